const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_environment = require("./platform-environment.js");
let node_fs = require("node:fs");

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
	if (!text.includes("\x1B")) return require_visible.visible(text);
	return text.split(/(\x1b\[\d{1,2}m)/).map((piece) => color && require_paint.isPaintSequence(piece) ? piece : require_visible.visible(piece)).join("");
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
		settings.write(`${require_visible.visible(text)}\n`);
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
	const words = require_visible.visibleLine(text);
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
function progressOn(machine, stream, settings, onRunner = require_environment.isOnRunner(machine.environment)) {
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
function printerOf(machine, onRunner = require_environment.isOnRunner(machine.environment)) {
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

Object.defineProperty(exports, "contextOn", {
  enumerable: true,
  get: function () {
    return contextOn;
  }
});
Object.defineProperty(exports, "edgeProcess", {
  enumerable: true,
  get: function () {
    return edgeProcess;
  }
});
Object.defineProperty(exports, "endWith", {
  enumerable: true,
  get: function () {
    return endWith;
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
