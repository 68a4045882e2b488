const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_git = require("./platform-git.js");
const require_errors = require("./secrets-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/secrets/sources/revisions.ts
/** Revisions and ranges as people write them, and what a clone knows of them. */
var revisions_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	repositoryFolder: () => repositoryFolder,
	resolveRange: () => resolveRange,
	shallowCommits: () => shallowCommits
});
/** The nearest folder upwards that holds a `.git` (a folder, or a file in a worktree or submodule). Undefined outside. */
function repositoryFolder(directory) {
	for (let folder = (0, node_path.resolve)(directory);; folder = (0, node_path.dirname)(folder)) {
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, ".git"))) return folder;
		if ((0, node_path.dirname)(folder) === folder) return void 0;
	}
}
/**
* Resolves `BASE..HEAD` or `BASE...HEAD`; a side left out is HEAD.
*
* @throws SW0804 where it is no range or a side is unknown here.
*/
async function resolveRange(written, git) {
	const match = /^(?<base>.*?)\.{2,3}(?<head>.*)$/s.exec(written);
	if (match?.groups === void 0 || written.startsWith("-")) throw require_errors.secretsErrors.create("SW0804", {
		message: `${written} is no range of commits`,
		next: "Write it as BASE..HEAD, for example: --range origin/main..HEAD"
	});
	const [base, head] = await Promise.all([commitOf(match.groups["base"] ?? "", "base", git), commitOf(match.groups["head"] ?? "", "head", git)]);
	return {
		base,
		head
	};
}
async function commitOf(written, side, git) {
	const name = written === "" ? "HEAD" : written;
	const outcome = await require_git.runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		`${name}^{commit}`
	], git);
	const hash = outcome.output.toString("latin1").trim();
	if (outcome.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(hash) && !name.startsWith("-")) return hash;
	if (/not a git repository|dubious ownership/.test(outcome.errors)) throw require_git.gitFailure("rev-parse", outcome, git.directory);
	const shallow = await require_git.isShallow(git);
	throw require_errors.secretsErrors.create("SW0804", {
		message: /^0+$/.test(name) ? `The ${side} of the range is all zeros, which is how git says that there was nothing before` : `The ${side} of the range, ${name}, is no commit that this repository has`,
		next: shallow ? "The clone is shallow: fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow)." : "Fetch it, or compare with a branch that is here, for example: --range origin/main..HEAD"
	});
}
/** Commits whose parents the clone does not have. */
async function shallowCommits(git) {
	const file = await shallowFile(git);
	if (!(0, node_fs.existsSync)(file)) return /* @__PURE__ */ new Set();
	return new Set((0, node_fs.readFileSync)(file, "latin1").split("\n").filter(Boolean));
}
/** Git is asked only where the usual place may be the wrong one: in a worktree, or where a variable says so. */
async function shallowFile(git) {
	const usual = (0, node_path.join)(git.directory, ".git");
	if (![
		"GIT_DIR",
		"GIT_COMMON_DIR",
		"GIT_SHALLOW_FILE"
	].some((name) => git.environment[name] !== void 0) && (0, node_fs.statSync)(usual, { throwIfNoEntry: false })?.isDirectory() === true) return (0, node_path.join)(usual, "shallow");
	const path = (await require_git.gitOutput([
		"rev-parse",
		"--git-path",
		"shallow"
	], git)).toString("utf8").replace(/\n$/, "");
	return (0, node_path.resolve)(git.directory, path);
}

Object.defineProperty(exports, "repositoryFolder", {
  enumerable: true,
  get: function () {
    return repositoryFolder;
  }
});
Object.defineProperty(exports, "resolveRange", {
  enumerable: true,
  get: function () {
    return resolveRange;
  }
});
Object.defineProperty(exports, "revisions_exports", {
  enumerable: true,
  get: function () {
    return revisions_exports;
  }
});
Object.defineProperty(exports, "shallowCommits", {
  enumerable: true,
  get: function () {
    return shallowCommits;
  }
});
