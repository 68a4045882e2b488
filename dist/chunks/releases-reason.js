const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./releases-errors.js");

// src/releases/reason.ts
/** Reasons that people give, as they are kept in records. */
var reason_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readReason: () => readReason });
const longestReason = 500;
/**
* A reason in one line.
*
* @throws SW0626 where it is empty or too long.
*/
function readReason(text) {
	const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim().toWellFormed();
	if (line !== "" && line.length <= longestReason) return line;
	throw require_errors.releasesErrors.create("SW0626", {
		message: line === "" ? "The reason is empty." : `The reason has ${line.length} characters; ${longestReason} are the most.`,
		next: "Give it in a sentence that a colleague understands in a year."
	});
}

Object.defineProperty(exports, "readReason", {
  enumerable: true,
  get: function () {
    return readReason;
  }
});
Object.defineProperty(exports, "reason_exports", {
  enumerable: true,
  get: function () {
    return reason_exports;
  }
});
