const require_inputs = require("./platform-inputs.js");
const require_errors = require("./releases-errors.js");

// src/commands/releases/time-input.ts
/** Times that people write on the command line. */
/**
* RFC 3339, with parts that may be left out from the right, a blank for the T, and UTC where no zone is given.
*
* @throws SW0628 where it is none.
*/
function timeFrom(text, next) {
	const parts = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?$/.exec(text.trim());
	if (parts !== null) {
		const [, day, minutes = "00:00", seconds = ":00", zone = "Z"] = parts;
		const written = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
		const time = /* @__PURE__ */ new Date(`${day}T${minutes}${seconds}${written}`);
		if (!Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && (/* @__PURE__ */ new Date(`${day}T00:00:00Z`)).toISOString().startsWith(day ?? "") && !Number.isNaN(time.getTime())) return time;
	}
	throw require_errors.releasesErrors.create("SW0628", {
		message: `${require_inputs.quoted(text)} is no time.`,
		next
	});
}

Object.defineProperty(exports, "timeFrom", {
  enumerable: true,
  get: function () {
    return timeFrom;
  }
});
