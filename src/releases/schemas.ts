/** JSON Schemas of what this room stores, and of what its commands print. */
import type { JsonObject } from "../platform/json.ts";
import type { SchemaEntry } from "../platform/schema-entry.ts";
import {
  actor,
  count,
  digest,
  id,
  mention,
  nullableText,
  recordProperties,
  recordRequired,
  seq,
  sha256,
  shownRecord,
  text,
  time,
  version,
} from "./record-schema.ts";

const draft = "https://json-schema.org/draft/2020-12/schema";

const drillStep = {
  type: "object",
  required: ["seq", "version", "bundle", "milliseconds", "problem"],
  properties: { seq, version, bundle: digest, milliseconds: count, problem: nullableText },
} as const;

const requests = {
  type: "object",
  required: ["get", "put", "copy", "list", "delete"],
  properties: { get: count, put: count, copy: count, list: count, delete: count },
} as const;

const file = {
  type: "object",
  required: ["path", "sha256", "size", "mediaType"],
  properties: { path: text, sha256, size: count, mediaType: text },
} as const;

const problems = {
  type: "array",
  items: {
    type: "object",
    required: ["kind", "key", "message", "next"],
    properties: {
      kind: { enum: ["pointer", "chain", "manifest", "object", "mirror", "setting", "signature", "evidence"] },
      key: text,
      message: text,
      next: text,
    },
  },
} as const;

const skew = {
  type: "array",
  items: {
    type: "object",
    required: ["environment", "live"],
    properties: {
      environment: text,
      live: {
        anyOf: [
          { type: "null" },
          {
            type: "object",
            required: ["seq", "version", "bundle", "since"],
            properties: { seq, version, bundle: digest, since: time },
          },
        ],
      },
    },
  },
  description: "Environments after the same one (and that one) that show another bundle.",
} as const;

function entry(name: string, title: string, required: readonly string[], properties: JsonObject): SchemaEntry {
  const $id = `urn:slipway:schema:${name}:v1`;
  return { name, title, schema: { $schema: draft, $id, title, type: "object", required, properties } };
}

