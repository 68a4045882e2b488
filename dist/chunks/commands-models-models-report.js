const require_evaluation = require("./evaluation-evaluation.js");
const require_prices = require("./models-identifier.js");
const require_dollars = require("./platform-dollars.js");
const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_markdown = require("./reports-markdown.js");

// src/commands/models/models-report.ts
/** What `slipway models` prints. */
/** `slipway/models/v1`. `asOf` is the day of the built-in table, `asked` the region whose Bedrock was asked. */
function modelsDocument(models, told, migrated) {
	return {
		format: "slipway/models/v1",
		asOf: require_prices.lifecyclesAsOf,
		asked: told.region ?? null,
		models: models.map((one) => ({
			model: one.model,
			id: one.id ?? null,
			state: one.state,
			end: one.end ?? null,
			days: one.days ?? null,
			extendedAccess: one.extendedAccess ?? null,
			instead: one.instead ?? null,
			profile: one.profile ?? null,
			regions: one.regions,
			price: one.price === void 0 ? null : { ...one.price },
			prompts: one.prompts,
			slipwayYaml: one.isDefault
		})),
		...migrated === void 0 ? {} : { migrated: migrationDocument(migrated) }
	};
}
function migrationDocument({ migration, written, answers }) {
	return {
		from: migration.from,
		to: migration.to,
		written,
		files: migration.files,
		notes: migration.notes,
		answers: answers.map((one) => ({
			prompt: one.prompt,
			case: one.case,
			before: one.before?.text ?? null,
			after: one.after?.text ?? null,
			outcomes: {
				before: one.before?.outcome ?? "missing",
				after: one.after?.outcome ?? "missing"
			}
		})),
		totals: {
			before: totalsDocument(totalsOf(answers, "before")),
			after: totalsDocument(totalsOf(answers, "after"))
		}
	};
}
function totalsOf(answers, side) {
	const isThere = (one) => one?.text !== void 0;
	const sides = answers.filter(({ before, after }) => isThere(before) && isThere(after)).map((one) => one[side]).filter(isThere);
	const judged = sides.filter(({ outcome }) => outcome === "passed" || outcome === "failed");
	return {
		judged: judged.length,
		passed: judged.filter(({ outcome }) => outcome === "passed").length,
		cost: require_evaluation.sumOf(sides.map(({ cost }) => cost))
	};
}
function totalsDocument({ judged, passed, cost }) {
	return {
		judged,
		passed,
		cost: cost ?? null
	};
}
/** A paragraph for each model, and the source of what is said. */
function modelsText(models, told, color) {
	const paint = require_paint.createPaint(color);
	if (models.length === 0) return "No prompt names a model, and slipway.yaml names none.\n";
	return `${models.map((one) => modelText(one, paint)).join("\n")}\n${paint("dim", sourceOf(told))}\n`;
}
function modelText(one, paint) {
	const rows = [["state", stateInWords(one, paint)]];
	if (one.instead !== void 0 && one.state !== "live") rows.push(["instead", one.instead]);
	if (one.extendedAccess !== void 0) rows.push(["price", `rises on ${one.extendedAccess}`]);
	if (one.profile !== void 0) {
		const regions = one.regions.length === 0 ? "" : `: ${one.regions.join(", ")}`;
		rows.push(["regions", `profile ${one.profile}${regions}`]);
	}
	if (one.id !== void 0) rows.push(["price", one.price === void 0 ? "not known (models.prices in slipway.yaml)" : `$${round(one.price.input)} in, $${round(one.price.output)} out, for a million tokens`]);
	rows.push(["used by", usersOf(one)]);
	return [
		paint("bold", require_visible.visibleLine(one.model)),
		...rows.map(([name, value]) => `  ${paint("dim", name.padEnd(8))} ${value}`),
		""
	].join("\n");
}
function stateInWords({ state, end, days }, paint) {
	const when = end === void 0 ? "" : ` on ${end}`;
	const left = days === void 0 ? "" : `, in ${require_words.counted(days, "day")}`;
	switch (state) {
		case "ended": return paint("red", `ended${when}: every request is refused`);
		case "ending": return paint("yellow", `ends${when}${left}`);
		case "legacy": return paint("yellow", `Legacy${end === void 0 ? "" : `, ends${when}${left}`}; lost earlier by accounts that do not use it for 30 days`);
		case "unknown": return "not known: a model of another service, one that no table here has yet, or a misspelt name";
		case "live": return paint("green", end === void 0 ? "live, no end is known" : `live, ends${when}`);
	}
}
function usersOf({ prompts, isDefault }) {
	const shown = prompts.slice(0, 6).map(require_visible.visibleLine).join(", ");
	const more = prompts.length > 6 ? ` and ${prompts.length - 6} more` : "";
	return [isDefault ? "slipway.yaml" : "", prompts.length === 0 ? "" : `${require_words.counted(prompts.length, "prompt")}: ${shown}${more}`].filter((part) => part !== "").join("; ");
}
function sourceOf({ region, problem }) {
	const table = `Dates by the table of ${require_prices.lifecyclesAsOf}`;
	if (region !== void 0) return `Dates as Bedrock tells them in ${region}, else by the table of ${require_prices.lifecyclesAsOf}.`;
	return problem === void 0 ? `${table}.` : `${table}; Bedrock was not asked: ${require_visible.visibleLine(problem)}.`;
}
/** The files that were or would be rewritten, and the answers of both models side by side. */
function migrationText({ migration, written, answers }, color) {
	const paint = require_paint.createPaint(color);
	const { from, to, files, notes } = migration;
	const lines = [
		`${paint("bold", require_visible.visibleLine(from))} \u2192 ${paint("bold", require_visible.visibleLine(to))}`,
		...files.map((file) => `  ${written ? paint("green", "\u2713") : " "} ${require_visible.visibleLine(file)}`),
		written ? `${require_words.counted(files.length, "file")} rewritten.` : "A dry run: nothing was written.",
		...notes.map((note) => `${paint("yellow", "!")} ${require_visible.visible(note)}`)
	];
	for (const one of answers) {
		lines.push("", paint("bold", `${require_visible.visibleLine(one.prompt)} \u00b7 ${require_visible.visibleLine(one.case)}`));
		lines.push(...sideLines(`before, ${require_visible.visibleLine(from)}`, one.before, paint));
		lines.push(...sideLines(`after, ${require_visible.visibleLine(to)}`, one.after, paint));
	}
	lines.push(...totalsLines(totalsOf(answers, "before"), totalsOf(answers, "after")));
	const lacking = answers.filter(({ after }) => after?.outcome === "missing").length;
	if (lacking > 0) lines.push("", `${require_words.counted(lacking, "case")} without an answer of the new model: \`slipway run\` asks for them, or \`--ask\` here.`);
	return `${lines.join("\n")}\n`;
}
function sideLines(label, side, paint) {
	if (side === void 0) return [paint("dim", label), paint("dim", "\u2502 (the case cannot be put to this model)")];
	const { text, outcome, passed, answers, reasons } = side;
	const share = answers > 1 ? `, ${passed} of ${answers}` : "";
	const verdict = outcome === "passed" ? `  ${paint("green", `\u2713 passed${share}`)}` : outcome === "failed" ? `  ${paint("red", `\u2717 failed${share}`)}` : outcome === "error" ? `  ${paint("yellow", "~ could not be asked or judged")}` : "";
	const quoted = text === void 0 ? [paint("dim", "\u2502 (no answer is kept)")] : require_visible.visible(text.replace(/\n+$/, "")).split("\n").map((line) => `${paint("dim", "\u2502")} ${line}`.trimEnd());
	const shown = outcome === "error" && text === void 0 ? [] : quoted;
	return [
		`${paint("dim", label)}${verdict}`,
		...shown,
		...reasons.map((reason) => `    ${require_visible.visibleLine(reason)}`)
	];
}
function totalsLines(before, after) {
	const lines = [];
	if (after.judged > 0) lines.push(`Cases that pass: ${before.passed} of ${before.judged} before, ${after.passed} of ${after.judged} after.`);
	if (before.cost !== void 0 && after.cost !== void 0 && (before.cost > 0 || after.cost > 0)) {
		const [was, is] = require_dollars.dollarsApart(before.cost, after.cost);
		lines.push(`These answers cost ${was} before, ${is} after.`);
	}
	return lines.length === 0 ? [] : ["", ...lines];
}
/** A table for a job summary. */
function modelsMarkdown(models, told) {
	const plain = (_, text) => text;
	return [
		"### Models in use",
		"",
		"| model | state | instead | used by |",
		"| --- | --- | --- | --- |",
		...models.map((one) => [
			require_markdown.tableCodeSpan(one.model),
			require_markdown.escapeMarkdown(stateInWords(one, plain)),
			one.instead === void 0 || one.state === "live" ? "" : require_markdown.tableCodeSpan(one.instead),
			require_markdown.escapeMarkdown(usersOf(one))
		].join(" | ")).map((row) => `| ${row} |`),
		"",
		require_markdown.escapeMarkdown(sourceOf(told)),
		""
	].join("\n");
}
/** `3.30`, `0.035`. */
function round(amount) {
	return amount >= .1 ? amount.toFixed(2) : String(Number(amount.toPrecision(4)));
}

exports.migrationText = migrationText;
exports.modelsDocument = modelsDocument;
exports.modelsMarkdown = modelsMarkdown;
exports.modelsText = modelsText;
