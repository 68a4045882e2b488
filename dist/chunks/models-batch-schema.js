// src/models/batch-schema.ts
const record = {
	type: "string",
	pattern: "^[0-9a-f]{32}r[1-9][0-9]{0,3}$"
};
const batchSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:batch:v1",
	title: "A batch inference job of Amazon Bedrock, as it is kept beside its records (slipway run --batch, slipway evaluate --batch)",
	type: "object",
	required: [
		"format",
		"id",
		"model",
		"records"
	],
	properties: {
		format: { const: "slipway/batch/v1" },
		id: {
			type: "string",
			pattern: "^[0-9a-f]{32}$",
			description: "Made from the model and the records."
		},
		model: {
			type: "string",
			minLength: 1,
			maxLength: 2048
		},
		records: {
			type: "array",
			minItems: 1,
			maxItems: 1e5,
			items: record,
			description: "The first half of a request's digest, `r`, and the number of the answer."
		},
		estimate: {
			type: "object",
			description: "US dollars that its answers will cost, and that they cost at most; absent where a price is not known.",
			required: ["expected", "most"],
			properties: {
				expected: {
					type: "number",
					minimum: 0
				},
				most: {
					type: "number",
					minimum: 0
				}
			}
		},
		job: {
			type: "string",
			maxLength: 2048,
			description: "ARN of the job; absent until Bedrock has taken it."
		},
		ended: {
			type: "object",
			required: ["state", "failed"],
			properties: {
				state: {
					type: "string",
					maxLength: 100
				},
				failed: {
					type: "array",
					items: record,
					description: "Records without an answer: asked again by the next run."
				}
			},
			description: "There once the job's answers were read."
		}
	}
};

Object.defineProperty(exports, "batchSchema", {
  enumerable: true,
  get: function () {
    return batchSchema;
  }
});
