const require_rolldown_runtime = require("./root-action-rolldown-runtime.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_child_process = require("node:child_process");
let node_os = require("node:os");

// src/platform/paint.ts
var paint_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ createPaint: () => createPaint });
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
* and other default-ignorable characters (fillers of Hangul, the soft hyphen, variation selectors and their
* supplement); line and paragraph separators; tags; interlinear annotations; lone surrogates; and two symbols that are
* drawn as nothing, the blank of Braille and the notehead that is none. Source: Unicode 16, General_Category Cc, Cf, Cs,
* Zl, Zp and the property Default_Ignorable_Code_Point.
*/
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/gu;
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
/**
* What stands where its script or an emoji needs it may stay: a joiner in Arabic and Indic words, a selector behind an
* emoji, a filler in an old Korean syllable. Anywhere else the same character is there to hide something.
*/
function belongsHere(character, text, offset) {
	switch (character) {
		case "\u200d": return joinsEmoji(text, offset) || joinsLetters(text, offset);
		case "\u200c": return joinsLetters(text, offset);
		case "\u200b": return unspaced.test(before(text, offset)) && unspaced.test(after(text, offset));
		case "\ufe0e":
		case "\ufe0f": return /\p{Extended_Pictographic}$/u.test(before(text, offset)) || /[0-9#*]/.test(before(text, offset)) && after(text, offset) === "\u20e3";
		case "\u2800": return /[\u2801-\u28ff]/.test(text.slice(Math.max(0, offset - 8), offset + 9));
		case "\u115f": return /[\u1161-\u11a7\ud7b0-\ud7c6]/.test(after(text, offset));
		case "\u1160": return /[\u1100-\u115e\ua960-\ua97c]/.test(before(text, offset));
		case "\u180b":
		case "\u180c":
		case "\u180d":
		case "\u180f": return /\p{Letter}/u.test(before(text, offset)) && /\p{Script=Mongolian}/u.test(before(text, offset));
		default: return character >= "\udb40\udc00" && isFlagOfRegion(text, offset);
	}
}
function joinsEmoji(text, offset) {
	return /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(before(text, offset)) && /^\p{Extended_Pictographic}/u.test(after(text, offset));
}
/** Scripts in which a joiner decides how letters look; with the marks that several of them share. */
const joining = /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}]/u;
/** Scripts without spaces between words, in which a zero-width space says where a line may break. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Behind a letter or mark of such a script: before the next letter, or at the end of a word (Malayalam chillus). */
function joinsLetters(text, offset) {
	const next = after(text, offset);
	const isWord = (character) => /[\p{Letter}\p{Mark}]/u.test(character) && joining.test(character);
	return isWord(before(text, offset)) && (next === "" || !invisible.test(next));
}
/** As `unseen`, without a place to remember; white space and line ends may follow a word. */
const invisible = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
/** The flags of England, Scotland and Wales, the only ones that Unicode recommends for interchange (RGI_Emoji). */
const flagOfRegion = /^\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/u;
const flagUnits = 14;
function isFlagOfRegion(text, offset) {
	const start = text.slice(Math.max(0, offset - flagUnits), offset).lastIndexOf("\ud83c\udff4");
	if (start === -1) return false;
	const from = Math.max(0, offset - flagUnits) + start;
	return offset - from < flagUnits && flagOfRegion.test(text.slice(from, from + flagUnits));
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

// src/platform/errors.ts
/** Exit codes of the process by class of error. `4` (a gate says wait) is no error. */
const exitCodes = {
	refusal: 1,
	usage: 2,
	outside: 3,
	internal: 70,
	interrupted: 130
};
/** An expected failure: stable code, message, next step, and the cause kept. */
var SlipwayError = class extends Error {
	code;
	class;
	next;
	place;
	constructor(code, errorClass, details) {
		super(details.message, details.cause === void 0 ? void 0 : { cause: details.cause });
		this.name = "SlipwayError";
		this.code = code;
		this.class = errorClass;
		this.next = details.next;
		this.place = details.place;
	}
};
/**
* Declares the error codes of one room. Blocks: SW01 platform and command line, 02 project, 03 prompts,
* 04 bundles, 05 stores, 06 releases, 07 gates, 08 secrets, 09 aws, 10 github, 11 models, 12 evaluation,
* 13 provenance, 14 changes, 15 reports, 16 reader, 99 our own faults.
*/
function defineErrors(entries) {
	return {
		entries,
		create: (code, details) => new SlipwayError(code, entries[code].class, details)
	};
}
/** True for our own error, also where two copies of the module are loaded (by name and shape, not by class). */
function isSlipwayError(error) {
	return error instanceof Error && error.name === "SlipwayError" && "code" in error && "next" in error;
}

// src/platform/platform-errors.ts
/** Errors of the platform and the command line: SW01, and SW99 for our own faults. */
const platformErrors = defineErrors({
	SW0101: {
		class: "usage",
		title: "The command does not exist",
		page: "There is no command of this name. `slipway --help` lists them all. Where a name is close to the one that was written, the message names it."
	},
	SW0102: {
		class: "usage",
		title: "The flag does not exist",
		page: "The command takes no flag of this name. `slipway COMMAND --help` lists its flags. Flags of a command stand after its name: `slipway check --format json`.\n\nA value that begins with a hyphen is written with an equals sign: `--message=-x`. Everything after `--` is taken as it is."
	},
	SW0103: {
		class: "usage",
		title: "A value does not fit its input",
		page: "A flag or an argument got a value that it does not take: a word where a number belongs, a choice that is not offered, no value where one is needed, or a value for a switch that takes none. The message says what is accepted."
	},
	SW0104: {
		class: "usage",
		title: "An input is missing, or there is one too many",
		page: "The command needs a value that was not given, or got more arguments than it takes, or got the same flag twice with different values. The first line of `slipway COMMAND --help` shows what belongs where; arguments in square brackets may be left out."
	},
	SW0105: {
		class: "usage",
		title: "The folder cannot be entered",
		page: "`-C DIR` names a folder that does not exist, is not a folder, or may not be read. Slipway works as if it had been started in that folder."
	},
	SW0106: {
		class: "interrupted",
		title: "Interrupted",
		page: "Ctrl-C (or SIGTERM) ended the command before it was done. Checking and rendering write nothing. A release that was interrupted has either happened or not: `slipway history ENV` shows which, and the same command again finishes the work."
	},
	SW0107: {
		class: "outside",
		title: "The operating system refused",
		page: "Reading or writing failed for a reason outside Slipway: no permission, a full disk, a read-only or failing file system, too many open files. The message names the file and the system's own code. Mend the cause and run the same command again."
	},
	SW0108: {
		class: "usage",
		title: "Standard input is too large",
		page: "More was sent to standard input than a command reads (64 MiB). Inputs of cases are small JSON or YAML documents; a large one is most likely the wrong file."
	},
	SW0110: {
		class: "usage",
		title: "There is no page of this name",
		page: "`slipway explain` knows the ids of rules and the codes of errors. Run it without a name for the list."
	},
	SW0111: {
		class: "usage",
		title: "There is no schema of this name",
		page: "`slipway schema` prints the JSON Schema of a format by its name, such as `config` or `findings`. Without a name it lists them all."
	},
	SW0112: {
		class: "usage",
		title: "The action has no such input",
		page: "A step gives an action an input that it does not have, under `with:`. The message names the nearest one. Without this error a misspelt `max-warnings` would pass in silence, and the check with it. An input without a hyphen that resembles none is only warned of: a variable `INPUT_\u2026` may stand in the environment for another reason."
	},
	SW0113: {
		class: "usage",
		title: "The file for the result cannot be written",
		page: "The input `result-file` of an action names a place that is not written to: a folder, or a way that leads through a symbolic link. The files of a checkout may come from a stranger, who could have put a link there that leads to a file of the runner. Name a file in a folder that the workflow makes itself, or below `${{ runner.temp }}`."
	},
	SW0114: {
		class: "refusal",
		title: "A candidate's files are not read beside rights that they must not have",
		page: "A review reads files that a stranger may have written. It refuses to run where the job could do more than read:\n\n- under `pull_request_target`, `workflow_run` and `issue_comment`, whose runs have the repository's secrets and a token that may write, also for a fork's pull request;\n- for a pull request in a job with `id-token: write`, which could take a cloud role.\n\nThe other actions that read what is checked out refuse the same where the commit there is a candidate's: under the events above one that is not in the history of the run's own commit, and for a pull request with `id-token: write` one that is not in the history of its base. With the default branch checked out they run. Deploy under `on: push`, after the merge.\n\nRun it under `on: pull_request` with `permissions: contents: read`, and write the comment with the action `report` in a job of its own. What a job cannot see is which permissions its `GITHUB_TOKEN` has, so a token that may write is not noticed: name the permissions in the workflow."
	},
	SW0150: {
		class: "outside",
		title: "git could not be started",
		page: "The command needs git, and no program of that name could be started. Slipway needs git 2.31 or newer in `PATH`. In a container image, install the package `git`."
	},
	SW0151: {
		class: "usage",
		title: "There is no git repository here",
		page: "The command asks git, and the folder is in no repository, or in one without a commit: what is staged or what the history holds (`scan --staged`, `--range`, `--history`, `hooks`), what an earlier revision says (`diff`, `version`, `preview --base`, `report --base`), or what a change brings (`review`). A tree that was downloaded as an archive has no repository.\n\nGo to a folder of the repository, make one with `git init`, or, in a workflow, check out before the step (actions/checkout). `check`, `render`, `scan FOLDER` and `deploy` need no git."
	},
	SW0152: {
		class: "usage",
		title: "git refuses the repository because another user owns it",
		page: "git does not read a repository that belongs to another user, so that it cannot be made to run that user's settings (`safe.directory` in `git help config`). This happens in containers, where the checkout was made by another user id. If you trust the repository, run `git config --global --add safe.directory FOLDER`."
	},
	SW0153: {
		class: "outside",
		title: "A git command failed",
		page: "git ended with an error that Slipway does not expect. The message holds the last line that git printed. Usual causes: a damaged repository (`git fsck`), a partial clone that cannot reach its server, a full disk."
	},
	SW0154: {
		class: "usage",
		title: "The base of the change is not in this clone",
		page: "A change is reviewed against the revision that it would be merged into, and every commit between the two is scanned. actions/checkout fetches one commit unless told otherwise; the rest is fetched by the review itself, with the token of the job. That failed for the reason that the message gives: no network, no right to read, no remote, a branch that was deleted or pushed over.\n\nIn a workflow check out with `fetch-depth: 0`, and the whole history is there. On a laptop `git fetch --unshallow` brings what a shallow clone lacks, and `git fetch origin` a branch that is not here yet; `--base` then names a branch or commit that the clone has, such as `origin/main`."
	},
	SW0155: {
		class: "refusal",
		title: "A folder looks like a bare git repository",
		page: "git takes any folder with `HEAD`, `objects` and `refs` for a repository and follows the settings in its `config`, some of which are commands that git runs. Such a folder can be committed, or unpacked from an archive, like any other. So Slipway runs git in a repository without a `.git` only where you name it: `GIT_DIR=. slipway scan --history` in a bare clone of your own. Where the folder came with a pull request or an archive, treat it as an attack."
	},
	SW9901: {
		class: "internal",
		title: "A fault of Slipway's own",
		page: "Something happened that we did not foresee. It is not your mistake. Please report it with the command line, the version and what `--verbose` prints: a stack trace without the contents of your files. Nothing is sent by itself."
	}
});

// src/edge/process.ts
/** The real process behind an edge: its folder, streams and signals. */
/** Bytes. Inputs of cases are small; more than this is a mistake, and must not fill the memory. */
const largestStandardInput = 67108864;
/** What an edge needs of this process. */
function edgeProcess(redaction) {
	return {
		environment: process.env,
		directory: process.cwd(),
		redaction,
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
/** Ends this process with the exit code of `run`; `crashed` reports an error that nobody waited for. */
async function endWith(run, crashed) {
	process.removeAllListeners("warning");
	process.on("uncaughtException", (error) => {
		crashed(error).then(process.exit, () => process.exit(70));
	});
	process.exit(await run());
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
			if (size > largestStandardInput) throw platformErrors.create("SW0108", {
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
	function hide(secret) {
		for (const value of [secret, ...secret.split(/\r?\n/)]) {
			const trimmed = value.trim();
			if (trimmed.length < shortestSecret) continue;
			for (const spelling of spellingsOf(trimmed)) spellings.add(spelling);
		}
		longestFirst = void 0;
	}
	return {
		register: hide,
		hide,
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
			hints: ["AGE-SECRET-KEY-"],
			pattern: /\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/g
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
/** True in a job of GitHub Actions: the runner obeys some lines of what is printed, and the tree may be a candidate's. */
function isOnRunner(environment) {
	return environment["GITHUB_ACTIONS"] === "true";
}

// src/actions/workflow-commands.ts
/** Lines that a GitHub runner obeys, as the toolkit writes them (@actions/core, command.ts). */
/** `::error title=\u2026::message`; line feeds in both survive. */
function workflowCommand(name, properties, message) {
	const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
	return `::${name}${written.length === 0 ? "" : ` ${written.join(",")}`}::${escapeData(message)}\n`;
}
/** The percent sign first. */
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// src/actions/mask.ts
/** Characters. The runner hides a masked value everywhere; a shorter one would destroy logs and outputs. */
const shortestMask = 6;
/**
* The redaction, which also writes `::add-mask::` for what is registered. Account ids are left alone: outputs and role
* names hold them, and a masked output reaches no other job (configure-aws-credentials#304). Outside of a runner nothing
* is written: the line would show the secret.
*/
function maskingRedaction(redaction, environment, write) {
	const onRunner = isOnRunner(environment);
	return {
		register(secret) {
			redaction.register(secret);
			if (!onRunner) return;
			for (const line of secret.split(/\r?\n/)) {
				const value = line.trim();
				if (value.length >= shortestMask && !/^\d{12}$/.test(value)) write(workflowCommand("add-mask", {}, value));
			}
		},
		hide: (secret) => redaction.hide(secret),
		redact: (text) => redaction.redact(text)
	};
}

// src/edge/interruption.ts
/** Milliseconds that a command has, after Ctrl-C, to say what is left. A second Ctrl-C ends it at once. */
const graceAfterInterrupt = 3e3;
/** Milliseconds after Ctrl-C until the person is told that it was heard: most commands end before. */
const quietAfterInterrupt = 300;
/**
* Listens for Ctrl-C and SIGTERM from now until `stop`. The first aborts `signal`; a second one, or too long an end,
* rejects `ended`.
*/
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
		clear: erase,
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

// src/edge/machine.ts
/** Progress on one of the streams, redacted, and harmless on a runner. */
function progressOn(machine, stream, settings, onRunner = isOnRunner(machine.environment)) {
	return createProgress({
		write: (text) => {
			const redacted = machine.redaction.redact(text);
			machine.write(stream, onRunner ? withoutWorkflowCommands(redacted) : redacted);
		},
		...settings,
		clock: machine.clock
	});
}
/** What a command gets to work with. */
function contextOn(machine, parts) {
	return {
		cwd: parts.directory,
		environment: machine.environment,
		progress: parts.progress,
		terminal: parts.terminal,
		redaction: machine.redaction,
		now: machine.now,
		readStdin: () => machine.readStandardInput(parts.signal),
		signal: parts.signal
	};
}

// src/edge/printer.ts
/**
* The way out of one process. `format` other than `text` leaves the text to its reader's own rules, but for redaction
* and for lines that a runner would obey.
*/
function printerOf(machine, onRunner = isOnRunner(machine.environment)) {
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

// src/actions/file-commands.ts
/** The files in which a runner takes outputs, variables and state from a step (GitHub docs, "Workflow commands"). */
/**
* Appends names and values to one of the runner's files; false where the runner names no such file. The delimiter is
* random, and none that the value holds, so that no value can end itself and begin another one.
*/
function appendNamed(file, values, environment) {
	const path = environment[file];
	const entries = Object.entries(values);
	if (entries.length === 0) return true;
	if (path === void 0 || path === "") return false;
	const text = entries.map(([name, value]) => {
		const delimiter = delimiterFor(value);
		return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
	});
	try {
		(0, node_fs.appendFileSync)(path, text.join(""), "utf8");
	} catch (cause) {
		const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
		throw platformErrors.create("SW0107", {
			message: `The operating system refused to write ${path}, which the runner names in ${file}: ${reason}.`,
			next: "Look at the runner: its folder for temporary files must be there and writable. What the step did until then is done.",
			cause
		});
	}
	return true;
}
/** Nothing rests on the numbers: a delimiter that the value holds is not taken. node:crypto takes 5 ms to load. */
function delimiterFor(value) {
	for (;;) {
		const delimiter = `slipway_${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
		if (!value.includes(delimiter)) return delimiter;
	}
}

// src/platform/nearest.ts
/** "Did you mean \u2026": the nearest known name to a name that is not known. */
/** Longer names are not compared letter by letter: nobody misspells them by hand, and the work is quadratic. */
const longestCompared = 64;
/** Past this many candidates of a fitting length the search ends: lists of strangers are long on purpose. */
const mostCompared = 2e3;
/**
* The candidate that the writer most likely meant, or undefined where none is near enough. Names that differ only in
* case, hyphens and underscores (`max_tokens`, `maxTokens`) are nearest; otherwise the distance counts inserted,
* dropped, changed and swapped letters, and may be two fifths of the name's length, at most 3. Equal distances give the
* candidate that comes first in the alphabet, so the answer does not depend on the order of the candidates.
*/
function nearest(name, candidates) {
	if (name.length === 0 || name.length > longestCompared) return void 0;
	const plain = withoutStyle(name);
	let best;
	let bestDistance = Math.min(3, Math.max(1, Math.floor(name.length * .4))) + 1;
	let compared = 0;
	for (const candidate of candidates) {
		if (candidate === name || candidate.length > longestCompared || candidate.length === 0) continue;
		if (Math.abs(candidate.length - name.length) > 8) continue;
		if (++compared > mostCompared) break;
		const distance = distanceOf(plain, candidate, bestDistance);
		if (distance < bestDistance || distance === bestDistance && best !== void 0 && candidate < best) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
function distanceOf(plain, candidate, limit) {
	const other = withoutStyle(candidate);
	if (plain === other) return 0;
	const distance = editDistance(plain, other, limit);
	return distance >= Math.max(plain.length, other.length) ? limit + 1 : distance;
}
function withoutStyle(name) {
	return name.toLowerCase().replaceAll(/[-_ ]/g, "");
}
/**
* Damerau-Levenshtein distance (optimal string alignment: a swap of neighbours counts once), or `limit + 1` where it
* is greater than `limit`. Only cells within `limit` of the diagonal are computed.
*/
function editDistance(left, right, limit) {
	const beyond = limit + 1;
	if (Math.abs(left.length - right.length) > limit) return beyond;
	let beforePrevious = [];
	let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
	for (let row = 1; row <= left.length; row++) {
		const current = new Array(right.length + 1).fill(beyond);
		if (row <= limit) current[0] = row;
		let smallest = current[0] ?? beyond;
		const first = Math.max(1, row - limit);
		const last = Math.min(right.length, row + limit);
		for (let column = first; column <= last; column++) {
			const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
			let cost = Math.min((previous[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1, (previous[column - 1] ?? beyond) + (same ? 0 : 1));
			if (row > 1 && column > 1 && left.charCodeAt(row - 1) === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === right.charCodeAt(column - 1)) cost = Math.min(cost, (beforePrevious[column - 2] ?? beyond) + 1);
			current[column] = Math.min(cost, beyond);
			smallest = Math.min(smallest, cost);
		}
		if (smallest > limit) return beyond;
		beforePrevious = previous;
		previous = current;
	}
	return previous[right.length] ?? beyond;
}

// src/platform/words.ts
/** Words of reports that several rooms write. */
/** `1 file`, `23,000 files`; `2 entries` with a plural of its own. */
function counted(count, noun, plural = `${noun}s`) {
	return `${grouped(count)} ${count === 1 ? noun : plural}`;
}
/** Thousands are grouped as in English, without `Intl`: its first use takes milliseconds. */
function grouped(count) {
	return String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}
/** `a`, `a or b`, `a, b or c`; with another last word `a, b and c`. */
function listed(words, last = "or") {
	if (words.length <= 1) return words.join("");
	return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
/** Bytes in decimal units, as disks and networks count them: `999 B`, `1.0 kB`, `123 MB`. */
function sizeInWords(bytes) {
	const units = [
		"B",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let value = bytes;
	let unit = 0;
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1e3;
		unit += 1;
	}
	return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

// src/platform/inputs.ts
/**
* One value of an input of type string, number, choice or list, from its text.
*
* @throws SW0103 where the text does not fit.
*/
function convertInput(definition, text, voice) {
	if (definition.type === "number") return toNumber(text, voice);
	const choices = definition.choices;
	if (choices !== void 0 && !choices.includes(text)) throw notAChoice(text, choices, voice);
	return text;
}
/** The cause of SW0104 for a required input that nobody gave: which one it was. */
var MissingInput = class extends Error {
	definition;
	constructor(definition) {
		super(`Nobody gave a value: ${definition.description}`);
		this.name = "MissingInput";
		this.definition = definition;
	}
};
/**
* Fills in defaults and looks for what is missing. `given` holds converted values by input name; lists are never
* undefined.
*
* @throws SW0104 for a required input that nobody gave.
*/
function completeInputs(definitions, given, voiceOf) {
	const values = Object.create(null);
	for (const [name, definition] of Object.entries(definitions)) {
		const value = given.get(name) ?? definition.default ?? emptyValue(definition);
		if (definition.required === true && (value === void 0 || Array.isArray(value) && value.length === 0)) {
			const voice = voiceOf(name, definition);
			const choices = definition.choices === void 0 ? "" : ` It is one of ${definition.choices.join(", ")}.`;
			throw platformErrors.create("SW0104", {
				message: `${voice.shown} is missing: ${withoutFullStop(definition.description)}.${choices}`,
				next: voice.next,
				cause: new MissingInput(definition)
			});
		}
		values[name] = value;
	}
	return values;
}
function emptyValue(definition) {
	if (definition.type === "boolean") return false;
	return definition.type === "list" ? [] : void 0;
}
function toNumber(text, voice) {
	if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
	throw platformErrors.create("SW0103", {
		message: `${voice.shown} takes a number, not ${quoted(text)}.`,
		next: voice.next
	});
}
function notAChoice(text, choices, voice) {
	const near = nearest(text, choices);
	return platformErrors.create("SW0103", {
		message: `${voice.shown} takes ${listed(choices)}, not ${quoted(text)}.`,
		next: near === void 0 ? voice.next : `Did you mean ${near}? ${voice.next}`
	});
}
/** As it was written, cut where nobody would read on. */
function quoted(text) {
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}\u2026` : text);
}
function withoutFullStop(text) {
	return text.trim().replace(/\.$/, "");
}

// src/actions/inputs.ts
/** Inputs that every action has, in the order in which they are documented. */
function generalInputs(formats) {
	return {
		"working-directory": {
			type: "string",
			description: "Folder to work in, from the workspace",
			default: "."
		},
		"result-file": {
			type: "string",
			description: "File to write the result into, from the working directory; the log and the summary come besides"
		},
		"result-format": {
			type: "choice",
			choices: formats,
			description: "How the result is written into `result-file`",
			default: "json"
		},
		verbose: {
			type: "boolean",
			description: "Say more about what happens, and show stack traces",
			default: false
		}
	};
}
/** Where a command uses GitHub. In action.yml its default is the token of the job. */
const tokenInput = "github-token";
/** The inputs of a command that its action offers. */
function actionInputs(command) {
	const own = Object.entries(command.inputs).filter(([, definition]) => definition.commandLineOnly !== true);
	if (command.githubToken !== true) return Object.fromEntries(own);
	const token = {
		type: "string",
		description: "Token for GitHub, with the permissions that the README names; by default the job's own"
	};
	return Object.fromEntries([...own, [tokenInput, token]]);
}
/**
* Reads the inputs by the command's definition. An empty value is one that was not given, as the toolkit has it.
*
* @throws SW0112 for an input that the action does not have, SW0103 for a value that does not fit, SW0104 for a missing one.
*/
function readActionInputs(command, environment) {
	const general = generalInputs(command.formats);
	const definitions = {
		...actionInputs(command),
		...general
	};
	const names = Object.keys(definitions);
	const next = `The inputs of this action are ${names.join(", ")}.`;
	const warnings = unknownInputs(names, environment, next);
	const voiceOf = (name) => ({
		shown: `The input ${name}`,
		next
	});
	const given = /* @__PURE__ */ new Map();
	for (const [name, definition] of Object.entries(definitions)) {
		const text = (environment[variableOf(name)] ?? "").trim();
		if (text !== "") given.set(name, readValue(definition, text, voiceOf(name)));
	}
	const inputs = completeInputs({
		...command.inputs,
		...general
	}, given, voiceOf);
	const token = given.get(tokenInput);
	const format = command.formats.find((candidate) => candidate === inputs["result-format"]);
	const file = inputs["result-file"];
	return {
		inputs: Object.fromEntries(Object.keys(command.inputs).map((name) => [name, inputs[name]])),
		directory: String(inputs["working-directory"]),
		resultFile: typeof file === "string" ? file : void 0,
		resultFormat: format ?? "text",
		verbose: inputs["verbose"] === true || environment["RUNNER_DEBUG"] === "1",
		token: typeof token === "string" ? token : void 0,
		warnings
	};
}
/** The runner makes capitals of the letters, underscores of spaces, and leaves hyphens (actions/runner, Handler.cs). */
function variableOf(name) {
	return `INPUT_${name.toUpperCase().replaceAll(" ", "_")}`;
}
function readValue(definition, text, voice) {
	if (definition.type === "boolean") return booleanOf(text, voice);
	if (definition.type !== "list") return convertInput(definition, text, voice);
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "").map((line) => String(convertInput(definition, line, voice)));
}
/** The core schema of YAML 1.2, as getBooleanInput of @actions/core. */
function booleanOf(text, voice) {
	if ([
		"true",
		"True",
		"TRUE"
	].includes(text)) return true;
	if ([
		"false",
		"False",
		"FALSE"
	].includes(text)) return false;
	throw platformErrors.create("SW0103", {
		message: `${voice.shown} takes true or false, not ${quoted(text)}.`,
		next: voice.next
	});
}
/**
* Looks for inputs that the action does not have. The runner passes them on, with a warning that few see. A hyphen comes
* from `with:` only, and a name that is nearly right is a mistake; any other variable may come from `env:`, from a
* machine of one's own, or, with act, from a composite action around this step: that one is only warned of.
*/
function unknownInputs(names, environment, next) {
	const known = new Set(names.map(variableOf));
	const warnings = [];
	for (const variable of Object.keys(environment).sort()) {
		if (!variable.startsWith("INPUT_") || known.has(variable)) continue;
		const name = variable.slice(6).toLowerCase();
		const near = nearest(name, names);
		const message = `This action has no input ${visibleLine(name).slice(0, 100)}`;
		if ((near !== void 0 || name.includes("-")) && environment["ACT"] !== "true") throw platformErrors.create("SW0112", {
			message: `${message}.`,
			next: near === void 0 ? next : `Did you mean ${near}? ${next}`
		});
		warnings.push(`${message}, and it is ignored. ${near === void 0 ? next : `Did you mean ${near}?`}`);
	}
	return warnings;
}

// src/actions/outputs.ts
/** Outputs that every action has besides those of its command. */
function generalOutputs() {
	return {
		outcome: { description: "`done`, `findings`, or `wait` where a gate says so; where the step fails, `refused` by policy or a lost race, else `failed`" },
		"error-code": { description: "Code of the error with which the step failed, such as SW0201; else empty" },
		"result-file": { description: "Absolute path of the result's file, where `result-file` names one" }
	};
}
/** All outputs that an action declares. A command's own `outcome` says more than the general one. */
function actionOutputs(command) {
	const general = generalOutputs();
	const own = command.outputs["outcome"];
	if (own === void 0) return {
		...command.outputs,
		...general
	};
	const outcome = { description: `${own.description}; \`wait\` where a gate says so; \`refused\` or \`failed\` where the step fails` };
	return {
		...command.outputs,
		...general,
		outcome
	};
}
/** What a result writes. Secrets are taken out: the next step may print an output. */
function outputsOf(command, result, file, redaction) {
	const outcome = result.exitCode === 4 ? "wait" : result.outputs["outcome"] ?? (result.exitCode === 0 ? "done" : "findings");
	const values = {
		...result.outputs,
		outcome,
		"error-code": "",
		"result-file": file ?? ""
	};
	const declared = actionOutputs(command);
	return Object.fromEntries(Object.entries(values).filter(([name]) => declared[name] !== void 0).map(([name, value]) => [name, redaction.redact(value)]));
}
/** What an error writes, for steps that run `if: failure()` or after `continue-on-error`. */
function outputsOfFailure(failure) {
	return {
		outcome: failure.class === "refusal" ? "refused" : "failed",
		"error-code": failure.code
	};
}

// src/commands/output-file.ts
/** Writes a result into a file that a person or a workflow names. */
/**
* Writes the file and returns its absolute path. Below the workspace no symbolic link is followed: its files may be a
* stranger's. The file itself is replaced, so a link in its place is gone afterwards.
*
* @throws SW0113 for a way through a link, or a folder in the file's place.
*/
function writeOutputFile(named, directory, workspace, text) {
	const file = (0, node_path.resolve)(directory, named);
	const folder = (0, node_path.dirname)(file);
	const way = (0, node_path.relative)(workspace, folder);
	if (!(way === ".." || way.startsWith(`..${node_path.sep}`) || (0, node_path.isAbsolute)(way))) requireNoLink(workspace, way, named);
	(0, node_fs.mkdirSync)(folder, { recursive: true });
	if ((0, node_fs.statSync)(file, { throwIfNoEntry: false })?.isDirectory() === true) throw refused$1(`${named} is a folder.`, "Name a file for the result.");
	const temporary = (0, node_path.join)(folder, `.${(0, node_path.basename)(file)}.${process.pid}`);
	(0, node_fs.writeFileSync)(temporary, text, { flag: "wx" });
	(0, node_fs.renameSync)(temporary, file);
	return file;
}
/** Looks at the part of the way that is there. */
function requireNoLink(workspace, way, named) {
	let there = "";
	for (const name of way.split(node_path.sep)) {
		there = (0, node_path.join)(there, name);
		const found = (0, node_fs.lstatSync)((0, node_path.join)(workspace, there), { throwIfNoEntry: false });
		if (found === void 0) return;
		if (found.isSymbolicLink()) throw refused$1(`${named} leads through ${there}, a symbolic link in the workspace.`, "Name a file in a folder that the workflow makes itself, or below ${{ runner.temp }}.");
	}
}
function refused$1(message, next) {
	return platformErrors.create("SW0113", {
		message,
		next
	});
}

// src/platform/json-document.ts
/** JSON for standard output and files that people read: indented, one document, safe to show on a terminal. */
/**
* The value as one JSON document with a line feed at its end. Characters that a terminal obeys or nobody sees are
* written as escapes, which a JSON parser undoes: the value is unchanged, and a terminal cannot be driven by it.
* Not canonical: manifests and records have an encoder of their own.
*/
function jsonDocument(value) {
	return `${JSON.stringify(value, null, 2).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu, escapeUnits)}\n`;
}
function escapeUnits(character) {
	let escaped = "";
	for (let index = 0; index < character.length; index += 1) escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
	return escaped;
}

// src/edge/failure.ts
/** What is printed when a command fails, for people and as JSON. */
/**
* Any thrown value as one of our errors: ours unchanged, a refusal of the operating system as SW0107, an abort as
* SW0106, everything else as SW9901.
*/
function failureOf(thrown, interrupted) {
	if (isSlipwayError(thrown)) return thrown;
	if (interrupted && (isAbort(thrown) || thrown === void 0)) return platformErrors.create("SW0106", {
		message: "Interrupted before the command was done.",
		next: "Run the same command again; it begins where that is safe.",
		cause: thrown
	});
	return systemRefusal(thrown) ?? ownFault(thrown);
}
/** The exit code for the class of an error. */
function exitCodeOf(failure) {
	return exitCodes[failure.class];
}
/** `slipway/error/v1`. */
function failureDocument(failure) {
	return jsonDocument({
		format: "slipway/error/v1",
		error: {
			code: failure.code,
			class: failure.class,
			message: failure.message,
			next: failure.next,
			...failure.place !== void 0 && { place: failure.place }
		}
	});
}
/** The error for people: what, where, what next; and with `verbose` the stack and the chain of causes. */
function failureText(failure, options) {
	const paint = createPaint(options.color);
	const lines = [`${paint("red", paint("bold", failure.class === "refusal" ? "refused" : failure.class === "interrupted" ? "stopped" : "error"))} ${paint("dim", failure.code)}  ${visible(failure.message)}`];
	if (failure.place !== void 0) {
		const { file, line, column } = failure.place;
		const position = [line, column].filter((part) => part !== void 0).map((part) => `:${part}`);
		lines.push(`  ${paint("dim", "at")} ${paint("cyan", visible(file + position.join("")))}`);
	}
	lines.push(`  ${paint("dim", "\u2192")} ${visible(failure.next).replaceAll("\n", "\n    ")}`);
	const hasStory = failure.class !== "usage" || failure.cause !== void 0;
	if (options.verbose && hasStory) lines.push("", paint("dim", visible(stackOf(failure))));
	else if (failure.class !== "interrupted") lines.push(paint("dim", `  More: slipway explain ${failure.code}`));
	return `${lines.join("\n")}\n`;
}
function ownFault(thrown) {
	const words = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `thrown: ${String(thrown)}`;
	return platformErrors.create("SW9901", {
		message: `Slipway met something that it did not foresee. This is our own fault, not yours. (${words.slice(0, 500)})`,
		next: "Please report it to the maintainers with the command line, the output of slipway --version, and what --verbose prints.",
		cause: thrown
	});
}
/** Codes that say what the machine lacks, and not that we called it wrongly. */
function systemRefusal(thrown) {
	if (!(thrown instanceof Error) || !("code" in thrown) || !("syscall" in thrown)) return void 0;
	const reason = (/* @__PURE__ */ new Map([
		["EACCES", "permission is denied"],
		["EPERM", "it is not permitted"],
		["ENOSPC", "the disk is full"],
		["EDQUOT", "the disk quota is used up"],
		["EROFS", "the file system is read-only"],
		["EMFILE", "too many files are open"],
		["ENFILE", "too many files are open on this machine"],
		["EIO", "the disk reported an error"],
		["ENAMETOOLONG", "the name is too long"],
		["ELOOP", "links lead in a circle"]
	])).get(thrown.code);
	if (reason === void 0) return void 0;
	const file = "path" in thrown && typeof thrown.path === "string" ? thrown.path : void 0;
	return platformErrors.create("SW0107", {
		message: `The operating system refused "${String(thrown.syscall)}"${file === void 0 ? "" : ` on ${file}`}: ${reason} (${String(thrown.code)}).`,
		next: "Mend the cause and run the same command again.",
		cause: thrown
	});
}
function isAbort(thrown) {
	return thrown instanceof Error && (thrown.name === "AbortError" || "code" in thrown && thrown.code === "ABORT_ERR");
}
/** The stack of the deepest cause is the one that tells where; each step of the chain keeps its message. */
function stackOf(failure) {
	const parts = [];
	let current = failure;
	for (let depth = 0; current instanceof Error && depth < 8; depth += 1) {
		parts.push(depth === 0 ? current.stack ?? current.message : `caused by: ${current.stack ?? current.message}`);
		current = current.cause;
	}
	return parts.join("\n");
}

// src/reports/markdown.ts
/**
* Foreign text in Markdown for GitHub: nothing in it becomes HTML, a link, an image, a mention, a reference or a
* heading, and nothing in it is invisible.
*/
/** Between a sign and its word it keeps GitHub from making a mention, a reference or an address of them. */
const wordBreak = "&#8203;";
/** One line of text, to stand within a sentence, a heading or a table's cell. */
function escapeMarkdown(text) {
	return visibleLine(text).replace(/[\\`*_{}[\]<>()#+.!|~&@:/$^=-]/g, "\\$&").replace(/\\@(?=[\p{L}\p{N}])/gu, (sign) => sign + wordBreak).replace(/\\#(?=\d)/g, (sign) => sign + wordBreak).replace(/\\:(?=\\\/|[\w+\\-]{1,60}\\:)/g, (sign) => sign + wordBreak).replace(/\b(GH\\-)(?=\d)/gi, `$1${wordBreak}`).replace(/\b[0-9a-f]{6}(?=[0-9a-f]{1,58}\b)/gi, `$&${wordBreak}`).replace(/\b(www)(?=\\\.)/gi, `$1${wordBreak}`).replaceAll("\\$", "<span>$</span>");
}
/**
* One line of our own sentences, where names stand between backticks: those become code, all else is escaped. What is
* between them may be foreign, and so may the ticks: a code span without a backtick in it is harmless whatever it says.
* Runs of backticks and spans that touch are escaped, because their ends could be taken for each other's.
*/
function sentenceMarkdown(text) {
	return text.split(/((?<!`)`[^`]+`(?!`))/).map((part, index) => index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)).join("");
}
/** One line of text as code. GitHub finds no mentions and no references inside. */
function codeSpan(text) {
	const line = visibleLine(text);
	if (line === "") return "` `";
	const fence = "`".repeat(longestRun(line) + 1);
	const padding = /^[` ]|[` ]$/.test(line) ? " " : "";
	return `${fence}${padding}${line}${padding}${fence}`;
}
/** Code for a table's cell, where a bar would end the cell even inside code (GFM 4.10). */
function tableCodeSpan(text) {
	return codeSpan(text).replaceAll("|", "\\|");
}
/** Several lines as a code block that nothing in them can close. */
function codeBlock(text, indent = "") {
	const body = visible(text);
	const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
	return [
		`${fence}text`,
		...body.replace(/\n$/, "").split("\n"),
		fence
	].map((line) => indent + line).join("\n");
}
/** Text inside an element of HTML that GitHub lets through, such as `<pre>`. Line feeds stay. */
function htmlText(text) {
	return visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/**
* One line as code where Markdown is not read: in `<summary>` on a line that begins with `<details>`. Anywhere else
* `<code>` is an inline tag, and what stands in it is read as Markdown: `codeSpan` is for there.
*/
function htmlCode(text) {
	return `<code>${htmlText(visibleLine(text))}</code>`;
}
/** Something folded away. `summary` is HTML on one line, `body` Markdown. */
function details(summary, body, open = false) {
	return `<details${open ? " open" : ""}><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
function longestRun(text) {
	return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

// src/actions/summary.ts
/** The job summary: Markdown in the runner's file, which takes a mebibyte. */
/** Bytes that GitHub takes for one step; a larger summary is not shown at all (docs, "Adding a job summary"). */
const largestSummary = 1048576;
/** The text of a result that has no Markdown of its own. */
function summaryOfText(title, text) {
	return `### ${escapeMarkdown(title)}\n\n${codeBlock(text)}\n`;
}
/** Appends to the summary where the runner has one. Cut where it is too long, with a note at its top. */
function appendSummary(markdown, environment) {
	const path = environment["GITHUB_STEP_SUMMARY"];
	if (path === void 0 || path === "" || markdown === "") return;
	const used = (0, node_fs.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
	const text = fitted(markdown.endsWith("\n") ? markdown : `${markdown}\n`, largestSummary - used);
	if (text !== "") (0, node_fs.appendFileSync)(path, text, "utf8");
}
/** The note comes first: at the end it could stand inside a code block that the cut left open. */
function fitted(markdown, room) {
	if (Buffer.byteLength(markdown) <= room) return markdown;
	const note = "> [!NOTE]\n> This summary is cut: GitHub shows at most 1 MiB. The log and the file of the result hold everything.\n\n";
	const left = room - Buffer.byteLength(note);
	if (left <= 0) return "";
	const bytes = Buffer.from(markdown, "utf8").subarray(0, left);
	const end = bytes.lastIndexOf("\n");
	return end === -1 ? note : note + bytes.subarray(0, end + 1).toString("utf8");
}

// src/actions/report.ts
/** What a step shows: its log, annotations, the job summary, and the file of the result. */
/** Lines; a longer result is folded, so that what follows it is found. */
const longestOpen = 60;
/** A step shows so many annotations of a kind (GitHub docs, "Workflow commands"); the log has them all anyhow. */
const annotationsOfAKind = 10;
/** Prints the result, annotates, and writes summary and file. Returns the file's path where one was asked for. */
async function reportResult(machine, print, reported) {
	const { command, result, invocation, directory } = reported;
	const texts = /* @__PURE__ */ new Map();
	const rendered = async (format) => {
		const text = texts.get(format) ?? await result.render(format);
		texts.set(format, text);
		return text;
	};
	const title = `slipway ${command.name}`;
	printFolded(machine, print, title, await rendered("text"));
	if (command.formats.includes("github")) print("output", fewOfAKind(await rendered("github")), "github");
	else if (result.exitCode === 1) failed(machine, print, title, `${title} found what must be mended; the log says what.`);
	writeSummary(machine, print, command.formats.includes("markdown") ? await rendered("markdown") : summaryOfText(title, await rendered("text")));
	if (invocation.resultFile === void 0) return void 0;
	const content = machine.redaction.redact(await rendered(invocation.resultFormat));
	return writeOutputFile(invocation.resultFile, directory, machine.directory, content);
}
/** Reports an error on every channel and returns the exit code. What cannot be written is not worth a second error. */
async function reportFailure(machine, print, reported) {
	const failure = failureOf(reported.thrown, reported.interrupted);
	const title = `slipway ${reported.name}`;
	if (machine.environment["RUNNER_DEBUG"] === "1" || isOn(machine.environment["INPUT_VERBOSE"])) print("output", failureText(failure, {
		color: false,
		verbose: true
	}));
	failed(machine, print, `${title} ${failure.code}`, failureMessage(failure));
	if (reported.phase === "main") {
		attempt(print, "outputs", () => {
			appendNamed("GITHUB_OUTPUT", outputsOfFailure(failure), machine.environment);
		});
		writeSummary(machine, print, failureSummary(title, failure));
		attempt(print, "result", () => writeFailureFile(machine, failure));
	}
	return exitCodeOf(failure);
}
function isOn(value) {
	return value?.trim().toLowerCase() === "true";
}
function printFolded(machine, print, title, text) {
	const lines = text.split("\n").length - 1;
	const folded = lines > longestOpen;
	if (folded) machine.write("output", workflowCommand("group", {}, `${title}: ${lines} lines`));
	print("output", text.endsWith("\n") || text === "" ? text : `${text}\n`);
	if (folded) machine.write("output", workflowCommand("endgroup", {}, ""));
}
function failed(machine, print, title, message) {
	print("output", workflowCommand("error", { title }, visible(machine.redaction.redact(message))), "github");
}
/** What happened, where, and what to do next. */
function failureMessage(failure) {
	const lines = [failure.message];
	if (failure.place !== void 0) lines.push(`at ${placeOf(failure)}`);
	return [
		...lines,
		`\u2192 ${failure.next}`,
		`More: slipway explain ${failure.code}`
	].join("\n");
}
function placeOf({ place }) {
	return [
		place?.file,
		place?.line,
		place?.column
	].filter((part) => part !== void 0).join(":");
}
function failureSummary(title, failure) {
	const sign = failure.class === "refusal" ? "\u26d4" : "\u274c";
	const sentences = [failure.message, failure.next].map((text) => text.split("\n").map(sentenceMarkdown).join("\\\n"));
	return [
		`### ${sign} ${title}: ${failure.class === "refusal" ? "refused" : "failed"} (${codeSpan(failure.code)})`,
		sentences[0],
		...failure.place === void 0 ? [] : [`At ${codeSpan(visibleLine(placeOf(failure)))}.`],
		`**What to do:** ${sentences[1]}`
	].join("\n\n");
}
/** A reader of the file finds the error in it, in the shape of every error document, not the result of an earlier run. */
function writeFailureFile(machine, failure) {
	const named = machine.environment["INPUT_RESULT-FILE"]?.trim() ?? "";
	if (named === "" || failure.code === "SW0113") return;
	const directory = machine.environment["INPUT_WORKING-DIRECTORY"]?.trim() ?? "";
	writeOutputFile(named, (0, node_path.resolve)(machine.directory, directory), machine.directory, machine.redaction.redact(failureDocument(failure)));
}
function writeSummary(machine, print, markdown) {
	attempt(print, "job summary", () => appendSummary(machine.redaction.redact(markdown), machine.environment));
}
/** For what must not fail a step that did its work. */
function attempt(print, what, write) {
	try {
		write();
	} catch (error) {
		print("output", `The ${what} could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
	}
}
/** Annotations beyond those that a step shows are left out: each would be a second line in the log for a finding. */
function fewOfAKind(commands) {
	const counts = /* @__PURE__ */ new Map();
	return commands.split("\n").filter((line) => {
		const [, kind] = /^::(error|warning|notice)[ :]/.exec(line) ?? [];
		if (kind === void 0) return true;
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		return count <= annotationsOfAKind;
	}).join("\n");
}

// src/actions/state.ts
/** The state by name: the runner hands each line of GITHUB_STATE to the post step as `STATE_<name>`. */
function stateOf(environment) {
	const state = {};
	for (const [variable, value] of Object.entries(environment)) if (variable.startsWith("STATE_") && value !== void 0) state[variable.slice(6)] = value;
	return state;
}

// src/actions/run.ts
/** One phase of an action: from the runner's variables to the command, and from its result to what a runner reads. */
/** Lines of a log are as wide as a reader's window; there is no terminal and no colour. */
const logTerminal = {
	color: false,
	columns: 120,
	interactive: false
};
/** Runs one phase of a command's action and returns the exit code of the process. Never throws. */
async function runAction(machine, name, phase) {
	const print = printerOf(machine, true);
	const interruption = watchInterrupt(machine);
	try {
		const command = await commandNamed(machine, name);
		if (phase === "post") return await runPost(machine, command, print, interruption);
		return await runMain(machine, command, print, interruption);
	} catch (thrown) {
		return await reportFailure(machine, print, {
			name,
			phase,
			thrown,
			interrupted: interruption.signal.aborted
		});
	} finally {
		interruption.stop();
	}
}
/** Reports an error that escaped from everything else, and returns the exit code. */
function reportActionCrash(machine, name, thrown) {
	return reportFailure(machine, printerOf(machine, true), {
		name,
		phase: "main",
		thrown,
		interrupted: false
	});
}
async function commandNamed(machine, name) {
	const command = (await machine.commands.find((candidate) => candidate.name === name)?.load())?.command;
	if (command?.action === true) return command;
	throw platformErrors.create("SW0101", {
		message: `There is no action ${JSON.stringify(name.slice(0, 80))}.`,
		next: "docs/actions.md lists the actions."
	});
}
async function runMain(machine, command, print, interruption) {
	const invocation = readActionInputs(command, machine.environment);
	const directory = directoryOf(machine, invocation);
	const { context, progress } = contextFor(withToken(machine, invocation.token), directory, invocation.verbose, interruption.signal);
	for (const warning of invocation.warnings) print("output", workflowCommand("warning", { title: `slipway ${command.name}` }, warning), "github");
	let result;
	try {
		result = await Promise.race([runBesideRights(command, invocation, context), interruption.ended]);
	} finally {
		progress.close();
	}
	appendNamed("GITHUB_STATE", result.state ?? {}, machine.environment);
	appendNamed("GITHUB_ENV", result.variables ?? {}, machine.environment);
	const file = await reportResult(machine, print, {
		command,
		result,
		invocation,
		directory
	});
	appendNamed("GITHUB_OUTPUT", outputsOf(command, result, file, machine.redaction), machine.environment);
	return result.exitCode === 4 ? 0 : result.exitCode;
}
/** No action works beside a candidate's files where it could act with rights: most read the checkout, if only its settings. */
async function runBesideRights(command, { inputs }, context) {
	if (command.readsCheckout !== false && context.environment["GITHUB_EVENT_NAME"] !== void 0) {
		const { refuseCandidateBesideRights } = await Promise.resolve().then(() => candidate_checkout_exports);
		await refuseCandidateBesideRights(context);
	}
	return command.run(inputs, context);
}
/** Only where the main step handed back a state: without one there is nothing to clean up. */
async function runPost(machine, command, print, interruption) {
	const state = stateOf(machine.environment);
	if (command.post === void 0 || Object.keys(state).length === 0) return 0;
	const verbose = machine.environment["RUNNER_DEBUG"] === "1";
	const { context, progress } = contextFor(machine, machine.directory, verbose, interruption.signal);
	try {
		const result = await Promise.race([command.post(state, context), interruption.ended]);
		progress.close();
		appendNamed("GITHUB_ENV", result.variables ?? {}, machine.environment);
		print("output", result.text);
		return 0;
	} finally {
		progress.close();
	}
}
/** The token stands where it stands on a laptop. */
function withToken(machine, token) {
	if (token === void 0) return machine;
	machine.redaction.register(token);
	return {
		...machine,
		environment: {
			...machine.environment,
			GITHUB_TOKEN: token
		}
	};
}
function contextFor(machine, directory, verbose, signal) {
	const progress = progressOn(machine, "output", {
		interactive: false,
		columns: logTerminal.columns,
		verbose
	}, true);
	return {
		progress,
		context: contextOn(machine, {
			directory,
			terminal: logTerminal,
			progress,
			signal
		})
	};
}
function directoryOf(machine, { directory: named }) {
	const directory = (0, node_path.resolve)(machine.directory, named);
	if (machine.isDirectory(directory)) return directory;
	throw platformErrors.create("SW0105", {
		message: `There is no folder ${named} in ${machine.directory}.`,
		next: "Check the repository out before this step (actions/checkout), and name a folder of it in `working-directory`."
	});
}

// src/actions/process.ts
/** The process of an action. */
var process_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ runActionProcess: () => runActionProcess });
/** Runs one phase of a command's action and ends the process. */
function runActionProcess(commands, name, phase) {
	const masked = maskingRedaction(createRedaction(), process.env, (line) => void writeFully(1, line));
	const machine = {
		...edgeProcess(masked),
		commands
	};
	return endWith(() => runAction(machine, name, phase), (error) => reportActionCrash(machine, name, error));
}

// src/platform/git.ts
/**
* The one way in which git is run: plumbing commands, an environment that no user setting changes the output of, and
* errors that say what to do. Binary in, binary out; nothing goes through a shell.
*/
/** Variables that make git run other programs, write traces, or answer differently. Where the repository is, stays. */
const droppedVariables = /* @__PURE__ */ new Set([
	"GIT_EXTERNAL_DIFF",
	"GIT_DIFF_OPTS",
	"GIT_PAGER",
	"GIT_PAGER_IN_USE",
	"GIT_EDITOR",
	"GIT_ASKPASS",
	"GIT_GLOB_PATHSPECS",
	"GIT_NOGLOB_PATHSPECS",
	"GIT_ICASE_PATHSPECS",
	"GIT_FLUSH",
	"GIT_REDIRECT_STDIN",
	"GIT_REDIRECT_STDOUT",
	"GIT_REDIRECT_STDERR"
]);
/** The environment for git: the caller's, without what changes output or runs programs. */
function gitEnvironment(environment) {
	const kept = {};
	for (const [name, value] of Object.entries(environment)) {
		if (value === void 0 || droppedVariables.has(name) || name.startsWith("GIT_TRACE")) continue;
		kept[name] = value;
	}
	return {
		...kept,
		LC_ALL: "C",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		GIT_LITERAL_PATHSPECS: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_GRAFT_FILE: node_os.devNull
	};
}
/** Settings that would run a program or colour what we parse. */
const fixedSettings = [...[
	"-c",
	"color.ui=false",
	"-c",
	"core.quotePath=false",
	"-c",
	"core.fsmonitor=false"
], ...["-c", "safe.bareRepository=explicit"]];
/**
* Starts git with its three streams as pipes. Its `error` event must be watched: git may be missing.
*
* @throws SW0155 in a folder that git would take for a bare repository
*/
function startGit(parameters, options) {
	refuseBareRepository(options);
	return (0, node_child_process.spawn)("git", [...fixedSettings, ...parameters], {
		cwd: options.directory,
		env: gitEnvironment(options.environment),
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		windowsHide: true,
		...options.signal === void 0 ? {} : { signal: options.signal }
	});
}
/**
* A folder with HEAD, objects and refs is a repository to git, settings and all, and can be committed like any other
* folder: its `config` names programs that git runs (`safe.bareRepository` in git-config(1)). So a repository without a
* `.git` must be named by whoever means it.
*
* @throws SW0155 where git would find such a folder before a `.git`
*/
function refuseBareRepository({ directory, environment }) {
	if (environment["GIT_DIR"] !== void 0) return;
	for (let folder = (0, node_path.resolve)(directory);; folder = (0, node_path.dirname)(folder)) {
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, ".git"))) return;
		if (isBareRepository(folder)) throw bareRepository(folder);
		if ((0, node_path.dirname)(folder) === folder) return;
	}
}
/** As git sees it (gitrepository-layout(5)); `commondir` leads to objects and refs elsewhere. */
function isBareRepository(folder) {
	if ((0, node_fs.lstatSync)((0, node_path.join)(folder, "HEAD"), { throwIfNoEntry: false }) === void 0) return false;
	const has = (name) => (0, node_fs.existsSync)((0, node_path.join)(folder, name));
	return has("commondir") || has("objects") && has("refs");
}
function bareRepository(folder) {
	return platformErrors.create("SW0155", {
		message: `${visibleLine(folder)} looks like a bare git repository, whose settings can make git run programs`,
		next: "Where it came with somebody else's files, do not work in it: keep prompts in another folder. Where it is a repository of your own, name it: GIT_DIR=. slipway \u2026"
	});
}
/**
* Runs git to its end, whatever its exit code.
*
* @throws SW0150 where git is not installed, SW0155 where it would take a folder for a bare repository.
*/
function runGit(parameters, options) {
	return new Promise((done, reject) => {
		const child = startGit(parameters, options);
		const output = [];
		const errors = [];
		child.stdout?.on("data", (chunk) => output.push(chunk));
		child.stderr?.on("data", (chunk) => errors.push(chunk));
		child.on("error", (cause) => reject(gitMissing(cause)));
		child.on("close", (code) => {
			done({
				exitCode: code ?? -1,
				output: Buffer.concat(output),
				errors: Buffer.concat(errors).toString("utf8")
			});
		});
		child.stdin?.on("error", () => void 0);
		child.stdin?.end(options.input);
	});
}
/**
* Runs git and returns what it printed.
*
* @throws SW0150 git is missing, SW0151 no repository, SW0152 the repository belongs to somebody else, SW0153 any other failure.
*/
async function gitOutput(parameters, options) {
	const outcome = await runGit(parameters, options);
	if (outcome.exitCode !== 0) throw gitFailure(parameters[0] ?? "git", outcome, options.directory);
	return outcome.output;
}
/** The error for a program that could not be started. */
function gitMissing(cause) {
	if (cause instanceof Error && cause.name === "AbortError") return cause;
	return platformErrors.create("SW0150", {
		message: "git could not be started",
		next: "Install git 2.31 or newer, or put the folder of the git program into PATH.",
		cause
	});
}
/** What went wrong, from git's exit code and message. Messages are English because of LC_ALL=C. */
function gitFailure(command, outcome, directory) {
	const { errors } = outcome;
	if (/not a git repository/.test(errors)) return platformErrors.create("SW0151", {
		message: `There is no git repository in ${directory}`,
		next: "Go to a folder of a repository, or make this one a repository with `git init`; in a workflow check out before this step (actions/checkout)."
	});
	if (/cannot use bare repository/.test(errors)) return bareRepository(directory);
	if (/dubious ownership/.test(errors)) return platformErrors.create("SW0152", {
		message: `git refuses to read the repository in ${directory}, because another user owns it`,
		next: `If you trust it, run: git config --global --add safe.directory ${directory}`
	});
	const said = errors.trim().split("\n").at(-1) ?? "";
	return platformErrors.create("SW0153", {
		message: `git ${command} failed with exit code ${outcome.exitCode}${said === "" ? "" : `: ${said}`}`,
		next: "Run the same git command by hand; where the repository is damaged, `git fsck` says so."
	});
}
/** True where the clone lacks commits that its server has. */
async function isShallow(git) {
	return (await runGit(["rev-parse", "--is-shallow-repository"], git)).output.toString("latin1").trim() === "true";
}

// src/secrets/errors.ts
/** Errors of the secrets room, SW08. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ secretsErrors: () => secretsErrors });
const secretsErrors = defineErrors({
	SW0801: {
		class: "usage",
		title: "Nothing was read",
		page: "The scan was asked for something that holds nothing: an empty folder, no staged file, a range without commits, an empty standard input. A scan that reads nothing finds nothing, and a green light for it would be a lie, so this is an error. Usual causes: the wrong folder, a pattern of the shell that matched nothing, a hook that runs before the files are staged.\n\nWhere it is expected (a hook for commits that change no file), pass `--allow-empty`."
	},
	SW0802: {
		class: "usage",
		title: "A file or folder to scan is not there",
		page: "A path on the command line does not exist. Paths are relative to the folder in which the command was started, or to the one that `-C` names."
	},
	SW0804: {
		class: "usage",
		title: "The base or the head of a range is unknown",
		page: "`--range BASE..HEAD` names a revision that this repository does not have. In a workflow this is nearly always a shallow checkout: let `actions/checkout` fetch the history with `fetch-depth: 0`. After a force push the old head of a branch may be gone everywhere; compare with the default branch then: `--range origin/main..HEAD`."
	},
	SW0805: {
		class: "usage",
		title: "The history of a range is cut off",
		page: "The clone is shallow, and the commits between base and head are not all here, so what a commit brought in cannot be told from what was there before. Let `actions/checkout` fetch the history with `fetch-depth: 0`, or run `git fetch --unshallow`."
	},
	SW0806: {
		class: "usage",
		title: "Files are in conflict",
		page: "The index holds several versions of a file, since a merge or a rebase stopped there. Resolve the conflict and stage the result; then there is one version to scan."
	},
	SW0807: {
		class: "outside",
		title: "git does not have the contents of a file",
		page: "An object that a commit or the index names is missing, so its contents could not be scanned. The repository is damaged, or it is a partial clone and its server cannot be reached. `git fsck` lists what is missing; `git fetch --refetch` brings it back."
	},
	SW0808: {
		class: "usage",
		title: "Choices that exclude each other",
		page: "One scan reads one source: paths, `--staged`, `--range`, `--history` or `--stdin`. `--update-baseline` needs a scan of files, since entries belong to what is there now."
	},
	SW0809: {
		class: "usage",
		title: "Node runs without WebAssembly",
		page: "What looks at every byte in the scanner is a WebAssembly module, and this Node has none: it was started with `--jitless`, on the command line or in `NODE_OPTIONS`. Start it without; nothing was scanned."
	},
	SW0810: {
		class: "usage",
		title: "The baseline cannot be understood",
		page: "The baseline file is no JSON, has another format, or was edited by hand into something that cannot be checked. Take the last good version from git, or delete the file and run `slipway scan --update-baseline` to write a new one; look at the difference before you commit it."
	},
	SW0811: {
		class: "usage",
		title: "The settings of the secret scan are wrong",
		page: "Something under `secrets:` in `slipway.yaml` cannot be used: an unknown key, a rule whose pattern is no regular expression, a rule that fails one of its own examples. The message names the entry and says what is expected. A scan with half of its settings would be worse than none, so nothing was scanned. docs/secrets.md describes every key."
	},
	SW0812: {
		class: "usage",
		title: "The settings of another scanner cannot be read",
		page: "`slipway scan --import-config` reads `.gitleaks.toml`, `.gitleaksignore` and `.secrets.baseline` in the folder where it runs. There is none of them, or one is damaged; the message names it."
	},
	SW0830: {
		class: "refusal",
		title: "The bundle holds a secret",
		page: "Before a bundle is written anywhere, every file in it is scanned: sources, compiled prompts, renderings and media. A secret was found, so nothing was published. The message names the file in the bundle, the line and the rule; renderings hold what cases and partials put together, so the secret itself may stand in a case.\n\nTake the secret out, and revoke it where it was pushed already: `slipway explain RULE` says where. A finding that is none is allowed by a comment (`slipway:allow RULE reason`) on its line, by `secrets.ignore` in `slipway.yaml` or by the baseline, as in `slipway scan`; paths are those of the bundle.\n\n`--allow-secrets REASON` publishes all the same. Number and reason stand in the release record for good. `secrets: { override: never }` forbids it."
	},
	SW0831: {
		class: "refusal",
		title: "Publishing a secret is forbidden here",
		page: "`slipway.yaml` says `secrets: { override: never }`: no reason publishes a bundle in which a secret was found. Take the secret out, or allow the finding where it stands, so that the reason is reviewed with the change: a comment `slipway:allow RULE reason`, `secrets.ignore`, or the baseline."
	},
	SW0820: {
		class: "usage",
		title: "Hooks cannot be installed here",
		page: "`slipway hooks` writes git hooks, so it needs a repository in which hooks can run. The message says what is in the way: no repository, a bare one, a symbolic link in `.husky` through which nothing is written, a file where a folder should be, or a `core.hooksPath` that leads to no folder (`/dev/null` turns hooks off): somebody meant that, so Slipway does not change it."
	},
	SW0821: {
		class: "refusal",
		title: "The installed hooks were changed by hand",
		page: "`slipway hooks uninstall` puts back exactly what was there before. It found a file that it did not write, or that was edited since, in the place of its own. Look at the file that the message names, keep what you need of it, and remove it; then run the command again."
	}
});

// src/secrets/sources/revisions.ts
/** Revisions and ranges as people write them, and what a clone knows of them. */
/** The nearest folder upwards that holds a `.git` (a folder, or a file in a worktree or submodule). Undefined outside. */
function repositoryFolder(directory) {
	for (let folder = (0, node_path.resolve)(directory);; folder = (0, node_path.dirname)(folder)) {
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, ".git"))) return folder;
		if ((0, node_path.dirname)(folder) === folder) return void 0;
	}
}
/**
* Resolves `BASE..HEAD` or `BASE...HEAD`; a side left out is HEAD.
*
* @throws SW0804 where it is no range or a side is unknown here.
*/
async function resolveRange(written, git) {
	const match = /^(?<base>.*?)\.{2,3}(?<head>.*)$/s.exec(written);
	if (match?.groups === void 0 || written.startsWith("-")) throw secretsErrors.create("SW0804", {
		message: `${written} is no range of commits`,
		next: "Write it as BASE..HEAD, for example: --range origin/main..HEAD"
	});
	const [base, head] = await Promise.all([commitOf(match.groups["base"] ?? "", "base", git), commitOf(match.groups["head"] ?? "", "head", git)]);
	return {
		base,
		head
	};
}
async function commitOf(written, side, git) {
	const name = written === "" ? "HEAD" : written;
	const outcome = await runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		`${name}^{commit}`
	], git);
	const hash = outcome.output.toString("latin1").trim();
	if (outcome.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(hash) && !name.startsWith("-")) return hash;
	if (/not a git repository|dubious ownership/.test(outcome.errors)) throw gitFailure("rev-parse", outcome, git.directory);
	const shallow = await isShallow(git);
	throw secretsErrors.create("SW0804", {
		message: /^0+$/.test(name) ? `The ${side} of the range is all zeros, which is how git says that there was nothing before` : `The ${side} of the range, ${name}, is no commit that this repository has`,
		next: shallow ? "The clone is shallow: fetch the whole history (actions/checkout with fetch-depth: 0, or git fetch --unshallow)." : "Fetch it, or compare with a branch that is here, for example: --range origin/main..HEAD"
	});
}
/** Commits whose parents the clone does not have. */
async function shallowCommits(git) {
	const file = await shallowFile(git);
	if (!(0, node_fs.existsSync)(file)) return /* @__PURE__ */ new Set();
	return new Set((0, node_fs.readFileSync)(file, "latin1").split("\n").filter(Boolean));
}
/** Git is asked only where the usual place may be the wrong one: in a worktree, or where a variable says so. */
async function shallowFile(git) {
	const usual = (0, node_path.join)(git.directory, ".git");
	if (![
		"GIT_DIR",
		"GIT_COMMON_DIR",
		"GIT_SHALLOW_FILE"
	].some((name) => git.environment[name] !== void 0) && (0, node_fs.statSync)(usual, { throwIfNoEntry: false })?.isDirectory() === true) return (0, node_path.join)(usual, "shallow");
	const path = (await gitOutput([
		"rev-parse",
		"--git-path",
		"shallow"
	], git)).toString("utf8").replace(/\n$/, "");
	return (0, node_path.resolve)(git.directory, path);
}

// src/commands/checked-out-commit.ts
/** What is checked out where a folder lies; undefined outside of any repository. */
async function commitCheckedOut(folder, { environment, signal }) {
	const root = repositoryFolder(folder);
	if (root === void 0) return void 0;
	const git = {
		directory: root,
		environment,
		signal
	};
	const commit = await headOf(git);
	return {
		commit,
		isInHistoryOf: async (trusted) => commit !== void 0 && trusted !== void 0 && await isInHistory(commit, trusted, git)
	};
}
async function headOf(git) {
	try {
		const { exitCode, output } = await runGit([
			"rev-parse",
			"--verify",
			"--quiet",
			"HEAD^{commit}"
		], git);
		const commit = output.toString("latin1").trim();
		return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : void 0;
	} catch (error) {
		if (isSlipwayError(error) && error.class !== "interrupted") return void 0;
		throw error;
	}
}
/** A shallow clone that lacks the commits between does not have it. */
async function isInHistory(commit, trusted, git) {
	if (commit === trusted) return true;
	if (!/^[0-9a-f]{40,64}$/.test(trusted)) return false;
	return (await runGit([
		"merge-base",
		"--is-ancestor",
		commit,
		trusted
	], git)).exitCode === 0;
}

// src/commands/run-event.ts
/** The event that started this run: one bounded reading of the file that the runner writes, for everybody who asks. */
/**
* The event of this run; undefined where no name or no file of one is given, as outside of GitHub Actions.
*
* @throws SW1003 where the file cannot be read, is larger than any event, or is none of that name.
*/
async function eventOf(context) {
	const name = context.environment["GITHUB_EVENT_NAME"];
	const text = name === void 0 || name === "" ? void 0 : await eventText(context);
	if (name === void 0 || text === void 0) return void 0;
	const { readEvent } = await Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.event_exports);
	return readEvent(name, text);
}
async function eventText({ environment }) {
	const path = environment["GITHUB_EVENT_PATH"];
	if (path === void 0 || path === "") return void 0;
	const { largestEvent } = await Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.event_exports);
	try {
		if (!(0, node_fs.statSync)(path).isFile()) throw await refused("GITHUB_EVENT_PATH names no file.");
		const bytes = readUpTo(path, largestEvent);
		if (bytes === void 0) throw await refused("It is larger than any event of GitHub.");
		return bytes.toString("utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) throw await refused(`The file that GITHUB_EVENT_PATH names gives ${error.code}.`, error);
		throw error;
	}
}
/** Undefined for a longer file. By calls that wait: the modules that do not take longer to load than an event to read. */
function readUpTo(path, most) {
	const handle = (0, node_fs.openSync)(path, "r");
	try {
		const parts = [];
		for (let size = 0; size <= most;) {
			const part = Buffer.allocUnsafe(65536);
			const length = (0, node_fs.readSync)(handle, part);
			if (length === 0) return Buffer.concat(parts);
			parts.push(part.subarray(0, length));
			size += length;
		}
		return;
	} finally {
		(0, node_fs.closeSync)(handle);
	}
}
async function refused(message, cause) {
	const { githubErrors } = await Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.errors_exports);
	return githubErrors.create("SW1003", {
		message: `The event of this run cannot be read: ${message}`,
		next: "The runner writes the file and names it in GITHUB_EVENT_PATH: leave the variable as it is. Without an event take GITHUB_EVENT_NAME and GITHUB_EVENT_PATH away.",
		...cause === void 0 ? {} : { cause }
	});
}

// src/commands/candidate-checkout.ts
var candidate_checkout_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ refuseCandidateBesideRights: () => refuseCandidateBesideRights });
/** Events whose runs have the repository's secrets and rights, whoever caused them ("Events that trigger workflows"). */
const privilegedEvents = /* @__PURE__ */ new Set([
	"pull_request_target",
	"workflow_run",
	"issue_comment"
]);
/** Runs for a change whose rights the workflow chooses. */
const changeEvents = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_review",
	"pull_request_review_comment"
]);
/**
* Looks at the event, whether the job may ask for an identity token, and the commit that is checked out in the context's
* folder. What is in the history of the commit that a privileged run is for, the default branch's, is no candidate; neither
* is what a pull request's base has. What cannot be seen from within a job: which permissions its GITHUB_TOKEN has.
*
* @throws SW0114 where a candidate is checked out, or where that cannot be told.
*/
async function refuseCandidateBesideRights(context) {
	const { environment } = context;
	const name = environment["GITHUB_EVENT_NAME"] ?? "";
	const mayAskForToken = (environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "") !== "";
	const isPrivileged = privilegedEvents.has(name);
	if (!isPrivileged && !(changeEvents.has(name) && mayAskForToken)) return;
	const checkedOut = await commitCheckedOut(context.cwd, context);
	if (checkedOut === void 0) return;
	if (await checkedOut.isInHistoryOf(isPrivileged ? environment["GITHUB_SHA"] : await baseOf(context))) return;
	const { commit } = checkedOut;
	const found = commit === void 0 ? "what is checked out here cannot be told" : `${commit.slice(0, 12)} is checked out`;
	throw isPrivileged ? platformErrors.create("SW0114", {
		message: `A run for \`${name}\` has the repository's secrets and a token that may write, and ${found}, which is not of the branch that the run is for: a stranger's files beside these rights.`,
		next: "Leave `ref:` of actions/checkout away in this workflow: then the default branch is checked out. What reads the change itself runs under `on: pull_request` with `permissions: contents: read`."
	}) : platformErrors.create("SW0114", {
		message: `This job may ask for an identity token (\`id-token: write\`), and ${found}, which is not of the base of the pull request: whatever runs here could take a cloud role with the change's files.`,
		next: "Give jobs that check a pull request out `permissions: contents: read` and nothing else. What needs a role runs after the merge, under `on: push`, or in a job that checks the base out."
	});
}
async function baseOf(context) {
	const event = await eventOf(context);
	return event !== void 0 && "pullRequest" in event ? event.pullRequest.base.sha : void 0;
}

// src/platform/order.ts
/** The order of texts that does not depend on a language: by code units, as `<` has it. For `sort`. */
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/platform/command.ts
/** Keeps the literal types of the inputs so that `run` gets exact values. */
function defineCommand(definition) {
	return definition;
}

// src/commands/catalogue.ts
/** Every rule, by id. */
async function loadRules() {
	return (await Promise.all([
		Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.rules_exports$3).then((room) => room.platformRules),
		Promise.resolve().then(() => require("./root-action-secrets-rules.js")).then((room) => room.secretsRules),
		Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.rules_exports$4).then((room) => room.projectRules),
		Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.rules_exports$2).then((room) => room.promptsRules),
		Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.rules_exports$1).then((room) => room.modelsRules),
		Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.rules_exports).then((room) => room.evaluationRules)
	])).flat().sort((a, b) => compareText(a.id, b.id));
}

