/** The schema of what `slipway evaluate --batch` prints while jobs are at work, `slipway/batch-jobs/v1`. */
const count = { type: "integer", minimum: 0 } as const;
const text = { type: "string" } as const;

/** What is known of jobs that are at work; `slipway run` has it in its own document. */
export const jobsAtWork = {
  place: { type: "string", description: "Place in S3." },
  left: { ...count, description: "Answers that are missing and too few for a job." },
  jobs: {
    type: "array",
    items: {
      type: "object",
      required: ["model", "job", "state", "records"],
      properties: {
        model: text,
        job: { type: "string", description: "ARN." },
        state: { type: "string", description: "As Bedrock calls it: `InProgress`." },
        records: count,
        processed: count,
        estimate: {
          type: "object",
          description: "US dollars for its answers; absent where a price is not known.",
          required: ["expected", "most"],
          properties: { expected: { type: "number" }, most: { type: "number" } },
        },
      },
    },
  },
} as const;

export const batchJobsSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slipway:schema:batch-jobs:v1",
  title: "Batch inference jobs at work, before anything can be judged (slipway evaluate --batch)",
  type: "object",
  required: ["format", "place", "jobs", "left", "answers"],
  properties: {
    format: { const: "slipway/batch-jobs/v1" },
    ...jobsAtWork,
    answers: { ...count, description: "Answers that are known already." },
  },
} as const;
