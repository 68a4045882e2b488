const require_start = require("./root-action-start.js");
let node_util = require("node:util");

// node_modules/get-east-asian-width/lookup-data.js
const ambiguousMaximumCodePoint = 1114109;
const ambiguousRanges = [
	161,
	161,
	164,
	164,
	167,
	168,
	170,
	170,
	173,
	174,
	176,
	180,
	182,
	186,
	188,
	191,
	198,
	198,
	208,
	208,
	215,
	216,
	222,
	225,
	230,
	230,
	232,
	234,
	236,
	237,
	240,
	240,
	242,
	243,
	247,
	250,
	252,
	252,
	254,
	254,
	257,
	257,
	273,
	273,
	275,
	275,
	283,
	283,
	294,
	295,
	299,
	299,
	305,
	307,
	312,
	312,
	319,
	322,
	324,
	324,
	328,
	331,
	333,
	333,
	338,
	339,
	358,
	359,
	363,
	363,
	462,
	462,
	464,
	464,
	466,
	466,
	468,
	468,
	470,
	470,
	472,
	472,
	474,
	474,
	476,
	476,
	593,
	593,
	609,
	609,
	708,
	708,
	711,
	711,
	713,
	715,
	717,
	717,
	720,
	720,
	728,
	731,
	733,
	733,
	735,
	735,
	768,
	879,
	913,
	929,
	931,
	937,
	945,
	961,
	963,
	969,
	1025,
	1025,
	1040,
	1103,
	1105,
	1105,
	8208,
	8208,
	8211,
	8214,
	8216,
	8217,
	8220,
	8221,
	8224,
	8226,
	8228,
	8231,
	8240,
	8240,
	8242,
	8243,
	8245,
	8245,
	8251,
	8251,
	8254,
	8254,
	8308,
	8308,
	8319,
	8319,
	8321,
	8324,
	8364,
	8364,
	8451,
	8451,
	8453,
	8453,
	8457,
	8457,
	8467,
	8467,
	8470,
	8470,
	8481,
	8482,
	8486,
	8486,
	8491,
	8491,
	8531,
	8532,
	8539,
	8542,
	8544,
	8555,
	8560,
	8569,
	8585,
	8585,
	8592,
	8601,
	8632,
	8633,
	8658,
	8658,
	8660,
	8660,
	8679,
	8679,
	8704,
	8704,
	8706,
	8707,
	8711,
	8712,
	8715,
	8715,
	8719,
	8719,
	8721,
	8721,
	8725,
	8725,
	8730,
	8730,
	8733,
	8736,
	8739,
	8739,
	8741,
	8741,
	8743,
	8748,
	8750,
	8750,
	8756,
	8759,
	8764,
	8765,
	8776,
	8776,
	8780,
	8780,
	8786,
	8786,
	8800,
	8801,
	8804,
	8807,
	8810,
	8811,
	8814,
	8815,
	8834,
	8835,
	8838,
	8839,
	8853,
	8853,
	8857,
	8857,
	8869,
	8869,
	8895,
	8895,
	8978,
	8978,
	9312,
	9449,
	9451,
	9547,
	9552,
	9587,
	9600,
	9615,
	9618,
	9621,
	9632,
	9633,
	9635,
	9641,
	9650,
	9651,
	9654,
	9655,
	9660,
	9661,
	9664,
	9665,
	9670,
	9672,
	9675,
	9675,
	9678,
	9681,
	9698,
	9701,
	9711,
	9711,
	9733,
	9734,
	9737,
	9737,
	9742,
	9743,
	9756,
	9756,
	9758,
	9758,
	9792,
	9792,
	9794,
	9794,
	9824,
	9825,
	9827,
	9829,
	9831,
	9834,
	9836,
	9837,
	9839,
	9839,
	9886,
	9887,
	9919,
	9919,
	9926,
	9933,
	9935,
	9939,
	9941,
	9953,
	9955,
	9955,
	9960,
	9961,
	9963,
	9969,
	9972,
	9972,
	9974,
	9977,
	9979,
	9980,
	9982,
	9983,
	10045,
	10045,
	10102,
	10111,
	11094,
	11097,
	12872,
	12879,
	57344,
	63743,
	65024,
	65039,
	65533,
	65533,
	127232,
	127242,
	127248,
	127277,
	127280,
	127337,
	127344,
	127373,
	127375,
	127376,
	127387,
	127404,
	917760,
	917999,
	983040,
	1048573,
	1048576,
	1114109
];
const fullwidthMinimalCodePoint = 12288;
const fullwidthMaximumCodePoint = 65510;
const fullwidthRanges = [
	12288,
	12288,
	65281,
	65376,
	65504,
	65510
];
const wideMinimalCodePoint = 4352;
const wideMaximumCodePoint = 262141;
const wideRanges = [
	4352,
	4447,
	8986,
	8987,
	9001,
	9002,
	9193,
	9196,
	9200,
	9200,
	9203,
	9203,
	9725,
	9726,
	9748,
	9749,
	9776,
	9783,
	9800,
	9811,
	9855,
	9855,
	9866,
	9871,
	9875,
	9875,
	9889,
	9889,
	9898,
	9899,
	9917,
	9918,
	9924,
	9925,
	9934,
	9934,
	9940,
	9940,
	9962,
	9962,
	9970,
	9971,
	9973,
	9973,
	9978,
	9978,
	9981,
	9981,
	9989,
	9989,
	9994,
	9995,
	10024,
	10024,
	10060,
	10060,
	10062,
	10062,
	10067,
	10069,
	10071,
	10071,
	10133,
	10135,
	10160,
	10160,
	10175,
	10175,
	11035,
	11036,
	11088,
	11088,
	11093,
	11093,
	11904,
	11929,
	11931,
	12019,
	12032,
	12245,
	12272,
	12287,
	12289,
	12350,
	12353,
	12438,
	12441,
	12543,
	12549,
	12591,
	12593,
	12686,
	12688,
	12773,
	12783,
	12830,
	12832,
	12871,
	12880,
	42124,
	42128,
	42182,
	43360,
	43388,
	44032,
	55203,
	63744,
	64255,
	65040,
	65049,
	65072,
	65106,
	65108,
	65126,
	65128,
	65131,
	94176,
	94180,
	94192,
	94198,
	94208,
	101594,
	101631,
	101664,
	101760,
	101874,
	101888,
	102801,
	102816,
	102866,
	110576,
	110579,
	110581,
	110587,
	110589,
	110590,
	110592,
	110888,
	110898,
	110898,
	110928,
	110930,
	110933,
	110933,
	110948,
	110952,
	110960,
	111355,
	119552,
	119638,
	119648,
	119670,
	126980,
	126980,
	127183,
	127183,
	127374,
	127374,
	127377,
	127386,
	127406,
	127406,
	127488,
	127490,
	127504,
	127547,
	127552,
	127560,
	127568,
	127569,
	127584,
	127589,
	127744,
	127776,
	127789,
	127797,
	127799,
	127868,
	127870,
	127891,
	127904,
	127946,
	127951,
	127955,
	127968,
	127984,
	127988,
	127988,
	127992,
	128062,
	128064,
	128064,
	128066,
	128252,
	128255,
	128317,
	128331,
	128334,
	128336,
	128359,
	128378,
	128378,
	128405,
	128406,
	128420,
	128420,
	128507,
	128591,
	128640,
	128709,
	128716,
	128716,
	128720,
	128722,
	128725,
	128729,
	128732,
	128735,
	128747,
	128748,
	128756,
	128764,
	128986,
	128986,
	128992,
	129003,
	129008,
	129008,
	129292,
	129338,
	129340,
	129349,
	129351,
	129535,
	129648,
	129660,
	129664,
	129734,
	129736,
	129736,
	129740,
	129757,
	129759,
	129771,
	129775,
	129786,
	131072,
	196605,
	196608,
	262141
];

