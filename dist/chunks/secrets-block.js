const require_precision = require("./secrets-precision-lists.js");

// src/secrets/fold.ts
/**
* Bytes folded into 32 classes for the keyword filter: letters without case (q shares the class of x), digits as one
* class, `_` and `-` alone, `+` and the backslash together (they join strings and lines), quotes and signs of assignment
* together, other visible characters and the pieces of UTF-8 together, blanks and all else zero.
*/
const underscore = 95;
const hyphen = 45;
/** `+` and the backslash. */
const joiners = /* @__PURE__ */ new Set([43, 92]);
/** `:` `=` `"` `'` */
const signs = /* @__PURE__ */ new Set([
	58,
	61,
	34,
	39
]);
/** The class, 0 to 31, of a byte. */
function classOf(byte) {
	const letter = (byte | 32) - 96;
	if (letter >= 1 && letter <= 26 && byte >= 65) return letter === 17 ? 24 : letter;
	if (joiners.has(byte)) return 17;
	if (byte >= 48 && byte <= 57) return 27;
	if (byte === underscore) return 28;
	if (byte === hyphen) return 29;
	if (signs.has(byte)) return 30;
	return byte > 32 && byte !== 127 ? 31 : 0;
}
/** ASCII letters in lower case, every other byte as it is. */
function lowerCaseTable() {
	const table = /* @__PURE__ */ new Uint8Array(256);
	for (let byte = 0; byte < 256; byte++) table[byte] = byte >= 65 && byte <= 90 ? byte + 32 : byte;
	return table;
}
/**
* How rare each pair of classes is: `-2 · log2(share)` as one base64 digit each, 1,024 of them, first class first.
* Measured by `bench/pairs.ts` over 200 MB of npm packages. Only speed depends on it.
*/
const pairRarity = "GPSQRRRVUPZWTSSQRXQQNTTSYVdSWYNLTMUOTSYReRdUQQQVTcQROUXUVUXXecXTYScbcSefeXWiUedVdhYXdVhhdXjZffbSXPbWZQadRVZUTcZQZeTYRVafZYaVedaQRSZaWPabdTgcZabVZbXVZXcceZiZabURNQXRQUTUaWbZSSPXUbNOPZUWQVeYYYRPSTdcdVXkhRjiYgaScfVaYUihhZmYgfaVTTXacRdZYVffYbXZchVWYWeghehddeXSUSbbdPegeSiiecfUchXaWZhfhdkeffYTYRVSRTSUfehbSTOPVgUQRfVjYkWdedZSfdcdeVhjghjkilkZilkWidgjjkkinofaXUZbdTcdhYjhebbddjeXdchghgiedebTUTXZWQbdhRfdSdcSagaUTTadhViebdYTUQUacQffiUchbXcUTidWdXfihfgdedZTPRaSRRUQdUeYXZVTWYZQPUXffYhdaaUSTUUTSbSXhVbVTSNUSiOVTRWUccheecbVXRcaXPegbVkgTbdRVjSWTUeiiclfdfZWZhcgeijmkilommTmlagffXmlhpofokXZQRaUWNWVeRjWYVSQZdSSRUWceVjeabVSPUZTaPZdVShZYZYSTcYSOTcabXhXaaSPPQZUYOZcOOeeYYaQVdRSTScYdRibYZUQXVWVWSZZiVkiSUSeUkRSSfjngjhZkkdWcScdeSigjUlihigWckjghhkljikaljeZWVaddWfhWUkjeiYWgkZVfjieikmehicXZUYZcZdfeZehcdgeThbdUTiheeiXeeaVSWaacZeehajgbYYVRgbXZgebgdffccXUgZcefXiijemiijiXmnnijhlihigglhfcTZVXXYXddeffeefffafeeffgXgfPdXUQfabYaacdeYgcbbccanbYZcedgkiZZqfbYacbccbfgbehccddbbcabeeejlhXqThdNWZXXXYaZWdcWVXYYaWTUYZbbghUagPPKSWPURVTWRYUVTVTUTUSSVWWUWeSXcQK";
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Share of positions in ordinary sources, by pair of classes (`first << 5 | second`). */
function pairShares() {
	const shares = /* @__PURE__ */ new Float64Array(1024);
	for (let pair = 0; pair < shares.length; pair++) shares[pair] = 2 ** (-digits.indexOf(pairRarity.charAt(pair)) / 2);
	return shares;
}

