const require_platform_errors = require("./platform-platform-errors.js");
const require_errors = require("./platform-errors.js");
const require_nearest = require("./platform-nearest.js");
const require_inputs = require("./platform-inputs.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/platform/paint.ts
/** Select Graphic Rendition parameters: on, and the one that ends just this (ECMA-48, section 8.3.117). */
const codes = {
	bold: [1, 22],
	dim: [2, 22],
	underline: [4, 24],
	red: [31, 39],
	green: [32, 39],
	yellow: [33, 39],
	blue: [34, 39],
	magenta: [35, 39],
	cyan: [36, 39]
};
/** The painter of one report. */
function createPaint(color) {
	if (!color) return (_, text) => text;
	return (name, text) => {
		if (text === "") return "";
		const [on, off] = codes[name];
		return `\x1b[${on}m${text}\x1b[${off}m`;
	};
}
/** True for the sequences that `createPaint` writes, and for no other. */
function isPaintSequence(sequence) {
	const match = /^\x1b\[(\d{1,2})m$/.exec(sequence);
	if (match === null) return false;
	const code = Number(match[1]);
	return Object.values(codes).some(([on, off]) => on === code || off === code);
}

// src/platform/visible.ts
/**
* Makes characters visible that a terminal obeys or a reader cannot see. File names, prompt text and commit messages
* are written by strangers: an escape sequence could hide a line, a bidirectional mark could reorder one, an
* invisible letter could carry an instruction to a model.
*/
/**
* Obeyed or unseen: C0 (but tab and line feed), DEL and C1; bidirectional marks, embeddings and isolates; zero-width
* and other default-ignorable characters; line and paragraph separators; tags; interlinear annotations; lone
* surrogates; variation selectors. Source: Unicode 16, General_Category Cc, Cf, Cs, Zl, Zp and the property
* Default_Ignorable_Code_Point.
*/
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Whether the text can go out as it is: the usual case, decided without a callback. */
const plain = /^[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u061b\u061d-\u070e]*$/u;
/** The text with every character that is obeyed or unseen written as `[U+001B]`. Tabs and line feeds stay. */
function visible(text) {
	if (plain.test(text)) return text;
	return text.replace(unseen, (character, offset) => {
		if (character === "	" || character === "\n") return character;
		if (belongsHere(character, text, offset)) return character;
		return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
	});
}
/** The same for text that must stay on one line: line feeds and tabs are shown too. */
function visibleLine(text) {
	return visible(text).replaceAll("\n", "[U+000A]").replaceAll("	", "[U+0009]");
}
/** Where a text holds such characters; at most `most` of them. Tabs, line feeds and parts of emoji and words are none. */
function unseenIn(text, most) {
	if (plain.test(text)) return [];
	const found = [];
	for (const { 0: character, index } of text.matchAll(unseen)) {
		if (character === "	" || character === "\n" || belongsHere(character, text, index)) continue;
		if (found.length >= most) break;
		found.push({
			offset: index,
			length: character.length,
			code: character.codePointAt(0) ?? 0
		});
	}
	return found;
}
/** Joiners and variation selectors are part of ordinary emoji and of Arabic and Indic words: these may stay. */
function belongsHere(character, text, offset) {
	switch (character) {
		case "‍": return /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(before(text, offset)) && /^\p{Extended_Pictographic}/u.test(after(text, offset)) || betweenJoiningLetters(text, offset);
		case "‌": return betweenJoiningLetters(text, offset);
		case "︎":
		case "️": return /\p{Emoji}$/u.test(before(text, offset));
		default: return false;
	}
}
function betweenJoiningLetters(text, offset) {
	const joining = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;
	return joining.test(before(text, offset)) && joining.test(after(text, offset));
}
/** The character before, whole. */
function before(text, offset) {
	const low = text.slice(offset - 1, offset);
	const pair = text.slice(Math.max(0, offset - 2), offset);
	return [...pair].length === 1 ? pair : low;
}
function after(text, offset) {
	const code = text.codePointAt(offset + 1);
	return code === void 0 ? "" : String.fromCodePoint(code);
}

// src/cli/tokens.ts
/** Never refuses anything: unknown flags come out as flags without a value, missing values as undefined. */
function tokensOf(words, shapeOf) {
	const names = new Map([...shapeOf.values()].map(({ name, short }) => [short, name]));
	const tokens = [];
	for (let index = 0; index < words.length; index += 1) {
		const word = words[index] ?? "";
		if (word === "--") {
			for (const value of words.slice(index + 1)) tokens.push({
				kind: "argument",
				value
			});
			break;
		}
		if (word.startsWith("--")) {
			const equals = word.indexOf("=");
			const name = word.slice(2, equals === -1 ? void 0 : equals);
			const inline = equals !== -1;
			const takesNext = !inline && shapeOf.get(name)?.takesValue === true;
			const value = inline ? word.slice(equals + 1) : takesNext ? words[++index] : void 0;
			tokens.push({
				kind: "flag",
				name,
				written: `--${name}`,
				value,
				inline
			});
		} else if (word.startsWith("-") && word !== "-") index += letters(word, words[index + 1], names, shapeOf, tokens);
		else tokens.push({
			kind: "argument",
			value: word
		});
	}
	return tokens;
}
/** `-vo DIR` is `-v -o DIR`, and `-oDIR` gives the rest of the word to `-o`. Returns how many further words were taken. */
function letters(word, next, names, shapeOf, tokens) {
	for (let at = 1; at < word.length; at += 1) {
		const letter = word.charAt(at);
		const name = names.get(letter) ?? letter;
		const written = `-${letter}`;
		if (shapeOf.get(name)?.takesValue !== true) {
			tokens.push({
				kind: "flag",
				name,
				written,
				value: void 0,
				inline: false
			});
			continue;
		}
		const rest = word.slice(at + 1);
		const inline = rest !== "";
		tokens.push({
			kind: "flag",
			name,
			written,
			value: inline ? rest : next,
			inline
		});
		return inline ? 0 : 1;
	}
	return 0;
}

// src/cli/arguments.ts
const globalFlags = [
	{
		name: "directory",
		short: "C",
		placeholder: "DIR",
		description: "Work as if started in DIR"
	},
	{
		name: "verbose",
		short: "v",
		description: "Say more about what happens, and show stack traces"
	},
	{
		name: "color",
		description: "Use colour also where the output is no terminal"
	},
	{
		name: "no-color",
		description: "Use no colour"
	},
	{
		name: "help",
		short: "h",
		description: "Show help and stop"
	}
];
/** Finds the command's name: the first word that is neither a flag nor the value of `-C` or `--format`. */
function splitArguments(words) {
	for (let index = 0; index < words.length; index += 1) {
		const word = words[index] ?? "";
		if (word === "--") break;
		if (word === "-C" || word === "--directory" || word === "--format") index += 1;
		else if (!word.startsWith("-") || word === "-") return {
			command: word,
			rest: [...words.slice(0, index), ...words.slice(index + 1)]
		};
	}
	return {
		command: void 0,
		rest: words
	};
}
/**
* The flags that every command has, read without judging the others. For what must be known before or without the
* command: its help, and how its errors are to be printed.
*/
function generalChoices(words) {
	const last = (...names) => words.findLast((word) => names.includes(word));
	const color = last("--color", "--no-color");
	return {
		directory: void 0,
		verbose: last("--verbose", "-v") !== void 0,
		color: color === void 0 ? void 0 : color === "--color",
		help: last("--help", "-h") !== void 0,
		json: last("--json", "--format=json") !== void 0 || words[words.lastIndexOf("--format") + 1] === "json"
	};
}
/**
* Reads the words after a command's name by its definition.
*
* @throws SW0102 for an unknown flag, SW0103 for a value that does not fit, SW0104 for too few or too many.
*/
function parseInvocation(command, words) {
	const help = `Run \`slipway ${command.name} --help\` to see what it takes.`;
	const flags = flagsOf(command);
	const given = /* @__PURE__ */ new Map();
	const positionals = [];
	const shapes = new Map([...flags].map(([name, flag]) => [name, {
		...flag,
		takesValue: flag.type !== "boolean"
	}]));
	let verboseLetter = false;
	for (const token of tokensOf(words, shapes)) {
		if (token.kind === "flag" && token.written === "-v") verboseLetter = true;
		if (token.kind === "argument") {
			positionals.push(token.value);
			continue;
		}
		const negated = flags.has(token.name) ? void 0 : flags.get(token.name.replace(/^no-/, ""));
		const flag = flags.get(token.name) ?? (negated?.type === "boolean" ? negated : void 0);
		if (flag === void 0) throw unknownFlag(token.written, [...flags.keys()], help);
		const voice = {
			shown: token.written,
			next: help
		};
		if (flag.type === "boolean") {
			if (token.value !== void 0) throw takesNoValue(voice);
			give(given, flag.name, negated === void 0, voice);
		} else {
			const text = flagValue(token.value, token.inline, flag, voice);
			const value = require_inputs.convertInput(flag, text, voice);
			if (flag.type === "list") given.set(flag.name, [...listOf(given.get(flag.name)), String(value)]);
			else give(given, flag.name, value, voice);
		}
	}
	placePositionals(command, positionals, given, `${verboseLetter && flags.has("version") ? "-v is short for --verbose; did you mean --version? " : ""}${help}`);
	const isOn = (name) => given.get(name) === true;
	const directory = given.get("directory");
	const shared = {
		directory: typeof directory === "string" ? directory : void 0,
		verbose: isOn("verbose"),
		color: isOn("no-color") ? false : isOn("color") ? true : void 0,
		help: isOn("help")
	};
	const format = formatOf(command, given, help);
	if (shared.help) return {
		...shared,
		format,
		inputs: {}
	};
	const inputs = require_inputs.completeInputs(command.inputs, given, (name, definition) => ({
		shown: shownName(name, definition),
		next: help
	}));
	return {
		...shared,
		format,
		inputs
	};
}
/** How an input is written on the command line: `--out` or, where it has a place, `ENV`. */
function shownName(name, definition) {
	return definition.positional === void 0 ? `--${name}` : definition.placeholder ?? name.toUpperCase();
}
function flagsOf(command) {
	const flags = /* @__PURE__ */ new Map();
	for (const flag of globalFlags) flags.set(flag.name, {
		...flag,
		type: flag.placeholder === void 0 ? "boolean" : "string"
	});
	flags.set("format", {
		name: "format",
		type: "choice",
		choices: command.formats,
		description: "How the result is written"
	});
	if (command.formats.includes("json")) flags.set("json", {
		name: "json",
		type: "boolean",
		description: "Short for --format json"
	});
	for (const [name, definition] of Object.entries(command.inputs)) if (definition.positional === void 0) flags.set(name, {
		...definition,
		name
	});
	return flags;
}
function formatOf(command, given, help) {
	const named = command.formats.find((format) => format === given.get("format"));
	if (given.get("json") !== true) return named ?? command.formats[0] ?? "text";
	if (named !== void 0 && named !== "json") throw require_platform_errors.platformErrors.create("SW0104", {
		message: `--json and --format ${named} contradict each other.`,
		next: help
	});
	return "json";
}
function give(given, name, value, voice) {
	const earlier = given.get(name);
	if (earlier !== void 0 && earlier !== value) throw require_platform_errors.platformErrors.create("SW0104", {
		message: `${voice.shown} was given twice with different values: ${String(earlier)} and ${String(value)}.`,
		next: "Leave one of them out."
	});
	given.set(name, value);
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
/** A word after a flag that begins with a hyphen is far more often the next flag than the value. */
function flagValue(value, inline, flag, voice) {
	const looksLikeFlag = value !== void 0 && !inline && /^-./.test(value) && !(flag.type === "number" && /^-\d/.test(value));
	if (value !== void 0 && !looksLikeFlag) return value;
	const choices = flag.choices === void 0 ? "" : `: ${flag.choices.join(", ")}`;
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `${voice.shown} needs a value${choices}.`,
		next: looksLikeFlag ? `If ${require_inputs.quoted(value)} is the value, write ${voice.shown}=${value}` : voice.next
	});
}
function takesNoValue(voice) {
	return require_platform_errors.platformErrors.create("SW0103", {
		message: `${voice.shown} is a switch and takes no value.`,
		next: `Write it alone, or leave it out. ${voice.next}`
	});
}
function unknownFlag(written, known, help) {
	const near = require_nearest.nearest(written.replace(/^-+/, ""), known);
	return require_platform_errors.platformErrors.create("SW0102", {
		message: `There is no flag ${written}.`,
		next: near === void 0 ? help : `Did you mean --${near}? ${help}`
	});
}
function placePositionals(command, words, given, help) {
	const left = [...words];
	for (const place of [
		"first",
		"second",
		"rest"
	]) {
		const entry = Object.entries(command.inputs).find(([, definition]) => definition.positional === place);
		if (entry === void 0 || left.length === 0) continue;
		const [name, definition] = entry;
		const voice = {
			shown: shownName(name, definition),
			next: help
		};
		const values = (place === "rest" ? left.splice(0) : left.splice(0, 1)).map((word) => require_inputs.convertInput(definition, word, voice));
		given.set(name, definition.type === "list" ? values.map(String) : values[0] ?? "");
	}
	if (left.length > 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: `There is one argument too many: ${require_inputs.quoted(left[0] ?? "")}.`,
		next: help
	});
}

