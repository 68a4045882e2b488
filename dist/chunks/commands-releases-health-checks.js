const require_inputs = require("./commands-index.js");
const require_load = require("./platform-shape.js");
const require_process_group = require("./platform-process-group.js");
let node_child_process = require("node:child_process");

// src/platform/duration.ts
/** Durations as people write them: `90s`, `30m`, `12h`, `7d`, `2w`. */
const units = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
/** Milliseconds; undefined for what is no duration. A day has 24 hours. */
function readDuration(text) {
	const parts = /^([1-9]\d{0,5})([smhdw])$/.exec(text.trim());
	const unit = units[parts?.[2] ?? ""];
	return parts === null || unit === void 0 ? void 0 : Number(parts[1]) * unit;
}
/** `45 s`, `10 min`, `2 h 5 min`, `3 d`: rounded to what a person wants to know. */
function durationInWords(milliseconds) {
	const seconds = Math.round(milliseconds / 1e3);
	if (milliseconds < 9950) return `${(milliseconds / 1e3).toFixed(1).replace(/\.0$/, "")} s`;
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
	return `${Math.round(hours / 24)} d`;
}

// src/commands/releases/health-checks.ts
/** What `watch` asks: addresses that answer, commands that end well, alarms that are quiet. */
/** An address that takes longer is not well: people wait behind it. */
const answerMilliseconds = 1e4;
/** A command may run a few requests of its own. */
const commandMilliseconds = 6e4;
/** What stands under `watch:` of an environment. */
function configuredChecks({ environment: { watch } }) {
	return {
		probes: watch?.probes ?? [],
		commands: watch?.commands ?? [],
		alarms: watch?.alarms ?? [],
		writtenIn: "configuration"
	};
}
/**
* The checks to ask; empty where there is nothing to ask.
*
* @param failures in a row until an address or a command counts
* @throws SW0103 for an address that is none, and for more alarms than CloudWatch shows at once.
*/
async function checksOf({ probes, commands, alarms, writtenIn }, { project, environment }, failures, context) {
	const place = writtenIn === "command-line" ? void 0 : environment.name;
	const about = { SLIPWAY_ENVIRONMENT: environment.name };
	const checks = [...probes.map((address) => addressCheck(address, failures, place, context)), ...commands.map((line) => commandCheck(line, failures, about, context))];
	if (alarms.length === 0) return checks;
	const [{ serviceClient }, { mostAlarms }] = await Promise.all([Promise.resolve().then(() => require("./commands-releases-aws-service.js")).then((n) => n.aws_service_exports), Promise.resolve().then(() => require("./aws-cloudwatch.js"))]);
	if (alarms.length > mostAlarms) throw require_inputs.platformErrors.create("SW0103", {
		message: `${alarms.length} alarms are more than CloudWatch shows at once (${mostAlarms}).`,
		next: "Put them under one composite alarm, and watch that."
	});
	return [...checks, alarmCheck(alarms, await serviceClient("monitoring", project, environment, "watch", context))];
}
/** An address is well where it answers with a status from 200 to 299. Redirects are answers, and not followed. */
function addressCheck(address, failures, environment, context) {
	const url = URL.parse(address);
	if (url === null || url.protocol !== "http:" && url.protocol !== "https:") {
		const shown = JSON.stringify(require_inputs.visibleLine(address.slice(0, 100)));
		throw environment === void 0 ? require_inputs.platformErrors.create("SW0103", {
			message: `--probe takes an address that begins with https://, not ${shown}.`,
			next: "Write it as in --probe https://example.com/health."
		}) : require_inputs.platformErrors.create("SW0103", {
			message: `\`probes\` under \`environments.${environment}.watch\` takes addresses that begin with https://, not ${shown}.`,
			next: "Write it in slipway.yaml as in `probes: [https://example.com/health]`.",
			place: { file: require_load.configFileName }
		});
	}
	return {
		name: address,
		failures,
		async ask() {
			try {
				const answer = await fetch(url, {
					redirect: "manual",
					headers: { "user-agent": "slipway-watch" },
					signal: AbortSignal.any([context.signal, AbortSignal.timeout(answerMilliseconds)])
				});
				await answer.body?.cancel();
				return answer.ok ? void 0 : `It answered with status ${answer.status}.`;
			} catch (error) {
				context.signal.throwIfAborted();
				return `It did not answer: ${reasonOf(error)}.`;
			}
		}
	};
}
/** The innermost cause says it: fetch itself only says that it failed. */
function reasonOf(error) {
	if (!(error instanceof Error)) return "the connection failed";
	if (error.name === "TimeoutError") return `nothing within ${answerMilliseconds / 1e3} s`;
	const { cause } = error;
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
	return require_inputs.visibleLine(code).slice(0, 80);
}
/** A command is well where it ends with 0. It runs in a shell, in the folder and with the variables of this process. */
function commandCheck(line, failures, about, context) {
	return {
		name: line,
		failures,
		async ask() {
			const outcome = await runInShell(line, about, context);
			context.signal.throwIfAborted();
			return outcome;
		}
	};
}
function runInShell(line, about, context) {
	context.signal.throwIfAborted();
	return new Promise((resolve) => {
		let child;
		try {
			child = (0, node_child_process.spawn)(line, {
				shell: true,
				cwd: context.cwd,
				env: {
					...context.environment,
					...about
				},
				stdio: [
					"ignore",
					"pipe",
					"pipe"
				],
				...require_process_group.groupOptions()
			});
		} catch (error) {
			return resolve(notStarted(error));
		}
		let timedOut = false;
		const end = () => require_process_group.endGroup(child);
		const timer = setTimeout(() => {
			timedOut = true;
			end();
		}, commandMilliseconds);
		context.signal.addEventListener("abort", end, { once: true });
		let output = Buffer.alloc(0);
		const keep = (chunk) => {
			output = Buffer.concat([output, chunk]).subarray(-16384);
		};
		child.stdout.on("data", keep);
		child.stderr.on("data", keep);
		const ended = (problem) => {
			clearTimeout(timer);
			context.signal.removeEventListener("abort", end);
			resolve(problem);
		};
		child.on("error", (error) => ended(notStarted(error)));
		child.on("close", (code, signal) => {
			if (timedOut) return ended(`It did not end within ${commandMilliseconds / 1e3} s.`);
			if (code === 0) return ended(void 0);
			const how = code === null ? `by ${signal}` : `with exit code ${code}`;
			const said = require_inputs.visibleLine(output.toString("utf8").trim().split("\n").at(-1) ?? "").slice(0, 200);
			ended(`It ended ${how}${said === "" ? "" : `: ${said}`}.`);
		});
	});
}
function notStarted(error) {
	const code = error instanceof Error ? "code" in error ? String(error.code) : error.message : "unknown reason";
	return `It could not be started: ${require_inputs.visibleLine(code).slice(0, 80)}.`;
}
/** Alarms are asked together, in one request; each is well unless it is in ALARM. CloudWatch has its own patience. */
function alarmCheck(names, client) {
	return {
		name: names.length === 1 ? `alarm ${names[0]}` : `alarms ${names.join(", ")}`,
		failures: 1,
		async ask() {
			const { alarmStates } = await Promise.resolve().then(() => require("./aws-cloudwatch.js"));
			const ringing = (await alarmStates(client, names)).filter(({ state }) => state === "ALARM");
			const [first] = ringing;
			if (first === void 0) return void 0;
			return `${ringing.map(({ name }) => name).join(" and ")} is in ALARM: ${require_inputs.visibleLine(first.reason).slice(0, 300)}`;
		}
	};
}

Object.defineProperty(exports, "checksOf", {
  enumerable: true,
  get: function () {
    return checksOf;
  }
});
Object.defineProperty(exports, "configuredChecks", {
  enumerable: true,
  get: function () {
    return configuredChecks;
  }
});
Object.defineProperty(exports, "durationInWords", {
  enumerable: true,
  get: function () {
    return durationInWords;
  }
});
Object.defineProperty(exports, "readDuration", {
  enumerable: true,
  get: function () {
    return readDuration;
  }
});