// src/secrets/gates.ts
/**
* Cheap tests on the bytes around a keyword, done before anything is decoded (`GateName` in rule.ts says what each asks
* for). They err on the side of true: the rule's pattern and check decide.
*/
const nameLimit = 48;
const blankLimit = 24;
const valueLimit = 64;
/** What a byte can be around an assignment; bits. */
const kind = {
	name: 1,
	blank: 2,
	quote: 4,
	closer: 8,
	sign: 16,
	end: 32,
	bare: 64
};
/** The bits of `kind` by byte. */
function assignmentKinds() {
	const kinds = /* @__PURE__ */ new Uint8Array(256);
	const mark = (characters, bit) => {
		for (const byte of Buffer.from(characters, "latin1")) kinds[byte] = kinds[byte] | bit;
	};
	mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-", kind.name);
	mark(" 	", kind.blank);
	mark("\"'`\\", kind.quote);
	mark(")]}", kind.closer);
	mark("=:>,(|<?!", kind.sign);
	mark("\r\n\0", kind.end);
	for (let byte = 33; byte < 256; byte++) kinds[byte] = kinds[byte] | kind.bare;
	for (const byte of Buffer.from("\"'`,;<>(){}[]|\\")) kinds[byte] = kinds[byte] & ~kind.bare;
	return kinds;
}
function kindAt(bytes, at, kinds) {
	return at < bytes.length ? kinds[bytes[at]] : kind.end;
}
function skip(bytes, from, limit, mask, kinds) {
	let at = from;
	while (at < from + limit && (kindAt(bytes, at, kinds) & mask) !== 0) at++;
	return at;
}
/** A value is given to the name. Looks through a type (`: string =`) and up to two calls around the value. */
const isAssigned = (bytes, _position, end, kinds) => {
	let at = skip(bytes, end, nameLimit, kind.name, kinds);
	at = skip(bytes, at, blankLimit, kind.quote | kind.closer | kind.blank, kinds);
	if ((kindAt(bytes, at, kinds) & kind.sign) === 0) return false;
	for (let level = 0; level < 4; level++) {
		at = skip(bytes, at, 48, kind.sign | kind.blank | kind.quote, kinds);
		const quoted = (kindAt(bytes, at - 1, kinds) & kind.quote) !== 0;
		const value = quoted ? quotedValue(bytes, at, kinds) : bareValue(bytes, at, kinds);
		if (value.plausible) return true;
		if (quoted) return false;
		if (bytes[value.end] === 40 || (kindAt(bytes, value.end, kinds) & kind.quote) !== 0) {
			at = value.end;
			continue;
		}
		at = skip(bytes, value.end, 72, kind.blank | kind.name | kind.sign, kinds);
		const equals = 61;
		while (at > value.end && bytes[at - 1] !== equals) at--;
		if (at === value.end) return false;
	}
	return false;
};
const longWithoutDigits = 16;
/** To the closing quote or the end of the line. */
function quotedValue(bytes, start, kinds) {
	const content = contentOf(bytes, start, kind.quote | kind.end, kinds);
	const length = content.end - start;
	const mixed = content.lower && content.upper && !content.blank && length >= 6;
	const plausible = length >= 4 && (content.special || mixed || length >= longWithoutDigits && !content.blank);
	return {
		end: content.end,
		plausible
	};
}
/** To the first blank or bracket. */
function bareValue(bytes, start, kinds) {
	let end = start;
	const limit = start + valueLimit;
	while (end < limit && (kindAt(bytes, end, kinds) & kind.bare) !== 0 && end < bytes.length) end++;
	const content = contentOf(bytes.subarray(0, end), start, 0, kinds);
	const length = end - start;
	const plausible = length >= 4 && bytes[end] !== 40 && (content.special || length >= longWithoutDigits);
	return {
		end,
		plausible
	};
}
/** What a value consists of, up to a byte of `mask`. `special`: a digit, or a sign that words and names do not have. */
function contentOf(bytes, start, mask, kinds) {
	const limit = Math.min(bytes.length, start + valueLimit);
	let special = false;
	let lower = false;
	let upper = false;
	let blank = false;
	let at = start;
	for (; at < limit; at++) {
		const byte = bytes[at];
		if ((kinds[byte] & mask) !== 0) break;
		if (byte >= 97 && byte <= 122) lower = true;
		else if (byte >= 65 && byte <= 90) upper = true;
		else if (byte === 32 || byte === 9) blank = true;
		else if (byte !== 95 && byte !== 46 && byte !== 45 && byte !== 58 && byte !== 47) special = true;
	}
	return {
		end: at,
		special,
		lower,
		upper,
		blank
	};
}
const tokenProbe = 8;
/** Eight bytes that a random token may have, at least one of them a capital or a digit: no word goes on like that. */
const beginsToken = (bytes, _position, end) => {
	let mixed = false;
	for (let at = end; at < end + tokenProbe; at++) {
		const byte = bytes[at];
		if (!isTokenByte(byte) && byte !== 46) return false;
		if (byte !== void 0 && (byte >= 48 && byte <= 57 || byte >= 65 && byte <= 90)) mixed = true;
	}
	return mixed;
};
const longestUserinfo = 512;
/** An `@` before what ends the authority of a URL (RFC 3986, 3.2), or a blank, a quote or a bracket. */
const hasUserinfo = (bytes, _position, end) => {
	const limit = Math.min(bytes.length, end + longestUserinfo);
	for (let at = end; at < limit; at++) {
		const byte = bytes[at];
		if (byte === 64) return at > end;
		if (byte <= 32 || byte === 34 || byte === 39 || byte === 60 || byte === 62 || byte === 96) return false;
		if ((byte === 47 || byte === 63) && at > end + 3 && !hasColon(bytes, end, at)) return false;
	}
	return false;
};
function hasColon(bytes, from, to) {
	for (let at = from; at < to; at++) if (bytes[at] === 58) return true;
	return false;
}
const pairedWords = /* @__PURE__ */ new Set([
	"va",
	"de",
	"co",
	"se"
]);
/** A name in one field and its value in the next: `name: X` and `value: …`, `<key>X</key><string>`, attributes. */
const isPaired = (bytes, _position, end, kinds) => {
	let at = skip(bytes, end, nameLimit, kind.name, kinds);
	if (bytes[at] === 60) return bytes[at + 1] === 47;
	const first = at;
	while (at < first + blankLimit && isBetweenFields(bytes[at])) at++;
	if (at === first) return bytes[at] === 62;
	const byte = bytes[at];
	if (byte === 62 || byte === 123) return true;
	const word = String.fromCharCode((byte ?? 0) | 32, (bytes[at + 1] ?? 0) | 32);
	if (pairedWords.has(word)) return true;
	at = skip(bytes, at, blankLimit, kind.name | kind.blank | kind.quote, kinds);
	return bytes[at] === 62;
};
/** Blank, line end, quote, comma. */
function isBetweenFields(byte) {
	if (byte === void 0) return false;
	return byte === 32 || byte === 9 || byte === 10 || byte === 13 || byte === 34 || byte === 39 || byte === 44 || byte === 92;
}
const flagWords = /* @__PURE__ */ new Set([
	"env",
	"arg",
	"#define",
	"set",
	"setx",
	"setenv",
	"export"
]);
/** A name and its value with only blanks between, where commands and definitions have that. */
const isFlag = (bytes, position, end, kinds) => {
	let at = skip(bytes, end, nameLimit, kind.name, kinds);
	const value = skip(bytes, at, blankLimit / 2, kind.blank, kinds);
	if (value === at) return false;
	if (!((kindAt(bytes, value, kinds) & kind.quote) !== 0 ? quotedValue(bytes, value + 1, kinds) : bareValue(bytes, value, kinds)).plausible) return false;
	at = position;
	const floor = position - nameLimit;
	while (at > 0 && at > floor && (kindAt(bytes, at - 1, kinds) & kind.name) !== 0) at--;
	if (bytes[at] === 45) return true;
	const before = bytes[at - 1];
	if (before === void 0 || before === 47 || before === 58 || before === 10 || before === 13) return true;
	let wordEnd = at;
	while (wordEnd > 0 && (bytes[wordEnd - 1] === 32 || bytes[wordEnd - 1] === 9)) wordEnd--;
	if (wordEnd === at) return false;
	let word = "";
	for (let index = wordEnd - 1; index >= 0 && wordEnd - index <= 8; index--) {
		const byte = bytes[index];
		if (byte <= 32) break;
		word = String.fromCharCode(byte) + word;
	}
	return word === "" || word.startsWith("-") || flagWords.has(word.toLowerCase());
};
/**
* True where no letter or digit stands before `position`, save one that ends an escape: `\n` and `\u0026` in a string,
* the `m` of a terminal's color.
*/
function beginsWord(bytes, position) {
	if (!isWordByte(bytes[position - 1]) || !isWordByte(bytes[position])) return true;
	const before = bytes[position - 1];
	const backslash = 92;
	if (bytes[position - 2] === backslash) return bytes[position - 3] !== backslash && shortEscapes.has(before ?? 0);
	if (bytes[position - 6] === backslash && bytes[position - 5] === 117) return true;
	if (bytes[position - 4] === backslash && bytes[position - 3] === 120) return true;
	if (bytes[position - 3] === 37) return true;
	const terminal = 27;
	if (before !== 109) return false;
	for (let at = position - 2; at > position - 12; at--) if (bytes[at] === terminal) return true;
	return false;
}
/** `b` `f` `n` `r` `t` `v` `0` */
const shortEscapes = /* @__PURE__ */ new Set([
	98,
	102,
	110,
	114,
	116,
	118,
	48
]);
/** Letter, digit, `_` or `-`. */
function isTokenByte(byte) {
	return isWordByte(byte) || byte === 95 || byte === 45;
}
/** Letter or digit. */
function isWordByte(byte) {
	if (byte === void 0) return false;
	return byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57;
}
/** The gates in the order of `gateNames`; the first asks nothing. */
const gates = [
	void 0,
	isAssigned,
	beginsToken,
	hasUserinfo,
	isPaired,
	isFlag
];

