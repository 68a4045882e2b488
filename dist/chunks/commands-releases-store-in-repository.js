const require_git = require("./platform-git.js");
const require_visible = require("./platform-visible.js");
let node_path = require("node:path");

// src/commands/releases/store-in-repository.ts
/** A store that is a folder of the repository: releases are no sources, and git should not hold them. */
/** Says so once, after the first release, where git does not ignore the folder. */
async function hintAtIgnoring({ root }, { store }, { seq }, context) {
	const { address } = store;
	if (seq !== 1 || address.kind !== "folder") return;
	const git = {
		directory: root,
		environment: context.environment,
		signal: context.signal
	};
	const words = [
		"ls-files",
		"--cached",
		"--others",
		"--exclude-standard",
		"--",
		(0, node_path.join)(address.folder, "current.json")
	];
	const outcome = await require_git.runGit(words, git).catch(() => void 0);
	if (outcome?.exitCode !== 0 || outcome.output.length === 0) return;
	const path = require_visible.visibleLine((0, node_path.relative)(root, address.folder).split(node_path.sep).join("/"));
	context.progress.note(`The store ${path} lies in this repository, and git does not ignore it: add \`${path}/\` to .gitignore.`);
}

Object.defineProperty(exports, "hintAtIgnoring", {
  enumerable: true,
  get: function () {
    return hintAtIgnoring;
  }
});
