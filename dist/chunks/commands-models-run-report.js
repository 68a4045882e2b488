const require_completion = require("./models-completion.js");
const require_prices = require("./models-prices.js");
const require_inputs = require("./commands-index.js");
const require_findings_text = require("./reports-findings-text.js");
const require_markdown = require("./reports-markdown.js");

// src/commands/models/batch-report.ts
function batchDocument({ place, waiting, left }) {
	return {
		place,
		left,
		jobs: waiting.map(({ model, job, state, records, processed }) => ({
			model,
			job,
			state,
			records,
			...processed === void 0 ? {} : { processed }
		}))
	};
}
/** While jobs are at work. */
function batchText({ place, waiting, left }, kept, paint) {
	const lines = waiting.flatMap((job) => [`${paint("bold", require_inputs.visibleLine(job.model))}  ${progressOf(job)}`, `  ${require_inputs.visibleLine(job.job)}`]);
	lines.push("", `${paint("yellow", "…")} ${require_inputs.counted(waiting.length, "batch job")} at work in ${require_inputs.visibleLine(place)}; ${require_inputs.counted(kept, "answer")} known`);
	if (left > 0) lines.push(`  ${leftInWords(left)}`);
	lines.push(`  ${paint("cyan", "→ Run the same command later: it takes the answers once a job has ended. To end one before: aws bedrock stop-model-invocation-job --job-identifier ARN")}`);
	return `${lines.join("\n")}\n`;
}
function batchMarkdown(batch) {
	if (batch === void 0 || batch.waiting.length === 0) return [];
	return [
		`**${require_inputs.counted(batch.waiting.length, "batch job")} at work.** ${require_markdown.sentenceMarkdown("The same command takes the answers once a job has ended.")}${batch.left > 0 ? ` ${require_markdown.sentenceMarkdown(leftInWords(batch.left))}` : ""}`,
		"",
		...batch.waiting.map((job) => `- ${require_markdown.tableCodeSpan(job.job)} (${require_markdown.tableCodeSpan(job.model)}): ${require_markdown.sentenceMarkdown(progressOf(job))}`),
		""
	];
}
function progressOf({ state, records, processed }) {
	const done = processed === void 0 || processed === 0 ? "" : `, ${processed} processed`;
	return `${require_inputs.visibleLine(state)}, ${require_inputs.counted(records, "record")}${done}`;
}
function leftInWords(left) {
	return `${require_inputs.counted(left, "case")} without an answer ${left === 1 ? "is" : "are"} too few for a batch job: run the same command without --batch for ${left === 1 ? "it" : "them"}.`;
}