// src/secrets/table.ts
/**
* The keyword table: which places of a file are worth a look, and which rules to try there.
*
* A keyword filter in the manner of Aho and Corasick reads one state per byte; we look at every second position only,
* four bytes at a time. Every keyword is represented by two overlapping samples of four bytes, one byte apart, so that
* one of them begins at an even position however the keyword falls: chosen where they are rarest in ordinary sources.
* Folded to 20 bits they are the first filter; hashed, the second, which leads to the few keywords with these bytes.
*/
/** What to try where a keyword stands. */
const targetFlags = {
	near: 1,
	boundary: 2
};
const gateNames = [
	"none",
	"assigned",
	"token",
	"userinfo",
	"paired",
	"flag"
];
/** Which bytes of a sample belong to the keyword: all four, the first three, or the last three. */
const sampleKinds = {
	whole: 1,
	first: 2,
	last: 4
};
/** 16 bits of a sample's bytes, first byte lowest. The multiplier is Knuth's (2^32 divided by the golden ratio). */
function hashOf(sample) {
	return Math.imul(sample, 2654435761) >>> 16;
}
const bucketBits = 12;
/** Entries are looked up by kind and the upper bits of the hash. */
function bucketOf(hash, kind) {
	return kind >> 1 << bucketBits | hash >> 4;
}
const shortestKeyword = 3;
/** The number of no rule: keywords that show a cut in a string (`cutKeywords` of layer.ts). */
const cutTrigger = 65535;
function keywordsOf(rules, triggers) {
	const lower = lowerCaseTable();
	const byText = /* @__PURE__ */ new Map();
	const add = (text, rule, flag, gate) => {
		const bytes = Uint8Array.from(Buffer.from(text, "latin1"), (byte) => lower[byte] ?? byte);
		if (bytes.length < shortestKeyword) throw new RangeError(`the keyword ${text} has fewer than 3 bytes`);
		const key = Buffer.from(bytes).toString("latin1");
		const keyword = byText.get(key) ?? {
			bytes,
			targets: []
		};
		byText.set(key, keyword);
		if (keyword.targets.at(-1)?.rule !== rule) keyword.targets.push({
			rule,
			flag,
			gate
		});
	};
	for (const [number, rule] of rules.entries()) {
		if (rule.kind !== "keyword") continue;
		const gate = gateNames.indexOf(rule.gate ?? "none");
		for (const text of rule.keywords) add(text, number, flagOf(rule), gate);
	}
	for (const text of triggers) add(text, cutTrigger, 0, 0);
	return [...byText.values()];
}
function flagOf(rule) {
	if (rule.anchor === "near") return targetFlags.near;
	return rule.boundary === false ? 0 : targetFlags.boundary;
}
function sharesOf() {
	const pairs = pairShares();
	const alone = /* @__PURE__ */ new Float64Array(32);
	pairs.forEach((share, pair) => {
		alone[pair >> 5] = (alone[pair >> 5] ?? 0) + share;
	});
	return {
		alone,
		pairs
	};
}
/** Estimated share of places in ordinary sources where these four classes stand; outside the keyword anything does. */
function sampleShare(classes, offset, { alone, pairs }) {
	let share = 1;
	let previous;
	for (let at = offset; at < offset + 4; at++) {
		const current = classes[at];
		if (current !== void 0) {
			const before = previous === void 0 ? 1 : alone[previous] ?? 1;
			share *= (previous === void 0 ? alone[current] ?? 0 : pairs[previous << 5 | current] ?? 0) / before;
		}
		previous = current;
	}
	return share;
}
/** How much rarer a sample must be that begins before its keyword: marking it for every byte there takes time. */
const priceOfOutside = 8;
function chooseOffset(classes, shares) {
	let best = -1;
	let least = Number.POSITIVE_INFINITY;
	const first = classes.length >= 5 ? 0 : -1;
	const last = classes.length >= 5 ? classes.length - 5 : classes.length - 4;
	for (let offset = first; offset <= last; offset++) {
		const share = (offset < 0 ? priceOfOutside : 1) * (sampleShare(classes, offset, shares) + sampleShare(classes, offset + 1, shares));
		if (share >= least) continue;
		least = share;
		best = offset;
	}
	return best;
}
function entryOf(keyword, bytes, offset) {
	const kind = offset < 0 ? sampleKinds.last : offset + 4 > bytes.length ? sampleKinds.first : sampleKinds.whole;
	const sample = bytes.subarray(Math.max(0, offset), offset + 4).reduce((value, byte, index) => value | byte << 8 * index, 0);
	const classes = [
		0,
		1,
		2,
		3
	].reduce((folded, index) => {
		const byte = bytes[offset + index];
		return folded << 5 | (byte === void 0 ? 0 : classOf(byte));
	}, 0);
	return {
		keyword,
		offset,
		kind,
		hash: hashOf(sample),
		classes
	};
}
/** Builds the table for these rules, numbered by their places, and for keywords that lead to `cutTrigger`. */
function buildTable(rules, triggers) {
	const keywords = keywordsOf(rules, triggers);
	const shares = sharesOf();
	const entries = keywords.flatMap(({ bytes }, keyword) => {
		const offset = chooseOffset(Array.from(bytes, classOf), shares);
		return [entryOf(keyword, bytes, offset), entryOf(keyword, bytes, offset + 1)];
	});
	const bucket = ({ hash, kind }) => bucketOf(hash, kind);
	entries.sort((a, b) => bucket(a) - bucket(b) || a.keyword - b.keyword || a.offset - b.offset);
	const perBucket = new Array(12288).fill(0);
	for (const entry of entries) perBucket[bucket(entry)] = (perBucket[bucket(entry)] ?? 0) + 1;
	const targets = keywords.flatMap((keyword) => keyword.targets);
	return {
		keywordStart: startsOf(keywords.map((keyword) => keyword.bytes.length)),
		keywordBytes: Uint8Array.from(keywords.flatMap((keyword) => [...keyword.bytes])),
		targetStart: startsOf(keywords.map((keyword) => keyword.targets.length)),
		targetRule: Uint16Array.from(targets, (target) => target.rule),
		targetFlag: Uint8Array.from(targets, (target) => target.flag),
		targetGate: Uint8Array.from(targets, (target) => target.gate),
		entryKeyword: Uint16Array.from(entries, (entry) => entry.keyword),
		entryOffset: Int8Array.from(entries, (entry) => entry.offset),
		entryKind: Uint8Array.from(entries, (entry) => entry.kind),
		entryHash: Uint16Array.from(entries, (entry) => entry.hash),
		entryClasses: Uint32Array.from(entries, (entry) => entry.classes),
		heads: startsOf(perBucket)
	};
}
function startsOf(lengths) {
	const starts = new Uint16Array(lengths.length + 1);
	lengths.forEach((length, index) => {
		starts[index + 1] = (starts[index] ?? 0) + length;
	});
	return starts;
}

