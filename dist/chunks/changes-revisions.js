const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_git = require("./platform-git.js");
const require_inputs = require("./platform-inputs.js");
const require_visible = require("./platform-visible.js");
const require_errors = require("./changes-errors.js");

// src/changes/revisions.ts
/** Revisions as people write them: which commit, which common commit, and what a clone does not know. */
var revisions_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	mergeBase: () => mergeBase,
	resolveRevision: () => resolveRevision
});
/** A commit is some hundred bytes; one with a signature and a long message has a few thousand. */
const longestCommit = 4194304;
/**
* The commit of a name.
*
* @throws SW1401 where the repository has none
*/
async function resolveRevision(written, side, objects, git) {
	const object = !written.startsWith("-") && !/\s/.test(written) && written.length <= 1024 ? await objects.read(`${written}^{commit}`, longestCommit) : { outcome: "missing" };
	if (object.outcome === "read" || object.outcome === "too-large") return {
		label: written,
		commit: object.hash
	};
	throw await unknownRevision(written, side, object.outcome, git);
}
async function unknownRevision(written, side, outcome, git) {
	const shown = require_inputs.quoted(require_visible.visibleLine(written.slice(0, 200)));
	if (outcome === "ambiguous") return require_errors.changesErrors.create("SW1401", {
		message: `${shown} is the beginning of several hashes.`,
		next: "Write more digits of the commit that you mean."
	});
	if (/^0{7,64}$/.test(written)) return require_errors.changesErrors.create("SW1401", {
		message: `The ${side} is all zeros, which is how git says that there was nothing before.`,
		next: "For the first push of a branch, compare with the branch that it left: `slipway diff origin/main`."
	});
	const head = await require_git.runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	], git);
	if (/not a git repository|dubious ownership/.test(head.errors)) return require_git.gitFailure("rev-parse", head, git.directory);
	if (head.exitCode !== 0) return require_errors.changesErrors.create("SW1401", {
		message: "The repository has no commit yet, so there is nothing to compare with.",
		next: "Commit the project once, then change it."
	});
	const shallow = await require_git.isShallow(git);
	return require_errors.changesErrors.create("SW1401", {
		message: `There is no commit ${shown} in this repository.`,
		next: shallow ? `The clone is shallow. Fetch the base: \`git fetch --depth=1 origin BRANCH\` and write origin/BRANCH or FETCH_HEAD, or check out with \`fetch-depth: 0\`.` : "Write a branch, a tag or a hash that `git log` knows; `git fetch` brings new ones."
	});
}
/**
* The newest commit that both have: where the head left the base.
*
* @throws SW1402 where there is none
*/
async function mergeBase(base, head, objects, git) {
	if (base.commit === head.commit) return base.commit;
	const merge = await objects.read(head.commit, longestCommit);
	if (merge.outcome === "read" && parentsOf(merge.bytes).includes(base.commit)) return base.commit;
	const outcome = await require_git.runGit([
		"merge-base",
		base.commit,
		head.commit
	], git);
	const hash = outcome.output.toString("latin1").trim();
	if (outcome.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(hash)) return hash;
	if (outcome.exitCode !== 1) throw require_git.gitFailure("merge-base", outcome, git.directory);
	const shallow = await require_git.isShallow(git);
	throw require_errors.changesErrors.create("SW1402", {
		message: `${require_visible.visibleLine(base.label)} and ${require_visible.visibleLine(head.label)} have no commit in common${shallow ? " in this shallow clone" : ""}.`,
		next: shallow ? "Fetch the history (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout), or compare the two as they are with --direct." : "Compare the two as they are with --direct."
	});
}
function parentsOf(commit) {
	const end = commit.indexOf("\n\n");
	return [...commit.toString("latin1", 0, end < 0 ? commit.length : end).matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, hash = ""]) => hash);
}

Object.defineProperty(exports, "mergeBase", {
  enumerable: true,
  get: function () {
    return mergeBase;
  }
});
Object.defineProperty(exports, "resolveRevision", {
  enumerable: true,
  get: function () {
    return resolveRevision;
  }
});
Object.defineProperty(exports, "revisions_exports", {
  enumerable: true,
  get: function () {
    return revisions_exports;
  }
});
