const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_reason = require("./releases-reason.js");
const require_rollback = require("./releases-rollback.js");
const require_documents = require("./commands-releases-documents.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_words = require("./commands-releases-words.js");

// src/releases/withdraw.ts
/** Marks a release that must never be live again. */
/**
* Withdraws the bundle of a release: no deploy, promote or rollback brings it back, and no rollback goes below its
* newest release. What is live stays live. Marks made by others meanwhile are kept.
*
* @throws SW0609 where the release does not exist, SW0615 where nothing was released, SW0622 where others never stop
*   moving the pointer, SW0626 where the reason is empty, and errors of the store.
*/
async function withdraw(request) {
	const reason = require_reason.readReason(request.reason);
	const { store, environment, actor } = request;
	const id = request.newId();
	let current = await require_rollback.requirePointer(request);
	for (let attempt = 0; attempt < 10; attempt += 1) {
		const named = await require_open.findRelease(store, current, request.release);
		const withdrawn = await require_open.findBundle(store, current, named.bundle) ?? named;
		const isLive = current.record.bundle === withdrawn.bundle;
		const marks = current.record.withdrawn;
		if (marks.some((mark) => mark.bundle === withdrawn.bundle && mark.seq >= withdrawn.seq)) return {
			outcome: "unchanged",
			release: current,
			withdrawn,
			isLive
		};
		const others = marks.filter((mark) => mark.bundle !== withdrawn.bundle);
		const next = require_open.makeMark(current, {
			action: "withdraw",
			reason,
			withdrawn: [...others, withdrawn]
		}, {
			id,
			environment,
			actor,
			now: await store.now()
		});
		await require_pointer.archive(store, current);
		const move = await require_pointer.movePointer(store, current, next);
		if (move.outcome !== "lost") return {
			outcome: "withdrawn",
			release: next,
			withdrawn,
			isLive
		};
		current = move.pointer ?? await require_rollback.requirePointer(request);
	}
	throw require_pointer.keepsMoving();
}

// src/commands/withdraw.ts
/** `slipway withdraw`: marks a release that must never be live again. */
const command = require_command.defineCommand({
	name: "withdraw",
	summary: "Mark a release that must never be live again",
	description: "Marks the bundle of a release as withdrawn, because it leaked a secret or does harm: no deploy, promote or rollback brings it back, and no rollback reaches it or anything older. It cannot be undone. What is live stays live: where that is the withdrawn bundle, deploy a corrected one.",
	examples: [{
		line: "slipway withdraw prod 1.4.0 --reason \"leaked an API key\"",
		explains: "no way leads back to 1.4.0 or below it"
	}],
	inputs: {
		environment: require_inputs.environmentInput,
		release: {
			type: "string",
			description: "Number, version or digest of the release",
			placeholder: "RELEASE",
			positional: "second",
			required: true
		},
		reason: {
			type: "string",
			description: "Why; kept in the record",
			placeholder: "REASON",
			required: true
		}
	},
	outputs: require_documents.releaseOutputDefinitions,
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const name = require_pointer.parseReleaseName(inputs.release);
		const open = await require_open.openEnvironment(inputs.environment, "withdraw", context);
		const environment = open.environment.name;
		try {
			const outcome = await withdraw({
				...await require_open.markRequest(open, context),
				release: name,
				reason: inputs.reason
			});
			const { withdrawn, isLive, release } = outcome;
			const changed = outcome.outcome === "withdrawn";
			const paint = require_paint.createPaint(context.terminal.color);
			return {
				exitCode: 0,
				outputs: require_documents.releaseOutputs(changed, outcome.outcome, release),
				render(format) {
					if (format === "json") {
						const more = {
							withdrawn: { ...withdrawn },
							live: isLive
						};
						return require_json_document.jsonDocument(require_documents.releasesDocument({
							environment,
							changed,
							outcome: outcome.outcome,
							release,
							more
						}));
					}
					const heading = changed ? require_release_text.doneHeading(paint, environment, `${paint("bold", withdrawn.version)} is withdrawn`) : require_release_text.unchangedHeading(paint, environment, `${paint("bold", withdrawn.version)} was withdrawn already`);
					return require_release_text.factSheet(paint, heading, [
						["bundle", require_words.shortDigest(withdrawn.bundle)],
						["reason", require_words.foreign(release.record.reason ?? inputs.reason)],
						["floor", `no rollback goes below release ${withdrawn.seq + 1}`],
						isLive ? ["still live", `${paint("red", "yes")}: release a corrected bundle with \`slipway deploy ${environment}\``] : void 0
					]);
				}
			};
		} finally {
			await open.store.close();
		}
	}
});

exports.command = command;