// src/secrets/filter.ts
/**
* The loops that look at every byte. Both go by pairs of bytes and without branches (a wrong guess of the processor
* costs more than the work), and note where something may be; what it is, is looked at afterwards.
*/
const roundPairs = 32768;
/** Keywords are shorter than this, so a sample that far behind the limit cannot belong to one that begins before it. */
const longestKeyword = 64;
/** 256 KiB of table: what a core's second-level cache holds beside the text. */
const sampleCount = 1 << 18;
const sampleMask = 262143;
function createFilter(table) {
	const classes = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));
	const places = /* @__PURE__ */ new Int32Array(32769);
	return {
		table,
		lower: lowerCaseTable(),
		...pairTables(classes),
		...sampleTables(table),
		places,
		view: {
			bytes: void 0,
			pairs: /* @__PURE__ */ new Uint16Array(0)
		}
	};
}
function pairTables(classes) {
	const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
	const pairClasses = /* @__PURE__ */ new Uint16Array(65536);
	const pairIsBase64 = /* @__PURE__ */ new Uint8Array(65536);
	const base64 = Uint8Array.from({ length: 256 }, (_, byte) => isBase64Byte(byte) ? 1 : 0);
	const rows = [];
	for (let fixed = 0; fixed < 256; fixed++) {
		const own = classes[fixed];
		rows[own] ??= classes.reduce((row, other, at) => {
			row[at] = littleEndian ? other << 5 | own : own << 5 | other;
			return row;
		}, /* @__PURE__ */ new Uint16Array(256));
		pairClasses.set(rows[own], fixed << 8);
		if (base64[fixed] === 1) pairIsBase64.set(base64, fixed << 8);
	}
	return {
		pairClasses,
		pairIsBase64
	};
}
function sampleTables(table) {
	const { entryKind, entryHash, entryClasses, entryKeyword, entryOffset, keywordStart, keywordBytes } = table;
	const samples = new Uint8Array(sampleCount);
	const slots = /* @__PURE__ */ new Int32Array(65536);
	for (let entry = 0; entry < entryKind.length; entry++) {
		const kind = entryKind[entry];
		const hash = entryHash[entry];
		const folded = entryClasses[entry] & sampleMask;
		if (kind === sampleKinds.whole) samples[folded] = 1;
		else if (kind === sampleKinds.first) samples.fill(1, folded, folded + 32);
		else for (let any = 0; any < sampleCount; any += 32768) samples[folded | any] = 1;
		const start = keywordStart[entryKeyword[entry]];
		const end = keywordStart[entryKeyword[entry] + 1];
		const offset = entryOffset[entry];
		const beside = offset > 0 ? -1 : 4;
		const index = start + offset + beside;
		const known = slots[hash];
		const check = known === 0 && index >= start && index < end ? keywordBytes[index] << 8 | (beside < 0 ? checkBefore : checkAfter) : 0;
		slots[hash] = known & 7 | kind | check;
	}
	return {
		samples,
		slots
	};
}
const checkBefore = 65536;
const checkAfter = 1 << 17;
/** Both alphabets: `+` `/` and `-` `_`. */
function isBase64Byte(byte) {
	return byte === 43 || byte === 47 || isTokenByte(byte);
}
/** The same bytes where a view of pairs can stand on them: an even offset in their memory. */
function aligned(bytes) {
	if (bytes.byteOffset % 2 === 0) return bytes;
	const copy = Buffer.allocUnsafeSlow(bytes.length);
	copy.set(bytes);
	return copy;
}
function pairsOf({ view }, bytes) {
	if (view.bytes !== bytes) {
		view.bytes = bytes;
		view.pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
	}
	return view.pairs;
}
/**
* Calls `found(keyword, position)` for every keyword that begins in `[from, limit)`, in order of the places where it
* was noticed. `bytes` must be `aligned`.
*/
function findKeywords(filter, bytes, from, limit, found) {
	const pairs = pairsOf(filter, bytes);
	const { places, lower, slots } = filter;
	const { keywordStart, keywordBytes, heads, entryKeyword, entryOffset } = filter.table;
	const lookUp = (hash, kind, begin) => {
		const bucket = bucketOf(hash, kind);
		const end = heads[bucket + 1];
		for (let entry = heads[bucket]; entry < end; entry++) {
			const position = begin - entryOffset[entry];
			if (position < from || position >= limit) continue;
			const keyword = entryKeyword[entry];
			const start = keywordStart[keyword];
			if (stands(bytes, position, keywordBytes, start, keywordStart[keyword + 1], lower)) found(keyword, position);
		}
	};
	const end = Math.min(pairs.length, limit + longestKeyword >> 1);
	for (let round = Math.max(0, (from >> 1) - 1); round < end; round += roundPairs) {
		const count = keepHashes(filter, bytes, noteSamples(filter, pairs, round, Math.min(end, round + roundPairs)));
		for (let index = 0; index < count; index++) {
			const begin = places[index];
			const sample = sampleAt(bytes, begin, lower);
			const whole = hashOf(sample);
			const first = hashOf(sample & 16777215);
			const last = hashOf(sample >>> 8);
			if ((slots[whole] & sampleKinds.whole) !== 0) lookUp(whole, sampleKinds.whole, begin);
			if ((slots[first] & sampleKinds.first) !== 0) lookUp(first, sampleKinds.first, begin);
			if ((slots[last] & sampleKinds.last) !== 0) lookUp(last, sampleKinds.last, begin);
		}
	}
}
/** The four bytes at `begin` in lower case, first byte lowest; zero outside. Casts: see `noteSamples`. */
function sampleAt(bytes, begin, lower) {
	if (begin < 0 || begin + 4 > bytes.length) {
		let sample = 0;
		for (let index = 0; index < 4; index++) sample |= lower[bytes[begin + index] ?? 0] << 8 * index;
		return sample;
	}
	return lower[bytes[begin]] | lower[bytes[begin + 1]] << 8 | lower[bytes[begin + 2]] << 16 | lower[bytes[begin + 3]] << 24;
}
/** Writes where four bytes of some sample's classes begin into `places`; returns how many. They end with a pair. */
function noteSamples(filter, pairs, round, end) {
	const { places, pairClasses, samples } = filter;
	let history = round > 0 ? pairClasses[pairs[round - 1]] : 0;
	let count = 0;
	for (let index = round; index < end; index++) {
		history = (history << 10 | pairClasses[pairs[index]]) & sampleMask;
		places[count] = 2 * index - 2;
		count += samples[history];
	}
	return count;
}
/** Keeps those of the first `count` places where hash and check byte are a keyword's too; returns how many. */
function keepHashes(filter, bytes, count) {
	const { places, slots, lower } = filter;
	const last = bytes.length - 5;
	let kept = 0;
	for (let index = 0; index < count; index++) {
		const begin = places[index];
		places[kept] = begin;
		if (begin < 1 || begin > last) {
			kept++;
			continue;
		}
		const sample = sampleAt(bytes, begin, lower);
		const before = lower[bytes[begin - 1]];
		const after = lower[bytes[begin + 4]];
		const whole = slots[hashOf(sample)];
		const first = slots[hashOf(sample & 16777215)];
		const kinds = whole & sampleKinds.whole & agrees(whole, before, after) | first & sampleKinds.first & agrees(first, before, after) | slots[hashOf(sample >>> 8)] & sampleKinds.last;
		kept += kinds + 7 >> 3;
	}
	return kept;
}
/** All bits set where the slot's check byte is there, or there is none to compare; without a branch. */
function agrees(slot, before, after) {
	const wanted = slot >> 8 & 255;
	return ((before ^ wanted) & -(slot >> 16 & 1) | (after ^ wanted) & -(slot >> 17 & 1)) - 1 >> 31;
}
function stands(bytes, position, keywords, start, end, lower) {
	if (position + end - start > bytes.length) return false;
	for (let index = start, at = position; index < end; index++, at++) if (lower[bytes[at]] !== keywords[index]) return false;
	return true;
}
/** Shortest run of base64 that is looked at: two blocks, so that every such run has one whole block inside. */
const blockPairs = 6;
const shortestBlob = 24;
/**
* Calls `found(start, end)` for every run of at least `shortestBlob` bytes of the base64 alphabets that begins in
* `[from, limit)`. Looks at whole blocks of 12 bytes first.
*/
function findBlobs(filter, bytes, from, limit, found) {
	const pairs = pairsOf(filter, bytes);
	const { places } = filter;
	let done = from;
	for (let round = (from >> 1) + blockPairs - 1; round < pairs.length && 2 * round < limit + 24; round += roundPairs) {
		const end = Math.min(pairs.length, round + roundPairs);
		const count = noteBlocks(filter, pairs, round, end);
		for (let index = 0; index < count; index++) {
			const blockEnd = 2 * places[index] + 2;
			if (blockEnd <= done) continue;
			let start = blockEnd - 12;
			while (start > done && isBase64Byte(bytes[start - 1])) start--;
			let stop = blockEnd;
			while (stop < bytes.length && isBase64Byte(bytes[stop])) stop++;
			done = stop;
			if (stop - start >= 24 && start < limit) found(start, stop);
		}
	}
}
function noteBlocks(filter, pairs, round, end) {
	const { places, pairIsBase64 } = filter;
	let count = 0;
	for (let index = round; index < end; index += blockPairs) {
		places[count] = index;
		count += pairIsBase64[pairs[index]] & pairIsBase64[pairs[index - 1]] & pairIsBase64[pairs[index - 2]] & pairIsBase64[pairs[index - 3]] & pairIsBase64[pairs[index - 4]] & pairIsBase64[pairs[index - 5]];
	}
	return count;
}

