const require_contract = require("./changes-contract.js");
const require_limited = require("./platform-limited.js");
const require_locations = require("./platform-locations.js");
const require_text = require("./platform-text.js");
const require_compile = require("./prompts-compile.js");
const require_errors = require("./releases-errors.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");

// src/commands/releases/bundle-contract.ts
const readsAtOnce = 16;
/**
* A bundle in a store.
*
* @throws SW0614 where its manifest is gone, SW0402 where it is damaged: a bundle without files would pass for a new one.
*/
async function filesIn(store, bundle) {
	const sealed = await require_open.readManifest(store, bundle);
	if (sealed === void 0) throw require_errors.releasesErrors.create("SW0614", {
		message: `The manifest of ${bundle} is gone from ${store.address}.`,
		next: "`slipway verify ENV` says what is missing, and `slipway repair ENV` what can be brought back."
	});
	const read = async (file) => {
		const result = await store.read(require_pointer.objectKey(file.sha256), { maximumBytes: file.size });
		return result.outcome === "found" ? result.object.bytes : /* @__PURE__ */ new Uint8Array();
	};
	return {
		manifest: sealed.manifest,
		read,
		close: async () => {}
	};
}
/** What callers have to do, for every prompt whose compiled form differs. */
async function compareBundles(live, candidate) {
	const before = compiledIn(live.manifest);
	const after = compiledIn(candidate.manifest);
	const names = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].sort();
	return (await require_limited.mapLimited(names, readsAtOnce, async (path) => {
		const [old, fresh] = [before.get(path), after.get(path)];
		if (old?.sha256 === fresh?.sha256) return [];
		const name = path.slice(9, -5);
		if (fresh === void 0) return [{
			level: "major",
			subject: "prompt",
			reason: `The prompt ${name} is gone.`
		}];
		if (old === void 0) return [{
			level: "minor",
			subject: "prompt",
			reason: `The prompt ${name} is new.`
		}];
		const sides = [sideOf(require_compile.readCompiled(await live.read(old), path)), sideOf(require_compile.readCompiled(await candidate.read(fresh), path))];
		const found = require_contract.compareContracts(...sides);
		const words = {
			level: "patch",
			subject: "words",
			reason: `The prompt ${name} says something else.`
		};
		return found.length === 0 ? [words] : found.map((change) => ({
			...change,
			reason: `${name}: ${change.reason}`
		}));
	})).flat();
}
/** Compiled prompts by their path. */
function compiledIn({ files }) {
	return new Map(files.filter(({ path }) => path.startsWith("compiled/") && path.endsWith(".json")).map((file) => [file.path, file]));
}
/** A compiled prompt as the comparison of contracts takes it. Places are those of a source that is not there. */
function sideOf(compiled) {
	const source = require_text.createSource(`compiled/${compiled.name}.json`, "");
	const { schema } = compiled.input;
	return {
		prompt: {
			name: compiled.name,
			form: "dotprompt",
			...compiled.description === void 0 ? {} : { description: compiled.description },
			...compiled.model === null ? {} : { model: compiled.model },
			config: compiled.config,
			input: {
				...schema === null ? {} : { schema },
				default: compiled.input.default
			},
			output: compiled.output,
			tools: compiled.tools.map(({ name }) => name),
			toolDefinitions: compiled.tools,
			extensions: compiled.extensions,
			template: {
				source,
				text: "",
				startOffset: 0
			},
			settings: source,
			locations: require_locations.noLocations(source.file)
		},
		input: schema ?? true,
		inputFrom: "author"
	};
}

Object.defineProperty(exports, "compareBundles", {
  enumerable: true,
  get: function () {
    return compareBundles;
  }
});
Object.defineProperty(exports, "compiledIn", {
  enumerable: true,
  get: function () {
    return compiledIn;
  }
});
Object.defineProperty(exports, "filesIn", {
  enumerable: true,
  get: function () {
    return filesIn;
  }
});
