const require_media_types = require("./platform-media-types.js");
const require_load = require("./platform-portable-path.js");
const require_errors = require("./prompts-errors.js");
const require_project_check = require("./commands-project-check.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_finding_at = require("./platform-digest.js");
const require_errors$1 = require("./bundles-errors.js");
const require_manifest = require("./bundles-manifest.js");

// src/prompts/compiled/write.ts
/** Copies nodes without places, and adds what they need to `needs`. */
function plainNodes(nodes, needs) {
	return nodes.map((node) => plainNode(node, needs));
}
function plainNode(node, needs) {
	needs.features.add(node.type);
	const expression = (value) => plainExpression(value, needs.features);
	switch (node.type) {
		case "text": return {
			type: "text",
			text: node.text
		};
		case "output": return {
			type: "output",
			value: expression(node.value)
		};
		case "if": return {
			type: "if",
			test: plainTest(node.test, expression),
			negated: node.negated,
			helper: node.helper,
			body: plainNodes(node.body, needs),
			otherwise: plainNodes(node.otherwise, needs)
		};
		case "each":
		case "with":
		case "block": return {
			type: node.type,
			value: expression(node.value),
			parameters: node.parameters,
			body: plainNodes(node.body, needs),
			otherwise: plainNodes(node.otherwise, needs)
		};
		case "partial":
			if (node.fallback === void 0) needs.partials.add(node.name);
			return {
				type: "partial",
				name: node.name,
				...node.context === void 0 ? {} : { context: expression(node.context) },
				options: plainOptions(node.options, expression),
				indent: node.indent,
				...node.fallback === void 0 ? {} : { fallback: plainNodes(node.fallback, needs) }
			};
		case "role": return {
			type: "role",
			role: expression(node.role)
		};
		case "history": return { type: "history" };
		case "media": return {
			type: "media",
			url: expression(node.url),
			...node.contentType === void 0 ? {} : { contentType: expression(node.contentType) }
		};
		default: return {
			type: "section",
			name: expression(node.name)
		};
	}
}
function plainTest(test, expression) {
	if (test.kind === "equals") return {
		kind: "equals",
		left: expression(test.left),
		right: expression(test.right)
	};
	const includeZero = test.includeZero === void 0 ? {} : { includeZero: expression(test.includeZero) };
	return {
		kind: "truthy",
		value: expression(test.value),
		...includeZero
	};
}
function plainExpression(value, features) {
	switch (value.type) {
		case "path": return {
			type: "path",
			root: value.root,
			segments: value.segments,
			text: value.text
		};
		case "literal": return {
			type: "literal",
			value: value.value
		};
		case "undefined": return { type: "undefined" };
		default: {
			features.add(value.helper);
			const expression = (inner) => plainExpression(inner, features);
			return {
				type: "call",
				helper: value.helper,
				arguments: value.arguments.map(expression),
				options: plainOptions(value.options, expression)
			};
		}
	}
}
function plainOptions(options, expression) {
	const plain = Object.create(null);
	for (const [name, value] of Object.entries(options)) plain[name] = expression(value);
	return plain;
}

// src/prompts/compile.ts
/**
* Compiles a prompt that was checked.
* @param partials trees of the project's partials, by every name that they can be called by
* @throws SlipwayError SW0303 where a partial is missing
*/
function compilePrompt(prompt, tree, partials, options) {
	const needs = {
		features: /* @__PURE__ */ new Set(),
		partials: /* @__PURE__ */ new Set()
	};
	const compiled = Object.create(null);
	for (const [name, partial] of reachablePartials(tree, partials)) compiled[name] = plainNodes(partial.nodes, needs);
	const template = plainNodes(tree.nodes, needs);
	const missing = [...needs.partials].find((name) => !Object.hasOwn(compiled, name));
	if (missing !== void 0) throw require_project_check.missingPartial(missing, { file: prompt.template.source.file });
	const defined = new Map(prompt.toolDefinitions.map((definition) => [definition.name, definition]));
	const { format, schema, file } = prompt.output;
	return {
		format: "slipway/compiled/v1",
		name: prompt.name,
		...prompt.description === void 0 ? {} : { description: prompt.description },
		model: prompt.model ?? null,
		config: prompt.config,
		compat: options.compat,
		input: {
			schema: prompt.input.schema ?? null,
			default: prompt.input.default
		},
		output: {
			...format === void 0 ? {} : { format },
			...schema === void 0 ? {} : { schema },
			...file === void 0 ? {} : { file }
		},
		tools: prompt.tools.map((name) => defined.get(name) ?? { name }),
		extensions: prompt.extensions,
		media: { allow: options.mediaAllowed },
		features: [...needs.features].sort(),
		template,
		partials: compiled
	};
}
/** Partials that are called from a tree, directly or through others, sorted by name. */
function reachablePartials(tree, partials) {
	const reached = /* @__PURE__ */ new Map();
	const wanted = [...tree.partials];
	for (let name = wanted.pop(); name !== void 0; name = wanted.pop()) {
		const partial = reached.has(name) ? void 0 : partials.get(name);
		if (partial === void 0) continue;
		reached.set(name, partial);
		wanted.push(...partial.partials);
	}
	return [...reached].sort(([left], [right]) => left < right ? -1 : 1);
}
/**
* The bytes of `compiled/<prompt>.json`. Not canonical JSON: properties keep their order, because templates can loop
* over the defaults of the input.
*/
function compiledBytes(compiled) {
	return new TextEncoder().encode(`${JSON.stringify(compiled, null, 1)}\n`);
}

// src/bundles/build.ts
/**
* Builds the bundle of a project: the sources of its prompts, the compiled prompts, the renderings of their cases, and
* the media that those show (docs/store-format.md). The same tree gives the same bytes on every machine: nothing here
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
		const compiled = compilePrompt(prompt, tree, partials, {
			compat: this.project.compat,
			mediaAllowed: this.project.config.media?.allow ?? []
		});
		this.put(`compiled/${prompt.name}.json`, compiledBytes(compiled));
		if (this.include.has("prompts")) this.addSources(checked, tree, partials);
		if (this.include.has("renderings")) for (const rendering of renderings) {
			this.counts.renderings++;
			this.put(`renderings/${rendering.prompt}/${rendering.case}.json`, renderingBytes(rendering));
		}
		for (const file of media) await this.addMedia(file);
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
		const sha256 = require_finding_at.sha256Of(read.bytes);
		this.note(file.path, sha256, read.bytes.byteLength, {
			file,
			sha256
		});
	}
	putText(path, text) {
		this.put(path, Buffer.from(text, "utf8"));
	}
	put(path, bytes) {
		this.note(path, require_finding_at.sha256Of(bytes), bytes.byteLength, { bytes });
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
		if (read.ok && require_finding_at.sha256Of(read.bytes) === content.sha256) return read.bytes;
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

// src/commands/project-bundle.ts
/** The bundle of a project, for the commands that deliver one: bundle, plan, deploy. */
/**
* Checks a project and builds its bundle.
*
* @throws SW0202 where slipway.yaml has errors, SW0330 where the prompts have, SW0404 to SW0406 from building.
*/
async function projectBundle(loaded, context) {
	const project = require_load.soundProject(loaded);
	const builder = new BundleBuilder(project);
	let sound = true;
	const check = await require_project_check.checkProject(loaded, context, { async each(checked, partials) {
		if (!checked.sound) sound = false;
		if (sound) await builder.add(checked, partials);
	} });
	refuseErrors(check.findings);
	if (!sound) throw new Error("A prompt was left out of the bundle, and no error says why");
	return {
		bundle: builder.finish(),
		check
	};
}
/** @throws SW0330 where there are errors among the findings. */
function refuseErrors(findings) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first !== void 0) throw errorsFound(first, errors.length);
}
function errorsFound(first, count) {
	const { file, range } = first;
	const more = count === 1 ? "" : ` There ${count === 2 ? "is 1 more error" : `are ${count - 1} more errors`}.`;
	return require_errors.promptsErrors.create("SW0330", {
		message: `${file}:${range.start.line}:${range.start.column}: ${first.message}${more}`,
		next: `${first.help} \`slipway check\` shows everything.`,
		place: {
			file,
			...range.start
		}
	});
}

Object.defineProperty(exports, "projectBundle", {
  enumerable: true,
  get: function () {
    return projectBundle;
  }
});
Object.defineProperty(exports, "refuseErrors", {
  enumerable: true,
  get: function () {
    return refuseErrors;
  }
});
Object.defineProperty(exports, "renderingBytes", {
  enumerable: true,
  get: function () {
    return renderingBytes;
  }
});
