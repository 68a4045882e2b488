const require_json = require("./platform-json.js");
const require_json_depth = require("./platform-json-depth.js");
const require_text = require("./platform-text.js");

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
	if (!require_json_depth.isNestedWithin(text, maximumDepth)) return {
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
