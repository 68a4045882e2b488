Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") {
		for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
			key = keys[i];
			if (!__hasOwnProp.call(to, key) && key !== except) {
				__defProp(to, key, {
					get: ((k) => from[k]).bind(null, key),
					enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
				});
			}
		}
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));

let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_path = require("node:path");

// src/platform/errors.ts
/** An expected failure: stable code, message, next step, and the cause kept. */
var SlipwayError = class extends Error {
	code;
	class;
	next;
	place;
	constructor(code, errorClass, details) {
		super(details.message, details.cause === void 0 ? void 0 : { cause: details.cause });
		this.name = "SlipwayError";
		this.code = code;
		this.class = errorClass;
		this.next = details.next;
		this.place = details.place;
	}
};
/**
* Declares the error codes of one room. Blocks: SW01 platform and command line, 02 project, 03 prompts,
* 04 bundles, 05 stores, 06 releases, 07 gates, 08 secrets, 09 aws, 10 github, 11 models, 12 evaluation,
* 13 provenance, 14 changes, 15 reports, 16 reader, 99 our own faults.
*/
function defineErrors(entries) {
	return {
		entries,
		create: (code, details) => new SlipwayError(code, entries[code].class, details)
	};
}
/** True for our own error, also where two copies of the module are loaded (by name and shape, not by class). */
function isSlipwayError(error) {
	return error instanceof Error && error.name === "SlipwayError" && "code" in error && "next" in error;
}

// src/platform/order.ts
/** The order of texts that does not depend on a language: by code units, as `<` has it. For `sort`. */
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/platform/json.ts
/** True for an object that is no list and not null. */
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The JSON type of a value; undefined for what JSON does not have (functions, `undefined`, NaN and infinities). */
function jsonTypeOf(value) {
	switch (typeof value) {
		case "string":
		case "boolean": return typeof value;
		case "number": return Number.isFinite(value) ? "number" : void 0;
		case "object": return value === null ? "null" : Array.isArray(value) ? "array" : "object";
		default: return;
	}
}
/** An own property, or undefined: what `__proto__` or `toString` would reach through the prototype is not seen. */
function ownProperty(value, name) {
	return Object.hasOwn(value, name) ? value[name] : void 0;
}

// src/prompts/errors.ts
/** Errors of prompts: SW03. SW0301\u2013SW0329 rendering and compiled prompts. */
const promptsErrors = defineErrors({
	SW0301: {
		class: "usage",
		title: "A variable of the template has no value",
		page: `Rendering came to a tag whose value is not in the input: it was not passed, it is misspelt, or something on the way to it is missing. An empty place in a prompt changes what a model answers without anybody noticing, so this is an error.

- Pass the value, or give it a default under \`input.default\`.
- Where it may be absent, say so: \`{{#if name}}\u2026{{name}}\u2026{{/if}}\`.

\`slipway check\` finds these before anything is rendered. With \`compat: dotprompt\` the place stays empty.`
	},
	SW0302: {
		class: "usage",
		title: "A value cannot stand in text as it is",
		page: `A tag holds an object or a list, which would read \`[object Object]\` or run its elements together. Write \`{{json value}}\` for JSON, \`{{#each list}}\u2026{{/each}}\` for its elements, or name the part that is meant: \`{{customer.name}}\`. With \`compat: dotprompt\` it is written as Dotprompt writes it.`
	},
	SW0303: {
		class: "usage",
		title: "The partial does not exist",
		page: `The template calls \`{{> name}}\`, and there is no partial of this name. A partial is a file \`_name.prompt\` in a prompt folder. \`slipway check\` names the nearest.`
	},
	SW0304: {
		class: "usage",
		title: "Partials inside partials are nested too deeply",
		page: `A partial calls another, that one a third, and so on beyond the limit: most likely one of them calls itself in the end. A partial that calls itself for the parts of a tree needs a condition that ends it. \`limits.partialDepth\` in \`slipway.yaml\` raises the limit.`
	},
	SW0305: {
		class: "usage",
		title: "Rendering takes too much work",
		page: `Loops inside loops, or a loop over very many elements, pass the limit of steps. The limit keeps a template or its data from holding up a build. Shorten the list before it is passed, or raise \`limits.renderSteps\` in \`slipway.yaml\`.`
	},
	SW0306: {
		class: "usage",
		title: "The rendering is too large",
		page: `The text that the template gives is longer than the limit, and longer than any model reads. Shorten the data, or raise \`limits.renderedCharacters\` in \`slipway.yaml\`.`
	},
	SW0307: {
		class: "usage",
		title: "The rendering has too many messages",
		page: `The template begins more messages than the limit allows, most likely with \`{{role}}\` in a loop over many elements. Raise \`limits.messages\` in \`slipway.yaml\` if it is meant.`
	},
	SW0308: {
		class: "usage",
		title: "A role, section or media address cannot be used",
		page: `What the template gives for the structure of the prompt is not usable: a role is one word in lower case, a section one word, a media address a non-empty text. In Slipway's own mode roles and sections are written in the template and never come from data.`
	},
	SW0309: {
		class: "usage",
		title: "The data is not JSON",
		page: `Input, context and history are JSON: objects, lists, texts, finite numbers, true, false and null, nested up to the limit. Functions, dates, maps, class instances, properties with getters and objects that contain themselves are refused, because a template must not run code or loop. Convert the value before: \`date.toISOString()\`, \`Object.fromEntries(map)\`.`
	},
	SW0310: {
		class: "usage",
		title: "The history is not a list of messages",
		page: `History is a list of \`{role, content}\`, where content is a list of parts such as \`{text}\` or \`{media: {url, contentType}}\`.`
	},
	SW0311: {
		class: "usage",
		title: "Templates are nested too deeply",
		page: `Blocks and partials together are nested deeper than rendering allows (400 levels). Most likely a partial calls itself without end.`
	},
	SW0312: {
		class: "usage",
		title: "The media address is not allowed",
		page: `Media are files of the project, \`data:\` addresses, or \`s3:\` addresses that the project allows. Nothing is fetched from the web: what stands there can change after it was approved.`
	},
	SW0313: {
		class: "usage",
		title: "The template cannot be rendered",
		page: `The template has problems that \`slipway check\` lists with their places. Repair them first.`
	},
	SW0320: {
		class: "usage",
		title: "The compiled prompt cannot be read",
		page: `A file under \`compiled/\` is not what \`docs/compiled-format.md\` describes: damaged, written by something else, or larger or deeper than allowed. Compile the prompt again with \`slipway bundle\`.`
	},
	SW0321: {
		class: "usage",
		title: "The compiled prompt needs a newer reader",
		page: `The compiled prompt uses a feature, or has a format, that this version does not know. Rendering it would give something else than was approved, so it is refused. Update the reader.`
	},
	SW0330: {
		class: "refusal",
		title: "The prompts have errors",
		page: `Something was asked for that only sound prompts can give: a rendering, a bundle, a plan or a release. The check
found errors, and nothing was written or changed.

\`slipway check\` shows every error with its line and what to do. A rule that does not suit the project can be made a
warning under \`rules:\` in \`slipway.yaml\`.`
	},
	SW0331: {
		class: "usage",
		title: "The prompt does not exist",
		page: `A command names a prompt that the project does not have. A prompt is named by its path below its prompt folder,
without the extension: \`prompts/support/triage.prompt\` is \`support/triage\`, its variant \`triage.formal.prompt\` is
\`support/triage.formal\`.`
	},
	SW0332: {
		class: "usage",
		title: "The case does not exist",
		page: `A command names a case that the prompt does not have. Cases stand in \`NAME.cases.yaml\` beside the prompt; the
variables of a classic prompt are its case \`default\`.`
	},
	SW0333: {
		class: "usage",
		title: "The input cannot be used",
		page: `The input that was given with \`--input\` is no JSON or YAML object, or does not fit the prompt's input schema. It
is an object of the prompt's variables:

\`\`\`json
{ "question": "Where is my order?", "customer": { "name": "Jonas Weber" } }
\`\`\``
	},
	SW0334: {
		class: "usage",
		title: "The folder holds something else",
		page: `\`--out DIR\` writes into an empty folder, a new one, or one that the same command wrote before, whose content it
replaces as a whole. The folder that was named holds other files, perhaps beside those of an earlier run, which would be
lost. Name another folder, or empty it.`
	},
	SW0335: {
		class: "usage",
		title: "A file to import cannot be read",
		page: `\`slipway import\` takes files \`NAME.prompt.yml\` of GitHub Models: YAML with a list of \`messages:\`. The message
says what is wrong with the one that was named. Files that came before it are written, and nothing that was there is
changed.`
	}
});

// src/prompts/template/data.ts
/**
* Returns the value itself where it is a plain JSON object: own enumerable data properties, objects without a class,
* finite numbers, at most `maximumDepth` levels. Nothing is copied.
* @param what names it in the message: "The input"
* @throws SlipwayError SW0309
*/
function acceptData(value, what, maximumDepth) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw refused(what, "", "is not an object");
	if (!isPlain(value, maximumDepth)) check(value, what, "", maximumDepth);
	return value;
}
/** The same question as `check` asks, answered without words. */
function isPlain(value, depth) {
	switch (typeof value) {
		case "string":
		case "boolean": return true;
		case "number": return Number.isFinite(value);
		case "object": break;
		default: return false;
	}
	if (value === null) return true;
	if (depth <= 0) return false;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) if (!isPlain(value[index], depth - 1)) return false;
		return true;
	}
	if (!hasPlainPrototype(value)) return false;
	for (const key of Object.keys(value)) {
		const property = Object.getOwnPropertyDescriptor(value, key);
		if (property === void 0 || !("value" in property)) return false;
		const element = property.value;
		if (typeof element !== "string" && element !== void 0 && !isPlain(element, depth - 1)) return false;
	}
	return true;
}
function hasPlainPrototype(object) {
	const prototype = Object.getPrototypeOf(object);
	return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
function check(value, what, path, depth) {
	switch (typeof value) {
		case "string":
		case "boolean": return;
		case "number":
			if (!Number.isFinite(value)) throw refused(what, path, `holds ${value}, which JSON does not have`);
			return;
		case "object": break;
		default: throw refused(what, path, `holds ${value === void 0 ? "undefined" : `a ${typeof value}`}, which JSON does not have`);
	}
	if (value === null) return;
	if (depth <= 0) throw refused(what, "", "is nested too deeply, or contains itself");
	if (Array.isArray(value)) checkList(value, what, path, depth);
	else checkObject(value, what, path, depth);
}
function checkList(list, what, path, depth) {
	for (let index = 0; index < list.length; index++) {
		const element = list[index];
		if (typeof element !== "string") check(element, what, `${path}/${index}`, depth - 1);
	}
}
function checkObject(object, what, path, depth) {
	if (!hasPlainPrototype(object)) throw refused(what, path, "holds an object of a class");
	for (const key of Object.keys(object)) {
		const property = Object.getOwnPropertyDescriptor(object, key);
		if (property === void 0 || !("value" in property)) throw refused(what, `${path}/${key}`, "holds a getter");
		const element = property.value;
		if (typeof element !== "string" && element !== void 0) check(element, what, `${path}/${key}`, depth - 1);
	}
}
function refused(what, path, problem) {
	const place = path === "" ? "" : ` at \`${path.length > 80 ? `${path.slice(0, 80)}\u2026` : path}\``;
	return promptsErrors.create("SW0309", {
		message: `${what} ${problem}${place}.`,
		next: "Pass plain JSON values: objects, lists, texts, finite numbers, true, false and null."
	});
}

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
		if (!isJsonObject(value)) throw this.broken("it is no object");
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
				if (!(literal === null || jsonTypeOf(literal) !== void 0) || typeof literal === "object" && literal !== null) throw this.wrong(place);
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
			return acceptData(object, "It", deepestJson);
		} catch (cause) {
			throw this.broken(`\`${place}\` is nested too deeply`, cause);
		}
	}
	schema = (value, place) => {
		if (typeof value !== "boolean") this.jsonObject(value, place);
	};
	object(value, place) {
		if (!isJsonObject(value)) throw this.wrong(place);
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
		return promptsErrors.create("SW0320", {
			message: `${this.path} is not a compiled prompt: ${problem}.`,
			next: "Compile the prompt again with `slipway bundle`, and verify the store with `slipway verify`.",
			cause
		});
	}
	newer(reason) {
		return promptsErrors.create("SW0321", {
			message: `${this.path} needs a newer reader: ${reason}.`,
			next: "Update Slipway, or the reader that your application uses."
		});
	}
};

// src/prompts/limits.ts
/**
* The largest context window on Bedrock in 2026 holds one million tokens, about four million characters: a template
* of a quarter of that, and a rendering of twice that with room for `data:` pictures, are beyond any use that works.
* The other numbers are ten times what the largest public prompt that we found needs, or more.
*/
const defaultPromptLimits = {
	templateCharacters: 1e6,
	templateTags: 5e4,
	blockDepth: 100,
	partialDepth: 20,
	renderSteps: 1e6,
	renderedCharacters: 8e6,
	promptCharacters: 64e6,
	messages: 1e3,
	dataDepth: 64,
	variables: 500
};

// src/prompts/media-address.ts
/** A `data:` address in base64 (RFC 2397). */
const dataAddress = /^data:[a-z]+\/[a-z0-9.+-]+(?:;[a-z0-9=.-]+)*;base64,[A-Za-z0-9+/_-]+={0,2}$/i;
/**
* Says why an address must not be used; undefined where it may. Whether a file of the project exists is not asked.
* @param allowed beginnings of `s3://` addresses that may be used
*/
function problemWithAddress(address, allowed) {
	const shown = address.length > 60 ? `${address.slice(0, 60)}\u2026` : address;
	const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,40}):/.exec(address)?.[1]?.toLowerCase();
	switch (scheme) {
		case void 0: return problemWithPath$1(address, shown);
		case "http":
		case "https": return {
			message: `\`${shown}\` is on the web, and nothing is fetched from there.`,
			help: "Put the file into the project, and write its path: `media/photo.png`."
		};
		case "data":
			if (dataAddress.test(address)) return void 0;
			return {
				message: `\`${shown}\` is no complete \`data:\` address.`,
				help: "Write `data:image/png;base64,` and the file's bytes in base64."
			};
		case "s3":
			if (!allowed.some((prefix) => address.startsWith(prefix))) return {
				message: `\`${shown}\` is in no bucket that this project allows.`,
				help: "Add the beginning of the address to `media.allow` in slipway.yaml."
			};
			if (!/[\s\p{Cc}]/u.test(address)) return void 0;
			return {
				message: `\`${shown}\` holds a blank or a control character.`,
				help: "Write the address without blanks and line breaks, or rename the object in the bucket."
			};
		default: return {
			message: `Addresses that begin with \`${scheme}:\` are not used.`,
			help: "Media are files of the project, `data:` addresses, or `s3:` addresses that slipway.yaml allows."
		};
	}
}
function problemWithPath$1(path, shown) {
	if (path.trim() === "") return {
		message: "The address of the medium is empty.",
		help: "Write the path of a file of the project."
	};
	if (/\p{Cc}/u.test(path)) return {
		message: `\`${shown}\` holds a control character.`,
		help: "Write the path on one line, without tabs and line breaks: `media/photo.png`."
	};
	if (path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) return {
		message: `\`${shown}\` leads out of the project.`,
		help: "Write the path of a file of the project, from the folder of slipway.yaml: `media/photo.png`."
	};
}

