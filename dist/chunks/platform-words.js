// src/platform/words.ts
/** Words of reports that several rooms write. */
/** `1 file`, `23,000 files`; `2 entries` with a plural of its own. */
function counted(count, noun, plural = `${noun}s`) {
	return `${grouped(count)} ${count === 1 ? noun : plural}`;
}
/** Thousands are grouped as in English, without `Intl`: its first use takes milliseconds. */
function grouped(count) {
	return String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}
/** `a`, `a or b`, `a, b or c`; with another last word `a, b and c`. */
function listed(words, last = "or") {
	if (words.length <= 1) return words.join("");
	return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
/** Bytes in decimal units, as disks and networks count them: `999 B`, `1.0 kB`, `123 MB`. */
function sizeInWords(bytes) {
	const units = [
		"B",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let value = bytes;
	let unit = 0;
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1e3;
		unit += 1;
	}
	return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
/** "There is one more problem." or "There are 3 more problems." */
function othersInWords(count, noun) {
	return count === 1 ? `There is one more ${noun}.` : `There are ${count} more ${noun}s.`;
}

Object.defineProperty(exports, "counted", {
  enumerable: true,
  get: function () {
    return counted;
  }
});
Object.defineProperty(exports, "grouped", {
  enumerable: true,
  get: function () {
    return grouped;
  }
});
Object.defineProperty(exports, "listed", {
  enumerable: true,
  get: function () {
    return listed;
  }
});
Object.defineProperty(exports, "othersInWords", {
  enumerable: true,
  get: function () {
    return othersInWords;
  }
});
Object.defineProperty(exports, "sizeInWords", {
  enumerable: true,
  get: function () {
    return sizeInWords;
  }
});
