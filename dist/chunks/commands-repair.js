const require_command = require("./platform-command.js");
const require_errors = require("./platform-errors.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_manifest = require("./bundles-manifest.js");
const require_digest = require("./platform-digest.js");
const require_limited = require("./platform-limited.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_verify_text = require("./commands-releases-verify-text.js");
const require_project_bundle = require("./commands-project-bundle.js");
const require_inputs = require("./commands-releases-inputs.js");
let node_crypto = require("node:crypto");

// src/releases/repair.ts
/**
* Puts back what an environment has lost: manifests, objects and the mirror, from a tree or an environment that has the
* same bytes. Everything is named by its digest, so nothing can come in that was not released.
*
* What is damaged is replaced in one write, on condition that the damaged bytes are still there: good bytes are never
* overwritten, no reader meets a gap between a removal and a write, and the role needs no right to delete.
*/
/** The tree that a bundle was built from. */
function bundleSource(bundle) {
	const bySha256 = new Map(bundle.manifest.files.map((file) => [file.sha256, file]));
	return {
		manifest: async (digest) => digest === bundle.digest ? bundle.bytes : void 0,
		content: async (sha256) => {
			const file = bySha256.get(sha256);
			return file && bundle.read(file);
		}
	};
}
/** Another environment's store. */
function storeSource(store) {
	return {
		manifest: (digest) => orNothing(async () => (await require_open.readManifest(store, digest))?.bytes),
		content: (sha256) => orNothing(async () => {
			const result = await store.read(require_pointer.objectKey(sha256), { maximumBytes: require_manifest.bundleLimits.fileBytes });
			return result.outcome === "found" ? result.object.bytes : void 0;
		})
	};
}
/** Several places, asked one after the other: the first that has the right bytes. */
function firstSource(sources) {
	const find = async (sha256, look) => {
		for (const source of sources) {
			const bytes = await look(source);
			if (bytes !== void 0 && require_digest.sha256Of(bytes) === sha256) return bytes;
		}
	};
	return {
		manifest: (digest) => find(require_digest.hexOf(digest), (source) => source.manifest(digest)),
		content: (sha256) => find(sha256, (source) => source.content(sha256))
	};
}
/** What is damaged in the source is nothing to repair with, and no reason to stop. */
async function orNothing(look) {
	try {
		return await look();
	} catch (error) {
		if (require_verify_text.isContentError(error)) return void 0;
		throw error;
	}
}
/**
* Verifies an environment, puts back what the source has, and verifies it again. Records are never touched: a broken
* chain is reported and left to a person. Settings of the place are not looked at: nothing here could mend them.
*
* @throws as `verify` does, and faults of the stores.
*/
async function repair(request) {
	let report = await look(request);
	const manifests = await putBack(request, report.problems, putManifest);
	if (manifests > 0) report = await look(request);
	const files = filesByKey(report);
	const objects = await putBack(request, report.problems, (asked, key) => putObject(asked, key, files.get(key)));
	const mirrored = report.problems.some(({ kind }) => kind === "mirror") ? await rebuildMirror(request) : 0;
	if (objects + mirrored > 0) report = await look(request);
	return {
		manifests,
		objects,
		mirrored,
		report
	};
}
function look({ store, environment, deep, places, progress }) {
	const request = {
		store,
		environment,
		deep: deep || store.inspect === void 0,
		places,
		settings: false
	};
	return require_verify_text.verify({
		...request,
		...progress === void 0 ? {} : { progress }
	});
}
/** Files of the kept releases by the key of their content: their media types go with them. */
function filesByKey(report) {
	const files = /* @__PURE__ */ new Map();
	for (const manifest of report.manifests.values()) for (const file of manifest.files) files.set(require_pointer.objectKey(file.sha256), file);
	return files;
}
async function putBack(request, problems, put) {
	let done = 0;
	const keys = new Set(problems.map(({ key }) => key));
	await require_limited.forEachLimited(keys, 32, async (key) => {
		if (await put(request, key)) done += 1;
	});
	return done;
}
async function putManifest({ store, source }, key) {
	const hex = key.slice(require_pointer.bundlesPrefix.length, -5);
	if (!require_digest.isSha256(hex) || key !== require_pointer.bundleKey(require_digest.digestFrom(hex))) return false;
	const bytes = await source.manifest(require_digest.digestFrom(hex));
	return bytes !== void 0 && restore(store, key, bytes, hex, require_pointer.jsonImmutable);
}
async function putObject({ store, source }, key, file) {
	if (file === void 0 || key !== require_pointer.objectKey(file.sha256)) return false;
	const bytes = await source.content(file.sha256);
	const attributes = {
		mediaType: file.mediaType,
		caching: "immutable"
	};
	return bytes !== void 0 && restore(store, key, bytes, file.sha256, attributes);
}
/** Others may repair at the same time; each round somebody has changed what was there. */
const mostRounds = 5;
/** Puts the right bytes where none or damaged ones are. False where the source's bytes are not what the name says. */
async function restore(store, key, bytes, sha256, attributes) {
	if (require_digest.sha256Of(bytes) !== sha256) return false;
	for (let round = 0; round < mostRounds; round += 1) {
		if (await store.putIfAbsent(key, bytes, sha256, attributes) !== "differs") return true;
		const damaged = await damagedRevision(store, key, sha256);
		if (damaged === "unreadable") {
			await store.put(key, bytes, sha256, attributes);
			return true;
		}
		if (damaged === void 0) continue;
		if ((await store.compareAndSwap(key, bytes, sha256, damaged, attributes)).outcome === "moved") return true;
	}
	return false;
}
/** The revision of bytes that are not what the key says; undefined where they are gone or good by now. */
async function damagedRevision(store, key, sha256) {
	try {
		const result = await store.read(key, { maximumBytes: require_manifest.bundleLimits.fileBytes });
		if (result.outcome !== "found" || require_digest.sha256Of(result.object.bytes) === sha256) return void 0;
		return result.object.revision;
	} catch (error) {
		if (require_verify_text.isContentError(error)) return "unreadable";
		throw error;
	}
}
/** How many files were written; none where the live bundle lacks some, which verify has named. */
async function rebuildMirror({ store, environment, places, newId, progress }) {
	if (places.length === 0) return 0;
	const request = {
		store,
		environment,
		places,
		newId,
		fromScratch: true
	};
	try {
		return (await require_open.updateMirror({
			...request,
			...progress === void 0 ? {} : { progress }
		})).written;
	} catch (error) {
		if (require_errors.isSlipwayError(error) && error.code === "SW0625" && !require_errors.isSlipwayError(error.cause)) return 0;
		throw error;
	}
}

// src/commands/repair.ts
/** `slipway repair`: puts back what an environment has lost. */
const command = require_command.defineCommand({
	name: "repair",
	summary: "Put back files that an environment has lost",
	description: ["Verifies an environment and puts back manifests and objects that are missing or damaged, from the working tree (a checkout of the commit that was released) and, with `--from`, first from an environment that has the same release. Everything is named by its digest, so nothing comes in that was not released. A mirror that drifted is written anew.", "Records are never touched: where the chain itself is broken, restore the file from a backup. What is damaged is replaced in one write while it is still the damaged one; good bytes are never touched, and the pointer never moves. Exit code 1 where something is left, with what was not found."].join("\n\n"),
	examples: [{
		line: "slipway repair prod --from beta",
		explains: "take what is missing from beta"
	}, {
		line: "slipway repair prod --deep",
		explains: "read every object first, and take what is damaged from this checkout"
	}],
	inputs: {
		environment: require_inputs.environmentInput,
		from: {
			type: "string",
			description: "Environment that has the same release, asked before the working tree",
			placeholder: "ENV",
			names: "environment"
		},
		deep: {
			type: "boolean",
			description: "Read and hash every object to find damage"
		}
	},
	outputs: {
		ok: { description: "`true` where nothing is left to repair" },
		repaired: { description: "How many manifests, objects and files of the mirror were written" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const loaded = await require_load.findProject(context.cwd);
		const project = require_load.soundProject(loaded);
		const open = await require_open.openIn(project, inputs.environment, "repair", context);
		const environment = open.environment.name;
		const close = [() => open.store.close()];
		try {
			const source = await sourceOf();
			return resultOf(environment, await repair({
				store: open.store,
				environment,
				source,
				deep: inputs.deep,
				places: open.places,
				newId: node_crypto.randomUUID,
				progress: (step) => require_open.showStep(step, context)
			}), context);
		} finally {
			for (const action of close) await action();
		}
		async function sourceOf() {
			if (inputs.from === void 0) return bundleSource((await require_project_bundle.projectBundle(loaded, {
				environment,
				mayAsk: false
			}, context)).bundle);
			if (inputs.from === environment) throw sameEnvironment(environment);
			const from = await require_open.openIn(project, inputs.from, "read", context, open);
			close.push(() => from.store.close());
			return firstSource([storeSource(from.store), lazyTree()]);
		}
		/** The working tree, built only where the other environment lacks something. It may be unsound: then it is passed over. */
		function lazyTree() {
			let built;
			const tree = () => {
				built ??= require_project_bundle.projectBundle(loaded, {
					environment,
					mayAsk: false
				}, context).then(({ bundle }) => bundleSource(bundle), (error) => {
					if (!require_errors.isSlipwayError(error)) throw error;
					context.progress.note(`The working tree was not looked at: ${error.message}`);
				});
				return built;
			};
			return {
				manifest: async (digest) => (await tree())?.manifest(digest),
				content: async (sha256) => (await tree())?.content(sha256)
			};
		}
	}
});
function sameEnvironment(environment) {
	return require_platform_errors.platformErrors.create("SW0104", {
		message: `${environment} cannot be repaired from itself.`,
		next: "Name another environment with --from, or leave it out to take files from the working tree."
	});
}
function resultOf(environment, outcome, { terminal }) {
	const { manifests, objects, mirrored, report } = outcome;
	const ok = report.problems.length === 0;
	const paint = require_paint.createPaint(terminal.color);
	const repaired = [
		manifests === 0 ? void 0 : require_words.counted(manifests, "manifest"),
		objects === 0 ? void 0 : require_words.counted(objects, "object"),
		mirrored === 0 ? void 0 : `${require_words.counted(mirrored, "file")} of the mirror`
	].filter((words) => words !== void 0);
	return {
		exitCode: ok ? 0 : 1,
		outputs: {
			ok: String(ok),
			repaired: String(manifests + objects + mirrored)
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			format: "slipway/repair/v1",
			environment,
			ok,
			repaired: {
				manifests,
				objects,
				mirrored
			},
			problems: report.problems,
			notes: report.notes
		}) : require_verify_text.verifyText(paint, environment, report, [["put back", repaired.length === 0 ? "nothing" : repaired.join(", ")]])
	};
}

exports.command = command;
