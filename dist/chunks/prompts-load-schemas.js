const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_finding_at = require("./platform-finding-at.js");
const require_json_reader = require("./platform-json-cursor.js");
const require_yaml = require("./platform-yaml-cursor.js");
const require_load = require("./platform-shape.js");
const require_load_find = require("./prompts-load-find.js");
const require_json = require("./platform-json.js");
const require_nearest = require("./platform-nearest.js");
const require_words = require("./platform-words.js");
const require_rules = require("./prompts-case-rules.js");

// src/prompts/picoschema.ts
/**
* Picoschema, Dotprompt's short form of JSON Schema: `name?: string, what it is`, `tags(array): string`. The rules are
* those of https://google.github.io/dotprompt/reference/picoschema and of its conformance cases; where the reference
* implementation gives nonsense (a property without a type, a list where a type belongs), a problem is reported.
*/
const scalarTypes = [
	"any",
	"boolean",
	"integer",
	"null",
	"number",
	"string"
];
/** Deeper schemas are not written by people; YAML ends at the same depth. */
const deepest = 64;
/** Types of other languages, and what they are called here. */
const otherNames = /* @__PURE__ */ new Map([
	["str", "string"],
	["text", "string"],
	["date", "string"],
	["int", "integer"],
	["long", "integer"],
	["float", "number"],
	["double", "number"],
	["decimal", "number"],
	["bool", "boolean"],
	["dict", "object"],
	["map", "object"],
	["list", "array"]
]);
/** JSON Schema for what stands under `schema:`, be it Picoschema, JSON Schema or the name of a schema. Never throws. */
function picoschema(written, options = {}) {
	if (written === void 0 || written === null || written === "" || written === false) return {
		schema: void 0,
		problems: [],
		places: void 0
	};
	if (isJsonSchema(written)) return {
		schema: withObjectType(written),
		problems: [],
		places: void 0
	};
	const reader = new PicoschemaReader(options);
	return {
		schema: reader.schemaOf(written, [], [], 0),
		problems: reader.problems,
		places: reader.places
	};
}
/** Whether this is JSON Schema as it stands, and not Picoschema with fields of these names. */
function isJsonSchema(written) {
	if (!require_json.isJsonObject(written)) return false;
	const type = require_json.ownProperty(written, "type");
	const types = [
		...scalarTypes,
		"object",
		"array"
	];
	if (typeof type === "string" && types.includes(type)) return true;
	if (Array.isArray(type) && type.length > 0 && type.every((one) => typeof one === "string" && types.includes(one))) return true;
	const properties = require_json.ownProperty(written, "properties");
	if (typeof properties === "object" && properties !== null) return true;
	if (typeof require_json.ownProperty(written, "$schema") === "string" || typeof require_json.ownProperty(written, "$ref") === "string") return true;
	return [
		"allOf",
		"anyOf",
		"oneOf"
	].some((keyword) => {
		const branches = require_json.ownProperty(written, keyword);
		return Array.isArray(branches) && branches.length > 0 && branches.every(require_json.isJsonObject);
	});
}
function withObjectType(schema) {
	const type = require_json.ownProperty(schema, "type");
	if (type === "any") return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "type"));
	return type === void 0 && require_json.ownProperty(schema, "properties") !== void 0 ? {
		...schema,
		type: "object"
	} : schema;
}
var PicoschemaReader = class {
	problems = [];
	places = /* @__PURE__ */ new Map();
	options;
	constructor(options) {
		this.options = options;
	}
	/** `from` leads to `written` in what was given, `to` to its schema in what is made. */
	schemaOf(written, from, to, depth) {
		this.places.set(require_json.jsonPointer(to), require_json.jsonPointer(from));
		if (typeof written === "string") return this.namedType(written, from);
		if (require_json.isJsonObject(written)) {
			if (depth < deepest) return this.objectOf(written, from, to, depth);
			this.problem(from, "key", `The schema is nested more than ${deepest} levels deep.`, "Make it flatter.");
			return true;
		}
		this.notAType(written, from);
		return true;
	}
	problem(path, target, message, help) {
		if (this.problems.length < 100) this.problems.push({
			pointer: require_json.jsonPointer(path),
			target,
			message,
			help
		});
	}
	notAType(written, path) {
		const key = path.at(-1);
		const name = key === void 0 ? "name" : nameIn(key).name;
		if (written === null) this.problem(path, "key", `\u201c${name}\u201d has no type.`, `Write ${name}: string, or another of ${require_words.listed(scalarTypes)}.`);
		else if (Array.isArray(written)) {
			const item = typeof written[0] === "string" ? written[0] : "string";
			const asEnum = written.length > 1 && written.every((value) => typeof value === "string");
			this.problem(path, "value", `A list is no type, so \u201c${name}\u201d is not described.`, asEnum ? `For one of several values write ${name}(enum): [${written.join(", ").slice(0, 60)}].` : `For a list write ${name}(array): ${scalarTypes.includes(item) ? item : "string"}.`);
		} else this.problem(path, "value", `${JSON.stringify(written)} is no type.`, `Write one of ${require_words.listed(scalarTypes)}.`);
	}
	namedType(written, path) {
		const [type, description] = splitDescription(written);
		if (scalarTypes.includes(type)) return {
			...type === "any" ? {} : { type },
			...description === void 0 ? {} : { description }
		};
		const resolved = this.options.resolve?.(type);
		if (resolved !== void 0) return description === void 0 ? resolved : {
			...require_json.isJsonObject(resolved) ? resolved : {},
			description
		};
		this.unknownType(type, path);
		return true;
	}
	unknownType(type, path) {
		const key = path.at(-1);
		const name = key === void 0 ? "name" : nameIn(key).name;
		const meant = otherNames.get(type.toLowerCase()) ?? require_nearest.nearest(type, [
			...scalarTypes,
			"array",
			"object",
			...this.options.names ?? []
		]);
		let help = /^[A-Za-z][\w-]*$/.test(type) ? `Write the schema into schemas/${shorten(type)}.yaml, or write one of ${require_words.listed(scalarTypes)}.` : `Write one of ${require_words.listed(scalarTypes)}, or the name of a schema of this project.`;
		if (meant === "array") help = `For a list write ${name}(array): string.`;
		else if (meant === "object") help = `For an object write ${name}(object): and its properties on lines of their own.`;
		else if (meant !== void 0) help = `Did you mean \u201c${meant}\u201d?`;
		this.problem(path, "value", `There is neither a type nor a schema \u201c${shorten(type)}\u201d.`, help);
	}
	objectOf(written, from, to, depth) {
		const properties = {};
		const required = [];
		let additionalProperties = false;
		for (const [key, value] of Object.entries(written)) {
			const at = [...from, key];
			if (key === "(*)") {
				additionalProperties = this.schemaOf(value, at, [...to, "additionalProperties"], depth + 1);
				continue;
			}
			const { name, optional, parentheses } = nameIn(key);
			if (name === "") {
				this.problem(at, "key", "A property needs a name.", "Write name: string, or (*): string for any name.");
				continue;
			}
			if (Object.hasOwn(properties, name)) {
				this.problem(at, "key", `\u201c${name}\u201d is described twice.`, "Remove one of the two lines.");
				continue;
			}
			if (!optional) required.push(name);
			const place = [
				...to,
				"properties",
				name
			];
			const property = parentheses === "" ? this.plainProperty(value, optional, at, place, depth) : this.parenthesised(name, parentheses, value, optional, at, place, depth);
			require_json.setOwnProperty(properties, name, property);
		}
		return {
			type: "object",
			properties,
			...required.length > 0 ? { required } : {},
			additionalProperties
		};
	}
	plainProperty(value, optional, at, place, depth) {
		const schema = this.schemaOf(value, at, place, depth + 1);
		return optional ? orNull(schema) : schema;
	}
	parenthesised(name, parentheses, value, optional, at, place, depth) {
		const [type, text] = splitDescription(parentheses);
		const description = text === void 0 || text === "" ? {} : { description: text };
		switch (type.trim()) {
			case "array": {
				const items = this.schemaOf(value, at, [...place, "items"], depth + 1);
				this.places.set(require_json.jsonPointer(place), require_json.jsonPointer(at));
				return {
					type: optional ? ["array", "null"] : "array",
					items,
					...description
				};
			}
			case "object": {
				const schema = this.schemaOf(value, at, place, depth + 1);
				return {
					...asObject(optional ? orNull(schema) : schema),
					...description
				};
			}
			case "enum":
				this.places.set(require_json.jsonPointer(place), require_json.jsonPointer(at));
				if (!Array.isArray(value) || value.length === 0) {
					this.problem(at, "value", `\u201c${name}\u201d needs the values that it may have.`, `Write ${name}(enum): [low, high].`);
					return description;
				}
				return {
					enum: optional && !value.includes(null) ? [...value, null] : value,
					...description
				};
			default:
				this.unknownParentheses(name, type.trim(), text, value, at);
				return true;
		}
	}
	unknownParentheses(name, type, text, value, at) {
		const optional = nameIn(at.at(-1) ?? "").optional ? "?" : "";
		const meant = require_nearest.nearest(type, [
			"array",
			"object",
			"enum"
		]);
		let help = "Write array, object or enum between the parentheses.";
		if (scalarTypes.includes(type)) help = `Write ${name}${optional}: ${[type, text].filter(Boolean).join(", ")}.`;
		else if (type === "*") help = "Write (*) alone, for properties of any name.";
		else if (typeof value === "string" && meant === void 0) help = `Write ${name}${optional}: ${value}, ${[type, text].filter(Boolean).join(", ")}.`;
		else if (meant !== void 0) help = `Did you mean \u201c${meant}\u201d?`;
		this.problem(at, "key", `\u201c${shorten(type)}\u201d between parentheses is not known.`, help);
	}
};
/** `plan?(object, the plan)` as its name, whether it may be absent, and what stands between the parentheses. */
function nameIn(key) {
	const open = key.indexOf("(");
	const before = (open === -1 ? key : key.slice(0, open)).trim();
	const optional = before.endsWith("?");
	const inside = open === -1 ? "" : key.slice(open + 1).trim();
	return {
		name: optional ? before.slice(0, -1) : before,
		optional,
		parentheses: inside.endsWith(")") ? inside.slice(0, -1) : inside
	};
}
/** At the first comma: `string, the name` gives `string` and `the name`. */
function splitDescription(text) {
	const comma = text.indexOf(",");
	return comma === -1 ? [text, void 0] : [text.slice(0, comma), text.slice(comma + 1).trimStart()];
}
function orNull(schema) {
	if (!require_json.isJsonObject(schema)) return schema;
	const type = require_json.ownProperty(schema, "type");
	return typeof type === "string" ? {
		...schema,
		type: [type, "null"]
	} : schema;
}
function asObject(schema) {
	return require_json.isJsonObject(schema) ? schema : {};
}
function shorten(text) {
	return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text;
}

