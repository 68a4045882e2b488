const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_severity = require("./secrets-severity.js");

// src/secrets/fingerprint.ts
/** One for each detection of a file: rule, path, and which of that rule's secrets in the file it is. Lines may shift. */
function fingerprintsOf(detections, path) {
	const seen = /* @__PURE__ */ new Map();
	return detections.map(({ rule }) => {
		const ordinal = (seen.get(rule.id) ?? 0) + 1;
		seen.set(rule.id, ordinal);
		const text = JSON.stringify([
			rule.id,
			path,
			ordinal
		]);
		return hex(fnv(text, 2166136261)) + hex(fnv(text, 16777619));
	});
}
/** FNV-1a over UTF-16 units, with a last stirring of the bits (the finalizer of MurmurHash3). */
function fnv(text, seed) {
	let hash = seed;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return (hash ^ hash >>> 16) >>> 0;
}
function hex(value) {
	return value.toString(16).padStart(8, "0");
}

// src/secrets/to-findings.ts
const disguises = {
	base64: "in base64",
	hex: "in hexadecimal digits",
	percent: "in percent encoding",
	joined: "put together from pieces"
};
/** More than this of one file are not listed: a dump of credentials, or a file made to flood the report. */
const mostFindings = 1e3;
/** Findings without the secrets. Expects the detections of one file, since fingerprints count them. */
function toFindings(detections, path, commit) {
	const listed = detections.slice(0, mostFindings);
	const fingerprints = fingerprintsOf(listed, path);
	return listed.map((detection, index) => {
		const { rule, range, confidence, disguise } = detection;
		const hidden = disguise === void 0 ? "" : ` ${disguises[disguise]}`;
		const origin = commit === void 0 ? "" : `, in commit ${commit.commit.slice(0, 12)} by ${commit.author}`;
		return {
			rule: rule.id,
			severity: require_severity.severityOf(confidence),
			file: path,
			range,
			message: `${rule.title}${hidden}${origin}`,
			help: `${aboutComment(detection)}Revoke it: ${rule.advice.revoke} Then take it out of the file: \`slipway explain ${rule.id}\`.`,
			fingerprint: fingerprints[index] ?? "",
			provider: rule.provider,
			confidence,
			...disguise === void 0 ? {} : { disguise },
			...commit
		};
	});
}
/** Why a comment beside a secret that is reported did not allow it; empty where there is none. */
function aboutComment({ rule: { id }, allowances }) {
	if (allowances.find(({ rule, lacksReason }) => lacksReason !== true && (rule === void 0 || rule === id)) !== void 0) return "The comment that allows it does not count, because the base of the range does not have it. ";
	const [comment] = allowances;
	if (comment === void 0) return "";
	const form = `\`slipway:allow ${id} reason\``;
	if (comment.rule === "") return `The comment beside it names neither rule nor reason, so it does not count: write ${form}. `;
	if (comment.rule !== id) return `The comment beside it names ${comment.rule}, which is not this rule: write ${form}. `;
	return `The comment beside it gives no reason, so it does not count: write ${form}. `;
}

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
		const reported = toFindings(fresh, path, commit).map((finding) => ({
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

Object.defineProperty(exports, "mostFindings", {
  enumerable: true,
  get: function () {
    return mostFindings;
  }
});
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
