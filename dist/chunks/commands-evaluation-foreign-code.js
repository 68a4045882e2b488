const require_checked_out_commit = require("./commands-checked-out-commit.js");
const require_run_event = require("./commands-run-event.js");

// src/commands/evaluation/foreign-code.ts
/** Started by those who may write to the repository, for a commit that they choose. */
const ownEvents = /* @__PURE__ */ new Set([
	"push",
	"schedule",
	"workflow_dispatch"
]);
/** Where the code of a run is not its own, in words for a message. */
const foreignCodeWords = "a pull request from a fork, pull_request_target, workflow_run, or a commit that is not in the history of the one that the run is for";
/**
* True in a workflow on a pull request from another repository, or from one that is gone, and on its reviews. On a
* laptop, on pushes and on schedules the code is one's own. `pull_request_target` and `workflow_run` count too: they run
* with rights, and what they check out may be anybody's. With every other event (`issue_comment`, `check_run`, what
* GitHub may yet invent) the code is one's own where the commit checked out in `folder` is in the history of GITHUB_SHA.
*
* @throws SW1003 for a file of an event that is none.
*/
async function isForeignCode(context, folder) {
	const { environment } = context;
	const name = environment["GITHUB_EVENT_NAME"] ?? "";
	if (environment["GITHUB_ACTIONS"] !== "true" || name === "" || ownEvents.has(name)) return false;
	if (name === "pull_request_target" || name === "workflow_run") return true;
	if (name.startsWith("pull_request")) {
		const event = await require_run_event.eventOf(context);
		return event === void 0 || !("pullRequest" in event) || event.pullRequest.fromFork;
	}
	const checkedOut = await require_checked_out_commit.commitCheckedOut(folder, context);
	return checkedOut === void 0 || !await checkedOut.isInHistoryOf(environment["GITHUB_SHA"]);
}

Object.defineProperty(exports, "foreignCodeWords", {
  enumerable: true,
  get: function () {
    return foreignCodeWords;
  }
});
Object.defineProperty(exports, "isForeignCode", {
  enumerable: true,
  get: function () {
    return isForeignCode;
  }
});