// src/prompts/load-schemas.ts
var load_schemas_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	SchemaLibrary: () => SchemaLibrary,
	dataFiles: () => dataFiles,
	loadSchemaLibrary: () => loadSchemaLibrary,
	readData: () => readData
});
const schemaExtension = /(?:\.schema)?\.(?:json|yaml|yml)$/;
/** The schemas of a project by name. */
var SchemaLibrary = class {
	files;
	/** Names of files in which something is wrong, which is reported there: their schemas take anything. */
	broken;
	understood = /* @__PURE__ */ new Map();
	findings;
	/** Understands every file; problems are added to `findings`. */
	constructor(files, findings, broken = []) {
		this.files = files;
		this.broken = new Set(broken);
		this.findings = findings;
		for (const name of files.keys()) this.resolve(name);
	}
	/** Understands what is written under `schema:` at a pointer of a file, and reports its problems there. */
	read(written, source, locations, pointer, findings) {
		if (written === void 0) return {
			schema: void 0,
			places: void 0
		};
		const { schema, problems, places } = picoschema(written, {
			resolve: (name) => this.resolve(name),
			names: this.files.keys()
		});
		for (const problem of problems) {
			const at = `${pointer}${problem.pointer}`;
			const place = (problem.target === "key" ? locations.keyAt(at) : locations.valueAt(at)) ?? locations.nearestTo(at);
			findings.push(require_finding_at.createFinding(require_rules.schemaInvalid, source, place, {
				message: problem.message,
				help: problem.help
			}));
		}
		return {
			schema,
			places
		};
	}
	/** True where what stands under `schema:` is the name of a schema in whose file something is wrong. */
	isBroken(written) {
		return typeof written === "string" && this.broken.has(written.replace(/,.*$/s, "").trim());
	}
	resolve(name) {
		if (this.understood.has(name)) return this.understood.get(name);
		const file = this.files.get(name);
		if (file === void 0) return void 0;
		this.understood.set(name, true);
		if (this.broken.has(name)) return true;
		const before = this.findings.length;
		const { schema } = this.read(file.value, file.source, file.locations, "", this.findings);
		if (this.findings.length > before) this.broken.add(name);
		const used = this.broken.has(name) ? true : schema;
		this.understood.set(name, used);
		return used;
	}
};
/** Reads the files in the folders of schemas. */
async function loadSchemaLibrary(project, findings) {
	const files = /* @__PURE__ */ new Map();
	const broken = /* @__PURE__ */ new Set();
	for await (const { folder, path, source, data } of dataFiles(project, "schemas", schemaExtension, findings)) {
		const { value, locations, problems } = data;
		const name = path.slice(folder.length + 1).replace(schemaExtension, "");
		if (problems.some(({ severity }) => severity === "error")) broken.add(name);
		else if (value === void 0 || value === null) continue;
		if (files.has(name)) findings.push(require_finding_at.createFinding(require_rules.schemaInvalid, source, {
			start: 0,
			end: 0
		}, {
			message: `This file and ${files.get(name)?.source.file} give two schemas of the name \u201c${name}\u201d.`,
			help: "Rename one of the files."
		}));
		else files.set(name, {
			source,
			locations,
			value: value ?? null
		});
	}
	return new SchemaLibrary(files, findings, broken);
}
/** The files of a library of schemas or tools, one after the other; what cannot be read becomes a finding. */
async function* dataFiles(project, library, extension, findings) {
	for (const folder of await require_load_find.foldersOf(project, library, findings)) for (const file of await project.files.walk(folder, (path) => extension.test(path), { findings })) {
		const read = await project.files.readText(file, require_load.fileLimitsOf(project).fileBytes);
		if (!read.ok) {
			findings.push(read.finding);
			continue;
		}
		const data = await readData(read.source);
		findings.push(...data.problems);
		yield {
			folder,
			path: file.path,
			source: read.source,
			data
		};
	}
}
/** Reads a data file by its extension: JSON as JSON, everything else as YAML. */
function readData(source) {
	return source.file.endsWith(".json") ? Promise.resolve(require_json_reader.readJson(source)) : require_yaml.readYaml(source);
}

Object.defineProperty(exports, "dataFiles", {
  enumerable: true,
  get: function () {
    return dataFiles;
  }
});
Object.defineProperty(exports, "loadSchemaLibrary", {
  enumerable: true,
  get: function () {
    return loadSchemaLibrary;
  }
});
Object.defineProperty(exports, "load_schemas_exports", {
  enumerable: true,
  get: function () {
    return load_schemas_exports;
  }
});
Object.defineProperty(exports, "readData", {
  enumerable: true,
  get: function () {
    return readData;
  }
});
