const require_words = require("./platform-words.js");

// src/platform/dollars.ts
/** Amounts of money in words. */
/** `$0.0042`, `$1.25`, `$120`: two digits that say something. */
function dollarsInWords(amount) {
	if (amount === 0) return "$0";
	if (amount >= 99.5) return `$${Math.round(amount)}`;
	if (amount >= .995) return `$${amount.toFixed(2)}`;
	return amount < 5e-5 ? "under $0.0001" : `$${amount.toFixed(4)}`;
}
/** Below this an amount is not told apart from nothing, in US dollars. */
const leastShown = 1e-9;
/**
* `$0.00175`, `$0.165`, `$1.20`, `$1,235`: three digits that say something, and cents from a dollar on.
*
* @param more digits besides, to tell it from another amount
*/
function exactDollars(amount, more = 0) {
	if (amount === 0) return "$0";
	if (amount < leastShown) return "under $0.000000001";
	const places = amount >= 999.5 ? 0 : amount >= 1 ? 2 : 2 - Math.floor(Math.log10(amount));
	const [whole = "", fraction = ""] = amount.toFixed(Math.min(20, places + more)).split(".");
	const digits = fraction.length <= 2 ? fraction : fraction.slice(0, 2) + fraction.slice(2).replace(/0+$/, "");
	return `$${require_words.grouped(Number(whole))}${digits === "" ? "" : `.${digits}`}`;
}
/** Two amounts with as many digits as tell them apart: `$1.200` and `$1.204`. */
function dollarsApart(one, other) {
	for (let more = 0; more < 4; more += 1) {
		const words = [exactDollars(one, more), exactDollars(other, more)];
		if (words[0] !== words[1]) return aligned(words, one, other);
	}
	return [exactDollars(one), exactDollars(other)];
}
/** Amounts of one size end at one digit. */
function aligned([first, second], one, other) {
	const isOneSize = Math.max(one, other) < 10 * Math.min(one, other) && one >= 1 === other >= 1;
	const [shorter, longer] = first.length < second.length ? [first, second] : [second, first];
	const missing = decimalsOf(longer) - decimalsOf(shorter);
	if (!isOneSize || missing <= 0 || decimalsOf(shorter) === 0) return [first, second];
	const padded = shorter + "0".repeat(missing);
	return shorter === first ? [padded, second] : [first, padded];
}
function decimalsOf(words) {
	return words.split(".")[1]?.length ?? 0;
}

Object.defineProperty(exports, "dollarsApart", {
  enumerable: true,
  get: function () {
    return dollarsApart;
  }
});
Object.defineProperty(exports, "dollarsInWords", {
  enumerable: true,
  get: function () {
    return dollarsInWords;
  }
});
Object.defineProperty(exports, "exactDollars", {
  enumerable: true,
  get: function () {
    return exactDollars;
  }
});
