const require_run_event = require("./commands-run-event.js");

// src/commands/evaluation/foreign-code.ts
/**
* True in a workflow on a pull request from another repository, or from one that is gone. On a laptop and on pushes the
* code is one's own. `pull_request_target` and `workflow_run` count too: they run with rights, and what they
* check out may be anybody's.
*/
async function isForeignCode(context) {
	if (context.environment["GITHUB_ACTIONS"] !== "true") return false;
	const event = await require_run_event.eventOf(context);
	if (event === void 0) return /^pull_request/.test(context.environment["GITHUB_EVENT_NAME"] ?? "");
	if (event.kind === "workflow_run") return true;
	return event.kind === "pull_request" && (event.target || event.pullRequest.fromFork);
}

Object.defineProperty(exports, "isForeignCode", {
  enumerable: true,
  get: function () {
    return isForeignCode;
  }
});
