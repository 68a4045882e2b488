const require_errors = require("./models-errors.js");
const require_json = require("./platform-json.js");
const require_process_group = require("./platform-process-group.js");
const require_inputs = require("./commands-index.js");
const require_completion = require("./models-completion.js");
const require_request = require("./models-request.js");
const require_foreign_code = require("./commands-evaluation-foreign-code.js");
let node_child_process = require("node:child_process");

// src/models/exec-provider.ts
/**
* `provider: exec`: a command of one's own answers. It gets a request as JSON on standard input and writes an answer as
* JSON on standard output. No shell, no environment but what is named, bounded output, ended with all that it started.
*/
/** What any program needs to run at all; no credential is among them. */
const plainVariables = [
	"PATH",
	"HOME",
	"LANG",
	"LC_ALL",
	"TZ",
	"TMPDIR",
	"TEMP",
	"TMP",
	"SystemRoot",
	"PATHEXT",
	"COMSPEC"
];
/**
* What opens AWS, GitHub or Slipway itself. Variables of actions are among them, for inputs hold tokens. Upper case,
* for Windows does not tell cases apart.
*/
const credentials = /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN|WEB_IDENTITY_TOKEN_FILE|SHARED_CREDENTIALS_FILE|CONFIG_FILE|CONTAINER_.*|BEARER_TOKEN_.*)|ACTIONS_.*|INPUT_.*|SLIPWAY_.*|(?:GITHUB|GH|GITHUB_ENTERPRISE|GH_ENTERPRISE)_TOKEN)$/s;
/** Those of the names that no command may get. */
function credentialsAmong(names) {
	return names.filter((name) => credentials.test(name.toUpperCase()));
}
/** The environment of the command: what every program needs, and the variables that slipway.yaml names. */
function execEnvironment(environment, named) {
	const kept = {};
	for (const name of [...plainVariables, ...named]) {
		const value = environment[name];
		if (value !== void 0) kept[name] = value;
	}
	return kept;
}
function createExecProvider(options) {
	return {
		name: "exec",
		ask: (request, asked) => ask(options, request, asked),
		close() {}
	};
}
async function ask(options, request, asked) {
	const began = performance.now();
	const ended = await run(options, Buffer.from(JSON.stringify(questionOf(request))), asked.signal);
	if (ended.kind !== "output") return {
		ok: false,
		failure: failureOf(options, ended)
	};
	const answer = readAnswer(ended.output, request, Math.round(performance.now() - began));
	if (typeof answer === "string") return {
		ok: false,
		failure: failed(options, `wrote no answer: ${answer}`, "It writes one JSON document: {\"text\": \"…\"}, or {\"content\": […], \"stopReason\": \"end_turn\", \"usage\": {\"inputTokens\": 1, \"outputTokens\": 1}}.")
	};
	asked.onText?.(answer.content.map((part) => "text" in part ? part.text : "").join(""));
	return {
		ok: true,
		answer
	};
}
/** The canonical request, and the bytes of its media in base64 by their SHA-256. */
function questionOf(request) {
	const media = Object.fromEntries([...request.media].map(([sha256, bytes]) => [sha256, Buffer.from(bytes).toString("base64")]));
	return {
		...JSON.parse(Buffer.from(require_request.requestBytes(request)).toString("utf8")),
		request: request.digest,
		media
	};
}
function run({ command, folder, environment }, input, signal) {
	const [program = "", ...words] = command;
	return new Promise((resolve) => {
		const child = (0, node_child_process.spawn)(program, words, {
			cwd: folder,
			env: environment,
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			shell: false,
			...require_process_group.groupOptions()
		});
		const output = [];
		let size = 0;
		let errors = "";
		let outcome;
		const end = (how) => {
			outcome ??= how;
			require_process_group.endGroup(child);
		};
		const onAbort = () => end({ kind: "stopped" });
		if (signal.aborted) onAbort();
		signal.addEventListener("abort", onAbort, { once: true });
		child.stdout.on("data", (chunk) => {
			size += chunk.byteLength;
			if (size > 16777216) end({ kind: "too-large" });
			else output.push(chunk);
		});
		child.stderr.on("data", (chunk) => {
			errors = `${errors}${chunk.toString("utf8")}`.slice(-500);
		});
		child.on("error", (error) => {
			outcome ??= {
				kind: "not-started",
				code: error.code ?? "UNKNOWN"
			};
			signal.removeEventListener("abort", onAbort);
			resolve(outcome);
		});
		child.stdin.on("error", () => void 0);
		child.stdin.end(input);
		child.on("close", (code, killed) => {
			signal.removeEventListener("abort", onAbort);
			if (outcome !== void 0) resolve(outcome);
			else if (code === 0) resolve({
				kind: "output",
				output: Buffer.concat(output).toString("utf8")
			});
			else resolve({
				kind: "failed",
				how: code === null ? `signal ${killed}` : `exit code ${code}`,
				errors
			});
		});
	});
}
/** A text where it is none, saying why. */
function readAnswer(output, request, milliseconds) {
	let value;
	try {
		value = JSON.parse(output);
	} catch {
		return output.trim() === "" ? "nothing came" : "what came is no JSON";
	}
	if (!require_json.isJsonObject(value)) return "the document is no object";
	const text = require_json.ownProperty(value, "text");
	const content = typeof text === "string" ? [{ text }] : partsIn(require_json.ownProperty(value, "content"));
	if (content === void 0) return "it has neither `text` nor `content` with parts";
	const stopReason = require_json.ownProperty(value, "stopReason") ?? (content.some((part) => "toolUse" in part) ? "tool_use" : "end_turn");
	if (typeof stopReason !== "string" || !/^[a-z_]{1,64}$/.test(stopReason)) return "`stopReason` is no word such as end_turn";
	return {
		content,
		stopReason,
		usage: usageOf(require_json.ownProperty(value, "usage"), content, request),
		latencyMilliseconds: milliseconds
	};
}
function partsIn(content) {
	if (!Array.isArray(content)) return void 0;
	const parts = [];
	for (const part of content) {
		if (!require_json.isJsonObject(part)) return void 0;
		const text = require_json.ownProperty(part, "text");
		const use = require_json.ownProperty(part, "toolUse");
		if (typeof text === "string") parts.push({ text });
		else if (require_json.isJsonObject(use) && typeof use["name"] === "string") {
			const id = use["id"];
			parts.push({ toolUse: {
				id: typeof id === "string" ? id : `call_${parts.length + 1}`,
				name: use["name"],
				input: use["input"] ?? {}
			} });
		} else return void 0;
	}
	return parts;
}
/** What it counted, else an estimate that says so. */
function usageOf(value, content, request) {
	const usage = require_json.isJsonObject(value) ? value : {};
	const count = (name) => {
		const found = require_json.ownProperty(usage, name);
		return typeof found === "number" && Number.isSafeInteger(found) && found >= 0 ? found : void 0;
	};
	const inputTokens = count("inputTokens");
	const outputTokens = count("outputTokens");
	const estimated = inputTokens === void 0 || outputTokens === void 0;
	return {
		inputTokens: inputTokens ?? Math.ceil(require_request.textBytesOf(request) / 4),
		outputTokens: outputTokens ?? Math.ceil(Buffer.byteLength(JSON.stringify(content)) / 4),
		cacheReadTokens: count("cacheReadTokens") ?? 0,
		cacheWriteTokens: count("cacheWriteTokens") ?? 0,
		...estimated ? { estimated } : {}
	};
}
function failureOf(options, ended) {
	switch (ended.kind) {
		case "stopped": return {
			kind: "interrupted",
			message: "Stopped before an answer came.",
			next: "Run the same command again: it goes on where it stopped."
		};
		case "not-started": return failed(options, `cannot be started (${ended.code})`, "Check `models.exec.command` in slipway.yaml: the program and its arguments as a list, without a shell.");
		case "too-large": return failed(options, "writes more than Slipway reads", "Let it write the answer alone on standard output.");
		case "failed": {
			const words = require_inputs.visibleLine(ended.errors.trim().replace(/\s+/g, " "));
			return failed(options, `ended with ${ended.how}${words === "" ? "" : `: ${words}`}`, "Run it by hand with a request on standard input; its environment holds only the variables that `models.exec.environment` names.");
		}
	}
}
function failed({ command }, how, next) {
	return {
		kind: "command",
		message: `The command ${require_inputs.visibleLine(command.join(" ")).slice(0, 200)} ${how}.`,
		next
	};
}