// src/platform/nearest.ts
/** "Did you mean \u2026": the nearest known name to a name that is not known. */
/** Longer names are not compared letter by letter: nobody misspells them by hand, and the work is quadratic. */
const longestCompared = 64;
/** Past this many candidates of a fitting length the search ends: lists of strangers are long on purpose. */
const mostCompared = 2e3;
/**
* The candidate that the writer most likely meant, or undefined where none is near enough. Names that differ only in
* case, hyphens and underscores (`max_tokens`, `maxTokens`) are nearest; otherwise the distance counts inserted,
* dropped, changed and swapped letters, and may be two fifths of the name's length, at most 3. Equal distances give the
* candidate that comes first in the alphabet, so the answer does not depend on the order of the candidates.
*/
function nearest(name, candidates) {
	if (name.length === 0 || name.length > longestCompared) return void 0;
	const plain = withoutStyle(name);
	let best;
	let bestDistance = Math.min(3, Math.max(1, Math.floor(name.length * .4))) + 1;
	let compared = 0;
	for (const candidate of candidates) {
		if (candidate === name || candidate.length > longestCompared || candidate.length === 0) continue;
		if (Math.abs(candidate.length - name.length) > 8) continue;
		if (++compared > mostCompared) break;
		const distance = distanceOf(plain, candidate, bestDistance);
		if (distance < bestDistance || distance === bestDistance && best !== void 0 && candidate < best) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
function distanceOf(plain, candidate, limit) {
	const other = withoutStyle(candidate);
	if (plain === other) return 0;
	const distance = editDistance(plain, other, limit);
	return distance >= Math.max(plain.length, other.length) ? limit + 1 : distance;
}
function withoutStyle(name) {
	return name.toLowerCase().replaceAll(/[-_ ]/g, "");
}
/**
* Damerau-Levenshtein distance (optimal string alignment: a swap of neighbours counts once), or `limit + 1` where it
* is greater than `limit`. Only cells within `limit` of the diagonal are computed.
*/
function editDistance(left, right, limit) {
	const beyond = limit + 1;
	if (Math.abs(left.length - right.length) > limit) return beyond;
	let beforePrevious = [];
	let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
	for (let row = 1; row <= left.length; row++) {
		const current = new Array(right.length + 1).fill(beyond);
		if (row <= limit) current[0] = row;
		let smallest = current[0] ?? beyond;
		const first = Math.max(1, row - limit);
		const last = Math.min(right.length, row + limit);
		for (let column = first; column <= last; column++) {
			const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
			let cost = Math.min((previous[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1, (previous[column - 1] ?? beyond) + (same ? 0 : 1));
			if (row > 1 && column > 1 && left.charCodeAt(row - 1) === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === right.charCodeAt(column - 1)) cost = Math.min(cost, (beforePrevious[column - 2] ?? beyond) + 1);
			current[column] = Math.min(cost, beyond);
			smallest = Math.min(smallest, cost);
		}
		if (smallest > limit) return beyond;
		beforePrevious = previous;
		previous = current;
	}
	return previous[right.length] ?? beyond;
}

// src/prompts/template/failures.ts
/** `resolve` gives the value of a path in the scope where the expression stood. */
function absentValue(expression, resolve, place) {
	return promptsErrors.create("SW0301", {
		...explainAbsent(expression, resolve),
		place
	});
}
/** SW0302. `expression` is shown as it is written. */
function notText(expression, value, place) {
	const written = expression.type === "path" ? expression.text : "value";
	return promptsErrors.create("SW0302", {
		message: `\`${written}\` is ${Array.isArray(value) ? "a list" : "an object"} and cannot stand in text as it is.`,
		next: Array.isArray(value) ? `Write \`{{#each ${written}}}\u2026{{/each}}\` for its elements, or \`{{json ${written}}}\` for JSON.` : `Name the part that is meant, or write \`{{json ${written}}}\` for JSON.`,
		place
	});
}
/** SW0308: a role, a section, a history or a part where none may stand. */
function badStructure(message, next, place) {
	return promptsErrors.create("SW0308", {
		message,
		next,
		place
	});
}
/** SW0312: an address of media that no message may hold. */
function refusedMedia({ message, help }, place) {
	return promptsErrors.create("SW0312", {
		message,
		next: help,
		place
	});
}
/** SW0303; checking says the same before anything is rendered. */
function missingPartial(name, place) {
	return promptsErrors.create("SW0303", {
		message: `There is no partial \`${name}\`.`,
		next: `Add \`_${name}.prompt\` to a prompt folder, or correct the name.`,
		place
	});
}
/** SW0304; `limit` counts the partials that are open at once. */
function tooManyPartials(name, limit, place) {
	return promptsErrors.create("SW0304", {
		message: `Partials are nested more than ${limit} levels deep at \`{{> ${name}}}\`.`,
		next: "End the recursion with a condition, or raise `limits.partialDepth` in slipway.yaml.",
		place
	});
}
/** SW0311, without a place: the stack is too deep to look for one. */
function tooDeep() {
	return promptsErrors.create("SW0311", {
		message: `Blocks and partials are nested more than ${400} levels deep.`,
		next: "Look for a partial that calls itself without end."
	});
}
/** SW0305; `limit` is `limits.renderSteps`. */
function tooMuchWork(limit) {
	return promptsErrors.create("SW0305", {
		message: `Rendering takes more than ${limit} steps.`,
		next: "Shorten the lists that are looped over, or raise `limits.renderSteps` in slipway.yaml."
	});
}
/** SW0306; `limit` is in UTF-16 units. */
function tooLarge$2(limit) {
	return promptsErrors.create("SW0306", {
		message: `The rendering is longer than ${limit} characters.`,
		next: "Pass less data, or raise `limits.renderedCharacters` in slipway.yaml."
	});
}
/** Comparing names takes time; more properties than this are not compared. */
const mostCandidates = 200;
/** `resolve` gives the value of a path in the scope where the expression stood. */
function explainAbsent(expression, resolve) {
	const path = pathOf(expression);
	if (path === void 0) return {
		message: "A tag has no value.",
		next: "Put `{{#if \u2026}}` around it if it may be absent."
	};
	const next = `Pass it in the input, give it a default, or put \`{{#if ${path.text}}}\u2026{{/if}}\` around it.`;
	for (let length = 0; length < path.segments.length; length++) {
		const owner = resolve({
			...path,
			segments: path.segments.slice(0, length)
		});
		const segment = path.segments[length] ?? "";
		const written = length === 0 ? void 0 : path.segments.slice(0, length).join(".");
		if (owner === void 0 || owner === null) {
			const what = written === void 0 ? "what it begins with" : `\`${written}\``;
			return {
				message: `\`${path.text}\` has no value: ${what} is ${owner === null ? "null" : "absent"}.`,
				next
			};
		}
		if (typeof owner === "object" && !Object.hasOwn(owner, segment)) {
			const near = nearest(segment, Object.keys(owner).slice(0, mostCandidates));
			return {
				message: written === void 0 ? `\`${path.text}\` has no value: there is no \`${segment}\`.` : `\`${path.text}\` has no value: \`${written}\` has no \`${segment}\`.`,
				next: near === void 0 ? next : `Did you mean \`${near}\`?`
			};
		}
	}
	return {
		message: `\`${path.text}\` has no value.`,
		next
	};
}
/** The path to blame: of a call, its first argument that is one. */
function pathOf(expression) {
	if (expression.type === "path") return expression;
	if (expression.type !== "call") return void 0;
	return expression.arguments.map(pathOf).find((path) => path !== void 0);
}

// src/prompts/messages.ts
/**
* From the pieces of a rendering to messages, exactly as Dotprompt 1.1.2 assembles them: white space between roles is
* dropped, a message without a role is the user's, history goes where `{{history}}` stands or else before the last
* message of the user.
*/
/** @throws SlipwayError SW0307 where there are more messages than `maximumMessages` */
function assembleMessages(pieces, history, maximumMessages) {
	let current = {
		kind: "own",
		role: "user",
		content: void 0
	};
	const drafts = [current];
	let hasHistory = false;
	let parts = [];
	for (const piece of pieces) {
		if (typeof piece === "string") {
			if (!isBlank(piece)) parts.push({ text: piece });
			continue;
		}
		if (piece.kind === "part") {
			parts.push(piece.part);
			continue;
		}
		if (parts.length > 0) {
			current.content = parts;
			parts = [];
		}
		if (piece.kind === "role") {
			if (current.content === void 0) {
				current.role = piece.role;
				continue;
			}
			current = {
				kind: "own",
				role: piece.role,
				content: void 0
			};
		} else {
			for (const message of history) drafts.push({
				kind: "history",
				message
			});
			hasHistory ||= history.length > 0;
			current = {
				kind: "own",
				role: "model",
				content: void 0
			};
		}
		drafts.push(current);
		if (drafts.length > maximumMessages + 1) throw tooMany(maximumMessages);
	}
	if (parts.length > 0) current.content = parts;
	const messages = [];
	for (const draft of drafts) if (draft.kind === "history") messages.push(asHistory(draft.message));
	else if (draft.content !== void 0) messages.push({
		role: draft.role,
		content: draft.content
	});
	return hasHistory ? messages : withHistory(messages, history);
}
/** True for white space alone, as JavaScript's `\s` has it. Most texts begin with something else. */
function isBlank(text) {
	const first = text.charCodeAt(0);
	return !(first > 32 && first < 127) && !/\S/.test(text);
}
function asHistory({ role, content, metadata }) {
	return {
		role,
		content,
		metadata: {
			...metadata,
			purpose: "history"
		}
	};
}
/** Without `{{history}}`: before the user's last message, else at the end. */
function withHistory(messages, history) {
	if (history.length === 0) return messages;
	const last = messages.at(-1);
	return last?.role === "user" ? [
		...messages.slice(0, -1),
		...history,
		last
	] : [...messages, ...history];
}
/**
* Returns the value where it is a list of messages. It was checked to be JSON before.
* @param mediaAllowed beginnings of `s3://` addresses that its media may have
* @throws SlipwayError SW0307, SW0310, SW0312 for media at an address that is not used
*/
function acceptHistory(value, maximumMessages, mediaAllowed) {
	if (value.length > maximumMessages) throw tooMany(maximumMessages);
	for (let index = 0; index < value.length; index++) {
		const message = value[index];
		if (!isMessage(message)) throw promptsErrors.create("SW0310", {
			message: `Message ${index + 1} of the history is not \`{role, content}\` with a list of parts as content.`,
			next: "Write each message as `{\"role\": \"user\", \"content\": [{\"text\": \"\u2026\"}]}`."
		});
		for (const part of message.content) if (Object.hasOwn(part, "media")) acceptMedia(part, index, mediaAllowed);
	}
	return value;
}
function acceptMedia({ media }, index, allowed) {
	const { url, contentType } = typeof media === "object" && media !== null ? media : {};
	if (typeof url !== "string" || contentType !== void 0 && typeof contentType !== "string") throw promptsErrors.create("SW0310", {
		message: `A medium in message ${index + 1} of the history is not \`{url, contentType}\` with texts.`,
		next: "Write it as `{\"media\": {\"url\": \"media/photo.png\", \"contentType\": \"image/png\"}}`."
	});
	const problem = problemWithAddress(url, allowed);
	if (problem === void 0) return;
	const message = `Message ${index + 1} of the history has a medium that is refused. ${problem.message}`;
	throw refusedMedia({
		...problem,
		message
	}, void 0);
}
function isMessage(value) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, "role") || !Object.hasOwn(value, "content")) return false;
	const { role, content, metadata } = value;
	return typeof role === "string" && Array.isArray(content) && content.every((part) => typeof part === "object" && part !== null && !Array.isArray(part)) && (metadata === void 0 || typeof metadata === "object" && metadata !== null && !Array.isArray(metadata));
}
function tooMany(maximum) {
	return promptsErrors.create("SW0307", {
		message: `There are more than ${maximum} messages.`,
		next: "Begin fewer messages, pass a shorter history, or raise `limits.messages` in slipway.yaml."
	});
}

// src/platform/text.ts
/**
* Text files: from bytes to text, and from offsets to lines and columns. One normal form for every file that people
* write: UTF-8 without byte order mark, lines that end in LF, names in NFC (docs/store-format.md).
*/
/** The index of a source, built here where the source does not carry one. */
function linesOf(source) {
	return source.lines ?? lineIndexOf(source.text);
}
/** Reads the text once; each look-up is a binary search. Lines end in LF (see `decodeText`). */
function lineIndexOf(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	const startOf = (line) => starts[line - 1] ?? text.length;
	const endOf = (line) => line < starts.length ? startOf(line + 1) - 1 : text.length;
	function positionAt(offset) {
		const bounded = Math.min(Math.max(offset, 0), text.length);
		let low = 1;
		let high = starts.length;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if (startOf(middle) <= bounded) low = middle;
			else high = middle - 1;
		}
		return {
			line: low,
			column: bounded - startOf(low) + 1
		};
	}
	return {
		lineCount: starts.length,
		positionAt,
		offsetAt({ line, column }) {
			if (line < 1) return 0;
			if (line > starts.length) return text.length;
			return Math.min(startOf(line) + Math.max(column, 1) - 1, endOf(line));
		},
		rangeOf: (start, end) => ({
			start: positionAt(start),
			end: positionAt(Math.max(start, end))
		}),
		lineText: (line) => line >= 1 && line <= starts.length ? text.slice(startOf(line), endOf(line)) : ""
	};
}

// src/prompts/template/values.ts
/** What templates do with values: look into them, ask whether they count as empty, and turn them into text. */
/** An own property, or undefined. Lists and texts have `length` and elements (UTF-16 units); nothing is inherited. */
function ownValue(value, name) {
	if (typeof value === "object" && value !== null) return Object.hasOwn(value, name) ? value[name] : void 0;
	if (typeof value !== "string") return void 0;
	if (name === "length") return value.length;
	if (name.length > 10) return void 0;
	const index = Number(name);
	return String(index) === name && index >= 0 ? value[index] : void 0;
}
/** Handlebars' notion of empty: absent, null, false, the empty text, the empty list; not 0, and not `{}`. */
function isEmpty(value) {
	return !value && value !== 0 || Array.isArray(value) && value.length === 0;
}
/** A text, number or boolean as text; null as the empty text; undefined for objects, lists and absent values. */
function plainText$1(value) {
	switch (typeof value) {
		case "string": return value;
		case "number": return String(value);
		case "boolean": return value ? "true" : "false";
		default: return value === null ? "" : void 0;
	}
}
/**
* A list or an object as JavaScript's own conversion writes it, which is what Dotprompt shows: elements joined by
* commas, null and absent ones empty, objects as `[object Object]`. `maximum` bounds the length.
*/
function conversionText(value, maximum) {
	if (!Array.isArray(value)) return plainText$1(value) ?? (value === void 0 ? "" : "[object Object]");
	let text = "";
	for (let index = 0; index < value.length; index++) {
		if (index > 0) text += ",";
		text += conversionText(value[index], maximum - text.length);
		if (text.length > maximum) throw tooLarge$1();
	}
	return text;
}
/**
* The same text as `JSON.stringify(value, null, indent)`, without calling `toJSON`, and bounded: an indentation times
* a depth times a million lines would exhaust memory before its length were known.
* @throws SlipwayError SW0306 beyond `maximum` UTF-16 units
*/
function jsonText(value, indent, maximum) {
	const gap = gapOf(indent);
	if (greatestLength(value, gap.length, gap.length, maximum) <= maximum) return JSON.stringify(value, null, gap);
	return new JsonWriter(gap, maximum).write(value);
}
/** A length that the JSON text does not exceed; more than `maximum` as soon as that is certain to be passed. */
function greatestLength(value, gap, indent, maximum) {
	if (typeof value === "string") return 2 + 6 * value.length;
	if (typeof value !== "object" || value === null) return 25;
	let length = 3 + indent;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length && length <= maximum; index++) length += 2 + indent + greatestLength(value[index], gap, indent + gap, maximum - length);
		return length;
	}
	for (const key of Object.keys(value)) {
		if (length > maximum) break;
		const element = value[key];
		length += 6 + indent + 6 * key.length + greatestLength(element, gap, indent + gap, maximum - length);
	}
	return length;
}
/** ECMA-262, JSON.stringify steps 6 to 8: at most ten spaces, or the first ten characters of a text. */
function gapOf(indent) {
	if (typeof indent === "number") return " ".repeat(Math.max(0, Math.min(10, Math.trunc(indent))));
	return typeof indent === "string" ? indent.slice(0, 10) : "";
}
var JsonWriter = class {
	gap;
	maximum;
	text = "";
	constructor(gap, maximum) {
		this.gap = gap;
		this.maximum = maximum;
	}
	write(value) {
		this.value(value, this.gap === "" ? "" : "\n");
		return this.text;
	}
	/** `lineBreak` is the line feed and indentation of the line that the value stands on; empty without a gap. */
	value(value, lineBreak) {
		if (typeof value === "string") this.add(JSON.stringify(value));
		else if (typeof value !== "object" || value === null) this.add(value === null || value === void 0 ? "null" : String(value));
		else {
			const isList = Array.isArray(value);
			this.add(isList ? "[" : "{");
			const inner = this.gap === "" ? "" : lineBreak + this.gap;
			const filled = isList ? this.elements(value, inner) : this.properties(value, inner);
			this.add((filled ? lineBreak : "") + (isList ? "]" : "}"));
		}
	}
	elements(list, lineBreak) {
		for (let index = 0; index < list.length; index++) {
			this.add(index === 0 ? lineBreak : `,${lineBreak}`);
			this.value(list[index], lineBreak);
		}
		return list.length > 0;
	}
	properties(object, lineBreak) {
		let filled = false;
		const colon = this.gap === "" ? ":" : ": ";
		for (const key of Object.keys(object)) {
			const element = object[key];
			if (element === void 0) continue;
			this.add((filled ? "," : "") + lineBreak + JSON.stringify(key) + colon);
			this.value(element, lineBreak);
			filled = true;
		}
		return filled;
	}
	add(text) {
		this.text += text;
		if (this.text.length > this.maximum) throw tooLarge$1();
	}
};
function tooLarge$1() {
	return promptsErrors.create("SW0306", {
		message: "A value is longer as text than a whole rendering may be.",
		next: "Pass less data, or raise `limits.renderedCharacters` in slipway.yaml."
	});
}

