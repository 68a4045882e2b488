const require_visible = require("./platform-visible.js");
let node_child_process = require("node:child_process");

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
	return require_visible.visibleLine("code" in error ? String(error.code) : error.message).slice(0, 80);
}
/** Keeps everything, and ends the program where more than `most` bytes come. */
function wholeOutput(most) {
	const chunks = [];
	let size = 0;
	return {
		take(chunk) {
			size += chunk.byteLength;
			if (size > most) return false;
			chunks.push(chunk);
			return true;
		},
		text: () => Buffer.concat(chunks).toString("utf8")
	};
}
/** Keeps the first bytes, and reads the rest so that the program is not held up. */
function beginningOfOutput(most) {
	const chunks = [];
	let size = 0;
	return {
		take(chunk) {
			if (size < most) chunks.push(chunk.subarray(0, most - size));
			size += chunk.byteLength;
			return true;
		},
		text: () => Buffer.concat(chunks).toString("utf8")
	};
}
/** Keeps the last bytes. For both streams at once, it has them in the order in which they came. */
function endOfOutput(most) {
	let kept = Buffer.alloc(0);
	return {
		take(chunk) {
			kept = Buffer.concat([kept, chunk]).subarray(-most);
			return true;
		},
		text: () => kept.toString("utf8")
	};
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
/** Words of a program for a message: one line without control and invisible characters, the last one of several. */
function shownLine(text, most) {
	return require_visible.visibleLine(text.trim().split("\n").at(-1) ?? "").slice(0, most);
}

Object.defineProperty(exports, "beginningOfOutput", {
  enumerable: true,
  get: function () {
    return beginningOfOutput;
  }
});
Object.defineProperty(exports, "eachLine", {
  enumerable: true,
  get: function () {
    return eachLine;
  }
});
Object.defineProperty(exports, "endOfOutput", {
  enumerable: true,
  get: function () {
    return endOfOutput;
  }
});
Object.defineProperty(exports, "runProcess", {
  enumerable: true,
  get: function () {
    return runProcess;
  }
});
Object.defineProperty(exports, "shownLine", {
  enumerable: true,
  get: function () {
    return shownLine;
  }
});
Object.defineProperty(exports, "wholeOutput", {
  enumerable: true,
  get: function () {
    return wholeOutput;
  }
});
