const require_columns = require("./get-east-asian-width-index.js");
let node_util = require("node:util");

// src/reports/wrap.ts
/** Wrapping words to a width in columns. */
/**
* The text in lines of at most `columns`, each begun with `indent`. Words are never broken: a long path that spans
* two lines cannot be copied. Colour sequences count as nothing. `later` indents all lines but the first differently.
*/
function wrap(text, columns, indent, later = indent) {
	const lines = [];
	let line = "";
	let width = 0;
	for (const word of text.split(/[ \n]+/)) {
		if (word === "") continue;
		const wordWidth = require_columns.columnsOf((0, node_util.stripVTControlCharacters)(word));
		const room = columns - (lines.length === 0 ? indent : later).length;
		if (line !== "" && width + 1 + wordWidth > room) {
			lines.push((lines.length === 0 ? indent : later) + line);
			line = "";
			width = 0;
		}
		width += wordWidth + (line === "" ? 0 : 1);
		line = line === "" ? word : `${line} ${word}`;
	}
	if (line !== "" || lines.length === 0) lines.push((lines.length === 0 ? indent : later) + line);
	return lines;
}

Object.defineProperty(exports, "wrap", {
  enumerable: true,
  get: function () {
    return wrap;
  }
});
