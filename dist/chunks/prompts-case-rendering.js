const require_errors = require("./platform-errors.js");
const require_portable_path = require("./platform-portable-path.js");
const require_rules = require("./platform-rules.js");
const require_rules$1 = require("./project-rules.js");
const require_finding_at = require("./platform-finding-at.js");
const require_text = require("./platform-text.js");
const require_json = require("./platform-json.js");
const require_rules$2 = require("./prompts-case-rules.js");
const require_words = require("./platform-words.js");
const require_render = require("./prompts-limits.js");
const require_nearest = require("./platform-nearest.js");
const require_load = require("./platform-shape.js");
const require_locations = require("./platform-locations.js");
const require_yaml = require("./platform-yaml-cursor.js");
const require_load_rules = require("./prompts-load-rules.js");
const require_front_matter_schema = require("./prompts-front-matter-schema.js");
const require_load_schemas = require("./prompts-load-schemas.js");
const require_roles = require("./prompts-roles.js");
const require_visible = require("./platform-visible.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_levels = require("./prompts-check-levels.js");
const require_media_types = require("./platform-media-types.js");
const require_cases_schema = require("./prompts-cases-schema.js");
const require_json_reader = require("./platform-json-cursor.js");
const require_load_find = require("./prompts-load-find.js");
const require_suppression_rules = require("./prompts-suppression-rules.js");

// src/prompts/check/shape.ts
/**
* What a schema says about the values at a place: which types they may have, which properties, which of those are
* always there. Templates are checked against shapes, never against data.
*/
const kinds = {
	null: 1,
	boolean: 2,
	number: 4,
	string: 8,
	list: 16,
	object: 32,
	scalar: 14,
	any: 63
};
/** Anything at all. */
const anyShape = {
	id: 0,
	kinds: kinds.any,
	values: void 0,
	properties: /* @__PURE__ */ new Map(),
	rest: { state: "unsaid" },
	items: void 0
};
/** The property of this name, or undefined where the schema rules it out or does not list it. */
function propertyOf(shape, name) {
	const listed = shape.properties.get(name);
	if (listed !== void 0) return listed;
	if (shape.rest.state === "open") return {
		shape: shape.rest.shape,
		required: false
	};
	if (shape.rest.state === "unsaid") return {
		shape: () => anyShape,
		required: false
	};
}
/** True where a template may use names that the schema does not list. */
function allowsOtherNames(shape) {
	return shape.rest.state === "open" || shape.rest.state === "unsaid";
}
/** What `{{#each}}` gives: elements of a list, or values of an object. */
function elementOf(reader, shape) {
	const elements = [];
	if (shape.kinds & kinds.list) elements.push(shape.items?.() ?? anyShape);
	if (shape.kinds & kinds.object) {
		for (const property of shape.properties.values()) elements.push(property.shape());
		if (shape.rest.state === "open") elements.push(shape.rest.shape());
		if (shape.rest.state === "unsaid") elements.push(anyShape);
	}
	return elements.length === 0 ? anyShape : reader.unite(elements);
}
/** In-place schemas (`$ref`, `allOf`, `anyOf`) inside each other; deeper ones count as anything. */
const deepestInPlace = 64;
/** Reads shapes from one schema document; a schema that is met again gives the same shape. */
var ShapeReader = class {
	root;
	fromCases;
	known = /* @__PURE__ */ new Map();
	count = 0;
	depth = 0;
	/** `fromCases`: the schema was made from the inputs of cases. */
	constructor(root, fromCases = false) {
		this.root = root;
		this.fromCases = fromCases;
	}
	rootShape() {
		return this.shapeOf(this.root);
	}
	shapeOf(schema) {
		if (!require_json.isJsonObject(schema)) return anyShape;
		const known = this.known.get(schema);
		if (known !== void 0) return known;
		if (this.depth >= deepestInPlace) return anyShape;
		this.known.set(schema, anyShape);
		this.depth++;
		const shape = this.read(schema);
		this.depth--;
		this.known.set(schema, shape);
		return shape;
	}
	/** A shape with more properties known: variables that get their value from elsewhere. */
	withProperties(shape, properties) {
		if (properties.size === 0) return shape;
		return this.make({
			...shape,
			properties: new Map([...shape.properties, ...properties])
		});
	}
	/** Values that fit one of the shapes. */
	unite(shapes) {
		const [only] = shapes;
		if (shapes.length === 1 && only !== void 0) return only;
		if (shapes.some((shape) => shape === anyShape) || shapes.length === 0) return anyShape;
		const objects = shapes.filter((shape) => shape.kinds & kinds.object);
		const lists = shapes.filter((shape) => shape.kinds & kinds.list);
		const properties = /* @__PURE__ */ new Map();
		const names = /* @__PURE__ */ new Map();
		for (const shape of objects) for (const [name, property] of shape.properties) {
			const found = names.get(name);
			if (found === void 0) names.set(name, [property]);
			else found.push(property);
		}
		for (const [name, found] of names) {
			const others = objects.length > found.length ? objects.filter((shape) => !shape.properties.has(name)) : [];
			const rests = others.flatMap((shape) => shape.rest.state === "open" ? [shape.rest.shape] : []);
			properties.set(name, {
				required: others.length === 0 && found.every((property) => property.required),
				shape: lazily(() => this.unite([...found.map((property) => property.shape()), ...rests.map((rest) => rest())]))
			});
		}
		return this.make({
			kinds: shapes.reduce((all, shape) => all | shape.kinds, 0),
			values: shapes.every((shape) => shape.values !== void 0) ? shapes.flatMap((shape) => shape.values ?? []) : void 0,
			properties,
			rest: uniteRests(objects.map((shape) => shape.rest), (rests) => this.unite(rests)),
			items: lists.length === 0 ? void 0 : lazily(() => this.unite(lists.map((list) => list.items?.() ?? anyShape)))
		});
	}
	/** Values that fit all of the shapes. */
	meet(shapes) {
		const [only] = shapes;
		if (shapes.length === 1 && only !== void 0) return only;
		const names = /* @__PURE__ */ new Map();
		for (const shape of shapes) for (const [name, property] of shape.properties) {
			const found = names.get(name);
			if (found === void 0) names.set(name, [property]);
			else found.push(property);
		}
		const properties = /* @__PURE__ */ new Map();
		for (const [name, found] of names) properties.set(name, {
			required: found.some((property) => property.required),
			shape: lazily(() => this.meet(found.map((property) => property.shape())))
		});
		const together = shapes.reduce((all, shape) => all & shape.kinds, kinds.any);
		const items = shapes.flatMap((shape) => shape.items === void 0 ? [] : [shape.items]);
		return this.make({
			kinds: together === 0 ? only?.kinds ?? kinds.any : together,
			values: shapes.find((shape) => shape.values !== void 0)?.values,
			properties,
			rest: meetRests(shapes.map((shape) => shape.rest)),
			items: items.length === 0 ? void 0 : lazily(() => this.meet(items.map((item) => item())))
		});
	}
	read(schema) {
		const parts = [];
		const reference = require_json.ownProperty(schema, "$ref");
		if (typeof reference === "string") parts.push(this.shapeOf(this.resolve(reference)));
		for (const inner of schemasIn(schema, "allOf")) parts.push(this.shapeOf(inner));
		for (const keyword of ["anyOf", "oneOf"]) {
			const branches = schemasIn(schema, keyword);
			if (branches.length > 0) parts.push(this.unite(branches.map((branch) => this.shapeOf(branch))));
		}
		const conditional = [
			"then",
			"else",
			"if"
		].flatMap((keyword) => {
			const inner = require_json.ownProperty(schema, keyword);
			return require_json.isJsonObject(inner) ? [this.shapeOf(inner)] : [];
		});
		const own = this.readOwn(schema, conditional);
		return this.meet(parts.length === 0 ? [own] : [...parts, own]);
	}
	readOwn(schema, conditional) {
		const properties = /* @__PURE__ */ new Map();
		for (const shape of conditional) for (const [name, property] of shape.properties) properties.set(name, {
			...property,
			required: false
		});
		const required = require_json.ownProperty(schema, "required");
		const requiredNames = new Set(Array.isArray(required) ? required.filter((name) => typeof name === "string") : []);
		const listed = require_json.ownProperty(schema, "properties");
		for (const name of requiredNames) properties.set(name, {
			shape: () => anyShape,
			required: true
		});
		if (require_json.isJsonObject(listed)) for (const [name, inner] of Object.entries(listed)) properties.set(name, {
			shape: lazily(() => this.shapeOf(inner)),
			required: requiredNames.has(name)
		});
		const values = valuesOf(schema);
		return this.make({
			kinds: kindsOf(schema, values),
			values,
			properties,
			rest: this.restOf(schema),
			items: this.itemsOf(schema)
		});
	}
	restOf(schema) {
		const additional = require_json.ownProperty(schema, "additionalProperties") ?? require_json.ownProperty(schema, "unevaluatedProperties");
		if (require_json.ownProperty(schema, "patternProperties") !== void 0) return {
			state: "open",
			shape: () => anyShape
		};
		if (additional === false) return { state: this.fromCases ? "seen" : "closed" };
		if (additional !== void 0) return {
			state: "open",
			shape: lazily(() => this.shapeOf(additional))
		};
		const listed = require_json.ownProperty(schema, "properties");
		return require_json.isJsonObject(listed) && Object.keys(listed).length > 0 ? { state: "listed" } : { state: "unsaid" };
	}
	itemsOf(schema) {
		const items = require_json.ownProperty(schema, "items");
		const parts = [...schemasIn(schema, "prefixItems"), ...schemasIn(schema, "items")];
		if (require_json.isJsonObject(items)) parts.push(items);
		return parts.length === 0 ? void 0 : lazily(() => this.unite(parts.map((part) => this.shapeOf(part))));
	}
	/** A `$ref` inside the document, by pointer or anchor; what leads elsewhere is anything. */
	resolve(reference) {
		if (reference === "#") return this.root;
		if (!reference.startsWith("#/")) return void 0;
		let value = this.root;
		for (const segment of reference.slice(2).split("/")) {
			const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
			if (Array.isArray(value)) value = value[Number(name)];
			else value = require_json.isJsonObject(value) ? require_json.ownProperty(value, name) : void 0;
		}
		return value;
	}
	make(shape) {
		this.count++;
		return {
			...shape,
			id: this.count
		};
	}
};
function schemasIn(schema, keyword) {
	const value = require_json.ownProperty(schema, keyword);
	return Array.isArray(value) ? value : [];
}
function valuesOf(schema) {
	const constant = require_json.ownProperty(schema, "const");
	if (constant !== void 0) return [constant];
	const listed = require_json.ownProperty(schema, "enum");
	return Array.isArray(listed) ? listed : void 0;
}
const kindsByType = /* @__PURE__ */ new Map([
	["null", kinds.null],
	["boolean", kinds.boolean],
	["integer", kinds.number],
	["number", kinds.number],
	["string", kinds.string],
	["array", kinds.list],
	["object", kinds.object]
]);
function kindsOf(schema, values) {
	const type = require_json.ownProperty(schema, "type");
	let found = (Array.isArray(type) ? type : type === void 0 ? [] : [type]).reduce((all, name) => all | (kindsByType.get(name) ?? 0), 0);
	if (found === 0 && values !== void 0) found = values.reduce((all, value) => all | kindOfValue(value), 0);
	if (found === 0) {
		const speaksOf = (...keywords) => keywords.some((keyword) => Object.hasOwn(schema, keyword));
		if (speaksOf("properties", "required", "additionalProperties", "patternProperties")) found |= kinds.object;
		if (speaksOf("items", "prefixItems")) found |= kinds.list;
	}
	if (found === 0) return kinds.any;
	return require_json.ownProperty(schema, "nullable") === true ? found | kinds.null : found;
}
/** The type of one value, as a set. */
function kindOfValue(value) {
	if (value === null) return kinds.null;
	if (Array.isArray(value)) return kinds.list;
	switch (typeof value) {
		case "boolean": return kinds.boolean;
		case "number": return kinds.number;
		case "string": return kinds.string;
		default: return kinds.object;
	}
}
function uniteRests(rests, unite) {
	const open = rests.flatMap((rest) => rest.state === "open" ? [rest.shape] : []);
	if (rests.some((rest) => rest.state === "unsaid") || rests.length === 0) return { state: "unsaid" };
	if (open.length > 0) return {
		state: "open",
		shape: lazily(() => unite(open.map((shape) => shape())))
	};
	return rests.find((rest) => rest.state === "seen") ?? rests.find((rest) => rest.state === "listed") ?? { state: "closed" };
}
function meetRests(rests) {
	const said = rests.filter((rest) => rest.state !== "unsaid");
	return said.find((rest) => rest.state === "closed") ?? said.find((rest) => rest.state === "open") ?? said[0] ?? { state: "unsaid" };
}
/** Computes once, when first asked: schemas may refer to themselves. */
function lazily(compute) {
	let shape;
	return () => {
		shape ??= compute();
		return shape;
	};
}
const kindWords = [
	[kinds.string, "text"],
	[kinds.number, "a number"],
	[kinds.boolean, "true or false"],
	[kinds.list, "a list"],
	[kinds.object, "an object"]
];
/** "text", "a list or an object". Null is left out where there is something else: it says "may be absent". */
function kindsInWords(set) {
	const words = kindWords.filter(([kind]) => set & kind).map(([, word]) => word);
	return words.length === 0 ? "null" : require_words.listed(words);
}

// src/prompts/check/scope.ts
const anyValue = {
	shape: anyShape,
	identity: void 0
};
/** The scope at the top of a prompt, where nothing is known but the input. */
function inputScope(input) {
	return {
		frame: {
			value: input,
			parameters: void 0,
			parent: void 0,
			made: "input"
		},
		input,
		locals: void 0,
		loops: 0,
		facts: void 0
	};
}
/** The scope inside a block that changes what `this` means. */
function enter(scope, value, made, locals) {
	let inner = scope.locals;
	for (const [name, local] of locals) inner = {
		name,
		value: local,
		next: inner
	};
	return {
		...scope,
		frame: {
			value,
			parameters: void 0,
			parent: isSame(value, scope.frame) ? scope.frame.parent : scope.frame,
			made
		},
		locals: inner,
		loops: made === "with" ? scope.loops : scope.loops + 1
	};
}
function isSame(value, frame) {
	return value.identity !== void 0 && value.identity === frame.value.identity && frame.parameters === void 0;
}
/**
* The scope inside a partial: nothing of the caller's contexts and block parameters reaches into it. `value` is absent
* where the partial keeps the context of the call.
*/
function enterPartial(scope, value, parameters) {
	const inherited = value === void 0 ? scope.frame.parameters : void 0;
	const laid = inherited === void 0 ? parameters : new Map([...inherited, ...parameters ?? []]);
	return {
		...scope,
		frame: {
			value: value ?? scope.frame.value,
			parameters: laid,
			parent: void 0,
			made: "partial"
		},
		locals: void 0
	};
}
/** The scope in which this value, and whatever it is a part of, is there. */
function knowing(scope, value) {
	return value.identity === void 0 ? scope : {
		...scope,
		facts: {
			identity: value.identity,
			next: scope.facts
		}
	};
}
/** Whether a block around this place asks for the value, so that it is there. */
function isKnown(scope, identity) {
	if (identity === void 0) return false;
	for (let fact = scope.facts; fact !== void 0; fact = fact.next) if (fact.identity === identity || fact.identity.startsWith(`${identity}/`)) return true;
	return false;
}
/** What a path means here. */
function resolvePath(scope, path) {
	const { root, segments } = path;
	switch (root.kind) {
		case "root": return walk(scope, scope.input, segments, "@root");
		case "local":
			for (let local = scope.locals; local !== void 0; local = local.next) if (local.name === root.name) return walk(scope, local.value, segments, root.name);
			return { value: anyValue };
		case "data": return resolveData(scope, root.name, root.up);
		default: {
			const frame = frameAbove(scope.frame, root.up);
			if (frame === void 0) return {
				value: anyValue,
				problem: { kind: "above-input" }
			};
			const [first, ...rest] = segments;
			const laid = first === void 0 ? void 0 : frame.parameters?.get(first);
			if (laid !== void 0 && first !== void 0) return walk(scope, laid, rest, first);
			return walk(scope, frame.value, segments, "../".repeat(root.up));
		}
	}
}
/** The frame that `../`, so many times, leads to; undefined above the input. */
function frameAbove(frame, up) {
	let found = frame;
	for (let step = 0; step < up && found !== void 0; step++) found = found.parent;
	return found;
}
const loopVariables = [
	"index",
	"key",
	"first",
	"last"
];
function resolveData(scope, name, up) {
	if (!loopVariables.includes(name)) return {
		value: anyValue,
		problem: {
			kind: "context-data",
			name
		}
	};
	if (scope.loops <= up) return {
		value: anyValue,
		problem: {
			kind: "loop-variable",
			name
		}
	};
	const kind = name === "index" ? kinds.number : name === "key" ? kinds.string | kinds.number : kinds.boolean;
	return { value: {
		shape: {
			...anyShape,
			kinds: kind,
			rest: { state: "closed" }
		},
		identity: void 0
	} };
}
/** Longer identities are of no use: nobody guards a value that is so deep inside. */
const longestIdentity = 500;
/** The identity of a part of a value. */
function within(identity, segment) {
	return identity === void 0 || identity.length > longestIdentity ? void 0 : `${identity}/${segment}`;
}
/** Longer paths lead into no data that people write (YAML ends at the same depth). What is behind is unknown. */
const longestPath$1 = 64;
/** Follows the names of a path, keeping count of what may be absent on the way. */
function walk(scope, start, segments, prefix) {
	let value = forget(scope, start);
	let written = prefix;
	if (segments.length > longestPath$1) return { value: anyValue };
	for (const [index, segment] of segments.entries()) {
		const owner = written;
		written = joined(written, segment);
		const { shape } = value;
		const identity = within(value.identity, escapeName(segment));
		const counted = shape.kinds & kinds.object ? void 0 : ofListOrText(value, segment, identity, written);
		if (counted !== void 0) {
			value = forget(scope, counted);
			continue;
		}
		if (!(shape.kinds & kinds.object)) return {
			value: anyValue,
			problem: {
				kind: "property-of-scalar",
				name: segment,
				within: value,
				owner,
				index
			}
		};
		const property = propertyOf(shape, segment);
		if (property === void 0) {
			const problem = {
				kind: "undefined-variable",
				isOpen: shape.rest.state === "seen" || scope.frame.made === "partial",
				name: segment,
				within: value,
				owner,
				index
			};
			const missing = identity ?? `@${written}`;
			return {
				value: forget(scope, {
					shape: anyShape,
					identity: missing,
					absence: {
						name: written,
						identity: missing,
						because: "unknown"
					}
				}),
				problem
			};
		}
		value = forget(scope, propertyValue(value, property, shape, segment, identity, written, owner));
	}
	return { value };
}
/** Lists and texts have a length, and elements by number: the only names that are read from them. */
function ofListOrText(value, segment, identity, written) {
	const { shape, absence } = value;
	if (!(shape.kinds & (kinds.list | kinds.string))) return void 0;
	if (segment === "length") {
		const length = {
			...anyShape,
			kinds: kinds.number
		};
		return absence === void 0 ? {
			shape: length,
			identity: value.identity
		} : {
			shape: length,
			identity: value.identity,
			absence
		};
	}
	if (!/^\d{1,9}$/.test(segment)) return void 0;
	return {
		shape: shape.kinds & kinds.list ? shape.items?.() ?? anyShape : {
			...anyShape,
			kinds: kinds.string
		},
		identity,
		absence: absence ?? {
			name: written,
			identity,
			because: "element"
		}
	};
}
function propertyValue(owner, property, shape, segment, identity, written, ownerWritten) {
	const value = {
		shape: property.shape(),
		identity
	};
	if (owner.absence !== void 0) return {
		...value,
		absence: owner.absence
	};
	if (shape.kinds & ~kinds.object && shape.kinds !== kinds.any) {
		const name = ownerWritten === "" ? "this" : ownerWritten;
		return {
			...value,
			absence: {
				name,
				identity: owner.identity,
				because: "null"
			}
		};
	}
	if (property.required) return value;
	if (!shape.properties.has(segment)) return allowsOtherNames(shape) ? value : {
		...value,
		absence: {
			name: written,
			identity,
			because: "not-listed"
		}
	};
	return {
		...value,
		absence: {
			name: written,
			identity,
			because: "optional"
		}
	};
}
/** A value that is known to be there is not absent, and not null. */
function forget(scope, value) {
	if (!isKnown(scope, value.identity)) return value;
	return {
		shape: value.shape.kinds & kinds.null && value.shape.kinds !== kinds.null && value.shape !== anyShape ? {
			...value.shape,
			kinds: value.shape.kinds & ~kinds.null
		} : value.shape,
		identity: value.identity
	};
}
function joined(written, segment) {
	const name = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(segment) ? segment : `[${segment}]`;
	if (written === "" || written.endsWith("../")) return `${written}${name}`;
	return `${written}.${name}`;
}
/** As in a JSON pointer, and `*` as `~2`, because `*` stands for elements. */
function escapeName(name) {
	return name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("*", "~2");
}
/** Takes back what `escapeName` did. */
function unescapeName(name) {
	return name.replaceAll("~2", "*").replaceAll("~1", "/").replaceAll("~0", "~");
}
/** A text that is the same where a partial would be checked with the same result. */
function scopeKey(scope) {
	const parts = [frameKey(scope.frame), String(scope.loops)];
	for (let fact = scope.facts; fact !== void 0; fact = fact.next) parts.push(fact.identity);
	return JSON.stringify(parts);
}
function frameKey(frame) {
	const parts = [valueKey(frame.value)];
	for (const [name, value] of frame.parameters ?? []) parts.push(name, valueKey(value));
	return JSON.stringify(parts);
}
function valueKey(value) {
	return JSON.stringify([
		value.shape.id,
		value.shape.kinds,
		value.identity,
		value.absence?.name
	]);
}

// src/prompts/check/report.ts
/** A template with more problems than this is not repaired by reading on. */
const mostFindings$2 = 200;
/** One for a prompt. Findings past a bound are dropped: a hostile file cannot make a report without end. */
var Report = class {
	findings = [];
	uses = [];
	/** Set where some partial is missing, so that nobody can say which variables are used. */
	incomplete = false;
	seen = /* @__PURE__ */ new Set();
	usesSeen = /* @__PURE__ */ new Set();
	/** No more findings are taken: who looks for more need not. */
	get isFull() {
		return this.findings.length >= mostFindings$2;
	}
	/** A finding at a place; the same one at the same place only once, however many ways lead there. */
	add(rule, source, place, text) {
		if (this.isFull) return;
		const key = JSON.stringify([
			rule.id,
			source.file,
			place.start,
			place.end,
			text.message
		]);
		if (this.seen.has(key)) return;
		this.seen.add(key);
		this.findings.push(require_finding_at.createFinding(rule, source, place, text));
	}
	use(value, kind, guarded, literal) {
		if (value.identity === void 0) return;
		const key = `${kind} ${guarded} ${literal === void 0 ? "" : JSON.stringify(literal)} ${value.identity}`;
		if (this.usesSeen.has(key)) return;
		this.usesSeen.add(key);
		this.uses.push({
			identity: value.identity,
			kind,
			guarded,
			...literal === void 0 ? {} : { literal }
		});
	}
};

// src/prompts/check/unused.ts
/** More names say nothing new about one prompt. */
const mostUnused = 50;
/** Properties of properties, as deep as people look. */
const deepest$2 = 4;
/** Which parts of the input are used, by identity; elements of a list are one, whichever loop goes through them. */
var UsedNames = class {
	parts = /* @__PURE__ */ new Set();
	/** Used with everything in them. */
	wholes = /* @__PURE__ */ new Set();
	/** Gone through with `{{#each}}`: that takes all properties of an object, and the elements of a list. */
	looped = /* @__PURE__ */ new Set();
	constructor(uses) {
		for (const use of uses) {
			const identity = use.identity.replaceAll(/\/\*\d+/g, "/*");
			if (use.kind === "json" || use.kind === "text" || use.kind === "each" && identity === "") this.wholes.add(identity);
			if (use.kind === "each" || use.kind === "block") this.looped.add(identity);
			for (let at = identity; at !== "" && !this.parts.has(at); at = at.slice(0, at.lastIndexOf("/"))) this.parts.add(at);
		}
	}
	/** Whether the part, something in it, or something around it as a whole is used. */
	has(identity) {
		if (identity === void 0 || this.parts.has(identity)) return true;
		for (let at = identity; at !== "";) {
			at = at.slice(0, at.lastIndexOf("/"));
			if (this.wholes.has(at)) return true;
		}
		return false;
	}
	/** Whether everything in an object is used. */
	isWhole(identity) {
		return this.wholes.has(identity) || this.looped.has(identity);
	}
	/** Whether everything in the elements of a list is used. */
	isWholeList(identity) {
		return this.wholes.has(identity) || this.wholes.has(`${identity}/*`);
	}
};
/** Variables and properties that nothing uses; `except` names variables that another finding speaks of. */
function checkUnused(prompt, check, except) {
	const findings = [];
	const isClassic = prompt.input.schemaFrom === "variables";
	for (const name of check.known) {
		if (findings.length >= mostUnused) break;
		if (check.isUsed(name) || except.has(name)) continue;
		const range = declarationOf(prompt, name);
		if (range === void 0 || check.declared !== void 0 && !check.declared.properties.has(name)) continue;
		findings.push(require_finding_at.createFinding(require_rules$2.unusedVariable, prompt.settings, range, {
			message: `\`${name}\` is declared, but the template never uses it.`,
			help: isClassic ? `Remove it from the configuration, or write \`{{${tagName(name)}}}\` into the template.` : `Remove it from the input, or write \`{{${tagName(name)}}}\` into the template.`
		}));
	}
	if (check.declared === void 0 || isClassic) return findings;
	const search = {
		prompt,
		used: new UsedNames(check.uses),
		findings
	};
	if (!search.used.isWhole("")) unusedInside(search, check.declared, "", [], 0);
	return findings;
}
/** Properties of an object that is used, and that nothing uses themselves: a note, for callers may share the object. */
function unusedInside(search, shape, identity, path, depth) {
	if (depth > deepest$2) return;
	for (const [name, property] of shape.properties) {
		const inner = within(identity, escapeName(name));
		if (search.findings.length >= mostUnused || inner === void 0) return;
		const at = [
			...path,
			"properties",
			name
		];
		if (depth > 0 && !search.used.has(inner)) {
			const range = rangeOf(search.prompt, at);
			if (range === void 0) continue;
			search.findings.push(require_finding_at.createFinding(require_rules$2.unusedVariable, search.prompt.settings, range, {
				message: `The property \`${name}\` is declared, but the template never uses it.`,
				help: "Remove it from the input schema, unless other prompts share the object.",
				severity: "note"
			}));
			continue;
		}
		intoValue(search, property.shape(), inner, at, depth);
	}
}
function intoValue(search, shape, identity, path, depth) {
	if (shape.kinds & kinds.object && !search.used.isWhole(identity)) unusedInside(search, shape, identity, path, depth + 1);
	const elements = within(identity, "*");
	if (!(shape.kinds & kinds.list) || shape.items === void 0 || elements === void 0) return;
	if (search.used.has(elements) && !search.used.isWholeList(identity)) intoValue(search, shape.items(), elements, [...path, "items"], depth + 1);
}
/** The classic layout may name the published file by a template of its own. */
function isInFileName(prompt, name) {
	const file = prompt.output.file;
	if (file === void 0 || !file.includes("{")) return false;
	return file.split(/[{}|]/).some((part) => part.trim() === name);
}
/** Where a variable is declared: in the schema, or among the defaults. */
function declarationOf(prompt, name) {
	return rangeOf(prompt, ["properties", name]) ?? prompt.locations.keyAt(`/input/default${require_json.jsonPointer([name])}`);
}
function rangeOf(prompt, path) {
	const inSchema = require_json.jsonPointer(path);
	const places = prompt.input.schemaPlaces;
	const place = places === void 0 ? inSchema : places.get(inSchema);
	return place === void 0 ? void 0 : prompt.locations.keyAt(`/input/schema${place}`);
}
/** A name as a tag has it: in brackets where it holds a space or another sign. */
function tagName(name) {
	return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name) ? name : `[${name}]`;
}