// package.json
var version = "0.1.0";

// src/commands/index.ts
/** Every command, in the order in which people meet them. */
function commandEntries() {
	return [
		{
			name: "check",
			summary: "Check every prompt of the project",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-check.js"))
		},
		{
			name: "render",
			summary: "Show the messages that prompts give for their cases",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-render.js"))
		},
		{
			name: "bundle",
			summary: "Build the bundle that a release would deliver",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-bundle.js"))
		},
		{
			name: "scan",
			summary: "Find secrets before they are published",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-scan.js")).then((n) => n.scan_exports)
		},
		{
			name: "plan",
			summary: "Show what a deploy would change, and write nothing",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-plan.js"))
		},
		{
			name: "deploy",
			summary: "Build the bundle and make it live in an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-deploy.js"))
		},
		{
			name: "promote",
			summary: "Make a release of one environment live in another, byte for byte",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-promote.js"))
		},
		{
			name: "rollback",
			summary: "Go back to an earlier release in one write",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-rollback.js"))
		},
		{
			name: "history",
			summary: "List the releases of an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-history.js"))
		},
		{
			name: "show",
			summary: "Show one release, or what was live at a time",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-show.js"))
		},
		{
			name: "verify",
			summary: "Check that an environment holds what its records say",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-verify.js"))
		},
		{
			name: "repair",
			summary: "Put back files that an environment has lost",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-repair.js"))
		},
		{
			name: "withdraw",
			summary: "Mark a release that must never be live again",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-withdraw.js"))
		},
		{
			name: "prune",
			summary: "Remove the files that no kept release needs",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-prune.js"))
		},
		{
			name: "adopt",
			summary: "Make a folder of uploaded files the first release",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-adopt.js"))
		},
		{
			name: "iam",
			summary: "Print the least-privilege IAM policies of an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-iam.js"))
		},
		{
			name: "hooks",
			summary: "Install or remove the git hooks that check and scan",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-hooks.js"))
		},
		{
			name: "explain",
			summary: "Explain a rule or an error",
			group: "Help",
			load: () => Promise.resolve().then(() => require("./commands-explain.js"))
		},
		{
			name: "schema",
			summary: "Print the JSON Schema of a format",
			group: "Help",
			load: () => Promise.resolve().then(() => require("./commands-schema.js"))
		}
	];
}

