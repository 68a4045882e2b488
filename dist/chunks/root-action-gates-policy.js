const require_canonical_json = require("./root-action-bundles-canonical-json.js");
const require_review = require("./root-action-review.js");
const require_start = require("./root-action-start.js");

// src/platform/tolerance.ts
/** What evaluations and gates have in common. */
/** The drop of the pass rate that is accepted where nobody says another, as a share of the cases: two points. */
const usualToleranceShare = .02;

// src/gates/people.ts
/** Reads an entry; undefined where it names nobody. */
function readNamed(text) {
	const [, role] = /^role:([A-Za-z][A-Za-z0-9 _-]{0,99})$/.exec(text) ?? [];
	if (role !== void 0) return {
		kind: "role",
		role
	};
	const [, organization, team] = /^team:([A-Za-z0-9-]{1,39})\/([A-Za-z0-9_.-]{1,100})$/.exec(text) ?? [];
	if (organization !== void 0 && team !== void 0) return {
		kind: "team",
		organization,
		team
	};
	if (text.startsWith("arn:")) return namedArn(text);
	const [, identity] = /^git:(\S.{0,199})$/u.exec(text) ?? [];
	if (identity !== void 0) return {
		kind: "git",
		identity
	};
	const [, login, id] = /^@?([A-Za-z0-9][A-Za-z0-9_-]{0,99})(?:#([1-9][0-9]{0,18}))?$/.exec(text) ?? [];
	return login === void 0 ? void 0 : {
		kind: "login",
		login,
		id
	};
}
function namedArn(text) {
	const [, account, type, path = ""] = /^arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):(user|role|assumed-role)\/([\w+=,.@/-]{1,300})$/.exec(text) ?? [];
	if (account === void 0 || type === void 0) return void 0;
	if (type === "assumed-role") {
		const [name = "", session, ...more] = path.split("/");
		return more.length > 0 || name === "" ? void 0 : {
			kind: "arn",
			account,
			type: "role",
			name,
			session
		};
	}
	const name = path.split("/").at(-1) ?? "";
	return name === "" ? void 0 : {
		kind: "arn",
		account,
		type: type === "user" ? "user" : "role",
		name,
		session: void 0
	};
}

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
	const near = require_start.nearest(name, [...dayNames, ...longDayNames]);
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
	return wall + minutes * require_review.inMilliseconds.minute;
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

