const require_completion = require("./models-completion.js");
const require_request = require("./models-request.js");

// src/models/embedding.ts
/**
* Embeddings: texts as vectors. They are asked, kept, counted and limited like every other answer, whose text is the
* vector as JSON.
*/
/** The smallest and newest of Amazon's own, in most regions (Bedrock user guide, "Amazon Titan Text Embeddings V2"). */
const usualEmbeddingModel = "amazon.titan-embed-text-v2:0";
/** The request for the vector of a text. Only Bedrock is asked: a command of one's own has no embeddings. */
function embeddingRequest(model, text) {
	return require_request.createRequest({
		provider: "bedrock",
		model,
		system: [],
		messages: [{
			role: "user",
			content: [{ text }]
		}],
		parameters: {},
		tools: [],
		task: "embedding"
	}, /* @__PURE__ */ new Map(), { cachePoints: [] });
}
/** More numbers than any embedding has. */
const mostNumbers = 1e5;
/** The text under which a vector is kept; undefined for what is none. Nine digits tell apart all numbers of 32 bits. */
function textOfVector(vector) {
	if (!isVector(vector)) return void 0;
	return JSON.stringify(vector.map((value) => Number(value.toPrecision(9))));
}
/** The vector that an answer holds; undefined where somebody kept something else there. */
function vectorIn(completion) {
	try {
		const value = JSON.parse(require_completion.textOfAnswer(completion));
		return isVector(value) ? value : void 0;
	} catch {
		return;
	}
}
function isVector(value) {
	return Array.isArray(value) && value.length > 0 && value.length <= mostNumbers && value.every((one) => typeof one === "number" && Number.isFinite(one));
}

Object.defineProperty(exports, "embeddingRequest", {
  enumerable: true,
  get: function () {
    return embeddingRequest;
  }
});
Object.defineProperty(exports, "textOfVector", {
  enumerable: true,
  get: function () {
    return textOfVector;
  }
});
Object.defineProperty(exports, "usualEmbeddingModel", {
  enumerable: true,
  get: function () {
    return usualEmbeddingModel;
  }
});
Object.defineProperty(exports, "vectorIn", {
  enumerable: true,
  get: function () {
    return vectorIn;
  }
});