// src/prompts/check/advice.ts
/** `name` as it stands in a tag, with a part of the path changed. */
function withSegment(path, index, segment) {
	const at = path.text.lastIndexOf(path.segments[index] ?? "");
	if (index === path.segments.length - 1 && at !== -1) {
		const written = path.text[at - 1] === "[" ? segment : tagName(segment);
		return path.text.slice(0, at) + written + path.text.slice(at + (path.segments[index]?.length ?? 0));
	}
	return (path.root.kind === "root" ? "@root." : path.root.kind === "local" ? `${path.root.name}.` : "") + (path.root.kind === "context" ? "../".repeat(path.root.up) : "") + path.segments.map((one, position) => tagName(position === index ? segment : one)).join(".");
}
const placeInWords = {
	schema: "the input schema",
	cases: "the prompt's cases",
	classic: "the configuration"
};
/** A name that means nothing where it stands: the nearest one that does, or where it is to be declared. */
function undefinedVariable(problem, path, scope, origin) {
	const { name, within, owner, index } = problem;
	const known = [...within.shape.properties.keys()];
	const subject = index === 0 && (owner === "" || /^(\.\.\/)+$/.test(owner)) ? scope.frame.made === "input" && within.identity === "" ? origin === "cases" ? `No case has a variable \`${name}\`` : `\`${name}\` is no variable of this prompt` : `\`${name}\` is not known here` : `\`${owner}\` has no property \`${name}\``;
	const elsewhere = index === 0 ? foundElsewhere(name, path, scope) : void 0;
	if (elsewhere !== void 0) return {
		message: `${subject}: ${elsewhere.why}.`,
		help: `Write \`${elsewhere.write}\`.`
	};
	const meant = require_nearest.nearest(name, known);
	if (meant === void 0 && scope.frame.made === "partial" && index === 0) return {
		message: `${subject}: a call of this partial does not pass it${within.identity === "" ? ", and the prompt has no such variable" : ""}.`,
		help: `Pass it, \`{{> \u2026 ${name}=\u2026}}\`, or ask for it: \`{{#if ${name}}}\u2026{{/if}}\`.`
	};
	if (meant !== void 0) return {
		message: `${subject}; did you mean \`${meant}\`?`,
		help: `Write \`${withSegment(path, index, meant)}\`, or add \`${name}\` to ${placeInWords[origin]}.`
	};
	return {
		message: `${subject}.`,
		help: declaration(name, owner, known, origin)
	};
}
function declaration(name, owner, known, origin) {
	const list = known.length > 0 && known.length <= 12 ? ` Known here: ${known.join(", ")}.` : "";
	if (origin === "schema") return `Remove it, or add \`${name}: string\` ${owner === "" ? "under input.schema" : `to \`${owner}\` in the input schema`}.${list}`;
	if (origin === "classic") return `Remove it, or add \`"${name}": "\u2026"\` to the configuration.${list}`;
	return `Remove it, or add \`${name}\` to the input of every case.${list}`;
}
/** The name in an outer context, or as a variable of the loop. */
function foundElsewhere(name, path, scope) {
	if (path.root.kind !== "context") return void 0;
	const rest = path.segments.slice(1).map((segment) => `.${segment}`);
	const inside = scope.frame.made === "with" ? "`{{#with}}`" : "`{{#each}}`";
	for (let up = path.root.up + 1; up < 100; up++) {
		const frame = frameAbove(scope.frame, up);
		if (frame === void 0) break;
		if ((frame.parameters?.has(name) === true || propertyOf(frame.value.shape, name) !== void 0) && frame.value.shape.kinds & kinds.object && frame.value.shape.rest.state !== "unsaid") return {
			why: `inside ${inside} names belong to the ${scope.frame.made === "with" ? "value" : "element"}`,
			write: `{{${"../".repeat(up)}${[name, ...rest].join("")}}}`
		};
	}
	if (scope.loops > 0 && [
		"index",
		"key",
		"first",
		"last"
	].includes(name) && rest.length === 0) return {
		why: "variables of a loop begin with `@`",
		write: `{{@${name}}}`
	};
}
/** A property of something that has none: `length`, a loop, or a declaration as object. */
function propertyOfScalar(problem, path) {
	const { name, within, owner } = problem;
	const subject = owner === "" ? "`this`" : `\`${owner}\``;
	const set = within.shape.kinds;
	const message = `${subject} is ${kindsInWords(set)} and has no property \`${name}\`.`;
	if ((name === "size" || name === "count") && set & (kinds.list | kinds.string)) return {
		message,
		help: `Write \`{{${owner === "" ? "this" : owner}.length}}\`.`
	};
	if (set & kinds.list) return {
		message,
		help: `Loop over the list: \`{{#each ${owner}}}{{${path.segments.slice(problem.index).join(".")}}}{{/each}}\`.`
	};
	return {
		message,
		help: `Write \`{{${owner === "" ? "this" : owner}}}\`, or declare it as an object.`
	};
}
/**
* A value that may be missing on some path: the guard to write, or where to make it required. `path` is how the
* template writes it.
*/
function absentVariable(absence, path, origin, inPartial) {
	const { name, because } = absence;
	const guard = `\`{{#if ${name}}}\u2026{{${path}}}\u2026{{/if}}\``;
	if (because === "element") return {
		message: `\`${name}\` may be missing: a list can be shorter.`,
		help: `Write ${guard}.`
	};
	if (because === "null") return {
		message: `\`${name}\` is not always an object, and then \`${path}\` is missing.`,
		help: `Write \`{{#if ${path}}}\u2026{{${path}}}\u2026{{/if}}\`.`
	};
	if (because === "partial") return {
		message: `\`${name}\` may be missing: not every call of this partial passes it.`,
		help: `Write ${guard}, or pass it: \`{{> \u2026 ${name}=\u2026}}\`.`
	};
	if (origin !== "schema") return {
		message: `\`${name}\` may be missing: ${origin === "cases" ? "not every case has it" : "the configuration lacks it"}.`,
		help: `Write ${guard}, or give it a value ${origin === "cases" ? "in every case" : "in the configuration"}.`
	};
	const simple = inPartial ? name : nameOf(absence) ?? name;
	const byDefault = absence.identity !== void 0 && absence.identity.lastIndexOf("/") === 0 ? `, give \`${simple}\` a value under input.default` : "";
	return {
		message: `\`${name}\` may be missing: it is optional in the input schema.`,
		help: `Write ${guard}${byDefault}, or make it required (\`${simple}\` without \`?\`).`
	};
}
function nameOf(absence) {
	const last = absence.identity?.split("/").at(-1);
	return last === void 0 ? void 0 : unescapeName(last);
}
/** `{{#each}}`, `{{#with}}` or a section over a value that it cannot go into. */
function wrongBlockType(block, path, shape) {
	const is = kindsInWords(shape.kinds);
	const needs = block === "each" ? "a list or an object" : "an object";
	if (block === "each") return {
		message: `\`{{#each}}\` needs ${needs}, but \`${path}\` is ${is}.`,
		help: shape.kinds & kinds.string ? `Write \`{{${path}}}\`, or declare it as a list: \`${path}(array): string\`.` : `Write \`{{#if ${path}}}\u2026{{/if}}\`, or declare it as a list.`
	};
	return {
		message: `\`{{#${block === "with" ? "with" : path}}}\` needs ${needs}, but \`${path}\` is ${is}.`,
		help: `Write \`{{#if ${path}}}\u2026{{/if}}\`; inside, \`{{${path}}}\` is its value.`
	};
}
/** A list or an object where text is written. */
function structureAsText(path, shape) {
	const structure = shape.kinds & (kinds.list | kinds.object);
	const message = `\`${path}\` ${shape.kinds & kinds.scalar ? `can be ${kindsInWords(structure)}, which` : `is ${kindsInWords(structure)} and`} cannot be written as text.`;
	if (structure === kinds.list) return {
		message,
		help: `Write \`{{#each ${path}}}{{this}}{{/each}}\`, or \`{{json ${path}}}\`.`
	};
	const [first] = shape.properties.keys();
	return {
		message,
		help: first === void 0 ? `Write \`{{json ${path}}}\`.` : `Write one of its properties, \`{{${path === "this" ? "" : `${path}.`}${first}}}\`, or \`{{json ${path}}}\`.`
	};
}

// src/prompts/check/expressions.ts
/** Checks the expressions of a template: what their names mean, and whether their values are there. */
/** A value of which nothing is known. */
const unknownValue = {
	shape: anyShape,
	identity: void 0
};
/** One for a whole walk: `source` and `partials` follow it from file to file. Findings and uses go to the report. */
var ExpressionCheck = class {
	/** The file that is being walked. */
	source;
	/** Partials being walked, from the prompt inwards. */
	partials = [];
	/** Work done so far, for the walk's limit. */
	steps = 0;
	options;
	report;
	constructor(options, report, source) {
		this.options = options;
		this.report = report;
		this.source = source;
	}
	/** A value that becomes text or structure, and so must be there. */
	needed(expression, scope, kind) {
		const value = this.evaluate(expression, scope, kind);
		if (value?.absence === void 0 || this.options.lenient || expression.type === "undefined") return value;
		const written = expression.type === "path" ? expression.text : value.absence.name;
		this.report.add(require_rules$2.optionalVariable, this.source, placeOf$1(expression), absentVariable(value.absence, written, this.options.origin, this.partials.length > 0));
		return value;
	}
	/** The value of an expression; undefined where it means nothing, which is then reported. */
	evaluate(expression, scope, kind, comparedWith) {
		this.steps++;
		switch (expression.type) {
			case "literal": return {
				shape: {
					...anyShape,
					kinds: kindOfValue(expression.value)
				},
				identity: void 0
			};
			case "undefined": return {
				shape: anyShape,
				identity: void 0,
				absence: {
					name: "undefined",
					identity: void 0,
					because: "partial"
				}
			};
			case "path": return this.pathValue(expression, scope, kind, comparedWith);
			default: return expression.helper === "json" ? this.json(expression, scope) : this.lookup(expression, scope, kind);
		}
	}
	pathValue(path, scope, kind, comparedWith) {
		const resolution = resolvePath(scope, path);
		const { value, problem } = resolution;
		if (problem !== void 0) {
			const isOpen = problem.kind === "undefined-variable" && problem.isOpen;
			const isAsked = ![
				"text",
				"json",
				"media"
			].includes(kind);
			if (!isOpen || value.absence !== void 0 && !(isAsked && isUnlike(problem))) {
				if (isOpen && isUnlike(problem)) this.report.use(value, kind, false, comparedWith);
				this.pathProblem(resolution, path, scope, isOpen && isAsked ? "warning" : void 0);
				return;
			}
		}
		this.report.use(value, kind, isKnown(scope, value.identity), comparedWith);
		return value;
	}
	/** What was meant counts as used: one mistake is one finding. */
	useMeant(problem) {
		if (problem.kind !== "undefined-variable" && problem.kind !== "property-of-scalar") return;
		const { within, name } = problem;
		if (problem.index > 0) this.report.use(within, "property", true);
		if (within.identity === void 0) return;
		const meant = require_nearest.nearest(name, within.shape.properties.keys());
		if (meant === void 0) return;
		const identity = `${within.identity}/${escapeName(meant)}`;
		this.report.use({
			shape: anyShape,
			identity
		}, "property", true);
	}
	pathProblem(resolution, path, scope, severity) {
		const { problem } = resolution;
		const place = placeOf$1(path);
		if (this.report.isFull) {
			this.report.incomplete = true;
			return;
		}
		if (problem !== void 0) this.useMeant(problem);
		switch (problem?.kind) {
			case "undefined-variable":
				this.report.add(require_rules$2.undefinedVariable, this.source, place, {
					...undefinedVariable(problem, path, scope, this.options.origin),
					...severity === void 0 ? this.severity() : { severity }
				});
				break;
			case "property-of-scalar":
				this.report.add(require_rules$2.propertyOfText, this.source, place, {
					...propertyOfScalar(problem, path),
					...this.severity()
				});
				break;
			case "above-input":
				this.report.add(require_rules$2.undefinedVariable, this.source, place, {
					message: this.partials.length > 0 ? `\`${path.text}\` leads out of the partial, which sees only what is passed to it.` : `\`${path.text}\` leads above the prompt's input.`,
					help: this.partials.length > 0 ? `Pass the value: \`{{> ${this.partials.at(-1)} ${path.segments.at(-1) ?? "name"}=\u2026}}\`, or write \`@root.${path.segments.join(".")}\`.` : `Write \`${path.segments.join(".") || "this"}\`.`,
					...this.severity()
				});
				break;
			case "loop-variable":
				this.report.add(require_rules$2.loopVariable, this.source, place, {
					message: `\`${path.text}\` is only known inside \`{{#each}}\`${scope.loops > 0 ? ", and here are fewer loops around it" : ""}.`,
					help: scope.loops > 0 ? `Write \`@${problem.name}\`.` : "Move it into the loop, or pass the number as a variable.",
					...this.severity()
				});
				break;
			case "context-data": this.contextData(problem.name, place);
		}
	}
	contextData(name, place) {
		const known = this.options.contextNames;
		if (known?.has(name)) return;
		const meant = require_nearest.nearest(name, [
			"index",
			"key",
			"first",
			"last",
			"root",
			...known ?? []
		]);
		if (meant !== void 0) {
			this.report.add(require_rules$2.undefinedVariable, this.source, place, {
				message: `There is no \`@${name}\`; did you mean \`@${meant}\`?`,
				help: `Write \`@${meant}\`, or give the cases \`context: { ${name}: \u2026 }\`.`,
				...this.severity()
			});
			return;
		}
		this.report.add(require_rules$2.contextVariable, this.source, place, {
			message: `\`@${name}\` comes from the application, and no case says what it is.`,
			help: `Give the cases \`context: { ${name}: \u2026 }\`, so that they can be rendered.`
		});
	}
	json(call, scope) {
		for (const argument of call.arguments) this.needed(argument, scope, "json");
		const indent = Object.hasOwn(call.options, "indent") ? call.options["indent"] : void 0;
		if (indent !== void 0) {
			const value = this.evaluate(indent, scope, "test");
			if (value !== void 0 && !(value.shape.kinds & kinds.number)) this.report.add(require_rules$2.wrongHelperType, this.source, placeOf$1(indent), {
				message: "`indent` is a number of spaces.",
				help: "Write `indent=2`."
			});
		}
		return {
			shape: {
				...anyShape,
				kinds: kinds.string
			},
			identity: void 0
		};
	}
	lookup(call, scope, kind) {
		const [object, key] = call.arguments;
		if (object === void 0 || key === void 0) return unknownValue;
		if (object.type === "path" && key.type === "literal" && typeof key.value === "string") {
			const text = `${object.text}.${key.value}`;
			return this.pathValue({
				...object,
				segments: [...object.segments, key.value],
				text
			}, scope, kind, void 0);
		}
		const value = this.evaluate(object, scope, "json");
		this.evaluate(key, scope, "test");
		if (value !== void 0 && !(value.shape.kinds & (kinds.object | kinds.list | kinds.string))) this.report.add(require_rules$2.wrongHelperType, this.source, placeOf$1(object), {
			message: `\`lookup\` needs an object or a list, but \`${textOf(object)}\` is ${kindsInWords(value.shape.kinds)}.`,
			help: "Write `{{lookup prices product}}`: first where to look, then for what."
		});
		return unknownValue;
	}
	/** The scope in which both sides are equal: then what equals something that is there, is there. */
	comparison(left, right, scope) {
		const leftLiteral = left.type === "literal" ? left.value : void 0;
		const rightLiteral = right.type === "literal" ? right.value : void 0;
		const leftValue = this.evaluate(left, scope, "compare", rightLiteral);
		const rightValue = this.evaluate(right, scope, "compare", leftLiteral);
		if (leftValue === void 0 || rightValue === void 0) return scope;
		if (rightLiteral !== void 0) this.compared(left, leftValue.shape, rightLiteral, right);
		else if (leftLiteral !== void 0) this.compared(right, rightValue.shape, leftLiteral, left);
		let inside = scope;
		if (rightValue.absence === void 0 && right.type !== "undefined") inside = knowing(inside, leftValue);
		if (leftValue.absence === void 0 && left.type !== "undefined") inside = knowing(inside, rightValue);
		return inside;
	}
	compared(expression, shape, literal, at) {
		if (expression.type !== "path" || shape.kinds === kinds.any) return;
		const name = expression.text;
		const written = typeof literal === "string" ? `"${literal}"` : String(literal);
		if (shape.values !== void 0 && !shape.values.includes(literal)) {
			const texts = shape.values.filter((value) => typeof value === "string");
			const meant = typeof literal === "string" ? require_nearest.nearest(literal, texts) : void 0;
			const list = shape.values.filter((value) => value !== null).slice(0, 12).map((value) => JSON.stringify(value));
			this.report.add(require_rules$2.impossibleComparison, this.source, placeOf$1(at), {
				message: `\`${name}\` is never ${written}, so this is never true${meant === void 0 ? "." : `; did you mean "${meant}"?`}`,
				help: `Its values are ${list.join(", ")}.`
			});
		} else if (shape.values === void 0 && !(shape.kinds & kindOfValue(literal)) && literal !== null) this.report.add(require_rules$2.impossibleComparison, this.source, placeOf$1(at), {
			message: `\`${name}\` is never equal to ${written}: it has another type.`,
			help: typeof literal === "string" && shape.kinds & (kinds.number | kinds.boolean) ? `Write it without quotes: ${literal}.` : "Compare it with a value of its own type, or change the type in the input schema."
		});
	}
	severity() {
		return this.options.lenient ? { severity: "warning" } : {};
	}
};
/** True where no name that is known resembles the one that is not: then it is another name, not a misspelt one. */
function isUnlike(problem) {
	return problem.kind === "undefined-variable" && require_nearest.nearest(problem.name, problem.within.shape.properties.keys()) === void 0;
}
/** An expression as messages name it: a path as it is written, a literal by its value, `it` for a call. */
function textOf(expression) {
	return expression.type === "path" ? expression.text : expression.type === "literal" ? String(expression.value) : "it";
}
/** Offsets in UTF-16 units; the beginning of the file where a node has none. */
function placeOf$1(located) {
	return {
		start: located.start ?? 0,
		end: located.end ?? located.start ?? 0
	};
}

// src/prompts/check/media.ts
/** Reports what is wrong with an address, in a template, in the input of a case or in its history. */
function checkMediaAddress(address, policy, add) {
	const problem = require_render.problemWithAddress(address, policy.allowed);
	if (problem !== void 0) add(require_rules$2.mediaAddress, problem);
	else if (!/^(?:data|s3):/i.test(address) && !policy.fileExists(address)) {
		const shown = address.length > 60 ? `${address.slice(0, 60)}\u2026` : address;
		add(require_rules$2.mediaMissing, {
			message: `There is no file \`${shown}\` in the project.`,
			help: "Add the file, or correct the path; paths begin at the folder of slipway.yaml."
		});
	}
}

// src/prompts/check/walk.ts
/**
* Walks every path through a template, and through the partials that it calls, with what the schema says about the
* input. Nothing is rendered: the same walk stands for every input that fits the schema.
*/
/** Nodes looked at for one prompt. Partials that call partials in many ways multiply; a person's prompt needs a few hundred. */
const mostSteps$1 = 2e5;
/** One walk over one prompt. Bounded in steps and depth: past a bound it reports that it did not look at everything. */
var TemplateWalk = class {
	options;
	report;
	check;
	/** Partials walked with what they were given, and how many partials inside each other they come to. */
	done = /* @__PURE__ */ new Map();
	/** The deepest partial since the walk entered the present one. */
	reached = 0;
	depth = 0;
	constructor(options, report) {
		this.options = options;
		this.report = report;
		this.check = new ExpressionCheck(options, report, options.source);
	}
	nodes(nodes, scope) {
		this.depth++;
		for (const node of nodes) {
			if (this.check.steps++ > mostSteps$1) {
				this.tooMuch(node);
				break;
			}
			if (this.depth > 400) {
				this.tooDeep(node, {
					message: `Blocks and partials are nested more than ${400} levels deep.`,
					help: "Put what the innermost blocks say into those around them."
				});
				break;
			}
			this.node(node, scope);
		}
		this.depth--;
	}
	node(node, scope) {
		switch (node.type) {
			case "output":
				this.output(node.value, scope);
				break;
			case "if":
				this.choice(node, scope);
				break;
			case "each":
			case "with":
			case "block":
				this.loop(node, scope);
				break;
			case "partial":
				this.partial(node, scope);
				break;
			case "media":
				this.media(node, scope);
				break;
			case "role":
				this.check.needed(node.role, scope, "text");
				break;
			case "section": this.check.needed(node.name, scope, "text");
		}
	}
	output(expression, scope) {
		const value = this.check.needed(expression, scope, "text");
		if (expression.type === "call" || value === void 0) return;
		const { shape } = value;
		if (shape.kinds === kinds.any || !(shape.kinds & (kinds.list | kinds.object))) return;
		this.report.add(require_rules$2.structureInText, this.check.source, placeOf$1(expression), {
			...structureAsText(textOf(expression), shape),
			...this.check.severity()
		});
	}
	choice(node, scope) {
		const { test } = node;
		let positive = scope;
		if (test.kind === "truthy") {
			const value = this.check.evaluate(test.value, scope, "test");
			if (test.includeZero !== void 0) this.check.evaluate(test.includeZero, scope, "test");
			if (value !== void 0) positive = knowing(scope, value);
		} else positive = this.check.comparison(test.left, test.right, scope);
		this.nodes(node.body, node.negated ? scope : positive);
		this.nodes(node.otherwise, node.negated ? positive : scope);
	}
	loop(node, scope) {
		const value = this.check.evaluate(node.value, scope, node.type);
		if (value === void 0) {
			this.nodes(node.body, enter(scope, unknownValue, node.type, parametersOf(node, unknownValue, unknownValue)));
			this.nodes(node.otherwise, scope);
			return;
		}
		const inside = knowing(scope, value);
		const there = {
			shape: withoutNull(value.shape),
			identity: value.identity
		};
		this.nodes(node.body, this.bodyScope(node, there, inside));
		this.nodes(node.otherwise, scope);
	}
	bodyScope(node, value, scope) {
		const set = value.shape.kinds;
		const isStructure = (set & (kinds.list | kinds.object)) !== 0;
		if (node.type === "each" || node.type === "block" && set & kinds.list && set !== kinds.any) {
			if (!isStructure) this.wrongBlock(node, value.shape);
			const element = {
				shape: elementOf(this.options.reader, value.shape),
				identity: within(value.identity, `*${scope.loops}`)
			};
			const keyKinds = (set & kinds.list ? kinds.number : 0) | (set & kinds.object ? kinds.string : 0);
			const key = {
				shape: {
					...anyShape,
					kinds: keyKinds || kinds.number
				},
				identity: void 0
			};
			return enter(scope, element, "each", parametersOf(node, element, key));
		}
		if (node.type === "with") {
			if (!isStructure && set !== 0) this.wrongBlock(node, value.shape);
			return enter(scope, value, "with", parametersOf(node, value, unknownValue));
		}
		if ((set & ~kinds.boolean) === 0) return scope;
		if (!isStructure && !(set & kinds.boolean)) this.wrongBlock(node, value.shape);
		return enter(scope, value, set === kinds.any ? "block" : "with", []);
	}
	wrongBlock(node, shape) {
		this.report.add(require_rules$2.wrongBlockType, this.check.source, placeOf$1(node.value), {
			...wrongBlockType(node.type, textOf(node.value), shape),
			...this.check.severity()
		});
	}
	media(node, scope) {
		const value = this.check.needed(node.url, scope, "media");
		if (node.contentType !== void 0) this.check.evaluate(node.contentType, scope, "test");
		if (node.url.type === "literal") checkMediaAddress(String(node.url.value), this.options.media, (rule, text) => this.report.add(rule, this.check.source, placeOf$1(node.url), text));
		else if (value !== void 0 && !(value.shape.kinds & kinds.string)) this.report.add(require_rules$2.wrongHelperType, this.check.source, placeOf$1(node.url), {
			message: `The address of a medium is text, but \`${textOf(node.url)}\` is ${kindsInWords(value.shape.kinds)}.`,
			help: "Pass the address of a picture, or a `data:` address, as text."
		});
	}
	partial(node, scope) {
		const context = node.context === void 0 ? void 0 : this.check.evaluate(node.context, scope, "partial");
		const parameters = /* @__PURE__ */ new Map();
		for (const name of Object.keys(node.options)) {
			const option = node.options[name];
			if (option === void 0) continue;
			const value = this.check.evaluate(option, scope, "partial") ?? unknownValue;
			parameters.set(name, asParameter(name, value, this.check.partials.length));
		}
		if (node.fallback !== void 0) this.nodes(node.fallback, context === void 0 ? scope : enter(scope, context, "with", []));
		const tree = this.options.partials.get(node.name);
		if (tree === void 0) {
			this.missing(node);
			return;
		}
		if (this.check.partials.includes(node.name)) {
			const cycle = [...this.check.partials.slice(this.check.partials.indexOf(node.name)), node.name];
			this.report.add(require_rules$2.circularPartial, this.check.source, node.nameAt ?? placeOf$1(node), {
				message: `Partials call each other in a circle: ${cycle.join(" \u2192 ")}.`,
				help: "Remove one of the calls; for a list use `{{#each}}`."
			});
			return;
		}
		if (this.check.partials.length >= this.options.partialDepth) {
			this.tooManyPartials(node);
			return;
		}
		const inner = enterPartial(scope, isThis(node.context) ? void 0 : context ?? unknownValue, parameters.size === 0 ? void 0 : parameters);
		const key = `${node.name} ${scopeKey(inner)}`;
		const level = this.check.partials.length + 1;
		const known = this.done.get(key);
		if (known !== void 0) {
			this.reached = Math.max(this.reached, level + known);
			if (level + known > this.options.partialDepth) this.tooManyPartials(node);
			return;
		}
		this.done.set(key, 0);
		const outerReached = this.reached;
		this.reached = level;
		const outerSource = this.check.source;
		this.check.source = tree.source ?? outerSource;
		this.check.partials.push(node.name);
		this.nodes(tree.nodes, inner);
		this.check.partials.pop();
		this.check.source = outerSource;
		this.done.set(key, this.reached - level);
		this.reached = Math.max(this.reached, outerReached);
	}
	missing(node) {
		if (node.fallback !== void 0) return;
		this.report.incomplete = true;
		if (this.report.isFull || this.options.brokenPartials?.has(node.name) === true) return;
		const meant = require_nearest.nearest(node.name, this.options.partials.keys());
		this.report.add(require_rules$2.missingPartial, this.check.source, node.nameAt ?? placeOf$1(node), {
			message: `There is no partial \`${node.name}\`${meant === void 0 ? "." : `; did you mean \`${meant}\`?`}`,
			help: meant === void 0 ? `Write it as a file \`_${node.name}.prompt\` in the folder of the prompts, or remove the call.` : `Write \`{{> ${meant}}}\`.`
		});
	}
	tooManyPartials(node) {
		const { partialDepth } = this.options;
		this.tooDeep(node, {
			message: `Partials are nested more than ${partialDepth} levels deep at \`{{> ${node.name}}}\`.`,
			help: "Put what the innermost partials say into those that call them, or raise `limits.partialDepth` in slipway.yaml."
		});
	}
	/** An error, as rendering would end there. */
	tooDeep(node, text) {
		this.report.incomplete = true;
		this.report.add(require_rules$2.incompleteCheck, this.check.source, placeOf$1(node), {
			...text,
			severity: "error"
		});
	}
	tooMuch(node) {
		this.report.incomplete = true;
		this.report.add(require_rules$2.incompleteCheck, this.check.source, placeOf$1(node), {
			message: "Partials call one another in so many ways that not all of them were checked.",
			help: "Call partials from fewer places, or with fewer different values."
		});
	}
};
/**
* A value under the name that it has inside a partial. It needs an identity there, so that `{{#if name}}` can speak of
* it; `depth` tells parameters of one name apart.
*/
function asParameter(name, value, depth) {
	const identity = value.identity ?? `@${depth}:${name}`;
	if (value.absence === void 0) return {
		...value,
		identity
	};
	return {
		shape: value.shape,
		identity,
		absence: {
			name,
			identity,
			because: "partial"
		}
	};
}
/** `{{> name}}` and `{{> name this}}`: the context of the call, whatever was laid over it. */
function isThis(context) {
	if (context === void 0) return true;
	return context.type === "path" && context.segments.length === 0 && context.root.kind === "context" && context.root.up === 0;
}
function parametersOf(node, value, key) {
	const [first, second] = node.parameters;
	return [...first === void 0 ? [] : [[first, value]], ...second === void 0 ? [] : [[second, key]]];
}
function withoutNull(shape) {
	return shape.kinds & kinds.null && shape.kinds !== kinds.any ? {
		...shape,
		kinds: shape.kinds & ~kinds.null
	} : shape;
}

// src/prompts/check/uses.ts
/** How a template uses its input, without a schema to compare it with. */
/** Every use of the input by a template and the partials that it calls. */
function usesOf(tree, partials) {
	const report = new Report();
	new TemplateWalk({
		partials,
		reader: new ShapeReader(true),
		origin: "cases",
		lenient: true,
		media: {
			allowed: [],
			fileExists: () => true
		},
		partialDepth: require_render.defaultPromptLimits.partialDepth,
		contextNames: void 0,
		source: tree.source ?? {
			file: "",
			text: ""
		}
	}, report).nodes(tree.nodes, inputScope({
		shape: anyShape,
		identity: ""
	}));
	return report.uses;
}

// src/prompts/infer.ts
/** The input schema that a template and its cases suggest, for prompts whose author gave none. */
/** Values looked at in all cases together; types are clear long before. */
const mostValues = 2e4;
const deepestValues = 32;
/**
* The schema of the input as the template uses it, with types from the cases where they have the value. A variable is
* optional where the template always asks whether it is there, or where some case lacks it.
*/
function inferInputSchema(tree, partials, cases) {
	return schemaFromUses(usesOf(tree, partials), schemaOfInputs(cases));
}
function newNode() {
	return {
		uses: [],
		properties: /* @__PURE__ */ new Map(),
		element: void 0
	};
}
/** A schema from how values are used; `data` is the schema of what cases pass. */
function schemaFromUses(uses, data) {
	const root = newNode();
	for (const use of uses) {
		if (!use.identity.startsWith("/") && use.identity !== "") continue;
		let node = root;
		for (const segment of use.identity.split("/").slice(1)) {
			if (segment.startsWith("*")) {
				node.element ??= newNode();
				node = node.element;
				continue;
			}
			const name = unescapeName(segment);
			let inner = node.properties.get(name);
			if (inner === void 0) {
				inner = newNode();
				node.properties.set(name, inner);
			}
			node = inner;
		}
		node.uses.push(use);
	}
	return objectFrom(root, require_json.isJsonObject(data) ? data : {});
}
function objectFrom(node, data) {
	const known = require_json.ownProperty(data, "properties");
	const knownProperties = require_json.isJsonObject(known) ? known : {};
	const always = require_json.ownProperty(data, "required");
	const alwaysThere = new Set(Array.isArray(always) ? always : []);
	const isTold = Object.keys(knownProperties).length > 0;
	const properties = {};
	const required = [];
	for (const name of /* @__PURE__ */ new Set([...node.properties.keys(), ...Object.keys(knownProperties)])) {
		const inner = node.properties.get(name) ?? newNode();
		const seen = require_json.ownProperty(knownProperties, name);
		const seenSchema = require_json.isJsonObject(seen) ? seen : void 0;
		require_json.setOwnProperty(properties, name, schemaFrom(inner, seenSchema));
		if (isRequired(inner, isTold ? alwaysThere.has(name) : void 0)) required.push(name);
	}
	return {
		type: "object",
		properties,
		...required.length > 0 ? { required } : {},
		additionalProperties: false
	};
}
/** `inData` says whether every case has it; undefined where no case says anything. */
function isRequired(node, inData) {
	const needed = node.uses.some((use) => !use.guarded && [
		"text",
		"json",
		"media"
	].includes(use.kind));
	const inner = [...node.properties.values()].some((property) => isRequired(property, void 0));
	const asked = node.uses.some((use) => [
		"test",
		"with",
		"block",
		"compare"
	].includes(use.kind));
	if (needed || inner && !asked) return true;
	if (inData !== void 0) return inData && !asked;
	return node.uses.some((use) => use.kind === "each") && !asked;
}
function schemaFrom(node, seen) {
	const type = seen === void 0 ? void 0 : require_json.ownProperty(seen, "type");
	const [onlyName] = node.properties.keys();
	const isCounted = node.properties.size === 1 && onlyName === "length";
	if (type === "array" || type === void 0 && (node.element !== void 0 || isCounted)) {
		const items = seen === void 0 ? void 0 : require_json.ownProperty(seen, "items");
		const element = node.element ?? newNode();
		if (type === void 0 && node.element === void 0) return { type: "array" };
		return {
			type: "array",
			items: schemaFrom(element, require_json.isJsonObject(items) ? items : void 0)
		};
	}
	if (type === "object" || type === void 0 && node.properties.size > 0) return objectFrom(node, seen ?? {});
	if (seen !== void 0 && type !== void 0) return seen;
	return scalarFrom(node.uses);
}
function scalarFrom(uses) {
	const literals = uses.flatMap((use) => use.literal === void 0 ? [] : [typeof use.literal]);
	if (uses.some((use) => use.kind === "text" || use.kind === "media") || literals.includes("string")) return { type: "string" };
	if (literals.includes("number")) return { type: "number" };
	if (literals.includes("boolean")) return { type: "boolean" };
	return uses.length > 0 && uses.every((use) => use.kind === "test" || use.kind === "block") ? { type: "boolean" } : {};
}
/** The schema of the inputs of cases: each name that some case has; required where all have it. */
function schemaOfInputs(cases) {
	if (cases.length === 0) return true;
	return schemaOfValues(cases.map((one) => one.input), { left: mostValues }, 0);
}
function schemaOfValues(values, budget, depth) {
	budget.left -= values.length;
	if (budget.left < 0 || depth > deepestValues || values.length === 0) return {};
	const present = values.filter((value) => value !== null);
	const types = new Set(present.map(typeOf$1));
	const nullable = present.length < values.length;
	const [only] = types;
	if (types.size !== 1 || only === void 0) {
		if (types.size === 2 && types.has("integer") && types.has("number")) return withNull("number", nullable);
		return {};
	}
	if (only === "array") {
		const items = present.flatMap((value) => Array.isArray(value) ? value.slice(0, 1e3) : []);
		return {
			type: "array",
			...items.length > 0 ? { items: schemaOfValues(items, budget, depth + 1) } : {}
		};
	}
	if (only !== "object") return withNull(only, nullable);
	return schemaOfObjects(present.filter(require_json.isJsonObject), budget, depth);
}
function schemaOfObjects(objects, budget, depth) {
	const found = /* @__PURE__ */ new Map();
	for (const object of objects) for (const [name, value] of Object.entries(object)) {
		const list = found.get(name);
		if (list === void 0) found.set(name, [value]);
		else list.push(value);
	}
	const properties = {};
	const required = [];
	for (const [name, list] of found) {
		require_json.setOwnProperty(properties, name, schemaOfValues(list, budget, depth + 1));
		if (list.length === objects.length) required.push(name);
	}
	return {
		type: "object",
		properties,
		...required.length > 0 ? { required } : {},
		additionalProperties: false
	};
}
function withNull(type, nullable) {
	return { type: nullable ? [type, "null"] : type };
}
function typeOf$1(value) {
	if (Array.isArray(value)) return "array";
	if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
	return value === null ? "null" : typeof value;
}
/** A schema as Picoschema lines, each indented by `indent`, to be pasted under `schema:`. */
function picoschemaLines(schema, indent = "") {
	const properties = require_json.isJsonObject(schema) ? require_json.ownProperty(schema, "properties") : void 0;
	if (!require_json.isJsonObject(schema) || !require_json.isJsonObject(properties)) return [];
	const required = require_json.ownProperty(schema, "required");
	const names = new Set(Array.isArray(required) ? required : []);
	return Object.entries(properties).flatMap(([name, inner]) => {
		return picoschemaProperty(`${name}${names.has(name) ? "" : "?"}`, require_json.isJsonObject(inner) ? inner : {}, indent);
	});
}
function picoschemaProperty(key, schema, indent) {
	const type = typeName(schema);
	if (type === "object") return [`${indent}${quoted(`${key}(object)`)}:`, ...picoschemaLines(schema, `${indent}  `)];
	if (type === "array") {
		const items = require_json.ownProperty(schema, "items");
		const itemSchema = require_json.isJsonObject(items) ? items : {};
		if (typeName(itemSchema) === "object" && picoschemaLines(itemSchema).length > 0) return [`${indent}${quoted(`${key}(array)`)}:`, ...picoschemaLines(itemSchema, `${indent}  `)];
		const itemType = typeName(itemSchema);
		return [`${indent}${quoted(`${key}(array)`)}: ${itemType === "object" || itemType === "array" ? "any" : itemType}`];
	}
	return [`${indent}${quoted(key)}: ${type}`];
}
function typeName(schema) {
	const type = require_json.ownProperty(schema, "type");
	const first = Array.isArray(type) ? type[0] : type;
	return typeof first === "string" ? first : "any";
}
/** A key of YAML, in quotes where it would mean something else without. */
function quoted(key) {
	return /^[\p{L}_][\p{L}\p{N}_ -]*\??(?:\((?:object|array)\))?$/u.test(key) ? key : JSON.stringify(key);
}

