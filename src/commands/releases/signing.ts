/** From `--sign`, `sign:` and `--signed-by` to keys that sign and verify. */
import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { isOnRunner } from "../../platform/environment.ts";
import {
  type KeyReference,
  parseKeyReference,
  readSigningKey,
  readVerifyingKey,
  readVerifyingKeyDer,
  type SigningKey,
  unusable,
  type VerifyingKey,
} from "../../provenance/keys.ts";
import { signBundle } from "../../provenance/signatures.ts";
import type { Actor, Source } from "../../releases/record.ts";
import { serviceClient } from "./aws-service.ts";
import type { OpenEnvironment } from "./open.ts";

export const signInput = {
  type: "string",
  description:
    "Sign the bundle with this key: a file in PEM, env:NAME, or awskms:alias/NAME; else `sign:` of the environment",
  placeholder: "KEY",
} as const;

/** A private key in PEM has a few hundred bytes. */
const largestKey = 64 * 1024;

export interface SigningRequest {
  readonly bundle: Digest;
  readonly version: string;
  readonly source: Source;
  readonly actor: Actor;
}

/**
 * How to sign a release of this environment; undefined where nobody asked for it. The key is opened at once, so that one
 * that cannot be used stops the command before anything is written.
 *
 * @throws SW1301, and SW0922 where KMS refuses.
 */
export async function signerFor(
  written: string | undefined,
  { project, environment }: Pick<OpenEnvironment, "project" | "environment">,
  context: CommandContext,
): Promise<((request: SigningRequest) => Promise<Uint8Array>) | undefined> {
  const reference = written ?? environment.sign;
  if (reference === undefined) return undefined;
  const key = await openSigningKey(parseKeyReference(reference), { project, environment }, context);
  const variables = context.environment;
  const inWorkflow = isOnRunner(variables) && variables["GITHUB_WORKFLOW_REF"] !== undefined;
  const server = variables["GITHUB_SERVER_URL"] ?? "https://github.com";
  return ({ bundle, version, source, actor }) =>
    signBundle(
      {
        bundle,
        version,
        repository: source.repository,
        commit: source.commit,
        ref: source.ref,
        changed: source.changed === true,
        builder: inWorkflow ? `${server}/${variables["GITHUB_WORKFLOW_REF"]}` : "urn:slipway:builder:local",
        invocation: actor.via,
        tool: `slipway ${packageJson.version}`,
      },
      [key],
    );
}

/** Keys to verify with. @throws SW1301, and SW0922 where KMS refuses. */
export async function openVerifyingKeys(
  written: readonly string[],
  { project, environment }: Pick<OpenEnvironment, "project" | "environment">,
  context: CommandContext,
): Promise<readonly VerifyingKey[]> {
  const keys: VerifyingKey[] = [];
  for (const text of written) {
    const reference = parseKeyReference(text);
    if (reference.kind === "kms") {
      const { kmsPublicKey } = await import("../../aws/kms.ts");
      const client = await serviceClient("kms", project, environment, "sign", context);
      keys.push(readVerifyingKeyDer(await kmsPublicKey(client, reference.key), text));
    } else {
      keys.push(readVerifyingKey(pemOf(reference, context), text));
    }
  }
  return keys;
}

async function openSigningKey(
  reference: KeyReference,
  { project, environment }: Pick<OpenEnvironment, "project" | "environment">,
  context: CommandContext,
): Promise<SigningKey> {
  if (reference.kind !== "kms") {
    const pem = pemOf(reference, context);
    context.redaction.hide(pem);
    return readSigningKey(pem, reference.kind === "file" ? reference.path : `The variable ${reference.name}`);
  }
  const { kmsPublicKey, kmsSign } = await import("../../aws/kms.ts");
  const client = await serviceClient("kms", project, environment, "sign", context);
  const { id } = readVerifyingKeyDer(await kmsPublicKey(client, reference.key), reference.key);
  return { id, sign: (bytes) => kmsSign(client, reference.key, bytes) };
}

function pemOf(reference: Exclude<KeyReference, { kind: "kms" }>, context: CommandContext): string {
  if (reference.kind === "variable") {
    const value = context.environment[reference.name];
    if (value) return value;
    throw unusable(`The variable ${reference.name} is not set`);
  }
  try {
    const bytes = firstBytes(resolve(context.cwd, reference.path), largestKey + 1);
    if (bytes.length <= largestKey) return bytes.toString("utf8");
  } catch {
    throw unusable(`The key file ${reference.path} cannot be read`);
  }
  throw unusable(`The key file ${reference.path} is too large for a key`);
}

/** No more than what is wanted, whatever the file is: a pipe has no size, and a device may never end. */
function firstBytes(path: string, most: number): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(most);
    let length = 0;
    while (length < most) {
      const read = readSync(file, bytes, length, most - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
