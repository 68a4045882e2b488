const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");
const require_duration = require("./platform-duration.js");
const require_inputs = require("./platform-inputs.js");
const require_nearest = require("./platform-nearest.js");
const require_tolerance = require("./platform-tolerance.js");
const require_people = require("./gates-people.js");
const require_period = require("./gates-period.js");

// src/gates/zone.ts
/**
* Clocks on the wall of a time zone. A wall time is a number: the milliseconds that `Date.UTC` gives for what the clock
* shows. Where clocks go forward some wall times never come (a gap), where they go back some come twice (an overlap).
* The rules of every zone are those of the Node that runs (its ICU data).
*/
/** Past the largest jump that a zone has made: Samoa left out a day in December 2011. */
const reach = 30 * require_duration.inMilliseconds.hour;
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
var policy_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readPolicy: () => readPolicy });
const defaultExpiry = "7d";
function toleranceShare(percent) {
	return percent === void 0 ? require_tolerance.usualToleranceShare : percent / 100;
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
			digest: require_digest.digestOf(require_canonical_json.canonicalBytes({
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
	return require_duration.readDuration(text) ?? NaN;
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
		const named = require_people.readNamed(text);
		if (named !== void 0) return [named];
		problems.push({
			pointer: `${pointer}/${index}`,
			message: `${require_inputs.quoted(text)} names nobody.`,
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
	const read = require_period.readPeriod(text);
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
	const near = require_nearest.nearest(name, Intl.supportedValuesOf("timeZone"));
	return {
		pointer,
		message: `${require_inputs.quoted(name)} is no time zone.`,
		help: near === void 0 ? "Write an IANA name such as `Europe/Berlin`, or `UTC`." : `Did you mean ${near}?`
	};
}

Object.defineProperty(exports, "policy_exports", {
  enumerable: true,
  get: function () {
    return policy_exports;
  }
});
Object.defineProperty(exports, "readPolicy", {
  enumerable: true,
  get: function () {
    return readPolicy;
  }
});
