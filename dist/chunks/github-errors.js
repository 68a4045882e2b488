const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/github/errors.ts
/** Error codes SW10xx: what GitHub, the event of a workflow, or the way to GitHub's API can refuse or fail at. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ githubErrors: () => githubErrors });
const githubErrors = require_errors.defineErrors({
	SW1001: {
		class: "usage",
		title: "No token for GitHub",
		page: `The command calls GitHub's API and has no token for it.

In a workflow the action takes \`github.token\` by itself; a \`run:\` step needs \`env: { GITHUB_TOKEN: "\${{ github.token }}" }\`. On a
laptop, \`GITHUB_TOKEN=$(gh auth token) slipway \u2026\` lends the command the token of GitHub's own command line.`
	},
	SW1002: {
		class: "usage",
		title: "This is no run of GitHub Actions",
		page: `The command reads what a GitHub runner sets for every job (\`GITHUB_REPOSITORY\`, \`GITHUB_EVENT_NAME\`,
\`GITHUB_EVENT_PATH\` and others), and one of these variables is missing or cannot be right. The message names it.

Run the command in a workflow, or give what it lacks by a flag where the command has one.`
	},
	SW1003: {
		class: "usage",
		title: "The event of the workflow run cannot be read",
		page: `\`GITHUB_EVENT_PATH\` names a JSON file that says what started the workflow. It is missing, too large, no JSON, or lacks
what an event of its name always has. The message names the field.

Where the workflow runs outside of GitHub (with \`act\`, or a script that sets the variables), give it an event like those that
GitHub documents under "Webhook events and payloads".`
	},
	SW1004: {
		class: "usage",
		title: "The address of GitHub's API is not valid",
		page: `\`GITHUB_API_URL\` must be an address such as \`https://api.github.com\` or \`https://github.example.com/api/v3\`: with \`https\`,
without user, query and fragment. Without encryption only the own machine is accepted, because the token travels with every
request.`
	},
	SW1005: {
		class: "outside",
		title: "GitHub does not accept the token",
		page: `GitHub answered 401: the token is wrong, expired or revoked. A job's \`GITHUB_TOKEN\` ends with its job, and no later than
after 24 hours.

Check which token the step gets. A secret that does not exist is an empty text, and a fork's run has no secrets.`
	},
	SW1006: {
		class: "outside",
		title: "The token may not do this",
		page: `GitHub answered 403: the token is valid and lacks a permission. Where GitHub names the permission, the message does too.

Add it under \`permissions:\` of the job. Runs for pull requests from forks have a token that only reads, whatever
\`permissions:\` says: docs/pull-requests.md shows how their reports are published. An organization's rules (single sign-on,
allowed addresses, restricted tokens) refuse in the same way.`
	},
	SW1007: {
		class: "outside",
		title: "GitHub does not find it, or does not show it to this token",
		page: `GitHub answered 404 or 410. It does so for what does not exist and for what the token may not see.

Check the name, and that the token is for this repository. A token without a permission for a private repository gets 404,
not 403.`
	},
	SW1008: {
		class: "outside",
		title: "GitHub refused the request",
		page: `GitHub understood the request and refused it, with a reason that the message repeats: a field that is too long, a state
that does not allow it, something that exists already.`
	},
	SW1009: {
		class: "outside",
		title: "GitHub asks to slow down",
		page: `A rate limit of GitHub was reached: so many requests an hour, or too many that write at one time. Slipway waits as long as
GitHub asks, but not beyond the time that the command has.

Run it again after the time that the message names. Many jobs that report at the same moment share one limit: give the
workflow a \`concurrency\` group, or report once for all of them (\`slipway report merge\`).`
	},
	SW1010: {
		class: "outside",
		title: "GitHub kept failing",
		page: "GitHub answered with an error of its own on every attempt. https://www.githubstatus.com says whether it knows. Run the command again later: it goes on where it stopped."
	},
	SW1011: {
		class: "outside",
		title: "GitHub cannot be reached",
		page: `No connection to GitHub's API could be made, or it broke again and again.

Check the network and \`GITHUB_API_URL\`; behind a proxy set \`HTTPS_PROXY\`.`
	},
	SW1012: {
		class: "outside",
		title: "GitHub's reply was not understood",
		page: `What came back is no reply that GitHub gives: no JSON, too large, or without a field that is always there. Often a proxy or
a captive portal answers instead.

Check \`GITHUB_API_URL\` and the network.`
	},
	SW1013: {
		class: "outside",
		title: "It is not known whether GitHub did it",
		page: `The request was sent, no answer came, and repeating it could do it twice. Nothing was repeated.

Look on GitHub whether it is there. Then run the command again where it is not.`
	},
	SW1014: {
		class: "interrupted",
		title: "Stopped while talking to GitHub",
		page: "The command was interrupted. Run it again: what was done is found and not done twice."
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "githubErrors", {
  enumerable: true,
  get: function () {
    return githubErrors;
  }
});
