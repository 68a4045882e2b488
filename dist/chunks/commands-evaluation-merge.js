const require_errors = require("./evaluation-errors.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_merge = require("./evaluation-comparison.js");
const require_inputs = require("./commands-index.js");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");

// src/commands/evaluation/merge.ts
/** Reads the evaluations of shards from their files and joins them. */
/** `tolerance`: share of the cases. @throws SW1201 for a file that is no evaluation, SW1202 where they do not belong together. */
async function mergeFiles(files, tolerance, context) {
	const parts = [];
	for (const file of files) parts.push(await readEvaluation((0, node_path.resolve)(context.cwd, file), file));
	return require_merge.mergeEvaluations(parts, { tolerance });
}
async function readEvaluation(path, shown) {
	try {
		if ((await (0, node_fs_promises.stat)(path)).size <= 33554432) {
			const evaluation = require_evaluation.parseEvaluation(await (0, node_fs_promises.readFile)(path));
			if (evaluation !== void 0) return evaluation;
		}
	} catch (cause) {
		throw require_errors.evaluationErrors.create("SW1201", {
			message: `${require_inputs.quoted(shown)} cannot be read.`,
			next: "Name files that `slipway evaluate --out FILE` wrote.",
			cause
		});
	}
	throw require_errors.evaluationErrors.create("SW1201", {
		message: `${require_inputs.quoted(shown)} is no evaluation.`,
		next: "Name files that `slipway evaluate --out FILE` wrote."
	});
}

exports.mergeFiles = mergeFiles;
