const require_review = require("./root-action-review.js");
const require_start = require("./root-action-start.js");
let node_path = require("node:path");
let node_child_process = require("node:child_process");
let node_fs_promises = require("node:fs/promises");

// src/platform/process-group.ts
/** Options of `spawn` that make `endGroup` reach what the program starts. Windows has no such groups. */
function groupOptions() {
	return {
		detached: process.platform !== "win32",
		windowsHide: true
	};
}
/** Kills the program and its group at once; on Windows the program alone. One that has ended is left alone. */
function endGroup(child) {
	try {
		if (process.platform !== "win32" && child.pid !== void 0) process.kill(-child.pid, "SIGKILL");
		else child.kill("SIGKILL");
	} catch {}
}

// src/platform/bounded-process.ts
/**
* The one way in which programs of other people are run: scripts that judge, commands that answer, checks of health. A
* program sees the environment that it is given and nothing else of ours, has bounds of time and output, and however it
* ends, its process group ends with it: what it started lives on only where that left the group, or on Windows. What it
* says is a stranger's text: `shownLine` makes it fit for a message.
*/
/**
* Milliseconds that its streams may stay open and silent after it has ended, and how often they are looked at: what left
* its group may hold them, and print for ever.
*/
const silenceAfterEnd = 1e3;
/** Runs a program to its end. Never throws: how it ended is the value. */
function runProcess(request) {
	const { input, output, errors, third, signal, timeLimit, talk } = request;
	return new Promise((resolve) => {
		let child;
		try {
			child = start(request);
		} catch (error) {
			return resolve({
				how: "not-started",
				code: codeOf(error)
			});
		}
		let outcome;
		let silent = true;
		const end = (how) => {
			outcome ??= how;
			endGroup(child);
		};
		const onAbort = () => end({ how: "stopped" });
		const timer = timeLimit === void 0 ? void 0 : setTimeout(() => end({ how: "timed-out" }), timeLimit);
		signal.addEventListener("abort", onAbort, { once: true });
		if (signal.aborted) onAbort();
		const settle = (how) => {
			clearTimeout(timer);
			signal.removeEventListener("abort", onAbort);
			resolve(outcome ?? how);
		};
		const listen = (stream, sink) => {
			stream?.on("data", (chunk) => {
				silent = false;
				if (sink?.take(chunk) === false) end({ how: "too-much" });
			});
		};
		listen(child.stdout, output);
		listen(child.stderr, errors);
		listen(child.stdio[3], third);
		child.on("error", (error) => settle({
			how: "not-started",
			code: codeOf(error)
		}));
		child.on("close", (code, killed) => settle(endOf(code, killed)));
		child.on("exit", (code, killed) => {
			endGroup(child);
			const look = (left) => {
				silent = true;
				setTimeout(() => setImmediate(() => silent || left === 0 || outcome !== void 0 ? leave() : look(left - 1)), silenceAfterEnd).unref();
			};
			const leave = () => {
				for (const stream of child.stdio) stream?.destroy();
				settle(endOf(code, killed));
			};
			look(2);
		});
		child.stdin?.on("error", () => void 0);
		if (input instanceof Uint8Array) child.stdin?.end(input);
		talk?.({
			send: (text) => void child.stdin?.write(text),
			end: () => end({ how: "finished" })
		});
	});
}
function start({ command, folder, environment, input, output, errors, third }) {
	const stdio = [
		input === void 0 ? "ignore" : "pipe",
		output === void 0 ? "ignore" : "pipe",
		errors === void 0 ? "ignore" : "pipe",
		...third === void 0 ? [] : ["pipe"]
	];
	const options = {
		cwd: folder,
		env: { ...environment },
		stdio,
		...groupOptions()
	};
	return "line" in command ? (0, node_child_process.spawn)(command.line, {
		...options,
		shell: true
	}) : (0, node_child_process.spawn)(command.program, command.parameters, {
		...options,
		shell: false
	});
}
function endOf(code, killed) {
	return code === null ? {
		how: "killed",
		signal: killed ?? "a signal"
	} : {
		how: "exited",
		code
	};
}
function codeOf(error) {
	if (!(error instanceof Error)) return "unknown reason";
	return require_start.visibleLine("code" in error ? String(error.code) : error.message).slice(0, 80);
}
/** Calls `take` with every line that has ended, and ends the program where more than `most` bytes come in all. */
function eachLine(most, take) {
	let rest = "";
	let size = 0;
	return {
		take(chunk) {
			size += chunk.byteLength;
			if (size > most) return false;
			const lines = `${rest}${chunk.toString("latin1")}`.split("\n");
			rest = lines.pop() ?? "";
			for (const line of lines) take(Buffer.from(line, "latin1").toString("utf8"));
			return true;
		},
		text: () => Buffer.from(rest, "latin1").toString("utf8")
	};
}

// src/platform/json-depth.ts
/** How deeply JSON text is nested, before anything walks through its value: recursion ends where the stack does. */
const quote = 34;
const backslash = 92;
/** True where no list or object of the text stands inside more than `most` others. Says nothing of whether it is JSON. */
function isNestedWithin(text, most) {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote) at = endOfText(text, at + 1);
		else if (code === 91 || code === 123) {
			depth += 1;
			if (depth > most) return false;
		} else if (code === 93 || code === 125) depth -= 1;
	}
	return true;
}
/** Offset of the quote that ends a text; the length where none does. */
function endOfText(text, start) {
	for (let at = start;;) {
		const end = text.indexOf("\"", at);
		if (end === -1) return text.length;
		let slashes = 0;
		while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
		if (slashes % 2 === 0) return end;
		at = end + 1;
	}
}

