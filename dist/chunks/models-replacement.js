const require_nearest = require("./platform-nearest.js");
const require_prices = require("./models-identifier.js");
const require_settings = require("./models-parameters.js");

// src/models/replacement.ts
/** The name of the model to write in place of another, and the group of regions that a project uses. */
/**
* In the same group of regions. Where the old one had none and the new one needs one: by the group that the project
* uses, else by the global profile.
*/
function replacementName(instead, profile, usual) {
	if (profile !== void 0) return `${profile}.${instead}`;
	return require_settings.parametersOf(instead).profileOnly ? `${usual ?? "global"}.${instead}` : instead;
}
/** By the profiles of its models, in their order, else by the region in which Bedrock is asked. */
function usualGroup(models, region) {
	for (const model of models) {
		const identifier = model === void 0 ? void 0 : require_prices.readModelIdentifier(model);
		if ((identifier?.kind === "model" || identifier?.kind === "arn") && identifier.profile !== void 0) return identifier.profile;
	}
	return region === void 0 ? void 0 : groupOfRegion(region);
}
/** Source: Bedrock user guide, "Supported Regions and models for inference profiles", November 2026. */
function groupOfRegion(region) {
	if (region.startsWith("us-gov-")) return "us-gov";
	if (region.startsWith("us-") || region.startsWith("ca-")) return "us";
	if (region.startsWith("eu-")) return "eu";
	if (region === "ap-southeast-2" || region === "ap-southeast-4") return "au";
	if (region === "ap-northeast-1" || region === "ap-northeast-3") return "jp";
	return region.startsWith("ap-") ? "apac" : "global";
}

// src/models/spelling.ts
/** Misspelt ids of models, told by the words of those that the shipped tables have. */
/** Undefined where every word is known, or resembles none: a table cannot know the models of tomorrow. */
function misspelling(model) {
	const identifier = require_prices.readModelIdentifier(model);
	if (identifier.kind !== "model") return void 0;
	const { id, provider, profile } = identifier;
	const listed = [...require_prices.pricedModels, ...require_prices.modelEnds.flatMap((entry) => [entry.id, entry.instead ?? ""])];
	const known = new Set(listed.filter((one) => one.startsWith(`${provider}.`)).flatMap(wordsOf));
	for (const word of wordsOf(id)) {
		if (known.has(word)) continue;
		const meant = [...known].find((one) => require_nearest.editDistance(word, one, 1) <= 1);
		if (meant === void 0) continue;
		const right = id.replace(word, meant);
		const whole = require_prices.modelEnds.find(({ instead }) => instead?.startsWith(`${right}-`))?.instead ?? right;
		return {
			word,
			meant,
			model: `${profile === void 0 ? "" : `${profile}.`}${whole}`
		};
	}
}
/** Shorter words are a letter away from too much. */
function wordsOf(id) {
	return id.split(/[^a-z]+/).filter((word) => word.length >= 4);
}

Object.defineProperty(exports, "groupOfRegion", {
  enumerable: true,
  get: function () {
    return groupOfRegion;
  }
});
Object.defineProperty(exports, "misspelling", {
  enumerable: true,
  get: function () {
    return misspelling;
  }
});
Object.defineProperty(exports, "replacementName", {
  enumerable: true,
  get: function () {
    return replacementName;
  }
});
Object.defineProperty(exports, "usualGroup", {
  enumerable: true,
  get: function () {
    return usualGroup;
  }
});