// node_modules/get-east-asian-width/utilities.js
/**
Binary search on a sorted flat array of [start, end] pairs.

@param {number[]} ranges - Flat array of inclusive [start, end] range pairs, e.g. [0, 5, 10, 20].
@param {number} codePoint - The value to search for.
@returns {boolean} Whether the value falls within any of the ranges.
*/
const isInRange = (ranges, codePoint) => {
	let low = 0;
	let high = Math.floor(ranges.length / 2) - 1;
	while (low <= high) {
		const mid = Math.floor((low + high) / 2);
		const i = mid * 2;
		if (codePoint < ranges[i]) high = mid - 1;
		else if (codePoint > ranges[i + 1]) low = mid + 1;
		else return true;
	}
	return false;
};

// node_modules/get-east-asian-width/lookup.js
const commonCjkCodePoint = 19968;
const [wideFastPathStart, wideFastPathEnd] = /* #__PURE__ */ findWideFastPathRange(wideRanges);
function findWideFastPathRange(ranges) {
	let fastPathStart = ranges[0];
	let fastPathEnd = ranges[1];
	for (let index = 0; index < ranges.length; index += 2) {
		const start = ranges[index];
		const end = ranges[index + 1];
		if (commonCjkCodePoint >= start && commonCjkCodePoint <= end) return [start, end];
		if (end - start > fastPathEnd - fastPathStart) {
			fastPathStart = start;
			fastPathEnd = end;
		}
	}
	return [fastPathStart, fastPathEnd];
}
const isAmbiguous = (codePoint) => {
	if (codePoint < 161 || codePoint > 1114109) return false;
	return isInRange(ambiguousRanges, codePoint);
};
const isFullwidth = (codePoint) => {
	if (codePoint < 12288 || codePoint > 65510) return false;
	return isInRange(fullwidthRanges, codePoint);
};
const isWide = (codePoint) => {
	if (codePoint >= wideFastPathStart && codePoint <= wideFastPathEnd) return true;
	if (codePoint < 4352 || codePoint > 262141) return false;
	return isInRange(wideRanges, codePoint);
};

