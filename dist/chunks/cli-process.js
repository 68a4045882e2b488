const require_package = require("./package.json.js");
const require_commands = require("./commands-index.js");
const require_printer = require("./edge-interruption.js");
const require_redaction = require("./platform-redaction.js");
const require_environment = require("./platform-environment.js");
const require_errors = require("./platform-errors.js");
const require_inputs = require("./platform-inputs.js");
const require_nearest = require("./platform-nearest.js");
const require_platform_errors = require("./platform-platform-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

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
			const shape = shapeOf.get(name);
			const isValue = shape?.aloneUnless === void 0 || words[index + 1]?.startsWith(shape.aloneUnless) === true;
			const takesNext = !inline && shape?.takesValue === true && isValue;
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
/** What `-C` names, read without judging the other words. */
function directoryIn(words) {
	const at = words.findLastIndex((word) => /^(?:-C|--directory)(?:=|$)/.test(word));
	const [, inline] = /^[^=]*=(.*)$/s.exec(words[at] ?? "") ?? [];
	return at === -1 ? void 0 : inline ?? words[at + 1];
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
			const text = flag.aloneUnless !== void 0 && token.value === void 0 ? "true" : flagValue(token.value, token.inline, flag, voice);
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
	const [example] = command.examples ?? [];
	const missing = example === void 0 ? help : `For example \`${example.line}\`. ${help}`;
	const inputs = require_inputs.completeInputs(command.inputs, given, (name, definition) => ({
		shown: shownName(name, definition),
		next: missing
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

// src/cli/live-text.ts
/** Characters after which a line is shown up to its last blank, though it has not ended. */
const longestHeld = 60;
/**
* `print` redacts and makes harmless what it prints. A secret has no blanks, so pieces are cut at white space only, and
* never in the middle of a word.
*/
function createLiveText(print) {
	let held = "";
	let lineOpen = false;
	const show = (text) => {
		if (text === "") return;
		print(text);
		lineOpen = !text.endsWith("\n");
	};
	return {
		write(text) {
			held += text;
			const line = held.lastIndexOf("\n") + 1;
			const blank = held.length - line > longestHeld ? held.lastIndexOf(" ") + 1 : 0;
			const end = Math.max(line, blank);
			show(held.slice(0, end));
			held = held.slice(end);
		},
		end() {
			show(held);
			held = "";
			if (lineOpen) show("\n");
		}
	};
}

// src/cli/main.ts
/** The command line: finds the command, runs it, prints what it hands back. Everything of the process comes in as `Machine`. */
/** Runs one command line and returns the process's exit code. Never throws. */
async function runCommandLine(machine) {
	const print = require_printer.printerOf(machine);
	const { command: name, rest } = splitArguments(machine.arguments);
	let interrupted = false;
	try {
		if (name === void 0) return await runWithoutCommand(machine, print);
		if (name === "help") return await showHelp(machine, print, splitArguments(rest).command);
		const command = await findCommand(machine, name);
		if (generalChoices(beforeTerminator(rest)).help) return await showHelp(machine, print, name);
		const invocation = await invocationOf(machine, command, rest);
		const interruption = require_printer.watchInterrupt(machine);
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
/** Reads the words after the command's name. Whoever forgets the environment is told which there are. */
async function invocationOf(machine, command, words) {
	try {
		return parseInvocation(command, words);
	} catch (thrown) {
		if (!require_errors.isSlipwayError(thrown) || !(thrown.cause instanceof require_inputs.MissingInput)) throw thrown;
		if (thrown.cause.definition.names !== "environment") throw thrown;
		const { environmentsHere } = await Promise.resolve().then(() => require("./commands-environment-names.js"));
		const there = await environmentsHere((0, node_path.resolve)(machine.directory, directoryIn(words) ?? "."));
		if (there === void 0) throw thrown;
		const { message, next, cause } = thrown;
		throw require_platform_errors.platformErrors.create("SW0104", {
			message,
			next: `${there} ${next}`,
			cause
		});
	}
}
/** Reports an error that escaped from everything else, and returns the exit code. */
async function reportCrash(machine, thrown) {
	return printFailure(machine, require_printer.printerOf(machine), thrown, false);
}
async function runCommand(machine, command, invocation, print, interruption) {
	const directory = directoryOf(machine, invocation.directory);
	const terminal = require_environment.terminalFacts(machine.environment, machine.standardOutput, invocation.color);
	const display = require_environment.terminalFacts(machine.environment, machine.standardError, invocation.color);
	const progress = require_printer.progressOn(machine, "error", {
		interactive: display.interactive,
		columns: display.columns,
		verbose: invocation.verbose
	});
	interruption.onWait(() => progress.note("Stopping. Press Ctrl-C again to stop at once."));
	const isWatched = terminal.interactive && invocation.format === "text";
	const printLive = (text) => {
		progress.clear();
		print("output", text, "text", terminal.color);
	};
	const context = {
		...require_printer.contextOn(machine, {
			directory,
			terminal,
			progress,
			signal: interruption.signal
		}),
		...isWatched ? { live: createLiveText(printLive) } : {}
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
	print("error", overview(machine.commands, require_environment.terminalFacts(machine.environment, machine.standardError, void 0)));
	return 2;
}
async function showHelp(machine, print, name) {
	const choices = generalChoices(machine.arguments);
	const terminal = require_environment.terminalFacts(machine.environment, machine.standardOutput, choices.color);
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
	const { exitCodeOf, failureDocument, failureOf, failureText } = await Promise.resolve().then(() => require("./edge-failure.js")).then((n) => n.failure_exports);
	const failure = failureOf(thrown, interrupted);
	const { color: colorFlag, json, verbose } = generalChoices(beforeTerminator(machine.arguments));
	if (json) print("output", failureDocument(failure), "json");
	if (!json || verbose || !require_errors.isSlipwayError(thrown) && failure.class === "internal") {
		const { color } = require_environment.terminalFacts(machine.environment, machine.standardError, colorFlag);
		print("error", failureText(failure, {
			color,
			verbose
		}), "text", color);
	}
	return exitCodeOf(failure);
}

// src/cli/process.ts
/** The real machine: this process, its streams and its signals. */
/** Runs the command line of this process and ends it with the exit code. */
async function runProcess() {
	const machine = processMachine();
	return require_printer.endWith(() => runCommandLine(machine), (error) => reportCrash(machine, error));
}
/** What `runCommandLine` needs, from this process. */
function processMachine() {
	return {
		...require_printer.edgeProcess(require_redaction.createRedaction()),
		arguments: process.argv.slice(2),
		version: require_package.version,
		commands: require_commands.commandEntries(),
		standardOutput: streamFacts(1),
		standardError: streamFacts(2)
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

exports.globalFlags = globalFlags;
exports.runProcess = runProcess;
exports.shownName = shownName;
