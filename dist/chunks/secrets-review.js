const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_to_findings = require("./secrets-fingerprint.js");

// src/secrets/review.ts
var review_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	excusedElsewhere: () => excusedElsewhere,
	review: () => review
});
/** Sorts the detections out. */
async function review(files, options) {
	const findings = [];
	const open = [];
	const known = [];
	const allowed = [];
	for (const { path, detections, commit } of files.flatMap(byMember)) {
		const unallowed = [];
		for (const detection of detections) {
			if (options.ignores(detection.rule.id, path)) continue;
			if (await isAllowed(detection, path, options)) allowed.push(subjectOf(detection, path));
			else unallowed.push(detection);
		}
		const subjects = unallowed.map((detection) => subjectOf(detection, path));
		const answers = await options.baseline?.knows(subjects) ?? [];
		const isKnown = (_, index) => answers[index] === true;
		known.push(...subjects.filter(isKnown));
		const fresh = unallowed.filter((detection, index) => !isKnown(detection, index));
		const reported = require_to_findings.toFindings(fresh, path, commit).map((finding) => ({
			...finding,
			file: options.display(path)
		}));
		findings.push(...reported);
		const unknown = subjects.filter((subject, index) => !isKnown(subject, index));
		for (const [index, finding] of reported.entries()) {
			const subject = unknown[index];
			if (subject !== void 0) open.push({
				...subject,
				finding
			});
		}
		if (fresh.length > 1e3) {
			const { tooManyFinding } = await Promise.resolve().then(() => require("./secrets-scan-findings.js"));
			findings.push(tooManyFinding(options.display(path), fresh));
		}
	}
	return {
		findings,
		open,
		known,
		allowed
	};
}
/**
* Findings whose very secret a comment or the baseline allows in another of the files, under the same rule: what is made
* of a file repeats its secrets without its comments.
*/
function excusedElsewhere({ open, allowed, known }) {
	const key = ({ rule, secret }) => `${rule} ${secret}`;
	const keys = new Set([...allowed, ...known].map(key));
	return new Set(open.filter((subject) => keys.has(key(subject))).map(({ finding }) => finding));
}
function subjectOf(detection, path) {
	return {
		rule: detection.rule.id,
		path,
		secret: detection.secret
	};
}
/** A file of its own for every member of an archive, named `archive.zip!folder/file`. */
function byMember(file) {
	if (file.detections.every((detection) => detection.member === void 0)) return [file];
	return [...Map.groupBy(file.detections, (detection) => detection.member)].map(([member, detections]) => ({
		...file,
		path: member === void 0 ? file.path : `${file.path}!${member}`,
		detections
	}));
}
async function isAllowed(detection, path, options) {
	const fitting = detection.allowances.filter(({ rule, lacksReason }) => lacksReason !== true && (rule === void 0 || rule === detection.rule.id));
	if (fitting.length === 0) return false;
	if (options.countingMarkers === void 0) return true;
	const counting = await options.countingMarkers(path);
	return fitting.some(({ text }) => counting.has(text));
}

Object.defineProperty(exports, "review", {
  enumerable: true,
  get: function () {
    return review;
  }
});
Object.defineProperty(exports, "review_exports", {
  enumerable: true,
  get: function () {
    return review_exports;
  }
});
