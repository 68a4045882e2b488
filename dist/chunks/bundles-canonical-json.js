const require_order = require("./platform-order.js");
const require_errors = require("./bundles-errors.js");

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
/** The canonical form as UTF-8 bytes, as they are hashed and stored. */
function canonicalBytes(value) {
	return new TextEncoder().encode(canonicalJson(value));
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
	return `{${Object.entries(object).sort(([a], [b]) => require_order.compareText(a, b)).map(([name, member]) => `${writeText(name)}:${write(member, depth + 1)}`).join(",")}}`;
}
function impossible(what) {
	return require_errors.bundlesErrors.create("SW0401", {
		message: `JSON cannot hold ${what}.`,
		next: "Please report this with the command that you ran; it is a fault in Slipway."
	});
}

Object.defineProperty(exports, "canonicalBytes", {
  enumerable: true,
  get: function () {
    return canonicalBytes;
  }
});
Object.defineProperty(exports, "canonicalJson", {
  enumerable: true,
  get: function () {
    return canonicalJson;
  }
});