// src/commands/models/run-report.ts
/** What `slipway run` prints: answers, what is wrong with them, what could not be had, and what it cost. */
function summaryOf(answered) {
	const of = (test) => answered.filter(test);
	const asked = of(({ answer }) => answer.kind === "answer" && answer.from === "model");
	const kept = of(({ answer }) => answer.kind === "answer" && answer.from !== "model");
	return {
		answers: asked.length + kept.length,
		asked: asked.length,
		kept: kept.length,
		missing: of(({ answer }) => answer.kind === "missing").length,
		failed: of(({ answer }) => answer.kind === "failed").length,
		cost: sumOf(asked),
		keptCost: sumOf(kept)
	};
}
function sumOf(answered) {
	let sum = 0;
	for (const { cost } of answered) {
		if (cost === void 0) return void 0;
		sum += cost;
	}
	return sum;
}
function runDocument(report) {
	const { estimate, answered, findings, batch } = report;
	const { cost, keptCost, ...counts } = summaryOf(answered);
	return {
		format: "slipway/run/v1",
		answers: answered.map((one) => answerDocument(one, report.files.get(one))),
		findings,
		...batch === void 0 ? {} : { batch: batchDocument(batch) },
		summary: {
			...counts,
			cost: cost ?? null,
			keptCost: keptCost ?? null,
			pricesAsOf: require_prices.pricesAsOf,
			...estimate === void 0 ? {} : { estimate: estimateDocument(estimate) }
		}
	};
}
function estimateDocument({ requests, expected, most, basis, unpriced }) {
	return {
		requests,
		expected: expected ?? null,
		most: most ?? null,
		basis,
		unpriced
	};
}
function answerDocument({ prompt, case: one, repeat, request, answer, cost }, file) {
	const question = {
		prompt: prompt.name,
		case: one.name,
		repeat,
		model: request.model,
		request: request.digest
	};
	if (answer.kind === "missing") return {
		...question,
		status: "missing"
	};
	if (answer.kind === "failed") return {
		...question,
		status: "failed",
		failure: { ...answer.failure }
	};
	const { completion, from, trusted } = answer;
	const calls = require_completion.toolCallsOf(completion);
	return {
		...question,
		status: "answered",
		from,
		trusted,
		text: require_completion.textOfAnswer(completion),
		...calls.length === 0 ? {} : { toolCalls: calls.map((call) => ({ ...call })) },
		stopReason: completion.stopReason,
		usage: { ...completion.usage },
		latencyMilliseconds: completion.latencyMilliseconds,
		cost: cost ?? null,
		...file === void 0 ? {} : { file }
	};
}
function runText(report, options) {
	const paint = require_inputs.createPaint(options.color);
	if (report.batch !== void 0 && report.batch.waiting.length > 0) return batchText(report.batch, report.answered.length, paint);
	const parts = report.answered.filter(({ answer }) => answer.kind === "answer").map((one) => answerText(one, report, paint, options));
	if (report.findings.length > 0) parts.push(require_findings_text.findingsText(report.findings, options));
	parts.push(...failureTexts(report.answered, paint));
	parts.push(...missingText(report, paint));
	parts.push(`${summaryLines(report, paint).join("\n")}\n`);
	return parts.join("\n");
}
function answerText(one, { shown, files, environment }, paint, { columns }) {
	const { prompt, case: { name }, repeat, answer, request, cost } = one;
	if (answer.kind !== "answer") return "";
	const { completion, from } = answer;
	const width = Math.min(Math.max(columns, 40), 100);
	const title = `${require_inputs.visibleLine(prompt.name)} · ${require_inputs.visibleLine(name)}${repeat === 1 ? "" : ` · answer ${repeat}`}`;
	const { usage } = completion;
	const facts = [
		require_inputs.visibleLine(request.model),
		originInWords(from, answer.trusted, environment !== void 0),
		`${usage.estimated === true ? "≈ " : ""}${usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens} + ${usage.outputTokens} tokens`,
		cost === void 0 ? "price not known" : require_prices.dollarsInWords(cost),
		...completion.provider === "bedrock" ? [] : [`by ${require_inputs.visibleLine(completion.provider)}`],
		...completion.latencyMilliseconds === 0 ? [] : [`${(completion.latencyMilliseconds / 1e3).toFixed(1)} s`]
	];
	const lines = [`${paint("bold", title)} ${paint("dim", "━".repeat(Math.max(3, width - title.length - 1)))}`, paint("dim", facts.join(" · "))];
	const file = files.get(one);
	if (file !== void 0) lines.push(`${paint("green", "→")} ${require_inputs.visibleLine(file)}`);
	else if (one !== shown) {
		lines.push("");
		for (const line of bodyOf(completion).split("\n")) lines.push(line === "" ? paint("dim", "│") : `${paint("dim", "│")} ${line}`);
	}
	return `${lines.join("\n")}\n`;
}
function originInWords(from, trusted, hasStore) {
	const where = from === "model" ? "asked now" : from === "store" ? "kept in the store" : "kept here";
	return trusted || from === "model" && !hasStore ? where : `${where}, for display`;
}
function bodyOf(completion) {
	const text = require_completion.textOfAnswer(completion).replace(/\n+$/, "");
	const calls = require_completion.toolCallsOf(completion).map(({ name, input }) => `[calls ${name} ${JSON.stringify(input)}]`);
	return require_inputs.visible([...text === "" ? [] : [text], ...calls].join("\n"));
}
/** Each reason once, with the cases that it met. */
function failuresOf(answered) {
	const groups = /* @__PURE__ */ new Map();
	for (const { answer, prompt, case: one } of answered) {
		if (answer.kind !== "failed" || answer.failure.kind === "invalid") continue;
		const key = answer.failure.kind + answer.failure.message;
		const group = groups.get(key) ?? {
			failure: answer.failure,
			cases: []
		};
		groups.set(key, group);
		group.cases.push(`${prompt.name} · ${one.name}`);
	}
	return [...groups.values()];
}
function failureTexts(answered, paint) {
	return failuresOf(answered).map(({ failure, cases }) => [
		`${paint("red", paint("bold", "no answer"))} ${paint("dim", failure.kind)}  ${require_inputs.visible(failure.message)}`,
		`  ${paint("dim", `${require_inputs.counted(cases.length, "case")}:`)} ${someOf(cases)}`,
		`  ${paint("cyan", `→ ${require_inputs.visible(failure.next)}`)}`,
		""
	].join("\n"));
}
function missingText({ answered, batch }, paint) {
	const cases = missingOf(answered);
	if (cases.length === 0) return [];
	return [[
		`${paint("yellow", paint("bold", "no answer is kept"))} for ${require_inputs.counted(cases.length, "case")}, and ${batch === void 0 ? "with --offline no model is asked" : "they are too few for a batch job"}:`,
		...cases.map((name) => `  ${require_inputs.visibleLine(name)}`),
		`  ${paint("cyan", `→ Run the same command without ${batch === void 0 ? "--offline where credentials are" : "--batch and --batch-role"}.`)}`,
		""
	].join("\n")];
}
function missingOf(answered) {
	return answered.flatMap(({ answer, prompt, case: one, repeat }) => answer.kind === "missing" ? [`${prompt.name} · ${one.name}${repeat === 1 ? "" : ` · answer ${repeat}`}`] : []);
}
function summaryLines({ answered, environment, estimate, folder, files }, paint) {
	const { answers, asked, kept, missing, failed, cost } = summaryOf(answered);
	if (answered.length === 0) return ["There is nothing to ask: no prompt has a case."];
	const sign = failed > 0 ? paint("red", "✗") : missing > 0 ? paint("yellow", "!") : paint("green", "✓");
	const where = environment === void 0 ? "on this machine, for display" : `in the store of ${environment}`;
	const wanting = [...missing > 0 ? [`${missing} missing`] : [], ...failed > 0 ? [`${failed} failed`] : []];
	const lines = [`${sign} ${paint("bold", require_inputs.counted(answers, "answer"))}: ${asked} asked now, ${kept} kept${wanting.length === 0 ? "" : `; ${wanting.join(", ")}`} (${where})`];
	if (asked > 0) lines.push(`  cost ${costInWords(cost)}${estimate?.expected === void 0 ? "" : `, estimated ${estimate.basis === "counted" ? "" : "≈ "}${require_prices.dollarsInWords(estimate.expected)}`}`);
	if (folder !== void 0) lines.push(`  ${require_inputs.counted(files.size, "file")} written to ${require_inputs.visibleLine(folder)}`);
	return lines;
}
function costInWords(cost) {
	return cost === void 0 ? "not known: a model has no price (models.prices in slipway.yaml)" : `${require_prices.dollarsInWords(cost)} (prices of ${require_prices.pricesAsOf} and slipway.yaml)`;
}
/** Before anything is asked: what it would cost. */
function estimateText({ requests, expected, most, basis, unpriced }, kept, paint) {
	const lines = [`${paint("bold", require_inputs.counted(requests, "request"))} to ask, ${require_inputs.counted(kept, "answer")} kept`];
	if (requests === 0) return `${lines.join("\n")}\n`;
	if (unpriced.length > 0) lines.push(`  no price is known for ${unpriced.map(require_inputs.visibleLine).join(", ")} (models.prices in slipway.yaml)`);
	else if (expected !== void 0 && most !== void 0) {
		lines.push(`  ${basis === "counted" ? "about" : "≈"} ${require_prices.dollarsInWords(expected)}, at most ${require_prices.dollarsInWords(most)} where every answer is as long as it may be`);
		lines.push(paint("dim", `  ${{
			counted: "tokens as the models count them",
			fitted: "tokens fitted to answers that are known",
			guessed: "tokens guessed from the length of the text"
		}[basis]}; prices of ${require_prices.pricesAsOf} and slipway.yaml`));
	}
	return `${lines.join("\n")}\n`;
}
function someOf(cases) {
	const shown = cases.slice(0, 5).map(require_inputs.visibleLine).join(", ");
	return cases.length > 5 ? `${shown} and ${cases.length - 5} more` : shown;
}
/** Rows of the table: a job summary holds a megabyte, a comment 65,536 characters. */
const mostRows = 200;
function runMarkdown(report) {
	const { answered, findings, environment } = report;
	const { answers, asked, kept, missing, failed, cost } = summaryOf(answered);
	const text = [
		"### Answers of models",
		"",
		`${require_inputs.counted(answers, "answer")}: ${asked} asked now, ${kept} kept${missing > 0 ? `, ${missing} missing` : ""}${failed > 0 ? `, **${failed} failed**` : ""}. ${environment === void 0 ? "For display: they are kept on the machine of this run." : `Kept in the store of ${require_markdown.escapeMarkdown(environment)}.`}${asked > 0 ? ` Cost: ${require_markdown.escapeMarkdown(costInWords(cost))}.` : ""}`,
		"",
		...batchMarkdown(report.batch)
	];
	for (const { failure, cases } of failuresOf(answered)) text.push(`- **No answer** for ${require_inputs.counted(cases.length, "case")} (${failure.kind}): ${require_markdown.sentenceMarkdown(failure.message)} ${require_markdown.sentenceMarkdown(failure.next)}`);
	for (const { message, help, file, range } of findings.slice(0, mostRows)) text.push(`- ${require_markdown.tableCodeSpan(`${file}:${range.start.line}`)} ${require_markdown.sentenceMarkdown(message)} ${require_markdown.sentenceMarkdown(help)}`);
	if (text.at(-1) !== "") text.push("");
	if (answered.length > 0) {
		text.push("| prompt | case | model | tokens | cost | |", "| --- | --- | --- | --- | --- | --- |");
		for (const one of answered.slice(0, mostRows)) text.push(rowOf(one));
		if (answered.length > mostRows) text.push("", `… and ${answered.length - mostRows} more.`);
		text.push("");
	}
	return text.join("\n");
}
function rowOf({ prompt, case: one, request, answer, cost, findings }) {
	const cells = [
		require_markdown.tableCodeSpan(prompt.name),
		require_markdown.tableCodeSpan(one.name),
		require_markdown.tableCodeSpan(request.model)
	];
	if (answer.kind !== "answer") return `| ${cells.join(" | ")} | | | ${answer.kind} |`;
	const { usage } = answer.completion;
	const tokens = `${usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens} + ${usage.outputTokens}`;
	const state = findings.length > 0 ? "see above" : answer.from === "model" ? "asked" : "kept";
	return `| ${cells.join(" | ")} | ${tokens} | ${cost === void 0 ? "?" : require_prices.dollarsInWords(cost)} | ${state} |`;
}

exports.estimateText = estimateText;
exports.runDocument = runDocument;
exports.runMarkdown = runMarkdown;
exports.runText = runText;
exports.summaryOf = summaryOf;