// src/models/answer-json.ts
/** The JSON of an answer, where the answer is JSON: models put it into a code block more often than not. */
/** The same, also where prose stands around the one code block of an answer: demands on an answer are no publishing. */
function jsonAmongProse(text) {
	const whole = parsed$1(text);
	if (whole !== void 0) return whole;
	const [only, another] = codeBlocks(text);
	return another === void 0 ? parsed$1(only) : void 0;
}
/** What stands in the code blocks of a text, line by line: a pattern would look for the end of each anew. */
function* codeBlocks(text) {
	let inside;
	for (const line of text.split("\n")) {
		const [, language] = /^```([a-z]*)\s*$/.exec(line) ?? [];
		if (inside === void 0) {
			if (language !== void 0) inside = [];
		} else if (language === "") {
			yield inside.join("\n");
			inside = void 0;
		} else inside.push(line);
	}
}
function parsed$1(text) {
	if (text === void 0 || !isNestedWithin(text, 64)) return void 0;
	try {
		return {
			json: JSON.parse(text),
			text: text.trim()
		};
	} catch {
		return;
	}
}

// src/platform/json-path.ts
/**
* Places in a JSON value by a path: the part of JSONPath (RFC 9535) that names places. `$.a.b`, `$["a b"]`, `$[0]`,
* `$[-1]`, `$[*]` and `$.*`. Filters, slices and descendants are left out: paths come from strangers, and these are
* linear in the value.
*/
const mostValues = 1e4;
const mostSteps = 100;
/** Reads a path. A problem is a part of a sentence: `\u201c$.a..b\u201d has an empty name at character 4`. */
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
			problem: `\u201c${text.slice(from, from + 20)}\u201d at character ${from + 1} is no part of a path`
		};
		const step = stepOf(found[1], found[2]);
		if (step === void 0) return {
			ok: false,
			problem: `\u201c${found[0].slice(0, 20)}\u201d is no name`
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
	if ("every" in step) return Array.isArray(value) ? value : require_review.isJsonObject(value) ? Object.values(value) : [];
	if ("index" in step) {
		const inner = (Array.isArray(value) ? value : []).at(step.index);
		return inner === void 0 ? [] : [inner];
	}
	const inner = require_review.isJsonObject(value) ? require_review.ownProperty(value, step.name) : void 0;
	return inner === void 0 ? [] : [inner];
}

// src/evaluation/statistics/median.ts
/** The value in the middle, or the mean of the two; 0 of nothing. */
function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? 0;
	return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

// src/evaluation/expectations/judgement.ts
/** Longest excerpt of an answer in a reason, in UTF-16 units. */
const longestExcerpt = 200;
/** A text in quotation marks, cut in its middle where it is long, on one line. */
function quotedExcerpt(text) {
	return `\u201c${excerpt(text)}\u201d`;
}
/** One line of at most about `longest` characters: the beginning and the end where it is longer. */
function excerpt(text, longest = longestExcerpt) {
	const line = text.trim().replaceAll(/\s+/g, " ");
	if (line.length <= longest) return line;
	const half = Math.floor((longest - 3) / 2);
	return `${line.slice(0, half)} \u2026 ${line.slice(-half)}`.toWellFormed();
}
/** Where two texts part: what stands there in each, with a few words around. */
function differenceOf(expected, got) {
	let start = 0;
	while (start < expected.length && start < got.length && expected[start] === got[start]) start++;
	const from = Math.max(0, start - 40);
	const piece = (text) => `${from > 0 ? "\u2026" : ""}${text.slice(from, from + longestExcerpt)}${text.length > from + longestExcerpt ? "\u2026" : ""}`;
	return {
		expected: piece(expected).toWellFormed(),
		got: piece(got).toWellFormed()
	};
}

// src/evaluation/expectations/asked-kinds.ts
/** Expectations that ask somebody else: an embedding model, a judging prompt, a script of the project. */
/** Cosine of the two embeddings, -1 to 1. `error` where the model gives none. */
async function judgeSimilarity({ to, atLeast, model }, { text }, services) {
	const demanded = `is like \u201c${excerpt(to, 80)}\u201d (cosine at least ${atLeast})`;
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
		reason: `The cosine is ${score.toFixed(3)}: ${quotedExcerpt(text)}.`
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
/** What a script of the project says. `error` where it crashes, takes too long or answers otherwise than agreed. */
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
/**
* The median of a judging prompt's scores. It is asked once where it is content, else again until a majority of three
* judgements says the same.
*/
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
		reason: `It gives ${score}${reason.trim() === "" ? ", and no reason." : `: ${excerpt(reason, 500)}`}`
	};
}

// src/evaluation/expectations/answer.ts
/** Stop reasons by which a provider says that it did not answer. */
const refusingStops = /* @__PURE__ */ new Set([
	"content_filtered",
	"guardrail_intervened",
	"refusal"
]);
/** True where the provider, or its filter, held the answer back; what was cut off was not held back. */
function isHeldBack({ stopReason }) {
	return refusingStops.has(stopReason);
}
/**
* How refusals begin, in the languages in which prompts are most often written. A phrase further down may be part of an
* answer (\u201cwe cannot deliver before Monday\u201d), so only the beginning counts, and only what is about answering.
*/
const refusals = [
	/^(?:i['\u2019]?m |i am )?(?:very |so |really )?(?:sorry|afraid)\b[^.!?\n]{0,60}\b(?:can['\u2019]?t|cannot|can not|unable|not able|won['\u2019]?t)\b/i,
	/^(?:unfortunately,? |apologies,? (?:but )?)?i (?:can['\u2019]?t|cannot|can not|won['\u2019]?t|will not|am unable to|am not able to|must decline|have to decline)\b/i,
	/^i['\u2019]m (?:unable|not able|not comfortable|not allowed|not permitted)\b/i,
	/^(?:as an ai\b|i['\u2019]m just an ai\b)[^.!?\n]{0,80}\b(?:can['\u2019]?t|cannot|unable|don['\u2019]?t|not)\b/i,
	/^(?:es tut mir leid|tut mir leid|leider)\b[^.!?\n]{0,60}\b(?:kann|darf|m\u00f6chte) ich\b[^.!?\n]{0,60}\bnicht\b/i,
	/^ich (?:kann|darf|werde)\b[^.!?\n]{0,40}\bnicht (?:helfen|beantworten|weiterhelfen|unterst\u00fctzen|dabei)\b/i,
	/^(?:je suis |)d\u00e9sol\u00e9e?\b[^.!?\n]{0,60}\bje ne (?:peux|puis)\b/i,
	/^lo siento\b[^.!?\n]{0,60}\bno puedo\b/i
];
/** True where the model declines to answer: the provider says so, or the answer begins as refusals do. */
function isRefusal(answer) {
	if (isHeldBack(answer)) return true;
	const beginning = answer.text.trimStart().slice(0, 300);
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

// src/evaluation/expectations/differing-places.ts
/** Where two JSON values differ, by path: what a person looks for in a long answer. */
/** The first places that differ, `most` of them; none where both are equal as JSON, whatever the order of names. */
function differingPlaces(expected, got, most) {
	const places = [];
	collect("$", expected, got, places, most);
	return places;
}
function collect(path, expected, got, places, most) {
	if (places.length >= most) return;
	if (require_review.isJsonObject(expected) && require_review.isJsonObject(got)) {
		for (const name of /* @__PURE__ */ new Set([...Object.keys(expected), ...Object.keys(got)])) collect(`${path}${step(name)}`, require_review.ownProperty(expected, name), require_review.ownProperty(got, name), places, most);
		return;
	}
	if (Array.isArray(expected) && Array.isArray(got)) {
		for (let index = 0; index < Math.max(expected.length, got.length) && places.length < most; index++) collect(`${path}[${index}]`, expected[index], got[index], places, most);
		return;
	}
	if (expected !== void 0 && got !== void 0 && require_review.keyOf(expected) === require_review.keyOf(got)) return;
	places.push({
		path: excerpt(path, 120),
		expected: shown$1(expected),
		got: shown$1(got)
	});
}
function step(name) {
	return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
function shown$1(value) {
	return value === void 0 ? "nothing" : excerpt(JSON.stringify(value), 80);
}

// src/evaluation/expectations/text-kinds.ts
/** Expectations about the text of an answer. */
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
	return require_start.listed(texts.map(quotedExcerpt), last);
}
/** All of the texts. */
function judgeContains(texts, { text }) {
	const demanded = `contains ${quoted(texts, "and")}`;
	const missing = texts.filter((wanted) => !text.includes(wanted));
	if (missing.length === 0) return passed(demanded);
	const otherCase = missing.find((wanted) => text.toLowerCase().includes(wanted.toLowerCase()));
	const hint = otherCase === void 0 ? "" : ` ${quotedExcerpt(otherCase)} is there in other case.`;
	const are = missing.length === 1 ? "is" : "are";
	return failed(demanded, `${quoted(missing, "and")} ${are} not in the answer: ${quotedExcerpt(text)}.${hint}`);
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
/** `error` where the pattern would take too long over this answer: that is no failure of the prompt. */
function judgeMatches(source, pattern, wanted, { text }) {
	const demanded = `${wanted ? "matches" : "does not match"} /${source}/`;
	const matches = pattern.test(text);
	if (matches === void 0) return {
		outcome: "error",
		demanded,
		reason: "The answer is too long for this pattern; shorten the pattern."
	};
	if (matches === wanted) return passed(demanded);
	return failed(demanded, `${wanted ? "Nothing in the answer matches" : "The answer matches"}: ${quotedExcerpt(text)}.`);
}
/** A text equals apart from white space around it; any other value equals as JSON, whatever the order of keys. */
function judgeEquals(wanted, { text }) {
	if (typeof wanted === "string") {
		const demanded = `equals ${quotedExcerpt(wanted)}`;
		const got = text.trim();
		if (got === wanted.trim()) return passed(demanded);
		return failed(demanded, "The answer is another one.", { difference: differenceOf(wanted.trim(), got) });
	}
	const demanded = `equals ${excerpt(JSON.stringify(wanted))}`;
	const found = jsonAmongProse(text);
	if (found === void 0) return failed(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	if (require_review.keyOf(found.json) === require_review.keyOf(wanted)) return passed(demanded);
	const places = differingPlaces(wanted, found.json, mostPlaces + 1);
	const shown = places.slice(0, mostPlaces).map(({ path, expected, got }) => `${path} is ${got}, not ${expected}`);
	const more = places.length > mostPlaces ? ", and more" : "";
	const difference = differenceOf(require_review.keyOf(wanted) ?? "", require_review.keyOf(found.json) ?? "");
	return failed(demanded, `The answer is another value: ${shown.join("; ")}${more}.`, { difference });
}
/** Places that are named where two JSON values differ. */
const mostPlaces = 3;
/** Characters are those that a reader sees as one; words and sentences are told apart by the rules of Unicode. */
function judgeLength(bounds, unit, { text }) {
	const demanded = `length ${boundsInWords(bounds)} ${unitFor(bounds.max ?? bounds.min, unit)}`;
	const length = lengthOf(text, unit);
	if (within(length, bounds)) return passed(demanded);
	return failed(demanded, `The answer has ${length} ${unitFor(length, unit)}.`);
}
/** `1 sentence`, `2 sentences`. */
function unitFor(count, unit) {
	return count === 1 ? unit.slice(0, -1) : unit;
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
/** Both bounds belong to the range. */
function within(value, { min, max }) {
	return (min === void 0 || value >= min) && (max === void 0 || value <= max);
}
/** `at least 3`, `at most 5`, `3 to 5`. */
function boundsInWords({ min, max }) {
	if (min === void 0) return `at most ${max}`;
	return max === void 0 ? `at least ${min}` : `${min} to ${max}`;
}
/** Told from the reason to stop and from how the answer begins. */
function judgeRefusal(wanted, answer) {
	const demanded = wanted ? "declines to answer" : "does not decline to answer";
	if (isRefusal(answer) === wanted) return passed(demanded);
	const begins = quotedExcerpt(answer.text.slice(0, 200));
	return failed(demanded, wanted ? `The model answered: ${begins}.` : `The model declined: ${begins}.`);
}

// src/evaluation/expectations/json-kinds.ts
/** Expectations about the JSON of an answer, and about the tools that a model calls. */
const isEqual = (a, b) => require_review.keyOf(a) === require_review.keyOf(b);
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
/** Problems with a schema that are named. */
const mostProblems = 3;
/**
* The first problems are told, the rest counted. `isOwn`: the schema is the prompt's own, and not one of the expectation.
*/
function judgeSchema(validator, isOwn, { text }) {
	const demanded = isOwn ? "fits the prompt's output schema" : "fits the schema";
	const found = jsonAmongProse(text);
	if (found === void 0) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	const problems = validator.validate(found.json);
	if (problems.length === 0) return verdict(demanded, void 0);
	const named = problems.slice(0, mostProblems).map(({ pointer, message }) => `${pointer === "" ? "" : `${pointer}: `}${message}`);
	const more = problems.length <= mostProblems ? "" : ` (and ${problems.length - mostProblems} more)`;
	return verdict(demanded, `${named.join(" ")}${more}`);
}
/** Where a path names several places, each has to fulfil what is demanded. */
function judgePath(demand, { text }) {
	const { path } = demand;
	const demanded = pathInWords(demand);
	const found = jsonAmongProse(text);
	if (found === void 0) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	const values = path.select(found.json);
	if (demand.absent === true) return verdict(demanded, values.length === 0 ? void 0 : `There is ${shown(values[0])}.`);
	if (values.length === 0) return verdict(demanded, `There is nothing at ${path.text}.`);
	const wrong = values.find((value) => !fits(value, demand));
	return verdict(demanded, wrong === void 0 ? void 0 : `At ${path.text} stands ${foundInWords(wrong, demand)}.`);
}
/** `1`, and where it is the type that differs: `the number 1, not text`. */
function foundInWords(value, { equals, oneOf }) {
	const wanted = [...equals === void 0 ? [] : [equals], ...oneOf ?? []].find((one) => typeof one !== typeof value && String(one) === String(value));
	return wanted === void 0 ? shown(value) : `${typeInWords(value)} ${shown(value)}, not ${plainType(wanted)}`;
}
function typeInWords(value) {
	return typeof value === "string" ? "the text" : typeof value === "number" ? "the number" : "the value";
}
function plainType(value) {
	return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : "that value itself";
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
/** Without a path the whole answer must be the number; with one, everything that the path selects. */
function judgeNumber(path, bounds, { text }) {
	const inBounds = bounds.min !== void 0 || bounds.max !== void 0 ? ` of ${boundsInWords(bounds)}` : path === void 0 ? "" : " is a number";
	const demanded = `${path === void 0 ? "a number" : path.text}${inBounds}`;
	if (path === void 0) {
		const value = numberIn(text);
		if (value === void 0) return verdict(demanded, `The answer is no number: ${quotedExcerpt(text)}.`);
		return verdict(demanded, within(value, bounds) ? void 0 : `It is ${value}.`);
	}
	const found = jsonAmongProse(text);
	if (found === void 0) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
	const values = path.select(found.json);
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
/**
* Whether some call has at least the arguments that are wanted; more arguments do no harm. `called: false` demands that
* none has.
*/
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

// src/platform/dollars.ts
/** Amounts of money in words. */
/** Below this an amount is not told apart from nothing, in US dollars. */
const leastShown = 1e-9;
/**
* `$0.00175`, `$0.165`, `$1.20`, `$1,235`: three digits that say something, and cents from a dollar on.
*
* @param more digits besides, to tell it from another amount
*/
function exactDollars(amount, more = 0) {
	if (amount === 0) return "$0";
	if (amount < leastShown) return "under $0.000000001";
	const places = amount >= 999.5 ? 0 : amount >= 1 ? 2 : 2 - Math.floor(Math.log10(amount));
	const [whole = "", fraction = ""] = amount.toFixed(Math.min(20, places + more)).split(".");
	const digits = fraction.length <= 2 ? fraction : fraction.slice(0, 2) + fraction.slice(2).replace(/0+$/, "");
	return `$${require_start.grouped(Number(whole))}${digits === "" ? "" : `.${digits}`}`;
}

// src/evaluation/expectations/measured-kinds.ts
/** Expectations about what an answer took: time, tokens, money. */
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
/** Tokens of the request, of the answer, and of both together, as the provider billed them. */
function judgeTokens(bounds, { tokens }) {
	const measured = [
		{
			most: bounds.total,
			value: tokens.input + tokens.output,
			words: "in and out"
		},
		{
			most: bounds.input,
			value: tokens.input,
			words: "in"
		},
		{
			most: bounds.output,
			value: tokens.output,
			words: "out"
		}
	].flatMap(({ most, ...one }) => most === void 0 ? [] : [{
		most,
		...one
	}]);
	const demanded = `at most ${require_start.listed(measured.map(({ most, words }) => `${tokensInWords(most)} ${words}`), "and")}`;
	const over = measured.filter(({ most, value }) => value > most).map(({ value, words }) => `${tokensInWords(value)} ${words}`);
	if (over.length === 0) return {
		outcome: "passed",
		demanded
	};
	return {
		outcome: "failed",
		demanded,
		reason: `It took ${require_start.listed(over, "and")}.`
	};
}
function tokensInWords(count) {
	return `${count} ${count === 1 ? "token" : "tokens"}`;
}
/** US dollars. A price that nobody knows is no price of 0. */
function judgeCost(max, { cost }) {
	const demanded = `at most ${exactDollars(max)}`;
	if (cost === void 0) return {
		outcome: "error",
		demanded,
		reason: "No price of this model is known; add it to slipway.yaml."
	};
	return atMost(demanded, cost, max, `It cost ${exactDollars(cost)}.`);
}

// src/evaluation/expectations/compile.ts
/**
* From the expectations of a case to functions that judge an answer. What is wrong with them (a pattern, a path, a file
* that is missing) shows here, so that `check` finds it before anything is asked of a model.
*/
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
			if (wanted === null) return problem("", "`equals` has no value.", "Write the text or the value that the answer is. That it is the JSON value null: schema: { const: null }.");
			return { judge: (answer) => judgeEquals(wanted, answer) };
		}
		case "schema": return compileSchemaKind(expectation.value, around);
		case "path": return compilePath(expectation.value);
		case "number": {
			const { at, min, max } = expectation.value;
			const path = at === void 0 ? void 0 : pathOf(at);
			if (path !== void 0 && !("path" in path)) return path;
			const wrong = min === void 0 && max === void 0 ? void 0 : problemOfBounds({
				min,
				max
			}, "");
			if (wrong !== void 0) return wrong;
			return { judge: (answer) => judgeNumber(path?.path, {
				min,
				max
			}, answer) };
		}
		case "length": {
			const { unit = "characters", min, max } = expectation.value;
			const wrong = problemOfBounds({
				min,
				max
			}, `length: { unit: ${unit}, max: 60 }`);
			if (wrong !== void 0) return wrong;
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
	const found = jsonAmongProse(answer.text);
	return {
		text: answer.text,
		toolCalls: answer.toolCalls,
		...found === void 0 ? {} : { json: found.json }
	};
}
async function compileSchemaKind(written, { outputSchema }) {
	if (written === true && outputSchema === void 0) return problem("", "The prompt has no output schema to fit.", "Write `output: { schema: \u2026 }` into the prompt, or the schema here.");
	const compiled = await require_review.compileSchema(written === true ? outputSchema : written, { subject: "The answer" });
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
	const ignoreCase = source.startsWith("(?i)");
	const pattern = ignoreCase ? source.slice(4) : source;
	const first = require_review.compilePattern(pattern, void 0, { ignoreCase });
	const second = first.ok === "needs-engine" ? require_review.compilePattern(pattern, await require_review.loadPatternEngine(), { ignoreCase }) : first;
	if (second.ok === true) return { pattern: second.pattern };
	const own = require_review.compileOwnSyntax(source, await require_review.loadPatternEngine());
	if (own.ok === true) return { pattern: own.pattern };
	return problem(within, `The pattern cannot be used: ${second.ok === false && !isOfRe2(second.problem, own.problem) ? second.problem : own.problem}.`, "Correct it; docs/evaluation.md says what a pattern may hold.");
}
/** True where RE2 knows what JSON Schema does not, and has a reason of its own. */
function isOfRe2(inSchema, own) {
	return /is not known|not a known escape/.test(inSchema) && !own.startsWith("it is not a regular expression");
}
/** Bounds that no answer keeps, or that every answer keeps. */
function problemOfBounds({ min, max }, example) {
	if (min === void 0 && max === void 0) return problem("", "It has no bound, so every answer fits.", `Write ${example}.`);
	if (min === void 0 || max === void 0 || min <= max) return void 0;
	return problem("", `Nothing is at least ${min} and at most ${max}.`, `Write min: ${max} and max: ${min}?`);
}

// src/evaluation/confined-node.ts
/**
* The process around code of the project: a Node that has no environment variables, reads no file, starts nothing and
* makes no code from text. What runs in it is a program of ours (`script-realm.ts`); it asks us for files, and gets those
* that a reader gives.
*/
/** Bytes of all that it says. */
const mostSaid = 1048576;
/** Megabytes of its heap. */
const heap = 256;
/** Runs it to its end. Never throws: how it ended is the value. */
function runConfined(confined) {
	const { node, program, root, errors, signal, timeLimit, talk, hear } = confined;
	let running;
	let read;
	const send = (message) => running?.send(`${JSON.stringify(message)}\n`);
	return runProcess({
		command: {
			program: node,
			parameters: [
				...flags(),
				"--eval",
				program
			]
		},
		folder: root,
		environment: {},
		input: "open",
		...errors === void 0 ? {} : { errors },
		third: eachLine(mostSaid, (line) => {
			const said = parsed(line);
			const load = said?.["load"];
			if (typeof load === "string" && read !== void 0) read(load).then(send);
			else hear(said);
		}),
		signal,
		...timeLimit === void 0 ? {} : { timeLimit },
		talk(started) {
			running = started;
			talk({
				begin(task, reader) {
					read = reader;
					send(task);
				},
				end: () => started.end()
			});
		}
	});
}
function flags() {
	return [
		"--permission",
		...process.allowedNodeEnvironmentFlags.has("--disable-sigusr1") ? ["--disable-sigusr1"] : [],
		"--disallow-code-generation-from-strings",
		"--experimental-vm-modules",
		`--max-old-space-size=${heap}`,
		"--no-warnings",
		"--input-type=module"
	];
}
function parsed(text) {
	try {
		const value = JSON.parse(text);
		return require_review.isJsonObject(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/evaluation/script-files.ts
/** The files that a script imports, read for it: its own process may read none. */
/** Files of one script, and bytes of one of them: far beyond what judging an answer takes. */
const mostFiles = 200;
const largestFile = 1048576;
/** A reader of modules and JSON below the project's folder: regular files alone, through no link, bounded in all. */
function scriptFiles(root, most = mostFiles) {
	let files = 0;
	return async (path) => {
		files += 1;
		if (files > most) return { problem: `It imports more than ${most} files` };
		if (!path.split("/").every((part) => part !== "" && part !== "." && part !== "..") || /[\\:\0]/.test(path)) return { problem: `${path.slice(0, 200)} is no file of the project` };
		if (!/\.(?:js|mjs|json)$/.test(path)) return { problem: `${path} cannot be imported: scripts are ES modules (.js, .mjs), and may import JSON` };
		const file = (0, node_path.join)(root, path);
		const absent = { problem: `${path} cannot be read: is it there?` };
		try {
			const [folder, real] = await Promise.all([(0, node_fs_promises.realpath)(root), (0, node_fs_promises.realpath)(file)]);
			if (real !== (0, node_path.join)(folder, path)) return { problem: `${path} is reached through a link: import the file itself` };
			const read = require_review.readBoundedFile(file, largestFile);
			if (read.outcome === "absent") return absent;
			if (read.outcome === "no-file") return { problem: `${path} is no file` };
			if (read.outcome === "too-large") return { problem: `${path} is larger than 1 MiB` };
			return { text: read.bytes.toString("utf8") };
		} catch {
			return absent;
		}
	};
}

// src/evaluation/script-imports.ts
/** Which texts of a script name a file beside it: one rule, by which its digest follows imports and its realm allows them. */
/**
* Relative names as they stand in the source, in one kind of quotes, without escapes, at most 300 characters. The looking
* ahead leaves the closing quotes where they are: a quote in a comment would otherwise hide the name behind it.
*/
const importableName = /(["'])(?=(\.\.?\/[^"'`\\\n]{1,297})\1)/g;