// src/prompts/check/example-case.ts
/** A case to copy for a prompt that has none: every variable that callers have to pass, with a value of its kind. */
/** Variables and levels that are written out; a longer line is not copied. */
const mostVariables$1 = 8;
const deepest$1 = 3;
const longestInput = 300;
/** What its writer fills in. */
const blank = "\u2026";
/** One line of YAML: `cases: [{ name: first, input: { brand: "\u2026" } }]`. */
function exampleCase(prompt, uses) {
	const schema = prompt.input.schema ?? schemaFromUses(uses, {});
	const given = new Set(Object.keys(prompt.input.default));
	const input = exampleOf(schema, deepest$1, given);
	const line = input === void 0 ? "{}" : flow(input);
	if (line.length > longestInput || line.includes("`")) return `cases: [{ name: first, input: { ${blank} } }]`;
	return input === void 0 || require_json.isJsonObject(input) && Object.keys(input).length === 0 ? "cases: [{ name: first }]" : `cases: [{ name: first, input: ${line} }]`;
}
/** The least that fits a schema; undefined where the schema does not say. */
function exampleOf(schema, levels, without = /* @__PURE__ */ new Set()) {
	if (!require_json.isJsonObject(schema)) return void 0;
	const fixed = require_json.ownProperty(schema, "const") ?? require_json.ownProperty(schema, "default");
	if (fixed !== void 0 && !require_json.isJsonObject(fixed) && !Array.isArray(fixed)) return fixed;
	const choices = require_json.ownProperty(schema, "enum");
	if (Array.isArray(choices)) return choices[0];
	const type = require_json.ownProperty(schema, "type");
	switch (Array.isArray(type) ? type[0] : type) {
		case "object": {
			const required = require_json.ownProperty(schema, "required");
			const properties = require_json.ownProperty(schema, "properties");
			const wanted = (Array.isArray(required) ? required.filter((name) => typeof name === "string") : []).filter((name) => !without.has(name)).slice(0, mostVariables$1);
			if (levels === 0) return {};
			return Object.fromEntries(wanted.map((name) => {
				const inner = require_json.isJsonObject(properties) ? require_json.ownProperty(properties, name) : void 0;
				return [name, (require_json.isJsonObject(inner) ? exampleOf(inner, levels - 1) : void 0) ?? blank];
			}));
		}
		case "array": {
			const items = require_json.ownProperty(schema, "items");
			return [(require_json.isJsonObject(items) && levels > 0 ? exampleOf(items, levels - 1) : void 0) ?? blank];
		}
		case "integer":
		case "number": return 1;
		case "boolean": return true;
		case "null": return null;
		default: return blank;
	}
}
function flow(value) {
	if (Array.isArray(value)) return `[${value.map((one) => flow(one)).join(", ")}]`;
	if (!require_json.isJsonObject(value)) return JSON.stringify(value);
	const entries = Object.entries(value).map(([name, one]) => `${keyOf(name)}: ${flow(one)}`);
	return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
/** In quotes where YAML would take it for something else than a name. */
function keyOf(name) {
	return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name) ? name : JSON.stringify(name);
}