// src/commands/review.ts
/** `slipway review`: what a pull request is told about its change, in one step. The root action runs it. */
var review_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ command: () => command });
/** What the action's report is called in the runner's folder for temporary files. */
const reportName = "slipway-review.json";
const command = defineCommand({
	name: "review",
	summary: "Review a change: check, render, scan, and compare with the base",
	description: [
		"Everything that a pull request should be told, in one step that needs no secret and no account: every project of the repository is checked and every case rendered, the commits of the change are scanned for secrets, and the whole is written into one document, which the action `report` publishes from a job of its own.",
		"The policy is that of the base: rules, limits, settings of the scan, baseline, and notes that silence a rule count as the base has them, so a change cannot weaken its own review. What it loosens is a finding of its own (`policy-loosened`, `secrets-policy-loosened`).",
		"In a workflow the base comes from the event: the branch of the pull request, the merge group, or what was there before a push. Commits that the checkout lacks are fetched. On a laptop name it: `--base origin/main`. Without a base the tree is reviewed as it is, by its own policy."
	].join("\n\n"),
	examples: [{
		line: "slipway review --base origin/main",
		explains: "what the pull request would be told"
	}, {
		line: "slipway review --base origin/main --report review.json",
		explains: "and the document, for slipway report"
	}],
	inputs: {
		base: {
			type: "string",
			description: "Revision to compare with, and whose policy counts; in a workflow that of the event where absent",
			placeholder: "REVISION"
		},
		strict: {
			type: "boolean",
			description: "Fail on warnings too",
			default: false
		},
		shard: {
			type: "string",
			description: "One part of the prompts, for a job of a matrix; `slipway report merge` joins the documents",
			placeholder: "I/N"
		},
		fetch: {
			type: "boolean",
			description: "Fetch commits of the change that a shallow checkout lacks",
			default: true
		},
		html: {
			type: "string",
			description: "File to write the review into as one page",
			placeholder: "FILE"
		},
		report: {
			type: "string",
			description: `File to write the review document into; in a workflow \`${reportName}\` in the runner's temporary folder where absent`,
			placeholder: "FILE"
		}
	},
	outputs: {
		verdict: { description: "`pass` or `fail`" },
		errors: { description: "Number of errors" },
		warnings: { description: "Number of warnings" },
		notes: { description: "Number of notes" },
		level: { description: "What callers have to do: `none`, `patch`, `minor`, `major`; empty where nothing is compared" },
		prompts: { description: "Number of prompts that were checked" },
		affected: { description: "Prompts that say something else than in the base, as a JSON list of names; in several projects with the folder before them, `apps/support:triage`" },
		projects: { description: "Folders of the projects, as a JSON list of texts; the root is empty" },
		base: { description: "Commit that was compared with; empty where there is none" },
		head: { description: "Commit that was reviewed" },
		report: { description: "Absolute path of the review document, for actions/upload-artifact" },
		html: { description: "Absolute path of the page, where `html` names one" }
	},
	formats: [
		"text",
		"markdown",
		"json",
		"sarif",
		"github",
		"html"
	],
	permissions: { contents: "read" },
	action: true,
	githubToken: true,
	async run(inputs, context) {
		const { lookAtCheckout } = await Promise.resolve().then(() => change_exports);
		const checkout = lookAtCheckout(context);
		checkout.catch(() => void 0);
		const { reviewChange } = await Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.assemble_exports);
		const { readShard } = await Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.shard_exports);
		const review = await reviewChange({
			base: inputs.base,
			strict: inputs.strict,
			mayFetch: inputs.fetch,
			shard: inputs.shard === void 0 ? void 0 : readShard(inputs.shard)
		}, context, checkout);
		const file = reportFile(inputs.report, context);
		const report = file === void 0 ? "" : writeOutputFile(file, context.cwd, context.cwd, context.redaction.redact(jsonDocument(review)));
		return {
			exitCode: review.verdict === "pass" ? 0 : 1,
			outputs: {
				verdict: review.verdict,
				errors: String(review.counts.errors),
				warnings: String(review.counts.warnings),
				notes: String(review.counts.notes),
				level: review.level ?? "",
				prompts: String(review.projects.reduce((sum, { prompts }) => sum + prompts.length, 0)),
				affected: JSON.stringify(affectedBy(review)),
				projects: JSON.stringify(review.projects.map(({ path }) => path)),
				base: review.base?.commit ?? "",
				head: review.head.commit ?? "",
				report,
				html: inputs.html === void 0 ? "" : await writePage(inputs.html, review, context)
			},
			render: (format) => shown(review, format, context)
		};
	}
});
/** Names for `fromJSON` in a workflow. */
function affectedBy({ projects }) {
	return projects.flatMap(({ path, difference }) => (difference?.prompts ?? []).map(({ name }) => path === "" ? name : `${path}:${name}`));
}
async function writePage(file, review, context) {
	const page = await shown(review, "html", context);
	return writeOutputFile(file, context.cwd, context.cwd, context.redaction.redact(page));
}
function reportFile(named, { environment }) {
	if (named !== void 0) return named;
	const folder = environment["RUNNER_TEMP"];
	return folder === void 0 || folder === "" ? void 0 : (0, node_path.join)(folder, reportName);
}
async function shown(review, format, { terminal, now }) {
	if (format === "json") return jsonDocument(review);
	if (format === "html") {
		const { reviewPage } = await Promise.resolve().then(() => require("./root-action-reports-html-review-page.js"));
		return reviewPage(review, { madeAt: now() });
	}
	if (format === "markdown") return (await Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.text_exports)).summaryText(review);
	if (format === "sarif" || format === "github") {
		const [{ renderFindings }, { findingsOf }] = await Promise.all([Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.findings_exports), Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.review_findings_exports)]);
		const rules = format === "sarif" ? await loadRules() : [];
		return renderFindings(findingsOf(review), format, {
			color: false,
			columns: terminal.columns,
			rules
		});
	}
	return (await Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.summary_exports)).reviewText(review, terminal);
}

