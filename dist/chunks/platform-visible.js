const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/platform/visible.ts
var visible_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	unseenIn: () => unseenIn,
	visible: () => visible,
	visibleLine: () => visibleLine
});
/**
* Makes characters visible that a terminal obeys or a reader cannot see. File names, prompt text and commit messages
* are written by strangers: an escape sequence could hide a line, a bidirectional mark could reorder one, an
* invisible letter could carry an instruction to a model.
*/
/**
* Obeyed or unseen: C0 (but tab and line feed), DEL and C1; bidirectional marks, embeddings and isolates; zero-width
* and other default-ignorable characters (fillers of Hangul, the soft hyphen, variation selectors and their
* supplement); line and paragraph separators; tags; interlinear annotations; lone surrogates; and two symbols that are
* drawn as nothing, the blank of Braille and the notehead that is none. Source: Unicode 16, General_Category Cc, Cf, Cs,
* Zl, Zp and the property Default_Ignorable_Code_Point.
*/
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/gu;
/** Whether the text can go out as it is: the usual case, decided without a callback. */
const plain = /^[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u061b\u061d-\u070e]*$/u;
/** The text with every character that is obeyed or unseen written as `[U+001B]`. Tabs and line feeds stay. */
function visible(text) {
	if (plain.test(text)) return text;
	return text.replace(unseen, (character, offset) => {
		if (character === "	" || character === "\n") return character;
		if (belongsHere(character, text, offset)) return character;
		return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
	});
}
/** The same for text that must stay on one line: line feeds and tabs are shown too. */
function visibleLine(text) {
	return visible(text).replaceAll("\n", "[U+000A]").replaceAll("	", "[U+0009]");
}
/** Where a text holds such characters; at most `most` of them. Tabs, line feeds and parts of emoji and words are none. */
function unseenIn(text, most) {
	if (plain.test(text)) return [];
	const found = [];
	for (const { 0: character, index } of text.matchAll(unseen)) {
		if (character === "	" || character === "\n" || belongsHere(character, text, index)) continue;
		if (found.length >= most) break;
		found.push({
			offset: index,
			length: character.length,
			code: character.codePointAt(0) ?? 0
		});
	}
	return found;
}
/**
* What stands where its script or an emoji needs it may stay: a joiner in Arabic and Indic words, a selector behind an
* emoji, a filler in an old Korean syllable. Anywhere else the same character is there to hide something.
*/
function belongsHere(character, text, offset) {
	switch (character) {
		case "\u200d": return joinsEmoji(text, offset) || joinsLetters(text, offset);
		case "\u200c": return joinsLetters(text, offset);
		case "\u200b": return unspaced.test(before(text, offset)) && unspaced.test(after(text, offset));
		case "\ufe0e":
		case "\ufe0f": return /\p{Extended_Pictographic}$/u.test(before(text, offset)) || /[0-9#*]/.test(before(text, offset)) && after(text, offset) === "\u20e3";
		case "\u2800": return /[\u2801-\u28ff]/.test(text.slice(Math.max(0, offset - 8), offset + 9));
		case "\u115f": return /[\u1161-\u11a7\ud7b0-\ud7c6]/.test(after(text, offset));
		case "\u1160": return /[\u1100-\u115e\ua960-\ua97c]/.test(before(text, offset));
		case "\u180b":
		case "\u180c":
		case "\u180d":
		case "\u180f": return /\p{Letter}/u.test(before(text, offset)) && /\p{Script=Mongolian}/u.test(before(text, offset));
		default: return character >= "\udb40\udc00" && isFlagOfRegion(text, offset);
	}
}
function joinsEmoji(text, offset) {
	return /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(before(text, offset)) && /^\p{Extended_Pictographic}/u.test(after(text, offset));
}
/** Scripts in which a joiner decides how letters look; with the marks that several of them share. */
const joining = /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}]/u;
/** Scripts without spaces between words, in which a zero-width space says where a line may break. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Behind a letter or mark of such a script: before the next letter, or at the end of a word (Malayalam chillus). */
function joinsLetters(text, offset) {
	const next = after(text, offset);
	const isWord = (character) => /[\p{Letter}\p{Mark}]/u.test(character) && joining.test(character);
	return isWord(before(text, offset)) && (next === "" || !invisible.test(next));
}
/** As `unseen`, without a place to remember; white space and line ends may follow a word. */
const invisible = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
/** The flags of England, Scotland and Wales, the only ones that Unicode recommends for interchange (RGI_Emoji). */
const flagOfRegion = /^\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/u;
const flagUnits = 14;
function isFlagOfRegion(text, offset) {
	const start = text.slice(Math.max(0, offset - flagUnits), offset).lastIndexOf("\ud83c\udff4");
	if (start === -1) return false;
	const from = Math.max(0, offset - flagUnits) + start;
	return offset - from < flagUnits && flagOfRegion.test(text.slice(from, from + flagUnits));
}
/** The character before, whole. */
function before(text, offset) {
	const low = text.slice(offset - 1, offset);
	const pair = text.slice(Math.max(0, offset - 2), offset);
	return [...pair].length === 1 ? pair : low;
}
function after(text, offset) {
	const code = text.codePointAt(offset + 1);
	return code === void 0 ? "" : String.fromCodePoint(code);
}

Object.defineProperty(exports, "unseenIn", {
  enumerable: true,
  get: function () {
    return unseenIn;
  }
});
Object.defineProperty(exports, "visible", {
  enumerable: true,
  get: function () {
    return visible;
  }
});
Object.defineProperty(exports, "visibleLine", {
  enumerable: true,
  get: function () {
    return visibleLine;
  }
});
Object.defineProperty(exports, "visible_exports", {
  enumerable: true,
  get: function () {
    return visible_exports;
  }
});
