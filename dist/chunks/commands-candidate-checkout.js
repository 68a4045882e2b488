const require_platform_errors = require("./platform-platform-errors.js");
const require_checked_out_commit = require("./commands-checked-out-commit.js");
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
	const checkedOut = await require_checked_out_commit.commitCheckedOut(context.cwd, context);
	if (checkedOut === void 0) return;
	if (await checkedOut.isInHistoryOf(isPrivileged ? environment["GITHUB_SHA"] : await baseOf(context))) return;
	const { commit } = checkedOut;
	const found = commit === void 0 ? "what is checked out here cannot be told" : `${commit.slice(0, 12)} is checked out`;
	throw isPrivileged ? require_platform_errors.platformErrors.create("SW0114", {
		message: `A run for \`${name}\` has the repository's secrets and a token that may write, and ${found}, which is not of the branch that the run is for: a stranger's files beside these rights.`,
		next: "Leave `ref:` of actions/checkout away in this workflow: then the default branch is checked out. What reads the change itself runs under `on: pull_request` with `permissions: contents: read`."
	}) : require_platform_errors.platformErrors.create("SW0114", {
		message: `This job may ask for an identity token (\`id-token: write\`), and ${found}, which is not of the base of the pull request: whatever runs here could take a cloud role with the change's files.`,
		next: "Give jobs that check a pull request out `permissions: contents: read` and nothing else. What needs a role runs after the merge, under `on: push`, or in a job that checks the base out."
	});
}
async function baseOf(context) {
	const event = await require_run_event.eventOf(context);
	return event !== void 0 && "pullRequest" in event ? event.pullRequest.base.sha : void 0;
}

exports.refuseCandidateBesideRights = refuseCandidateBesideRights;
