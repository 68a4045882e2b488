const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_finding_at = require("./platform-finding-at.js");
const require_json = require("./platform-json.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_inputs = require("./commands-index.js");
const require_rules = require("./evaluation-rules.js");

// src/platform/json-path.ts
/**
* Places in a JSON value by a path: the part of JSONPath (RFC 9535) that names places. `$.a.b`, `$["a b"]`, `$[0]`,
* `$[-1]`, `$[*]` and `$.*`. Filters, slices and descendants are left out: paths come from strangers, and these are
* linear in the value.
*/
const mostValues = 1e4;
const mostSteps = 100;
/** Reads a path. A problem is a part of a sentence: `“$.a..b” has an empty name at character 4`. */
function readJsonPath(text) {
	if (!text.startsWith("$")) return {
		ok: false,
		problem: "it does not begin with $"
	};
	const steps = [];
	const part = /\.(\*|[\p{L}_][\p{L}\p{N}_-]*)|\[(\*|-?\d{1,9}|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\]/uy;
	part.lastIndex = 1;
	while (part.lastIndex < text.length) {
		const from = part.lastIndex;
		const found = part.exec(text);
		if (found === null) return {
			ok: false,
			problem: `“${text.slice(from, from + 20)}” at character ${from + 1} is no part of a path`
		};
		const step = stepOf(found[1], found[2]);
		if (step === void 0) return {
			ok: false,
			problem: `“${found[0].slice(0, 20)}” is no name`
		};
		steps.push(step);
		if (steps.length > mostSteps) return {
			ok: false,
			problem: `it has more than ${mostSteps} parts`
		};
	}
	return {
		ok: true,
		path: {
			text,
			select: (value) => select(value, steps)
		}
	};
}
function stepOf(dotted, bracketed) {
	const written = dotted ?? bracketed ?? "";
	if (written === "*") return { every: true };
	if (dotted !== void 0) return { name: dotted };
	if (/^-?\d+$/.test(written)) return { index: Number(written) };
	const name = unquoted(written);
	return name === void 0 ? void 0 : { name };
}
function unquoted(written) {
	const inner = written.slice(1, -1);
	const json = written.startsWith("'") ? inner.replaceAll("\\'", "'").replaceAll(/(?<!\\)"/g, "\\\"") : inner;
	try {
		const name = JSON.parse(`"${json}"`);
		return typeof name === "string" ? name : void 0;
	} catch {
		return;
	}
}
function select(value, steps) {
	let found = [value];
	for (const step of steps) {
		const next = [];
		for (const one of found) for (const inner of innerOf(one, step)) {
			if (next.length >= mostValues) break;
			next.push(inner);
		}
		found = next;
	}
	return found;
}
function innerOf(value, step) {
	if ("every" in step) return Array.isArray(value) ? value : require_json.isJsonObject(value) ? Object.values(value) : [];
	if ("index" in step) {
		const inner = (Array.isArray(value) ? value : []).at(step.index);
		return inner === void 0 ? [] : [inner];
	}
	const inner = require_json.isJsonObject(value) ? require_json.ownProperty(value, step.name) : void 0;
	return inner === void 0 ? [] : [inner];
}

// src/evaluation/expectations/answer.ts
/** The JSON of an answer: its whole text, or the one fenced block that many models put it into. */
function jsonIn(text) {
	const whole = parsed(text.trim());
	if (whole.ok) return whole;
	const [only, another] = [...text.matchAll(/^```[a-z]*[ \t]*\n([\s\S]*?)^```[ \t]*$/gm)];
	return only === void 0 || another !== void 0 ? { ok: false } : parsed((only[1] ?? "").trim());
}
function parsed(text) {
	try {
		return {
			ok: true,
			value: JSON.parse(text)
		};
	} catch {
		return { ok: false };
	}
}
/** Stop reasons by which a provider says that it did not answer. */
const refusingStops = /* @__PURE__ */ new Set([
	"content_filtered",
	"guardrail_intervened",
	"refusal"
]);
/**
* How refusals begin, in the languages in which prompts are most often written. A phrase further down may be part of an
* answer (“we cannot deliver before Monday”), so only the beginning counts, and only what is about answering.
*/
const refusals = [
	/^(?:i['’]?m |i am )?(?:very |so |really )?(?:sorry|afraid)\b[^.!?\n]{0,60}\b(?:can['’]?t|cannot|can not|unable|not able|won['’]?t)\b/i,
	/^(?:unfortunately,? |apologies,? (?:but )?)?i (?:can['’]?t|cannot|can not|won['’]?t|will not|am unable to|am not able to|must decline|have to decline)\b/i,
	/^i['’]m (?:unable|not able|not comfortable|not allowed|not permitted)\b/i,
	/^(?:as an ai\b|i['’]m just an ai\b)[^.!?\n]{0,80}\b(?:can['’]?t|cannot|unable|don['’]?t|not)\b/i,
	/^(?:es tut mir leid|tut mir leid|leider)\b[^.!?\n]{0,60}\b(?:kann|darf|möchte) ich\b[^.!?\n]{0,60}\bnicht\b/i,
	/^ich (?:kann|darf|werde)\b[^.!?\n]{0,40}\bnicht (?:helfen|beantworten|weiterhelfen|unterstützen|dabei)\b/i,
	/^(?:je suis |)désolée?\b[^.!?\n]{0,60}\bje ne (?:peux|puis)\b/i,
	/^lo siento\b[^.!?\n]{0,60}\bno puedo\b/i
];
/** True where the model declines to answer: the provider says so, or the answer begins as refusals do. */
function isRefusal({ text, stopReason }) {
	if (refusingStops.has(stopReason)) return true;
	const beginning = text.trimStart().slice(0, 300);
	return refusals.some((pattern) => pattern.test(beginning));
}
/** True where a call has all the arguments that are demanded, at any depth; lists have to be equal. */
function includes(actual, wanted, isEqual) {
	if (actual === void 0) return false;
	if (!isObject(wanted) || !isObject(actual)) return isEqual(actual, wanted);
	return Object.entries(wanted).every(([name, value]) => includes(Object.hasOwn(actual, name) ? actual[name] : void 0, value, isEqual));
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/evaluation/expectations/judgement.ts
/** Longest excerpt of an answer in a reason, in UTF-16 units. */
const longestExcerpt = 200;
/** A text in quotation marks, cut in its middle where it is long, on one line. */
function quotedExcerpt(text) {
	return `“${excerpt(text)}”`;
}
function excerpt(text, longest = longestExcerpt) {
	const line = text.trim().replaceAll(/\s+/g, " ");
	if (line.length <= longest) return line;
	const half = Math.floor((longest - 3) / 2);
	return `${line.slice(0, half)} … ${line.slice(-half)}`.toWellFormed();
}
/** Where two texts part: what stands there in each, with a few words around. */
function differenceOf(expected, got) {
	let start = 0;
	while (start < expected.length && start < got.length && expected[start] === got[start]) start++;
	const from = Math.max(0, start - 40);
	const piece = (text) => `${from > 0 ? "…" : ""}${text.slice(from, from + longestExcerpt)}${text.length > from + longestExcerpt ? "…" : ""}`;
	return {
		expected: piece(expected).toWellFormed(),
		got: piece(got).toWellFormed()
	};
}

// src/evaluation/expectations/asked-kinds.ts
async function judgeSimilarity({ to, atLeast, model }, { text }, services) {
	const demanded = `is like “${excerpt(to, 80)}” (cosine at least ${atLeast})`;
	if (text.trim() === "") return {
		outcome: "failed",
		demanded,
		reason: "The answer is empty."
	};
	const result = await services.embed([to, text], model);
	if (!result.ok) return {
		outcome: "error",
		demanded,
		reason: result.problem
	};
	const [wanted = [], got = []] = result.value;
	const score = cosine(wanted, got);
	if (score === void 0) return {
		outcome: "error",
		demanded,
		reason: "The embeddings cannot be compared."
	};
	if (score >= atLeast) return {
		outcome: "passed",
		demanded,
		score
	};
	return {
		outcome: "failed",
		demanded,
		score,
		reason: `The cosine is ${score.toFixed(3)}.`
	};
}
/** Undefined where the vectors are of different length, or one has none. */
function cosine(a, b) {
	if (a.length === 0 || a.length !== b.length) return void 0;
	let product = 0;
	let ofA = 0;
	let ofB = 0;
	for (const [index, value] of a.entries()) {
		const other = b[index] ?? 0;
		product += value * other;
		ofA += value * value;
		ofB += other * other;
	}
	const length = Math.sqrt(ofA * ofB);
	return length > 0 && Number.isFinite(length) ? product / length : void 0;
}
async function judgeByScript(file, answer, services) {
	const demanded = `passes ${file}`;
	const result = await services.script(file, answer);
	if (!result.ok) return {
		outcome: "error",
		demanded,
		reason: result.problem
	};
	const { pass, reason, score } = result.value;
	const scored = score === void 0 ? {} : { score };
	if (pass) return {
		outcome: "passed",
		demanded,
		...scored
	};
	return {
		outcome: "failed",
		demanded,
		reason: excerpt(reason ?? "The script says no.", 500),
		...scored
	};
}
/** A judge that fails an answer is asked twice more, and the majority counts. */
const judgements = 3;
async function judgeByPrompt({ prompt, rubric, atLeast }, { text }, services) {
	const demanded = `${prompt} gives at least ${atLeast}`;
	const scores = [];
	let reason = "";
	while (scores.length < judgements) {
		const result = await services.judge({
			prompt,
			rubric,
			answer: text,
			attempt: scores.length + 1
		});
		if (!result.ok) return {
			outcome: "error",
			demanded,
			reason: result.problem
		};
		const { score } = result.value;
		scores.push(score);
		if (score < atLeast) reason = result.value.reason;
		const failures = scores.filter((one) => one < atLeast).length;
		const passes = scores.length - failures;
		if (failures === 0 || passes > judgements / 2) return {
			outcome: "passed",
			demanded,
			score: median(scores)
		};
		if (failures > judgements / 2) break;
	}
	const score = median(scores);
	return {
		outcome: "failed",
		demanded,
		score,
		reason: `It gives ${score}: ${excerpt(reason, 500)}`
	};
}
function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? 0;
	return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

// src/evaluation/expectations/text-kinds.ts
const passed = (demanded) => ({
	outcome: "passed",
	demanded
});
const failed = (demanded, reason, more = {}) => ({
	outcome: "failed",
	demanded,
	reason,
	...more
});
function quoted(texts, last) {
	return require_inputs.listed(texts.map(quotedExcerpt), last);
}
/** All of the texts. */
function judgeContains(texts, { text }) {
	const demanded = `contains ${quoted(texts, "and")}`;
	const missing = texts.filter((wanted) => !text.includes(wanted));
	if (missing.length === 0) return passed(demanded);
	const otherCase = missing.find((wanted) => text.toLowerCase().includes(wanted.toLowerCase()));
	const hint = otherCase === void 0 ? "" : ` ${quotedExcerpt(otherCase)} is there in other case.`;
	return failed(demanded, `${quoted(missing, "and")} ${missing.length === 1 ? "is" : "are"} not in the answer.${hint}`);
}
/** None of the texts. */
function judgeNotContains(texts, { text }) {
	const demanded = `does not contain ${quoted(texts, "or")}`;
	const there = texts.filter((unwanted) => text.includes(unwanted));
	const [first] = there;
	if (first === void 0) return passed(demanded);
	const at = text.indexOf(first);
	const around = text.slice(Math.max(0, at - 40), at + first.length + 40);
	return failed(demanded, `The answer holds ${quoted(there, "and")}: ${quotedExcerpt(around)}.`);
}
function judgeMatches(source, pattern, wanted, { text }) {
	const demanded = `${wanted ? "matches" : "does not match"} /${source}/`;
	const matches = pattern.test(text);
	if (matches === void 0) return {
		outcome: "error",
		demanded,
		reason: "The answer is too long for this pattern; shorten the pattern."
	};
	if (matches === wanted) return passed(demanded);
	return failed(demanded, wanted ? "The answer matches nowhere." : "The answer matches.");
}
function judgeEquals(wanted, { text }) {
	if (typeof wanted === "string") {
		const demanded = `equals ${quotedExcerpt(wanted)}`;
		const got = text.trim();
		if (got === wanted.trim()) return passed(demanded);
		return failed(demanded, "The answer is another one.", { difference: differenceOf(wanted.trim(), got) });
	}
	const demanded = `equals ${JSON.stringify(wanted)}`;
	const json = jsonIn(text);
	if (!json.ok) return failed(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	if (require_json_schema.keyOf(json.value) === require_json_schema.keyOf(wanted)) return passed(demanded);
	const difference = differenceOf(require_json_schema.keyOf(wanted) ?? "", require_json_schema.keyOf(json.value) ?? "");
	return failed(demanded, "The answer is another value.", { difference });
}
/** Characters are those that a reader sees as one; words and sentences are told apart by the rules of Unicode. */
function judgeLength(bounds, unit, { text }) {
	const demanded = `length ${boundsInWords(bounds)} ${unit}`;
	const length = lengthOf(text, unit);
	if (within(length, bounds)) return passed(demanded);
	return failed(demanded, `The answer has ${length} ${unit}.`);
}
function lengthOf(text, unit) {
	switch (unit) {
		case "lines": return text.trim() === "" ? 0 : text.trim().split(/\r\n|\r|\n/).length;
		case "characters": return count(text.trim(), "grapheme", () => true);
		case "words": return count(text, "word", ({ isWordLike }) => isWordLike === true);
		case "sentences": return count(text, "sentence", ({ segment }) => segment.trim() !== "");
	}
}
function count(text, granularity, counts) {
	let found = 0;
	for (const one of new Intl.Segmenter("en", { granularity }).segment(text)) if (counts(one)) found++;
	return found;
}
function within(value, { min, max }) {
	return (min === void 0 || value >= min) && (max === void 0 || value <= max);
}
/** `at least 3`, `at most 5`, `3 to 5`. */
function boundsInWords({ min, max }) {
	if (min === void 0) return `at most ${max}`;
	return max === void 0 ? `at least ${min}` : `${min} to ${max}`;
}
function judgeRefusal(wanted, answer) {
	const demanded = wanted ? "declines to answer" : "does not decline to answer";
	if (isRefusal(answer) === wanted) return passed(demanded);
	const begins = quotedExcerpt(answer.text.slice(0, 200));
	return failed(demanded, wanted ? `The model answered: ${begins}.` : `The model declined: ${begins}.`);
}

// src/evaluation/expectations/json-kinds.ts
const isEqual = (a, b) => require_json_schema.keyOf(a) === require_json_schema.keyOf(b);
const shown = (value) => value === void 0 ? "nothing" : excerpt(JSON.stringify(value), 120);
function verdict(demanded, reason) {
	return reason === void 0 ? {
		outcome: "passed",
		demanded
	} : {
		outcome: "failed",
		demanded,
		reason
	};
}
function judgeSchema(validator, isOwn, { text }) {
	const demanded = isOwn ? "fits the prompt's output schema" : "fits the schema";
	const json = jsonIn(text);
	if (!json.ok) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	const problems = validator.validate(json.value);
	const [first] = problems;
	if (first === void 0) return verdict(demanded, void 0);
	const more = problems.length === 1 ? "" : ` (and ${problems.length - 1} more)`;
	return verdict(demanded, `${first.pointer === "" ? "" : `${first.pointer}: `}${first.message}${more}`);
}
/** Where a path names several places, each has to fulfil what is demanded. */
function judgePath(demand, { text }) {
	const { path } = demand;
	const demanded = pathInWords(demand);
	const json = jsonIn(text);
	if (!json.ok) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	const values = path.select(json.value);
	if (demand.absent === true) return verdict(demanded, values.length === 0 ? void 0 : `There is ${shown(values[0])}.`);
	if (values.length === 0) return verdict(demanded, `There is nothing at ${path.text}.`);
	const wrong = values.find((value) => !fits(value, demand));
	return verdict(demanded, wrong === void 0 ? void 0 : `At ${path.text} stands ${shown(wrong)}.`);
}
function fits(value, { equals, contains, matches, oneOf }) {
	if (equals !== void 0 && !isEqual(value, equals)) return false;
	if (contains !== void 0 && !(typeof value === "string" && value.includes(contains))) return false;
	if (matches !== void 0 && !(typeof value === "string" && matches.pattern.test(value) === true)) return false;
	return oneOf === void 0 || oneOf.some((one) => isEqual(one, value));
}
function pathInWords({ path, equals, contains, matches, oneOf, absent }) {
	const parts = [
		equals === void 0 ? void 0 : `is ${shown(equals)}`,
		contains === void 0 ? void 0 : `contains ${quotedExcerpt(contains)}`,
		matches === void 0 ? void 0 : `matches /${matches.source}/`,
		oneOf === void 0 ? void 0 : `is one of ${oneOf.map(shown).join(", ")}`,
		absent === true ? "is absent" : void 0
	].filter((part) => part !== void 0);
	return `${path.text} ${parts.length === 0 ? "is there" : parts.join(" and ")}`;
}
function judgeNumber(path, bounds, { text }) {
	const demanded = `${path === void 0 ? "a number" : path.text} of ${boundsInWords(bounds)}`;
	if (path === void 0) {
		const value = numberIn(text);
		if (value === void 0) return verdict(demanded, `The answer is no number: ${quotedExcerpt(text)}.`);
		return verdict(demanded, within(value, bounds) ? void 0 : `It is ${value}.`);
	}
	const json = jsonIn(text);
	if (!json.ok) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	const values = path.select(json.value);
	if (values.length === 0) return verdict(demanded, `There is nothing at ${path.text}.`);
	const wrong = values.find((value) => !(typeof value === "number" && within(value, bounds)));
	return verdict(demanded, wrong === void 0 ? void 0 : `At ${path.text} stands ${shown(wrong)}.`);
}
/** A whole answer that is a number: `42`, `-3.5`, `1e3`, `1,250.00`. A sentence around it is no number. */
function numberIn(text) {
	const written = text.trim();
	const plain = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? written.replaceAll(",", "") : written;
	return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : void 0;
}
function judgeTool(demand, { toolCalls }) {
	const { name, arguments: wanted, called = true } = demand;
	const withArguments = wanted === void 0 ? "" : ` with ${shown(wanted)}`;
	const demanded = `${called ? "calls" : "does not call"} ${name}${withArguments}`;
	const calls = toolCalls.filter((call) => call.name === name);
	const fitting = calls.filter((call) => wanted === void 0 || includes(call.input, wanted, isEqual));
	if (fitting.length > 0 === called) return verdict(demanded, void 0);
	if (!called) return verdict(demanded, `It was called with ${shown(fitting[0]?.input)}.`);
	if (calls.length > 0) return verdict(demanded, `It was called with ${shown(calls[0]?.input)}.`);
	const others = [...new Set(toolCalls.map((call) => call.name))];
	return verdict(demanded, others.length === 0 ? "No tool was called." : `Called was ${others.map(excerptOf).join(", ")}.`);
}
const excerptOf = (name) => excerpt(name, 60);

// src/evaluation/expectations/measured-kinds.ts
function atMost(demanded, value, max, shown) {
	return value <= max ? {
		outcome: "passed",
		demanded
	} : {
		outcome: "failed",
		demanded,
		reason: shown
	};
}
/** Milliseconds. */
function judgeLatency(max, { latencyMilliseconds }) {
	return atMost(`within ${max} ms`, latencyMilliseconds, max, `It took ${Math.round(latencyMilliseconds)} ms.`);
}
function judgeTokens({ input, output }, { tokens }) {
	const demanded = `at most ${[input === void 0 ? void 0 : `${input} tokens in`, output === void 0 ? void 0 : `${output} tokens out`].filter((part) => part !== void 0).join(" and ")}`;
	const over = [input !== void 0 && tokens.input > input ? `${tokens.input} tokens in` : void 0, output !== void 0 && tokens.output > output ? `${tokens.output} tokens out` : void 0].filter((part) => part !== void 0);
	if (over.length === 0) return {
		outcome: "passed",
		demanded
	};
	return {
		outcome: "failed",
		demanded,
		reason: `It took ${over.join(" and ")}.`
	};
}
/** US dollars. A price that nobody knows is no price of 0. */
function judgeCost(max, { cost }) {
	const demanded = `at most $${max}`;
	if (cost === void 0) return {
		outcome: "error",
		demanded,
		reason: "No price of this model is known; add it to slipway.yaml."
	};
	return atMost(demanded, cost, max, `It cost $${cost.toPrecision(3)}.`);
}

// src/evaluation/expectations/compile.ts
/** Compiles every expectation of a case, and says what is wrong with those that cannot be. Never throws. */
async function compileExpectations(expectations, around) {
	const compiled = [];
	const problems = [];
	for (const expectation of expectations) {
		const result = await compileOne(expectation, around);
		if (!("judge" in result)) {
			problems.push({
				expectation,
				...result
			});
			continue;
		}
		const { judge, costs = false } = result;
		const { kind } = expectation;
		compiled.push({
			expectation,
			costs,
			judge: async (answer, services) => ({
				kind,
				...await judge(answer, services)
			})
		});
	}
	return {
		compiled,
		problems
	};
}
async function compileOne(expectation, around) {
	switch (expectation.kind) {
		case "contains": {
			const texts = listOf(expectation.value);
			return { judge: (answer) => judgeContains(texts, answer) };
		}
		case "notContains": {
			const texts = listOf(expectation.value);
			return { judge: (answer) => judgeNotContains(texts, answer) };
		}
		case "matches":
		case "notMatches": {
			const source = expectation.value;
			const pattern = await patternOf(source, "");
			if (!("pattern" in pattern)) return pattern;
			return { judge: (answer) => judgeMatches(source, pattern.pattern, expectation.kind === "matches", answer) };
		}
		case "equals": {
			const wanted = expectation.value;
			return { judge: (answer) => judgeEquals(wanted, answer) };
		}
		case "schema": return compileSchemaKind(expectation.value, around);
		case "path": return compilePath(expectation.value);
		case "number": {
			const { at, min, max } = expectation.value;
			const path = at === void 0 ? void 0 : pathOf(at);
			if (path !== void 0 && !("path" in path)) return path;
			return { judge: (answer) => judgeNumber(path?.path, {
				min,
				max
			}, answer) };
		}
		case "length": {
			const { unit = "characters", min, max } = expectation.value;
			return { judge: (answer) => judgeLength({
				min,
				max
			}, unit, answer) };
		}
		case "refusal": return { judge: (answer) => judgeRefusal(expectation.value, answer) };
		case "latency": return { judge: (answer) => judgeLatency(expectation.value.max, answer) };
		case "tokens": return { judge: (answer) => judgeTokens(expectation.value, answer) };
		case "cost": return { judge: (answer) => judgeCost(expectation.value.max, answer) };
		case "tool": {
			const { name, arguments: wanted, called } = expectation.value;
			if (!around.tools.includes(name)) return problem("/name", `The prompt has no tool \`${name}\`, so no model can call it.`, toolHelp(around.tools));
			return { judge: (answer) => judgeTool({
				name,
				arguments: wanted,
				called
			}, answer) };
		}
		case "similar": {
			const { to, atLeast = .8, model } = expectation.value;
			return {
				costs: true,
				judge: (answer, services) => judgeSimilarity({
					to,
					atLeast,
					model
				}, answer, services)
			};
		}
		case "script": {
			const file = expectation.value;
			if (!/\.m?js$/.test(file)) return problem("", `\`${file}\` is no JavaScript file that is an ES module.`, "Name a file that ends with .js or .mjs.");
			if (!await around.hasFile(file)) return problem("", `There is no file \`${file}\` in the project.`, "Name a file by its path in the project.");
			return {
				costs: true,
				judge: (answer, services) => judgeByScript(file, scriptAnswer(answer), services)
			};
		}
		case "judge": {
			const { prompt, rubric, atLeast = .5 } = expectation.value;
			if (!around.hasPrompt(prompt)) return problem("/prompt", `There is no prompt \`${prompt}\` to judge with.`, "Name a prompt of the project.");
			return {
				costs: true,
				judge: (answer, services) => judgeByPrompt({
					prompt,
					rubric,
					atLeast
				}, answer, services)
			};
		}
	}
}
function problem(within, message, help) {
	return {
		within,
		message,
		help
	};
}
function toolHelp(tools) {
	return tools.length === 0 ? "List the tool under `tools:` of the prompt." : `The prompt has ${tools.map((name) => `\`${name}\``).join(", ")}.`;
}
function listOf(value) {
	return typeof value === "string" ? [value] : value.filter((text) => typeof text === "string");
}
function scriptAnswer(answer) {
	const json = jsonIn(answer.text);
	return {
		text: answer.text,
		toolCalls: answer.toolCalls,
		...json.ok ? { json: json.value } : {}
	};
}
async function compileSchemaKind(written, { outputSchema }) {
	if (written === true && outputSchema === void 0) return problem("", "The prompt has no output schema to fit.", "Write `output: { schema: … }` into the prompt, or the schema here.");
	const compiled = await require_json_schema.compileSchema(written === true ? outputSchema : written, { subject: "The answer" });
	if (!compiled.ok) {
		const [first] = compiled.problems;
		return problem("", `The schema cannot be used: ${first?.message ?? "it is no schema"}`, first?.help ?? "Correct it.");
	}
	const { validator } = compiled;
	return { judge: (answer) => judgeSchema(validator, written === true, answer) };
}
async function compilePath(value) {
	const { at, equals, contains, matches, oneOf, absent } = value;
	const path = pathOf(at);
	if (!("path" in path)) return path;
	const pattern = matches === void 0 ? void 0 : await patternOf(matches, "/matches");
	if (pattern !== void 0 && !("pattern" in pattern)) return pattern;
	const demand = {
		path: path.path,
		equals,
		oneOf,
		contains,
		absent,
		...matches !== void 0 && pattern !== void 0 ? { matches: {
			source: matches,
			pattern: pattern.pattern
		} } : {}
	};
	return { judge: (answer) => judgePath(demand, answer) };
}
function pathOf(text) {
	const reading = readJsonPath(text);
	if (reading.ok) return { path: reading.path };
	return problem("/at", `The path \`${text}\` cannot be used: ${reading.problem}.`, "Write it like `$.items[0].name`.");
}
async function patternOf(source, within) {
	const first = require_json_schema.compilePattern(source, void 0);
	const compilation = first.ok === "needs-engine" ? require_json_schema.compilePattern(source, await require_json_schema.loadPatternEngine()) : first;
	if (compilation.ok === true) return { pattern: compilation.pattern };
	return problem(within, `The pattern cannot be used: ${compilation.ok === false ? compilation.problem : "it needs an engine that is not there"}.`, "Correct it; docs/schemas.md says what a pattern may hold.");
}

// src/evaluation/check-cases.ts
var check_cases_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ checkExpectations: () => checkExpectations });
/** One finding for each expectation that cannot be used, at the value that is wrong. */
async function checkExpectations(prompt, cases, project) {
	const around = surroundingsOf(prompt, project);
	const findings = [];
	for (const one of cases) {
		const { problems } = await compileExpectations(one.expect, around);
		for (const { expectation, within, message, help } of problems) {
			const pointer = `${expectation.pointer}${within}`;
			const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
			findings.push(require_finding_at.createFinding(require_rules.expectationInvalid, one.source, place, {
				message,
				help
			}));
		}
	}
	return findings;
}
/** What expectations of this prompt's cases may refer to. */
function surroundingsOf({ output, tools }, { hasPrompt, hasFile }) {
	return {
		outputSchema: output.schema,
		tools,
		hasPrompt,
		hasFile
	};
}

Object.defineProperty(exports, "check_cases_exports", {
  enumerable: true,
  get: function () {
    return check_cases_exports;
  }
});
Object.defineProperty(exports, "compileExpectations", {
  enumerable: true,
  get: function () {
    return compileExpectations;
  }
});
Object.defineProperty(exports, "jsonIn", {
  enumerable: true,
  get: function () {
    return jsonIn;
  }
});
Object.defineProperty(exports, "surroundingsOf", {
  enumerable: true,
  get: function () {
    return surroundingsOf;
  }
});
