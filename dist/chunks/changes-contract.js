const require_json = require("./platform-json.js");
const require_digest = require("./platform-digest.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_order = require("./platform-order.js");

// src/changes/schema/change.ts
/** True where every value that was taken still is. */
function stillTaken(changes) {
	return changes.every(({ effect }) => effect === "wider" || effect === "words");
}
/** A value or a keyword between backticks, cut where it is long. */
function shown(value) {
	const text = (typeof value === "string" ? value : JSON.stringify(value)) ?? "";
	return `\`${(text.length > 60 ? `${text.slice(0, 57)}\u2026` : text).replaceAll("`", "'")}\``;
}

// src/changes/schema/canonical.ts
/** JSON values in one spelling, so that equal ones are equal texts whatever the order of their properties. */
/** Words for people and editors: they refuse no value. */
const annotations = /* @__PURE__ */ new Set([
	"title",
	"description",
	"default",
	"examples",
	"example",
	"deprecated",
	"readOnly",
	"writeOnly",
	"$comment",
	"$schema",
	"$id",
	"id",
	"$anchor",
	"$vocabulary",
	"$defs",
	"definitions",
	"contentMediaType",
	"contentEncoding",
	"contentSchema",
	"nullable"
]);
/** Deeper values are no schemas that people write; the loader has bounds of its own. */
const deepest$2 = 200;
/** The value as text with sorted properties; deeper parts are left out by a mark. */
function canonical(value, depth = 0) {
	if (value === void 0) return "";
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (depth > deepest$2) return "\u2026";
	if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
	return `{${Object.entries(value).sort(([a], [b]) => require_order.compareText(a, b)).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, depth + 1)}`).join(",")}}`;
}
/** Lists whose order says nothing. */
const setKeywords = /* @__PURE__ */ new Set([
	"required",
	"enum",
	"type"
]);
/** Longer texts are told apart by their digests: a schema that YAML aliases built may have no end when written out. */
const longestText = 300;
/** Whether a reference stands in a text of `SchemaTexts`: what it means depends on the document. */
function hasReference(text) {
	return text.includes("\"$ref\"");
}
/** Schemas in one spelling, without their annotations. Equal texts mean equal schemas; each schema is spelt once. */
var SchemaTexts = class {
	known = /* @__PURE__ */ new WeakMap();
	of(schema, depth = 0) {
		if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return canonical(schema, depth);
		const known = this.known.get(schema);
		if (known !== void 0) return known;
		if (depth > deepest$2) return "\u2026";
		const parts = [];
		for (const [key, value] of Object.entries(schema).sort(([a], [b]) => require_order.compareText(a, b))) {
			if (annotations.has(key) && key !== "nullable") continue;
			parts.push(`${JSON.stringify(key)}:${this.keyword(key, value, depth + 1)}`);
		}
		const text = short(`{${parts.join(",")}}`);
		this.known.set(schema, text);
		return text;
	}
	keyword(key, value, depth) {
		if (Array.isArray(value)) {
			if (setKeywords.has(key)) return `[${value.map((item) => canonical(item, depth)).sort().join(",")}]`;
			if (!require_json_schema.listOfSchemas.includes(key)) return canonical(value, depth);
			const items = value.map((item) => this.of(item, depth));
			return `[${(key === "anyOf" || key === "oneOf" || key === "allOf" ? items.sort() : items).join(",")}]`;
		}
		if (require_json_schema.oneSchema.includes(key)) return this.of(value, depth);
		if (require_json_schema.schemasByName.includes(key) && typeof value === "object" && value !== null) return `{${Object.entries(value).sort(([a], [b]) => require_order.compareText(a, b)).map(([name, item]) => `${JSON.stringify(name)}:${this.of(item, depth)}`).join(",")}}`;
		return canonical(value, depth);
	}
};
function short(text) {
	if (text.length <= longestText) return text;
	return `${hasReference(text) ? "\"$ref\"" : ""}#${require_digest.sha256Hex(text)}`;
}

// src/changes/schema/annotations.ts
/** Descriptions and other words of schemas, which refuse no value. */
const words = [
	"title",
	"description",
	"default",
	"examples",
	"deprecated"
];
/** Reports words of the two that differ. */
function reportWords(before, after, report) {
	for (const keyword of words) {
		const [left, right] = [before, after].map((parts) => parts.map(({ schema }) => wordOf(schema, keyword)).filter((word) => word !== "").sort().join("&"));
		if (left !== right) report("words", sentence(keyword, left ?? "", right ?? ""));
	}
}
/** Words that differ in schemas that are the same otherwise. */
function wordChanges(before, after, path) {
	const changes = [];
	for (const [index, part] of before.entries()) {
		const other = after[index];
		if (other !== void 0) walk(part.schema, other.schema, path, [part.pointer, other.pointer], changes);
	}
	return changes;
}
/** More are not listed. */
const mostWords = 200;
const deepest$1 = 100;
function walk(before, after, path, pointers, changes) {
	if (changes.length > mostWords || pointers[0].split("/").length > deepest$1) return;
	if (Array.isArray(before) && Array.isArray(after)) {
		for (const [index, item] of before.entries()) walk(item, after[index] ?? null, path, below(pointers, String(index)), changes);
		return;
	}
	if (!require_json.isJsonObject(before) || !require_json.isJsonObject(after)) return;
	const report = (effect, says) => void changes.push({
		kind: "value",
		effect,
		path,
		says,
		before: pointers[0],
		after: pointers[1]
	});
	for (const keyword of words) {
		const [left, right] = [wordOf(before, keyword), wordOf(after, keyword)];
		if (left !== right) report("words", sentence(keyword, left, right));
	}
	for (const [key, value] of Object.entries(before)) {
		const other = require_json.ownProperty(after, key);
		if (other === void 0 || words.includes(key) || key === "enum" || key === "const") continue;
		if (key === "properties" && require_json.isJsonObject(value) && require_json.isJsonObject(other)) for (const [name, property] of Object.entries(value)) {
			const twin = require_json.ownProperty(other, name);
			if (twin !== void 0) walk(property, twin, [...path, name], below(below(pointers, key), name.replaceAll("~", "~0").replaceAll("/", "~1")), changes);
		}
		else walk(value, other, key === "items" ? [...path, "[]"] : path, below(pointers, key), changes);
	}
}
function below([before, after], name) {
	return [`${before}/${name}`, `${after}/${name}`];
}
function wordOf(schema, keyword) {
	return require_json.isJsonObject(schema) ? canonical(require_json.ownProperty(schema, keyword)) : "";
}
function sentence(keyword, before, after) {
	if (before === "") return `has a \`${keyword}\` now`;
	return after === "" ? `has no \`${keyword}\` any more` : `has another \`${keyword}\``;
}

