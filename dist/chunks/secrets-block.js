const require_precision = require("./secrets-precision-lists.js");

// src/secrets/kernel-layout.ts
/**
* Where things stand in the kernel's memory, and what its numbers mean. Read by both sides: `kernel.ts` writes, the
* kernel itself (`kernel/`, compiled to WebAssembly) reads. Addresses and sizes are in bytes.
*/
/** What a byte can be, by byte: bits of the lists below. */
const traitsAt = 1024;
/** What a byte is around an assignment, by byte: bits of the lists below. */
const kindsAt = 1280;
/** What was found: four numbers of four bytes each. */
const eventsAt = 761856;
/** The keyword table, as `table.ts` builds it. */
const tableAt = 892928;
const longestTable = 262144;
/** Text that is scanned where it was read, and text that is copied. Zeros stand around both. */
const readAt = 1417472;
const longestRead = 2097153;
const copyAt = 3518720;
const longestCopy = 655360;
/** The rule number of keywords that show a cut in a string. */
const cutRule = 65535;

// src/secrets/traits.ts
/** What single bytes can be: tables for the kernel, and tests for what is left to do here. */
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
/** The bits of a table by byte. */
function tableOf(marks) {
	const table = /* @__PURE__ */ new Uint8Array(256);
	for (const [characters, bit] of marks) for (const byte of Buffer.from(characters, "latin1")) table[byte] = (table[byte] ?? 0) | bit;
	return table;
}
/** The traits of kernel-layout.ts by byte. */
function byteTraits() {
	return tableOf([
		[letters + digits, 1 | 2 | 4 | 8],
		["_-", 2 | 4 | 8],
		["+/", 4 | 8],
		["=.:@", 8],
		["\"'`", 16],
		[`${digits}abcdefABCDEF`, 32]
	]);
}
/** The kinds of kernel-layout.ts by byte. */
function assignmentKinds() {
	const kinds = tableOf([
		[`${letters}${digits}_.-`, 1],
		[" 	", 2],
		["\"'`\\", 4],
		[")]}", 8],
		["=:>,(|<?!", 16],
		["\r\n\0", 32]
	]);
	const enders = new Set(Buffer.from("\"'`,;<>(){}[]|\\"));
	for (let byte = 33; byte < 256; byte++) if (!enders.has(byte)) kinds[byte] = (kinds[byte] ?? 0) | 64;
	return kinds;
}
/** Letter or digit. */
function isWordByte(byte) {
	if (byte === void 0) return false;
	return byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57;
}
/** Letter, digit, `_` or `-`. */
function isTokenByte(byte) {
	return isWordByte(byte) || byte === 95 || byte === 45;
}
/** Both alphabets of base64: `+` `/` and `-` `_`. */
function isBase64Byte(byte) {
	return byte === 43 || byte === 47 || isTokenByte(byte);
}

