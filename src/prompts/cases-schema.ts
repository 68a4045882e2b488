/** The schema of `NAME.cases.yaml`, the one definition of its shape. */
import type { FromSchema } from "json-schema-to-ts";
import { expectationFields } from "./expectations-schema.ts";

/** In UTF-8 bytes; leaves room for `renderings/`, the prompt's name and `.json` in a path of 512. */
export const longestCaseName = 200;

const part = {
  type: "object",
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  description: "One of `text`, `media`, `data`, `metadata`, `toolRequest` and `toolResponse`.",
  properties: {
    text: { type: "string", description: "Text." },
    media: {
      type: "object",
      required: ["url"],
      additionalProperties: false,
      properties: {
        url: { type: "string", description: "A file of the project, a `data:` address or an allowed `s3:` address." },
        contentType: { type: "string", description: "Media type: `image/png`." },
      },
      description: "A picture or another medium.",
    },
    data: { description: "Structured data." },
    metadata: { type: "object", description: "Facts about the message that are not shown to the model." },
    toolRequest: { type: "object", description: "What the model asked a tool." },
    toolResponse: { type: "object", description: "What the tool answered." },
  },
} as const;

const message = {
  type: "object",
  required: ["role", "content"],
  additionalProperties: false,
  properties: {
    role: { enum: ["user", "model", "system", "tool"], description: "Who spoke: `user`, `model`, `system` or `tool`." },
    content: {
      oneOf: [{ type: "string" }, { type: "array", items: part }],
      description: "What was said: text, or a list of parts.",
    },
    metadata: { type: "object", description: "Facts about the message that are not shown to the model." },
  },
} as const;

const caseFields = {
  description: { type: "string", description: "What the case stands for, in one sentence." },
  input: {
    type: "object",
    description: "Values of the variables. `{ $file: path }` in place of a value reads it from a file of the project.",
  },
  context: { type: "object", description: "Context data by name: `state` is `@state` in the template." },
  history: { type: "array", items: message, description: "The conversation before this prompt, oldest first." },
  ...expectationFields,
} as const;

const unnamed = {
  type: ["object", "null"],
  additionalProperties: false,
  description: "A case: `input` and, where needed, `context`, `history`, `expect`, `description`.",
  properties: caseFields,
} as const;

const named = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  description: "A case: `name`, `input` and, where needed, `context`, `history`, `expect`, `description`.",
  properties: {
    name: { type: "string", minLength: 1, description: "Name of the case, unique for its prompt: `lost-parcel`." },
    ...caseFields,
  },
} as const;

export const casesSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slipway:schema:cases:v1",
  title: "Cases of a prompt (NAME.cases.yaml)",
  type: "object",
  required: ["cases"],
  additionalProperties: false,
  properties: {
    cases: {
      oneOf: [
        { type: "array", items: named },
        { type: "object", additionalProperties: unnamed },
      ],
      description: "A list of cases with names, or a mapping from names to cases.",
    },
  },
} as const;

/** Used in place of `oneOf` when checking, so that problems name the place inside a case. */
const asWritten = {
  description: "Cases stand below it, each with a name and its inputs: `- { name: first, input: { … } }`.",
};
export const caseListSchema = {
  ...casesSchema,
  properties: { cases: { ...asWritten, type: "array", items: named } },
} as const;
export const caseMapSchema = {
  ...casesSchema,
  properties: { cases: { ...asWritten, type: "object", additionalProperties: unnamed } },
} as const;

/** One message of a history as it is written. */
export type WrittenMessage = FromSchema<typeof message>;
