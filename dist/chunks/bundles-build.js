const require_media_types = require("./platform-media-types.js");
const require_load = require("./platform-shape.js");
const require_compile = require("./prompts-compile.js");
const require_errors = require("./prompts-errors.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");
const require_errors$1 = require("./bundles-errors.js");
const require_manifest = require("./bundles-manifest.js");

// src/bundles/build.ts
/**
* Builds the bundle of a project: the sources of its prompts, the compiled prompts, the renderings of their cases, the
* media that those show, and answers of models (docs/store-format.md). The same tree gives the same bytes on every machine: nothing here
* depends on a clock, a locale, the order of files on a disk, or their line ends.
*/
/** Takes checked prompts one by one; `finish` gives the bundle. */
var BundleBuilder = class {
	project;
	include;
	contents = /* @__PURE__ */ new Map();
	files = /* @__PURE__ */ new Map();
	counts = {
		prompts: 0,
		renderings: 0,
		completions: 0,
		media: 0,
		bytes: 0
	};
	constructor(project) {
		this.project = project;
		this.include = new Set(project.config.bundle?.include ?? ["prompts", "renderings"]);
	}
	/**
	* Adds a prompt that was checked and has no errors.
	*
	* @throws SW0313 for a template that does not parse, SW0405 where two files would have one path, SW0404 where there
	* is too much, SW0406 for media that cannot be read.
	*/
	async add(checked, partials) {
		const { prompt, tree, renderings, media } = checked;
		if (prompt === void 0) return;
		if (tree === void 0) throw require_errors.promptsErrors.create("SW0313", {
			message: `The template of ${prompt.name} cannot be compiled.`,
			next: "Run `slipway check`, and repair the template.",
			place: { file: prompt.template.source.file }
		});
		this.counts.prompts++;
		const compiled = require_compile.compilePrompt(prompt, tree, partials, {
			compat: this.project.compat,
			mediaAllowed: this.project.config.media?.allow ?? []
		});
		this.put(`compiled/${prompt.name}.json`, require_compile.compiledBytes(compiled));
		if (this.include.has("prompts")) this.addSources(checked, tree, partials);
		if (this.include.has("renderings")) for (const rendering of renderings) {
			this.counts.renderings++;
			this.put(`renderings/${rendering.prompt}/${rendering.case}.json`, renderingBytes(rendering));
		}
		for (const file of media) await this.addMedia(file);
	}
	/**
	* Adds a file that an answer gave: a completion, or what is published of it.
	*
	* @throws SW0405 where two files would have one path, SW0404 where there is too much.
	*/
	addAnswer(path, bytes) {
		if (path.startsWith("completions/")) this.counts.completions++;
		this.put(path, bytes);
	}
	/**
	* The bundle of all that was added.
	*
	* @throws SW0404 where there are too many files, SW0405 for a path that cannot stand in a bundle.
	*/
	finish() {
		const limits = require_load.fileLimitsOf(this.project);
		return {
			...require_manifest.createManifest(this.files.values(), {
				...require_manifest.bundleLimits,
				files: Math.min(limits.bundleFiles, require_manifest.bundleLimits.files)
			}),
			counts: {
				...this.counts,
				files: this.files.size
			},
			read: (file) => this.read(file)
		};
	}
	addSources({ file, prompt }, tree, partials) {
		if (prompt === void 0) return;
		const extension = file.form === "classic" ? "json" : "prompt";
		this.putText(`prompts/${prompt.name}.${extension}`, prompt.settings.text);
		const { source } = prompt.template;
		if (source.file !== prompt.settings.file) this.putText(`prompts/${source.file}`, source.text);
		for (const partial of reachable(tree, partials)) {
			const { source: partialSource } = partial;
			if (partialSource !== void 0) this.putText(partialPath(partial, partials), partialSource.text);
		}
	}
	async addMedia(file) {
		if (this.files.has(file.path)) return;
		const read = await this.project.files.readBytes(file, require_load.fileLimitsOf(this.project).mediaBytes);
		if (!read.ok) throw require_errors$1.bundlesErrors.create("SW0406", {
			message: `${file.path} cannot be delivered. ${read.message}`,
			next: read.help,
			place: { file: file.path }
		});
		this.counts.media++;
		const sha256 = require_digest.sha256Of(read.bytes);
		this.note(file.path, sha256, read.bytes.byteLength, {
			file,
			sha256
		});
	}
	putText(path, text) {
		this.put(path, Buffer.from(text, "utf8"));
	}
	put(path, bytes) {
		this.note(path, require_digest.sha256Of(bytes), bytes.byteLength, { bytes });
	}
	note(path, sha256, size, content) {
		const known = this.files.get(path);
		if (known !== void 0) {
			if (known.sha256 === sha256) return;
			throw require_errors$1.bundlesErrors.create("SW0405", {
				message: `Two different files would have the path ${path} in the bundle.`,
				next: "Rename one of the files of the project that have this name."
			});
		}
		this.counts.bytes += size;
		const most = require_load.fileLimitsOf(this.project).bundleBytes;
		if (this.counts.bytes > most) throw require_errors$1.bundlesErrors.create("SW0404", {
			message: `The files of the bundle hold more than ${most} bytes.`,
			next: "Deliver less (`bundle.include` in slipway.yaml), or raise `limits.bundleBytes`."
		});
		this.files.set(path, {
			path,
			sha256,
			size,
			mediaType: require_media_types.mediaTypeOf(path)
		});
		this.contents.set(path, content);
	}
	async read({ path }) {
		const content = this.contents.get(path);
		if (content === void 0) throw new Error(`The bundle has no file ${path}`);
		if ("bytes" in content) return content.bytes;
		const read = await this.project.files.readBytes(content.file, require_load.fileLimitsOf(this.project).mediaBytes);
		if (read.ok && require_digest.sha256Of(read.bytes) === content.sha256) return read.bytes;
		throw require_errors$1.bundlesErrors.create("SW0406", {
			message: `${path} changed while the bundle was built. ${read.ok ? "Its bytes are others now." : read.message}`,
			next: "Run the command again when nothing writes to the project.",
			place: { file: path }
		});
	}
};
/** The bytes of `renderings/<prompt>/<case>.json`: a document of `render --format json` with one rendering. */
function renderingBytes(rendering) {
	return require_canonical_json.canonicalBytes({
		format: "slipway/renderings/v1",
		renderings: [rendering]
	});
}
/** Every partial that is called from a template, directly or through others. */
function reachable(tree, partials) {
	const found = /* @__PURE__ */ new Set();
	const stack = [...tree.partials];
	for (let name = stack.pop(); name !== void 0; name = stack.pop()) {
		const partial = partials.get(name);
		if (partial === void 0 || found.has(partial)) continue;
		found.add(partial);
		stack.push(...partial.partials);
	}
	return found;
}
/** `prompts/support/_customer.prompt`, wherever in the project the partial stands. */
function partialPath(partial, partials) {
	let name = "";
	for (const [candidate, tree] of partials) if (tree === partial && candidate.length > name.length) name = candidate;
	const extension = /\.[a-z]+$/.exec(partial.source?.file ?? "")?.[0] ?? ".prompt";
	return `prompts/${require_load.joinPath(require_load.folderOf(name), `_${require_load.nameOf(name)}${extension}`)}`;
}

Object.defineProperty(exports, "BundleBuilder", {
  enumerable: true,
  get: function () {
    return BundleBuilder;
  }
});
Object.defineProperty(exports, "renderingBytes", {
  enumerable: true,
  get: function () {
    return renderingBytes;
  }
});
