const require_process = require("./cli-process.js");

// src/reports/markdown.ts
/**
* Foreign text in Markdown for GitHub: nothing in it becomes HTML, a link, an image, a mention, a reference or a
* heading, and nothing in it is invisible.
*/
/** Between a sign and its word it keeps GitHub from making a mention, a reference or an address of them. */
const wordBreak = "&#8203;";
/** One line of text, to stand within a sentence, a heading or a table's cell. */
function escapeMarkdown(text) {
	return require_process.visibleLine(text).replace(/[\\`*_{}[\]<>()#+.!|~&@:/$^=-]/g, "\\$&").replace(/\\@(?=[\p{L}\p{N}])/gu, (sign) => sign + wordBreak).replace(/\\#(?=\d)/g, (sign) => sign + wordBreak).replace(/\\:(?=\\\/|[\w+\\-]{1,60}\\:)/g, (sign) => sign + wordBreak).replace(/\b(GH\\-)(?=\d)/gi, `$1${wordBreak}`).replace(/\b(www)(?=\\\.)/gi, `$1${wordBreak}`);
}
/**
* One line of our own sentences, where names stand between backticks: those become code, all else is escaped. What is
* between them may be foreign, and so may the ticks: a code span without a backtick in it is harmless whatever it says.
* Runs of backticks and spans that touch are escaped, because their ends could be taken for each other's.
*/
function sentenceMarkdown(text) {
	return text.split(/((?<!`)`[^`]+`(?!`))/).map((part, index) => index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)).join("");
}
/** One line of text as code. GitHub finds no mentions and no references inside. */
function codeSpan(text) {
	const line = require_process.visibleLine(text);
	if (line === "") return "` `";
	const fence = "`".repeat(longestRun(line) + 1);
	const padding = /^[` ]|[` ]$/.test(line) ? " " : "";
	return `${fence}${padding}${line}${padding}${fence}`;
}
/** Code for a table's cell, where a bar would end the cell even inside code (GFM 4.10). */
function tableCodeSpan(text) {
	return codeSpan(text).replaceAll("|", "\\|");
}
/** Several lines as a code block that nothing in them can close. */
function codeBlock(text, indent = "") {
	const body = require_process.visible(text);
	const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
	return [
		`${fence}text`,
		...body.replace(/\n$/, "").split("\n"),
		fence
	].map((line) => indent + line).join("\n");
}
function longestRun(text) {
	return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

Object.defineProperty(exports, "codeBlock", {
  enumerable: true,
  get: function () {
    return codeBlock;
  }
});
Object.defineProperty(exports, "codeSpan", {
  enumerable: true,
  get: function () {
    return codeSpan;
  }
});
Object.defineProperty(exports, "escapeMarkdown", {
  enumerable: true,
  get: function () {
    return escapeMarkdown;
  }
});
Object.defineProperty(exports, "sentenceMarkdown", {
  enumerable: true,
  get: function () {
    return sentenceMarkdown;
  }
});
Object.defineProperty(exports, "tableCodeSpan", {
  enumerable: true,
  get: function () {
    return tableCodeSpan;
  }
});
