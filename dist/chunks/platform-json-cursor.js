const require_json = require("./platform-json.js");
const require_finding_at = require("./platform-finding-at.js");
const require_rules = require("./platform-rules.js");
const require_locations = require("./platform-locations.js");
const require_text = require("./platform-text.js");

// src/platform/json-cursor.ts
/** Thrown to leave the recursion where nothing more can be understood. */
var Unreadable = class extends Error {};
const simpleEscapes = /* @__PURE__ */ new Map([
	["\"", "\""],
	["\\", "\\"],
	["/", "/"],
	["b", "\b"],
	["f", "\f"],
	["n", "\n"],
	["r", "\r"],
	["t", "	"]
]);
/** What the JSON reader is built on. Problems go into the list that it was given; reading goes on after them. */
var JsonCursor = class {
	source;
	text;
	problems;
	at = 0;
	constructor(source, problems) {
		this.source = source;
		this.text = source.text;
		this.problems = problems;
	}
	string() {
		const opening = this.at;
		if (this.text[opening] !== "\"") return this.stringInOtherQuotes(opening);
		let end = opening + 1;
		let plain = true;
		for (;; end++) {
			const code = this.text.charCodeAt(end);
			if (code === 34) break;
			if (code === 92) {
				plain = false;
				end++;
			} else if (code < 32) {
				plain = false;
				if (code === 10) this.lineBreakInString(opening, end);
				else this.report(require_rules.jsonSyntax, end, end + 1, "A control character stands inside a string.", code === 9 ? "Write a tab as `\\t`." : "Remove it.");
			} else if (Number.isNaN(code)) this.stop(opening, "This string is never closed.", "Write the missing `\"` at its end.");
		}
		this.at = end + 1;
		return plain ? this.text.slice(opening + 1, end) : this.unescape(opening + 1, end);
	}
	/** A string over several lines is understood where its end is plain to see; else the quote was forgotten on its first line. */
	lineBreakInString(opening, lineBreak) {
		const rest = this.text.slice(lineBreak + 1, this.endOfLine(lineBreak + 1));
		if (/^\s*(?:["}\]]|$)/.test(rest)) this.stop(opening, "This string is not closed on its line.", "Write the missing `\"` at its end.");
		this.report(require_rules.jsonSyntax, opening, lineBreak, "A string goes on over the end of its line.", "Write a line break inside a string as `\\n`.");
	}
	stringInOtherQuotes(opening) {
		const quote = this.text[opening] ?? "";
		const closing = quote === "'" ? "'" : "\u201d\u201c\"";
		let end = opening + 1;
		while (end < this.text.length && this.text[end] !== "\n" && !closing.includes(this.text[end] ?? "")) end++;
		if (end >= this.text.length || this.text[end] === "\n") this.stop(opening, "This string is never closed.", "Write it in double quotes: `\"\u2026\"`.");
		const content = this.text.slice(opening + 1, end);
		this.report(require_rules.jsonSyntax, opening, end + 1, quote === "'" ? "JSON strings stand in double quotes, not in single ones." : "These are typographic quotes, which JSON does not know.", `Write it so: \`${JSON.stringify(content)}\``);
		this.at = end + 1;
		return content;
	}
	unescape(start, end) {
		let out = "";
		let from = start;
		let surrogates = false;
		for (let at = this.text.indexOf("\\", start); at !== -1 && at < end; at = this.text.indexOf("\\", from)) {
			out += this.text.slice(from, at);
			const letter = this.text[at + 1] ?? "";
			const simple = simpleEscapes.get(letter);
			if (simple !== void 0) {
				out += simple;
				from = at + 2;
			} else if (letter === "u" && /^[0-9a-fA-F]{4}$/.test(this.text.slice(at + 2, at + 6)) && at + 6 <= end) {
				out += String.fromCharCode(Number.parseInt(this.text.slice(at + 2, at + 6), 16));
				surrogates = true;
				from = at + 6;
			} else {
				this.report(require_rules.jsonSyntax, at, at + 2, `JSON knows no escape \u201c\\${letter}\u201d.`, "Write a backslash itself as `\\\\`.");
				out += letter;
				from = at + 2;
			}
		}
		out += this.text.slice(from, end);
		if (surrogates && !out.isWellFormed()) this.report(require_rules.jsonSyntax, start, end, "The string holds half of a character (a lone surrogate).", "Write the character itself in place of `\\u` escapes.");
		return out;
	}
	/** Moves past white space and comments. */
	skip() {
		for (;;) {
			const code = this.text.charCodeAt(this.at);
			if (code === 32 || code === 10 || code === 9 || code === 13) this.at++;
			else if (code === 47 && (this.text[this.at + 1] === "/" || this.text[this.at + 1] === "*")) this.comment(this.text[this.at + 1] === "/" ? "line" : "block");
			else if (code === 35) this.comment("line");
			else if (code === 160 || code === 65279) {
				this.report(require_rules.jsonSyntax, this.at, this.at + 1, "An invisible character (a no-break space or a byte order mark) stands here.", "Delete it and type a plain space.");
				this.at++;
			} else return;
		}
	}
	comment(kind) {
		const start = this.at;
		const close = kind === "line" ? this.endOfLine(start) : this.text.indexOf("*/", start + 2);
		if (close === -1) this.stop(start, "This comment is never closed.", "Remove the comment: JSON has none.");
		this.at = kind === "line" ? close : close + 2;
		this.report(require_rules.jsonComment, start, this.at, "JSON has no comments.", "Remove the comment, or keep it as a value under a key such as `description`.");
	}
	endOfLine(at) {
		const end = this.text.indexOf("\n", at);
		return end === -1 ? this.text.length : end;
	}
	/** The character at an offset, whole. */
	shown(at) {
		return String.fromCodePoint(this.text.codePointAt(at) ?? 32);
	}
	report(rule, start, end, message, help) {
		if (this.problems.length < 20) this.problems.push(require_finding_at.createFinding(rule, this.source, {
			start,
			end
		}, {
			message,
			help
		}));
	}
	stop(at, message, help) {
		this.report(require_rules.jsonSyntax, at, Math.min(at + 1, this.text.length), message, help);
		throw new Unreadable();
	}
};

// src/platform/json-reader.ts
/**
* Reads JSON that people write. It accepts what they get wrong (commas, comments, quotes) and says so with the place
* and the remedy, where `JSON.parse` stops at the first fault and names an offset. What it accepts without a problem is
* exactly JSON (RFC 8259).
*/
/** Reads a JSON file: its value, its problems, and where everything stands. */
function readJson(source) {
	const problems = [];
	return {
		value: new JsonReader(source, problems, void 0).read(),
		problems,
		locations: require_locations.lazyLocations(source, (record) => new JsonReader(source, [], record).read())
	};
}
const wordCharacters = /[\p{L}\p{N}_$.+-]/u;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** A key without quotes, as in JavaScript. */
const bareKey = /[\p{L}_$][\p{L}\p{N}_$-]*/uy;
/** Other words that mean a JSON value in the languages people come from. */
const foreignWords = /* @__PURE__ */ new Map([
	["True", true],
	["TRUE", true],
	["False", false],
	["FALSE", false],
	["None", null],
	["NULL", null],
	["Null", null],
	["nil", null],
	["undefined", null]
]);
var JsonReader = class extends JsonCursor {
	record;
	constructor(source, problems, record) {
		super(source, problems);
		this.record = record;
	}
	read() {
		try {
			this.skip();
			if (this.at === this.text.length) {
				this.report(require_rules.jsonSyntax, 0, 0, "The file is empty.", "Write a JSON object: `{}`.");
				return;
			}
			const value = this.value("", void 0, 0);
			this.skip();
			if (this.at < this.text.length) {
				const what = this.text[this.at] === "," ? "a comma" : `\u201c${this.shown(this.at)}\u201d`;
				this.report(require_rules.jsonSyntax, this.at, this.at + 1, `After the end of the JSON value stands ${what}.`, "Remove what follows the value; a bracket may be closed too early above.");
			}
			return value;
		} catch (error) {
			if (error instanceof Unreadable) return void 0;
			throw error;
		}
	}
	value(pointer, key, depth) {
		const start = this.at;
		const value = this.valueAt(pointer, depth);
		this.record?.(pointer, {
			start,
			end: this.at
		}, key);
		return value;
	}
	valueAt(pointer, depth) {
		switch (this.text[this.at]) {
			case "{": return this.object(pointer, depth);
			case "[": return this.array(pointer, depth);
			case "\"":
			case "'":
			case "\u201c":
			case "\u201d":
			case "\u201e": return this.string();
			case void 0: return this.stop(this.text.length, "The file ends where a value should stand.", "Write the value, and close every bracket.");
			default: return this.word();
		}
	}
	object(pointer, depth) {
		const opening = this.open(depth);
		const object = {};
		for (;;) {
			this.skip();
			const character = this.text[this.at];
			if (character === "}") {
				this.at++;
				return object;
			}
			if (character === void 0) this.unclosed(opening, "{", "}");
			if (character === "]") this.stop(this.at, "\u201c]\u201d closes a list, but here a \u201c{\u201d is open.", "Write \u201c}\u201d in its place.");
			const keyStart = this.at;
			const key = this.key();
			const keyRange = {
				start: keyStart,
				end: this.at
			};
			this.skip();
			if (this.text[this.at] === ":") this.at++;
			else if (this.text[this.at] === "=") {
				this.report(require_rules.jsonSyntax, this.at, this.at + 1, "\u201c=\u201d stands between a key and its value.", "Write \u201c:\u201d in its place.");
				this.at++;
			} else this.stop(this.at, `No colon follows the key \u201c${key}\u201d.`, `Write it so: \`"${key}": VALUE\`.`);
			this.skip();
			if (Object.hasOwn(object, key)) this.report(require_rules.jsonDuplicateKey, keyRange.start, keyRange.end, `The key \u201c${key}\u201d stands twice in this object; readers keep only one of the two.`, "Remove one of them, or rename it.");
			require_json.setOwnProperty(object, key, this.value(`${pointer}/${require_json.escapePointerSegment(key)}`, keyRange, depth + 1));
			this.separator("}", "\"");
		}
	}
	array(pointer, depth) {
		const opening = this.open(depth);
		const array = [];
		for (;;) {
			this.skip();
			const character = this.text[this.at];
			if (character === "]") {
				this.at++;
				return array;
			}
			if (character === void 0) this.unclosed(opening, "[", "]");
			if (character === "}") this.stop(this.at, "\u201c}\u201d closes an object, but here a \u201c[\u201d is open.", "Write \u201c]\u201d in its place.");
			array.push(this.value(`${pointer}/${array.length}`, void 0, depth + 1));
			this.separator("]", void 0);
		}
	}
	open(depth) {
		if (depth >= 64) this.stop(this.at, `Brackets are nested more than ${64} levels deep.`, "Write flatter data.");
		return this.at++;
	}
	unclosed(opening, open, close) {
		const { line } = require_text.linesOf(this.source).positionAt(opening);
		return this.stop(opening, `The \u201c${open}\u201d on line ${line} is never closed.`, `Write the missing \u201c${close}\u201d after its last entry.`);
	}
	/** After an entry: a comma, the closing bracket, or the reason why neither is there. */
	separator(closing, startOfNext) {
		const end = this.at;
		this.skip();
		const character = this.text[this.at];
		if (character === closing || character === void 0) return;
		if (character === ",") {
			const comma = this.at++;
			this.skip();
			if (this.text[this.at] === closing) this.report(require_rules.jsonTrailingComma, comma, comma + 1, "A comma follows the last entry, which JSON does not allow.", `Write the line without it: \`${this.lineWithout(comma)}\``);
			else if (this.text[this.at] === ",") {
				this.report(require_rules.jsonSyntax, this.at, this.at + 1, "Two commas follow each other.", "Remove one of them.");
				while (this.text[this.at] === ",") {
					this.at++;
					this.skip();
				}
			}
			return;
		}
		if (character === ";") {
			this.report(require_rules.jsonSyntax, this.at, this.at + 1, "\u201c;\u201d stands between two entries.", "Write \u201c,\u201d in its place.");
			this.at++;
			return;
		}
		if (!(startOfNext === void 0 ? "]}:".indexOf(character) === -1 : character === "\"" || character === "'")) this.stop(this.at, `\u201c${this.shown(this.at)}\u201d stands where a comma or \u201c${closing}\u201d should.`, `Write a comma before it, or close the list of entries with \u201c${closing}\u201d.`);
		this.report(require_rules.jsonSyntax, end, end + 1, "A comma is missing after this entry.", `Write the line so: \`${this.lineWithComma(end)}\``);
	}
	key() {
		const character = this.text[this.at];
		if (character !== void 0 && "\"'\u201c\u201d\u201e".includes(character)) return this.string();
		bareKey.lastIndex = this.at;
		const bare = bareKey.exec(this.text)?.[0];
		if (bare === void 0) return this.stop(this.at, `\u201c${this.shown(this.at)}\u201d stands where a key should.`, "Write a key in double quotes: `\"name\": VALUE`.");
		this.report(require_rules.jsonSyntax, this.at, this.at + bare.length, `The key ${bare} has no quotes.`, `Write it in double quotes: \`"${bare}"\`.`);
		this.at += bare.length;
		return bare;
	}
	word() {
		const start = this.at;
		const character = this.text[start] ?? "";
		number.lastIndex = start;
		const digits = number.exec(this.text)?.[0];
		if (digits !== void 0 && !wordCharacters.test(this.text[start + digits.length] ?? " ")) {
			this.at += digits.length;
			const value = Number(digits);
			if (!Number.isFinite(value)) {
				this.report(require_rules.jsonSyntax, start, this.at, `${digits} is too large for a number.`, "Write a smaller number, or a string.");
				return 0;
			}
			return value;
		}
		let end = start;
		while (end < this.text.length && wordCharacters.test(this.text[end] ?? "")) end++;
		const word = this.text.slice(start, end);
		if (word === "true" || word === "false" || word === "null") {
			this.at = end;
			return word === "null" ? null : word === "true";
		}
		const foreign = foreignWords.get(word);
		if (foreign !== void 0) {
			this.report(require_rules.jsonSyntax, start, end, `JSON does not know ${word}.`, `Write \`${String(foreign)}\`.`);
			this.at = end;
			return foreign;
		}
		if (word !== "" && /^[+-]?[\d.]/.test(word) && Number.isFinite(Number(word))) {
			this.report(require_rules.jsonSyntax, start, end, `${word} is no JSON number.`, `Write \`${Number(word)}\`, or a string: \`"${word}"\`.`);
			this.at = end;
			return Number(word);
		}
		if (character === "{" || word === "") return this.stop(start, `\u201c${this.shown(start)}\u201d stands where a value should.`, "Write a value; text stands in double quotes: `\"text\"`.");
		this.report(require_rules.jsonSyntax, start, end, `The text ${word} has no quotes.`, `Write it in double quotes: \`"${word}"\`.`);
		this.at = end;
		return word;
	}
	lineOf(at) {
		return {
			start: this.text.lastIndexOf("\n", at - 1) + 1,
			end: this.endOfLine(at)
		};
	}
	lineWithout(comma) {
		const { start, end } = this.lineOf(comma);
		return (this.text.slice(start, comma) + this.text.slice(comma + 1, end)).trim();
	}
	lineWithComma(end) {
		const line = this.lineOf(end);
		return `${this.text.slice(line.start, end)},${this.text.slice(end, line.end)}`.trim();
	}
};

Object.defineProperty(exports, "readJson", {
  enumerable: true,
  get: function () {
    return readJson;
  }
});
