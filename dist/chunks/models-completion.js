const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");
const require_json = require("./platform-json.js");
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
function isComplete({ stopReason }) {
	return completeStops.has(stopReason);
}
/** The text of an answer: its text parts one after the other. */
function textOfAnswer({ content }) {
	return content.map((part) => "text" in part ? part.text : "").join("");
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
/**
* Reads a completion that somebody kept, believing nothing: undefined for what is none, or answers another question.
* Fields that this version does not know are left alone.
*/
function parseCompletion(bytes, request, repeat) {
	if (bytes.byteLength > 16777216) return void 0;
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return;
	}
	if (!require_json.isJsonObject(value) || value["request"] !== request || value["repeat"] !== repeat) return void 0;
	return require_json_schema.validatorOfOwn(require_completion_schema.completionSchema).validate(value).length === 0 ? value : void 0;
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
Object.defineProperty(exports, "isComplete", {
  enumerable: true,
  get: function () {
    return isComplete;
  }
});
Object.defineProperty(exports, "largestCompletion", {
  enumerable: true,
  get: function () {
    return largestCompletion;
  }
});
Object.defineProperty(exports, "parseCompletion", {
  enumerable: true,
  get: function () {
    return parseCompletion;
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
