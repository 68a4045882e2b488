const require_bounded_process = require("./platform-bounded-process.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_visible = require("./platform-visible.js");
const require_network_codes = require("./platform-network-codes.js");
const require_redaction = require("./platform-redaction.js");
const require_load = require("./platform-shape.js");

// src/commands/releases/address-check.ts
/** An address that takes longer is not well: people wait behind it. */
const answerMilliseconds = 1e4;
/** Ports that no client of fetch asks (https://fetch.spec.whatwg.org/#port-blocking). */
const blockedPorts = /* @__PURE__ */ new Set([
	0,
	1,
	7,
	9,
	11,
	13,
	15,
	17,
	19,
	20,
	21,
	22,
	23,
	25,
	37,
	42,
	43,
	53,
	69,
	77,
	79,
	87,
	95,
	101,
	102,
	103,
	104,
	109,
	110,
	111,
	113,
	115,
	117,
	119,
	123,
	135,
	137,
	139,
	143,
	161,
	179,
	389,
	427,
	465,
	512,
	513,
	514,
	515,
	526,
	530,
	531,
	532,
	540,
	548,
	554,
	556,
	563,
	587,
	601,
	636,
	989,
	990,
	993,
	995,
	1719,
	1720,
	1723,
	2049,
	3659,
	4045,
	4190,
	5060,
	5061,
	6e3,
	6566,
	6665,
	6666,
	6667,
	6668,
	6669,
	6679,
	6697,
	10080
]);
/**
* An address is well where it answers with a status from 200 to 299. Redirects are answers, and not followed. Its name and
* its reasons stand in records and logs, so they hold neither the query nor what looks like a credential.
*
* @param environment name of the environment in slipway.yaml that has the address; undefined for the command line
* @throws SW0103 for what is no address, or holds a credential.
*/
function addressCheck(address, failures, environment, context) {
	const url = URL.parse(address);
	const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
	if (url === null || !isHttp) {
		const bare = address.replace(/[?#].*$/s, "?\u2026").replace(/\/\/[^/]*@/, "//\u2026@");
		throw notTaken(environment, `takes addresses that begin with https://, not ${JSON.stringify(require_visible.visibleLine(require_redaction.maskShapes(bare).slice(0, 100)))}`, "https://example.com/health");
	}
	if (url.username !== "" || url.password !== "") throw notTaken(environment, `takes no address with a user's name or password in it (${url.host})`, void 0);
	return {
		name: shownAddress(url),
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
				return `It did not answer: ${reasonOf(error, url)}.`;
			}
		}
	};
}
/** @param example an address that is taken; undefined where the check needs a credential, for which there is a command */
function notTaken(environment, problem, example) {
	const byCommand = "Ask with a command that reads the credential from a variable, such as `curl --fail --config FILE ADDRESS`.";
	return environment === void 0 ? require_platform_errors.platformErrors.create("SW0103", {
		message: `--probe ${problem}.`,
		next: example === void 0 ? byCommand : `Write it as in --probe ${example}.`
	}) : require_platform_errors.platformErrors.create("SW0103", {
		message: `\`probes\` under \`environments.${environment}.watch\` ${problem}.`,
		next: example === void 0 ? byCommand : `Write it in slipway.yaml as in \`probes: [${example}]\`.`,
		place: { file: require_load.configFileName }
	});
}
/** Queries hold keys more often than not. */
function shownAddress(url) {
	return require_visible.visibleLine(require_redaction.maskShapes(`${url.origin}${url.pathname}${url.search === "" ? "" : "?\u2026"}`));
}
/** What was not reached, and why, with the code that a search finds more about. */
function reasonOf(error, url) {
	const host = require_visible.visibleLine(url.host);
	if (error instanceof Error && error.name === "TimeoutError") return lateWords(host);
	const code = require_network_codes.networkCodeOf(error);
	if (code === void 0) {
		const { name, message } = innermost(error);
		if (url.port !== "" && blockedPorts.has(Number(url.port))) return `no HTTP client asks port ${url.port}, which is reserved for something else`;
		if (name === "HTTPParserError") return wordsFor("HPE_", host);
		return `the connection to ${host} failed: ${require_visible.visibleLine(message).slice(0, 80)}`;
	}
	return `${wordsFor(code, host)} (${require_visible.visibleLine(code).slice(0, 80)})`;
}
function wordsFor(code, host) {
	if (code === "ECONNREFUSED") return `nobody listens at ${host}`;
	if (code === "ENOTFOUND") return `there is no host of the name ${host}`;
	if (code === "EAI_AGAIN") return `the name ${host} could not be looked up`;
	if (/^E(?:HOST|NET)(?:UNREACH|DOWN)$|^EADDRNOTAVAIL$/.test(code)) return `no way leads to ${host}`;
	if (/TIMEOUT|^ETIMEDOUT$/.test(code)) return lateWords(host);
	if (code === "CERT_HAS_EXPIRED") return `the certificate of ${host} has expired`;
	if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return `the certificate of ${host} is for another name`;
	if (/SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT/.test(code)) return `the certificate of ${host} is not trusted`;
	if (/^ERR_(?:SSL|TLS)|^EPROTO$/.test(code)) return `there is no TLS with ${host}`;
	if (/^HPE_/.test(code)) return `what ${host} answers is no HTTP`;
	if (require_network_codes.brokenCodes.includes(code) || code === "UND_ERR_SOCKET") return `the connection to ${host} was cut`;
	return `the connection to ${host} failed`;
}
function lateWords(host) {
	return `nothing came from ${host} within ${answerMilliseconds / 1e3} s`;
}
/** The innermost cause says it: fetch itself only says that it failed. */
function innermost(error) {
	let at = error;
	for (let depth = 0; depth < 4 && at instanceof Error && at.cause instanceof Error; depth += 1) at = at.cause;
	return at instanceof Error ? at : {
		name: "",
		message: "for an unknown reason"
	};
}

// src/commands/releases/health-checks.ts
/** A command may run a few requests of its own. */
const commandMilliseconds = 6e4;
/** Bytes of the end of a command's output: its last line is what it said. */
const longestOutput = 16384;
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
	if (alarms.length > mostAlarms) throw require_platform_errors.platformErrors.create("SW0103", {
		message: `${alarms.length} alarms are more than CloudWatch shows at once (${mostAlarms}).`,
		next: "Put them under one composite alarm, and watch that."
	});
	return [...checks, alarmCheck(alarms, await serviceClient("monitoring", project, environment, "watch", context))];
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
async function runInShell(line, about, { cwd, environment, signal }) {
	signal.throwIfAborted();
	const said = require_bounded_process.endOfOutput(longestOutput);
	const ended = await require_bounded_process.runProcess({
		command: { line },
		folder: cwd,
		environment: {
			...environment,
			...about
		},
		output: said,
		errors: said,
		signal,
		timeLimit: commandMilliseconds
	});
	switch (ended.how) {
		case "not-started": return `It could not be started: ${ended.code}.`;
		case "timed-out": return `It did not end within ${commandMilliseconds / 1e3} s.`;
		case "exited": return ended.code === 0 ? void 0 : endedWith(`with exit code ${ended.code}`, said.text());
		case "killed": return endedWith(`by ${ended.signal}`, said.text());
		default: return endedWith("before it was done", said.text());
	}
}
function endedWith(how, output) {
	const said = require_bounded_process.shownLine(output, 200);
	return `It ended ${how}${said === "" ? "" : `: ${said}`}.`;
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
			return `${ringing.map(({ name }) => name).join(" and ")} is in ALARM: ${require_visible.visibleLine(first.reason).slice(0, 300)}`;
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