// src/prompts/template/scope.ts
/** Where a name leads while a template is rendered: contexts, loop variables, and names given by `as |\u2026|`. */
/** The scope of a whole rendering. `@../name` reaches the context data once more, as in Handlebars. */
function outermostScope(input) {
	const nothing = {
		index: 0,
		key: "",
		first: false,
		last: false,
		isLoop: false
	};
	return {
		context: input,
		outer: void 0,
		locals: void 0,
		frame: {
			...nothing,
			outer: {
				...nothing,
				outer: void 0
			}
		}
	};
}
/**
* The scope of a block about `value`. Handlebars adds no level for `..` where the value is the current context itself;
* it compares loosely, we by identity.
*/
function innerScope(scope, value, locals, frame) {
	return {
		context: value,
		outer: value === scope.context ? scope.outer : scope,
		locals,
		frame
	};
}
/** The scope that a partial starts with: its context alone, and the caller's loop variables. */
function partialScope(context, frame) {
	return {
		context,
		outer: void 0,
		locals: void 0,
		frame
	};
}
/** The value that a path leads to, by own properties only; undefined where it is absent. */
function resolvePath({ root, segments }, scope, roots) {
	let value;
	switch (root.kind) {
		case "context": {
			let at = scope;
			for (let up = root.up; up > 0 && at !== void 0; up--) at = at.outer;
			if (at === void 0) return void 0;
			value = at.context;
			break;
		}
		case "local": {
			let local = scope.locals;
			while (local !== void 0 && local.name !== root.name) local = local.outer;
			value = local?.value;
			break;
		}
		case "root":
			value = roots.input;
			break;
		default:
			value = dataVariable(root.name, root.up, scope, roots.context);
			if (roots.lenient && segments.length > 0) return upToFalsy(value, segments);
	}
	for (let index = 0; index < segments.length; index++) {
		if (value === void 0 || value === null) return roots.lenient ? value : void 0;
		value = ownValue(value, segments[index]);
	}
	return value;
}
/** Handlebars ends a data path at the first falsy value, and gives that: `@count.x` is 0 where `@count` is. */
function upToFalsy(start, segments) {
	let value = start;
	for (const segment of segments) {
		if (!value) return value;
		value = ownValue(value, segment);
	}
	return value;
}
function dataVariable(name, up, scope, context) {
	let frame = scope.frame;
	for (let level = up; level > 0 && frame !== void 0; level--) frame = frame.outer;
	if (frame === void 0) return void 0;
	if (frame.isLoop) switch (name) {
		case "index": return frame.index;
		case "key": return frame.key;
		case "first": return frame.first;
		case "last": return frame.last;
	}
	return ownProperty(context, name);
}

// src/prompts/template/structure.ts
/** @throws SW0308 where it is not one word in lower case. */
function rolePiece(role, place) {
	if (/^[a-z]+$/.test(role)) return {
		kind: "role",
		role
	};
	throw badStructure(`\`${role.slice(0, 40)}\` is no role.`, "A role is one word in lower case.", place());
}
/** @throws SW0308 where it is not one word. */
function sectionPiece(name, place) {
	if (/^\S+$/.test(name)) return {
		kind: "part",
		part: { metadata: {
			purpose: name,
			pending: true
		} }
	};
	const message = `\`${name.slice(0, 40)}\` is no name of a section.`;
	throw badStructure(message, "A section is named by one word without spaces.", place());
}
/** @throws SW0308 where it is no text, or empty. */
function mediaAddress(value, place) {
	if (typeof value === "string" && value !== "") return value;
	throw badStructure(`The address of the media is ${value === "" ? "empty" : "not a text"}.`, "Pass the address as a text, or leave the tag out with `{{#if}}`.", place());
}
/** Undefined where none is given. @throws SW0308 where it is no text. */
function mediaType(value, place) {
	if (typeof value === "string") return value || void 0;
	if (value === void 0 || value === null) return void 0;
	throw badStructure("The content type of the media is not a text.", "Pass a text such as `image/png`.", place());
}
/** @throws SW0312 where `allowed` is given and the address is none that a message may hold. */
function mediaPiece(url, contentType, allowed, place) {
	const problem = allowed === void 0 ? void 0 : problemWithAddress(url, allowed);
	if (problem !== void 0) throw refusedMedia(problem, place());
	return {
		kind: "part",
		part: { media: contentType === void 0 ? { url } : {
			url,
			contentType
		} }
	};
}

// src/prompts/template/interpreter.ts
/** Comparing, copying or writing this many characters counts as one step: it takes about as long as visiting a node. */
const charactersPerStep = 64;
/** Longer paths count as more than the node that they stand in. */
const ordinarySegments = 16;
/** @throws SlipwayError SW0301 to SW0312 */
function interpret(request) {
	const interpreter = new Interpreter(request);
	interpreter.nodes(request.tree.nodes, outermostScope(request.input));
	return interpreter.finish();
}
var Interpreter = class {
	request;
	lenient;
	stepLimit;
	characterLimit;
	source;
	pieces = [];
	/** Text since the last piece. */
	text = "";
	characters = 0;
	steps = 0;
	depth = 0;
	partialDepth = 0;
	constructor(request) {
		this.request = request;
		this.lenient = request.lenient;
		this.stepLimit = request.limits.renderSteps;
		this.characterLimit = request.limits.renderedCharacters;
		this.source = request.tree.source;
	}
	finish() {
		if (this.text !== "") this.pieces.push(this.text);
		return this.pieces;
	}
	nodes(nodes, scope) {
		if (++this.depth > 400) throw tooDeep();
		for (let index = 0; index < nodes.length; index++) {
			if (++this.steps > this.stepLimit) throw tooMuchWork(this.stepLimit);
			const node = nodes[index];
			switch (node.type) {
				case "text":
					this.addText(node.text);
					break;
				case "output":
					this.output(node, scope);
					break;
				case "if":
					this.nodes(this.holds(node, scope) ? node.body : node.otherwise, scope);
					break;
				case "each":
				case "with":
				case "block":
					this.loop(node, scope);
					break;
				case "partial":
					this.partial(node, scope);
					break;
				case "role":
					this.role(node, scope);
					break;
				case "history":
					this.add({ kind: "history" });
					break;
				case "media":
					this.media(node, scope);
					break;
				default: this.section(node, scope);
			}
		}
		this.depth--;
	}
	addText(text) {
		this.characters += text.length;
		if (this.characters > this.characterLimit) throw tooLarge$2(this.characterLimit);
		this.text += text;
	}
	add(piece) {
		if (this.text !== "") {
			this.pieces.push(this.text);
			this.text = "";
		}
		this.pieces.push(piece);
	}
	/** Counts work that is not a node. */
	charge(steps) {
		this.steps += steps;
		if (this.steps > this.stepLimit) throw tooMuchWork(this.stepLimit);
	}
	output(node, scope) {
		const value = this.evaluate(node.value, scope);
		if (typeof value === "string") {
			this.addText(value);
			return;
		}
		const text = plainText$1(value);
		if (text !== void 0) this.addText(text);
		else if (this.lenient) {
			if (value !== void 0) this.addText(conversionText(value, this.characterLimit));
		} else throw value === void 0 ? this.absent(node.value, scope) : notText(node.value, value, this.place(node.value));
	}
	holds({ test, negated }, scope) {
		if (test.kind === "truthy") {
			const value = this.evaluate(test.value, scope);
			const zeroCounts = test.includeZero !== void 0 && Boolean(this.evaluate(test.includeZero, scope));
			return ((Boolean(value) || zeroCounts && value === 0) && !isEmpty(value)) !== negated;
		}
		const left = this.evaluate(test.left, scope);
		const right = this.evaluate(test.right, scope);
		if (typeof left === "string" && typeof right === "string" && left.length === right.length) this.charge(Math.trunc(left.length / charactersPerStep));
		return left === right !== negated;
	}
	loop(node, scope) {
		const value = this.evaluate(node.value, scope);
		switch (node.type) {
			case "each":
				this.each(node, value, scope);
				return;
			case "with":
				if (isEmpty(value)) this.nodes(node.otherwise, scope);
				else {
					const [name] = node.parameters;
					const locals = name === void 0 ? scope.locals : {
						name,
						value,
						outer: scope.locals
					};
					this.nodes(node.body, innerScope(scope, value, locals, scope.frame));
				}
				return;
			default: if (value === true) this.nodes(node.body, scope);
			else if (value === false || value === null || value === void 0) this.nodes(node.otherwise, scope);
			else if (Array.isArray(value)) this.each(node, value, scope);
			else this.nodes(node.body, innerScope(scope, value, scope.locals, scope.frame));
		}
	}
	each(node, value, scope) {
		if (typeof value !== "object" || value === null) {
			this.nodes(node.otherwise, scope);
			return;
		}
		const keys = Array.isArray(value) ? void 0 : Object.keys(value);
		const elements = value;
		const count = keys === void 0 ? value.length : keys.length;
		if (count === 0) {
			this.nodes(node.otherwise, scope);
			return;
		}
		const frame = {
			index: 0,
			key: 0,
			first: true,
			last: false,
			isLoop: true,
			outer: scope.frame
		};
		const [valueName, keyName] = node.parameters;
		const keyLocal = keyName === void 0 ? void 0 : {
			name: keyName,
			value: 0,
			outer: scope.locals
		};
		const valueLocal = valueName === void 0 ? void 0 : {
			name: valueName,
			value: void 0,
			outer: keyLocal ?? scope.locals
		};
		const inner = innerScope(scope, void 0, valueLocal ?? scope.locals, frame);
		for (let index = 0; index < count; index++) {
			this.charge(1);
			const key = keys === void 0 ? index : keys[index] ?? "";
			const element = elements[key];
			frame.index = index;
			frame.key = key;
			frame.first = index === 0;
			frame.last = index === count - 1;
			inner.context = element;
			inner.outer = element === scope.context ? scope.outer : scope;
			if (valueLocal !== void 0) valueLocal.value = element;
			if (keyLocal !== void 0) keyLocal.value = key;
			this.nodes(node.body, inner);
		}
	}
	partial(node, scope) {
		const { partials, limits } = this.request;
		const tree = partials.get(node.name);
		if (tree === void 0 && node.fallback === void 0) throw missingPartial(node.name, this.place(node.nameAt ?? node));
		const context = this.partialContext(node, scope);
		const frame = node.fallback === void 0 ? scope.frame : {
			...scope.frame,
			outer: scope.frame
		};
		if (tree === void 0) {
			const inner = innerScope(scope, context, scope.locals, {
				...frame,
				outer: frame
			});
			this.nodes(node.fallback ?? [], inner);
			return;
		}
		if (++this.partialDepth > limits.partialDepth) throw tooManyPartials(node.name, limits.partialDepth, this.place(node));
		const { source } = this;
		this.source = tree.source;
		if (node.indent === "") this.nodes(tree.nodes, partialScope(context, frame));
		else this.indented(node.indent, tree.nodes, partialScope(context, frame));
		this.source = source;
		this.partialDepth--;
	}
	partialContext(node, scope) {
		const context = node.context === void 0 ? scope.context : this.evaluate(node.context, scope);
		const names = Object.keys(node.options);
		if (names.length === 0) return context;
		const extended = Object.create(null);
		if (typeof context === "object" && context !== null) {
			const keys = Object.keys(context);
			this.charge(keys.length);
			for (const key of keys) extended[key] = context[key];
		}
		for (const name of names) extended[name] = this.evaluate(node.options[name], scope);
		return extended;
	}
	/** Puts the white space before a partial's tag before each line of what the partial gives. */
	indented(indent, nodes, scope) {
		const { pieces, text } = this;
		this.pieces = [];
		this.text = "";
		this.nodes(nodes, scope);
		const inner = this.finish();
		this.pieces = pieces;
		this.text = text;
		let lineBegins = true;
		for (const piece of inner) {
			if (typeof piece !== "string") {
				if (lineBegins) this.addText(indent);
				lineBegins = false;
				this.add(piece);
				continue;
			}
			this.charge(Math.trunc(piece.length / charactersPerStep));
			this.characters -= piece.length;
			let start = 0;
			while (start < piece.length) {
				this.charge(1);
				const lineFeed = piece.indexOf("\n", start);
				const end = lineFeed === -1 ? piece.length : lineFeed + 1;
				this.addText(lineBegins ? indent + piece.slice(start, end) : piece.slice(start, end));
				lineBegins = lineFeed !== -1;
				start = end;
			}
		}
	}
	role(node, scope) {
		const role = this.structureName(node.role, "role", scope);
		this.characters += role.length;
		this.add(rolePiece(role, () => this.place(node.role)));
	}
	section(node, scope) {
		const name = this.structureName(node.name, "section", scope);
		this.characters += name.length;
		this.add(sectionPiece(name, () => this.place(node.name)));
	}
	structureName(expression, what, scope) {
		const value = this.evaluate(expression, scope);
		if (expression.type !== "literal" && !this.lenient) throw badStructure(`The ${what} would come from data.`, "Write it into the template, and choose with `{{#ifEquals}}`.", this.place(expression));
		if (value === void 0) throw this.absent(expression, scope);
		if (typeof value === "string") return value;
		throw badStructure(`The ${what} is not a text.`, "Pass a text.", this.place(expression));
	}
	media(node, scope) {
		const url = this.evaluate(node.url, scope);
		if (url === void 0) throw this.absent(node.url, scope);
		const place = () => this.place(node.url);
		const address = mediaAddress(url, place);
		const type = mediaType(node.contentType && this.evaluate(node.contentType, scope), place);
		this.charge(Math.trunc(address.length / charactersPerStep));
		const piece = mediaPiece(address, type, this.request.mediaAllowed, place);
		this.characters += address.length + (type?.length ?? 0);
		if (this.characters > this.characterLimit) throw tooLarge$2(this.characterLimit);
		this.add(piece);
	}
	evaluate(expression, scope) {
		switch (expression.type) {
			case "path": return this.resolve(expression, scope);
			case "literal": return expression.value;
			case "call": return this.call(expression, scope);
			default: return;
		}
	}
	resolve(path, scope) {
		if (path.segments.length > ordinarySegments) this.charge(path.segments.length);
		return resolvePath(path, scope, this.request);
	}
	call(expression, scope) {
		const [first, second] = expression.arguments;
		if (first === void 0) return void 0;
		const value = this.evaluate(first, scope);
		if (expression.helper === "json") {
			if (value === void 0) {
				if (this.lenient) return "undefined";
				throw this.absent(first, scope);
			}
			const { indent } = expression.options;
			const text = jsonText(value, indent === void 0 ? 0 : this.evaluate(indent, scope), this.characterLimit);
			this.charge(Math.trunc(text.length / charactersPerStep));
			return text;
		}
		if (this.lenient ? !value : value === void 0 || value === null) return this.lenient ? value : void 0;
		const key = second === void 0 ? void 0 : this.evaluate(second, scope);
		const name = key === null ? "null" : plainText$1(key);
		return name === void 0 ? void 0 : ownValue(value, name);
	}
	place(located) {
		if (this.source === void 0 || located.start === void 0) return void 0;
		return {
			file: this.source.file,
			...linesOf(this.source).positionAt(located.start)
		};
	}
	absent(expression, scope) {
		return absentValue(expression, (path) => this.resolve(path, scope), this.place(expression));
	}
};

