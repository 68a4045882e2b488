// src/platform/redaction.ts
/**
* Redaction: the one place that takes secrets out of what is printed. Everything that leaves the process for a
* person or a log passes through `redact`: results, progress, errors, debug lines.
*
* Two nets: exact values that somebody registered (a token that we asked for, a key that we were given), in the
* spellings in which they can appear in output; and well-known shapes of credentials, for those nobody told us of.
*/
/** What stands in place of a secret. Plain letters, so that a JSON document stays one. */
const redactedText = "***";
/**
* Shorter values are not hidden: they would occur everywhere by chance, and a result would become unreadable.
* GitHub's own runner has no such floor and is known for destroying outputs (configure-aws-credentials#304).
*/
const shortestSecret = 6;
/** A new, empty redaction. One per process run, made by the edge and handed down. */
function createRedaction() {
	const spellings = /* @__PURE__ */ new Set();
	let longestFirst;
	function hide(secret) {
		for (const value of [secret, ...secret.split(/\r?\n/)]) {
			const trimmed = value.trim();
			if (trimmed.length < shortestSecret) continue;
			for (const spelling of spellingsOf(trimmed)) spellings.add(spelling);
		}
		longestFirst = void 0;
	}
	return {
		register: hide,
		hide,
		redact(text) {
			longestFirst ??= [...spellings].sort((a, b) => b.length - a.length);
			let clean = text;
			for (const spelling of longestFirst) if (clean.includes(spelling)) clean = clean.replaceAll(spelling, redactedText);
			return redactShapes(clean);
		}
	};
}
/** How a value looks in a JSON string, a URL, a form, and a Basic authorization header. */
function spellingsOf(value) {
	const bytes = Buffer.from(value, "utf8");
	const wellFormed = value.toWellFormed();
	return [
		value,
		JSON.stringify(value).slice(1, -1),
		encodeURIComponent(wellFormed),
		new URLSearchParams([["", wellFormed]]).toString().slice(1),
		bytes.toString("base64").replace(/=+$/, ""),
		bytes.toString("base64url"),
		bytes.toString("hex")
	].filter((spelling) => spelling.length >= shortestSecret);
}
/**
* Shapes that carry enough entropy or punctuation of their own not to occur in prose. Sources: the vendors' pages on
* token formats (GitHub "Behind GitHub's new authentication token formats", AWS IAM "Unique identifiers", Slack
* "Token types", RFC 7519 for JWT, RFC 7468 for PEM).
*/
function credentialShapes() {
	return [
		{
			hints: ["gh"],
			pattern: /\bgh[pousr]_[A-Za-z0-9]{30,255}/g
		},
		{
			hints: ["github_pat_"],
			pattern: /\bgithub_pat_[A-Za-z0-9_]{40,255}/g
		},
		{
			hints: ["AKIA", "ASIA"],
			pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g
		},
		{
			hints: ["eyJ", "eyA"],
			pattern: /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{10,4096}\.ey[A-Za-z0-9_-]{10,16384}\.[A-Za-z0-9_-]{10,2048}/g
		},
		{
			hints: ["xox"],
			pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{20,255}/g
		},
		{
			hints: ["glpat-"],
			pattern: /\bglpat-[A-Za-z0-9_-]{20,255}/g
		},
		{
			hints: ["npm_"],
			pattern: /\bnpm_[A-Za-z0-9]{36}\b/g
		},
		{
			hints: ["sk-"],
			pattern: /\bsk-(?:ant-|proj-|svcacct-)?[A-Za-z0-9_-]{32,255}/g
		},
		{
			hints: ["_live_", "_test_"],
			pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{20,255}/g
		},
		{
			hints: ["AGE-SECRET-KEY-"],
			pattern: /\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/g
		},
		{
			hints: ["AIza"],
			pattern: /\bAIza[A-Za-z0-9_-]{35}/g
		},
		{
			hints: ["PRIVATE KEY-----"],
			pattern: /(?<keep>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)(?:[A-Za-z0-9+/=\s\\:,.]|-(?!-)){16,20000}/g
		},
		{
			hints: ["X-Amz-", "x-amz-"],
			pattern: /(?<keep>\bx-amz-(?:signature|security-token|credential)["']?[=:]\s?["']?)[A-Za-z0-9%/+=_-]{8,4096}/gi
		},
		{
			hints: [
				"secret",
				"SECRET",
				"Secret"
			],
			pattern: /(?<keep>\baws_?secret_?access_?key["']?\s{0,3}[=:]\s{0,3}["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/gi
		},
		{
			hints: [
				"earer",
				"asic",
				"oken ",
				"EARER",
				"ASIC"
			],
			pattern: /(?<keep>\bauthorization["']?\s{0,3}[=:]\s{0,3}["']?(?:bearer|basic|token)\s{1,3})[A-Za-z0-9._~+/=-]{8,16384}/gi
		},
		{
			hints: ["://"],
			pattern: /(?<keep>\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{0,128}:)[^\s/@"'<>]{3,256}(?=@)/gi
		}
	];
}
/**
* The text with everything of the shape of a credential as stars, of the same length and with the same line ends: for
* lines that are cut afterwards, whose halves no shape would know any more.
*/
function maskShapes(text) {
	return replaceShapes(text, (secret) => secret.replace(/[^\r\n]/g, "*"));
}
/** Characters that the longest shape may have, a little more. */
const longestShape = 24e3;
function redactShapes(text) {
	return replaceShapes(text, () => redactedText);
}
function replaceShapes(text, replacement) {
	let clean = text;
	for (const { hints, pattern } of credentialShapes()) {
		if (!hints.some((hint) => clean.includes(hint))) continue;
		clean = clean.replace(pattern, (...match) => {
			const groups = match.at(-1);
			const kept = typeof groups === "object" && groups !== null && "keep" in groups ? String(groups.keep) : "";
			return `${kept}${replacement(String(match[0]).slice(kept.length))}`;
		});
	}
	return clean;
}

Object.defineProperty(exports, "createRedaction", {
  enumerable: true,
  get: function () {
    return createRedaction;
  }
});
Object.defineProperty(exports, "longestShape", {
  enumerable: true,
  get: function () {
    return longestShape;
  }
});
Object.defineProperty(exports, "maskShapes", {
  enumerable: true,
  get: function () {
    return maskShapes;
  }
});
