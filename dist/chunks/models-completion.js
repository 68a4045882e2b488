const require_canonical_json = require("./bundles-canonical-json.js");
const require_bounded_json = require("./platform-bounded-json.js");
const require_digest = require("./platform-digest.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_completion_schema = require("./models-completion-schema.js");

// src/models/completion.ts
/** A model's answer as it is kept: `completions/<request digest>/<n>.json` of a store, and files of the cache. */
const completionFormat = "slipway/completion/v1";
/**
* The answer as it can be kept: half of a surrogate pair becomes the sign for a broken character, which canonical JSON
* needs. Undefined for what no JSON can hold: a tool's input nested without end.
*/
function storableAnswer(answer) {
	const wellFormed = (_name, value) => typeof value === "string" ? value.toWellFormed() : value;
	try {
		const stored = JSON.parse(JSON.stringify(answer), wellFormed);
		require_canonical_json.canonicalBytes(stored.content);
		return stored;
	} catch {
		return;
	}
}
/** An answer may be long (64,000 tokens and more), never endless. */
const largestCompletion = 16777216;
/** Reasons to stop that leave a whole answer; with every other one it is cut off, refused or broken. */
const completeStops = /* @__PURE__ */ new Set([
	"end_turn",
	"stop_sequence",
	"tool_use"
]);
/** False where the answer was cut off, refused by a guardrail or broken. */
function isComplete({ stopReason }) {
	return completeStops.has(stopReason);
}
/** The text of an answer: its text parts one after the other. */
function textOfAnswer({ content }) {
	return content.map((part) => "text" in part ? part.text : "").join("");
}
/** True where the answer has neither text nor a tool to call. */
function isEmpty(completion) {
	return textOfAnswer(completion).trim() === "" && !completion.content.some((part) => "toolUse" in part);
}
/** Tools that the model wants to have called, in its order. */
function toolCallsOf({ content }) {
	return content.flatMap((part) => "toolUse" in part ? [{
		name: part.toolUse.name,
		input: part.toolUse.input ?? null
	}] : []);
}
/** `completions/<hex>/<n>.json`, below an environment's prefix. `repeat` counts from 1. */
function completionKey(request, repeat) {
	return `completions/${require_digest.hexOf(request)}/${repeat}.json`;
}
/** The bytes under which a completion is kept: canonical JSON. */
function completionBytes(completion) {
	return require_canonical_json.canonicalBytes(completion);
}
/** Canonical JSON, in which they are written, has 64 levels below the first. */
const deepestCompletion = 66;
/**
* A reader for many completions, whose schema is compiled once. It believes nothing, and leaves fields alone that this
* version does not know.
*/
function createCompletionReader() {
	const validator = require_json_schema.validatorOfOwn(require_completion_schema.completionSchema);
	return (bytes, request, repeat) => {
		const read = require_bounded_json.readJsonObject(bytes, {
			maximumBytes: largestCompletion,
			maximumDepth: deepestCompletion
		});
		if (!read.ok) return void 0;
		const { value } = read;
		if (value["request"] !== request || value["repeat"] !== repeat) return void 0;
		return validator.validate(value).length === 0 ? value : void 0;
	};
}

Object.defineProperty(exports, "completionBytes", {
  enumerable: true,
  get: function () {
    return completionBytes;
  }
});
Object.defineProperty(exports, "completionFormat", {
  enumerable: true,
  get: function () {
    return completionFormat;
  }
});
Object.defineProperty(exports, "completionKey", {
  enumerable: true,
  get: function () {
    return completionKey;
  }
});
Object.defineProperty(exports, "createCompletionReader", {
  enumerable: true,
  get: function () {
    return createCompletionReader;
  }
});
Object.defineProperty(exports, "isComplete", {
  enumerable: true,
  get: function () {
    return isComplete;
  }
});
Object.defineProperty(exports, "isEmpty", {
  enumerable: true,
  get: function () {
    return isEmpty;
  }
});
Object.defineProperty(exports, "largestCompletion", {
  enumerable: true,
  get: function () {
    return largestCompletion;
  }
});
Object.defineProperty(exports, "storableAnswer", {
  enumerable: true,
  get: function () {
    return storableAnswer;
  }
});
Object.defineProperty(exports, "textOfAnswer", {
  enumerable: true,
  get: function () {
    return textOfAnswer;
  }
});
Object.defineProperty(exports, "toolCallsOf", {
  enumerable: true,
  get: function () {
    return toolCallsOf;
  }
});
