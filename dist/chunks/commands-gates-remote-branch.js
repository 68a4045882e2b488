const require_github_open = require("./commands-gates-closed-unless-read.js");
const require_environment = require("./platform-environment.js");
const require_errors = require("./platform-errors.js");

// src/commands/gates/remote-branch.ts
/** The default branch through GitHub's API, in a workflow: the newest commit, whatever was checked out and when. */
/**
* Undefined outside of workflows, without a token, and where the token may not read contents.
*
* @throws SW1005 to SW1014 where GitHub cannot be asked: an older policy must not stand in for a newer one then.
*/
async function remoteDefaultBranch(context) {
	const github = require_environment.isOnRunner(context.environment) ? require_github_open.openGithub(context) : void 0;
	if (github === void 0) return void 0;
	const { access } = github;
	try {
		const branch = await require_github_open.readDefaultBranch(access);
		const commit = await require_github_open.readBranchHead(access, branch);
		if (commit === void 0) return void 0;
		return {
			branch,
			commit,
			read: (path) => require_github_open.readFileAt(access, path, commit)
		};
	} catch (error) {
		if (require_errors.isSlipwayError(error) && (error.code === "SW1006" || error.code === "SW1007")) {
			context.progress.debug(`The default branch is not read through GitHub's API: ${error.message}`);
			return;
		}
		throw error;
	}
}

exports.remoteDefaultBranch = remoteDefaultBranch;
