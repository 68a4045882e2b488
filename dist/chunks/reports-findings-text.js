const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_columns = require("./get-east-asian-width-index.js");
const require_wrap = require("./reports-wrap.js");

// src/reports/excerpt.ts
/** As editors show a tab in a prompt: to the next multiple of four. */
const tabStop = 4;
/** `  123 \u2502 ` and some air at the right edge. */
const gutterColumns = 9;
/** Columns of context that stay before the range where a line is cut. */
const contextBefore = 24;
/** The lines to show, at most as many as the finding's excerpt has; none where there is no excerpt. */
function excerptLines(finding, columns) {
	if (finding.excerpt === void 0) return [];
	const room = Math.max(20, columns - gutterColumns);
	const { start, end } = finding.range;
	return finding.excerpt.split("\n").map((line, index) => {
		const cutBefore = index === 0 ? (finding.excerptColumn ?? 1) - 1 : 0;
		const from = index === 0 ? start.column - 1 - cutBefore : line.length - line.trimStart().length;
		const to = start.line + index === end.line ? end.column - 1 - cutBefore : line.length;
		return {
			number: start.line + index,
			...drawn(line, clamp(from, line), clamp(to, line), cutBefore > 0, room)
		};
	});
}
function clamp(offset, line) {
	return Math.max(0, Math.min(offset, line.length));
}
function drawn(line, from, to, isCut, room) {
	const before = cells(line.slice(0, from), 0);
	const marked = cells(line.slice(from, Math.max(from, to)), widthOf(before));
	const after = cells(line.slice(Math.max(from, to)), widthOf(before) + widthOf(marked));
	const indent = widthOf(before);
	const width = Math.max(1, widthOf(marked));
	const total = indent + widthOf(marked) + widthOf(after);
	if (!isCut && total <= room) return {
		text: [
			...before,
			...marked,
			...after
		].map((cell) => cell.text).join(""),
		indent,
		width
	};
	const keepBefore = Math.max(contextBefore, room - 2 - width - widthOf(after));
	const left = lastCells(before, Math.min(keepBefore, room - 3));
	const shortened = isCut || left.length < before.length;
	const free = room - 2 - widthOf(left);
	const shownMark = firstCells(marked, free);
	const right = firstCells(after, free - widthOf(shownMark));
	const ends = shownMark.length === marked.length && right.length === after.length;
	const text = [
		...left,
		...shownMark,
		...right
	].map((cell) => cell.text).join("");
	return {
		text: `${shortened ? "\u2026" : ""}${text}${ends ? "" : "\u2026"}`,
		indent: widthOf(left) + (shortened ? 1 : 0),
		width: Math.max(1, widthOf(shownMark))
	};
}
/** Graphemes, so that a cut never parts a letter from its accent or an emoji from its skin. */
function cells(text, startColumn) {
	const found = [];
	let column = startColumn;
	for (const grapheme of require_columns.graphemesOf(text)) {
		const shown = grapheme === "	" ? " ".repeat(tabStop - column % tabStop) : require_visible.visible(grapheme);
		const width = require_columns.columnsOf(shown);
		found.push({
			text: shown,
			width
		});
		column += width;
	}
	return found;
}
function widthOf(list) {
	return list.reduce((sum, cell) => sum + cell.width, 0);
}
function firstCells(list, room) {
	let width = 0;
	const beyond = list.findIndex((cell) => {
		width += cell.width;
		return width > room;
	});
	return beyond === -1 ? list : list.slice(0, beyond);
}
function lastCells(list, room) {
	return firstCells(list.toReversed(), room).toReversed();
}

// src/reports/findings-text.ts
const severityColors = {
	error: "red",
	warning: "yellow",
	note: "blue"
};
/** Longer lines of prose tire the eye, however wide the terminal. */
const widestProse = 110;
/** The findings, in the order in which they come, ending in a line feed. */
function findingsText(findings, options) {
	const paint = require_paint.createPaint(options.color);
	return findings.map((finding) => findingText(finding, paint, options.columns)).join("\n");
}
function findingText(finding, paint, columns) {
	const { start } = finding.range;
	const color = severityColors[finding.severity];
	return `${[
		`${`${paint("bold", require_visible.visibleLine(finding.file))}${paint("dim", `:${start.line}:${start.column}`)}`}  ${paint(color, paint("bold", finding.severity))}  ${paint("dim", finding.rule)}`,
		...wrapEach(require_visible.visible(finding.message), Math.min(columns, widestProse), "  "),
		...excerpt(finding, paint, columns, color),
		...wrapEach(require_visible.visible(finding.help), Math.min(columns, widestProse), "  \u2192 ", "    ").map((line) => paint("cyan", line))
	].join("\n")}\n`;
}
function excerpt(finding, paint, columns, color) {
	const lines = excerptLines(finding, columns);
	const gutter = Math.max(3, ...lines.map(({ number }) => String(number).length));
	return lines.flatMap(({ number, text, indent, width }) => [`  ${paint("dim", `${String(number).padStart(gutter)} \u2502`)} ${text}`.trimEnd(), `  ${" ".repeat(gutter)} ${paint("dim", "\u2502")} ${" ".repeat(indent)}${paint(color, "^".repeat(width))}`]);
}
/** Line by line: help may hold lines to copy, and joining them would break these. */
function wrapEach(text, columns, indent, later = indent) {
	return text.split("\n").flatMap((line, index) => /^\s/.test(line) ? [later + line] : require_wrap.wrap(line, columns, index === 0 ? indent : later, later));
}

exports.findingsText = findingsText;