export const releasesSchemas: readonly SchemaEntry[] = [
  entry(
    "release",
    "A release record: current.json and releases/<seq>.json in a store",
    recordRequired,
    recordProperties,
  ),
  entry("prune", "What a running prune removes: prunes/<id>.json in a store", ["format", "id", "bundles", "objects"], {
    format: { const: "slipway/prune/v1" },
    id,
    environment: text,
    actor,
    createdAt: time,
    bundles: { type: "array", items: sha256 },
    objects: { type: "array", items: sha256 },
  }),
  entry(
    "mirror",
    "Which release the mirror shows: mirror.json in a store",
    ["format", "id", "seq", "state", "bundle", "base", "bundles", "places"],
    {
      format: { const: "slipway/mirror/v1" },
      id,
      seq,
      state: { enum: ["writing", "complete"] },
      bundle: digest,
      base: {
        anyOf: [
          { type: "null" },
          {
            type: "object",
            required: ["bundle", "places"],
            properties: { bundle: digest, places: { type: "array", items: text } },
          },
        ],
      },
      bundles: { type: "array", items: digest },
      places: { type: "array", items: text },
    },
  ),
  entry(
    "releases",
    "Output of deploy, promote, rollback, withdraw, history and show",
    ["format", "environment", "changed", "outcome", "release"],
    {
      format: { const: "slipway/releases/v1" },
      environment: text,
      changed: { type: "boolean", description: "Whether this command made something else live, or a mark." },
      outcome: { enum: ["released", "unchanged", "waiting", "withdrawn"] },
      release: {
        anyOf: [shownRecord, { type: "null" }],
        description: "What is live after the command, or what was asked for.",
      },
      releases: { type: "array", items: shownRecord, description: "Newest first." },
      requests,
      why: { enum: ["rolled-back", "not-live", "live"] },
      reasons: { type: "array", items: text },
      until: { anyOf: [time, { type: "null" }] },
      supersededBy: seq,
      more: { type: "boolean", description: "Whether there are older records." },
      skew,
      live: { type: "boolean" },
      withdrawn: mention,
      mirror: {
        type: "object",
        required: ["outcome", "seq", "written", "removed"],
        properties: { outcome: { enum: ["written", "unchanged"] }, seq: count, written: count, removed: count },
      },
    },
  ),
  entry(
    "plan",
    "Output of plan",
    [
      "format",
      "environment",
      "changes",
      "kind",
      "version",
      "live",
      "added",
      "changed",
      "removed",
      "moved",
      "unchanged",
      "bytes",
      "requests",
      "refusal",
      "decision",
    ],
    {
      format: { const: "slipway/plan/v1" },
      environment: text,
      changes: { type: "boolean", description: "Whether the deploy would change something." },
      kind: { enum: ["first", "unchanged", "same-bundle", "change"] },
      version,
      live: { anyOf: [shownRecord, { type: "null" }] },
      added: { type: "array", items: file },
      changed: {
        type: "array",
        items: {
          type: "object",
          required: ["path", "before", "after"],
          properties: { path: text, before: file, after: file },
        },
      },
      removed: { type: "array", items: file },
      moved: {
        type: "array",
        items: { type: "object", required: ["from", "to"], properties: { from: text, to: file } },
      },
      unchanged: count,
      bytes: { type: "object", required: ["upload", "total"], properties: { upload: count, total: count } },
      requests,
      skew,
      refusal: {
        anyOf: [
          { type: "null" },
          {
            type: "object",
            required: ["code", "message", "next"],
            properties: { code: text, message: text, next: text },
          },
        ],
      },
      decision: {
        anyOf: [
          { type: "null" },
          {
            type: "object",
            required: ["outcome", "reasons"],
            properties: { outcome: { enum: ["allow", "wait", "deny"] }, reasons: { type: "array", items: text } },
          },
        ],
      },
    },
  ),
  entry("verify", "Output of verify", ["format", "environment", "ok", "release", "checked", "problems", "notes"], {
    format: { const: "slipway/verify/v1" },
    environment: text,
    ok: { type: "boolean" },
    release: { anyOf: [shownRecord, { type: "null" }] },
    checked: {
      type: "object",
      required: ["records", "releases", "bundles", "objects", "bytes", "objectsBy"],
      properties: {
        records: count,
        releases: count,
        bundles: count,
        objects: count,
        bytes: count,
        objectsBy: { enum: ["size", "checksum", "content"] },
      },
    },
    problems,
    notes: { type: "array", items: text },
    requests,
  }),
  entry("repair", "Output of repair", ["format", "environment", "ok", "repaired", "problems", "notes"], {
    format: { const: "slipway/repair/v1" },
    environment: text,
    ok: { type: "boolean" },
    repaired: {
      type: "object",
      required: ["manifests", "objects", "mirrored"],
      properties: { manifests: count, objects: count, mirrored: count },
    },
    problems,
    notes: { type: "array", items: text },
  }),
  entry(
    "prune-result",
    "Output of prune",
    ["format", "environment", "changed", "outcome", "keptFrom", "bundles", "objects", "bytes", "release"],
    {
      format: { const: "slipway/prune-result/v1" },
      environment: text,
      changed: { type: "boolean" },
      outcome: { enum: ["pruned", "nothing", "would-prune", "overtaken"] },
      keptFrom: seq,
      bundles: count,
      objects: count,
      bytes: count,
      release: shownRecord,
    },
  ),
  entry(
    "watch",
    "Output of watch",
    ["format", "environment", "outcome", "rounds", "milliseconds", "checks", "release", "live"],
    {
      format: { const: "slipway/watch/v1" },
      environment: text,
      outcome: { enum: ["well", "failed", "rolled-back", "superseded", "nothing"] },
      rounds: { ...count, description: "How often the checks were asked." },
      milliseconds: count,
      checks: { type: "array", items: text },
      check: { ...text, description: "The check that failed." },
      reason: text,
      release: { anyOf: [shownRecord, { type: "null" }], description: "The rollback, where one was made." },
      live: {
        anyOf: [mention, { type: "null" }],
        description: "What is live after the command; null where nothing was asked.",
      },
    },
  ),
  entry("drill", "Output of drill", ["format", "environment", "ok", "before", "back", "forward"], {
    format: { const: "slipway/drill/v1" },
    environment: text,
    ok: { type: "boolean" },
    before: mention,
    back: drillStep,
    forward: drillStep,
  }),
  entry(
    "notes",
    "Output of notes",
    ["format", "environment", "release", "before", "level", "changes", "prompts", "files", "url"],
    {
      format: { const: "slipway/notes/v1" },
      environment: text,
      release: {
        type: "object",
        required: ["seq", "version", "bundle", "commit"],
        properties: { seq, version, bundle: digest, commit: nullableText },
      },
      before: { anyOf: [mention, { type: "null" }], description: "The newest release before it of another bundle." },
      level: {
        enum: ["none", "patch", "minor", "major", null],
        description: "What callers have to do; null for the first, and where the bundle before is gone.",
      },
      changes: {
        type: "array",
        items: { type: "object", required: ["level", "reason"], properties: { level: text, reason: text } },
      },
      prompts: {
        type: "array",
        items: { type: "object", required: ["name", "model"], properties: { name: text, model: nullableText } },
      },
      files: count,
      url: { ...nullableText, description: "Address on GitHub, with `--publish`." },
    },
  ),
];