// src/secrets/layer.ts
/**
* Texts that stand in a file in another form: base64, hex and percent encoding, strings put together from pieces. A
* layer is the plain bytes and where each of them came from. One level only: layers have no layers.
*/
/** Text is decoded in pieces of this many characters (a multiple of four), so that memory stays bounded. */
const pieceLength = 262144;
/** Decoded bytes looked at to tell text from anything else. */
const probeLength$1 = 64;
const shortestHex = 32;
/** The layers of a run of base64 or hex characters; none where it holds no text. */
function layersOfBlob(bytes, start, end) {
	if (isHexRun(bytes, start, end)) return hexLayers(bytes, start, end);
	return base64Layers(bytes, start, end);
}
function base64Layers(bytes, start, end) {
	if (!mayBeText(bytes, start)) return [];
	const layers = [];
	for (let from = start; from < end; from += 258048) {
		const to = Math.min(end, from + pieceLength);
		const decoded = Buffer.from(bytes.toString("latin1", from, to), "base64");
		if (isWideText(decoded)) {
			const narrow = Buffer.from(decoded.toString("utf16le"), "latin1");
			layers.push({
				disguise: "base64",
				bytes: narrow,
				origin: (at, isEnd) => from + base64Place(at * 2, isEnd)
			});
		} else if (isText(decoded)) layers.push({
			disguise: "base64",
			bytes: decoded,
			origin: (at, isEnd) => from + base64Place(at, isEnd)
		});
		if (to === end) break;
	}
	return layers;
}
/** A quick look at the first eight characters, which give six bytes: nearly every identifier and hash ends here. */
function mayBeText(bytes, start) {
	let zeros = 0;
	for (let at = start; at < start + 8; at += 4) {
		const bits = base64Value(bytes[at]) << 18 | base64Value(bytes[at + 1]) << 12 | base64Value(bytes[at + 2]) << 6 | base64Value(bytes[at + 3]);
		for (const byte of [
			bits >> 16,
			bits >> 8 & 255,
			bits & 255
		]) if (byte === 0) zeros++;
		else if (byte > 126 || byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false;
	}
	return zeros === 0 || zeros === 3;
}
function base64Value(byte) {
	if (byte === void 0) return 0;
	if (byte >= 97) return byte - 71;
	if (byte >= 65) return byte === 95 ? 63 : byte - 65;
	if (byte >= 48) return byte + 4;
	return byte === 43 || byte === 45 ? 62 : 63;
}
function base64Place(offset, end) {
	return end ? Math.ceil(offset * 4 / 3) : Math.floor(offset * 4 / 3);
}
function hexLayers(bytes, start, end) {
	if (end - start < shortestHex || (end - start) % 2 !== 0) return [];
	if (!isText(Buffer.from(bytes.toString("latin1", start, start + 16), "hex"))) return [];
	const layers = [];
	for (let from = start; from < end; from += 258048) {
		const to = Math.min(end, from + pieceLength);
		const decoded = Buffer.from(bytes.toString("latin1", from, to), "hex");
		if (isText(decoded)) layers.push({
			disguise: "hex",
			bytes: decoded,
			origin: (at) => from + at * 2
		});
		if (to === end) break;
	}
	return layers;
}
function isHexRun(bytes, start, end) {
	for (let at = start; at < end; at++) if (hexValue(bytes[at]) < 0) return false;
	return true;
}
function hexValue(byte) {
	if (byte === void 0) return -1;
	if (byte >= 48 && byte <= 57) return byte - 48;
	const letter = byte | 32;
	return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
/** Visible ASCII, blanks and line ends, and pieces of UTF-8 where a line of letters has them. */
function isText(bytes) {
	const length = Math.min(bytes.length, probeLength$1);
	let foreign = 0;
	for (let at = 0; at < length; at++) {
		const byte = bytes[at];
		if (byte >= 128) foreign++;
		else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false;
		else if (byte === 127) return false;
	}
	return length > 0 && foreign * 4 <= length;
}
/** UTF-16 as PowerShell encodes its commands. */
function isWideText(bytes) {
	if (bytes.length < 6) return false;
	for (let at = 0; at + 1 < Math.min(bytes.length, probeLength$1); at += 2) {
		const low = bytes[at];
		if (bytes[at + 1] !== 0 || low < 32 && low !== 9 && low !== 10 && low !== 13 || low > 126) return false;
	}
	return true;
}
const percent$1 = 37;
const longestPercentRegion = 4096;
/** The layer around a percent sign at `position`, or where to go on when there is nothing to decode. */
function percentLayer(bytes, position, floor) {
	const value = escapeAt(bytes, position);
	if (value < 33 || value > 126) return { next: position + 1 };
	let start = position;
	while (start > floor && position - start < longestPercentRegion / 2 && staysInUrl(bytes[start - 1])) start--;
	let end = position;
	while (end < bytes.length && end - position < longestPercentRegion && staysInUrl(bytes[end])) end++;
	const decoded = Buffer.allocUnsafe(end - start);
	const origins = new Int32Array(end - start + 1);
	let length = 0;
	for (let at = start; at < end; length++) {
		const escaped = bytes[at] === percent$1 && at + 2 < end ? escapeAt(bytes, at) : -1;
		origins[length] = at;
		decoded[length] = escaped >= 0 ? escaped : bytes[at];
		at += escaped >= 0 ? 3 : 1;
	}
	origins[length] = end;
	if (length < 24 / 2) return { next: end };
	return {
		layer: {
			disguise: "percent",
			bytes: decoded.subarray(0, length),
			origin: (at) => origins[at] ?? end
		},
		next: end
	};
}
function escapeAt(bytes, position) {
	const high = hexValue(bytes[position + 1]);
	const low = hexValue(bytes[position + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}
/** Neither blank, quote, bracket nor control. */
function staysInUrl(byte) {
	return byte !== void 0 && byte > 32 && byte !== 34 && byte !== 39 && byte !== 60 && byte !== 62 && byte !== 96;
}
const quotes = /* @__PURE__ */ new Set([
	34,
	39,
	96
]);
/** `+` `.` `&` */
const operators = /* @__PURE__ */ new Set([
	43,
	46,
	38
]);
const comma = 44;
const backslash = 92;
const longestGap = 120;
const longestPiece = 1024;
const mostPieces = 16;
const contextBefore = 160;
const contextAfter = 16;
/**
* The cut that begins at `position`: a closing quote, an operator or a line end, an opening quote; or a backslash and
* a line end. Undefined where the text on both sides does not look like halves of a token.
*/
function cutAt(bytes, position) {
	const first = bytes[position];
	if (first === void 0 || !isPieceByte(bytes[position - 1])) return void 0;
	const gapEnd = Math.min(bytes.length, position + longestGap);
	let at = position + 1;
	if (first === backslash) {
		if (bytes[at] === 13) at++;
		if (bytes[at] !== 10) return void 0;
		at++;
		while (at < gapEnd && isBlank(bytes[at])) at++;
		return isPieceByte(bytes[at]) ? {
			from: position,
			to: at
		} : void 0;
	}
	if (!quotes.has(first)) return void 0;
	let hasOperator = false;
	let hasGap = false;
	let isComma = false;
	while (at < gapEnd) {
		const byte = bytes[at];
		if (operators.has(byte) && !hasOperator) hasOperator = true;
		else if (byte === comma && !hasOperator) {
			hasOperator = true;
			isComma = true;
		} else if (isBlank(byte) || byte === 10 || byte === 13 || byte === backslash) hasGap = true;
		else break;
		at++;
	}
	if (isWordByte(bytes[at]) && quotes.has(bytes[at + 1] ?? 0)) at++;
	const opening = bytes[at];
	if (opening === void 0 || !quotes.has(opening)) return void 0;
	if (!hasOperator && hasGap && opening !== first) return void 0;
	if (!isPieceByte(bytes[at + 1])) return void 0;
	return isComma ? {
		from: position,
		to: at + 1,
		isComma
	} : {
		from: position,
		to: at + 1
	};
}
function isBlank(byte) {
	return byte === 32 || byte === 9;
}
/** `+` `/` `=` `.` `:` `@` and what tokens consist of: halves of a sentence end in a blank, halves of a secret do not. */
function isPieceByte(byte) {
	if (isTokenByte(byte)) return true;
	return byte === 43 || byte === 47 || byte === 61 || byte === 46 || byte === 58 || byte === 64;
}
/** The longest first piece that is looked for behind a keyword. */
const longestStart = 160;
/** Where the piece that goes on at `position` ends: at the first byte that a token cannot have. */
function endOfPiece(bytes, position, longest) {
	const limit = Math.min(bytes.length, position + longest);
	let at = position;
	while (at < limit && isPieceByte(bytes[at])) at++;
	return at;
}
/**
* The first cut behind a keyword at `position`. A token begins with its keyword; the value of an assignment comes after
* the name, a sign and a quote.
*/
function firstCut(bytes, position, isName) {
	let at = endOfPiece(bytes, position, longestStart);
	const cut = cutAt(bytes, at);
	if (cut !== void 0 || !isName) return cut;
	const limit = Math.min(bytes.length, position + longestStart);
	for (let quotesSeen = 0; at < limit && quotesSeen < 4; at++) {
		const byte = bytes[at];
		if (byte === 10) return void 0;
		if (!quotes.has(byte)) continue;
		quotesSeen++;
		const found = cutAt(bytes, at);
		if (found !== void 0) return found;
	}
}
/** True where the text behind a keyword is cut in two. */
function mayBeCut(bytes, position, isName) {
	return firstCut(bytes, position, isName) !== void 0;
}
/** The string around `position` with its pieces put together; undefined where it is in one piece. */
function joinedLayer(bytes, position) {
	const cuts = [];
	let at = position;
	for (let cut = firstCut(bytes, position, true); cut !== void 0 && cuts.length < mostPieces; cut = cutAt(bytes, at)) {
		cuts.push(cut);
		at = endOfPiece(bytes, cut.to, longestPiece);
	}
	const list = cuts.findIndex(({ isComma }) => isComma === true);
	if (list >= 0 && !isJoined(bytes, at)) {
		at = cuts[list]?.from ?? at;
		cuts.length = list;
	}
	if (cuts.length === 0) return void 0;
	const start = Math.max(0, position - contextBefore);
	const end = Math.min(bytes.length, at + contextAfter);
	const pieces = [];
	const buffers = [];
	let length = 0;
	let from = start;
	for (const cut of [...cuts, {
		from: end,
		to: end
	}]) {
		pieces.push({
			layerStart: length,
			start: from
		});
		buffers.push(bytes.subarray(from, cut.from));
		length += cut.from - from;
		from = cut.to;
	}
	const origin = (offset, isEnd) => {
		const inside = isEnd ? offset - 1 : offset;
		const piece = pieces.findLast((candidate) => candidate.layerStart <= inside) ?? pieces[0];
		return piece === void 0 ? offset : piece.start + offset - piece.layerStart;
	};
	return {
		layer: {
			disguise: "joined",
			bytes: Buffer.concat(buffers),
			origin
		},
		end: at
	};
}
const joining = /^["'`][ \t\r\n]{0,20},?[ \t\r\n]{0,20}\][ \t\r\n]{0,20}\.join\([ ]?(?:""|''|``)[ ]?\)/;
/** True where the list whose last piece ends at `position` is put together without anything between its elements. */
function isJoined(bytes, position) {
	return joining.test(bytes.toString("latin1", position, position + 80));
}
/** Keywords that show a cut which may go through the keyword of a rule itself. */
const cutKeywords = [
	"\"+\"",
	"'+'",
	"\"+'",
	"'+\"",
	"\" + \"",
	"' + '",
	"\" +\n",
	"' +\n",
	"\" +\r",
	"' +\r"
];
/** Where the piece before the quote at `position` begins, at most 160 bytes back. */
function beginningOfPiece(bytes, position) {
	const floor = Math.max(0, position - contextBefore);
	let at = position;
	while (at > floor && !quotes.has(bytes[at - 1]) && bytes[at - 1] !== 10) at--;
	return at;
}

// src/secrets/candidates.ts
/** Calls `visit` for every rule of every keyword that begins in `[from, limit)`; the number of cuts is `cutTrigger`. */
function forEachCandidate(filter, kinds, bytes, from, limit, visit) {
	const { targetStart, targetRule, targetFlag, targetGate, keywordStart } = filter.table;
	/** Answers of the gates for the keyword at hand: bit by gate, asked and passed. */
	let asked = 0;
	let passed = 0;
	const passes = (gate, position, end) => {
		const test = gates[gate];
		if (test === void 0) return true;
		const bit = 1 << gate;
		if ((asked & bit) === 0) {
			asked |= bit;
			if (test(bytes, position, end, kinds)) passed |= bit;
		}
		return (passed & bit) !== 0;
	};
	findKeywords(filter, bytes, from, limit, (keyword, position) => {
		const length = keywordStart[keyword + 1] - keywordStart[keyword];
		asked = 0;
		passed = 0;
		const end = targetStart[keyword + 1];
		for (let target = targetStart[keyword]; target < end; target++) {
			const flag = targetFlag[target];
			if ((flag & targetFlags.boundary) !== 0 && !beginsWord(bytes, position)) continue;
			if (!passes(targetGate[target], position, position + length)) continue;
			visit(targetRule[target], flag, position, length);
		}
	});
}

// src/secrets/compiled.ts
const defaultReach = {
	start: {
		before: 64,
		after: 512
	},
	near: {
		before: 64,
		after: 256
	}
};
const noGroups = Object.freeze(Object.create(null));
function patternOf(rule) {
	const flags = rule.pattern.flags.replaceAll(/[gyd]/g, "") + (rule.anchor === "start" ? "y" : "g");
	const expression = new RegExp(rule.pattern.source, flags);
	const hasSecretGroup = rule.pattern.source.includes("(?<secret>");
	let withIndices;
	return { execute(text, position) {
		expression.lastIndex = position;
		const found = expression.exec(text);
		if (found === null) return void 0;
		const start = found.index;
		const end = start + found[0].length;
		const groups = found.groups ?? noGroups;
		if (!hasSecretGroup) return {
			start,
			end,
			groups,
			secretStart: start,
			secretEnd: end
		};
		withIndices ??= new RegExp(rule.pattern.source, `${flags}d`);
		withIndices.lastIndex = start;
		const range = withIndices.exec(text)?.indices?.groups?.["secret"];
		return {
			start,
			end,
			groups,
			secretStart: range?.[0] ?? start,
			secretEnd: range?.[1] ?? end
		};
	} };
}
/**
* Rules by number, those that are `off` left out. `custom` gives the pattern of a rule that does not run on RegExp
* (rules of a project).
*/
function compileRules(rules, off, custom) {
	const fileRules = [];
	return {
		byNumber: rules.map((rule, number) => {
			if (off.has(rule.id)) return void 0;
			if (rule.kind === "file") {
				fileRules.push({
					rule,
					number
				});
				return;
			}
			const reach = {
				...defaultReach[rule.anchor],
				...rule.reach
			};
			let pattern;
			return {
				rule,
				number,
				before: reach.before,
				after: reach.after,
				work: {
					runs: 0,
					characters: 0
				},
				pattern: () => {
					pattern ??= custom?.(rule) ?? patternOf(rule);
					return pattern;
				}
			};
		}),
		fileRules
	};
}

// src/secrets/pass.ts
/**
* One pass over a block of bytes: keyword hits become candidates, candidates run a rule's pattern in a bounded window,
* matches pass the check, the entropy and the precision layer.
*/
/** Text around a match that a rule's check may see. */
const surroundings = 256;
/** A window that touches the one before goes at least this far beyond what is asked for, so that neighbours share one. */
const windowBytes = 1024;
/** Windows of a `near` rule grow together up to this length. */
const longestNear = 8192;
/** The secrets whose keyword begins in `[from, limit)` of `bytes` (`aligned`); what stands around is context. */
function passOver(bytes, from, limit, file, options) {
	const { filter, rules, kinds } = options;
	const matches = [];
	const regions = /* @__PURE__ */ new Map();
	const lastEnd = /* @__PURE__ */ new Map();
	let windowStart = 0;
	let windowEnd = 0;
	let windowText = "";
	const openWindow = (start, end, { work }) => {
		if (start >= windowStart && end <= windowEnd) return;
		const more = start >= windowStart && start <= windowEnd ? Math.max(windowBytes, end - start) : 0;
		windowStart = start;
		windowEnd = Math.min(bytes.length, end + more);
		windowText = bytes.toString("latin1", windowStart, windowEnd);
		work.characters += windowEnd - windowStart;
	};
	const accept = (compiled, found) => {
		const { rule, number } = compiled;
		const start = windowStart + found.secretStart;
		const end = windowStart + found.secretEnd;
		if (end <= start) return;
		const secret = windowText.slice(found.secretStart, found.secretEnd);
		const wholeStart = windowStart + found.start;
		const wholeEnd = windowStart + found.end;
		const match = {
			secret,
			whole: windowText.slice(found.start, found.end),
			groups: found.groups,
			before: bytes.toString("latin1", Math.max(0, wholeStart - surroundings), wholeStart),
			after: bytes.toString("latin1", wholeEnd, Math.min(bytes.length, wholeEnd + surroundings)),
			path: file.path
		};
		const verdict = rule.check?.(match) ?? "unknown";
		if (verdict === "invalid") return;
		if (require_precision.dismissalOf(rule, match, verdict) !== void 0) return;
		const confidence = verdict === "valid" ? "high" : rule.confidence;
		matches.push({
			rule: number,
			start,
			end,
			secret,
			confidence,
			...options.disguise === void 0 ? {} : { disguise: options.disguise }
		});
	};
	const tryStart = (compiled, position) => {
		const { number, work } = compiled;
		if (position < (lastEnd.get(number) ?? 0)) return;
		const end = Math.min(bytes.length, position + compiled.after + 16);
		openWindow(Math.max(0, position - compiled.before), end, compiled);
		work.runs++;
		const found = compiled.pattern().execute(windowText, position - windowStart);
		if (found === void 0) {
			options.broken?.(position, compiled.rule);
			return;
		}
		lastEnd.set(number, windowStart + found.end);
		accept(compiled, found);
	};
	const searchRegion = (compiled, region) => {
		const { work } = compiled;
		const start = Math.max(0, region.from);
		const end = Math.min(bytes.length, region.to);
		openWindow(start, end, compiled);
		work.runs++;
		const pattern = compiled.pattern();
		let position = start - windowStart;
		const stop = end - windowStart;
		while (position < stop) {
			const found = pattern.execute(windowText, position);
			if (found === void 0 || found.start >= stop) return;
			accept(compiled, found);
			position = Math.max(found.end, found.start + 1);
		}
	};
	const noteNear = (compiled, position, length) => {
		const from = position - compiled.before;
		const to = position + length + compiled.after;
		const region = regions.get(compiled.number);
		if (region !== void 0 && from <= region.to) {
			if (to - region.from <= longestNear) {
				region.from = Math.min(region.from, from);
				region.to = Math.max(region.to, to);
				return;
			}
		}
		if (region !== void 0) searchRegion(compiled, region);
		regions.set(compiled.number, {
			from,
			to
		});
	};
	forEachCandidate(filter, kinds, bytes, from, limit, (number, flag, position, length) => {
		if (number === 65535) {
			options.cut?.(position);
			return;
		}
		const compiled = rules[number];
		if (compiled === void 0) return;
		if (compiled.rule.files !== void 0 && !file.matches(compiled.rule.files)) return;
		if (file.skips(compiled.rule)) return;
		if ((flag & targetFlags.near) !== 0) noteNear(compiled, position, length);
		else tryStart(compiled, position);
	});
	for (const [number, region] of regions) {
		const compiled = rules[number];
		if (compiled !== void 0) searchRegion(compiled, region);
	}
	return matches;
}

// src/secrets/block.ts
const percent = 37;
/**
* The secrets that begin in `[from, limit)` of the block; the bytes around are context. Offsets are those of the block.
*/
function matchBlock(engine, block, from, limit, file) {
	const bytes = aligned(block);
	const cuts = [];
	const matches = [...passOver(bytes, from, limit, file, {
		...engine,
		cut: (position) => cuts.push(beginningOfPiece(bytes, position)),
		broken: (position, rule) => {
			if (rule.precision !== "none" && mayBeCut(bytes, position, rule.gate === "assigned")) cuts.push(position);
		}
	})];
	for (const layer of layersOf(engine.filter, bytes, from, limit, cuts)) {
		const plain = aligned(layer.bytes);
		for (const match of passOver(plain, 0, plain.length, file, {
			...engine,
			disguise: layer.disguise
		})) matches.push({
			...match,
			start: layer.origin(match.start, false),
			end: layer.origin(match.end, true)
		});
	}
	return matches;
}
/** The layers of a block: strings cut at one of `cuts`, percent encoding, base64 and hex. */
function* layersOf(filter, bytes, from, limit, cuts) {
	let joinedUntil = from;
	for (const position of cuts.sort((a, b) => a - b)) {
		if (position < joinedUntil) continue;
		const joined = joinedLayer(bytes, position);
		if (joined === void 0) continue;
		joinedUntil = joined.end;
		yield joined.layer;
	}
	for (let at = bytes.indexOf(percent, from); at >= 0 && at < limit;) {
		const { layer, next } = percentLayer(bytes, at, from);
		if (layer !== void 0) yield layer;
		at = bytes.indexOf(percent, next);
	}
	const blobs = [];
	findBlobs(filter, bytes, from, limit, (start, end) => blobs.push(start, end));
	for (let index = 0; index < blobs.length; index += 2) yield* layersOfBlob(bytes, blobs[index] ?? 0, blobs[index + 1] ?? 0);
}

// src/secrets/encoding.ts
const probeLength = 4096;
/** Looks at the first 4 KiB. */
function encodingOf(bytes) {
	if (bytes[0] === 255 && bytes[1] === 254) return {
		encoding: "utf16le",
		mark: 2,
		binary: false
	};
	if (bytes[0] === 254 && bytes[1] === 255) return {
		encoding: "utf16be",
		mark: 2,
		binary: false
	};
	const mark = bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? 3 : 0;
	const zero = bytes.indexOf(0);
	if (zero < 0 || zero >= probeLength) return {
		encoding: "bytes",
		mark,
		binary: false
	};
	const probe = bytes.subarray(0, probeLength);
	const zeros = [0, 0];
	for (let at = 0; at < probe.length; at++) if (probe[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
	const [even = 0, odd = 0] = zeros;
	const half = probe.length / 2;
	if (odd > half * .6 && even < half * .05) return {
		encoding: "utf16le",
		mark: 0,
		binary: false
	};
	if (even > half * .6 && odd < half * .05) return {
		encoding: "utf16be",
		mark: 0,
		binary: false
	};
	return {
		encoding: "bytes",
		mark: 0,
		binary: true
	};
}
/** The same bytes read as they stand, whatever they claim to be. */
function asBytes(bytes, mark) {
	const zero = bytes.indexOf(0);
	return {
		encoding: "bytes",
		mark,
		binary: zero >= 0 && zero < probeLength
	};
}
/** UTF-16 bytes, without their mark, as UTF-8. An odd byte at the end is left out. */
function toUtf8(bytes, encoding) {
	const whole = bytes.subarray(0, bytes.length & -2);
	const little = encoding === "utf16le" ? whole : Buffer.from(whole).swap16();
	return Buffer.from(little.toString("utf16le"), "utf8");
}

Object.defineProperty(exports, "aligned", {
  enumerable: true,
  get: function () {
    return aligned;
  }
});
Object.defineProperty(exports, "asBytes", {
  enumerable: true,
  get: function () {
    return asBytes;
  }
});
Object.defineProperty(exports, "assignmentKinds", {
  enumerable: true,
  get: function () {
    return assignmentKinds;
  }
});
Object.defineProperty(exports, "beginningOfPiece", {
  enumerable: true,
  get: function () {
    return beginningOfPiece;
  }
});
Object.defineProperty(exports, "buildTable", {
  enumerable: true,
  get: function () {
    return buildTable;
  }
});
Object.defineProperty(exports, "compileRules", {
  enumerable: true,
  get: function () {
    return compileRules;
  }
});
Object.defineProperty(exports, "createFilter", {
  enumerable: true,
  get: function () {
    return createFilter;
  }
});
Object.defineProperty(exports, "cutKeywords", {
  enumerable: true,
  get: function () {
    return cutKeywords;
  }
});
Object.defineProperty(exports, "cutTrigger", {
  enumerable: true,
  get: function () {
    return cutTrigger;
  }
});
Object.defineProperty(exports, "encodingOf", {
  enumerable: true,
  get: function () {
    return encodingOf;
  }
});
Object.defineProperty(exports, "forEachCandidate", {
  enumerable: true,
  get: function () {
    return forEachCandidate;
  }
});
Object.defineProperty(exports, "joinedLayer", {
  enumerable: true,
  get: function () {
    return joinedLayer;
  }
});
Object.defineProperty(exports, "layersOf", {
  enumerable: true,
  get: function () {
    return layersOf;
  }
});
Object.defineProperty(exports, "matchBlock", {
  enumerable: true,
  get: function () {
    return matchBlock;
  }
});
Object.defineProperty(exports, "toUtf8", {
  enumerable: true,
  get: function () {
    return toUtf8;
  }
});
