const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");
let node_fs = require("node:fs");

// src/commands/index.ts
/** Every command, in the order in which people meet them. */
function commandEntries() {
	return [
		{
			name: "import",
			summary: "Make prompts of GitHub Models prompts of this project",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-import.js"))
		},
		{
			name: "init",
			summary: "Make a folder a Slipway project",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-init.js"))
		},
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
			name: "preview",
			summary: "Show in the browser what every case says, while you write",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-preview.js"))
		},
		{
			name: "run",
			summary: "Ask models what prompts say for their cases",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-run.js"))
		},
		{
			name: "models",
			summary: "Show when the models in use end, or replace one by another",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-models.js"))
		},
		{
			name: "evaluate",
			summary: "Judge the answers of models by what cases demand",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-evaluate.js"))
		},
		{
			name: "bundle",
			summary: "Build the bundle that a release would deliver",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-bundle.js"))
		},
		{
			name: "diff",
			summary: "Show what prompts will say from now on, and what callers have to do",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-diff.js"))
		},
		{
			name: "version",
			summary: "Say which version the next release has to have",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-version.js"))
		},
		{
			name: "scan",
			summary: "Find secrets before they are published",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-scan.js")).then((n) => n.scan_exports)
		},
		{
			name: "review",
			summary: "Review a change: check, render, scan, and compare with the base",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-review.js"))
		},
		{
			name: "report",
			summary: "Publish the review of a change on its pull request",
			group: "Prompts",
			load: () => Promise.resolve().then(() => require("./commands-report.js"))
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
			name: "gate",
			summary: "Show what the gate of an environment says, and why",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-gate.js"))
		},
		{
			name: "approve",
			summary: "Approve a bundle for an environment, or take that back",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-approve.js"))
		},
		{
			name: "continue",
			summary: "Release what a gate held back, where it allows it by now",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-continue.js"))
		},
		{
			name: "rollback",
			summary: "Go back to an earlier release in one write",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-rollback.js"))
		},
		{
			name: "watch",
			summary: "Look after a release for a while, and roll back where it does not do well",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-watch.js"))
		},
		{
			name: "drill",
			summary: "Practise a rollback: go back, look, and return",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-drill.js"))
		},
		{
			name: "notes",
			summary: "Write the notes of a release: what callers have to do, prompts and models",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-notes.js"))
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
			name: "setup",
			summary: "Print everything that an environment needs in AWS, as Terraform or CloudFormation",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-setup.js"))
		},
		{
			name: "assume-role",
			summary: "Take an AWS role with the job's ID token",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-assume-role.js"))
		},
		{
			name: "doctor",
			summary: "Find out what is missing or wrong around an environment",
			group: "Releases",
			load: () => Promise.resolve().then(() => require("./commands-doctor.js"))
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
var visible_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	unseenIn: () => unseenIn,
	visible: () => visible,
	visibleLine: () => visibleLine
});
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

