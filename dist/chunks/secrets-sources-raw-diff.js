const require_git = require("./platform-git.js");

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

Object.defineProperty(exports, "hasContents", {
  enumerable: true,
  get: function () {
    return hasContents;
  }
});
Object.defineProperty(exports, "parseRawHead", {
  enumerable: true,
  get: function () {
    return parseRawHead;
  }
});
Object.defineProperty(exports, "stagedChanges", {
  enumerable: true,
  get: function () {
    return stagedChanges;
  }
});
