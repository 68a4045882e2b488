const require_words = require("./platform-words.js");

// src/reports/diff-words.ts
/** `main (1a2b3c4)`, or `the working tree`. */
function sideInWords({ commit, label }) {
	if (commit === null) return label === "working tree" ? "the working tree" : label;
	return commit.startsWith(label) ? commit.slice(0, 12) : `${label} (${commit.slice(0, 7)})`;
}
/** What a level asks for, in a few words. */
function levelInWords(level) {
	switch (level) {
		case "major": return "callers have to change something";
		case "minor": return "callers can use something new";
		case "patch": return "callers need do nothing";
		case "none": return "nothing changed";
	}
}
/** `2 of 40 prompts differ`. */
function countInWords({ prompts, count, status }) {
	if (status === "added") return `a new project with ${require_words.counted(count.after, "prompt")}`;
	if (status === "removed") return `the project is gone, with ${require_words.counted(count.before, "prompt")}`;
	const all = Math.max(count.before, count.after, prompts.length);
	return prompts.length === 0 ? `none of ${require_words.counted(all, "prompt")} differs` : `${prompts.length} of ${require_words.counted(all, "prompt")} ${prompts.length === 1 ? "differs" : "differ"}`;
}
/** `changed`, `renamed from a`, `says the same` \u2026 */
function statusInWords({ status, from, cases }) {
	if (status === "renamed") return `renamed from ${from ?? "?"}`;
	if (status !== "affected") return status;
	return cases.length === 0 ? "affected, says the same" : "affected";
}
/** `\u2248 1,200 \u2192 1,350 tokens (+150)`; empty where nothing was rendered. */
function tokensInWords({ before, after }) {
	const number = (value) => require_words.grouped(value);
	if (before === null && after === null) return "";
	if (before === null || after === null) return `\u2248 ${number((before ?? after)?.tokens ?? 0)} tokens`;
	const change = after.tokens - before.tokens;
	if (change === 0) return `\u2248 ${number(after.tokens)} tokens`;
	return `\u2248 ${number(before.tokens)} \u2192 ${number(after.tokens)} tokens (${change > 0 ? "+" : "\u2212"}${number(Math.abs(change))})`;
}
/** `0.2 \u2192 0`, `new: 0.2`, `gone: 0.2`; long values are cut. */
function settingInWords({ before, after }) {
	const value = (one) => {
		const text = typeof one === "string" ? one : JSON.stringify(one);
		return text.length > 120 ? `${text.slice(0, 119)}\u2026` : text;
	};
	if (before === void 0) return `new: ${value(after ?? null)}`;
	return after === void 0 ? `gone: ${value(before)}` : `${value(before)} \u2192 ${value(after)}`;
}

Object.defineProperty(exports, "countInWords", {
  enumerable: true,
  get: function () {
    return countInWords;
  }
});
Object.defineProperty(exports, "levelInWords", {
  enumerable: true,
  get: function () {
    return levelInWords;
  }
});
Object.defineProperty(exports, "settingInWords", {
  enumerable: true,
  get: function () {
    return settingInWords;
  }
});
Object.defineProperty(exports, "sideInWords", {
  enumerable: true,
  get: function () {
    return sideInWords;
  }
});
Object.defineProperty(exports, "statusInWords", {
  enumerable: true,
  get: function () {
    return statusInWords;
  }
});
Object.defineProperty(exports, "tokensInWords", {
  enumerable: true,
  get: function () {
    return tokensInWords;
  }
});
