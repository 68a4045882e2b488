const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_case_id = require("./evaluation-case-id.js");
const require_errors = require("./evaluation-errors.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_digest = require("./platform-digest.js");
const require_json_document = require("./platform-json-document.js");
const require_order = require("./platform-order.js");
const require_words = require("./platform-words.js");
const require_pointer = require("./releases-keys.js");
const require_output_file = require("./commands-output-file.js");
const require_project_bundle = require("./commands-project-bundle.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/evaluation/evidence.ts
/**
* Evaluations as evidence. Only the evaluator's role writes below `completions/`, so that is where an evaluation counts:
* `completions/evaluations/<bundle>/<its digest>.json`. A copy under `evidence/` is what a release record names.
*/
var evidence_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	didCommitPass: () => didCommitPass,
	keepEvidence: () => keepEvidence,
	newestEvaluation: () => newestEvaluation,
	requireWritable: () => requireWritable,
	whyNoEvidence: () => whyNoEvidence,
	withBundle: () => withBundle,
	writeOutput: () => writeOutput
});
/** Evaluations of one bundle that are read, the newest first, until one fits. */
const mostTried = 500;
/** Evaluations of one bundle that are listed. With more, nobody knows whether the newest was among them. */
const mostListed = 1e4;
function evaluationsPrefix(bundle) {
	return `completions/evaluations/${require_digest.hexOf(bundle)}/`;
}
/** Why an evaluation proves nothing for a release, as a sentence; undefined where it does. */
function whyNoEvidence({ trusted, summary, comparison }, { narrowedBy, unaskable }, environment) {
	if (narrowedBy !== void 0) return `No evidence is kept: with ${narrowedBy} this is not the whole evaluation.`;
	if (unaskable > 0) return `No evidence is kept: ${require_words.counted(unaskable, "case")} that ${unaskable === 1 ? "demands" : "demand"} something cannot be put to the model.`;
	if (summary.errors > 0) return `No evidence is kept: ${require_words.counted(summary.errors, "case")} could not be asked or judged, and an outage proves nothing.`;
	if (summary.repeatErrors !== void 0 && summary.repeatErrors > 0) return `No evidence is kept: ${require_words.counted(summary.repeatErrors, "repeat")} could not be asked or judged, and an outage proves nothing.`;
	const onEither = comparison?.errors.length ?? 0;
	if (onEither > 0) return `No evidence is kept: ${require_words.counted(onEither, "case")} could not be compared with the base, and an outage proves nothing.`;
	if (summary.cases === 0) return "No evidence is kept: no case demands anything.";
	return trusted ? void 0 : `No evidence is kept: not all answers are of a provider that counts in ${environment}.`;
}
/** The evaluation with the bundle that the project makes for an environment. */
async function withBundle(loaded, environment, evaluation, context) {
	const { bundle } = await require_project_bundle.projectBundle(loaded, {
		environment,
		mayAsk: false
	}, context);
	return {
		...evaluation,
		bundle: bundle.digest
	};
}
/**
* Keeps an evaluation under its bundle and, of a clean working tree, under its commit, unless an earlier one of the same
* stands.
*/
async function keepEvidence({ store }, evaluation) {
	if (evaluation.base?.excusesNothing !== void 0 && !evaluation.passed) {
		const before = await newestEvaluation(store, evaluation.bundle, evaluation.demands);
		if (before.known && before.value !== void 0 && stillHolds(before.value.evaluation, evaluation)) {
			const { cost, keptCost } = evaluation.summary;
			const { summary, ...standing } = before.value.evaluation;
			await keepOfCommit(store, evaluation.head, require_evaluation.evaluationBytes(before.value.evaluation));
			return {
				evaluation: {
					...standing,
					summary: {
						...summary,
						cost,
						keptCost
					}
				},
				evidence: before.value.digest,
				stands: true
			};
		}
	}
	const bytes = require_evaluation.evaluationBytes(evaluation);
	const sha256 = require_digest.sha256Of(bytes);
	await store.putIfAbsent(`${evaluationsPrefix(evaluation.bundle)}${sha256}.json`, bytes, sha256, require_pointer.jsonImmutable);
	await keepOfCommit(store, evaluation.head, bytes);
	await store.putIfAbsent(require_pointer.evidenceKey(sha256), bytes, sha256, require_pointer.jsonImmutable);
	return {
		evaluation,
		evidence: require_digest.digestFrom(sha256),
		stands: false
	};
}
/** Where those of a commit are kept, for evaluations that it is the base of. */
function ofCommitPrefix(commit) {
	return `completions/evaluated/${commit}/`;
}
/** Keeps what holds for a commit; a changed working tree is no commit's. */
async function keepOfCommit(store, head, bytes) {
	if (typeof head?.commit !== "string" || head.changed === true) return;
	const sha256 = require_digest.sha256Of(bytes);
	await store.putIfAbsent(`${ofCommitPrefix(head.commit)}${sha256}.json`, bytes, sha256, require_pointer.jsonImmutable);
}
/** True where the newest evaluation of a commit passed: what did not pass itself excuses nothing. */
async function didCommitPass(store, commit) {
	const kept = await newestIn(store, ofCommitPrefix(commit), () => true);
	return kept.known && kept.value?.evaluation.passed === true && kept.value.evaluation.trusted;
}
/** It passed against a revision that asked something else, and nothing has failed since that had not failed then. */
function stillHolds(before, now) {
	const { passed, trusted, base, head, comparison } = before;
	if (!passed || !trusted || base === null || comparison === null || base.commit === head?.commit) return false;
	if (!before.results.some((one) => one.unchanged !== true && one.base !== void 0 && one.base !== "none") || comparison.verdict === "no-baseline") return false;
	const failedThen = new Set(before.results.filter(hasFailed).map((one) => require_case_id.caseIdOf(one.prompt, one.case)));
	return now.results.filter(hasFailed).every((one) => failedThen.has(require_case_id.caseIdOf(one.prompt, one.case)));
}
function hasFailed({ outcome }) {
	return outcome !== "passed" && outcome !== "unjudged";
}
/**
* The newest evaluation of a bundle that the evaluator kept, of those for one digest of demands where it is given;
* undefined where there is none. Not known where there are more than are looked at: an old green one must not stand for
* today's red one.
*/
async function newestEvaluation(store, bundle, demands) {
	return newestIn(store, evaluationsPrefix(bundle), (evaluation) => evaluation.bundle === bundle && (demands === void 0 || evaluation.demands === demands));
}
/** Milliseconds: what was kept at one time by the store's clock, whose seconds may be whole ones. */
const sameTime = 1e3;
/**
* The newest below a prefix that fits, by the store's clock: the evaluator's own may be wrong. Of several that were kept
* at one time, one that did not pass.
*/
async function newestIn(store, prefix, fits) {
	const listed = [];
	for await (const object of store.list(prefix)) {
		if (listed.length === mostListed) return {
			known: false,
			why: tooMany(store, prefix, mostListed)
		};
		listed.push(object);
	}
	listed.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime() || require_order.compareText(a.key, b.key));
	let newest;
	let read = 0;
	for (const { key, modifiedAt } of listed) {
		const keptAt = modifiedAt.getTime();
		if (newest !== void 0 && newest.keptAt - keptAt >= sameTime) break;
		if (read >= mostTried) return {
			known: false,
			why: tooMany(store, prefix, mostTried)
		};
		read += 1;
		const result = await store.read(key, { maximumBytes: require_evaluation.largestEvaluation });
		if (result.outcome !== "found") continue;
		const { bytes } = result.object;
		const evaluation = require_evaluation.parseEvaluation(bytes);
		const digest = require_digest.digestOf(bytes);
		if (evaluation === void 0 || !key.endsWith(`/${require_digest.hexOf(digest)}.json`) || !fits(evaluation)) continue;
		const isWorse = newest?.evaluation.passed === true && !evaluation.passed;
		if (newest === void 0 || isWorse) newest = {
			digest,
			evaluation,
			keptAt: newest?.keptAt ?? keptAt
		};
	}
	return {
		known: true,
		value: newest
	};
}
function tooMany(store, prefix, most) {
	return `More than ${most.toLocaleString("en")} evaluations are kept below ${prefix} of ${store.address}: which is the newest is not known. Remove old ones in the evaluator's role.`;
}
/**
* Finds out before anything is asked and paid whether the evaluation can be written, and makes the folder.
*
* @throws SW1203
*/
function requireWritable(file) {
	try {
		(0, node_fs.mkdirSync)((0, node_path.dirname)(file), { recursive: true });
		(0, node_fs.accessSync)((0, node_path.dirname)(file), node_fs.constants.W_OK);
		if ((0, node_fs.statSync)(file, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error("It is a folder.");
	} catch (cause) {
		throw require_errors.evaluationErrors.create("SW1203", {
			message: `The evaluation cannot be written to ${file}. Nothing was asked.`,
			next: "Name a file with --out, in a folder that can be written.",
			cause
		});
	}
}
/** Writes the evaluation for a person, a report or a merge. @throws SW1203 */
async function writeOutput(file, evaluation) {
	try {
		require_output_file.writeOutputFile(file, (0, node_path.dirname)(file), (0, node_path.dirname)(file), require_json_document.jsonDocument(require_evaluation.evaluationJson(evaluation)));
	} catch (cause) {
		throw require_errors.evaluationErrors.create("SW1203", {
			message: `The evaluation cannot be written to ${file}.`,
			next: "Name a file with --out, in a folder that can be written. The answers are kept: the same command asks nothing again.",
			cause
		});
	}
}

Object.defineProperty(exports, "didCommitPass", {
  enumerable: true,
  get: function () {
    return didCommitPass;
  }
});
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
Object.defineProperty(exports, "withBundle", {
  enumerable: true,
  get: function () {
    return withBundle;
  }
});
