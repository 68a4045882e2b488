const require_words = require("./platform-words.js");
const require_json = require("./platform-json.js");

// src/reports/review-words.ts
/** The outcome and what the change does, in one sentence without a full stop. */
function headlineOf(review) {
	return `${review.verdict === "fail" ? "Fails" : "Passes"}: ${changeInWords(review)}`;
}
/** What the change does, or what was looked at where nothing was compared: the rest of the sentence. */
function changeInWords(review) {
	const { base, level, counts } = review;
	const prompts = review.projects.reduce((sum, project) => sum + project.prompts.length, 0);
	if (base === null || level === null) {
		const problems = counts.errors > 0 ? `, with ${require_words.counted(counts.errors, "error")}` : counts.warnings > 0 ? `, with ${require_words.counted(counts.warnings, "warning")}` : ", no problems";
		return `${require_words.counted(prompts, "prompt")} checked and rendered${problems}`;
	}
	const changed = changedPrompts(review);
	if (changed === 0) return "no prompt says anything new";
	const says = `${require_words.counted(changed, "prompt")} ${changed === 1 ? "differs" : "differ"}`;
	switch (level) {
		case "major": return `${says}, and callers have to adapt`;
		case "minor": return `${says}, and callers can go on as before`;
		default: return `${says}, in words alone`;
	}
}
/** How many prompts are not what they were. */
function changedPrompts({ projects }) {
	return projects.reduce((sum, { difference }) => sum + (difference?.prompts.length ?? 0), 0);
}
/** Which version the change asks for; empty where that is not known. */
function versionWords(version) {
	if (version?.next === void 0 || version.next === null) return "";
	return version.latest === null ? `next version ${version.next}` : `${version.latest} \u2192 ${version.next} or higher`;
}
/** `major`, and what it means to callers. */
function levelWords(level) {
	switch (level) {
		case "major": return "major: callers have to adapt";
		case "minor": return "minor: callers can go on as before";
		case "patch": return "patch: other words, the same contract";
		case "none": return "unchanged";
	}
}
/** Tokens that all longest cases gain or lose together, estimated; undefined where nothing can be compared. */
function tokenChange(changes) {
	const both = changes.flatMap(({ before, after }) => before === null || after === null ? [] : [after.tokens - before.tokens]);
	return both.length === 0 ? void 0 : both.reduce((sum, one) => sum + one, 0);
}
/** `+12`, `\u22123`, `\u00b10`. */
function signedNumber(value) {
	return value === 0 ? "\u00b10" : value > 0 ? `+${require_words.grouped(value)}` : `\u2212${require_words.grouped(-value)}`;
}
/** `\u2248 +12 tokens`, `\u2248 \u22121 token`. */
function tokenWords(change) {
	return `\u2248 ${signedNumber(change)} ${Math.abs(change) === 1 ? "token" : "tokens"}`;
}

// src/reports/plan-facts.ts
/**
* What the JSON document of `slipway plan` says, for reports. It may come from an artifact: every field is looked at
* before it is believed. Texts in it are a stranger's.
*/
/** A text of a document, or nothing. */
function textOf(document, name) {
	const value = require_json.ownProperty(document, name);
	return typeof value === "string" ? value : "";
}
/** The version that is live; empty where nothing is. */
function liveVersion(document) {
	const live = require_json.ownProperty(document, "live");
	return require_json.isJsonObject(live) ? textOf(live, "version") : "";
}
/** `3 added, 1 removed`. */
function fileCountWords(document) {
	return [
		"added",
		"changed",
		"removed",
		"moved"
	].map((name) => {
		const list = require_json.ownProperty(document, name);
		return {
			name,
			count: Array.isArray(list) ? list.length : 0
		};
	}).filter(({ count }) => count > 0).map(({ name, count }) => `${require_words.grouped(count)} ${name}`).join(", ");
}
/** `12.0 kB to upload`; empty where nothing is. */
function uploadWords(document) {
	const bytes = require_json.ownProperty(document, "bytes");
	const upload = require_json.isJsonObject(bytes) ? require_json.ownProperty(bytes, "upload") : void 0;
	return typeof upload === "number" && upload > 0 ? `${require_words.sizeInWords(upload)} to upload` : "";
}

Object.defineProperty(exports, "changeInWords", {
  enumerable: true,
  get: function () {
    return changeInWords;
  }
});
Object.defineProperty(exports, "fileCountWords", {
  enumerable: true,
  get: function () {
    return fileCountWords;
  }
});
Object.defineProperty(exports, "headlineOf", {
  enumerable: true,
  get: function () {
    return headlineOf;
  }
});
Object.defineProperty(exports, "levelWords", {
  enumerable: true,
  get: function () {
    return levelWords;
  }
});
Object.defineProperty(exports, "liveVersion", {
  enumerable: true,
  get: function () {
    return liveVersion;
  }
});
Object.defineProperty(exports, "signedNumber", {
  enumerable: true,
  get: function () {
    return signedNumber;
  }
});
Object.defineProperty(exports, "textOf", {
  enumerable: true,
  get: function () {
    return textOf;
  }
});
Object.defineProperty(exports, "tokenChange", {
  enumerable: true,
  get: function () {
    return tokenChange;
  }
});
Object.defineProperty(exports, "tokenWords", {
  enumerable: true,
  get: function () {
    return tokenWords;
  }
});
Object.defineProperty(exports, "uploadWords", {
  enumerable: true,
  get: function () {
    return uploadWords;
  }
});
Object.defineProperty(exports, "versionWords", {
  enumerable: true,
  get: function () {
    return versionWords;
  }
});
