// src/platform/duration.ts
/** Durations as people write them: `90s`, `30m`, `12h`, `7d`, `2w`. */
/** A day has 24 hours, whatever a clock on the wall does. */
const inMilliseconds = {
	second: 1e3,
	minute: 6e4,
	hour: 36e5,
	day: 864e5
};
const { second, minute, hour, day } = inMilliseconds;
const units = {
	s: second,
	m: minute,
	h: hour,
	d: day,
	w: 7 * day
};
/** Milliseconds; undefined for what is no duration. */
function readDuration(text) {
	const parts = /^([1-9]\d{0,5})([smhdw])$/.exec(text.trim());
	const unit = units[parts?.[2] ?? ""];
	return parts === null || unit === void 0 ? void 0 : Number(parts[1]) * unit;
}
/** `45 s`, `10 min`, `2 h 5 min`, `3 d`: rounded to what a person wants to know. */
function durationInWords(milliseconds) {
	const seconds = Math.round(milliseconds / 1e3);
	if (milliseconds < 9950) return `${(milliseconds / 1e3).toFixed(1).replace(/\.0$/, "")} s`;
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
	return `${Math.round(hours / 24)} d`;
}

Object.defineProperty(exports, "durationInWords", {
  enumerable: true,
  get: function () {
    return durationInWords;
  }
});
Object.defineProperty(exports, "inMilliseconds", {
  enumerable: true,
  get: function () {
    return inMilliseconds;
  }
});
Object.defineProperty(exports, "readDuration", {
  enumerable: true,
  get: function () {
    return readDuration;
  }
});
