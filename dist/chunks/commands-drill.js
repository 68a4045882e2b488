const require_command = require("./platform-command.js");
const require_duration = require("./platform-duration.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_errors = require("./platform-errors.js");
const require_errors$1 = require("./releases-errors.js");
const require_open = require("./commands-releases-open.js");
const require_pointer = require("./releases-keys.js");
const require_rollback = require("./releases-rollback.js");
const require_gate = require("./commands-releases-gate.js");
const require_health_checks = require("./commands-releases-address-check.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_words = require("./commands-releases-words.js");

// src/releases/drill.ts
/**
* A rollback for practice: back to the release before, look, and forward again. It proves that going back works and how
* long it takes, before anybody needs it. Two records remain in the history; what is live in the end is what was before.
*/
const reason = "drill: a rollback for practice";
/**
* Goes back and returns.
*
* @throws SW0613 where there is nothing to go back to, SW0640 where the live release is a rollback, or another release
*   came in between, or going forward failed: its message then says what is live. What `rollback` throws on the way
*   back. What a look threw besides expected failures, an interruption above all, after the way forward.
*/
async function drill(request) {
	const { environment } = request;
	const before = (await require_rollback.requirePointer(request)).record;
	if (before.rollbackOf !== void 0) throw require_errors$1.releasesErrors.create("SW0640", {
		message: `${before.version} is live in ${environment} because of a rollback, so there is nothing to practise on.`,
		next: "Run the drill after the next release."
	});
	const from = require_pointer.liveSequence(before);
	const back = await step(request, () => require_rollback.rollback({
		...request,
		from,
		reason
	}));
	const forward = await step(request, () => require_rollback.rollback({
		...request,
		from: back.record.seq,
		to: {
			kind: "sequence",
			seq: from
		},
		unblock: reason,
		reason
	})).catch((cause) => {
		throw leftBehind(environment, before, back.record, cause);
	});
	for (const { thrown } of [back, forward]) if (thrown !== void 0) throw thrown.cause;
	return {
		before,
		back,
		forward
	};
}
async function step(request, act) {
	const { store, environment, clock } = request;
	const start = clock();
	const outcome = await act();
	if (outcome.outcome !== "released" || outcome.supersededBy !== void 0) throw interrupted(environment, outcome);
	const { record } = outcome.release;
	const seen = (await require_rollback.requirePointer({
		store,
		environment
	})).record;
	const manifest = await require_open.readManifest(store, seen.bundle);
	if (seen.id !== record.id || manifest === void 0) throw interrupted(environment, outcome);
	const milliseconds = clock() - start;
	try {
		return {
			record,
			milliseconds,
			problem: await request.look?.(record),
			thrown: void 0
		};
	} catch (cause) {
		if (require_errors.isSlipwayError(cause) && cause.class !== "interrupted") return {
			record,
			milliseconds,
			problem: cause.message,
			thrown: void 0
		};
		return {
			record,
			milliseconds,
			problem: void 0,
			thrown: { cause }
		};
	}
}
/** The way forward failed for a reason of its own. What came in between has its own words. */
function leftBehind(environment, before, back, cause) {
	if (require_errors.isSlipwayError(cause) && cause.code === "SW0640") return cause;
	const why = cause instanceof Error ? cause.message : String(cause);
	return require_errors$1.releasesErrors.create("SW0640", {
		message: `The drill went back to ${back.version}, and could not go forward again: ${why} Where nobody released meanwhile, ${back.version} is live in ${environment} and ${before.version} is blocked.`,
		next: `Run \`slipway rollback ${environment} --to ${before.version} --unblock "end of the drill"\`, and look at what is live with \`slipway history ${environment}\`.`,
		cause
	});
}
function interrupted(environment, outcome) {
	const why = outcome.outcome === "waiting" ? `the gate of ${environment} does not let it: ${outcome.reasons.join(" ")}` : "another release came in between";
	return require_errors$1.releasesErrors.create("SW0640", {
		message: `The drill stopped: ${why}.`,
		next: `Look at what is live with \`slipway history ${environment}\`; where it is the older release, \`slipway rollback ${environment} --to VERSION --unblock "end of the drill"\` brings the newer one back.`
	});
}

// src/commands/drill.ts
/** `slipway drill`: a rollback for practice, and back again. */
const command = require_command.defineCommand({
	name: "drill",
	summary: "Practise a rollback: go back, look, and return",
	description: ["Rolls an environment back to the release before, looks whether readers see it and whether the checks under `watch:` are well, and goes forward again. It says how long each step took. In the end the same release is live as before; two records remain in the history, with the reason `drill`.", "For an environment such as beta, on a schedule: a rollback that was never tried is a hope. An environment with a gate is refused, because the way forward could be held back there."].join("\n\n"),
	examples: [{
		line: "slipway drill beta",
		explains: "back and forth in beta"
	}],
	inputs: { environment: require_inputs.environmentInput },
	outputs: {
		ok: { description: "`true` where both steps worked and the checks were well" },
		"back-milliseconds": { description: "How long going back took" },
		"forward-milliseconds": { description: "How long returning took" },
		version: { description: "Version of what is live in the end: the same as before" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run({ environment: name }, context) {
		const steady = {
			...context,
			signal: new AbortController().signal
		};
		const open = await require_open.openEnvironment(name, "rollback", steady);
		const { environment } = open;
		const say = () => context.progress.note(`The drill goes forward again before it ends. Where that is cut off, \`slipway history ${environment.name}\` shows what is live, and \`slipway rollback ${environment.name} --to VERSION --unblock "end of the drill"\` brings the newer release back.`);
		context.signal.addEventListener("abort", say, { once: true });
		try {
			if (environment.gate !== void 0) throw require_errors$1.releasesErrors.create("SW0640", {
				message: `${environment.name} has a gate, which could hold back the way forward.`,
				next: "Practise in an environment without one: `slipway drill beta`."
			});
			const checks = await require_health_checks.checksOf(require_health_checks.configuredChecks(open), open, 1, context);
			const request = await require_open.markRequest(open, steady);
			context.signal.throwIfAborted();
			const report = await drill({
				...request,
				decide: require_gate.gateOf(open, steady),
				wait: require_open.waiter(steady),
				clock: () => performance.now(),
				look: () => lookAround(open, checks, context)
			});
			const problems = [report.back, report.forward].flatMap(({ problem }) => problem ?? []);
			return {
				exitCode: problems.length === 0 ? 0 : 1,
				outputs: {
					ok: String(problems.length === 0),
					"back-milliseconds": String(Math.round(report.back.milliseconds)),
					"forward-milliseconds": String(Math.round(report.forward.milliseconds)),
					version: report.forward.record.version
				},
				render: (format) => format === "json" ? require_json_document.jsonDocument({
					format: "slipway/drill/v1",
					environment: environment.name,
					ok: problems.length === 0,
					before: mentionOf(report.before),
					back: stepDocument(report.back),
					forward: stepDocument(report.forward)
				}) : drillText(environment.name, report, context)
			};
		} finally {
			context.signal.removeEventListener("abort", say);
			await open.store.close();
		}
	}
});
/** The mirror follows, as after every rollback; then the checks of the environment, each asked once. */
async function lookAround(open, checks, context) {
	context.signal.throwIfAborted();
	await require_open.followWithMirror(open, context);
	for (const check of checks) {
		const reason = await check.ask();
		if (reason !== void 0) return `${check.name}: ${reason}`;
	}
}
function mentionOf(record) {
	return {
		seq: require_pointer.liveSequence(record),
		version: record.version,
		bundle: record.bundle
	};
}
function stepDocument({ record, milliseconds, problem }) {
	return {
		...mentionOf(record),
		milliseconds: Math.round(milliseconds),
		problem: problem ?? null
	};
}
function drillText(environment, { before, back, forward }, { terminal }) {
	const paint = require_paint.createPaint(terminal.color);
	const problem = back.problem ?? forward.problem;
	const words = ({ record, milliseconds }) => `${require_release_text.liveWords(record)} after ${require_duration.durationInWords(milliseconds)}`;
	const heading = problem === void 0 ? require_release_text.doneHeading(paint, environment, "going back works") : `${paint("red", "\u2718")} ${paint("bold", environment)}  going back works, and something was not well`;
	return require_release_text.factSheet(paint, heading, [
		["before", require_release_text.liveWords(before)],
		["back", words(back)],
		["forward", words(forward)],
		problem === void 0 ? void 0 : ["problem", require_words.foreign(problem, 400)]
	]);
}

exports.command = command;
