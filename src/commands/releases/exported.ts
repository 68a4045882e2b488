/** Credentials as variables of later steps, and how what was there before comes back when the job ends. */
import { type AwsCredentials, exportedKeyVariable } from "../../aws/credentials.ts";
import type { PostResult } from "../../platform/command.ts";
import { isJsonObject } from "../../platform/json.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** A profile goes before keys in every tool of AWS, so it has to give way while keys are exported. */
const hiding = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const;

/** What later steps get; an empty value takes a variable away. */
export function exportVariables(
  credentials: AwsCredentials,
  region: string,
  before: Variables,
): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken ?? "",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...Object.fromEntries(hiding.filter((name) => before[name]).map((name) => [name, ""])),
    [exportedKeyVariable]: credentials.accessKeyId,
  };
}

/**
 * For the end of the job: which key was exported, and what every variable was before. Those values were variables of the job
 * already, and are hidden like all secrets.
 */
export function stateOfExport(
  exported: Readonly<Record<string, string>>,
  before: Variables,
): Readonly<Record<string, string>> {
  const previous = Object.fromEntries(Object.keys(exported).map((name) => [name, before[name] ?? ""]));
  return { key: exported["AWS_ACCESS_KEY_ID"] ?? "", previous: JSON.stringify(previous) };
}

/**
 * Puts back what was there before. Where another step has set other credentials meanwhile, those are not ours to take away.
 */
export function restoreVariables(
  state: Readonly<Record<string, string>>,
  now: Variables,
  registerSecret: (secret: string) => void,
): PostResult {
  const previous = variablesIn(state["previous"] ?? "");
  for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]) {
    const value = previous[name];
    if (value) registerSecret(value);
  }
  const current = now["AWS_ACCESS_KEY_ID"] ?? "";
  if (current !== "" && current !== state["key"]) {
    return { text: "Other credentials are in the environment by now; they were left alone." };
  }
  const restored = previous["AWS_ACCESS_KEY_ID"] ? "The credentials that were there before are back." : "";
  return { text: `The exported credentials were taken away. ${restored}`.trim(), variables: previous };
}

/** Only names and values of variables of AWS and our own: the state comes from a file. */
function variablesIn(text: string): Readonly<Record<string, string>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (!isJsonObject(value)) return {};
  const entries = Object.entries(value).flatMap(([name, content]) =>
    /^(?:AWS|SLIPWAY)_[A-Z_]+$/.test(name) && typeof content === "string" ? [[name, content] as const] : [],
  );
  return Object.fromEntries(entries);
}
