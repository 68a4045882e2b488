const require_bounded_json = require("./platform-bounded-json.js");
const require_inputs = require("./commands-index.js");
const require_errors = require("./reports-errors.js");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");

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
	const facts = await (0, node_fs_promises.stat)(path).catch(() => void 0);
	if (facts === void 0) return void 0;
	if (!facts.isFile()) throw notShown(file, what, "It is no file.");
	if (facts.size > largestFile) throw notShown(file, what, `It holds ${facts.size} bytes; the limit is ${largestFile}.`);
	const read = require_bounded_json.readJsonObject(await (0, node_fs_promises.readFile)(path), {
		maximumBytes: largestFile,
		maximumDepth: 64
	});
	if (!read.ok) throw notShown(file, what, read.message);
	return read.value;
}
/** SW1503. `what` is "plan" or "evaluation". */
function notShown(file, what, reason) {
	return require_errors.reportsErrors.create("SW1503", {
		message: `${require_inputs.visibleLine(file)} is no ${what}. ${reason}`,
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
