const require_completion = require("./models-completion.js");
const require_prices = require("./models-identifier.js");
const require_dollars = require("./platform-dollars.js");
const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_findings_text = require("./reports-findings-text.js");
const require_markdown = require("./reports-markdown.js");
const require_answer_files = require("./commands-models-answer-files.js");
const require_ask_all = require("./commands-models-ask-all.js");
const require_batch_report = require("./commands-models-batch-report.js");

// src/commands/models/run-report.ts
/** What `slipway run` prints: answers, what is wrong with them, what could not be had, and what it cost. */
/** Counts and US dollars; a sum is undefined where some price is not known. */
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
/** `slipway/run/v1`, with the text of every answer; where answers were written to files, with the file. */
function runDocument(report) {
	const { estimate, answered, findings, batch } = report;
	const { cost, keptCost, ...counts } = summaryOf(answered);
	return {
		format: "slipway/run/v1",
		answers: answered.map((one) => answerDocument(one, report.files.get(one))),
		findings,
		...batch === void 0 ? {} : { batch: require_batch_report.batchDocument(batch) },
		summary: {
			...counts,
			cost: cost ?? null,
			keptCost: keptCost ?? null,
			pricesAsOf: require_prices.pricesAsOf,
			...estimate === void 0 ? {} : { estimate: estimateDocument(estimate) }
		}
	};
}
function estimateDocument({ requests, expected, most, basis, models, unpriced }) {
	return {
		requests,
		expected: expected ?? null,
		most: most ?? null,
		basis,
		models: models.map((one) => ({ ...one })),
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
/** Answers, findings, failures and cost; while a batch is at work only its state. */
function runText(report, options) {
	const paint = require_paint.createPaint(options.color);
	if (report.batch !== void 0 && report.batch.waiting.length > 0) return require_batch_report.batchText(report.batch, report.answered.length, paint);
	const parts = report.answered.filter(({ answer }) => answer.kind === "answer").map((one) => answerText(one, report, paint, options));
	if (report.findings.length > 0) parts.push(require_findings_text.findingsText(report.findings, options));
	parts.push(...failureTexts(report.answered, paint));
	parts.push(...missingText(report, paint));
	parts.push(`${summaryLines(report, paint).join("\n")}\n`);
	return parts.join("\n");
}
function answerText(one, { shown, files, environment, masked }, paint, { columns }) {
	const { answer, request, cost } = one;
	if (answer.kind !== "answer") return "";
	const { completion, from } = answer;
	const width = Math.min(Math.max(columns, 40), 100);
	const title = require_ask_all.answerTitle(one);
	const { usage } = completion;
	const facts = [
		require_visible.visibleLine(request.model),
		originInWords(from, answer.trusted, environment !== void 0),
		`${usage.estimated === true ? "\u2248 " : ""}${usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens} + ${usage.outputTokens} tokens`,
		cost === void 0 ? "price not known" : require_dollars.dollarsInWords(cost),
		...completion.provider === "bedrock" ? [] : [`by ${require_visible.visibleLine(completion.provider)}`],
		...completion.latencyMilliseconds === 0 ? [] : [`${(completion.latencyMilliseconds / 1e3).toFixed(1)} s`]
	];
	const heading = `${paint("bold", title)} ${paint("dim", "\u2501".repeat(Math.max(3, width - title.length - 1)))}`;
	const lines = [...one === shown ? [""] : [heading], paint("dim", facts.join(" \u00b7 "))];
	const file = files.get(one);
	if (file !== void 0) lines.push(`${paint("green", "\u2192")} ${require_visible.visibleLine(file)}`);
	else if (one !== shown) {
		lines.push("");
		for (const line of bodyOf(completion, masked).split("\n")) lines.push(line === "" ? paint("dim", "\u2502") : `${paint("dim", "\u2502")} ${line}`);
	}
	return `${lines.join("\n")}\n`;
}
function originInWords(from, trusted, hasStore) {
	const where = from === "model" ? "asked now" : from === "store" ? "kept in the store" : "kept here";
	return trusted || from === "model" && !hasStore ? where : `${where}, for display`;
}
function bodyOf(completion, masked) {
	const text = require_completion.textOfAnswer(completion).replace(/\n+$/, "");
	const calls = require_completion.toolCallsOf(completion).map(({ name, input }) => `[calls ${name} ${JSON.stringify(input)}]`);
	return require_visible.visible(masked([...text === "" ? [] : [text], ...calls].join("\n")));
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
		group.cases.push(`${prompt.name} \u00b7 ${one.name}`);
	}
	return [...groups.values()];
}
function failureTexts(answered, paint) {
	return failuresOf(answered).map(({ failure, cases }) => [
		`${paint("red", paint("bold", "no answer"))} ${paint("dim", failure.kind)}  ${require_visible.visible(failure.message)}`,
		`  ${paint("dim", `${require_words.counted(cases.length, "case")}:`)} ${someOf(cases)}`,
		`  ${paint("cyan", `\u2192 ${require_visible.visible(failure.next)}`)}`,
		""
	].join("\n"));
}
function missingText({ answered, batch }, paint) {
	const cases = missingOf(answered);
	if (cases.length === 0) return [];
	return [[
		`${paint("yellow", paint("bold", "no answer is kept"))} for ${require_words.counted(cases.length, "case")}, and ${batch === void 0 ? "with --offline no model is asked" : "they are too few for a batch job"}:`,
		...cases.map((name) => `  ${require_visible.visibleLine(name)}`),
		`  ${paint("cyan", `\u2192 Run the same command without ${batch === void 0 ? "--offline where credentials are" : "--batch and --batch-role"}.`)}`,
		""
	].join("\n")];
}
function missingOf(answered) {
	return answered.flatMap(({ answer, prompt, case: one, repeat }) => answer.kind === "missing" ? [`${prompt.name} \u00b7 ${one.name}${repeat === 1 ? "" : ` \u00b7 answer ${repeat}`}`] : []);
}
function summaryLines({ answered, findings, environment, estimate, folder, files, ownPrices }, paint) {
	const { answers, asked, kept, missing, failed, cost } = summaryOf(answered);
	if (answered.length === 0) return [findings.some(({ severity }) => severity === "error") ? "Nothing was asked: put right what stands above." : "There is nothing to ask: no prompt has a case. Write `NAME.cases.yaml` beside it (docs/prompts.md)."];
	const faulty = answered.filter(require_answer_files.isFaulty).length;
	const sign = failed + faulty > 0 || findings.some(({ severity }) => severity === "error") ? paint("red", "\u2717") : missing > 0 ? paint("yellow", "!") : paint("green", "\u2713");
	const where = environment === void 0 ? "on this machine, for display" : `in the store of ${environment}`;
	const wanting = [
		...missing > 0 ? [`${missing} missing`] : [],
		...failed > 0 ? [`${failed} failed`] : [],
		...faulty > 0 ? [`${faulty} not fit for use`] : []
	];
	const lines = [`${sign} ${paint("bold", answersInWords(answers, answered.length))}: ${asked} asked now, ${kept} kept${wanting.length === 0 ? "" : `; ${wanting.join(", ")}`} (${where})`];
	if (asked > 0) lines.push(`  cost ${costInWords(cost, ownPrices)}${estimate?.expected === void 0 ? "" : `, estimated ${estimate.basis === "counted" ? "" : "\u2248 "}${require_dollars.dollarsInWords(estimate.expected)}`}`);
	if (folder !== void 0) lines.push(`  ${require_words.counted(files.size, "file")} written to ${require_visible.visibleLine(folder)}${faulty === 0 ? "" : `; none for ${require_words.counted(faulty, "answer")} not fit for use`}`);
	return lines;
}
function costInWords(cost, ownPrices) {
	return cost === void 0 ? "not known: a model has no price (models.prices in slipway.yaml)" : `${require_dollars.dollarsInWords(cost)} (${pricesInWords(ownPrices)})`;
}
function pricesInWords(ownPrices) {
	return `prices of ${require_prices.pricesAsOf}${ownPrices ? " and slipway.yaml" : ""}`;
}
/** Before anything is asked: what it would cost. */
function estimateText({ requests, expected, most, basis, models, unpriced }, { kept, ownPrices }, paint) {
	const lines = [`${paint("bold", require_words.counted(requests, "request"))} to ask, ${require_words.counted(kept, "answer")} kept`];
	if (requests === 0) return `${lines.join("\n")}\n`;
	if (unpriced.length > 0) lines.push(`  no price is known for ${unpriced.map(require_visible.visibleLine).join(", ")} (models.prices in slipway.yaml)`);
	else if (expected !== void 0 && most !== void 0) {
		lines.push(`  ${basis === "counted" ? "about" : "\u2248"} ${require_dollars.dollarsInWords(expected)}, at most ${require_dollars.dollarsInWords(most)} where every answer is as long as it may be`);
		const words = {
			counted: "tokens as the models count them",
			fitted: "tokens fitted to answers that are known",
			guessed: "tokens guessed from the length of the text"
		};
		for (const one of models) lines.push(`  ${modelEstimateInWords(one, basis)}`);
		lines.push(paint("dim", `  ${words[basis]}; ${pricesInWords(ownPrices)}`));
	}
	return `${lines.join("\n")}\n`;
}
/** What the sum is made of: requests, what they hold, and how long their answers probably are. */
function modelEstimateInWords(one, basis) {
	const { model, requests, inputTokens, outputTokens, expected } = one;
	const input = `${basis === "counted" ? "" : "\u2248 "}${require_words.grouped(inputTokens)} tokens in`;
	const output = `\u2248 ${require_words.grouped(outputTokens)} out (${require_words.grouped(Math.round(outputTokens / requests))} an answer)`;
	return `${require_visible.visibleLine(model)}: ${require_words.counted(requests, "request")}, ${input}, ${output}, ${require_dollars.dollarsInWords(expected)}`;
}
function someOf(cases) {
	const shown = cases.slice(0, 5).map(require_visible.visibleLine).join(", ");
	return cases.length > 5 ? `${shown} and ${cases.length - 5} more` : shown;
}
/** Rows of the table: a job summary holds a megabyte, a comment 65,536 characters. */
const mostRows = 200;
/** `3 answers`, or `1 of 3 answers` where some did not come. */
function answersInWords(answers, wanted) {
	return answers === wanted ? require_words.counted(answers, "answer") : `${answers} of ${require_words.counted(wanted, "answer")}`;
}
/**
* For a job summary: counts, failures and findings, then a table of at most so many cases. No text of an answer stands
* in it.
*/
function runMarkdown(report) {
	const { answered, findings, environment, ownPrices } = report;
	const { answers, asked, kept, missing, failed, cost } = summaryOf(answered);
	const text = [
		"### Answers of models",
		"",
		`${answersInWords(answers, answered.length)}: ${asked} asked now, ${kept} kept${missing > 0 ? `, ${missing} missing` : ""}${failed > 0 ? `, **${failed} failed**` : ""}. ${environment === void 0 ? "For display: they are kept on the machine of this run." : `Kept in the store of ${require_markdown.escapeMarkdown(environment)}.`}${asked > 0 ? ` Cost: ${require_markdown.escapeMarkdown(costInWords(cost, ownPrices))}.` : ""}`,
		"",
		...require_batch_report.batchMarkdown(report.batch)
	];
	for (const { failure, cases } of failuresOf(answered)) text.push(`- **No answer** for ${require_words.counted(cases.length, "case")} (${failure.kind}): ${require_markdown.sentenceMarkdown(failure.message)} ${require_markdown.sentenceMarkdown(failure.next)}`);
	for (const { message, help, file, range } of findings.slice(0, mostRows)) text.push(`- ${require_markdown.tableCodeSpan(`${file}:${range.start.line}`)} ${require_markdown.sentenceMarkdown(message)} ${require_markdown.sentenceMarkdown(help)}`);
	if (text.at(-1) !== "") text.push("");
	if (answered.length > 0) {
		text.push("| prompt | case | model | tokens | cost | |", "| --- | --- | --- | --- | --- | --- |");
		for (const one of answered.slice(0, mostRows)) text.push(rowOf(one));
		if (answered.length > 1) text.push(totalRow(answered));
		if (answered.length > mostRows) text.push("", `\u2026 and ${answered.length - mostRows} more.`);
		text.push("");
	}
	return text.join("\n");
}
/** What all answers took, kept ones included, at their prices. */
function totalRow(answered) {
	const completions = answered.flatMap(({ answer }) => answer.kind === "answer" ? [answer.completion] : []);
	const sum = (of) => completions.reduce((total, { usage }) => total + of(usage), 0);
	const input = sum((usage) => usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens);
	const cost = sumOf(answered.filter(({ answer }) => answer.kind === "answer"));
	return `| **all** | ${require_words.counted(answered.length, "answer")} | | ${input} + ${sum(({ outputTokens }) => outputTokens)} | ${cost === void 0 ? "?" : require_dollars.dollarsInWords(cost)} | |`;
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
	return `| ${cells.join(" | ")} | ${tokens} | ${cost === void 0 ? "?" : require_dollars.dollarsInWords(cost)} | ${state} |`;
}

exports.estimateText = estimateText;
exports.runDocument = runDocument;
exports.runMarkdown = runMarkdown;
exports.runText = runText;
exports.summaryOf = summaryOf;
