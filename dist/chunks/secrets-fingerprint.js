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

Object.defineProperty(exports, "mostFindings", {
  enumerable: true,
  get: function () {
    return mostFindings;
  }
});
Object.defineProperty(exports, "toFindings", {
  enumerable: true,
  get: function () {
    return toFindings;
  }
});
