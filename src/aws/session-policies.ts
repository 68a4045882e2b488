/**
 * Session policies: what one command may do with a role that may do more. They are hygiene on top of the role (THREATS:
 * "the role is the boundary"): a stolen session of a `plan` writes nothing. Pure: names in, JSON out.
 */
import { batchSessionStatements } from "./batch-policies.ts";
import {
  alarmStatements,
  type Folder,
  mirrorResources,
  type PolicyInput,
  settingsOfBucket,
  signingStatements,
  sourceStatements,
} from "./policies.ts";
import { allow, at, bucketOf, listing, type PolicyPlace, type Statement, useOfKey } from "./policy-statements.ts";

/** What a session is taken for. Commands of one kind share a name. */
export const sessionWorks = [
  "read",
  "deploy",
  "promote",
  "rollback",
  "withdraw",
  "repair",
  "adopt",
  "prune",
  "approve",
  "evaluate",
  "sign",
  "watch",
] as const;
export type SessionWork = (typeof sessionWorks)[number];

interface Needs {
  /** Folders that the work writes to. */
  readonly writes: readonly Folder[];
  readonly pointer: boolean;
  readonly removes?: readonly Folder[];
  /** Brings the mirror up to date, where there is one. */
  readonly mirror?: boolean;
  /** Reads the environment that releases come from. */
  readonly source?: boolean;
  readonly models?: boolean;
  readonly signs?: boolean;
  readonly alarms?: boolean;
  /** Looks at the settings of the bucket. */
  readonly settings?: boolean;
}

const needs: Readonly<Record<SessionWork, Needs>> = {
  read: { writes: [], pointer: false, settings: true },
  deploy: { writes: ["bundles", "evidence", "objects", "releases"], pointer: true, mirror: true },
  promote: { writes: ["bundles", "evidence", "objects", "releases"], pointer: true, mirror: true, source: true },
  rollback: { writes: ["evidence", "releases"], pointer: true, mirror: true },
  withdraw: { writes: ["evidence", "releases"], pointer: true },
  repair: { writes: ["bundles", "objects", "releases"], pointer: false, mirror: true },
  adopt: { writes: ["bundles", "evidence", "objects", "releases"], pointer: true },
  prune: { writes: ["prunes", "releases"], pointer: true, removes: ["bundles", "objects"] },
  approve: { writes: ["approvals"], pointer: false },
  evaluate: { writes: ["completions", "evidence"], pointer: false, models: true },
  sign: { writes: [], pointer: false, signs: true },
  watch: { writes: [], pointer: false, alarms: true },
};

/** STS's limit for an inline session policy as it is sent (IAM user guide, "IAM and STS character limits"). */
const sessionPolicyCharacters = 2048;

/**
 * Policies for one kind of work, the narrowest first: exact, then with the whole prefix, then with the whole bucket in
 * place of its folders. Those that are longer than STS takes are left out; STS also packs them with the session's tags, and
 * may refuse one that is shorter.
 */
export function sessionPolicies(input: PolicyInput, work: SessionWork): readonly string[] {
  const levels = [exactly(input, work), byPrefix(input, work), byBucket(input, work)];
  return [...new Set(levels.map(asText))].filter((text) => text.length <= sessionPolicyCharacters);
}

function exactly(input: PolicyInput, work: SessionWork): readonly Statement[] {
  // These two ask other services than S3, with a session of their own.
  if (needs[work].signs === true) return signingStatements(input);
  if (needs[work].alarms === true) return alarmStatements(input);
  const {
    writes,
    pointer,
    removes = [],
    mirror = false,
    source = false,
    settings = false,
    models = false,
  } = needs[work];
  const mirrors = mirror ? mirrorResources(input) : [];
  const written = [
    ...(pointer ? [at(input, "current.json")] : []),
    ...writes.map((folder) => at(input, `${folder}/*`)),
    ...(mirrors.length === 0 ? [] : [at(input, "mirror.json"), ...mirrors]),
  ];
  const removed = [...removes.map((folder) => at(input, `${folder}/*`)), ...mirrors];
  return [
    allow("Read", "s3:GetObject", [at(input, "*")]),
    listing(input),
    ...(written.length === 0 ? [] : [allow("Write", "s3:PutObject", written)]),
    ...(removed.length === 0 ? [] : [allow("Remove", "s3:DeleteObject", removed)]),
    ...(settings ? [settingsStatement(input)] : []),
    ...keyStatements(input, written.length > 0),
    ...(source ? sourceStatements(input.source) : []),
    ...(models ? [anyModel(), ...batchSessionStatements(input)] : []),
  ];
}

function byPrefix(input: PolicyInput, work: SessionWork): readonly Statement[] {
  if (needs[work].signs === true) return exactly(input, work);
  if (needs[work].alarms === true) {
    return alarmStatements(input).map(({ Action }) => allow("SeeAlarms", Action, ["*"]));
  }
  const { writes, removes, mirror, source, settings, models } = needs[work];
  const removing = removes !== undefined || (mirror === true && input.mirrors.length > 0);
  const actions = [
    "s3:GetObject",
    ...(writes.length > 0 ? ["s3:PutObject"] : []),
    ...(removing ? ["s3:DeleteObject"] : []),
  ];
  return [
    allow("Work", actions, [at(input, "*")]),
    listing(input),
    ...(settings === true ? [settingsStatement(input)] : []),
    ...keyStatements(input, writes.length > 0),
    ...(source === true ? sourceStatements(input.source) : []),
    ...(models === true ? [anyModel(), ...batchSessionStatements(input)] : []),
  ];
}

function byBucket(input: PolicyInput, work: SessionWork): readonly Statement[] {
  const bucket = { ...input, prefix: "" };
  const source = input.source === undefined ? undefined : { ...input.source, prefix: "" };
  return byPrefix({ ...bucket, source }, work);
}

function settingsStatement(input: PolicyPlace): Statement {
  return allow("Settings", settingsOfBucket, [bucketOf(input)]);
}

function keyStatements(input: PolicyPlace, writes: boolean): readonly Statement[] {
  return useOfKey(input, "Key", writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"]);
}

/**
 * Which models are called, prompts, judges, embeddings and `--model` say after the session began; which may be, the
 * role's own policy says.
 */
function anyModel(): Statement {
  return allow("Models", ["bedrock:CountTokens", "bedrock:InvokeModel"], ["*"]);
}

/** Without names and blanks: they count. */
function asText(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(({ Sid: _, ...statement }) => statement) });
}
