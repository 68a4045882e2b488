const require_start = require("./root-action-start.js");

// src/bundles/errors.ts
/** Errors about bundles and their manifests. */
const bundlesErrors = require_start.defineErrors({
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
	return `{${Object.entries(object).sort(([a], [b]) => require_start.compareText(a, b)).map(([name, member]) => `${writeText(name)}:${write(member, depth + 1)}`).join(",")}}`;
}
function impossible(what) {
	return bundlesErrors.create("SW0401", {
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