// src/platform/git-objects.ts
/**
* Objects of a git repository, one `git cat-file --batch` for all of them. Names may be hashes or revisions; nothing is
* checked out, and no object is held that is larger than its reader wants.
*/
/** Starts git at once, so that it is ready when the first name is known. */
function openGitObjects(options) {
	const child = startGit(["cat-file", "--batch"], options);
	const queue = new Answers();
	const said = [];
	let ended = false;
	let asked = "";
	child.on("error", (cause) => queue.fail(gitMissing(cause)));
	child.stdin?.on("error", () => void 0);
	child.stderr?.on("data", (chunk) => said.push(chunk));
	child.stdout?.on("data", (chunk) => queue.push(chunk));
	child.on("close", (code) => {
		const errors = Buffer.concat(said).toString("utf8");
		const outcome = {
			exitCode: code ?? -1,
			output: Buffer.alloc(0),
			errors
		};
		queue.fail(gitFailure("cat-file", outcome, options.directory));
	});
	return {
		read(name, maximumBytes) {
			if (/[\n\0]/.test(name) || name === "") return Promise.resolve({ outcome: "missing" });
			return new Promise((resolve, reject) => {
				if (!queue.expect({
					maximumBytes,
					resolve,
					reject
				})) return;
				if (asked === "") queueMicrotask(() => {
					child.stdin?.write(asked);
					asked = "";
				});
				asked += `${name}\n`;
			});
		},
		close() {
			if (ended) return;
			ended = true;
			child.stdin?.end();
		}
	};
}
/** Takes git's output apart and answers the requests in their order. */
var Answers = class {
	waiting = [];
	failure;
	head = [];
	body;
	lineFeedDue = false;
	/** False where git has ended: then the request was refused already. */
	expect(request) {
		if (this.failure !== void 0) {
			request.reject(this.failure);
			return false;
		}
		this.waiting.push(request);
		return true;
	}
	fail(error) {
		this.failure ??= error;
		const waiting = this.waiting;
		this.waiting = [];
		for (const { reject } of waiting) reject(this.failure);
	}
	push(chunk) {
		let at = 0;
		while (at < chunk.length) if (this.lineFeedDue) {
			this.lineFeedDue = false;
			at++;
		} else if (this.body === void 0) at = this.readHead(chunk, at);
		else at = this.readBody(this.body, chunk, at);
	}
	readHead(chunk, start) {
		const end = chunk.indexOf(10, start);
		this.head.push(chunk.subarray(start, end < 0 ? chunk.length : end));
		if (end < 0) return chunk.length;
		const line = Buffer.concat(this.head).toString("utf8");
		this.head = [];
		const { hash, type, size } = /^(?<hash>[0-9a-f]{40,64}) (?<type>[a-z]+) (?<size>[0-9]+)$/.exec(line)?.groups ?? {};
		if (hash === void 0 || type === void 0 || size === void 0) {
			this.answer({ outcome: / ambiguous$/.test(line) ? "ambiguous" : "missing" });
			return end + 1;
		}
		const bytes = Number(size);
		const fits = bytes <= (this.waiting[0]?.maximumBytes ?? 0);
		this.body = {
			hash,
			type,
			size: bytes,
			pieces: fits ? [] : void 0,
			left: bytes
		};
		if (bytes === 0) this.finish(this.body);
		return end + 1;
	}
	readBody(body, chunk, at) {
		const end = Math.min(chunk.length, at + body.left);
		body.left -= end - at;
		body.pieces?.push(chunk.subarray(at, end));
		if (body.left === 0) this.finish(body);
		return end;
	}
	finish({ hash, type, size, pieces }) {
		this.body = void 0;
		this.lineFeedDue = true;
		if (pieces === void 0) this.answer({
			outcome: "too-large",
			hash,
			type,
			size
		});
		else this.answer({
			outcome: "read",
			hash,
			type,
			bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
		});
	}
	answer(object) {
		this.waiting.shift()?.resolve(object);
	}
};

