const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_inputs = require("./commands-index.js");
const require_name = require("./releases-name.js");
const require_inputs$1 = require("./commands-releases-inputs.js");

// src/commands/gate.ts
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
		environment: require_inputs$1.environmentInput,
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
		const [{ openEnvironment }, { readPointer }, { findPolicy }, { findCandidate }, { evaluateUnder }, { decisionDocument }, text] = await Promise.all([
			Promise.resolve().then(() => require("./commands-git-setting.js")).then((n) => n.open_exports),
			Promise.resolve().then(() => require("./releases-keys.js")).then((n) => n.pointer_exports),
			Promise.resolve().then(() => require("./commands-gates-default-branch.js")).then((n) => n.policy_source_exports),
			Promise.resolve().then(() => require("./commands-gates-candidate.js")).then((n) => n.candidate_exports),
			Promise.resolve().then(() => require("./commands-gates-decide.js")),
			Promise.resolve().then(() => require("./gates-decision-document.js")).then((n) => n.decision_document_exports),
			Promise.resolve().then(() => require("./commands-gates-decision-text.js"))
		]);
		const name = nameOf(inputs.release, inputs.bundle);
		const at = inputs.at === void 0 ? void 0 : (await Promise.resolve().then(() => require("./commands-releases-time-input.js"))).timeFrom(inputs.at, "Write it as in --at 2026-12-24T10:00Z; without a zone it is UTC.");
		const open = await openEnvironment(inputs.environment, "read", context);
		const environment = open.environment.name;
		try {
			const pointer = await readPointer(open.store, environment);
			const source = await findPolicy(open.project, open.environment, pointer?.record, context);
			const candidate = await findCandidate({
				open,
				source,
				pointer,
				name,
				context
			});
			const facts = {
				...candidate.facts,
				now: at ?? candidate.facts.now
			};
			const { policy } = source;
			if (inputs.announce) {
				const { announceHere } = await Promise.resolve().then(() => require("./commands-gates-announce.js"));
				await announceHere(facts, policy, context);
			}
			const decided = policy === void 0 ? void 0 : await evaluateUnder({
				open,
				context,
				source,
				policy,
				facts,
				starts: false
			});
			const decision = withRefusal(decided?.decision ?? withoutGate(environment), candidate.refusal);
			const live = decided?.facts.live ?? (pointer && require_name.liveMention(pointer.record));
			const report = {
				environment,
				version: facts.version,
				bundle: facts.bundle,
				decision,
				origin: source.origin,
				policy,
				facts: decided?.facts,
				at: facts.now,
				isOtherTime: at !== void 0,
				notes: [...source.notes, ...live?.bundle === facts.bundle ? [`${live.version} is live in ${environment} already.`] : []]
			};
			return {
				exitCode: decision.outcome === "allow" ? 0 : decision.outcome === "wait" ? 4 : 1,
				outputs: {
					outcome: decision.outcome,
					until: decision.until?.toISOString() ?? "",
					bundle: facts.bundle
				},
				render(format) {
					if (format === "json") return require_json_document.jsonDocument({
						...decisionDocument(decision, {
							...facts,
							live
						}, source.origin),
						notes: [...report.notes]
					});
					if (format === "markdown") return text.decisionMarkdown(report);
					return text.decisionText(require_inputs.createPaint(context.terminal.color), report, inputs.explain);
				}
			};
		} finally {
			await open.store.close();
		}
	}
});
function nameOf(release, bundle) {
	if (release !== void 0 && bundle !== void 0) throw require_inputs.platformErrors.create("SW0104", {
		message: "RELEASE and --bundle both name a bundle.",
		next: "Leave one of them out."
	});
	const name = release ?? bundle;
	return name === void 0 ? void 0 : require_name.parseReleaseName(name);
}
function withoutGate(environment) {
	return {
		outcome: "allow",
		rules: [{
			rule: "gate",
			outcome: "allow",
			reason: `${environment} has no gate: every release is allowed.`
		}],
		until: void 0,
		brokeGlass: void 0
	};
}
function withRefusal(decision, refusal) {
	if (refusal === void 0) return decision;
	const rule = {
		rule: "after",
		outcome: "deny",
		reason: refusal
	};
	return {
		...decision,
		outcome: "deny",
		rules: [rule, ...decision.rules],
		until: void 0
	};
}

exports.command = command;