// src/prompts/check/cases.ts
/** Values looked at for one address of a medium; a list of more pictures goes to no model. */
const mostMedia = 1e3;
/** Findings at the cases, or at the prompt where it has none. Without a validator inputs are not compared. */
function checkCases(prompt, cases, options) {
	const findings = [];
	if (cases.length === 0) findings.push(require_finding_at.createFileFinding(require_rules$2.promptWithoutCase, prompt.settings.file, {
		message: `\`${prompt.name}\` has no case, so nobody has seen what it gives.`,
		help: `Write \`${casesFile(prompt)}\` beside it: \`${exampleCase(prompt, options.uses)}\`.`
	}));
	findings.push(...duplicates(cases), ...checkDefaults(prompt, options.validator));
	const mediaPaths = options.uses.filter((use) => use.kind === "media").map((use) => use.identity);
	for (const one of cases) {
		if (options.validator !== void 0) for (const problem of options.validator.validate(withDefaults$1(prompt, one.input))) {
			if (isOfDefault(problem, one)) continue;
			findings.push(require_finding_at.createFinding(require_rules$2.caseInput, one.source, placeIn(one, problem), {
				message: `${problem.message.replace(/^The input /, `The input of \`${one.name}\` `)}`,
				help: helpFor$1(problem)
			}));
		}
		for (const identity of mediaPaths) checkMedia(one, identity, options.media, findings);
		checkHistory(one, options.media, findings);
	}
	return findings;
}
/** The input as the template gets it: a variable that the case leaves out has its default. */
function withDefaults$1(prompt, input) {
	if (Object.keys(prompt.input.default).every((name) => Object.hasOwn(input, name))) return input;
	const merged = {};
	for (const source of [prompt.input.default, input]) for (const [name, value] of Object.entries(source)) require_json.setOwnProperty(merged, name, value);
	return merged;
}
function casesFile(prompt) {
	return `${prompt.settings.file.replace(/^.*\//, "").replace(/\.[^.]*$/, "")}.cases.yaml`;
}
function duplicates(cases) {
	const seen = /* @__PURE__ */ new Map();
	const findings = [];
	for (const one of cases) {
		const key = one.name.normalize("NFC").toLowerCase();
		const first = seen.get(key);
		if (first === void 0) {
			seen.set(key, one);
			continue;
		}
		const same = first.name === one.name;
		findings.push(require_finding_at.createFinding(require_rules$2.duplicateCase, one.source, one.range, {
			message: same ? `There is a case \`${one.name}\` already, on line ${first.range.start.line}.` : `\`${one.name}\` and \`${first.name}\` on line ${first.range.start.line} are one name on many file systems.`,
			help: "Give it a name of its own."
		}));
	}
	return findings;
}
/** Each default alone: that others are missing is no fault of theirs. */
function checkDefaults(prompt, validator) {
	if (validator === void 0 || Object.keys(prompt.input.default).length === 0) return [];
	return validator.validate(prompt.input.default).filter((problem) => problem.pointer !== "").map((problem) => {
		const range = rangeAt(`/input/default${problem.pointer}`, problem.target, prompt.locations);
		return require_finding_at.createFinding(require_rules$2.defaultInvalid, prompt.settings, range, {
			message: problem.message,
			help: helpFor$1(problem)
		});
	});
}
/** A problem of a value that the case does not give is one of the default, and reported there. */
function isOfDefault(problem, one) {
	const [, first] = problem.pointer.split("/");
	return first !== void 0 && !Object.hasOwn(one.input, first.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function placeIn(one, problem) {
	if (problem.pointer === "") return one.locations.keyAt(one.inputPointer) ?? one.range;
	const pointer = one.inputPointer + problem.pointer;
	if (problem.keyword === "required" || problem.keyword === "dependentRequired") return one.locations.keyAt(pointer) ?? one.locations.valueAt(pointer) ?? one.range;
	return rangeAt(pointer, problem.target, one.locations);
}
function rangeAt(pointer, target, locations) {
	return (target === "key" ? locations.keyAt(pointer) : locations.valueAt(pointer)) ?? locations.nearestTo(pointer);
}
function helpFor$1(problem) {
	const property = problem.params["property"];
	const name = typeof property === "string" ? property : "";
	switch (problem.keyword) {
		case "required":
		case "dependentRequired": return `Add \`${name}\`, or make it optional in the input schema.`;
		case "additionalProperties":
		case "unevaluatedProperties": {
			const meant = problem.params["nearest"];
			return typeof meant === "string" ? `Write \`${meant}\`, or add \`${name}\` to the input schema.` : `Remove it, or add \`${name}\` to the input schema.`;
		}
		case "type": return "Correct the value, or its type in the input schema.";
		default: return "Correct the value, or the input schema.";
	}
}
function checkMedia(one, identity, media, findings) {
	for (const [path, value] of valuesAt(one.input, identity)) {
		if (typeof value !== "string") continue;
		checkMediaAddress(value, media, (rule, text) => {
			const range = rangeAt(one.inputPointer + require_json.jsonPointer(path), "value", one.locations);
			if (!findings.some((finding) => finding.rule === rule.id && finding.range === range)) findings.push(require_finding_at.createFinding(rule, one.source, range, text));
		});
	}
}
/** Media of the conversation so far are delivered as they are, so they follow the same rules. */
function checkHistory(one, media, findings) {
	let left = mostMedia;
	for (const [index, { content }] of one.history.entries()) for (const [at, part] of content.entries()) {
		if (!("media" in part)) continue;
		checkMediaAddress(part.media.url, media, (rule, text) => {
			if (left-- <= 0) return;
			const pointer = `${one.pointer}/history/${index}/content/${at}/media/url`;
			findings.push(require_finding_at.createFinding(rule, one.source, rangeAt(pointer, "value", one.locations), text));
		});
		if (left <= 0) return;
	}
}
/** The values that an identity of a template stands for in one input. */
function valuesAt(input, identity) {
	let found = [[[], input]];
	for (const segment of identity.split("/").slice(1)) {
		const next = [];
		for (const [path, value] of found) {
			if (segment.startsWith("*")) {
				const inner = Array.isArray(value) ? value.entries() : require_json.isJsonObject(value) ? Object.entries(value) : [];
				for (const [key, element] of inner) if (next.length < mostMedia) next.push([[...path, key], element]);
				continue;
			}
			const name = unescapeName(segment);
			const inner = require_json.isJsonObject(value) ? require_json.ownProperty(value, name) : Array.isArray(value) ? value[Number(name)] : void 0;
			if (inner !== void 0) next.push([[...path, name], inner]);
		}
		found = next;
	}
	return found;
}

// src/prompts/front-matter.ts
/** Reads the settings of a prompt file. Never throws. */
async function readFrontMatter(source, compat = "strict") {
	const { text } = source;
	const parts = splitFrontMatter(text, compat);
	const whole = {
		source,
		text,
		startOffset: 0
	};
	if (parts.kind === "none") {
		const strict = compat === "dotprompt" ? splitFrontMatter(text, "strict") : parts;
		const findings = [...strict.kind === "settings" ? endsWithFence(source, strict.endsAtFence, "error") : [], ...nearlyOpened(source)];
		return {
			present: false,
			settings: {},
			locations: require_locations.noLocations(source.file),
			template: whole,
			findings
		};
	}
	if (parts.kind === "unclosed") {
		const finding = require_finding_at.createFinding(require_load_rules.frontMatterUnclosed, source, parts.opening, {
			message: "Settings begin at this line and are never closed.",
			help: `${nearlyFence(source, parts.opening.end)}Write a line \`---\` between the settings and the template.`
		});
		return {
			present: false,
			settings: {},
			locations: require_locations.noLocations(source.file),
			template: whole,
			findings: [finding]
		};
	}
	const findings = [...endsWithFence(source, parts.endsAtFence, require_load_rules.frontMatterEnd.severity)];
	const { value, locations, problems } = await require_yaml.readYaml(source, parts.settings);
	findings.push(...problems);
	const settings = require_json.isJsonObject(value) ? value : {};
	if (value !== void 0 && value !== null && !require_json.isJsonObject(value)) findings.push(require_finding_at.createFinding(require_load_rules.frontMatterInvalid, source, parts.settings, {
		message: "What stands between the two `---` lines is no settings.",
		help: "Write settings as `key: value`, or remove the first `---` if it is text of the template."
	}));
	const body = compat === "dotprompt" && problems.some(({ severity }) => severity === "error") ? trimmed(text, 0, text.length) : parts.body;
	return {
		present: true,
		settings,
		locations,
		template: {
			source,
			text: text.slice(body.start, body.end),
			startOffset: body.start
		},
		findings
	};
}
/** A line of two or more dashes, also those that word processors make of `---`. */
const nearFence = /^(?:-{2}|-{4,10}|[-\u2013\u2014]{0,9}[\u2013\u2014][-\u2013\u2014]{0,9})[ \t]{0,20}$/m;
/** Settings are short: a rule drawn far down in a text closes none. */
const longestSettings = 2e4;
/** Settings between lines that are nearly `---`: the model would see them. */
function nearlyOpened(source) {
	const { text } = source;
	const start = skipHeader(text);
	const end = text.indexOf("\n", start);
	const line = text.slice(start, end === -1 ? start : Math.min(end, start + 20)).trimEnd();
	if (!nearFence.test(line)) return [];
	const rest = text.slice(end + 1, end + 1 + longestSettings);
	if (!looksLikeSettings(text, end + 1) || !nearFence.test(rest)) return [];
	return [require_finding_at.createFinding(require_load_rules.frontMatterUnclosed, source, {
		start,
		end: start + line.length
	}, {
		message: `The line \`${line}\` opens no settings, so what follows is text that the model sees.`,
		help: "Write `---`, three hyphens, above the settings and below them."
	})];
}
/** Names the line that was meant to close the settings, where one is nearly `---`. */
function nearlyFence(source, from) {
	const found = nearFence.exec(source.text.slice(from, from + longestSettings));
	if (found === null) return "";
	const { line } = require_text.linesOf(source).positionAt(from + found.index);
	return `Line ${line} is \`${found[0].trimEnd()}\`, not \`---\`. `;
}
function endsWithFence(source, fence, severity) {
	if (fence === void 0) return [];
	return [require_finding_at.createFinding(require_load_rules.frontMatterEnd, source, fence, {
		message: "The file ends right after the line that closes the settings, without a line end.",
		help: "Write a template below the line, or at least a line end.",
		severity
	})];
}
/**
* Where settings and template stand in a text whose lines end in LF. `strict` differs from Dotprompt in three places: `---` right below `---` is empty
* settings, a closing line may end the file, and settings that are never closed are told apart from text.
*/
function splitFrontMatter(text, compat) {
	const opening = skipHeader(text);
	if (!text.startsWith("---", opening)) return { kind: "none" };
	const afterOpening = blankRun(text, opening + 3);
	if (afterOpening === void 0) return { kind: "none" };
	const start = afterOpening.lastLine;
	const atFence = text.startsWith("---", start) ? blankRun(text, start + 3) : void 0;
	const empty = (fenceEnd) => ({
		kind: "settings",
		settings: {
			start,
			end: start
		},
		body: trimmed(text, fenceEnd, text.length)
	});
	if (compat === "strict" && atFence !== void 0) return empty(atFence.lastLine);
	const closing = findFence(text, start);
	if (closing !== void 0) return {
		kind: "settings",
		settings: {
			start,
			end: closing.start
		},
		body: trimmed(text, closing.bodyStart, text.length)
	};
	if (compat === "dotprompt") return atFence !== void 0 && afterOpening.blankBefore ? empty(atFence.lastLine) : { kind: "none" };
	const atEnd = fenceAtEnd(text, start);
	if (atEnd !== void 0) {
		const body = {
			start: text.length,
			end: text.length
		};
		return {
			kind: "settings",
			settings: {
				start,
				end: Math.max(start, atEnd.start - 1)
			},
			body,
			endsAtFence: {
				start: atEnd.start,
				end: atEnd.start + 3
			}
		};
	}
	return looksLikeSettings(text, start) ? {
		kind: "unclosed",
		opening: {
			start: opening,
			end: opening + 3
		}
	} : { kind: "none" };
}
/** Past blank lines and lines that begin with `#` (licences), which newer versions of Dotprompt allow before the settings. */
function skipHeader(text) {
	let at = 0;
	for (;;) {
		let content = at;
		while (text[content] === " " || text[content] === "	") content++;
		if (!(text[content] === "\n" || text[at] === "#")) return at;
		const end = text.indexOf("\n", at);
		if (end === -1) return at;
		at = end + 1;
	}
}
/** The white space that begins here; undefined where it holds no line end. */
function blankRun(text, from) {
	let lastLine = -1;
	let lineBefore = -1;
	for (let at = from; at < text.length && isBlank$2(text.charCodeAt(at)); at++) {
		if (text[at] !== "\n") continue;
		lineBefore = lastLine === -1 ? -1 : at - lastLine;
		lastLine = at + 1;
	}
	return lastLine === -1 ? void 0 : {
		lastLine,
		blankBefore: lineBefore > 0
	};
}
/** White space as `\s` has it. */
function isBlank$2(code) {
	if (code === 32 || code >= 9 && code <= 13) return true;
	return code >= 160 && /\s/.test(String.fromCharCode(code));
}
/** The first line from here on that closes the settings: `---` and blanks, with a line end. */
function findFence(text, from) {
	for (let at = text.indexOf("\n---", from); at !== -1; at = text.indexOf("\n---", at + 1)) {
		const run = blankRun(text, at + 4);
		if (run !== void 0) return {
			start: at,
			bodyStart: run.lastLine
		};
	}
}
/** A last line `---` without a line end. */
function fenceAtEnd(text, from) {
	const start = text.lastIndexOf("\n") + 1;
	return start >= from && /^---[ \t]*$/.test(text.slice(start, start + 200)) && text.length - start < 200 ? { start } : void 0;
}
/** `key:` at the start of the first line that holds something: somebody meant settings, not a line drawn in the text. */
function looksLikeSettings(text, from) {
	return /^\s*[A-Za-z_][\w.-]{0,60}:(?:\s|$)/.test(text.slice(from, from + 500));
}
function trimmed(text, from, to) {
	const part = text.slice(from, to);
	const start = from + part.length - part.trimStart().length;
	return {
		start,
		end: Math.max(start, from + part.trimEnd().length)
	};
}

// src/prompts/load-tools.ts
const toolExtension = /(?:\.tool)?\.(?:json|yaml|yml)$/;
/** What Bedrock's Converse takes (ToolSpecification.name). */
const toolName = /^[a-zA-Z0-9_-]{1,64}$/;
/** Reads the files in the folders of tools: one definition each, or a list of them. */
async function loadToolLibrary(project, schemas, findings) {
	const tools = /* @__PURE__ */ new Map();
	for await (const { path, source, data } of require_load_schemas.dataFiles(project, "tools", toolExtension, findings)) {
		const { value, locations } = data;
		if (value === void 0 || value === null) continue;
		const stem = path.slice(path.lastIndexOf("/") + 1).replace(toolExtension, "");
		for (const { definition, pointer } of definitionsIn(value)) {
			const place = {
				source,
				locations,
				pointer
			};
			const tool = readTool(definition, place, schemas, findings, stem);
			if (tool === void 0) continue;
			if (tools.has(tool.name)) report(findings, place, "/name", `The tool \u201c${tool.name}\u201d is defined twice.`, "Remove or rename one.");
			else tools.set(tool.name, tool);
		}
	}
	return tools;
}
/** A file holds one definition, a list, or the `tools` of a request as Bedrock, OpenAI or MCP write it. */
function definitionsIn(value) {
	if (Array.isArray(value)) return value.map((definition, index) => ({
		definition,
		pointer: `/${index}`
	}));
	if (require_json.isJsonObject(value)) {
		const list = require_json.ownProperty(value, "tools");
		if (Array.isArray(list) && require_json.ownProperty(value, "name") === void 0) return list.map((definition, index) => ({
			definition,
			pointer: `/tools/${index}`
		}));
	}
	return [{
		definition: value,
		pointer: ""
	}];
}
/**
* One definition: ours, or that of Bedrock (`toolSpec`, `inputSchema.json`), Anthropic (`input_schema`), OpenAI
* (`function`, `parameters`) or MCP. `stem` names a definition that does not name itself.
*/
function readTool(written, place, schemas, findings, stem) {
	if (!require_json.isJsonObject(written)) {
		report(findings, place, "", "This is no definition of a tool.", "Write `name`, `description` and `inputSchema`.");
		return;
	}
	const wrapper = ["toolSpec", "function"].find((key) => require_json.isJsonObject(require_json.ownProperty(written, key)));
	if (wrapper !== void 0) return readTool(require_json.ownProperty(written, wrapper) ?? null, {
		...place,
		pointer: `${place.pointer}/${wrapper}`
	}, schemas, findings, stem);
	const name = require_json.ownProperty(written, "name") ?? stem;
	if (typeof name !== "string" || !toolName.test(name)) {
		report(findings, place, "/name", typeof name === "string" ? `\u201c${name}\u201d is no name for a tool.` : "The tool has no name.", "Write a name of letters, digits, hyphens and underscores, at most 64.");
		return;
	}
	const description = require_json.ownProperty(written, "description");
	const inputSchema = schemaOf$1(written, [
		"inputSchema",
		"input_schema",
		"parameters"
	], place, schemas, findings);
	const outputSchema = schemaOf$1(written, ["outputSchema", "output_schema"], place, schemas, findings);
	return {
		name,
		...typeof description === "string" ? { description } : {},
		...inputSchema === void 0 ? {} : { inputSchema },
		...outputSchema === void 0 ? {} : { outputSchema }
	};
}
function schemaOf$1(written, keys, place, schemas, findings) {
	const key = keys.find((candidate) => Object.hasOwn(written, candidate));
	if (key === void 0) return void 0;
	const value = written[key];
	const pointer = `${place.pointer}/${key}`;
	const json = require_json.isJsonObject(value) && Object.keys(value).length === 1 ? require_json.ownProperty(value, "json") : void 0;
	return require_json.isJsonObject(json) ? schemas.read(json, place.source, place.locations, `${pointer}/json`, findings).schema : schemas.read(value, place.source, place.locations, pointer, findings).schema;
}
function report(findings, place, below, message, help) {
	const { locations, pointer } = place;
	const range = locations.valueAt(`${pointer}${below}`) ?? locations.nearestTo(pointer);
	findings.push(require_finding_at.createFinding(require_load_rules.toolInvalid, place.source, range, {
		message,
		help
	}));
}

// src/prompts/load-dotprompt.ts
/** The name of the file in which a pipeline publishes the answer, as classic prompts have it. May hold variables. */
const answerFileKey = "slipway.file";
/** Reads a prompt. Whatever is wrong with it is a finding; there is always a prompt. */
async function readDotprompt(name, source, context, findings) {
	const { settings, locations, template, findings: problems } = await readFrontMatter(source, context.compat);
	findings.push(...problems);
	const misfits = context.frontMatter.validate(settings);
	if (misfits.length > 0) findings.push(...require_load.shapeFindings(misfits, {
		source,
		locations,
		schema: require_front_matter_schema.frontMatterSchema,
		page: "docs/prompts.md",
		syntax: problems,
		belongs: (pointer) => parameterNames.test(pointer.slice(1)) ? "put it below `config:`" : void 0,
		otherwise: placeOfKey,
		unknownKeys: context.compat === "dotprompt" ? "warning" : "error"
	}));
	const input = objectIn$1(settings, "input");
	const output = objectIn$1(settings, "output");
	const own = textIn(settings, "model");
	const model = own ?? context.model;
	const inSchemas = [];
	const inputSchema = context.schemas.read(require_json.ownProperty(input, "schema"), source, locations, "/input/schema", inSchemas);
	const inputBroken = inSchemas.length > 0 || context.schemas.isBroken(require_json.ownProperty(input, "schema"));
	const outputSchema = context.schemas.read(require_json.ownProperty(output, "schema"), source, locations, "/output/schema", inSchemas);
	const soundLines = require_load.linesBeforeSyntaxError(problems);
	const inTools = [];
	const tools = readTools(settings, source, locations, context, inTools);
	findings.push(...[...inSchemas, ...inTools].filter(({ range }) => range.end.line <= soundLines));
	const settingsBroken = problems.some(({ severity }) => severity === "error");
	const misfitInput = misfits.some(({ pointer }) => pointer === "/input" || pointer.startsWith("/input/"));
	const description = textIn(settings, "description");
	const format = textIn(output, "format");
	const file = textIn(settings, answerFileKey);
	return {
		prompt: {
			name,
			form: "dotprompt",
			...description === void 0 ? {} : { description },
			...model === void 0 ? {} : {
				model,
				modelFrom: own === void 0 ? "project" : "prompt"
			},
			config: objectIn$1(settings, "config"),
			input: {
				...inputSchema.schema === void 0 ? {} : {
					schema: inputSchema.schema,
					schemaFrom: "author"
				},
				...inputSchema.places === void 0 ? {} : { schemaPlaces: inputSchema.places },
				default: objectIn$1(input, "default")
			},
			output: {
				...format === void 0 ? {} : { format },
				...outputSchema.schema === void 0 ? {} : { schema: outputSchema.schema },
				...outputSchema.places === void 0 ? {} : { schemaPlaces: outputSchema.places },
				...file === void 0 ? {} : { file },
				...typeof output["constrained"] === "boolean" ? { constrained: output["constrained"] } : {}
			},
			...tools,
			extensions: extensionsIn(settings),
			template,
			settings: source,
			locations
		},
		unclear: {
			settings: settingsBroken,
			input: settingsBroken || misfitInput || inputBroken
		}
	};
}
/** Parameters as services and libraries spell them. */
const parameterNames = /^(?:temperature|top_?[pk]|max_?(?:output_?|completion_?)?tokens|stop(?:_?sequences)?|effort|thinking)$/i;
const wordsForVariables = /^(?:variables?|vars|inputs?|params|parameters|arguments|args)$/i;
const wordsForText = /^(?:system|user|assistant|prompt|template|messages?|text|content|instructions)$/i;
/** Where a key belongs that people put in a wrong place: rest of a sentence. */
function placeOfKey(pointer) {
	const [, first = "", second, third] = pointer.split("/");
	if (third !== void 0) return void 0;
	if (second !== void 0) return first === "input" ? "put it below `input: { schema: \u2026 }` where it is a variable" : void 0;
	if (wordsForVariables.test(first)) return "declare variables below `input: { schema: \u2026 }`";
	if (wordsForText.test(first)) return "write what is said below the settings, after `{{role \"system\"}}` or `{{role \"user\"}}`";
}
/** Reads a partial. Settings at its top are left out, but in `compat: dotprompt` they are text, as there. */
async function readPartial(name, source, compat, findings) {
	const { present, template, findings: problems } = await readFrontMatter(source);
	if (!present) return {
		name,
		template: {
			source,
			text: source.text,
			startOffset: 0
		}
	};
	findings.push(...problems, require_finding_at.createFinding(require_load_rules.partialSettings, source, {
		start: 0,
		end: 3
	}, {
		message: compat === "dotprompt" ? "This partial begins with settings, which Dotprompt puts into the text of the prompt." : "This partial begins with settings, which have no effect.",
		help: "Remove them, or move them to the prompts that call it."
	}));
	return {
		name,
		template: compat === "dotprompt" ? {
			source,
			text: source.text,
			startOffset: 0
		} : template
	};
}
function readTools(settings, source, locations, context, findings) {
	const names = [];
	const definitions = /* @__PURE__ */ new Map();
	const add = (written, pointer) => {
		if (!require_json.isJsonObject(written)) return;
		const tool = readTool(written, {
			source,
			locations,
			pointer
		}, context.schemas, findings);
		if (tool === void 0) return;
		if (!names.includes(tool.name)) names.push(tool.name);
		definitions.set(tool.name, tool);
	};
	for (const [index, written] of listIn(settings, "toolDefs").entries()) add(written, `/toolDefs/${index}`);
	for (const [index, written] of listIn(settings, "tools").entries()) {
		if (typeof written !== "string") {
			add(written, `/tools/${index}`);
			continue;
		}
		if (!names.includes(written)) names.push(written);
		if (definitions.has(written)) continue;
		const tool = context.tools.get(written);
		if (tool !== void 0) {
			definitions.set(written, tool);
			continue;
		}
		const near = require_nearest.nearest(written, context.tools.keys());
		const place = locations.valueAt(`/tools/${index}`) ?? locations.nearestTo("/tools");
		findings.push(require_finding_at.createFinding(require_load_rules.toolMissing, source, place, {
			message: `The tool \u201c${written}\u201d is defined nowhere${near === void 0 ? "." : `; did you mean \u201c${near}\u201d?`}`,
			help: near === void 0 ? `Write its definition into tools/${written}.yaml.` : `Write \`${near}\`.`
		}));
	}
	return {
		tools: names,
		toolDefinitions: [...definitions.values()]
	};
}
/** Namespaced keys as Dotprompt nests them, the namespace being all before the last dot; and settings that are kept. */
function extensionsIn(settings) {
	const extensions = {};
	const namespaces = /* @__PURE__ */ new Map();
	for (const [key, value] of Object.entries(settings)) {
		const dot = key.lastIndexOf(".");
		if (dot === -1) {
			if (require_front_matter_schema.keptSettings.includes(key)) extensions[key] = value;
			continue;
		}
		const name = key.slice(0, dot);
		const namespace = namespaces.get(name) ?? {};
		require_json.setOwnProperty(namespace, key.slice(dot + 1), value);
		namespaces.set(name, namespace);
	}
	for (const [name, namespace] of namespaces) require_json.setOwnProperty(extensions, name, namespace);
	return extensions;
}
const nothing$1 = {};
function objectIn$1(settings, key) {
	const value = require_json.ownProperty(settings, key);
	return require_json.isJsonObject(value) ? value : nothing$1;
}
function textIn(settings, key) {
	const value = require_json.ownProperty(settings, key);
	return typeof value === "string" ? value : void 0;
}
function listIn(settings, key) {
	const value = require_json.ownProperty(settings, key);
	return Array.isArray(value) ? value : [];
}

// src/prompts/template/helper-shapes.ts
const noOptions$1 = [];
/** Helpers that open a block. */
const blockHelpers = /* @__PURE__ */ new Set([
	"if",
	"unless",
	"each",
	"with",
	"ifEquals",
	"unlessEquals"
]);
/** Helpers that give a value. */
const valueHelpers = /* @__PURE__ */ new Set(["json", "lookup"]);
/** Helpers that give a message, a place in the conversation, or a part. */
const structureHelpers = /* @__PURE__ */ new Set([
	"role",
	"history",
	"media",
	"section"
]);
/** Names that Handlebars resolves to helpers that do not exist here. */
const reservedNames = /* @__PURE__ */ new Set([
	"log",
	"helperMissing",
	"blockHelperMissing"
]);
/** True for every name that Handlebars or Dotprompt would take for a helper rather than for a variable. */
function isHelper(name) {
	return blockHelpers.has(name) || valueHelpers.has(name) || structureHelpers.has(name) || reservedNames.has(name);
}
/** Undefined for what is no helper. */
function shapeOf(name) {
	switch (name) {
		case "if":
		case "unless": return shape(1, `{{#${name} value}}\u2026{{/${name}}}`, ["includeZero"]);
		case "each": return shape(1, "{{#each list}}\u2026{{/each}}");
		case "with": return shape(1, "{{#with value}}\u2026{{/with}}");
		case "ifEquals":
		case "unlessEquals": return shape(2, `{{#${name} status "lost"}}\u2026{{/${name}}}`);
		case "json": return shape(1, "{{json value indent=2}}", ["indent"]);
		case "lookup": return shape(2, "{{lookup prices product}}");
		case "role": return shape(1, "{{role \"user\"}}");
		case "section": return shape(1, "{{section \"output\"}}");
		case "history": return shape(0, "{{history}}");
		case "media": return shape(0, "{{media url=photo contentType=\"image/png\"}}", ["url", "contentType"], ["url"]);
		default: return;
	}
}
function shape(parameters, example, options = noOptions$1, required = noOptions$1) {
	return {
		parameters,
		options,
		required,
		example
	};
}

// src/prompts/template/problems.ts
/** Findings about the syntax of one template. The first few are what a person repairs before looking again. */
const mostProblems = 50;
/** One for a template. Findings past the bound are dropped, but `fatal` stays true. */
var Problems = class {
	findings = [];
	source;
	/** True where the template cannot be rendered: a finding of severity `error` by its rule was reported. */
	fatal = false;
	constructor(source) {
		this.source = source;
	}
	get full() {
		return this.findings.length >= mostProblems;
	}
	/** `severity` where it differs from the rule's own; the template can be rendered all the same then. */
	add(rule, place, message, help, severity) {
		if (rule.severity === "error") this.fatal = true;
		if (this.full) return;
		if (this.source.lines === void 0) this.source = require_text.createSource(this.source.file, this.source.text);
		this.findings.push(require_finding_at.createFinding(rule, this.source, place, {
			message,
			help,
			...severity === void 0 ? {} : { severity }
		}));
	}
	/** In the order of the file. */
	sorted() {
		return this.findings.sort((left, right) => left.range.start.line - right.range.start.line || left.range.start.column - right.range.start.column);
	}
};
/** A piece of a template for a message: on one line, and short. */
function shown(text) {
	const line = text.replaceAll(/\s+/g, " ").trim();
	return line.length > 60 ? `${line.slice(0, 57)}\u2026` : line;
}

// src/prompts/template/helper-calls.ts
/** Holds calls against the shapes of helpers, and says what is wrong with those that do not fit. */
/** True where number and names of the arguments fit the helper's shape; reported otherwise. */
function fitsShape(name, call, place, problems) {
	const shape = shapeOf(name);
	if (shape === void 0) return false;
	const extra = call.pairs.find((pair) => !shape.options.includes(pair.key));
	if (extra !== void 0) {
		const near = require_nearest.nearest(extra.key, shape.options);
		const comparison = name === "if" || name === "unless";
		problems.add(require_rules$2.helperArguments, extra, `\`${name}\` has no option \`${shown(extra.key)}\`.`, near !== void 0 ? `Did you mean \`${near}\`?` : `Write \`${shape.example}\`${comparison ? `; to compare, \`{{#ifEquals ${shown(extra.key)} \u2026}}\u2026{{/ifEquals}}\`` : ""}.`);
		return false;
	}
	const missing = shape.required.find((option) => !call.pairs.some((pair) => pair.key === option && isGiven(pair)));
	if (call.parameters.length === shape.parameters && missing === void 0) return true;
	reportCount(name, shape, call, place, missing, problems);
	return false;
}
/** An option that is written as `undefined` is not given. */
function isGiven({ value }) {
	return value.kind !== "literal" || value.value !== void 0;
}
function reportCount(name, shape, call, place, missing, problems) {
	const given = call.parameters.length;
	const wanted = [
		"no plain argument",
		"one argument",
		"two arguments"
	][shape.parameters];
	problems.add(require_rules$2.helperArguments, place, missing !== void 0 && given === shape.parameters ? `\`${name}\` needs the option \`${missing}\`.` : `\`${name}\` takes ${wanted}; here it gets ${given === 0 ? "none" : given}.`, `Write \`${shape.example}\`.${blockHelpers.has(name) ? "" : variableHint(name, call)}`);
}
/** Reports a helper where another kind of helper belongs. */
function reportMisplaced(name, call, place, problems) {
	if (reservedNames.has(name)) {
		problems.add(require_rules$2.unsupportedSyntax, place, name === "log" ? "`log` is not supported: it would write into the log of the build." : `\`${name}\` is a name of Handlebars' own.`, `Remove the tag; a variable of this name is read with \`{{this.${name}}}\`.`);
		return;
	}
	problems.add(require_rules$2.helperArguments, place, blockHelpers.has(name) ? `\`${name}\` is a block and needs \`#\`.` : `\`${name}\` is no block.`, `Write \`${shapeOf(name)?.example ?? name}\`.${variableHint(name, call)}`);
}
/** Without arguments it is, most likely, a variable that has a helper's name. */
function variableHint(name, call) {
	return call.parameters.length === 0 && call.pairs.length === 0 ? ` A variable of this name is read with \`{{this.${name}}}\`.` : "";
}
/** Reports a name with arguments that is no helper. `textOf` gives the template's text at a place. */
function reportUnknown(call, place, textOf, problems) {
	const { head, parameters, pairs } = call;
	const written = textOf(head);
	const last = parameters.at(-1);
	const near = require_nearest.nearest(written, [
		...blockHelpers,
		...valueHelpers,
		...structureHelpers
	]);
	let help = "Helpers cannot be added: compute the value before, and pass it as a variable.";
	if (near !== void 0) help = `Did you mean \`${near}\`?`;
	else if (pairs.length === 0 && last?.kind === "path" && last.original === "." && last.start === head.end) help = `Remove the dot at the end: \`{{${shown(written)}}}\`.`;
	else if (pairs.length === 0 && head.kind === "path" && parameters.every((operand) => operand.kind === "path")) {
		const words = textOf({
			start: head.start,
			end: (last ?? head).end
		});
		help = `If this is the name of one variable, write \`{{[${shown(words)}]}}\`; helpers of your own cannot be added.`;
	}
	problems.add(require_rules$2.unknownHelper, place, `There is no helper \`${shown(written)}\`.`, help);
}

// src/prompts/template/expressions.ts
const noOptions = {};
/** For one text. Everything comes back undefined after a problem, which is in `problems` then. */
var ExpressionBuilder = class {
	text;
	base;
	problems;
	/** `base` is the offset of `text` in its file. */
	constructor(text, base, problems) {
		this.text = text;
		this.base = base;
		this.problems = problems;
	}
	textOf(place) {
		return this.text.slice(place.start - this.base, place.end - this.base);
	}
	/** The argument at `index`; undefined where it is missing or has a problem. */
	argument(call, index, locals) {
		const operand = call.parameters[index];
		return operand === void 0 ? void 0 : this.expression(operand, locals);
	}
	/** `key=value` arguments; undefined after a problem. */
	options(call, locals) {
		if (call.pairs.length === 0) return noOptions;
		const options = Object.create(null);
		for (const pair of call.pairs) {
			if (Object.hasOwn(options, pair.key)) {
				this.problems.add(require_rules$2.helperArguments, pair, `\`${shown(pair.key)}\` is given twice.`, "Remove one of the two.");
				return;
			}
			const value = this.expression(pair.value, locals);
			if (value === void 0) return void 0;
			if (value.type !== "undefined") options[pair.key] = value;
		}
		return options;
	}
	/** `json \u2026` or `lookup \u2026`, in a tag or in parentheses; undefined after a problem. */
	valueCall(name, call, place, locals) {
		if (!fitsShape(name, call, place, this.problems)) return void 0;
		const { start, end } = place;
		const first = this.argument(call, 0, locals);
		const options = this.options(call, locals);
		if (first === void 0 || options === void 0) return void 0;
		if (name === "json") return {
			type: "call",
			helper: "json",
			arguments: [first],
			options,
			start,
			end
		};
		const key = this.argument(call, 1, locals);
		if (key === void 0) return void 0;
		return {
			type: "call",
			helper: "lookup",
			arguments: [first, key],
			options,
			start,
			end
		};
	}
	/** What stands first in a tag and is no helper. A literal there is a name too: `{{"first name"}}`, `{{12}}`. */
	headPath(head, locals) {
		const { start, end } = head;
		if (head.kind !== "path") {
			const name = head.kind === "literal" ? String(head.value) : "";
			const parts = [name];
			return this.path({
				kind: "path",
				data: false,
				up: 0,
				scoped: false,
				parts,
				original: name,
				start,
				end
			}, locals);
		}
		const [name] = head.parts;
		if (!head.data || head.parts.length !== 1 || name === void 0 || !isHelper(name)) return this.path(head, locals);
		this.problems.add(require_rules$2.unsupportedSyntax, head, `\`@${name}\` is taken for the helper \`${name}\` by Dotprompt.`, "Give the context data another name.");
	}
	expression(operand, locals) {
		const { start, end } = operand;
		switch (operand.kind) {
			case "path": return this.path(operand, locals);
			case "literal": return operand.value === void 0 ? {
				type: "undefined",
				start,
				end
			} : {
				type: "literal",
				value: operand.value,
				start,
				end
			};
			default: return this.parenthesis(operand.call, operand, locals);
		}
	}
	parenthesis(call, place, locals) {
		const name = helperName(call.head, locals);
		if (name !== void 0 && valueHelpers.has(name)) return this.valueCall(name, call, place, locals);
		if (name !== void 0 && isHelper(name)) this.problems.add(require_rules$2.helperArguments, place, `\`${name}\` gives no value, so it cannot stand in parentheses.`, blockHelpers.has(name) ? `Use it as a block: \`{{#${name} \u2026}}\u2026{{/${name}}}\`.` : "Use it in a tag of its own.");
		else reportUnknown(call, place, (range) => this.textOf(range), this.problems);
	}
	path(operand, locals) {
		const { data, up, scoped, parts, start, end } = operand;
		const text = this.textOf(operand);
		const [first] = parts;
		let root;
		if (!data) {
			const local = first !== void 0 && !scoped && isLocal(first, locals);
			root = local ? {
				kind: "local",
				name: first
			} : {
				kind: "context",
				up
			};
			return {
				type: "path",
				root,
				segments: local ? parts.slice(1) : parts,
				text,
				start,
				end
			};
		}
		if (first === void 0 || first === "_parent" || first === "partial-block" || first === "root" && up > 0) {
			this.problems.add(require_rules$2.unsupportedSyntax, operand, `\`${shown(text)}\` has no meaning here.`, first === "root" ? "Write `@root`: it is the same everywhere." : "What can be read is `@root`, `@index`, `@key`, `@first`, `@last`, and context data such as `@state`.");
			return;
		}
		root = first === "root" ? { kind: "root" } : {
			kind: "data",
			name: first,
			up
		};
		return {
			type: "path",
			root,
			segments: parts.slice(1),
			text,
			start,
			end
		};
	}
};
/** The name that a call goes by where it can be a helper: one plain part, no `this`, no `..`, no block parameter. */
function helperName(head, locals) {
	if (head.kind === "literal") return String(head.value);
	if (head.kind !== "path" || head.data || head.scoped || head.parts.length !== 1) return void 0;
	const [name] = head.parts;
	return name === void 0 || isLocal(name, locals) ? void 0 : name;
}
function isLocal(name, locals) {
	for (let scope = locals; scope !== void 0; scope = scope.outer) if (scope.names.includes(name)) return true;
	return false;
}

// src/prompts/template/build.ts
/**
* Gives Handlebars' statements their meaning: helpers become nodes of their own, names become paths, and what would
* run code, fail while rendering or mean something else in Dotprompt is reported.
*/
const nothing = [];
/** `text` is the template, `base` its offset in the file; `dynamicNames` allows roles and sections from data. */
function buildTree(program, text, base, dynamicNames, problems) {
	const builder = new TreeBuilder(new ExpressionBuilder(text, base, problems), dynamicNames, problems);
	return {
		nodes: builder.nodes(program, void 0),
		partials: [...builder.partials],
		comments: builder.comments
	};
}
var TreeBuilder = class {
	partials = /* @__PURE__ */ new Set();
	comments = [];
	expressions;
	dynamicNames;
	problems;
	constructor(expressions, dynamicNames, problems) {
		this.expressions = expressions;
		this.dynamicNames = dynamicNames;
		this.problems = problems;
	}
	nodes(program, locals) {
		if (program === void 0 || program.body.length === 0) return nothing;
		const nodes = [];
		for (const statement of program.body) switch (statement.kind) {
			case "content":
				if (statement.value !== "") addText(nodes, statement.value, statement);
				break;
			case "comment":
				this.comments.push({
					text: statement.text,
					start: statement.start,
					end: statement.end
				});
				break;
			case "mustache":
				push(nodes, this.mustache(statement, locals));
				break;
			case "partial":
				push(nodes, this.partial(statement.call, statement, statement.indent, locals));
				break;
			default: push(nodes, this.block(statement, locals) ?? this.skipped(statement, locals));
		}
		return nodes;
	}
	mustache(statement, locals) {
		const { call, start, end } = statement;
		const name = helperName(call.head, locals);
		if (name !== void 0 && isHelper(name)) {
			if (structureHelpers.has(name)) return this.structure(name, call, statement, locals);
			if (!valueHelpers.has(name)) {
				reportMisplaced(name, call, statement, this.problems);
				return;
			}
			const value = this.expressions.valueCall(name, call, statement, locals);
			return value === void 0 ? void 0 : {
				type: "output",
				value,
				start,
				end
			};
		}
		if (hasArguments(call)) {
			this.unknown(call, statement);
			return;
		}
		const value = this.expressions.headPath(call.head, locals);
		return value === void 0 ? void 0 : {
			type: "output",
			value,
			start,
			end
		};
	}
	structure(name, call, place, locals) {
		if (!fitsShape(name, call, place, this.problems)) return void 0;
		const { start, end } = place;
		switch (name) {
			case "history": return {
				type: "history",
				start,
				end
			};
			case "media": {
				const { url, contentType } = this.expressions.options(call, locals) ?? {};
				if (url === void 0) return void 0;
				return {
					type: "media",
					url,
					...contentType === void 0 ? {} : { contentType },
					start,
					end
				};
			}
			default: {
				const value = this.expressions.argument(call, 0, locals);
				if (value === void 0 || !this.isStructureName(name, value, place)) return void 0;
				return name === "role" ? {
					type: "role",
					role: value,
					start,
					end
				} : {
					type: "section",
					name: value,
					start,
					end
				};
			}
		}
	}
	/** Roles and sections are written, not computed; a role is a lower-case word, a section one word (as in Dotprompt). */
	isStructureName(helper, value, place) {
		const isRole = helper === "role";
		if (value.type !== "literal") {
			if (this.dynamicNames && value.type !== "undefined") return true;
			const word = value.type === "path" ? value.text : "";
			if (isRole && require_roles.roleNames.includes(word)) {
				this.problems.add(require_rules$2.dynamicStructure, place, `\`${word}\` without quotes is a variable here, and data must not choose the role.`, `Write it in quotes: \`{{role "${word}"}}\`.`);
				return false;
			}
			this.problems.add(require_rules$2.dynamicStructure, place, `The ${helper} comes from data, so whoever controls the data chooses it.`, isRole ? "Write the role, `{{role \"user\"}}`, and choose between roles with `{{#ifEquals}}`." : "Write the name, `{{section \"output\"}}`, and choose between sections with `{{#ifEquals}}`.");
			return false;
		}
		const name = value.value;
		if (typeof name !== "string" || !(isRole ? /^[a-z]+$/ : /^\S+$/).test(name)) {
			this.problems.add(require_rules$2.helperArguments, place, `\`${shown(String(name))}\` is no name of a ${helper}.`, isRole ? "A role is one word in lower case: `{{role \"system\"}}`, `{{role \"user\"}}`, `{{role \"model\"}}`." : "A section is named by one word without spaces.");
			return false;
		}
		if (isRole) this.judgeRole(name, place);
		return true;
	}
	judgeRole(name, place) {
		if (require_roles.roleNames.includes(name)) return;
		const otherWord = require_roles.otherWordsForRoles.get(name);
		const near = otherWord ?? require_nearest.nearest(name, require_roles.roleNames);
		this.problems.add(require_rules$2.unknownRole, place, `\`${shown(name)}\` is none of Dotprompt's roles${otherWord === void 0 && near !== void 0 ? `; did you mean \`${near}\`?` : "."}`, near === void 0 ? "The roles are `system`, `user`, `model` and `tool`." : `Write \`{{role "${near}"}}\`.`, otherWord === void 0 && near !== void 0 ? "error" : void 0);
	}
	/** Undefined after a problem with the block's own tags. */
	block(block, locals) {
		const { call, opening } = block;
		if (block.partial) {
			const node = this.partial(call, block, "", locals);
			return node === void 0 ? void 0 : {
				...node,
				fallback: this.nodes(block.program, locals),
				opening
			};
		}
		const name = helperName(call.head, locals);
		if (name === void 0 || !isHelper(name)) return this.plainBlock(block, locals);
		if (!blockHelpers.has(name)) {
			reportMisplaced(name, call, opening, this.problems);
			return;
		}
		if (!fitsShape(name, call, opening, this.problems)) return void 0;
		return name === "each" || name === "with" ? this.loop(name, block, locals) : this.choice(name, block, locals);
	}
	plainBlock(block, locals) {
		if (hasArguments(block.call)) {
			this.unknown(block.call, block.opening);
			return;
		}
		const value = this.expressions.headPath(block.call.head, locals);
		if (value === void 0 || !this.hasAtMost(block, 0, "A plain block")) return void 0;
		return {
			type: "block",
			value,
			parameters: nothing,
			...this.bodies(block, locals, locals)
		};
	}
	loop(name, block, locals) {
		const value = this.expressions.argument(block.call, 0, locals);
		if (value === void 0 || !this.hasAtMost(block, name === "each" ? 2 : 1, `\`${name}\``)) return void 0;
		const parameters = block.parameters.map((parameter) => parameter.name);
		const inner = parameters.length === 0 ? locals : {
			names: parameters,
			outer: locals
		};
		return {
			type: name,
			value,
			parameters,
			...this.bodies(block, inner, locals)
		};
	}
	choice(name, block, locals) {
		const test = this.test(name, block.call, locals);
		if (test === void 0 || !this.hasAtMost(block, 0, `\`${name}\``)) return void 0;
		return {
			type: "if",
			test,
			negated: name === "unless" || name === "unlessEquals",
			helper: name,
			...this.bodies(block, locals, locals)
		};
	}
	test(name, call, locals) {
		const first = this.expressions.argument(call, 0, locals);
		if (first === void 0) return void 0;
		if (name === "ifEquals" || name === "unlessEquals") {
			const right = this.expressions.argument(call, 1, locals);
			return right === void 0 ? void 0 : {
				kind: "equals",
				left: first,
				right
			};
		}
		const options = this.expressions.options(call, locals);
		if (options === void 0) return void 0;
		const { includeZero } = options;
		return {
			kind: "truthy",
			value: first,
			...includeZero === void 0 ? {} : { includeZero }
		};
	}
	bodies(block, inner, outer) {
		return {
			body: this.nodes(block.program, inner),
			otherwise: this.nodes(block.inverse, outer),
			start: block.start,
			end: block.end,
			opening: block.opening,
			...block.divider === void 0 ? {} : { divider: block.divider }
		};
	}
	/** Looks for more problems inside a block that has one itself. */
	skipped(block, locals) {
		const names = block.parameters.map((parameter) => parameter.name);
		this.nodes(block.program, {
			names,
			outer: locals
		});
		this.nodes(block.inverse, locals);
	}
	/** True where the block names no more values after `as` than it gives. */
	hasAtMost(block, most, what) {
		const extra = block.parameters[block.inverted ? 0 : most];
		if (extra === void 0) return true;
		const given = [
			"no values",
			"one value",
			"two values, the element and its key,"
		][most];
		this.problems.add(require_rules$2.helperArguments, extra, block.inverted ? "A block that opens with `{{^` gives no values, so there is nothing to name after `as`." : `${what} gives ${given} to name after \`as\`.`, most === 0 ? "Remove `as |\u2026|`, or use `{{#each list as |item|}}` or `{{#with value as |name|}}`." : `Remove \`${shown(extra.name)}\`.`);
		return false;
	}
	partial(call, place, indent, locals) {
		const { head } = call;
		const name = head.kind === "path" ? head.original : head.kind === "literal" ? String(head.value ?? "") : "";
		if (name === "" || name === "@partial-block") {
			this.problems.add(require_rules$2.unsupportedSyntax, head, name === "" ? "A partial needs a name." : "`@partial-block` is not supported.", name === "" ? "Write `{{> name}}`." : "Split the layout into two partials, one before and one after the block.");
			return;
		}
		const second = call.parameters[1];
		if (second !== void 0) {
			this.problems.add(require_rules$2.helperArguments, second, "A partial takes one context.", "Pass further values by name: `{{> name context key=value}}`.");
			return;
		}
		const context = this.expressions.argument(call, 0, locals);
		const options = this.expressions.options(call, locals);
		if (options === void 0 || context === void 0 && call.parameters.length > 0) return void 0;
		this.partials.add(name);
		return {
			type: "partial",
			name,
			nameAt: {
				start: head.start,
				end: head.end
			},
			...context === void 0 ? {} : { context },
			options,
			indent,
			start: place.start,
			end: place.end
		};
	}
	unknown(call, place) {
		reportUnknown(call, place, (range) => this.expressions.textOf(range), this.problems);
	}
};
function hasArguments(call) {
	return call.parameters.length > 0 || call.pairs.length > 0;
}
function push(nodes, node) {
	if (node !== void 0) nodes.push(node);
}
/** Adjacent texts become one node: a comment or an escape between them leaves no trace. */
function addText(nodes, text, place) {
	const previous = nodes.at(-1);
	if (previous?.type === "text") {
		const start = previous.start ?? place.start;
		nodes[nodes.length - 1] = {
			type: "text",
			text: previous.text + text,
			start,
			end: place.end
		};
	} else nodes.push({
		type: "text",
		text,
		start: place.start,
		end: place.end
	});
}

// src/prompts/template/blocks.ts
/**
* The open blocks of one template. Statements go to `current`; a tag without a partner is reported, and reading goes on
* as if it were not there.
*/
var BlockStack = class {
	root = [];
	/** Where the next statement belongs. */
	current = this.root;
	/** Blocks that are open, and branches of them that have begun. */
	depth = 0;
	open = [];
	textOf;
	problems;
	constructor(textOf, problems) {
		this.textOf = textOf;
		this.problems = problems;
	}
	begin(kind, tag) {
		const block = {
			kind,
			...tag,
			statements: [],
			branches: [],
			otherwise: void 0
		};
		this.open.push(block);
		this.current = block.statements;
		this.depth++;
	}
	/** `{{else if x}}` */
	branch(tag) {
		const block = this.open.at(-1);
		if (!this.mayDivide(block, tag.place, true)) return;
		const branch = {
			...tag,
			statements: []
		};
		block.branches.push(branch);
		this.current = branch.statements;
		this.depth++;
	}
	/** `{{else}}` or `{{^}}` */
	divide(place, strip) {
		const block = this.open.at(-1);
		if (!this.mayDivide(block, place, false)) return;
		block.otherwise = {
			call: void 0,
			parameters: [],
			place,
			strip,
			statements: []
		};
		this.current = block.otherwise.statements;
	}
	/** `{{/name}}`; `name` is undefined where the tag had a problem of its own. */
	close(name, place, strip) {
		const block = this.open.at(-1);
		if (block === void 0) {
			if (name === void 0) return;
			this.problems.add(require_rules$2.mismatchedBlock, place, `\`${shown(this.textOf(place))}\` closes no block.`, "Remove it, or add the tag that opens the block.");
			return;
		}
		if (name === void 0 || block.call === void 0) this.abandon();
		else if (sameName(block.call.head, name)) {
			this.leave();
			this.current.push(finished(block, block.call, strip, place.end));
		} else this.closeOther(block, name, place);
	}
	/** At the end of the template: reports every block that is still open. */
	finish() {
		for (const block of this.open) {
			if (block.call === void 0) continue;
			this.problems.add(require_rules$2.unclosedBlock, block.place, `${this.named(block)} opens here and is never closed.`, `Add \`{{/${this.nameOf(block)}}}\` where the block is to end.`);
		}
		while (this.open.length > 0) this.abandon();
	}
	/** Blocks in between were forgotten where an outer one has this name; otherwise the closing tag is misspelt. */
	closeOther(block, name, place) {
		const closing = `\`${shown(this.textOf(place))}\``;
		const outer = this.open.findLastIndex(({ call }) => call !== void 0 && sameName(call.head, name));
		if (outer === -1) {
			this.problems.add(require_rules$2.mismatchedBlock, block.place, `${this.named(block)} opens here, and ${closing} closes it.`, `Close it with \`{{/${this.nameOf(block)}}}\`.`);
			this.abandon();
			return;
		}
		for (const inner of this.open.slice(outer + 1).reverse()) {
			this.problems.add(require_rules$2.mismatchedBlock, inner.place, `${this.named(inner)} opens here and is not closed before ${closing}.`, `Add \`{{/${this.nameOf(inner)}}}\` before that tag.`);
			this.abandon();
		}
		this.abandon();
	}
	mayDivide(block, place, chained) {
		if (block === void 0) {
			this.problems.add(require_rules$2.mismatchedBlock, place, `\`${shown(this.textOf(place))}\` stands in no block.`, "Remove it, or add the `{{#if \u2026}}` that it belongs to.");
			return false;
		}
		if (block.otherwise !== void 0) {
			this.problems.add(require_rules$2.mismatchedBlock, block.place, `The block that opens here has \`${shown(this.textOf(place))}\` after its last \`{{else}}\`.`, "A block has one `{{else}}`, after every `{{else if \u2026}}`. Close the block first, or remove one of the two.");
			return false;
		}
		if (block.kind === "partial") {
			this.problems.add(require_rules$2.mismatchedBlock, place, "A `{{#> partial}}` block has no `{{else}}`: what it holds is shown where the partial is missing.", "Remove the tag.");
			return false;
		}
		if (chained && block.kind === "inverse") {
			this.problems.add(require_rules$2.mismatchedBlock, place, "A block that opens with `{{^` has no `{{else if \u2026}}`.", "Open the block with `{{#unless \u2026}}` or `{{#if \u2026}}`.");
			return false;
		}
		return true;
	}
	/** Ends the innermost block. */
	leave() {
		const block = this.open.pop();
		if (block !== void 0) this.depth -= 1 + block.branches.length;
		const outer = this.open.at(-1);
		const body = outer?.otherwise ?? outer?.branches.at(-1) ?? outer;
		this.current = body?.statements ?? this.root;
	}
	/** Ends the innermost block after a problem; what it holds is kept, so that problems in there are found too. */
	abandon() {
		const block = this.open.at(-1);
		this.leave();
		if (block === void 0) return;
		const bodies = [
			block,
			...block.branches,
			...block.otherwise === void 0 ? [] : [block.otherwise]
		];
		for (const { statements } of bodies) for (const statement of statements) this.current.push(statement);
	}
	named(block) {
		return `\`{{${block.kind === "block" ? "#" : block.kind === "inverse" ? "^" : "#> "}${this.nameOf(block)}}}\``;
	}
	/** The name as a closing tag repeats it. */
	nameOf(block) {
		return block.call === void 0 ? "\u2026" : shown(this.textOf(block.call.head));
	}
};
/** The block as Handlebars nests it: each branch of a chain is a block in the `inverse` of the one before. */
function finished(open, call, closeStrip, end) {
	let divider = open.otherwise;
	let inverse = divider === void 0 ? void 0 : {
		body: divider.statements,
		chained: false
	};
	for (let index = open.branches.length - 1; index >= 0; index--) {
		const branch = open.branches[index];
		if (branch?.call === void 0) continue;
		inverse = {
			body: [{
				kind: "block",
				partial: false,
				call: branch.call,
				parameters: branch.parameters,
				program: {
					body: branch.statements,
					chained: false
				},
				inverse,
				openStrip: branch.strip,
				inverseStrip: divider?.strip,
				closeStrip: index === 0 ? closeStrip : branch.strip,
				opening: branch.place,
				divider: divider?.place,
				inverted: false,
				start: branch.place.start,
				end
			}],
			chained: true
		};
		divider = branch;
	}
	const body = {
		body: open.statements,
		chained: false
	};
	const inverted = open.kind === "inverse";
	return {
		kind: "block",
		partial: open.kind === "partial",
		call,
		parameters: open.parameters,
		program: inverted ? inverse : body,
		inverse: inverted ? body : inverse,
		openStrip: open.strip,
		inverseStrip: divider?.strip,
		closeStrip,
		opening: open.place,
		divider: divider?.place,
		inverted,
		start: open.place.start,
		end
	};
}
/** As Handlebars compares them: `a/b` and `a.b` differ, `[a]` and `a` do not. */
function sameName(opening, closing) {
	return nameForClosing(opening) === nameForClosing(closing);
}
function nameForClosing(operand) {
	if (operand.kind === "path") return operand.original;
	return operand.kind === "literal" ? operand.value : operand;
}

// src/prompts/template/lexer.ts
const tab = 9;
const carriageReturn = 13;
const space = 32;
const quote = 34;
const apostrophe = 39;
const openParenthesis = 40;
const closeParenthesis = 41;
const minus = 45;
const dot = 46;
const slash = 47;
const zero = 48;
const nine = 57;
const equals = 61;
const at = 64;
const openBracket = 91;
const backslash$1 = 92;
const closeBracket = 93;
const openBrace = 123;
const bar = 124;
const closeBrace$1 = 125;
const tilde$1 = 126;
/** The token that was read last, and the way to the next one. */
var TagLexer = class {
	text;
	/** Offset of the next character to read. */
	position = 0;
	kind = "end";
	start = 0;
	/** Exclusive. */
	end = 0;
	/** Of a name as Handlebars keeps it, brackets included; of a string without quotes; of a number as written. */
	value = "";
	constructor(text) {
		this.text = text;
	}
	/** Reads one token, and returns its kind. White space before it is skipped. */
	next() {
		this.read();
		return this.kind;
	}
	read() {
		const { text } = this;
		let position = this.position;
		while (position < text.length && isSpace(text.charCodeAt(position))) position++;
		this.start = position;
		this.value = "";
		if (position >= text.length) {
			this.set("end", position);
			return;
		}
		const code = text.charCodeAt(position);
		switch (code) {
			case openParenthesis:
				this.set("open-parenthesis", position + 1);
				return;
			case closeParenthesis:
				this.set("close-parenthesis", position + 1);
				return;
			case openBrace:
				if (text.charCodeAt(position + 1) === openBrace) this.set("tag", position + 2);
				else this.fail(position);
				return;
			case closeBrace$1:
				this.closingBraces(position);
				return;
			case tilde$1:
				if (text.startsWith("}}", position + 1)) this.set("close", position + 3);
				else this.fail(position);
				return;
			case equals:
				this.set("equals", position + 1);
				return;
			case dot:
				this.dots(position);
				return;
			case slash:
				this.set("separator", position + 1);
				return;
			case quote:
				this.quoted(position, "\"");
				return;
			case apostrophe:
				this.quoted(position, "'");
				return;
			case at:
				this.set("at", position + 1);
				return;
			case bar:
				this.set("bar", position + 1);
				return;
			case openBracket:
				this.bracketed(position);
				return;
			default: this.word(position, code);
		}
	}
	set(kind, end) {
		this.kind = kind;
		this.end = end;
		this.position = end;
	}
	/** `blamed` is the offset of the character that does not belong. */
	fail(blamed) {
		this.value = String.fromCodePoint(this.text.codePointAt(blamed) ?? 0);
		this.set("invalid", blamed + this.value.length);
	}
	closingBraces(position) {
		const { text } = this;
		if (text.startsWith("}}}}", position)) this.set("close-raw", position + 4);
		else if (text.startsWith("}}}", position)) this.set("close-unescaped", position + 3);
		else if (text.startsWith("}~}}", position)) this.set("close-unescaped", position + 4);
		else if (text.startsWith("}}", position)) this.set("close", position + 2);
		else this.fail(position);
	}
	dots(position) {
		const following = this.text.charCodeAt(position + 1);
		if (following === dot) this.setName(position + 2);
		else if (endsName(following)) this.setName(position + 1);
		else this.set("separator", position + 1);
	}
	setName(end) {
		this.value = this.text.slice(this.start, end);
		this.set("name", end);
	}
	/** `"text"`: a backslash before a quote keeps the quote in the text and is dropped; no other escape exists. */
	quoted(position, mark) {
		const end = this.closing(position, mark);
		if (end === -1) {
			this.fail(position);
			return;
		}
		const inner = this.text.slice(position + 1, end);
		this.value = inner.includes("\\") ? inner.replaceAll(`\\${mark}`, mark) : inner;
		this.set("string", end + 1);
	}
	/** `[any text]` as a name. The brackets stay in `value`: see `plainName`. */
	bracketed(position) {
		const end = this.closing(position, "]");
		if (end === -1) {
			this.fail(position);
			return;
		}
		const inner = this.text.slice(position, end + 1);
		this.value = inner.includes("\\") ? inner.replace(/\\([\\\]])/g, "$1") : inner;
		this.set("name", end + 1);
	}
	/**
	* Offset of the mark that closes what opened at `position`: the first without a backslash before it. Where all have
	* one, Handlebars takes the last.
	*/
	closing(position, mark) {
		const { text } = this;
		let last = -1;
		for (let found = text.indexOf(mark, position + 1); found !== -1; found = text.indexOf(mark, found + 1)) {
			last = found;
			if (found === position + 1 || text.charCodeAt(found - 1) !== backslash$1) return found;
		}
		return last;
	}
	/** Names, numbers, `true`, `false`, `null`, `undefined` and `as |`. */
	word(position, code) {
		const { text } = this;
		let end = position;
		while (end < text.length && isNameCharacter(text.charCodeAt(end))) end++;
		if (end === position) {
			this.fail(position);
			return;
		}
		const following = end < text.length ? text.charCodeAt(end) : 0;
		if (code === minus || code >= zero && code <= nine) {
			const numberEnd = endOfNumber(text, position);
			if (numberEnd !== -1 && endsLiteral(text.charCodeAt(numberEnd))) {
				this.value = text.slice(position, numberEnd);
				this.set("number", numberEnd);
				return;
			}
		}
		if (end === text.length) {
			this.value = "";
			this.set("invalid", end);
			return;
		}
		const length = end - position;
		if (length === 2 && isSpace(following) && text.startsWith("as", position)) {
			let next = end;
			while (next < text.length && isSpace(text.charCodeAt(next))) next++;
			if (text.charCodeAt(next) === bar) {
				this.set("open-parameters", next + 1);
				return;
			}
		}
		if (!endsName(following)) {
			this.fail(end);
			return;
		}
		const name = text.slice(position, end);
		if (length <= 9 && endsLiteral(following)) {
			const literal = literalWord(name);
			if (literal !== void 0) {
				this.value = name;
				this.set(literal, end);
				return;
			}
		}
		this.value = name;
		this.set("name", end);
	}
};
function literalWord(name) {
	switch (name) {
		case "true":
		case "false": return "boolean";
		case "null": return "null";
		case "undefined": return "undefined";
		default: return;
	}
}
/** End of `-?digits(.digits)?` at `position`, or -1. */
function endOfNumber(text, position) {
	let end = text.charCodeAt(position) === minus ? position + 1 : position;
	const digits = end;
	while (isDigit(text.charCodeAt(end))) end++;
	if (end === digits) return -1;
	if (text.charCodeAt(end) === dot && isDigit(text.charCodeAt(end + 1))) {
		end++;
		while (isDigit(text.charCodeAt(end))) end++;
	}
	return end;
}
function isDigit(code) {
	return code >= zero && code <= nine;
}
function isNameCharacter(code) {
	if (code < 128) return !(code === space || code >= tab && code <= carriageReturn) && !isReserved(code);
	return !isSpace(code);
}
/** `! " # % & ' ( ) * + , . / ; < = > @ [ \ ] ^ ` { | } ~` stand in no name; every other character but white space may. */
function isReserved(code) {
	return code >= 33 && code <= 47 && code !== 36 && code !== minus || code >= 59 && code <= 62 || code === at || code >= openBracket && code <= 94 || code === 96 || code >= openBrace && code <= tilde$1;
}
/** What may follow a name. */
function endsName(code) {
	return code === equals || code === tilde$1 || code === closeBrace$1 || code === slash || code === dot || code === closeParenthesis || code === bar || isSpace(code);
}
/** What may follow a number, `true`, `false`, `null` or `undefined`; before anything else they are names. */
function endsLiteral(code) {
	return code === tilde$1 || code === closeBrace$1 || code === closeParenthesis || isSpace(code);
}
/** White space as JavaScript's `\s` has it (ECMA-262, WhiteSpace and LineTerminator). */
function isSpace(code) {
	if (code < 128) return code === space || code >= tab && code <= carriageReturn;
	return code === 160 || code === 5760 || code >= 8192 && code <= 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288 || code === 65279;
}
/** A name without its brackets. Brackets around a line break are no brackets to Handlebars, and stay. */
function plainName(value) {
	return value.charCodeAt(0) === openBracket && value.length > 1 && value.charCodeAt(value.length - 1) === closeBracket && !/[\n\r\u2028\u2029]/.test(value) ? value.slice(1, -1) : value;
}

// src/prompts/template/calls.ts
const none$1 = [];
/** Reads tag after tag of one text. A call comes back undefined after a problem, which is in `problems` then. */
var CallReader = class {
	lexer;
	/** Set once a limit is passed: nothing after it is read. */
	stopped = false;
	base;
	limits;
	problems;
	tags = 0;
	tagStart = 0;
	/** `base` is the offset of `text` in its file. */
	constructor(text, base, limits, problems) {
		this.lexer = new TagLexer(text);
		this.base = base;
		this.limits = limits;
		this.problems = problems;
	}
	/** Begins a tag: `start` is the offset of its first brace, `inside` of what follows its opening mark. */
	begin(start, inside) {
		this.tagStart = start;
		this.lexer.position = inside;
		this.count(start);
		this.lexer.next();
	}
	/** `NAME argument\u2026 key=value\u2026`; undefined after a problem. The lexer then stands on the first token that is not part of it. */
	readCall(depth = 0) {
		const head = this.readName();
		if (head === void 0) return void 0;
		const { lexer } = this;
		let parameters;
		let pairs;
		for (;;) {
			if (lexer.kind === "name") {
				const { start, end, value } = lexer;
				if (lexer.next() === "equals") {
					lexer.next();
					const operand = this.readArgument(depth);
					if (operand === void 0) return this.unexpected(`\`${shown(value)}=\` has no value after it`);
					if (operand === "failed") return void 0;
					pairs ??= [];
					pairs.push({
						key: plainName(value),
						value: operand,
						start: this.base + start,
						end: operand.end
					});
					continue;
				}
				if (pairs !== void 0) return this.afterPairs(start, end);
				const path = this.readPath(start, end, value, false);
				if (path === void 0) return void 0;
				parameters ??= [];
				parameters.push(path);
				continue;
			}
			const { start, end } = lexer;
			const operand = this.readArgument(depth);
			if (operand === "failed") return void 0;
			if (operand === void 0) break;
			if (pairs !== void 0) return this.afterPairs(start, end);
			parameters ??= [];
			parameters.push(operand);
		}
		return {
			head,
			parameters: parameters ?? none$1,
			pairs: pairs ?? none$1
		};
	}
	/** The name of a helper, a path or a literal: what may stand first in a tag. */
	readName() {
		const operand = this.readOperand();
		if (operand === void 0) return this.unexpected(void 0);
		return operand === "failed" ? void 0 : operand;
	}
	/** `as |one two|`. Empty where there is none, undefined after a problem. */
	readParameters() {
		const { lexer } = this;
		if (lexer.kind !== "open-parameters") return none$1;
		const parameters = [];
		let kind = lexer.next();
		while (kind === "name") {
			const name = lexer.value;
			const place = this.here();
			if (/^\[|^\.|^this$/.test(name)) return this.unexpected(`\`${shown(name)}\` cannot be a name after \`as\``);
			this.count(lexer.start);
			parameters.push({
				name,
				...place
			});
			kind = lexer.next();
		}
		if (kind !== "bar" || parameters.length === 0) return this.unexpected("`as |\u2026|` needs a name, and `|` at its end");
		lexer.next();
		return parameters;
	}
	readArgument(depth) {
		if (this.lexer.kind !== "open-parenthesis") return this.readOperand();
		const { lexer } = this;
		const { start } = lexer;
		if (depth + 1 > this.limits.blockDepth) {
			this.tooDeep(this.here());
			return "failed";
		}
		this.count(start);
		lexer.next();
		const call = this.readCall(depth + 1);
		if (call === void 0) return "failed";
		if (lexer.kind !== "close-parenthesis") {
			this.unexpected("A parenthesis is not closed");
			return "failed";
		}
		const { end } = lexer;
		lexer.next();
		return {
			kind: "call",
			call,
			start: this.base + start,
			end: this.base + end
		};
	}
	readOperand() {
		const { lexer } = this;
		const { start, end, value } = lexer;
		switch (lexer.kind) {
			case "name":
				lexer.next();
				return this.readPath(start, end, value, false) ?? "failed";
			case "at": {
				if (lexer.next() !== "name") {
					this.unexpected("`@` has no name after it");
					return "failed";
				}
				const { end: nameEnd, value: name } = lexer;
				lexer.next();
				return this.readPath(start, nameEnd, name, true) ?? "failed";
			}
			case "string": return this.literal(value);
			case "number": return this.literal(Number(value));
			case "boolean": return this.literal(value === "true");
			case "null": return this.literal(null);
			case "undefined": return this.literal(void 0);
			default: return;
		}
	}
	literal(value) {
		const { start, end } = this.lexer;
		this.count(start);
		this.lexer.next();
		return {
			kind: "literal",
			value,
			start: this.base + start,
			end: this.base + end
		};
	}
	/** The rest of a path whose first name was read; the lexer stands after that name. */
	readPath(start, firstEnd, firstValue, data) {
		const { lexer } = this;
		const parts = [];
		let up = 0;
		let scoped = false;
		let original = data ? "@" : "";
		let value = firstValue;
		let end = firstEnd;
		for (;;) {
			this.count(start);
			const part = plainName(value);
			original += part;
			if (part === value && (part === ".." || part === "." || part === "this")) {
				if (parts.length > 0) {
					this.problems.add(require_rules$2.templateSyntax, this.place(start, end), `\`${shown(lexer.text.slice(start, end))}\` is no path: \`${part}\` can only stand at its beginning.`, `Write \`[${part}]\` if the property has this name.`);
					return;
				}
				if (part === "..") up++;
				scoped = true;
			} else parts.push(part);
			if (lexer.kind !== "separator") break;
			original += lexer.text.slice(lexer.start, lexer.end);
			const kind = lexer.next();
			if (kind !== "name") {
				if (kind === "number") {
					const path = lexer.text.slice(start, lexer.start);
					return this.unexpected("An element of a list is written in brackets", `Write \`${shown(path)}[${lexer.value}]\`.`);
				}
				return this.unexpected(kind === "invalid" ? void 0 : "The path ends with a dot or a slash");
			}
			value = lexer.value;
			end = lexer.end;
			lexer.next();
		}
		return {
			kind: "path",
			data,
			up,
			scoped,
			parts,
			original,
			start: this.base + start,
			end: this.base + end
		};
	}
	afterPairs(start, end) {
		this.problems.add(require_rules$2.templateSyntax, this.place(start, end), `\`${shown(this.lexer.text.slice(start, end))}\` stands after \`key=value\`.`, "Put plain arguments first, then those with a key.");
	}
	/** Counts a tag or an operand towards the limit. */
	count(start) {
		this.tags++;
		if (this.tags === this.limits.templateTags + 1) {
			this.stopped = true;
			this.problems.add(require_rules$2.templateTooLarge, this.place(start, start + 2), `The template holds more than ${this.limits.templateTags} tags and names inside tags.`, "Split it into partials, loop over a list, or raise `limits.templateTags` in slipway.yaml.");
		}
	}
	tooDeep(place) {
		this.stopped = true;
		this.problems.add(require_rules$2.templateTooDeep, place, `The template is nested more than ${this.limits.blockDepth} levels deep here.`, "Move the inner part into a partial, or raise `limits.blockDepth` in slipway.yaml.");
	}
	/** Reports the token that the lexer stands on. `because` is a clause without a full stop. */
	unexpected(because, help) {
		const { lexer, problems } = this;
		const { text, start, end } = lexer;
		const tag = this.place(this.tagStart, Math.max(this.tagStart + 2, Math.min(start, this.tagStart + 200)));
		switch (lexer.kind) {
			case "end":
			case "tag":
				problems.add(require_rules$2.templateSyntax, tag, "The tag that begins here is never closed.", "Add `}}` where it is to end.");
				return;
			case "bar":
				problems.add(require_rules$2.unsupportedSyntax, this.place(start, end), "`|` does nothing here: filters such as `|lower` belong to Jinja, not to Handlebars.", `Write \`${shown(text.slice(this.tagStart, start)).trimEnd()}}}\`, and pass the value in its final form.`);
				return;
			case "close-unescaped":
			case "close-raw":
				problems.add(require_rules$2.templateSyntax, this.place(start, end), "The tag is closed by more braces than it was opened with.", "A tag has two braces on each side; put a space between `}}` and a brace that is meant as text.");
				return;
			case "invalid":
				this.invalid(because);
				return;
			default: {
				const token = shown(text.slice(start, end));
				problems.add(require_rules$2.templateSyntax, this.place(start, end), `${because ?? (lexer.kind === "close" ? "The tag is empty" : "The tag cannot begin like this")}: \`${token}\` is not expected here.`, help ?? helpFor(lexer.kind));
				return;
			}
		}
	}
	invalid(because) {
		const { text, start, end, value } = this.lexer;
		const place = this.place(Math.max(start, end - value.length), end);
		if (value === "") {
			const tag = this.place(this.tagStart, this.tagStart + 2);
			this.problems.add(require_rules$2.templateSyntax, tag, "The tag that begins here is never closed.", "Add `}}` where it is to end.");
			return;
		}
		if (value === "[" && end - 1 > start) {
			const [path] = /[^\s"'(){}=|]*$/.exec(text.slice(Math.max(this.tagStart, start - 100), end - 1)) ?? [""];
			const [index] = /^\[[^\]\s{}]{1,20}\]/.exec(text.slice(end - 1, end + 30)) ?? ["[0]"];
			const help = `Write an element of a list with a dot before its bracket: \`${shown(path)}.${index}\`.`;
			this.problems.add(require_rules$2.templateSyntax, place, "`[` is not expected here.", help);
			return;
		}
		const message = `${because === void 0 ? "" : `${because}: `}\`${value}\` is not expected here.`;
		this.problems.add(require_rules$2.templateSyntax, place, message, helpForCharacter(value, text.slice(end, end + 1)));
	}
	here() {
		return this.place(this.lexer.start, this.lexer.end);
	}
	place(start, end) {
		return {
			start: this.base + start,
			end: this.base + end
		};
	}
};
function helpFor(kind) {
	switch (kind) {
		case "close": return "Write a name: `{{name}}`.";
		case "equals": return "There are no operators: `{{#ifEquals status \"lost\"}}` compares; `key=value` is for options, without a second `=`.";
		case "close-parenthesis": return "Remove it, or add the parenthesis that it closes.";
		default: return "A tag holds a name, then arguments separated by spaces: `{{name}}`, `{{#if name}}`, `{{json order indent=2}}`.";
	}
}
function helpForCharacter(character, following) {
	switch (character) {
		case ",": return "Separate arguments by spaces.";
		case "\"":
		case "'": return "Close the quote, or remove it.";
		case "[": return "Close the bracket: `[first name]`.";
		case "]": return "Remove the bracket, or write an element of a list as `items.[0]`.";
		case "}": return following === "}" ? "Remove one brace." : "Close the tag with two braces.";
		case "&":
		case "<":
		case ">":
		case "!":
		case "+":
		case "*":
		case "%": return "There are no operators in Handlebars: compare with `{{#ifEquals a b}}`, and compute values before they are passed in.";
		default: return "Names hold letters, digits, `_` and `-`; write others in brackets: `{{[e-mail (work)]}}`.";
	}
}

// src/prompts/template/statements.ts
const noStrip = {
	open: false,
	close: false
};
const backslash = 92;
const closeBrace = 125;
const tilde = 126;
/**
* The statements of a template before white-space control; without those that had problems. `base` is the offset of
* `text` in its file.
*/
function readStatements(text, base, limits, problems) {
	const reader = new StatementReader(text, base, limits, problems);
	reader.read();
	return {
		body: reader.blocks.root,
		chained: false
	};
}
var StatementReader = class {
	blocks;
	text;
	base;
	limits;
	problems;
	calls;
	position = 0;
	/** Offset of the next `--~}}` at or after a place, so that each is looked for once; -1 where none follows. */
	nextTildeEnd;
	elsePattern = /\s*else(?:\s*(~?)\}\}|\b)/y;
	caretPattern = /\^\s*(~?)\}\}/y;
	constructor(text, base, limits, problems) {
		this.text = text;
		this.base = base;
		this.limits = limits;
		this.problems = problems;
		this.calls = new CallReader(text, base, limits, problems);
		this.blocks = new BlockStack((place) => text.slice(place.start - base, place.end - base), problems);
	}
	read() {
		while (this.position < this.text.length) {
			this.readTextAndTag();
			if (this.calls.stopped || this.problems.full) return;
		}
		this.blocks.finish();
	}
	/** Text up to the next tag, and the tag. `\{{` makes a tag text; `\\{{` is one backslash and a tag. */
	readTextAndTag() {
		const { text, position } = this;
		const tag = text.indexOf("{{", position);
		if (tag === -1) {
			this.addText(position, text.length, text.length);
			this.position = text.length;
			return;
		}
		if (tag === position || text.charCodeAt(tag - 1) !== backslash) {
			this.addText(position, tag, tag);
			this.readTag(tag);
			return;
		}
		this.addText(position, tag - 1, tag);
		if (tag - 2 >= position && text.charCodeAt(tag - 2) === backslash) this.readTag(tag);
		else {
			const end = this.endOfEscaped(tag);
			this.addText(tag, end, end);
			this.position = end;
		}
	}
	/** An escaped tag is text up to the next tag and the one or two backslashes right before that. */
	endOfEscaped(tag) {
		const { text } = this;
		const first = tag + 2;
		const next = text.indexOf("{{", first);
		if (next === -1) return text.length;
		if (next - 1 < first || text.charCodeAt(next - 1) !== backslash) return next;
		return next - 2 >= first && text.charCodeAt(next - 2) === backslash ? next - 2 : next - 1;
	}
	/** `placeEnd` is after a backslash that escaped something and is not part of the text. */
	addText(start, end, placeEnd) {
		if (start >= end) return;
		const value = this.text.slice(start, end);
		this.blocks.current.push({
			kind: "content",
			original: value,
			value,
			leftStripped: false,
			rightStripped: false,
			start: this.base + start,
			end: this.base + placeEnd
		});
	}
	readTag(start) {
		const { text } = this;
		const open = text.charCodeAt(start + 2) === tilde;
		const mark = open ? start + 3 : start + 2;
		switch (text.charAt(mark)) {
			case "{":
				if (!open && text.charAt(mark + 1) === "{") this.rawBlock(start);
				else this.inlineTag("mustache", start, mark + 1, open, "close-unescaped");
				return;
			case ">":
				this.inlineTag("partial", start, mark + 1, open, "close");
				return;
			case "&":
				this.inlineTag("mustache", start, mark + 1, open, "close");
				return;
			case "#":
				if (text.charAt(mark + 1) === ">") this.openBlock("partial", start, mark + 2, open);
				else if (text.charAt(mark + 1) === "*") this.decorator(start, mark + 2, true);
				else this.openBlock("block", start, mark + 1, open);
				return;
			case "/":
				this.closeBlock(start, mark + 1, open);
				return;
			case "!":
				this.comment(start, mark + 1, open);
				return;
			case "*":
				this.decorator(start, mark + 1, false);
				return;
			case "^":
				if (this.endOfDivider(this.caretPattern, start, mark, open) !== 0) this.openBlock("inverse", start, mark + 1, open);
				return;
			default: {
				const inside = this.endOfDivider(this.elsePattern, start, mark, open);
				if (inside === -1) this.inlineTag("mustache", start, mark, open, "close");
				else if (inside > 0) this.branch(start, inside, open);
			}
		}
	}
	/**
	* Reads `{{else}}` or `{{^}}` and gives 0; where the pattern matched only the beginning of a tag, `{{else if x}}`,
	* the offset after it; and -1 where it did not match.
	*/
	endOfDivider(pattern, start, mark, open) {
		pattern.lastIndex = mark;
		const found = pattern.exec(this.text);
		if (found === null) return -1;
		const end = mark + found[0].length;
		if (found[1] === void 0) return end;
		this.position = end;
		this.blocks.divide(this.place(start, end), {
			open,
			close: found[1] === "~"
		});
		return 0;
	}
	comment(start, inside, open) {
		const { text } = this;
		const long = text.startsWith("--", inside);
		let textEnd = text.indexOf(long ? "--}}" : "}}", inside);
		let end = textEnd + (long ? 4 : 2);
		let close = !long && textEnd > inside && text.charCodeAt(textEnd - 1) === tilde;
		if (long) {
			const tildeEnd = this.tildeEndAfter(inside);
			if (tildeEnd !== -1 && (textEnd === -1 || tildeEnd < textEnd)) {
				textEnd = tildeEnd;
				end = tildeEnd + 5;
				close = true;
			}
		}
		if (textEnd === -1) {
			this.problems.add(require_rules$2.templateSyntax, this.place(start, inside), "The comment that begins here is never closed.", `Add \`${long ? "--}}" : "}}"}\` where it is to end.`);
			this.position = text.length;
			return;
		}
		const comment = text.slice(long ? inside + 2 : inside, long || !close ? textEnd : textEnd - 1);
		this.blocks.current.push({
			kind: "comment",
			text: comment,
			strip: {
				open,
				close
			},
			...this.place(start, end)
		});
		this.position = end;
	}
	tildeEndAfter(position) {
		if (this.nextTildeEnd === void 0 || this.nextTildeEnd !== -1 && this.nextTildeEnd < position) this.nextTildeEnd = this.text.indexOf("--~}}", position);
		return this.nextTildeEnd;
	}
	inlineTag(kind, start, inside, open, closing) {
		this.calls.begin(start, inside);
		const call = kind === "partial" ? this.readPartialCall() : this.calls.readCall();
		const end = call === void 0 ? void 0 : this.endOfTag(closing);
		if (call === void 0 || end === void 0) {
			this.recover(start);
			return;
		}
		const strip = {
			open,
			close: this.closesWithTilde(end)
		};
		const from = this.base + start;
		const to = this.base + end;
		this.blocks.current.push(kind === "mustache" ? {
			kind,
			call,
			strip,
			start: from,
			end: to
		} : {
			kind,
			call,
			strip,
			indent: "",
			start: from,
			end: to
		});
		this.position = end;
	}
	/** A partial's name may be a parenthesis, which names it by data; that is reported, not read. */
	readPartialCall() {
		const { lexer } = this.calls;
		if (lexer.kind !== "open-parenthesis") return this.calls.readCall();
		this.problems.add(require_rules$2.unsupportedSyntax, this.place(lexer.start, lexer.end), "The name of a partial cannot be computed.", "Name each partial that can be meant, and choose with `{{#ifEquals value \"a\"}}{{> a}}{{/ifEquals}}`.");
	}
	openBlock(kind, start, inside, open) {
		this.calls.begin(start, inside);
		const tag = this.readOpeningTag(kind === "partial", start, open);
		this.blocks.begin(kind, tag);
		this.checkDepth(tag.place);
	}
	branch(start, inside, open) {
		this.calls.begin(start, inside);
		const tag = this.readOpeningTag(false, start, open);
		this.blocks.branch(tag);
		this.checkDepth(tag.place);
	}
	readOpeningTag(isPartial, start, open) {
		const call = isPartial ? this.readPartialCall() : this.calls.readCall();
		const parameters = call === void 0 || isPartial ? [] : this.calls.readParameters();
		const end = call === void 0 || parameters === void 0 ? void 0 : this.endOfTag("close");
		if (end === void 0) {
			this.recover(start);
			return {
				call: void 0,
				parameters: parameters ?? [],
				place: this.place(start, this.position),
				strip: noStrip
			};
		}
		this.position = end;
		const strip = {
			open,
			close: this.closesWithTilde(end)
		};
		return {
			call,
			parameters: parameters ?? [],
			place: this.place(start, end),
			strip
		};
	}
	closeBlock(start, inside, open) {
		this.calls.begin(start, inside);
		const name = this.calls.readName();
		const end = name === void 0 ? void 0 : this.endOfTag("close");
		if (end === void 0) this.recover(start);
		else this.position = end;
		const strip = {
			open,
			close: end !== void 0 && this.closesWithTilde(end)
		};
		this.blocks.close(end === void 0 ? void 0 : name, this.place(start, this.position), strip);
	}
	checkDepth(place) {
		if (this.blocks.depth > this.limits.blockDepth) this.calls.tooDeep(place);
	}
	/** Offset after the tag's closing braces; undefined after a problem. */
	endOfTag(closing) {
		const { lexer } = this.calls;
		if (lexer.kind === closing) return lexer.end;
		if (closing === "close" || lexer.kind !== "close") return this.calls.unexpected(void 0);
		this.problems.add(require_rules$2.templateSyntax, this.place(lexer.start, lexer.end), "The tag opens with three braces and closes with two.", "Use two on both sides: values are never escaped here, so `{{{name}}}` and `{{name}}` are the same.");
	}
	/** `~}}` and `}~}}`; no other token ends in a tilde before two braces. */
	closesWithTilde(end) {
		return this.text.charCodeAt(end - 3) === tilde;
	}
	rawBlock(start) {
		this.problems.add(require_rules$2.unsupportedSyntax, this.place(start, start + 4), "Raw blocks in four braces are not supported.", "Write a backslash before each tag that is to stay text: `\\{{name}}`.");
		const closing = this.text.indexOf("{{{{/", start);
		const end = closing === -1 ? -1 : this.text.indexOf("}}}}", closing);
		if (end === -1) this.recover(start);
		else this.position = end + 4;
	}
	decorator(start, inside, isBlock) {
		const inline = /^\s{0,9}inline\b/.test(this.text.slice(inside, inside + 16));
		this.problems.add(require_rules$2.unsupportedSyntax, this.place(start, inside), inline ? "Partials cannot be defined inside a template." : "Decorators are not supported.", inline ? "Put the part into a file of its own, `_name.prompt`, and call it with `{{> name}}`." : "Remove the tag.");
		this.calls.lexer.start = inside;
		this.recover(start);
		if (!isBlock) return;
		const place = this.place(start, this.position);
		this.blocks.begin("block", {
			call: void 0,
			parameters: [],
			place,
			strip: noStrip
		});
		this.checkDepth(place);
	}
	/** Goes on after a tag with a problem: behind its closing braces, or at the next tag where it has none. */
	recover(start) {
		const { text } = this;
		const from = Math.min(Math.max(start + 2, this.calls.lexer.start), text.length);
		const close = text.indexOf("}}", from);
		let inside = from;
		while (text.charAt(inside) === "{" && inside < start + 4) inside++;
		const next = text.indexOf("{{", inside);
		if (close === -1 && next === -1) this.position = text.length;
		else if (close === -1 || next !== -1 && next < close) this.position = next;
		else {
			this.position = close + 2;
			while (text.charCodeAt(this.position) === closeBrace) this.position++;
		}
	}
	place(start, end) {
		return {
			start: this.base + start,
			end: this.base + end
		};
	}
};

// src/prompts/template/whitespace.ts
/**
* White-space control: what `~` and tags that stand alone on their line take away from the text around them. The
* outcome is that of Handlebars 4.7.10's `WhitespaceControl`, which test/prompts/handlebars.test.ts holds it to.
*/
/** Changes the `value` of the texts in a template, and the `indent` of its partials. Nesting is bounded by the parser. */
function controlWhitespace(program) {
	controlProgram(program, true);
}
function controlProgram(program, isRoot) {
	const { body } = program;
	for (let index = 0; index < body.length; index++) {
		const current = body[index];
		if (current === void 0 || current.kind === "content") continue;
		const effect = effectOf(current);
		const before = effect.openStandalone || effect.inlineStandalone ? endsLine(body, index, isRoot) : false;
		const after = effect.closeStandalone || effect.inlineStandalone ? beginsLine(body, index, isRoot) : false;
		if (effect.close) stripAfter(body[index + 1], true);
		if (effect.open) stripBefore(body[index - 1], true);
		if (effect.inlineStandalone && before && after) {
			stripAfter(body[index + 1], false);
			const previous = body[index - 1];
			if (stripBefore(previous, false) && current.kind === "partial" && previous?.kind === "content") current.indent = lastBlanks(previous.original);
		}
		if (current.kind !== "block") continue;
		if (effect.openStandalone && before) {
			stripAfter(first(current.program ?? current.inverse), false);
			stripBefore(body[index - 1], false);
		}
		if (effect.closeStandalone && after) {
			stripAfter(body[index + 1], false);
			stripBefore(last(current.inverse ?? current.program), false);
		}
	}
}
function effectOf(statement) {
	if (statement.kind === "block") return effectOfBlock(statement);
	const { open, close } = statement.strip;
	return {
		open,
		close,
		openStandalone: false,
		closeStandalone: false,
		inlineStandalone: statement.kind !== "mustache"
	};
}
function effectOfBlock(block) {
	if (block.program !== void 0) controlProgram(block.program, false);
	if (block.inverse !== void 0) controlProgram(block.inverse, false);
	const program = block.program ?? block.inverse;
	const inverse = block.program === void 0 ? void 0 : block.inverse;
	const { firstInverse, lastInverse } = endsOfChain(inverse);
	const openStandalone = beginsLine(program?.body ?? [], -1, false);
	const closeStandalone = endsLineAtEnd((firstInverse ?? program)?.body ?? []);
	if (block.openStrip.close) stripAfter(first(program), true);
	if (inverse !== void 0) {
		const strip = block.inverseStrip;
		if (strip?.open) stripBefore(last(program), true);
		if (strip?.close) stripAfter(first(firstInverse), true);
		if (block.closeStrip.open) stripBefore(last(lastInverse), true);
		if (endsLineAtEnd(program?.body ?? []) && beginsLine(firstInverse?.body ?? [], -1, false)) {
			stripBefore(last(program), false);
			stripAfter(first(firstInverse), false);
		}
	} else if (block.closeStrip.open) stripBefore(last(program), true);
	return {
		open: block.openStrip.open,
		close: block.closeStrip.close,
		openStandalone,
		closeStandalone,
		inlineStandalone: false
	};
}
/** For a chain the program of its first branch, and the program of its last `else if` (or its only branch). */
function endsOfChain(inverse) {
	if (inverse?.chained !== true) return {
		firstInverse: inverse,
		lastInverse: inverse
	};
	let lastInverse = inverse;
	while (lastInverse?.chained === true) {
		const block = lastInverse.body.at(-1);
		lastInverse = block?.kind === "block" ? block.program : void 0;
	}
	const firstBlock = inverse.body[0];
	return {
		firstInverse: firstBlock?.kind === "block" ? firstBlock.program : void 0,
		lastInverse
	};
}
function first(program) {
	return program?.body[0];
}
function last(program) {
	return program?.body.at(-1);
}
/** True where nothing but white space stands between the statement at `index` and the line break before it. */
function endsLine(body, index, isRoot) {
	const previous = body[index - 1];
	if (previous === void 0) return isRoot;
	if (previous.kind !== "content") return false;
	return trailingSpaceHasBreak(previous.original, isRoot && body[index - 2] === void 0);
}
function endsLineAtEnd(body) {
	return endsLine(body, body.length, false);
}
function beginsLine(body, index, isRoot) {
	const next = body[index + 1];
	if (next === void 0) return isRoot;
	if (next.kind !== "content") return false;
	return leadingSpaceHasBreak(next.original, isRoot && body[index + 2] === void 0);
}
/** `allOfIt`: white space alone counts too, as at the beginning of the template. */
function trailingSpaceHasBreak(text, allOfIt) {
	for (let index = text.length - 1; index >= 0; index--) {
		const code = text.charCodeAt(index);
		if (code === 10) return true;
		if (!isSpace(code)) return false;
	}
	return allOfIt;
}
function leadingSpaceHasBreak(text, allOfIt) {
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === 10) return true;
		if (!isSpace(code)) return false;
	}
	return allOfIt;
}
/** Takes leading white space away: all of it, or blanks up to and including one line break. */
function stripAfter(statement, all) {
	if (statement?.kind !== "content" || !all && statement.rightStripped) return;
	const { value } = statement;
	let index = 0;
	if (all) while (index < value.length && isSpace(value.charCodeAt(index))) index++;
	else {
		while (isBlank$1(value.charCodeAt(index))) index++;
		if (value.charCodeAt(index) === 13) index++;
		if (value.charCodeAt(index) === 10) index++;
	}
	if (index > 0) statement.value = value.slice(index);
	statement.rightStripped = index > 0;
}
/** Takes trailing white space away: all of it, or the blanks of the last line. True where something was taken. */
function stripBefore(statement, all) {
	if (statement?.kind !== "content" || !all && statement.leftStripped) return false;
	const { value } = statement;
	let index = value.length;
	if (all) while (index > 0 && isSpace(value.charCodeAt(index - 1))) index--;
	else while (index > 0 && isBlank$1(value.charCodeAt(index - 1))) index--;
	const changed = index < value.length;
	if (changed) statement.value = value.slice(0, index);
	statement.leftStripped = changed;
	return changed;
}
function lastBlanks(text) {
	let index = text.length;
	while (index > 0 && isBlank$1(text.charCodeAt(index - 1))) index--;
	return text.slice(index);
}
function isBlank$1(code) {
	return code === 32 || code === 9;
}

