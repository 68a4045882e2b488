const require_command = require("./platform-command.js");
const require_duration = require("./platform-duration.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_pointer = require("./releases-keys.js");
const require_rollback = require("./releases-rollback.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_health_checks = require("./commands-releases-address-check.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_open = require("./commands-releases-open.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_words = require("./commands-releases-words.js");

// src/releases/watch.ts
/**
* Watches until the time is over, a check fails, or another release is live. Asks at least once, and once more at the end.
*
* @throws SW0615 where nothing was released, and what a check throws that cannot be asked.
*/
async function watchRelease(request) {
	const { store, environment, checks, forMilliseconds, everyMilliseconds, clock, wait } = request;
	const start = clock();
	const failures = /* @__PURE__ */ new Map();
	const first = (await require_rollback.requirePointer({
		store,
		environment
	})).record;
	const watched = request.release ?? require_pointer.liveSequence(first);
	let live = first;
	for (let rounds = 1;; rounds += 1) {
		const elapsed = () => clock() - start;
		if (require_pointer.liveSequence(live) !== watched) return {
			outcome: "superseded",
			live,
			rounds: rounds - 1,
			milliseconds: elapsed()
		};
		const answers = await Promise.all(checks.map(async (check) => ({
			check,
			reason: await check.ask()
		})));
		for (const { check, reason } of answers) {
			const count = reason === void 0 ? 0 : (failures.get(check.name) ?? 0) + 1;
			failures.set(check.name, count);
			if (reason !== void 0 && count >= check.failures) {
				live = (await require_rollback.requirePointer({
					store,
					environment
				})).record;
				if (require_pointer.liveSequence(live) !== watched) return {
					outcome: "superseded",
					live,
					rounds,
					milliseconds: elapsed()
				};
				return {
					outcome: "failed",
					check: check.name,
					reason,
					failures: count,
					release: live,
					rounds,
					milliseconds: elapsed()
				};
			}
		}
		const left = forMilliseconds - elapsed();
		if (left <= 0) return {
			outcome: "well",
			release: live,
			rounds,
			milliseconds: elapsed()
		};
		request.progress?.(`Watching ${live.version} in ${environment}`, elapsed(), forMilliseconds);
		await wait(Math.min(everyMilliseconds, left));
		live = (await require_rollback.requirePointer({
			store,
			environment
		})).record;
	}
}

// src/commands/watch.ts
/** `slipway watch`: looks after a release that just went live, and goes back where it does not do well. */
const command = require_command.defineCommand({
	name: "watch",
	summary: "Look after a release for a while, and roll back where it does not do well",
	description: [
		"Asks checks again and again: addresses that must answer with success (`--probe`), commands that must end with 0 (`--command`), alarms in CloudWatch that must be quiet (`--alarm`). Where one fails often enough, the release is rolled back with `--rollback`, and the command ends with exit code 1 either way. The rollback names the release that it leaves, so it cannot fire twice and never takes back a release of somebody else.",
		"What is not given on the command line comes from `watch:` of the environment in slipway.yaml. Where another release goes live meanwhile, there is nothing to look after any more and the command ends well.",
		"A check that cannot be asked (CloudWatch refuses, an alarm does not exist) ends the command with exit code 3 and changes nothing: that says nothing about the release."
	].join("\n\n"),
	examples: [{
		line: "slipway watch prod --probe https://example.com/health --for 10m",
		explains: "say whether it does well"
	}, {
		line: "slipway watch prod --alarm prompts-errors --rollback",
		explains: "and go back where it does not"
	}],
	inputs: {
		environment: require_inputs.environmentInput,
		release: {
			type: "number",
			description: "Number of the release to look after: the output `seq` of deploy or promote; what is live where absent",
			placeholder: "SEQ"
		},
		for: {
			type: "string",
			description: "How long, as in 10m. Default: 10m",
			placeholder: "DURATION"
		},
		every: {
			type: "string",
			description: "How often the checks are asked, as in 15s. Default: 15s",
			placeholder: "DURATION"
		},
		probe: {
			type: "list",
			description: "Address that must answer with success",
			placeholder: "URL"
		},
		command: {
			type: "list",
			description: "Command that must end with 0",
			placeholder: "COMMAND"
		},
		alarm: {
			type: "list",
			description: "Alarm in CloudWatch that must be quiet",
			placeholder: "NAME"
		},
		failures: {
			type: "number",
			description: "How often in a row an address or command must fail until it counts. Default: 2",
			placeholder: "N"
		},
		rollback: {
			type: "boolean",
			description: "Roll the release back where a check fails"
		},
		"if-configured": {
			type: "boolean",
			description: "Do nothing where there is nothing to ask, in place of refusing"
		}
	},
	outputs: {
		outcome: { description: "`well`, `failed`, `rolled-back`, `superseded`, or `nothing` with `if-configured`" },
		check: { description: "The check that failed" },
		reason: { description: "Why it failed" },
		version: { description: "Version of what is live after the command" },
		seq: { description: "Sequence number of the newest record" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const open = await require_open.openEnvironment(inputs.environment, inputs.rollback ? "rollback" : "read", context);
		try {
			const failures = require_inputs.wholeNumber("failures", inputs.failures ?? open.environment.watch?.failures ?? 2, 1);
			const checks = await require_health_checks.checksOf(askedChecks(inputs, open), open, failures, context);
			if (checks.length === 0 && inputs["if-configured"]) return nothingAsked(open.environment.name);
			if (checks.length === 0) throw nothingToAsk(open.environment.name);
			const settings = open.environment.watch;
			const outcome = await watchRelease({
				store: open.store,
				environment: open.environment.name,
				release: inputs.release === void 0 ? void 0 : require_inputs.wholeNumber("release", inputs.release, 1),
				checks,
				forMilliseconds: durationOf("for", inputs.for ?? settings?.for ?? "10m"),
				everyMilliseconds: durationOf("every", inputs.every ?? settings?.every ?? "15s"),
				clock: () => performance.now(),
				wait: require_open.waiter(context),
				progress: (text, done, total) => context.progress.update(`${text}, ${require_duration.durationInWords(Math.max(0, total - done))} left`)
			});
			const back = outcome.outcome === "failed" && inputs.rollback ? await goBack(open, outcome, context) : void 0;
			return resultOf(open.environment.name, outcome, back, checks, context);
		} finally {
			await open.store.close();
		}
	}
});
function nothingToAsk(environment) {
	return require_platform_errors.platformErrors.create("SW0104", {
		message: `There is nothing to ask about ${environment}.`,
		next: `Name a check: --probe URL, --command COMMAND or --alarm NAME; or write \`watch:\` into slipway.yaml.`
	});
}
/** What a workflow gets that watches whatever there is to watch. */
function nothingAsked(environment) {
	const document = {
		format: "slipway/watch/v1",
		environment,
		outcome: "nothing",
		rounds: 0,
		milliseconds: 0
	};
	return {
		exitCode: 0,
		outputs: {
			outcome: "nothing",
			check: "",
			reason: "",
			version: "",
			seq: ""
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			...document,
			checks: [],
			release: null,
			live: null
		}) : `${environment} has nothing under \`watch:\`, so nothing was asked.\n`
	};
}
/** From the command line, else from slipway.yaml. */
function askedChecks({ probe, command, alarm }, open) {
	return probe.length + command.length + alarm.length > 0 ? {
		probes: probe,
		commands: command,
		alarms: alarm,
		writtenIn: "command-line"
	} : require_health_checks.configuredChecks(open);
}
/** @throws SW0103 for what is no duration. */
function durationOf(name, text) {
	const milliseconds = require_duration.readDuration(text);
	if (milliseconds !== void 0 && milliseconds <= 864e5) return milliseconds;
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `--${name} takes a duration of at most 24h, not ${JSON.stringify(text.slice(0, 40))}.`,
		next: `Write it as in --${name} ${name === "for" ? "10m" : "15s"}.`
	});
}
async function goBack(open, { check, reason, release }, context) {
	const outcome = await require_rollback.rollback({
		...await require_open.markRequest(open, context),
		decide: require_gate.gateOf(open, context),
		wait: require_open.waiter(context),
		from: require_pointer.liveSequence(release),
		reason: `automatic: ${check}: ${reason}`.slice(0, 500)
	});
	if (outcome.outcome !== "waiting") await require_open.followWithMirror(open, context);
	return outcome;
}
function resultOf(environment, outcome, back, checks, context) {
	const live = liveAfter(outcome, back);
	const word = back?.outcome === "released" ? "rolled-back" : outcome.outcome;
	const failed = outcome.outcome === "failed";
	return {
		exitCode: failed ? 1 : 0,
		outputs: {
			outcome: word,
			check: failed ? outcome.check : "",
			reason: failed ? outcome.reason : "",
			version: live.version,
			seq: String(live.seq)
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			format: "slipway/watch/v1",
			environment,
			outcome: word,
			rounds: outcome.rounds,
			milliseconds: Math.round(outcome.milliseconds),
			checks: checks.map(({ name }) => name),
			...failed ? {
				check: outcome.check,
				reason: outcome.reason
			} : {},
			release: back?.outcome === "released" ? require_documents.releaseDocument(back.release) : null,
			live: {
				seq: live.seq,
				version: live.version,
				bundle: live.bundle
			}
		}) : watchText(environment, outcome, back, context)
	};
}
function liveAfter(outcome, back) {
	if (back !== void 0 && back.outcome !== "waiting") return back.release.record;
	return outcome.outcome === "superseded" ? outcome.live : outcome.release;
}
function watchText(environment, outcome, back, { terminal }) {
	const paint = require_paint.createPaint(terminal.color);
	const asked = ["watched", `${require_duration.durationInWords(outcome.milliseconds)}, asked ${outcome.rounds} ${outcome.rounds === 1 ? "time" : "times"}`];
	switch (outcome.outcome) {
		case "well": return require_release_text.factSheet(paint, require_release_text.doneHeading(paint, environment, `${paint("bold", require_release_text.liveWords(outcome.release))} does well`), [asked]);
		case "superseded": return require_release_text.factSheet(paint, require_release_text.unchangedHeading(paint, environment, `${paint("bold", require_release_text.liveWords(outcome.live))} is live now; nothing to watch any more`), [asked]);
		case "failed": {
			const { release, check, reason } = outcome;
			const then = wordsOf(back, environment, release);
			const heading = `${paint("red", "\u2718")} ${paint("bold", environment)}  ${paint("bold", require_release_text.liveWords(release))} does not do well`;
			return require_release_text.factSheet(paint, heading, [
				["check", require_words.foreign(check)],
				["reason", require_words.foreign(reason, 400)],
				asked,
				["then", then]
			]);
		}
	}
}
function wordsOf(back, environment, left) {
	const seq = require_pointer.liveSequence(left);
	const further = `${left.version} was itself gone back to; go further with: slipway rollback ${environment} --to RELEASE --from ${seq} (slipway history ${environment} lists them), or deploy a corrected bundle`;
	if (back === void 0) {
		if (left.rollbackOf !== void 0) return `nothing was changed; ${further}`;
		if (seq === 1) return "nothing was changed; no release was before this one: deploy a corrected bundle";
		return `nothing was changed; go back with: slipway rollback ${environment} --from ${seq}`;
	}
	if (back.outcome === "waiting") return "the gate holds the rollback back; see slipway gate";
	if (back.outcome === "unchanged" && require_pointer.liveSequence(back.release.record) === seq) return `nothing was changed; ${further}`;
	if (back.outcome === "unchanged") return `${require_release_text.liveWords(back.release.record)} is live; somebody else went back first`;
	return `rolled back: ${back.release.record.version} is live again as release ${back.release.record.seq}`;
}

exports.command = command;
