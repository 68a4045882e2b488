const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_diff_words = require("./reports-diff-words.js");
const require_markdown = require("./reports-markdown.js");
const require_wrap = require("./reports-wrap.js");

// src/reports/version-text.ts
/** Reasons that are shown; `slipway diff` has the others. */
const mostReasons = 10;
/** Ends in a line feed. */
function versionText(facts, format, terminal) {
	const { latest, tag, level, next, checked, projects } = facts;
	const isMarkdown = format === "markdown";
	const paint = require_paint.createPaint(!isMarkdown && terminal.color);
	const name = (text) => isMarkdown ? require_markdown.codeSpan(text) : paint("bold", require_visible.visibleLine(text));
	const lines = [];
	if (latest === null) lines.push("No release yet: no tag such as v1.4.0 can be reached.");
	else lines.push(`Latest release: ${name(latest)}${tag === null ? "" : `, tag ${name(tag)}`}`);
	if (latest !== null) lines.push(`Change since: ${level === "none" ? "none" : `${name(level)}, ${require_diff_words.levelInWords(level)}`}`);
	const reasons = projects.flatMap(({ path, contract }) => contract.changes.map((change) => ({
		path,
		...change
	})));
	for (const { path, level: own, reason, place } of reasons.slice(0, mostReasons)) {
		const file = place === void 0 ? "" : ` (${path === "" ? "" : `${path}/`}${place.file}${place.line === void 0 ? "" : `:${place.line}`})`;
		if (isMarkdown) lines.push(`- **${own}**: ${require_markdown.sentenceMarkdown(`${reason}${file}`)}`);
		else lines.push(...require_wrap.wrap(require_visible.visibleLine(`${own.padEnd(5)} ${reason}${file}`), Math.min(Math.max(terminal.columns, 40), 120), "  ", "        "));
	}
	if (reasons.length > mostReasons) lines.push(`${isMarkdown ? "- " : "  "}and ${reasons.length - mostReasons} more`);
	if (latest === null) {
		const first = isMarkdown ? "" : paint("green", "\u2713 ");
		if (checked === void 0) lines.push(`Next version: ${name(next ?? "")}; any other can be the first as well.`);
		else lines.push(`${first}${name(checked)} can be the first release; any version can, ${next ?? "0.1.0"} is usual.`);
	} else if (checked !== void 0) lines.push(`${isMarkdown ? "" : paint("green", "\u2713 ")}${name(checked)} promises enough.`);
	else lines.push(next === null ? "Next version: none is needed." : `Next version: ${name(next)}`);
	return `${lines.join(isMarkdown ? "\n\n" : "\n").replaceAll("\n\n- ", "\n- ")}\n`;
}

exports.versionText = versionText;
