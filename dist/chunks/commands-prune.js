const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_words = require("./platform-words.js");
const require_digest = require("./platform-digest.js");
const require_duration = require("./platform-duration.js");
const require_limited = require("./platform-limited.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_rollback = require("./releases-rollback.js");
const require_documents = require("./commands-releases-documents.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_release_text = require("./commands-releases-release-text.js");

// src/releases/prune.ts
/**
* The one place that deletes. What is doomed is announced first and marked in the pointer, which every writer respects;
* then manifests go, then objects; then the mark is taken away (docs/releases.md has the argument why this is safe).
*/
/** Keys in one delete: what one DeleteObjects request of S3 takes. */
const deleteBatch = 1e3;
/**
* Removes what no kept release needs. Safe while deploys and rollbacks run, and after being killed anywhere: the same
* command again finishes.
*
* @throws SW0402 where a manifest that must be kept is damaged, SW0615 where nothing was released, SW0618 where records
*   or manifests are missing (nothing is removed then), SW0622 where others never stop moving the pointer.
*/
async function prune(request) {
	const { store, environment, actor } = request;
	let current = await require_rollback.requirePointer(request);
	for (let attempt = 0; attempt < 10; attempt += 1) {
		const found = await findDoomed(request, current);
		if (found === "moved") {
			current = await require_rollback.requirePointer(request);
			continue;
		}
		const count = found.doomed.bundles.size + found.doomed.objects.size;
		const summary = {
			release: current,
			keptFrom: found.keptFrom,
			bundles: found.doomed.bundles.size,
			objects: found.doomed.objects.size,
			bytes: found.bytes
		};
		if (request.dryRun === true) return {
			outcome: count === 0 ? "nothing" : "would-prune",
			...summary
		};
		if (count === 0 && current.record.pruning === void 0) return {
			outcome: "nothing",
			...summary
		};
		const id = request.newId();
		const now = await store.now();
		await require_open.announcePrune(store, id, found.doomed, {
			environment,
			actor,
			now
		});
		const marked = require_open.makeMark(current, {
			action: "prune",
			keptFrom: found.keptFrom,
			pruning: id
		}, {
			id: request.newId(),
			environment,
			actor,
			now
		});
		await require_pointer.archive(store, current);
		const move = await require_pointer.movePointer(store, current, marked);
		if (move.outcome === "lost") {
			current = move.pointer ?? await require_rollback.requirePointer(request);
			request.progress?.({
				step: "replan",
				text: "The pointer moved; looking again at what is needed."
			});
			continue;
		}
		const finished = await removeDoomed(request, id, found.doomed) === "overtaken" ? void 0 : await unmark(request, id);
		if (finished === void 0) return {
			outcome: "overtaken",
			...summary
		};
		return {
			outcome: "pruned",
			...summary,
			release: finished
		};
	}
	throw require_pointer.keepsMoving();
}
/** What the releases that are kept do not need, as of one state of the pointer; `moved` where that is over already. */
async function findDoomed(request, current) {
	const { store } = request;
	const kept = await keptReleases(request, current);
	const keptFrom = Math.max(current.record.keptFrom, Math.min(...kept.map((mention) => mention.seq)));
	const bundles = new Set(kept.map((mention) => mention.bundle));
	const needed = await neededObjects(request, bundles, current);
	if (needed === "moved") return "moved";
	const doomed = {
		bundles: /* @__PURE__ */ new Set(),
		objects: /* @__PURE__ */ new Set()
	};
	let bytes = 0;
	const hasRoom = () => doomed.bundles.size + doomed.objects.size < require_open.maximumDoomed;
	for await (const { key } of store.list(require_pointer.bundlesPrefix)) {
		const hex = key.slice(require_pointer.bundlesPrefix.length, -5);
		if (!hasRoom() || !require_digest.isSha256(hex) || key !== require_pointer.bundleKey(require_digest.digestFrom(hex))) continue;
		if (!bundles.has(require_digest.digestFrom(hex))) doomed.bundles.add(require_digest.digestFrom(hex));
	}
	for await (const { key, size } of store.list(require_pointer.objectsPrefix)) {
		const hex = key.slice(require_pointer.objectsPrefix.length);
		if (!hasRoom() || !require_digest.isSha256(hex) || needed.has(hex)) continue;
		doomed.objects.add(hex);
		bytes += size;
	}
	const earlier = current.record.pruning === void 0 ? void 0 : await require_open.readDoomed(store, current.record.pruning);
	for (const bundle of earlier?.bundles ?? []) if (hasRoom() && !bundles.has(bundle)) doomed.bundles.add(bundle);
	for (const object of earlier?.objects ?? []) if (hasRoom() && !needed.has(object)) doomed.objects.add(object);
	return {
		keptFrom,
		doomed,
		bytes
	};
}
/**
* The newest releases: as many as it takes to hold `keep` different bundles that could be live again, and those that
* were superseded within `keepDays`. Both only ever end once on the way into the past, so all releases from one sequence
* number on are kept.
*/
async function keptReleases(request, current) {
	const { store } = request;
	const live = current.record;
	const now = (await store.now()).getTime();
	const unreachable = new Set([...live.blocked, ...live.withdrawn].map((mention) => mention.bundle));
	const reachable = /* @__PURE__ */ new Set([live.bundle]);
	const kept = [];
	let supersededAt = Number.POSITIVE_INFINITY;
	for await (const mention of require_open.mentions(store, current)) {
		const isRecent = now - supersededAt < request.keepDays * require_duration.inMilliseconds.day;
		if (kept.length > 0 && !isRecent && reachable.size >= Math.max(1, request.keep)) break;
		if (mention.seq < live.keptFrom) break;
		kept.push(mention);
		if (!unreachable.has(mention.bundle)) reachable.add(mention.bundle);
		if (request.keepDays > 0) {
			const { record } = await require_pointer.readRelease(store, current, mention.seq);
			supersededAt = Date.parse(record.createdAt);
		} else supersededAt = Number.NEGATIVE_INFINITY;
	}
	return kept;
}
/**
* The objects of some bundles. `moved` where a manifest is missing and the pointer has moved: another prune went further.
*
* @throws SW0618 where a manifest is missing that must be there: then nothing can be known to be unneeded.
*/
async function neededObjects(request, bundles, current) {
	const needed = /* @__PURE__ */ new Set();
	const missing = [];
	await require_limited.forEachLimited(bundles, 4, async (bundle) => {
		const sealed = await require_open.readManifest(request.store, bundle);
		if (sealed === void 0) missing.push(bundle);
		for (const file of sealed?.manifest.files ?? []) needed.add(file.sha256);
	});
	if (missing.length === 0) return needed;
	if ((await require_rollback.requirePointer(request)).revision !== current.revision) return "moved";
	throw require_pointer.brokenChain(`The manifest of ${missing[0]} is missing, though a release that is kept needs it`);
}
/** Manifests first: a manifest that is there means files that are there, as far as anybody may rely on it. */
async function removeDoomed(request, id, doomed) {
	const { store } = request;
	const keys = [...[...doomed.bundles].map(require_pointer.bundleKey), ...[...doomed.objects].map(require_pointer.objectKey)];
	let revision;
	for (let done = 0; done < keys.length;) {
		revision ??= await markedRevision(request, id);
		if (revision === void 0) return "overtaken";
		const batch = keys.slice(done, done + deleteBatch);
		if (await store.delete(batch, {
			key: "current.json",
			revision
		}) === "conflict") {
			revision = void 0;
			continue;
		}
		done += batch.length;
		request.progress?.({
			step: "delete",
			text: "Removing files",
			done,
			total: keys.length
		});
	}
	return "done";
}
async function markedRevision(request, id) {
	const pointer = await require_pointer.readPointer(request.store, request.environment);
	return pointer?.record.pruning === id ? pointer.revision : void 0;
}
/** Takes the mark away; undefined where another prune replaced it. */
async function unmark(request, id) {
	const { store, environment, actor } = request;
	const markId = request.newId();
	let current = await require_pointer.readPointer(store, environment);
	while (current?.record.pruning === id) {
		const next = require_open.makeMark(current, {
			action: "prune",
			pruning: null
		}, {
			id: markId,
			environment,
			actor,
			now: await store.now()
		});
		await require_pointer.archive(store, current);
		const move = await require_pointer.movePointer(store, current, next);
		if (move.outcome !== "lost") return next;
		current = move.pointer;
	}
}

// src/commands/prune.ts
/** `slipway prune`: removes what no kept release needs. */
/** Where neither number is given. A number that is given alone stands alone. */
const defaults = {
	keep: 20,
	days: 90
};
/** With days alone, still a release to go back to. */
const fewest = 2;
const command = require_command.defineCommand({
	name: "prune",
	summary: "Remove the files that no kept release needs",
	description: ["Keeps the newest releases: as many as it takes to hold `--keep` different bundles that could be live again, and every release that was superseded within `--keep-days`. Removes the bundles and objects that none of them needs, leftovers of killed deploys included. Records are never removed, so the history stays whole.", "Without either number it keeps 20 bundles and 90 days; a number that is given alone stands alone. Safe while deploys and rollbacks run, and after being killed: the same command again finishes."].join("\n\n"),
	examples: [{
		line: "slipway prune prod --dry-run",
		explains: "what would be removed"
	}, {
		line: "slipway prune prod --keep 20 --keep-days 90",
		explains: "keep whatever is one of the last 20 or younger than 90 days"
	}],
	inputs: {
		environment: require_inputs.environmentInput,
		keep: {
			type: "number",
			description: "Different bundles to keep, the live one included",
			placeholder: "N"
		},
		"keep-days": {
			type: "number",
			description: "Keep releases superseded within so many days",
			placeholder: "DAYS"
		},
		"dry-run": {
			type: "boolean",
			description: "Only say what would be removed"
		}
	},
	outputs: {
		changed: { description: "`true` where something was removed" },
		outcome: { description: "`pruned`, `nothing`, `would-prune` or `overtaken`" },
		objects: { description: "How many objects were removed" },
		bytes: { description: "How many bytes were removed" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const days = inputs["keep-days"];
		const neither = inputs.keep === void 0 && days === void 0;
		const keep = require_inputs.wholeNumber("keep", inputs.keep ?? (neither ? defaults.keep : fewest), 1);
		const keepDays = require_inputs.wholeNumber("keep-days", days ?? (neither ? defaults.days : 0), 0);
		const open = await require_open.openEnvironment(inputs.environment, "prune", context);
		const environment = open.environment.name;
		try {
			const outcome = await prune({
				...await require_open.markRequest(open, context),
				keep,
				keepDays,
				dryRun: inputs["dry-run"]
			});
			const changed = outcome.outcome === "pruned";
			const { bundles, objects, bytes, keptFrom } = outcome;
			return {
				exitCode: 0,
				outputs: {
					changed: String(changed),
					outcome: outcome.outcome,
					objects: String(changed ? objects : 0),
					bytes: String(changed ? bytes : 0)
				},
				render: (format) => format === "json" ? require_json_document.jsonDocument({
					format: "slipway/prune-result/v1",
					environment,
					changed,
					outcome: outcome.outcome,
					keptFrom,
					bundles,
					objects,
					bytes,
					release: require_documents.releaseDocument(outcome.release)
				}) : pruneText(context.terminal.color, environment, outcome)
			};
		} finally {
			await open.store.close();
		}
	}
});
function pruneText(color, environment, outcome) {
	const paint = require_paint.createPaint(color);
	const { bundles, objects, bytes, keptFrom } = outcome;
	const what = `${require_words.counted(bundles, "bundle")} and ${require_words.counted(objects, "object")} (${require_words.sizeInWords(bytes)})`;
	const kept = ["kept", `every release from ${keptFrom} on; all records`];
	switch (outcome.outcome) {
		case "pruned": return require_release_text.factSheet(paint, require_release_text.doneHeading(paint, environment, "pruned"), [["removed", what], kept]);
		case "would-prune": return require_release_text.factSheet(paint, require_release_text.unchangedHeading(paint, environment, "a dry run; nothing was removed"), [["would go", what], kept]);
		case "overtaken": return require_release_text.factSheet(paint, require_release_text.unchangedHeading(paint, environment, "another prune took over and finishes the work"), [kept]);
		case "nothing": return require_release_text.factSheet(paint, require_release_text.unchangedHeading(paint, environment, "nothing to prune: every file is needed"), [kept]);
	}
}

exports.command = command;
