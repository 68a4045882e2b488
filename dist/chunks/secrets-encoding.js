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
Object.defineProperty(exports, "encodingOf", {
  enumerable: true,
  get: function () {
    return encodingOf;
  }
});
Object.defineProperty(exports, "isPlain", {
  enumerable: true,
  get: function () {
    return isPlain;
  }
});
Object.defineProperty(exports, "toUtf8", {
  enumerable: true,
  get: function () {
    return toUtf8;
  }
});