// src/prompts/render.ts
const nothing = {};
/**
* Renders a template. Data can never become a role, a media part, a section or history, whatever text it holds, in
* either mode: those are nodes of the tree. Runs no code, reads own properties only, and ends within the limits.
* @throws SlipwayError SW0301 to SW0312, with the place in the template where there is one; nothing else
*/
function renderTemplate(tree, partials, data, options) {
	const { limits } = options;
	const pieces = interpret({
		tree,
		partials,
		input: acceptData(data.input, "The input", limits.dataDepth),
		context: data.context === void 0 ? nothing : acceptData(data.context, "The context", limits.dataDepth),
		lenient: options.compat === "dotprompt",
		limits,
		mediaAllowed: options.compat === "dotprompt" ? void 0 : options.mediaAllowed ?? []
	});
	return assembleMessages(pieces, historyOf(data.history, options), limits.messages);
}
function historyOf(history, { limits, mediaAllowed = [] }) {
	if (history === void 0 || history === null || history.length === 0) return [];
	acceptData({ history }, "The history", limits.dataDepth + 1);
	return acceptHistory(history, limits.messages, mediaAllowed);
}

// src/prompts/compile.ts
/**
* Reads a compiled prompt. The bytes come from a store and may be anything.
* @param path of the file, for messages
* @throws SlipwayError SW0320 where it is not a compiled prompt, SW0321 where it needs a newer reader
*/
function parseCompiled(bytes, path) {
	return readCompiled(bytes, path);
}
/**
* Renders a compiled prompt: the same messages as `slipway render`.
* @throws SlipwayError SW0301 to SW0312
*/
function renderCompiled(compiled, data, limits = defaultPromptLimits) {
	const { input } = data;
	if (input !== void 0 && (typeof input !== "object" || input === null || Array.isArray(input))) throw promptsErrors.create("SW0309", {
		message: "The input is not an object.",
		next: "Pass the variables of the prompt by name."
	});
	const partials = /* @__PURE__ */ new Map();
	for (const name of Object.keys(compiled.partials)) partials.set(name, { nodes: compiled.partials[name] ?? [] });
	return renderTemplate({ nodes: compiled.template }, partials, {
		...data,
		input: {
			...compiled.input.default,
			...input
		}
	}, {
		compat: compiled.compat,
		limits,
		mediaAllowed: compiled.media.allow
	});
}

// src/platform/digest.ts
const hexPattern = /^[0-9a-f]{64}$/;
/** True for 64 lower-case hexadecimal digits. Upper case is refused: keys would differ. */
function isSha256(value) {
	return typeof value === "string" && hexPattern.test(value);
}
/** `sha256:` and 64 digits of lower-case hexadecimal. */
function isDigest(value) {
	return typeof value === "string" && value.startsWith("sha256:") && hexPattern.test(value.slice(7));
}
/** The SHA-256 of bytes. */
function sha256Of(bytes) {
	return sha256Hex(bytes);
}
/**
* The SHA-256 of bytes or of a text in UTF-8, as 64 hexadecimal digits. Node's crypto module takes 4 ms to load, and
* most checks hash nothing: it is loaded at the first hash.
*/
function sha256Hex(content) {
	return process.getBuiltinModule("node:crypto").createHash("sha256").update(content).digest("hex");
}
/** The digest of bytes, `sha256:<hex>`. */
function digestOf(bytes) {
	return digestFrom(sha256Of(bytes));
}
/** The name of what has this hash. */
function digestFrom(sha256) {
	return `sha256:${sha256}`;
}
/** The hexadecimal part of a digest, as it stands in keys. */
function hexOf(digest) {
	return digest.slice(7);
}

// src/releases/keys.ts
/** The pointer: the one object that readers follow. */
const pointerKey = "current.json";
const objectsPrefix = "objects/";
const bundlesPrefix = "bundles/";
const releasesPrefix = "releases/";
const evidencePrefix = "evidence/";
/** `objects/<sha256>` */
function objectKey(sha256) {
	return `${objectsPrefix}${sha256}`;
}
/** `bundles/<hex>.json`, the manifest. */
function bundleKey(digest) {
	return `${bundlesPrefix}${hexOf(digest)}.json`;
}
/** Ten digits, so that keys sort by number. */
function releaseKey(seq) {
	return `${releasesPrefix}${String(seq).padStart(10, "0")}.json`;
}
/** `evidence/<sha256>.json`, named by its own bytes. */
function evidenceKey(sha256) {
	return `${evidencePrefix}${sha256}.json`;
}

// src/reader/errors.ts
/** Errors of the reader that applications import. */
const readerErrors = defineErrors({
	SW1601: {
		class: "outside",
		title: "No release can be served",
		page: `The store could not be read, or holds no complete release, and this process has none from before: neither in
memory nor in the cache folder. The cause is kept in the error.

Give the reader a cache folder that survives a restart: then an application starts through an outage of the store with
the last release that it served.`
	},
	SW1602: {
		class: "refusal",
		title: "The store went back in time",
		page: `The store's pointer shows a sequence number lower than one that this reader has seen, or another record under
the same number. A rollback never does that: it is a new release with a higher number. Somebody restored or overwrote
\`current.json\`, or the address now names another store.

The reader goes on serving the release that it has. Run \`slipway verify ENV\`. Where the store was rebuilt on purpose,
empty the reader's cache folder.`
	},
	SW1603: {
		class: "outside",
		title: "A file of a release is missing or damaged",
		page: `The manifest of a release names a file by its SHA-256, and the store has no such object or other bytes under
that name. The release is not served; the reader goes on with the one that it has. \`slipway verify ENV --deep\` shows
what is damaged, and \`slipway repair ENV\` puts it back.`
	},
	SW1604: {
		class: "usage",
		title: "The release has no such prompt or file",
		page: `The live release holds no prompt or file of that name. Names of prompts are paths below the prompt folder
without extension, such as \`support/triage\`. \`release.prompts\` lists them.`
	},
	SW1605: {
		class: "usage",
		title: "The address names no store that the reader knows",
		page: `The reader takes \`s3://bucket/prefix\` with an S3 client, or a folder. For any other place give it a
\`StoreClient\`: an object with one method, \`get\`.`
	},
	SW1606: {
		class: "usage",
		title: "The data of a rendering has a key that it does not take",
		page: `\`release.render(name, data)\` takes an object with \`input\`, \`context\` and \`history\`. The fields of the prompt stand
inside \`input\`: \`release.render("reply", { input: { question } })\`.`
	},
	SW1607: {
		class: "refusal",
		title: "No known key has signed the release",
		page: `The reader was given \`signedBy\`, and the store shows a release that none of these keys has signed. It is not
served; the reader goes on with the release that it has. Either it was deployed without \`--sign\`, or with another key,
or somebody who may write to the store released what the signing workflow never made.`
	}
});

// src/reader/client.ts
/**
* How the reader gets bytes: one method, so that any place can be read, and the application brings its own client.
* Nothing of AWS is imported here.
*/
/** A store in a bucket. `owner` is the account that must own it; requests to anybody else's bucket are refused by S3. */
function s3Client(s3, bucket, prefix, owner) {
	const folder = prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
	return { async get(key, options) {
		try {
			const reply = await s3.getObject({
				Bucket: bucket,
				Key: `${folder}${key}`,
				...options.unlessRevision === void 0 ? {} : { IfNoneMatch: options.unlessRevision },
				...owner === void 0 ? {} : { ExpectedBucketOwner: owner }
			}, options.signal === void 0 ? {} : { abortSignal: options.signal });
			return {
				outcome: "found",
				bytes: await bytesOf(reply.Body, reply.ContentLength, options.maximumBytes, key),
				revision: reply.ETag ?? ""
			};
		} catch (error) {
			const status = statusOf(error);
			if (status === 304) return { outcome: "unchanged" };
			if (status === 404) return { outcome: "absent" };
			throw error;
		}
	} };
}
/** The HTTP status of an error of the SDK, which is told by its shape and never by its class. */
function statusOf(error) {
	if (typeof error !== "object" || error === null || !("$metadata" in error)) return void 0;
	const metadata = error.$metadata;
	if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return void 0;
	return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : void 0;
}
async function bytesOf(body, length, maximumBytes, key) {
	if (body === void 0) return /* @__PURE__ */ new Uint8Array();
	if (length !== void 0 && length > maximumBytes) {
		if ("destroy" in body && typeof body.destroy === "function") body.destroy();
		throw tooLarge(key, maximumBytes);
	}
	if (!(Symbol.asyncIterator in body)) return body.transformToByteArray();
	const chunks = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > maximumBytes) throw tooLarge(key, maximumBytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}
/** A store in a folder, which is read without locks: pointer and objects are each written whole. */
function folderClient(folder) {
	return { async get(key, options) {
		const file = await openExisting((0, node_path.join)(folder, key));
		if (file === void 0) return { outcome: "absent" };
		try {
			const status = await file.stat({ bigint: true });
			const revision = `${status.ino}-${status.size}-${status.mtimeNs}`;
			if (revision === options.unlessRevision) return { outcome: "unchanged" };
			if (status.size > BigInt(options.maximumBytes)) throw tooLarge(key, options.maximumBytes);
			return {
				outcome: "found",
				bytes: await file.readFile(),
				revision
			};
		} finally {
			await file.close();
		}
	} };
}
async function openExisting(path) {
	try {
		return await (0, node_fs_promises.open)(path, "r");
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return;
		throw error;
	}
}
function tooLarge(key, maximumBytes) {
	return readerErrors.create("SW1603", {
		message: `${key} is larger than ${maximumBytes} bytes.`,
		next: "Run `slipway verify ENV`: somebody wrote something else under that name."
	});
}

// src/reader/cache.ts
/**
* What the reader keeps on disk, so that an application starts through an outage of its store: the last pointer that
* was served, its manifest and its files, in the layout of a store. Everything is checked again when it is read.
*/
/** A cache in a folder of its own, which only one store may use. */
function folderCache(folder) {
	return {
		client: folderClient(folder),
		async write(key, bytes) {
			const path = (0, node_path.join)(folder, key);
			const temporary = (0, node_path.join)(folder, `.${(0, node_crypto.randomUUID)()}`);
			try {
				await (0, node_fs_promises.mkdir)((0, node_path.dirname)(path), {
					recursive: true,
					mode: 448
				});
				await (0, node_fs_promises.writeFile)(temporary, bytes, {
					mode: 384,
					flush: key === pointerKey
				});
				await (0, node_fs_promises.rename)(temporary, path);
			} catch {
				await (0, node_fs_promises.rm)(temporary, { force: true }).catch(() => void 0);
			}
		},
		async keepOnly(keys) {
			for (const kind of [
				"objects",
				"bundles",
				"evidence",
				"releases"
			]) {
				const names = await (0, node_fs_promises.readdir)((0, node_path.join)(folder, kind)).catch(() => []);
				for (const name of names) if (!keys.has(`${kind}/${name}`)) await (0, node_fs_promises.rm)((0, node_path.join)(folder, kind, name), { force: true }).catch(() => void 0);
			}
		}
	};
}

// src/platform/platform-errors.ts
/** Errors of the platform and the command line: SW01, and SW99 for our own faults. */
const platformErrors = defineErrors({
	SW0101: {
		class: "usage",
		title: "The command does not exist",
		page: "There is no command of this name. `slipway --help` lists them all. Where a name is close to the one that was written, the message names it."
	},
	SW0102: {
		class: "usage",
		title: "The flag does not exist",
		page: "The command takes no flag of this name. `slipway COMMAND --help` lists its flags. Flags of a command stand after its name: `slipway check --format json`.\n\nA value that begins with a hyphen is written with an equals sign: `--message=-x`. Everything after `--` is taken as it is."
	},
	SW0103: {
		class: "usage",
		title: "A value does not fit its input",
		page: "A flag or an argument got a value that it does not take: a word where a number belongs, a choice that is not offered, no value where one is needed, or a value for a switch that takes none. The message says what is accepted."
	},
	SW0104: {
		class: "usage",
		title: "An input is missing, or there is one too many",
		page: "The command needs a value that was not given, or got more arguments than it takes, or got the same flag twice with different values. The first line of `slipway COMMAND --help` shows what belongs where; arguments in square brackets may be left out."
	},
	SW0105: {
		class: "usage",
		title: "The folder cannot be entered",
		page: "`-C DIR` names a folder that does not exist, is not a folder, or may not be read. Slipway works as if it had been started in that folder."
	},
	SW0106: {
		class: "interrupted",
		title: "Interrupted",
		page: "Ctrl-C (or SIGTERM) ended the command before it was done. Checking and rendering write nothing. A release that was interrupted has either happened or not: `slipway history ENV` shows which, and the same command again finishes the work."
	},
	SW0107: {
		class: "outside",
		title: "The operating system refused",
		page: "Reading or writing failed for a reason outside Slipway: no permission, a full disk, a read-only or failing file system, too many open files. The message names the file and the system's own code. Mend the cause and run the same command again."
	},
	SW0108: {
		class: "usage",
		title: "Standard input is too large",
		page: "More was sent to standard input than a command reads (64 MiB). Inputs of cases are small JSON or YAML documents; a large one is most likely the wrong file."
	},
	SW0110: {
		class: "usage",
		title: "There is no page of this name",
		page: "`slipway explain` knows the ids of rules and the codes of errors. Run it without a name for the list."
	},
	SW0111: {
		class: "usage",
		title: "There is no schema of this name",
		page: "`slipway schema` prints the JSON Schema of a format by its name, such as `config` or `findings`. Without a name it lists them all."
	},
	SW0112: {
		class: "usage",
		title: "The action has no such input",
		page: "A step gives an action an input that it does not have, under `with:`. The message names the nearest one. Without this error a misspelt `max-warnings` would pass in silence, and the check with it. An input without a hyphen that resembles none is only warned of: a variable `INPUT_\u2026` may stand in the environment for another reason."
	},
	SW0113: {
		class: "usage",
		title: "The file for the result cannot be written",
		page: "The input `result-file` of an action names a place that is not written to: a folder, or a way that leads through a symbolic link. The files of a checkout may come from a stranger, who could have put a link there that leads to a file of the runner. Name a file in a folder that the workflow makes itself, or below `${{ runner.temp }}`."
	},
	SW0114: {
		class: "refusal",
		title: "A candidate's files are not read beside rights that they must not have",
		page: "A review reads files that a stranger may have written. It refuses to run where the job could do more than read:\n\n- under `pull_request_target`, `workflow_run` and `issue_comment`, whose runs have the repository's secrets and a token that may write, also for a fork's pull request;\n- for a pull request in a job with `id-token: write`, which could take a cloud role.\n\nThe other actions that read what is checked out refuse the same where the commit there is a candidate's: under the events above one that is not in the history of the run's own commit, and for a pull request with `id-token: write` one that is not in the history of its base. With the default branch checked out they run. Deploy under `on: push`, after the merge.\n\nRun it under `on: pull_request` with `permissions: contents: read`, and write the comment with the action `report` in a job of its own. What a job cannot see is which permissions its `GITHUB_TOKEN` has, so a token that may write is not noticed: name the permissions in the workflow."
	},
	SW0150: {
		class: "outside",
		title: "git could not be started",
		page: "The command needs git, and no program of that name could be started. Slipway needs git 2.31 or newer in `PATH`. In a container image, install the package `git`."
	},
	SW0151: {
		class: "usage",
		title: "There is no git repository here",
		page: "The command asks git, and the folder is in no repository, or in one without a commit: what is staged or what the history holds (`scan --staged`, `--range`, `--history`, `hooks`), what an earlier revision says (`diff`, `version`, `preview --base`, `report --base`), or what a change brings (`review`). A tree that was downloaded as an archive has no repository.\n\nGo to a folder of the repository, make one with `git init`, or, in a workflow, check out before the step (actions/checkout). `check`, `render`, `scan FOLDER` and `deploy` need no git."
	},
	SW0152: {
		class: "usage",
		title: "git refuses the repository because another user owns it",
		page: "git does not read a repository that belongs to another user, so that it cannot be made to run that user's settings (`safe.directory` in `git help config`). This happens in containers, where the checkout was made by another user id. If you trust the repository, run `git config --global --add safe.directory FOLDER`."
	},
	SW0153: {
		class: "outside",
		title: "A git command failed",
		page: "git ended with an error that Slipway does not expect. The message holds the last line that git printed. Usual causes: a damaged repository (`git fsck`), a partial clone that cannot reach its server, a full disk."
	},
	SW0154: {
		class: "usage",
		title: "The base of the change is not in this clone",
		page: "A change is reviewed against the revision that it would be merged into, and every commit between the two is scanned. actions/checkout fetches one commit unless told otherwise; the rest is fetched by the review itself, with the token of the job. That failed for the reason that the message gives: no network, no right to read, no remote, a branch that was deleted or pushed over.\n\nIn a workflow check out with `fetch-depth: 0`, and the whole history is there. On a laptop `git fetch --unshallow` brings what a shallow clone lacks, and `git fetch origin` a branch that is not here yet; `--base` then names a branch or commit that the clone has, such as `origin/main`."
	},
	SW0155: {
		class: "refusal",
		title: "A folder looks like a bare git repository",
		page: "git takes any folder with `HEAD`, `objects` and `refs` for a repository and follows the settings in its `config`, some of which are commands that git runs. Such a folder can be committed, or unpacked from an archive, like any other. So Slipway runs git in a repository without a `.git` only where you name it: `GIT_DIR=. slipway scan --history` in a bare clone of your own. Where the folder came with a pull request or an archive, treat it as an attack."
	},
	SW9901: {
		class: "internal",
		title: "A fault of Slipway's own",
		page: "Something happened that we did not foresee. It is not your mistake. Please report it with the command line, the version and what `--verbose` prints: a stack trace without the contents of your files. Nothing is sent by itself."
	}
});