// src/commands/review/revision-texts.ts
/** Larger files are no settings and no prompts: limits.fileBytes ends there too. */
const longestText = 10485760;
/** Paths of all files of a commit, by what differs between it and the working tree: git need not list them anew. */
function pathsOfBase({ all, untracked }, differing) {
	const paths = new Set(all);
	for (const path of untracked) paths.delete(path);
	for (const { path, status } of differing) if (status === "A") paths.delete(path);
	else paths.add(path);
	return [...paths];
}
/** What git tracks or would track, listed once for everybody. */
async function filesOfTree(git) {
	const output = await gitOutput([
		"ls-files",
		"-t",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	], git);
	const all = /* @__PURE__ */ new Set();
	const untracked = [];
	for (const line of output.toString("utf8").split("\0")) {
		const path = line.slice(2);
		if (path === "") continue;
		all.add(path);
		if (line.startsWith("?")) untracked.push(path);
	}
	return {
		all: [...all],
		untracked
	};
}
/** The texts of files of a commit by path; absent where there is no such file, or a larger one. */
async function textsAt(commit, paths, objects) {
	const found = await contentsAt(paths.map((path) => ({
		commit,
		path
	})), objects);
	const texts = /* @__PURE__ */ new Map();
	for (const [index, path] of paths.entries()) {
		const bytes = found[index];
		if (bytes !== void 0) texts.set(path, bytes.toString("utf8"));
	}
	return texts;
}
/** The contents of files, in their order; undefined where there is none, or a larger one. */
async function contentsAt(places, objects) {
	return Promise.all(places.map(async ({ commit, path }) => {
		if (/^\.{1,2}(?:\/|$)/.test(path)) return void 0;
		const object = await objects.read(`${commit}:${path}`, longestText);
		return object.outcome === "read" && object.type === "blob" ? object.bytes : void 0;
	}));
}

