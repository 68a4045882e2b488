const require_exec_provider = require("./models-exec-provider.js");
const require_finding_at = require("./platform-finding-at.js");
const require_visible = require("./platform-visible.js");
const require_rules = require("./project-rules.js");
const require_cache_folder = require("./commands-models-cache-folder.js");

// src/commands/models/check-settings.ts
/** What is wrong with `models:` of slipway.yaml, for `check`: what a run would refuse. */
/** At the settings; none where nothing of it is written. */
function modelsFindings(project) {
	const { configFile, locations, config } = project;
	const names = config.models?.exec?.environment ?? [];
	const refused = new Set(require_exec_provider.credentialsAmong(names));
	if (configFile === void 0) return [];
	const inEnvironment = [...names.entries()].flatMap(([index, name]) => {
		if (!refused.has(name)) return [];
		const pointer = `/models/exec/environment/${index}`;
		const place = locations.valueAt(pointer) ?? locations.nearestTo(pointer);
		return [require_finding_at.createFinding(require_rules.configProblem, configFile, place, {
			message: `\`${require_visible.visibleLine(name)}\` holds credentials of AWS, GitHub or Slipway, which are never handed to a command.`,
			severity: "warning",
			help: "Remove it, and give the command a key of its own under a name of its own."
		})];
	});
	return [...require_cache_folder.cacheFindings(project), ...inEnvironment];
}

exports.modelsFindings = modelsFindings;