// src/platform/inputs.ts
/** As it was written, cut where nobody would read on. */
function quoted(text) {
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}\u2026` : text);
}

// src/bundles/errors.ts
/** Errors about bundles and their manifests. */
const bundlesErrors = defineErrors({
	SW0401: {
		class: "internal",
		title: "A value has no canonical JSON form",
		page: `Manifests and release records are written as canonical JSON (RFC 8785). It has no form for \`undefined\`,
for numbers that are not finite, for text with half of a surrogate pair, for objects that are not plain data, and for
data nested deeper than 64 levels. This is a fault in Slipway where it comes from a command; please report it.`
	},
	SW0402: {
		class: "outside",
		title: "A manifest is damaged",
		page: `The manifest of a bundle names every file by path, SHA-256, size and media type, and its own SHA-256 is the
name under which it is stored. The bytes that were read are not what that name says, are not canonical JSON, or break a
rule of the format (docs/store-format.md): somebody changed the object by hand, or a copy was cut short.

Nothing was changed. \`slipway verify ENV --deep\` shows what else is damaged. A release whose manifest is damaged can be
brought back by deploying the same tree again after the damaged object was removed by a person with that right.`
	},
	SW0403: {
		class: "outside",
		title: "A stored document has a newer format",
		page: `The store holds a document whose format this version of Slipway does not know, written by a newer Slipway.
Reading it by guessing could lose what the newer version recorded, so nothing is read and nothing is changed.

Install the newer version, in the workflow too: \`uses: \u2026@vN\` or the version in package.json.`
	},
	SW0404: {
		class: "usage",
		title: "A bundle is too large",
		page: `A bundle holds at most 100,000 files of at most 64 MiB each, and a manifest at most 64 MiB of JSON. The limits
keep every reader of the store bounded in memory. Split the project into several environments or prefixes, or leave out
what no application reads (\`bundle.include\` in slipway.yaml).`
	},
	SW0405: {
		class: "usage",
		title: "A path cannot stand in a bundle",
		page: `Paths in a bundle are relative, with \`/\` between the names, in Unicode form NFC, at most 512 bytes long. They
hold no \`..\`, no \`.\`, no empty name, no backslash, no colon, no control or invisible direction character, and no name
that Windows reserves. Two paths may not differ in upper and lower case alone, and a path may not be a folder of another:
such bundles could not be written to every disk. Rename the file.`
	},
	SW0406: {
		class: "usage",
		title: "A media file cannot be delivered",
		page: `A rendering shows a picture or another medium of the project, and its file cannot be read, is larger than
\`limits.mediaBytes\`, or changed while the bundle was built. A bundle holds every file that its renderings show, so
nothing was built.`
	}
});

// src/bundles/canonical-json.ts
/**
* Canonical JSON as RFC 8785 (JCS) has it: one value, one sequence of bytes, in every language. Members are sorted by
* the UTF-16 code units of their names, numbers are written as ECMAScript writes them, text is escaped as little as
* JSON allows, and nothing stands between the tokens.
*/
/** Deeper data than this is refused: nothing of ours comes near, and it keeps the recursion off the stack's end. */
const maximumDepth = 64;
/**
* The canonical text of a JSON value.
*
* @throws SW0401 for what has no JSON form: undefined, functions, numbers that are not finite, lone surrogates,
*   objects that are not plain, sparse lists, and depth over 64.
*/
function canonicalJson(value) {
	return write(value, 0);
}
function write(value, depth) {
	if (depth > maximumDepth) throw impossible(`data nested deeper than ${maximumDepth} levels`);
	switch (typeof value) {
		case "string": return writeText(value);
		case "number":
			if (!Number.isFinite(value)) throw impossible(`the number ${value}`);
			return JSON.stringify(value);
		case "boolean": return value ? "true" : "false";
		case "object":
			if (value === null) return "null";
			return Array.isArray(value) ? writeList(value, depth) : writeObject(value, depth);
		default: throw impossible(`a value of type ${typeof value}`);
	}
}
function writeText(text) {
	if (!text.isWellFormed()) throw impossible("text with half of a surrogate pair");
	return JSON.stringify(text);
}
function writeList(list, depth) {
	const items = [];
	for (let index = 0; index < list.length; index += 1) items.push(write(list[index], depth + 1));
	return `[${items.join(",")}]`;
}
function writeObject(object, depth) {
	const prototype = Object.getPrototypeOf(object);
	if (prototype !== Object.prototype && prototype !== null) throw impossible("an object that is not plain data");
	return `{${Object.entries(object).sort(([a], [b]) => compareText(a, b)).map(([name, member]) => `${writeText(name)}:${write(member, depth + 1)}`).join(",")}}`;
}
function impossible(what) {
	return bundlesErrors.create("SW0401", {
		message: `JSON cannot hold ${what}.`,
		next: "Please report this with the command that you ran; it is a fault in Slipway."
	});
}

