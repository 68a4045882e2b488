const require_visible = require("./platform-visible.js");

// src/reports/markdown.ts
/**
* Foreign text in Markdown for GitHub: nothing in it becomes HTML, a link, an image, a mention, a reference or a
* heading, and nothing in it is invisible.
*/
/** Between a sign and its word it keeps GitHub from making a mention, a reference or an address of them. */
const wordBreak = "&#8203;";
/** One line of text, to stand within a sentence, a heading or a table's cell. */
function escapeMarkdown(text) {
	return require_visible.visibleLine(text).replace(/[\\`*_{}[\]<>()#+.!|~&@:/$^=-]/g, "\\$&").replace(/\\@(?=[\p{L}\p{N}])/gu, (sign) => sign + wordBreak).replace(/\\#(?=\d)/g, (sign) => sign + wordBreak).replace(/\\:(?=\\\/|[\w+\\-]{1,60}\\:)/g, (sign) => sign + wordBreak).replace(/\b(GH\\-)(?=\d)/gi, `$1${wordBreak}`).replace(/\b[0-9a-f]{6}(?=[0-9a-f]{1,58}\b)/gi, `$&${wordBreak}`).replace(/\b(www)(?=\\\.)/gi, `$1${wordBreak}`).replaceAll("\\$", "<span>$</span>");
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
	const line = require_visible.visibleLine(text);
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
	const body = require_visible.visible(text);
	const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
	return [
		`${fence}text`,
		...body.replace(/\n$/, "").split("\n"),
		fence
	].map((line) => indent + line).join("\n");
}
/** Text inside an element of HTML that GitHub lets through, such as `<pre>`. Line feeds stay. */
function htmlText(text) {
	return require_visible.visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/**
* One line as code where Markdown is not read: in `<summary>` on a line that begins with `<details>`. Anywhere else
* `<code>` is an inline tag, and what stands in it is read as Markdown: `codeSpan` is for there.
*/
function htmlCode(text) {
	return `<code>${htmlText(require_visible.visibleLine(text))}</code>`;
}
/** Something folded away. `summary` is HTML on one line, `body` Markdown. */
function details(summary, body, open = false) {
	return `<details${open ? " open" : ""}><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
/** Lines that begin with `-`, `+` or a blank, as a block that GitHub colours and that nothing in them can close. */
function diffBlock(lines) {
	const body = lines.map(require_visible.visibleLine);
	const fence = "`".repeat(Math.max(3, longestRun(body.join("\n")) + 1));
	return [
		`${fence}diff`,
		...body,
		fence
	].join("\n");
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
Object.defineProperty(exports, "details", {
  enumerable: true,
  get: function () {
    return details;
  }
});
Object.defineProperty(exports, "diffBlock", {
  enumerable: true,
  get: function () {
    return diffBlock;
  }
});
Object.defineProperty(exports, "escapeMarkdown", {
  enumerable: true,
  get: function () {
    return escapeMarkdown;
  }
});
Object.defineProperty(exports, "htmlCode", {
  enumerable: true,
  get: function () {
    return htmlCode;
  }
});
Object.defineProperty(exports, "htmlText", {
  enumerable: true,
  get: function () {
    return htmlText;
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
