const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/models/rules.ts
var rules_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ modelsRules: () => modelsRules });
const modelId = {
	id: "model-id",
	group: "models",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where the name has no form of Bedrock's at all, its provider is not known and resembles none, or a word of it looks misspelt"
	}, {
		severity: "note",
		when: "where it is a model of another service, `anthropic/claude-sonnet-4-5`"
	}],
	title: "A model's name that Amazon Bedrock does not have",
	page: `A model is named by its id, by an inference profile, or by an ARN:

| written | is |
| --- | --- |
| \`anthropic.claude-3-haiku-20240307-v1:0\` | a model |
| \`eu.anthropic.claude-sonnet-4-5-20250929-v1:0\` | a model by the inference profile of a group of regions: \`us\`, \`eu\`, \`apac\`, \`au\`, \`jp\`, \`us-gov\`, \`global\` |
| \`arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/abc123\` | a profile of your own |

A model of another service, \`googleai/gemini-2.5-flash\`, is left alone, and so are its parameters: the prompt can be
checked, rendered and released, but Slipway cannot run it. Where the service has the name of a provider on Bedrock,
\`anthropic/claude-sonnet-4-5\`, a note says so.`
};
const modelProfile = {
	id: "model-profile",
	group: "models",
	severity: "warning",
	title: "A model that needs an inference profile",
	page: `Newer models cannot be called by their bare id: Bedrock answers that on-demand throughput is not supported. Put
the group of regions before the id:

\`\`\`yaml
model: anthropic.claude-sonnet-4-5-20250929-v1:0
\`\`\`

becomes

\`\`\`yaml
model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0
\`\`\``
};
const modelEnded = {
	id: "model-ended",
	group: "models",
	severity: "error",
	title: "A model past its end of life",
	page: `Bedrock refuses every request to a model past its end of life: \u201cThis model version has reached the end of its
life.\u201d The finding names a model that takes its place; evaluate the prompt with it before you release it, because
another model answers otherwise.

The dates are Bedrock's own, not the provider's, and stand in a dated table of this version of Slipway. A model that is
newer than the table is not judged.`
};
const modelEnding = {
	id: "model-ending",
	group: "models",
	severity: "warning",
	title: "A model that ends soon",
	page: `The model reaches its end of life on Bedrock within 90 days. It is in its Legacy period: accounts that have not
used it for 30 days lose it earlier, its price may rise, and quotas are no longer raised. Move the prompt to the model
that the finding names, and evaluate it.`
};
const parameterRefused = {
	id: "parameter-refused",
	group: "models",
	severity: "error",
	title: "A parameter that the model refuses",
	page: `Bedrock answers with a ValidationException, and the prompt cannot be run:

- Claude Opus 4.7 and newer, and Claude 5 and newer, take no \`temperature\`, \`topP\` and \`topK\` (\u201ctemperature is
  deprecated for this model\u201d).
- Claude from 4.1 on takes \`temperature\` or \`topP\`, not both.

Remove the parameter. Where answers should vary less, say so in the prompt, and measure it with an evaluation.`
};
const parameterUnknown = {
	id: "parameter-unknown",
	group: "models",
	severity: "warning",
	also: [{
		severity: "error",
		when: "where the name is nearly that of a parameter"
	}],
	title: "A parameter that nothing reads",
	page: `\`config\` holds inference parameters: \`temperature\`, \`topP\`, \`topK\`, \`maxOutputTokens\`, \`stopSequences\`; and of
Bedrock \`additionalModelRequestFields\`, \`guardrailConfig\`, \`performanceConfig\`, \`requestMetadata\`, \`serviceTier\`,
\`cachePoints\`, \`outputConfig\`, \`thinking\` and \`effort\`. Another name is silently without effect, and a misspelt one is an error.

Parameters that only one model knows go under \`additionalModelRequestFields\`.`
};
const parameterValue = {
	id: "parameter-value",
	group: "models",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where the prompt names no model, so that it may be meant for another service"
	}],
	title: "A parameter with a value that cannot be",
	page: `Bedrock takes \`temperature\` and \`topP\` from 0 to 1, \`maxOutputTokens\` from 1 up to what the model can write,
and \`stopSequences\` as a list of texts. Other services have other bounds: a temperature of 1.5 is one of theirs.`
};
const requestImpossible = {
	id: "request-impossible",
	group: "models",
	severity: "error",
	title: "A rendering that cannot be put to the model",
	page: `Bedrock would refuse the request, so it is not sent: a conversation without words of the user, media in the system
prompt, a file of a type that Converse does not take, a setting that cannot be. The message says which.

\`slipway render\` shows the messages of a case.`
};
const answerIncomplete = {
	id: "answer-incomplete",
	group: "models",
	severity: "error",
	title: "An answer that is not whole",
	page: `The model stopped for another reason than that it had finished: \`max_tokens\` (the answer is cut off),
\`guardrail_intervened\`, \`content_filtered\`, \`malformed_model_output\`, \`malformed_tool_use\` or
\`model_context_window_exceeded\`. Whole answers end with \`end_turn\`, \`stop_sequence\` or \`tool_use\`.

Such an answer is kept, because it was paid for, and never published silently: \`deploy\` refuses it.`
};
const answerInvalid = {
	id: "answer-invalid",
	group: "models",
	severity: "error",
	title: "An answer that does not fit the output schema",
	page: `A prompt with \`output.format: json\` or an \`output.schema\` promises JSON of that shape to its callers, and the
answer is something else. JSON inside a code block counts as JSON.

Claude from 4.5 on is held to the schema by constrained output where the schema allows it
(\`output.constrained: false\` switches that off). For other models describe the fields in the prompt.`
};
const answerEmpty = {
	id: "answer-empty",
	group: "models",
	severity: "error",
	title: "An answer without text",
	page: `The model finished and said nothing, and called no tool. Most often the prompt leaves nothing to answer, or a stop
sequence comes first.`
};
/** Every rule of the room. */
const modelsRules = [
	modelId,
	modelProfile,
	modelEnded,
	modelEnding,
	parameterRefused,
	parameterUnknown,
	parameterValue,
	requestImpossible,
	answerIncomplete,
	answerInvalid,
	answerEmpty
];