// src/platform/portable-path.ts
/**
* Which paths may stand in a project and in a bundle. The rules are part of the public format (docs/store-format.md): whoever writes a
* bundle to a disk may rely on them, on Windows and on a disk that ignores case too.
*/
/** In UTF-8 bytes. Leaves room for prefix and mirror in S3's 1,024 bytes for a key. */
const maximumPathBytes = 512;
/** In UTF-8 bytes: what ext4, APFS and NTFS hold (NTFS counts UTF-16 units, which are never more). */
const maximumNameBytes = 255;
/** C0, DEL, C1, zero-width space, direction marks and overrides, line and paragraph separator, byte order mark. */
const invisible = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
/** Learn.microsoft.com, "Naming Files, Paths, and Namespaces": reserved characters. */
const windowsCharacters = /[\\:<>"|?*]/;
/** The same page: device names, with any extension; the superscripts count as digits. */
const windowsDevice = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;
const plainText = /^[\u0020-\u007e]*$/;
/**
* Why a path cannot stand in a bundle, as the rest of a sentence that begins with the path ("holds a backslash"), or
* undefined where it can.
*/
function problemWithPath(path) {
	if (path === "") return "is empty";
	if (!path.isWellFormed()) return "holds half of a surrogate pair";
	if (Buffer.byteLength(path) > maximumPathBytes) return `is longer than ${maximumPathBytes} bytes`;
	if (invisible.test(path)) return "holds a control or invisible character";
	if (path.includes("\\")) return "holds a backslash; names are separated by /";
	if (windowsCharacters.test(path)) return "holds a character that Windows refuses in names (: < > \" | ? *)";
	if (path.startsWith("/")) return "is absolute";
	const compatible = plainText.test(path) ? path : path.normalize("NFKC");
	if (compatible !== path && path.normalize("NFC") !== path) return "is not in Unicode form NFC";
	for (const name of path.split("/")) {
		const problem = problemWithName(name);
		if (problem !== void 0) return problem;
	}
	if (compatible !== path && countOf(compatible, "/") !== countOf(path, "/")) return "holds a character that looks like /";
	if (compatible !== path && compatible.split("/").some((name) => name === "." || name === "..")) return "holds a name that looks like . or ..";
}
function problemWithName(name) {
	if (name === "") return "has an empty name between two slashes or at its end";
	if (name === "." || name === "..") return `holds the name ${name}`;
	if (name.endsWith(".") || name.endsWith(" ")) return "has a name that ends with a dot or a space, which Windows drops";
	if (windowsDevice.test(name)) return `holds ${name}, a name that Windows reserves`;
	if (Buffer.byteLength(name) > maximumNameBytes) return `has a name longer than ${maximumNameBytes} bytes`;
}
function countOf(text, character) {
	return text.split(character).length;
}
/** What two paths share that a disk without upper and lower case would take for one. */
function foldedPath(path) {
	if (plainText.test(path)) return path.toLowerCase();
	return path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}
/**
* Orders texts by their UTF-8 bytes, which is the order of code points; JavaScript's own order is that of UTF-16
* units, in which U+10000 comes before U+E000.
*/
function compareUtf8(a, b) {
	const length = Math.min(a.length, b.length);
	for (let index = 0; index < length; index += 1) {
		const left = a.charCodeAt(index);
		const right = b.charCodeAt(index);
		if (left !== right) return rank(left) - rank(right);
	}
	return a.length - b.length;
}
/** Moves surrogates behind the rest of the basic plane, where the code points that they stand for belong. */
function rank(unit) {
	if (unit < 55296) return unit;
	return unit < 57344 ? unit + 8192 : unit - 2048;
}

// src/bundles/manifest.ts
/**
* The manifest of a bundle: which files it delivers, each by path, SHA-256, size and media type. Its canonical bytes
* are the bundle's identity (docs/store-format.md).
*/
const manifestFormat = "slipway/bundle/v1";
/** Bounds for what a reader must be ready to hold; the sizes are ours, far above the largest known prompt project. */
const bundleLimits = {
	manifestBytes: 67108864,
	files: 1e5,
	fileBytes: 67108864
};
/** A media type with parameters (RFC 9110 8.3.1), short and in printable ASCII: it becomes an HTTP header. */
const mediaTypePattern = /^[\w!#$&^.+-]{1,64}\/[\w!#$&^.+-]{1,64}(?:; ?[\w-]{1,32}=[\w."-]{1,64}){0,3}$/;
/**
* Reads a manifest that somebody else stored, believing nothing: the bytes must have the digest under which they were
* found, be canonical, and keep every rule for files. Fields that this version does not know are left out.
*
* @throws SW0402 where the bytes break a rule, SW0403 where the format is a newer one.
*/
function parseManifest(bytes, digest, limits = bundleLimits) {
	const where = `The manifest ${digest}`;
	const damaged = (what, cause) => bundlesErrors.create("SW0402", {
		message: `${where} ${what}.`,
		next: "Run `slipway verify ENV --deep` to see what else is damaged. Nothing was changed.",
		cause
	});
	if (bytes.length > limits.manifestBytes) throw damaged(`has more than ${limits.manifestBytes} bytes`);
	if (digestOf(bytes) !== digest) throw damaged(`has other bytes than its name says: they are ${digestOf(bytes)}`);
	let value;
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
		value = JSON.parse(text);
	} catch (cause) {
		throw damaged("is not JSON in UTF-8", cause);
	}
	if (!isJsonObject(value)) throw damaged("is not an object");
	const format = ownProperty(value, "format");
	if (format !== "slipway/bundle/v1") {
		if (typeof format !== "string" || !format.startsWith("slipway/bundle/")) throw damaged("has no format of ours");
		throw bundlesErrors.create("SW0403", {
			message: `${where} has the format ${quoted(format)}; this version of Slipway reads ${manifestFormat}.`,
			next: "Install a newer Slipway and run the command again."
		});
	}
	if (!isCanonical(value, text)) throw damaged("is not canonical JSON (RFC 8785)");
	const list = ownProperty(value, "files");
	if (!Array.isArray(list)) throw damaged("has no list of files");
	if (list.length > limits.files) throw damaged(`names more than ${limits.files} files`);
	const files = [];
	for (const entry of list) {
		const file = isJsonObject(entry) ? fileOf(entry) : void 0;
		if (file === void 0) throw damaged(`has an entry that is no file: number ${files.length + 1}`);
		files.push(file);
	}
	const problem = problemWithFiles(files, limits);
	if (problem !== void 0) throw damaged(`breaks a rule of the format: ${problem.message}`);
	return {
		manifest: {
			files,
			format: manifestFormat
		},
		bytes,
		digest
	};
}
function isCanonical(value, text) {
	try {
		return canonicalJson(value) === text;
	} catch {
		return false;
	}
}
function fileOf(entry) {
	const mediaType = ownProperty(entry, "mediaType");
	const path = ownProperty(entry, "path");
	const sha256 = ownProperty(entry, "sha256");
	const size = ownProperty(entry, "size");
	if (typeof mediaType !== "string" || typeof path !== "string" || !isSha256(sha256)) return void 0;
	return typeof size === "number" ? {
		mediaType,
		path,
		sha256,
		size
	} : void 0;
}
/** The first rule that a sorted list of files breaks. */
function problemWithFiles(files, limits) {
	if (files.length > limits.files) return {
		code: "SW0404",
		message: `There are ${files.length} files; the limit is ${limits.files}.`,
		next: "Deliver fewer files: see bundle.include in slipway.yaml."
	};
	const folded = /* @__PURE__ */ new Map();
	const sizes = /* @__PURE__ */ new Map();
	let previous;
	for (const file of files) {
		const shown = quoted(file.path);
		const reason = problemWithPath(file.path);
		if (reason !== void 0) return renamed(`The path ${shown} ${reason}.`);
		if (previous === file.path) return renamed(`The path ${shown} stands there twice.`);
		if (previous !== void 0 && compareUtf8(previous, file.path) > 0) return renamed(`The path ${shown} is out of order.`);
		previous = file.path;
		const key = foldedPath(file.path);
		const twin = folded.get(key);
		if (twin !== void 0) return renamed(`The paths ${quoted(twin)} and ${shown} differ in upper and lower case alone.`);
		folded.set(key, file.path);
		if (!isSha256(file.sha256)) return broken(`The file ${shown} has no SHA-256.`);
		if (!mediaTypePattern.test(file.mediaType)) return broken(`The file ${shown} has no proper media type.`);
		if (!Number.isSafeInteger(file.size) || file.size < 0) return broken(`The file ${shown} has no proper size.`);
		if (file.size > limits.fileBytes) return {
			code: "SW0404",
			message: `The file ${shown} has ${file.size} bytes; the limit is ${limits.fileBytes}.`,
			next: "Leave the file out of the bundle, or keep it elsewhere and let the prompt name its address."
		};
		const size = sizes.get(file.sha256);
		if (size !== void 0 && size !== file.size) return broken(`The file ${shown} has the bytes but not the size of another.`);
		sizes.set(file.sha256, file.size);
	}
	return folderProblem(folded);
}
/** A path that is also the folder of another cannot be written to a disk. */
function folderProblem(folded) {
	for (const [key, path] of folded) for (let slash = key.indexOf("/"); slash !== -1; slash = key.indexOf("/", slash + 1)) {
		const file = folded.get(key.slice(0, slash));
		if (file !== void 0) return renamed(`The path ${quoted(file)} is a file and a folder at once, of ${quoted(path)}.`);
	}
}
function renamed(message) {
	return {
		code: "SW0405",
		message,
		next: "Rename the file."
	};
}
function broken(message) {
	return {
		code: "SW0401",
		message,
		next: "Please report this; it is a fault in Slipway."
	};
}

// src/releases/record.ts
const releaseFormat = "slipway/release/v1";
/** A record's bytes, at most, so that every reader can bound what it reads. */
const maximumRecordBytes = 65536;
/** The release that is live through this record: a `prune` or `withdraw` record continues an earlier one. */
function liveSequence(record) {
	return record.continues ?? record.seq;
}

// src/provenance/errors.ts
/** What can be wrong with keys and signatures. */
const provenanceErrors = defineErrors({ SW1301: {
	class: "usage",
	title: "The key cannot be used",
	page: `A key to sign with is a private key in PEM (PKCS #8) of Ed25519 or ECDSA over P-256, in a file, in an
environment variable (\`env:NAME\`), or in AWS KMS (\`awskms:alias/NAME\`, an id or an ARN; key spec ECC_NIST_P256, for
signing and verifying). A key to verify with is the public key in PEM, or the same key in KMS. Make a pair with:

\`\`\`sh
openssl genpkey -algorithm ed25519 -out release.key
openssl pkey -in release.key -pubout -out release.pub
\`\`\`

Keep the private key out of the repository; the public one belongs into it.`
} });

// src/provenance/keys.ts
/** Keys that sign releases: where they are, what they are called, and how they sign and verify. */
/** A public key in PEM; a private one gives its public part. @throws SW1301. */
function readVerifyingKey(pem, where) {
	return verifyingKey(parsed(() => (0, node_crypto.createPublicKey)(pem), `${where} holds no public key in PEM`), where);
}
function verifyingKey(key, where) {
	const algorithm = algorithmOf(key, where);
	return {
		id: keyIdOf(key),
		verifies: (bytes, signature) => (0, node_crypto.verify)(algorithm, bytes, key, signature)
	};
}
/** SHA-256 of the public key in DER, which is the same wherever the key came from. */
function keyIdOf(key) {
	const der = key.export({
		format: "der",
		type: "spki"
	});
	return `sha256:${(0, node_crypto.createHash)("sha256").update(der).digest("hex")}`;
}
/** The digest that `sign` takes: none for Ed25519, which has its own. */
function algorithmOf(key, where) {
	if (key.asymmetricKeyType === "ed25519") return null;
	if (key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1") return "sha256";
	throw unusable(`${where} is a key of kind ${key.asymmetricKeyType ?? "unknown"}, not Ed25519 or ECDSA over P-256`);
}
function parsed(read, problem) {
	try {
		return read();
	} catch {
		throw unusable(problem);
	}
}
/** SW1301; `problem` is a sentence without its full stop that holds nothing of the key. */
function unusable(problem) {
	return provenanceErrors.create("SW1301", {
		message: `${problem}.`,
		next: "See `slipway explain SW1301` for what a key may be, and how to make one."
	});
}

// src/provenance/envelope.ts
const statementType = "application/vnd.in-toto+json";
/** A statement is a few kilobytes; what is larger was not made by us. */
const largestEnvelope = 262144;
/** Reads an envelope; undefined for what is none. Nothing in it is believed yet. */
function parseEnvelope(bytes) {
	if (bytes.byteLength > 262144) return void 0;
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return;
	}
	if (!isJsonObject(value)) return void 0;
	const { payload, payloadType, signatures } = value;
	const body = decoded(payload);
	if (body === void 0 || typeof payloadType !== "string" || !Array.isArray(signatures)) return void 0;
	return {
		payloadType,
		payload: body,
		signatures: signatures.flatMap((entry) => {
			if (!isJsonObject(entry)) return [];
			const sig = decoded(entry["sig"]);
			const keyid = entry["keyid"];
			return sig === void 0 ? [] : [{
				keyid: typeof keyid === "string" ? keyid : "",
				sig
			}];
		})
	};
}
/** Ids of the keys among `keys` whose signature on the envelope is right. The key id in an envelope is a hint only. */
function signersOf(envelope, keys) {
	const bytes = preAuthentication(envelope.payloadType, envelope.payload);
	return keys.filter((key) => envelope.signatures.some(({ sig }) => key.verifies(bytes, sig))).map(({ id }) => id);
}
/** `DSSEv1 <length of type> <type> <length of payload> <payload>`, lengths in bytes. */
function preAuthentication(payloadType, payload) {
	const type = Buffer.from(payloadType, "utf8");
	return Buffer.concat([
		Buffer.from(`DSSEv1 ${type.length} `),
		type,
		Buffer.from(` ${payload.length} `),
		payload
	]);
}
/** Standard base64, or that of URLs, as the specification allows both. */
function decoded(value) {
	if (typeof value !== "string" || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) return void 0;
	return Buffer.from(value, "base64");
}

// src/provenance/statement.ts
const provenancePredicate = "https://slsa.dev/provenance/v1";
const buildType = "urn:slipway:build:bundle:v1";
/**
* True where the envelope's payload is provenance of this bundle, as Slipway writes it, whoever signed it. Any other
* statement about the same bytes (a test result, a scan) by the same key is no signature of a release.
*/
function isAbout({ payloadType, payload }, bundle) {
	if (payloadType !== "application/vnd.in-toto+json") return false;
	const statement = statementIn(payload);
	const subjects = statement === void 0 ? void 0 : ownProperty(statement, "subject");
	if (statement === void 0 || !Array.isArray(subjects)) return false;
	if (ownProperty(statement, "_type") !== "https://in-toto.io/Statement/v1") return false;
	if (ownProperty(statement, "predicateType") !== provenancePredicate || buildTypeIn(statement) !== buildType) return false;
	return subjects.some((subject) => {
		const digest = isJsonObject(subject) ? ownProperty(subject, "digest") : void 0;
		return isJsonObject(digest) && ownProperty(digest, "sha256") === hexOf(bundle);
	});
}
/**
* What a statement claims about its bundle; undefined for each part that is absent or of another shape. Claims are
* worth what the signature is: check that first.
*/
function claimsOf({ payload }) {
	const at = (...path) => {
		let value = statementIn(payload);
		for (const name of path) value = isJsonObject(value) ? ownProperty(value, name) : void 0;
		return typeof value === "string" ? value : void 0;
	};
	const parameters = [
		"predicate",
		"buildDefinition",
		"externalParameters"
	];
	const statement = statementIn(payload);
	return {
		version: at(...parameters, "version"),
		repository: at(...parameters, "repository"),
		commit: statement === void 0 ? void 0 : commitIn(statement),
		builder: at("predicate", "runDetails", "builder", "id")
	};
}
function definitionIn(statement) {
	const predicate = ownProperty(statement, "predicate");
	const definition = isJsonObject(predicate) ? ownProperty(predicate, "buildDefinition") : void 0;
	return isJsonObject(definition) ? definition : void 0;
}
function buildTypeIn(statement) {
	const definition = definitionIn(statement);
	return definition === void 0 ? void 0 : ownProperty(definition, "buildType");
}
function commitIn(statement) {
	const definition = definitionIn(statement);
	const sources = definition === void 0 ? void 0 : ownProperty(definition, "resolvedDependencies");
	if (!Array.isArray(sources)) return void 0;
	for (const source of sources) {
		const digest = isJsonObject(source) ? ownProperty(source, "digest") : void 0;
		const commit = isJsonObject(digest) ? ownProperty(digest, "gitCommit") : void 0;
		if (typeof commit === "string") return commit;
	}
}
function statementIn(payload) {
	try {
		const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
		return isJsonObject(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/provenance/signatures.ts
/** The statements among documents that are about this bundle and rightly signed by one of the keys. */
function verifiedSignatures(documents, bundle, keys) {
	const found = [];
	for (const document of documents) {
		const envelope = parseEnvelope(document);
		if (envelope === void 0 || !isAbout(envelope, bundle)) continue;
		const signers = signersOf(envelope, keys);
		if (signers.length > 0) found.push({
			keys: signers,
			claims: claimsOf(envelope)
		});
	}
	return found;
}
/** True for a document that is a statement about this bundle, by whomever: what a promotion carries along. */
function isStatementAbout(document, bundle) {
	const envelope = parseEnvelope(document);
	return envelope !== void 0 && isAbout(envelope, bundle);
}

// src/releases/errors.ts
/** Errors about releases: what they are, what they refuse, and what happened to them. */
const releasesErrors = defineErrors({
	SW0601: {
		class: "usage",
		title: "A release is named wrongly",
		page: `A release is named in one of three ways, everywhere:

- by its sequence number: \`7\`
- by its version: \`1.4.0\` or \`v1.4.0\`
- by the digest of its bundle: \`sha256:\` and 64 hexadecimal digits, never shortened

\`slipway history ENV\` lists all three.`
	},
	SW0602: {
		class: "outside",
		title: "A release record is damaged",
		page: `\`current.json\` and the files under \`releases/\` hold release records (docs/store-format.md). What was read is
no such record: it is no JSON, is larger than 64 KiB, or a field has a value that it cannot have. Somebody changed it by
hand, or a copy was cut short.

Nothing was changed. \`slipway verify ENV\` shows what else is wrong. On a bucket with versioning, restore the version of
the object before the damage.`
	},
	SW0603: {
		class: "outside",
		title: "A stored document has a newer format",
		page: `The store holds a document whose format this version of Slipway does not know, written by a newer Slipway.
Reading it by guessing could lose what the newer version recorded, such as a block or a running prune, so nothing is
read and nothing is changed. Install the newer version; in workflows too.`
	},
	SW0604: {
		class: "usage",
		title: "A version is not a semantic version",
		page: `The version of a release is three numbers, with a suffix where you like: \`1.4.0\`, \`2.0.0-rc.1\`. A leading
\`v\` is dropped. At most 128 characters. Without \`--version\` it is the git tag at HEAD, else one made from the commit.`
	},
	SW0605: {
		class: "refusal",
		title: "The version names another bundle already",
		page: `One version names one digest for good: what was approved, tested or reported under 1.4.0 must stay what 1.4.0
means. This environment released that version with other bytes. Give the new bytes a new version.

It also happens when a tag was moved to another commit.`
	},
	SW0606: {
		class: "refusal",
		title: "The version was released before and has been superseded",
		page: `This version was live and something newer has replaced it. Most often an old pipeline was run again, and going
back is not what was meant. Nothing was changed.

- To go back on purpose: \`slipway rollback ENV --to VERSION\`.
- To release it again as the newest: the same command with \`--again\`.`
	},
	SW0607: {
		class: "refusal",
		title: "The bundle is blocked",
		page: `A rollback left this bundle, so it is blocked: a pipeline that runs again must not bring back what somebody took
away. When the reason is gone, run the command with \`--unblock "why it is right now"\`; the reason is kept in the record.`
	},
	SW0608: {
		class: "refusal",
		title: "The bundle was withdrawn",
		page: `\`slipway withdraw\` marks a release that must never be live again, because it leaked a secret or does harm. No
deploy, promote or rollback reaches it, and no rollback reaches anything older. It cannot be undone: change the prompts
and release the new bundle.`
	},
	SW0609: {
		class: "usage",
		title: "The release does not exist in this environment",
		page: `No record of this environment has that sequence number, version or digest. \`slipway history ENV\` lists what was
released there.`
	},
	SW0610: {
		class: "refusal",
		title: "Another release came first",
		page: `Two releases were under way at once. The pointer moves for one of them only; this one lost and changed nothing
that a reader sees. The message says who won.

Look at what is live now (\`slipway plan ENV\`), and run the command again where yours should still follow.`
	},
	SW0611: {
		class: "refusal",
		title: "The gate denies the release",
		page: `The policy of the environment was evaluated, and a rule denies. The message has the reason of every such rule.
Nothing that a reader sees was changed. Run the command again when the reason is gone.`
	},
	SW0612: {
		class: "outside",
		title: "It is not known whether the release happened",
		page: `The request that moves the pointer was sent, no answer came back, and the store could not be read afterwards.
The environment serves the old release or the new one, complete in either case.

Run the same command again: it finishes the work, or says truthfully that it was done.`
	},
	SW0613: {
		class: "refusal",
		title: "There is nothing to roll back to",
		page: `A bare \`slipway rollback ENV\` goes to the newest earlier bundle that is neither blocked nor withdrawn. There is
none. \`slipway history ENV\` shows every release; \`--to VERSION --unblock REASON\` goes to a blocked one all the same.
A withdrawn release and everything before it cannot be reached: deploy a corrected bundle instead.`
	},
	SW0614: {
		class: "refusal",
		title: "The files of the release were pruned",
		page: `\`slipway prune\` removed the files of releases that are older than what it was told to keep. The record still says
what was released, and from which commit: check out that commit and deploy it (with \`--again\` for the same version).`
	},
	SW0615: {
		class: "refusal",
		title: "Nothing was released in this environment yet",
		page: `The store has no pointer (\`current.json\`), so there is nothing to promote, roll back, withdraw or show. Run
\`slipway deploy ENV\` first, and check that the address under \`store:\` is the right one.`
	},
	SW0616: {
		class: "refusal",
		title: "A prune is removing files that this release needs",
		page: `A prune announces what it removes before it removes it. This release needs some of those files, so it waits for
another time rather than trusting files that vanish. Run the command again in a moment. Where the prune was killed, run
\`slipway prune ENV\` again: it finishes what it announced, and the release goes through afterwards.`
	},
	SW0617: {
		class: "usage",
		title: "The store belongs to another environment",
		page: `Each environment has a store of its own. The records in this one were made for another environment, so two
environments in slipway.yaml have the same address, or an address was mistyped. Nothing was changed.`
	},
	SW0618: {
		class: "outside",
		title: "The chain of releases is damaged",
		page: `Every record of a release is kept, each naming the digest of the one before. The pointer is missing although
records exist, a record is missing, or a record has other bytes than it had when it was live. Nothing was changed.

\`slipway verify ENV\` lists every break. Restore the object from a backup or, on a bucket with versioning, from its
version before the damage.`
	},
	SW0620: {
		class: "outside",
		title: "An object in the store has other bytes than its name says",
		page: `Objects are named by the SHA-256 of their bytes. One that this release needs exists with other bytes: damaged, or
written by somebody else. It was left alone, and nothing was released. \`slipway verify ENV --deep\` lists every such
object. Remove it, and run the command again.`
	},
	SW0621: {
		class: "refusal",
		title: "The release record would be too large",
		page: `A record holds at most 64 KiB, so that every reader can bound what it reads. Blocked and withdrawn bundles are
listed in it, and there are too many: lift blocks that nobody needs with \`--unblock\`.`
	},
	SW0622: {
		class: "outside",
		title: "The pointer keeps moving",
		page: `Other commands moved the pointer each time when this one was about to. Nothing was lost and nothing changed by
this command. Run it again when the others are done.`
	},
	SW0624: {
		class: "usage",
		title: "A mirror cannot be placed there",
		page: `A mirror writes the live bundle to stable keys below \`mirror.at\`. That place must not be one of the store's own
(current.json, objects, bundles, releases, approvals, evidence, completions, prunes, mirror.json), and two places must
not overlap. Use a folder of its own, such as \`outputs/\`.`
	},
	SW0625: {
		class: "outside",
		title: "The mirror is not up to date",
		page: `The release is live: the pointer has moved. Writing the copy at stable keys failed afterwards, so readers of the
mirror may see old files, or a mixture. Run the same command again: it finishes the mirror and changes nothing else.`
	},
	SW0626: {
		class: "usage",
		title: "The reason is missing",
		page: `Lifting a block and withdrawing a release are remembered for good, so they need a reason that a colleague
understands in a year: \`--reason "\u2026"\` or \`--unblock "\u2026"\`, at most 500 characters. A reason that holds
something of the shape of a credential is refused too: what is stored for good cannot be taken back.`
	},
	SW0627: {
		class: "refusal",
		title: "The environment before has not released this bundle",
		page: `With \`after: beta\` an environment takes only bundles that \`beta\` has released, so that what reaches people was
tried first, byte for byte. Deploy to the environment that \`after\` names, then bring the same bytes on with
\`slipway promote beta prod\`.`
	},
	SW0628: {
		class: "usage",
		title: "The time is not understood",
		page: `A time is written as RFC 3339 has it: \`2026-11-23\`, \`2026-11-23T10:00Z\`, \`2026-11-23T11:00:00+01:00\`. Without a zone
it is UTC, as every time in a record is.`
	},
	SW0629: {
		class: "usage",
		title: "A number is out of range",
		page: `\`--keep\` counts bundles and is at least 1: what is live is always kept. \`--keep-days\` and \`--limit\` count from 0 and 1.
Sequence numbers are whole and begin at 1.`
	},
	SW0630: {
		class: "refusal",
		title: "Files of the folder cannot stand in a bundle",
		page: `\`slipway adopt\` takes every file below the folder, and a bundle can be written to every disk: its paths hold no
control characters, no backslash, no \`..\`, no name that Windows reserves or refuses, at most 512 bytes, and no two that
differ in upper and lower case alone. A file has at most 64 MiB, a bundle at most 100,000 files. The message lists what
breaks these rules. Nothing was changed. Rename or remove those files, or adopt a folder further down.`
	},
	SW0631: {
		class: "refusal",
		title: "The environment has releases already",
		page: `\`slipway adopt\` makes an existing folder the first release of an environment. This one has releases, so there
is nothing to adopt: deploy the next version as usual. \`slipway history ENV\` shows what was released.`
	},
	SW0632: {
		class: "usage",
		title: "There is no folder of files to adopt there",
		page: `\`slipway adopt ENV --at outputs/\` names a folder below the environment's prefix; \`slipway adopt
s3://bucket/outputs\` names it by its address, in the bucket of an environment. It must hold files, and must not be one of
the store's own folders (objects, bundles, releases, \u2026) or contain the store.`
	},
	SW0633: {
		class: "outside",
		title: "A file changed while the folder was being adopted",
		page: `The folder is read twice: to name its bytes, and to copy them. A file had other bytes the second time, or was
gone. Nothing was released. Stop what uploads to the folder and run the same command again.`
	},
	SW0640: {
		class: "refusal",
		title: "The drill cannot be done",
		page: `A drill goes back to the release before and returns. It is refused where the live release is a rollback
itself, where the environment has a gate that could hold back the way forward, and it stops where another release comes
in between. Two records remain of it at the most; \`slipway history ENV\` shows what is live.`
	},
	SW0641: {
		class: "refusal",
		title: "The release has no version that a tag can name",
		page: `\`slipway notes --publish\` makes a release on GitHub beside a tag. A release under \`0.0.0-g\u2026\` or \`0.0.0-b\u2026\` was made
from a commit or from changed files, and nobody gave it a version. Push a tag, or deploy with \`--version\`, and promote
that.`
	}
});

// src/platform/json-depth.ts
/** How deeply JSON text is nested, before anything walks through its value: recursion ends where the stack does. */
const quote = 34;
const backslash = 92;
/** True where no list or object of the text stands inside more than `most` others. Says nothing of whether it is JSON. */
function isNestedWithin(text, most) {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote) at = endOfText(text, at + 1);
		else if (code === 91 || code === 123) {
			depth += 1;
			if (depth > most) return false;
		} else if (code === 93 || code === 125) depth -= 1;
	}
	return true;
}
/** Offset of the quote that ends a text; the length where none does. */
function endOfText(text, start) {
	for (let at = start;;) {
		const end = text.indexOf("\"", at);
		if (end === -1) return text.length;
		let slashes = 0;
		while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
		if (slashes % 2 === 0) return end;
		at = end + 1;
	}
}

// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
	module.exports = debug;
}));

// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SEMVER_SPEC_VERSION = "2.0.0";
	const MAX_LENGTH = 256;
	const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || 
	/* istanbul ignore next */ 9007199254740991;
	const MAX_SAFE_COMPONENT_LENGTH = 16;
	const MAX_SAFE_BUILD_LENGTH = 250;
	const WHITESPACE_CHARACTERS = [
		"	",
		"\n",
		"\v",
		"\f",
		"\r",
		" ",
		"\xA0",
		"\u1680",
		"\u2000",
		"\u2001",
		"\u2002",
		"\u2003",
		"\u2004",
		"\u2005",
		"\u2006",
		"\u2007",
		"\u2008",
		"\u2009",
		"\u200a",
		"\u2028",
		"\u2029",
		"\u202f",
		"\u205f",
		"\u3000",
		"\ufeff"
	];
	const RELEASE_TYPES = [
		"major",
		"premajor",
		"minor",
		"preminor",
		"patch",
		"prepatch",
		"prerelease"
	];
	module.exports = {
		MAX_LENGTH,
		MAX_SAFE_COMPONENT_LENGTH,
		MAX_SAFE_BUILD_LENGTH,
		MAX_SAFE_INTEGER,
		WHITESPACE_CHARACTERS,
		RELEASE_TYPES,
		SEMVER_SPEC_VERSION,
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));

// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));

// node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));

// node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));

// node_modules/semver/classes/semver.js
var require_semver = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	var SemVer = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
	module.exports = SemVer;
}));

// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));

// node_modules/semver/functions/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
}));

// src/releases/version.ts
var import_compare = /* @__PURE__ */ __toESM(require_compare(), 1);
var import_parse = /* @__PURE__ */ __toESM(require_parse(), 1);
/** Ours: keeps `recent` in a record small. semver itself allows 256. */
const maximumVersionLength = 128;
/** A version without its `v`, or undefined where the text is none. Build metadata (`+\u2026`) is part of it. */
function normalizeVersion(text) {
	if (text.length > 129) return void 0;
	const bare = text.startsWith("v") ? text.slice(1) : text;
	const parsed = (0, import_parse.default)(bare, { loose: false });
	if (parsed === null) return void 0;
	const build = parsed.build.length > 0 ? `+${parsed.build.join(".")}` : "";
	return `${parsed.version}${build}` === bare && bare.length <= 128 ? bare : void 0;
}

// src/releases/name.ts
/** The largest sequence number: ten digits in the key. */
const maximumSequence = 9999999999;

