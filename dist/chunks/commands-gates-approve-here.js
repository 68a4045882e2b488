const require_errors = require("./gates-errors.js");
const require_digest = require("./platform-digest.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_decide = require("./commands-gates-decide.js");
const require_people = require("./gates-people.js");
const require_reason = require("./releases-reason.js");
const require_approval_files = require("./commands-gates-approval-files.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_words = require("./commands-releases-words.js");
const require_candidate = require("./commands-gates-candidate.js");
const require_github_open = require("./commands-gates-closed-unless-read.js");
const require_policy_source = require("./commands-gates-policy-source.js");
let node_crypto = require("node:crypto");

// src/commands/gates/approval-acts.ts
/** How far people of the change are known where a bundle was never released: git says it when it is. */
const nobodyYet = {
	known: true,
	value: []
};
/**
* Stores an approval, unless this person's counts already.
*
* @throws SW0703 where it would not count, SW0706 where none is asked for.
*/
async function approve(candidate, asker, options) {
	const { policy, open } = options;
	const environment = open.environment.name;
	const approvals = require_decide.requireApprovals(policy, environment);
	const { facts } = candidate;
	const now = await open.store.now();
	const record = {
		...beginning("approval", candidate, asker, options, now),
		expiresAt: new Date(now.getTime() + approvals.expires).toISOString()
	};
	const involved = facts.promoted === void 0 && facts.source.commit === null ? nobodyYet : await require_decide.peopleInvolved(facts, options);
	const gathered = await require_decide.approvalFacts(facts, options);
	if (!gathered.approvals.known) throw refused(gathered.approvals.why);
	const bench = {
		policy,
		approvals,
		involved,
		withdrawn: new Set(gathered.approvals.value.flatMap(({ record: { kind, of } }) => kind === "withdrawal" && of !== void 0 ? [of] : [])),
		facts: {
			environment,
			store: facts.store,
			bundle: facts.bundle,
			live: facts.live && require_pointer.liveMention(facts.live.record),
			now
		}
	};
	const judgement = require_decide.judgeApproval({
		record,
		check: await require_decide.checkApproval(record, approvals.from, options)
	}, bench);
	if (!judgement.counts) throw refused(`${require_people.personWords(asker.person)} ${judgement.why}.`);
	const counting = gathered.approvals.value.find((approval) => {
		const other = approval.record.kind === "approval" ? require_decide.judgeApproval(approval, bench) : void 0;
		return other?.counts === true && other.key === judgement.key;
	});
	const what = `${facts.version} (${facts.bundle.slice(0, 19)}) for ${environment}`;
	if (counting !== void 0) return {
		outcome: "unchanged",
		records: [counting.record],
		message: `${require_people.personWords(asker.person)} had approved ${what} already.`
	};
	await require_approval_files.writeApproval(open.store, record);
	return {
		outcome: "approved",
		records: [record],
		message: `${require_people.personWords(asker.person)} approved ${what}, in place of ${require_decide.liveWords(record.live)}.`
	};
}
/**
* Takes back every approval of this person for the bundle.
*
* @throws SW0708 where there is none.
*/
async function withdrawApprovals(candidate, asker, reason, options) {
	const { open } = options;
	const { facts } = candidate;
	const read = await require_approval_files.readApprovals(open.store, facts.bundle);
	if (!read.known) throw refused(read.why);
	const withdrawn = new Set(read.value.flatMap(({ kind, of }) => kind === "withdrawal" && of !== void 0 ? [of] : []));
	const own = read.value.filter(({ kind, id, environment, store, who }) => kind === "approval" && !withdrawn.has(id) && environment === open.environment.name && store === facts.store && isSamePerson(who, asker.person));
	if (own.length === 0) throw require_errors.gatesErrors.create("SW0708", {
		message: `${require_people.personWords(asker.person)} has no approval of ${facts.version} (${facts.bundle.slice(0, 19)}) for ${open.environment.name} to take back.`,
		next: `\`slipway gate ${open.environment.name} --explain\` shows the approvals that count.`
	});
	const now = await open.store.now();
	const records = [];
	for (const approval of own) {
		const record = {
			...beginning("withdrawal", candidate, asker, options, now),
			expiresAt: approval.expiresAt,
			of: approval.id,
			...reason === void 0 ? {} : { reason: require_reason.readReason(reason) }
		};
		await require_approval_files.writeApproval(open.store, record);
		records.push(record);
	}
	return {
		outcome: "withdrawn",
		records,
		message: `${require_people.personWords(asker.person)} took back the approval of ${facts.version} for ${open.environment.name}.`
	};
}
/**
* Says that a release past the gate was seen and understood, by somebody who did not make it.
*
* @throws SW0708 where there is none, SW0703 where this person may not.
*/
async function acknowledge(pointer, asker, reason, options) {
	const { open, policy } = options;
	const environment = open.environment.name;
	const glass = await require_decide.glassFacts(pointer, open.store, options);
	if (!glass.known) throw refused(glass.why);
	const { value } = glass;
	if (value === void 0) throw require_errors.gatesErrors.create("SW0708", {
		message: `No release of ${environment} went past the gate without having been acknowledged.`,
		next: `\`slipway history ${environment}\` shows every release.`
	});
	const now = await open.store.now();
	const record = {
		format: "slipway/approval/v1",
		kind: "acknowledgement",
		id: asker.newId(),
		bundle: value.bundle,
		version: value.version,
		environment,
		store: open.store.address,
		policy: policy.digest,
		live: pointer === void 0 ? null : require_pointer.liveMention(pointer.record),
		who: asker.person,
		source: asker.source,
		shown: asker.shown,
		createdAt: now.toISOString(),
		expiresAt: now.toISOString(),
		release: value.seq,
		reason: require_reason.readReason(reason)
	};
	const from = policy.approvals?.from ?? policy.breakGlass?.by ?? [];
	const check = await require_decide.checkApproval(record, from, options);
	const [rule] = require_decide.brokenGlassRule(policy, {
		environment,
		store: open.store.address,
		brokenGlass: {
			known: true,
			value: {
				...value,
				acknowledgements: [{
					record,
					check
				}]
			}
		}
	});
	if (rule?.outcome !== "allow") {
		const named = check.sound && require_people.namedBy(asker.person, check.standing, from) !== void 0;
		throw refused(rule?.notes?.[0] ?? `${require_people.personWords(asker.person)} ${named ? "cannot acknowledge it" : require_decide.whyNotNamed(asker.person, from)}.`);
	}
	await require_approval_files.writeApproval(open.store, record);
	return {
		outcome: "acknowledged",
		records: [record],
		message: `${require_people.personWords(asker.person)} acknowledged release ${value.seq} (${value.version}) of ${environment}, which went past the gate.`
	};
}
function beginning(kind, { facts }, asker, { policy, open }, now) {
	return {
		format: "slipway/approval/v1",
		kind,
		id: asker.newId(),
		bundle: facts.bundle,
		version: facts.version === "" ? null : facts.version,
		environment: open.environment.name,
		store: facts.store,
		policy: policy.digest,
		live: facts.live === void 0 ? null : require_pointer.liveMention(facts.live.record),
		who: asker.person,
		source: asker.source,
		shown: asker.shown,
		createdAt: now.toISOString()
	};
}
function isSamePerson(a, b) {
	if (a.kind === "github" && b.kind === "github") return a.id === b.id;
	if (a.kind === "aws" && b.kind === "aws") return a.arn === b.arn;
	return a.kind === "git" && b.kind === "git" && a.name === b.name && a.email === b.email;
}
function refused(why) {
	return require_errors.gatesErrors.create("SW0703", {
		message: why,
		next: "Nothing was stored. Ask somebody whom the policy names and who had no hand in the change."
	});
}

// src/commands/gates/approval-told.ts
/** What an act is told as, at a command line and in the log of a workflow. */
function actResult(environment, act, decided, context) {
	const bundle = act.records[0]?.bundle;
	const { outcome, message } = act;
	return {
		exitCode: 0,
		outputs: {
			outcome,
			gate: decided?.decision.outcome ?? "",
			environment,
			bundle: bundle ?? ""
		},
		render(format) {
			if (format === "json") return require_json_document.jsonDocument(approveDocument({
				environment,
				outcome,
				message,
				act,
				decided
			}));
			const paint = require_paint.createPaint(context.terminal.color);
			return require_release_text.factSheet(paint, require_release_text.doneHeading(paint, environment, require_words.foreign(message, 400)), [
				...bundle === void 0 ? [] : [["bundle", bundle]],
				...act.records.map((record) => ["record", `approvals/\u2026/${record.id}.json`]),
				...gateFacts(decided)
			]);
		}
	};
}
/** `slipway/approve/v1`. */
function approveDocument(told) {
	const records = told.act?.records ?? [];
	return {
		format: "slipway/approve/v1",
		environment: told.environment ?? null,
		outcome: told.outcome,
		message: told.message,
		bundle: records[0]?.bundle ?? null,
		records: records.map((record) => JSON.parse(JSON.stringify(record))),
		missing: missingOf(told.decided) ?? null,
		decision: told.decided?.document ?? null
	};
}
function gateFacts(decided) {
	if (decided === void 0) return [];
	const { outcome, rules } = decided.decision;
	if (outcome === "allow") return [["gate", "allows the release now"]];
	return rules.filter((rule) => rule.outcome !== "allow").map(({ rule, reason }) => [rule, require_words.foreign(reason, 400)]);
}
/** How many approvals are missing, by the decision; undefined where it says nothing of it. */
function missingOf(decided) {
	const rule = decided?.decision.rules.find(({ rule: name }) => name === "approvals");
	if (rule === void 0 || decided === void 0) return void 0;
	const required = decided.required ?? 0;
	return Math.max(0, required - (rule.approvals?.length ?? 0));
}

// src/commands/gates/policy-in-force.ts
/** What every act of an approver stands on, at a command line and in a workflow that a comment started. */
/** The policy that an act is under, read once, with what it is evaluated with. @throws SW0706 where the environment has no gate. */
async function policyInForce(open, context) {
	const environment = open.environment.name;
	const pointer = await require_pointer.readPointer(open.store, environment);
	const source = await require_policy_source.findPolicy(open.project, open.environment, pointer?.record, context);
	const { policy } = source;
	if (policy === void 0) throw noGate(environment);
	for (const note of source.notes) context.progress.note(note);
	return {
		pointer,
		source,
		options: {
			open,
			source,
			policy,
			context,
			github: require_github_open.openGithubView(context),
			breakGlass: void 0,
			starts: false
		}
	};
}
function noGate(environment) {
	return require_errors.gatesErrors.create("SW0706", {
		message: `${environment} has no gate on the default branch.`,
		next: "Add `gate: { approvals: { required: 1, from: [...] } }` to the environment there, where that is wanted."
	});
}
/** @throws SW0703 where the environment before refuses the bundle. */
function refuseRefused(candidate) {
	if (candidate.refusal === void 0) return candidate;
	throw require_errors.gatesErrors.create("SW0703", {
		message: candidate.refusal,
		next: "Release it in the environment before, or name another release. Nothing was stored."
	});
}
/** What the gate says after the act; undefined where nothing is known of the bundle but its digest. */
async function decidedNow(candidate, open, { source, options }, context) {
	if (candidate.facts.version === "") return void 0;
	const facts = {
		...candidate.facts,
		now: await open.store.now()
	};
	return require_decide.evaluateUnder({
		open,
		context,
		source,
		policy: options.policy,
		facts,
		starts: false
	});
}

// src/commands/gates/approve-here.ts
/** `slipway approve` at a command line: in one's own name. */
/**
* Writes the approval, its withdrawal or an acknowledgement, and says what the gate decides now. With `from-event` a
* comment of a pull request is the source.
*
* @throws SW0104 where the environment is missing; errors of the gates room where the person may not approve.
*/
async function approveHere(inputs, context) {
	if (inputs["from-event"]) {
		refuseTogether(inputs);
		const { approveFromEvent } = await Promise.resolve().then(() => require("./commands-gates-approve-event.js"));
		return approveFromEvent(context);
	}
	if (inputs.environment === void 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: "ENV is missing: the environment that the bundle may go live in.",
		next: "Write `slipway approve prod sha256:\u2026`; in a workflow that a comment started, `slipway approve --from-event`."
	});
	const open = await require_open.openEnvironment(inputs.environment, "approve", context);
	try {
		const asker = {
			person: await require_decide.findPerson(open, context),
			source: { kind: "command" },
			shown: {
				url: inputs.shown ?? null,
				digest: null
			},
			newId: node_crypto.randomUUID
		};
		const inForce = await policyInForce(open, context);
		if (inputs.acknowledge !== void 0) {
			const act = await acknowledge(inForce.pointer, asker, inputs.acknowledge, inForce.options);
			return actResult(open.environment.name, act, void 0, context);
		}
		const candidate = await candidateOf(nameOf(inputs.release, open, inForce, inputs.withdraw), open, inForce, context);
		const act = inputs.withdraw ? await withdrawApprovals(candidate, asker, inputs.reason, inForce.options) : await approve(candidate, asker, inForce.options);
		const decided = await decidedNow(candidate, open, inForce, context);
		return actResult(open.environment.name, act, decided, context);
	} finally {
		await open.store.close();
	}
}
/**
* What is meant. Taking back may leave the digest out: it is then what the environment before has.
*
* @throws SW0704 where the digest is missing or cut, and the policy wants all of it.
*/
function nameOf(written, open, { source, options }, isWithdrawal) {
	const environment = open.environment.name;
	if (require_digest.isDigest(written)) return require_pointer.parseReleaseName(written);
	const approvals = require_decide.requireApprovals(options.policy, environment);
	const before = require_candidate.environmentBefore({
		open,
		source
	});
	if ((isWithdrawal || approvals.digest === "short") && before !== void 0) return written === void 0 ? void 0 : require_pointer.parseReleaseName(written);
	const said = written === void 0 ? "The digest is missing" : `${JSON.stringify(written.slice(0, 80))} is no whole digest`;
	throw require_errors.gatesErrors.create("SW0704", {
		message: `${said}: an approval for ${environment} names the bundle by all 64 digits.`,
		next: before === void 0 ? `\`slipway gate ${environment}\` shows the digest of the working tree's bundle.` : `\`slipway gate ${environment}\` shows the digest of what ${before} has. Compare it with what you looked at, then write \`slipway approve ${environment} sha256:\u2026\`.`
	});
}
async function candidateOf(name, open, { source, pointer }, context) {
	if (name?.kind !== "digest" || require_candidate.environmentBefore({
		open,
		source
	}) !== void 0) return refuseRefused(await require_candidate.findCandidate({
		open,
		source,
		pointer,
		name,
		context
	}));
	return {
		facts: {
			action: "deploy",
			environment: open.environment.name,
			store: open.store.address,
			bundle: name.digest,
			version: "",
			live: pointer,
			plan: void 0,
			promotedFrom: void 0,
			promoted: void 0,
			allowedSecrets: void 0,
			reach: void 0,
			actor: { name: "" },
			source: {
				repository: null,
				commit: null,
				ref: null
			},
			now: await open.store.now(),
			moment: "before-writing"
		},
		refusal: void 0
	};
}
/** Things that contradict each other on the command line. */
function refuseTogether(inputs) {
	const given = [
		inputs.environment === void 0 ? void 0 : "ENV",
		inputs.withdraw ? "--withdraw" : void 0,
		inputs.acknowledge === void 0 ? void 0 : "--acknowledge"
	].find((name) => name !== void 0);
	if (given === void 0) return;
	throw require_platform_errors.platformErrors.create("SW0104", {
		message: `--from-event takes what to do from the comment, so ${given} has no place beside it.`,
		next: "Write `slipway approve --from-event` alone."
	});
}

exports.acknowledge = acknowledge;
exports.actResult = actResult;
exports.approve = approve;
exports.approveDocument = approveDocument;
exports.approveHere = approveHere;
exports.decidedNow = decidedNow;
exports.policyInForce = policyInForce;
exports.refuseRefused = refuseRefused;
exports.withdrawApprovals = withdrawApprovals;
