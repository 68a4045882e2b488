const require_json = require("./platform-json.js");
const require_text = require("./platform-text.js");

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

// src/platform/bounded-json.ts
/** JSON documents of strangers: bounded before they are parsed, because whoever walks through a value recurses. */
/** The object in a file's bytes: UTF-8, at most so large and so deep. */
function readJsonObject(bytes, { maximumBytes, maximumDepth }) {
	const decoded = require_text.decodeText(bytes, { maximumBytes });
	return decoded.ok ? parseJsonObject(decoded.text, maximumDepth) : {
		ok: false,
		message: decoded.message
	};
}
/** The object in a text whose length the caller has bounded. */
function parseJsonObject(text, maximumDepth) {
	if (!isNestedWithin(text, maximumDepth)) return {
		ok: false,
		message: `It is nested more than ${maximumDepth} levels deep.`
	};
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return {
			ok: false,
			message: "It is not JSON."
		};
	}
	return require_json.isJsonObject(value) ? {
		ok: true,
		value
	} : {
		ok: false,
		message: "It is not an object."
	};
}

Object.defineProperty(exports, "parseJsonObject", {
  enumerable: true,
  get: function () {
    return parseJsonObject;
  }
});
Object.defineProperty(exports, "readJsonObject", {
  enumerable: true,
  get: function () {
    return readJsonObject;
  }
});