// src/commands/review/change.ts
var change_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ lookAtCheckout: () => lookAtCheckout });
/** Bytes. A commit is some hundred; one with a signature and a long message has a few thousand. */
const longestCommit = 4194304;
/**
* What is checked out, and what the run is about.
*
* @throws SW0151 where there is no repository, or no commit in it; SW1003 for an event that GitHub does not send.
*/
async function lookAtCheckout(context) {
	const root = repositoryFolder(context.cwd);
	if (root === void 0) throw noRepository(context.cwd);
	const git = {
		directory: root,
		environment: context.environment,
		signal: context.signal
	};
	const objects = openGitObjects(git);
	const files = filesOfTree(git);
	files.catch(() => void 0);
	try {
		const event = await eventOf(context);
		return {
			root,
			git,
			objects,
			event,
			tree: await checkedOut(baseInEvent(event), objects, git),
			files
		};
	} catch (error) {
		objects.close();
		throw error;
	}
}
function noRepository(directory) {
	return platformErrors.create("SW0151", {
		message: `There is no git repository in ${directory}`,
		next: "A review looks at a change in git. In a workflow check it out before this step (actions/checkout); `slipway check` needs no git."
	});
}
/**
* Looks at HEAD, and in the same breath at other commits that will be wanted.
*
* @throws SW0151 where there is no repository, or no commit in it.
*/
async function checkedOut(others, objects, { directory }) {
	const names = [
		"HEAD",
		"HEAD^1",
		...others.map((commit) => `${commit}^{commit}`)
	];
	const found = await Promise.all(names.map((name) => objects.read(name, longestCommit)));
	const [head] = found;
	if (head?.outcome !== "read" || head.type !== "commit") throw platformErrors.create("SW0151", {
		message: `The git repository in ${directory} has no commit`,
		next: "Check a commit out before this step (actions/checkout)."
	});
	const parents = [...(head.bytes.toString("latin1").split("\n\n")[0] ?? "").matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = ""]) => parent);
	const here = found.flatMap((object) => "hash" in object ? [object.hash] : []);
	return {
		commit: head.hash,
		parents,
		here: new Set(here)
	};
}
/** The base that an event names. */
function baseInEvent(event) {
	switch (event?.kind) {
		case "pull_request":
		case "pull_request_review":
		case "pull_request_review_comment": return [event.pullRequest.base.sha];
		case "merge_group": return [event.base.sha];
		case "push": return [event.push.before];
		default: return [];
	}
}
/**
* What to compare by the event: a pull request with the base branch that it would be merged into, a merge group with its
* base, a push with what was there before. `named` is a revision that the workflow or the person chose.
*/
async function changeOf(event, named, tree, context, git) {
	const found = event === void 0 ? unnamed(tree) : byEvent(event, tree, context);
	if (named === void 0) return found;
	return {
		...found,
		base: {
			commit: await commitNamed(named, git),
			label: named
		}
	};
}
function unnamed(tree) {
	return {
		head: {
			commit: tree.commit,
			label: "working tree"
		},
		base: void 0,
		wanted: [],
		commits: void 0,
		repository: void 0,
		pullRequest: void 0,
		notes: []
	};
}
function byEvent(event, tree, { environment }) {
	const repository = environment["GITHUB_REPOSITORY"];
	const facts = {
		...unnamed(tree),
		repository: repository === "" ? void 0 : repository
	};
	switch (event.kind) {
		case "pull_request":
		case "pull_request_review":
		case "pull_request_review_comment": {
			const { pullRequest } = event;
			const { head, base } = pullRequest;
			const label = `pull request #${pullRequest.number}`;
			const repositoryOfHead = head.repository;
			return {
				...facts,
				head: {
					commit: tree.commit,
					label
				},
				base: {
					commit: baseOfPullRequest(tree, head.sha, base.sha, environment),
					label: base.ref
				},
				wanted: [head.sha],
				commits: pullRequest.commits,
				pullRequest: {
					number: pullRequest.number,
					headSha: head.sha,
					headRepository: repositoryOfHead === void 0 ? null : `${repositoryOfHead.owner}/${repositoryOfHead.name}`,
					title: pullRequest.title
				},
				notes: isOneOf(tree.commit, head.sha, environment["GITHUB_SHA"]) ? [] : [`The working tree is at ${tree.commit.slice(0, 12)}, which is neither the merge of this pull request nor its head: what is shown is that commit's.`]
			};
		}
		case "merge_group": return {
			...facts,
			head: {
				commit: tree.commit,
				label: event.head.ref
			},
			base: {
				commit: event.base.sha,
				label: event.base.ref
			}
		};
		case "push": {
			const { before, ref } = event.push;
			const isNew = /^0+$/.test(before);
			return {
				...facts,
				head: {
					commit: tree.commit,
					label: ref
				},
				base: isNew ? void 0 : {
					commit: before,
					label: `${ref} before`
				},
				notes: isNew ? [`${ref} is new, so there is nothing to compare with.`] : []
			};
		}
		default: return facts;
	}
}
/**
* The commit of the base branch that the change would be merged into. Where the merge that GitHub made is checked out, its
* first parent: the event's own may be older, and the difference would show the work of others. The parents of any other
* commit are the author's to choose, so there the event counts.
*/
function baseOfPullRequest(tree, head, base, environment) {
	const [first, second] = tree.parents;
	return tree.commit === environment["GITHUB_SHA"] && tree.parents.length === 2 && second === head && first !== void 0 ? first : base;
}
function isOneOf(commit, ...others) {
	return others.includes(commit);
}
async function commitNamed(written, git) {
	if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(written)) return written;
	const name = `${written}^{commit}`;
	const outcome = written.startsWith("-") ? void 0 : await runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		name
	], git);
	const commit = outcome?.output.toString("latin1").trim() ?? "";
	if (outcome?.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
	throw platformErrors.create("SW0154", {
		message: `The base ${JSON.stringify(written.slice(0, 100))} is no commit that this clone has.`,
		next: "Name a branch or a commit that is here, such as origin/main, or fetch it first."
	});
}

