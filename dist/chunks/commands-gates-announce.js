const require_errors = require("./gates-errors.js");
const require_pointer = require("./releases-keys.js");
const require_decide = require("./commands-gates-decide.js");
const require_github_open = require("./commands-gates-closed-unless-read.js");

// src/commands/gates/announce.ts
/** `slipway gate ENV --announce`: tells the reviewers of a GitHub environment which bundle their run is about. */
/** @throws SW0709 outside of a workflow or without a token, SW0706 where no approvals are asked for. */
async function announceHere(facts, policy, context) {
	require_decide.requireApprovals(policy, facts.environment);
	const github = require_github_open.openGithub(context);
	const commit = facts.source.commit ?? context.environment["GITHUB_SHA"];
	if (github?.run === void 0 || policy === void 0 || commit === void 0) throw require_errors.gatesErrors.create("SW0709", {
		message: "There is no run whose reviewers could be told: --announce is for a workflow of GitHub Actions with GITHUB_TOKEN.",
		next: "Run it in a job before the one with `environment:`, with `deployments: write`."
	});
	await require_github_open.announce(github.access, github.run, {
		environment: facts.environment,
		store: facts.store,
		bundle: facts.bundle,
		version: facts.version,
		policy: policy.digest,
		live: facts.live === void 0 ? null : require_pointer.liveMention(facts.live.record)
	}, commit);
}

exports.announceHere = announceHere;
