const require_inputs = require("./commands-index.js");
const require_findings = require("./reports-findings.js");

// src/commands/init/report.ts
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
function initText(paint, report) {
	const { dryRun, files, hooks, converted, left, notes, check, next } = report;
	const changed = files.some(({ outcome }) => outcome !== "kept") || converted.length > 0;
	const lines = [dryRun ? "Nothing was written. This is what would be done:" : changed ? `${paint("green", "✔")} ${paint("bold", "This folder is a Slipway project now.")}` : `${paint("green", "✔")} Everything was there already; nothing was written.`, ""];
	const row = (word, text) => lines.push(`  ${paint("dim", word.padEnd(9))} ${text}`);
	for (const { path, outcome, reason } of files) if (outcome === "kept") row("kept", `${require_inputs.visibleLine(path)}${reason === void 0 ? "" : ` (${reason})`}`);
	else row(outcome === "planned" ? "write" : "wrote", require_inputs.visibleLine(path));
	for (const { from, to, renderings } of converted) {
		const proof = renderings === 1 ? "the rendering is the same" : `the ${renderings} renderings are the same`;
		row(dryRun ? "convert" : "converted", `${from.map(require_inputs.visibleLine).join(" + ")} → ${to.map(require_inputs.visibleLine).join(" + ")} (${proof})`);
	}
	for (const { prompt, reason } of left) row("left", `${require_inputs.visibleLine(prompt)}: ${require_inputs.visibleLine(reason)}`);
	for (const note of hooks.notes) row("hooks", note);
	for (const note of notes) row("note", note);
	const { errors, warnings } = check.counts;
	const looked = `${require_inputs.counted(check.prompts, "prompt")} with ${require_inputs.counted(check.cases, "case")}, ${require_findings.countsInWords(check.counts)}`;
	row("check", errors > 0 ? paint("red", looked) : warnings > 0 ? paint("yellow", looked) : looked);
	if (next.length > 0) {
		lines.push("", "Next:");
		for (const [index, step] of next.entries()) lines.push(`  ${index + 1}. ${step}`);
	}
	return `${lines.join("\n")}\n`;
}

exports.initDocument = initDocument;
exports.initText = initText;
