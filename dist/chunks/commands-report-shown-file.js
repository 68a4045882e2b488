const require_bounded_file = require("./platform-bounded-file.js");
const require_bounded_json = require("./platform-bounded-json.js");
const require_visible = require("./platform-visible.js");
const require_errors = require("./reports-errors.js");
let node_path = require("node:path");

// src/commands/report/shown-file.ts
/** JSON files of other jobs that the report shows beside the review: plans, evaluations. */
/** Ours: a plan names every file of a bundle, an evaluation has a few hundred bytes a case. */
const largestFile = 33554432;
/**
* The object in a file; undefined where there is no file: a job with credentials does not run for a fork.
*
* @throws SW1503 where it is no JSON object, or too large.
*/
async function readShown(file, what, context) {
	const path = (0, node_path.resolve)(context.cwd, file);
	const found = require_bounded_file.readBoundedFile(path, largestFile);
	if (found.outcome === "absent") return void 0;
	if (found.outcome === "no-file") throw notShown(file, what, "It is no file.");
	if (found.outcome === "too-large") throw notShown(file, what, `It holds ${found.size} bytes; the limit is ${largestFile}.`);
	const read = require_bounded_json.readJsonObject(found.bytes, {
		maximumBytes: largestFile,
		maximumDepth: 64
	});
	if (!read.ok) throw notShown(file, what, read.message);
	return read.value;
}
/** SW1503. `what` is "plan" or "evaluation". */
function notShown(file, what, reason) {
	return require_errors.reportsErrors.create("SW1503", {
		message: `${require_visible.visibleLine(file)} is no ${what}. ${reason}`,
		next: what === "plan" ? "Name a file that `slipway plan ENV --json` or the action `plan` with `result-file` wrote." : "Name a file that `slipway evaluate --out FILE` wrote."
	});
}

Object.defineProperty(exports, "notShown", {
  enumerable: true,
  get: function () {
    return notShown;
  }
});
Object.defineProperty(exports, "readShown", {
  enumerable: true,
  get: function () {
    return readShown;
  }
});
