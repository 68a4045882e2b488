/** JSON Schemas of what this room makes. `difference.ts` has the same shapes as types, with what they mean. */

import { findingSchema } from "../platform/finding-schema.ts";
import type { SchemaEntry } from "../platform/schema-entry.ts";
import { renderingsSchema } from "../prompts/compiled-schema.ts";

const draft = "https://json-schema.org/draft/2020-12/schema";

const text = { type: "string" } as const;
const count = { type: "integer", minimum: 0 } as const;
const line = { type: "integer", minimum: 1 } as const;
const messages = renderingsSchema.properties.renderings.items.properties.messages;
const findings = { type: "array", items: findingSchema } as const;
const changeStatus = { enum: ["same", "changed", "added", "removed", "moved"] } as const;

export const sideSchema = {
  type: "object",
  required: ["commit", "label"],
  properties: {
    commit: { type: ["string", "null"], description: "Full hash; null for the working tree." },
    label: { ...text, description: "As a person wrote it." },
  },
} as const;

export const shardSchema = {
  type: "object",
  description: "One part of a matrix job.",
  required: ["index", "total"],
  properties: { index: line, total: line },
} as const;

const level = { enum: ["none", "patch", "minor", "major"] } as const;

const contract = {
  type: "object",
  required: ["level", "changes"],
  properties: {
    level,
    changes: {
      type: "array",
      items: {
        type: "object",
        required: ["level", "subject", "reason"],
        properties: {
          level: { enum: ["patch", "minor", "major"] },
          subject: { enum: ["prompt", "input", "output", "tool", "settings", "words", "schema"] },
          at: { ...text, description: "Where in a schema: `customer.plan`." },
          reason: text,
          unclear: { type: "boolean", description: "The comparison could not tell and took the safe side." },
          place: {
            type: "object",
            required: ["side", "file"],
            properties: { side: { enum: ["base", "head"] }, file: text, line, column: line },
          },
        },
      },
    },
  },
} as const;

const size = {
  type: ["object", "null"],
  required: ["characters", "tokens"],
  properties: { characters: count, tokens: { ...count, description: "Estimated offline." } },
} as const;

export const sizeChangeSchema = {
  type: "object",
  required: ["before", "after"],
  properties: { before: size, after: size },
} as const;

const row = {
  oneOf: [
    { type: "object", required: ["kind", "text"], properties: { kind: { const: "same" }, text } },
    {
      type: "object",
      required: ["kind", "text"],
      properties: {
        kind: { enum: ["removed", "added"] },
        text,
        moved: { ...line, description: "The line of the other side that has the same text." },
      },
    },
    {
      type: "object",
      required: ["kind", "words"],
      properties: {
        kind: { const: "changed" },
        words: {
          type: "array",
          items: {
            oneOf: [
              {
                type: "object",
                required: ["kind", "text"],
                properties: { kind: { enum: ["same", "removed", "added"] }, text },
              },
              {
                type: "object",
                required: ["kind", "characters"],
                properties: { kind: { const: "folded" }, characters: line },
              },
            ],
          },
        },
      },
    },
    { type: "object", required: ["kind", "lines"], properties: { kind: { const: "folded" }, lines: line } },
    {
      type: "object",
      required: ["kind", "removed", "added"],
      properties: { kind: { const: "cut" }, removed: count, added: count },
    },
  ],
} as const;

const messageDifference = {
  type: "object",
  required: ["status", "role", "parts"],
  properties: {
    status: changeStatus,
    role: text,
    roleBefore: text,
    before: count,
    after: count,
    parts: {
      type: "array",
      items: {
        type: "object",
        required: ["status", "kind", "rows"],
        properties: {
          status: changeStatus,
          kind: text,
          before: count,
          after: count,
          rows: { type: "array", items: row },
        },
      },
    },
  },
} as const;

const caseDifference = {
  type: "object",
  required: ["name", "status", "messages", "size"],
  properties: {
    name: text,
    status: { enum: ["added", "removed", "changed", "renamed", "same"] },
    from: text,
    before: messages,
    after: messages,
    messages: { type: "array", items: messageDifference },
    size: sizeChangeSchema,
  },
} as const;

const promptDifference = {
  type: "object",
  required: ["name", "status", "file", "causes", "broken", "settings", "contract", "cases", "sameCases", "size"],
  properties: {
    name: text,
    status: { enum: ["added", "removed", "changed", "renamed", "affected"] },
    from: text,
    file: text,
    causes: {
      type: "array",
      items: {
        type: "object",
        required: ["kind", "file", "status"],
        properties: {
          kind: { enum: ["prompt", "template", "partial", "schema", "tool", "cases", "data", "media", "settings"] },
          file: text,
          status: { enum: ["added", "removed", "changed", "renamed"] },
          from: text,
        },
      },
    },
    broken: { type: "object", required: ["before", "after"], properties: { before: findings, after: findings } },
    settings: {
      type: "array",
      items: { type: "object", required: ["name"], properties: { name: text, before: true, after: true } },
    },
    contract,
    cases: { type: "array", items: caseDifference },
    sameCases: count,
    template: {
      type: "array",
      items: row,
      description: "The text of the template compared, where it changed and no case shows how.",
    },
    size: sizeChangeSchema,
  },
} as const;

export const projectDifferenceSchema = {
  type: "object",
  required: ["path", "status", "count", "prompts", "settings", "contract", "cut"],
  properties: {
    path: { ...text, description: "Folder from the root of the repository; empty at the root." },
    status: { enum: ["added", "removed", "changed", "unchanged"] },
    count: { type: "object", required: ["before", "after"], properties: { before: count, after: count } },
    prompts: { type: "array", items: promptDifference },
    settings: { type: "array", items: text },
    contract,
    cut: { type: "array", items: text, description: "What was left out, in sentences." },
  },
} as const;

export const versionAdviceSchema = {
  type: "object",
  required: ["latest", "next"],
  properties: {
    latest: { type: ["string", "null"], description: "Highest release that the base can reach, without `v`." },
    next: { type: ["string", "null"], description: "The smallest version that promises enough." },
  },
} as const;

/** `slipway diff --json` */
export const diffSchema = {
  $schema: draft,
  $id: "urn:slipway:schema:diff:v1",
  title: "What differs between two revisions",
  type: "object",
  required: ["format", "base", "head", "projects", "level"],
  properties: {
    format: { const: "slipway/diff/v1" },
    base: sideSchema,
    head: sideSchema,
    shard: shardSchema,
    projects: { type: "array", items: projectDifferenceSchema },
    level,
    version: versionAdviceSchema,
  },
} as const;

/** `slipway version --json` */
const versionSchema = {
  $schema: draft,
  $id: "urn:slipway:schema:version:v1",
  title: "The version that the next release has to have",
  type: "object",
  required: ["format", "latest", "tag", "level", "next", "changes"],
  properties: {
    format: { const: "slipway/version/v1" },
    latest: versionAdviceSchema.properties.latest,
    tag: { type: ["string", "null"], description: "The tag of the latest release." },
    level,
    next: versionAdviceSchema.properties.next,
    checked: { ...text, description: "The version of `--check`, where it promises enough." },
    changes: contract.properties.changes,
  },
} as const;

export const changesSchemas: readonly SchemaEntry[] = [
  { name: "diff", title: "What differs between two revisions, from diff", schema: diffSchema },
  { name: "version", title: "The version that the next release has to have, from version", schema: versionSchema },
];
