const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
const require_revisions = require("./secrets-sources-revisions.js");

// src/commands/checked-out-commit.ts
/** What is checked out where a folder lies; undefined outside of any repository. */
async function commitCheckedOut(folder, { environment, signal }) {
	const root = require_revisions.repositoryFolder(folder);
	if (root === void 0) return void 0;
	const git = {
		directory: root,
		environment,
		signal
	};
	const commit = await headOf(git);
	return {
		commit,
		isInHistoryOf: async (trusted) => commit !== void 0 && trusted !== void 0 && await isInHistory(commit, trusted, git)
	};
}
async function headOf(git) {
	try {
		const { exitCode, output } = await require_git.runGit([
			"rev-parse",
			"--verify",
			"--quiet",
			"HEAD^{commit}"
		], git);
		const commit = output.toString("latin1").trim();
		return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : void 0;
	} catch (error) {
		if (require_errors.isSlipwayError(error) && error.class !== "interrupted") return void 0;
		throw error;
	}
}
/** A shallow clone that lacks the commits between does not have it. */
async function isInHistory(commit, trusted, git) {
	if (commit === trusted) return true;
	if (!/^[0-9a-f]{40,64}$/.test(trusted)) return false;
	return (await require_git.runGit([
		"merge-base",
		"--is-ancestor",
		commit,
		trusted
	], git)).exitCode === 0;
}

Object.defineProperty(exports, "commitCheckedOut", {
  enumerable: true,
  get: function () {
    return commitCheckedOut;
  }
});
