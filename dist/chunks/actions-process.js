const require_printer = require("./edge-interruption.js");
const require_redaction = require("./platform-redaction.js");
const require_environment = require("./platform-environment.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_inputs = require("./platform-inputs.js");
const require_nearest = require("./platform-nearest.js");
const require_visible = require("./platform-visible.js");
const require_output_file = require("./commands-output-file.js");
const require_failure = require("./edge-failure.js");
const require_markdown = require("./reports-markdown.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

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
	const onRunner = require_environment.isOnRunner(environment);
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
		throw require_platform_errors.platformErrors.create("SW0107", {
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
	const inputs = require_inputs.completeInputs({
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
	if (definition.type !== "list") return require_inputs.convertInput(definition, text, voice);
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "").map((line) => String(require_inputs.convertInput(definition, line, voice)));
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
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `${voice.shown} takes true or false, not ${require_inputs.quoted(text)}.`,
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
		const near = require_nearest.nearest(name, names);
		const message = `This action has no input ${require_visible.visibleLine(name).slice(0, 100)}`;
		if ((near !== void 0 || name.includes("-")) && environment["ACT"] !== "true") throw require_platform_errors.platformErrors.create("SW0112", {
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

// src/actions/summary.ts
/** The job summary: Markdown in the runner's file, which takes a mebibyte. */
/** Bytes that GitHub takes for one step; a larger summary is not shown at all (docs, "Adding a job summary"). */
const largestSummary = 1048576;
/** The text of a result that has no Markdown of its own. */
function summaryOfText(title, text) {
	return `### ${require_markdown.escapeMarkdown(title)}\n\n${require_markdown.codeBlock(text)}\n`;
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
	return require_output_file.writeOutputFile(invocation.resultFile, directory, machine.directory, content);
}
/** Reports an error on every channel and returns the exit code. What cannot be written is not worth a second error. */
async function reportFailure(machine, print, reported) {
	const failure = require_failure.failureOf(reported.thrown, reported.interrupted);
	const title = `slipway ${reported.name}`;
	if (machine.environment["RUNNER_DEBUG"] === "1" || isOn(machine.environment["INPUT_VERBOSE"])) print("output", require_failure.failureText(failure, {
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
	return require_failure.exitCodeOf(failure);
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
	print("output", workflowCommand("error", { title }, require_visible.visible(machine.redaction.redact(message))), "github");
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
	const sentences = [failure.message, failure.next].map((text) => text.split("\n").map(require_markdown.sentenceMarkdown).join("\\\n"));
	return [
		`### ${sign} ${title}: ${failure.class === "refusal" ? "refused" : "failed"} (${require_markdown.codeSpan(failure.code)})`,
		sentences[0],
		...failure.place === void 0 ? [] : [`At ${require_markdown.codeSpan(require_visible.visibleLine(placeOf(failure)))}.`],
		`**What to do:** ${sentences[1]}`
	].join("\n\n");
}
/** A reader of the file finds the error in it, in the shape of every error document, not the result of an earlier run. */
function writeFailureFile(machine, failure) {
	const named = machine.environment["INPUT_RESULT-FILE"]?.trim() ?? "";
	if (named === "" || failure.code === "SW0113") return;
	const directory = machine.environment["INPUT_WORKING-DIRECTORY"]?.trim() ?? "";
	require_output_file.writeOutputFile(named, (0, node_path.resolve)(machine.directory, directory), machine.directory, machine.redaction.redact(require_failure.failureDocument(failure)));
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
	const print = require_printer.printerOf(machine, true);
	const interruption = require_printer.watchInterrupt(machine);
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
	return reportFailure(machine, require_printer.printerOf(machine, true), {
		name,
		phase: "main",
		thrown,
		interrupted: false
	});
}
async function commandNamed(machine, name) {
	const command = (await machine.commands.find((candidate) => candidate.name === name)?.load())?.command;
	if (command?.action === true) return command;
	throw require_platform_errors.platformErrors.create("SW0101", {
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
		const { refuseCandidateBesideRights } = await Promise.resolve().then(() => require("./commands-candidate-checkout.js"));
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
	const progress = require_printer.progressOn(machine, "output", {
		interactive: false,
		columns: logTerminal.columns,
		verbose
	}, true);
	return {
		progress,
		context: require_printer.contextOn(machine, {
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
	throw require_platform_errors.platformErrors.create("SW0105", {
		message: `There is no folder ${named} in ${machine.directory}.`,
		next: "Check the repository out before this step (actions/checkout), and name a folder of it in `working-directory`."
	});
}

// src/actions/process.ts
/** The process of an action. */
/** Runs one phase of a command's action and ends the process. */
function runActionProcess(commands, name, phase) {
	const masked = maskingRedaction(require_redaction.createRedaction(), process.env, (line) => void require_printer.writeFully(1, line));
	const machine = {
		...require_printer.edgeProcess(masked),
		commands
	};
	return require_printer.endWith(() => runAction(machine, name, phase), (error) => reportActionCrash(machine, name, error));
}

exports.runActionProcess = runActionProcess;
