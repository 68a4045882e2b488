const require_json = require("./platform-json.js");

// src/aws/xml.ts
/** No reply of S3, STS or IAM that we read is deeper than 8. */
const maximumDepth = 32;
/** The root element, or undefined where the text is not well-formed, is too deep or holds a document type. */
function parseXml(source) {
	const document = {
		name: "",
		children: [],
		text: ""
	};
	const open = [document];
	let at = 0;
	while (at < source.length) {
		const tagStart = source.indexOf("<", at);
		const current = open.at(-1);
		if (current === void 0) return void 0;
		if (tagStart !== at) {
			const text = resolveEntities(source.slice(at, tagStart === -1 ? source.length : tagStart));
			if (text === void 0) return void 0;
			current.text += text;
		}
		if (tagStart === -1) break;
		if (source.startsWith("<!--", tagStart)) {
			const end = source.indexOf("-->", tagStart + 4);
			if (end === -1) return void 0;
			at = end + 3;
			continue;
		}
		if (source.startsWith("<![CDATA[", tagStart)) {
			const end = source.indexOf("]]>", tagStart + 9);
			if (end === -1) return void 0;
			current.text += source.slice(tagStart + 9, end);
			at = end + 3;
			continue;
		}
		const tagEnd = source.indexOf(">", tagStart);
		if (tagEnd === -1) return void 0;
		const tag = source.slice(tagStart + 1, tagEnd);
		at = tagEnd + 1;
		if (tag.startsWith("?")) continue;
		if (tag.startsWith("!")) return void 0;
		if (tag.startsWith("/")) {
			const closed = open.pop();
			const parent = open.at(-1);
			if (closed === void 0 || parent === void 0 || closed.name !== localName(tag.slice(1))) return void 0;
			parent.children.push(closed);
			continue;
		}
		const name = localName(tag);
		if (name === "" || open.length > maximumDepth) return void 0;
		const element = {
			name,
			children: [],
			text: ""
		};
		if (tag.endsWith("/")) current.children.push(element);
		else open.push(element);
	}
	return open.length === 1 && document.children.length === 1 ? document.children[0] : void 0;
}
/** The first child of this name. */
function childOf(element, name) {
	return element?.children.find((child) => child.name === name);
}
/** The text of the first child of this name. */
function childText(element, name) {
	return childOf(element, name)?.text;
}
/** Text for an element's content in a request body. Control characters that XML cannot hold must not be in it. */
function escapeXml(text) {
	return text.replace(/[&<>"'\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Name without namespace prefix and attributes. */
function localName(tag) {
	const end = tag.search(/[\s/]/);
	const qualified = end === -1 ? tag : tag.slice(0, end);
	return qualified.slice(qualified.indexOf(":") + 1);
}
const namedEntities = /* @__PURE__ */ new Map([
	["amp", "&"],
	["lt", "<"],
	["gt", ">"],
	["quot", "\""],
	["apos", "'"]
]);
function resolveEntities(raw) {
	if (!raw.includes("&")) return raw;
	let failed = false;
	const text = raw.replace(/&([^;&]{0,10});|&/g, (_match, entity) => {
		const resolved = entity === void 0 ? void 0 : resolveEntity(entity);
		if (resolved === void 0) failed = true;
		return resolved ?? "";
	});
	return failed ? void 0 : text;
}
function resolveEntity(entity) {
	if (!entity.startsWith("#")) return namedEntities.get(entity);
	const hexadecimal = /^#x([0-9a-fA-F]{1,6})$/.exec(entity);
	const decimal = /^#([0-9]{1,7})$/.exec(entity);
	const code = hexadecimal?.[1] !== void 0 ? Number.parseInt(hexadecimal[1], 16) : Number(decimal?.[1] ?? NaN);
	return Number.isInteger(code) && code > 0 && code <= 1114111 ? String.fromCodePoint(code) : void 0;
}

// src/aws/reply.ts
/** What a reply says: its error document, read with care, whoever sent it. */
/**
* The error in a reply: `<Error>` of S3, also inside a 200, or `<ErrorResponse>` of STS and IAM. Undefined where there
* is none, and for a body that is no such document (HEAD has none, proxies send HTML).
*/
function errorDocument(reply) {
	if (reply.body.byteLength === 0) return void 0;
	const root = parseXml(textOf(reply.body));
	const error = root?.name === "Error" ? root : root?.name === "ErrorResponse" ? childOf(root, "Error") : void 0;
	const code = childText(error, "Code");
	if (error === void 0 || code === void 0 || !/^[A-Za-z0-9._-]{1,100}$/.test(code)) return void 0;
	return {
		code,
		message: plain(childText(error, "Message") ?? ""),
		fields: fieldsOf(error)
	};
}
/** Bytes as UTF-8 text, without a copy of them; what is no UTF-8 becomes U+FFFD. */
function textOf(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
/** The JSON object that a body is; undefined for anything else. */
function jsonObjectIn(bytes) {
	try {
		const value = JSON.parse(textOf(bytes));
		return require_json.isJsonObject(value) ? value : void 0;
	} catch {
		return;
	}
}
/** A server's words go into messages that people read: one line, nothing invisible, not endless. */
function plain(text) {
	const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
	return line.length > 400 ? `${line.slice(0, 400)}\u2026` : line;
}
function fieldsOf(error) {
	return new Map(error.children.filter(({ name, children }) => children.length === 0 && name !== "Code" && name !== "Message").map(({ name, text }) => [name, plain(text)]));
}

Object.defineProperty(exports, "childOf", {
  enumerable: true,
  get: function () {
    return childOf;
  }
});
Object.defineProperty(exports, "childText", {
  enumerable: true,
  get: function () {
    return childText;
  }
});
Object.defineProperty(exports, "errorDocument", {
  enumerable: true,
  get: function () {
    return errorDocument;
  }
});
Object.defineProperty(exports, "escapeXml", {
  enumerable: true,
  get: function () {
    return escapeXml;
  }
});
Object.defineProperty(exports, "jsonObjectIn", {
  enumerable: true,
  get: function () {
    return jsonObjectIn;
  }
});
Object.defineProperty(exports, "parseXml", {
  enumerable: true,
  get: function () {
    return parseXml;
  }
});
Object.defineProperty(exports, "textOf", {
  enumerable: true,
  get: function () {
    return textOf;
  }
});
