const require_allow = require("./secrets-allow.js");
const require_encoding = require("./secrets-block.js");
const require_file_facts = require("./secrets-file-facts.js");
const require_precision = require("./secrets-precision-lists.js");

// src/secrets/match.ts
/** The same credential described twice: by several rules, or by overlapping windows. The best one stays. */
function withoutOverlaps(matches, rankOf) {
	if (matches.length < 2) return matches;
	const sorted = [...matches].sort((a, b) => rankOf(b) - rankOf(a) || b.end - b.start - (a.end - a.start) || a.start - b.start || a.rule - b.rule);
	const kept = [];
	for (const match of sorted) {
		const at = lowerBound(kept, match.start);
		const before = kept[at - 1];
		const after = kept[at];
		if (before !== void 0 && before.end > match.start) continue;
		if (after !== void 0 && after.start < match.end) continue;
		kept.splice(at, 0, match);
	}
	return kept;
}
function lowerBound(kept, start) {
	let low = 0;
	let high = kept.length;
	while (low < high) {
		const middle = low + high >> 1;
		if ((kept[middle]?.start ?? 0) < start) low = middle + 1;
		else high = middle;
	}
	return low;
}

// src/secrets/positions.ts
const newline = 10;
const fileStart = {
	line: 1,
	units: 0
};
/** The place of `to`, given the place of `from`; `from` must not be after `to`. */
function advance(bytes, from, to, place) {
	let { line } = place;
	let lineStart = -1;
	const part = bytes.subarray(from, to);
	for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, at + 1)) {
		line++;
		lineStart = from + at + 1;
	}
	if (lineStart < 0) return {
		line,
		units: place.units + unitsIn(bytes, from, to)
	};
	return {
		line,
		units: unitsIn(bytes, lineStart, to)
	};
}
/** UTF-16 units of UTF-8 text: one for every byte that begins a character, two where it needs a surrogate pair. */
function unitsIn(bytes, from, to) {
	let units = 0;
	for (let at = from; at < to; at++) {
		const byte = bytes[at];
		if ((byte & 192) !== 128) units += byte >= 240 && byte <= 244 ? 2 : 1;
	}
	return units;
}
/** Line and column from 1, columns in UTF-16 units. */
function positionOf(place) {
	return {
		line: place.line,
		column: place.units + 1
	};
}

