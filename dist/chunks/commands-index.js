// src/commands/index.ts
/** Every command, in the order in which people meet them. */
function commandEntries() {
	return [
		{
			name: "import",
			summary: "Make prompts of GitHub Models prompts of this project",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-import.js"))
		},
		{
			name: "init",
			summary: "Make a folder a Slipway project",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-init.js"))
		},
		{
			name: "check",
			summary: "Check every prompt of the project",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-check.js"))
		},
		{
			name: "render",
			summary: "Show the messages that prompts give for their cases",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-render.js"))
		},
		{
			name: "preview",
			summary: "Show in the browser what every case says, while you write",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-preview.js"))
		},
		{
			name: "run",
			summary: "Ask models what prompts say for their cases",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-run.js"))
		},
		{
			name: "models",
			summary: "Show when the models in use end, or replace one by another",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-models.js"))
		},
		{
			name: "evaluate",
			summary: "Judge the answers of models by what cases demand",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-evaluate.js"))
		},
		{
			name: "bundle",
			summary: "Build the bundle that a release would deliver",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-bundle.js"))
		},
		{
			name: "diff",
			summary: "Show what prompts will say from now on, and what callers have to do",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-diff.js"))
		},
		{
			name: "version",
			summary: "Say which version the next release has to have",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-version.js"))
		},
		{
			name: "scan",
			summary: "Find secrets before they are published",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-scan.js")).then((n) => n.scan_exports)
		},
		{
			name: "review",
			summary: "Review a change: check, render, scan, and compare with the base",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-review.js"))
		},
		{
			name: "report",
			summary: "Publish the review of a change on its pull request",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-report.js"))
		},
		{
			name: "plan",
			summary: "Show what a deploy would change, and write nothing",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-plan.js"))
		},
		{
			name: "deploy",
			summary: "Build the bundle and make it live in an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-deploy.js"))
		},
		{
			name: "promote",
			summary: "Make a release of one environment live in another, byte for byte",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-promote.js"))
		},
		{
			name: "gate",
			summary: "Show what the gate of an environment says, and why",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-gate.js"))
		},
		{
			name: "approve",
			summary: "Approve a bundle for an environment, or take that back",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-approve.js"))
		},
		{
			name: "continue",
			summary: "Release what a gate held back, where it allows it by now",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-continue.js"))
		},
		{
			name: "rollback",
			summary: "Go back to an earlier release in one write",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-rollback.js"))
		},
		{
			name: "watch",
			summary: "Look after a release for a while, and roll back where it does not do well",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-watch.js"))
		},
		{
			name: "drill",
			summary: "Practise a rollback: go back, look, and return",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-drill.js"))
		},
		{
			name: "notes",
			summary: "Write the notes of a release: what callers have to do, prompts and models",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-notes.js"))
		},
		{
			name: "history",
			summary: "List the releases of an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-history.js"))
		},
		{
			name: "show",
			summary: "Show one release, or what was live at a time",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-show.js"))
		},
		{
			name: "verify",
			summary: "Check that an environment holds what its records say",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-verify.js"))
		},
		{
			name: "repair",
			summary: "Put back files that an environment has lost",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-repair.js"))
		},
		{
			name: "withdraw",
			summary: "Mark a release that must never be live again",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-withdraw.js"))
		},
		{
			name: "prune",
			summary: "Remove the files that no kept release needs",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-prune.js"))
		},
		{
			name: "adopt",
			summary: "Make a folder of uploaded files the first release",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-adopt.js"))
		},
		{
			name: "iam",
			summary: "Print the least-privilege IAM policies of an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-iam.js"))
		},
		{
			name: "setup",
			summary: "Print everything that an environment needs in AWS, as Terraform or CloudFormation",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-setup.js"))
		},
		{
			name: "assume-role",
			summary: "Take an AWS role with the job's ID token",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-assume-role.js"))
		},
		{
			name: "doctor",
			summary: "Find out what is missing or wrong around an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-doctor.js"))
		},
		{
			name: "hooks",
			summary: "Install or remove the git hooks that check and scan",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-hooks.js"))
		},
		{
			name: "explain",
			summary: "Explain a rule or an error",
			group: "Help",
			load: () => Promise.resolve().then(() => require("./commands-explain.js"))
		},
		{
			name: "schema",
			summary: "Print the JSON Schema of a format",
			group: "Help",
			load: () => Promise.resolve().then(() => require("./commands-schema.js"))
		}
	];
}

exports.commandEntries = commandEntries;