// src/commands/models/exec.ts
/** The command that answers for `provider: exec`, where it may be started. */
/** @throws SW1101 without a command, SW1113 where starting it would hand a change what is not its own. */
async function openExec({ exec, trusted }, folder, context) {
	if (exec === void 0) throw require_errors.modelsErrors.create("SW1101", {
		message: "`provider: exec` has no command.",
		next: "Write `models.exec.command` in slipway.yaml.",
		place: { file: "slipway.yaml" }
	});
	if (await require_foreign_code.isForeignCode(context)) throw require_errors.modelsErrors.create("SW1113", {
		message: `The command ${shown(exec.command)} of \`models.exec\` is not started: the code here may be a stranger's (a pull request from a fork, pull_request_target or workflow_run).`,
		next: "Run with `--offline` in this workflow, or bring the change to a branch of this repository after its review."
	});
	if (!trusted) throw require_errors.modelsErrors.create("SW1113", {
		message: `The command ${shown(exec.command)} of \`models.exec\` is not started: in a workflow it is the default branch's, and that branch is not known here, or has no slipway.yaml in this folder.`,
		next: "Give the step GITHUB_TOKEN with `contents: read`, or check out with `fetch-depth: 0`; a new slipway.yaml counts when it is on the default branch."
	});
	const credentials = credentialsAmong(exec.environment ?? []);
	if (credentials.length > 0) throw require_errors.modelsErrors.create("SW1113", {
		message: `\`models.exec.environment\` names ${credentials.map((name) => require_inputs.visibleLine(name)).join(", ")}: credentials of the workflow, of AWS, GitHub or Slipway, are never handed to a command.`,
		next: "Remove them from slipway.yaml, and give the command a key of its own under a name of its own.",
		place: { file: "slipway.yaml" }
	});
	return createExecProvider({
		command: exec.command,
		folder,
		environment: execEnvironment(context.environment, exec.environment ?? [])
	});
}
function shown(command) {
	return require_inputs.visibleLine(command.join(" ")).slice(0, 200);
}

exports.openExec = openExec;