// src/platform/platform-errors.ts
/** Errors of the platform and the command line: SW01, and SW99 for our own faults. */
var platform_errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ platformErrors: () => platformErrors });
const platformErrors = require_errors.defineErrors({
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
		page: "A step gives an action an input that it does not have, under `with:`. The message names the nearest one. Without this error a misspelt `max-warnings` would pass in silence, and the check with it. An input without a hyphen that resembles none is only warned of: a variable `INPUT_…` may stand in the environment for another reason."
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
		page: "The command asks git what is staged, what a range of commits brings, or what the history holds, and the folder is in no repository. A checkout that was downloaded as an archive has none. To scan files without git, name them: `slipway scan FOLDER`."
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
		page: "A change is reviewed against the revision that it would be merged into, and every commit between the two is scanned. actions/checkout fetches one commit unless told otherwise; the rest is fetched by the review itself, with the token of the job. That failed for the reason that the message gives: no network, no right to read, no remote, a branch that was deleted or pushed over.\n\nCheck out with `fetch-depth: 0`, and the whole history is there."
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
/** Lines in a log: wide enough for a message, narrow enough for a browser's log view. */
const logColumns = 120;
/**
* Colour, width and whether a person watches. NO_COLOR (no-color.org) and `--no-color` win over FORCE_COLOR, which
* wins over what the stream is. A continuous-integration log is never interactive, whatever the stream claims.
*/
function terminalFacts(environment, stream, colorFlag) {
	const inAutomation = isSet(environment["CI"]) || isOnRunner(environment);
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

// src/edge/interruption.ts
/** Milliseconds that a command has, after Ctrl-C, to say what is left. A second Ctrl-C ends it at once. */
const graceAfterInterrupt = 3e3;
/** Milliseconds after Ctrl-C until the person is told that it was heard: most commands end before. */
const quietAfterInterrupt = 300;
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

// src/platform/nearest.ts
/** "Did you mean …": the nearest known name to a name that is not known. */
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
				next: voice.next
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
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}
function withoutFullStop(text) {
	return text.trim().replace(/\.$/, "");
}

Object.defineProperty(exports, "commandEntries", {
  enumerable: true,
  get: function () {
    return commandEntries;
  }
});
Object.defineProperty(exports, "completeInputs", {
  enumerable: true,
  get: function () {
    return completeInputs;
  }
});
Object.defineProperty(exports, "contextOn", {
  enumerable: true,
  get: function () {
    return contextOn;
  }
});
Object.defineProperty(exports, "convertInput", {
  enumerable: true,
  get: function () {
    return convertInput;
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
Object.defineProperty(exports, "createRedaction", {
  enumerable: true,
  get: function () {
    return createRedaction;
  }
});
Object.defineProperty(exports, "edgeProcess", {
  enumerable: true,
  get: function () {
    return edgeProcess;
  }
});
Object.defineProperty(exports, "editDistance", {
  enumerable: true,
  get: function () {
    return editDistance;
  }
});
Object.defineProperty(exports, "endWith", {
  enumerable: true,
  get: function () {
    return endWith;
  }
});
Object.defineProperty(exports, "grouped", {
  enumerable: true,
  get: function () {
    return grouped;
  }
});
Object.defineProperty(exports, "isOnRunner", {
  enumerable: true,
  get: function () {
    return isOnRunner;
  }
});
Object.defineProperty(exports, "listed", {
  enumerable: true,
  get: function () {
    return listed;
  }
});
Object.defineProperty(exports, "longestShape", {
  enumerable: true,
  get: function () {
    return longestShape;
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
Object.defineProperty(exports, "paint_exports", {
  enumerable: true,
  get: function () {
    return paint_exports;
  }
});
Object.defineProperty(exports, "platformErrors", {
  enumerable: true,
  get: function () {
    return platformErrors;
  }
});
Object.defineProperty(exports, "platform_errors_exports", {
  enumerable: true,
  get: function () {
    return platform_errors_exports;
  }
});
Object.defineProperty(exports, "printerOf", {
  enumerable: true,
  get: function () {
    return printerOf;
  }
});
Object.defineProperty(exports, "progressOn", {
  enumerable: true,
  get: function () {
    return progressOn;
  }
});
Object.defineProperty(exports, "quoted", {
  enumerable: true,
  get: function () {
    return quoted;
  }
});
Object.defineProperty(exports, "sizeInWords", {
  enumerable: true,
  get: function () {
    return sizeInWords;
  }
});
Object.defineProperty(exports, "terminalFacts", {
  enumerable: true,
  get: function () {
    return terminalFacts;
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
Object.defineProperty(exports, "visible_exports", {
  enumerable: true,
  get: function () {
    return visible_exports;
  }
});
Object.defineProperty(exports, "watchInterrupt", {
  enumerable: true,
  get: function () {
    return watchInterrupt;
  }
});
Object.defineProperty(exports, "writeFully", {
  enumerable: true,
  get: function () {
    return writeFully;
  }
});
