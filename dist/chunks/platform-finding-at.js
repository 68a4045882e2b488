const require_digest = require("./platform-digest.js");
const require_redaction = require("./platform-redaction.js");
const require_text = require("./platform-text.js");

// src/platform/finding-at.ts
/** Makes findings: from a rule, a place in a file and two sentences to the shape that every report takes. */
/** Lines of an excerpt; a longer range shows its first line only. */
const excerptLines = 3;
/** Longer lines are no help to a reader, and a minified file has one line of a megabyte. */
const excerptColumns = 400;
/**
* A finding about a place in a text file. The place is a range of lines and columns, or of offsets into the source's
* text; positions are computed here and nowhere earlier, because most files have no findings.
*/
function createFinding(rule, source, place, text) {
	const lines = require_text.linesOf(source);
	const range = hasOffsets(place) ? lines.rangeOf(place.start, place.end) : place;
	const firstLine = lines.lineText(range.start.line);
	const finding = {
		rule: rule.id,
		severity: text.severity ?? rule.severity,
		file: source.file,
		range,
		message: text.message,
		help: text.help,
		fingerprint: fingerprintOf(rule.id, source.file, firstLine, text.message)
	};
	if (text.showExcerpt === false || firstLine === "" && range.start.line === range.end.line) return finding;
	const cut = firstLine.length > excerptColumns ? windowStart(firstLine, range.start.column - 1) : 0;
	const shown = [maskedPiece(source, lines, range.start.line, cut)];
	if (range.end.line - range.start.line < excerptLines) {
		const last = range.end.column > 1 ? range.end.line : range.end.line - 1;
		for (let line = range.start.line + 1; line <= last; line++) shown.push(maskedPiece(source, lines, line, 0));
	}
	return {
		...finding,
		excerpt: shown.join("\n"),
		...cut > 0 && { excerptColumn: cut + 1 }
	};
}
/**
* What is shown of a line, with credentials masked before the cut: halves in the excerpts of two findings would join up.
* Looks only as far around as a credential reaches, because a line may have a megabyte and many findings.
*/
function maskedPiece({ text }, lines, line, cut) {
	const length = Math.min(excerptColumns, lines.lineText(line).length - cut);
	const start = lines.offsetAt({
		line,
		column: cut + 1
	});
	const from = Math.max(0, start - require_redaction.longestShape);
	return require_redaction.maskShapes(text.slice(from, start + length + require_redaction.longestShape)).slice(start - from, start - from + length);
}
/** A line of a megabyte with fifty findings would be hashed fifty times; its beginning tells it from other lines. */
const hashedColumns = 1e3;
/** Where the excerpt of a long line begins: some way before the range, never inside a surrogate pair. */
function windowStart(line, offset) {
	const start = Math.max(0, Math.min(offset - excerptColumns / 4, line.length - excerptColumns));
	return /[\udc00-\udfff]/.test(line.charAt(start)) ? start + 1 : start;
}
function hasOffsets(place) {
	return typeof place.start === "number";
}
/** A finding about a file as a whole, or one whose text cannot be read: it points at line 1, column 1. */
function createFileFinding(rule, file, text, line = 1) {
	const start = {
		line,
		column: 1
	};
	return {
		rule: rule.id,
		severity: text.severity ?? rule.severity,
		file,
		range: {
			start,
			end: start
		},
		message: text.message,
		help: text.help,
		fingerprint: fingerprintOf(rule.id, file, "", text.message)
	};
}
/**
* 16 hex digits that name a finding across edits elsewhere in the file: they depend on the rule, the file, the text of
* the line without its indentation, and the message, never on the line's number.
*/
function fingerprintOf(ruleId, file, lineText, message) {
	const line = lineText.slice(0, hashedColumns).trim();
	return require_digest.sha256Hex(JSON.stringify([
		ruleId,
		file,
		line,
		message
	])).slice(0, 16);
}

Object.defineProperty(exports, "createFileFinding", {
  enumerable: true,
  get: function () {
    return createFileFinding;
  }
});
Object.defineProperty(exports, "createFinding", {
  enumerable: true,
  get: function () {
    return createFinding;
  }
});
