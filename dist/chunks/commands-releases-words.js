const require_visible = require("./platform-visible.js");
const require_columns = require("./get-east-asian-width-index.js");

// src/commands/releases/words.ts
/** `2026-11-23 05:41 UTC`: sorts as text, and has no zone to guess. */
function timeOf(createdAt) {
	const time = new Date(createdAt).toISOString();
	return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
/** A digest short enough for a line and long enough to tell apart. */
function shortDigest(digest) {
	return digest.slice(0, 19);
}
/** Foreign text (names, paths, reasons) on one line, cut where nobody reads on. */
function foreign(text, columns = 200) {
	const line = require_visible.visibleLine(text);
	return line.length > columns ? `${line.slice(0, columns - 1)}\u2026` : line;
}
/** Text filled with blanks up to a number of columns. */
function padded(text, columns) {
	return text + " ".repeat(Math.max(0, columns - require_columns.columnsOf(text)));
}

Object.defineProperty(exports, "foreign", {
  enumerable: true,
  get: function () {
    return foreign;
  }
});
Object.defineProperty(exports, "padded", {
  enumerable: true,
  get: function () {
    return padded;
  }
});
Object.defineProperty(exports, "shortDigest", {
  enumerable: true,
  get: function () {
    return shortDigest;
  }
});
Object.defineProperty(exports, "timeOf", {
  enumerable: true,
  get: function () {
    return timeOf;
  }
});
