// src/secrets/table-text.ts
/**
* 32 bits that change when a rule is added, removed or moved, or is led to by other keywords. Looks at the ends and the
* lengths of texts only: it is computed in hooks that people wait for.
*/
function digestOf(rules) {
	let hash = 2166136261;
	const take = (value) => {
		hash = Math.imul(hash ^ value, 16777619);
	};
	const takeText = (text) => {
		const { length } = text;
		take(length | text.charCodeAt(0) << 8 | text.charCodeAt(length >> 1) << 16);
		take(text.charCodeAt(length - 1));
	};
	for (const rule of rules) {
		takeText(rule.id);
		if (rule.kind === "file") continue;
		take((rule.anchor === "near" ? 1 : 0) | (rule.boundary === false ? 2 : 0));
		takeText(rule.gate ?? "none");
		for (const keyword of rule.keywords) takeText(keyword);
	}
	return hash >>> 0;
}
const alignment = 4;
function padded(bytes) {
	return Math.ceil(bytes / alignment) * alignment;
}
/** The table that `encodeTable` wrote; undefined on a big-endian machine, which has to build its own. */
function decodeTable({ lengths, data }) {
	if (new Uint8Array(new Uint16Array([1]).buffer)[0] !== 1) return void 0;
	const decoded = Buffer.from(data, "base64");
	const { buffer } = new Uint8Array(decoded);
	let at = 0;
	let index = 0;
	const next = (size) => {
		const length = lengths[index++] ?? 0;
		const place = {
			at,
			length
		};
		at += padded(length * size);
		return place;
	};
	const bytes = () => {
		const place = next(1);
		return new Uint8Array(buffer, place.at, place.length);
	};
	const halves = () => {
		const place = next(2);
		return new Uint16Array(buffer, place.at, place.length);
	};
	return {
		keywordStart: halves(),
		keywordBytes: bytes(),
		targetStart: halves(),
		targetRule: halves(),
		targetFlag: bytes(),
		targetGate: bytes(),
		entryKeyword: halves(),
		entryOffset: new Int8Array(bytes()),
		entryKind: bytes(),
		entryHash: halves(),
		entryClasses: (() => {
			const place = next(4);
			return new Uint32Array(buffer, place.at, place.length);
		})(),
		heads: halves()
	};
}

Object.defineProperty(exports, "decodeTable", {
  enumerable: true,
  get: function () {
    return decodeTable;
  }
});
Object.defineProperty(exports, "digestOf", {
  enumerable: true,
  get: function () {
    return digestOf;
  }
});
