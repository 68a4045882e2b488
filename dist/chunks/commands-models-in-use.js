const require_credentials = require("./aws-credentials.js");
const require_prices = require("./models-identifier.js");
const require_spelling = require("./models-replacement.js");
const require_order = require("./platform-order.js");

// src/commands/models/in-use.ts
/** The models that a project's prompts use, and what is known of each. */
const nothingTold = {
	region: void 0,
	lifecycles: /* @__PURE__ */ new Map(),
	profiles: /* @__PURE__ */ new Map()
};
/** Bedrock is asked in passing: a slow answer is worth no wait. Milliseconds. */
const patience = 1e4;
/** Asks Bedrock where credentials are chosen; a failure is told, and ends nothing. */
async function askBedrock(project, models, offline, context) {
	if (offline) return {
		...nothingTold,
		problem: void 0
	};
	if (!(require_credentials.areCredentialsChosen(context.environment) || (context.environment["AWS_BEARER_TOKEN_BEDROCK"] ?? "") !== "")) return {
		...nothingTold,
		problem: "there are no AWS credentials in the environment"
	};
	const [{ openBedrockClient }, { inferenceProfile, listLifecycles }] = await Promise.all([Promise.resolve().then(() => require("./commands-models-bedrock.js")).then((n) => n.bedrock_exports), Promise.resolve().then(() => require("./models-bedrock-catalogue.js"))]);
	const { client, close } = await openBedrockClient(project, "control", void 0, {
		concurrency: 4,
		deadline: patience
	}, context);
	const ending = AbortSignal.any([context.signal, AbortSignal.timeout(patience)]);
	try {
		const lifecycles = await listLifecycles(client, ending);
		if (typeof lifecycles === "string") return {
			...nothingTold,
			problem: lifecycles
		};
		const profiles = /* @__PURE__ */ new Map();
		for (const model of models) {
			const identifier = require_prices.readModelIdentifier(model);
			const profile = identifier.kind === "model" && identifier.profile !== void 0 || identifier.kind === "arn" && identifier.resource.endsWith("inference-profile") ? await inferenceProfile(client, model, ending) : void 0;
			if (profile !== void 0) profiles.set(model, profile);
		}
		return {
			region: client.region,
			lifecycles,
			profiles,
			problem: void 0
		};
	} finally {
		close();
	}
}
/** Every model once, those that end first at the top. */
function modelsInUse(project, prompts, told, today) {
	const names = /* @__PURE__ */ new Map();
	if (project.config.model !== void 0) names.set(project.config.model, []);
	for (const { model, name } of prompts) {
		if (model === void 0) continue;
		const known = names.get(model);
		if (known === void 0) names.set(model, [name]);
		else known.push(name);
	}
	const usual = require_spelling.usualGroup([...names.keys()], project.config.models?.region);
	return [...names].map(([model, users]) => describe(project, model, users, {
		told,
		today,
		usual
	})).sort((a, b) => require_order.compareText(a.end ?? "9999", b.end ?? "9999") || require_order.compareText(a.model, b.model));
}
function describe(project, model, prompts, { told, today, usual }) {
	const identifier = require_prices.readModelIdentifier(model);
	const profile = told.profiles.get(model);
	const id = require_prices.modelIdOf(model) ?? profile?.model;
	const lifecycle = id === void 0 ? void 0 : told.lifecycles.get(id);
	const entry = id === void 0 ? void 0 : require_prices.endOf(id);
	const end = lifecycle?.end ?? entry?.end;
	const days = end === void 0 ? void 0 : require_prices.daysBetween(today, end);
	const price = require_prices.priceOf(model, project.config.models?.prices ?? {}, id);
	const isListed = id !== void 0 && (lifecycle !== void 0 || entry !== void 0 || price !== void 0);
	const group = identifier.kind === "model" || identifier.kind === "arn" ? identifier.profile : void 0;
	return {
		model,
		id,
		state: !isListed ? "unknown" : stateOf(id, end, days, lifecycle, today),
		end,
		days,
		extendedAccess: lifecycle?.extendedAccess,
		instead: entry?.instead === void 0 ? void 0 : require_spelling.replacementName(entry.instead, group, usual),
		profile: group,
		regions: profile?.regions ?? [],
		price,
		prompts: [...prompts].sort(),
		isDefault: model === project.config.model
	};
}
function stateOf(id, end, days, told, today) {
	if (end !== void 0 && days !== void 0 && days <= 0) return "ended";
	if (told?.status === "LEGACY") return "legacy";
	return require_prices.lifecycleOf(id, today).state === "ending" || days !== void 0 && days <= 90 ? "ending" : "live";
}

exports.askBedrock = askBedrock;
exports.modelsInUse = modelsInUse;