// src/changes/schema/normal.ts
/**
* A schema taken apart by what it says about each kind of value, with `allOf` and local `$ref` put together. What cannot
* be taken apart is kept as it stands, to be compared as a whole.
*/
const allKinds = [
	"null",
	"boolean",
	"integer",
	"fraction",
	"string",
	"array",
	"object"
];
const countKeywords = [
	"minLength",
	"maxLength",
	"minItems",
	"maxItems",
	"minProperties",
	"maxProperties"
];
/** Keywords that are compared as a whole. */
const wholeKeywords = [
	"not",
	"if",
	"then",
	"else",
	"contains",
	"minContains",
	"maxContains",
	"propertyNames",
	"dependentRequired",
	"dependentSchemas",
	"dependencies",
	"$dynamicRef",
	"$recursiveRef"
];
const contextualKeywords = ["unevaluatedProperties", "unevaluatedItems"];
const known = /* @__PURE__ */ new Set([
	...wholeKeywords,
	...contextualKeywords,
	...countKeywords,
	"type",
	"enum",
	"const",
	"minimum",
	"maximum",
	"exclusiveMinimum",
	"exclusiveMaximum",
	"multipleOf",
	"pattern",
	"format",
	"uniqueItems",
	"items",
	"prefixItems",
	"additionalItems",
	"properties",
	"additionalProperties",
	"patternProperties",
	"required",
	"allOf",
	"anyOf",
	"oneOf",
	"$ref"
]);
/** Longer chains of references and of `allOf` are a circle, or made to be long. */
const mostParts = 500;
/** The parts of a conjunction put together. `document` is what `$ref` points into. */
function normalize(conjunction, document, texts) {
	const normal = everything(texts);
	const open = [...conjunction];
	const seen = /* @__PURE__ */ new Set();
	for (let part = open.pop(), count = 0; part !== void 0; part = open.pop()) {
		const { schema, pointer } = part;
		if (typeof schema === "boolean") {
			normal.parts.push(part);
			if (!schema) normal.never = true;
			continue;
		}
		if (seen.has(pointer)) continue;
		seen.add(pointer);
		if (++count > mostParts) {
			keepWhole(normal, "allOf", schema);
			continue;
		}
		for (const inner of flattened(part, document, normal)) open.push(inner);
		merge(normal, part);
		normal.parts.push(own(part, normal));
	}
	for (const kind of emptyKinds(normal)) normal.kinds.delete(kind);
	if (normal.kinds.size === 0) normal.never = true;
	return normal;
}
function everything(texts) {
	return {
		texts,
		parts: [],
		never: false,
		kinds: new Set(allKinds),
		values: void 0,
		minimum: void 0,
		maximum: void 0,
		multiples: /* @__PURE__ */ new Set(),
		counts: /* @__PURE__ */ new Map(),
		patterns: /* @__PURE__ */ new Set(),
		formats: /* @__PURE__ */ new Set(),
		unique: false,
		prefix: [],
		items: [],
		properties: /* @__PURE__ */ new Map(),
		additional: [],
		patternProperties: /* @__PURE__ */ new Map(),
		required: /* @__PURE__ */ new Set(),
		alternatives: [],
		opaque: []
	};
}
/** What holds together with a schema: the parts of its `allOf`, and what its `$ref` leads to. */
function flattened({ schema, pointer }, document, normal) {
	if (typeof schema === "boolean") return [];
	const parts = [];
	const { allOf, $ref } = schema;
	if (Array.isArray(allOf)) for (const [index, inner] of allOf.entries()) parts.push({
		schema: asSchema(inner),
		pointer: `${pointer}/allOf/${index}`
	});
	if (typeof $ref === "string") {
		const target = resolveRef($ref, document);
		if (target === void 0) keepWhole(normal, "$ref", $ref);
		else parts.push(target);
	}
	return parts;
}
/** The part without what `flattened` followed. */
function own({ schema, pointer }, normal) {
	if (typeof schema === "boolean" || schema["allOf"] === void 0 && schema["$ref"] === void 0) return {
		schema,
		pointer
	};
	const { allOf: _, $ref, ...rest } = schema;
	return {
		schema: normal.opaque.some(({ keyword }) => keyword === "$ref") && $ref !== void 0 ? {
			...rest,
			$ref
		} : rest,
		pointer: `${pointer}#own`
	};
}
/** What a reference within the document leads to; undefined for any other. */
function resolveRef(reference, document) {
	if (reference === "#") return {
		schema: document,
		pointer: ""
	};
	if (!reference.startsWith("#/")) return void 0;
	let value = document;
	for (const segment of reference.slice(2).split("/")) {
		let name;
		try {
			name = require_json.unescapePointerSegment(decodeURIComponent(segment));
		} catch {
			return;
		}
		if (Array.isArray(value)) value = value[/^\d{1,6}$/.test(name) ? Number(name) : -1];
		else if (require_json.isJsonObject(value)) value = Object.hasOwn(value, name) ? value[name] : void 0;
		else return void 0;
	}
	return value === void 0 ? void 0 : {
		schema: asSchema(value),
		pointer: reference.slice(1)
	};
}
function asSchema(value) {
	return typeof value === "boolean" || require_json.isJsonObject(value) ? value : true;
}
function keepWhole(normal, keyword, value, contextual = false) {
	normal.opaque.push({
		keyword,
		text: `${keyword}:${normal.texts.of({ [keyword]: value })}`,
		contextual
	});
}
function merge(normal, part) {
	const schema = part.schema;
	mergeKinds(normal, schema);
	mergeNumbers(normal, schema);
	mergeTexts(normal, schema);
	mergeLists(normal, schema, part.pointer);
	mergeObjects(normal, schema, part.pointer);
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = schema[keyword];
		if (!Array.isArray(branches)) continue;
		normal.alternatives.push({
			keyword,
			branches: branches.map((branch, index) => ({
				schema: asSchema(branch),
				pointer: `${part.pointer}/${keyword}/${index}`
			})),
			text: normal.texts.of({ [keyword]: branches })
		});
	}
	for (const keyword of wholeKeywords) if (schema[keyword] !== void 0) keepWhole(normal, keyword, schema[keyword]);
	for (const keyword of contextualKeywords) if (schema[keyword] !== void 0 && schema[keyword] !== true) keepWhole(normal, keyword, schema[keyword], true);
	for (const [keyword, value] of Object.entries(schema)) if (!known.has(keyword) && !annotations.has(keyword)) keepWhole(normal, keyword, value);
}
function mergeKinds(normal, schema) {
	const { type } = schema;
	const names = typeof type === "string" ? [type] : Array.isArray(type) ? type.filter((one) => typeof one === "string") : void 0;
	if (names !== void 0) {
		const kinds = new Set(names.flatMap((name) => name === "number" ? ["integer", "fraction"] : [name]));
		if (schema["nullable"] === true) kinds.add("null");
		for (const kind of allKinds) if (!kinds.has(kind)) normal.kinds.delete(kind);
	}
	for (const values of [schema["enum"], Object.hasOwn(schema, "const") ? [schema["const"] ?? null] : void 0]) {
		if (!Array.isArray(values)) continue;
		const allowed = new Map(values.map((value) => [canonical(value), value]));
		normal.values = normal.values === void 0 ? [...allowed.values()] : normal.values.filter((value) => allowed.has(canonical(value)));
	}
}
function mergeNumbers(normal, schema) {
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
	if (typeof minimum === "number") normal.minimum = higher(normal.minimum, {
		value: minimum,
		exclusive: exclusiveMinimum === true
	});
	if (typeof exclusiveMinimum === "number") normal.minimum = higher(normal.minimum, {
		value: exclusiveMinimum,
		exclusive: true
	});
	if (typeof maximum === "number") normal.maximum = lower(normal.maximum, {
		value: maximum,
		exclusive: exclusiveMaximum === true
	});
	if (typeof exclusiveMaximum === "number") normal.maximum = lower(normal.maximum, {
		value: exclusiveMaximum,
		exclusive: true
	});
	if (typeof multipleOf === "number") normal.multiples.add(multipleOf);
}
function higher(one, other) {
	if (one === void 0 || other.value > one.value) return other;
	return one.value === other.value && other.exclusive ? other : one;
}
function lower(one, other) {
	if (one === void 0 || other.value < one.value) return other;
	return one.value === other.value && other.exclusive ? other : one;
}
function mergeTexts(normal, schema) {
	for (const keyword of countKeywords) {
		const value = schema[keyword];
		if (typeof value !== "number") continue;
		const before = normal.counts.get(keyword);
		if (before === void 0 || (keyword.startsWith("min") ? value > before : value < before)) normal.counts.set(keyword, value);
	}
	if (typeof schema["pattern"] === "string") normal.patterns.add(schema["pattern"]);
	if (typeof schema["format"] === "string") normal.formats.add(schema["format"]);
	if (schema["uniqueItems"] === true) normal.unique = true;
}
function mergeLists(normal, schema, pointer) {
	const { items, prefixItems, additionalItems } = schema;
	const tuple = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : [];
	const keyword = Array.isArray(prefixItems) ? "prefixItems" : "items";
	const rest = Array.isArray(items) ? additionalItems : items;
	const restPart = rest === void 0 ? [] : [{
		schema: asSchema(rest),
		pointer: `${pointer}/${Array.isArray(items) ? "additionalItems" : "items"}`
	}];
	const length = Math.max(tuple.length, normal.prefix.length);
	const prefix = [];
	for (let index = 0; index < length; index++) {
		const own = index < tuple.length ? [{
			schema: asSchema(tuple[index]),
			pointer: `${pointer}/${keyword}/${index}`
		}] : restPart;
		prefix.push([...normal.prefix[index] ?? normal.items, ...own]);
	}
	normal.prefix = prefix;
	normal.items = [...normal.items, ...restPart];
}
function mergeObjects(normal, schema, pointer) {
	const { properties, additionalProperties, patternProperties, required } = schema;
	const own = /* @__PURE__ */ new Map();
	if (require_json.isJsonObject(properties)) for (const [name, value] of Object.entries(properties)) own.set(name, [{
		schema: asSchema(value),
		pointer: `${pointer}/properties/${escaped(name)}`
	}]);
	const rest = additionalProperties === void 0 ? [] : [{
		schema: asSchema(additionalProperties),
		pointer: `${pointer}/additionalProperties`
	}];
	const patterns = require_json.isJsonObject(patternProperties) ? Object.entries(patternProperties) : [];
	const hadPatterns = normal.patternProperties.size > 0;
	if ((hadPatterns || normal.properties.size > 0 || normal.additional.length > 0) && (hadPatterns || patterns.length > 0) && (rest.length > 0 || normal.additional.length > 0)) keepWhole(normal, "patternProperties", patternProperties ?? true, true);
	for (const name of /* @__PURE__ */ new Set([...normal.properties.keys(), ...own.keys()])) normal.properties.set(name, [...normal.properties.get(name) ?? normal.additional, ...own.get(name) ?? rest]);
	normal.additional = [...normal.additional, ...rest];
	for (const [pattern, value] of patterns) {
		const part = {
			schema: asSchema(value),
			pointer: `${pointer}/patternProperties/${escaped(pattern)}`
		};
		normal.patternProperties.set(pattern, [...normal.patternProperties.get(pattern) ?? [], part]);
	}
	if (Array.isArray(required)) {
		for (const name of required) if (typeof name === "string") normal.required.add(name);
	}
}
function escaped(name) {
	return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
/** Kinds of which no value is left because the bounds cross. */
function emptyKinds({ minimum, maximum, counts }) {
	const crossed = (low, high) => (counts.get(low) ?? 0) > (counts.get(high) ?? Number.POSITIVE_INFINITY);
	const kinds = [];
	if (minimum !== void 0 && maximum !== void 0 && minimum.value > maximum.value) kinds.push("integer", "fraction");
	if (crossed("minLength", "maxLength")) kinds.push("string");
	if (crossed("minItems", "maxItems")) kinds.push("array");
	if (crossed("minProperties", "maxProperties")) kinds.push("object");
	return kinds;
}

// src/changes/schema/objects.ts
/** Properties of two schemas, compared. */
/** What changed in the properties of an object that both schemas take. */
function compareObjects(left, right, at, comparison) {
	const { path } = at;
	const places = pointers(at.before, at.after, {
		before: "",
		after: ""
	});
	const patterns = comparePatterns(left, right);
	if (patterns === "different") return [{
		kind: "value",
		effect: "unclear",
		path,
		says: "has other `patternProperties`, which cannot be compared",
		...places
	}];
	return [
		...compareKept(left, right, at, comparison, {
			patterns,
			places
		}),
		...compareAdded(left, right, at, comparison, {
			patterns,
			places
		}),
		...compareNamesAlone(left, right, path, places),
		...compareRest(left, right, at, comparison, places)
	];
}
/** Properties that the first schema has: kept, gone, or called otherwise now. */
function compareKept(left, right, { path, depth }, comparison, { patterns, places }) {
	const changes = [];
	const renamed = renames(left, right);
	for (const [name, before] of left.properties) {
		const after = right.properties.get(name);
		if (after !== void 0) {
			changes.push(...comparison.compare(before, after, [...path, name], depth + 1));
			changes.push(...compareRequired(name, left, right, before, after, path));
			continue;
		}
		const rest = comparison.compare(before, right.additional, [...path, name], depth + 1);
		const effect = right.required.has(name) || !stillTaken(rest) ? "narrower" : patterns === "some" ? "unclear" : "wider";
		const to = renamed.get(name);
		const says = to === void 0 ? "is gone" : `seems to be called ${shown(to)} now`;
		changes.push({
			kind: to === void 0 ? "property-removed" : "property-renamed",
			effect,
			path: [...path, name],
			says,
			...to === void 0 ? {} : { renamedTo: to },
			...pointers(before, void 0, places)
		});
	}
	return changes;
}
/** Properties that the second schema alone has. */
function compareAdded(left, right, { path, depth }, comparison, { patterns, places }) {
	const changes = [];
	for (const [name, after] of right.properties) {
		if (left.properties.has(name)) continue;
		const required = right.required.has(name);
		const rest = comparison.compare(left.additional, after, [...path, name], depth + 1);
		const effect = stillTaken(rest) && (!required || left.required.has(name)) ? patterns === "some" ? "unclear" : "wider" : "narrower";
		changes.push({
			kind: "property-added",
			effect,
			path: [...path, name],
			says: `is new and ${required ? "required" : "optional"}`,
			required,
			...pointers(void 0, after, places)
		});
	}
	return changes;
}
/** Required names without a schema of their own. */
function compareNamesAlone(left, right, path, places) {
	const changes = [];
	for (const name of right.required) {
		if (left.required.has(name) || right.properties.has(name)) continue;
		changes.push({
			kind: "required",
			effect: "narrower",
			path: [...path, name],
			says: "became required",
			...places
		});
	}
	for (const name of left.required) {
		if (right.required.has(name) || left.properties.has(name)) continue;
		changes.push({
			kind: "optional",
			effect: "wider",
			path: [...path, name],
			says: "became optional",
			...places
		});
	}
	return changes;
}
function compareRequired(name, left, right, before, after, path) {
	const [was, is] = [left.required.has(name), right.required.has(name)];
	if (was === is) return [];
	const places = pointers(before, after, {
		before: "",
		after: ""
	});
	return is ? [{
		kind: "required",
		effect: "narrower",
		path: [...path, name],
		says: "became required",
		...places
	}] : [{
		kind: "optional",
		effect: "wider",
		path: [...path, name],
		says: "became optional",
		...places
	}];
}
/** What is said of properties without a name of their own. */
function compareRest(left, right, { path, depth }, comparison, places) {
	const rest = comparison.compare(left.additional, right.additional, [...path, "*"], depth + 1);
	if (rest.length === 0) return [];
	const [was, is] = [isClosed(left), isClosed(right)];
	if (was === is) return rest;
	return is ? [{
		kind: "value",
		effect: "narrower",
		path,
		says: "has no other properties any more",
		...places
	}] : [{
		kind: "value",
		effect: "wider",
		path,
		says: "may have other properties now",
		...places
	}];
}
function isClosed({ additional, texts }) {
	return additional.length > 0 && normalize(additional, true, texts).never;
}
/** Whether properties by pattern are there, and the same. */
function comparePatterns(left, right) {
	const text = ({ patternProperties, texts }) => [...patternProperties].map(([pattern, parts]) => `${pattern}:${parts.map(({ schema }) => texts.of(schema)).join("&")}`).sort().join("\n");
	const [before, after] = [text(left), text(right)];
	if (before !== after || hasReference(before)) return "different";
	return before === "" ? "none" : "some";
}
/** Properties that are gone, and what they seem to be called now: one of the same schema that is new, and only one. */
function renames(left, right) {
	const gone = /* @__PURE__ */ new Map();
	const fresh = /* @__PURE__ */ new Map();
	const collect = (of, other, into) => {
		const { texts } = of;
		for (const [name, parts] of of.properties) {
			if (other.properties.has(name)) continue;
			const text = `${of.required.has(name)}:${parts.map(({ schema }) => texts.of(schema)).join("&")}`;
			into.set(text, [...into.get(text) ?? [], name]);
		}
	};
	collect(left, right, gone);
	collect(right, left, fresh);
	const found = /* @__PURE__ */ new Map();
	for (const [text, [name, ...others]] of gone) {
		const [to, ...more] = fresh.get(text) ?? [];
		if (name !== void 0 && to !== void 0 && others.length === 0 && more.length === 0) found.set(name, to);
	}
	return found;
}
function pointers(before, after, around) {
	const last = (parts) => parts?.at(-1)?.pointer.replace(/#.*$/s, "");
	return {
		before: last(before) ?? around.before,
		after: last(after) ?? around.after
	};
}

// src/changes/schema/scalars.ts
/** Kinds as people write types. */
function typesOf(kinds) {
	if (kinds.size === allKinds.length) return "anything";
	const names = [];
	for (const kind of allKinds) {
		if (!kinds.has(kind)) continue;
		if (kind === "fraction") continue;
		names.push(kind === "integer" && kinds.has("fraction") ? "number" : kind);
	}
	return names.map((name) => `\`${name}\``).join(" or ");
}
/** Kinds that are gone and that are new. True where some kind is left in both. */
function compareKinds(before, after, report) {
	const gone = allKinds.filter((kind) => before.kinds.has(kind) && !after.kinds.has(kind));
	const fresh = allKinds.filter((kind) => !before.kinds.has(kind) && after.kinds.has(kind));
	const shared = allKinds.some((kind) => before.kinds.has(kind) && after.kinds.has(kind));
	if (gone.length === 0 && fresh.length === 0) return shared;
	const effect = gone.length === 0 ? "wider" : fresh.length === 0 ? "narrower" : "different";
	const isNull = (kinds) => kinds.length === 1 && kinds[0] === "null";
	if (gone.length === 0 && isNull(fresh)) report(effect, "may be `null` too now");
	else if (fresh.length === 0 && isNull(gone)) report(effect, "is never `null` any more");
	else report(effect, `is ${typesOf(after.kinds)} now, and was ${typesOf(before.kinds)}`);
	return shared;
}
/** Whether a value is taken; undefined where it takes more than a look at types, bounds and lengths to say. */
function takes(normal, value) {
	if (normal.never) return false;
	const kind = kindOf(value);
	if (!normal.kinds.has(kind)) return false;
	if (normal.values !== void 0 && !normal.values.some((one) => canonical(one) === canonical(value))) return false;
	if (normal.alternatives.length > 0 || normal.opaque.length > 0) return void 0;
	if (typeof value === "number") {
		const { minimum, maximum, multiples } = normal;
		if (minimum !== void 0 && !(value > minimum.value || value === minimum.value && !minimum.exclusive)) return false;
		if (maximum !== void 0 && !(value < maximum.value || value === maximum.value && !maximum.exclusive)) return false;
		return multiples.size === 0 ? true : void 0;
	}
	if (typeof value === "string") {
		const length = [...value].length;
		if (length < (normal.counts.get("minLength") ?? 0)) return false;
		if (length > (normal.counts.get("maxLength") ?? Number.POSITIVE_INFINITY)) return false;
		return normal.patterns.size + normal.formats.size === 0 ? true : void 0;
	}
	if (value === null || typeof value === "boolean") return true;
	return normal.values !== void 0 && saysNothingOf(normal, kind) ? true : void 0;
}
function saysNothingOf({ properties, additional, required, patternProperties, items, prefix, counts, unique }, kind) {
	return kind === "array" ? items.length + prefix.length + counts.size === 0 && !unique : properties.size + additional.length + required.size + patternProperties.size + counts.size === 0;
}
function kindOf(value) {
	if (value === null) return "null";
	if (Array.isArray(value)) return "array";
	if (typeof value === "number") return Number.isInteger(value) ? "integer" : "fraction";
	return typeof value;
}
/** Values of the base, one by one, where it has but so many. Returns false where it takes more than those. */
function compareValues(before, after, report) {
	const old = finiteValues(before);
	if (old === void 0) {
		const fresh = after.values;
		if (fresh === void 0) return false;
		report(fresh.filter((value) => takes(before, value) === false).length > 0 ? "different" : "narrower", `is one of ${list(fresh)} now`);
		return true;
	}
	const judged = old.map((value) => ({
		value,
		taken: takes(after, value)
	}));
	const gone = judged.filter(({ taken }) => taken === false).map(({ value }) => value);
	const unclear = judged.filter(({ taken }) => taken === void 0).map(({ value }) => value);
	const fresh = finiteValues(after);
	const known = new Set(old.map((value) => canonical(value)));
	const added = fresh?.filter((value) => !known.has(canonical(value)));
	const has = before.values === void 0 ? "is" : "has";
	if (gone.length > 0) report(added === void 0 || added.length > 0 ? "different" : "narrower", `no longer ${has} ${list(gone)}`);
	if (unclear.length > 0) report("unclear", `may no longer be ${list(unclear)}`);
	if (added === void 0) report("wider", `is no longer limited to ${list(old)}`);
	else if (added.length > 0) report("wider", `${has === "has" ? "has" : "may be"} ${list(added)} too`);
	return true;
}
/** All values that a schema takes, or more; undefined where there is no end of them. */
function finiteValues(normal) {
	if (normal.values !== void 0) return normal.values.filter((value) => takes(normal, value) !== false);
	const values = [];
	for (const kind of normal.kinds) if (kind === "null") values.push(null);
	else if (kind === "boolean") values.push(true, false);
	else return void 0;
	return values;
}
function list(values) {
	const most = 5;
	const more = values.length > most ? ` and ${values.length - most} more` : "";
	return values.slice(0, most).map(shown).join(", ") + more;
}
/** Bounds, lengths, patterns and formats of the kinds that both take. */
function compareLimits(before, after, report) {
	const both = (kind) => before.kinds.has(kind) && after.kinds.has(kind);
	if (both("integer") || both("fraction")) {
		compareBound("minimum", before.minimum, after.minimum, report);
		compareBound("maximum", before.maximum, after.maximum, report);
		compareMultiples(before.multiples, after.multiples, report);
	}
	for (const keyword of countKeywords) if (both(keyword.endsWith("Length") ? "string" : keyword.endsWith("Items") ? "array" : "object")) compareCount(keyword, before.counts.get(keyword), after.counts.get(keyword), report);
	if (both("string")) {
		compareTexts("pattern", before.patterns, after.patterns, report);
		compareTexts("format", before.formats, after.formats, report);
	}
	if (both("array") && before.unique !== after.unique) report(after.unique ? "narrower" : "wider", after.unique ? "has no item twice now" : "may have an item twice now");
}
function compareBound(name, before, after, report) {
	if (before?.value === after?.value && before?.exclusive === after?.exclusive) return;
	const sign = name === "minimum" ? ["\u2265", ">"] : ["\u2264", "<"];
	const inWords = ({ value, exclusive }) => `\`${exclusive ? sign[1] : sign[0]} ${value}\``;
	if (after === void 0 || before === void 0) {
		if (after !== void 0) report("narrower", `is ${inWords(after)} now`);
		else if (before !== void 0) report("wider", `is no longer ${inWords(before)}`);
		return;
	}
	const direction = name === "minimum" ? after.value - before.value : before.value - after.value;
	report(direction > 0 || direction === 0 && after.exclusive ? "narrower" : "wider", `is ${inWords(after)} now, and was ${inWords(before)}`);
}
function compareCount(keyword, before, after, report) {
	if (before === after || keyword.startsWith("min") && (before ?? 0) === (after ?? 0)) return;
	if (after === void 0) report("wider", `has no \`${keyword}\` any more`);
	else if (before === void 0) report("narrower", `has a \`${keyword}\` of ${after} now`);
	else report((keyword.startsWith("min") ? after > before : after < before) ? "narrower" : "wider", `has a \`${keyword}\` of ${after} now, and had ${before}`);
}
function compareMultiples(before, after, report) {
	const isMultiple = (of) => [...before].some((value) => Number.isInteger(value / of));
	const fresh = [...after].filter((value) => !isMultiple(value));
	if (fresh.length > 0) report("narrower", `is a multiple of ${fresh.join(" and ")} now`);
	const gone = [...before].filter((value) => ![...after].some((one) => Number.isInteger(one / value)));
	if (gone.length > 0) report(fresh.length > 0 ? "different" : "wider", `need not be a multiple of ${gone.join(" and ")} any more`);
}
function compareTexts(keyword, before, after, report) {
	const fresh = [...after].filter((one) => !before.has(one));
	const gone = [...before].filter((one) => !after.has(one));
	if (fresh.length > 0 && gone.length > 0) report("different", `has the \`${keyword}\` ${fresh.map(shown).join(", ")} now, and had ${gone.map(shown).join(", ")}`);
	else if (fresh.length > 0) report("narrower", `has the \`${keyword}\` ${fresh.map(shown).join(", ")} now`);
	else if (gone.length > 0) report("wider", `has the \`${keyword}\` ${gone.map(shown).join(", ")} no longer`);
}

// src/changes/schema/compare.ts
/**
* Two JSON Schemas compared by the values that they take. The promise, which a property test holds with Ajv: where no
* change is `narrower`, `different` or `unclear`, every value that was taken is still taken.
*/
/** Pairs of schemas that are looked at; after that nobody can tell. Schemas of strangers can be made to have many. */
const mostPairs = 2e4;
/** Schemas inside schemas. */
const deepest = 100;
/** What changed from one schema to another, in the order of the newer one. */
function compareSchemas(before, after) {
	return new Comparison(before, after).compare([{
		schema: before,
		pointer: ""
	}], [{
		schema: after,
		pointer: ""
	}], [], 0);
}
/**
* One comparison of two schema documents under way. It remembers the pairs that it has met, so that schemas which use
* themselves come to an end, and gives up (`unclear`) past a number of pairs.
*/
var Comparison = class Comparison {
	texts;
	before;
	after;
	/** Both documents have the same definitions, so that equal references mean the same. */
	sameDefinitions;
	/** Pairs that are being compared or were: schemas that use themselves end here. */
	seen = /* @__PURE__ */ new Map();
	/** Keys of `seen` in the order in which they came. */
	journal = [];
	pairs = 0;
	/** False while it is only asked whether everything is still taken. */
	looksBack;
	constructor(before, after, looksBack = true, texts = new SchemaTexts()) {
		this.texts = texts;
		this.looksBack = looksBack;
		this.before = before;
		this.after = after;
		const isSame = texts.of(before) === texts.of(after);
		this.sameDefinitions = isSame && definitions(before, texts) === definitions(after, texts);
	}
	/** Changes of what stands at `path`. */
	compare(before, after, path, depth) {
		const changes = [];
		const places = placesOf(before, after);
		const report = (effect, says, kind = "value") => void changes.push({
			kind,
			effect,
			path,
			says,
			...places
		});
		if (this.sameText(before, after)) return wordChanges(before, after, path);
		const key = `${keyOf$1(before)}|${keyOf$1(after)}`;
		const known = this.seen.get(key);
		if (known !== void 0) return sharedChange(known, report, changes);
		if (++this.pairs > mostPairs || depth > deepest) {
			report("unclear", "is too large or too deep to be compared");
			return changes;
		}
		this.seen.set(key, []);
		this.journal.push(key);
		const [left, right] = [normalize(before, this.before, this.texts), normalize(after, this.after, this.texts)];
		this.compareNormal(left, right, {
			before,
			after,
			path,
			depth,
			report,
			changes
		});
		reportWords(before, after, report);
		this.seen.set(key, changes);
		return changes;
	}
	/** Tries something, and forgets what it learned where it comes to nothing: that rested on the assumption that it works. */
	attempt(compare) {
		const start = this.journal.length;
		if (stillTaken(compare())) return true;
		for (const key of this.journal.splice(start)) this.seen.delete(key);
		return false;
	}
	compareNormal(left, right, at) {
		const { report } = at;
		if (left.never) {
			if (!right.never) report("wider", "takes something now");
			return;
		}
		if (right.never) {
			report("narrower", "takes nothing any more");
			return;
		}
		if (!this.compareOpaque(left, right, report)) return;
		const [ours, theirs] = withoutShared(left.alternatives, right.alternatives, this.sameDefinitions);
		if (ours.length > 0 || theirs.length > 0) {
			this.compareAlternatives(left, right, ours, theirs, at);
			return;
		}
		if (compareValues(left, right, report)) return;
		if (!compareKinds(left, right, report)) return;
		compareLimits(left, right, report);
		const both = (kind) => left.kinds.has(kind) && right.kinds.has(kind);
		if (both("array")) this.compareLists(left, right, at);
		if (both("object")) at.changes.push(...compareObjects(left, right, at, this));
	}
	/** False where what cannot be taken apart differs: then nothing more can be told. */
	compareOpaque(left, right, report) {
		const [old, fresh] = [left.opaque, right.opaque];
		if (old.length === 0 && fresh.length === 0) return true;
		const isStable = (one) => !one.contextual && (this.sameDefinitions || !hasReference(one.text));
		const added = fresh.filter((one) => !isStable(one) || !old.some((other) => other.text === one.text));
		const gone = old.filter((one) => !fresh.some((other) => other.text === one.text));
		if (added.length > 0) {
			report("unclear", `has ${[...new Set(added.map(({ keyword }) => `\`${keyword}\``))].join(", ")}, which cannot be compared`);
			return false;
		}
		if (gone.length > 0) report("wider", `has no \`${gone[0]?.keyword}\` any more`);
		return true;
	}
	compareAlternatives(left, right, ours, theirs, at) {
		const { before, after, path, depth, report, changes } = at;
		const forward = this.throughAlternatives(left, right, ours, theirs, at);
		if (forward.some(({ effect }) => effect === "unclear" || effect === "narrower" || effect === "different")) {
			changes.push(...forward.filter(({ effect }) => effect !== "words"));
			return;
		}
		if (!this.looksBack) return;
		const back = new Comparison(this.after, this.before, false, this.texts);
		back.pairs = this.pairs;
		const backward = back.compare(after, before, path, depth + 1);
		this.pairs = back.pairs;
		if (!stillTaken(backward)) report("wider", describeWider(ours, theirs));
	}
	/** Every alternative of the base has to be taken by the head; every other base by one alternative of the head. */
	throughAlternatives(left, right, ours, theirs, { before, after, path, depth }) {
		const [first] = ours;
		if (first !== void 0) {
			const rest = withoutAlternatives(left.parts, first);
			return first.branches.flatMap((branch) => this.compare([...rest, branch], after, path, depth + 1));
		}
		const [wanted] = theirs;
		if (wanted === void 0) return [];
		const places = placesOf(before, after);
		if (wanted.keyword === "oneOf" && !this.areDisjoint(wanted.branches)) return [{
			kind: "value",
			effect: "unclear",
			path,
			says: "has a `oneOf` whose alternatives overlap, which cannot be compared",
			...places
		}];
		const rest = withoutAlternatives(right.parts, wanted);
		const outside = rest.length === 0 ? [] : this.compare(before, rest, path, depth + 1).filter(({ effect }) => effect !== "words");
		if (!stillTaken(outside)) return outside;
		if (wanted.branches.some((branch) => this.attempt(() => this.compare(before, [branch], path, depth + 1)))) return outside;
		if (left.values !== void 0 && left.values.length > 1) return left.values.flatMap((value, index) => this.compare([{
			schema: { const: value },
			pointer: `${places.before}#value-${index}`
		}], after, path, depth + 1));
		const kinds = allKinds.filter((kind) => left.kinds.has(kind));
		const groups = kindGroups(kinds);
		if (groups.length > 1 && left.values === void 0) return groups.flatMap((group) => this.compare([...before, onlyKinds(group)], after, path, depth + 1));
		const fitting = wanted.branches.filter((branch) => kinds.some((kind) => normalize([branch], this.after, this.texts).kinds.has(kind)));
		const [only] = fitting;
		if (only !== void 0 && fitting.length === 1) return this.compare(before, [only], path, depth + 1);
		return [{
			kind: "value",
			effect: "unclear",
			path,
			says: `fits no alternative of \`${wanted.keyword}\` as a whole any more`,
			...places
		}];
	}
	/** True where no value fits two of the alternatives, as far as kinds and constant properties tell. */
	areDisjoint(branches) {
		const normals = branches.map((branch) => normalize([branch], this.after, this.texts));
		return normals.every((one, index) => normals.slice(index + 1).every((other) => this.disjoint(one, other)));
	}
	disjoint(one, other) {
		if (one.never || other.never) return true;
		if (one.values !== void 0 && other.values !== void 0) {
			const taken = new Set(one.values.map((value) => canonical(value)));
			return other.values.every((value) => !taken.has(canonical(value)));
		}
		const shared = allKinds.filter((kind) => one.kinds.has(kind) && other.kinds.has(kind));
		if (shared.length === 0) return true;
		if (shared.length > 1 || shared[0] !== "object") return false;
		for (const name of one.required) {
			if (!other.required.has(name)) continue;
			const [a, b] = [one.properties.get(name), other.properties.get(name)];
			if (a === void 0 || b === void 0) continue;
			const [left, right] = [normalize(a, this.after, this.texts).values, normalize(b, this.after, this.texts).values];
			if (left === void 0 || right === void 0) continue;
			const taken = new Set(left.map((value) => canonical(value)));
			if (right.every((value) => !taken.has(canonical(value)))) return true;
		}
		return false;
	}
	compareLists(left, right, { path, depth, changes }) {
		const length = Math.max(left.prefix.length, right.prefix.length);
		const longest = Math.min(left.counts.get("maxItems") ?? Number.POSITIVE_INFINITY, 1e4);
		for (let index = 0; index < Math.min(length, longest); index++) {
			const [one, other] = [left.prefix[index] ?? left.items, right.prefix[index] ?? right.items];
			changes.push(...this.compare(one, other, [...path, `[${index}]`], depth + 1));
		}
		if (longest > length) changes.push(...this.compare(left.items, right.items, [...path, "[]"], depth + 1));
	}
	/** The same but for annotations, and nothing in it that may mean two things. */
	sameText(before, after) {
		if (before.length !== after.length) return false;
		const [left, right] = [before, after].map((parts) => parts.map(({ schema }) => this.texts.of(schema)).sort().join("&"));
		return left === right && (this.sameDefinitions || !hasReference(left ?? ""));
	}
};
/** What changed in a schema that is used at several places is told in full at the first one. */
function sharedChange(known, report, changes) {
	const effects = new Set(known.map(({ effect }) => effect));
	const effect = [
		"unclear",
		"different",
		"narrower",
		"wider"
	].find((one) => effects.has(one));
	if (effect !== void 0) report(effect, "changed with the schema that it shares");
	return changes;
}
function keyOf$1(parts) {
	return parts.map(({ schema, pointer }) => typeof schema === "boolean" ? String(schema) : pointer).join("&");
}
function definitions(schema, texts) {
	if (!require_json.isJsonObject(schema)) return "";
	return [require_json.ownProperty(schema, "$defs") ?? null, require_json.ownProperty(schema, "definitions") ?? null].map((map) => texts.of({ properties: map })).join("&");
}
function placesOf(before, after) {
	const last = (parts) => (parts.at(-1)?.pointer ?? "").replace(/#.*$/s, "");
	return {
		before: last(before),
		after: last(after)
	};
}
/** Alternatives that both have say the same on either side, and are left out. */
function withoutShared(left, right, sameDefinitions) {
	const isStable = ({ text }) => sameDefinitions || !hasReference(text);
	const shared = (one, others) => isStable(one) && others.some(({ text }) => text === one.text);
	return [left.filter((one) => !shared(one, right)), right.filter((one) => !shared(one, left))];
}
/** The conjunction with everything in it but these alternatives. */
function withoutAlternatives(parts, { keyword, branches }) {
	const pointer = branches[0]?.pointer.replace(/\/(?:anyOf|oneOf)\/0$/, "");
	return parts.flatMap((part) => {
		if (part.pointer !== pointer || !require_json.isJsonObject(part.schema)) return [part];
		const { [keyword]: _, ...rest } = part.schema;
		return Object.keys(rest).length === 0 ? [] : [{
			schema: rest,
			pointer: `${part.pointer}#without-${keyword}`
		}];
	});
}
/** Kinds one by one; the two kinds of numbers together, as schemas have them. */
function kindGroups(kinds) {
	const numbers = kinds.filter((kind) => kind === "integer" || kind === "fraction");
	const others = kinds.filter((kind) => kind !== "integer" && kind !== "fraction").map((kind) => [kind]);
	return numbers.length === 0 ? others : [...others, numbers];
}
function onlyKinds(kinds) {
	const type = kinds.includes("fraction") ? "number" : kinds[0] ?? "null";
	return {
		schema: { type },
		pointer: `#only-${type}`
	};
}
function describeWider(ours, theirs) {
	const before = ours[0]?.branches.length ?? 1;
	const after = theirs[0]?.branches.length ?? 1;
	return after > before ? `has ${after} alternatives now, and had ${before}` : "takes more than before";
}

// src/changes/contract.ts
/**
* What callers of a prompt rely on, compared: inputs, output, tools, the name of the prompt and of what it publishes.
* docs/contract.md has the table of verdicts.
*/
/** Changes of one schema that are listed; a schema of strangers can have a hundred thousand. */
const mostListed = 100;
/** The reasons for a level, in no order. */
function compareContracts(before, after) {
	return [
		...compareInputs(before, after),
		...compareOutputs(before.prompt, after.prompt),
		...compareTools(before.prompt, after.prompt),
		...compareSettings(before.prompt, after.prompt)
	];
}
function compareInputs(before, after) {
	return inContract(compareSchemas(withDefaults(before), withDefaults(after)), before.prompt, after.prompt, {
		subject: "input",
		name: (path) => path === "" ? "The input" : `The input ${shown(path)}`,
		levelOf: inputLevel,
		pointer: "/input/schema",
		placesOf: (prompt) => prompt.input.schemaPlaces
	});
}
/** Inputs may have defaults, which are laid under what a caller passes: such an input need not be passed. */
function withDefaults({ prompt, input, inputFrom }) {
	if (!require_json.isJsonObject(input)) return input;
	const names = Object.keys(prompt.input.default);
	const { required } = input;
	const open = inputFrom === "template" ? {
		...input,
		additionalProperties: true
	} : input;
	if (!Array.isArray(required) || names.length === 0) return open;
	return {
		...open,
		required: required.filter((name) => typeof name !== "string" || !names.includes(name))
	};
}
/** Callers write inputs: whatever they wrote has to be taken still. */
function inputLevel(change) {
	switch (change.kind) {
		case "property-removed":
		case "property-renamed": return "major";
		case "property-added": return change.required === true ? "major" : "minor";
		default: return levelOf(change.effect);
	}
}
function compareOutputs(before, after) {
	const [old, fresh] = [before.output, after.output];
	const changes = [];
	if (old.format !== fresh.format) changes.push({
		level: "major",
		subject: "output",
		reason: `The format of the output is ${nowAndBefore(fresh.format, old.format, "no longer said")}.`,
		...placeIn(after, "/output/format")
	});
	if (old.schema === void 0 && fresh.schema === void 0) return changes;
	if (old.schema === void 0) changes.push({
		level: "minor",
		subject: "output",
		reason: "The output has a schema now.",
		...placeIn(after, "/output/schema")
	});
	else if (fresh.schema === void 0) changes.push({
		level: "major",
		subject: "output",
		reason: "The output has no schema any more.",
		...placeIn(before, "/output/schema", "base")
	});
	else changes.push(...inContract(compareSchemas(old.schema, fresh.schema), before, after, {
		subject: "output",
		name: (path) => path === "" ? "The output" : `The output ${shown(path)}`,
		levelOf: outputLevel,
		pointer: "/output/schema",
		placesOf: (prompt) => prompt.output.schemaPlaces
	}));
	return changes;
}
/** Callers read outputs: a field that they read has to be there still, and everything else is an addition. */
function outputLevel(change) {
	switch (change.kind) {
		case "property-removed":
		case "property-renamed":
		case "optional": return "major";
		case "property-added": return "minor";
		default: return levelOf(change.effect);
	}
}
function levelOf(effect) {
	return effect === "wider" ? "minor" : effect === "words" ? "patch" : "major";
}
function inContract(changes, before, after, subject) {
	const renamed = new Set(changes.flatMap(({ path, renamedTo }) => renamedTo === void 0 ? [] : [keyOf([...path.slice(0, -1), renamedTo])]));
	const listed = changes.filter(({ kind, path }) => kind !== "property-added" || !renamed.has(keyOf(path))).map((change) => {
		const path = readable(change.path);
		const level = subject.levelOf(change);
		const unclear = change.effect === "unclear" && level === "major";
		const gone = change.kind === "property-removed" || change.kind === "property-renamed";
		return {
			level,
			subject: subject.subject,
			...path === "" ? {} : { at: path },
			reason: `${subject.name(path)} ${change.says}${unclear ? "; treated as major" : ""}.`,
			...unclear ? { unclear } : {},
			...gone ? placeInSchema(before, "base", subject, change.before ?? "") : placeInSchema(after, "head", subject, change.after ?? "")
		};
	});
	if (listed.length <= mostListed) return listed;
	const order = [
		"major",
		"minor",
		"patch"
	];
	const sorted = [...listed].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
	const [next] = sorted.slice(mostListed);
	const rest = listed.length - mostListed;
	return [...sorted.slice(0, mostListed), {
		level: next?.level ?? "patch",
		subject: subject.subject,
		reason: `There are ${rest} more changes of the ${subject.subject}.`
	}];
}
/** Names can hold every character that would part them. */
function keyOf(path) {
	return JSON.stringify(path);
}
/** `["customer", "[]", "plan"]` as `customer[].plan`. */
function readable(path) {
	let text = "";
	for (const name of path) text += name.startsWith("[") ? name : text === "" ? name : `.${name}`;
	return text;
}
function placeInSchema(prompt, side, { pointer, placesOf }, inSchema) {
	const places = placesOf(prompt);
	return placeIn(prompt, `${pointer}${places === void 0 ? inSchema : nearestPlace(places, inSchema) ?? ""}`, side);
}
/** Where what stands at a pointer of the schema was written, or what is around it. */
function nearestPlace(places, pointer) {
	for (let at = pointer;; at = at.slice(0, at.lastIndexOf("/"))) {
		const place = places.get(at);
		if (place !== void 0 || at === "") return place;
	}
}
function placeIn(prompt, pointer, side = "head") {
	const { start } = prompt.locations.nearestTo(pointer);
	return { place: {
		side,
		file: prompt.settings.file,
		line: start.line,
		column: start.column
	} };
}
function compareTools(before, after) {
	const changes = [];
	for (const name of before.tools) {
		if (after.tools.includes(name)) continue;
		changes.push({
			level: "major",
			subject: "tool",
			at: name,
			reason: `The tool ${shown(name)} is gone.`,
			...placeIn(before, "/tools", "base")
		});
	}
	const definitions = new Map(before.toolDefinitions.map((tool) => [tool.name, tool]));
	for (const name of after.tools) {
		if (!before.tools.includes(name)) {
			changes.push({
				level: "minor",
				subject: "tool",
				at: name,
				reason: `The tool ${shown(name)} is new: the application has to answer when the model calls it.`,
				...placeIn(after, "/tools")
			});
			continue;
		}
		const tool = after.toolDefinitions.find((one) => one.name === name);
		changes.push(...compareTool(name, definitions.get(name), tool, before, after));
	}
	return changes;
}
/** The application reads what the model passes to a tool, and writes what the tool gives back. */
function compareTool(name, old, fresh, before, after) {
	const changes = [];
	const compare = (which, level) => {
		const key = which === "input" ? "inputSchema" : "outputSchema";
		const found = compareSchemas(old?.[key] ?? true, fresh?.[key] ?? true);
		for (const change of inContract(found, before, after, {
			subject: "tool",
			name: (path) => `The ${which} ${path === "" ? "" : `${shown(path)} `}of the tool ${shown(name)}`,
			levelOf: level,
			pointer: "/tools",
			placesOf: () => /* @__PURE__ */ new Map()
		})) changes.push({
			...change,
			at: change.at === void 0 ? name : `${name}: ${change.at}`
		});
	};
	compare("input", outputLevel);
	compare("output", inputLevel);
	if (old?.description !== fresh?.description) changes.push({
		level: "patch",
		subject: "tool",
		at: name,
		reason: `The tool ${shown(name)} has another description.`,
		...placeIn(after, "/tools")
	});
	return changes;
}
function compareSettings(before, after) {
	const changes = [];
	if (before.model !== after.model) changes.push({
		level: "minor",
		subject: "settings",
		at: "model",
		reason: `The model is ${nowAndBefore(after.model, before.model, "no longer named")}: answers may differ in every way.`,
		...placeIn(after, "/model")
	});
	if (before.output.file !== after.output.file) changes.push({
		level: "major",
		subject: "output",
		at: "file",
		reason: `The answer is published as ${shown(after.output.file ?? "nothing")}, and was as ${shown(before.output.file ?? "nothing")}.`,
		...placeIn(after, "/output/file")
	});
	if (!same(before.config, after.config)) changes.push({
		level: "patch",
		subject: "settings",
		at: "config",
		reason: "The configuration of the model changed.",
		...placeIn(after, "/config")
	});
	if (!same(before.input.default, after.input.default)) changes.push({
		level: "patch",
		subject: "input",
		reason: "The defaults of the input changed.",
		...placeIn(after, "/input/default")
	});
	if (!same(before.extensions, after.extensions) || before.description !== after.description) changes.push({
		level: "patch",
		subject: "settings",
		reason: "Settings that Slipway does not read changed.",
		...placeIn(after, "/description")
	});
	return changes;
}
/** `x` now, and was `y`. */
function nowAndBefore(now, before, gone) {
	const is = now === void 0 ? gone : `${shown(now)} now`;
	return before === void 0 ? is : `${is}, and was ${shown(before)}`;
}
function same(one, other) {
	return JSON.stringify(one) === JSON.stringify(other);
}

Object.defineProperty(exports, "canonical", {
  enumerable: true,
  get: function () {
    return canonical;
  }
});
Object.defineProperty(exports, "compareContracts", {
  enumerable: true,
  get: function () {
    return compareContracts;
  }
});
Object.defineProperty(exports, "shown", {
  enumerable: true,
  get: function () {
    return shown;
  }
});
