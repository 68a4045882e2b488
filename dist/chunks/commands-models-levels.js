// src/commands/models/levels.ts
/** Notes in files that disable a rule were used up by the check, and none of them is about an answer. */
async function inLevels(findings, levels) {
	if (levels === void 0 || Object.keys(levels).length === 0 || findings.length === 0) return findings;
	const [{ applyRules }, { loadRules }] = await Promise.all([Promise.resolve().then(() => require("./prompts-check-levels.js")).then((n) => n.levels_exports), Promise.resolve().then(() => require("./commands-catalogue.js")).then((n) => n.catalogue_exports)]);
	return applyRules(findings, {
		levels,
		rules: await loadRules()
	}, []);
}

exports.inLevels = inLevels;
