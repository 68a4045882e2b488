const require_load = require("./platform-shape.js");

// src/project/projects.ts
/** The projects of a repository, from the paths of its files. */
/** Looks at paths from the root of the repository, with `/`. */
function projectFolders(paths) {
	const configured = /* @__PURE__ */ new Set();
	const usual = /* @__PURE__ */ new Set();
	/** Folders that hold a folder of JSON files as prompts, and those that hold one of templates. */
	const pairs = /* @__PURE__ */ new Set();
	const templates = /* @__PURE__ */ new Set();
	for (const path of paths) {
		const last = path.slice(path.lastIndexOf("/") + 1);
		const isConfig = last === require_load.configFileName;
		const isPrompt = last.endsWith(".prompt");
		const isPair = last.endsWith(".json");
		if (!isConfig && !isPrompt && !isPair && !mayBeTemplate(path)) continue;
		const names = path.split("/").slice(0, -1);
		if (names.some((name) => name === "node_modules" || name.startsWith("."))) continue;
		if (isConfig) configured.add(names.join("/"));
		for (const [index, name] of names.entries()) (require_load.defaultLayout.templates.includes(name) ? templates : require_load.defaultLayout.prompts.includes(name) ? isPrompt ? usual : isPair ? pairs : void 0 : void 0)?.add(names.slice(0, index).join("/"));
	}
	for (const folder of pairs) if (templates.has(folder)) usual.add(folder);
	return {
		configured,
		usual
	};
}
/** A repository may have a hundred thousand files that are none. */
function mayBeTemplate(path) {
	return require_load.defaultLayout.templates.some((name) => path.includes(name));
}
/**
* Every project once, sorted: those with a slipway.yaml, and those in a usual layout that lie in none of them. A project
* inside another one is a project of its own.
*/
function projectsIn({ configured, usual }) {
	const others = [...usual].filter((folder) => !foldersAbove(folder).some((above) => configured.has(above)));
	const outer = others.filter((folder) => !foldersAbove(folder).some((above) => above !== folder && others.includes(above)));
	return [...configured, ...outer].sort();
}
/** A folder and those above it, up to the root of the repository, which is the empty path. */
function foldersAbove(folder) {
	const folders = [];
	for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) folders.push(at);
	return [...folders, ""];
}

Object.defineProperty(exports, "foldersAbove", {
  enumerable: true,
  get: function () {
    return foldersAbove;
  }
});
Object.defineProperty(exports, "projectFolders", {
  enumerable: true,
  get: function () {
    return projectFolders;
  }
});
Object.defineProperty(exports, "projectsIn", {
  enumerable: true,
  get: function () {
    return projectsIn;
  }
});
