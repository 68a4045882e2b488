// src/gates/words.ts
/** `2026-11-30 08:00 UTC (Mon 09:00 in Europe/Berlin)`. */
function momentWords(instant, zone) {
	const utc = new Date(instant).toISOString();
	const wall = new Date(zone.wallAt(instant));
	const day = [
		"Sun",
		"Mon",
		"Tue",
		"Wed",
		"Thu",
		"Fri",
		"Sat"
	][wall.getUTCDay()] ?? "";
	const local = zone.name === "UTC" ? day : `${day} ${wall.toISOString().slice(11, 16)} in ${zone.name}`;
	return `${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC (${local})`;
}
/** `45 s`, `30 min`, `2 h 5 min`, `3 d 4 h`: the two largest units, rounded down. */
function durationWords(milliseconds) {
	const seconds = Math.max(0, Math.floor(milliseconds / 1e3));
	const parts = [
		[Math.floor(seconds / 86400), "d"],
		[Math.floor(seconds / 3600) % 24, "h"],
		[Math.floor(seconds / 60) % 60, "min"],
		[seconds % 60, "s"]
	];
	const first = parts.findIndex(([count]) => count > 0);
	if (first === -1) return "0 s";
	return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}
/** A sentence as the rest of another one, which brings a full stop of its own. Names keep their capitals. */
function restOf(sentence) {
	const text = sentence.replace(/\.$/, "");
	return /^(?!Slipway)[A-Z][a-z]*(?![A-Za-z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

Object.defineProperty(exports, "durationWords", {
  enumerable: true,
  get: function () {
    return durationWords;
  }
});
Object.defineProperty(exports, "momentWords", {
  enumerable: true,
  get: function () {
    return momentWords;
  }
});
Object.defineProperty(exports, "restOf", {
  enumerable: true,
  get: function () {
    return restOf;
  }
});
