const require_markup = require("./platform-markup.js");
const require_answer_json = require("./models-answer-json.js");
const require_completion = require("./models-completion.js");
const require_json_document = require("./platform-json-document.js");
const require_portable_path = require("./platform-portable-path.js");
const require_output_folder = require("./commands-output-folder.js");

// src/models/safe-markup.ts
/**
* HTML of a stranger, reduced to markup that can do nothing. Nothing of the input is copied as markup: it is cut into
* tags and text, tags of a short list are written anew with attributes of a shorter one, and all else is escaped text or
* gone. So what a browser makes of it does not depend on how a browser mends broken HTML.
*/
const kept = new Set("a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul article aside address".split(" "));
const empty = /* @__PURE__ */ new Set([
	"br",
	"col",
	"hr"
]);
/** Gone with all that is in them: none of it is meant to be read. */
const silent = "script|style|title|head|template|noscript|iframe|object|embed|svg|math|textarea|select|xmp|noembed|noframes";
const attributes = {
	a: /* @__PURE__ */ new Set(["href", "title"]),
	td: /* @__PURE__ */ new Set(["colspan", "rowspan"]),
	th: /* @__PURE__ */ new Set([
		"colspan",
		"rowspan",
		"scope"
	]),
	ol: /* @__PURE__ */ new Set(["start"]),
	time: /* @__PURE__ */ new Set(["datetime"]),
	abbr: /* @__PURE__ */ new Set(["title"])
};
/** Addresses that open a page or a mail and nothing else. */
const address = /^(?:https?:\/\/|mailto:|#)[^\s"'<>`]*$/i;
/** True for a text whose beginning is markup, or that holds a paragraph, a heading or a list of it. */
function looksLikeMarkup(text) {
	return /^\s*<(?:!doctype|html|body|head|[a-z][a-z0-9]*[\s>/])/i.test(text) || /<(?:p|h[1-6]|ul|ol|table|div)[\s>]/i.test(text);
}
/** The title of the document, as text. */
function titleIn(html) {
	const title = /<title[^>]*>([^<]{1,300})<\/title/i.exec(html)?.[1]?.replace(/\s+/g, " ").trim();
	return title === void 0 || title === "" ? void 0 : decodeEntities(title);
}
/** Markup whose tags are all closed, with text and attributes escaped. */
function safeMarkup(html) {
	const text = withoutSilent(html);
	const open = [];
	let out = "";
	let at = 0;
	for (let start = text.indexOf("<"); start !== -1; start = text.indexOf("<", start + 1)) {
		const tag = readTag(text, start);
		if (tag === void 0) continue;
		out += textOf(text.slice(at, start));
		at = tag.end;
		start = tag.end - 1;
		const { name } = tag;
		if (!kept.has(name)) continue;
		if (!tag.closes) {
			out += `<${name}${attributesOf(name, tag.rest)}>`;
			if (!empty.has(name)) open.push(name);
		} else if (open.includes(name)) for (let inner = open.pop(); inner !== void 0; inner = open.pop()) {
			out += `</${inner}>`;
			if (inner === name) break;
		}
	}
	out += textOf(text.slice(at));
	for (const name of open.reverse()) out += `</${name}>`;
	return out.trim();
}
/** A longer tag is text: no tag that is kept needs more. It bounds the work, too. */
const longestTag = 4e3;
/** The tag that begins at `<`; undefined where none does, or where it does not end. */
function readTag(text, start) {
	const beginning = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(text.slice(start, start + 40));
	if (beginning === null) return void 0;
	const from = start + beginning[0].length;
	const last = Math.min(text.length, start + longestTag);
	let quote = "";
	for (let at = from; at < last; at += 1) {
		const character = text.charAt(at);
		if (quote !== "") {
			if (character === quote) quote = "";
		} else if (character === "\"" || character === "'") quote = character;
		else if (character === "<") return void 0;
		else if (character === ">") {
			const [, slash, name = ""] = beginning;
			return {
				name: name.toLowerCase(),
				closes: slash === "/",
				rest: text.slice(from, at),
				end: at + 1
			};
		}
	}
}
/**
* Comments, and elements whose content is no text, to their end or to the end of the document. Only so that nobody reads
* a script as prose: what is left over is escaped like everything else.
*/
function withoutSilent(html) {
	const element = new RegExp(`<(${silent})\\b[^>]{0,4000}>[\\s\\S]*?(?:</\\1\\s{0,100}>|$)`, "gi");
	return html.replace(/<!--[\s\S]*?(?:-->|$)/g, "").replace(/<[!?][^<>]{0,4000}>/g, "").replace(element, "");
}
function attributesOf(name, rest) {
	const allowed = Object.hasOwn(attributes, name) ? attributes[name] : void 0;
	if (allowed === void 0) return "";
	let out = "";
	const seen = /* @__PURE__ */ new Set();
	for (const [, written = "", double, single, bare] of rest.matchAll(/([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`=]+))/g)) {
		const attribute = written.toLowerCase();
		if (!allowed.has(attribute) || seen.has(attribute)) continue;
		seen.add(attribute);
		const value = decodeEntities(double ?? single ?? bare ?? "").trim();
		if (attribute === "href" && !address.test(value)) continue;
		if (/^(?:colspan|rowspan|start)$/.test(attribute) && !/^\d{1,4}$/.test(value)) continue;
		out += ` ${attribute}="${require_markup.escapeMarkup(value.slice(0, 2e3))}"`;
		if (attribute === "href") out += " rel=\"noopener noreferrer nofollow\"";
	}
	return out;
}
/** Text as it is meant: its entities are understood first, or they would be shown. */
function textOf(text) {
	return require_markup.escapeMarkup(decodeEntities(text));
}
const named = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'",
	nbsp: "\xA0",
	ndash: "\u2013",
	mdash: "\u2014",
	hellip: "\u2026",
	euro: "\u20ac",
	copy: "\u00a9",
	reg: "\u00ae",
	trade: "\u2122",
	laquo: "\u00ab",
	raquo: "\u00bb",
	ldquo: "\u201c",
	rdquo: "\u201d",
	lsquo: "\u2018",
	rsquo: "\u2019",
	bull: "\u2022",
	middot: "\u00b7",
	times: "\u00d7",
	rarr: "\u2192",
	larr: "\u2190",
	auml: "\u00e4",
	ouml: "\u00f6",
	uuml: "\u00fc",
	Auml: "\u00c4",
	Ouml: "\u00d6",
	Uuml: "\u00dc",
	szlig: "\u00df"
};
function decodeEntities(text) {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
		if (name !== void 0) return Object.hasOwn(named, name) ? named[name] ?? whole : whole;
		const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
		return code >= 32 && code <= 1114111 && !(code >= 55296 && code <= 57343) && !(code >= 127 && code <= 159) ? String.fromCodePoint(code) : "";
	});
}

// src/models/output.ts
/**
* From an answer to the file that is published. An answer is the text of a stranger: data in the prompt may have steered
* it. So a page holds it escaped, or reduced to markup that can do nothing, and forbids scripts besides.
*/
/**
* By the prompt's `output.format`; without one `json` where there is a schema, else `txt`. An unknown format is
* published as plain text, which is always safe.
*/
function outputFormatOf({ output }) {
	switch (output.format?.toLowerCase()) {
		case "html":
		case "htm": return "html";
		case "md":
		case "markdown": return "md";
		case "json": return "json";
		case void 0: return output.schema === void 0 ? "txt" : "json";
		default: return "txt";
	}
}
/**
* Characters that no reader sees and that change what others see or do: control characters, and those that turn the
* direction of what follows. Letters written from right to left need none of them.
*/
const unseen = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;
/** The published text of an answer, which was checked to be whole, in a format. */
function outputText(completion, format, title) {
	const written = require_completion.textOfAnswer(completion).replaceAll("\r\n", "\n").trim();
	const text = format === "json" ? written : written.replace(unseen, "");
	switch (format) {
		case "html": return htmlPage(withoutFence(text, "html"), title);
		case "md": return `${safeMarkdown(withoutFence(text, "markdown|md"))}\n`;
		case "json": return `${require_answer_json.jsonInAnswer(text)?.text ?? text}\n`;
		case "txt": return `${text}\n`;
	}
}
/** Models put a document that was asked for into a code block more often than not. */
function withoutFence(text, language) {
	const whole = new RegExp(`^\`\`\`(?:${language})[^\\S\\n]*\\n([\\s\\S]*)\\n\`\`\`$`, "i").exec(text)?.[1];
	return whole === void 0 || /^```/m.test(whole) ? text : whole.trim();
}
/**
* A page of its own. Neither scripts nor pictures, frames, forms or styles from elsewhere, by the policy in its head as
* well: whatever slipped through could fetch and run nothing.
*/
function htmlPage(text, title) {
	const isMarkup = looksLikeMarkup(text);
	const body = isMarkup ? safeMarkup(text) : paragraphs(text);
	const heading = (isMarkup ? titleIn(text) : void 0) ?? title;
	return [
		"<!doctype html>",
		"<html>",
		"<head>",
		"<meta charset=\"utf-8\">",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">`,
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
		"<meta name=\"generator\" content=\"Slipway\">",
		`<title>${require_markup.escapeMarkup(heading)}</title>`,
		"<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid;padding:.2rem .6rem}pre{overflow-x:auto}</style>",
		"</head>",
		"<body>",
		body,
		"</body>",
		"</html>",
		""
	].join("\n");
}
function paragraphs(text) {
	return text.split(/\n{2,}/).map((paragraph) => `<p>${require_markup.escapeMarkup(paragraph).replaceAll("\n", "<br>\n")}</p>`).join("\n");
}
/**
* Markdown in which nothing is HTML outside of code, and no address runs a script. In code `<` is text already; links to
* the web are left, because Markdown fetches nothing but pictures, whose addresses have to be looked at by whoever shows it.
*/
function safeMarkdown(text) {
	let fence = "";
	return text.split("\n").map((line) => {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
		if (fence !== "") {
			if (mark.startsWith(fence) && /^ {0,3}[`~]+\s*$/.test(line)) fence = "";
			return line;
		}
		if (mark !== "") {
			fence = mark;
			return line;
		}
		return safeLine(line);
	}).join("\n");
}
function safeLine(line) {
	const pieces = line.split(/(`+)/);
	let out = "";
	for (let index = 0; index < pieces.length; index += 1) {
		const piece = pieces[index] ?? "";
		const end = piece.startsWith("`") ? pieces.indexOf(piece, index + 1) : -1;
		if (end === -1) out += safePiece(piece);
		else {
			out += pieces.slice(index, end + 1).join("");
			index = end;
		}
	}
	return out;
}
function safePiece(piece) {
	return piece.replace(/<(?!(?:https?|mailto):[^\s<>]*>)(?=[A-Za-z/!?])/g, "&lt;").replace(/(\]\(\s*<?\s*|^\s*\[[^\]]*\]:\s*<?)(?=(?:javascript|vbscript|data):)/gi, "$1unsafe:");
}

// src/commands/models/answer-files.ts
const documentName = "run.json";
/**
* The name of each answer's file. Answers that are not whole, or do not fit their schema, have none: they are never
* published silently. Further answers to a question have their number in the name: `triage/late.2.md`.
*/
function namedFiles(answered) {
	const names = /* @__PURE__ */ new Map();
	const taken = /* @__PURE__ */ new Set([documentName]);
	const inOrder = [...answered.filter(({ repeat }) => repeat === 1), ...answered.filter(({ repeat }) => repeat > 1)];
	for (const one of inOrder) {
		if (one.answer.kind !== "answer" || isFaulty(one)) continue;
		const own = classicName(one.rendering);
		const plain = numbered(`${one.prompt.name}/${one.case.name}.${outputFormatOf(one.prompt)}`, one.repeat);
		const first = own === void 0 ? plain : numbered(own, one.repeat);
		let name = taken.has(folded(first)) ? plain : first;
		while (one.repeat > 1 && taken.has(folded(name))) name = numbered(name, one.repeat);
		taken.add(folded(name));
		names.set(one, name);
	}
	return names;
}
/** An answer that came, and is not fit for use: not whole, or not of its schema. */
function isFaulty({ answer, findings }) {
	return answer.kind === "answer" && findings.some(({ severity }) => severity === "error");
}
/** `triage/late.md` for the first answer, `triage/late.2.md` for the second. */
function numbered(name, repeat) {
	if (repeat === 1) return name;
	const dot = name.lastIndexOf(".");
	return dot <= name.lastIndexOf("/") ? `${name}.${repeat}` : `${name.slice(0, dot)}.${repeat}${name.slice(dot)}`;
}
/** The name under which a classic pipeline publishes the answer, where it can be the name of a file everywhere. */
function classicName({ file }) {
	return file === void 0 || require_portable_path.problemWithPath(file) !== void 0 ? void 0 : file;
}
/** The published bytes of an answer. */
function answerBytes(prompt, rendering, completion) {
	const name = classicName(rendering);
	const extension = name === void 0 ? void 0 : /\.(html?|md|json|txt)$/i.exec(name)?.[1]?.toLowerCase();
	const format = extension === void 0 ? outputFormatOf(prompt) : outputFormatOf({
		...prompt,
		output: {
			...prompt.output,
			format: extension
		}
	});
	return Buffer.from(outputText(completion, format, `${prompt.name} \u00b7 ${rendering.case}`), "utf8");
}
/** Writes the files and the document that tells of them, as a whole. */
async function writeAnswers(folder, files, document) {
	const written = [...files].map(([{ answer, prompt, rendering }, path]) => ({
		path,
		bytes: async () => answer.kind === "answer" ? answerBytes(prompt, rendering, answer.completion) : /* @__PURE__ */ new Uint8Array(0)
	}));
	await require_output_folder.writeOutputFolder({
		folder,
		marker: {
			file: documentName,
			format: "slipway/run/v1",
			pathsIn: (content) => require_output_folder.listIn(content, "answers").flatMap((one) => {
				const file = require_output_folder.textIn(one, "file");
				return file === void 0 ? [] : [file];
			})
		},
		files: [...written, {
			path: documentName,
			bytes: async () => Buffer.from(require_json_document.jsonDocument(document))
		}]
	});
}
/** Two names that some disk takes for one. */
function folded(name) {
	return name.normalize("NFC").toLowerCase();
}

exports.answerBytes = answerBytes;
exports.classicName = classicName;
exports.isFaulty = isFaulty;
exports.namedFiles = namedFiles;
exports.writeAnswers = writeAnswers;
