const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/project/glob.ts
var glob_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readGlob: () => readGlob });
/** Reads a glob. Matching takes time in proportion to the lengths of glob and path, multiplied. */
function readGlob(pattern) {
	const parts = pattern.split("/").filter((part) => part !== "" && part !== ".");
	const firstWild = parts.findIndex((part) => /[*?]/.test(part));
	return {
		base: (firstWild === -1 ? parts : parts.slice(0, firstWild)).join("/"),
		hasWildcard: firstWild !== -1,
		matches: (path) => matchesParts(parts, path === "" ? [] : path.split("/"))
	};
}
/** Greedy matching with one point to come back to, as for `*` in a name below: linear in practice, quadratic at worst. */
function matchesParts(pattern, path) {
	let at = 0;
	let part = 0;
	let starAt = -1;
	let resumeAt = 0;
	while (at < path.length) {
		const wanted = pattern[part];
		if (wanted === "**") {
			starAt = part++;
			resumeAt = at;
		} else if (wanted !== void 0 && matchesName(wanted, path[at] ?? "")) {
			part++;
			at++;
		} else if (starAt !== -1) {
			part = starAt + 1;
			at = ++resumeAt;
		} else return false;
	}
	while (pattern[part] === "**") part++;
	return part === pattern.length;
}
function matchesName(pattern, name) {
	let at = 0;
	let wanted = 0;
	let starAt = -1;
	let resumeAt = 0;
	while (at < name.length) if (pattern[wanted] === "*") {
		starAt = wanted++;
		resumeAt = at;
	} else if (pattern[wanted] === "?" || pattern[wanted] === name[at]) {
		wanted++;
		at++;
	} else if (starAt !== -1) {
		wanted = starAt + 1;
		at = ++resumeAt;
	} else return false;
	while (pattern[wanted] === "*") wanted++;
	return wanted === pattern.length;
}

Object.defineProperty(exports, "glob_exports", {
  enumerable: true,
  get: function () {
    return glob_exports;
  }
});
Object.defineProperty(exports, "readGlob", {
  enumerable: true,
  get: function () {
    return readGlob;
  }
});
