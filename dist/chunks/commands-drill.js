const require_command = require("./platform-command.js");
const require_health_checks = require("./commands-releases-health-checks.js");
const require_json_document = require("./platform-json-document.js");
const require_inputs = require("./commands-index.js");
const require_errors = require("./releases-errors.js");
const require_open = require("./commands-releases-open.js");
const require_name = require("./releases-name.js");
const require_rollback = require("./releases-rollback.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs$1 = require("./commands-releases-inputs.js");
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
*   came in between, and what `rollback` throws.
*/
async function drill(request) {
	const { environment } = request;
	const before = (await require_rollback.requirePointer(request)).record;
	if (before.rollbackOf !== void 0) throw require_errors.releasesErrors.create("SW0640", {
		message: `${before.version} is live in ${environment} because of a rollback, so there is nothing to practise on.`,
		next: "Run the drill after the next release."
	});
	const from = require_name.liveSequence(before);
	const back = await step(request, () => require_rollback.rollback({
		...request,
		from,
		reason
	}));
	return {
		before,
		back,
		forward: await step(request, () => require_rollback.rollback({
			...request,
			from: back.record.seq,
			to: {
				kind: "sequence",
				seq: from
			},
			unblock: reason,
			reason
		}))
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
	return {
		record,
		milliseconds: clock() - start,
		problem: await request.look?.(record)
	};
}
function interrupted(environment, outcome) {
	const why = outcome.outcome === "waiting" ? `the gate of ${environment} does not let it: ${outcome.reasons.join(" ")}` : "another release came in between";
	return require_errors.releasesErrors.create("SW0640", {
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
	inputs: { environment: require_inputs$1.environmentInput },
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
		const open = await require_open.openEnvironment(name, "rollback", context);
		const { environment } = open;
		try {
			if (environment.gate !== void 0) throw require_errors.releasesErrors.create("SW0640", {
				message: `${environment.name} has a gate, which could hold back the way forward.`,
				next: "Practise in an environment without one: `slipway drill beta`."
			});
			const report = await drill({
				...await require_open.markRequest(open, context),
				decide: require_gate.gateOf(open, context),
				wait: require_open.waiter(context),
				clock: () => performance.now(),
				look: () => lookAround(open, context)
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
			await open.store.close();
		}
	}
});
/** The mirror follows, as after every rollback; then the checks of the environment, each asked once. */
async function lookAround(open, context) {
	await require_open.followWithMirror(open, context);
	const { watch, name } = open.environment;
	const checks = [...(watch?.probes ?? []).map((address) => require_health_checks.addressCheck(address, 1, context)), ...(watch?.commands ?? []).map((line) => require_health_checks.commandCheck(line, 1, { SLIPWAY_ENVIRONMENT: name }, context))];
	for (const check of checks) {
		const reason = await check.ask();
		if (reason !== void 0) return `${check.name}: ${reason}`;
	}
}
function mentionOf(record) {
	return {
		seq: require_name.liveSequence(record),
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
	const paint = require_inputs.createPaint(terminal.color);
	const problem = back.problem ?? forward.problem;
	const words = ({ record, milliseconds }) => `${require_release_text.liveWords(record)} after ${require_health_checks.durationInWords(milliseconds)}`;
	const heading = problem === void 0 ? require_release_text.doneHeading(paint, environment, "going back works") : `${paint("red", "✘")} ${paint("bold", environment)}  going back works, and something was not well`;
	return require_release_text.factSheet(paint, heading, [
		["before", require_release_text.liveWords(before)],
		["back", words(back)],
		["forward", words(forward)],
		problem === void 0 ? void 0 : ["problem", require_words.foreign(problem, 400)]
	]);
}

exports.command = command;
