// src/reports/markdown-review/section.ts
/** Whether names have to say to which project they belong. */
function isOneOfSeveral({ projects }) {
	return projects.length > 1;
}
/** Cuts a text that is longer than anybody reads, and says so. Never between the halves of a character. */
function shortened(text, most) {
	if (text.length <= most) return text;
	return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}\u2026`;
}
/**
* A text of strangers, escaped, in no more than `most` UTF-16 units: escapes can take ten times the room of what they
* stand for.
*/
function escapedWithin(text, most, escaped) {
	for (let length = Math.min(text.length, most);; length = Math.floor(length / 2)) {
		const result = escaped(shortened(text, length));
		if (result.length <= most || length === 0) return result;
	}
}

Object.defineProperty(exports, "escapedWithin", {
  enumerable: true,
  get: function () {
    return escapedWithin;
  }
});
Object.defineProperty(exports, "isOneOfSeveral", {
  enumerable: true,
  get: function () {
    return isOneOfSeveral;
  }
});
Object.defineProperty(exports, "shortened", {
  enumerable: true,
  get: function () {
    return shortened;
  }
});
