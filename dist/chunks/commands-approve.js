const require_command = require("./platform-command.js");
const require_inputs = require("./commands-releases-inputs.js");

// src/commands/approve.ts
/** `slipway approve`: says that a bundle may go live in an environment, or takes that back. */
const command = require_command.defineCommand({
	name: "approve",
	summary: "Approve a bundle for an environment, or take that back",
	description: ["Stores an approval beside the releases: for this bundle, in this environment and store, under this policy, in place of what is live now. A changed bundle, a changed policy or another live release voids it, and one release spends it. The author of the change, whoever committed or pushed it and whoever started the release never count (docs/approvals.md).", "On a command line it acts in one's own name: for a bucket the caller of AWS, for a folder the user of git, which anybody can set. In a workflow that a comment started, `--from-event` reads the comment: `/slipway approve prod sha256:\u2026`, `/slipway withdraw-approval prod` or `/slipway acknowledge prod REASON`, asks GitHub for the author's rights, and answers under it."].join("\n\n"),
	examples: [
		{
			line: "slipway approve prod sha256:9f86\u2026",
			explains: "approve the bundle with this digest (all 64 digits)"
		},
		{
			line: "slipway approve prod sha256:9f86\u2026 --withdraw",
			explains: "take one's approval back"
		},
		{
			line: "slipway approve prod --acknowledge \"seen, and why\"",
			explains: "acknowledge a release that went past the gate"
		},
		{
			line: "slipway approve --from-event",
			explains: "in a workflow: act on the comment that started it"
		}
	],
	inputs: {
		environment: {
			...require_inputs.environmentInput,
			required: false
		},
		release: {
			type: "string",
			description: "Digest of the bundle, in full; where the policy says `digest: short` also a version, or nothing",
			placeholder: "DIGEST",
			positional: "second"
		},
		"from-event": {
			type: "boolean",
			description: "Act on the comment that started the workflow"
		},
		withdraw: {
			type: "boolean",
			description: "Take one's approvals of the bundle back"
		},
		acknowledge: {
			type: "string",
			description: "Acknowledge the release that went past the gate; the reason is kept",
			placeholder: "REASON"
		},
		reason: {
			type: "string",
			description: "Why it is withdrawn; kept in the record",
			placeholder: "REASON"
		},
		shown: {
			type: "string",
			description: "Address of the report that one looked at",
			placeholder: "URL"
		}
	},
	outputs: {
		outcome: { description: "`approved`, `unchanged`, `withdrawn`, `acknowledged`, `refused` or `ignored`" },
		gate: { description: "What the gate says now: `allow`, `wait`, `deny`, or empty" },
		environment: { description: "Environment that it is about" },
		bundle: { description: "Digest of the bundle that it is about" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write",
		issues: "write",
		"pull-requests": "write"
	},
	action: true,
	async run(inputs, context) {
		const { approveHere } = await Promise.resolve().then(() => require("./commands-gates-approve-here.js"));
		return approveHere(inputs, context);
	}
});

exports.command = command;
