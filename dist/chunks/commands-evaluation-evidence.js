const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./evaluation-errors.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_digest = require("./platform-digest.js");
const require_json_document = require("./platform-json-document.js");
const require_inputs = require("./commands-index.js");
const require_pointer = require("./releases-keys.js");
const require_project_bundle = require("./commands-project-bundle.js");
const require_report = require("./commands-evaluation-report.js");
let node_fs_promises = require("node:fs/promises");

// src/commands/evaluation/evidence.ts
/**
* Evaluations as evidence. Only the evaluator's role writes below `completions/`, so that is where an evaluation counts:
* `completions/evaluations/<bundle>/<its digest>.json`. A copy under `evidence/` is what a release record names.
*/
var evidence_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	keepEvidence: () => keepEvidence,
	newestEvaluation: () => newestEvaluation,
	whyNoEvidence: () => whyNoEvidence,
	writeOutput: () => writeOutput
});
/** Evaluations of one bundle that are read, the newest first by the store's clock: more than ever end at one moment. */
const mostRead = 50;
/** Evaluations of one bundle that are listed. With more, nobody knows whether the newest was among them. */
const mostListed = 1e4;
function evaluationsPrefix(bundle) {
	return `completions/evaluations/${require_digest.hexOf(bundle)}/`;
}
/** Why an evaluation proves nothing for a release, as a sentence; undefined where it does. */
function whyNoEvidence({ trusted, summary }, { narrowedBy, unaskable }, environment) {
	if (narrowedBy !== void 0) return `No evidence is kept: with ${narrowedBy} this is not the whole evaluation.`;
	if (unaskable > 0) return `No evidence is kept: ${require_inputs.counted(unaskable, "case")} that ${unaskable === 1 ? "demands" : "demand"} something cannot be put to the model.`;
	if (summary.errors > 0) return `No evidence is kept: ${require_inputs.counted(summary.errors, "case")} could not be asked or judged, and an outage proves nothing.`;
	if (summary.cases === 0) return "No evidence is kept: no case demands anything.";
	return trusted ? void 0 : `No evidence is kept: not all answers are of a provider that counts in ${environment}.`;
}
/** Builds the bundle that was evaluated, and keeps the evaluation under it. */
async function keepEvidence(loaded, { name, store }, evaluation, context) {
	const { bundle } = await require_project_bundle.projectBundle(loaded, {
		environment: name,
		mayAsk: false
	}, context);
	const complete = {
		...evaluation,
		bundle: bundle.digest
	};
	const bytes = require_evaluation.evaluationBytes(complete);
	const sha256 = require_digest.sha256Of(bytes);
	await store.putIfAbsent(`${evaluationsPrefix(bundle.digest)}${sha256}.json`, bytes, sha256, require_pointer.jsonImmutable);
	await store.putIfAbsent(require_pointer.evidenceKey(sha256), bytes, sha256, require_pointer.jsonImmutable);
	return {
		evaluation: complete,
		evidence: require_digest.digestFrom(sha256)
	};
}
/**
* The newest evaluation of a bundle that the evaluator kept; undefined where there is none. Not known where there are
* more than are listed: an old green one must not stand for today's red one.
*/
async function newestEvaluation(store, bundle) {
	const listed = [];
	for await (const object of store.list(evaluationsPrefix(bundle))) {
		if (listed.length === mostListed) return {
			known: false,
			why: tooMany(bundle, store)
		};
		listed.push(object);
	}
	listed.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime());
	let newest;
	for (const { key } of listed.slice(0, mostRead)) {
		const result = await store.read(key, { maximumBytes: require_evaluation.largestEvaluation });
		if (result.outcome !== "found") continue;
		const { bytes } = result.object;
		const evaluation = require_evaluation.parseEvaluation(bytes);
		const digest = require_digest.digestOf(bytes);
		if (evaluation === void 0 || evaluation.bundle !== bundle || !key.endsWith(`/${require_digest.hexOf(digest)}.json`)) continue;
		if (newest === void 0 || evaluation.createdAt > newest.evaluation.createdAt) newest = {
			digest,
			evaluation
		};
	}
	return {
		known: true,
		value: newest
	};
}
function tooMany(bundle, store) {
	return `More than ${mostListed.toLocaleString("en")} evaluations of ${bundle.slice(0, 19)} are kept in ${store.address}: which is the newest is not known. Remove old ones in the evaluator's role.`;
}
/** Writes the evaluation for a person, a report or a merge. @throws SW1203 */
async function writeOutput(file, evaluation) {
	try {
		await (0, node_fs_promises.writeFile)(file, require_json_document.jsonDocument(require_report.asJson(evaluation)));
	} catch (cause) {
		throw require_errors.evaluationErrors.create("SW1203", {
			message: `The evaluation cannot be written to ${file}.`,
			next: "Name a file in a folder that is there, with --out. The answers are kept: the same command asks nothing again.",
			cause
		});
	}
}

Object.defineProperty(exports, "evidence_exports", {
  enumerable: true,
  get: function () {
    return evidence_exports;
  }
});
Object.defineProperty(exports, "keepEvidence", {
  enumerable: true,
  get: function () {
    return keepEvidence;
  }
});
Object.defineProperty(exports, "newestEvaluation", {
  enumerable: true,
  get: function () {
    return newestEvaluation;
  }
});
Object.defineProperty(exports, "whyNoEvidence", {
  enumerable: true,
  get: function () {
    return whyNoEvidence;
  }
});