Object.defineProperty(exports, "changeOf", {
  enumerable: true,
  get: function () {
    return changeOf;
  }
});
Object.defineProperty(exports, "codeBlock", {
  enumerable: true,
  get: function () {
    return codeBlock;
  }
});
Object.defineProperty(exports, "codeSpan", {
  enumerable: true,
  get: function () {
    return codeSpan;
  }
});
Object.defineProperty(exports, "compareText", {
  enumerable: true,
  get: function () {
    return compareText;
  }
});
Object.defineProperty(exports, "contentsAt", {
  enumerable: true,
  get: function () {
    return contentsAt;
  }
});
Object.defineProperty(exports, "counted", {
  enumerable: true,
  get: function () {
    return counted;
  }
});
Object.defineProperty(exports, "createPaint", {
  enumerable: true,
  get: function () {
    return createPaint;
  }
});
Object.defineProperty(exports, "defineCommand", {
  enumerable: true,
  get: function () {
    return defineCommand;
  }
});
Object.defineProperty(exports, "defineErrors", {
  enumerable: true,
  get: function () {
    return defineErrors;
  }
});
Object.defineProperty(exports, "details", {
  enumerable: true,
  get: function () {
    return details;
  }
});
Object.defineProperty(exports, "editDistance", {
  enumerable: true,
  get: function () {
    return editDistance;
  }
});
Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "gitFailure", {
  enumerable: true,
  get: function () {
    return gitFailure;
  }
});
Object.defineProperty(exports, "gitMissing", {
  enumerable: true,
  get: function () {
    return gitMissing;
  }
});
Object.defineProperty(exports, "gitOutput", {
  enumerable: true,
  get: function () {
    return gitOutput;
  }
});
Object.defineProperty(exports, "grouped", {
  enumerable: true,
  get: function () {
    return grouped;
  }
});
Object.defineProperty(exports, "htmlCode", {
  enumerable: true,
  get: function () {
    return htmlCode;
  }
});
Object.defineProperty(exports, "htmlText", {
  enumerable: true,
  get: function () {
    return htmlText;
  }
});
Object.defineProperty(exports, "isShallow", {
  enumerable: true,
  get: function () {
    return isShallow;
  }
});
Object.defineProperty(exports, "isSlipwayError", {
  enumerable: true,
  get: function () {
    return isSlipwayError;
  }
});
Object.defineProperty(exports, "jsonDocument", {
  enumerable: true,
  get: function () {
    return jsonDocument;
  }
});
Object.defineProperty(exports, "listed", {
  enumerable: true,
  get: function () {
    return listed;
  }
});
Object.defineProperty(exports, "loadRules", {
  enumerable: true,
  get: function () {
    return loadRules;
  }
});
Object.defineProperty(exports, "longestShape", {
  enumerable: true,
  get: function () {
    return longestShape;
  }
});
Object.defineProperty(exports, "lookAtCheckout", {
  enumerable: true,
  get: function () {
    return lookAtCheckout;
  }
});
Object.defineProperty(exports, "maskShapes", {
  enumerable: true,
  get: function () {
    return maskShapes;
  }
});
Object.defineProperty(exports, "nearest", {
  enumerable: true,
  get: function () {
    return nearest;
  }
});
Object.defineProperty(exports, "openGitObjects", {
  enumerable: true,
  get: function () {
    return openGitObjects;
  }
});
Object.defineProperty(exports, "paint_exports", {
  enumerable: true,
  get: function () {
    return paint_exports;
  }
});
Object.defineProperty(exports, "pathsOfBase", {
  enumerable: true,
  get: function () {
    return pathsOfBase;
  }
});
Object.defineProperty(exports, "platformErrors", {
  enumerable: true,
  get: function () {
    return platformErrors;
  }
});
Object.defineProperty(exports, "process_exports", {
  enumerable: true,
  get: function () {
    return process_exports;
  }
});
Object.defineProperty(exports, "quoted", {
  enumerable: true,
  get: function () {
    return quoted;
  }
});
Object.defineProperty(exports, "repositoryFolder", {
  enumerable: true,
  get: function () {
    return repositoryFolder;
  }
});
Object.defineProperty(exports, "resolveRange", {
  enumerable: true,
  get: function () {
    return resolveRange;
  }
});
Object.defineProperty(exports, "review_exports", {
  enumerable: true,
  get: function () {
    return review_exports;
  }
});
Object.defineProperty(exports, "runGit", {
  enumerable: true,
  get: function () {
    return runGit;
  }
});
Object.defineProperty(exports, "secretsErrors", {
  enumerable: true,
  get: function () {
    return secretsErrors;
  }
});
Object.defineProperty(exports, "sentenceMarkdown", {
  enumerable: true,
  get: function () {
    return sentenceMarkdown;
  }
});
Object.defineProperty(exports, "shallowCommits", {
  enumerable: true,
  get: function () {
    return shallowCommits;
  }
});
Object.defineProperty(exports, "sizeInWords", {
  enumerable: true,
  get: function () {
    return sizeInWords;
  }
});
Object.defineProperty(exports, "startGit", {
  enumerable: true,
  get: function () {
    return startGit;
  }
});
Object.defineProperty(exports, "tableCodeSpan", {
  enumerable: true,
  get: function () {
    return tableCodeSpan;
  }
});
Object.defineProperty(exports, "textsAt", {
  enumerable: true,
  get: function () {
    return textsAt;
  }
});
Object.defineProperty(exports, "unseenIn", {
  enumerable: true,
  get: function () {
    return unseenIn;
  }
});
Object.defineProperty(exports, "visible", {
  enumerable: true,
  get: function () {
    return visible;
  }
});
Object.defineProperty(exports, "visibleLine", {
  enumerable: true,
  get: function () {
    return visibleLine;
  }
});
Object.defineProperty(exports, "writeOutputFile", {
  enumerable: true,
  get: function () {
    return writeOutputFile;
  }
});
