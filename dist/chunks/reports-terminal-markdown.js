const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_columns = require("./get-east-asian-width-index.js");
const require_wrap = require("./reports-wrap.js");
let node_util = require("node:util");

// src/reports/terminal-markdown.ts
/**
* Our own Markdown pages (rules, errors, descriptions of commands) in the terminal: headings, paragraphs, lists,
* code blocks, tables, emphasis, code and links. Pages are written by us, so what is not among these stays as it is.
*/
/** The page as text for a terminal, ending in a line feed. */
function terminalMarkdown(page, options) {
	const paint = require_paint.createPaint(options.color);
	const columns = Math.min(options.columns, 100);
	return `${blocksOf(require_visible.visible(page)).map((block) => renderBlock(block, paint, columns)).filter((block) => block !== "").join("\n\n")}\n`;
}
function blocksOf(page) {
	const lines = page.split("\n");
	const blocks = [];
	let index = 0;
	const takeWhile = (test) => {
		const start = index;
		while (index < lines.length && test(lines[index] ?? "")) index += 1;
		return lines.slice(start, index);
	};
	while (index < lines.length) {
		const line = lines[index] ?? "";
		const heading = /^(#{1,6}) (.*)$/.exec(line);
		if (line.trim() === "") index += 1;
		else if (line.startsWith("```")) {
			index += 1;
			blocks.push({
				kind: "code",
				lines: takeWhile((next) => !next.startsWith("```"))
			});
			index += 1;
		} else if (heading !== null) {
			index += 1;
			blocks.push({
				kind: "heading",
				level: heading[1]?.length ?? 1,
				text: heading[2] ?? ""
			});
		} else if (line.startsWith("|")) blocks.push({
			kind: "table",
			rows: tableRows(takeWhile((next) => next.startsWith("|")))
		});
		else if (listMarker.test(line)) blocks.push({
			kind: "list",
			items: listItems(takeWhile((next) => listMarker.test(next) || /^ +\S/.test(next)))
		});
		else blocks.push({
			kind: "paragraph",
			text: takeWhile((next) => isParagraphLine(next)).join(" ")
		});
	}
	return blocks;
}
const listMarker = /^ *(?:[-*]|\d{1,3}\.) /;
function isParagraphLine(line) {
	return line.trim() !== "" && !/^(?:```|\||#{1,6} )/.test(line) && !listMarker.test(line);
}
function listItems(lines) {
	const items = [];
	for (const line of lines) {
		const match = /^( *)([-*]|\d{1,3}\.) (.*)$/.exec(line);
		const last = items.at(-1);
		if (match !== null) {
			const bullet = /\d/.test(match[2] ?? "") ? match[2] ?? "" : "\u2022";
			items.push({
				marker: `${match[1]}${bullet} `,
				text: match[3] ?? ""
			});
		} else if (last !== void 0) last.text += ` ${line.trim()}`;
	}
	return items;
}
function tableRows(lines) {
	return lines.filter((line) => !/^\|[\s:|-]+$/.test(line)).map((line) => line.replace(/^\||\|\s*$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|")));
}
function renderBlock(block, paint, columns) {
	switch (block.kind) {
		case "heading": return paint("bold", block.level === 1 ? paint("underline", inline(block.text, paint)) : inline(block.text, paint));
		case "paragraph": return require_wrap.wrap(inline(block.text, paint), columns, "").join("\n");
		case "code": return block.lines.map((line) => line === "" ? "" : `    ${paint("cyan", line)}`).join("\n");
		case "list": return block.items.flatMap(({ marker, text }) => require_wrap.wrap(inline(text, paint), columns, `  ${marker}`, " ".repeat(marker.length + 2))).join("\n");
		case "table": return renderTable(block.rows, paint);
	}
}
function renderTable(rows, paint) {
	const plain = require_paint.createPaint(false);
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => paintedColumns(inline(row[column] ?? "", paint)))));
	return rows.map((row, index) => {
		return `  ${row.map((cell, column) => {
			const shown = index === 0 ? paint("bold", inline(cell, plain)) : inline(cell, paint);
			return shown + " ".repeat(Math.max(0, (widths[column] ?? 0) - paintedColumns(shown)));
		}).join("  ").trimEnd()}`;
	}).join("\n");
}
function paintedColumns(text) {
	return require_columns.columnsOf((0, node_util.stripVTControlCharacters)(text));
}
/** Code first: nothing inside it is emphasis or a link. */
function inline(text, paint) {
	return text.split(/(`` .+? ``|`[^`]+`)/).map((piece) => {
		if (piece.startsWith("`` ")) return code(piece.slice(3, -3), paint);
		if (/^`[^`]+`$/.test(piece)) return code(piece.slice(1, -1), paint);
		return piece.replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label, target) => target.startsWith("http") ? `${label} (${target})` : label).replace(/\*\*([^*]+)\*\*/g, (_, strong) => paint("bold", strong));
	}).join("");
}
/** Where there is no colour to tell code from prose, the backticks stay. */
function code(text, paint) {
	const painted = paint("cyan", text);
	return painted === text ? `\`${text}\`` : painted;
}

exports.terminalMarkdown = terminalMarkdown;
