const require_schedule = require("./gates-schedule.js");
const require_words = require("./gates-words.js");
const require_markdown = require("./reports-markdown.js");
const require_words$1 = require("./commands-releases-words.js");

// src/commands/gates/decision-text.ts
const marks = {
	allow: ["✔", "green"],
	wait: ["…", "yellow"],
	deny: ["✖", "red"]
};
/** A reason names people and periods; nobody reads on after this. */
const longestReason = 600;
function decisionText(paint, report, explain) {
	const { decision, environment } = report;
	const [mark, color] = marks[decision.outcome];
	const width = Math.max(7, ...decision.rules.map(({ rule }) => rule.length));
	const lines = [`${paint(color, mark)} ${paint("bold", environment)}  ${headline(report, (text) => paint("bold", text))}`];
	for (const rule of decision.rules) {
		const [sign, its] = marks[rule.outcome];
		const skipped = rule.skipped === true ? " (the release goes past this)" : "";
		lines.push(`  ${paint(its, sign)} ${require_words$1.padded(rule.rule, width)}  ${require_words$1.foreign(rule.reason, longestReason)}${skipped}`);
		for (const note of shownNotes(rule, explain)) lines.push(`    ${require_words$1.padded("", width)}  ${paint("dim", require_words$1.foreign(note, longestReason))}`);
	}
	const facts = tail(report, explain);
	const column = Math.max(width, ...facts.map(([name]) => name.length));
	for (const [name, value] of facts) lines.push(`    ${paint("dim", require_words$1.padded(name, column))}  ${value}`);
	return `${lines.join("\n")}\n`;
}
function shownNotes(rule, explain) {
	const notes = rule.notes ?? [];
	if (explain || rule.outcome !== "allow") return notes.slice(0, explain ? 50 : 5);
	return [];
}
function headline({ decision, version, at, isOtherTime }, strong) {
	const when = isOtherTime ? ` at ${require_words$1.timeOf(at.toISOString())}` : "";
	switch (decision.outcome) {
		case "allow": return `${strong(version)} may be released${isOtherTime ? when : " now"}`;
		case "wait": return `${strong(version)} has to wait${when}`;
		case "deny": return `${strong(version)} may not be released${when}`;
	}
}
function tail({ decision, bundle, origin, notes, policy, facts, at }, explain) {
	const place = origin.from === "working-tree" ? "the working tree" : `${origin.branch ?? ""} (${origin.revision?.slice(0, 12) ?? ""})`;
	return [
		...decision.until === void 0 ? [] : [["not before", require_words$1.timeOf(decision.until.toISOString())]],
		["bundle", bundle],
		...origin.digest === null ? [] : [["policy", `${explain ? origin.digest : origin.digest.slice(0, 19)} of ${require_words$1.foreign(place)}`]],
		...explain && policy !== void 0 ? explained(policy, facts, at) : [],
		...notes.map((note) => ["note", require_words$1.foreign(note, longestReason)])
	];
}
/** What the rules come from: the next openings, and what is asked of whom. */
function explained(policy, facts, at) {
	const rows = [];
	const entries = [...policy.windows, ...policy.freezes];
	for (const { effect, text, zone, reason } of entries.slice(0, 20)) rows.push([effect === "allow" ? "open" : "closed", require_words$1.foreign(`${text} (${zone.name})${reason === void 0 ? "" : `: ${reason}`}`)]);
	const [first] = entries;
	let moment = at.getTime();
	for (let shown = 0; first !== void 0 && shown < 3; shown += 1) {
		const opens = require_schedule.nextOpening(entries, moment);
		const closes = opens === void 0 ? void 0 : require_schedule.nextClosing(entries, opens);
		if (opens === void 0) break;
		rows.push([shown === 0 ? "next" : "then", `${require_words.momentWords(opens, first.zone)}${closes === void 0 ? "" : ` to ${require_words.momentWords(closes, first.zone)}`}`]);
		if (closes === void 0) break;
		moment = closes;
	}
	const { approvals } = policy;
	if (approvals !== void 0) {
		rows.push(["approvals", `${approvals.required} of ${require_words$1.foreign(approvals.written.join(", "), 300)}; each counts for ${require_words.durationWords(approvals.expires)}`]);
		const involved = facts?.involved;
		if (involved?.known === true) for (const { as, login, name, email } of involved.value.slice(0, 20)) rows.push(["not counted", require_words$1.foreign(`${login ?? name ?? email ?? ""}: ${as}`)]);
	}
	if (policy.breakGlass !== void 0) rows.push(["break glass", require_words$1.foreign(policy.breakGlass.written.join(", "), 300)]);
	return rows;
}
function decisionMarkdown(report) {
	const { decision, environment, bundle } = report;
	const marksOf = {
		allow: "✅",
		wait: "⏳",
		deny: "❌"
	};
	const lines = [
		`### Gate of ${require_markdown.escapeMarkdown(environment)}`,
		"",
		`${marksOf[decision.outcome]} ${headline(report, (text) => `**${require_markdown.escapeMarkdown(text)}**`)}.`,
		""
	];
	for (const { rule, outcome, reason, notes } of decision.rules) {
		lines.push(`- ${marksOf[outcome]} ${require_markdown.escapeMarkdown(rule)}: ${require_markdown.sentenceMarkdown(require_words$1.foreign(reason, longestReason))}`);
		for (const note of (notes ?? []).slice(0, 10)) lines.push(`  - ${require_markdown.sentenceMarkdown(require_words$1.foreign(note, longestReason))}`);
	}
	lines.push("", `Bundle \`${bundle}\``, "");
	for (const note of report.notes) lines.push(`${require_markdown.sentenceMarkdown(require_words$1.foreign(note, longestReason))}`, "");
	return lines.join("\n");
}

exports.decisionMarkdown = decisionMarkdown;
exports.decisionText = decisionText;
