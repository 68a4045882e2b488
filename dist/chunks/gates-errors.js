const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/gates/errors.ts
/** Errors about gates and approvals. What a gate decides is no error: it is a decision with reasons. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ gatesErrors: () => gatesErrors });
const gatesErrors = require_errors.defineErrors({
	SW0701: {
		class: "usage",
		title: "The gate in slipway.yaml cannot be read",
		page: `A period, a time zone or a name under \`gate:\` is not understood. A policy that is not understood is never taken
for one that allows: nothing is released until it is put right. The message names the place; \`docs/gates.md\` has every
form, and \`slipway check\` shows every problem at once.`
	},
	SW0702: {
		class: "refusal",
		title: "The policy of the default branch cannot be read",
		page: `A release is judged by the policy on the default branch, never by the one in the working tree: a change could
loosen its own gate otherwise. On a runner the policy must be readable, in one of these ways:

- \`GITHUB_TOKEN\` is set (\`contents: read\`): the policy is read through GitHub's API
- the checkout has the default branch: \`fetch-depth: 0\`, or \`git fetch origin main\` in a step
- the workflow runs on the default branch itself

Nothing was released.`
	},
	SW0703: {
		class: "refusal",
		title: "The approval would not count",
		page: `Somebody who may not approve, or who had a hand in the change, asked to approve. Nothing was stored. The message
has the reason; \`docs/approvals.md\` says who may approve and who never does.`
	},
	SW0704: {
		class: "usage",
		title: "It is not clear what is approved",
		page: `An approval names one bundle by its whole digest: \`slipway approve prod sha256:\u2026\`. \`slipway gate prod\` and the
report on the pull request show it. With \`digest: short\` in the policy the digest may be left out, and is then the one of
the environment before, or of the head of the pull request.`
	},
	SW0705: {
		class: "refusal",
		title: "The comment does not count",
		page: `A comment approves where a person with the right to do so wrote it, as it stands: it was not edited or deleted, its
author is no bot, the command stands on a line of its own outside quotations and code, and the head of the pull request did
not move where the digest was left out. Write a new comment.`
	},
	SW0706: {
		class: "usage",
		title: "The environment asks for no approvals",
		page: `\`gate.approvals\` of the environment is not set on the default branch, so there is nothing to approve. Where it was
added in this change, it counts from when the change is on the default branch.`
	},
	SW0707: {
		class: "usage",
		title: "It is not known who approves",
		page: `\`slipway approve\` acts in the name of whoever runs it: the caller of AWS for a bucket (STS GetCallerIdentity), the
user of git for a folder. Take a role first, or set \`git config user.name\` and \`user.email\`. With \`--from-event\` it is
the author of the comment.`
	},
	SW0708: {
		class: "refusal",
		title: "There is nothing to withdraw or acknowledge",
		page: `\`--withdraw\` takes back one's own approvals of a bundle; \`--acknowledge\` is about a release that went past the
gate. There is none such. Nothing was stored.`
	},
	SW0709: {
		class: "usage",
		title: "The workflow was not started by what the command needs",
		page: `\`slipway approve --from-event\` runs in a workflow that \`issue_comment\` started, with the type \`created\`. Other
events are refused, and so is a comment that was edited or deleted. \`slipway gate ENV --announce\` needs a run and its
token.`
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "gatesErrors", {
  enumerable: true,
  get: function () {
    return gatesErrors;
  }
});