// src/prompts/parse.ts
/**
* Parses a template. Never throws: whatever the text holds ends in a tree or in findings that say why there is none.
* Time and memory are linear in the length of the text. The language is that of Handlebars 4.7.10 with the helpers of
* Dotprompt; what of it is not supported is a finding.
*/
function parseTemplate(template, limits, compat = "strict") {
	const { source, text, startOffset } = template;
	const problems = new Problems(source);
	if (text.length > limits.templateCharacters) {
		problems.add(require_rules$2.templateTooLarge, {
			start: startOffset,
			end: startOffset
		}, `The template is ${text.length} characters long; the limit is ${limits.templateCharacters}.`, "Pass long text as a variable, split the template into partials, or raise `limits.templateCharacters` in slipway.yaml.");
		return { problems: problems.findings };
	}
	const nul = text.indexOf("\0");
	if (nul !== -1) {
		const place = {
			start: startOffset + nul,
			end: startOffset + nul + 1
		};
		problems.add(require_rules$2.templateSyntax, place, "The template holds a NUL character.", "Remove it.");
	}
	const program = readStatements(text, startOffset, limits, problems);
	if (!problems.fatal) controlWhitespace(program);
	const tree = buildTree(program, text, startOffset, compat === "dotprompt", problems);
	return problems.fatal ? { problems: problems.sorted() } : {
		tree: {
			...tree,
			source
		},
		problems: problems.sorted()
	};
}

