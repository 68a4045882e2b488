const require_lifecycle = require("./models-identifier.js");
const require_inputs = require("./commands-index.js");
const require_markdown = require("./reports-markdown.js");

// src/commands/models/models-report.ts
/** What `slipway models` prints. */
function modelsDocument(models, told, migrated) {
	return {
		format: "slipway/models/v1",
		asOf: require_lifecycle.lifecyclesAsOf,
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
			before: one.before ?? null,
			after: one.after ?? null
		}))
	};
}
function modelsText(models, told, color) {
	const paint = require_inputs.createPaint(color);
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
		paint("bold", require_inputs.visibleLine(one.model)),
		...rows.map(([name, value]) => `  ${paint("dim", name.padEnd(8))} ${value}`),
		""
	].join("\n");
}
function stateInWords({ state, end, days }, paint) {
	const when = end === void 0 ? "" : ` on ${end}`;
	const left = days === void 0 ? "" : `, in ${require_inputs.counted(days, "day")}`;
	switch (state) {
		case "ended": return paint("red", `ended${when}: every request is refused`);
		case "ending": return paint("yellow", `ends${when}${left}`);
		case "legacy": return paint("yellow", `Legacy${end === void 0 ? "" : `, ends${when}${left}`}; lost earlier by accounts that do not use it for 30 days`);
		case "unknown": return "not known: a model of another service, one that no table here has yet, or a misspelt name";
		case "live": return paint("green", end === void 0 ? "live, no end is known" : `live, ends${when}`);
	}
}
function usersOf({ prompts, isDefault }) {
	const shown = prompts.slice(0, 6).map(require_inputs.visibleLine).join(", ");
	const more = prompts.length > 6 ? ` and ${prompts.length - 6} more` : "";
	return [isDefault ? "slipway.yaml" : "", prompts.length === 0 ? "" : `${require_inputs.counted(prompts.length, "prompt")}: ${shown}${more}`].filter((part) => part !== "").join("; ");
}
function sourceOf({ region, problem }) {
	const table = `Dates by the table of ${require_lifecycle.lifecyclesAsOf}`;
	if (region !== void 0) return `Dates as Bedrock tells them in ${region}, else by the table of ${require_lifecycle.lifecyclesAsOf}.`;
	return problem === void 0 ? `${table}.` : `${table}; Bedrock was not asked: ${require_inputs.visibleLine(problem)}.`;
}
function migrationText({ migration, written, answers }, color) {
	const paint = require_inputs.createPaint(color);
	const { from, to, files, notes } = migration;
	const lines = [
		`${paint("bold", require_inputs.visibleLine(from))} → ${paint("bold", require_inputs.visibleLine(to))}`,
		...files.map((file) => `  ${written ? paint("green", "✓") : " "} ${require_inputs.visibleLine(file)}`),
		written ? `${require_inputs.counted(files.length, "file")} rewritten.` : "A dry run: nothing was written.",
		...notes.map((note) => `${paint("yellow", "!")} ${require_inputs.visible(note)}`)
	];
	for (const one of answers) {
		lines.push("", paint("bold", `${require_inputs.visibleLine(one.prompt)} · ${require_inputs.visibleLine(one.case)}`));
		lines.push(paint("dim", `before, ${require_inputs.visibleLine(from)}`), ...quotedLines(one.before, paint));
		lines.push(paint("dim", `after, ${require_inputs.visibleLine(to)}`), ...quotedLines(one.after, paint));
	}
	const lacking = answers.filter(({ after }) => after === void 0).length;
	if (lacking > 0) lines.push("", `${require_inputs.counted(lacking, "case")} without an answer of the new model: \`slipway run\` asks for them, or \`--ask\` here.`);
	return `${lines.join("\n")}\n`;
}
function quotedLines(text, paint) {
	if (text === void 0) return [paint("dim", "│ (no answer is kept)")];
	return require_inputs.visible(text.replace(/\n+$/, "")).split("\n").map((line) => `${paint("dim", "│")} ${line}`.trimEnd());
}
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
