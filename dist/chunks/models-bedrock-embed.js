const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_json = require("./platform-json.js");

// src/models/bedrock/embed.ts
/** Embeddings: texts as vectors, by InvokeModel. Titan and Cohere take one text at a time or several, each in its own form. */
var embed_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ embed: () => embed });
/** The smallest and newest of Amazon's own, in most regions (Bedrock user guide, "Amazon Titan Text Embeddings V2"). */
const usualEmbeddingModel = "amazon.titan-embed-text-v2:0";
/** The vector of a text. */
async function embed(client, model, text, signal) {
	const body = /(?:^|[./])cohere\./.test(model) ? {
		texts: [text],
		input_type: "clustering"
	} : { inputText: text };
	const outcome = await client.send({
		method: "POST",
		path: `/model/${encodeURIComponent(model)}/invoke`,
		body: Buffer.from(JSON.stringify(body)),
		signal
	});
	if (outcome.kind !== "reply") return {
		ok: false,
		problem: problemOf(outcome, model)
	};
	const vector = vectorIn(outcome.body);
	if (vector !== void 0) return {
		ok: true,
		vector
	};
	return {
		ok: false,
		problem: `${model} gave no embedding; name an embedding model of Titan or Cohere.`
	};
}
function problemOf(outcome, model) {
	switch (outcome.kind) {
		case "refused": return `Bedrock refused ${model}: ${outcome.code === "" ? `status ${outcome.status}` : outcome.code}.`;
		case "unreachable": return `${outcome.host} cannot be reached (${outcome.code}).`;
		case "no-credentials": return outcome.error.message;
		default: return `${model} gave no embedding.`;
	}
}
/** `{embedding: […]}` of Titan, `{embeddings: [[…]]}` or `{embeddings: {float: [[…]]}}` of Cohere. */
function vectorIn(body) {
	let reply;
	try {
		reply = JSON.parse(Buffer.from(body).toString("utf8"));
	} catch {
		return;
	}
	if (!require_json.isJsonObject(reply)) return void 0;
	const several = require_json.ownProperty(reply, "embeddings");
	const lists = require_json.isJsonObject(several) ? require_json.ownProperty(several, "float") : several;
	const vector = require_json.ownProperty(reply, "embedding") ?? (Array.isArray(lists) ? lists[0] : void 0);
	if (!Array.isArray(vector) || vector.length === 0 || vector.length > 1e5) return void 0;
	return vector.every((value) => typeof value === "number" && Number.isFinite(value)) ? vector : void 0;
}

Object.defineProperty(exports, "embed_exports", {
  enumerable: true,
  get: function () {
    return embed_exports;
  }
});
Object.defineProperty(exports, "usualEmbeddingModel", {
  enumerable: true,
  get: function () {
    return usualEmbeddingModel;
  }
});