// src/platform/output.ts
/** Writing to standard output and standard error: whole, in order, and without obeying what strangers wrote. */
/**
* Writes all of the text to a file descriptor before it returns. `closed` where the reader has gone (`| head`), which
* is no error. Synchronous, so that nothing is lost when the process ends; `process.stdout` is left alone because its
* first use loads the terminal and network modules, 3 ms of a start of 25.
*/
function writeFully(descriptor, text) {
	const bytes = Buffer.from(text, "utf8");
	let offset = 0;
	while (offset < bytes.length) try {
		offset += (0, node_fs.writeSync)(descriptor, bytes, offset);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
		else if (code === "EPIPE" || code === "EOF" || code === "EBADF") return "closed";
		else throw error;
	}
	return "written";
}
/**
* The last net under text for a terminal or a log: control characters are shown, except the colours that
* `createPaint` writes. Reports make foreign text visible themselves; this catches what one forgot.
*/
function safeText(text, color) {
	if (!text.includes("\x1B")) return visible(text);
	return text.split(/(\x1b\[\d{1,2}m)/).map((piece) => color && isPaintSequence(piece) ? piece : visible(piece)).join("");
}
/**
* Text that a GitHub runner reads without obeying: a line that begins with `::` or holds `##[` is a workflow command
* (actions/runner, ActionCommand.cs), and rendered prompts may hold such lines. JSON and XML keep their meaning.
*/
function withoutWorkflowCommands(text, format = "text") {
	const command = /^([[\p{White_Space}\p{Cc}\p{Cf}]--[\n\r\u2028\u2029]]*):(?=:)/gmv;
	if (format === "json") return text.replaceAll("##[", "##\\u005b");
	if (format === "xml") return text.replace(command, "$1&#58;").replaceAll("##[", "##&#91;");
	return text.replace(command, "$1: ").replaceAll("##[", "# #[");
}

// src/platform/redaction.ts
/**
* Redaction: the one place that takes secrets out of what is printed. Everything that leaves the process for a
* person or a log passes through `redact`: results, progress, errors, debug lines.
*
* Two nets: exact values that somebody registered (a token that we asked for, a key that we were given), in the
* spellings in which they can appear in output; and well-known shapes of credentials, for those nobody told us of.
*/
/** What stands in place of a secret. Plain letters, so that a JSON document stays one. */
const redactedText = "***";
/**
* Shorter values are not hidden: they would occur everywhere by chance, and a result would become unreadable.
* GitHub's own runner has no such floor and is known for destroying outputs (configure-aws-credentials#304).
*/
const shortestSecret = 6;
/** A new, empty redaction. One per process run, made by the edge and handed down. */
function createRedaction() {
	const spellings = /* @__PURE__ */ new Set();
	let longestFirst;
	return {
		register(secret) {
			for (const value of [secret, ...secret.split(/\r?\n/)]) {
				const trimmed = value.trim();
				if (trimmed.length < shortestSecret) continue;
				for (const spelling of spellingsOf(trimmed)) spellings.add(spelling);
			}
			longestFirst = void 0;
		},
		redact(text) {
			longestFirst ??= [...spellings].sort((a, b) => b.length - a.length);
			let clean = text;
			for (const spelling of longestFirst) if (clean.includes(spelling)) clean = clean.replaceAll(spelling, redactedText);
			return redactShapes(clean);
		}
	};
}
/** How a value looks in a JSON string, a URL, a form, and a Basic authorization header. */
function spellingsOf(value) {
	const bytes = Buffer.from(value, "utf8");
	const wellFormed = value.toWellFormed();
	return [
		value,
		JSON.stringify(value).slice(1, -1),
		encodeURIComponent(wellFormed),
		new URLSearchParams([["", wellFormed]]).toString().slice(1),
		bytes.toString("base64").replace(/=+$/, ""),
		bytes.toString("base64url"),
		bytes.toString("hex")
	].filter((spelling) => spelling.length >= shortestSecret);
}
/**
* Shapes that carry enough entropy or punctuation of their own not to occur in prose. Sources: the vendors' pages on
* token formats (GitHub "Behind GitHub's new authentication token formats", AWS IAM "Unique identifiers", Slack
* "Token types", RFC 7519 for JWT, RFC 7468 for PEM).
*/
function credentialShapes() {
	return [
		{
			hints: ["gh"],
			pattern: /\bgh[pousr]_[A-Za-z0-9]{30,255}/g
		},
		{
			hints: ["github_pat_"],
			pattern: /\bgithub_pat_[A-Za-z0-9_]{40,255}/g
		},
		{
			hints: ["AKIA", "ASIA"],
			pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g
		},
		{
			hints: ["eyJ", "eyA"],
			pattern: /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{10,4096}\.ey[A-Za-z0-9_-]{10,16384}\.[A-Za-z0-9_-]{10,2048}/g
		},
		{
			hints: ["xox"],
			pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{20,255}/g
		},
		{
			hints: ["glpat-"],
			pattern: /\bglpat-[A-Za-z0-9_-]{20,255}/g
		},
		{
			hints: ["npm_"],
			pattern: /\bnpm_[A-Za-z0-9]{36}\b/g
		},
		{
			hints: ["sk-"],
			pattern: /\bsk-(?:ant-|proj-|svcacct-)?[A-Za-z0-9_-]{32,255}/g
		},
		{
			hints: ["_live_", "_test_"],
			pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{20,255}/g
		},
		{
			hints: ["AIza"],
			pattern: /\bAIza[A-Za-z0-9_-]{35}/g
		},
		{
			hints: ["PRIVATE KEY-----"],
			pattern: /(?<keep>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)(?:[A-Za-z0-9+/=\s\\:,.]|-(?!-)){16,20000}/g
		},
		{
			hints: ["X-Amz-", "x-amz-"],
			pattern: /(?<keep>\bx-amz-(?:signature|security-token|credential)["']?[=:]\s?["']?)[A-Za-z0-9%/+=_-]{8,4096}/gi
		},
		{
			hints: [
				"secret",
				"SECRET",
				"Secret"
			],
			pattern: /(?<keep>\baws_?secret_?access_?key["']?\s{0,3}[=:]\s{0,3}["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/gi
		},
		{
			hints: [
				"earer",
				"asic",
				"oken ",
				"EARER",
				"ASIC"
			],
			pattern: /(?<keep>\bauthorization["']?\s{0,3}[=:]\s{0,3}["']?(?:bearer|basic|token)\s{1,3})[A-Za-z0-9._~+/=-]{8,16384}/gi
		},
		{
			hints: ["://"],
			pattern: /(?<keep>\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{0,128}:)[^\s/@"'<>]{3,256}(?=@)/gi
		}
	];
}
/**
* The text with everything of the shape of a credential as stars, of the same length and with the same line ends: for
* lines that are cut afterwards, whose halves no shape would know any more.
*/
function maskShapes(text) {
	return replaceShapes(text, (secret) => secret.replace(/[^\r\n]/g, "*"));
}
/** Characters that the longest shape may have, a little more. */
const longestShape = 24e3;
function redactShapes(text) {
	return replaceShapes(text, () => redactedText);
}
function replaceShapes(text, replacement) {
	let clean = text;
	for (const { hints, pattern } of credentialShapes()) {
		if (!hints.some((hint) => clean.includes(hint))) continue;
		clean = clean.replace(pattern, (...match) => {
			const groups = match.at(-1);
			const kept = typeof groups === "object" && groups !== null && "keep" in groups ? String(groups.keep) : "";
			return `${kept}${replacement(String(match[0]).slice(kept.length))}`;
		});
	}
	return clean;
}

// src/platform/environment.ts
/** Lines in a log: wide enough for a message, narrow enough for a browser's log view. */
const logColumns = 120;
/**
* Colour, width and whether a person watches. NO_COLOR (no-color.org) and `--no-color` win over FORCE_COLOR, which
* wins over what the stream is. A continuous-integration log is never interactive, whatever the stream claims.
*/
function terminalFacts(environment, stream, colorFlag) {
	const inAutomation = isSet(environment["CI"]) || environment["GITHUB_ACTIONS"] === "true";
	return {
		color: wantsColor(environment, stream, colorFlag),
		columns: widthOf(environment, stream),
		interactive: stream.isTerminal && !inAutomation && environment["TERM"] !== "dumb"
	};
}
function wantsColor(environment, stream, colorFlag) {
	if (colorFlag !== void 0) return colorFlag;
	if ((environment["NO_COLOR"] ?? "") !== "") return false;
	const force = environment["FORCE_COLOR"];
	if (force !== void 0) return force !== "0" && force.toLowerCase() !== "false";
	return stream.isTerminal && environment["TERM"] !== "dumb";
}
function widthOf(environment, stream) {
	const columns = stream.columns ?? Number.parseInt(environment["COLUMNS"] ?? "", 10);
	if (!Number.isSafeInteger(columns) || columns <= 0) return logColumns;
	return Math.max(40, Math.min(columns, 400));
}
/** `CI=false` and `CI=0` are written by hand to switch it off. */
function isSet(value) {
	return value !== void 0 && value !== "" && value !== "0" && value.toLowerCase() !== "false";
}

// src/platform/progress.ts
/** Milliseconds. Half a second goes unnoticed; a terminal is redrawn ten times a second; a log gets a line in ten seconds. */
const timing = {
	firstDraw: 500,
	redraw: 100,
	firstLine: 5e3,
	nextLine: 1e4
};
/** Takes the cursor to the first column and erases the line (ECMA-48 EL). */
const eraseLine = "\r\x1B[2K";
/** A progress display that began now. */
function createProgress(settings) {
	let nextAt = settings.clock() + (settings.interactive ? timing.firstDraw : timing.firstLine);
	let drawn = "";
	let closed = false;
	const erase = () => {
		if (drawn !== "") settings.write(eraseLine);
		drawn = "";
	};
	const print = (text) => {
		erase();
		settings.write(`${visible(text)}\n`);
	};
	return {
		update(text, done, total) {
			const time = settings.clock();
			if (closed || time < nextAt) return;
			const line = progressLine(text, done, total);
			if (settings.interactive) {
				nextAt = time + timing.redraw;
				const next = cut(line, settings.columns - 1);
				if (next === drawn) return;
				erase();
				settings.write(next);
				drawn = next;
			} else {
				nextAt = time + timing.nextLine;
				print(line);
			}
		},
		note: print,
		debug(text) {
			if (settings.verbose) print(text);
		},
		close() {
			erase();
			closed = true;
		}
	};
}
function progressLine(text, done, total) {
	const words = visibleLine(text);
	if (done === void 0) return words;
	if (total === void 0 || total === 0) return `${words} ${done}`;
	return `${words} ${done}/${total} (${Math.floor(done / total * 100)} %)`;
}
/** Cut to a width in columns, counting every character outside ASCII as two: a line that wraps could not be erased. */
function cut(line, columns) {
	let width = 0;
	let kept = "";
	for (const character of line) {
		width += character >= " " && character <= "~" ? 1 : 2;
		if (width > columns) return kept;
		kept += character;
	}
	return kept;
}

// src/cli/main.ts
/** The command line: finds the command, runs it, prints what it hands back. Everything of the process comes in as `Machine`. */
/** Milliseconds that a command has, after Ctrl-C, to say what is left. A second Ctrl-C ends it at once. */
const graceAfterInterrupt = 3e3;
/** Milliseconds after Ctrl-C until the person is told that it was heard: most commands end before. */
const quietAfterInterrupt = 300;
/** Runs one command line and returns the process's exit code. Never throws. */
async function runCommandLine(machine) {
	const print = printer(machine);
	const { command: name, rest } = splitArguments(machine.arguments);
	let interrupted = false;
	try {
		if (name === void 0) return await runWithoutCommand(machine, print);
		if (name === "help") return await showHelp(machine, print, splitArguments(rest).command);
		const command = await findCommand(machine, name);
		if (generalChoices(beforeTerminator(rest)).help) return await showHelp(machine, print, name);
		const invocation = parseInvocation(command, rest);
		const interruption = watchInterrupt(machine);
		try {
			return await runCommand(machine, command, invocation, print, interruption);
		} finally {
			interrupted = interruption.signal.aborted;
			interruption.stop();
		}
	} catch (thrown) {
		return await printFailure(machine, print, thrown, interrupted);
	}
}
/** Reports an error that escaped from everything else, and returns the exit code. */
async function reportCrash(machine, thrown) {
	return printFailure(machine, printer(machine), thrown, false);
}
/** The one way out for text: redacted, and harmless to a terminal and to a GitHub runner. */
function printer(machine) {
	const onRunner = machine.environment["GITHUB_ACTIONS"] === "true";
	return (stream, text, format = "text", color = false) => {
		let safe = machine.redaction.redact(text);
		if (format === "text") safe = safeText(safe, color);
		if (onRunner) safe = harmlessOnRunner(safe, format);
		if (safe !== "") machine.write(stream, safe);
	};
}
/** Only annotations are meant to be obeyed. */
function harmlessOnRunner(text, format) {
	if (format === "github") return text;
	if (format === "json" || format === "sarif") return withoutWorkflowCommands(text, "json");
	return withoutWorkflowCommands(text, format === "junit" || format === "html" ? "xml" : "text");
}
async function runCommand(machine, command, invocation, print, interruption) {
	const directory = directoryOf(machine, invocation.directory);
	const terminal = terminalFacts(machine.environment, machine.standardOutput, invocation.color);
	const progress = progressOf(machine, invocation);
	interruption.onWait(() => progress.note("Stopping. Press Ctrl-C again to stop at once."));
	const context = {
		cwd: directory,
		environment: machine.environment,
		progress,
		terminal,
		redaction: machine.redaction,
		now: machine.now,
		readStdin: () => machine.readStandardInput(interruption.signal),
		signal: interruption.signal
	};
	try {
		const result = await Promise.race([resultOf(command, invocation, context), interruption.ended]);
		progress.close();
		print("output", result.text, invocation.format, terminal.color);
		return result.exitCode;
	} finally {
		progress.close();
	}
}
async function resultOf(command, { inputs, format }, context) {
	const result = await command.run(inputs, context);
	return {
		exitCode: result.exitCode,
		text: await result.render(format)
	};
}
function watchInterrupt(machine) {
	const controller = new AbortController();
	const { promise: ended, reject } = Promise.withResolvers();
	ended.catch(() => void 0);
	const timers = [];
	let tell = () => {};
	const stopListening = machine.onInterrupt(() => {
		if (controller.signal.aborted) return reject(controller.signal.reason);
		controller.abort();
		timers.push(setTimeout(() => tell(), quietAfterInterrupt));
		timers.push(setTimeout(() => reject(controller.signal.reason), graceAfterInterrupt));
	});
	return {
		signal: controller.signal,
		ended,
		onWait(listener) {
			tell = listener;
		},
		stop() {
			for (const timer of timers) clearTimeout(timer);
			stopListening();
		}
	};
}
function progressOf(machine, invocation) {
	const facts = terminalFacts(machine.environment, machine.standardError, invocation.color);
	const onRunner = machine.environment["GITHUB_ACTIONS"] === "true";
	return createProgress({
		write: (text) => {
			const redacted = machine.redaction.redact(text);
			machine.write("error", onRunner ? withoutWorkflowCommands(redacted) : redacted);
		},
		interactive: facts.interactive,
		columns: facts.columns,
		verbose: invocation.verbose,
		clock: machine.clock
	});
}
function directoryOf(machine, named) {
	if (named === void 0) return machine.directory;
	const directory = (0, node_path.resolve)(machine.directory, named);
	if (machine.isDirectory(directory)) return directory;
	throw require_platform_errors.platformErrors.create("SW0105", {
		message: `There is no folder ${named}.`,
		next: "Name an existing folder after -C, or leave it out to work in the current one."
	});
}
async function findCommand(machine, name) {
	const entry = machine.commands.find((candidate) => candidate.name === name);
	if (entry !== void 0) return (await entry.load()).command;
	const near = require_nearest.nearest(name, machine.commands.map((candidate) => candidate.name));
	throw require_platform_errors.platformErrors.create("SW0101", {
		message: `There is no command ${JSON.stringify(name.slice(0, 80))}.`,
		next: `${near === void 0 ? "" : `Did you mean slipway ${near}? `}Run \`slipway --help\` for the list.`
	});
}
/** `slipway --version`, `slipway --help`, and `slipway` alone, which is a mistake that deserves the help. */
async function runWithoutCommand(machine, print) {
	const words = machine.arguments;
	if (words.includes("--version") || words.includes("-V")) {
		print("output", `slipway ${machine.version}\n`);
		return 0;
	}
	if (generalChoices(words).help) return showHelp(machine, print, void 0);
	const unknown = words.find((word) => word.startsWith("-") && word !== "-");
	if (unknown !== void 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: `A command is missing: ${unknown} alone does nothing.`,
		next: "Run `slipway --help` for the list of commands."
	});
	const { overview } = await Promise.resolve().then(() => require("./cli-help.js"));
	print("error", overview(machine.commands, terminalFacts(machine.environment, machine.standardError, void 0)));
	return 2;
}
async function showHelp(machine, print, name) {
	const choices = generalChoices(machine.arguments);
	const terminal = terminalFacts(machine.environment, machine.standardOutput, choices.color);
	const { commandHelp, overview } = await Promise.resolve().then(() => require("./cli-help.js"));
	print("output", name === void 0 ? overview(machine.commands, terminal) : commandHelp(await findCommand(machine, name), terminal), "text", terminal.color);
	return 0;
}
/** Words after `--` are values, whatever they look like. */
function beforeTerminator(words) {
	const terminator = words.indexOf("--");
	return terminator === -1 ? words : words.slice(0, terminator);
}
async function printFailure(machine, print, thrown, interrupted) {
	const { exitCodeOf, failureDocument, failureOf, failureText } = await Promise.resolve().then(() => require("./cli-failure.js"));
	const failure = failureOf(thrown, interrupted);
	const { color: colorFlag, json, verbose } = generalChoices(beforeTerminator(machine.arguments));
	if (json) print("output", failureDocument(failure), "json");
	if (!json || verbose || !require_errors.isSlipwayError(thrown) && failure.class === "internal") {
		const { color } = terminalFacts(machine.environment, machine.standardError, colorFlag);
		print("error", failureText(failure, {
			color,
			verbose
		}), "text", color);
	}
	return exitCodeOf(failure);
}

// src/cli/process.ts
/** The real machine: this process, its streams and its signals. */
/** Bytes. Inputs of cases are small; more than this is a mistake, and must not fill the memory. */
const largestStandardInput = 67108864;
/** Runs the command line of this process and ends it with the exit code. */
async function runProcess() {
	const machine = processMachine();
	process.removeAllListeners("warning");
	process.on("uncaughtException", (error) => {
		reportCrash(machine, error).then(process.exit, () => process.exit(70));
	});
	process.exit(await runCommandLine(machine));
}
/** What `runCommandLine` needs, from this process. */
function processMachine() {
	return {
		arguments: process.argv.slice(2),
		environment: process.env,
		directory: process.cwd(),
		version,
		commands: commandEntries(),
		redaction: createRedaction(),
		standardOutput: streamFacts(1),
		standardError: streamFacts(2),
		write: (stream, text) => void writeFully(stream === "output" ? 1 : 2, text),
		readStandardInput,
		isDirectory: (path) => (0, node_fs.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true,
		now: () => /* @__PURE__ */ new Date(),
		clock: () => process.uptime() * 1e3,
		onInterrupt(listener) {
			process.on("SIGINT", listener).on("SIGTERM", listener);
			return () => process.off("SIGINT", listener).off("SIGTERM", listener);
		}
	};
}
/**
* The terminal module is loaded only for a character device that is not /dev/null: it takes 4 ms, and hooks and
* pipelines have pipes and files.
*/
function streamFacts(descriptor) {
	const none = {
		isTerminal: false,
		columns: void 0
	};
	try {
		const facts = (0, node_fs.fstatSync)(descriptor);
		if (!facts.isCharacterDevice() || facts.rdev === (0, node_fs.statSync)("/dev/null", { throwIfNoEntry: false })?.rdev) return none;
	} catch {
		return none;
	}
	if (!process.getBuiltinModule("node:tty").isatty(descriptor)) return none;
	return {
		isTerminal: true,
		columns: (descriptor === 1 ? process.stdout : process.stderr).columns
	};
}
async function readStandardInput(signal) {
	const chunks = [];
	let size = 0;
	const abort = () => process.stdin.destroy(new DOMException("Interrupted", "AbortError"));
	signal.addEventListener("abort", abort, { once: true });
	try {
		for await (const chunk of process.stdin) {
			const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
			size += bytes.length;
			if (size > largestStandardInput) throw require_platform_errors.platformErrors.create("SW0108", {
				message: `Standard input holds more than ${largestStandardInput / 1024 / 1024} MiB.`,
				next: "Send the input of one case, as JSON or YAML."
			});
			chunks.push(bytes);
		}
	} finally {
		signal.removeEventListener("abort", abort);
	}
	return Buffer.concat(chunks);
}

exports.createPaint = createPaint;
exports.createRedaction = createRedaction;
exports.globalFlags = globalFlags;
exports.isPaintSequence = isPaintSequence;
exports.longestShape = longestShape;
exports.maskShapes = maskShapes;
exports.runProcess = runProcess;
exports.shownName = shownName;
exports.unseenIn = unseenIn;
exports.visible = visible;
exports.visibleLine = visibleLine;
