const require_dist$1 = require("./yaml-dist-compose-compose-collection.js");
const require_data = require("./platform-data.js");
const require_finding_at = require("./platform-finding-at.js");
const require_json = require("./platform-json.js");
const require_locations = require("./platform-locations.js");
const require_rules = require("./platform-rules.js");
const require_text = require("./platform-text.js");

// src/platform/yaml-explain.ts
var import_dist = require_dist$1.require_dist();
/** Most characters of a file that a message repeats. */
const longestShown = 80;
/** What follows the first mistakes is mostly their echo. */
const mostProblems = 5;
/** Errors about one word. After any other one the parser has lost its way, and all but these are echoes. */
const localErrors = /* @__PURE__ */ new Set([
	"TAB_AS_INDENT",
	"DUPLICATE_KEY",
	"BAD_SCALAR_START",
	"BAD_DQ_ESCAPE",
	"TAG_RESOLVE_FAILED"
]);
/** Errors of the parser that are looked at for those. */
const mostErrors = 30;
/**
* Findings for the errors and warnings of the `yaml` package's parser in a part of a source, at most one for a line,
* because a second one on a line is an echo of the first.
*/
function explainYamlErrors(source, part, errors, warnings) {
	if (errors.length === 0 && warnings.length === 0) return [];
	const text = source.text.slice(part.start, part.end);
	const findings = [];
	const lines = /* @__PURE__ */ new Set();
	const index = require_text.linesOf(source);
	let structureBroken = false;
	for (const error of [...errors.slice(0, mostErrors), ...warnings.slice(0, mostErrors)]) {
		if (!localErrors.has(error.code)) {
			if (structureBroken) continue;
			structureBroken = true;
		}
		const explanation = explain(error, text);
		const place = explanation.place ?? {
			start: error.pos[0],
			end: Math.max(error.pos[1], error.pos[0])
		};
		const start = Math.min(place.start, text.length) + part.start;
		const line = index.positionAt(start).line;
		if (lines.has(line)) continue;
		lines.add(line);
		const end = Math.min(place.end + part.start, part.end);
		const { message, help, severity } = explanation;
		const words = severity === void 0 ? {
			message,
			help
		} : {
			message,
			help,
			severity
		};
		findings.push(require_finding_at.createFinding(explanation.rule ?? require_rules.yamlSyntax, source, {
			start,
			end
		}, words));
		if (findings.length === mostProblems) break;
	}
	return findings;
}
/** The parser's error in words for somebody who writes YAML twice a year. */
function explain(error, text) {
	const [start, end] = error.pos;
	const marked = text.slice(start, Math.min(end, start + 80));
	switch (error.code) {
		case "TAB_AS_INDENT": return {
			message: "A tab indents this line, which YAML does not allow.",
			help: "Write two spaces for each level in place of the tab."
		};
		case "DUPLICATE_KEY": return {
			rule: require_rules.yamlDuplicateKey,
			message: "A key stands twice in this mapping.",
			help: "Remove one of them, or rename it."
		};
		case "BAD_SCALAR_START": return {
			message: `A value cannot begin with \u201c${marked.slice(0, 1)}\u201d.`,
			help: `Put it in quotes: \`${JSON.stringify(restOfLine(text, start))}\`.`,
			place: lineRest(text, start)
		};
		case "BAD_DQ_ESCAPE": return {
			message: `\u201c${marked}\u201d is no escape that YAML knows.`,
			help: "Write a backslash as `\\\\`, or put the text in single quotes."
		};
		case "BAD_ALIAS":
		case "ALIAS_PROPS": return {
			message: "An alias (\u201c*name\u201d) cannot stand here.",
			help: "Put text that begins with \u201c*\u201d or \u201c&\u201d in quotes."
		};
		case "BAD_INDENT": return explainIndentation(error, text);
		case "BLOCK_AS_IMPLICIT_KEY": return explainSecondColon(text, start);
		case "MULTILINE_IMPLICIT_KEY": return explainMissingColon(text, start);
		case "MISSING_CHAR": return explainMissingCharacter(error, text);
		case "BLOCK_IN_FLOW": return {
			message: "A comma is missing between two entries in brackets.",
			help: "Separate the entries with commas: `{ a: 1, b: 2 }`."
		};
		case "MULTIPLE_DOCS": return {
			message: "A second document begins here (a line with \u201c---\u201d or \u201c...\u201d), and only one is read.",
			help: "Remove the line, or put text that begins with \u201c---\u201d in quotes.",
			place: lineRest(text, start)
		};
		case "TAG_RESOLVE_FAILED": return {
			message: `\u201c${marked}\u201d is a tag that nothing here understands.`,
			help: "Put text that begins with \u201c!\u201d in quotes.",
			severity: "warning"
		};
		case "KEY_OVER_1024_CHARS": return {
			message: "A key is longer than 1,024 characters.",
			help: "A quote may be missing; otherwise write a shorter key."
		};
		case "UNEXPECTED_TOKEN": return {
			message: `\u201c${restOfLine(text, start)}\u201d follows a value that is complete already.`,
			help: "Put the whole value in quotes, or remove what follows.",
			place: lineRest(text, start)
		};
		default: return {
			message: `This is not valid YAML: ${error.message}.`,
			help: "Put the value in quotes, or compare it with an example in docs/prompts.md."
		};
	}
}
function explainIndentation(error, text) {
	const start = error.pos[0];
	if (/^Flow (?:map|sequence)/.test(error.message)) {
		const bracket = error.message.startsWith("Flow map") ? "}" : "]";
		const before = Math.max(0, text.lastIndexOf("\n", start - 1));
		return {
			message: `A bracket is opened and not closed: \u201c${bracket}\u201d is missing before this line.`,
			help: `Write the missing \u201c${bracket}\u201d at the end of the list or mapping above.`,
			place: start > before ? lineRest(text, start) : {
				start,
				end: start + 1
			}
		};
	}
	if (/^[ ]*-(?:\s|$)/m.test(text.slice(0, start))) {
		const outside = explainOutsideItem(text, start);
		if (outside.isOutside) return outside;
	}
	return {
		message: "This line is indented differently from the others of its list or mapping.",
		help: "Indent entries that belong together by the same number of spaces.",
		place: lineRest(text, start)
	};
}
/**
* `name: \u2026` under a list's item, neither in line with the item's first key nor with a key further out. The place in the
* error is that of the line's start or of its first word.
*/
function explainOutsideItem(text, start) {
	const lineStart = text.lastIndexOf("\n", start - (text[start] === "\n" ? 1 : 0)) + 1;
	const indent = /^ */.exec(lineRestText(text, lineStart))?.[0].length ?? 0;
	const place = lineRest(text, lineStart + indent);
	const item = itemAbove(text, lineStart);
	const isOutside = item !== void 0 && indent < item.column && indent >= item.dash && text[lineStart + indent] !== "-";
	const spaces = `${item?.column} ${item?.column === 1 ? "space" : "spaces"}`;
	return {
		message: "This line is indented differently from the others of its list or mapping.",
		help: isOutside ? `Begin the line with ${spaces}, so that it lines up with \u201c${item.key}\u201d above.` : "Indent it so that it lines up with the key above that it belongs beside.",
		place,
		isOutside
	};
}
/** The nearest line above that begins an item with a key: columns of its dash and of the key, from 0. */
function itemAbove(text, before) {
	for (let end = before - 1; end > 0;) {
		const start = text.lastIndexOf("\n", end - 1) + 1;
		const item = /^( *)(- +)([^\s:][^:\n]{0,60}):(?:\s|$)/.exec(text.slice(start, Math.min(end, start + 200)));
		if (item !== null) {
			const [, spaces = "", dash = "", key = ""] = item;
			return {
				dash: spaces.length,
				column: spaces.length + dash.length,
				key
			};
		}
		end = start - 1;
	}
}
function lineRestText(text, start) {
	const { end } = lineRest(text, start);
	return text.slice(start, Math.min(end, start + 200));
}
/** `title: Note: read this`, or a value on one line with entries below it. */
function explainSecondColon(text, start) {
	const rest = restOfLine(text, start);
	if (/:(?:\s|$)/.test(rest)) return {
		message: "A second colon stands in this line, so YAML takes it for a mapping inside a value.",
		help: `Put the value in quotes: \`${JSON.stringify(rest)}\`.`,
		place: lineRest(text, start)
	};
	return {
		message: "The key on this line has a value already, and indented lines follow.",
		help: "Move the value into the indented lines, or indent those lines less.",
		place: lineRest(text, start)
	};
}
/** The parser joins a line that lacks its colon to the next line, and complains about a key over two lines. */
function explainMissingColon(text, start) {
	const line = restOfLine(text, start);
	const place = lineRest(text, start);
	const glued = /^([^\s:]+):(\S.*)$/.exec(line);
	if (glued !== null) return {
		message: "A space is missing after the colon.",
		help: `Write it so: \`${glued[1]}: ${glued[2]}\`.`,
		place
	};
	const dash = /^-(\S.*)$/.exec(line);
	if (dash !== null) return {
		message: "A space is missing after the dash.",
		help: `Write it so: \`- ${dash[1]}\`.`,
		place
	};
	const words = /^(\S+)\s+(.+)$/.exec(line);
	return {
		message: "A colon is missing on this line.",
		help: words === null ? `Write it so: \`${line}:\`.` : `Write it so: \`${words[1]}: ${words[2]}\`.`,
		place
	};
}
function explainMissingCharacter(error, text) {
	const start = error.pos[0];
	const quote = /closing (["'])quote/.exec(error.message)?.[1];
	if (quote !== void 0) {
		const opening = openingQuote(text, quote);
		return {
			message: `A quote (${quote}) is opened and never closed.`,
			help: `Write the missing ${quote} at the end of the value.`,
			place: opening === void 0 ? {
				start,
				end: start + 1
			} : lineRest(text, opening)
		};
	}
	if (error.message.startsWith("Sequence item")) return explainOutsideItem(text, start);
	if (error.message.startsWith("Implicit map keys")) return explainMissingColon(text, start);
	const bracket = /(?:expected|Expected|end with a|with) ?(?:a )?([\]}])/.exec(error.message)?.[1];
	return {
		message: bracket === void 0 ? `This is not valid YAML: ${error.message}.` : `A closing \u201c${bracket}\u201d is missing.`,
		help: bracket === void 0 ? "Put the value in quotes." : `Write \u201c${bracket}\u201d after the last entry.`
	};
}
/** The quote that was opened last and not closed: the last line on which a value begins with one and does not end in one. */
function openingQuote(text, quote) {
	let found;
	let offset = 0;
	for (const line of text.split("\n")) {
		const at = line.search(/(?:[:\-[{,]\s+|^\s*)["']/);
		if (at !== -1) {
			const opening = line.indexOf(quote, at);
			if (opening !== -1 && line.indexOf(quote, opening + 1) === -1) {
				found = offset + opening;
				break;
			}
		}
		offset += line.length + 1;
	}
	return found;
}
/** For a message: the rest of the line, cut where it is long. */
function restOfLine(text, start) {
	const { end } = lineRest(text, start);
	return end - start > 80 ? `${text.slice(start, start + 80)}\u2026` : text.slice(start, end);
}
function lineRest(text, start) {
	const newline = text.indexOf("\n", start);
	let end = newline === -1 ? text.length : newline;
	while (end > start && (text[end - 1] === " " || text[end - 1] === "\r")) end--;
	return {
		start,
		end
	};
}

// src/platform/yaml-full.ts
/**
* Reads any YAML 1.2 file with the `yaml` package, explains what is wrong in plain words, and turns it into JSON values
* within bounds. Loaded only for files that `yaml-plain.ts` leaves to it.
*/
const tooDeep = {
	message: `Lists and mappings are nested more than ${64} levels deep.`,
	help: "Write flatter data."
};
/** Reads the part of a source between two offsets as one YAML document. */
function readFullYaml(source, part) {
	const context = {
		source,
		part,
		text: source.text.slice(part.start, part.end)
	};
	const problems = [];
	const document = parse(context.text);
	const exhausted = document === void 0 ? { pos: [0, 1] } : document.errors.find((error) => error.code === "RESOURCE_EXHAUSTION");
	if (document === void 0 || exhausted !== void 0) {
		const at = part.start + (exhausted?.pos[0] ?? 0);
		problems.push(require_finding_at.createFinding(require_rules.yamlTooLarge, source, {
			start: at,
			end: at + 1
		}, tooDeep));
		return {
			value: void 0,
			problems,
			locations: require_locations.lazyLocations(source, () => {})
		};
	}
	problems.push(...explainYamlErrors(source, part, document.errors, document.warnings));
	const contents = document.contents;
	return {
		value: new Converter(context, problems, void 0).convert(contents),
		problems,
		locations: require_locations.lazyLocations(source, (record) => new Converter(context, [], record).convert(contents))
	};
}
/** The parsed document; undefined where its nesting exhausts the parser. */
function parse(text) {
	if (deepestBrackets(text) > deepestParsed || deepLine.test(text)) return void 0;
	try {
		return (0, import_dist.parseDocument)(text, {
			prettyErrors: false,
			uniqueKeys: false,
			logLevel: "error"
		});
	} catch (error) {
		if (error instanceof RangeError) return void 0;
		throw error;
	}
}
/** Far more than is accepted, because brackets in text count here too; far less than what takes the parser seconds. */
const deepestParsed = 1e3;
const deepLine = /^[ ]*(?:[-?] +){500}/m;
/** How deep brackets are open at most, counted without regard to quotes. */
function deepestBrackets(text) {
	let open = 0;
	let deepest = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 91 || code === 123) {
			if (++open > deepest) deepest = open;
		} else if ((code === 93 || code === 125) && open > 0) open--;
	}
	return deepest;
}
/** Leaves the recursion where a bound is reached. */
var BeyondBounds = class extends Error {};
var Converter = class {
	context;
	problems;
	record;
	anchors = /* @__PURE__ */ new Map();
	/** Nodes that are being converted: an alias to one of them would never end. */
	open = /* @__PURE__ */ new Set();
	values = 0;
	aliasValues = 0;
	aliasDepth = 0;
	constructor(context, problems, record) {
		this.context = context;
		this.problems = problems;
		this.record = record;
	}
	convert(contents) {
		try {
			return this.value(contents, "", void 0, 0);
		} catch (error) {
			if (error instanceof BeyondBounds) return void 0;
			throw error;
		}
	}
	value(node, pointer, key, depth) {
		if (node === null) return null;
		const range = this.rangeOf(node);
		if (this.aliasDepth === 0) this.record?.(pointer, range, key);
		this.values++;
		if (this.aliasDepth > 0) this.aliasValues++;
		if (this.values > 5e5 || this.aliasValues > 2e4) this.stop(range, `Its aliases stand for more than ${require_data.maximumAliasValues} values.`, "Write the values out, or split the file.");
		if (depth > 64) this.stop(range, tooDeep.message, tooDeep.help);
		if ((0, import_dist.isAlias)(node)) return this.alias(node.source, range, pointer, depth);
		if ("anchor" in node && typeof node.anchor === "string") this.anchors.set(node.anchor, node);
		if ((0, import_dist.isScalar)(node)) return this.scalar(node.value, range);
		this.open.add(node);
		const value = (0, import_dist.isMap)(node) ? this.mapping(node.items, pointer, depth) : (0, import_dist.isSeq)(node) ? this.list(node.items, pointer, depth) : null;
		this.open.delete(node);
		return value;
	}
	alias(name, range, pointer, depth) {
		const target = this.anchors.get(name);
		if (target === void 0) {
			this.report(require_rules.yamlSyntax, range, `\u201c*${name}\u201d refers to an anchor that is not defined above it.`, `Put text that begins with \u201c*\u201d in quotes: \`${JSON.stringify(`*${name}`)}\`.`);
			return `*${name}`;
		}
		if (this.open.has(target)) this.stop(range, `\u201c*${name}\u201d refers to a value that contains it.`, "Write the value out.");
		this.aliasDepth++;
		const value = this.value(target, pointer, void 0, depth);
		this.aliasDepth--;
		return value;
	}
	scalar(value, range) {
		switch (typeof value) {
			case "string":
				if (!value.isWellFormed()) {
					this.report(require_rules.yamlNotJson, range, "The text holds half of a character (a lone surrogate).", "Write the character itself.");
					return value.toWellFormed();
				}
				return value;
			case "number":
				if (!Number.isFinite(value)) {
					this.report(require_rules.yamlNotJson, range, `${this.textOf(range)} is no number that JSON has.`, "Write a number, or put it in quotes.");
					return null;
				}
				return value;
			case "boolean": return value;
			case "bigint": return Number(value);
			default: return null;
		}
	}
	list(items, pointer, depth) {
		return items.map((item, index) => this.value(item, `${pointer}/${index}`, void 0, depth + 1));
	}
	mapping(pairs, pointer, depth) {
		const object = {};
		for (const pair of pairs) {
			const keyNode = pair.key;
			const keyRange = keyNode === null ? void 0 : this.rangeOf(keyNode);
			const name = this.keyName(keyNode, keyRange);
			if (name === void 0) continue;
			if (Object.hasOwn(object, name) && keyRange !== void 0) this.report(require_rules.yamlDuplicateKey, keyRange, `The key \u201c${name}\u201d stands twice in this mapping; readers keep only one of the two.`, "Remove one of them, or rename it.");
			const value = this.value(pair.value, `${pointer}/${require_json.escapePointerSegment(name)}`, keyRange, depth + 1);
			if (pair.value === null && keyRange !== void 0 && this.aliasDepth === 0) this.record?.(`${pointer}/${require_json.escapePointerSegment(name)}`, {
				start: keyRange.end,
				end: keyRange.end
			}, keyRange);
			require_json.setOwnProperty(object, name, value);
		}
		return object;
	}
	/** A key as the `yaml` package writes it into an object; undefined (and a finding) for lists and mappings. */
	keyName(node, range) {
		if (node === null) return "";
		const target = (0, import_dist.isAlias)(node) ? this.anchors.get(node.source) : node;
		if (target !== void 0 && (0, import_dist.isScalar)(target)) return target.value === null ? "" : String(target.value);
		if (range !== void 0) {
			const written = this.textOf(range);
			const mustache = this.context.text[range.start - this.context.part.start - 1] === "{" || written.startsWith("{");
			this.report(require_rules.yamlSyntax, range, mustache ? "\u201c{{\u2026}}\u201d without quotes is a mapping inside a mapping in YAML, not text." : "A list or a mapping stands where a key should.", mustache ? "Put the value in quotes: `\"{{name}}\"`." : "Write a plain name as the key.");
		}
	}
	rangeOf(node) {
		const [start, end] = node.range ?? [0, 0];
		const base = this.context.part.start;
		const text = this.context.text;
		let last = end;
		while (last > start + 1 && (text[last - 1] === "\n" || text[last - 1] === " ")) last--;
		return {
			start: base + start,
			end: base + last
		};
	}
	textOf(range) {
		return this.context.source.text.slice(range.start, Math.min(range.end, range.start + 80));
	}
	report(rule, range, message, help) {
		if (this.problems.length < 20) this.problems.push(require_finding_at.createFinding(rule, this.context.source, range, {
			message,
			help
		}));
	}
	stop(range, message, help) {
		this.report(require_rules.yamlTooLarge, range, message, help);
		throw new BeyondBounds();
	}
};

exports.readFullYaml = readFullYaml;
