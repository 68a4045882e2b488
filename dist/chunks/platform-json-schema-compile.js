const require_json = require("./platform-json.js");
const require_nearest = require("./platform-nearest.js");
const require_words = require("./platform-words.js");

// src/platform/json-schema/document.ts
/**
* A schema document and the addresses inside it: `$id`, `$anchor`, and what a `$ref` means. Nothing outside the
* document is ever read: a reference that leads out of it is a problem.
*/
/** Base address of a document without `$id`. Never shown and never fetched. */
const documentBase = "slipway-schema:/document";
/** Keywords that hold a schema, a list of schemas, and schemas by name. */
const oneSchema = [
	"additionalItems",
	"additionalProperties",
	"contains",
	"contentSchema",
	"else",
	"if",
	"items",
	"not",
	"propertyNames",
	"then",
	"unevaluatedItems",
	"unevaluatedProperties"
];
const listOfSchemas = [
	"allOf",
	"anyOf",
	"items",
	"oneOf",
	"prefixItems"
];
const schemasByName = [
	"$defs",
	"definitions",
	"dependencies",
	"dependentSchemas",
	"patternProperties",
	"properties"
];
/** Reads all addresses when it is made; what is wrong with them is in `problems`. */
var SchemaDocument = class {
	problems = [];
	root;
	places = /* @__PURE__ */ new Map();
	resources = /* @__PURE__ */ new Map();
	anchors = /* @__PURE__ */ new Map();
	dynamicAnchors = /* @__PURE__ */ new Map();
	limits;
	/** A schema of our own uses no `$id` and no anchor below its root, so nothing has to be looked for in it. */
	constructor(schema, limits, origin = "foreign") {
		this.limits = limits;
		this.root = {
			pointer: "",
			base: documentBase,
			refAlone: false,
			containsEvaluates: true
		};
		this.resources.set(documentBase, {
			schema,
			place: this.root
		});
		if (origin === "foreign") this.index(schema, this.root);
	}
	/** Where a schema of this document stands; for one at a place where no keyword expects a schema, its parent's base. */
	placeOf(schema, otherwise) {
		return this.places.get(schema) ?? otherwise;
	}
	/** The schema that `$ref: reference` means when written at `place`. */
	resolve(reference, place, keyword) {
		const at = `${place.pointer}/${require_json.escapePointerSegment(keyword)}`;
		const hash = reference.indexOf("#");
		const address = hash === -1 ? reference : reference.slice(0, hash);
		const fragment = hash === -1 ? "" : decodeFragment(reference.slice(hash + 1));
		const base = address === "" ? place.base : resolveAddress(address, place.base);
		const resource = base === void 0 ? void 0 : this.resources.get(base);
		if (resource === void 0) return refuse(at, `\u201c${shorten(reference)}\u201d leads out of this schema, and other documents are never fetched.`, "Copy what it names under $defs and refer to it as #/$defs/NAME.");
		if (fragment === "" || fragment.startsWith("/")) return this.walk(resource, fragment, at, reference);
		const anchored = this.anchors.get(`${base}#${fragment}`);
		if (anchored !== void 0) return {
			ok: true,
			schema: anchored,
			place: this.placeOf(anchored, resource.place)
		};
		return refuse(at, `Nothing in this schema is called \u201c${shorten(reference)}\u201d.`, "Refer to a definition as #/$defs/NAME.");
	}
	/** The schema with this `$dynamicAnchor` in one part of the document. */
	dynamicAnchor(resource, name) {
		const schema = this.dynamicAnchors.get(`${resource}#${name}`);
		return schema && {
			schema,
			place: this.placeOf(schema, this.root)
		};
	}
	/** Every part of the document that has a `$dynamicAnchor` of this name. */
	resourcesWithDynamicAnchor(name) {
		const end = `#${name}`;
		return [...this.dynamicAnchors.keys()].filter((key) => key.endsWith(end)).map((key) => key.slice(0, -end.length));
	}
	walk(resource, fragment, at, reference) {
		let value = resource.schema;
		let place = resource.place;
		let pointer = place.pointer;
		for (const raw of fragment.split("/").slice(1)) {
			const segment = require_json.unescapePointerSegment(raw);
			const inner = stepInto(value, segment);
			if (inner === void 0) {
				const meant = require_json.isJsonObject(value) ? require_nearest.nearest(segment, Object.keys(value)) : void 0;
				return refuse(at, `\u201c${shorten(reference)}\u201d leads nowhere: there is no \u201c${shorten(segment)}\u201d there.`, meant === void 0 ? "Refer to a definition that exists, as #/$defs/NAME." : `Did you mean \u201c${meant}\u201d?`);
			}
			value = inner;
			pointer += `/${raw}`;
			if (require_json.isJsonObject(value)) place = this.places.get(value) ?? place;
		}
		if (typeof value !== "boolean" && !require_json.isJsonObject(value)) return refuse(at, `\u201c${shorten(reference)}\u201d leads to something that is no schema.`, "Refer to an object.");
		if (require_json.isJsonObject(value) && !this.places.has(value)) this.index(value, {
			...place,
			pointer
		});
		return {
			ok: true,
			schema: value,
			place: require_json.isJsonObject(value) ? this.placeOf(value, place) : {
				...place,
				pointer
			}
		};
	}
	/** Finds every schema below `start` by the keywords that hold schemas, without recursion. */
	index(start, startPlace) {
		const stack = [{
			schema: start,
			place: startPlace,
			depth: 0
		}];
		for (let entry = stack.pop(); entry !== void 0; entry = stack.pop()) {
			const { schema, depth } = entry;
			if (this.places.has(schema)) continue;
			if (depth > this.limits.schemaDepth) {
				this.tooLarge(entry.place.pointer, `is nested more than ${this.limits.schemaDepth} levels deep`);
				return;
			}
			if (this.places.size >= this.limits.schemas) {
				this.tooLarge("", `holds more than ${this.limits.schemas} schemas`);
				return;
			}
			const place = this.register(schema, entry.place);
			const push = (inner, segments) => {
				if (!require_json.isJsonObject(inner)) return;
				stack.push({
					schema: inner,
					place: {
						...place,
						pointer: place.pointer + require_json.jsonPointer(segments)
					},
					depth: depth + 1
				});
			};
			for (const keyword of Object.keys(schema)) {
				const value = schema[keyword];
				if (oneSchema.includes(keyword)) push(value, [keyword]);
				if (listOfSchemas.includes(keyword) && Array.isArray(value)) for (const [index, inner] of value.entries()) push(inner, [keyword, String(index)]);
				if (schemasByName.includes(keyword) && require_json.isJsonObject(value)) for (const name of Object.keys(value)) push(value[name], [keyword, name]);
			}
		}
	}
	tooLarge(pointer, message) {
		this.problems.push({
			pointer,
			message: `The schema ${message}.`,
			help: "Make it smaller, or use $defs and $ref."
		});
	}
	/** Notes where a schema stands, and its names. */
	register(schema, inherited) {
		let place = inherited;
		const dialect = require_json.ownProperty(schema, "$schema");
		if (typeof dialect === "string") {
			const old = /draft-0[3467]/.test(dialect);
			place = {
				...place,
				refAlone: old,
				containsEvaluates: !old && !dialect.includes("2019-09")
			};
		}
		const alone = place.refAlone && typeof require_json.ownProperty(schema, "$ref") === "string";
		const id = require_json.ownProperty(schema, "$id") ?? (place.refAlone ? require_json.ownProperty(schema, "id") : void 0);
		if (typeof id === "string" && !alone) {
			const hash = id.indexOf("#");
			const address = hash === -1 ? id : id.slice(0, hash);
			const name = hash === -1 ? "" : id.slice(hash + 1);
			const base = address === "" ? place.base : resolveAddress(address, place.base);
			if (base !== void 0 && base !== place.base) {
				place = {
					...place,
					base
				};
				this.resources.set(base, {
					schema,
					place
				});
			}
			if (name !== "") this.anchors.set(`${place.base}#${name}`, schema);
		}
		const anchor = require_json.ownProperty(schema, "$anchor");
		if (typeof anchor === "string") this.anchors.set(`${place.base}#${anchor}`, schema);
		const dynamic = require_json.ownProperty(schema, "$dynamicAnchor");
		if (typeof dynamic === "string") {
			this.anchors.set(`${place.base}#${dynamic}`, schema);
			this.dynamicAnchors.set(`${place.base}#${dynamic}`, schema);
		}
		this.places.set(schema, place);
		return place;
	}
};
function refuse(pointer, message, help) {
	return {
		ok: false,
		problem: {
			pointer,
			message,
			help
		}
	};
}
function stepInto(value, segment) {
	if (Array.isArray(value)) return /^(?:0|[1-9]\d{0,8})$/.test(segment) ? value[Number(segment)] : void 0;
	return require_json.isJsonObject(value) ? require_json.ownProperty(value, segment) : void 0;
}
function decodeFragment(fragment) {
	if (!fragment.includes("%")) return fragment;
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}
function resolveAddress(address, base) {
	return URL.parse(address, base)?.href;
}
function shorten(text) {
	return text.length > 80 ? `${text.slice(0, 80)}\u2026` : text;
}

// src/platform/json-schema/equality.ts
/** Equality of JSON values by a text key: equal values, and only those, have equal keys. */
/** Deeper values have no key; the walk gives up long before. */
const deepest = 1e3;
/**
* A text that is the same for equal values: numbers by value (1 equals 1.0), objects whatever the order of their
* properties. Undefined where the value is nested too deep or is no JSON.
*/
function keyOf(value, depth = 0) {
	if (depth > deepest) return void 0;
	switch (typeof value) {
		case "string": return JSON.stringify(value);
		case "number":
		case "boolean": return String(value);
		case "object": break;
		default: return;
	}
	if (value === null) return "null";
	const parts = [];
	if (Array.isArray(value)) {
		for (const item of value) {
			const key = keyOf(item, depth + 1);
			if (key === void 0) return void 0;
			parts.push(key);
		}
		return `[${parts.join(",")}]`;
	}
	const object = value;
	for (const name of Object.keys(object).sort()) {
		const key = keyOf(object[name], depth + 1);
		if (key === void 0) return void 0;
		parts.push(`${JSON.stringify(name)}:${key}`);
	}
	return `{${parts.join(",")}}`;
}

// src/platform/json-schema/keywords.ts
/** What a keyword needs to turn its part of a schema into checks. */
/** A keyword that must be a number; undefined where it is absent, or wrong (then a problem is noted). */
function numberKeyword(context, keyword) {
	const value = require_json.ownProperty(context.schema, keyword);
	if (value === void 0) return void 0;
	if (typeof value === "number" && Number.isFinite(value)) return value;
	context.problem([keyword], `\u201c${keyword}\u201d must be a number.`, `Write a number, such as ${keyword}: 1.`);
}
/** A keyword that must be a whole number from 0. */
function countKeyword(context, keyword) {
	const value = numberKeyword(context, keyword);
	if (value === void 0 || Number.isInteger(value) && value >= 0) return value;
	context.problem([keyword], `\u201c${keyword}\u201d must be a whole number from 0.`, `Write a number, such as ${keyword}: 1.`);
}
/** A keyword that holds schemas by name. */
function mapKeyword(context, keyword) {
	const value = require_json.ownProperty(context.schema, keyword);
	if (value === void 0 || require_json.isJsonObject(value)) return value;
	context.problem([keyword], `\u201c${keyword}\u201d must be an object of schemas by name.`, "Write one schema for each name.");
}
/** A keyword that holds a list of names. */
function namesKeyword(context, value, segments) {
	if (value === void 0) return void 0;
	if (Array.isArray(value) && value.every((name) => typeof name === "string")) return value;
	const keyword = segments[0] ?? "";
	context.problem(segments, `\u201c${keyword}\u201d must be a list of property names.`, `Write a list, such as [name, age].`);
}
/** A keyword that holds a list of schemas, at least one. */
function schemasKeyword(context, keyword) {
	const value = require_json.ownProperty(context.schema, keyword);
	if (value === void 0) return void 0;
	if (Array.isArray(value) && value.length > 0) return value;
	context.problem([keyword], `\u201c${keyword}\u201d must be a list of schemas, one at least.`, "Write a list of schemas.");
}

