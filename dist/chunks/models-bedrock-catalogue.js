const require_json = require("./platform-json.js");
const require_prices = require("./models-identifier.js");

// src/models/bedrock/catalogue.ts
/** What Bedrock tells about its models: how they stand, and where profiles lead. Source: Bedrock API reference. */
/** How every model of a region stands, by its id; a text where Bedrock did not tell, saying why. */
async function listLifecycles(client, signal) {
	const reply = await ask(client, "/foundation-models", signal);
	if (typeof reply === "string") return reply;
	const summaries = require_json.ownProperty(reply, "modelSummaries");
	const found = /* @__PURE__ */ new Map();
	for (const summary of Array.isArray(summaries) ? summaries : []) {
		if (!require_json.isJsonObject(summary)) continue;
		const id = require_json.ownProperty(summary, "modelId");
		const told = require_json.ownProperty(summary, "modelLifecycle");
		if (typeof id !== "string" || !require_json.isJsonObject(told)) continue;
		const lifecycle = { status: told["status"] === "LEGACY" ? "LEGACY" : "ACTIVE" };
		for (const [name, field] of [
			["legacy", "legacyTime"],
			["extendedAccess", "publicExtendedAccessTime"],
			["end", "endOfLifeTime"]
		]) {
			const day = dayOf(require_json.ownProperty(told, field));
			if (day !== void 0) lifecycle[name] = day;
		}
		found.set(id, lifecycle);
	}
	return found;
}
/** Where a profile leads, by its id or ARN; undefined where Bedrock did not tell. */
async function inferenceProfile(client, name, signal) {
	const reply = await ask(client, `/inference-profiles/${encodeURIComponent(name)}`, signal);
	if (typeof reply === "string") return void 0;
	const models = require_json.ownProperty(reply, "models");
	const arns = (Array.isArray(models) ? models : []).flatMap((entry) => {
		const arn = require_json.isJsonObject(entry) ? require_json.ownProperty(entry, "modelArn") : void 0;
		return typeof arn === "string" ? [arn] : [];
	});
	const [first] = arns;
	const identifier = first === void 0 ? void 0 : require_prices.readModelIdentifier(first);
	const regions = arns.flatMap((arn) => {
		const region = arn.split(":")[3];
		return region === void 0 || region === "" ? [] : [region];
	});
	return {
		model: identifier?.kind === "arn" ? identifier.id : void 0,
		regions: [...new Set(regions)].sort()
	};
}
async function ask(client, path, signal) {
	const outcome = await client.send({
		method: "GET",
		path,
		signal
	});
	switch (outcome.kind) {
		case "reply": break;
		case "refused": return `${outcome.code || outcome.status}${outcome.message === "" ? "" : `: ${outcome.message}`}`;
		case "unreachable": return `${outcome.host} cannot be reached (${outcome.code})`;
		case "no-credentials": return outcome.error.message;
		default: return "no answer that can be read came";
	}
	try {
		const value = JSON.parse(Buffer.from(outcome.body).toString("utf8"));
		return require_json.isJsonObject(value) ? value : "the reply is no object";
	} catch {
		return "the reply is no JSON";
	}
}
/** Times come as RFC 3339, or as seconds since 1970. */
function dayOf(time) {
	const date = typeof time === "number" ? /* @__PURE__ */ new Date(time * 1e3) : typeof time === "string" ? new Date(time) : void 0;
	return date === void 0 || Number.isNaN(date.getTime()) ? void 0 : date.toISOString().slice(0, 10);
}

exports.inferenceProfile = inferenceProfile;
exports.listLifecycles = listLifecycles;
