const require_duration = require("./platform-duration.js");
const require_nearest = require("./platform-nearest.js");

// src/gates/period.ts
/**
* Periods as slipway.yaml writes them: recurring by days of the week (`Mon-Fri 09:00-16:00`), every year
* (`12-20 - 01-02`), or once (`2026-12-20 00:00 - 2027-01-02 00:00`). Times are wall times of the period's zone.
*/
const dayNames = [
	"sun",
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat"
];
const longDayNames = [
	"sunday",
	"monday",
	"tuesday",
	"wednesday",
	"thursday",
	"friday",
	"saturday"
];
const minutesOfDay = 1440;
const forms = "Write it as `Mon-Fri 09:00-16:00`, `Sat,Sun`, `22:00-06:00`, `2026-12-20 00:00 - 2027-01-02 00:00`, or `12-20 - 01-02` for every year.";
var Unreadable = class extends Error {};
/** Reads a period. What is not understood is a problem, never a guess. */
function readPeriod(text) {
	try {
		return {
			ok: true,
			period: periodOf(text.trim().replace(/[\u2010-\u2015]/g, "-").replace(/\s+/g, " "))
		};
	} catch (error) {
		if (error instanceof Unreadable) return {
			ok: false,
			message: error.message,
			help: forms
		};
		throw error;
	}
}
function periodOf(text) {
	const dated = /^(\d{4}-\d\d-\d\d)(?: (\d\d?:\d\d))? ?(?:-|to) ?(\d{4}-\d\d-\d\d)(?: (\d\d?:\d\d))?$/i.exec(text);
	if (dated !== null) return onceOf(dated, text);
	const oneDay = /^(\d{4}-\d\d-\d\d)(?: (\d\d?:\d\d) ?- ?(\d\d?:\d\d))?$/.exec(text);
	if (oneDay !== null) {
		const [, day = "", from = "00:00", to = "24:00"] = oneDay;
		return stretchOf(wallOf(day, minutesOf(from)), wallOf(day, minutesOf(to)), text);
	}
	const yearly = /^(\d\d-\d\d)(?: (\d\d?:\d\d))? ?(?:-|to) ?(\d\d-\d\d)(?: (\d\d?:\d\d))?$/i.exec(text);
	if (yearly !== null) {
		const [, first = "", from = "00:00", last = "", to = "24:00"] = yearly;
		const period = {
			kind: "yearly",
			from: dayOfYear(first, from),
			to: dayOfYear(last, to)
		};
		if (first === last && period.from.minutes >= period.to.minutes) throw endsBefore(text);
		return period;
	}
	return weeklyOf(text);
}
function onceOf([, first = "", from = "00:00", last = "", to = "24:00"], text) {
	return stretchOf(wallOf(first, minutesOf(from)), wallOf(last, minutesOf(to)), text);
}
function stretchOf(from, to, text) {
	if (to <= from) throw endsBefore(text);
	return {
		kind: "once",
		from,
		to
	};
}
function endsBefore(text) {
	return new Unreadable(`The period \u201c${text}\u201d ends before it begins.`);
}
function weeklyOf(text) {
	const words = text.split(" ");
	const isTime = (word) => /^\d/.test(word);
	const firstTime = words.findIndex(isTime);
	const dayWords = (firstTime === -1 ? words : words.slice(0, firstTime)).join("");
	const timeWords = (firstTime === -1 ? [] : words.slice(firstTime)).join("");
	if (text === "") throw new Unreadable("The period is empty.");
	return {
		kind: "weekly",
		days: dayWords === "" || /^(?:daily|everyday)$/i.test(dayWords) ? /* @__PURE__ */ new Set([
			0,
			1,
			2,
			3,
			4,
			5,
			6
		]) : daysOf(dayWords),
		ranges: timeWords === "" ? [{
			from: 0,
			to: minutesOfDay
		}] : timeWords.split(",").map(rangeOf)
	};
}
function daysOf(text) {
	const days = /* @__PURE__ */ new Set();
	for (const part of text.split(",")) {
		const [first = "", last, ...more] = part.split("-");
		if (more.length > 0) throw new Unreadable(`\u201c${part}\u201d names no days of the week.`);
		const from = dayOf(first);
		const to = last === void 0 ? from : dayOf(last);
		for (let day = from;; day = (day + 1) % 7) {
			days.add(day);
			if (day === to) break;
		}
	}
	return days;
}
function dayOf(word) {
	const name = word.toLowerCase();
	const index = Math.max(dayNames.indexOf(name), longDayNames.indexOf(name));
	if (index !== -1) return index;
	const near = require_nearest.nearest(name, [...dayNames, ...longDayNames]);
	const meant = near === void 0 ? "" : ` Did you mean ${near.charAt(0).toUpperCase()}${near.slice(1)}?`;
	throw new Unreadable(`\u201c${word}\u201d is no day of the week.${meant}`);
}
function rangeOf(text) {
	const [, from, to] = /^(\d\d?:\d\d)-(\d\d?:\d\d)$/.exec(text) ?? [];
	if (from === void 0 || to === void 0) throw new Unreadable(`\u201c${text}\u201d is no time of the day.`);
	const begin = minutesOf(from);
	const end = minutesOf(to);
	if (begin === end) throw new Unreadable(`\u201c${text}\u201d begins and ends at one time; write no times for the whole day.`);
	if (begin === minutesOfDay) throw new Unreadable(`\u201c${text}\u201d begins at the end of the day; write 00:00 on the next.`);
	return {
		from: begin,
		to: end > begin ? end : end + minutesOfDay
	};
}
function minutesOf(text) {
	const [hours = NaN, minutes = NaN] = text.split(":").map(Number);
	const total = hours * 60 + minutes;
	if (!(minutes < 60) || !(total <= minutesOfDay)) throw new Unreadable(`\u201c${text}\u201d is no time of the day.`);
	return total;
}
function wallOf(day, minutes) {
	const wall = Date.parse(`${day}T00:00:00Z`);
	if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(day)) throw new Unreadable(`\u201c${day}\u201d is no day of the calendar.`);
	return wall + minutes * require_duration.inMilliseconds.minute;
}
function dayOfYear(text, time) {
	const [month = 0, day = 0] = text.split("-").map(Number);
	wallOf(`2024-${text}`, 0);
	return {
		month,
		day,
		minutes: minutesOf(time)
	};
}
/**
* The stretches of a period that touch the wall times from `from` to `to`, or begin up to `to`; in the order of their
* beginnings.
*/
function stretchesWithin(period, from, to) {
	switch (period.kind) {
		case "once": return period.from <= to && period.to >= from ? [period] : [];
		case "yearly": {
			const stretches = [];
			const last = new Date(to).getUTCFullYear();
			for (let year = new Date(from).getUTCFullYear() - 1; year <= last; year += 1) {
				const stretch = stretchOfYear(period, year);
				if (stretch.to >= from && stretch.from <= to) stretches.push(stretch);
			}
			return stretches;
		}
		case "weekly": {
			const stretches = [];
			const first = Math.floor(from / require_duration.inMilliseconds.day) - 1;
			for (let day = first; day * require_duration.inMilliseconds.day <= to; day += 1) {
				if (!period.days.has(((day + 4) % 7 + 7) % 7)) continue;
				for (const range of period.ranges) {
					const begin = day * require_duration.inMilliseconds.day + range.from * require_duration.inMilliseconds.minute;
					const end = day * require_duration.inMilliseconds.day + range.to * require_duration.inMilliseconds.minute;
					if (end >= from && begin <= to) stretches.push({
						from: begin,
						to: end
					});
				}
			}
			return stretches.sort((a, b) => a.from - b.from);
		}
	}
}
function stretchOfYear(period, year) {
	const wall = (at, inYear) => Date.UTC(inYear, at.month - 1, lastDay(at, inYear)) + at.minutes * require_duration.inMilliseconds.minute;
	const from = wall(period.from, year);
	const to = wall(period.to, year);
	return {
		from,
		to: to > from ? to : wall(period.to, year + 1)
	};
}
/** 29 February is 28 February in years that have none. */
function lastDay({ month, day }, year) {
	return month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1 ? 28 : day;
}

Object.defineProperty(exports, "readPeriod", {
  enumerable: true,
  get: function () {
    return readPeriod;
  }
});
Object.defineProperty(exports, "stretchesWithin", {
  enumerable: true,
  get: function () {
    return stretchesWithin;
  }
});