// src/prompts/case-rendering.ts
/**
* What a prompt gives for a case.
*
* @throws SlipwayError of the renderer, SW0301 to SW0312
*/
function renderCase(prompt, tree, partials, one, options) {
	const data = {
		input: withDefaults$1(prompt, one.input),
		context: one.context,
		history: one.history
	};
	const file = prompt.output.file;
	return {
		prompt: prompt.name,
		case: one.name,
		model: prompt.model ?? null,
		config: prompt.config,
		messages: require_render.renderTemplate(tree, partials, data, options),
		...file === void 0 ? {} : { file: fileName(file, data, options) }
	};
}
/** The name of the published file, which may be a template of its own. */
function fileName(written, data, options) {
	if (!written.includes("{{")) return written;
	const template = {
		source: require_text.createSource("the name of the output", written),
		text: written,
		startOffset: 0
	};
	const { tree } = parseTemplate(template, options.limits, options.compat);
	if (tree === void 0) return written;
	return require_render.renderTemplate(tree, /* @__PURE__ */ new Map(), { input: data.input }, options).flatMap(({ content }) => content).map((part) => "text" in part ? part.text : "").join("");
}
/** Length of all texts and names in a value, in UTF-16 units. Its depth was bounded before. */
function charactersIn(value) {
	if (typeof value === "string") return value.length;
	if (typeof value !== "object" || value === null) return 1;
	let sum = 0;
	if (Array.isArray(value)) for (const item of value) sum += charactersIn(item);
	else for (const [name, item] of Object.entries(value)) sum += name.length + charactersIn(item);
	return sum;
}
/** The name of the published file is none that every system takes; `problem` is the rest of a sentence. */
function unfitName(prompt, one, file, problem) {
	const pointer = prompt.form === "classic" ? "/output/file" : `/${answerFileKey}`;
	const place = prompt.locations.valueAt(pointer) ?? prompt.locations.nearestTo(pointer);
	return require_finding_at.createFinding(require_rules$1.pathNotPortable, prompt.settings, place, {
		message: `The answer for the case \`${one.name}\` would be published as \u201c${file}\u201d, which ${problem}.`,
		help: "Write a name of letters, digits, hyphens, underscores and one extension."
	});
}
/** The cases up to this one give more than `most` characters together, and those after it were not rendered. */
function tooMuchTogether(prompt, one, most) {
	return require_finding_at.createFinding(require_load_rules.renderingFailed, one.source, one.range, {
		message: `With the case \`${one.name}\` the renderings of \`${prompt.name}\` have more than ${most} characters together.`,
		help: "Write fewer cases or shorter inputs, or raise `limits.promptCharacters` in slipway.yaml."
	});
}
/** A rendering that ended with an error, as a finding at its case. */
function failureOf(prompt, one, error) {
	return require_finding_at.createFinding(require_load_rules.renderingFailed, one.source, one.range, {
		message: `The case \`${one.name}\` of \`${prompt.name}\` cannot be rendered: ${error.message} (${error.code})`,
		help: error.next
	});
}

// src/prompts/empty.ts
/** True where a template, with the partials that it calls, gives nothing but white space on every path. */
function saysNothing(tree, partials) {
	const seen = /* @__PURE__ */ new Set([tree]);
	const isSilent = (node) => {
		switch (node.type) {
			case "text": return node.text.trim() === "";
			case "role": return true;
			case "if":
			case "each":
			case "with":
			case "block": return node.body.every(isSilent) && node.otherwise.every(isSilent);
			case "partial": {
				const partial = partials.get(node.name);
				if (partial === void 0) return node.fallback?.every(isSilent) ?? false;
				if (seen.has(partial)) return true;
				seen.add(partial);
				return partial.nodes.every(isSilent);
			}
			default: return false;
		}
	};
	return tree.nodes.every(isSilent);
}
/** The finding about a prompt that says nothing whatever it is given. */
function emptyTemplate({ name, form, template }) {
	const what = template.source.text.trim() === "" ? "The file is empty" : "The template holds no text";
	const start = template.startOffset + Math.max(0, template.text.search(/\S/));
	return require_finding_at.createFinding(require_rules$2.emptyPrompt, template.source, {
		start,
		end: start
	}, {
		message: `${what}, so \`${name}\` says nothing to the model.`,
		help: form === "classic" ? "Write what the model is to do, or remove the template and its configuration." : "Write what the model is to do below the settings, or remove the file."
	});
}
/** The finding about cases for which a prompt says nothing; undefined where there is none. */
function emptyForCases(prompt, silent) {
	const [first, ...others] = silent;
	if (first === void 0) return void 0;
	const more = others.length === 0 ? "" : ` (and for ${others.length} more)`;
	return require_finding_at.createFinding(require_rules$2.emptyPrompt, first.source, first.range, {
		message: `For the case \`${first.name}\`${more} \`${prompt.name}\` gives no text at all.`,
		help: "Give the template text that stands outside its conditions, or an `{{else}}`; models refuse an empty prompt.",
		severity: "warning"
	});
}
/** True for messages without a part that a model would see. */
function isSilent(messages) {
	return messages.every(({ content }) => content.every((part) => "text" in part ? part.text.trim() === "" : "metadata" in part));
}

// src/prompts/check/coverage.ts
/** Nodes looked at for one case; a list of a million elements shows nothing new after the first thousands. */
const mostSteps = 5e4;
const deepest = 64;
/** Keeps the score of all templates and partials of a project. */
var Coverage = class {
	partials;
	branches = /* @__PURE__ */ new Map();
	trees = /* @__PURE__ */ new Map();
	/** Partials that were rendered for some case. */
	reached = /* @__PURE__ */ new Set();
	constructor(partials) {
		this.partials = partials;
	}
	/** Follows one prompt's cases; gives a finding for each branch of its own template that none of them takes. */
	check(tree, inputs) {
		if (inputs.length === 0) return [];
		const own = this.branchesOf(tree);
		const walk = new CaseWalk(this.partials, this);
		for (const one of inputs) {
			if (own.open === 0 && tree.partials.length === 0) break;
			walk.follow(tree, one.input, one.context);
		}
		const findings = findingsFor(own);
		for (const branch of own.list) this.branches.delete(branch.node);
		this.trees.delete(tree);
		return findings;
	}
	/** After all prompts: branches of partials that no case of any prompt takes. */
	finish() {
		return [...this.reached].flatMap((tree) => findingsFor(this.branchesOf(tree)));
	}
	branchesOf(tree) {
		const known = this.trees.get(tree);
		if (known !== void 0) return known;
		const list = [];
		collect(tree.nodes, tree.source ?? {
			file: "",
			text: ""
		}, void 0, list);
		const branches = {
			list,
			open: list.reduce((sum, branch) => sum + openSides(branch), 0)
		};
		for (const branch of list) this.branches.set(branch.node, branch);
		this.trees.set(tree, branches);
		return branches;
	}
	reach(tree) {
		this.reached.add(tree);
		this.branchesOf(tree);
	}
	take(tree, node, side) {
		const branch = this.branches.get(node);
		if (branch === void 0 || branch[side]) return;
		branch[side] = true;
		this.branchesOf(tree).open--;
	}
};
function openSides(branch) {
	return (branch.body ? 0 : 1) + (branch.otherwise ? 0 : 1);
}
function collect(nodes, source, within, list) {
	for (const node of nodes) if (node.type === "partial") collect(node.fallback ?? [], source, within, list);
	else if (node.type === "if" || node.type === "each" || node.type === "with" || node.type === "block") {
		const branch = {
			node,
			source,
			body: isBlank(node.body),
			otherwise: isBlank(node.otherwise),
			within
		};
		list.push(branch);
		collect(node.body, source, {
			branch,
			side: "body"
		}, list);
		collect(node.otherwise, source, isChained(node, source) ? within : {
			branch,
			side: "otherwise"
		}, list);
	}
}
function isBlank(nodes) {
	return nodes.every((node) => node.type === "text" && node.text.trim() === "");
}
function findingsFor(branches) {
	return branches.list.flatMap((branch) => {
		const { node, source, within } = branch;
		if (within !== void 0 && !within.branch[within.side]) return [];
		const findings = [];
		const opening = node.opening ?? placeOf(node);
		if (!branch.body) findings.push(uncovered(source, opening, source.text.slice(opening.start, opening.end)));
		if (!branch.otherwise && node.divider !== void 0 && !isChained(node, source)) findings.push(uncovered(source, node.divider, source.text.slice(node.divider.start, node.divider.end)));
		return findings;
	});
}
/** Whether the other side of a block is one that `{{else if x}}` opens. */
function isChained(node, source) {
	const { divider, otherwise } = node;
	if (divider === void 0 || otherwise.length !== 1) return false;
	return /^\{\{~?\s*else\s+[^~}\s]/.test(source.text.slice(divider.start, divider.end));
}
function uncovered(source, place, tag) {
	const shown = tag.length > 60 ? `${tag.slice(0, 60)}\u2026` : tag;
	return require_finding_at.createFinding(require_rules$2.uncoveredBranch, source, place, {
		message: `No case leads into \`${shown}\`.`,
		help: "Add a case with an input that does, or remove the branch."
	});
}
function placeOf(located) {
	return {
		start: located.start ?? 0,
		end: located.end ?? 0
	};
}
/** Follows one case at a time through a template. The rules of evaluation are those of rendering. */
var CaseWalk = class {
	partials;
	coverage;
	worth = /* @__PURE__ */ new Map();
	input = {};
	data = {};
	steps = 0;
	depth = 0;
	constructor(partials, coverage) {
		this.partials = partials;
		this.coverage = coverage;
	}
	follow(tree, input, data) {
		this.input = input;
		this.data = data;
		this.steps = 0;
		this.nodes(tree, tree.nodes, {
			context: input,
			outer: void 0,
			locals: void 0,
			loop: void 0
		});
	}
	nodes(tree, nodes, scope) {
		if (this.depth > 1024 || !this.isWorth(nodes)) return;
		this.depth++;
		for (const node of nodes) {
			if (this.steps++ > mostSteps) break;
			if (node.type === "if") {
				const side = this.holds(node, scope) ? "body" : "otherwise";
				this.coverage.take(tree, node, side);
				this.nodes(tree, node[side], scope);
			} else if (node.type === "each" || node.type === "with" || node.type === "block") this.loop(tree, node, scope);
			else if (node.type === "partial") this.partial(tree, node, scope);
		}
		this.depth--;
	}
	/** Whether there is any block or partial in these nodes. */
	isWorth(nodes) {
		let worth = this.worth.get(nodes);
		if (worth === void 0) {
			worth = nodes.some((node) => [
				"if",
				"each",
				"with",
				"block",
				"partial"
			].includes(node.type));
			this.worth.set(nodes, worth);
		}
		return worth;
	}
	holds(node, scope) {
		const { test } = node;
		if (test.kind === "equals") return this.value(test.left, scope) === this.value(test.right, scope) !== node.negated;
		const value = this.value(test.value, scope);
		const zeroCounts = test.includeZero !== void 0 && Boolean(this.value(test.includeZero, scope));
		return ((Boolean(value) || zeroCounts && value === 0) && !require_render.isEmpty(value)) !== node.negated;
	}
	loop(tree, node, scope) {
		const value = this.value(node.value, scope);
		const isList = Array.isArray(value);
		if (node.type === "each" || node.type === "block" && isList) {
			this.each(tree, node, value, scope);
			return;
		}
		const taken = node.type === "with" ? !require_render.isEmpty(value) : value !== false && value !== null && value !== void 0;
		this.coverage.take(tree, node, taken ? "body" : "otherwise");
		if (!taken) this.nodes(tree, node.otherwise, scope);
		else if (value === true && node.type === "block") this.nodes(tree, node.body, scope);
		else {
			const [name] = node.parameters;
			const locals = name === void 0 ? scope.locals : {
				name,
				value,
				next: scope.locals
			};
			this.nodes(tree, node.body, {
				context: value,
				outer: outerOf(scope, value),
				locals,
				loop: scope.loop
			});
		}
	}
	each(tree, node, value, scope) {
		const entries = typeof value !== "object" || value === null ? [] : Array.isArray(value) ? value.slice(0, mostSteps).map((element, index) => [index, element]) : Object.entries(value);
		this.coverage.take(tree, node, entries.length > 0 ? "body" : "otherwise");
		if (entries.length === 0) {
			this.nodes(tree, node.otherwise, scope);
			return;
		}
		if (!this.isWorth(node.body)) return;
		const [valueName, keyName] = node.parameters;
		for (const [index, [key, element]] of entries.entries()) {
			if (this.steps++ > mostSteps) return;
			let { locals } = scope;
			if (keyName !== void 0) locals = {
				name: keyName,
				value: key,
				next: locals
			};
			if (valueName !== void 0) locals = {
				name: valueName,
				value: element,
				next: locals
			};
			const loop = {
				index,
				key,
				count: entries.length,
				outer: scope.loop
			};
			this.nodes(tree, node.body, {
				context: element,
				outer: outerOf(scope, element),
				locals,
				loop
			});
		}
	}
	partial(tree, node, scope) {
		const called = this.partials.get(node.name);
		const context = node.context === void 0 ? scope.context : this.value(node.context, scope);
		if (called === void 0) {
			this.nodes(tree, node.fallback ?? [], {
				...scope,
				context,
				outer: outerOf(scope, context)
			});
			return;
		}
		if (this.depth > deepest) return;
		this.coverage.reach(called);
		const names = Object.keys(node.options);
		let laid = context;
		if (names.length > 0) {
			const extended = Object.create(null);
			if (typeof context === "object" && context !== null) for (const [name, value] of Object.entries(context)) extended[name] = value;
			for (const name of names) {
				const option = node.options[name];
				extended[name] = option === void 0 ? void 0 : this.value(option, scope);
			}
			laid = extended;
		}
		this.nodes(called, called.nodes, {
			context: laid,
			outer: void 0,
			locals: void 0,
			loop: scope.loop
		});
	}
	value(expression, scope) {
		switch (expression.type) {
			case "path": return this.resolve(expression, scope);
			case "literal": return expression.value;
			case "undefined": return;
			default: {
				const [first, second] = expression.arguments;
				const value = first === void 0 ? void 0 : this.value(first, scope);
				if (expression.helper === "json") return value === void 0 ? void 0 : "json";
				const name = second === void 0 ? void 0 : require_render.plainText(this.value(second, scope));
				return value === void 0 || value === null || name === void 0 ? void 0 : require_render.ownValue(value, name);
			}
		}
	}
	resolve(path, scope) {
		const { root } = path;
		let value;
		if (root.kind === "root") value = this.input;
		else if (root.kind === "context") {
			let at = scope;
			for (let up = root.up; up > 0 && at !== void 0; up--) at = at.outer;
			value = at?.context;
		} else if (root.kind === "local") {
			let local = scope.locals;
			while (local !== void 0 && local.name !== root.name) local = local.next;
			value = local?.value;
		} else value = this.dataVariable(root.name, root.up, scope);
		for (const segment of path.segments) {
			if (value === void 0 || value === null) return void 0;
			value = require_render.ownValue(value, segment);
		}
		return value;
	}
	dataVariable(name, up, scope) {
		let { loop } = scope;
		for (let level = up; level > 0 && loop !== void 0; level--) loop = loop.outer;
		if (loop !== void 0) {
			if (name === "index") return loop.index;
			if (name === "key") return loop.key;
			if (name === "first") return loop.index === 0;
			if (name === "last") return loop.index === loop.count - 1;
		}
		return require_json.ownProperty(this.data, name);
	}
};
function outerOf(scope, value) {
	return value === scope.context ? scope.outer : scope;
}

// src/prompts/check/invisible.ts
/** More of them say nothing new about one file; a hidden message is one run, and one finding. */
const mostFindings$1 = 20;
const mostCharacters = 5e3;
const names = /* @__PURE__ */ new Map([
	[173, "SOFT HYPHEN"],
	[847, "COMBINING GRAPHEME JOINER"],
	[1564, "ARABIC LETTER MARK"],
	[4447, "HANGUL CHOSEONG FILLER"],
	[4448, "HANGUL JUNGSEONG FILLER"],
	[6158, "MONGOLIAN VOWEL SEPARATOR"],
	[8203, "ZERO WIDTH SPACE"],
	[8204, "ZERO WIDTH NON-JOINER"],
	[8205, "ZERO WIDTH JOINER"],
	[8206, "LEFT-TO-RIGHT MARK"],
	[8207, "RIGHT-TO-LEFT MARK"],
	[8232, "LINE SEPARATOR"],
	[8233, "PARAGRAPH SEPARATOR"],
	[8234, "LEFT-TO-RIGHT EMBEDDING"],
	[8235, "RIGHT-TO-LEFT EMBEDDING"],
	[8236, "POP DIRECTIONAL FORMATTING"],
	[8237, "LEFT-TO-RIGHT OVERRIDE"],
	[8238, "RIGHT-TO-LEFT OVERRIDE"],
	[8288, "WORD JOINER"],
	[8294, "LEFT-TO-RIGHT ISOLATE"],
	[8295, "RIGHT-TO-LEFT ISOLATE"],
	[8296, "FIRST STRONG ISOLATE"],
	[8297, "POP DIRECTIONAL ISOLATE"],
	[10240, "BRAILLE PATTERN BLANK"],
	[12644, "HANGUL FILLER"],
	[65279, "ZERO WIDTH NO-BREAK SPACE (byte order mark)"],
	[65440, "HALFWIDTH HANGUL FILLER"],
	[65529, "INTERLINEAR ANNOTATION ANCHOR"],
	[65530, "INTERLINEAR ANNOTATION SEPARATOR"],
	[65531, "INTERLINEAR ANNOTATION TERMINATOR"],
	[119129, "MUSICAL SYMBOL NULL NOTEHEAD"]
]);
/** Looks through a whole file: settings and template. */
function checkInvisible(source) {
	const findings = [];
	for (const { start, end, codes } of runsIn(source.text)) {
		const [first = 0] = codes;
		const isDirection = codes.some(changesOrder);
		const isMark = codes.length === 1 && isDirectionMark(first) && isRightToLeft(source.text, start);
		const isHarmless = codes.length <= 3 && !isDirection && first >= 32 && first < 917504;
		const more = codes.length > 1 ? ` and ${codes.length - 1} more after it` : "";
		if (isMark) continue;
		const place = {
			start,
			end
		};
		findings.push(require_finding_at.createFinding(require_rules$2.invisibleCharacter, source, place, {
			message: `Here stands a character that nobody sees: ${described(first)}${more}.`,
			help: isDirection ? "Remove it: it changes the order in which a reader sees the line, not the order in which the model reads it." : "Remove it; type the line again if you cannot see it.",
			...isHarmless ? { severity: "warning" } : {}
		}));
		if (findings.length >= mostFindings$1) break;
	}
	return findings;
}
/** Characters that stand one after the other belong together. */
function runsIn(text) {
	const runs = [];
	for (const { offset, length, code } of require_visible.unseenIn(text, mostCharacters)) {
		const last = runs.at(-1);
		if (last !== void 0 && last.end === offset) {
			last.end = offset + length;
			last.codes.push(code);
		} else runs.push({
			start: offset,
			end: offset + length,
			codes: [code]
		});
	}
	return runs;
}
/** Marks beside letters that run from right to left are how such text is typed. */
function isDirectionMark(code) {
	return code === 8206 || code === 8207 || code === 1564;
}
function isRightToLeft(text, offset) {
	const around = text.slice(Math.max(0, offset - 40), offset + 40);
	return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(around);
}
function described(code) {
	return `${`U+${code.toString(16).toUpperCase().padStart(4, "0")}`} ${names.get(code) ?? (code < 32 || code >= 127 && code < 160 ? "a control character" : code >= 917504 && code < 917632 ? "a tag character, used to hide text" : code >= 65024 && code <= 65039 || code >= 917760 && code <= 917999 ? "a variation selector" : "a format character")}`;
}
function changesOrder(code) {
	return code >= 8234 && code <= 8238 || code >= 8294 && code <= 8297;
}

// src/prompts/check/names.ts
const helpers = /* @__PURE__ */ new Map([
	["history", "puts the conversation so far here"],
	["role", "begins a message"],
	["media", "puts a picture here"],
	["section", "begins a section"],
	["json", "writes a value as JSON"],
	["lookup", "looks into an object"],
	["log", "writes into a log"]
]);
/** A finding at the declaration of each such name among `known`; none where it is declared nowhere. */
function checkNames(prompt, known) {
	const findings = [];
	for (const name of known) {
		const helper = helpers.get(name);
		if (/^[^\s!"#%&'()*+,./;<=>@[\\\]^`{|}~]+$/.test(name) && helper === void 0) continue;
		const range = declarationOf(prompt, name);
		if (range === void 0) continue;
		const better = name.trim().replaceAll(/[^\p{L}\p{N}]+/gu, "_").replaceAll(/^_+|_+$/g, "");
		findings.push(require_finding_at.createFinding(require_rules$2.variableName, prompt.settings, range, {
			message: helper === void 0 ? `\`${name}\` cannot be written in a tag as it is.` : `\`${name}\` is also a helper: \`{{${name}}}\` ${helper}.`,
			help: helper === void 0 ? `Rename it to \`${better || "name"}\`, or write \`{{[${name}]}}\` in the template.` : `Rename it, or write \`{{this.${name}}}\` in the template.`
		}));
	}
	return findings;
}

// src/prompts/check/placeholders.ts
/** More of them say nothing new about one template. */
const mostFindings = 25;
/** Looks at the text between the tags. `comments` are left out, as are tags, which cannot hold any of these. */
function checkPlaceholders(template, comments, variables) {
	const { text, startOffset, source } = template;
	const findings = [];
	const names = /* @__PURE__ */ new Set();
	const known = new Set(variables.names);
	const isComment = containedIn(comments);
	const found = [...bracesIn(text), ...statementsIn(text)].sort((left, right) => left.start - right.start);
	const certain = found.some((one) => one.kind === "name" && known.has(one.name) && !variables.isUsed(one.name));
	const noTags = !text.includes("{{");
	for (const one of found) {
		const place = {
			start: startOffset + one.start,
			end: startOffset + one.end
		};
		if (findings.length >= mostFindings) break;
		if (isComment(place)) continue;
		if (one.kind === "statement") {
			findings.push(require_finding_at.createFinding(require_rules$2.foreignPlaceholder, source, place, {
				message: `\`${one.text}\` is a tag of Jinja; here it is text, which the model sees.`,
				help: one.help
			}));
			continue;
		}
		if (one.name.includes(" ") && !known.has(one.name)) continue;
		if (!known.has(one.name) && !certain && !(variables.isClassic && noTags)) continue;
		const meant = known.has(one.name) ? one.name : require_nearest.nearest(one.name, known);
		if (known.has(one.name)) names.add(one.name);
		const isMistake = known.has(one.name) ? !variables.isUsed(one.name) : variables.isClassic;
		findings.push(require_finding_at.createFinding(require_rules$2.foreignPlaceholder, source, place, {
			message: known.has(one.name) ? `\`${one.text}\` is not filled in: the model sees it as it stands.` : `\`${one.text}\` is not filled in, and \`${one.name}\` is no variable of this prompt${meant === void 0 ? "." : `; did you mean \`${meant}\`?`}`,
			help: `Write \`{{${tagName(meant ?? one.name)}}}\`${meant === void 0 ? `, and ${declaring(one.name, variables.isClassic)}` : ""}.`,
			...isMistake ? {} : { severity: "warning" }
		}));
	}
	return {
		findings,
		names
	};
}
function declaring(name, isClassic) {
	return isClassic ? `add \`"${name}": "\u2026"\` to the configuration` : `add \`${name}: string\` under input.schema`;
}
/** Whether a place is inside one of the ranges; to be asked from left to right. */
function containedIn(ranges) {
	const sorted = [...ranges].sort((left, right) => left.start - right.start);
	let next = 0;
	return (place) => {
		while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) < place.end) next++;
		return (sorted[next]?.start ?? Number.POSITIVE_INFINITY) <= place.start;
	};
}
/** `{name}`, `${name}`, `{name:>10}`; not `{{name}}`. */
function bracesIn(text) {
	const found = [];
	const braces = /\{([A-Za-z_][A-Za-z0-9_]{0,63}(?: [A-Za-z0-9_]{1,63}){0,5})(?:[:!][^{}\n]{0,20})?\}/g;
	for (let match = braces.exec(text); match !== null; match = braces.exec(text)) {
		const [written, name = ""] = match;
		const before = text[match.index - 1];
		const end = match.index + written.length;
		if (before === "{" || text[end] === "}") continue;
		const start = before === "$" ? match.index - 1 : match.index;
		found.push({
			kind: "name",
			name,
			text: text.slice(start, end),
			start,
			end
		});
	}
	return found;
}
/** `{% \u2026 %}` and `{# \u2026 #}`. */
function statementsIn(text) {
	const found = [];
	const statements = /\{%[-+]?\s{0,8}([A-Za-z]\w{0,30})([^%\n]{0,200})%\}|\{#\s[^#\n]{0,200}#\}/g;
	for (let match = statements.exec(text); match !== null; match = statements.exec(text)) {
		const [written, keyword, rest = ""] = match;
		found.push({
			kind: "statement",
			text: written.length > 60 ? `${written.slice(0, 60)}\u2026` : written,
			help: keyword === void 0 ? commentInHandlebars(written) : inHandlebars(keyword, rest.replace(/[-+]$/, "").trim()),
			start: match.index,
			end: match.index + written.length
		});
	}
	return found;
}
function commentInHandlebars(written) {
	return `Write \`{{! ${written.slice(2, -2).trim()} }}\`.`;
}
/** The tag of Handlebars that does what the tag of Jinja does. */
function inHandlebars(keyword, rest) {
	switch (keyword) {
		case "if": return `Write \`{{#${condition(rest)}}}\`, and \`{{/${condition(rest).split(" ")[0]}}}\` at its end.`;
		case "elif": return `Write \`{{else ${condition(rest)}}}\`.`;
		case "else": return "Write `{{else}}`.";
		case "endif": return "Write `{{/if}}`, or `{{/ifEquals}}` where the block begins like that.";
		case "for": {
			const match = /^(\w{1,40})\s+in\s+(\S{1,80})/.exec(rest);
			return match === null ? "Write `{{#each list as |item|}}\u2026{{/each}}`." : `Write \`{{#each ${match[2]} as |${match[1]}|}}\`, and \`{{/each}}\` at its end.`;
		}
		case "endfor": return "Write `{{/each}}`.";
		case "include": return `Write \`{{> ${rest.replaceAll(/["']|\.\w+/g, "").trim() || "name"}}}\`.`;
		case "raw":
		case "endraw": return "Remove it; a tag that is to stay text is written `\\{{name}}`.";
		default: return "Remove it: Handlebars has nothing like it. Compute the value before, and pass it as a variable.";
	}
}
function condition(test) {
	const comparison = /^(\S{1,80})\s*([=!]=)\s*(\S.{0,80})$/.exec(test);
	if (comparison !== null) return `${comparison[2] === "==" ? "ifEquals" : "unlessEquals"} ${comparison[1]} ${comparison[3]?.replaceAll("'", "\"")}`;
	const negated = /^not\s+(\S{1,80})$/.exec(test);
	return negated === null ? `if ${test}` : `unless ${negated[1]}`;
}

// src/prompts/check/schemas.ts
/** Compiles schemas once, however many prompts share them. */
var SchemaCompiler = class {
	known = /* @__PURE__ */ new WeakMap();
	compile(schema) {
		if (!require_json.isJsonObject(schema)) return require_json_schema.compileSchema(schema, { subject: "The input" });
		let compiled = this.known.get(schema);
		if (compiled === void 0) {
			compiled = require_json_schema.compileSchema(schema, { subject: "The input" });
			this.known.set(schema, compiled);
		}
		return compiled;
	}
};
/** Compiles the schemas of input, output and tools. The input's comes back as validator, for the cases. */
async function checkSchemas(prompt, compiler) {
	const findings = [];
	const { input, output } = prompt;
	let validator;
	let inputBroken = false;
	if (input.schema !== void 0) {
		const compiled = await compiler.compile(input.schema);
		const report = reporter(prompt, "/input/schema", input.schemaPlaces, findings);
		if (compiled.ok) validator = compiled.validator;
		else inputBroken = true;
		report(require_rules$2.schemaInvalid, compiled.ok ? [] : compiled.problems);
		report(require_rules$2.schemaDoubt, compiled.ok ? [...compiled.validator.doubts, ...lostFields(input.schema)] : []);
	}
	if (output.schema !== void 0) {
		const compiled = await compiler.compile(output.schema);
		const report = reporter(prompt, "/output/schema", output.schemaPlaces, findings);
		report(require_rules$2.schemaInvalid, compiled.ok ? [] : compiled.problems);
		report(require_rules$2.schemaDoubt, compiled.ok ? [...compiled.validator.doubts, ...lostFields(output.schema)] : []);
	}
	for (const [index, tool] of prompt.toolDefinitions.entries()) for (const schema of [tool.inputSchema, tool.outputSchema]) {
		if (schema === void 0) continue;
		const compiled = await compiler.compile(schema);
		if (compiled.ok) continue;
		const [first] = compiled.problems;
		const range = prompt.locations.nearestTo(`/tools/${Math.max(0, prompt.tools.indexOf(tool.name)) || index}`);
		findings.push(require_finding_at.createFinding(require_rules$2.schemaInvalid, prompt.settings, range, {
			message: `The schema of the tool \`${tool.name}\` cannot be used: ${first?.message ?? ""}`,
			help: first?.help ?? "Correct the schema."
		}));
	}
	return {
		findings,
		validator,
		inputBroken
	};
}
function reporter(prompt, base, places, findings) {
	return (rule, problems) => {
		for (const { pointer, message, help } of problems) {
			const range = prompt.locations.nearestTo(base + writtenPlace(pointer, places));
			findings.push(require_finding_at.createFinding(rule, prompt.settings, range, {
				message,
				help
			}));
		}
	};
}
/** The pointer of what was written for a pointer into the schema, or of the nearest part around it. */
function writtenPlace(pointer, places) {
	if (places === void 0) return pointer;
	for (let at = pointer;; at = at.slice(0, at.lastIndexOf("/"))) {
		const place = places.get(at);
		if (place !== void 0 || at === "") return place ?? "";
	}
}
/** `{ type: string, name: string }` is JSON Schema for a text, though fields called `type` and `name` were meant. */
function lostFields(schema) {
	if (!require_json.isJsonObject(schema)) return [];
	const type = require_json.ownProperty(schema, "type");
	if (typeof type !== "string" || require_json.ownProperty(schema, "properties") !== void 0) return [];
	return Object.keys(schema).flatMap((key) => {
		const value = schema[key];
		if (!(typeof value === "string" && /^(?:string|number|integer|boolean|any|null)(?:,|$)/.test(value) && key !== "type")) return [];
		return [{
			pointer: require_json.jsonPointer([key]),
			message: `Because of \`type: ${type}\` this schema is read as JSON Schema, where \`${key}\` does nothing.`,
			help: "If `type` is a variable, write `properties:` above the variables and `type: { type: string }` for it."
		}];
	});
}

// src/prompts/check/subject.ts
const nothingUnclear = {
	settings: false,
	input: false,
	cases: "none"
};

// src/prompts/check/template.ts
/** Checks one template and, with what it passes to them, the partials that it calls. */
function checkTemplate(subject, options) {
	const { prompt, tree, cases, unclear = nothingUnclear } = subject;
	const written = prompt.input.schema;
	const origin = prompt.input.schemaFrom === "variables" ? "classic" : written === void 0 ? "cases" : "schema";
	const data = written ?? schemaOfInputs(cases);
	const reader = new ShapeReader(data, origin === "cases");
	const declared = reader.rootShape();
	const shape = withDefaults(reader, declared, prompt);
	const report = new Report();
	if (tree !== void 0) new TemplateWalk({
		partials: options.partials,
		brokenPartials: options.brokenPartials,
		reader,
		origin,
		lenient: options.compat === "dotprompt",
		media: options.media,
		partialDepth: options.partialDepth ?? require_render.defaultPromptLimits.partialDepth,
		contextNames: unclear.cases === "none" ? new Set(cases.flatMap((one) => Object.keys(one.context))) : void 0,
		source: tree.source ?? prompt.template.source
	}, report).nodes(tree.nodes, inputScope({
		shape,
		identity: ""
	}));
	const known = [...shape.properties.keys()];
	const isUnclear = tree === void 0 || report.incomplete;
	const used = new UsedNames(report.uses);
	const isUsed = (name) => isUnclear || used.has(within("", escapeName(name))) || isInFileName(prompt, name);
	const findings = [...report.findings, ...tooManyVariables(prompt, shape, options.variables)];
	if (report.isFull) findings.push(andMore(prompt));
	if (tree !== void 0 && origin === "cases" && !report.incomplete && !hasWrittenSchema(prompt)) findings.push(...withoutSchema(prompt, report.uses, data));
	return {
		findings,
		uses: report.uses,
		known,
		declared: written === void 0 || isUnclear ? void 0 : declared,
		isUsed
	};
}
function tooManyVariables(prompt, shape, most = require_render.defaultPromptLimits.variables) {
	const count = shape.properties.size;
	if (count <= most) return [];
	return [require_finding_at.createFinding(require_rules$2.tooManyInputs, prompt.settings, prompt.locations.nearestTo("/input/schema"), {
		message: `The prompt declares ${count} variables; the limit is ${most}.`,
		help: "Pass lists and objects in place of many variables, or raise `limits.variables` in slipway.yaml."
	})];
}
function andMore(prompt) {
	return require_finding_at.createFinding(require_rules$2.incompleteCheck, prompt.template.source, startOfFile, {
		message: "The template has so many problems that the rest of them is not listed.",
		help: "Repair those that are, and check again.",
		showExcerpt: false
	});
}
/** Variables that `input.default` gives are always there. */
function withDefaults(reader, shape, prompt) {
	const given = /* @__PURE__ */ new Map();
	const valueReader = new ShapeReader(schemaOfInputs([{ input: prompt.input.default }]));
	for (const [name, property] of valueReader.rootShape().properties) {
		const declared = shape.properties.get(name);
		given.set(name, {
			shape: declared?.shape ?? property.shape,
			required: true
		});
	}
	return shape === anyShape ? shape : reader.withProperties(shape, given);
}
/** A schema that could not be read is reported as such, not as a missing one. */
function hasWrittenSchema(prompt) {
	return prompt.locations.keyAt("/input/schema") !== void 0;
}
function withoutSchema(prompt, uses, data) {
	const schema = schemaFromUses(uses, data === true ? {} : data);
	const lines = picoschemaLines(schema, "    ");
	if (lines.length === 0) return [];
	const shown = lines.length > 40 ? [...lines.slice(0, 40), "    \u2026"] : lines;
	return [require_finding_at.createFinding(require_rules$2.missingInputSchema, prompt.settings, startOfFile, {
		message: `The prompt has no input schema, but ${countVariables(schema)}.`,
		help: `Add this to the front matter, and correct the types:\ninput:\n  schema:\n${shown.join("\n")}`,
		showExcerpt: false
	})];
}
function countVariables(schema) {
	const properties = require_json.isJsonObject(schema) ? schema["properties"] : void 0;
	const count = require_json.isJsonObject(properties) ? Object.keys(properties).length : 0;
	return count === 1 ? "its template and cases use a variable" : `its template and cases use ${count} variables`;
}
const startOfFile = {
	start: {
		line: 1,
		column: 1
	},
	end: {
		line: 1,
		column: 1
	}
};

// src/prompts/check/index.ts
/** Names kept to recognise placeholders in partials; more say nothing new. */
const mostVariables = 1e4;
/** Nothing is kept of a prompt once it is checked, but findings in partials and what was seen of partials. */
function createPromptChecker(options) {
	return new Checker(options);
}
var Checker = class {
	options;
	compiler = new SchemaCompiler();
	coverage;
	inPartials;
	called = /* @__PURE__ */ new Set();
	variables = /* @__PURE__ */ new Set();
	constructor(options) {
		this.options = options;
		this.coverage = new Coverage(options.partials);
		this.inPartials = new PartialFindings(options.partials);
	}
	async check(subject) {
		const { options, variables } = this;
		const { tree, unclear = nothingUnclear } = subject;
		const { validator: usable, findings: inSchemas, inputBroken } = await checkSchemas(subject.prompt, this.compiler);
		const inputUnclear = unclear.input || inputBroken;
		const anything = inputUnclear || subject.prompt.input.schema === void 0 && unclear.cases !== "none";
		const prompt = anything ? withAnyInput(subject.prompt, inputUnclear) : subject.prompt;
		const validator = anything ? void 0 : usable;
		const cases = unclear.cases === "all" ? [] : subject.cases;
		const template = checkTemplate({
			...subject,
			prompt,
			cases
		}, options);
		markCalled(tree, options.partials, this.called);
		for (const name of template.known) if (variables.size < mostVariables) variables.add(name);
		const placeholders = checkPlaceholders(prompt.template, tree?.comments ?? [], {
			names: template.known,
			isUsed: template.isUsed,
			isClassic: prompt.form === "classic"
		});
		const findings = [
			...inSchemas,
			...tree !== void 0 && saysNothing(tree, options.partials) ? [emptyTemplate(prompt)] : [],
			...template.findings,
			...placeholders.findings,
			...checkUnused(prompt, template, placeholders.names),
			...checkNames(prompt, template.known),
			...checkInvisible(prompt.template.source),
			...prompt.settings.file === prompt.template.source.file ? [] : checkInvisible(prompt.settings),
			...checkCases(prompt, cases, {
				validator,
				uses: template.uses,
				media: options.media
			}).filter(({ rule }) => unclear.cases === "none" || rule !== require_rules$2.promptWithoutCase.id)
		];
		if (tree !== void 0 && !inputUnclear && unclear.cases === "none") {
			const inputs = cases.map((one) => ({
				input: withDefaults$1(prompt, one.input),
				context: one.context
			}));
			findings.push(...this.coverage.check(tree, inputs));
		}
		return this.inPartials.keep(options.severalPrompts === true ? forWhom(findings, prompt) : findings, prompt.name);
	}
	finish() {
		const { partials } = this.options;
		const trees = new Set(partials.values());
		const unused = [];
		const rest = [];
		const names = [...this.variables];
		for (const tree of trees) {
			const { source } = tree;
			if (source === void 0) continue;
			rest.push(...checkInvisible(source));
			const template = {
				source,
				text: source.text,
				startOffset: 0
			};
			rest.push(...checkPlaceholders(template, tree.comments, {
				names,
				isUsed: () => true,
				isClassic: false
			}).findings);
			if (this.called.has(tree)) continue;
			const [name = ""] = [...partials].filter(([, one]) => one === tree).map(([key]) => key);
			unused.push(require_finding_at.createFileFinding(require_rules$2.unusedPartial, source.file, {
				message: `No prompt uses the partial \`${name}\`.`,
				help: `Remove the file, or call it: \`{{> ${name}}}\`.`
			}));
		}
		return [
			...this.inPartials.merged(),
			...rest,
			...unused,
			...this.coverage.finish()
		];
	}
};
/**
* Several classic configurations may share a template, and what is wrong in it for one is right for the others: such a
* finding names the prompt.
*/
function forWhom(findings, { name, form, template, settings }) {
	const { file } = template.source;
	if (form !== "classic" || file === settings.file) return findings;
	return findings.map((finding) => finding.file === file ? {
		...finding,
		help: `${finding.help} (Seen in \`${name}\`.)`
	} : finding);
}
/** The prompt with an input of which nothing is known, so that nothing is said against it; and without its defaults. */
function withAnyInput(prompt, defaultsToo) {
	const { schemaPlaces: _, ...input } = prompt.input;
	return {
		...prompt,
		input: {
			...input,
			schema: true,
			schemaFrom: "author",
			default: defaultsToo ? {} : input.default
		}
	};
}
/** Every partial that is called, directly or through others. */
function markCalled(tree, partials, called) {
	const stack = tree === void 0 ? [] : [tree];
	for (let next = stack.pop(); next !== void 0; next = stack.pop()) for (const name of next.partials) {
		const partial = partials.get(name);
		if (partial === void 0 || called.has(partial)) continue;
		called.add(partial);
		stack.push(partial);
	}
}
/**
* A mistake in a partial shows in every prompt that calls it. It is one finding, which names the prompts: who repairs
* the partial wants to know for whom it is wrong.
*/
var PartialFindings = class {
	files;
	found = /* @__PURE__ */ new Map();
	constructor(partials) {
		this.files = new Set([...partials.values()].flatMap((tree) => tree.source === void 0 ? [] : [tree.source.file]));
	}
	/** Keeps findings in partials for later, and gives the others back. */
	keep(findings, prompt) {
		if (this.files.size === 0) return findings;
		return findings.filter((finding) => {
			if (!this.files.has(finding.file)) return true;
			const { line, column } = finding.range.start;
			const key = JSON.stringify([
				finding.rule,
				finding.file,
				line,
				column,
				finding.message
			]);
			const known = this.found.get(key);
			if (known === void 0) this.found.set(key, {
				finding,
				prompts: [prompt],
				count: 1
			});
			else {
				known.count++;
				if (known.prompts.length < 3) known.prompts.push(prompt);
			}
			return false;
		});
	}
	merged() {
		return [...this.found.values()].map(({ finding, prompts, count }) => {
			const names = prompts.map((name) => `\`${name}\``).join(", ");
			const more = count > prompts.length ? ` and ${count - prompts.length} more` : "";
			return {
				...finding,
				help: `${finding.help} (Seen in ${names}${more}.)`
			};
		});
	}
};

// src/prompts/cases-files.ts
/**
* The value with every `{ $file: path }` in it replaced: by the data of a JSON or YAML file, by the path of a picture or
* another medium, by the text of every other file. What cannot be read is null, and a finding.
*/
async function fillFiles(value, inputs, place) {
	return hasFiles(value) ? fill(value, inputs, place, place.pointer) : value;
}
function hasFiles(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Array.isArray(value)) return value.some((item) => hasFiles(item));
	return Object.hasOwn(value, "$file") || Object.values(value).some(hasFiles);
}
async function fill(value, inputs, place, pointer) {
	if (Array.isArray(value)) {
		const items = [];
		for (const [index, item] of value.entries()) items.push(await fill(item, inputs, place, `${pointer}/${index}`));
		return items;
	}
	if (!require_json.isJsonObject(value)) return value;
	if (Object.hasOwn(value, "$file")) return readValue(value, inputs, place, pointer);
	const filled = {};
	for (const [key, entry] of Object.entries(value)) require_json.setOwnProperty(filled, key, await fill(entry, inputs, place, `${pointer}/${require_json.escapePointerSegment(key)}`));
	return filled;
}
async function readValue(value, inputs, place, pointer) {
	const { source, locations, findings } = place;
	const written = require_json.ownProperty(value, "$file");
	const range = locations.valueAt(`${pointer}/$file`) ?? locations.nearestTo(pointer);
	const report = (rule, message, help) => {
		findings.push(require_finding_at.createFinding(rule, source, range, {
			message,
			help
		}));
		return null;
	};
	if (typeof written !== "string" || Object.keys(value).length !== 1) return report(require_rules$1.fileMissing, "`$file` stands alone, with the path of a file.", "Write `{ $file: inputs/letter.txt }`.");
	const read = require_load.readPath(written, require_load.folderOf(source.file));
	if (!read.ok) return report(read.problem === "outside" ? require_rules$1.pathOutsideProject : require_rules$1.pathNotPortable, read.message, read.help);
	const found = await inputs.files.find(read.path);
	if (found.outcome === "outside") return report(require_rules$1.pathOutsideProject, `\u201c${written}\u201d is a link that leads out of the project.`, "Replace the link by a copy.");
	if (found.outcome !== "file") {
		const near = found.outcome === "absent" ? found.near : void 0;
		return report(require_rules$1.fileMissing, `There is no file \u201c${read.path}\u201d.`, near === void 0 ? "Paths begin in the project's folder, or with `./` in the folder of the cases." : `Write \`${near}\`: names count exactly.`);
	}
	if (require_media_types.isMediaPath(read.path)) return read.path;
	const text = await inputs.files.readText(found.file, inputs.fileBytes);
	if (!text.ok) return report(require_rules.fileUnreadable, `${read.path}: ${text.finding.message}`, text.finding.help);
	if (!/\.(?:json|yaml|yml)$/.test(read.path)) return text.source.text;
	const data = await require_load_schemas.readData(text.source);
	findings.push(...data.problems);
	return data.value ?? null;
}

