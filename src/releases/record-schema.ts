/** The JSON Schema of a release record, and of the values that everything about releases is made of. */

export const seq = { type: "integer", minimum: 1, maximum: 9_999_999_999 } as const;
export const digest = { type: "string", pattern: "^sha256:[0-9a-f]{64}$" } as const;
export const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" } as const;
export const version = { type: "string", maxLength: 128, description: "Semantic version without `v`." } as const;
export const id = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,63}$" } as const;
export const time = { type: "string", description: "RFC 3339 in UTC: `2026-11-23T10:00:00.000Z`." } as const;
export const text = { type: "string" } as const;
export const nullableText = { type: ["string", "null"] } as const;
export const count = { type: "integer", minimum: 0 } as const;

export const mention = {
  type: "object",
  required: ["seq", "version", "bundle"],
  properties: { seq, version, bundle: digest },
} as const;

export const actor = {
  type: "object",
  required: ["name"],
  properties: { name: text, id: text, via: text },
} as const;

export const recordProperties = {
  format: { const: "slipway/release/v1" },
  seq: { ...seq, description: "Counts from 1 without gaps, marks included." },
  version,
  environment: text,
  bundle: { ...digest, description: "Digest of the manifest under `bundles/`." },
  parent: {
    anyOf: [digest, { type: "null" }],
    description: "Digest of the bytes of the record before; null for the first.",
  },
  action: {
    type: "string",
    description: "deploy, promote, rollback, adopt, prune or withdraw; readers accept others.",
  },
  rollbackOf: { ...seq, description: "The release that a rollback left." },
  restores: { ...seq, description: "The release whose bundle a rollback brought back." },
  promotedFrom: {
    type: "object",
    required: ["environment", "seq", "id"],
    properties: { environment: text, seq, id },
  },
  continues: { ...seq, description: "The release that stays live through a prune or withdraw record." },
  reason: text,
  createdAt: { ...time, description: "By the store's clock; never before the parent's." },
  actor,
  source: {
    type: "object",
    required: ["repository", "commit", "ref"],
    properties: { repository: nullableText, commit: nullableText, ref: nullableText, changed: { type: "boolean" } },
  },
  gate: {
    type: "object",
    required: ["outcome", "evidence"],
    properties: { outcome: text, evidence: { anyOf: [digest, { type: "null" }] } },
  },
  evidence: { type: "array", items: digest, maxItems: 100 },
  demands: {
    ...digest,
    description: "Of what the cases of the deployed tree demand of answers; absent in records of earlier versions.",
  },
  blocked: { type: "array", items: mention, description: "Bundles that rollbacks left." },
  withdrawn: { type: "array", items: mention, description: "Bundles that must never be live again." },
  unblocked: {
    type: "array",
    items: {
      type: "object",
      required: ["bundle", "version", "reason"],
      properties: { bundle: digest, version, reason: text },
    },
  },
  allowedSecrets: {
    type: "object",
    required: ["count", "reason"],
    properties: { count: { type: "integer", minimum: 1 }, reason: text },
    description: "Secrets that were found in the bundle and published all the same.",
  },
  breakGlass: {
    type: "object",
    required: ["reason", "skipped", "approvers"],
    properties: {
      reason: text,
      skipped: { type: "array", items: text },
      approvers: { type: "array", items: text },
    },
    description: "The release went past the gate: why, past which rules, and who was not asked.",
  },
  recent: { type: "array", items: mention, maxItems: 50, description: "The releases before this one, oldest first." },
  older: {
    type: "object",
    required: ["from", "versions"],
    properties: { from: seq, versions: { type: "string", pattern: "^(?:[0-9a-f]{8})*$" } },
    description: "Fingerprints of versions that have left `recent`: 8 hexadecimal digits of each one's SHA-256.",
  },
  keptFrom: { ...seq, description: "Releases before this one may have lost their files." },
  pruning: { ...id, description: "The prune that is under way." },
  id: { ...id, description: "Unique to the attempt that made the record." },
  checksum: { ...digest, description: "Digest of the canonical record without this member." },
} as const;

export const recordRequired = [
  "format",
  "seq",
  "version",
  "environment",
  "bundle",
  "parent",
  "action",
  "createdAt",
  "actor",
  "source",
  "gate",
  "evidence",
  "blocked",
  "recent",
  "id",
] as const;

/** A record in the output of a command: with the digest of its bytes. */
export const shownRecord = {
  type: "object",
  required: [...recordRequired, "digest"],
  properties: { ...recordProperties, digest },
} as const;
