/** Certificates of a company's proxy, by the variable that the AWS tools know. */
import { readFile } from "node:fs/promises";
import type { Environment } from "./credentials.ts";
import { awsErrors } from "./errors.ts";

/** The PEM file that AWS_CA_BUNDLE names; undefined where it names none. Throws SW0916 where it cannot be read. */
export async function readCertificates(environment: Environment): Promise<string | undefined> {
  const file = environment["AWS_CA_BUNDLE"];
  if (!file) return undefined;
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw awsErrors.create("SW0916", {
      message: `The certificates that AWS_CA_BUNDLE names (${file}) cannot be read.`,
      next: "Mend the variable, or take it away.",
      cause,
    });
  }
}
