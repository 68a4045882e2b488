const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_findings = require("./reports-findings.js");

// src/commands/init/report.ts
/** `slipway/init/v1`. */
function initDocument(report) {
	const { dryRun, detected, files, hooks, converted, left, notes, check, next } = report;
	return {
		format: "slipway/init/v1",
		dryRun,
		detected,
		files: files.map((file) => ({ ...file })),
		hooks: {
			outcome: hooks.outcome,
			notes: [...hooks.notes]
		},
		converted: converted.map(({ prompt, from, to, renderings }) => ({
			prompt,
			from: [...from],
			to: [...to],
			renderings
		})),
		left: left.map((one) => ({ ...one })),
		notes: [...notes],
		check: {
			prompts: check.prompts,
			cases: check.cases,
			...check.counts
		},
		next: [...next]
	};
}
/** What became of the folder; where pairs were to be converted, whether they were comes first. */
function headingOf(paint, { dryRun, convert, files, converted, left }) {
	const wrote = files.some(({ outcome }) => outcome !== "kept");
	if (convert && converted.length === 0) {
		const why = left.length === 0 ? "there is no classic pair" : left.length === 1 ? "one pair stays as it is" : `${left.length} pairs stay as they are`;
		const rest = dryRun ? "This is what would be done besides:" : wrote ? "Besides, this folder is a Slipway project now." : "Nothing was written.";
		return `${left.length === 0 ? paint("green", "\u2714") : paint("yellow", "!")} ${paint("bold", `Nothing ${dryRun ? "would be" : "was"} converted: ${why}.`)} ${rest}`;
	}
	if (dryRun) return "Nothing was written. This is what would be done:";
	return wrote || converted.length > 0 ? `${paint("green", "\u2714")} ${paint("bold", "This folder is a Slipway project now.")}` : `${paint("green", "\u2714")} Everything was there already; nothing was written.`;
}
/** What was written, converted and left, with what to do next; after a dry run the same in the future. */
function initText(paint, report) {
	const { dryRun, files, hooks, converted, left, notes, check, next } = report;
	const lines = [headingOf(paint, report), ""];
	const row = (word, text) => lines.push(`  ${paint("dim", word.padEnd(9))} ${text}`);
	for (const { path, outcome, reason } of files) if (outcome === "kept") row("kept", `${require_visible.visibleLine(path)}${reason === void 0 ? "" : ` (${reason})`}`);
	else row(outcome === "planned" ? "write" : "wrote", require_visible.visibleLine(path));
	for (const { from, to, renderings } of converted) {
		const proof = renderings === 1 ? "the rendering is the same" : `the ${renderings} renderings are the same`;
		row(dryRun ? "convert" : "converted", `${from.map(require_visible.visibleLine).join(" + ")} \u2192 ${to.map(require_visible.visibleLine).join(" + ")} (${proof})`);
	}
	for (const { prompt, reason } of left) row("left", `${require_visible.visibleLine(prompt)}: ${require_visible.visibleLine(reason)}`);
	for (const note of hooks.notes) row("hooks", note);
	for (const note of notes) row("note", note);
	const { errors, warnings } = check.counts;
	const looked = `${require_words.counted(check.prompts, "prompt")} with ${require_words.counted(check.cases, "case")}, ${require_findings.countsInWords(check.counts)}`;
	row("check", errors > 0 ? paint("red", looked) : warnings > 0 ? paint("yellow", looked) : looked);
	if (next.length > 0) {
		lines.push("", "Next:");
		for (const [index, step] of next.entries()) lines.push(`  ${index + 1}. ${step}`);
	}
	return `${lines.join("\n")}\n`;
}

exports.initDocument = initDocument;
exports.initText = initText;
