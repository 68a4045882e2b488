const require_levels = require("./changes-levels.js");
const require_errors = require("./platform-errors.js");
const require_limited = require("./platform-limited.js");
const require_order = require("./platform-order.js");
const require_words = require("./platform-words.js");
const require_compile = require("./prompts-compile.js");
const require_open = require("./commands-releases-open.js");
const require_pointer = require("./releases-keys.js");
const require_rollback = require("./releases-rollback.js");
const require_markdown = require("./reports-markdown.js");
const require_bundle_contract = require("./commands-releases-bundle-contract.js");

// src/commands/releases/release-notes.ts
const readsAtOnce = 16;
/** Reasons and prompts that are listed; a page on GitHub holds 125,000 characters. */
const mostChanges = 200;
const mostPrompts = 500;
/**
* The files of the release before may be pruned; then the notes say that nobody can tell what changed.
*
* @throws SW0609 for a release that is not there, SW0615 where nothing was released, SW0614 where its files are gone.
*/
async function notesOf(store, environment, name) {
	const pointer = await require_rollback.requirePointer({
		store,
		environment
	});
	const seq = name === void 0 ? require_pointer.liveSequence(pointer.record) : (await require_open.findRelease(store, pointer, name)).seq;
	const { record } = await require_pointer.readRelease(store, pointer, seq);
	const before = await releaseBefore(store, pointer, record);
	const now = await require_bundle_contract.filesIn(store, record.bundle);
	const old = before === void 0 ? void 0 : await filesOrWhy(store, before);
	const uncompared = typeof old === "string" ? old : void 0;
	const contract = old === void 0 || typeof old === "string" ? void 0 : require_levels.contractOf(await require_bundle_contract.compareBundles(old, now));
	const files = now.manifest.files.length;
	return {
		environment,
		record,
		before,
		contract,
		uncompared,
		prompts: await promptsIn(now),
		files
	};
}
async function filesOrWhy(store, { bundle }) {
	try {
		return await require_bundle_contract.filesIn(store, bundle);
	} catch (error) {
		if (require_errors.isSlipwayError(error) && error.code === "SW0614") return error.message;
		throw error;
	}
}
async function releaseBefore(store, pointer, { seq, bundle }) {
	for await (const mention of require_open.mentions(store, pointer)) if (mention.seq < seq && mention.bundle !== bundle) return mention;
}
async function promptsIn({ manifest, read }) {
	return (await require_limited.mapLimited([...require_bundle_contract.compiledIn(manifest).values()], readsAtOnce, async (file) => require_compile.parseCompiled(await read(file), file.path))).map(({ name, model }) => ({
		name,
		model
	})).sort((a, b) => require_order.compareText(a.name, b.name));
}
/** For people: what they have to do first, the rest folded away. */
function notesMarkdown(notes) {
	const { record, contract, prompts, environment } = notes;
	return `${[
		headlineOf(notes),
		...contract === void 0 ? [] : sections(contract),
		require_markdown.details(require_words.counted(prompts.length, "prompt"), [
			"| prompt | model |",
			"| --- | --- |",
			...prompts.slice(0, mostPrompts).map(promptRow)
		].join("\n") + (prompts.length > mostPrompts ? `\n\n\u2026 and ${prompts.length - mostPrompts} more.` : "")),
		[
			`Bundle ${require_markdown.codeSpan(record.bundle)}, ${require_words.counted(notes.files, "file")}.`,
			record.source.commit === null ? "" : `Commit ${require_markdown.codeSpan(record.source.commit)}.`,
			`Live in ${require_markdown.escapeMarkdown(environment)} as release ${record.seq}.`
		].filter((part) => part !== "").join(" ")
	].join("\n\n")}\n`;
}
function headlineOf({ before, contract, uncompared, environment, prompts }) {
	if (before === void 0) return `The first release in ${require_markdown.escapeMarkdown(environment)}: ${require_words.counted(prompts.length, "prompt")}.`;
	if (contract === void 0) return `**What changes for callers is not known.** It cannot be compared with ${require_markdown.codeSpan(before.version)}: ${require_markdown.sentenceMarkdown(uncompared ?? "")}`;
	return `${headline(contract.level)} Compared with ${require_markdown.codeSpan(before.version)}.`;
}
function headline(level) {
	switch (level) {
		case "major": return "**Callers have to change something.**";
		case "minor": return "**There is something new for callers.**";
		case "patch": return "Prompts say something else; callers have nothing to do.";
		default: return "Nothing changes for callers.";
	}
}
function sections({ changes }) {
	const titles = {
		major: "What callers have to change",
		minor: "What is new",
		patch: "What prompts say"
	};
	return [
		"major",
		"minor",
		"patch"
	].flatMap((level) => {
		const reasons = changes.filter((change) => change.level === level).map(({ reason }) => reason);
		if (reasons.length === 0) return [];
		const shown = reasons.slice(0, mostChanges).map((reason) => `- ${require_markdown.sentenceMarkdown(reason)}`);
		const more = reasons.length > mostChanges ? [`- \u2026 and ${reasons.length - mostChanges} more`] : [];
		return [`### ${titles[level]}\n\n${[...shown, ...more].join("\n")}`];
	});
}
function promptRow({ name, model }) {
	return `| ${require_markdown.tableCodeSpan(name)} | ${model === null ? "" : require_markdown.tableCodeSpan(model)} |`;
}
/** `slipway/notes/v1`; `url` is where GitHub shows the notes, null where they were not published. */
function notesDocument(notes, url) {
	const { environment, record, before, contract, prompts, files } = notes;
	return {
		format: "slipway/notes/v1",
		environment,
		release: {
			seq: record.seq,
			version: record.version,
			bundle: record.bundle,
			commit: record.source.commit
		},
		before: before === void 0 ? null : {
			seq: before.seq,
			version: before.version,
			bundle: before.bundle
		},
		level: contract?.level ?? null,
		changes: (contract?.changes ?? []).map(({ level, reason }) => ({
			level,
			reason
		})),
		prompts: prompts.map(({ name, model }) => ({
			name,
			model
		})),
		files,
		url: url ?? null
	};
}

exports.notesDocument = notesDocument;
exports.notesMarkdown = notesMarkdown;
exports.notesOf = notesOf;