// node_modules/get-east-asian-width/index.js
function validate(codePoint) {
	if (!Number.isSafeInteger(codePoint)) throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
}
function eastAsianWidth(codePoint, { ambiguousAsWide = false } = {}) {
	validate(codePoint);
	if (isFullwidth(codePoint) || isWide(codePoint) || ambiguousAsWide && isAmbiguous(codePoint)) return 2;
	return 1;
}

// src/reports/columns.ts
/** How many columns text takes on a terminal. */
/** Text that needs no look at its letters: the usual case, and Intl.Segmenter takes 15 ms to wake. */
const ascii = /^[\x20-\x7e]*$/;
/**
* Columns of a text without control characters: two for East Asian wide characters and emoji, none for marks that
* combine with the letter before.
*/
function columnsOf(text) {
	if (ascii.test(text)) return text.length;
	let columns = 0;
	for (const grapheme of graphemesOf(text)) columns += columnsOfGrapheme(grapheme);
	return columns;
}
/** The letters as a reader counts them: an accent or a skin tone belongs to what it stands on. */
function graphemesOf(text) {
	if (/^[\x20-\x7e\t]*$/.test(text)) return text;
	return Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
}
function columnsOfGrapheme(grapheme) {
	if (/^[\p{Mark}\p{Default_Ignorable_Code_Point}]*$/u.test(grapheme)) return 0;
	if (/^\p{Emoji_Presentation}|^\p{Regional_Indicator}{2}|^\p{Emoji}\ufe0f/u.test(grapheme)) return 2;
	const first = [...grapheme].find((character) => !/[\p{Mark}\p{Default_Ignorable_Code_Point}]/u.test(character));
	return eastAsianWidth(first?.codePointAt(0) ?? 0);
}

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
	for (const grapheme of graphemesOf(text)) {
		const shown = grapheme === "	" ? " ".repeat(tabStop - column % tabStop) : require_start.visible(grapheme);
		const width = columnsOf(shown);
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

// src/reports/wrap.ts
/** Wrapping words to a width in columns. */
/**
* The text in lines of at most `columns`, each begun with `indent`. Words are never broken: a long path that spans
* two lines cannot be copied. Colour sequences count as nothing. `later` indents all lines but the first differently.
*/
function wrap(text, columns, indent, later = indent) {
	const lines = [];
	let line = "";
	let width = 0;
	for (const word of text.split(/[ \n]+/)) {
		if (word === "") continue;
		const wordWidth = columnsOf((0, node_util.stripVTControlCharacters)(word));
		const room = columns - (lines.length === 0 ? indent : later).length;
		if (line !== "" && width + 1 + wordWidth > room) {
			lines.push((lines.length === 0 ? indent : later) + line);
			line = "";
			width = 0;
		}
		width += wordWidth + (line === "" ? 0 : 1);
		line = line === "" ? word : `${line} ${word}`;
	}
	if (line !== "" || lines.length === 0) lines.push((lines.length === 0 ? indent : later) + line);
	return lines;
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
	const paint = require_start.createPaint(options.color);
	return findings.map((finding) => findingText(finding, paint, options.columns)).join("\n");
}
function findingText(finding, paint, columns) {
	const { start } = finding.range;
	const color = severityColors[finding.severity];
	return `${[
		`${`${paint("bold", require_start.visibleLine(finding.file))}${paint("dim", `:${start.line}:${start.column}`)}`}  ${paint(color, paint("bold", finding.severity))}  ${paint("dim", finding.rule)}`,
		...wrapEach(require_start.visible(finding.message), Math.min(columns, widestProse), "  "),
		...excerpt(finding, paint, columns, color),
		...wrapEach(require_start.visible(finding.help), Math.min(columns, widestProse), "  \u2192 ", "    ").map((line) => paint("cyan", line))
	].join("\n")}\n`;
}
function excerpt(finding, paint, columns, color) {
	const lines = excerptLines(finding, columns);
	const gutter = Math.max(3, ...lines.map(({ number }) => String(number).length));
	return lines.flatMap(({ number, text, indent, width }) => [`  ${paint("dim", `${String(number).padStart(gutter)} \u2502`)} ${text}`.trimEnd(), `  ${" ".repeat(gutter)} ${paint("dim", "\u2502")} ${" ".repeat(indent)}${paint(color, "^".repeat(width))}`]);
}
/** Line by line: help may hold lines to copy, and joining them would break these. */
function wrapEach(text, columns, indent, later = indent) {
	return text.split("\n").flatMap((line, index) => /^\s/.test(line) ? [later + line] : wrap(line, columns, index === 0 ? indent : later, later));
}

exports.findingsText = findingsText;
