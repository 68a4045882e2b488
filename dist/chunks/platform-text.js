const require_rolldown_runtime = require("./rolldown-runtime.js");
let node_buffer = require("node:buffer");

// src/platform/text.ts
/**
* Text files: from bytes to text, and from offsets to lines and columns. One normal form for every file that people
* write: UTF-8 without byte order mark, lines that end in LF, names in NFC (docs/store-format.md).
*/
var text_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	createSource: () => createSource,
	decodeText: () => decodeText,
	lineIndexOf: () => lineIndexOf,
	linesOf: () => linesOf,
	withLineFeeds: () => withLineFeeds
});
const lineFeed = 10;
const carriageReturn = 13;
/**
* Decodes a text file strictly: valid UTF-8, no NUL, at most `maximumBytes`. A byte order mark is dropped, and CRLF and
* CR become LF, which leaves every line and column where an editor shows it.
*/
function decodeText(bytes, options) {
	if (bytes.byteLength > options.maximumBytes) return {
		ok: false,
		problem: "too-large",
		message: `It holds ${grouped(bytes.byteLength)} bytes; the limit is ${grouped(options.maximumBytes)}.`,
		help: "Split the file, or raise the limit under `limits` in slipway.yaml."
	};
	if (bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255) return {
		ok: false,
		problem: "utf-16",
		message: "It is saved as UTF-16, and Slipway reads UTF-8.",
		help: "Save it as UTF-8: in VS Code choose \u201cSave with Encoding\u201d in the status bar."
	};
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const nul = buffer.indexOf(0);
	if (nul !== -1) return {
		ok: false,
		problem: "binary",
		message: "It holds a NUL character, so it is not a text file.",
		help: "Remove the character, or move the file out of the prompt folders if it is no text.",
		line: lineOfByte(buffer, nul)
	};
	if (!(0, node_buffer.isUtf8)(buffer)) {
		const wrong = firstInvalidByte(buffer);
		return {
			ok: false,
			problem: "not-utf-8",
			message: `Byte ${grouped(wrong + 1)} is not valid UTF-8; the file may be saved in an older encoding such as Latin-1.`,
			help: "Save it as UTF-8: in VS Code choose \u201cSave with Encoding\u201d in the status bar.",
			line: lineOfByte(buffer, wrong)
		};
	}
	const start = buffer[0] === 239 && buffer[1] === 187 && buffer[2] === 191 ? 3 : 0;
	return {
		ok: true,
		text: withLineFeeds(buffer.toString("utf8", start))
	};
}
/** CRLF and CR become LF. */
function withLineFeeds(text) {
	return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
/** A source whose line index is built when a position is first asked for. */
function createSource(file, text) {
	let lines;
	return {
		file,
		text,
		get lines() {
			lines ??= lineIndexOf(text);
			return lines;
		}
	};
}
/** The index of a source, built here where the source does not carry one. */
function linesOf(source) {
	return source.lines ?? lineIndexOf(source.text);
}
/** Reads the text once; each look-up is a binary search. Lines end in LF (see `decodeText`). */
function lineIndexOf(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	const startOf = (line) => starts[line - 1] ?? text.length;
	const endOf = (line) => line < starts.length ? startOf(line + 1) - 1 : text.length;
	function positionAt(offset) {
		const bounded = Math.min(Math.max(offset, 0), text.length);
		let low = 1;
		let high = starts.length;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if (startOf(middle) <= bounded) low = middle;
			else high = middle - 1;
		}
		return {
			line: low,
			column: bounded - startOf(low) + 1
		};
	}
	return {
		lineCount: starts.length,
		positionAt,
		offsetAt({ line, column }) {
			if (line < 1) return 0;
			if (line > starts.length) return text.length;
			return Math.min(startOf(line) + Math.max(column, 1) - 1, endOf(line));
		},
		rangeOf: (start, end) => ({
			start: positionAt(start),
			end: positionAt(Math.max(start, end))
		}),
		lineText: (line) => line >= 1 && line <= starts.length ? text.slice(startOf(line), endOf(line)) : ""
	};
}
/** Offset of the first byte that no valid UTF-8 text has there. Called only for text that is known to be invalid. */
function firstInvalidByte(buffer) {
	let line = 0;
	while (line < buffer.length) {
		const next = buffer.indexOf(lineFeed, line);
		const end = next === -1 ? buffer.length : next + 1;
		if (!(0, node_buffer.isUtf8)(buffer.subarray(line, end))) for (let at = line; at < end;) {
			const length = sequenceLength(buffer[at] ?? 0);
			if (length === 0 || at + length > end || !(0, node_buffer.isUtf8)(buffer.subarray(at, at + length))) return at;
			at += length;
		}
		line = end;
	}
	return buffer.length - 1;
}
/** Bytes of the UTF-8 character that begins with this byte (RFC 3629); 0 where none does. */
function sequenceLength(first) {
	if (first < 128) return 1;
	if (first >= 194 && first < 224) return 2;
	if (first >= 224 && first < 240) return 3;
	if (first >= 240 && first < 245) return 4;
	return 0;
}
function lineOfByte(buffer, offset) {
	let line = 1;
	for (let at = 0; at < offset; at++) {
		const byte = buffer[at];
		if (byte === lineFeed || byte === carriageReturn && buffer[at + 1] !== lineFeed) line++;
	}
	return line;
}
/** Thousands separated by commas in every locale, so that messages are the same on every machine. */
function grouped(count) {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

Object.defineProperty(exports, "createSource", {
  enumerable: true,
  get: function () {
    return createSource;
  }
});
Object.defineProperty(exports, "decodeText", {
  enumerable: true,
  get: function () {
    return decodeText;
  }
});
Object.defineProperty(exports, "linesOf", {
  enumerable: true,
  get: function () {
    return linesOf;
  }
});
Object.defineProperty(exports, "text_exports", {
  enumerable: true,
  get: function () {
    return text_exports;
  }
});