// src/secrets/file-scan.ts
const noMatches = [];
const noDetections = [];
const noAllowances = [];
const manyMatches = 64;
/** Bytes around a block that its candidates may look at: more than any rule reaches and any layer spans. */
const context = 65536;
/** File rules see this much of a file. */
const fileRuleBytes = 1048576;
/** Scans bytes that are all there. `path` uses `/`. */
function detect(scanner, bytes, path) {
	const given = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const facts = require_encoding.encodingOf(given);
	if (facts.encoding === "bytes") return detectAs(scanner, given, path, facts);
	return withoutRepeats([...detectAs(scanner, given, path, facts), ...detectAs(scanner, given, path, require_encoding.asBytes(given, facts.mark))]);
}
/** Scans the first bytes of the kernel's read buffer. The quick way through files that hold nothing, as most do. */
function detectRead(scanner, length, path) {
	const { kernel } = scanner;
	const { readBuffer } = kernel;
	readBuffer[length] = 0;
	if (!require_encoding.isPlain(readBuffer, length)) return detect(scanner, readBuffer.subarray(0, length), path);
	const isOpen = kernel.open(readBuffer, 0, length, length);
	const hasRule = scanner.hasFileRule(path);
	if (!isOpen && !hasRule) return noDetections;
	const text = readBuffer.subarray(0, length);
	return detectionsOf(scanner, text, 0, isOpen ? require_encoding.matchOpened(scanner, text, 0, require_file_facts.fileFactsOf(path, false)) : noMatches, hasRule ? matchFileRules(scanner, text, path) : noMatches);
}
function detectAs(scanner, given, path, facts) {
	const text = facts.encoding === "bytes" ? given : require_encoding.toUtf8(given.subarray(facts.mark), facts.encoding);
	const start = facts.encoding === "bytes" ? facts.mark : 0;
	return detectionsOf(scanner, text, start, require_encoding.matchBlock(scanner, text, start, text.length, () => require_file_facts.fileFactsOf(path, facts.binary)), scanner.hasFileRule(path) ? matchFileRules(scanner, text, path) : noMatches);
}
function detectionsOf(scanner, text, start, matches, inFile) {
	if (matches.length + inFile.length === 0) return noDetections;
	return toDetections(scanner, place(text, [...matches, ...inFile], start, fileStart));
}
/** What was found in both readings of the same bytes, once. */
function withoutRepeats(detections) {
	const seen = /* @__PURE__ */ new Map();
	for (const detection of detections) {
		const key = `${detection.rule.id}\0${detection.range.start.line}\0${detection.secret}`;
		if (!seen.has(key)) seen.set(key, detection);
	}
	return [...seen.values()];
}
/**
* `known` is the encoding where the caller has it already, else the first bytes tell. `path` decides which rules apply.
*/
function streamScan(scanner, path, known) {
	const placed = [];
	let encoding;
	/** The same bytes as they stand, where they claim to be UTF-16. */
	let asTheyStand;
	/** Context before `from`, and what was not matched yet. */
	let pending = Buffer.alloc(0);
	let from = 0;
	/** Absolute offset and place of `pending[0]`, so that matches of several blocks compare. */
	let base = 0;
	let basePlace = fileStart;
	let odd = Buffer.alloc(0);
	let head = Buffer.alloc(0);
	const decode = (bytes) => {
		const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		if (encoding === void 0) {
			encoding = known ?? require_encoding.encodingOf(given);
			if (encoding.encoding !== "bytes") asTheyStand = streamScan(scanner, path, require_encoding.asBytes(given, encoding.mark));
			return decode(given.subarray(encoding.mark));
		}
		if (encoding.encoding === "bytes") return given;
		const whole = Buffer.concat([odd, given]);
		let length = whole.length & -2;
		const high = encoding.encoding === "utf16le" ? whole[length - 1] : whole[length - 2];
		if (high !== void 0 && high >= 216 && high < 220) length -= 2;
		odd = Buffer.from(whole.subarray(length));
		return require_encoding.toUtf8(whole.subarray(0, length), encoding.encoding);
	};
	const matchUntil = (limit) => {
		const factsOf = () => require_file_facts.fileFactsOf(path, encoding?.binary ?? false);
		const matches = require_encoding.matchBlock(scanner, pending, from, limit, factsOf);
		for (const match of place(pending, matches, 0, basePlace)) placed.push({
			...match,
			start: match.start + base,
			end: match.end + base
		});
		const cut = Math.max(0, limit - context);
		basePlace = advance(pending, 0, cut, basePlace);
		pending = Buffer.from(pending.subarray(cut));
		base += cut;
		from = limit - cut;
	};
	return {
		push(bytes) {
			const text = decode(bytes);
			asTheyStand?.push(bytes);
			if (head.length < fileRuleBytes && scanner.hasFileRule(path)) head = Buffer.concat([head, text.subarray(0, fileRuleBytes - head.length)]);
			pending = Buffer.concat([pending, text]);
			if (pending.length - from > 2 * context) matchUntil(pending.length - context);
		},
		finish() {
			matchUntil(pending.length);
			const matches = matchFileRules(scanner, head, path);
			placed.push(...place(head, matches, 0, fileStart));
			const detections = toDetections(scanner, placed);
			return asTheyStand === void 0 ? detections : withoutRepeats([...detections, ...asTheyStand.finish()]);
		}
	};
}
function matchFileRules(scanner, text, path) {
	const lower = path.toLowerCase();
	const matches = [];
	for (const { rule, number } of scanner.fileRules) {
		if (!rule.files.test(lower)) continue;
		const latin1 = text.toString("latin1", 0, Math.min(text.length, fileRuleBytes));
		for (const { start, end } of rule.find(latin1, path)) {
			const secret = latin1.slice(start, end);
			const around = {
				before: latin1.slice(Math.max(0, start - 256), start),
				after: latin1.slice(end, end + 256)
			};
			if (end <= start || require_precision.dismissalOfSecret(secret, rule.precision, around, "unknown") !== void 0) continue;
			matches.push({
				rule: number,
				start,
				end,
				secret,
				confidence: rule.confidence
			});
		}
	}
	return matches;
}
/** Gives each match its range. Offsets are visited in order, so the bytes are counted once. */
function place(bytes, matches, from, start) {
	if (matches.length === 0) return [];
	const offsets = [...new Set(matches.flatMap((match) => [match.start, match.end]))].sort((a, b) => a - b);
	const places = /* @__PURE__ */ new Map();
	let offset = from;
	let current = start;
	for (const next of offsets) {
		current = advance(bytes, offset, next, current);
		offset = next;
		places.set(next, current);
	}
	const positionAt = (at) => positionOf(places.get(at) ?? current);
	const mayAllow = matches.length < manyMatches || require_allow.mayHoldAllowance(bytes);
	return matches.map((match) => ({
		...match,
		range: {
			start: positionAt(match.start),
			end: positionAt(match.end)
		},
		allowances: mayAllow ? require_allow.allowancesAt(bytes, match.start, match.end) : noAllowances
	}));
}
function toDetections(scanner, placed) {
	return withoutOverlaps(placed, scanner.rankOf).flatMap((match) => {
		const rule = scanner.list[match.rule];
		if (rule === void 0 || scanner.examples.has(match.secret)) return [];
		const { range, secret, confidence, disguise, allowances } = match;
		return [{
			rule,
			range,
			secret,
			confidence,
			allowances,
			...disguise === void 0 ? {} : { disguise }
		}];
	});
}

Object.defineProperty(exports, "detect", {
  enumerable: true,
  get: function () {
    return detect;
  }
});
Object.defineProperty(exports, "detectRead", {
  enumerable: true,
  get: function () {
    return detectRead;
  }
});
Object.defineProperty(exports, "streamScan", {
  enumerable: true,
  get: function () {
    return streamScan;
  }
});