// src/releases/record-parse.ts
/** Reads release records that somebody else stored, believing nothing. Unknown fields are no error and are kept. */
/** As canonical JSON has it, in which records are written: 64 levels below the first. */
const deepestRecord = 65;
/** What is wrong with a field; caught in this file alone and made into SW0602 with the key of the record. */
var FieldProblem = class extends Error {};
/**
* Reads a record. `key` is where it was found, for messages.
*
* @throws SW0602 where the bytes are no record, SW0603 where the format is a newer one.
*/
function parseRelease(bytes, key) {
	const document = documentOf(bytes, key);
	try {
		return {
			record: recordOf(document),
			bytes,
			digest: digestOf(bytes),
			document
		};
	} catch (cause) {
		if (cause instanceof FieldProblem) throw damaged(key, cause.message);
		throw cause;
	}
}
/**
* A stored document of ours, with its format checked, before its fields are.
*
* @throws SW0602, SW0603 as above.
*/
function documentOf(bytes, key) {
	if (bytes.length > 65536) throw damaged(key, `has more than ${maximumRecordBytes} bytes`);
	let value;
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		value = JSON.parse(text);
	} catch (cause) {
		throw damaged(key, "is not JSON in UTF-8", cause);
	}
	if (!isNestedWithin(text, deepestRecord)) throw damaged(key, `is nested more than ${deepestRecord} levels deep`);
	if (!isJsonObject(value)) throw damaged(key, "is not an object");
	const format = ownProperty(value, "format");
	if (format === "slipway/release/v1") return value;
	if (typeof format !== "string" || !/^slipway\/release\/v\d{1,6}$/.test(format)) throw damaged(key, "has no format of ours");
	throw releasesErrors.create("SW0603", {
		message: `${key} has the format ${format}; this version of Slipway reads ${releaseFormat}.`,
		next: "Install a newer Slipway and run the command again. Nothing was changed."
	});
}
function damaged(key, what, cause) {
	return releasesErrors.create("SW0602", {
		message: `${key} is no release record: it ${what}.`,
		next: "Nothing was changed. Restore the file from before the damage, then run `slipway verify ENV`.",
		cause
	});
}
function recordOf(document) {
	const fields = new Fields(document, "");
	const seq = fields.sequence("seq");
	const parent = fields.nullable("parent", () => fields.digest("parent"));
	if (seq === 1 !== (parent === null)) throw new FieldProblem("has a parent and is the first, or is later and has none");
	const gate = fields.object("gate");
	const optional = {
		rollbackOf: fields.optional("rollbackOf", () => fields.sequence("rollbackOf")),
		restores: fields.optional("restores", () => fields.sequence("restores")),
		promotedFrom: fields.optional("promotedFrom", () => promotedFromOf(fields.object("promotedFrom"))),
		continues: fields.optional("continues", () => fields.sequence("continues")),
		reason: fields.optional("reason", () => fields.text("reason", 2e3)),
		unblocked: fields.optional("unblocked", () => fields.list("unblocked", 100, unblockedOf)),
		allowedSecrets: fields.optional("allowedSecrets", () => allowedSecretsOf(fields.object("allowedSecrets"))),
		breakGlass: fields.optional("breakGlass", () => breakGlassOf(fields.object("breakGlass"))),
		demands: fields.optional("demands", () => fields.digest("demands")),
		older: fields.optional("older", () => olderOf(fields.object("older"))),
		pruning: fields.optional("pruning", () => fields.id("pruning")),
		checksum: fields.optional("checksum", () => fields.digest("checksum"))
	};
	const record = {
		format: releaseFormat,
		seq,
		version: fields.version("version"),
		environment: fields.text("environment", 100),
		bundle: fields.digest("bundle"),
		parent,
		action: fields.text("action", 40),
		createdAt: fields.time("createdAt"),
		actor: actorOf(fields.object("actor")),
		source: sourceOf(fields.object("source")),
		gate: {
			outcome: gate.text("outcome", 40),
			evidence: gate.nullable("evidence", () => gate.digest("evidence"))
		},
		evidence: fields.digests("evidence"),
		blocked: fields.list("blocked", 1e3, mentionFrom),
		withdrawn: fields.optional("withdrawn", () => fields.list("withdrawn", 1e3, mentionFrom)) ?? [],
		recent: fields.list("recent", 50, mentionFrom),
		keptFrom: fields.optional("keptFrom", () => fields.sequence("keptFrom")) ?? 1,
		id: fields.id("id"),
		...withoutUndefined(optional)
	};
	let before = 0;
	for (const mention of record.recent) {
		if (mention.seq <= before) throw new FieldProblem("lists releases in recent that are not in order");
		if (mention.seq >= seq) throw new FieldProblem("lists itself or later releases in recent");
		before = mention.seq;
	}
	if (record.continues !== void 0 && record.continues >= seq) throw new FieldProblem("continues a later release");
	return record;
}
/** Without the members that are undefined, so that absent optional fields stay absent. */
function withoutUndefined(object) {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== void 0));
}
function mentionFrom(fields) {
	return {
		seq: fields.sequence("seq"),
		version: fields.version("version"),
		bundle: fields.digest("bundle")
	};
}
function unblockedOf(fields) {
	return {
		bundle: fields.digest("bundle"),
		version: fields.version("version"),
		reason: fields.text("reason", 2e3)
	};
}
function allowedSecretsOf(fields) {
	return {
		count: fields.sequence("count"),
		reason: fields.text("reason", 2e3)
	};
}
function breakGlassOf(fields) {
	return {
		reason: fields.text("reason", 2e3),
		skipped: fields.texts("skipped", 100, 100),
		approvers: fields.texts("approvers", 1e3, 300)
	};
}
function promotedFromOf(fields) {
	return {
		environment: fields.text("environment", 100),
		seq: fields.sequence("seq"),
		id: fields.id("id")
	};
}
function actorOf(fields) {
	return {
		name: fields.text("name", 200),
		...withoutUndefined({
			id: fields.optional("id", () => fields.text("id", 200)),
			via: fields.optional("via", () => fields.text("via", 500))
		})
	};
}
function sourceOf(fields) {
	const text = (name) => fields.optional(name, () => fields.nullable(name, () => fields.text(name, 500))) ?? null;
	return {
		repository: text("repository"),
		commit: text("commit"),
		ref: text("ref"),
		...withoutUndefined({ changed: fields.optional("changed", () => fields.flag("changed")) })
	};
}
function olderOf(fields) {
	const versions = fields.text("versions", maximumRecordBytes);
	if (!/^(?:[0-9a-f]{8})*$/.test(versions)) throw new FieldProblem("has a list of older versions that is no list");
	return {
		from: fields.sequence("from"),
		versions
	};
}
/** Typed access to the own members of one object of the document; every problem names the member. */
var Fields = class Fields {
	#object;
	#path;
	constructor(object, path) {
		this.#object = object;
		this.#path = path;
	}
	optional(name, read) {
		return ownProperty(this.#object, name) === void 0 ? void 0 : read();
	}
	nullable(name, read) {
		return ownProperty(this.#object, name) === null ? null : read();
	}
	object(name) {
		const value = ownProperty(this.#object, name);
		if (!isJsonObject(value)) throw this.#problem(name, "is no object");
		return new Fields(value, `${this.#path}${name}.`);
	}
	list(name, maximum, read) {
		return this.#array(name, maximum).map((item, index) => {
			if (!isJsonObject(item)) throw this.#problem(`${name}[${index}]`, "is no object");
			return read(new Fields(item, `${this.#path}${name}[${index}].`));
		});
	}
	digests(name) {
		return this.#array(name, 100).map((item, index) => {
			if (!isDigest(item)) throw this.#problem(`${name}[${index}]`, "is no digest");
			return item;
		});
	}
	texts(name, most, maximum) {
		return this.#array(name, most).map((item, index) => {
			if (typeof item !== "string" || item.length > maximum || !item.isWellFormed()) throw this.#problem(`${name}[${index}]`, `is no text of at most ${maximum} characters`);
			return item;
		});
	}
	flag(name) {
		const value = ownProperty(this.#object, name);
		if (typeof value !== "boolean") throw this.#problem(name, "is neither true nor false");
		return value;
	}
	text(name, maximum) {
		const value = ownProperty(this.#object, name);
		if (typeof value !== "string" || value.length > maximum || !value.isWellFormed()) throw this.#problem(name, `is no text of at most ${maximum} characters`);
		return value;
	}
	/** An id becomes part of a key, so it holds nothing but letters, digits and hyphens. */
	id(name) {
		const value = this.text(name, 64);
		if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(value)) throw this.#problem(name, "is no id");
		return value;
	}
	sequence(name) {
		const value = ownProperty(this.#object, name);
		if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= 9999999999) return value;
		throw this.#problem(name, "is no sequence number");
	}
	version(name) {
		const value = this.text(name, 128);
		if (normalizeVersion(value) !== value) throw this.#problem(name, "is no version");
		return value;
	}
	digest(name) {
		const value = ownProperty(this.#object, name);
		if (!isDigest(value)) throw this.#problem(name, "is no digest");
		return value;
	}
	time(name) {
		const value = this.text(name, 40);
		if (!(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value) && !Number.isNaN(Date.parse(value)))) throw this.#problem(name, "is no time in UTC");
		return value;
	}
	#array(name, maximum) {
		const value = ownProperty(this.#object, name);
		if (!Array.isArray(value)) throw this.#problem(name, "is no list");
		if (value.length > maximum) throw this.#problem(name, `has more than ${maximum} entries`);
		return value;
	}
	#problem(name, what) {
		return new FieldProblem(`has a field ${quoted(`${this.#path}${name}`)} that ${what}`);
	}
};

// src/releases/attached.ts
/**
* Documents that go with a release under `evidence/`, besides the gate's decision: signed statements about its bundle.
* Each is immutable, named by its SHA-256, and listed in the record.
*/
/** Records name a decision, an evaluation and a few statements; more were not written by us. */
const mostDocuments = 32;
/** A rollback points at the release that it restored, which may be a rollback itself. */
const mostHops = 20;
/**
* The statements about a release's bundle that its record names, or the record of the release that a rollback restored.
* Whether their signatures are right is another question. A document that is missing or changed is left out.
*
* @throws SW0602 or SW0603 where a record cannot be read, and what `read` throws.
*/
async function statementsOf(read, of) {
	let record = of;
	for (let hops = 0; hops < mostHops; hops += 1) {
		const found = [];
		for (const digest of record.evidence.slice(0, mostDocuments)) {
			const sha256 = hexOf(digest);
			const bytes = await read(evidenceKey(sha256), largestEnvelope);
			if (bytes !== void 0 && sha256Of(bytes) === sha256 && isStatementAbout(bytes, of.bundle)) found.push(bytes);
		}
		const { restores, seq } = record;
		if (found.length > 0 || restores === void 0 || restores >= seq) return found;
		const key = releaseKey(restores);
		const bytes = await read(key, maximumRecordBytes);
		if (bytes === void 0) return [];
		record = parseRelease(bytes, key).record;
		if (record.seq !== restores || record.environment !== of.environment) return [];
	}
	return [];
}

// src/reader/signatures.ts
/** Where an application demands it: nothing is served that no known key has signed. */
/** Public keys in PEM. @throws SW1301. */
function readKeys(pems) {
	return pems.map((pem, index) => readVerifyingKey(pem, `signedBy[${index}]`));
}
/**
* Refuses a release whose bundle none of the keys has signed; with no keys, everything passes. Gives the keys in the
* store that the proof rests on, which the cache has to keep.
*
* @throws SW1607 where there is no such signature.
*/
async function requireSignature({ record }, keys, client, cache, signal) {
	if (keys.length === 0) return [];
	const proofs = [];
	const read = async (key, maximumBytes) => {
		const options = {
			maximumBytes,
			...signal === void 0 ? {} : { signal }
		};
		const cached = await cache?.client.get(key, options).catch(() => void 0);
		const result = cached?.outcome === "found" ? cached : await client.get(key, options);
		if (result.outcome !== "found") return void 0;
		proofs.push(key);
		if (result !== cached) await cache?.write(key, result.bytes);
		return result.bytes;
	};
	const statements = await statementsOf(read, record);
	if (verifiedSignatures(statements, record.bundle, keys).length > 0) return proofs;
	throw readerErrors.create("SW1607", {
		message: `Release ${record.seq} (${record.version}) of ${record.environment} has ${statements.length === 0 ? "no signature" : "no signature by the given keys"}.`,
		next: "Deploy it with `--sign KEY`, or give the reader the public key that signed it."
	});
}

// src/reader/release.ts
/** One complete release as an application holds it: its files by path, each checked by digest, and its prompts. */
/** Requests for files under way at once while a release is loaded. */
const loadConcurrency = 16;
/**
* Loads what a release needs before it is served: its manifest and the files that `wanted` names. What the release
* before it holds already is taken over.
*
* @throws SW1603 where something is missing or damaged, and whatever the client throws.
*/
async function loadRelease(pointer, client, cache, previous, wanted, signal, signedBy = []) {
	const proofs = await requireSignature(pointer, signedBy, client, cache, signal);
	const bundle = pointer.record.bundle;
	const manifest = previous !== void 0 && previous.manifest.digest === bundle ? previous.manifest : await loadManifest(bundle, client, cache, signal);
	const files = new Map(manifest.manifest.files.map((file) => [file.path, file]));
	const contents = /* @__PURE__ */ new Map();
	const missing = [];
	const seen = /* @__PURE__ */ new Set();
	for (const file of manifest.manifest.files) {
		if (!wanted(file.path) || seen.has(file.sha256)) continue;
		seen.add(file.sha256);
		const known = previous?.contents.get(file.sha256);
		if (known === void 0) missing.push(file);
		else contents.set(file.sha256, known);
	}
	let next = 0;
	const work = async () => {
		for (let file = missing[next++]; file !== void 0; file = missing[next++]) contents.set(file.sha256, await loadFile(file, client, cache, signal));
	};
	await Promise.all(Array.from({ length: Math.min(loadConcurrency, missing.length) }, work));
	return {
		pointer,
		manifest,
		files,
		contents,
		proofs,
		client
	};
}
async function loadManifest(bundle, client, cache, signal) {
	const key = bundleKey(bundle);
	const cached = await cachedBytes(cache, key, bundleLimits.manifestBytes);
	if (cached !== void 0 && `sha256:${sha256Of(cached)}` === bundle) return parseManifest(cached, bundle);
	const bytes = await fetchBytes(client, key, bundleLimits.manifestBytes, signal);
	const manifest = parseManifest(bytes, bundle);
	await cache?.write(key, bytes);
	return manifest;
}
/** The bytes of one file, from the cache or the store, checked by SHA-256. */
async function loadFile(file, client, cache, signal) {
	const key = objectKey(file.sha256);
	const cached = await cachedBytes(cache, key, file.size);
	if (cached !== void 0 && sha256Of(cached) === file.sha256) return cached;
	const bytes = await fetchBytes(client, key, file.size, signal);
	if (sha256Of(bytes) !== file.sha256) throw readerErrors.create("SW1603", {
		message: `The object of ${file.path} has other bytes than its name says.`,
		next: "Run `slipway verify ENV --deep`, then `slipway repair ENV`."
	});
	await cache?.write(key, bytes);
	return bytes;
}
async function cachedBytes(cache, key, maximumBytes) {
	if (cache === void 0) return void 0;
	const result = await cache.client.get(key, { maximumBytes }).catch(() => void 0);
	return result?.outcome === "found" ? result.bytes : void 0;
}
async function fetchBytes(client, key, maximumBytes, signal) {
	const result = await client.get(key, {
		maximumBytes,
		...signal === void 0 ? {} : { signal }
	});
	if (result.outcome === "found") return result.bytes;
	throw readerErrors.create("SW1603", {
		message: `The release names ${key}, and the store has no such object.`,
		next: "Run `slipway verify ENV --deep`, then `slipway repair ENV`."
	});
}
/** Keys that a release needs in the cache. */
function cacheKeys(release) {
	const keys = /* @__PURE__ */ new Set([bundleKey(release.manifest.digest), ...release.proofs]);
	for (const file of release.files.values()) keys.add(objectKey(file.sha256));
	return keys;
}
/** What an application shows of a release in its logs. */
function describeRelease(release) {
	const { record } = release.pointer;
	return {
		sequence: liveSequence(record),
		version: record.version,
		bundle: record.bundle,
		environment: record.environment
	};
}

// src/reader.ts
/**
* What applications import: `import { openStore } from "slipway/reader"`. Follows the pointer of an environment, checks
* every byte by digest, serves complete releases only, and goes on serving the last one through an outage.
*/
/**
* A reader of `s3://bucket/prefix` (with `options.s3`), of a folder, or of any place with a client of one's own.
*
* @throws SW1605 for an address that none of these fits, SW1301 for a key in `signedBy` that is none.
*/
async function openStore(address, options = {}) {
	const reader = new StoreReader(address, options);
	return {
		refresh: (signal) => reader.refresh(signal),
		current: () => reader.current()
	};
}
var StoreReader = class {
	#address;
	#client;
	#cache;
	#pollMilliseconds;
	#wanted;
	#clock;
	#signedBy;
	#onProblem;
	#loaded;
	#live;
	#revision;
	#askedAt = Number.NEGATIVE_INFINITY;
	#underWay;
	constructor(address, options) {
		this.#address = address;
		this.#client = options.client ?? clientFor(address, options);
		this.#cache = options.cacheFolder === void 0 ? void 0 : folderCache(options.cacheFolder);
		this.#pollMilliseconds = options.pollMilliseconds ?? 3e4;
		this.#wanted = options.preload ?? ((path) => path.startsWith("compiled/"));
		this.#clock = options.clock ?? Date.now;
		this.#signedBy = readKeys(options.signedBy ?? []);
		this.#onProblem = options.onProblem;
	}
	async current() {
		if (this.#live !== void 0) {
			if (this.#clock() - this.#askedAt >= this.#pollMilliseconds) this.refresh().catch((problem) => this.#onProblem?.(problem));
			return this.#live;
		}
		try {
			return await this.refresh();
		} catch (cause) {
			const kept = this.#live;
			if (kept !== void 0) {
				this.#onProblem?.(cause);
				return kept;
			}
			if (isSlipwayError(cause) && cause.code === "SW1601") throw cause;
			throw readerErrors.create("SW1601", {
				message: `${this.#address} could not be read, and there is no earlier release to serve.`,
				next: "See the cause. Give the reader a cache folder to start through an outage.",
				cause
			});
		}
	}
	refresh(signal) {
		this.#underWay ??= this.#ask(signal).finally(() => {
			this.#askedAt = this.#clock();
			this.#underWay = void 0;
		});
		return this.#underWay;
	}
	async #ask(signal) {
		await this.#startFromCache();
		const result = await this.#client.get(pointerKey, {
			maximumBytes: maximumRecordBytes,
			...this.#revision === void 0 ? {} : { unlessRevision: this.#revision },
			...signal === void 0 ? {} : { signal }
		});
		if (result.outcome === "unchanged" && this.#live !== void 0) return this.#live;
		if (result.outcome !== "found") throw readerErrors.create("SW1601", {
			message: `${this.#address} holds no release yet.`,
			next: "Deploy a first release: `slipway deploy ENV`."
		});
		const pointer = parseRelease(result.bytes, pointerKey);
		const before = this.#loaded?.pointer;
		if (this.#live !== void 0 && pointer.digest === before?.digest) {
			this.#revision = result.revision;
			return this.#live;
		}
		refuseGoingBack(before, pointer, this.#address);
		const { loaded, live } = await this.#adopt(pointer, signal);
		this.#revision = result.revision;
		await this.#cache?.write(pointerKey, result.bytes);
		await this.#cache?.keepOnly(cacheKeys(loaded));
		return live;
	}
	/** Serves what an earlier process has kept, until the store has answered. */
	async #startFromCache() {
		if (this.#cache === void 0 || this.#loaded !== void 0) return;
		const options = { maximumBytes: maximumRecordBytes };
		const kept = await this.#cache.client.get(pointerKey, options).catch(() => void 0);
		if (kept?.outcome !== "found") return;
		try {
			await this.#adopt(parseRelease(kept.bytes, pointerKey));
		} catch {}
	}
	/** Loads a release and makes it the one that is served. */
	async #adopt(pointer, signal) {
		const cache = this.#cache;
		const loaded = await loadRelease(pointer, this.#client, cache, this.#loaded, this.#wanted, signal, this.#signedBy);
		const live = liveRelease(loaded, cache);
		this.#loaded = loaded;
		this.#live = live;
		return {
			loaded,
			live
		};
	}
};
/** @throws SW1602. */
function refuseGoingBack(seen, now, address) {
	if (seen === void 0 || now.record.seq > seen.record.seq) return;
	throw readerErrors.create("SW1602", {
		message: `${address} shows release ${now.record.seq}; this reader has seen release ${seen.record.seq} there${now.record.seq === seen.record.seq ? " with another record" : ""}.`,
		next: "Run `slipway verify ENV`. Where the store was rebuilt on purpose, empty the reader's cache folder and restart."
	});
}
function clientFor(address, options) {
	const s3 = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address);
	if (s3 !== null) {
		const [, bucket = "", prefix = ""] = s3;
		if (options.s3 !== void 0) return s3Client(options.s3, bucket, prefix, options.owner);
		throw readerErrors.create("SW1605", {
			message: `${address} needs an S3 client.`,
			next: "Give one: openStore(address, { s3: new S3({ region: \"eu-west-1\" }) })."
		});
	}
	if (!/^[a-z][a-z0-9+.-]+:/.test(address)) return folderClient(address);
	throw readerErrors.create("SW1605", {
		message: `${address} is neither s3://bucket/prefix nor a folder.`,
		next: "Give the reader a client of your own: openStore(address, { client })."
	});
}
function liveRelease(release, cache) {
	const compiled = /* @__PURE__ */ new Map();
	const file = async (path) => {
		const entry = release.files.get(path);
		if (entry === void 0) throw unknownName("file", path, release);
		return release.contents.get(entry.sha256) ?? await loadFile(entry, release.client, cache, void 0);
	};
	const prompt = (name) => {
		let known = compiled.get(name);
		if (known === void 0) {
			const path = compiledPath(name);
			if (!release.files.has(path)) return Promise.reject(unknownName("prompt", name, release));
			known = file(path).then((bytes) => parseCompiled(bytes, path));
			compiled.set(name, known);
			known.catch(() => compiled.delete(name));
		}
		return known;
	};
	const paths = [...release.files.keys()];
	return {
		...describeRelease(release),
		paths,
		prompts: paths.filter((path) => path.startsWith("compiled/") && path.endsWith(".json")).map((path) => path.slice(9, -5)),
		file,
		prompt,
		async render(name, data = {}) {
			refuseUnknownKeys(data);
			return renderCompiled(await prompt(name), data);
		}
	};
}
/** Fields of the prompt in place of `{ input: { \u2026 } }` would be ignored, and be said to be missing. @throws SW1606. */
function refuseUnknownKeys(data) {
	const unknown = Object.keys(data).find((key) => ![
		"input",
		"context",
		"history"
	].includes(key));
	if (unknown === void 0) return;
	throw readerErrors.create("SW1606", {
		message: `render takes input, context and history, and was given ${JSON.stringify(unknown.slice(0, 80))}.`,
		next: "Put the fields of the prompt into input: release.render(name, { input: { \u2026 } })."
	});
}
function compiledPath(name) {
	return `compiled/${name}.json`;
}
function unknownName(kind, name, release) {
	const { version } = describeRelease(release);
	return readerErrors.create("SW1604", {
		message: `Release ${version} has no ${kind} ${JSON.stringify(name)}.`,
		next: kind === "prompt" ? "See `release.prompts` for the names." : "See `release.paths` for the paths."
	});
}

exports.SlipwayError = SlipwayError;
exports.folderClient = folderClient;
exports.openStore = openStore;
exports.s3Client = s3Client;