// src/evaluation/script-realm.ts
/**
* What runs in the process of a script, as text because it must be no file that a script could replace.
*
* The script gets a realm of its own (`node:vm`) that has JavaScript and nothing of Node's: no `process`, no `require`,
* no modules of Node's, no timers. No object of the realm outside enters it, for each would lead to that realm's
* `Function` and on: data comes as JSON text and is parsed inside, and what the script throws is read inside.
* `import(\u2026)` gives promises of the realm outside, so its text is refused before anything runs; the keyword knows no
* escapes, and `eval` and `Function` are off. Around the realm stands a process that may read no file, makes no code
* from text, and has lost what signals, loads or reports.
*/
/** Runs in the realm before the script. `say` never leaves it: it is a function from outside. */
const inside = `"use strict";
((say) => {
  const { parse, stringify } = JSON;
  delete globalThis.WebAssembly;
  // Node formats stacks by a function outside, whose own overflow of the stack would be an error of that realm.
  Object.defineProperty(Error, "prepareStackTrace", { value: undefined });
  Object.defineProperty(Error, "stackTraceLimit", { value: undefined, writable: false, configurable: false });
  // Outside waits for promises of this realm; a \`then\` of the script's own would get functions from there.
  Object.freeze(Promise.prototype);
  Object.freeze(Promise);
  const quiet = () => undefined;
  globalThis.console = { log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet };
  const describe = (thrown) => {
    try {
      const words = thrown?.message ?? thrown;
      return typeof words === "string" ? words : \`\${words}\`;
    } catch {
      return "It threw something that has no text.";
    }
  };
  const complain = (thrown) => say("problem", describe(thrown));
  const judge = async (module, text) => {
    try {
      if (typeof module.default !== "function") return void say("problem", "Its default export is no function.");
      const { answer, about } = parse(text);
      say("result", stringify((await module.default(answer, about)) ?? null) ?? "null");
    } catch (error) {
      complain(error);
    }
  };
  return { complain, judge };
})`;
/** How the process and ours speak: a line of JSON each. */
const talking = `let rest = Buffer.alloc(0);
function readLine() {
  for (;;) {
    const end = rest.indexOf(10);
    if (end >= 0) {
      const line = rest.toString("utf8", 0, end);
      rest = rest.subarray(end + 1);
      return line;
    }
    const chunk = Buffer.alloc(65536);
    let size = 0;
    try {
      size = readSync(0, chunk);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      continue;
    }
    if (size === 0) exit(1);
    rest = Buffer.concat([rest, chunk.subarray(0, size)]);
  }
}
function write(message) {
  const bytes = Buffer.from(JSON.stringify(message) + "\\n");
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
`;
/** How the files of a script become modules: read by us, one after the other, and compiled there, in a `realm`. */
const loading = `const dynamic = /(?<![\\p{ID_Continue}$\\u200c\\u200d])import\\s*[(./]/u;
const modules = new Map();
const importable = new Map();
function load(path) {
  const known = modules.get(path);
  if (known !== undefined) return known;
  write({ load: path });
  const { text, problem } = JSON.parse(readLine());
  if (problem !== undefined) throw new Error(problem);
  const isJson = path.endsWith(".json");
  if (!isJson && dynamic.test(text)) {
    throw new Error(path + " has import(\u2026), import.meta or a comment after the word import: write static imports of files of the project");
  }
  try {
    if (isJson) JSON.parse(text);
  const names = new Set(isJson ? [] : Array.from(text.matchAll(${String(importableName)}), ([, , name]) => name));
  if (names.size > ${200}) {
    throw new Error(path + " has more than ${200} texts that look like names of files (./\u2026): move lists of them into a JSON file");
  }
  importable.set(path, names);
  } catch (error) {
    throw new Error(path + ": " + error.message);
  }
  const source = isJson ? "export default JSON.parse(" + JSON.stringify(text) + ")" : text;
  try {
    const made = new SourceTextModule(source, { context: realm, identifier: path });
    modules.set(path, made);
    return made;
  } catch (error) {
    throw new Error(path + ": " + error.message);
  }
}
function resolve(specifier, from) {
  if (/^\\.\\.?\\//.test(specifier)) {
    if (importable.get(from).has(specifier)) return join(dirname(from), specifier);
    throw new Error(from + " imports " + JSON.stringify(specifier.slice(0, 80)) + " in other characters than these, or in more than 300: write the import plainly, as \\"./words.mjs\\"");
  }
  throw new Error("Scripts of expectations cannot import " + specifier.slice(0, 80) + ": they have JavaScript and files of the project (./words.mjs), and no modules of Node or of packages");
}
`;
/** The program for \`node --eval\`. */
const scriptRealm = `
import { readSync, writeSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { constants, createContext, runInContext, SourceTextModule } from "node:vm";

const exit = process.reallyExit.bind(process);
const on = process.on.bind(process);
${talking}function say(kind, text) {
  if (typeof text !== "string") write({ problem: "Its result is no JSON." });
  else if (kind === "problem") write({ problem: text.slice(0, 1000) });
  else if (text.length > 16384) write({ problem: "Its result is longer than 16,384 characters of JSON." });
  else write({ result: text });
  exit(0);
}

// Node would show what nobody caught by functions that the script may put into it.
on("unhandledRejection", () => say("problem", "A promise of the script was rejected, and nobody waits for it."));
on("uncaughtException", () => say("problem", "The script threw an error outside of its function."));

const { file, data } = JSON.parse(readLine());
const realm = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
const { complain, judge } = runInContext(${JSON.stringify(inside)}, realm)(say);

${loading}// Closed behind us, in case something of this realm should ever reach the script's.
for (const name of Reflect.ownKeys(process)) {
  if (typeof process[name] !== "function" || ["emit", "nextTick", "emitWarning", "reallyExit"].includes(name)) continue;
  try {
    process[name] = undefined;
  } catch {}
}
for (const name of ["process", "fetch", "WebSocket", "EventSource", "Worker", "BroadcastChannel", "WebAssembly"]) {
  delete globalThis[name];
}
for (const type of [Function, Array, Promise, Map, Uint8Array, String]) {
  Object.freeze(type.prototype);
  Object.freeze(type);
}
// Node's own errors write \`name\` of theirs, which frozen prototypes would forbid.
for (const type of [Object, Error, RangeError, TypeError, SyntaxError]) Object.preventExtensions(type.prototype);
Object.freeze(Error);

let entry;
try {
  entry = load(file);
  await entry.link((specifier, { identifier }) => load(resolve(specifier, identifier)));
} catch (error) {
  // No code of the script has run yet: the error is ours or the compiler's.
  say("problem", error.message);
}
try {
  await entry.evaluate();
} catch (error) {
  complain(error);
}
judge(entry.namespace, data);
`;
/** The program that compiles and links scripts, and runs none: it reads their names, one after the other. */
const scriptLinker = `
import { readSync, writeSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { constants, createContext, SourceTextModule } from "node:vm";

const exit = process.reallyExit.bind(process);
${talking}
const realm = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
${loading}
for (;;) {
  const { file } = JSON.parse(readLine());
  modules.clear();
  try {
    const entry = load(file);
    await entry.link((specifier, { identifier }) => load(resolve(specifier, identifier)));
    write(Reflect.has(entry.namespace, "default") ? {} : { problem: "It has no default export, which judges the answer" });
  } catch (error) {
    write({ problem: String(error.message).slice(0, 1000) });
  }
}
`;

