const require_order = require("./platform-order.js");
const require_json = require("./platform-json.js");
const require_errors = require("./prompts-errors.js");
const require_render = require("./prompts-limits.js");

// src/prompts/compiled/read.ts
/** Reads compiled prompts from bytes that may be anything: every field that rendering uses is looked at once, here. */
/** In bytes. A template of the largest size, with its partials and schemas, fits several times. */
const largest = 33554432;
/** Blocks inside blocks, and calls inside calls. Templates are parsed with a limit of 100, which may be raised. */
const deepest = 400;
/** Objects and lists inside each other, in schemas, configuration and defaults. */
const deepestJson = 64;
/** What this reader can render: `CompiledPrompt.features`. */
const knownFeatures = [
	"block",
	"each",
	"history",
	"if",
	"json",
	"lookup",
	"media",
	"output",
	"partial",
	"role",
	"section",
	"text",
	"with"
];
/** @throws SlipwayError SW0320, SW0321 */
function readCompiled(bytes, path) {
	const reader = new CompiledReader(path);
	const value = reader.json(bytes);
	reader.prompt(value);
	return value;
}
var CompiledReader = class {
	path;
	constructor(path) {
		this.path = path;
	}
	json(bytes) {
		if (bytes.byteLength > largest) throw this.broken(`it is larger than ${largest} bytes`);
		let value;
		try {
			value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
		} catch (cause) {
			throw this.broken("it is no JSON in UTF-8", cause);
		}
		if (!require_json.isJsonObject(value)) throw this.broken("it is no object");
		return value;
	}
	prompt(value) {
		const { format, features } = value;
		if (format !== "slipway/compiled/v1") {
			if (typeof format === "string" && /^slipway\/compiled\/v\d+$/.test(format)) throw this.newer(`its format is ${format}`);
			throw this.broken("it has no format `slipway/compiled/v1`");
		}
		this.list(features, "features", 0, this.text);
		const unknown = features.find((feature) => !knownFeatures.includes(feature));
		if (unknown !== void 0) throw this.newer(`it uses \`${unknown.slice(0, 40)}\``);
		this.text(value["name"], "name");
		this.optional(value["description"], "description", this.text);
		if (value["model"] !== null) this.text(value["model"], "model");
		this.oneOf(value["compat"], "compat", ["strict", "dotprompt"]);
		this.jsonObject(value["config"], "config");
		this.jsonObject(value["extensions"], "extensions");
		const input = this.jsonObject(value["input"], "input");
		this.object(input["default"], "input.default");
		if (input["schema"] !== null) this.schema(input["schema"], "input.schema", 0);
		const output = this.jsonObject(value["output"], "output");
		this.optional(output["format"], "output.format", this.text);
		this.optional(output["file"], "output.file", this.text);
		this.optional(output["schema"], "output.schema", this.schema);
		this.list(value["tools"], "tools", 0, (tool, place) => {
			this.text(this.jsonObject(tool, place)["name"], `${place}.name`);
		});
		this.list(this.object(value["media"], "media")["allow"], "media.allow", 0, this.text);
		this.nodes(value["template"], "template", 0);
		const partials = this.object(value["partials"], "partials");
		for (const name of Object.keys(partials)) this.nodes(partials[name], `partials.${name.slice(0, 80)}`, 0);
	}
	nodes = (value, place, depth) => {
		if (depth > deepest) throw this.broken("its template is nested too deeply");
		this.list(value, place, depth, this.node);
	};
	node = (value, place, depth) => {
		const node = this.object(value, place);
		const { type } = node;
		const inner = (name) => this.nodes(node[name], `${place}.${name}`, depth + 1);
		const expression = (name) => this.expression(node[name], `${place}.${name}`, 0);
		switch (type) {
			case "text":
				this.text(node["text"], `${place}.text`);
				return;
			case "output":
				expression("value");
				return;
			case "if":
				this.test(node["test"], `${place}.test`);
				this.boolean(node["negated"], `${place}.negated`);
				inner("body");
				inner("otherwise");
				return;
			case "each":
			case "with":
			case "block":
				expression("value");
				this.list(node["parameters"], `${place}.parameters`, 0, this.text);
				inner("body");
				inner("otherwise");
				return;
			case "partial":
				this.text(node["name"], `${place}.name`);
				this.optional(node["context"], `${place}.context`, (context, at) => this.expression(context, at, 0));
				this.options(node["options"], `${place}.options`, 0);
				this.text(node["indent"], `${place}.indent`);
				if (node["fallback"] !== void 0) inner("fallback");
				return;
			case "role":
				expression("role");
				return;
			case "history": return;
			case "media":
				expression("url");
				this.optional(node["contentType"], `${place}.contentType`, (type, at) => this.expression(type, at, 0));
				return;
			case "section":
				expression("name");
				return;
			default: throw this.newer(`${place} is of the type ${JSON.stringify(type)?.slice(0, 40)}`);
		}
	};
	test(value, place) {
		const test = this.object(value, place);
		this.oneOf(test["kind"], `${place}.kind`, ["truthy", "equals"]);
		if (test["kind"] === "equals") {
			this.expression(test["left"], `${place}.left`, 0);
			this.expression(test["right"], `${place}.right`, 0);
		} else {
			this.expression(test["value"], `${place}.value`, 0);
			this.optional(test["includeZero"], `${place}.includeZero`, (zero, at) => this.expression(zero, at, 0));
		}
	}
	expression = (value, place, depth) => {
		if (depth > deepest) throw this.broken("its expressions are nested too deeply");
		const expression = this.object(value, place);
		const { type } = expression;
		switch (type) {
			case "path":
				this.root(expression["root"], `${place}.root`);
				this.list(expression["segments"], `${place}.segments`, 0, this.text);
				this.text(expression["text"], `${place}.text`);
				return;
			case "literal": {
				const literal = expression["value"];
				if (!(literal === null || require_json.jsonTypeOf(literal) !== void 0) || typeof literal === "object" && literal !== null) throw this.wrong(place);
				return;
			}
			case "undefined": return;
			case "call": {
				const { helper } = expression;
				if (helper !== "json" && helper !== "lookup") throw this.newer(`${place} calls ${JSON.stringify(helper)?.slice(0, 40)}`);
				this.list(expression["arguments"], `${place}.arguments`, depth + 1, this.expression);
				if (expression["arguments"].length !== (helper === "json" ? 1 : 2)) throw this.wrong(`${place}.arguments`);
				this.options(expression["options"], `${place}.options`, depth + 1);
				return;
			}
			default: throw this.newer(`${place} is of the type ${JSON.stringify(type)?.slice(0, 40)}`);
		}
	};
	root(value, place) {
		const root = this.object(value, place);
		switch (root["kind"]) {
			case "root": return;
			case "local":
				this.text(root["name"], `${place}.name`);
				return;
			case "context":
				this.count(root["up"], `${place}.up`);
				return;
			case "data":
				this.text(root["name"], `${place}.name`);
				this.count(root["up"], `${place}.up`);
				return;
			default: throw this.newer(`${place} is of the kind ${JSON.stringify(root["kind"])?.slice(0, 40)}`);
		}
	}
	options(value, place, depth) {
		const options = this.object(value, place);
		for (const name of Object.keys(options)) this.expression(options[name], `${place}.${name.slice(0, 80)}`, depth);
	}
	list(value, place, depth, check) {
		if (!Array.isArray(value)) throw this.wrong(place);
		for (let index = 0; index < value.length; index++) check(value[index], `${place}[${index}]`, depth);
	}
	optional(value, place, check) {
		if (value !== void 0) check(value, place, 0);
	}
	/** A schema, or configuration: any JSON of bounded depth. */
	jsonObject(value, place) {
		const object = this.object(value, place);
		try {
			return require_render.acceptData(object, "It", deepestJson);
		} catch (cause) {
			throw this.broken(`\`${place}\` is nested too deeply`, cause);
		}
	}
	schema = (value, place) => {
		if (typeof value !== "boolean") this.jsonObject(value, place);
	};
	object(value, place) {
		if (!require_json.isJsonObject(value)) throw this.wrong(place);
		return value;
	}
	text = (value, place) => {
		if (typeof value !== "string") throw this.wrong(place);
	};
	boolean(value, place) {
		if (typeof value !== "boolean") throw this.wrong(place);
	}
	count(value, place) {
		if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw this.wrong(place);
	}
	oneOf(value, place, values) {
		if (typeof value !== "string" || !values.includes(value)) throw this.wrong(place);
	}
	wrong(place) {
		return this.broken(`\`${place}\` is missing or of the wrong type`);
	}
	broken(problem, cause) {
		return require_errors.promptsErrors.create("SW0320", {
			message: `${this.path} is not a compiled prompt: ${problem}.`,
			next: "Compile the prompt again with `slipway bundle`, and verify the store with `slipway verify`.",
			cause
		});
	}
	newer(reason) {
		return require_errors.promptsErrors.create("SW0321", {
			message: `${this.path} needs a newer reader: ${reason}.`,
			next: "Update Slipway, or the reader that your application uses."
		});
	}
};

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
	if (missing !== void 0) throw require_render.missingPartial(missing, { file: prompt.template.source.file });
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
	return [...reached].sort(([left], [right]) => require_order.compareText(left, right));
}
/**
* The bytes of `compiled/<prompt>.json`. Not canonical JSON: properties keep their order, because templates can loop
* over the defaults of the input.
*/
function compiledBytes(compiled) {
	return new TextEncoder().encode(`${JSON.stringify(compiled, null, 1)}\n`);
}
/**
* Reads a compiled prompt. The bytes come from a store and may be anything.
* @param path of the file, for messages
* @throws SlipwayError SW0320 where it is not a compiled prompt, SW0321 where it needs a newer reader
*/
function parseCompiled(bytes, path) {
	return readCompiled(bytes, path);
}

Object.defineProperty(exports, "compilePrompt", {
  enumerable: true,
  get: function () {
    return compilePrompt;
  }
});
Object.defineProperty(exports, "compiledBytes", {
  enumerable: true,
  get: function () {
    return compiledBytes;
  }
});
Object.defineProperty(exports, "parseCompiled", {
  enumerable: true,
  get: function () {
    return parseCompiled;
  }
});
Object.defineProperty(exports, "readCompiled", {
  enumerable: true,
  get: function () {
    return readCompiled;
  }
});