// src/secrets/layer.ts
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
const percent = 37;
const longestPercentRegion = 4096;
/** No secret in percent encoding is shorter, decoded. */
const shortestPlain = 12;
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
		const escaped = bytes[at] === percent && at + 2 < end ? escapeAt(bytes, at) : -1;
		origins[length] = at;
		decoded[length] = escaped >= 0 ? escaped : bytes[at];
		at += escaped >= 0 ? 3 : 1;
	}
	origins[length] = end;
	if (length < shortestPlain) return { next: end };
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
/** Bytes before and behind a keyword in which the rule's match stands. */
function rulesReach({ anchor, reach }) {
	return {
		...defaultReach[anchor],
		...reach
	};
}
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
			const reach = rulesReach(rule);
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
/** Text around a match that a rule's check may see. */
const surroundings = 256;
/** A window that touches the one before goes at least this far beyond what is asked for, so that neighbours share one. */
const windowBytes = 1024;
/** Windows of a `near` rule grow together up to this length. */
const longestNear = 8192;
const noMatches$1 = [];
/** The secrets in `bytes`, which the kernel has opened. */
function passOver(bytes, file, options) {
	const { kernel, rules } = options;
	let matches;
	let regions;
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
		matches ??= [];
		matches.push({
			rule: number,
			start,
			end,
			secret: bytes.toString("latin1", start, end),
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
		regions ??= /* @__PURE__ */ new Map();
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
	const tryRule = (event, number, position, length) => {
		const compiled = rules[number];
		if (compiled === void 0) return;
		if (compiled.rule.files !== void 0 && !file.matches(compiled.rule.files)) return;
		if (file.skips(compiled.rule)) return;
		if (event === 1) noteNear(compiled, position, length);
		else if (event === 0) tryStart(compiled, position);
		else if (event === 3) options.inPieces?.(position);
	};
	kernel.read((event, number, position, second) => {
		if (event === 2) options.cut?.(position);
		else if (event === 5) options.percent?.(position);
		else if (event === 4) options.blob?.(position, second);
		else tryRule(event, number, position, second);
	});
	for (const [number, region] of regions ?? []) {
		const compiled = rules[number];
		if (compiled !== void 0) searchRegion(compiled, region);
	}
	return matches ?? noMatches$1;
}

// src/secrets/block.ts
/** Empty, to be filled by one pass over a block. */
function createDisguises() {
	return {
		cuts: [],
		percents: [],
		blobs: []
	};
}
const noMatches = [];
/**
* The secrets that begin in `[from, limit)` of the block; the bytes around are context. Offsets are those of the block.
*/
function matchBlock(engine, bytes, from, limit, factsOf) {
	return engine.kernel.open(bytes, from, limit) ? matchOpened(engine, bytes, from, factsOf()) : noMatches;
}
/** The same for bytes that the kernel has opened. */
function matchOpened(engine, bytes, from, file) {
	const { kernel, rules } = engine;
	const disguises = createDisguises();
	const { cuts, percents, blobs } = disguises;
	const plain = passOver(bytes, file, {
		kernel,
		rules,
		cut: (position) => void cuts.push(beginningOfPiece(bytes, position)),
		broken: (position, rule) => {
			const isName = rule.gate === "assigned" || rule.gate === "assigned-token";
			if (rule.precision !== "none" && mayBeCut(bytes, position, isName)) cuts.push(position);
		},
		inPieces: (position) => void cuts.push(position),
		percent: (position) => void percents.push(position),
		blob: (start, end) => void blobs.push(start, end)
	});
	if (cuts.length + percents.length + blobs.length === 0) return plain;
	const matches = [...plain];
	for (const layer of layersOf(bytes, from, disguises)) {
		if (!kernel.open(layer.bytes, 0, layer.bytes.length)) continue;
		const inside = passOver(layer.bytes, file, {
			kernel,
			rules,
			disguise: layer.disguise
		});
		for (const match of inside) matches.push({
			...match,
			start: layer.origin(match.start, false),
			end: layer.origin(match.end, true)
		});
	}
	return matches;
}
/** The layers of a block: strings in pieces, percent encoding, base64 and hex. */
function* layersOf(bytes, from, { cuts, percents, blobs }) {
	let joinedUntil = from;
	for (const position of cuts.sort((a, b) => a - b)) {
		if (position < joinedUntil) continue;
		const joined = joinedLayer(bytes, position);
		if (joined === void 0) continue;
		joinedUntil = joined.end;
		yield joined.layer;
	}
	let decodedUntil = from;
	for (const position of percents) {
		if (position < decodedUntil) continue;
		const { layer, next } = percentLayer(bytes, position, from);
		decodedUntil = next;
		if (layer !== void 0) yield layer;
	}
	for (let index = 0; index < blobs.length; index += 2) yield* layersOfBlob(bytes, blobs[index] ?? 0, blobs[index + 1] ?? 0);
}

// src/secrets/encoding.ts
const probeLength = 4096;
const plain = {
	encoding: "bytes",
	mark: 0,
	binary: false
};
/** True where the first bytes have neither a mark nor a zero; behind them stands a zero. */
function isPlain(bytes, length) {
	return (bytes[0] ?? 0) < 239 && bytes.indexOf(0) >= Math.min(length, probeLength);
}
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
	if (zero < 0 || zero >= probeLength) return mark === 0 ? plain : {
		...plain,
		mark
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
Object.defineProperty(exports, "byteTraits", {
  enumerable: true,
  get: function () {
    return byteTraits;
  }
});
Object.defineProperty(exports, "compileRules", {
  enumerable: true,
  get: function () {
    return compileRules;
  }
});
Object.defineProperty(exports, "copyAt", {
  enumerable: true,
  get: function () {
    return copyAt;
  }
});
Object.defineProperty(exports, "createDisguises", {
  enumerable: true,
  get: function () {
    return createDisguises;
  }
});
Object.defineProperty(exports, "cutKeywords", {
  enumerable: true,
  get: function () {
    return cutKeywords;
  }
});
Object.defineProperty(exports, "cutRule", {
  enumerable: true,
  get: function () {
    return cutRule;
  }
});
Object.defineProperty(exports, "encodingOf", {
  enumerable: true,
  get: function () {
    return encodingOf;
  }
});
Object.defineProperty(exports, "eventsAt", {
  enumerable: true,
  get: function () {
    return eventsAt;
  }
});
Object.defineProperty(exports, "isBase64Byte", {
  enumerable: true,
  get: function () {
    return isBase64Byte;
  }
});
Object.defineProperty(exports, "isPlain", {
  enumerable: true,
  get: function () {
    return isPlain;
  }
});
Object.defineProperty(exports, "kindsAt", {
  enumerable: true,
  get: function () {
    return kindsAt;
  }
});
Object.defineProperty(exports, "layersOf", {
  enumerable: true,
  get: function () {
    return layersOf;
  }
});
Object.defineProperty(exports, "longestCopy", {
  enumerable: true,
  get: function () {
    return longestCopy;
  }
});
Object.defineProperty(exports, "longestRead", {
  enumerable: true,
  get: function () {
    return longestRead;
  }
});
Object.defineProperty(exports, "longestTable", {
  enumerable: true,
  get: function () {
    return longestTable;
  }
});
Object.defineProperty(exports, "matchBlock", {
  enumerable: true,
  get: function () {
    return matchBlock;
  }
});
Object.defineProperty(exports, "matchOpened", {
  enumerable: true,
  get: function () {
    return matchOpened;
  }
});
Object.defineProperty(exports, "readAt", {
  enumerable: true,
  get: function () {
    return readAt;
  }
});
Object.defineProperty(exports, "rulesReach", {
  enumerable: true,
  get: function () {
    return rulesReach;
  }
});
Object.defineProperty(exports, "tableAt", {
  enumerable: true,
  get: function () {
    return tableAt;
  }
});
Object.defineProperty(exports, "toUtf8", {
  enumerable: true,
  get: function () {
    return toUtf8;
  }
});
Object.defineProperty(exports, "traitsAt", {
  enumerable: true,
  get: function () {
    return traitsAt;
  }
});
