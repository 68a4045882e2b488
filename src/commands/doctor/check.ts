/** One thing that the doctor looks at, and what it looks at it with. */

import type { Caller } from "../../aws/caller.ts";
import type { AwsClient } from "../../aws/client.ts";
import type { CredentialProvider } from "../../aws/credentials.ts";
import type { Claims } from "../../aws/oidc-claims.ts";
import type { S3Settings } from "../../aws/settings.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Environment, Project } from "../../project/project.ts";

/** `ok`; `missing` or wrong, so that something will fail or is not safe; `unclear` where it cannot be seen from here. */
export type CheckState = "ok" | "missing" | "unclear";

export interface CheckResult {
  readonly state: CheckState;
  /** A sentence. */
  readonly message: string;
  /** What to do, a sentence; absent where all is well. */
  readonly next?: string;
}

export interface DoctorSubject {
  readonly project: Project;
  readonly environment: Environment;
  readonly context: CommandContext;
  /** Undefined for a folder. */
  readonly aws: AwsSubject | undefined;
}

/** Every part is found out once, when the first check asks for it. What throws is reported by the check that asked. */
export interface AwsSubject {
  readonly settings: S3Settings;
  readonly bucket: string;
  readonly account: string | undefined;
  credentials(): Promise<CredentialProvider>;
  /** False where the provider has none. */
  hasCredentials(): Promise<boolean>;
  /** The Date of STS's answer to a question that needs no credentials, in milliseconds since 1970; else why there is none. */
  serverTime(): Promise<number | { readonly why: string }>;
  client(service: "s3" | "sts" | "iam" | "kms"): Promise<AwsClient>;
  /** Whose credentials these are; undefined where STS does not tell. */
  caller(): Promise<Caller | undefined>;
  /** Claims of the job's own ID token; undefined where none can be had. */
  jobClaims(): Promise<Claims | undefined>;
}

/** A check belongs to what it is about, or to nothing where it does not apply to this environment. */
export interface DoctorCheck {
  /** Lower case words joined by hyphens; the same for every run. */
  readonly id: string;
  /** A noun phrase for the list: "Bucket". */
  readonly title: string;
  /** Left out, and named at the end, where there are no credentials at all. */
  readonly needsCredentials?: true;
  /** Nothing where it does not apply. May throw: the doctor reports that as unclear and goes on. */
  look(subject: DoctorSubject): Promise<readonly CheckResult[]>;
}

/** `message` is a sentence about what is as it should be. */
export function ok(message: string): CheckResult {
  return { state: "ok", message };
}

/** What will fail or is not safe; `next` is a sentence with what to do. */
export function missing(message: string, next: string): CheckResult {
  return { state: "missing", message, next };
}

/** What cannot be seen from here: it fails nothing, and `next` says how to see it. */
export function unclear(message: string, next: string): CheckResult {
  return { state: "unclear", message, next };
}
