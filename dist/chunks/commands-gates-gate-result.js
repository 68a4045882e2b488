const require_decide = require("./commands-gates-decide.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_time_input = require("./commands-releases-time-input.js");
const require_candidate = require("./commands-gates-candidate.js");
const require_github_open = require("./commands-gates-closed-unless-read.js");
const require_markdown = require("./reports-markdown.js");
const require_words = require("./commands-releases-words.js");
const require_policy_source = require("./commands-gates-policy-source.js");

// src/commands/gates/decision-text.ts
const marks = {
	allow: ["\u2714", "green"],
	wait: ["\u2026", "yellow"],
	deny: ["\u2716", "red"]
};
/** A reason names people and periods; nobody reads on after this. */
const longestReason = 600;
/** Lines for a terminal. Reasons and notes hold words of strangers, so they are shown escaped and cut. */
function decisionText(paint, report, explain) {
	const { decision, environment } = report;
	const [mark, color] = marks[decision.outcome];
	const width = Math.max(7, ...decision.rules.map(({ rule }) => rule.length));
	const lines = [`${paint(color, mark)} ${paint("bold", environment)}  ${headline(report, (text) => paint("bold", text))}`];
	for (const rule of decision.rules) {
		const [sign, its] = marks[rule.outcome];
		const skipped = rule.skipped === true ? " (the release goes past this)" : "";
		lines.push(`  ${paint(its, sign)} ${require_words.padded(rule.rule, width)}  ${require_words.foreign(rule.reason, longestReason)}${skipped}`);
		for (const note of shownNotes(rule, explain)) lines.push(`    ${require_words.padded("", width)}  ${paint("dim", require_words.foreign(note, longestReason))}`);
	}
	const facts = tail(report, explain);
	const column = Math.max(width, ...facts.map(([name]) => name.length));
	for (const [name, value] of facts) lines.push(`    ${paint("dim", require_words.padded(name, column))}  ${value}`);
	return `${lines.join("\n")}\n`;
}
function shownNotes(rule, explain) {
	const notes = rule.notes ?? [];
	if (explain || rule.outcome !== "allow") return notes.slice(0, explain ? 50 : 5);
	return [];
}
function headline({ decision, version, at, isOtherTime }, strong) {
	const when = isOtherTime ? ` at ${require_words.timeOf(at.toISOString())}` : "";
	switch (decision.outcome) {
		case "allow": return `${strong(version)} may be released${isOtherTime ? when : " now"}`;
		case "wait": return `${strong(version)} has to wait${when}`;
		case "deny": return `${strong(version)} may not be released${when}`;
	}
}
function tail({ decision, bundle, origin, notes, policy, facts, at }, explain) {
	const place = origin.from === "working-tree" ? "the working tree" : `${origin.branch ?? ""} (${origin.revision?.slice(0, 12) ?? ""})`;
	return [
		...decision.until === void 0 ? [] : [["not before", require_words.timeOf(decision.until.toISOString())]],
		["bundle", bundle],
		...origin.digest === null ? [] : [["policy", `${explain ? origin.digest : origin.digest.slice(0, 19)} of ${require_words.foreign(place)}`]],
		...explain && policy !== void 0 ? explained(policy, facts, at) : [],
		...notes.map((note) => ["note", require_words.foreign(note, longestReason)])
	];
}
/** What the rules come from: the next openings, and what is asked of whom. */
function explained(policy, facts, at) {
	const rows = [];
	const entries = [...policy.windows, ...policy.freezes];
	for (const { effect, text, zone, reason } of entries.slice(0, 20)) rows.push([effect === "allow" ? "open" : "closed", require_words.foreign(`${text} (${zone.name})${reason === void 0 ? "" : `: ${reason}`}`)]);
	const [first] = entries;
	let moment = at.getTime();
	for (let shown = 0; first !== void 0 && shown < 3; shown += 1) {
		const opens = require_decide.nextOpening(entries, moment);
		const closes = opens === void 0 ? void 0 : require_decide.nextClosing(entries, opens);
		if (opens === void 0) break;
		rows.push([shown === 0 ? "next" : "then", `${require_github_open.momentWords(opens, first.zone)}${closes === void 0 ? "" : ` to ${require_github_open.momentWords(closes, first.zone)}`}`]);
		if (closes === void 0) break;
		moment = closes;
	}
	const { approvals } = policy;
	if (approvals !== void 0) {
		rows.push(["approvals", `${approvals.required} of ${require_words.foreign(approvals.written.join(", "), 300)}; each counts for ${require_github_open.durationWords(approvals.expires)}`]);
		const involved = facts?.involved;
		if (involved?.known === true) for (const { as, login, name, email } of involved.value.slice(0, 20)) rows.push(["not counted", require_words.foreign(`${login ?? name ?? email ?? ""}: ${as}`)]);
	}
	if (policy.breakGlass !== void 0) rows.push(["break glass", require_words.foreign(policy.breakGlass.written.join(", "), 300)]);
	return rows;
}
/** The same for a job summary or a comment, with all words of strangers escaped. */
function decisionMarkdown(report) {
	const { decision, environment, bundle } = report;
	const marksOf = {
		allow: "\u2705",
		wait: "\u23f3",
		deny: "\u274c"
	};
	const lines = [
		`### Gate of ${require_markdown.escapeMarkdown(environment)}`,
		"",
		`${marksOf[decision.outcome]} ${headline(report, (text) => `**${require_markdown.escapeMarkdown(text)}**`)}.`,
		""
	];
	for (const { rule, outcome, reason, notes } of decision.rules) {
		lines.push(`- ${marksOf[outcome]} ${require_markdown.escapeMarkdown(rule)}: ${require_markdown.sentenceMarkdown(require_words.foreign(reason, longestReason))}`);
		for (const note of (notes ?? []).slice(0, 10)) lines.push(`  - ${require_markdown.sentenceMarkdown(require_words.foreign(note, longestReason))}`);
	}
	lines.push("", `Bundle \`${bundle}\``, "");
	for (const note of report.notes) lines.push(`${require_markdown.sentenceMarkdown(require_words.foreign(note, longestReason))}`, "");
	return lines.join("\n");
}

// src/commands/gates/gate-result.ts
/** What `slipway gate` finds out and prints: the decision about one bundle, with its reasons. */
/**
* Evaluates the gate and writes nothing, but for the deployment on GitHub where `announce` asks for it. Exit code 0
* where it allows, 4 where it waits, 1 where it denies.
*
* @throws SW0104 where two bundles are named, SW0701 and SW0702 where the policy cannot be read, and what looking for
*   the bundle throws.
*/
async function gateResult(inputs, context) {
	const { report, document } = await look(inputs, nameOf(inputs.release, inputs.bundle), inputs.at === void 0 ? void 0 : require_time_input.timeFrom(inputs.at, timeHelp), context);
	const { outcome, until } = report.decision;
	return {
		exitCode: outcome === "allow" ? 0 : outcome === "wait" ? 4 : 1,
		outputs: {
			outcome,
			until: until?.toISOString() ?? "",
			bundle: report.bundle
		},
		render(format) {
			if (format === "json") return require_json_document.jsonDocument({
				...document,
				notes: [...report.notes]
			});
			if (format === "markdown") return decisionMarkdown(report);
			return decisionText(require_paint.createPaint(context.terminal.color), report, inputs.explain);
		}
	};
}
const timeHelp = "Write it as in --at 2026-12-24T10:00Z; without a zone it is UTC.";
async function look(inputs, name, at, context) {
	const open = await require_open.openEnvironment(inputs.environment, "read", context);
	const environment = open.environment.name;
	try {
		const pointer = await require_pointer.readPointer(open.store, environment);
		const source = await require_policy_source.findPolicy(open.project, open.environment, pointer?.record, context);
		const candidate = await require_candidate.findCandidate({
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
		const { policy, origin } = source;
		if (inputs.announce) {
			const { announceHere } = await Promise.resolve().then(() => require("./commands-gates-announce.js"));
			await announceHere(facts, policy, context);
		}
		const decided = policy === void 0 ? void 0 : await require_decide.evaluateUnder({
			open,
			context,
			source,
			policy,
			facts,
			starts: false
		});
		const decision = withRefusal(decided?.decision ?? withoutGate(environment), candidate.refusal);
		const live = pointer && require_pointer.liveMention(pointer.record);
		const { version, bundle, now } = facts;
		const isLive = live?.bundle === bundle;
		return {
			report: {
				environment,
				version,
				bundle,
				decision,
				origin,
				policy,
				facts: decided?.facts,
				at: now,
				isOtherTime: at !== void 0,
				notes: [...source.notes, ...isLive ? [`${live.version} is live in ${environment} already.`] : []]
			},
			document: require_decide.decisionDocument(decision, {
				...facts,
				live
			}, origin)
		};
	} finally {
		await open.store.close();
	}
}
function nameOf(release, bundle) {
	if (release !== void 0 && bundle !== void 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: "RELEASE and --bundle both name a bundle.",
		next: "Leave one of them out."
	});
	const name = release ?? bundle;
	return name === void 0 ? void 0 : require_pointer.parseReleaseName(name);
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

exports.gateResult = gateResult;
