const require_command = require("./platform-command.js");
const require_errors = require("./platform-errors.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_promote = require("./releases-promote.js");
const require_open = require("./commands-releases-open.js");
const require_pointer = require("./releases-keys.js");
const require_candidate = require("./commands-gates-candidate.js");
const require_policy_source = require("./commands-gates-policy-source.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_words$1 = require("./commands-releases-words.js");

// src/commands/gates/waiting-release.ts
/** Further back nobody waits for a release. */
const mostMentions = 200;
/**
* Looks for it. Of versions that were made from a commit or from bytes (`0.0.0-g\u2026`, `0.0.0-b\u2026`) none waits, unless
* `untagged` says so: what goes to beta with every push was not meant for the next environment. The caller closes `from`.
*/
async function findWaiting(open, untagged, context) {
	const { name } = open.environment;
	const pointer = await require_pointer.readPointer(open.store, name);
	const source = await require_policy_source.findPolicy(open.project, open.environment, pointer?.record, context);
	if (source.policy === void 0) return {
		kind: "nothing",
		why: `${name} has no gate, so nothing waits there.`
	};
	const before = require_candidate.environmentBefore({
		open,
		source
	});
	if (before === void 0) return {
		kind: "nothing",
		why: `${name} comes after no other environment: run the deploy again.`
	};
	const from = await require_open.openIn(source.project, before, "read", context, open);
	const found = await newestNotHere(from.store, before, open.store, pointer, untagged);
	if (found !== void 0) return {
		kind: "release",
		from,
		release: found
	};
	await from.store.close();
	return {
		kind: "nothing",
		why: `Everything${untagged ? "" : " with a version of its own"} that ${before} has released was live in ${name}, or is refused there.`
	};
}
async function newestNotHere(from, before, to, here, untagged) {
	const there = await require_pointer.readPointer(from, before);
	if (there === void 0) return void 0;
	const known = await bundlesOf(to, here);
	const refused = new Set([
		...there.record.blocked,
		...there.record.withdrawn,
		...here?.record.blocked ?? [],
		...here?.record.withdrawn ?? []
	].map(({ bundle }) => bundle));
	let seen = 0;
	for await (const mention of require_open.mentions(from, there)) {
		seen += 1;
		if (seen > mostMentions || mention.seq < there.record.keptFrom) return void 0;
		if (!untagged && /^0\.0\.0-[gb][0-9a-f]{12}$/.test(mention.version)) continue;
		if (known.has(mention.bundle)) return void 0;
		if (!refused.has(mention.bundle)) return mention;
	}
}
async function bundlesOf(store, pointer) {
	const bundles = /* @__PURE__ */ new Set();
	if (pointer === void 0) return bundles;
	for await (const { bundle } of require_open.mentions(store, pointer)) {
		bundles.add(bundle);
		if (bundles.size >= mostMentions) break;
	}
	return bundles;
}

// src/commands/continue.ts
/** What needs somebody comes first: of several environments one outcome is told. */
const outcomes = [
	"denied",
	"waiting",
	"released",
	"nothing"
];
const command = require_command.defineCommand({
	name: "continue",
	summary: "Release what a gate held back, where it allows it by now",
	description: [
		"For a scheduled or dispatched workflow, and after an approval: looks in each environment with a gate and `after` for the newest release of the environment before that was never live here, asks the gate again, and promotes it where the gate allows. No runner waits meanwhile, and nothing is stored: the two chains of releases say what waits.",
		"Releases whose version was made from a commit or from bytes (`0.0.0-g\u2026`) are passed over unless `--untagged` is given. What a rollback left or somebody withdrew does not come back.",
		"Exit codes: 0 released or nothing to do, 4 something still waits, 1 a gate denies."
	].join("\n\n"),
	examples: [{
		line: "slipway continue",
		explains: "every environment with a gate"
	}, {
		line: "slipway continue prod",
		explains: "one of them"
	}],
	inputs: {
		environment: {
			...require_inputs.environmentInput,
			required: false,
			description: "Environment; every one with a gate where absent"
		},
		untagged: {
			type: "boolean",
			description: "Also releases that have no version of their own"
		}
	},
	outputs: {
		outcome: { description: `${require_words.listed(outcomes.map((outcome) => outcome === "waiting" ? "`waiting` (of the action: `wait`)" : `\`${outcome}\``))}; of several environments the first of these that came up` },
		environments: { description: "JSON: what became of each environment" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const project = require_load.soundProject(await require_load.findProject(context.cwd));
		const results = [];
		for (const name of namesOf(project, inputs.environment)) {
			const open = await require_open.openIn(project, name, "promote", context);
			try {
				results.push(await continueIn(open, inputs.untagged, context));
			} finally {
				await open.store.close();
			}
		}
		const has = (outcome) => results.some((result) => result.outcome === outcome);
		const outcome = outcomes.find(has) ?? "nothing";
		const environments = results.map(documentOf);
		return {
			exitCode: outcome === "denied" ? 1 : outcome === "waiting" ? 4 : 0,
			outputs: {
				outcome,
				environments: JSON.stringify(environments)
			},
			render: (format) => format === "json" ? require_json_document.jsonDocument({
				format: "slipway/continue/v1",
				environments
			}) : textOf(require_paint.createPaint(context.terminal.color), results)
		};
	}
});
/** The environments that have a gate or come after another; the policy's own revision decides which of them has one. */
function namesOf(project, name) {
	if (name !== void 0) return [require_load.environmentOf(project, name).name];
	return [...project.environments.values()].filter(({ after }) => after !== void 0).map((environment) => environment.name);
}
async function continueIn(open, untagged, context) {
	const nothing = {
		environment: open.environment.name,
		version: void 0,
		bundle: void 0,
		seq: void 0,
		until: void 0
	};
	const waiting = await findWaiting(open, untagged, context);
	if (waiting.kind === "nothing") return {
		...nothing,
		outcome: "nothing",
		reasons: [waiting.why]
	};
	const { from, release } = waiting;
	const about = {
		...nothing,
		version: release.version,
		bundle: release.bundle
	};
	try {
		const outcome = await require_promote.promote({
			...await require_open.markRequest(open, context),
			decide: require_gate.decisionOf(open, context, { promotedFrom: from }),
			wait: require_open.waiter(context),
			from: {
				store: from.store,
				environment: from.environment.name
			},
			release: {
				kind: "sequence",
				seq: release.seq
			}
		});
		if (outcome.outcome === "waiting") return {
			...about,
			outcome: "waiting",
			reasons: outcome.reasons,
			until: outcome.until
		};
		await require_open.followWithMirror(open, context);
		const { seq } = outcome.release.record;
		if (outcome.outcome === "unchanged") return {
			...about,
			outcome: "nothing",
			seq,
			reasons: [`${release.version} is live already.`]
		};
		return {
			...about,
			outcome: "released",
			seq,
			reasons: []
		};
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.class !== "refusal") throw error;
		return {
			...about,
			outcome: "denied",
			reasons: [error.message]
		};
	} finally {
		await from.store.close();
	}
}
function documentOf(result) {
	return {
		environment: result.environment,
		outcome: result.outcome,
		version: result.version ?? null,
		bundle: result.bundle ?? null,
		seq: result.seq ?? null,
		reasons: [...result.reasons],
		until: result.until?.toISOString() ?? null
	};
}
function textOf(paint, results) {
	if (results.length === 0) return `${paint("blue", "=")} No environment comes after another one, so nothing waits.\n`;
	return results.map((result) => `${lineOf(paint, result)}\n`).join("");
}
function lineOf(paint, { environment, outcome, version, seq, reasons, until }) {
	const why = reasons.map((reason) => `\n  ${require_words$1.foreign(reason, 400)}`).join("");
	const name = paint("bold", environment);
	switch (outcome) {
		case "released": return `${paint("green", "\u2714")} ${name}  ${version} is live as release ${seq}`;
		case "waiting": return `${paint("yellow", "\u2026")} ${name}  ${version} waits${until === void 0 ? "" : `, not before ${require_words$1.timeOf(until.toISOString())}`}${why}`;
		case "denied": return `${paint("red", "\u2716")} ${name}  ${version} is refused${why}`;
		case "nothing": return `${paint("blue", "=")} ${name}  nothing waits${why}`;
	}
}

exports.command = command;
