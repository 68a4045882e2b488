const require_command = require("./platform-command.js");
const require_paint = require("./platform-paint.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_manifest = require("./bundles-manifest.js");
const require_portable_path = require("./platform-portable-path.js");
const require_digest = require("./platform-digest.js");
const require_inputs = require("./platform-inputs.js");
const require_limited = require("./platform-limited.js");
const require_media_types = require("./platform-media-types.js");
const require_store = require("./stores-store.js");
const require_open = require("./commands-releases-open.js");
const require_errors = require("./releases-errors.js");
const require_pointer = require("./releases-keys.js");
const require_mirror_state = require("./releases-mirror-state.js");
const require_after = require("./releases-after.js");
const require_published_secrets = require("./commands-published-secrets.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs$1 = require("./commands-releases-inputs.js");
const require_release_result = require("./commands-releases-release-result.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_words$1 = require("./commands-releases-words.js");

// src/releases/adopt.ts
/**
* Makes an existing folder of uploaded files the first release of an environment. The files stay where they are: their
* contents are copied to `objects/`, a manifest names them, and one conditional write makes them release 1.
*/
/** Files read at once; each may have 64 MiB. */
const readsAtOnce = 16;
/** Refused names that a message lists. */
const mostNamed = 20;
/**
* The prefix of a folder in an environment's own store, with a slash at its end.
*
* @throws SW0632 where it cannot be one, or belongs to the store itself.
*/
function adoptedPrefix(written) {
	const prefix = `${written.replace(/^(?:\.?\/)+|\/+$/g, "")}/`;
	const [first = ""] = prefix.split("/");
	const problem = prefix === "/" ? "is the store itself" : require_pointer.reservedNames.includes(first) ? `begins with ${first}, which is the store's own` : require_store.problemWithKey(`${prefix}x`);
	if (problem === void 0) return prefix;
	throw require_errors.releasesErrors.create("SW0632", {
		message: `The folder ${require_inputs.quoted(written)} cannot be adopted: it ${problem}.`,
		next: "Name the folder that holds the uploaded files, below the environment's prefix: --at outputs/"
	});
}
/** @throws SW0631 where the environment has releases, SW0618 where it lost its pointer. */
async function refuseReleases(store, environment) {
	const current = await require_pointer.readPointer(store, environment) ?? await require_pointer.findLatePointer(store, environment);
	if (current !== void 0) throw hasReleases(environment, current);
}
/**
* Lists, reads and hashes every file of a folder. Nothing is written.
*
* @throws SW0630 where names or sizes cannot stand in a bundle, SW0632 where there is no file, SW0405 where a file is
*   the folder of another.
*/
async function readAdopted(folder, progress) {
	const { listed, folderMarkers } = await listFiles(folder);
	let done = 0;
	const files = await require_limited.mapLimited(listed, readsAtOnce, async ({ key, size }) => {
		const bytes = await readFile(folder, key, size);
		done += 1;
		progress?.({
			step: "read",
			text: "Reading files",
			done,
			total: listed.length
		});
		const path = key.slice(folder.prefix.length);
		return {
			mediaType: require_media_types.mediaTypeOf(path),
			path,
			sha256: require_digest.sha256Of(bytes),
			size: bytes.length
		};
	});
	return {
		...require_manifest.createManifest(files),
		folderMarkers,
		read: async (file) => {
			const bytes = await readFile(folder, `${folder.prefix}${file.path}`, file.size);
			if (require_digest.sha256Of(bytes) !== file.sha256) throw changedMeanwhile(file.path);
			return bytes;
		}
	};
}
/** The version of an adopted bundle: the given one, or one from its bytes. No commit is known to have made them. */
function adoptedVersion(given, bundle) {
	return require_pointer.versionOf({
		given,
		bundle: bundle.digest,
		git: void 0
	});
}
/**
* Makes the bundle release 1. Killed anywhere, nothing is live or release 1 is; the same command finishes.
*
* @throws SW0631 where something was released, meanwhile too, SW0633 where a file changed, SW0611 where the gate denies,
*   SW0620 where an object is damaged, and errors of the store.
*/
async function adopt(request) {
	const { store, environment, bundle, actor, decide, newId } = request;
	await refuseReleases(store, environment);
	const source = {
		repository: null,
		commit: null,
		ref: null
	};
	const facts = (moment, now) => ({
		action: "adopt",
		environment,
		store: store.address,
		bundle: bundle.digest,
		version: request.version.version,
		live: void 0,
		plan: require_open.planRelease(void 0, void 0, {
			...bundle,
			newVersion: true
		}),
		promotedFrom: void 0,
		promoted: void 0,
		allowedSecrets: request.allowedSecrets,
		reach: void 0,
		actor,
		source,
		now,
		moment
	});
	const first = await require_open.ask(decide, facts("before-writing", await store.now()));
	if (first.outcome === "waiting") return first;
	const id = newId();
	await putContents(request, id);
	const decision = await require_open.ask(decide, facts("before-moving", await store.now()));
	if (decision.outcome === "waiting") return decision;
	const { gate, evidence } = await require_open.keepDecision(store, decision);
	const release = require_open.makeRelease(void 0, {
		action: "adopt",
		version: request.version.version,
		bundle: bundle.digest,
		source,
		gate,
		evidence,
		blocked: [],
		allowedSecrets: request.allowedSecrets
	}, {
		id,
		environment,
		actor,
		now: await store.now()
	});
	const move = await require_pointer.movePointer(store, void 0, release);
	if (move.outcome === "lost") {
		if (move.pointer !== void 0) throw hasReleases(environment, move.pointer);
		throw changedMeanwhile("current.json");
	}
	if (request.mirroredAt !== void 0) await takeAsMirror(request, request.mirroredAt);
	return {
		outcome: "adopted",
		release
	};
}
/** Contents first, then the manifest, as in every release. */
async function putContents({ store, bundle, progress, concurrency }, id) {
	const contents = new Map(bundle.manifest.files.map((file) => [file.sha256, file]));
	let done = 0;
	await require_limited.mapLimited([...contents.values()], Math.min(concurrency ?? 32, readsAtOnce), async (file) => {
		const key = require_pointer.objectKey(file.sha256);
		const attributes = {
			mediaType: file.mediaType,
			caching: "immutable",
			metadata: { release: id }
		};
		if (await store.putIfAbsent(key, await bundle.read(file), file.sha256, attributes) === "differs") throw damagedObject(key);
		done += 1;
		progress?.({
			step: "copy",
			text: "Copying files",
			done,
			total: contents.size
		});
	});
	const key = require_pointer.bundleKey(bundle.digest);
	if (await store.putIfAbsent(key, bundle.bytes, require_digest.hexOf(bundle.digest), require_pointer.jsonImmutable) === "differs") throw damagedObject(key);
}
/** Says that the folder shows release 1. Where a state is there already, somebody else keeps the mirror. */
async function takeAsMirror({ store, bundle, newId }, place) {
	const bundles = [bundle.digest];
	const state = {
		seq: 1,
		state: "complete",
		bundle: bundle.digest,
		base: null,
		bundles,
		places: [place]
	};
	await require_mirror_state.moveMirror(store, void 0, state, newId());
}
async function listFiles({ store, prefix }) {
	const listed = [];
	const refused = [];
	const folded = /* @__PURE__ */ new Map();
	let folderMarkers = 0;
	for await (const object of store.list(prefix)) {
		if (object.key.endsWith("/") && object.size === 0) {
			folderMarkers += 1;
			continue;
		}
		const path = object.key.slice(prefix.length);
		const twin = folded.get(require_portable_path.foldedPath(path));
		const problem = problemWithFile(path, object.size, twin);
		folded.set(require_portable_path.foldedPath(path), path);
		if (problem === void 0) listed.push(object);
		else refused.push(`${require_inputs.quoted(path)} ${problem}`);
		if (listed.length > require_manifest.bundleLimits.files) throw tooManyFiles();
		if (refused.length > require_manifest.bundleLimits.files) break;
	}
	if (refused.length > 0) throw cannotStand(refused);
	if (listed.length > 0) return {
		listed,
		folderMarkers
	};
	throw require_errors.releasesErrors.create("SW0632", {
		message: `There is no file below ${prefix === "" ? store.address : `${prefix} in ${store.address}`}.`,
		next: "Check the address: it names the folder that holds the uploaded files."
	});
}
function problemWithFile(path, size, twin) {
	const problem = require_portable_path.problemWithPath(path) ?? require_store.problemWithKey(`x/${path}`);
	if (problem !== void 0) return problem;
	if (size > require_manifest.bundleLimits.fileBytes) return `has ${size} bytes, more than ${require_manifest.bundleLimits.fileBytes}`;
	return twin === void 0 ? void 0 : `differs from ${require_inputs.quoted(twin)} in upper and lower case alone`;
}
async function readFile({ store }, key, maximumBytes) {
	const result = await store.read(key, { maximumBytes });
	if (result.outcome !== "found") throw changedMeanwhile(key);
	return result.object.bytes;
}
function hasReleases(environment, { record }) {
	return require_errors.releasesErrors.create("SW0631", {
		message: `${environment} has releases already: ${record.version} is live (release ${record.seq}). Nothing was changed.`,
		next: `Adopting makes the first release only. \`slipway history ${environment}\` shows what was released.`
	});
}
function cannotStand(refused) {
	const named = refused.slice(0, mostNamed).join("; ");
	const more = refused.length > mostNamed ? `; and ${refused.length - mostNamed} more` : "";
	const files = refused.length === 1 ? "1 file" : `${refused.length} files`;
	return require_errors.releasesErrors.create("SW0630", {
		message: `${files} cannot stand in a bundle: ${named}${more}. Nothing was changed.`,
		next: "Rename or remove them, or adopt a folder below that holds only what readers need."
	});
}
function tooManyFiles() {
	return require_errors.releasesErrors.create("SW0630", {
		message: `There are more than ${require_manifest.bundleLimits.files} files. Nothing was changed.`,
		next: "Adopt a folder below that holds only what readers need."
	});
}
function changedMeanwhile(what) {
	return require_errors.releasesErrors.create("SW0633", {
		message: `${require_inputs.quoted(what)} was changed or removed while the folder was being adopted. Nothing was released.`,
		next: "Stop what uploads to the folder, and run the same command again."
	});
}
function damagedObject(key) {
	return require_errors.releasesErrors.create("SW0620", {
		message: `${key} is in the store with other bytes than its name says.`,
		next: "Nothing was released. Remove what is damaged, and run the command again."
	});
}

// src/commands/releases/adopted-place.ts
/**
* Which environment, and which folder: named apart, or both by one address.
*
* @throws SW0632 where one of them is not said, or an address does not tell the environment.
*/
function adoptedPlace(project, first, at) {
	if (!/^s3:/i.test(first)) {
		if (at !== void 0) return {
			name: first,
			at
		};
		throw require_errors.releasesErrors.create("SW0632", {
			message: "Which folder is to be adopted is not said.",
			next: `Name it below the environment's prefix, as in \`slipway adopt ${first} --at outputs/\`.`
		});
	}
	const { bucket, prefix } = s3AddressOf(first);
	const near = [...project.environments.values()].flatMap(({ name, store: { address } }) => {
		if (address.kind !== "s3" || address.bucket !== bucket) return [];
		return [{
			name,
			depth: isBelow(prefix, address.prefix) ? address.prefix.length + 1 : 0
		}];
	});
	const deepest = Math.max(0, ...near.map(({ depth }) => depth));
	const [only, ...others] = near.filter(({ depth }) => depth === deepest);
	if (only !== void 0 && others.length === 0) return {
		name: only.name,
		at: first
	};
	throw require_errors.releasesErrors.create("SW0632", {
		message: only === void 0 ? `No environment of slipway.yaml has its store in the bucket ${bucket}.` : `${[only, ...others].map(({ name }) => name).join(" and ")} have their stores in the bucket ${bucket}.`,
		next: only === void 0 ? "Give an environment a store in that bucket, then adopt the folder." : `Say which is meant: \`slipway adopt ${only.name} --at ${first}\`.`
	});
}
function s3AddressOf(written) {
	const read = require_load.readStoreAddress(written, "/");
	if (read.ok && read.address.kind === "s3") return read.address;
	throw require_errors.releasesErrors.create("SW0632", {
		message: read.ok ? `${JSON.stringify(written)} is no address in S3.` : read.message,
		next: read.ok ? "Write it as s3://bucket/prefix." : read.help
	});
}
function isBelow(prefix, parent) {
	return parent === "" ? prefix !== "" : prefix.startsWith(`${parent}/`);
}
/**
* The folder in the environment's own store, or beside it in the same bucket: then through a store of its own, which
* whoever asked closes.
*
* @throws SW0632 where it cannot be reached so, or holds the store itself.
*/
async function openAdoptedFolder(open, at, context) {
	if (!/^s3:/i.test(at)) return {
		store: open.store,
		prefix: adoptedPrefix(at)
	};
	const { bucket, prefix } = s3AddressOf(at);
	const { address } = open.environment.store;
	if (address.kind !== "s3" || address.bucket !== bucket) throw require_errors.releasesErrors.create("SW0632", {
		message: `The store of ${open.environment.name} is not in the bucket ${bucket}.`,
		next: "Name an environment whose store is in the bucket of the folder."
	});
	if (isBelow(prefix, address.prefix)) {
		const below = address.prefix === "" ? prefix : prefix.slice(address.prefix.length + 1);
		return {
			store: open.store,
			prefix: adoptedPrefix(below)
		};
	}
	if (prefix === address.prefix || isBelow(address.prefix, prefix)) throw require_errors.releasesErrors.create("SW0632", {
		message: `The folder ${at} holds the store of ${open.environment.name} itself.`,
		next: "Give the store a prefix beside the folder, or name a folder further down."
	});
	const store = {
		...open.environment.store,
		address: {
			kind: "s3",
			bucket,
			prefix
		}
	};
	const beside = {
		...open.environment,
		store
	};
	return {
		store: await require_open.openStoreOf(open.project, beside, "read", context),
		prefix: ""
	};
}

// src/commands/adopt.ts
/** `slipway adopt`: an existing folder of uploaded files becomes release 1. */
const command = require_command.defineCommand({
	name: "adopt",
	summary: "Make a folder of uploaded files the first release",
	description: [
		"For a bucket or folder that an earlier pipeline has filled: every file below the folder is read, its content is copied to where releases keep contents, and the whole becomes release 1 of the environment, with the action `adopt`. Nothing there is moved, changed or deleted, so whoever reads those files goes on reading them. From then on deploy, promote, rollback and verify work as everywhere.",
		"The folder is `--at` below the environment's prefix, or an address in the environment's bucket. Where it is a place of the environment's mirror, the mirror shows release 1 as it stands, and the next release writes only what differs.",
		"Refused where the environment has releases, where a name or size cannot stand in a bundle (all such files are listed), and where a secret is found in a file."
	].join("\n\n"),
	examples: [
		{
			line: "slipway adopt prod --at outputs/",
			explains: "the files below outputs/ of prod's store"
		},
		{
			line: "slipway adopt s3://acme-prompts/outputs",
			explains: "the same, by address; the bucket tells the environment"
		},
		{
			line: "slipway adopt prod --at outputs/ --version 1.0.0",
			explains: "call it 1.0.0"
		}
	],
	inputs: {
		environment: {
			type: "string",
			description: "Environment of slipway.yaml, or the address of the folder in the bucket of one",
			placeholder: "ENV",
			names: "environment",
			positional: "first",
			required: true
		},
		at: {
			type: "string",
			description: "Folder below the environment's prefix, or an `s3://` address in its bucket",
			placeholder: "PREFIX"
		},
		version: {
			type: "string",
			description: "Version of release 1, three numbers as in 1.0.0; made from the bytes where absent",
			placeholder: "VERSION"
		},
		"allow-secrets": require_published_secrets.allowSecretsInput,
		stats: require_inputs$1.statsInput
	},
	outputs: require_documents.releaseOutputDefinitions,
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const project = require_load.soundProject(await require_load.findProject(context.cwd));
		const { name, at } = adoptedPlace(project, inputs.environment, inputs.at);
		const open = await require_open.openIn(project, name, "adopt", context);
		const stores = [open.store];
		try {
			const folder = await openAdoptedFolder(open, at, context);
			if (folder.store !== open.store) stores.push(folder.store);
			await refuseReleases(open.store, name);
			const bundle = await readAdopted(folder, (step) => require_open.showStep(step, context));
			const allowedSecrets = await require_published_secrets.refuseSecrets(bundle, project, inputs["allow-secrets"], context);
			const { after } = open.environment;
			if (after !== void 0) {
				const before = await require_open.openIn(project, after, "read", context, open);
				stores.push(before.store);
				await require_after.requireReleasedIn({
					store: before.store,
					environment: after
				}, name, bundle.digest);
			}
			const isMirror = folder.store === open.store && open.places.includes(folder.prefix);
			const outcome = await adopt({
				...await require_open.markRequest(open, context),
				decide: require_gate.gateOf(open, context),
				bundle,
				version: adoptedVersion(inputs.version, bundle),
				allowedSecrets,
				mirroredAt: isMirror ? folder.prefix : void 0
			});
			const requests = inputs.stats ? require_open.sumRequests(...stores) : void 0;
			const isAdopted = outcome.outcome === "adopted";
			if (isAdopted) await require_open.followWithMirror(open, context);
			return require_release_result.releaseResult({
				environment: name,
				outcome: isAdopted ? {
					outcome: "released",
					release: outcome.release
				} : outcome,
				mirror: void 0,
				requests,
				text: (paint, { outcome: { release } }) => adoptedText(paint, {
					environment: name,
					folder,
					bundle,
					record: release.record,
					isMirror,
					requests
				})
			}, require_paint.createPaint(context.terminal.color));
		} finally {
			for (const store of stores) await store.close();
		}
	}
});
function adoptedText(paint, { environment, folder, bundle, record, isMirror, requests }) {
	const { files } = bundle.manifest;
	const size = files.reduce((sum, file) => sum + file.size, 0);
	const { allowedSecrets } = record;
	return require_release_text.factSheet(paint, require_release_text.doneHeading(paint, environment, `${paint("bold", record.version)} is live as release ${record.seq}, adopted`), [
		["files", `${require_words.counted(files.length, "file")} (${require_words.sizeInWords(size)}) below ${require_words$1.foreign(`${folder.store.address}/${folder.prefix}`)}`],
		["bundle", require_words$1.shortDigest(record.bundle)],
		bundle.folderMarkers === 0 ? void 0 : ["left out", `${require_words.counted(bundle.folderMarkers, "empty object")} in place of folders`],
		allowedSecrets === void 0 ? void 0 : ["secrets", `${allowedSecrets.count} allowed: ${require_words$1.foreign(allowedSecrets.reason)}`],
		["there", isMirror ? "nothing was moved or changed; it is the mirror now, and follows every release" : "nothing was moved or changed; releases do not write there unless `mirror.at` names it"],
		require_release_text.requestsFact(requests)
	]);
}

exports.command = command;