// src/platform/json-schema/formats.ts
/** Longer texts are none of these formats; keeps every test cheap. */
const longest = 8192;
const definitions = /* @__PURE__ */ new Map([
	["date", {
		words: "a date such as 2026-03-31",
		test: isDate
	}],
	["time", {
		words: "a time with zone such as 14:30:00Z",
		test: isTime
	}],
	["date-time", {
		words: "a date and time with zone such as 2026-03-31T14:30:00Z",
		test: isDateTime
	}],
	["duration", {
		words: "a duration such as P3DT12H",
		test: isDuration
	}],
	["email", {
		words: "a mail address such as anna@example.com",
		test: isEmail
	}],
	["hostname", {
		words: "a host name such as api.example.com",
		test: isHostname
	}],
	["ipv4", {
		words: "an IPv4 address such as 192.0.2.1",
		test: isIpv4
	}],
	["ipv6", {
		words: "an IPv6 address such as 2001:db8::1",
		test: isIpv6
	}],
	["uri", {
		words: "a full address such as https://example.com/page",
		test: isUri
	}],
	["uri-reference", {
		words: "an address or relative address",
		test: isUriReference
	}],
	["uuid", {
		words: "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
		test: isUuid
	}],
	["json-pointer", {
		words: "a JSON pointer such as /input/name",
		test: isJsonPointer
	}]
]);
/** The definition of a format that is checked, or undefined for one that is not. */
function formatNamed(name) {
	const definition = definitions.get(name);
	return definition && {
		words: definition.words,
		test: (text) => text.length <= longest && definition.test(text)
	};
}
function isDate(text) {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
	if (match === null) return false;
	const [year, month, day] = [
		Number(match[1]),
		Number(match[2]),
		Number(match[3])
	];
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}
function daysIn(year, month) {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
function isTime(text) {
	const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[zZ]|([+-])(\d\d):(\d\d))$/.exec(text);
	if (match === null) return false;
	const [hour, minute, second] = [
		Number(match[1]),
		Number(match[2]),
		Number(match[3])
	];
	const [zoneHour, zoneMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
	if (hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return false;
	if (second < 60) return true;
	const offset = (zoneHour * 60 + zoneMinute) * (match[4] === "-" ? 1 : -1);
	return (hour * 60 + minute + offset + 2880) % 1440 === 1439;
}
function isDateTime(text) {
	return /^.{10}[tT]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}
function isDuration(text) {
	if (/^P\d+W$/.test(text)) return true;
	return /^P(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?$/.test(text) && text !== "P";
}
function isEmail(text) {
	const at = text.lastIndexOf("@");
	if (at < 1 || at > 64 || text.length > 318) return false;
	const local = text.slice(0, at);
	const domain = text.slice(at + 1);
	if (!/^"(?:[^"\\\p{Cc}]|\\[ -~])*"$/u.test(local) && !local.split(".").every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom))) return false;
	if (domain.startsWith("[") && domain.endsWith("]")) {
		const literal = domain.slice(1, -1);
		return literal.toLowerCase().startsWith("ipv6:") ? isIpv6(literal.slice(5)) : isIpv4(literal);
	}
	return isHostname(domain);
}
function isHostname(text) {
	if (text.length === 0 || text.length > 253) return false;
	return text.split(".").every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
}
function isIpv4(text) {
	const parts = text.split(".");
	return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}
function isIpv6(text) {
	if (text.length > 45) return false;
	const halves = text.split("::");
	if (halves.length > 2) return false;
	const groups = halves.flatMap((half) => half === "" ? [] : half.split(":"));
	const last = groups.at(-1);
	let count = groups.length;
	if (last?.includes(".")) {
		if (!isIpv4(last) || text.endsWith("::")) return false;
		groups.pop();
		count++;
	}
	if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
	return halves.length === 2 ? count <= 7 : count === 8;
}
const uriText = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
function isUri(text) {
	return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && isUriReference(text);
}
function isUriReference(text) {
	if (!uriText.test(text)) return false;
	const hash = text.indexOf("#");
	if (hash !== -1 && text.includes("#", hash + 1)) return false;
	const match = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text);
	if (match === null) return false;
	const [, scheme, authority, path = "", query = "", fragment = ""] = match;
	if (scheme !== void 0 && !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme)) return false;
	if (/[[\]]/.test(path + query + fragment)) return false;
	return authority === void 0 || isAuthority(authority);
}
function isAuthority(authority) {
	const at = authority.lastIndexOf("@");
	if (at !== -1 && /[[\]@]/.test(authority.slice(0, at))) return false;
	const host = authority.slice(at + 1);
	const match = /^(\[[^\]]*\]|[^:[\]]*)(?::\d*)?$/.exec(host);
	if (match === null) return false;
	const name = match[1] ?? "";
	return !name.startsWith("[") || isIpv6(name.slice(1, -1)) || /^\[v[0-9A-Fa-f]+\..+\]$/.test(name);
}
function isUuid(text) {
	return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
function isJsonPointer(text) {
	return /^(?:\/(?:[^~/]|~[01])*)*$/.test(text);
}

// src/platform/json-schema/keywords-text-number.ts
/** Keywords for texts and numbers. */
/** Adds checks for texts to `context.node`. Lengths count characters (code points), as the specification has it. */
function compileText(context) {
	const { node, schema } = context;
	const minimum = countKeyword(context, "minLength");
	const maximum = countKeyword(context, "maxLength");
	if (minimum !== void 0 || maximum !== void 0) node.string.push((text, run) => {
		if (maximum !== void 0 && text.length > maximum) {
			const length = charactersOf(text);
			if (length > maximum) return run.fail(node, "maxLength", {
				limit: maximum,
				actual: length
			});
		}
		if (minimum !== void 0 && text.length < minimum * 2) {
			const length = charactersOf(text);
			if (length < minimum) return run.fail(node, "minLength", {
				limit: minimum,
				actual: length
			});
		}
		return true;
	});
	compilePatternKeyword(context);
	const format = require_json.ownProperty(schema, "format");
	const definition = typeof format === "string" && context.assertFormats ? formatNamed(format) : void 0;
	if (definition !== void 0 && typeof format === "string") node.string.push((text, run) => definition.test(text) || run.fail(node, "format", { format }));
}
function compilePatternKeyword(context) {
	const { node, schema } = context;
	const source = require_json.ownProperty(schema, "pattern");
	if (source === void 0) return;
	if (typeof source !== "string") {
		context.problem(["pattern"], "\u201cpattern\u201d must be a text.", "Write a regular expression in quotes.");
		return;
	}
	const pattern = context.pattern(source, ["pattern"]);
	if (pattern === void 0) return;
	const hint = hintOf(context);
	node.string.push((text, run) => {
		if (!run.spend(pattern.cost(text.length))) return true;
		const matches = pattern.test(text);
		if (matches === true) return true;
		return run.fail(node, "pattern", {
			pattern: source,
			...hint,
			...matches === void 0 ? { tooLong: true } : {}
		});
	});
}
/** Our own schemas say in words what a pattern wants, as `x-must-be: "\u2026"`. */
function hintOf(context) {
	const hint = require_json.ownProperty(context.schema, "x-must-be");
	return typeof hint === "string" ? { hint } : {};
}
/** Length in Unicode characters, as JSON Schema counts. */
function charactersOf(text) {
	let count = text.length;
	for (let index = 0; index < text.length - 1; index++) {
		const unit = text.charCodeAt(index);
		if (unit >= 55296 && unit <= 56319) {
			const following = text.charCodeAt(index + 1);
			if (following >= 56320 && following <= 57343) {
				count--;
				index++;
			}
		}
	}
	return count;
}
/** Adds checks for numbers to `context.node`; takes the exclusive bounds of draft-04 and of later drafts. */
function compileNumber(context) {
	const { node, schema } = context;
	let minimum = numberKeyword(context, "minimum");
	let maximum = numberKeyword(context, "maximum");
	let above;
	let below;
	if (typeof require_json.ownProperty(schema, "exclusiveMinimum") === "boolean") {
		if (require_json.ownProperty(schema, "exclusiveMinimum") === true) [above, minimum] = [minimum, void 0];
	} else above = numberKeyword(context, "exclusiveMinimum");
	if (typeof require_json.ownProperty(schema, "exclusiveMaximum") === "boolean") {
		if (require_json.ownProperty(schema, "exclusiveMaximum") === true) [below, maximum] = [maximum, void 0];
	} else below = numberKeyword(context, "exclusiveMaximum");
	if (minimum !== void 0) {
		const limit = minimum;
		node.number.push((actual, run) => actual >= limit || run.fail(node, "minimum", {
			limit,
			actual
		}));
	}
	if (maximum !== void 0) {
		const limit = maximum;
		node.number.push((actual, run) => actual <= limit || run.fail(node, "maximum", {
			limit,
			actual
		}));
	}
	if (above !== void 0) {
		const limit = above;
		node.number.push((actual, run) => actual > limit || run.fail(node, "exclusiveMinimum", {
			limit,
			actual
		}));
	}
	if (below !== void 0) {
		const limit = below;
		node.number.push((actual, run) => actual < limit || run.fail(node, "exclusiveMaximum", {
			limit,
			actual
		}));
	}
	const of = numberKeyword(context, "multipleOf");
	if (of === void 0) return;
	if (of <= 0) {
		context.problem(["multipleOf"], "\u201cmultipleOf\u201d must be greater than 0.", "Write a number such as 0.01.");
		return;
	}
	node.number.push((actual, run) => isMultiple(actual, of) || run.fail(node, "multipleOf", {
		of,
		actual
	}));
}
/** Exact for decimal numbers as written: 0.3 is a multiple of 0.1, although the machine's 0.3 / 0.1 is not whole. */
function isMultiple(value, of) {
	if (!Number.isFinite(value)) return false;
	if (Number.isSafeInteger(value) && Number.isSafeInteger(of)) return value % of === 0;
	const [digits, exponent] = decimal(value);
	const [ofDigits, ofExponent] = decimal(of);
	const lowest = Math.min(exponent, ofExponent);
	return digits * 10n ** BigInt(exponent - lowest) % (ofDigits * 10n ** BigInt(ofExponent - lowest)) === 0n;
}
/** A number as digits \u00d7 10^exponent; exponents of a double stay within \u00b1350. */
function decimal(value) {
	const [mantissa = "0", exponent = "0"] = String(value).split("e");
	const [whole = "0", fraction = ""] = mantissa.split(".");
	return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

// src/platform/json-schema/messages.ts
/** A shown value is cut here: enough to recognise it. */
const longestShown = 40;
/** "a list", "text": what a type is called. Unknown names are returned as they are. */
function typeInWords(type) {
	return typeWords.get(type) ?? type;
}
const typeWords = /* @__PURE__ */ new Map([
	["string", "text"],
	["number", "a number"],
	["integer", "a whole number"],
	["boolean", "true or false"],
	["array", "a list"],
	["object", "an object"],
	["null", "null"],
	["undefined", "missing"]
]);
/** The type of a value in words: "text", "the number 3.5", "null". */
function kindInWords(value) {
	switch (typeof value) {
		case "string": return "text";
		case "number": return Number.isFinite(value) ? `the number ${value}` : "not a number";
		case "boolean": return `${value}`;
		case "object": return value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
		default: return "missing";
	}
}
/** A value as it could be written, cut where it is long. */
function shown(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? "";
	const cut = text.length > longestShown ? `${text.slice(0, longestShown)}\u2026` : text;
	return typeof value === "string" ? `\u201c${cut}\u201d` : cut;
}
/** What the sentence is about: the property or item at the end of the path. */
function subjectOf(path, whole) {
	const last = path.at(-1);
	if (last === void 0) return whole;
	if (typeof last === "string") return `\u201c${last}\u201d`;
	const list = path.at(-2);
	return list === void 0 || typeof list === "number" ? `Item ${last + 1}` : `Item ${last + 1} of \u201c${list}\u201d`;
}
/** The predicate: everything after the subject, without the full stop. */
function predicateOf(keyword, params) {
	const number = (name) => typeof params[name] === "number" ? params[name] : 0;
	const text = (name) => typeof params[name] === "string" ? params[name] : "";
	const texts = (name) => {
		const value = params[name];
		return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
	};
	const hint = typeof params["hint"] === "string" ? ` ${params["hint"]}` : void 0;
	switch (keyword) {
		case "type": return `must be ${require_words.listed(worthSaying(texts("expected"), "null").map(typeInWords))}, but is ${text("actual")}`;
		case "enum": return `must be ${enumWords(params["allowed"])}${didYouMean(params["nearest"])}`;
		case "const": return `must be ${shown(params["expected"] ?? null)}`;
		case "minimum": return `must be ${number("limit")} or more, but is ${number("actual")}`;
		case "maximum": return `must be ${number("limit")} or less, but is ${number("actual")}`;
		case "exclusiveMinimum": return `must be greater than ${number("limit")}, but is ${number("actual")}`;
		case "exclusiveMaximum": return `must be less than ${number("limit")}, but is ${number("actual")}`;
		case "multipleOf": return `must be a multiple of ${number("of")}, but is ${number("actual")}`;
		case "minLength": return number("actual") === 0 ? "must not be empty" : `must have ${count(number("limit"), "character")} or more, but has ${number("actual")}`;
		case "maxLength": return `must have ${count(number("limit"), "character")} or fewer, but has ${number("actual")}`;
		case "pattern":
			if (hint !== void 0) return `must be${hint}`;
			return params["tooLong"] === true ? `is too long to be compared with the pattern ${text("pattern")}` : `must match the pattern ${text("pattern")}`;
		case "format": return `must be ${formatNamed(text("format"))?.words ?? text("format")}`;
		case "minItems": return number("actual") === 0 ? "must not be an empty list" : `must have ${count(number("limit"), "item")} or more, but has ${number("actual")}`;
		case "maxItems": return `must have ${count(number("limit"), "item")} or fewer, but has ${number("actual")}`;
		case "uniqueItems": return `holds the same item twice: items ${number("first") + 1} and ${number("second") + 1}`;
		case "contains": return "has no item of the kind that it must have";
		case "minContains": return `must have ${number("limit")} or more items of the kind that is asked for, but has ${number("actual")}`;
		case "maxContains": return `must have ${number("limit")} or fewer items of the kind that is asked for, but has ${number("actual")}`;
		case "required": return `lacks \u201c${text("property")}\u201d, which must be there`;
		case "dependentRequired": return `lacks \u201c${text("property")}\u201d, which must be there because \u201c${text("because")}\u201d is`;
		case "minProperties": return number("actual") === 0 ? "must not be empty" : `must have ${number("limit")} or more properties, but has ${number("actual")}`;
		case "maxProperties": return `must have ${number("limit")} or fewer properties, but has ${number("actual")}`;
		case "additionalProperties":
		case "unevaluatedProperties": return `is not known here${didYouMean(params["nearest"])}${known(texts("known"), params["nearest"])}`;
		case "additionalItems":
		case "unevaluatedItems": return `is one item too many: only ${number("limit")} are allowed`;
		case "false": return "is not allowed here";
		case "anyOf":
		case "oneOf": return number("matches") > 1 ? `fits ${number("matches")} of the allowed forms at once, but must fit exactly one` : `fits none of the allowed forms: ${texts("reasons").join("; or ")}`;
		case "not": return hint === void 0 ? "has a form that is not allowed" : `must be${hint}`;
		default: return "does not fit the schema";
	}
}
/** Null stands beside other choices where a value is optional; naming it helps nobody who got another one wrong. */
function worthSaying(choices, nothing) {
	const others = choices.filter((choice) => choice !== nothing);
	return others.length === 0 ? choices : others;
}
function enumWords(allowed) {
	const values = worthSaying(Array.isArray(allowed) ? allowed : [], null);
	const words = values.slice(0, 12).map((value) => shown(value));
	if (values.length > words.length) return `one of ${values.length} values, such as ${require_words.listed(words)}`;
	return values.length <= 2 ? require_words.listed(words) : `one of ${require_words.listed(words)}`;
}
function didYouMean(nearest) {
	return typeof nearest === "string" ? `; did you mean \u201c${nearest}\u201d?` : "";
}
function known(names, nearest) {
	if (typeof nearest === "string" || names.length === 0 || names.length > 12) return "";
	return `; known here: ${names.join(", ")}`;
}
function count(number, noun) {
	return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

// src/platform/json-schema/run.ts
/** One validation of one value. Its work and depth are bounded by the limits; `stopped` says which of them ended it. */
var Run = class {
	path = [];
	problems = [];
	/** Above zero, only the verdict matters: the first failure ends a schema and nothing is noted. */
	silent = 0;
	/** Set while property names, not values, are checked. */
	naming = false;
	evaluated;
	/** Resources entered, outermost first. */
	resources = [];
	stopped;
	steps = 0;
	depth = 0;
	limits;
	root;
	allowance;
	measured = false;
	constructor(root, limits) {
		this.root = root;
		this.limits = limits;
		this.allowance = limits.work;
	}
	/** Counts work; false when there was too much of it. The size of the value is looked at only when it matters. */
	spend(steps) {
		this.steps += steps;
		if (this.steps <= this.allowance) return true;
		if (!this.measured) {
			this.measured = true;
			this.allowance += this.limits.workPerValue * countValues(this.root);
			if (this.steps <= this.allowance) return true;
		}
		this.stopped ??= "work";
		return false;
	}
	/** True where further problems would not be noted: the first failure then ends a schema. */
	get quick() {
		return this.silent > 0 || this.problems.length >= this.limits.problems;
	}
	/** Notes a failure and gives false, so that checks can `return run.fail(\u2026)`. */
	fail(node, keyword, params, property) {
		if (!this.quick) {
			const path = property === void 0 ? [...this.path] : [...this.path, property];
			const target = this.naming || property !== void 0 ? "key" : "value";
			this.problems.push({
				path,
				target,
				node,
				keyword,
				params
			});
		}
		return false;
	}
	/** The verdict alone. */
	test(node, value) {
		this.silent++;
		const passed = evaluate(node, value, this);
		this.silent--;
		return passed;
	}
	/** A value inside the current one. */
	child(node, value, segment) {
		const outer = this.evaluated;
		this.evaluated = void 0;
		this.path.push(segment);
		const passed = evaluate(node, value, this);
		this.path.pop();
		this.evaluated = outer;
		return passed;
	}
};
/** Applies a schema to a value. Once the run has stopped everything passes, so that the walk unwinds quickly. */
function evaluate(node, value, run) {
	if (run.stopped !== void 0 || !run.spend(1)) return true;
	if (run.depth >= run.limits.depth) {
		run.stopped = "depth";
		return true;
	}
	if (node.compileNow !== void 0) {
		const { compileNow } = node;
		node.compileNow = void 0;
		compileNow();
	}
	run.depth++;
	const entered = run.resources[run.resources.length - 1] !== node.resource;
	if (entered) run.resources.push(node.resource);
	const outer = run.evaluated;
	if (outer !== void 0 || node.last.length > 0) run.evaluated = newEvaluated();
	const passed = runChecks(node, value, run);
	if (passed && outer !== void 0 && run.evaluated !== void 0) mergeEvaluated(outer, run.evaluated);
	run.evaluated = outer;
	if (entered) run.resources.pop();
	run.depth--;
	return passed;
}
function runChecks(node, value, run) {
	let passed = every(node.any, value, run);
	if (!passed && run.quick) return false;
	switch (typeof value) {
		case "string":
			if (node.string.length > 0) passed = every(node.string, value, run) && passed;
			break;
		case "number":
			if (node.number.length > 0) passed = every(node.number, value, run) && passed;
			break;
		case "object":
			if (value === null) break;
			if (Array.isArray(value)) {
				if (node.array.length > 0) passed = every(node.array, value, run) && passed;
			} else if (node.object.length > 0) passed = every(node.object, value, run) && passed;
	}
	if (passed && node.last.length > 0) passed = every(node.last, value, run);
	return passed;
}
function every(checks, value, run) {
	let passed = true;
	for (const check of checks) if (!check(value, run)) {
		if (run.quick) return false;
		passed = false;
	}
	return passed;
}
function newEvaluated() {
	return {
		everyProperty: false,
		properties: /* @__PURE__ */ new Set(),
		itemsBefore: 0,
		items: /* @__PURE__ */ new Set()
	};
}
function mergeEvaluated(into, from) {
	into.everyProperty ||= from.everyProperty;
	into.itemsBefore = Math.max(into.itemsBefore, from.itemsBefore);
	for (const name of from.properties) into.properties.add(name);
	for (const index of from.items) into.items.add(index);
}
/** How many values a value holds, itself included; counting stops at ten million. */
function countValues(root) {
	const stack = [root];
	let count = 0;
	while (stack.length > 0 && count < 1e7) {
		const value = stack.pop();
		count++;
		if (typeof value !== "object" || value === null) continue;
		for (const inner of Array.isArray(value) ? value : Object.values(value)) if (typeof inner === "object" && inner !== null) stack.push(inner);
		else count++;
	}
	return count;
}

// src/platform/json-schema/keywords-any.ts
/** Keywords for every type of value: `type`, `enum`, `const`, and schemas applied to the same value. */
const typeNames = [
	"null",
	"boolean",
	"integer",
	"number",
	"string",
	"array",
	"object"
];
/** Adds checks to `context.node`; keywords with a wrong value are noted as problems and left out. */
function compileAny(context) {
	compileType(context);
	compileEnum(context);
	compileConst(context);
	compileCombinations(context);
	compileConditional(context);
}
function compileType(context) {
	const { node, schema } = context;
	const written = require_json.ownProperty(schema, "type");
	if (written === void 0) return;
	const types = Array.isArray(written) ? written : [written];
	const expected = [];
	for (const type of types) {
		if (typeof type === "string" && typeNames.includes(type)) {
			expected.push(type);
			continue;
		}
		const meant = typeof type === "string" ? require_nearest.nearest(type, typeNames) : void 0;
		const name = typeof type === "string" ? `\u201c${type}\u201d` : "This";
		context.problem(["type"], `${name} is not a type.`, meant === void 0 ? `Use one of ${typeNames.join(", ")}.` : `Did you mean \u201c${meant}\u201d?`);
	}
	if (types.length === 0) context.problem(["type"], "\u201ctype\u201d names no type.", `Use one of ${typeNames.join(", ")}.`);
	if (expected.length === 0) return;
	const allowed = new Set(expected);
	const whole = allowed.has("integer") && !allowed.has("number");
	node.any.push((value, run) => {
		const type = require_json.jsonTypeOf(value);
		if (type !== void 0 && allowed.has(type)) return true;
		if (whole && type === "number" && Number.isInteger(value)) return true;
		return run.quick ? false : run.fail(node, "type", {
			expected,
			actual: kindInWords(value)
		});
	});
}
function compileEnum(context) {
	const { node, schema } = context;
	const allowed = require_json.ownProperty(schema, "enum");
	if (allowed === void 0) return;
	if (!Array.isArray(allowed)) {
		context.problem(["enum"], "\u201cenum\u201d must be a list of values.", "Write a list, such as enum: [low, high].");
		return;
	}
	const keys = new Set(allowed.map((value) => keyOf(value)));
	const simple = allowed.every((value) => typeof value !== "object" || value === null);
	node.any.push((value, run) => {
		if (typeof value === "object" && value !== null && simple) return refuseEnum(node, value, allowed, run);
		const key = keyOf(value);
		if (key === void 0 || !run.spend(key.length >> 6)) return run.stopped !== void 0 || tooDeep(run);
		return keys.has(key) || refuseEnum(node, value, allowed, run);
	});
}
function tooDeep(run) {
	run.stopped ??= "depth";
	return true;
}
function refuseEnum(node, value, allowed, run) {
	if (run.quick) return false;
	const texts = allowed.filter((candidate) => typeof candidate === "string");
	const meant = typeof value === "string" ? require_nearest.nearest(value, texts) : void 0;
	return run.fail(node, "enum", meant === void 0 ? { allowed } : {
		allowed,
		nearest: meant
	});
}
function compileConst(context) {
	const { node, schema } = context;
	const expected = require_json.ownProperty(schema, "const");
	if (expected === void 0) return;
	const expectedKey = keyOf(expected);
	const simple = typeof expected !== "object" || expected === null;
	node.any.push((value, run) => {
		if (simple) return value === expected || run.fail(node, "const", { expected });
		if (typeof value !== "object" || value === null) return run.fail(node, "const", { expected });
		const key = keyOf(value);
		if (key === void 0 || !run.spend(key.length >> 6)) return run.stopped !== void 0 || tooDeep(run);
		return key === expectedKey || run.fail(node, "const", { expected });
	});
}
function compileCombinations(context) {
	const { node, schema } = context;
	const compileAll = (keyword) => (schemasKeyword(context, keyword) ?? []).map((inner, index) => context.inPlace(inner, [keyword, String(index)]));
	for (const inner of compileAll("allOf")) node.any.push((value, run) => evaluate(inner, value, run));
	const anyOf = compileAll("anyOf");
	if (anyOf.length > 0) node.any.push((value, run) => checkAnyOf(node, anyOf, value, run));
	const oneOf = compileAll("oneOf");
	if (oneOf.length > 0) node.any.push((value, run) => checkOneOf(node, oneOf, value, run));
	const not = require_json.ownProperty(schema, "not");
	if (not !== void 0) {
		const inner = context.inPlace(not, ["not"]);
		const hint = hintOf(context);
		node.any.push((value, run) => {
			const evaluated = run.evaluated;
			run.evaluated = void 0;
			const matches = run.test(inner, value);
			run.evaluated = evaluated;
			return run.stopped !== void 0 || !matches || run.fail(node, "not", hint);
		});
	}
}
function compileConditional(context) {
	const { node, schema } = context;
	const condition = require_json.ownProperty(schema, "if");
	const thenSchema = require_json.ownProperty(schema, "then");
	const elseSchema = require_json.ownProperty(schema, "else");
	if (condition === void 0) return;
	const test = context.inPlace(condition, ["if"]);
	const then = thenSchema === void 0 ? void 0 : context.inPlace(thenSchema, ["then"]);
	const otherwise = elseSchema === void 0 ? void 0 : context.inPlace(elseSchema, ["else"]);
	node.any.push((value, run) => {
		const branch = run.test(test, value) ? then : otherwise;
		return branch === void 0 || evaluate(branch, value, run);
	});
}
function checkAnyOf(node, branches, value, run) {
	const outer = run.problems;
	const failures = [];
	let matched = false;
	for (const branch of branches) {
		run.problems = [];
		if (evaluate(branch, value, run)) {
			matched = true;
			if (run.evaluated === void 0 || run.stopped !== void 0) break;
		} else failures.push(run.problems);
	}
	run.problems = outer;
	return matched || refuseBranches(node, "anyOf", failures, run);
}
function checkOneOf(node, branches, value, run) {
	const outer = run.problems;
	const failures = [];
	let matches = 0;
	for (const branch of branches) {
		run.problems = [];
		if (evaluate(branch, value, run)) {
			matches++;
			if (run.stopped !== void 0) return true;
			if (matches > 1 && run.silent > 0) break;
		} else failures.push(run.problems);
	}
	run.problems = outer;
	if (matches === 1) return true;
	return matches === 0 ? refuseBranches(node, "oneOf", failures, run) : run.fail(node, "oneOf", { matches });
}
/**
* None of the branches fits: says what the writer most likely meant. A branch that wants another type, or another
* constant (of the value or of one of its properties), is not what was meant; where one branch is left, its problems
* are the answer.
*/
function refuseBranches(node, keyword, failures, run) {
	if (run.quick) return false;
	const depth = run.path.length;
	const isKind = (problem) => problem.path.length === depth && problem.target === "value" && [
		"type",
		"const",
		"enum"
	].includes(problem.keyword);
	const isTag = (problem) => problem.path.length === depth + 1 && problem.target === "value" && problem.keyword === "const";
	let meant = failures.filter((problems) => !problems.some(isKind));
	if (meant.length > 1) {
		const tagged = meant.filter((problems) => !problems.some(isTag));
		if (tagged.length > 0) meant = tagged;
	}
	const only = meant[0];
	if (meant.length === 1 && only !== void 0 && only.length > 0) {
		const room = run.limits.problems - run.problems.length;
		run.problems.push(...only.slice(0, Math.max(0, room)));
		return false;
	}
	if (meant.length === 0) {
		const merged = mergeKinds(failures.map((problems) => problems.find(isKind)));
		if (merged !== void 0) return run.fail(node, merged.keyword, merged.params);
	}
	const reasons = (meant.length === 0 ? failures : meant).flatMap((problems) => problems.slice(0, 1)).slice(0, 3);
	return run.fail(node, keyword, {
		matches: 0,
		reasons: reasons.map((reason) => reasonInWords(reason, depth))
	});
}
/** `type: string` or `type: array` as one sentence; a list of constants as one `enum`. */
function mergeKinds(kinds) {
	if (kinds.every((kind) => kind?.keyword === "type")) return {
		keyword: "type",
		params: {
			expected: [...new Set(kinds.flatMap((kind) => kind?.params["expected"] ?? []))],
			actual: kinds[0]?.params["actual"] ?? ""
		}
	};
	if (kinds.every((kind) => kind?.keyword === "const")) return {
		keyword: "enum",
		params: { allowed: kinds.map((kind) => kind?.params["expected"] ?? null) }
	};
}
function reasonInWords(problem, depth) {
	const predicate = predicateOf(problem.keyword, problem.params);
	const inside = problem.path.slice(depth);
	return inside.length === 0 ? `it ${predicate}` : `${subjectOf(inside, "it")} ${predicate}`;
}

// src/platform/json-schema/keywords-list.ts
/** Keywords for lists. */
/** Adds checks for lists to `context.node`: `minItems`, `items`, `contains`, `uniqueItems` and their kin. */
function compileList(context) {
	const { node, schema } = context;
	const minimum = countKeyword(context, "minItems");
	const maximum = countKeyword(context, "maxItems");
	if (minimum !== void 0) node.array.push((list, run) => list.length >= minimum || run.fail(node, "minItems", {
		limit: minimum,
		actual: list.length
	}));
	if (maximum !== void 0) node.array.push((list, run) => list.length <= maximum || run.fail(node, "maxItems", {
		limit: maximum,
		actual: list.length
	}));
	compileItems(context);
	compileContains(context);
	const unique = require_json.ownProperty(schema, "uniqueItems");
	if (unique !== void 0 && typeof unique !== "boolean") context.problem(["uniqueItems"], "\u201cuniqueItems\u201d must be true or false.", "Write uniqueItems: true.");
	if (unique === true) node.array.push((list, run) => checkUnique(node, list, run));
	const unevaluated = require_json.ownProperty(schema, "unevaluatedItems");
	if (unevaluated === void 0) return;
	const rest = context.child(unevaluated, ["unevaluatedItems"]);
	node.last.push((value, run) => {
		const evaluated = run.evaluated;
		if (!Array.isArray(value) || evaluated === void 0) return true;
		let passed = true;
		for (let index = evaluated.itemsBefore; index < value.length; index++) {
			if (!evaluated.items.has(index)) passed = run.child(rest, value[index], index) && passed;
			if (run.stopped !== void 0 || !passed && run.quick) break;
		}
		evaluated.itemsBefore = value.length;
		return passed;
	});
}
/** `prefixItems` and `items`; up to 2019 the first is spelt `items: [\u2026]`, the second `additionalItems`. */
function compileItems(context) {
	const { node, schema } = context;
	const items = require_json.ownProperty(schema, "items");
	const oldSpelling = Array.isArray(items);
	const prefixKeyword = oldSpelling ? "items" : "prefixItems";
	const restKeyword = oldSpelling ? "additionalItems" : "items";
	const prefix = (Array.isArray(items) ? items : schemasKeyword(context, "prefixItems") ?? []).map((item, index) => context.child(item, [prefixKeyword, String(index)]));
	const restSchema = require_json.ownProperty(schema, restKeyword);
	const rest = restSchema === void 0 ? void 0 : context.child(restSchema, [restKeyword]);
	if (prefix.length === 0 && rest === void 0) return;
	node.array.push((list, run) => {
		let passed = true;
		for (let index = 0; index < list.length; index++) {
			const item = index < prefix.length ? prefix[index] : rest;
			if (item === void 0) break;
			if (restSchema === false && index >= prefix.length) return run.fail(node, "additionalItems", {
				limit: prefix.length,
				actual: list.length
			});
			passed = run.child(item, list[index], index) && passed;
			if (run.stopped !== void 0 || !passed && run.quick) break;
		}
		if (run.evaluated !== void 0) run.evaluated.itemsBefore = Math.max(run.evaluated.itemsBefore, rest === void 0 ? prefix.length : list.length);
		return passed;
	});
}
function compileContains(context) {
	const { node, schema, dialect } = context;
	const contained = require_json.ownProperty(schema, "contains");
	const minimum = countKeyword(context, "minContains") ?? 1;
	const maximum = countKeyword(context, "maxContains");
	if (contained === void 0) return;
	const item = context.child(contained, ["contains"]);
	node.array.push((list, run) => {
		let found = 0;
		for (let index = 0; index < list.length; index++) {
			if (!containedAt(item, list, index, run)) continue;
			found++;
			if (dialect.containsEvaluates) run.evaluated?.items.add(index);
			if (run.stopped !== void 0) return true;
		}
		if (found < minimum) return run.fail(node, found === 0 ? "contains" : "minContains", {
			limit: minimum,
			actual: found
		});
		return maximum === void 0 || found <= maximum ? true : run.fail(node, "maxContains", {
			limit: maximum,
			actual: found
		});
	});
}
function containedAt(item, list, index, run) {
	run.silent++;
	const passed = run.child(item, list[index], index);
	run.silent--;
	return passed;
}
function checkUnique(node, list, run) {
	const seen = /* @__PURE__ */ new Map();
	for (const [index, item] of list.entries()) {
		const key = keyOf(item);
		if (key === void 0) {
			run.stopped ??= "depth";
			return true;
		}
		if (!run.spend(1 + (key.length >> 6))) return true;
		const first = seen.get(key);
		if (first !== void 0) return run.fail(node, "uniqueItems", {
			first,
			second: index
		});
		seen.set(key, index);
	}
	return true;
}

// src/platform/json-schema/keywords-object.ts
/** Keywords for objects. */
/** Adds checks for objects to `context.node`: `required`, `properties`, `dependentRequired` and their kin. */
function compileObject(context) {
	const { node, schema } = context;
	const required = namesKeyword(context, requiredNames(schema), ["required"]) ?? [];
	if (required.length > 0) node.object.push((object, run) => checkRequired(node, object, required, run));
	const minimum = countKeyword(context, "minProperties");
	const maximum = countKeyword(context, "maxProperties");
	if (minimum !== void 0 || maximum !== void 0) node.object.push((object, run) => {
		const actual = Object.keys(object).length;
		if (minimum !== void 0 && actual < minimum) return run.fail(node, "minProperties", {
			limit: minimum,
			actual
		});
		return maximum === void 0 || actual <= maximum ? true : run.fail(node, "maxProperties", {
			limit: maximum,
			actual
		});
	});
	compileProperties(context);
	compileNames(context);
	compileDependencies(context);
	compileUnevaluated(context);
}
/** Draft-03's `required: true` inside a property is met in the wild and means nothing since: it is passed over. */
function requiredNames(schema) {
	const value = require_json.ownProperty(schema, "required");
	return typeof value === "boolean" ? void 0 : value;
}
function checkRequired(node, object, required, run) {
	let passed = true;
	for (const property of required) if (!Object.hasOwn(object, property)) {
		passed = run.fail(node, "required", { property });
		if (run.quick) return false;
	}
	return passed;
}
function compileProperties(context) {
	const { node, schema } = context;
	const properties = /* @__PURE__ */ new Map();
	const named = mapKeyword(context, "properties");
	for (const [name, property] of Object.entries(named ?? {})) properties.set(name, context.child(property, ["properties", name]));
	const patterns = [];
	for (const [source, property] of Object.entries(mapKeyword(context, "patternProperties") ?? {})) {
		const pattern = context.pattern(source, ["patternProperties", source]);
		const inner = context.child(property, ["patternProperties", source]);
		if (pattern !== void 0) patterns.push({
			pattern,
			node: inner
		});
	}
	const additional = require_json.ownProperty(schema, "additionalProperties");
	const rest = additional === void 0 ? void 0 : context.child(additional, ["additionalProperties"]);
	if (properties.size === 0 && patterns.length === 0 && rest === void 0) return;
	const checkOne = (object, name, run) => {
		let known = false;
		let passed = true;
		const property = properties.get(name);
		if (property !== void 0) {
			known = true;
			passed = run.child(property, object[name], name);
		}
		for (const candidate of patterns) {
			if (!run.spend(candidate.pattern.cost(name.length))) return true;
			if (candidate.pattern.test(name) === true) {
				known = true;
				passed = run.child(candidate.node, object[name], name) && passed;
			}
		}
		if (!known && rest !== void 0) {
			known = true;
			if (additional === false) return unknownProperty(node, name, [...properties.keys()], run);
			passed = run.child(rest, object[name], name);
		}
		if (known) run.evaluated?.properties.add(name);
		return passed;
	};
	const byName = patterns.length === 0 && rest === void 0;
	node.object.push((object, run) => {
		let passed = true;
		if (byName) {
			for (const [name, property] of properties) {
				if (!Object.hasOwn(object, name)) continue;
				run.evaluated?.properties.add(name);
				passed = run.child(property, object[name], name) && passed;
				if (run.stopped !== void 0 || !passed && run.quick) break;
			}
			return passed;
		}
		for (const name of Object.keys(object)) {
			passed = checkOne(object, name, run) && passed;
			if (run.stopped !== void 0 || !passed && run.quick) break;
		}
		return passed;
	});
}
function unknownProperty(node, name, known, run) {
	if (run.quick) return false;
	const candidate = require_nearest.nearest(name, known);
	const params = {
		property: name,
		known
	};
	if (candidate !== void 0) params["nearest"] = candidate;
	return run.fail(node, "additionalProperties", params, name);
}
function compileNames(context) {
	const { node, schema } = context;
	const names = require_json.ownProperty(schema, "propertyNames");
	if (names === void 0) return;
	const inner = context.child(names, ["propertyNames"]);
	node.object.push((object, run) => {
		let passed = true;
		const outer = run.naming;
		run.naming = true;
		for (const name of Object.keys(object)) {
			passed = run.child(inner, name, name) && passed;
			if (run.stopped !== void 0 || !passed && run.quick) break;
		}
		run.naming = outer;
		return passed;
	});
}
/** `dependentRequired`, `dependentSchemas`, and `dependencies`, which was both up to draft-07. */
function compileDependencies(context) {
	const { node } = context;
	const needs = (because, names) => {
		node.object.push((object, run) => {
			if (!Object.hasOwn(object, because)) return true;
			const missing = names.filter((name) => !Object.hasOwn(object, name));
			for (const property of missing) run.fail(node, "dependentRequired", {
				property,
				because
			});
			return missing.length === 0;
		});
	};
	const applies = (because, schema, segments) => {
		const inner = context.inPlace(schema, segments);
		node.object.push((object, run) => !Object.hasOwn(object, because) || evaluate(inner, object, run));
	};
	for (const [because, value] of Object.entries(mapKeyword(context, "dependentRequired") ?? {})) {
		const names = namesKeyword(context, value, ["dependentRequired", because]);
		if (names !== void 0) needs(because, names);
	}
	for (const [because, value] of Object.entries(mapKeyword(context, "dependentSchemas") ?? {})) applies(because, value, ["dependentSchemas", because]);
	for (const [because, value] of Object.entries(mapKeyword(context, "dependencies") ?? {})) if (require_json.isJsonObject(value) || typeof value === "boolean") applies(because, value, ["dependencies", because]);
	else {
		const names = namesKeyword(context, typeof value === "string" ? [value] : value, ["dependencies", because]);
		if (names !== void 0) needs(because, names);
	}
}
function compileUnevaluated(context) {
	const { node, schema } = context;
	const unevaluated = require_json.ownProperty(schema, "unevaluatedProperties");
	if (unevaluated === void 0) return;
	const rest = context.child(unevaluated, ["unevaluatedProperties"]);
	node.last.push((value, run) => {
		const evaluated = run.evaluated;
		if (evaluated === void 0 || typeof value !== "object" || value === null || Array.isArray(value)) return true;
		let passed = true;
		if (!evaluated.everyProperty) for (const [name, inner] of Object.entries(value)) {
			if (evaluated.properties.has(name)) continue;
			passed = (unevaluated === false ? run.fail(node, "unevaluatedProperties", { property: name }, name) : run.child(rest, inner, name)) && passed;
			if (run.stopped !== void 0 || !passed && run.quick) break;
		}
		evaluated.everyProperty = true;
		return passed;
	});
}

// src/platform/json-schema/pattern-atoms.ts
const allAscii = (1n << 128n) - 1n;
const everything = {
	ascii: allAscii,
	beyond: true
};
const digits = rangeBits(48, 57);
const wordCharacters = digits | rangeBits(65, 90) | rangeBits(97, 122) | bit(95);
const asciiSpace = rangeBits(9, 13) | bit(32);
/**
* True where no retry can cost more than a constant: every repetition that can give characters back is followed only
* by atoms that cannot match those characters, and the search starts at one place (or never runs far).
*/
function isSimple(atoms, anchored) {
	const longest = atoms.reduce((sum, atom) => sum + atom.maximum, 0);
	if (!anchored && longest > 100) return false;
	for (const [index, atom] of atoms.entries()) {
		if (atom.maximum > 100 && atom.maximum !== Number.POSITIVE_INFINITY) return false;
		if (atom.minimum === atom.maximum) continue;
		for (const following of atoms.slice(index + 1)) {
			if ((atom.set.ascii & following.set.ascii) !== 0n || atom.set.beyond && following.set.beyond) return false;
			if (following.minimum > 0) break;
		}
	}
	return atoms.length <= 50;
}
/** The set of one character, by its code point. */
function single(code) {
	return code < 128 ? {
		ascii: bit(code),
		beyond: false
	} : {
		ascii: 0n,
		beyond: true
	};
}
/** One ASCII code in the bits of a set. */
function bit(code) {
	return 1n << BigInt(code);
}
/** The ASCII codes from one code point to another, both included. */
function rangeBits(low, high) {
	if (low > 127) return 0n;
	return (1n << BigInt(Math.min(high, 127) - low + 1)) - 1n << BigInt(low);
}

// src/platform/json-schema/pattern-properties.ts
/** Character properties of regular expressions, by the names that RE2 has for them. */
/** General categories by their long names; RE2 knows the short ones. Source: Unicode, PropertyValueAliases. */
const categories = /* @__PURE__ */ new Map([
	["Letter", "L"],
	["Cased_Letter", "LC"],
	["Uppercase_Letter", "Lu"],
	["Lowercase_Letter", "Ll"],
	["Titlecase_Letter", "Lt"],
	["Modifier_Letter", "Lm"],
	["Other_Letter", "Lo"],
	["Mark", "M"],
	["Nonspacing_Mark", "Mn"],
	["Spacing_Mark", "Mc"],
	["Enclosing_Mark", "Me"],
	["Number", "N"],
	["Decimal_Number", "Nd"],
	["digit", "Nd"],
	["Letter_Number", "Nl"],
	["Other_Number", "No"],
	["Punctuation", "P"],
	["punct", "P"],
	["Connector_Punctuation", "Pc"],
	["Dash_Punctuation", "Pd"],
	["Open_Punctuation", "Ps"],
	["Close_Punctuation", "Pe"],
	["Initial_Punctuation", "Pi"],
	["Final_Punctuation", "Pf"],
	["Other_Punctuation", "Po"],
	["Symbol", "S"],
	["Math_Symbol", "Sm"],
	["Currency_Symbol", "Sc"],
	["Modifier_Symbol", "Sk"],
	["Other_Symbol", "So"],
	["Separator", "Z"],
	["Space_Separator", "Zs"],
	["Line_Separator", "Zl"],
	["Paragraph_Separator", "Zp"],
	["Other", "C"],
	["Control", "Cc"],
	["Format", "Cf"],
	["Private_Use", "Co"]
]);
/** RE2's name of a property written as ECMA-262 has it, or undefined where RE2 has none. */
function propertyName(written) {
	const match = /^(?:(General_Category|gc|Script|sc)=)?([A-Za-z_]{1,40})$/.exec(written);
	if (match === null) return void 0;
	const [, property, value = ""] = match;
	if (property === "Script" || property === "sc") return value;
	if (categories.has(value)) return categories.get(value);
	return [...categories.values()].includes(value) ? value : void 0;
}

// src/platform/json-schema/pattern-syntax.ts
/**
* Reads a regular expression as JSON Schema means it (ECMA-262 with the `u` flag) and rewrites it for RE2, which
* runs in linear time whatever the expression. What RE2 cannot express is refused with words.
*/
const spaceClass = "\\t\\n\\x{B}\\f\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";
/** Reads the whole expression in one pass. */
function readPattern(source) {
	const reader = new PatternReader(source);
	try {
		return {
			ok: true,
			syntax: reader.read()
		};
	} catch (error) {
		if (error instanceof PatternRefusal) return {
			ok: false,
			problem: error.message
		};
		throw error;
	}
}
/** Ends the reading from wherever it is; never leaves this file. */
var PatternRefusal = class extends Error {};
var PatternReader = class {
	source;
	position = 0;
	output = "";
	atoms = [];
	openGroups = [];
	/** Weight of the whole, and of each group that is open. */
	weights = [0];
	anchoredStart = false;
	grouped = false;
	constructor(source) {
		this.source = source;
	}
	read() {
		while (this.position < this.source.length) this.term();
		if (this.openGroups.length > 0) throw new PatternRefusal(`the \u201c(\u201d at character ${(this.openGroups.at(-1) ?? 0) + 1} is never closed`);
		const simple = !this.grouped && isSimple(this.atoms, this.anchoredStart);
		return {
			re2: this.output,
			simple,
			weight: this.weights[0] ?? 0
		};
	}
	term() {
		const start = this.position;
		const character = this.next();
		switch (character) {
			case "^":
				if (start === 0) this.anchoredStart = true;
				else this.grouped = true;
				this.output += "^";
				return;
			case "$":
				if (this.position < this.source.length) this.grouped = true;
				this.output += "$";
				return;
			case "|":
				this.grouped = true;
				this.output += "|";
				return;
			case "(":
				this.openGroup(start);
				return;
			case ")":
				if (this.openGroups.pop() === void 0) throw new PatternRefusal(`the \u201c)\u201d at character ${start + 1} closes nothing`);
				this.output += ")";
				this.quantifier(everything, this.weights.pop() ?? 0);
				return;
			case "*":
			case "+":
			case "?":
			case "{": throw new PatternRefusal(`there is nothing to repeat before the \u201c${character}\u201d at character ${start + 1}`);
			case "]":
			case "}": throw new PatternRefusal(`the \u201c${character}\u201d at character ${start + 1} closes nothing; write \\${character}`);
			case ".":
				this.output += "[^\\n\\r\\x{2028}\\x{2029}]";
				this.quantifier({
					ascii: allAscii & ~(bit(10) | bit(13)),
					beyond: true
				});
				return;
			case "[":
				this.quantifier(this.characterClass(start));
				return;
			case "\\":
				this.escapeOutsideClass();
				return;
			default: this.literal(character);
		}
	}
	openGroup(start) {
		this.grouped = true;
		this.openGroups.push(start);
		this.weights.push(0);
		if (this.peek() !== "?") {
			this.output += "(?:";
			return;
		}
		const rest = this.source.slice(this.position, this.position + 3);
		if (rest.startsWith("?=") || rest.startsWith("?!")) throw this.unsupported("look-ahead", start);
		if (rest.startsWith("?<=") || rest.startsWith("?<!")) throw this.unsupported("look-behind", start);
		if (rest.startsWith("?:")) this.position += 2;
		else if (rest.startsWith("?<")) {
			const end = this.source.indexOf(">", this.position);
			const name = end === -1 ? "" : this.source.slice(this.position + 2, end);
			if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) throw new PatternRefusal(`the group at character ${start + 1} has no proper name`);
			this.position = end + 1;
		} else throw new PatternRefusal(`\u201c(${rest.slice(0, 2)}\u201d at character ${start + 1} is not known`);
		this.output += "(?:";
	}
	unsupported(what, start) {
		return new PatternRefusal(`it uses ${what} (character ${start + 1}), which cannot be matched in a time that grows only with the text`);
	}
	escapeOutsideClass() {
		const start = this.position - 1;
		const letter = this.peek();
		if (letter === "b" || letter === "B") {
			this.position++;
			this.grouped = true;
			this.output += `\\${letter}`;
			return;
		}
		if (letter === "k" || letter >= "1" && letter <= "9") throw this.unsupported("a back-reference", start);
		const escaped = this.escape(start);
		this.output += escaped.standsAlone ? escaped.text : `[${escaped.text}]`;
		this.quantifier(escaped.set);
	}
	literal(character) {
		const code = character.codePointAt(0) ?? 0;
		this.output += spell(code);
		this.quantifier(single(code));
	}
	/** After `\`: one character or class of characters, inside a class or outside. */
	escape(start) {
		const letter = this.next();
		const one = (code) => ({
			text: spell(code),
			standsAlone: true,
			set: single(code),
			code
		});
		switch (letter) {
			case "d": return {
				text: "0-9",
				standsAlone: false,
				set: {
					ascii: digits,
					beyond: false
				}
			};
			case "D": return {
				text: "\\D",
				standsAlone: false,
				set: {
					ascii: allAscii & ~digits,
					beyond: true
				}
			};
			case "w": return {
				text: "0-9A-Za-z_",
				standsAlone: false,
				set: {
					ascii: wordCharacters,
					beyond: false
				}
			};
			case "W": return {
				text: "\\W",
				standsAlone: false,
				set: {
					ascii: allAscii & ~wordCharacters,
					beyond: true
				}
			};
			case "s": return {
				text: spaceClass,
				standsAlone: false,
				set: {
					ascii: asciiSpace,
					beyond: true
				}
			};
			case "S": return {
				text: complementOfSpace,
				standsAlone: false,
				set: {
					ascii: allAscii & ~asciiSpace,
					beyond: true
				}
			};
			case "t": return one(9);
			case "n": return one(10);
			case "v": return one(11);
			case "f": return one(12);
			case "r": return one(13);
			case "0":
				if (/^[0-9]/.test(this.peek())) throw this.unknownEscape(start);
				return one(0);
			case "c": {
				const control = this.next();
				if (!/^[A-Za-z]$/.test(control)) throw this.unknownEscape(start);
				return one(control.charCodeAt(0) % 32);
			}
			case "x": return one(this.hexadecimal(2, start));
			case "u": return one(this.unicodeEscape(start));
			case "p":
			case "P": return this.propertyEscape(letter, start);
			default:
				if (/^[\^$\\.*+?()[\]{}|/-]$/.test(letter)) return one(letter.charCodeAt(0));
				if (letter !== "" && !/^[A-Za-z0-9]$/.test(letter)) return one(letter.codePointAt(0) ?? 0);
				throw this.unknownEscape(start);
		}
	}
	unknownEscape(start) {
		return new PatternRefusal(`\u201c${this.source.slice(start, start + 2)}\u201d at character ${start + 1} is not a known escape`);
	}
	hexadecimal(length, start) {
		const digitsText = this.source.slice(this.position, this.position + length);
		if (digitsText.length !== length || !/^[0-9A-Fa-f]+$/.test(digitsText)) throw this.unknownEscape(start);
		this.position += length;
		return Number.parseInt(digitsText, 16);
	}
	unicodeEscape(start) {
		if (this.peek() === "{") {
			const end = this.source.indexOf("}", this.position);
			const text = end === -1 ? "" : this.source.slice(this.position + 1, end);
			const code = /^[0-9A-Fa-f]{1,8}$/.test(text) ? Number.parseInt(text, 16) : Number.POSITIVE_INFINITY;
			if (code > 1114111) throw this.unknownEscape(start);
			this.position = end + 1;
			return code;
		}
		const first = this.hexadecimal(4, start);
		if (first < 55296 || first > 56319 || this.source.slice(this.position, this.position + 2) !== "\\u") return first;
		const before = this.position;
		this.position += 2;
		if (this.peek() !== "{") {
			const second = this.hexadecimal(4, start);
			if (second >= 56320 && second <= 57343) return (first - 55296) * 1024 + (second - 56320) + 65536;
		}
		this.position = before;
		return first;
	}
	propertyEscape(letter, start) {
		const end = this.source.indexOf("}", this.position);
		if (this.peek() !== "{" || end === -1) throw this.unknownEscape(start);
		const written = this.source.slice(this.position + 1, end);
		const name = propertyName(written);
		if (name === void 0) throw new PatternRefusal(`the character property \u201c${written.slice(0, 40)}\u201d at character ${start + 1} is not supported; use a general category such as \\p{L} or a script such as \\p{Script=Greek}`);
		this.position = end + 1;
		return {
			text: `\\${letter}{${name}}`,
			standsAlone: true,
			set: everything
		};
	}
	characterClass(start) {
		const negated = this.peek() === "^";
		if (negated) this.position++;
		let text = "";
		let ascii = 0n;
		let beyond = false;
		for (;;) {
			if (this.position >= this.source.length) throw new PatternRefusal(`the \u201c[\u201d at character ${start + 1} is never closed`);
			if (this.peek() === "]") break;
			const low = this.classMember();
			if (this.peek() === "-" && this.source[this.position + 1] !== "]" && this.position + 1 < this.source.length) {
				this.position++;
				const high = this.classMember();
				if (low.code === void 0 || high.code === void 0) {
					text += `${low.text}\\-${high.text}`;
					ascii |= low.set.ascii | bit(45) | high.set.ascii;
					beyond ||= low.set.beyond || high.set.beyond;
					continue;
				}
				if (low.code > high.code) throw new PatternRefusal(`a range in the class at character ${start + 1} is backwards`);
				text += `${low.text}-${high.text}`;
				ascii |= rangeBits(low.code, high.code);
				beyond ||= high.code > 127;
			} else {
				text += low.text;
				ascii |= low.set.ascii;
				beyond ||= low.set.beyond;
			}
		}
		this.position++;
		if (text === "") {
			this.output += negated ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0}-\\x{10FFFF}]";
			return negated ? everything : {
				ascii: 0n,
				beyond: false
			};
		}
		this.output += `[${negated ? "^" : ""}${text}]`;
		return negated ? {
			ascii: allAscii & ~ascii,
			beyond: true
		} : {
			ascii,
			beyond
		};
	}
	classMember() {
		const start = this.position;
		const character = this.next();
		if (character === "\\") {
			if (this.peek() === "b") {
				this.position++;
				return {
					text: spell(8),
					set: single(8),
					code: 8
				};
			}
			return this.escape(start);
		}
		const code = character.codePointAt(0) ?? 0;
		return {
			text: spell(code),
			set: single(code),
			code
		};
	}
	quantifier(set, weight = 1) {
		const start = this.position;
		let minimum = 1;
		let maximum = 1;
		const sign = this.peek();
		if (sign === "*" || sign === "+" || sign === "?") {
			this.position++;
			minimum = sign === "+" ? 1 : 0;
			maximum = sign === "?" ? 1 : Number.POSITIVE_INFINITY;
		} else if (sign === "{") {
			const match = /^\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/.exec(this.source.slice(start, start + 24));
			if (match === null) throw new PatternRefusal(`the \u201c{\u201d at character ${start + 1} is no repetition; write \\{`);
			this.position += match[0].length;
			minimum = Number(match[1]);
			maximum = match[2] === void 0 ? minimum : match[3] === void 0 ? Number.POSITIVE_INFINITY : Number(match[3]);
			if (maximum < minimum) throw new PatternRefusal(`the repetition at character ${start + 1} is backwards`);
		}
		this.output += this.source.slice(start, this.position);
		if (this.position > start) {
			if (this.peek() === "?") {
				this.position++;
				this.output += "?";
				this.grouped = true;
			}
			if (/^[*+?{]/.test(this.peek())) throw new PatternRefusal(`there is nothing to repeat at character ${this.position + 1}`);
		}
		this.atoms.push({
			set,
			minimum,
			maximum
		});
		const copies = maximum === Number.POSITIVE_INFINITY ? minimum + 1 : Math.max(1, maximum);
		const outer = this.weights.length - 1;
		this.weights[outer] = (this.weights[outer] ?? 0) + weight * copies;
	}
	peek() {
		return this.source[this.position] ?? "";
	}
	/** The next character, a surrogate pair as one. */
	next() {
		const code = this.source.codePointAt(this.position);
		if (code === void 0) throw new PatternRefusal("it ends in the middle of an escape");
		const character = String.fromCodePoint(code);
		this.position += character.length;
		return character;
	}
};
const complementOfSpace = "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}\\x{FF00}-\\x{10FFFF}";
/** A character in a spelling that means itself inside and outside of classes. */
function spell(code) {
	return code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 ? String.fromCharCode(code) : `\\x{${code.toString(16).toUpperCase()}}`;
}

// src/platform/json-schema/pattern.ts
/** `pattern` and `patternProperties`: regular expressions of strangers, matched in linear time. */
/** Longer patterns are data, not patterns. */
const longestPattern = 2e3;
/** RE2 takes about 2 \u00b5s and 0.3 kB for each character that a pattern stands for. */
const heaviestPattern = 1e4;
/** Characters times program size: about a second of RE2 at the worst measured speed. */
const mostWork = 2e7;
/** Loads RE2. A quarter of a megabyte, so only where a schema needs it. */
async function loadPatternEngine() {
	const { RE2JS } = await Promise.resolve().then(() => require("./re2js-build-index.js"));
	return { compile: (source) => RE2JS.compile(source) };
}
/** Compiles a pattern: with JavaScript's own engine where that cannot take long, else with RE2. */
function compilePattern(source, engine, { ignoreCase = false } = {}) {
	if (source.length > longestPattern) return {
		ok: false,
		problem: `it is longer than ${longestPattern} characters`
	};
	const reading = readPattern(source);
	if (!reading.ok) return reading;
	const { weight } = reading.syntax;
	if (weight > heaviestPattern) return {
		ok: false,
		problem: `it stands for more than ${heaviestPattern} characters when its repetitions are written out`
	};
	if (reading.syntax.simple) {
		const native = nativeExpression(source, ignoreCase);
		if (native !== void 0) return {
			ok: true,
			pattern: {
				test: (text) => native.test(text),
				cost: (length) => 1 + (length >> 10)
			},
			weight: 0
		};
	}
	if (engine === void 0) return { ok: "needs-engine" };
	const { re2 } = reading.syntax;
	return withEngine(ignoreCase ? `(?i:${re2})` : re2, weight, engine);
}
/** The largest program of RE2 that is kept: a second to compile, and 40 MB. */
const largestProgram = 1e5;
/** Compiles a pattern that is written in RE2's own syntax (github.com/google/re2, "Syntax"), not in that of JSON Schema. */
function compileOwnSyntax(source, engine) {
	if (source.length > longestPattern) return {
		ok: false,
		problem: `it is longer than ${longestPattern} characters`
	};
	return withEngine(source, heaviestPattern, engine);
}
function nativeExpression(source, ignoreCase) {
	try {
		return new RegExp(source, ignoreCase ? "iu" : "u");
	} catch {
		return;
	}
}
function withEngine(source, weight, engine) {
	try {
		const expression = engine.compile(source);
		const size = expression.programSize();
		if (size > largestProgram) return {
			ok: false,
			problem: "it is too large when its repetitions are written out"
		};
		return {
			ok: true,
			weight,
			pattern: {
				test: (text) => text.length * size > mostWork ? void 0 : expression.test(text),
				cost: (length) => 1 + Math.floor(length * size / 1024)
			}
		};
	} catch (error) {
		return {
			ok: false,
			problem: enginesWords(error)
		};
	}
}
/** RE2's reason in our words. It refuses repetitions above 1,000, also nested ones, and unknown scripts. */
function enginesWords(error) {
	const text = error instanceof Error ? error.message : "";
	if (text.includes("repeat")) return "it repeats something more than 1,000 times";
	if (text.includes("character class range")) return "it names a script or character property that is not known";
	return "it is not a regular expression that can be matched in linear time";
}

// src/platform/json-schema/problem.ts
const defaultSchemaLimits = {
	schemaDepth: 128,
	schemas: 5e4,
	depth: 512,
	work: 5e4,
	workPerValue: 200,
	problems: 50
};

// src/platform/json-schema/compile.ts
/** From a schema to a tree of checks. Interpreted: no code is generated from a stranger's schema. */
/** All patterns of a schema together; about a fifth of a second of RE2. */
const mostPatternWeight = 1e5;
/** Past this many problems a schema is not worth reading on. */
const mostProblems = 50;
/**
* Never throws for a schema: what is wrong is in `problems`. Without an engine, patterns that only RE2 can run safely
* set `needsEngine`, and the caller compiles again with one.
*/
function compileDocument(schema, options, engine) {
	const limits = {
		...defaultSchemaLimits,
		...options.limits
	};
	return new Compiler(limits, options.formats !== "comment", engine).compile(schema);
}
/**
* The root of a schema of our own. Its parts are compiled when a value first meets them, because most files meet few,
* and their mistakes are our own: they are thrown.
*/
function compileLate(schema, options) {
	const limits = {
		...defaultSchemaLimits,
		...options.limits
	};
	return new Compiler(limits, options.formats !== "comment", void 0).compileLate(schema);
}
var Compiler = class {
	limits;
	assertFormats;
	engine;
	problems = [];
	doubts = [];
	nodes = /* @__PURE__ */ new Map();
	pending = [];
	patterns = /* @__PURE__ */ new Map();
	patternWeight = 0;
	needsEngine = false;
	document;
	late = false;
	constructor(limits, assertFormats, engine) {
		this.limits = limits;
		this.assertFormats = assertFormats;
		this.engine = engine;
	}
	compile(schema) {
		const empty = emptyNode("", "");
		if (typeof schema === "boolean") return this.done(schema ? empty : refusingNode("", ""));
		if (!require_json.isJsonObject(schema)) {
			this.problem("", "A schema must be an object, or true or false.", "Write an object such as { type: object }.");
			return this.done(empty);
		}
		const document = new SchemaDocument(schema, this.limits);
		this.document = document;
		this.problems.push(...document.problems);
		if (this.problems.length > 0) return this.done(empty);
		const node = this.nodeFor(schema, document.root);
		for (const next of this.pending) {
			this.fill(next, document);
			if (this.problems.length >= mostProblems) break;
		}
		if (this.problems.length === 0) this.findEndless();
		return this.done(node);
	}
	compileLate(schema) {
		this.late = true;
		this.document = new SchemaDocument(schema, this.limits, "our own");
		return {
			node: this.nodeFor(schema, this.document.root),
			limits: this.limits
		};
	}
	done(node) {
		const { problems, doubts, limits, needsEngine } = this;
		return {
			node,
			problems,
			doubts,
			limits,
			needsEngine
		};
	}
	problem(pointer, message, help) {
		if (this.problems.length < mostProblems) this.problems.push({
			pointer,
			message,
			help
		});
	}
	/** The node of a schema: each schema has one, so references may form circles. */
	nodeFor(schema, otherwise) {
		const known = this.nodes.get(schema);
		if (known !== void 0) return known;
		const place = this.document?.placeOf(schema, otherwise) ?? otherwise;
		const node = emptyNode(place.pointer, place.base);
		this.nodes.set(schema, node);
		const pending = {
			schema,
			place,
			node
		};
		if (this.late) node.compileNow = () => this.fillLate(pending);
		else this.pending.push(pending);
		return node;
	}
	anyNodeFor(schema, place) {
		if (require_json.isJsonObject(schema)) return this.nodeFor(schema, place);
		if (typeof schema === "boolean") return schema ? emptyNode(place.pointer, place.base) : refusingNode(place.pointer, place.base);
		this.problem(place.pointer, "This must be a schema.", "Write an object such as { type: string }.");
		return emptyNode(place.pointer, place.base);
	}
	fillLate(pending) {
		if (this.document !== void 0) this.fill(pending, this.document);
		const [problem] = this.problems;
		if (problem !== void 0 || this.needsEngine) throw new Error(`A schema of ours is wrong at ${pending.place.pointer}: ${problem?.message ?? "needs RE2"}`);
	}
	fill(pending, document) {
		const { schema, place, node } = pending;
		const reference = require_json.ownProperty(schema, "$ref") ?? require_json.ownProperty(schema, "$recursiveRef");
		if (reference !== void 0) {
			this.compileReference(reference, place, node, document);
			if (place.refAlone) return;
		}
		const dynamic = require_json.ownProperty(schema, "$dynamicRef");
		if (dynamic !== void 0) this.compileDynamicReference(dynamic, place, node, document);
		const child = (inner, segments) => this.anyNodeFor(inner, {
			...place,
			pointer: place.pointer + require_json.jsonPointer(segments)
		});
		const context = {
			schema,
			node,
			dialect: place,
			assertFormats: this.assertFormats,
			child,
			inPlace: (inner, segments) => {
				const inside = child(inner, segments);
				node.inPlace.push(inside);
				return inside;
			},
			pattern: (source, segments) => this.pattern(source, place.pointer + require_json.jsonPointer(segments)),
			problem: (segments, message, help) => this.problem(place.pointer + require_json.jsonPointer(segments), message, help)
		};
		let groups = 0;
		for (const keyword of Object.keys(schema)) groups |= keywordGroups.get(keyword) ?? 0;
		if (groups & group.any) compileAny(context);
		if (groups & group.text) compileText(context);
		if (groups & group.number) compileNumber(context);
		if (groups & group.list) compileList(context);
		if (groups & group.object) compileObject(context);
		if (!this.late) this.doubt(schema, place);
	}
	compileReference(reference, place, node, document) {
		if (typeof reference !== "string") {
			this.problem(`${place.pointer}/$ref`, "\u201c$ref\u201d must be a text.", "Refer to a definition as #/$defs/NAME.");
			return;
		}
		const target = document.resolve(reference, place, "$ref");
		if (!target.ok) {
			if (this.problems.length < mostProblems) this.problems.push(target.problem);
			return;
		}
		const inner = this.anyNodeFor(target.schema, target.place);
		node.inPlace.push(inner);
		node.any.push((value, run) => evaluate(inner, value, run));
	}
	/**
	* `$dynamicRef` means the outermost part of the document, among those that the walk came through, that has a
	* `$dynamicAnchor` of the name; where the plain target has none, it is a plain `$ref`.
	*/
	compileDynamicReference(reference, place, node, document) {
		const name = typeof reference === "string" ? reference.slice(reference.indexOf("#") + 1) : "";
		const target = typeof reference === "string" ? document.resolve(reference, place, "$dynamicRef") : void 0;
		if (target === void 0 || !target.ok) {
			this.compileReference(reference, place, node, document);
			return;
		}
		const plain = this.anyNodeFor(target.schema, target.place);
		const isDynamic = require_json.isJsonObject(target.schema) && require_json.ownProperty(target.schema, "$dynamicAnchor") === name;
		const candidates = /* @__PURE__ */ new Map();
		for (const resource of isDynamic ? document.resourcesWithDynamicAnchor(name) : []) {
			const found = document.dynamicAnchor(resource, name);
			if (found !== void 0) candidates.set(resource, this.nodeFor(found.schema, found.place));
		}
		node.any.push((value, run) => evaluate(outermost(candidates, run) ?? plain, value, run));
	}
	pattern(source, pointer) {
		if (this.patternWeight > mostPatternWeight) {
			this.problem(pointer, "The schema has too many patterns, or too long ones.", "Use fewer patterns, or simpler ones.");
			return;
		}
		const known = this.patterns.get(source);
		if (known !== void 0) return known;
		const compiled = compilePattern(source, this.engine);
		if (compiled.ok === true) {
			this.patternWeight += compiled.weight + source.length;
			this.patterns.set(source, compiled.pattern);
			return compiled.pattern;
		}
		if (compiled.ok === false) this.problem(pointer, `The pattern cannot be used: ${compiled.problem}.`, "Write it with classes, alternatives and repetitions only (the syntax of RE2).");
		else this.needsEngine = true;
	}
	/** A keyword that no draft knows is a comment by the specification, but `requried` is a mistake. */
	doubt(schema, place) {
		for (const keyword of Object.keys(schema)) {
			if (keywords.has(keyword) || keyword.startsWith("x-") || keyword.startsWith("$")) continue;
			const meant = keyword.length > 3 ? require_nearest.nearest(keyword, keywords) : void 0;
			if (meant === void 0 || Object.hasOwn(schema, meant)) continue;
			this.doubts.push({
				pointer: place.pointer + require_json.jsonPointer([keyword]),
				message: `JSON Schema has no keyword \u201c${keyword}\u201d, so it does nothing.`,
				help: `Did you mean \u201c${meant}\u201d?`
			});
		}
	}
	/** A schema that applies itself to the same value again would never end. */
	findEndless() {
		const state = /* @__PURE__ */ new Map();
		for (const start of this.nodes.values()) {
			if (state.has(start)) continue;
			const stack = [{
				node: start,
				next: 0
			}];
			state.set(start, "open");
			for (let top = stack.at(-1); top !== void 0; top = stack.at(-1)) {
				const inner = top.node.inPlace[top.next++];
				if (inner === void 0) {
					state.set(top.node, "done");
					stack.pop();
				} else if (state.get(inner) === "open") {
					this.problem(top.node.pointer, "The schema refers to itself without going deeper into the value, which has no end.", "Remove the reference, or put it under properties or items.");
					return;
				} else if (!state.has(inner)) {
					state.set(inner, "open");
					stack.push({
						node: inner,
						next: 0
					});
				}
			}
		}
	}
};
function outermost(candidates, run) {
	for (const resource of run.resources) {
		const candidate = candidates.get(resource);
		if (candidate !== void 0) return candidate;
	}
}
function emptyNode(pointer, resource) {
	return {
		pointer,
		resource,
		any: [],
		string: [],
		number: [],
		array: [],
		object: [],
		last: [],
		inPlace: [],
		compileNow: void 0
	};
}
function refusingNode(pointer, resource) {
	const node = emptyNode(pointer, resource);
	node.any.push((_value, run) => run.fail(node, "false", {}));
	return node;
}
const group = {
	any: 1,
	text: 2,
	number: 4,
	list: 8,
	object: 16
};
/** Which keywords are compiled together: most schemas use two or three of some forty, and the rest is not looked for. */
const keywordGroups = new Map([
	...[
		"type",
		"enum",
		"const",
		"allOf",
		"anyOf",
		"oneOf",
		"not",
		"if"
	].map((name) => [name, group.any]),
	...[
		"minLength",
		"maxLength",
		"pattern",
		"format"
	].map((name) => [name, group.text]),
	...[
		"minimum",
		"maximum",
		"exclusiveMinimum",
		"exclusiveMaximum",
		"multipleOf"
	].map((name) => [name, group.number]),
	...[
		"minItems",
		"maxItems",
		"uniqueItems",
		"items",
		"prefixItems",
		"additionalItems",
		"unevaluatedItems"
	].map((name) => [name, group.list]),
	...[
		"contains",
		"minContains",
		"maxContains"
	].map((name) => [name, group.list]),
	...[
		"properties",
		"patternProperties",
		"additionalProperties",
		"unevaluatedProperties",
		"propertyNames"
	].map((name) => [name, group.object]),
	...[
		"required",
		"minProperties",
		"maxProperties",
		"dependentRequired",
		"dependentSchemas",
		"dependencies"
	].map((name) => [name, group.object])
]);
/** Every keyword of the drafts 04 to 2020-12 that does something or describes. */
const keywords = /* @__PURE__ */ new Set([
	...[
		"additionalItems",
		"additionalProperties",
		"allOf",
		"anyOf",
		"const",
		"contains",
		"contentEncoding"
	],
	...[
		"contentMediaType",
		"contentSchema",
		"default",
		"definitions",
		"dependencies",
		"dependentRequired"
	],
	...[
		"dependentSchemas",
		"deprecated",
		"description",
		"else",
		"enum",
		"example",
		"examples",
		"exclusiveMaximum"
	],
	...[
		"exclusiveMinimum",
		"format",
		"id",
		"if",
		"items",
		"maxContains",
		"maxItems",
		"maxLength",
		"maxProperties"
	],
	...[
		"maximum",
		"minContains",
		"minItems",
		"minLength",
		"minProperties",
		"minimum",
		"multipleOf",
		"not",
		"nullable"
	],
	...[
		"oneOf",
		"pattern",
		"patternProperties",
		"prefixItems",
		"properties",
		"propertyNames",
		"readOnly",
		"required"
	],
	...[
		"then",
		"title",
		"type",
		"unevaluatedItems",
		"unevaluatedProperties",
		"uniqueItems",
		"writeOnly"
	]
]);

// src/platform/json-schema/index.ts
/**
* A JSON Schema validator for schemas and values of strangers: draft 2020-12, and the spellings of draft-04 to -07.
* It interprets the schema, fetches nothing, matches patterns in linear time, and bounds depth and work.
* What it checks and what it does not is told in docs/schemas.md.
*/
/** Compiles a schema. RE2 is loaded where some `pattern` needs it, and only then. Never throws. */
async function compileSchema(schema, options = {}) {
	const compilation = compileDocument(schema, options, void 0);
	if (!compilation.needsEngine) return finish(compilation, options);
	return finish(compileDocument(schema, options, await loadPatternEngine()), options);
}
/** The same at once, for schemas of our own whose patterns are simple: a pattern that needs RE2 is a problem. */
function compileSchemaNow(schema, options = {}) {
	const compilation = compileDocument(schema, options, void 0);
	if (!compilation.needsEngine) return finish(compilation, options);
	return {
		ok: false,
		problems: [{
			pointer: "",
			message: "The schema has a pattern that needs the RE2 engine.",
			help: "Compile it with compileSchema, or write a pattern without groups."
		}]
	};
}
/**
* A validator for a schema of our own, ready at once: its parts are compiled when a value first meets them. It has
* `$id` and anchors at its root only, and no pattern that needs RE2; a mistake in it is thrown when it is met.
*/
function validatorOfOwn(schema, options = {}) {
	return validatorFrom(compileLate(schema, options), [], options);
}
function finish(compilation, options) {
	const { problems, doubts } = compilation;
	if (problems.length > 0) return {
		ok: false,
		problems
	};
	return {
		ok: true,
		validator: validatorFrom(compilation, doubts, options)
	};
}
function validatorFrom({ node, limits }, doubts, options) {
	const whole = options.subject ?? "The value";
	return {
		doubts,
		validate(value) {
			const run = new Run(value, limits);
			const passed = evaluate(node, value, run);
			if (run.stopped !== void 0) return [stoppedProblem(run, whole)];
			return passed ? [] : run.problems.map((problem) => inWords(problem, whole));
		}
	};
}
function inWords(raw, whole) {
	const subject = raw.target === "key" ? `\u201c${raw.path.at(-1) ?? ""}\u201d` : subjectOf(raw.path, whole);
	return {
		pointer: require_json.jsonPointer(raw.path),
		target: raw.target,
		schemaPointer: raw.keyword === "false" ? raw.node.pointer : `${raw.node.pointer}/${raw.keyword}`,
		keyword: raw.keyword,
		message: `${subject} ${predicateOf(raw.keyword, raw.params)}${endOf(raw)}`,
		params: raw.params
	};
}
/** A message that asks a question ends with its question mark. */
function endOf(raw) {
	return typeof raw.params["nearest"] === "string" ? "" : ".";
}
function stoppedProblem(run, whole) {
	return {
		pointer: "",
		target: "value",
		schemaPointer: "",
		keyword: "limit",
		message: run.stopped === "depth" ? `${whole} is nested too deep to be compared with its schema (more than ${run.limits.depth} levels).` : `${whole} takes too much work to be compared with its schema.`,
		params: {}
	};
}

Object.defineProperty(exports, "compileOwnSyntax", {
  enumerable: true,
  get: function () {
    return compileOwnSyntax;
  }
});
Object.defineProperty(exports, "compilePattern", {
  enumerable: true,
  get: function () {
    return compilePattern;
  }
});
Object.defineProperty(exports, "compileSchema", {
  enumerable: true,
  get: function () {
    return compileSchema;
  }
});
Object.defineProperty(exports, "compileSchemaNow", {
  enumerable: true,
  get: function () {
    return compileSchemaNow;
  }
});
Object.defineProperty(exports, "keyOf", {
  enumerable: true,
  get: function () {
    return keyOf;
  }
});
Object.defineProperty(exports, "listOfSchemas", {
  enumerable: true,
  get: function () {
    return listOfSchemas;
  }
});
Object.defineProperty(exports, "loadPatternEngine", {
  enumerable: true,
  get: function () {
    return loadPatternEngine;
  }
});
Object.defineProperty(exports, "oneSchema", {
  enumerable: true,
  get: function () {
    return oneSchema;
  }
});
Object.defineProperty(exports, "schemasByName", {
  enumerable: true,
  get: function () {
    return schemasByName;
  }
});
Object.defineProperty(exports, "validatorOfOwn", {
  enumerable: true,
  get: function () {
    return validatorOfOwn;
  }
});
