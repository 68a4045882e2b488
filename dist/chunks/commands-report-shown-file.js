const require_json = require("./platform-json.js");
const require_json_depth = require("./platform-json-depth.js");
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
	const text = await (0, node_fs_promises.readFile)(path, "utf8");
	if (!require_json_depth.isNestedWithin(text, 64)) throw notShown(file, what, `It is nested more than ${64} levels deep.`);
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw notShown(file, what, "It is not JSON.");
	}
	if (!require_json.isJsonObject(value)) throw notShown(file, what, "It is not an object.");
	return value;
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