// src/evaluation/script-check.ts
const usualTimeLimit = 1e4;
/** Scripts of one project. */
const mostScripts = 200;
/** Processes that one check starts: the one in which a script takes too long or breaks Node is replaced so often. */
const mostProcesses = 4;
/**
* The state of each script, by its path. Does not depend on how many there are, up to 200.
* @throws the reason of the signal
*/
async function checkScripts(check) {
	const states = /* @__PURE__ */ new Map();
	const files = [...new Set(check.files)];
	const leave = (rest, why) => {
		for (const file of rest) states.set(file, {
			outcome: "unseen",
			why
		});
	};
	leave(files.splice(mostScripts), `the project has more than ${require_start.counted(mostScripts, "script")}`);
	for (let process = 0; files.length > 0; process++) {
		if (process === mostProcesses) {
			leave(files, "too many scripts before it could not be looked at");
			break;
		}
		const why = await lookAt(files, check, states);
		check.signal.throwIfAborted();
		if (why !== void 0) leave(files.splice(0, 1), why);
	}
	return states;
}
/**
* Looks at scripts in one process, in their order, and takes each from `waiting` with its state. Gives why it ended before
* all were seen, as the end of a sentence.
*/
async function lookAt(waiting, { root, node, signal, timeLimit = usualTimeLimit }, states) {
	let program;
	let timer;
	let isLate = false;
	const next = () => {
		clearTimeout(timer);
		const [file] = waiting;
		if (file === void 0) {
			program?.end();
			return;
		}
		timer = setTimeout(() => {
			isLate = true;
			program?.end();
		}, timeLimit);
		program?.begin({ file }, scriptFiles(root));
	};
	const ended = await runConfined({
		node,
		program: scriptLinker,
		root,
		signal,
		talk(started) {
			program = started;
			next();
		},
		hear(said) {
			const file = waiting.shift();
			if (said === void 0 || file === void 0 || isLate) return;
			const problem = said["problem"];
			if (typeof problem !== "string") states.set(file, { outcome: "sound" });
			else states.set(file, {
				outcome: "wrong",
				why: problem.replace(`${file}: `, "").replace(/\.$/, "")
			});
			next();
		}
	});
	clearTimeout(timer);
	if (waiting.length === 0) return void 0;
	return isLate ? `it was not compiled within ${timeLimit / 1e3} s` : endedBy(ended);
}
function endedBy(ended) {
	switch (ended.how) {
		case "not-started": return `Node cannot be started (${ended.code})`;
		case "exited": return `Node ended with exit code ${ended.code}`;
		case "killed": return `Node was ended by ${ended.signal}`;
		default: return "Node said too much";
	}
}