Object.defineProperty(exports, "answerEmpty", {
  enumerable: true,
  get: function () {
    return answerEmpty;
  }
});
Object.defineProperty(exports, "answerIncomplete", {
  enumerable: true,
  get: function () {
    return answerIncomplete;
  }
});
Object.defineProperty(exports, "answerInvalid", {
  enumerable: true,
  get: function () {
    return answerInvalid;
  }
});
Object.defineProperty(exports, "modelEnded", {
  enumerable: true,
  get: function () {
    return modelEnded;
  }
});
Object.defineProperty(exports, "modelEnding", {
  enumerable: true,
  get: function () {
    return modelEnding;
  }
});
Object.defineProperty(exports, "modelId", {
  enumerable: true,
  get: function () {
    return modelId;
  }
});
Object.defineProperty(exports, "modelProfile", {
  enumerable: true,
  get: function () {
    return modelProfile;
  }
});
Object.defineProperty(exports, "parameterRefused", {
  enumerable: true,
  get: function () {
    return parameterRefused;
  }
});
Object.defineProperty(exports, "parameterUnknown", {
  enumerable: true,
  get: function () {
    return parameterUnknown;
  }
});
Object.defineProperty(exports, "parameterValue", {
  enumerable: true,
  get: function () {
    return parameterValue;
  }
});
Object.defineProperty(exports, "requestImpossible", {
  enumerable: true,
  get: function () {
    return requestImpossible;
  }
});
Object.defineProperty(exports, "rules_exports", {
  enumerable: true,
  get: function () {
    return rules_exports;
  }
});
