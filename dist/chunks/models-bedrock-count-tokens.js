const require_json = require("./platform-json.js");
const require_prices = require("./models-identifier.js");
const require_converse = require("./models-bedrock-converse.js");

// src/models/bedrock/count-tokens.ts
/** The model's own count of a request's tokens, which costs nothing: where the model has it. */
/**
* Tokens of the input, or undefined where the model does not count (Nova, models that are launched with profiles only)
* or the question failed: an estimate takes its place. CountTokens refuses profiles, so the bare model is asked.
*/
async function countTokens(client, request, signal) {
	const identifier = require_prices.readModelIdentifier(request.model);
	const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : void 0;
	if (id === void 0 || require_prices.claudeVersion(id) === void 0) return void 0;
	const body = Buffer.from(JSON.stringify({ input: { converse: require_converse.countableBody(request) } }));
	const outcome = await client.send({
		method: "POST",
		path: `/model/${encodeURIComponent(id)}/count-tokens`,
		body,
		signal
	});
	if (outcome.kind !== "reply") return void 0;
	try {
		const reply = JSON.parse(Buffer.from(outcome.body).toString("utf8"));
		const tokens = require_json.isJsonObject(reply) ? require_json.ownProperty(reply, "inputTokens") : void 0;
		return typeof tokens === "number" && Number.isSafeInteger(tokens) && tokens >= 0 ? tokens : void 0;
	} catch {
		return;
	}
}

exports.countTokens = countTokens;
