const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
const require_inputs = require("./commands-index.js");
const require_revisions = require("./secrets-sources-revisions.js");
const require_run_event = require("./commands-run-event.js");

// src/commands/candidate-checkout.ts
/** Events whose runs have the repository's secrets and rights, whoever caused them ("Events that trigger workflows"). */
const privilegedEvents = /* @__PURE__ */ new Set([
	"pull_request_target",
	"workflow_run",
	"issue_comment"
]);
/** Runs for a change whose rights the workflow chooses. */
const changeEvents = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_review",
	"pull_request_review_comment"
]);
/**
* Looks at the event, whether the job may ask for an identity token, and the commit that is checked out in the context's
* folder. What is in the history of the commit that a privileged run is for, the default branch's, is no candidate; neither
* is what a pull request's base has. What cannot be seen from within a job: which permissions its GITHUB_TOKEN has.
*
* @throws SW0114 where a candidate is checked out, or where that cannot be told.
*/
async function refuseCandidateBesideRights(context) {
	const { environment } = context;
	const name = environment["GITHUB_EVENT_NAME"] ?? "";
	const mayAskForToken = (environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "") !== "";
	const isPrivileged = privilegedEvents.has(name);
	if (!isPrivileged && !(changeEvents.has(name) && mayAskForToken)) return;
	const root = require_revisions.repositoryFolder(context.cwd);
	if (root === void 0) return;
	const git = {
		directory: root,
		environment,
		signal: context.signal
	};
	const trusted = isPrivileged ? environment["GITHUB_SHA"] : await baseOf(context);
	const head = await headOf(git);
	if (head !== void 0 && trusted !== void 0 && await isInHistory(head, trusted, git)) return;
	const found = head === void 0 ? "what is checked out here cannot be told" : `${head.slice(0, 12)} is checked out`;
	throw isPrivileged ? require_inputs.platformErrors.create("SW0114", {
		message: `A run for \`${name}\` has the repository's secrets and a token that may write, and ${found}, which is not of the branch that the run is for: a stranger's files beside these rights.`,
		next: "Leave `ref:` of actions/checkout away in this workflow: then the default branch is checked out. What reads the change itself runs under `on: pull_request` with `permissions: contents: read`."
	}) : require_inputs.platformErrors.create("SW0114", {
		message: `This job may ask for an identity token (\`id-token: write\`), and ${found}, which is not of the base of the pull request: whatever runs here could take a cloud role with the change's files.`,
		next: "Give jobs that check a pull request out `permissions: contents: read` and nothing else. What needs a role runs after the merge, under `on: push`, or in a job that checks the base out."
	});
}
async function baseOf(context) {
	const event = await require_run_event.eventOf(context);
	return event !== void 0 && "pullRequest" in event ? event.pullRequest.base.sha : void 0;
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

exports.refuseCandidateBesideRights = refuseCandidateBesideRights;
