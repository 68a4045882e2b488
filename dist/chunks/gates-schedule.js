const require_period = require("./gates-period.js");

// src/gates/schedule.ts
/**
* When releases may happen: periods that allow and periods that deny. A moment is allowed whenever the clock on the
* wall of the period's zone shows a time in it. It is denied from the first moment at which that clock shows the
* beginning until the last at which it shows the end, so that an hour that comes twice opens no hole. Deny wins.
*/
const day = 864e5;
/** How far ahead the next opening is looked for. A yearly freeze ends within one year, a pair of them within two. */
const horizonDays = 740;
/** Entries may alternate; each step goes forward to another beginning or end. */
const mostSteps = 2e4;
/** Whether an instant (milliseconds) is open. Without an entry that allows, everything that is not denied is. */
function openingAt(entries, instant) {
	const denying = entries.find((entry) => entry.effect === "deny" && denies(entry, instant) !== void 0);
	if (denying !== void 0) return {
		open: false,
		by: denying
	};
	let allows = false;
	for (const entry of entries) {
		if (entry.effect !== "allow") continue;
		allows = true;
		const wall = entry.zone.wallAt(instant);
		if (require_period.stretchesWithin(entry.period, wall, wall).some((stretch) => holds(stretch, wall))) return {
			open: true,
			by: entry
		};
	}
	return allows ? {
		open: false,
		by: void 0
	} : {
		open: true,
		by: void 0
	};
}
/** The first open instant that is not before `instant`, or undefined where there is none for two years. */
function nextOpening(entries, instant) {
	const end = instant + horizonDays * day;
	let at = instant;
	for (let step = 0; step < mostSteps && at <= end; step += 1) {
		const opening = openingAt(entries, at);
		if (opening.open) return at;
		const next = opening.by === void 0 ? nextBeginning(entries, "allow", at, end) : denies(opening.by, at);
		if (next === void 0) return void 0;
		at = next;
	}
}
/** When what is open at an instant closes again, or undefined where it does not within two years. */
function nextClosing(entries, instant) {
	const end = instant + horizonDays * day;
	let at = instant;
	for (let step = 0; step < mostSteps && at <= end; step += 1) {
		const opening = openingAt(entries, at);
		if (!opening.open) return at;
		const ends = opening.by === void 0 ? end + 1 : endAfter(opening.by, at);
		const denied = nextBeginning(entries, "deny", at, Math.min(ends, end));
		at = Math.min(ends, denied ?? end + 1);
	}
}
function holds(stretch, wall) {
	return stretch.from <= wall && wall < stretch.to;
}
/** The instant at which an entry stops denying, where it denies at `instant`. */
function denies(entry, instant) {
	const { zone, period } = entry;
	const wall = zone.wallAt(instant);
	const overlap = zone.overlapAt(instant);
	const latestBeginning = overlap?.pass === "second" ? overlap.to - 1 : wall;
	const earliestEnd = overlap?.pass === "first" ? overlap.from : wall;
	const ends = require_period.stretchesWithin(period, earliestEnd, latestBeginning).filter((stretch) => stretch.from <= latestBeginning && stretch.to > earliestEnd).map((stretch) => zone.endOf(stretch.to)).filter((end) => end > instant);
	return ends.length === 0 ? void 0 : Math.max(...ends);
}
/** The next instant after `instant`, and not after `end`, at which an entry may begin to allow or to deny. */
function nextBeginning(entries, effect, instant, end) {
	let best;
	for (const entry of entries) {
		if (entry.effect !== effect) continue;
		const found = beginningAfter(entry, instant, best ?? end);
		if (found !== void 0 && (best === void 0 || found < best)) best = found;
	}
	return best;
}
function beginningAfter({ zone, period }, instant, end) {
	const overlap = zone.overlapAt(instant);
	let best = overlap?.pass === "first" ? overlap.at : void 0;
	for (let from = instant - day, step = 3 * day; from <= end + day; from += step, step *= 2) {
		for (const stretch of require_period.stretchesWithin(period, zone.wallAt(from), zone.wallAt(from + step))) {
			const first = zone.firstAt(stretch.from);
			if (first > instant) return best === void 0 ? first : Math.min(first, best);
			const again = zone.instantsOf(stretch.from).find((candidate) => candidate > instant);
			if (again !== void 0 && (best === void 0 || again < best)) best = again;
		}
		if (best !== void 0 && best <= from + step - day) return best;
	}
	return best;
}
/** When the stretch in which an allowing entry holds at an instant may end. */
function endAfter({ zone, period }, instant) {
	const wall = zone.wallAt(instant);
	const overlap = zone.overlapAt(instant);
	const ends = require_period.stretchesWithin(period, wall, wall).filter((stretch) => holds(stretch, wall)).flatMap(({ to }) => [zone.firstAt(to), ...zone.instantsOf(to)]);
	if (overlap?.pass === "first") ends.push(overlap.at);
	return Math.min(...ends.filter((end) => end > instant));
}

Object.defineProperty(exports, "nextClosing", {
  enumerable: true,
  get: function () {
    return nextClosing;
  }
});
Object.defineProperty(exports, "nextOpening", {
  enumerable: true,
  get: function () {
    return nextOpening;
  }
});
Object.defineProperty(exports, "openingAt", {
  enumerable: true,
  get: function () {
    return openingAt;
  }
});
