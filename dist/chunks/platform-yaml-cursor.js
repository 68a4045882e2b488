const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_locations = require("./platform-locations.js");
const require_json = require("./platform-json.js");

// src/platform/yaml-cursor.ts
/** Thrown where the text leaves the plain subset; a constant, because a stack trace would cost more than the parse. */
const notPlain = Symbol("not plain YAML");
const space = 32;
const newline = 10;
const hash = 35;
const colon = 58;
const dash = 45;
const doubleQuote = 34;
const singleQuote = 39;
const backslash = 92;
/** Characters that begin something other than a plain scalar (YAML 1.2, c-indicator), but `-`, `?` and `:`. */
const indicators = new Set(Array.from(",[]{}#&*!|>'\"%@`", (character) => character.charCodeAt(0)));
/** How a scalar begins that may be null, a boolean or a number in the core schema. */
const maybeTyped = new Set(Array.from("0123456789+-.~nNtTfF", (character) => character.charCodeAt(0)));
const integer = /^[-+]?[0-9]{1,15}$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/;
const otherNumber = /^(?:[-+]?[0-9]{16,}|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/**
* What the fast reader of plain YAML is built on. Throws `notPlain`, and nothing else, where the full parser is needed.
* `base` is the offset of `text` in its file.
*/
var YamlCursor = class {
	text;
	record;
	base;
	/** Where reading goes on: inside a line, or at the start of one. */
	at = 0;
	constructor(text, record, base) {
		this.text = text;
		this.record = record;
		this.base = base;
	}
	refuseIndicator(first, second) {
		if (indicators.has(first)) throw notPlain;
		if (first === 45 || first === 63 || first === 58) {
			if (second === 32 || second === 10 || Number.isNaN(second)) throw notPlain;
		}
	}
	/** The core schema of YAML 1.2: null, booleans, numbers, else text. */
	typed(scalar) {
		switch (scalar) {
			case "~":
			case "null":
			case "Null":
			case "NULL": return null;
			case "true":
			case "True":
			case "TRUE": return true;
			case "false":
			case "False":
			case "FALSE": return false;
			default:
				if (integer.test(scalar) || decimal.test(scalar)) {
					const value = Number(scalar);
					if (!Number.isFinite(value)) throw notPlain;
					return value;
				}
				if (otherNumber.test(scalar)) throw notPlain;
				return scalar;
		}
	}
	/** A quoted scalar on one line; reading then stands after the closing quote. */
	quoted(quote) {
		const text = this.text;
		const start = this.at + 1;
		let value = "";
		let from = start;
		for (let at = start;; at++) {
			const code = text.charCodeAt(at);
			if (code === quote) {
				if (quote === 39 && text.charCodeAt(at + 1) === 39) {
					value += text.slice(from, at + 1);
					from = at + 2;
					at++;
					continue;
				}
				this.at = at + 1;
				return value + text.slice(from, at);
			}
			if (code === backslash && quote === 34) {
				value += text.slice(from, at) + this.escaped(text.charCodeAt(at + 1));
				from = at + 2;
				at++;
			} else if (code === 10 || Number.isNaN(code)) throw notPlain;
		}
	}
	escaped(code) {
		switch (code) {
			case 34: return "\"";
			case backslash: return "\\";
			case 110: return "\n";
			case 116: return "	";
			case 47: return "/";
			default: throw notPlain;
		}
	}
	/** The end of a text without the spaces before it; only spaces, because a no-break space belongs to the text. */
	withoutSpaces(start, end) {
		let last = end;
		while (last > start && this.text.charCodeAt(last - 1) === 32) last--;
		return last;
	}
	skipSpaces() {
		while (this.text.charCodeAt(this.at) === 32) this.at++;
	}
	/** True at the line's end or a comment before it; reading then stands at the start of the next line. */
	endsLine() {
		const code = this.text.charCodeAt(this.at);
		if (code === 10) {
			this.at++;
			return true;
		}
		if (code === 35) {
			const end = this.text.indexOf("\n", this.at);
			this.at = end === -1 ? this.text.length : end + 1;
			return true;
		}
		return this.at >= this.text.length;
	}
	tell(pointer, start, end, keyStart, keyEnd) {
		if (this.record === void 0) return;
		const key = keyStart === void 0 || keyEnd === void 0 ? void 0 : {
			start: this.base + keyStart,
			end: this.base + keyEnd
		};
		this.record(pointer, {
			start: this.base + start,
			end: this.base + end
		}, key);
	}
};

// src/platform/yaml-flow.ts
/** Lists and mappings in brackets on one line. */
/** Adds flow collections to the cursor. Throws `notPlain` where they span lines or nest too deep. */
var YamlFlow = class extends YamlCursor {
	depth = 0;
	/** `[\u2026]` or `{\u2026}` on one line. */
	flow(pointer) {
		if (++this.depth > 64) throw notPlain;
		const value = this.text.charCodeAt(this.at) === 91 ? this.flowList(pointer) : this.flowMapping(pointer);
		this.depth--;
		return value;
	}
	flowList(pointer) {
		const items = [];
		this.at++;
		this.skipSpaces();
		if (this.text.charCodeAt(this.at) === 93) {
			this.at++;
			return items;
		}
		for (;;) {
			items.push(this.flowValue(this.record === void 0 ? "" : `${pointer}/${items.length}`, void 0, void 0));
			if (this.flowEnd(93)) return items;
		}
	}
	flowMapping(pointer) {
		const mapping = {};
		this.at++;
		this.skipSpaces();
		if (this.text.charCodeAt(this.at) === 125) {
			this.at++;
			return mapping;
		}
		for (;;) {
			const keyStart = this.at;
			const code = this.text.charCodeAt(keyStart);
			const quoted = code === 34 || code === 39;
			const key = quoted ? this.quoted(code) : this.flowPlain();
			const keyEnd = this.at;
			if (typeof key !== "string" || key === "__proto__" || key === "<<" || Object.hasOwn(mapping, key)) throw notPlain;
			this.skipSpaces();
			if (this.text.charCodeAt(this.at) !== 58) throw notPlain;
			if (!quoted && this.text.charCodeAt(this.at + 1) !== 32) throw notPlain;
			this.at++;
			this.skipSpaces();
			mapping[key] = this.flowValue(this.record === void 0 ? "" : `${pointer}/${require_json.escapePointerSegment(key)}`, keyStart, keyEnd);
			if (this.flowEnd(125)) return mapping;
		}
	}
	/** After an entry in brackets: true past the closing bracket, false at the next entry. */
	flowEnd(closing) {
		this.skipSpaces();
		const code = this.text.charCodeAt(this.at++);
		if (code === closing) return true;
		if (code !== 44) throw notPlain;
		this.skipSpaces();
		return false;
	}
	flowValue(pointer, keyStart, keyEnd) {
		const start = this.at;
		const code = this.text.charCodeAt(start);
		let value;
		if (code === 34 || code === 39) value = this.quoted(code);
		else if (code === 91 || code === 123) value = this.flow(pointer);
		else value = this.flowPlain();
		this.tell(pointer, start, this.at, keyStart, keyEnd);
		return value;
	}
	/** A scalar without quotes inside brackets, up to what ends it there. */
	flowPlain() {
		const text = this.text;
		const start = this.at;
		const first = text.charCodeAt(start);
		this.refuseIndicator(first, text.charCodeAt(start + 1));
		let at = start;
		for (;; at++) {
			const code = text.charCodeAt(at);
			if (code === 44 || code === 93 || code === 125 || code === 10 || Number.isNaN(code)) break;
			if (code === 91 || code === 123 || code === 35) throw notPlain;
			if (code === 58) {
				const next = text.charCodeAt(at + 1);
				if (next === 32) break;
				if (next === 44 || next === 93 || next === 125 || next === 10 || Number.isNaN(next)) throw notPlain;
			}
		}
		if (first === 63 || first === 58 || first === 45 && at === start + 1) throw notPlain;
		this.at = this.withoutSpaces(start, at);
		if (this.at === start) throw notPlain;
		const scalar = text.slice(start, this.at);
		return maybeTyped.has(first) ? this.typed(scalar) : scalar;
	}
};

// src/platform/yaml-plain.ts
/**
* Reads the plain YAML that people write by hand (block mappings and lists, one-line scalars, one-line brackets, `|`
* blocks) ten times faster than a full parser, and nothing else: whatever is unusual or wrong is left to
* `yaml-full.ts`. What it accepts has exactly the value that the `yaml` package gives it; a property test compares them.
*
* Why: a project of a thousand prompts holds two thousand YAML texts, and reading them with the full parser takes longer
* than checking and rendering all prompts (bench/).
*/
/** Tabs, other control characters, carriage returns; document marks and directives; a byte order mark. */
const unusual = /[\u0000-\u0009\u000b-\u001f\u007f\ufeff]|^(?:---|\.\.\.|%)/m;
/**
* The value of a plain YAML text, wrapped because null is a value; undefined where the text is not plain. `record` is
* told the places of values as offsets that start at `base`.
*/
function readPlainYaml(text, record, base = 0) {
	if (unusual.test(text)) return void 0;
	try {
		return { value: new PlainReader(text, record, base).document() };
	} catch (error) {
		if (error === notPlain) return void 0;
		throw error;
	}
}
const bar = 124;
var PlainReader = class extends YamlFlow {
	/** Offset after the last value, which is where its list or mapping ends. */
	lastEnd = 0;
	document() {
		const indent = this.nextLine();
		if (indent === -1) return null;
		const value = this.block(indent, "", void 0, void 0);
		if (this.nextLine() !== -1) throw notPlain;
		return value;
	}
	/**
	* Moves to the first character of the next line that holds something, and returns its indentation; -1 at the end.
	* Reading must stand at the start of a line.
	*/
	nextLine() {
		const text = this.text;
		for (;;) {
			const start = this.at;
			let at = start;
			while (text.charCodeAt(at) === 32) at++;
			const code = text.charCodeAt(at);
			if (code === 10) this.at = at + 1;
			else if (code === 35) {
				const end = text.indexOf("\n", at);
				this.at = end === -1 ? text.length : end + 1;
			} else if (at >= text.length) {
				this.at = text.length;
				return -1;
			} else {
				this.at = at;
				return at - start;
			}
		}
	}
	/** Puts reading back to the start of the line in which it stands, for whoever reads that line next. */
	unread(indent) {
		this.at -= indent;
	}
	/** A list or mapping whose first entry begins here, at column `indent`. */
	block(indent, pointer, keyStart, keyEnd) {
		if (++this.depth > 64) throw notPlain;
		const start = this.at;
		const value = this.isItem() ? this.list(indent, pointer) : this.mapping(indent, pointer);
		this.depth--;
		this.tell(pointer, start, this.lastEnd, keyStart, keyEnd);
		return value;
	}
	/** True at `- ` or a `-` that ends its line. */
	isItem() {
		if (this.text.charCodeAt(this.at) !== 45) return false;
		const next = this.text.charCodeAt(this.at + 1);
		return next === 32 || next === 10 || this.at + 1 >= this.text.length;
	}
	list(indent, pointer) {
		const items = [];
		for (;;) {
			const itemPointer = this.record === void 0 ? "" : `${pointer}/${items.length}`;
			const dashAt = this.at++;
			this.lastEnd = this.at;
			this.skipSpaces();
			if (this.endsLine()) {
				const inner = this.nextLine();
				if (inner > indent) items.push(this.block(inner, itemPointer, void 0, void 0));
				else {
					if (inner !== -1) this.unread(inner);
					items.push(null);
					this.tell(itemPointer, dashAt + 1, dashAt + 1, void 0, void 0);
				}
			} else if (this.isItem() || this.isEntry()) items.push(this.block(indent + this.at - dashAt, itemPointer, void 0, void 0));
			else items.push(this.scalar(indent, itemPointer, void 0, void 0));
			const next = this.nextLine();
			if (next === indent && this.isItem()) continue;
			if (next > indent) throw notPlain;
			if (next !== -1) this.unread(next);
			return items;
		}
	}
	mapping(indent, pointer) {
		const mapping = {};
		for (;;) {
			const keyStart = this.at;
			const key = this.key(mapping);
			const keyEnd = this.lastEnd;
			const entryPointer = this.record === void 0 ? "" : `${pointer}/${require_json.escapePointerSegment(key)}`;
			this.skipSpaces();
			if (this.endsLine()) {
				const inner = this.nextLine();
				if (inner > indent || inner === indent && this.isItem()) mapping[key] = this.block(inner, entryPointer, keyStart, keyEnd);
				else {
					if (inner !== -1) this.unread(inner);
					mapping[key] = null;
					this.lastEnd = keyEnd + 1;
					this.tell(entryPointer, keyEnd, keyEnd, keyStart, keyEnd);
				}
			} else mapping[key] = this.scalar(indent, entryPointer, keyStart, keyEnd);
			const next = this.nextLine();
			if (next === indent) {
				if (this.isItem()) throw notPlain;
				continue;
			}
			if (next > indent) throw notPlain;
			if (next !== -1) this.unread(next);
			return mapping;
		}
	}
	/** Reads a key and its colon. */
	key(mapping) {
		const code = this.text.charCodeAt(this.at);
		let key;
		if (code === 34 || code === 39) {
			key = this.quoted(code);
			this.lastEnd = this.at;
			this.skipSpaces();
			if (!this.isColon(this.at)) throw notPlain;
		} else {
			const start = this.at;
			const end = this.plainKeyEnd();
			if (end === -1) throw notPlain;
			this.at = end;
			this.lastEnd = this.withoutSpaces(start, end);
			key = this.text.slice(start, this.lastEnd);
			if (maybeTyped.has(code) && typeof this.typed(key) !== "string") throw notPlain;
		}
		if (key.length > 1e3 || key === "__proto__" || key === "<<" || Object.hasOwn(mapping, key)) throw notPlain;
		this.at++;
		return key;
	}
	/** Offset of the colon that ends the plain key here; -1 where the line holds no plain key. */
	plainKeyEnd() {
		const text = this.text;
		const first = text.charCodeAt(this.at);
		if (indicators.has(first) || first === 45 || first === 63 || first === 58) return -1;
		for (let at = this.at + 1;; at++) {
			const code = text.charCodeAt(at);
			if (code === 58 && this.isColon(at)) return at;
			if (code === 10 || Number.isNaN(code)) return -1;
			if (code === 35 && text.charCodeAt(at - 1) === 32) return -1;
		}
	}
	/** True at a colon that separates a key from its value: one before a space or the line's end. */
	isColon(at) {
		if (this.text.charCodeAt(at) !== 58) return false;
		const next = this.text.charCodeAt(at + 1);
		return next === 32 || next === 10 || at + 1 >= this.text.length;
	}
	/** True where a mapping's entry begins, inside a list's item. */
	isEntry() {
		const code = this.text.charCodeAt(this.at);
		if (code !== 34 && code !== 39) return this.plainKeyEnd() !== -1;
		const start = this.at;
		this.quoted(code);
		this.skipSpaces();
		const entry = this.isColon(this.at);
		this.at = start;
		return entry;
	}
	/** A value on the rest of this line, or a `|` block that begins here; reading then stands at the start of a line. */
	scalar(indent, pointer, keyStart, keyEnd) {
		const start = this.at;
		const code = this.text.charCodeAt(start);
		let value;
		if (code === bar) {
			value = this.literal(indent);
			this.tell(pointer, start, this.lastEnd, keyStart, keyEnd);
			return value;
		}
		if (code === 34 || code === 39) value = this.quoted(code);
		else if (code === 91 || code === 123) value = this.flow(pointer);
		else value = this.plain();
		this.lastEnd = this.at;
		this.tell(pointer, start, this.at, keyStart, keyEnd);
		if (this.text.charCodeAt(this.at) === 32) this.skipSpaces();
		else if (this.text.charCodeAt(this.at) === 35) throw notPlain;
		if (!this.endsLine()) throw notPlain;
		return value;
	}
	/** A scalar without quotes that fills its line. */
	plain() {
		const text = this.text;
		const start = this.at;
		const first = text.charCodeAt(start);
		this.refuseIndicator(first, text.charCodeAt(start + 1));
		let end = start;
		for (;; end++) {
			const code = text.charCodeAt(end);
			if (code === 10 || Number.isNaN(code)) break;
			if (code === 58 && this.isColon(end)) throw notPlain;
			if (code === 35 && text.charCodeAt(end - 1) === 32) break;
		}
		this.at = this.withoutSpaces(start, end);
		const scalar = text.slice(start, this.at);
		return maybeTyped.has(first) ? this.typed(scalar) : scalar;
	}
	/** A `|` block; reading then stands at the start of the line after it. */
	literal(indent) {
		const text = this.text;
		let at = this.at + 1;
		const chomp = text.charCodeAt(at);
		const strips = chomp === 45;
		if (strips || chomp === 43) at++;
		const keeps = chomp === 43;
		if (text.charCodeAt(at) !== 10) throw notPlain;
		at++;
		let inner = -1;
		let blanks = 0;
		let longestBlank = 0;
		let value = "";
		for (;;) {
			if (at >= text.length) break;
			let content = at;
			while (text.charCodeAt(content) === 32) content++;
			const width = content - at;
			let end = text.indexOf("\n", content);
			if (end === -1) end = text.length;
			if (content === end) {
				if (end === text.length && width > 0) throw notPlain;
				if (inner !== -1 && width > inner) throw notPlain;
				longestBlank = Math.max(longestBlank, width);
				blanks++;
			} else {
				if (inner === -1) {
					if (width <= indent) break;
					if (longestBlank > width) throw notPlain;
					inner = width;
				} else if (width < inner) {
					if (width > indent) throw notPlain;
					break;
				}
				if (value !== "" || blanks > 0) value += this.breaks(value === "" ? blanks : blanks + 1);
				value += text.slice(at + inner, end);
				blanks = 0;
				this.lastEnd = end;
			}
			at = end + 1;
		}
		if (inner === -1) throw notPlain;
		this.at = Math.min(at, text.length);
		if (strips) return value;
		return keeps ? value + this.breaks(blanks + 1) : `${value}\n`;
	}
	breaks(count) {
		return count === 1 ? "\n" : "\n".repeat(count);
	}
};

// src/platform/yaml.ts
var yaml_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readYaml: () => readYaml });
/**
* Reads a YAML document: the whole source, or the part between two offsets (front matter). YAML 1.2 with the core
* schema and without merge keys, as Dotprompt reads it; nesting, size and aliases are bounded (data.ts); places are
* offsets into the whole source. An empty document is null.
*/
async function readYaml(source, part) {
	return readYamlNow(source, part) ?? (await Promise.resolve().then(() => require("./platform-yaml-full.js"))).readFullYaml(source, part ?? wholeOf(source));
}
/** The same where the text is plain enough for the fast reader, without waiting; undefined for all other texts. */
function readYamlNow(source, part) {
	const text = part === void 0 ? source.text : source.text.slice(part.start, part.end);
	const plain = readPlainYaml(text);
	if (plain === void 0) return void 0;
	return {
		value: plain.value,
		problems: [],
		locations: require_locations.lazyLocations(source, (record) => readPlainYaml(text, record, part?.start))
	};
}
function wholeOf(source) {
	return {
		start: 0,
		end: source.text.length
	};
}

Object.defineProperty(exports, "readYaml", {
  enumerable: true,
  get: function () {
    return readYaml;
  }
});
Object.defineProperty(exports, "yaml_exports", {
  enumerable: true,
  get: function () {
    return yaml_exports;
  }
});
