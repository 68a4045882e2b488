const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_process = require("./cli-process.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_load = require("./platform-portable-path.js");
const require_finding_at = require("./platform-digest.js");
const require_limited = require("./platform-limited.js");
const require_mirror_state = require("./semver-classes-semver.js");
const require_release_text = require("./commands-releases-inputs.js");
const require_verify_text = require("./commands-releases-verify-text.js");
const require_project_bundle = require("./bundles-build.js");
let node_crypto = require("node:crypto");

// src/releases/repair.ts
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
		manifest: async (digest) => (await require_release_text.readManifest(store, digest))?.bytes,
		content: async (sha256) => {
			const result = await store.read(require_mirror_state.objectKey(sha256), { maximumBytes: maximumContent });
			return result.outcome === "found" ? result.object.bytes : void 0;
		}
	};
}
/** The largest file that a bundle may have. */
const maximumContent = 67108864;
/**
* Verifies an environment, puts back what the source has, and verifies it again. What is damaged is overwritten by what
* its name says. Records are never touched: a broken chain is reported and left to a person.
*
* @throws as `verify` and `updateMirror` do.
*/
async function repair(request) {
	let report = await look(request);
	const manifests = await putBack(request, report.problems, putManifest);
	if (manifests > 0) report = await look(request);
	const objects = await putBack(request, report.problems, putObject);
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
	return require_verify_text.verify({
		store,
		environment,
		deep,
		places,
		...progress === void 0 ? {} : { progress }
	});
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
	const hex = key.slice(require_mirror_state.bundlesPrefix.length, -5);
	if (!require_finding_at.isSha256(hex) || key !== require_mirror_state.bundleKey(require_finding_at.digestFrom(hex))) return false;
	const bytes = await source.manifest(require_finding_at.digestFrom(hex));
	return bytes !== void 0 && overwrite(store, key, bytes, require_finding_at.hexOf(require_finding_at.digestFrom(hex)), require_mirror_state.jsonImmutable);
}
async function putObject({ store, source }, key) {
	const hex = key.slice(require_mirror_state.objectsPrefix.length);
	if (!key.startsWith("objects/") || !require_finding_at.isSha256(hex)) return false;
	const bytes = await source.content(hex);
	return bytes !== void 0 && overwrite(store, key, bytes, hex, {
		mediaType: "application/octet-stream",
		caching: "immutable"
	});
}
/** False where the source's bytes are not what the name says. */
async function overwrite(store, key, bytes, sha256, attributes) {
	if (require_finding_at.sha256Of(bytes) !== sha256) return false;
	if (await store.putIfAbsent(key, bytes, sha256, attributes) === "differs") await store.put(key, bytes, sha256, attributes);
	return true;
}
async function rebuildMirror({ store, environment, places, newId, progress }) {
	if (places.length === 0) return 0;
	return (await require_release_text.updateMirror({
		store,
		environment,
		places,
		newId,
		fromScratch: true,
		...progress === void 0 ? {} : { progress }
	})).written;
}

// src/commands/repair.ts
/** `slipway repair`: puts back what an environment has lost. */
const command = require_command.defineCommand({
	name: "repair",
	summary: "Put back files that an environment has lost",
	description: ["Verifies an environment and puts back manifests and objects that are missing or damaged, from the working tree (a checkout of the commit that was released) or, with `--from`, from an environment that has the same release. Everything is named by its digest, so nothing comes in that was not released. A mirror that drifted is written anew.", "Records are never touched: where the chain itself is broken, restore the file from a backup. Exit code 1 where something is left."].join("\n\n"),
	examples: [{
		line: "slipway repair prod --from beta",
		explains: "take what is missing from beta"
	}, {
		line: "slipway repair prod --deep",
		explains: "read every object first, and take what is damaged from this checkout"
	}],
	inputs: {
		environment: require_release_text.environmentInput,
		from: {
			type: "string",
			description: "Environment that has the same release; the working tree where absent",
			placeholder: "ENV"
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
	permissions: { contents: "read" },
	action: true,
	async run(inputs, context) {
		const loaded = await require_load.findProject(context.cwd);
		const project = require_load.soundProject(loaded);
		const open = await require_release_text.openIn(project, inputs.environment, context);
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
				progress: (step) => require_release_text.showStep(step, context)
			}), context);
		} finally {
			for (const action of close) await action();
		}
		async function sourceOf() {
			if (inputs.from === void 0) return bundleSource((await require_project_bundle.projectBundle(loaded, context)).bundle);
			if (inputs.from === environment) throw sameEnvironment(environment);
			const from = await require_release_text.openIn(project, inputs.from, context);
			close.push(() => from.store.close());
			return storeSource(from.store);
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
	const paint = require_process.createPaint(terminal.color);
	const repaired = [
		manifests === 0 ? void 0 : require_release_text.counted(manifests, "manifest"),
		objects === 0 ? void 0 : require_release_text.counted(objects, "object"),
		mirrored === 0 ? void 0 : `${require_release_text.counted(mirrored, "file")} of the mirror`
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
