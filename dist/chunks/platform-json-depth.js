// src/platform/json-depth.ts
/** How deeply JSON text is nested, before anything walks through its value: recursion ends where the stack does. */
const quote = 34;
const backslash = 92;
/** True where no list or object of the text stands inside more than `most` others. Says nothing of whether it is JSON. */
function isNestedWithin(text, most) {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote) at = endOfText(text, at + 1);
		else if (code === 91 || code === 123) {
			depth += 1;
			if (depth > most) return false;
		} else if (code === 93 || code === 125) depth -= 1;
	}
	return true;
}
/** Offset of the quote that ends a text; the length where none does. */
function endOfText(text, start) {
	for (let at = start;;) {
		const end = text.indexOf("\"", at);
		if (end === -1) return text.length;
		let slashes = 0;
		while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
		if (slashes % 2 === 0) return end;
		at = end + 1;
	}
}

Object.defineProperty(exports, "isNestedWithin", {
  enumerable: true,
  get: function () {
    return isNestedWithin;
  }
});
