const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");

// src/models/request.ts
/**
* What is asked of a model, apart from any provider, and the digest that names it: everything that decides the answer
* is in the digest, and nothing else. A comment in a prompt changes no digest; a partial that changes the text does.
*/
/** Longest request in canonical form, bytes: a rendering has 8,000,000 characters at most, and media are digests. */
const longestRequest = 67108864;
/** The request with its digest: the SHA-256 of the canonical JSON of `{format: "slipway/request/v1", \u2026content}`. */
function createRequest(content, media, handling) {
	return {
		...content,
		digest: require_digest.digestOf(requestBytes(content)),
		media,
		handling
	};
}
/** The bytes that a request's digest is of. */
function requestBytes(content) {
	const { provider, command, model, system, messages, parameters, tools, toolChoice, outputSchema, guardrail, task } = content;
	const document = {
		format: "slipway/request/v1",
		provider,
		model,
		system,
		messages,
		parameters: withoutAbsent(parameters),
		tools,
		...withoutAbsent({
			command,
			toolChoice,
			outputSchema,
			guardrail,
			task
		})
	};
	const bytes = require_canonical_json.canonicalBytes(document);
	if (bytes.byteLength > longestRequest) throw new RangeError(`A request of ${bytes.byteLength} bytes`);
	return bytes;
}
/** Bytes of all that a model reads, media included: what a first estimate of tokens is made from. */
function textBytesOf(request) {
	const { system, messages, tools, outputSchema } = request;
	const texts = messages.flatMap(({ content }) => content.filter((part) => !("media" in part)));
	const written = [...system, ...texts.map((part) => "text" in part ? part.text : JSON.stringify(part))];
	const schemas = tools.length === 0 && outputSchema === void 0 ? "" : JSON.stringify([tools, outputSchema ?? null]);
	return [...written, schemas].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
/** True where bytes or places of media go along, so that the text alone does not tell the tokens. */
function hasMedia({ messages }) {
	return messages.some(({ content }) => content.some((part) => "media" in part));
}
/** Canonical JSON has no `undefined`. */
function withoutAbsent(object) {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== void 0));
}

Object.defineProperty(exports, "createRequest", {
  enumerable: true,
  get: function () {
    return createRequest;
  }
});
Object.defineProperty(exports, "hasMedia", {
  enumerable: true,
  get: function () {
    return hasMedia;
  }
});
Object.defineProperty(exports, "requestBytes", {
  enumerable: true,
  get: function () {
    return requestBytes;
  }
});
Object.defineProperty(exports, "textBytesOf", {
  enumerable: true,
  get: function () {
    return textBytesOf;
  }
});
