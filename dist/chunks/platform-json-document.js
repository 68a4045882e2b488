const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/platform/json-document.ts
var json_document_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ jsonDocument: () => jsonDocument });
/** JSON for standard output and files that people read: indented, one document, safe to show on a terminal. */
/**
* The value as one JSON document with a line feed at its end. Characters that a terminal obeys or nobody sees are
* written as escapes, which a JSON parser undoes: the value is unchanged, and a terminal cannot be driven by it.
* Not canonical: manifests and records have an encoder of their own.
*/
function jsonDocument(value) {
	return `${JSON.stringify(value, null, 2).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu, escapeUnits)}\n`;
}
function escapeUnits(character) {
	let escaped = "";
	for (let index = 0; index < character.length; index += 1) escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
	return escaped;
}

Object.defineProperty(exports, "jsonDocument", {
  enumerable: true,
  get: function () {
    return jsonDocument;
  }
});
Object.defineProperty(exports, "json_document_exports", {
  enumerable: true,
  get: function () {
    return json_document_exports;
  }
});