// src/prompts/expectations.ts
/** What a case demands of an answer, from the file to values. Whether an answer fulfils it is evaluation's business. */
/** As the schema of cases has it. */
const mostRepeats = 100;
const noDemands = {
	expect: [],
	must: false,
	repeat: 1,
	passRate: 1
};
/** For as many cases as there are: the schema of each kind of expectation is compiled once. */
function demandsReader() {
	const validators = /* @__PURE__ */ new Map();
	const fits = (kind, value) => {
		const validator = validators.get(kind) ?? require_json_schema.validatorOfOwn(require_cases_schema.schemaOfKind(kind));
		validators.set(kind, validator);
		return validator.validate(value).length === 0;
	};
	return (value, pointer) => {
		const must = require_json.ownProperty(value, "must");
		const repeat = require_json.ownProperty(value, "repeat");
		const passRate = require_json.ownProperty(value, "passRate");
		const cluster = require_json.ownProperty(value, "cluster");
		return {
			expect: expectationsIn(require_json.ownProperty(value, "expect"), `${pointer}/expect`, fits),
			must: must === true,
			repeat: typeof repeat === "number" && Number.isInteger(repeat) && repeat >= 1 && repeat <= mostRepeats ? repeat : 1,
			passRate: typeof passRate === "number" && passRate > 0 && passRate <= 1 ? passRate : 1,
			...typeof cluster === "string" ? { cluster } : {}
		};
	};
}
function expectationsIn(written, pointer, fits) {
	if (Array.isArray(written)) return written.flatMap((entry, index) => require_json.isJsonObject(entry) ? ofMapping(entry, `${pointer}/${index}`, fits) : []);
	return require_json.isJsonObject(written) ? ofMapping(written, pointer, fits) : [];
}
function ofMapping(mapping, pointer, fits) {
	return require_cases_schema.expectationKinds.flatMap((kind) => {
		const value = require_json.ownProperty(mapping, kind);
		if (value === void 0 || !fits(kind, value)) return [];
		return [{
			kind,
			value: inLongForm(kind, value),
			pointer: `${pointer}/${kind}`
		}];
	});
}
function inLongForm(kind, value) {
	if (typeof value !== "string" && typeof value !== "number") return value;
	const field = Object.hasOwn(require_cases_schema.shortForms, kind) ? require_cases_schema.shortForms[kind] : void 0;
	return field === void 0 ? value : { [field]: value };
}

// src/prompts/cases.ts
/** Reads files of cases. Made once for a project. */
var CaseReader = class {
	list;
	mapping;
	files;
	mostCases;
	demandsIn;
	constructor(files, mostCases) {
		this.list = validatorOf(require_cases_schema.caseListSchema);
		this.mapping = validatorOf(require_cases_schema.caseMapSchema);
		this.files = files;
		this.mostCases = mostCases;
		this.demandsIn = demandsReader();
	}
	/** The cases of a file. What is wrong with it is a finding; cases that can be understood are given all the same. */
	async read(source, findings) {
		const { value, locations, problems } = await require_load_schemas.readData(source);
		findings.push(...problems);
		if (value === void 0) return [];
		const base = Array.isArray(value) ? "" : "/cases";
		const whole = Array.isArray(value) ? { cases: value } : value;
		const cases = require_json.isJsonObject(whole) ? require_json.ownProperty(whole, "cases") : void 0;
		if (!require_json.isJsonObject(whole) || cases === null) {
			if (problems.length === 0) findings.push(withoutCases(source, whole, locations));
			return [];
		}
		if (isEmptyList(cases) && problems.length === 0) findings.push(withoutCases(source, whole, locations));
		const [validator, schema] = require_json.isJsonObject(cases) ? [this.mapping, require_cases_schema.caseMapSchema] : [this.list, require_cases_schema.caseListSchema];
		const misfits = isSimple(whole) ? [] : validator.validate(whole);
		if (misfits.length > 0) {
			const shown = base === "" ? misfits.map((one) => ({
				...one,
				pointer: one.pointer.replace(/^\/cases/, "")
			})) : misfits;
			findings.push(...require_load.shapeFindings(shown, {
				source,
				locations,
				schema,
				page: "docs/prompts.md",
				syntax: problems,
				otherwise
			}));
		}
		const entries = entriesOf(cases, base);
		if (entries.length > this.mostCases) findings.push(require_finding_at.createFinding(require_load_rules.tooManyCases, source, locations.nearestTo(base), {
			message: `The file holds ${entries.length} cases; the limit is ${this.mostCases}.`,
			help: "Split the prompt, or raise `limits.cases` in slipway.yaml."
		}));
		const read = [];
		for (const entry of entries.slice(0, this.mostCases)) {
			const one = await this.readCase(entry, source, locations, findings);
			if (one !== void 0) read.push(one);
		}
		return read;
	}
	async readCase(entry, source, locations, findings) {
		const { name, value, pointer, namePointer } = entry;
		const problem = name.includes("/") ? "holds a slash" : require_portable_path.problemWithPath(name);
		if (problem !== void 0 || Buffer.byteLength(name) > 200) {
			findings.push(require_finding_at.createFinding(require_load_rules.caseName, source, placeOfName(locations, entry), {
				message: `The name \u201c${name}\u201d ${problem ?? `is longer than ${200} bytes`}.`,
				help: "Write a name of letters, digits, hyphens and underscores: `lost-parcel`."
			}));
			return;
		}
		const written = objectIn(value, "input");
		const inputPointer = `${pointer}/input`;
		const filled = await fillFiles(written, this.files, {
			source,
			locations,
			pointer: inputPointer,
			findings
		});
		const description = require_json.ownProperty(value, "description");
		return {
			name: name.normalize("NFC"),
			...typeof description === "string" ? { description } : {},
			input: require_json.isJsonObject(filled) ? filled : {},
			context: objectIn(value, "context"),
			history: historyIn(value),
			...this.demandsIn(value, pointer),
			source,
			get range() {
				return placeOfName(locations, {
					pointer,
					namePointer
				});
			},
			locations,
			pointer,
			inputPointer
		};
	}
};
/** Neither `cases: []` nor `cases: {}` holds one. */
function isEmptyList(cases) {
	return Array.isArray(cases) ? cases.length === 0 : require_json.isJsonObject(cases) && Object.keys(cases).length === 0;
}
/** What people write into a case, or in place of one, who have not seen one. */
function otherwise(pointer) {
	const levels = pointer.split("/").length - 1;
	if (levels === 1 && pointer !== "/cases") return "put it into an entry of `cases:`";
	return levels <= 3 ? "put it below `input:` where it is a variable of the prompt" : void 0;
}
/** A file that holds nothing, comments alone, or something else than cases. */
function withoutCases(source, value, locations) {
	const isEmpty = value === null || require_json.isJsonObject(value);
	const inJson = source.file.endsWith(".json");
	const rule = require_json.isJsonObject(value) ? require_rules$2.promptWithoutCase : require_rules.invalidValue;
	return require_finding_at.createFinding(rule, source, locations.nearestTo(require_json.isJsonObject(value) ? "/cases" : ""), {
		message: isEmpty ? "The file holds no cases yet." : "The file must hold cases, and holds something else.",
		help: `Write what it has to hold, a name and the inputs of each case, or remove the file:\n${inJson ? jsonExample : yamlExample}`
	});
}
const yamlExample = `cases:
  - name: lost-parcel
    input:
      question: Where is my order?`;
const jsonExample = "{ \"cases\": [{ \"name\": \"lost-parcel\", \"input\": { \"question\": \"Where is my order?\" } }] }";
/**
* True for what most files hold, names with inputs and nothing else, which fits the schema without asking it: asking
* takes as long as everything else here. A test compares the two.
*/
function isSimple(whole) {
	if (!require_json.isJsonObject(whole) || Object.keys(whole).length !== 1 || !Array.isArray(whole["cases"])) return false;
	return whole["cases"].every((entry) => {
		if (!require_json.isJsonObject(entry)) return false;
		for (const key in entry) {
			const value = entry[key];
			if (key === "input" ? !require_json.isJsonObject(value) : key !== "name" && key !== "description" || typeof value !== "string") return false;
		}
		return Object.hasOwn(entry, "name") && entry["name"] !== "";
	});
}
function entriesOf(cases, base) {
	if (Array.isArray(cases)) return cases.flatMap((value, index) => {
		const name = require_json.isJsonObject(value) ? require_json.ownProperty(value, "name") : void 0;
		if (!require_json.isJsonObject(value) || typeof name !== "string" || name === "") return [];
		const pointer = `${base}/${index}`;
		return [{
			name,
			value,
			pointer,
			namePointer: `${pointer}/name`
		}];
	});
	if (!require_json.isJsonObject(cases)) return [];
	return Object.entries(cases).flatMap(([name, value]) => {
		if (value !== null && !require_json.isJsonObject(value)) return [];
		const pointer = `${base}/${require_json.escapePointerSegment(name)}`;
		return [{
			name,
			value: value ?? {},
			pointer,
			namePointer: void 0
		}];
	});
}
function placeOfName(locations, { pointer, namePointer }) {
	return (namePointer === void 0 ? locations.keyAt(pointer) : locations.valueAt(namePointer)) ?? locations.nearestTo(pointer);
}
/** The history, text being short for a list with one text. What does not fit was reported and is left out. */
function historyIn(value) {
	const history = require_json.ownProperty(value, "history");
	if (!Array.isArray(history)) return [];
	return history.flatMap((entry) => {
		const role = require_json.isJsonObject(entry) ? require_json.ownProperty(entry, "role") : void 0;
		const content = require_json.isJsonObject(entry) ? require_json.ownProperty(entry, "content") : void 0;
		if (!require_json.isJsonObject(entry) || typeof role !== "string") return [];
		const metadata = require_json.ownProperty(entry, "metadata");
		const written = entry;
		return [{
			role,
			content: typeof content === "string" ? [{ text: content }] : Array.isArray(content) ? written.content : [],
			...require_json.isJsonObject(metadata) ? { metadata } : {}
		}];
	});
}
function objectIn(value, key) {
	const inner = require_json.ownProperty(value, key);
	return require_json.isJsonObject(inner) ? inner : {};
}
function validatorOf(schema) {
	return require_json_schema.validatorOfOwn(schema, { subject: "The file" });
}

// src/prompts/classic.ts
const templateKeys = [
	"template",
	"template_file",
	"template_name",
	"template_path",
	"prompt_template"
];
const modelKeys = [
	"model",
	"model_id",
	"modelId"
];
/** Every public pipeline that we read takes HTML for granted. */
const defaultFormat = "html";
/** Names without extension, and names with one. */
const slugKeys = ["output_slug", "slug"];
const fileKeys = [
	...slugKeys,
	"output_filename",
	"output_file",
	"output_name"
];
const parameterKeys = [
	"model_params",
	"model_parameters",
	"inference_config",
	"inferenceConfig",
	"parameters"
];
/** Inference parameters that stand at the top of the file. */
const topParameters = [
	"max_tokens",
	"maxTokens",
	"temperature",
	"top_p",
	"top_k",
	"stop_sequences"
];
/** Settings of a flat file: in one that has no `variables`, every other key is a variable. */
const flatSettings = /* @__PURE__ */ new Set([
	...templateKeys,
	...fileKeys,
	...parameterKeys,
	...topParameters,
	"model_id",
	"modelId",
	"output_format",
	"make_index"
]);
/** Reads the configuration; undefined (and a finding) where nothing can be made of it. */
function readClassicConfig(source, findings) {
	const { value, locations, problems } = require_json_reader.readJson(source);
	findings.push(...problems);
	if (!require_json.isJsonObject(value)) {
		if (value !== void 0) findings.push(require_finding_at.createFinding(require_rules.invalidValue, source, {
			start: 0,
			end: 1
		}, {
			message: "The configuration of a prompt is an object.",
			help: "Write `{ \"template\": \"NAME.txt\", \"variables\": { \u2026 } }`, or move the file out of the prompt folder."
		}));
		return;
	}
	const written = require_json.ownProperty(value, "variables");
	const nested = require_json.isJsonObject(written);
	if (written !== void 0 && !nested) findings.push(require_finding_at.createFinding(require_rules.invalidValue, source, locations.valueAt("/variables") ?? locations.nearestTo("/variables"), {
		message: "`variables` is an object of names and values.",
		help: "Write `\"variables\": { \"name\": \"Jordan\" }`."
	}));
	return {
		source,
		value,
		locations,
		template: firstText(value, templateKeys),
		variables: nested ? written : flatVariables(value),
		variablesPointer: nested ? "/variables" : "",
		settings: readSettings(value, nested)
	};
}
/** Every key of a flat file that is no setting. */
function flatVariables(value) {
	const variables = {};
	for (const [key, entry] of Object.entries(value)) if (!flatSettings.has(key) && key !== "variables") require_json.setOwnProperty(variables, key, entry);
	return variables;
}
function readSettings(value, nested) {
	const places = /* @__PURE__ */ new Map();
	const note = (pointer, found) => {
		if (found !== void 0) places.set(pointer, `/${found.key}`);
		return found?.written;
	};
	const model = note("/model", firstText(value, nested ? modelKeys : modelKeys.filter((key) => flatSettings.has(key))));
	const description = nested ? note("/description", firstText(value, ["description"])) : void 0;
	const format = note("/output/format", firstText(value, ["output_format"]));
	const foundFile = firstText(value, fileKeys);
	const file = note("/output/file", foundFile);
	const config = {};
	for (const key of parameterKeys) {
		const parameters = require_json.ownProperty(value, key);
		if (!require_json.isJsonObject(parameters)) continue;
		for (const [name, parameter] of Object.entries(parameters)) {
			require_json.setOwnProperty(config, name, parameter);
			places.set(`/config/${name}`, `/${key}/${name}`);
		}
	}
	for (const key of topParameters) {
		const parameter = require_json.ownProperty(value, key);
		if (parameter === void 0) continue;
		config[key] = parameter;
		places.set(`/config/${key}`, `/${key}`);
	}
	const used = /* @__PURE__ */ new Set([
		...flatSettings,
		...modelKeys,
		"variables",
		"description"
	]);
	const extensions = {};
	if (nested) {
		for (const [key, entry] of Object.entries(value)) if (!used.has(key)) require_json.setOwnProperty(extensions, key, entry);
	}
	const index = require_json.ownProperty(value, "make_index");
	if (index !== void 0) extensions["make_index"] = index;
	return {
		description,
		model,
		config,
		format,
		file,
		fileKey: foundFile?.key,
		extensions,
		places
	};
}
/**
* Problems of the name of the published file, which may itself be a template: `welcome_{{student_name}}.html`. They are
* placed in the configuration.
*/
function checkOutputFile(config, limits) {
	const { settings, source, locations, variables } = config;
	const { file } = settings;
	const pointer = settings.places.get("/output/file");
	const place = pointer === void 0 ? void 0 : locations.valueAt(pointer);
	if (file === void 0 || place === void 0 || !file.includes("{")) return [];
	const startOffset = require_text.linesOf(source).offsetAt(place.start) + 1;
	const isPlain = source.text.startsWith(`${file}"`, startOffset);
	const template = isPlain ? {
		source,
		text: file,
		startOffset
	} : {
		source: require_text.createSource(source.file, file),
		text: file,
		startOffset: 0
	};
	const { tree, problems } = parseTemplate(template, limits);
	const findings = [...problems];
	for (const node of tree?.nodes ?? []) {
		const { start = 0, end = 0 } = node;
		if (node.type === "text") for (const match of node.text.matchAll(/\{([\p{L}_][\p{L}\p{N}_]*)\}/gu)) findings.push(require_finding_at.createFinding(require_rules$2.foreignPlaceholder, source, place, {
			message: `\`${match[0]}\` is not filled in: the file would be called so.`,
			help: `Write \`{${match[0]}}\`.`
		}));
		else if (node.type !== "output" || node.value.type !== "path") findings.push(require_finding_at.createFinding(require_rules.invalidValue, template.source, {
			start,
			end
		}, {
			message: "The name of a file can hold variables, and nothing else of a template.",
			help: "Write a name such as `welcome_{{name}}.html`."
		}));
		else {
			const [name = ""] = node.value.segments;
			if (Object.hasOwn(variables, name)) continue;
			const near = require_nearest.nearest(name, Object.keys(variables));
			findings.push(require_finding_at.createFinding(require_rules$2.undefinedVariable, template.source, {
				start,
				end
			}, {
				message: `\`${name}\` is no variable of this prompt${near === void 0 ? "." : `; did you mean \`${near}\`?`}`,
				help: near === void 0 ? `Add it to the variables: \`"${name}": "\u2026"\`.` : `Write \`{{${near}}}\`.`
			}));
		}
	}
	return isPlain ? findings : findings.map((finding) => ({
		...finding,
		range: place
	}));
}
/** The file that a pipeline publishes: the name as written, with the format as its extension where it has none. */
function outputFile(name, { file, fileKey, format }) {
	const stem = require_load.nameOf(name);
	const written = file ?? stem;
	return file !== void 0 && !slugKeys.includes(fileKey ?? "") && /\.[A-Za-z0-9]{1,8}$/.test(written) ? written : `${written}.${format ?? defaultFormat}`;
}
/** The prompt of a configuration and its template, and the case that its variables make. */
function classicPrompt(name, config, template, projectModel) {
	const { settings, source, locations, variablesPointer } = config;
	const variables = withSettingsUsed(config, template.text);
	const model = settings.model ?? projectModel;
	const prompt = {
		name,
		form: "classic",
		...settings.description === void 0 ? {} : { description: settings.description },
		...model === void 0 ? {} : {
			model,
			modelFrom: settings.model === void 0 ? "project" : "prompt"
		},
		config: settings.config,
		input: {
			schema: schemaOf(variables),
			schemaFrom: "variables",
			default: {}
		},
		output: {
			format: settings.format ?? defaultFormat,
			file: outputFile(name, settings)
		},
		tools: [],
		toolDefinitions: [],
		extensions: settings.extensions,
		template: {
			source: template,
			text: template.text,
			startOffset: 0
		},
		settings: source,
		locations: classicLocations(config)
	};
	if (Object.keys(variables).length === 0) return {
		prompt,
		cases: []
	};
	return {
		prompt,
		cases: [{
			name: "default",
			input: variables,
			context: {},
			history: [],
			...noDemands,
			source,
			range: locations.keyAt(variablesPointer) ?? locations.nearestTo(""),
			locations,
			pointer: variablesPointer,
			inputPointer: variablesPointer
		}]
	};
}
/**
* Pipelines that render a flat file hand over all of it, so a template may use a setting as a variable, such as
* `{{ output_format }}`.
*/
function withSettingsUsed({ variables, variablesPointer, value }, template) {
	if (variablesPointer !== "" || !template.includes("{")) return variables;
	const all = { ...variables };
	for (const key of flatSettings) {
		const setting = require_json.ownProperty(value, key);
		if (typeof setting !== "string" && typeof setting !== "number") continue;
		if (new RegExp(`\\{\\{~?\\s*${key}\\s*~?\\}\\}`).test(template)) all[key] = setting;
	}
	return all;
}
/** What callers must pass: the variables of the file, each of the type that it has there. */
function schemaOf(variables) {
	const properties = {};
	for (const [name, value] of Object.entries(variables)) require_json.setOwnProperty(properties, name, typeOf(value));
	return {
		type: "object",
		properties,
		required: Object.keys(variables),
		additionalProperties: false
	};
}
function typeOf(value) {
	if (value === null) return {};
	if (Array.isArray(value)) {
		const first = value[0];
		const items = first === void 0 ? {} : typeOf(first);
		return value.every((item) => JSON.stringify(typeOf(item)) === JSON.stringify(items)) && first !== void 0 ? {
			type: "array",
			items
		} : { type: "array" };
	}
	if (require_json.isJsonObject(value)) {
		const properties = {};
		for (const [name, entry] of Object.entries(value)) require_json.setOwnProperty(properties, name, typeOf(entry));
		return {
			type: "object",
			properties,
			required: Object.keys(value)
		};
	}
	return { type: typeof value };
}
/** Answers to the names that a prompt's settings have, with places in the configuration. */
function classicLocations({ locations, settings, variablesPointer }) {
	const translate = (pointer) => {
		for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
			const place = settings.places.get(at);
			if (place !== void 0) return place + pointer.slice(at.length);
		}
		const inSchema = /^\/input\/schema(?:\/properties\/([^/]+))?/.exec(pointer);
		if (inSchema !== null) return inSchema[1] === void 0 ? variablesPointer : `${variablesPointer}/${inSchema[1]}`;
		return pointer;
	};
	return {
		file: locations.file,
		valueAt: (pointer) => locations.valueAt(translate(pointer)),
		keyAt: (pointer) => locations.keyAt(translate(pointer)),
		nearestTo: (pointer) => locations.nearestTo(translate(pointer))
	};
}
function firstText(value, keys) {
	for (const key of keys) {
		const written = require_json.ownProperty(value, key);
		if (typeof written === "string" && written !== "") return {
			written,
			key
		};
	}
}

