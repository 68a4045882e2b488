const require_errors = require("./evaluation-errors.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_merge = require("./evaluation-comparison.js");
const require_bounded_file = require("./platform-bounded-file.js");
const require_inputs = require("./platform-inputs.js");
const require_glob = require("./project-glob.js");
const require_shown_texts = require("./commands-shown-texts.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/evaluation/merge.ts
/** Reads the evaluations of shards from their files and joins them. */
/**
* @param tolerance share of the cases; the parts' own where it is absent
* @throws SW1201 for a file that is no evaluation, SW1202 where they do not belong together.
*/
async function mergeFiles(files, tolerance, { cwd, redaction }) {
	const parts = [];
	for (const file of files.flatMap((written) => namedBy(written, cwd))) parts.push(readEvaluation((0, node_path.resolve)(cwd, file), file));
	return (await require_shown_texts.shownTexts({ redaction })).document(require_merge.mergeEvaluations(parts, { tolerance }));
}
/** In quotes, or in a step of a workflow without a shell, nobody has put files in place of `shard-*.json`. */
function namedBy(written, cwd) {
	const name = (0, node_path.basename)(written);
	if (!/[*?]/.test(name) || (0, node_fs.existsSync)((0, node_path.resolve)(cwd, written))) return [written];
	const folder = (0, node_path.dirname)(written);
	const glob = require_glob.readGlob(name);
	const found = ((0, node_fs.existsSync)((0, node_path.resolve)(cwd, folder)) ? (0, node_fs.readdirSync)((0, node_path.resolve)(cwd, folder)) : []).filter((one) => glob.matches(one)).sort();
	if (found.length > 0) return found.map((one) => (0, node_path.join)(folder, one));
	throw noEvaluation(`No file is named like ${require_inputs.quoted(written)}.`);
}
function readEvaluation(path, shown) {
	const read = readFile(path, shown);
	switch (read.outcome) {
		case "absent": throw noEvaluation(`There is no file ${require_inputs.quoted(shown)}.`);
		case "no-file": throw noEvaluation(`${require_inputs.quoted(shown)} is no regular file.`);
		case "too-large": throw noEvaluation(`${require_inputs.quoted(shown)} is larger than ${require_evaluation.largestEvaluation / 1024 / 1024} MiB, and no evaluation is.`);
		case "read": {
			const evaluation = require_evaluation.parseEvaluation(read.bytes);
			if (evaluation === void 0) throw noEvaluation(`${require_inputs.quoted(shown)} is no evaluation.`);
			return evaluation;
		}
	}
}
function readFile(path, shown) {
	try {
		return require_bounded_file.readBoundedFile(path, require_evaluation.largestEvaluation);
	} catch (cause) {
		throw noEvaluation(`${require_inputs.quoted(shown)} cannot be read.`, cause);
	}
}
function noEvaluation(message, cause) {
	return require_errors.evaluationErrors.create("SW1201", {
		message,
		next: "Name files that `slipway evaluate --out FILE` wrote.",
		...cause === void 0 ? {} : { cause }
	});
}

exports.mergeFiles = mergeFiles;
