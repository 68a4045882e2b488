const require_command = require("./platform-command.js");
const require_inputs = require("./commands-releases-inputs.js");

// src/commands/gate.ts
/** `slipway gate`: what the gate of an environment says, and why. */
const command = require_command.defineCommand({
	name: "gate",
	summary: "Show what the gate of an environment says, and why",
	description: [
		"Evaluates the policy under `gate:` and gives the answer of every rule with its reason: allow, wait (until when, for whom) or deny. Deny wins over wait, wait over allow, and what cannot be read is closed. Nothing is written. Deploy and promote ask the same gate twice, before they write and right before the pointer moves.",
		"Without a name it is about what is live in the environment that `after` names, else about the bundle of the working tree. The policy is that of the default branch, never the one of a change; the answer names the commit and the policy's digest (docs/gates.md).",
		"Exit codes: 0 allow, 4 wait, 1 deny."
	].join("\n\n"),
	examples: [
		{
			line: "slipway gate prod",
			explains: "may what beta has go to prod now"
		},
		{
			line: "slipway gate prod 1.4.0 --explain",
			explains: "everything that was looked at, and the next openings"
		},
		{
			line: "slipway gate prod --at 2026-12-24T10:00Z",
			explains: "what windows and soak would say then"
		}
	],
	inputs: {
		environment: require_inputs.environmentInput,
		release: {
			type: "string",
			description: "Release of the environment before: a version, number or digest; what is live there where absent",
			placeholder: "RELEASE",
			positional: "second"
		},
		bundle: {
			type: "string",
			description: "The same by the digest of the bundle",
			placeholder: "DIGEST"
		},
		at: {
			type: "string",
			description: "Evaluate at this time; without a zone it is UTC",
			placeholder: "TIME"
		},
		explain: {
			type: "boolean",
			description: "Show everything that was looked at"
		},
		announce: {
			type: "boolean",
			description: "In a workflow: record a deployment on GitHub that names the bundle, so that a review of the environment in this run counts for it"
		}
	},
	outputs: {
		outcome: { description: "`allow`, `wait` or `deny`" },
		until: { description: "When it could be allowed at the earliest, or empty" },
		bundle: { description: "Digest of the bundle that it is about" }
	},
	formats: [
		"text",
		"markdown",
		"json"
	],
	permissions: {
		contents: "read",
		deployments: "write",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const { gateResult } = await Promise.resolve().then(() => require("./commands-gates-gate-result.js"));
		return gateResult(inputs, context);
	}
});

exports.command = command;
