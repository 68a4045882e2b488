const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_redaction = require("./platform-redaction.js");
const require_errors = require("./releases-errors.js");

// src/releases/reason.ts
/** Reasons that people give, as they are kept in records. */
var reason_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readReason: () => readReason });
const longestReason = 500;
/**
* A reason in one line.
*
* @throws SW0626 where it is empty, too long, or holds something of the shape of a credential: records are never changed.
*/
function readReason(text) {
	const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim().toWellFormed();
	if (line !== "" && line.length <= longestReason) {
		if (require_redaction.createRedaction().redact(line) === line) return line;
		throw require_errors.releasesErrors.create("SW0626", {
			message: "The reason holds something that looks like a secret, and reasons are stored for good.",
			next: "Give the reason without it. If it is a real one, revoke it: it is in the history of your shell or in a log."
		});
	}
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
