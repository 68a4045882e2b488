const require_git = require("./platform-git.js");
const require_errors = require("./secrets-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/secrets/sources/revisions.ts
/** Revisions and ranges as people write them, and what a clone knows of them. */
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
	const shallow = await isShallow(git);
	throw require_errors.secretsErrors.create("SW0804", {
		message: /^0+$/.test(name) ? `The ${side} of the range is all zeros, which is how git says that there was nothing before` : `The ${side} of the range, ${name}, is no commit that this repository has`,
		next: shallow ? "The clone is shallow: fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow)." : "Fetch it, or compare with a branch that is here, for example: --range origin/main..HEAD"
	});
}
async function isShallow(git) {
	return (await require_git.runGit(["rev-parse", "--is-shallow-repository"], git)).output.toString("latin1").trim() === "true";
}
/** Commits whose parents the clone does not have. */
async function shallowCommits(git) {
	const path = (await require_git.gitOutput([
		"rev-parse",
		"--git-path",
		"shallow"
	], git)).toString("utf8").replace(/\n$/, "");
	const file = (0, node_path.resolve)(git.directory, path);
	if (!(0, node_fs.existsSync)(file)) return /* @__PURE__ */ new Set();
	return new Set((0, node_fs.readFileSync)(file, "latin1").split("\n").filter(Boolean));
}
/** The hash of a file in a commit; undefined where it is not there, or is no file. */
async function fileInCommit(commit, path, git) {
	const output = await require_git.gitOutput([
		"ls-tree",
		"-z",
		"--full-tree",
		commit,
		"--",
		path
	], git);
	return /^(?:100644|100755|120000) blob (?<hash>[0-9a-f]{40,64})\t/.exec(output.toString("utf8"))?.groups?.["hash"];
}

// src/secrets/sources/raw-diff.ts
/** A commit of a submodule, not a file. */
const submoduleMode = "160000";
/** True where the side has bytes to scan: a file or a link. */
function hasContents(side) {
	return side !== void 0 && side.mode !== submoduleMode;
}
/** Parses one record's head, such as `:100644 100644 <hash> <hash> M`, with `::` and more columns for merges. */
function parseRawHead(head, path) {
	const parents = head.search(/[^:]/);
	const fields = head.slice(parents).split(" ");
	const sides = Array.from({ length: parents + 1 }, (_, index) => sideOf(fields[index], fields[parents + 1 + index]));
	return {
		path,
		after: sides[parents],
		before: sides.slice(0, parents),
		status: fields[2 * parents + 2] ?? ""
	};
}
function sideOf(mode, hash) {
	if (mode === void 0 || hash === void 0 || mode === "000000") return void 0;
	return {
		mode,
		hash
	};
}
/** The changes of a `--raw -z` output that holds nothing else. */
function parseRawDiff(output) {
	const fields = output.toString("utf8").split("\0");
	const changes = [];
	for (let index = 0; index + 1 < fields.length; index += 2) changes.push(parseRawHead(fields[index] ?? "", fields[index + 1] ?? ""));
	return changes;
}

// src/secrets/sources/staged-changes.ts
/**
* The changes between the last commit and the index.
*
* @throws SW0150 to SW0153 of git.
*/
async function stagedChanges(git) {
	const outcome = await require_git.runGit([
		"diff-index",
		...[
			"--cached",
			"--raw",
			"-z",
			"--no-abbrev",
			"--no-renames",
			"--ignore-submodules=none",
			"--no-relative"
		],
		"HEAD",
		"--"
	], git);
	if (outcome.exitCode === 0) return parseRawDiff(outcome.output);
	if (!/bad revision|unknown revision|ambiguous argument/.test(outcome.errors)) throw require_git.gitFailure("diff-index", outcome, git.directory);
	const listed = await require_git.runGit([
		"ls-files",
		"--stage",
		"-z",
		"--full-name"
	], git);
	if (listed.exitCode !== 0) throw require_git.gitFailure("ls-files", listed, git.directory);
	return listed.output.toString("utf8").split("\0").filter((line) => line !== "").map((line) => {
		const [head = "", ...path] = line.split("	");
		const [mode = "", hash = "", stage] = head.split(" ");
		return {
			path: path.join("	"),
			after: {
				mode,
				hash
			},
			before: [],
			status: stage === "0" ? "A" : "U"
		};
	});
}

Object.defineProperty(exports, "fileInCommit", {
  enumerable: true,
  get: function () {
    return fileInCommit;
  }
});
Object.defineProperty(exports, "hasContents", {
  enumerable: true,
  get: function () {
    return hasContents;
  }
});
Object.defineProperty(exports, "isShallow", {
  enumerable: true,
  get: function () {
    return isShallow;
  }
});
Object.defineProperty(exports, "parseRawHead", {
  enumerable: true,
  get: function () {
    return parseRawHead;
  }
});
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
Object.defineProperty(exports, "shallowCommits", {
  enumerable: true,
  get: function () {
    return shallowCommits;
  }
});
Object.defineProperty(exports, "stagedChanges", {
  enumerable: true,
  get: function () {
    return stagedChanges;
  }
});