// src/evaluation/check-cases.ts
/** One finding for each expectation that cannot be used, at the value that is wrong. */
async function checkExpectations(prompt, cases, project) {
	const around = surroundingsOf(prompt, project);
	const findings = [];
	for (const one of cases) {
		findings.push(...idleFields(one));
		const { problems } = await compileExpectations(one.expect, around);
		for (const { expectation, within, message, help } of problems) {
			const pointer = `${expectation.pointer}${within}`;
			const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
			findings.push(require_review.createFinding(require_review.expectationInvalid, one.source, place, {
				message,
				help
			}));
		}
	}
	return findings;
}
/** Fields of a case that change nothing as it stands. */
function idleFields(one) {
	const { expect, must, repeat, passRate } = one;
	const idle = (field, message, help) => {
		const pointer = `${one.pointer}/${field}`;
		const place = one.locations.keyAt(pointer) ?? one.locations.nearestTo(pointer);
		return require_review.createFinding(require_review.expectationInvalid, one.source, place, {
			message,
			help,
			severity: "warning"
		});
	};
	if (expect.length === 0) return [
		must ? "must" : [],
		repeat > 1 ? "repeat" : [],
		passRate < 1 ? "passRate" : []
	].flat().map((field) => idle(field, `\`${field}\` says how \`${one.name}\` is judged, and the case demands nothing.`, "Write what a good answer holds: expect: [{ contains: \u2026 }]. Or remove the line."));
	if (passRate === 1 || repeat > 1) return [];
	return [idle("passRate", `\`passRate\` of \`${one.name}\` counts over repeats, and the case is asked once.`, "Write repeat: 5 beside it, or remove the line.")];
}
/** One finding for each expectation whose script cannot run, or could not be looked at. No script is run for it. */
async function scriptFindings(cases, project) {
	const scripts = cases.flatMap((one) => one.expect.flatMap(({ kind, value, pointer }) => kind === "script" && typeof value === "string" && /\.m?js$/.test(value) ? [{
		one,
		file: value,
		pointer
	}] : []));
	if (scripts.length === 0) return [];
	const files = [];
	for (const file of new Set(scripts.map((script) => script.file))) if (await project.hasFile(file)) files.push(file);
	const states = await checkScripts({
		...project,
		files
	});
	return scripts.flatMap(({ one, file, pointer }) => {
		const state = states.get(file);
		const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
		switch (state?.outcome) {
			case "wrong": {
				const message = `The script \`${file}\` cannot judge: ${state.why}.`;
				return [require_review.createFinding(require_review.expectationInvalid, one.source, place, {
					message,
					help: scriptHelp
				})];
			}
			case "unseen": {
				const message = `The script \`${file}\` was not looked at: ${state.why}.`;
				return [require_review.createFinding(require_review.scriptUnseen, one.source, place, {
					message,
					help: "Check again; whether it can judge shows otherwise when an answer is judged by it."
				})];
			}
			default: return [];
		}
	});
}
const scriptHelp = "A script is an ES module whose default export judges: `export default ({ text, json }) => text.length < 200`. It may import files of the project, and no modules of Node or of packages.";
/** What expectations of this prompt's cases may refer to. */
function surroundingsOf({ output, tools }, { hasPrompt, hasFile }) {
	return {
		outputSchema: output.schema,
		tools,
		hasPrompt,
		hasFile
	};
}

exports.checkExpectations = checkExpectations;
exports.scriptFindings = scriptFindings;
