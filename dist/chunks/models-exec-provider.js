const require_bounded_process = require("./platform-bounded-process.js");
const require_json = require("./platform-json.js");
const require_visible = require("./platform-visible.js");
const require_completion = require("./models-completion.js");
const require_request = require("./models-request.js");

// src/models/exec-provider.ts
/**
* `provider: exec`: a command of one's own answers. It gets a request as JSON on standard input and writes an answer as
* JSON on standard output. No shell, no environment but what is named, bounded output, ended with its process group.
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
/** Standard error that is shown where it fails, bytes. */
const shownError = 500;
/** Bytes that are kept to find them in: a stack may stand behind the line that tells. */
const keptError = 16384;
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
/** Starts one process for each request. */
function createExecProvider(options) {
	return {
		name: "exec",
		ask: (request, asked) => ask(options, request, asked),
		close() {}
	};
}
async function ask(options, request, asked) {
	const began = performance.now();
	const [program = "", ...parameters] = options.command;
	const output = require_bounded_process.wholeOutput(require_completion.largestCompletion);
	const errors = require_bounded_process.endOfOutput(keptError);
	const ended = await require_bounded_process.runProcess({
		command: {
			program,
			parameters
		},
		folder: options.folder,
		environment: options.environment,
		input: Buffer.from(JSON.stringify(questionOf(request))),
		output,
		errors,
		signal: asked.signal
	});
	if (ended.how !== "exited" || ended.code !== 0) return {
		ok: false,
		failure: failureOf(options, ended, errors.text())
	};
	const answer = readAnswer(output.text(), request, Math.round(performance.now() - began));
	if (typeof answer === "string") return {
		ok: false,
		failure: failed(options, `wrote no answer: ${answer}`, "It writes one JSON document: {\"text\": \"\u2026\"}, or {\"content\": [\u2026], \"stopReason\": \"end_turn\", \"usage\": {\"inputTokens\": 1, \"outputTokens\": 1}}.")
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
function failureOf(options, ended, errors) {
	switch (ended.how) {
		case "stopped": return {
			kind: "interrupted",
			message: "Stopped before an answer came.",
			next: "Run the same command again: it goes on where it stopped."
		};
		case "not-started": return failed(options, `cannot be started (${ended.code})`, "Check `models.exec.command` in slipway.yaml: the program and its arguments as a list, without a shell.");
		case "too-much": return failed(options, "writes more than Slipway reads", "Let it write the answer alone on standard output.");
		default: {
			const how = ended.how === "exited" ? `exit code ${ended.code}` : ended.how === "killed" ? `signal ${ended.signal}` : ended.how;
			const words = require_bounded_process.shownLine(telling(errors), shownError);
			return failed(options, `ended with ${how}${words === "" ? "" : `: ${words}`}`, "Run it by hand with a request on standard input; its environment holds only the variables that `models.exec.environment` names.");
		}
	}
}
/** The last line that names an error, as most languages write one; else the end of what was said. */
function telling(errors) {
	return errors.split("\n").filter((line) => /^(?:Uncaught )?[\w.]*(?:Error|Exception)(?: \[\w+\])?: \S/.test(line)).at(-1) ?? errors.replace(/\s+/g, " ").slice(-500);
}
function failed({ command }, how, next) {
	return {
		kind: "command",
		message: `The command ${require_visible.visibleLine(command.join(" ")).slice(0, 200)} ${how}.`,
		next
	};
}

Object.defineProperty(exports, "createExecProvider", {
  enumerable: true,
  get: function () {
    return createExecProvider;
  }
});
Object.defineProperty(exports, "credentialsAmong", {
  enumerable: true,
  get: function () {
    return credentialsAmong;
  }
});
Object.defineProperty(exports, "execEnvironment", {
  enumerable: true,
  get: function () {
    return execEnvironment;
  }
});