// src/prompts/classic-template.ts
const extensions = [
	".txt",
	".md",
	".md.txt",
	".j2",
	".jinja",
	".jinja2",
	".tmpl",
	".template",
	".txt.j2",
	".prompt",
	".hbs"
];
/** The template of a configuration, or a finding that says where it was looked for. */
async function findTemplate(prompt, config, templates, findings) {
	const byPath = new Map(templates.files.map((file) => [file.path, file]));
	if (config.template !== void 0) return namedTemplate(prompt, config, config.template, templates, byPath, findings);
	const own = templateByName(prompt.name, templates.folders, byPath);
	if (own !== void 0) return own;
	const fitting = [];
	for (const file of templates.files) if (!templates.taken.has(file.path) && fits(config, await templates.text(file))) fitting.push(file);
	const [only] = fitting;
	const place = {
		start: 0,
		end: 1
	};
	if (only !== void 0 && fitting.length === 1) {
		const name = relativeName(only.path, templates.folders);
		findings.push(require_finding_at.createFinding(require_load_rules.templateGuessed, config.source, place, {
			message: `The configuration names no template; ${only.path} is used, the only one that its variables fill.`,
			help: `Add \`"template": "${name}"\` to the configuration.`
		}));
		return only;
	}
	const stem = require_load.nameOf(prompt.name);
	const looked = [stem, withoutSuffix(stem)].filter((name) => name !== void 0).map((name) => `${name}.txt`);
	const names = templates.files.map(({ path }) => relativeName(path, templates.folders));
	findings.push(require_finding_at.createFinding(require_load_rules.templateMissing, config.source, place, {
		message: `The configuration names no template, and there is no ${looked.join(" or ")} in ${templates.folders.join(", ")}.`,
		help: names.length === 0 ? `Write the template into ${templates.folders[0] ?? "prompt_templates"}/${stem}.txt.` : `Name one in the configuration: \`"template": "${require_nearest.nearest(`${stem}.txt`, names) ?? names[0]}"\`.`
	}));
}
/** The template that has the configuration's name, or its name without `_prompt`. */
function templateByName(promptName, folders, byPath) {
	const stem = require_load.nameOf(promptName);
	for (const name of [stem, withoutSuffix(stem)]) {
		if (name === void 0) continue;
		for (const folder of folders) for (const within of /* @__PURE__ */ new Set([require_load.folderOf(promptName), ""])) for (const extension of extensions) {
			const file = byPath.get(require_load.joinPath(folder, require_load.joinPath(within, name + extension)));
			if (file !== void 0) return file;
		}
	}
}
/** Paths that the name of a template may mean: in the folders of templates, from the project's folder, beside the configuration. */
function templatePaths(written, prompt, folders) {
	const bases = [
		...folders.map((folder) => require_load.joinPath(folder, require_load.folderOf(prompt.name))),
		...folders,
		"",
		require_load.folderOf(prompt.file.path)
	];
	const paths = [];
	for (const base of new Set(bases)) for (const extension of ["", ...extensions]) {
		const read = require_load.readPath(require_load.joinPath(base, written + extension), require_load.folderOf(prompt.file.path));
		if (read.ok) paths.push(read.path);
	}
	return paths;
}
function namedTemplate(prompt, config, named, templates, byPath, findings) {
	const pointer = `/${named.key}`;
	const place = config.locations.valueAt(pointer) ?? config.locations.nearestTo(pointer);
	const read = require_load.readPath(named.written, require_load.folderOf(prompt.file.path));
	if (!read.ok && read.problem === "outside") {
		findings.push(require_finding_at.createFinding(require_rules$1.pathOutsideProject, config.source, place, {
			message: read.message,
			help: read.help
		}));
		return;
	}
	for (const path of templatePaths(named.written, prompt, templates.folders)) {
		const file = byPath.get(path);
		if (file !== void 0) return file;
	}
	const names = templates.files.map(({ path }) => relativeName(path, templates.folders));
	const near = require_nearest.nearest(named.written, names);
	findings.push(require_finding_at.createFinding(require_load_rules.templateMissing, config.source, place, {
		message: `There is no template \u201c${named.written}\u201d in ${templates.folders.join(", ")}${near === void 0 ? "." : `; did you mean \u201c${near}\u201d?`}`,
		help: near === void 0 ? `Create it, or name one of ${names.slice(0, 5).join(", ")}.` : `Write \`"${named.key}": "${near}"\`.`
	}));
}
/** True where every placeholder of the template is a variable of the configuration, and there is one. */
function fits(config, template) {
	if (template === void 0) return false;
	const names = /* @__PURE__ */ new Set();
	for (const match of template.matchAll(/\{\{[~#]?\s*([\p{L}_][\p{L}\p{N}_]*)[^{}]{0,200}\}\}/gu)) names.add(match[1] ?? "");
	for (const match of template.matchAll(/(?<!\{)\{([\p{L}_][\p{L}\p{N}_]*)\}(?!\})/gu)) names.add(match[1] ?? "");
	return names.size > 0 && [...names].every((name) => Object.hasOwn(config.variables, name));
}
function withoutSuffix(stem) {
	const without = stem.replace(/[_-]prompt$/, "");
	return without === stem || without === "" ? void 0 : without;
}
function relativeName(path, folders) {
	const folder = folders.find((candidate) => path.startsWith(`${candidate}/`));
	return folder === void 0 ? path : path.slice(folder.length + 1);
}

// src/prompts/load.ts
/** Prompts being read ahead of the one that is handed out: enough to hide a network disk's latency. */
const readAhead = 24;
/** After one of these a file's values may be anything. */
const unreadable = /* @__PURE__ */ new Set([
	require_rules.yamlSyntax.id,
	require_rules.jsonSyntax.id,
	require_rules.yamlTooLarge.id,
	require_rules.yamlNotJson.id
]);
/**
* Finds the prompts of a project and loads what they share.
* @param found the files, where somebody has looked for them already
*/
async function openPrompts(project, found) {
	const index = found ?? await require_load_find.findPromptFiles(project);
	const findings = [...index.findings];
	const schemas = await require_load_schemas.loadSchemaLibrary(project, findings);
	const tools = await loadToolLibrary(project, schemas, findings);
	const partials = await loadPartials(project, index, findings);
	for (const file of index.orphans) findings.push(orphan(file, index));
	const limits = require_load.fileLimitsOf(project);
	const loader = new Loader(project, {
		compat: project.compat,
		model: project.config.model,
		schemas,
		tools,
		frontMatter: require_json_schema.validatorOfOwn(require_front_matter_schema.frontMatterSchema, { subject: "The front matter" }),
		cases: new CaseReader({
			files: project.files,
			fileBytes: limits.fileBytes
		}, limits.cases),
		templates: await classicTemplates(project, index)
	});
	return {
		names: index.prompts.map(({ name }) => name),
		partials,
		findings,
		each: (wanted) => loader.each(wanted === void 0 ? index.prompts : index.prompts.filter(wanted))
	};
}
/** Bounds on templates and renderings: those of slipway.yaml, else the defaults. */
function promptLimits(project) {
	const written = project.config.limits ?? {};
	const limits = { ...require_render.defaultPromptLimits };
	for (const name of Object.keys(require_render.defaultPromptLimits)) {
		const value = written[name];
		if (value !== void 0) limits[name] = value;
	}
	return limits;
}
var Loader = class {
	project;
	context;
	fileBytes;
	constructor(project, context) {
		this.project = project;
		this.context = context;
		this.fileBytes = require_load.fileLimitsOf(project).fileBytes;
	}
	async *each(files) {
		const underWay = [];
		let next = 0;
		try {
			while (next < files.length || underWay.length > 0) {
				while (next < files.length && underWay.length < readAhead) {
					const file = files[next++];
					if (file !== void 0) underWay.push(this.load(file));
				}
				const first = underWay.shift();
				if (first === void 0) return;
				yield await first;
			}
		} finally {
			await Promise.allSettled(underWay);
		}
	}
	async load(file) {
		const findings = [];
		const [source, caseSource] = await Promise.all([this.read(file.file, findings), file.cases === void 0 ? void 0 : this.read(file.cases, findings)]);
		if (source === void 0) return {
			file,
			prompt: void 0,
			cases: [],
			findings,
			unclear: nothingUnclear
		};
		const loaded = file.form === "dotprompt" ? {
			...await readDotprompt(file.name, source, this.context, findings),
			cases: []
		} : await this.loadClassic(file, source, findings);
		if (loaded === void 0) return {
			file,
			prompt: void 0,
			cases: [],
			findings,
			unclear: nothingUnclear
		};
		const inCases = [];
		const written = caseSource === void 0 ? [] : await this.context.cases.read(caseSource, inCases);
		findings.push(...inCases);
		const unread = file.cases !== void 0 && caseSource === void 0;
		const unclear = {
			...nothingUnclear,
			...loaded.unclear,
			cases: unread ? "all" : unclearCases(inCases)
		};
		return {
			file,
			prompt: loaded.prompt,
			cases: [...loaded.cases, ...written],
			findings,
			unclear
		};
	}
	async loadClassic(file, source, findings) {
		const config = readClassicConfig(source, findings);
		if (config === void 0) return void 0;
		findings.push(...checkOutputFile(config, promptLimits(this.project)));
		const found = await findTemplate(file, config, this.context.templates, findings);
		const template = found === void 0 ? void 0 : await this.read(found, findings);
		return template === void 0 ? void 0 : classicPrompt(file.name, config, template, this.context.model);
	}
	async read(file, findings) {
		const text = await this.project.files.readText(file, this.fileBytes);
		if (text.ok) return text.source;
		findings.push(text.finding);
	}
};
/** Whether cases are missing, or may not be what was meant, because of the problems of their file. */
function unclearCases(findings) {
	const errors = findings.filter(({ severity }) => severity === "error");
	if (errors.length === 0) return findings.some(({ rule }) => rule === require_rules$2.promptWithoutCase.id) ? "some" : "none";
	return errors.some(({ rule }) => unreadable.has(rule)) ? "all" : "some";
}
async function loadPartials(project, index, findings) {
	const partials = /* @__PURE__ */ new Map();
	const byLastName = /* @__PURE__ */ new Map();
	for (const { name, file } of index.partials) {
		const text = await project.files.readText(file, require_load.fileLimitsOf(project).fileBytes);
		if (!text.ok) {
			findings.push(text.finding);
			continue;
		}
		const partial = await readPartial(name, text.source, project.compat, findings);
		partials.set(name, partial);
		const last = require_load.nameOf(name);
		byLastName.set(last, [...byLastName.get(last) ?? [], partial]);
	}
	for (const [last, [only, ...others]] of byLastName) if (only !== void 0 && others.length === 0 && !partials.has(last)) partials.set(last, only);
	return partials;
}
/** Templates of classic prompts, and which of them belong to a configuration by name. */
async function classicTemplates(project, index) {
	const folders = await require_load_find.foldersOf(project, "templates", []);
	const byPath = new Map(index.templates.map((file) => [file.path, file]));
	const texts = /* @__PURE__ */ new Map();
	const taken = /* @__PURE__ */ new Set();
	const { fileBytes } = require_load.fileLimitsOf(project);
	const classic = index.prompts.filter(({ form }) => form === "classic");
	for (const { name } of classic) {
		const own = templateByName(name, folders, byPath);
		if (own !== void 0) taken.add(own.path);
	}
	const guessing = classic.filter(({ name }) => templateByName(name, folders, byPath) === void 0);
	for (const file of guessing) {
		const text = await project.files.readText(file.file, fileBytes);
		const config = text.ok ? readClassicConfig(text.source, []) : void 0;
		if (config?.template === void 0) continue;
		const path = templatePaths(config.template.written, file, folders).find((candidate) => byPath.has(candidate));
		if (path !== void 0) taken.add(path);
	}
	return {
		files: index.templates,
		folders,
		taken,
		text(file) {
			let text = texts.get(file.path);
			if (text === void 0) {
				text = project.files.readText(file, fileBytes).then((read) => read.ok ? read.source.text : void 0);
				texts.set(file.path, text);
			}
			return text;
		}
	};
}
function orphan(file, index) {
	const stem = file.path.replace(/\.cases\.[a-z]+$/, "");
	const stems = index.prompts.map((prompt) => prompt.file.path.replace(/\.[a-z]+$/, ""));
	const near = require_nearest.nearest(require_load.nameOf(stem), stems.map(require_load.nameOf));
	return require_finding_at.createFileFinding(require_load_rules.casesWithoutPrompt, file.path, {
		message: `There is no prompt ${stem}.prompt, so these cases are never rendered.`,
		help: near === void 0 ? "Rename the file after its prompt, or remove it." : `Did you mean ${near}.cases.yaml?`
	});
}

// src/prompts/media-files.ts
/** Which files of the project the media of prompts are. */
/** Longer texts are no paths. */
const longestPath = 1024;
/** Texts of the cases of one prompt that are looked up. */
const mostCandidates = 1e4;
/** Media files of a project by address. Looked up once each, before a check that cannot wait asks for them. */
var MediaFiles = class {
	files;
	known = /* @__PURE__ */ new Map();
	constructor(files) {
		this.files = files;
	}
	/** True for an address that was looked up and is a file. */
	has(address) {
		return this.known.get(address) !== void 0;
	}
	/** The file at an address; undefined for other addresses (`data:`, `s3:`) and for files that are not there. */
	async find(address) {
		if (this.known.has(address)) return this.known.get(address);
		const file = await this.lookUp(address);
		this.known.set(address, file);
		return file;
	}
	/**
	* Looks up every text that may become an address: media in histories, literals of the template, texts in the inputs
	* of cases.
	*/
	async prepare(tree, partials, cases) {
		for (const { history } of cases) for (const address of mediaAddresses(history)) await this.find(address);
		const trees = reachable(tree, partials);
		if (!trees.some((one) => mentionsMedia(one.nodes))) return;
		const candidates = /* @__PURE__ */ new Set();
		for (const one of trees) literalsIn(one.nodes, candidates);
		for (const { input } of cases) textsIn(input, candidates);
		for (const candidate of candidates) await this.find(candidate);
	}
	async lookUp(address) {
		if (address === "" || address.length > longestPath || /^[A-Za-z][A-Za-z0-9+.-]*:|\n/.test(address)) return void 0;
		const read = require_load.readPath(address);
		if (!read.ok || read.path !== address) return void 0;
		const found = await this.files.find(read.path);
		return found.outcome === "file" ? found.file : void 0;
	}
};
/** Addresses of media in messages, each once. */
function mediaAddresses(messages) {
	const addresses = /* @__PURE__ */ new Set();
	for (const { content } of messages) for (const part of content) if ("media" in part) addresses.add(part.media.url);
	return addresses;
}
function reachable(tree, partials) {
	const trees = /* @__PURE__ */ new Set([tree]);
	for (const one of trees) for (const name of one.partials) {
		const partial = partials.get(name);
		if (partial !== void 0) trees.add(partial);
	}
	return [...trees];
}
function mentionsMedia(nodes) {
	return nodes.some((node) => node.type === "media" || branchesOf(node).some(mentionsMedia));
}
function literalsIn(nodes, into) {
	const add = (expression) => {
		if (expression.type === "literal" && typeof expression.value === "string") into.add(expression.value);
	};
	for (const node of nodes) {
		if (node.type === "media") add(node.url);
		if (node.type === "partial") for (const value of Object.values(node.options)) add(value);
		for (const branch of branchesOf(node)) literalsIn(branch, into);
	}
}
function branchesOf(node) {
	if ("body" in node) return [node.body, node.otherwise];
	return node.type === "partial" && node.fallback !== void 0 ? [node.fallback] : [];
}
function textsIn(value, into) {
	if (into.size >= mostCandidates) return;
	if (typeof value === "string") {
		if (value.length <= longestPath) into.add(value);
	} else if (Array.isArray(value)) for (const item of value) textsIn(item, into);
	else if (require_json.isJsonObject(value)) for (const entry of Object.values(value)) textsIn(entry, into);
}

// src/prompts/checked.ts
/**
* The prompts of a project loaded, parsed, checked and rendered in one go, one at a time: what `check` reports, what
* `render` shows and what a bundle is made of. Nothing is read or parsed twice.
*/
/**
* Opens the prompts of a project for checking.
* @param renderings `dropped` where the caller wants to know whether cases render, and not what they give
* @param found the files of the prompts, where somebody has looked for them already
*/
async function openChecked(project, renderings = "kept", found) {
	return new CheckedRun(project, await openPrompts(project, found), renderings === "kept");
}
/** Findings about the notes themselves. */
const notesOwn = new Set(require_suppression_rules.suppressionRules.map(({ id }) => id));
const ofAllPrompts = /* @__PURE__ */ new Set([require_rules$2.unusedPartial.id, require_rules$2.uncoveredBranch.id]);
const none = /* @__PURE__ */ new Set();
const ofAllCases = /* @__PURE__ */ new Set([require_rules$2.uncoveredBranch.id]);
/**
* True for a finding that one part of the prompts cannot know: that nothing uses a partial, that no case takes a branch of
* it, that a note in it silences nothing.
* @param own files of the prompts of the part
*/
function isOfAllPrompts({ rule, file }, own) {
	return (ofAllPrompts.has(rule) || rule === require_suppression_rules.suppressionUnused.id) && !own.has(file);
}
var CheckedRun = class {
	names;
	partials;
	project;
	set;
	checker;
	media;
	limits;
	mediaAllowed;
	keepsRenderings;
	shared;
	notes = [];
	/** Partials that do not parse, and those that call them: what uses one cannot be rendered. */
	unusable = /* @__PURE__ */ new Set();
	/** Templates with problems that were reported: classic prompts may share one. */
	reported = /* @__PURE__ */ new Set();
	someUnparsed = false;
	someUnclear = false;
	/** Renderings that failed in a partial: left out where the partial turns out to have errors of its own. */
	failures = [];
	constructor(project, set, keepsRenderings) {
		this.keepsRenderings = keepsRenderings;
		this.project = project;
		this.set = set;
		this.names = set.names;
		this.limits = promptLimits(project);
		this.mediaAllowed = project.config.media?.allow ?? [];
		this.media = new MediaFiles(project.files);
		this.shared = [...set.findings];
		this.partials = this.parsePartials(set.partials);
		this.checker = createPromptChecker({
			partials: this.partials,
			brokenPartials: this.unusable,
			severalPrompts: this.names.length > 1,
			media: {
				allowed: this.mediaAllowed,
				fileExists: (path) => this.media.has(path)
			},
			compat: project.compat,
			variables: this.limits.variables,
			partialDepth: this.limits.partialDepth
		});
	}
	async *each(wanted, casesOf) {
		for await (const loaded of this.set.each(wanted)) {
			const given = casesOf?.(loaded.file);
			const unclear = {
				...loaded.unclear,
				cases: "none"
			};
			yield await this.check(given === void 0 ? loaded : {
				...loaded,
				cases: given,
				unclear
			});
		}
	}
	load(wanted) {
		return this.set.each(wanted);
	}
	finish(seen) {
		const together = this.checker.finish();
		const heldBack = seen === "some" || this.someUnparsed ? ofAllPrompts : this.someUnclear ? ofAllCases : none;
		const findings = [...this.shared, ...together.filter(({ rule }) => !heldBack.has(rule))];
		const broken = new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => file));
		const failures = this.failures.filter(({ partial }) => !broken.has(partial));
		return [...findings, ...failures.map(({ finding }) => finding)];
	}
	finishPart() {
		const unknown = this.someUnparsed ? ofAllPrompts : this.someUnclear ? ofAllCases : none;
		const together = this.checker.finish().filter(({ rule }) => !unknown.has(rule));
		return {
			shared: this.shared,
			together: [...together, ...this.failures.map(({ finding }) => finding)]
		};
	}
	suppressions() {
		return this.notes;
	}
	async check({ file, prompt, cases, findings: found, unclear }) {
		const settingsUnclear = unclear.settings;
		const nothing = {
			settingsUnclear,
			renderings: [],
			media: []
		};
		if (prompt === void 0) {
			if (hasErrors(found)) this.someUnparsed = true;
			return {
				file,
				prompt,
				tree: void 0,
				cases,
				...nothing,
				findings: found,
				sound: this.isSound(found, [])
			};
		}
		const { tree, problems } = parseTemplate(prompt.template, this.limits, this.project.compat);
		if (tree === void 0) this.someUnparsed = true;
		if (unclear.input || unclear.cases !== "none") this.someUnclear = true;
		if (tree !== void 0) await this.media.prepare(tree, this.partials, cases);
		const checked = await this.checker.check({
			prompt,
			tree,
			cases,
			unclear
		});
		const findings = [
			...found,
			...problems,
			...withoutUsedInFileName(checked, prompt)
		];
		const notes = notesIn(prompt, tree, cases);
		this.notes.push(...notes);
		return {
			file,
			prompt,
			settingsUnclear,
			tree,
			cases,
			...(tree?.partials.every((name) => !this.unusable.has(name)) ?? false) && this.isSound(findings, notes) && tree !== void 0 ? await this.render(prompt, tree, cases, findings) : nothing,
			findings: this.once(prompt, problems, findings),
			sound: this.isSound(findings, notes)
		};
	}
	/** The findings without the problems of a classic template that were reported for another prompt. */
	once(prompt, problems, findings) {
		if (prompt.form !== "classic" || problems.length === 0) return findings;
		const { file } = prompt.template.source;
		if (this.reported.has(file)) return findings.filter((finding) => !problems.includes(finding));
		this.reported.add(file);
		return findings;
	}
	/** Judges without looking for useless notes: that takes all findings of a file, and those of models come later. */
	isSound(findings, notes) {
		const levels = this.project.config.rules ?? {};
		const suspects = findings.filter(({ severity, rule }) => severity === "error" || Object.hasOwn(levels, rule));
		if (suspects.length === 0) return true;
		const rules = [
			...require_rules$2.promptsRules,
			...require_rules.platformRules,
			...require_rules$1.projectRules
		];
		const silent = notes.filter((note) => suspects.some(({ rule }) => rule === note.rule));
		return !require_levels.applyRules(suspects, {
			levels,
			rules
		}, silent).some(({ severity, rule }) => severity === "error" && !notesOwn.has(rule));
	}
	async render(prompt, tree, cases, findings) {
		const renderings = [];
		const media = /* @__PURE__ */ new Map();
		const most = this.limits.promptCharacters;
		const silent = [];
		let characters = 0;
		for (const one of cases) {
			await new Promise((resolve) => setImmediate(resolve));
			const rendering = this.renderCase(prompt, tree, one, findings);
			if (rendering === void 0) continue;
			if (isSilent(rendering.messages)) silent.push(one);
			characters += charactersIn(rendering.messages);
			if (characters > most) {
				findings.push(tooMuchTogether(prompt, one, most));
				break;
			}
			if (this.keepsRenderings) renderings.push(rendering);
			const problem = rendering.file === void 0 ? void 0 : require_portable_path.problemWithPath(rendering.file);
			if (problem !== void 0) findings.push(unfitName(prompt, one, rendering.file ?? "", problem));
			for (const address of mediaAddresses(rendering.messages)) {
				const file = await this.media.find(address);
				if (file !== void 0) media.set(file.path, file);
			}
		}
		const empty = emptyForCases(prompt, silent);
		if (empty !== void 0) findings.push(empty);
		return {
			renderings,
			media: [...media.values()]
		};
	}
	renderCase(prompt, tree, one, findings) {
		try {
			return renderCase(prompt, tree, this.partials, one, {
				compat: this.project.compat,
				limits: this.limits,
				mediaAllowed: this.mediaAllowed
			});
		} catch (error) {
			if (!require_errors.isSlipwayError(error)) throw error;
			const finding = failureOf(prompt, one, error);
			const place = error.place?.file;
			if (place === void 0 || place === prompt.template.source.file) findings.push(finding);
			else this.failures.push({
				finding,
				partial: place
			});
			return;
		}
	}
	parsePartials(partials) {
		const trees = /* @__PURE__ */ new Map();
		const callers = /* @__PURE__ */ new Map();
		const parsed = /* @__PURE__ */ new Map();
		for (const [name, partial] of partials) {
			if (!parsed.has(partial)) {
				const { tree, problems } = parseTemplate(partial.template, this.limits, this.project.compat);
				this.shared.push(...problems);
				this.notes.push(...require_levels.readSuppressions(partial.template.source, { comments: tree?.comments ?? [] }));
				parsed.set(partial, tree);
			}
			const tree = parsed.get(partial);
			if (tree !== void 0) {
				trees.set(name, tree);
				for (const called of tree.partials) {
					const known = callers.get(called);
					if (known === void 0) callers.set(called, [name]);
					else known.push(name);
				}
			} else {
				this.someUnparsed = true;
				this.unusable.add(name);
			}
		}
		for (const name of this.unusable) for (const caller of callers.get(name) ?? []) this.unusable.add(caller);
		return trees;
	}
};
function hasErrors(findings) {
	return findings.some(({ severity }) => severity === "error");
}
/** Notes in the files of a prompt and its cases that disable rules. */
function notesIn(prompt, tree, cases) {
	const { source, startOffset } = prompt.template;
	const yaml = prompt.form === "dotprompt" ? { yaml: {
		start: 0,
		end: startOffset
	} } : {};
	const notes = [...require_levels.readSuppressions(source, {
		...yaml,
		comments: tree?.comments ?? []
	})];
	const seen = /* @__PURE__ */ new Set([source.file]);
	for (const { source: file } of cases) {
		if (seen.has(file.file) || file.file.endsWith(".json")) continue;
		seen.add(file.file);
		notes.push(...require_levels.readSuppressions(file, { yaml: {
			start: 0,
			end: file.text.length
		} }));
	}
	return notes;
}
/** A variable may stand in the name of the published file alone. */
function withoutUsedInFileName(findings, prompt) {
	const file = prompt.output.file ?? "";
	if (!file.includes("{{")) return findings;
	const lines = /* @__PURE__ */ new Set();
	for (const [, name = ""] of file.matchAll(/\{\{\s*([\p{L}_][\p{L}\p{N}_]*)/gu)) {
		const pointer = `/properties/${name}`;
		const written = prompt.input.schemaPlaces?.get(pointer) ?? pointer;
		lines.add(JSON.stringify(prompt.locations.keyAt(`/input/schema${written}`)));
	}
	return findings.filter(({ rule, range }) => rule !== require_rules$2.unusedVariable.id || !lines.has(JSON.stringify(range)));
}

Object.defineProperty(exports, "answerFileKey", {
  enumerable: true,
  get: function () {
    return answerFileKey;
  }
});
Object.defineProperty(exports, "inferInputSchema", {
  enumerable: true,
  get: function () {
    return inferInputSchema;
  }
});
Object.defineProperty(exports, "isOfAllPrompts", {
  enumerable: true,
  get: function () {
    return isOfAllPrompts;
  }
});
Object.defineProperty(exports, "noDemands", {
  enumerable: true,
  get: function () {
    return noDemands;
  }
});
Object.defineProperty(exports, "openChecked", {
  enumerable: true,
  get: function () {
    return openChecked;
  }
});
Object.defineProperty(exports, "picoschemaLines", {
  enumerable: true,
  get: function () {
    return picoschemaLines;
  }
});
Object.defineProperty(exports, "promptLimits", {
  enumerable: true,
  get: function () {
    return promptLimits;
  }
});
Object.defineProperty(exports, "withDefaults", {
  enumerable: true,
  get: function () {
    return withDefaults$1;
  }
});
