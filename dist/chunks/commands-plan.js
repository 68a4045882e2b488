const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_errors = require("./platform-errors.js");
const require_open = require("./commands-releases-open.js");
const require_pointer = require("./releases-keys.js");
const require_reason = require("./releases-reason.js");
const require_published_secrets = require("./commands-published-secrets.js");
const require_candidate = require("./commands-releases-candidate.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_order = require("./platform-order.js");
const require_words = require("./platform-words.js");
const require_markdown = require("./reports-markdown.js");
const require_documents = require("./commands-releases-documents.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_skew = require("./commands-releases-skew.js");
const require_words$1 = require("./commands-releases-words.js");
const require_who = require("./commands-git-setting.js");

// src/releases/preview.ts
/** Looks at what is live and plans; two requests, and nothing is written. Refusals are part of the answer. */
async function previewDeploy(request) {
	const { store, bundle, version } = request;
	const live = await require_pointer.readPointer(store, request.environment);
	const admission = await admissionOrRefusal(request, live);
	const refusal = require_errors.isSlipwayError(admission) ? admission : void 0;
	const admitted = require_errors.isSlipwayError(admission) ? void 0 : admission;
	const newVersion = admitted?.outcome === "admitted";
	const manifest = live?.record.bundle === bundle.digest ? void 0 : await require_open.readLiveManifest(store, live);
	const plan = require_open.planRelease(live, manifest, {
		...bundle,
		newVersion
	});
	const name = admitted?.outcome === "admitted" ? admitted.version : admitted === void 0 ? version.version : live?.record.version ?? "";
	const decision = plan.kind === "unchanged" || refusal !== void 0 ? void 0 : await refusalOf(request.decide({
		action: "deploy",
		environment: request.environment,
		store: store.address,
		bundle: bundle.digest,
		version: name,
		live,
		plan,
		promotedFrom: void 0,
		promoted: void 0,
		allowedSecrets: request.allowedSecrets,
		files: {
			manifest: async () => bundle.manifest,
			read: (file) => bundle.read(file)
		},
		reach: void 0,
		actor: request.actor,
		source: request.source,
		now: await store.now(),
		moment: "before-writing"
	}));
	if (require_errors.isSlipwayError(decision)) return {
		live,
		version: name,
		plan,
		refusal: decision,
		decision: void 0
	};
	return {
		live,
		version: name,
		plan,
		refusal,
		decision
	};
}
function admissionOrRefusal(request, live) {
	const unblock = request.unblock === void 0 ? void 0 : require_reason.readReason(request.unblock);
	const { again, version } = request;
	return refusalOf(require_open.admit(request.store, live, {
		bundle: request.bundle.digest,
		version,
		again,
		unblock
	}));
}
/** What an action gives, or the refusal that it throws. */
async function refusalOf(action) {
	try {
		return await action;
	} catch (error) {
		if (require_errors.isSlipwayError(error) && error.class === "refusal") return error;
		throw error;
	}
}

// src/commands/releases/plan-report.ts
/** Lines of files that are shown; `--json` has all of them. */
const mostLines = 60;
/** Rows of the Markdown table: a comment holds 65,536 characters. */
const mostRows = 200;
function linesOf({ plan }) {
	return [
		...plan.added.map((file) => ({
			mark: "+",
			path: file.path,
			size: require_words.sizeInWords(file.size),
			order: file.path
		})),
		...plan.changed.map(({ path, before, after }) => ({
			mark: "~",
			path,
			size: before.size === after.size ? require_words.sizeInWords(after.size) : `${require_words.sizeInWords(before.size)} \u2192 ${require_words.sizeInWords(after.size)}`,
			order: path
		})),
		...plan.removed.map((file) => ({
			mark: "-",
			path: file.path,
			size: "",
			order: file.path
		})),
		...plan.moved.map(({ from, to }) => ({
			mark: ">",
			path: `${from} \u2192 ${to.path}`,
			size: "",
			order: to.path
		}))
	].sort((a, b) => require_order.compareText(a.order, b.order));
}
const colors = {
	"+": "green",
	"~": "yellow",
	"-": "red",
	">": "cyan"
};
/** For a terminal; at most so many files, and the number of the rest. */
function planText(paint, environment, preview, skew) {
	const { plan } = preview;
	const lines = linesOf(preview);
	const shown = lines.slice(0, mostLines).map((line) => ({
		...line,
		path: require_words$1.foreign(line.path)
	}));
	const width = Math.min(70, Math.max(0, ...shown.map((line) => line.path.length)));
	const text = [`${paint("bold", environment)}  ${headline(preview, (version) => paint("bold", version))}`, ""];
	for (const { mark, path, size } of shown) text.push(`  ${paint(colors[mark], mark)} ${require_words$1.padded(path, width)}  ${paint("dim", size)}`.trimEnd());
	if (lines.length > shown.length) text.push(paint("dim", `  \u2026 and ${lines.length - shown.length} more (--json has all of them)`));
	if (lines.length > 0) text.push("");
	if (plan.kind !== "unchanged") {
		text.push(`  ${paint("dim", "changes ")}  ${require_release_text.planWords(plan)}`);
		text.push(`  ${paint("dim", "bundle  ")}  ${costWords(preview)}`);
	}
	for (const words of require_skew.skewWords(skew)) text.push(`  ${paint("dim", "others  ")}  ${words}`);
	text.push(`  ${paint("dim", "answer  ")}  ${answer(preview, paint)}`, "");
	return text.join("\n");
}
function headline({ plan, live, version }, strong) {
	const there = live === void 0 ? "" : require_release_text.liveWords(live.record);
	switch (plan.kind) {
		case "unchanged": return `${there} is live already with the same bundle; nothing would change`;
		case "first": return `${strong(version)} would be the first release`;
		case "same-bundle": return `${strong(version)} would name the bundle that is live as ${there}`;
		case "change": return `${strong(version)} would replace ${there}`;
	}
}
function costWords({ plan }) {
	const { get, put } = plan.requests;
	const upload = plan.uploads.length === 0 ? "no file to upload" : `${require_words.counted(plan.uploads.length, "file")} to upload (${require_words.sizeInWords(plan.bytes.upload)})`;
	return `${require_words.sizeInWords(plan.bytes.total)}; ${upload}; ${require_words.counted(get + put, "request")}`;
}
function answer({ refusal, decision, plan }, paint) {
	if (refusal !== void 0) return `${paint("red", "would be refused")} (${refusal.code}): ${require_words$1.foreign(refusal.message, 400)}\n            ${paint("dim", "\u2192")} ${require_words$1.foreign(refusal.next, 400)}`;
	if (decision !== void 0 && decision.outcome !== "allow") return `${decision.outcome === "wait" ? paint("yellow", "would wait") : paint("red", "would be denied")}: ${require_words$1.foreign(decision.reasons.join(" "), 400)}`;
	return plan.kind === "unchanged" ? "nothing to do" : paint("green", "nothing stands in the way");
}
/** For a job summary, with all names of files escaped. */
function planMarkdown(environment, preview, skew) {
	const lines = linesOf(preview);
	const marks = {
		"+": "added",
		"~": "changed",
		"-": "removed",
		">": "moved"
	};
	const text = [
		`### Plan for ${require_markdown.escapeMarkdown(environment)}`,
		"",
		`${headline(preview, (version) => `**${require_markdown.escapeMarkdown(version)}**`)}.`,
		""
	];
	if (lines.length > 0) {
		text.push("| | file | size |", "| --- | --- | --- |");
		for (const { mark, path, size } of lines.slice(0, mostRows)) text.push(`| ${marks[mark]} | ${require_markdown.tableCodeSpan(path)} | ${size} |`);
		if (lines.length > mostRows) text.push("", `\u2026 and ${lines.length - mostRows} more.`);
		text.push("");
	}
	if (preview.plan.kind !== "unchanged") text.push(`${require_release_text.planWords(preview.plan)}; ${costWords(preview)}.`, "");
	for (const words of require_skew.skewWords(skew)) text.push(`${require_markdown.escapeMarkdown(words)}.`, "");
	text.push(`Answer: ${require_markdown.sentenceMarkdown(answer(preview, (_, words) => words))}`, "");
	return text.join("\n");
}
/** `slipway/plan/v1`, with every file. */
function planDocument(environment, preview, skew) {
	const { plan, live, refusal, decision } = preview;
	const file = ({ path, sha256, size, mediaType }) => ({
		path,
		sha256,
		size,
		mediaType
	});
	return {
		format: "slipway/plan/v1",
		environment,
		changes: plan.kind !== "unchanged",
		kind: plan.kind,
		version: preview.version,
		live: live === void 0 ? null : require_documents.releaseDocument(live),
		added: plan.added.map(file),
		changed: plan.changed.map(({ path, before, after }) => ({
			path,
			before: file(before),
			after: file(after)
		})),
		removed: plan.removed.map(file),
		moved: plan.moved.map(({ from, to }) => ({
			from,
			to: file(to)
		})),
		unchanged: plan.unchanged,
		bytes: { ...plan.bytes },
		requests: { ...plan.requests },
		skew: require_skew.skewDocument(skew),
		refusal: refusal === void 0 ? null : {
			code: refusal.code,
			message: refusal.message,
			next: refusal.next
		},
		decision: decision === void 0 ? null : {
			outcome: decision.outcome,
			reasons: decision.outcome === "allow" ? [] : [...decision.reasons]
		}
	};
}

// src/commands/plan.ts
/** `slipway plan`: what a deploy would change. */
const command = require_command.defineCommand({
	name: "plan",
	summary: "Show what a deploy would change, and write nothing",
	description: "Builds the bundle of the project and compares it with what is live: files added, changed, removed and moved, bytes and requests, and whether the deploy would be refused or would wait, with the reason. Nothing is written. The exit code is 0 whether or not something would change.",
	examples: [{
		line: "slipway plan beta",
		explains: "what `slipway deploy beta` would do"
	}, {
		line: "slipway plan prod --format markdown",
		explains: "the same for a pull request's comment"
	}],
	inputs: {
		environment: require_inputs.environmentInput,
		version: {
			type: "string",
			description: "Version that the deploy would have",
			placeholder: "VERSION"
		},
		again: require_inputs.againInput,
		unblock: require_inputs.unblockInput,
		"allow-secrets": require_published_secrets.allowSecretsInput
	},
	outputs: {
		changed: { description: "`true` where the deploy would change something" },
		refused: { description: "Code of the error with which the deploy would be refused, or empty" }
	},
	formats: [
		"text",
		"markdown",
		"json"
	],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const { open, bundle, version, source, allowedSecrets } = await require_candidate.openCandidate(inputs.environment, inputs.version, inputs["allow-secrets"], "read", context);
		const environment = open.environment.name;
		try {
			const preview = await previewDeploy({
				store: open.store,
				environment,
				bundle,
				version,
				again: inputs.again,
				unblock: inputs.unblock,
				actor: await require_who.findActor(open.project.root, context),
				source,
				allowedSecrets,
				decide: require_gate.decisionOf(open, context)
			});
			const skew = await require_skew.findSkew(open, bundle.digest, context);
			return {
				exitCode: 0,
				outputs: {
					changed: String(preview.plan.kind !== "unchanged"),
					refused: preview.refusal?.code ?? ""
				},
				render(format) {
					if (format === "json") return require_json_document.jsonDocument(planDocument(environment, preview, skew));
					if (format === "markdown") return planMarkdown(environment, preview, skew);
					return planText(require_paint.createPaint(context.terminal.color), environment, preview, skew);
				}
			};
		} finally {
			await open.store.close();
		}
	}
});

exports.command = command;
