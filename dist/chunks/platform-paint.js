const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/platform/paint.ts
var paint_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ createPaint: () => createPaint });
/** Select Graphic Rendition parameters: on, and the one that ends just this (ECMA-48, section 8.3.117). */
const codes = {
	bold: [1, 22],
	dim: [2, 22],
	underline: [4, 24],
	red: [31, 39],
	green: [32, 39],
	yellow: [33, 39],
	blue: [34, 39],
	magenta: [35, 39],
	cyan: [36, 39]
};
/** The painter of one report. */
function createPaint(color) {
	if (!color) return (_, text) => text;
	return (name, text) => {
		if (text === "") return "";
		const [on, off] = codes[name];
		return `\x1b[${on}m${text}\x1b[${off}m`;
	};
}
/** True for the sequences that `createPaint` writes, and for no other. */
function isPaintSequence(sequence) {
	const match = /^\x1b\[(\d{1,2})m$/.exec(sequence);
	if (match === null) return false;
	const code = Number(match[1]);
	return Object.values(codes).some(([on, off]) => on === code || off === code);
}

Object.defineProperty(exports, "createPaint", {
  enumerable: true,
  get: function () {
    return createPaint;
  }
});
Object.defineProperty(exports, "isPaintSequence", {
  enumerable: true,
  get: function () {
    return isPaintSequence;
  }
});
Object.defineProperty(exports, "paint_exports", {
  enumerable: true,
  get: function () {
    return paint_exports;
  }
});