// src/gates/zone.ts
/**
* Clocks on the wall of a time zone. A wall time is a number: the milliseconds that `Date.UTC` gives for what the clock
* shows. Where clocks go forward some wall times never come (a gap), where they go back some come twice (an overlap).
* The rules of every zone are those of the Node that runs (its ICU data).
*/
/** Past the largest jump that a zone has made: Samoa left out a day in December 2011. */
const reach = 30 * require_review.inMilliseconds.hour;
/** Zones keep what they looked up; a schedule asks for the same few days again and again. */
const mostRemembered = 5e3;
/** One time zone, made by `Zone.of`. It remembers the offsets that it looked up. */
var Zone = class Zone {
	name;
	#format;
	#offsets = /* @__PURE__ */ new Map();
	#instants = /* @__PURE__ */ new Map();
	constructor(name, format) {
		this.name = name;
		this.#format = format;
	}
	/** The zone of an IANA name, or undefined where there is none of that name. */
	static of(name) {
		if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return void 0;
		try {
			const format = new Intl.DateTimeFormat("en-US", {
				timeZone: name,
				hourCycle: "h23",
				year: "numeric",
				month: "numeric",
				day: "numeric",
				hour: "numeric",
				minute: "numeric",
				second: "numeric"
			});
			return new Zone(name, format);
		} catch (error) {
			if (error instanceof RangeError) return void 0;
			throw error;
		}
	}
	/** What the clock shows at an instant. */
	wallAt(instant) {
		return instant + this.#offsetAt(instant);
	}
	/** The instants at which the clock shows a wall time: one, two in an overlap, none in a gap. Earliest first. */
	instantsOf(wall) {
		const known = this.#instants.get(wall);
		if (known !== void 0) return known;
		const found = [.../* @__PURE__ */ new Set([
			this.#offsetAt(wall - reach),
			this.#offsetAt(wall),
			this.#offsetAt(wall + reach)
		])].map((offset) => wall - offset).filter((instant) => this.wallAt(instant) === wall).sort((a, b) => a - b);
		remember(this.#instants, wall, found);
		return found;
	}
	/** The first instant at which the clock shows a wall time or, in a gap, has jumped past it. */
	firstAt(wall) {
		return this.instantsOf(wall)[0] ?? this.#jumpOver(wall);
	}
	/** The instant from which on the clock shows no time before a wall time any more. */
	endOf(wall) {
		const last = this.instantsOf(wall - 1).at(-1);
		return last === void 0 ? this.#jumpOver(wall - 1) : last + 1;
	}
	/** Where the clock shows a time that comes twice, both passes; undefined elsewhere. */
	overlapAt(instant) {
		const [first, second] = this.instantsOf(this.wallAt(instant));
		if (first === void 0 || second === void 0) return void 0;
		const at = this.#change(first, second);
		return {
			from: this.wallAt(at),
			to: at + this.#offsetAt(first),
			at,
			pass: instant < at ? "first" : "second"
		};
	}
	#jumpOver(wall) {
		const before = this.#offsetAt(wall - reach);
		const after = this.#offsetAt(wall + reach);
		return this.#change(wall - Math.max(before, after), wall - Math.min(before, after));
	}
	/** The first instant after `low`, and not after `high`, with the offset of `high`. To the second, as zones change. */
	#change(low, high) {
		const offset = this.#offsetAt(high);
		let before = Math.floor(low / 1e3);
		let after = Math.ceil(high / 1e3);
		while (after - before > 1) {
			const middle = Math.floor((before + after) / 2);
			if (this.#offsetAt(middle * 1e3) === offset) after = middle;
			else before = middle;
		}
		return after * 1e3;
	}
	#offsetAt(instant) {
		const quarter = Math.floor(instant / 9e5) * 9e5;
		const known = this.#offsets.get(quarter);
		if (known !== void 0) return known;
		const parts = new Map(this.#format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]));
		const part = (name) => parts.get(name) ?? NaN;
		const offset = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - quarter;
		remember(this.#offsets, quarter, offset);
		return offset;
	}
};
function remember(map, key, value) {
	if (map.size >= mostRemembered) map.clear();
	map.set(key, value);
}

// src/gates/policy.ts
/** A gate's policy: from what slipway.yaml says to what can be evaluated, with its digest. */
const defaultExpiry = "7d";
function toleranceShare(percent) {
	return percent === void 0 ? usualToleranceShare : percent / 100;
}
/**
* The policy of an environment. Everything is read before anything is evaluated: a period or a name that is not
* understood is a problem of the whole policy.
*/
function readPolicy(environment, after, gate) {
	const problems = [];
	const approvals = gate.approvals && readApprovals(gate.approvals, problems);
	const breakGlass = gate.breakGlass && {
		by: readPeople(gate.breakGlass.by, "/breakGlass/by", problems),
		written: gate.breakGlass.by
	};
	if (gate.zone !== void 0 && Zone.of(gate.zone) === void 0) problems.push(unknownZone(gate.zone, "/zone"));
	if (gate.soak !== void 0 && after === void 0) problems.push({
		pointer: "/soak",
		message: `\`soak\` counts time in the environment before, and ${environment} comes after none.`,
		help: "Write `after: beta` beside `gate`, or remove `soak`."
	});
	if (gate.signedBy !== void 0 && after === void 0) problems.push({
		pointer: "/signedBy",
		message: `\`signedBy\` asks what was signed in the environment before, and ${environment} comes after none.`,
		help: "Write `after: beta` beside `gate`, or remove `signedBy`."
	});
	if (gate.evaluate !== void 0 && gate.evidence === void 0) problems.push({
		pointer: "/evaluate",
		message: "`evaluate` says which evaluations count as evidence, and the gate demands none.",
		help: "Write `evidence: [evaluate]` beside it, or remove `evaluate`."
	});
	const zones = /* @__PURE__ */ new Map();
	const windows = readSchedule(gate, problems, zones, "windows");
	const freezes = readSchedule(gate, problems, zones, "freezes");
	if (problems.length > 0) return {
		ok: false,
		problems
	};
	return {
		ok: true,
		policy: {
			environment,
			after,
			digest: require_review.digestOf$1(require_canonical_json.canonicalBytes({
				after: after ?? null,
				environment,
				gate
			})),
			approvals,
			windows,
			freezes,
			soak: gate.soak === void 0 ? void 0 : durationOf(gate.soak),
			checks: gate.checks ?? [],
			findings: gate.findings,
			contract: gate.contract,
			evidence: gate.evidence ?? [],
			evaluate: { tolerance: toleranceShare(gate.evaluate?.tolerance) },
			signedBy: gate.signedBy ?? [],
			models: gate.models === void 0 ? void 0 : durationOf(gate.models),
			blocked: gate.blocked ?? [],
			github: gate.github === "required",
			rollback: gate.rollback ?? "exempt",
			breakGlass
		}
	};
}
/** Milliseconds of `30m`, `12h`, `7d`, `2w`. The schema has checked the form. */
function durationOf(text) {
	return require_review.readDuration(text) ?? NaN;
}
function readApprovals(written, problems) {
	const from = readPeople(written.from, "/approvals/from", problems);
	if (from.filter(({ kind }) => kind === "login" || kind === "git").length === from.length && from.length === written.from.length && written.required > from.length) problems.push({
		pointer: "/approvals/required",
		message: `${written.required} people must approve, and \`from\` names ${from.length}.`,
		help: "Name more people, or ask for fewer."
	});
	return {
		required: written.required,
		from,
		written: written.from,
		expires: durationOf(written.expires ?? defaultExpiry),
		digest: written.digest ?? "full"
	};
}
function readPeople(written, pointer, problems) {
	return written.flatMap((text, index) => {
		const named = readNamed(text);
		if (named !== void 0) return [named];
		problems.push({
			pointer: `${pointer}/${index}`,
			message: `${require_start.quoted(text)} names nobody.`,
			help: "Write a login (`anna`), with its number (`\"anna#12345\"`), `\"role:maintain\"`, `\"team:acme/reviewers\"`, the ARN of an IAM role or user, or `\"git:anna@example.com\"`."
		});
		return [];
	});
}
function readSchedule(gate, problems, zones, list) {
	return (list === "windows" ? gate.windows ?? [] : (gate.freezes ?? []).map(({ during, ...rest }) => ({
		...rest,
		deny: during
	}))).flatMap((entry, index) => {
		const read = readEntry(entry, gate.zone, `/${list}/${index}`, list, zones);
		if ("effect" in read) return [read];
		problems.push(read);
		return [];
	});
}
function readEntry({ allow, deny, zone: own, reason }, common, pointer, list, zones) {
	const text = allow ?? deny;
	if (text === void 0 || allow !== void 0 && deny !== void 0) return {
		pointer,
		message: text === void 0 ? "A window neither allows nor denies." : "A window allows and denies at once.",
		help: "Write one of them: `{ allow: \"Mon-Fri 09:00-16:00\", zone: Europe/Berlin }`."
	};
	const read = readPeriod(text);
	if (!read.ok) return {
		pointer: `${pointer}/${list === "freezes" ? "during" : allow === void 0 ? "deny" : "allow"}`,
		message: read.message,
		help: read.help
	};
	const name = own ?? common;
	if (name === void 0) return {
		pointer,
		message: `The period \u201c${text}\u201d has no time zone.`,
		help: "Write `zone: Europe/Berlin` beside it, or once for the whole gate; `zone: UTC` where that is meant."
	};
	if (!zones.has(name)) zones.set(name, Zone.of(name));
	const zone = zones.get(name);
	if (zone === void 0) return unknownZone(name, own === void 0 ? "/zone" : `${pointer}/zone`);
	return {
		effect: allow === void 0 ? "deny" : "allow",
		text,
		period: read.period,
		zone,
		reason
	};
}
function unknownZone(name, pointer) {
	const near = require_start.nearest(name, Intl.supportedValuesOf("timeZone"));
	return {
		pointer,
		message: `${require_start.quoted(name)} is no time zone.`,
		help: near === void 0 ? "Write an IANA name such as `Europe/Berlin`, or `UTC`." : `Did you mean ${near}?`
	};
}

exports.readPolicy = readPolicy;
