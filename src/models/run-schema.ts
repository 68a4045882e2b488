/** The schema of what `slipway run` prints, `slipway/run/v1`. */
import { jobsAtWork } from "./batch-jobs-schema.ts";

const count = { type: "integer", minimum: 0 } as const;
const text = { type: "string" } as const;
const dollars = { type: ["number", "null"], description: "US dollars; null where a price is not known." } as const;

export const runSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slipway:schema:run:v1",
  title: "Answers of models to the cases of prompts (slipway run)",
  type: "object",
  required: ["format", "answers", "findings", "summary"],
  properties: {
    format: { const: "slipway/run/v1" },
    answers: {
      type: "array",
      items: {
        type: "object",
        required: ["prompt", "case", "repeat", "model", "request", "status"],
        properties: {
          prompt: text,
          case: text,
          repeat: { type: "integer", minimum: 1 },
          model: text,
          request: { type: "string", description: "Digest of the request, `sha256:…`." },
          status: {
            enum: ["answered", "missing", "failed"],
            description:
              "`missing`: no kept answer, and `--offline`, or too few for a batch job. `failed`: see `failure`.",
          },
          from: { enum: ["cache", "store", "model"], description: "`model`: asked in this run." },
          trusted: {
            type: "boolean",
            description: "True for an answer below `completions/` of the environment's store, which may be released.",
          },
          text,
          toolCalls: { type: "array" },
          stopReason: text,
          usage: { type: "object" },
          latencyMilliseconds: { type: "number" },
          cost: dollars,
          file: { type: "string", description: "Where it was written below `--out`." },
          failure: {
            type: "object",
            required: ["kind", "message", "next"],
            properties: { kind: text, message: text, next: text, code: text },
          },
        },
      },
    },
    findings: { type: "array", description: "As in `slipway/findings/v1`." },
    batch: {
      type: "object",
      description: "With `--batch`: jobs that are at work; what they were given is not among the answers yet.",
      required: ["place", "jobs", "left"],
      properties: jobsAtWork,
    },
    summary: {
      type: "object",
      properties: {
        answers: count,
        asked: { ...count, description: "Answers that this run asked for." },
        kept: { ...count, description: "Answers that were kept already." },
        missing: count,
        failed: count,
        cost: { ...dollars, description: "US dollars for what this run asked." },
        keptCost: { ...dollars, description: "What the kept answers would have cost." },
        pricesAsOf: { type: "string", description: "Day of the price table that ships with this version." },
        estimate: {
          type: "object",
          description: "Before asking, where a limit holds or with `--estimate`.",
          properties: {
            requests: count,
            expected: dollars,
            most: dollars,
            basis: text,
            models: {
              type: "array",
              description: "What it is made of, by model.",
              items: {
                type: "object",
                properties: {
                  model: text,
                  requests: count,
                  inputTokens: count,
                  outputTokens: count,
                  expected: dollars,
                  most: dollars,
                },
              },
            },
            unpriced: { type: "array" },
          },
        },
      },
    },
  },
} as const;
