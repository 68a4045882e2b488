/** The schema of what `slipway models` prints, `slipway/models/v1`. */
const text = { type: "string" } as const;
const day = { type: ["string", "null"], description: "`2026-11-23`; null where it is not known." } as const;

const total = {
  type: "object",
  required: ["judged", "passed", "cost"],
  properties: {
    judged: { type: "integer", description: "Cases that demand something." },
    passed: { type: "integer" },
    cost: { type: ["number", "null"], description: "US dollars of the answers; null where a price is not known." },
  },
} as const;

export const modelListSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slipway:schema:models:v1",
  title: "Models in use, and when they end (slipway models)",
  type: "object",
  required: ["format", "models", "asOf"],
  properties: {
    format: { const: "slipway/models/v1" },
    asOf: { type: "string", description: "Day of the table that ships with this version." },
    asked: { type: ["string", "null"], description: "Region in which Bedrock was asked; null where it was not." },
    models: {
      type: "array",
      items: {
        type: "object",
        required: ["model", "state", "prompts"],
        properties: {
          model: text,
          id: { type: ["string", "null"], description: "The model behind the name, without its group of regions." },
          state: {
            enum: ["live", "legacy", "ending", "ended", "unknown"],
            description: "`unknown`: a model of another service, or a name that hides its model.",
          },
          end: day,
          days: { type: ["integer", "null"], description: "Until its end." },
          extendedAccess: { ...day, description: "From here on the price rises." },
          instead: { type: ["string", "null"], description: "A model for the same work." },
          profile: { type: ["string", "null"], description: "Group of regions of the inference profile." },
          regions: { type: "array", items: text, description: "Where the profile leads, as Bedrock tells." },
          price: { type: ["object", "null"], description: "US dollars for a million tokens." },
          prompts: { type: "array", items: text },
          slipwayYaml: { type: "boolean", description: "True for the `model` of slipway.yaml." },
        },
      },
    },
    migrated: {
      type: "object",
      description: "With `migrate`: what was rewritten, and the answers of both models that are kept.",
      required: ["from", "to", "files", "written"],
      properties: {
        from: text,
        to: text,
        written: { type: "boolean" },
        files: { type: "array", items: text },
        notes: { type: "array", items: text, description: "What the new model refuses." },
        answers: {
          type: "array",
          items: {
            type: "object",
            required: ["prompt", "case"],
            properties: {
              prompt: text,
              case: text,
              before: { type: ["string", "null"] },
              after: { type: ["string", "null"] },
              outcomes: {
                type: "object",
                description: "By what the case demands: `passed`, `failed`, `error`, `unjudged`, `missing`.",
                required: ["before", "after"],
                properties: { before: text, after: text },
              },
            },
          },
        },
        totals: {
          type: "object",
          description: "Of each model, over the cases that both have answers to.",
          required: ["before", "after"],
          properties: { before: total, after: total },
        },
      },
    },
  },
} as const;
