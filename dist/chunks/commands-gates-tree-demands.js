const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");
const require_order = require("./platform-order.js");
const require_script_imports = require("./evaluation-script-files.js");
const require_checked = require("./prompts-case-rendering.js");
let node_path_posix = require("node:path/posix");

// src/evaluation/script-digest.ts
/** What a script is made from, as one digest: an evaluation holds for these scripts and no others. */
/**
* Digests of the scripts that cases name, by their path in the project: of each with all files that it may import. What
* cannot be read is part of the digest as such, so that a file which comes later changes it.
*/
async function scriptDigests(root, cases) {
	const scripts = new Set(cases.flatMap(({ expect }) => expect.flatMap(({ kind, value }) => kind === "script" && typeof value === "string" ? [value] : [])));
	const digests = /* @__PURE__ */ new Map();
	for (const script of scripts) digests.set(script, await digestOfScript(root, script));
	return digests;
}
async function digestOfScript(root, script) {
	const read = require_script_imports.scriptFiles(root, Number.POSITIVE_INFINITY);
	const found = /* @__PURE__ */ new Map();
	const waiting = [script];
	for (let path = waiting.pop(); path !== void 0; path = waiting.pop()) {
		if (found.has(path)) continue;
		const file = await read(path);
		found.set(path, "text" in file ? require_digest.sha256Of(Buffer.from(file.text)) : "unreadable");
		if (!("text" in file) || path.endsWith(".json")) continue;
		for (const name of require_script_imports.importableNames(file.text) ?? []) waiting.push((0, node_path_posix.join)((0, node_path_posix.dirname)(path), name));
	}
	const files = [...found].sort(([a], [b]) => require_order.compareText(a, b)).map(([path, sha256]) => ({
		path,
		sha256
	}));
	return require_digest.digestOf(require_canonical_json.canonicalBytes({
		format: "slipway/script/v1",
		script,
		files
	}));
}

// src/commands/gates/tree-demands.ts
/** What the cases of a working tree demand of answers, as one digest: an evaluation holds for these demands and no others. */
var tree_demands_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ digestOfDemands: () => digestOfDemands });
/** Of cases that were read already, with the files of their scripts as they are now. */
async function digestOfDemands(root, cases) {
	return require_evaluation.demandsDigest(cases, await scriptDigests(root, cases));
}
/** Of all cases of the project as they are now. */
async function demandsOfTree(project) {
	const set = await require_checked.openChecked(project, "dropped");
	const demands = [];
	for await (const { prompt, cases } of set.each()) {
		if (prompt === void 0) continue;
		demands.push(...require_evaluation.demandedCases(prompt.name, cases));
	}
	return digestOfDemands(project.root, demands);
}

Object.defineProperty(exports, "demandsOfTree", {
  enumerable: true,
  get: function () {
    return demandsOfTree;
  }
});
Object.defineProperty(exports, "digestOfDemands", {
  enumerable: true,
  get: function () {
    return digestOfDemands;
  }
});
Object.defineProperty(exports, "scriptDigests", {
  enumerable: true,
  get: function () {
    return scriptDigests;
  }
});
Object.defineProperty(exports, "tree_demands_exports", {
  enumerable: true,
  get: function () {
    return tree_demands_exports;
  }
});
