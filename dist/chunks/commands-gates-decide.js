const require_canonical_json = require("./bundles-canonical-json.js");
const require_errors = require("./gates-errors.js");
const require_duration = require("./platform-duration.js");
const require_people = require("./gates-people.js");
const require_github_open = require("./commands-gates-closed-unless-read.js");
const require_period = require("./gates-period.js");
const require_errors$1 = require("./platform-errors.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_reason = require("./releases-reason.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_digest = require("./platform-digest.js");
const require_load = require("./platform-shape.js");
const require_pointer = require("./releases-keys.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_evidence = require("./commands-evaluation-evidence.js");
const require_open = require("./commands-releases-open.js");
const require_tree_demands = require("./commands-gates-tree-demands.js");
const require_environment = require("./platform-environment.js");
const require_history = require("./releases-history.js");
const require_approval_files = require("./commands-gates-approval-files.js");
const require_levels = require("./changes-levels.js");
const require_bundle_contract = require("./commands-releases-bundle-contract.js");
const require_prices = require("./models-identifier.js");
const require_json = require("./platform-json.js");
const require_limited = require("./platform-limited.js");
const require_order = require("./platform-order.js");
const require_keys = require("./provenance-keys.js");
const require_who = require("./commands-git-setting.js");

// src/gates/decision-document.ts
const decisionFormat = "slipway/decision/v1";
/** `slipway/decision/v1`. It names what was decided upon, so that a stored decision can be read without the release. */
function decisionDocument(decision, facts, origin) {
	const { brokeGlass } = decision;
	return {
		format: decisionFormat,
		outcome: decision.outcome,
		environment: facts.environment,
		store: facts.store,
		action: facts.action,
		bundle: facts.bundle,
		version: facts.version,
		live: facts.live === void 0 ? null : { ...facts.live },
		at: facts.now.toISOString(),
		policy: { ...origin },
		rules: decision.rules.map(ruleDocument),
		...decision.until === void 0 ? {} : { until: decision.until.toISOString() },
		...brokeGlass === void 0 ? {} : { breakGlass: {
			reason: brokeGlass.reason,
			by: brokeGlass.by,
			skipped: [...brokeGlass.skipped],
			approvers: [...brokeGlass.approvers]
		} }
	};
}
function ruleDocument(rule) {
	return {
		rule: rule.rule,
		outcome: rule.outcome,
		reason: rule.reason,
		...rule.until === void 0 ? {} : { until: rule.until.toISOString() },
		...rule.for === void 0 ? {} : { for: [...rule.for] },
		...rule.notes === void 0 ? {} : { notes: [...rule.notes] },
		...rule.approvals === void 0 ? {} : { approvals: [...rule.approvals] },
		...rule.skipped === void 0 ? {} : { skipped: true }
	};
}

// src/gates/judge.ts
/** Whether one approval counts for one release, and if not, why. */
/**
* Judges one approval. An approval is for one bundle in one place, under one policy, in place of one live release.
* Without `inWords` the reason is a short one: nobody reads the thousandth stranger's.
*/
function judgeApproval({ record, check }, bench, inWords = true) {
	const { policy, facts } = bench;
	const now = facts.now.getTime();
	if (bench.withdrawn.has(record.id)) return no("took the approval back");
	if (record.source.kind === "review" && !check.sound) return no(check.why);
	if (record.bundle !== facts.bundle) return no(`approved another bundle, ${record.bundle.slice(0, 19)}`);
	if (record.environment !== facts.environment) return no(`approved it for ${record.environment}, not for ${facts.environment}`);
	if (record.store !== facts.store) return no(`approved it for another store, ${record.store}`);
	if (record.policy !== policy.digest) return no("approved it under another policy, and the policy has changed since");
	if (!isSameLive(record.live, facts.live)) return no(`approved it in place of ${liveWords(record.live)}; ${liveWords(facts.live ?? null)} is live now`);
	const created = Date.parse(record.createdAt);
	if (created > now + clockTolerance) return no("approved it at a time that has not come");
	if (Date.parse(record.expiresAt) <= now || created + bench.approvals.expires <= now) return no("approved it too long ago; the approval has expired");
	if (!check.sound) return no(check.why);
	const named = require_people.namedBy(record.who, check.standing, bench.approvals.from);
	if (named === void 0) return no(inWords ? whyNotNamed(record.who, bench.approvals.from) + teamsWords(check.standing) : notNamed);
	if (!bench.involved.known) return no(`cannot be counted: ${require_github_open.restOf(bench.involved.why)}`);
	const involved = require_people.involvement(record.who, bench.involved.value);
	if (involved !== void 0) return no(`is ${involved}, and nobody approves a change of their own`);
	return {
		counts: true,
		key: require_people.personKey(record.who, named)
	};
}
function no(why) {
	return {
		counts: false,
		why
	};
}
/** `GITHUB_TOKEN` sees no teams: then nobody is in one. */
function teamsWords(standing) {
	const unread = standing?.unreadTeams ?? [];
	if (unread.length === 0) return "";
	return `; who is in ${unread.join(", ")} cannot be seen with this token (set SLIPWAY_TEAMS_TOKEN to a GitHub App's with \`members: read\`)`;
}
/** Servers of one store differ by seconds, and S3 tells its time in whole ones. */
const clockTolerance = 5 * require_duration.inMilliseconds.minute;
const notNamed = "is not among those who may approve";
/** Why a person is not among those whom a policy names, as the rest of a sentence. */
function whyNotNamed(person, from) {
	if (person.kind !== "github") return notNamed;
	const sameLogin = from.find((entry) => entry.kind === "login" && entry.login.toLowerCase() === person.login.toLowerCase());
	if (sameLogin?.kind === "login" && sameLogin.id !== void 0 && sameLogin.id !== person.id) return `has the login ${sameLogin.login} and another number than #${sameLogin.id}, which the policy names: it is another account`;
	if (sameLogin !== void 0) return "is named by the policy and cannot write to the repository any more";
	const like = require_people.looksLike(person.login, from);
	return like === void 0 ? "is not among those who may approve" : `looks like ${like} and is another account`;
}
function isSameLive(approved, live) {
	if (approved === null || live === void 0) return approved === null && live === void 0;
	return approved.seq === live.seq && approved.bundle === live.bundle;
}
/** For sentences: `1.4.0 (release 7)`, or `nothing` before the first release. */
function liveWords(live) {
	return live === null ? "nothing" : `${live.version} (release ${live.seq})`;
}

// src/gates/rule-decisions.ts
/** The rule is met. */
function allowRule(rule, reason, more = {}) {
	return {
		rule,
		outcome: "allow",
		reason,
		...more
	};
}
/** The rule may be met later without a change to the release: more time, more approvals. */
function waitRule(rule, reason, more = {}) {
	return {
		rule,
		outcome: "wait",
		reason,
		...more
	};
}
/** The rule cannot be met by waiting. */
function denyRule(rule, reason, more = {}) {
	return {
		rule,
		outcome: "deny",
		reason,
		...more
	};
}
/** What could not be read is closed. */
function unreadRule(rule, why) {
	return denyRule(rule, why);
}
/** Notes are for people; the stored decision has to stay small. */
const mostNotes = 50;
/**
* Whether enough of the right people approved this bundle. One person counts once; up to a bound, notes say of every
* approval that does not count why not. Empty where the policy asks for none.
*/
function approvalsRule(policy, facts) {
	const { approvals } = policy;
	if (approvals === void 0) return [];
	if (!facts.approvals.known) return [unreadRule("approvals", facts.approvals.why)];
	const all = facts.approvals.value;
	const withdrawn = new Set(all.flatMap(({ record }) => record.kind === "withdrawal" && record.of !== void 0 ? [record.of] : []));
	const bench = {
		policy,
		approvals,
		facts,
		involved: facts.involved,
		withdrawn
	};
	const counted = /* @__PURE__ */ new Map();
	const notes = [];
	for (const approval of all) {
		if (approval.record.kind !== "approval") continue;
		const judgement = judgeApproval(approval, bench, notes.length < mostNotes);
		if (!judgement.counts) notes.push(`${require_people.personWords(approval.record.who)} ${judgement.why}.`);
		else if (!counted.has(judgement.key)) counted.set(judgement.key, approval);
	}
	if (notes.length > mostNotes) notes.splice(mostNotes, notes.length, `And ${notes.length - mostNotes} more that do not count.`);
	const people = [...counted.values()].map(({ record }) => `${require_people.personWords(record.who)}${record.who.kind === "git" ? ", by the name that git was told" : ""}`);
	const more = {
		...notes.length === 0 ? {} : { notes },
		approvals: [...counted.values()].map(({ record }) => record.id)
	};
	const who = people.length === 0 ? "" : `: ${people.join(", ")}`;
	if (counted.size >= approvals.required) return [allowRule("approvals", `${counted.size} of ${approvals.required} approved${who}.`, more)];
	const missing = approvals.required - counted.size;
	const unread = facts.involved.known ? "" : ` ${facts.involved.why}`;
	return [waitRule("approvals", `${counted.size} of ${approvals.required} approved${who}. ${missing} more of ${approvals.written.join(", ")} must.${unread}`, {
		...more,
		for: approvals.written
	})];
}
/** A release past the gate must be acknowledged, by somebody else, before the next ordinary one. */
function brokenGlassRule(policy, facts) {
	if (!facts.brokenGlass.known) return [unreadRule("acknowledgement", facts.brokenGlass.why)];
	const glass = facts.brokenGlass.value;
	if (glass === void 0) return [];
	const may = policy.approvals ?? policy.breakGlass;
	const from = policy.approvals?.from ?? policy.breakGlass?.by ?? [];
	const notes = [];
	for (const { record, check } of glass.acknowledgements) {
		const who = require_people.personWords(record.who);
		if (record.environment !== facts.environment || record.store !== facts.store || record.release !== glass.seq || record.bundle !== glass.bundle) continue;
		if (!check.sound) notes.push(`${who} ${check.why}.`);
		else if (isActor(record.who, glass)) notes.push(`${who} made the release and cannot acknowledge it.`);
		else if (require_people.namedBy(record.who, check.standing, from) === void 0) notes.push(`${who} ${whyNotNamed(record.who, from)}.`);
		else return [allowRule("acknowledgement", `${who} acknowledged release ${glass.seq}, which went past the gate.`)];
	}
	return [denyRule("acknowledgement", `Release ${glass.seq} (${glass.version}) by ${glass.by} went past the gate (\u201c${glass.reason}\u201d) and nobody has acknowledged it: \`slipway approve ${facts.environment} --acknowledge REASON\`.`, {
		...notes.length === 0 ? {} : { notes },
		for: may?.written ?? []
	})];
}
function isActor(person, glass) {
	switch (person.kind) {
		case "github": return glass.byId === void 0 ? person.login.toLowerCase() === glass.by.toLowerCase() : person.id === glass.byId;
		case "git": return person.name === glass.by;
		case "aws": return person.arn === glass.byId;
	}
}

// src/gates/schedule.ts
/**
* When releases may happen: periods that allow and periods that deny. A moment is allowed whenever the clock on the
* wall of the period's zone shows a time in it. It is denied from the first moment at which that clock shows the
* beginning until the last at which it shows the end, so that an hour that comes twice opens no hole. Deny wins.
*/
const { day } = require_duration.inMilliseconds;
/** How far ahead the next opening is looked for. A yearly freeze ends within one year, a pair of them within two. */
const horizonDays = 740;
/** Entries may alternate; each step goes forward to another beginning or end. */
const mostSteps$1 = 2e4;
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
	for (let step = 0; step < mostSteps$1 && at <= end; step += 1) {
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
	for (let step = 0; step < mostSteps$1 && at <= end; step += 1) {
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

// src/gates/evaluate.ts
/**
* A gate's decision: one pure function of a policy and facts. Every rule of the policy answers with a reason; deny wins
* over wait, wait over allow, and what could not be read is closed.
*/
/** Rules that nothing goes past: a blocked version is blocked in an emergency too. */
const neverSkipped = /* @__PURE__ */ new Set(["blocked"]);
/**
* The decision, with a reason for every rule of the policy. Asks nothing and throws nothing: what could not be read is
* in the facts as such, and makes its rule wait or deny.
*/
function evaluate(policy, facts) {
	if (facts.action === "rollback" && facts.reach === "newest" && policy.rollback === "exempt") return {
		outcome: "allow",
		rules: [allowRule("rollback", "Going back to the newest earlier bundle that is neither blocked nor withdrawn needs no gate.")],
		until: void 0,
		brokeGlass: void 0,
		exempt: true
	};
	const rules = [
		...facts.action === "rollback" && policy.rollback === "exempt" ? [allowRule("rollback", "This rollback goes further back than the newest earlier bundle, so the gate is asked.")] : [],
		...blockedRules(policy, facts),
		...scheduleRules(policy, facts),
		...soakRules(policy, facts),
		...checkRules(policy, facts),
		...findingsRules(policy, facts),
		...contractRules(policy, facts),
		...evidenceRules(policy, facts),
		...signatureRules(policy, facts),
		...modelRules(policy, facts),
		...protectionRules(policy, facts),
		...approvalsRule(policy, facts),
		...brokenGlassRule(policy, facts)
	];
	if (rules.length === 0) rules.push(allowRule("gate", "The policy has no rule."));
	if (facts.breakGlass !== void 0) return withBrokenGlass(policy, facts.breakGlass, rules);
	return {
		outcome: worst(rules),
		rules,
		until: earliest(policy, facts, rules),
		brokeGlass: void 0
	};
}
function worst(rules) {
	if (rules.some(({ outcome }) => outcome === "deny")) return "deny";
	return rules.some(({ outcome }) => outcome === "wait") ? "wait" : "allow";
}
/** The first moment at which every rule that waits for a time is content. */
function earliest(policy, facts, rules) {
	const times = rules.flatMap(({ outcome, until }) => outcome === "wait" && until !== void 0 ? [until.getTime()] : []);
	if (times.length === 0 || worst(rules) === "deny") return void 0;
	const opening = nextOpening([...policy.windows, ...policy.freezes], Math.max(...times, facts.now.getTime()));
	return opening === void 0 ? void 0 : new Date(opening);
}
function withBrokenGlass(policy, { reason, person, standing }, rules) {
	const closed = rules.filter(({ outcome }) => outcome !== "allow");
	if (closed.length === 0) return {
		outcome: "allow",
		rules,
		until: void 0,
		brokeGlass: void 0
	};
	const by = require_people.personWords(person);
	const glass = policy.breakGlass;
	if (!(glass !== void 0 && require_people.namedBy(person, standing, glass.by) !== void 0)) {
		const why = glass === void 0 ? "The policy lets nobody go past the gate." : `${by} may not go past the gate; ${glass.written.join(", ")} may.`;
		return {
			outcome: "deny",
			rules: [...rules, denyRule("break-glass", why)],
			until: void 0,
			brokeGlass: void 0
		};
	}
	const kept = closed.filter(({ rule }) => neverSkipped.has(rule));
	const skipped = closed.filter((rule) => !kept.includes(rule)).map(({ rule }) => rule);
	const marked = rules.map((rule) => skipped.includes(rule.rule) ? {
		...rule,
		skipped: true
	} : rule);
	if (kept.length > 0) return {
		outcome: worst(kept),
		rules: marked,
		until: void 0,
		brokeGlass: void 0
	};
	const approvers = skipped.includes("approvals") ? policy.approvals?.written ?? [] : [];
	return {
		outcome: "allow",
		rules: [...marked, allowRule("break-glass", `${by} goes past the gate: ${reason}`)],
		until: void 0,
		brokeGlass: {
			reason,
			by,
			skipped,
			approvers
		}
	};
}
function blockedRules({ blocked }, { version, bundle }) {
	if (blocked.length === 0) return [];
	const entry = blocked.find((written) => {
		const name = written.startsWith("v") ? written.slice(1) : written;
		if (name.startsWith("sha256:")) return name === bundle;
		return name.endsWith(".*") ? version.startsWith(name.slice(0, -1)) : name === version;
	});
	return [entry === void 0 ? allowRule("blocked", `${version} is not among the versions that the policy blocks.`) : denyRule("blocked", `The policy blocks ${entry}.`)];
}
function scheduleRules(policy, facts) {
	const all = [...policy.windows, ...policy.freezes];
	const now = facts.now.getTime();
	return [...policy.windows.length === 0 ? [] : [scheduleRule("windows", policy.windows, all, now)], ...policy.freezes.length === 0 ? [] : [scheduleRule("freezes", policy.freezes, all, now)]];
}
function scheduleRule(rule, own, all, now) {
	const opening = openingAt(own, now);
	if (opening.open) {
		const closes = nextClosing(own, now);
		const zone = (opening.by ?? own[0])?.zone;
		const until = closes === void 0 || zone === void 0 ? "" : ` until ${require_github_open.momentWords(closes, zone)}`;
		return allowRule(rule, opening.by === void 0 ? `No period denies it${until}.` : `${written(opening.by)} is open${until}.`);
	}
	const why = opening.by === void 0 ? `No window is open (${own.filter(({ effect }) => effect === "allow").slice(0, 3).map(written).join("; ")}).` : `Closed by ${written(opening.by)}${opening.by.reason === void 0 ? "" : `: ${opening.by.reason}`}.`;
	const opens = nextOpening(all, now);
	const zone = (opening.by ?? own[0])?.zone;
	if (opens === void 0 || zone === void 0) return denyRule(rule, `${why} It does not open within two years.`);
	return waitRule(rule, `${why} Opens ${require_github_open.momentWords(opens, zone)}.`, { until: new Date(opens) });
}
function written({ text, zone }) {
	return `\u201c${text}\u201d (${zone.name})`;
}
function soakRules({ soak, after }, facts) {
	if (soak === void 0 || after === void 0) return [];
	if (!facts.soak.known) return [unreadRule("soak", facts.soak.why)];
	const stay = facts.soak.value;
	const wanted = require_github_open.durationWords(soak);
	if (stay === void 0) return [denyRule("soak", `The bundle was never live in ${after}; it must be for ${wanted}.`)];
	const lived = (stay.until ?? facts.now).getTime() - stay.since.getTime();
	const was = `${stay.version} (release ${stay.seq} of ${after})`;
	if (lived >= soak) return [allowRule("soak", `${was} was live for ${require_github_open.durationWords(lived)}; ${wanted} are asked for.`)];
	if (stay.until !== void 0) return [denyRule("soak", `${was} was live for ${require_github_open.durationWords(lived)} only before another release took its place; ${wanted} are asked for.`)];
	const until = new Date(stay.since.getTime() + soak);
	return [waitRule("soak", `${was} has been live for ${require_github_open.durationWords(lived)}; ${wanted} are asked for.`, { until })];
}
function checkRules({ checks }, facts) {
	if (checks.length === 0) return [];
	if (!facts.checks.known) return [unreadRule("checks", facts.checks.why)];
	const states = facts.checks.value;
	const inState = (wanted) => checks.filter((name) => (states.get(name) ?? "missing") === wanted);
	const failed = inState("failed");
	if (failed.length > 0) return [denyRule("checks", `Failed on GitHub: ${failed.join(", ")}.`)];
	const open = [...inState("pending").map((name) => `${name} is running`), ...inState("missing").map((name) => `${name} has not reported`)];
	if (open.length > 0) return [waitRule("checks", `Required checks are not done: ${open.join(", ")}.`)];
	return [allowRule("checks", `Passed on GitHub: ${checks.join(", ")}.`)];
}
function findingsRules({ findings }, facts) {
	if (findings === void 0) return [];
	if (facts.allowedSecrets > 0) {
		const count = `${facts.allowedSecrets} ${facts.allowedSecrets === 1 ? "finding" : "findings"}`;
		return [denyRule("findings", `Secrets were let through into the bundle with --allow-secrets (${count}).`)];
	}
	if (!facts.alerts.known) return [unreadRule("findings", facts.alerts.why)];
	const alerts = facts.alerts.value ?? 0;
	if (alerts > 0) return [denyRule("findings", `Code scanning shows open alerts of Slipway: ${alerts}.`)];
	return [allowRule("findings", facts.alerts.value === void 0 ? "No secret was let through; the bundle was built without an error. Alerts were not looked at: there is no code scanning to ask." : "No secret was let through, and code scanning shows no open alert.")];
}
const levels = [
	"none",
	"patch",
	"minor",
	"major"
];
function contractRules({ contract }, facts) {
	if (contract === void 0) return [];
	if (!facts.contract.known) return [unreadRule("contract", facts.contract.why)];
	const { level, changes } = facts.contract.value;
	if (levels.indexOf(level) <= levels.indexOf(contract)) return [allowRule("contract", `The contract with callers changes by ${level}; ${contract} is allowed.`)];
	const shown = changes.slice(0, 5).join("; ");
	const rest = changes.length > 5 ? `; and ${changes.length - 5} more` : "";
	return [denyRule("contract", `The contract with callers changes by ${level}, and at most ${contract} is allowed${shown === "" ? "" : `: ${shown}${rest}`}.`)];
}
function evidenceRules(policy, facts) {
	const { evidence } = policy;
	if (evidence.length === 0) return [];
	if (!facts.evidence.known) return [unreadRule("evidence", facts.evidence.why)];
	const found = facts.evidence.value;
	return evidence.map((name) => {
		const document = found.get(name);
		const again = `\`slipway ${name} --environment ${facts.evaluatedIn}\``;
		if (document === void 0) return waitRule("evidence", `No stored evaluation of this bundle for what its cases demand was found; run ${again}.`);
		if (!document.passed) return denyRule("evidence", `The evaluation did not pass: ${document.words}.`);
		const refusal = refusalOf(document, policy.evaluate.tolerance, again);
		return refusal === void 0 ? allowRule("evidence", `The evaluation passed: ${document.words}.`) : refusal;
	});
}
/** An evaluation that passed by more indulgence than the policy has. */
function refusalOf({ excused }, tolerance, again) {
	if (excused === void 0) return void 0;
	if (excused.bySelf) return denyRule("evidence", `The evaluation excused failures by the very commit that it is of. Name another revision: ${again} with --base.`);
	if (excused.tolerance === void 0) return waitRule("evidence", `The evaluation does not say which drop it accepted; run ${again} once more.`);
	if (excused.tolerance <= tolerance + 1e-9) return void 0;
	return denyRule("evidence", `The evaluation accepted a drop of ${pointsWords(excused.tolerance)}, and the gate accepts ${pointsWords(tolerance)}; run ${again} with \`--tolerance ${percentWords(tolerance)}\`.`);
}
/** `2`, `0.5`: a share in percent. */
function percentWords(share) {
	return String(Number((share * 100).toFixed(3)));
}
function pointsWords(share) {
	const percent = percentWords(share);
	return `${percent} ${percent === "1" ? "point" : "points"}`;
}
function signatureRules({ signedBy }, facts) {
	if (signedBy.length === 0) return [];
	if (!facts.signatures.known) return [unreadRule("signatures", facts.signatures.why)];
	const [first] = facts.signatures.value;
	return first === void 0 ? [denyRule("signatures", "None of the keys that the policy names has signed the bundle. Release it again in the environment before with `--sign`.")] : [allowRule("signatures", `The bundle is signed by ${first.slice(0, 19)}.`)];
}
function modelRules({ models }, facts) {
	if (models === void 0) return [];
	if (!facts.models.known) return [unreadRule("models", facts.models.why)];
	const within = Math.round(models / require_duration.inMilliseconds.day);
	const ending = facts.models.value.filter(({ days }) => days <= within);
	const [first] = ending;
	if (first === void 0) return [allowRule("models", `No model of the bundle is known to end within ${within} days.`)];
	const when = first.days <= 0 ? `ended on ${first.end}` : `ends on ${first.end}, in ${first.days} days`;
	const users = first.prompts.slice(0, 3).join(", ") + (first.prompts.length > 3 ? ` and ${first.prompts.length - 3} more` : "");
	const more = ending.length === 1 ? "" : ` ${ending.length - 1} more end as well.`;
	return [denyRule("models", `${first.model} ${when}, and the bundle must live ${within} days (used by ${users}).${more} Run \`slipway models\`.`)];
}
function protectionRules({ github }, facts) {
	if (!github) return [];
	if (!facts.protection.known) return [unreadRule("github", facts.protection.why)];
	switch (facts.protection.value) {
		case "protected": return [allowRule("github", `The environment ${facts.environment} on GitHub has protection rules.`)];
		case "unprotected": return [denyRule("github", `The environment ${facts.environment} on GitHub has no protection rules.`)];
		case "missing": return [denyRule("github", `The repository has no environment ${facts.environment} on GitHub.`)];
	}
}

// src/commands/gates/evidence-facts.ts
/** Stored evaluations of a bundle, which a gate may demand. */
/**
* The newest evaluation of the bundle that the evaluator's role kept, in the environment in which the bundle was made
* first. One of other demands than the release's is none: they are those of the tree where it is deployed, and stand in
* the record of what is promoted. A rollback goes back to what was released before.
*/
async function readEvidence(facts, { open, context, source: policy }) {
	const first = require_load.firstOf(policy.project, open.environment.name);
	const isOwn = first === open.environment.name;
	return require_github_open.closedUnlessRead(async () => {
		const source = isOwn ? open : await require_open.openIn(policy.project, first, "read", context, open);
		try {
			const demands = await facts.demands?.() ?? (facts.action === "deploy" ? await require_tree_demands.demandsOfTree(open.project) : void 0);
			if (demands === void 0 && facts.action === "promote") return {
				known: false,
				why: withoutDemands(first)
			};
			const kept = await require_evidence.newestEvaluation(source.store, facts.bundle, demands);
			if (!kept.known) return kept;
			if (kept.value === void 0) return {
				known: true,
				value: /* @__PURE__ */ new Map()
			};
			const { evaluation, digest } = kept.value;
			const words = require_evaluation_words.headlineOf(evaluation).replace(/\.$/, "");
			const passed = evaluation.passed && evaluation.trusted;
			return {
				known: true,
				value: /* @__PURE__ */ new Map([["evaluate", {
					passed,
					digest,
					words,
					...excusesOf(evaluation)
				}]])
			};
		} finally {
			if (!isOwn) await source.store.close();
		}
	}, (error) => `The evaluations of ${first} cannot be read: ${error.message}`);
}
function withoutDemands(first) {
	return `The record of this release does not say what its cases demand: it was made by an earlier version. Deploy the tree to ${first} again, as a new version`;
}
/** What was let pass although it failed. Where nothing failed, it does not matter what would have been. */
function excusesOf({ summary, base, head, comparison }) {
	if (comparison === null || summary.failed === 0 && comparison.difference >= 0) return {};
	return { excused: {
		bySelf: typeof head?.commit === "string" && base?.commit === head.commit && base?.excusesNothing === void 0,
		tolerance: comparison.tolerance
	} };
}
/** Evaluations are kept where they were made; what a release rests on stands in its own store too. */
async function bringEvidence(digests, { open, context, source: policy }) {
	const first = require_load.firstOf(policy.project, open.environment.name);
	if (digests.length === 0 || first === open.environment.name) return;
	const source = await require_open.openIn(policy.project, first, "read", context, open);
	try {
		for (const digest of digests) {
			const sha256 = require_digest.hexOf(digest);
			const result = await source.store.read(require_pointer.evidenceKey(sha256), { maximumBytes: require_evaluation.largestEvaluation });
			if (result.outcome !== "found" || require_digest.sha256Of(result.object.bytes) !== sha256) continue;
			await open.store.putIfAbsent(require_pointer.evidenceKey(sha256), result.object.bytes, sha256, require_pointer.jsonImmutable);
		}
	} finally {
		await source.store.close();
	}
}

// src/commands/gates/broken-glass.ts
/** Rollbacks and marks between two ordinary releases; more are no working environment. */
const mostSteps = 500;
/**
* Looks back from what is live past rollbacks and marks. An ordinary release through the gate proves that everything
* before it was acknowledged.
*/
async function findBrokenGlass(store, pointer) {
	let at = pointer.record;
	for (let steps = 0; steps < mostSteps; steps += 1) {
		const isOrdinary = at.continues === void 0 && at.action !== "rollback";
		if (at.continues === void 0 && at.breakGlass !== void 0) return {
			known: true,
			value: at
		};
		if (isOrdinary || at.seq === 1) return {
			known: true,
			value: void 0
		};
		at = (await require_pointer.readRelease(store, pointer, at.seq - 1)).record;
	}
	return {
		known: false,
		why: `There are more than ${mostSteps} rollbacks and marks since the last release; whether one went past the gate was not looked for.`
	};
}

// src/commands/gates/contract-facts.ts
/** How the contract with callers changes between what is live and a candidate: from the compiled prompts of both bundles. */
/** What the decision keeps of the reasons. */
const mostChanges = 20;
/** Compares the prompts whose compiled form differs. Nothing is live: nobody relies on anything yet. */
async function readContract(facts, options) {
	const released = facts.live?.record;
	if (released === void 0) return {
		known: true,
		value: {
			level: "none",
			changes: []
		}
	};
	return require_github_open.closedUnlessRead(async () => {
		const live = await require_bundle_contract.filesIn(options.open.store, released.bundle);
		const candidate = await candidateFiles(facts, options);
		try {
			const { level, changes } = require_levels.contractOf(await require_bundle_contract.compareBundles(live, candidate));
			return {
				known: true,
				value: {
					level,
					changes: changes.slice(0, mostChanges).map(({ reason }) => reason.replace(/\.$/, ""))
				}
			};
		} finally {
			await candidate.close();
		}
	}, (error) => `The contract cannot be compared: ${error.message}`);
}
/** The files of the bundle that is to be released, wherever they are. */
async function candidateFiles(facts, { open, source, context }) {
	const { files, promotedFrom } = facts;
	if (files !== void 0) return {
		manifest: await files.manifest(),
		read: files.read,
		close: async () => {}
	};
	if (promotedFrom === void 0) return require_bundle_contract.filesIn(open.store, facts.bundle);
	const from = await require_open.openIn(source.project, promotedFrom.environment, "read", context, open);
	try {
		return {
			...await require_bundle_contract.filesIn(from.store, facts.bundle),
			close: () => from.store.close()
		};
	} catch (error) {
		await from.store.close();
		throw error;
	}
}

// src/commands/gates/model-facts.ts
const readsAtOnce = 16;
/** From the compiled prompts of the bundle: what is released is what counts, not the working tree. */
async function readModels(facts, options) {
	return require_github_open.closedUnlessRead(async () => {
		const candidate = await candidateFiles(facts, options);
		try {
			const compiled = require_bundle_contract.compiledIn(candidate.manifest);
			const prompts = /* @__PURE__ */ new Map();
			let broken;
			await require_limited.forEachLimited([...compiled], readsAtOnce, async ([path, file]) => {
				const model = modelIn(await candidate.read(file));
				if (model === void 0) broken ??= path;
				else if (model !== null) {
					const name = path.slice(9, -5);
					prompts.set(model, [...prompts.get(model) ?? [], name]);
				}
			});
			if (broken !== void 0) return {
				known: false,
				why: unreadable(`${broken} is missing or damaged`)
			};
			return {
				known: true,
				value: endsOf(prompts, facts.now.toISOString().slice(0, 10))
			};
		} finally {
			await candidate.close();
		}
	}, (error) => unreadable(error.message));
}
function unreadable(why) {
	return `The models of the bundle cannot be read: ${why.replace(/\.$/, "")}.`;
}
/** Null for a prompt that names no model; undefined for what is no compiled prompt. */
function modelIn(bytes) {
	try {
		const compiled = JSON.parse(Buffer.from(bytes).toString("utf8"));
		const model = require_json.isJsonObject(compiled) ? compiled["model"] : void 0;
		return typeof model === "string" || model === null ? model : void 0;
	} catch {
		return;
	}
}
function endsOf(prompts, today) {
	return require_prices.endingWithin([...prompts.keys()], Number.POSITIVE_INFINITY, today).map(({ model, end, days }) => ({
		model,
		end,
		days,
		prompts: [...prompts.get(model) ?? []].sort()
	})).sort((a, b) => a.days - b.days || require_order.compareText(a.model, b.model));
}

// src/commands/gates/signature-facts.ts
/**
* The statements about the bundle that its release in the environment before names, verified with the keys of the policy.
* What a rollback brings back was released here, so its own records are asked.
*/
async function readSignatures(facts, options) {
	const { open, source, policy, context } = options;
	const before = facts.action === "rollback" ? void 0 : policy.after;
	return require_github_open.closedUnlessRead(async () => {
		const keys = keysOfPolicy(policy);
		const from = before === void 0 ? open : await require_open.openIn(source.project, before, "read", context, open);
		try {
			const live = before === void 0 ? facts.live : await require_pointer.readPointer(from.store, before);
			const documents = await statementsAbout(facts, from.store, live);
			const signed = require_open.verifiedSignatures(documents, facts.bundle, keys);
			return {
				known: true,
				value: [...new Set(signed.flatMap(({ keys: ids }) => ids))]
			};
		} finally {
			if (before !== void 0) await from.store.close();
		}
	}, (error) => `The signatures of the bundle cannot be read: ${error.message}`);
}
async function statementsAbout({ bundle }, store, pointer) {
	const mention = pointer && await require_open.findBundle(store, pointer, bundle);
	if (pointer === void 0 || mention === void 0) return [];
	return require_open.statementsOf(require_open.keysOf(store), (await require_pointer.readRelease(store, pointer, mention.seq)).record);
}
/** The keys stand in the policy itself: a file of the tree could be exchanged by the change that it is to judge. */
function keysOfPolicy({ signedBy }) {
	return signedBy.map((text, index) => {
		const where = `Key ${index + 1} of \`signedBy\``;
		return text.includes("-----BEGIN") ? require_keys.readVerifyingKey(text, where) : require_keys.readVerifyingKeyDer(Buffer.from(text, "base64"), where);
	});
}

// src/commands/gates/soak-facts.ts
/** Further back nobody looks: the releases that a pointer lists. */
const mostStays = 10;
/** The longest stay of a bundle among the releases that the pointer lists; undefined where there was none. */
async function findStay(store, environment, bundle) {
	const pointer = await require_pointer.readPointer(store, environment);
	if (pointer === void 0) return {
		known: true,
		value: void 0
	};
	const stays = [];
	const live = await liveRelease(store, pointer);
	const mentions = [{
		seq: live.seq,
		version: live.version,
		bundle: live.bundle
	}, ...pointer.record.recent.toReversed().filter(({ seq }) => seq < live.seq)];
	let later;
	for (let index = 0; index < mentions.length && stays.length < mostStays; index += 1) {
		const newest = mentions[index];
		if (newest === void 0) break;
		let first = newest;
		while (newest.bundle === bundle && mentions[index + 1]?.bundle === bundle) {
			index += 1;
			first = mentions[index] ?? first;
		}
		if (newest.bundle === bundle) {
			const began = await require_pointer.readRelease(store, pointer, first.seq);
			const ended = later === void 0 ? void 0 : await require_pointer.readRelease(store, pointer, later);
			stays.push({
				seq: newest.seq,
				version: newest.version,
				since: new Date(began.record.createdAt),
				until: ended === void 0 ? void 0 : new Date(ended.record.createdAt)
			});
		}
		later = first.seq;
	}
	const length = ({ since, until }) => until === void 0 ? Number.POSITIVE_INFINITY : until.getTime() - since.getTime();
	return {
		known: true,
		value: stays.sort((a, b) => length(b) - length(a))[0]
	};
}
/** The release that is live, never a mark on it. */
async function liveRelease(store, pointer) {
	return (await require_pointer.readRelease(store, pointer, require_pointer.liveSequence(pointer.record))).record;
}

// src/commands/gates/starters.ts
/** Events that start a run in answer to an approval, or by the clock: whoever sent them did not ask for the release. */
const answering = /* @__PURE__ */ new Set([
	"issue_comment",
	"pull_request_review",
	"schedule"
]);
/** Whoever runs the command that releases. */
async function startersHere(facts, store, context) {
	const { environment } = context;
	const isRun = require_environment.isOnRunner(environment);
	const event = environment["GITHUB_EVENT_NAME"] ?? "";
	const starters = [];
	if (!isRun || !answering.has(event)) {
		starters.push(involvedActor(facts.actor, "the one who started this release"));
		const login = environment["GITHUB_ACTOR"];
		if (isRun && login !== void 0 && login !== "") starters.push({
			as: "the one who started this run",
			login,
			id: environment["GITHUB_ACTOR_ID"]
		});
		const arn = isRun ? void 0 : await store.caller?.();
		if (arn !== void 0) starters.push({
			as: "the one who started this release",
			arn
		});
	}
	return starters;
}
/** Whoever released the bundle in the environment before. */
function startersBefore({ promoted }) {
	return promoted === void 0 ? [] : [involvedActor(promoted.actor, `the one who released it in ${promoted.environment}`)];
}
/** An actor's name is a login where there is a number or a run; elsewhere it is the name that git has. */
function involvedActor({ name, id, via }, as) {
	return via === void 0 && id === void 0 ? {
		as,
		name
	} : {
		as,
		login: name,
		id
	};
}

// src/commands/gates/gather.ts
const nothing = {
	known: true,
	value: void 0
};
const noGithub = "GitHub cannot be asked: set GITHUB_TOKEN and GITHUB_REPOSITORY.";
/**
* The facts for one decision. What the policy does not ask for is not read; what cannot be read is a fact too, with its
* reason. Nothing at all is read for a rollback that needs no gate.
*/
async function gatherFacts(given, options) {
	const { policy, github, open } = options;
	if (isExemptRollback(policy, given)) return {
		...bareFacts(given),
		breakGlass: options.breakGlass
	};
	const facts = given.action === "rollback" ? await withRestoredSource(given, open.store) : given;
	const commit = facts.source.commit;
	return {
		...bareFacts(facts),
		...await approvalFacts(facts, options),
		soak: policy.soak === void 0 ? nothing : await soakFacts(facts, options),
		checks: policy.checks.length === 0 ? {
			known: true,
			value: /* @__PURE__ */ new Map()
		} : commit === null ? {
			known: false,
			why: "The release names no commit, so no check can be looked up."
		} : await github?.checksAt(commit) ?? {
			known: false,
			why: noGithub
		},
		alerts: policy.findings === void 0 ? nothing : await alertFacts(facts, options),
		contract: policy.contract === void 0 ? {
			known: true,
			value: {
				level: "none",
				changes: []
			}
		} : await readContract(facts, options),
		evaluatedIn: require_load.firstOf(options.source.project, open.environment.name),
		evidence: policy.evidence.length === 0 ? {
			known: true,
			value: /* @__PURE__ */ new Map()
		} : await readEvidence(facts, options),
		signatures: policy.signedBy.length === 0 ? {
			known: true,
			value: []
		} : await readSignatures(facts, options),
		models: policy.models === void 0 ? {
			known: true,
			value: []
		} : await readModels(facts, options),
		protection: policy.github ? await github?.protectionOf(facts.environment) ?? {
			known: false,
			why: noGithub
		} : {
			known: true,
			value: "protected"
		},
		brokenGlass: await glassFacts(facts.live, open.store, options),
		breakGlass: options.breakGlass
	};
}
/**
* Open alerts. Unasked is not the same as none: only where there is no repository that could have alerts, a folder store
* on a laptop without a remote, there is nothing to ask.
*/
async function alertFacts({ source }, { github, open, context }) {
	if (github !== void 0) return github.openAlerts();
	const isRemote = source.repository !== null || (context.environment["GITHUB_REPOSITORY"] ?? "") !== "";
	return open.store.kind === "s3" || require_environment.isOnRunner(context.environment) || isRemote ? {
		known: false,
		why: noGithub
	} : nothing;
}
/** What the release itself says, before anybody is asked. */
function bareFacts(facts) {
	return {
		action: facts.action,
		environment: facts.environment,
		store: facts.store,
		bundle: facts.bundle,
		version: facts.version,
		live: facts.live && require_pointer.liveMention(facts.live.record),
		reach: facts.reach,
		now: facts.now,
		approvals: {
			known: true,
			value: []
		},
		involved: {
			known: true,
			value: []
		},
		soak: nothing,
		checks: {
			known: true,
			value: /* @__PURE__ */ new Map()
		},
		allowedSecrets: (facts.allowedSecrets ?? facts.promoted?.allowedSecrets)?.count ?? 0,
		alerts: nothing,
		contract: {
			known: true,
			value: {
				level: "none",
				changes: []
			}
		},
		evidence: {
			known: true,
			value: /* @__PURE__ */ new Map()
		},
		evaluatedIn: facts.environment,
		signatures: {
			known: true,
			value: []
		},
		models: {
			known: true,
			value: []
		},
		protection: {
			known: true,
			value: "protected"
		},
		brokenGlass: nothing,
		breakGlass: void 0
	};
}
/** A rollback that needs no gate waits for nobody's answer, GitHub's least of all. */
function isExemptRollback(policy, { action, reach }) {
	return action === "rollback" && reach === "newest" && policy.rollback === "exempt";
}
/** What a rollback brings back comes from the commit of the release that had it. */
async function withRestoredSource(facts, store) {
	const { live } = facts;
	const mention = live && await require_open.findBundle(store, live, facts.bundle);
	if (live === void 0 || mention === void 0) return facts;
	const { record } = await require_pointer.readRelease(store, live, mention.seq);
	return {
		...facts,
		source: (await require_history.recordOfBundle(store, live, record)).source
	};
}
/** Approvals of the bundle with what became of them, and the people of the change where there are any. */
async function approvalFacts(facts, options) {
	const { policy, open } = options;
	if (policy.approvals === void 0) return {
		approvals: {
			known: true,
			value: []
		},
		involved: {
			known: true,
			value: []
		}
	};
	const records = await require_approval_files.readApprovals(open.store, facts.bundle);
	if (!records.known) return {
		approvals: records,
		involved: {
			known: true,
			value: []
		}
	};
	const approvals = [];
	for (const record of records.value) {
		const isOurs = record.environment === facts.environment && record.store === facts.store && record.policy === policy.digest;
		approvals.push({
			record,
			check: isOurs ? await checkApproval(record, policy.approvals.from, options) : {
				sound: true,
				standing: void 0
			}
		});
	}
	const { expires, from } = policy.approvals;
	const reviews = await options.github?.reviewsOf(facts.environment, facts.bundle, expires, facts.now, teamsOf(from));
	if (reviews?.known === false) options.context.progress.debug(`Reviews of this run are not counted: ${reviews.why}`);
	else approvals.push(...reviews?.value ?? []);
	const involved = approvals.length === 0 ? {
		known: true,
		value: []
	} : await peopleInvolved(facts, options);
	return {
		approvals: {
			known: true,
			value: approvals
		},
		involved
	};
}
/** Whether what an approval rests on is still there, as its author left it. */
async function checkApproval(record, from, { github, open }) {
	if (record.kind === "withdrawal") return {
		sound: true,
		standing: void 0
	};
	switch (record.who.kind) {
		case "git": return open.store.kind === "s3" ? {
			sound: false,
			why: "is named by git alone, which counts on folder stores only"
		} : {
			sound: true,
			standing: void 0
		};
		case "aws": return {
			sound: true,
			standing: void 0
		};
		case "github":
			if (github === void 0) return {
				sound: false,
				why: "approved on GitHub, which cannot be asked: set GITHUB_TOKEN and GITHUB_REPOSITORY"
			};
			return github.checkApproval(record, teamsOf(from));
	}
}
/** Teams that a policy names, as GitHub is asked about them. */
function teamsOf(from) {
	return from.flatMap((named) => named.kind === "team" ? [`${named.organization}/${named.team}`] : []);
}
/** Authors of the change and whoever started the release: they never approve it. */
async function peopleInvolved(facts, options) {
	const { open, context, github, starts } = options;
	const starters = [...starts ? await startersHere(facts, open.store, context) : [], ...startersBefore(facts)];
	const head = facts.source.commit;
	const base = await commitOfLive(facts.live, open.store);
	if (head === null) {
		if (open.store.kind !== "s3") return {
			known: true,
			value: starters
		};
		return {
			known: false,
			why: "Who wrote the change is not known: the release names no commit. Deploy from a git repository."
		};
	}
	if (facts.live !== void 0 && base === null && open.store.kind === "s3") return {
		known: false,
		why: "Who wrote the change is not known: what is live names no commit to compare with."
	};
	const people = await (github?.peopleOfChange(base, head) ?? require_github_open.peopleInGit(open.project.root, base, head, context));
	return people.known ? {
		known: true,
		value: [...starters, ...people.value]
	} : people;
}
/** After a rollback the commit that counts is the one of the release that it brought back. */
async function commitOfLive(live, store) {
	if (live?.record.restores === void 0) return live?.record.source.commit ?? null;
	return (await require_history.recordOfBundle(store, live, live.record)).source.commit;
}
async function soakFacts(facts, { policy, source, context, open }) {
	if (policy.after === void 0) return {
		known: true,
		value: void 0
	};
	const before = await require_open.openIn(source.project, policy.after, "read", context, open);
	try {
		return await findStay(before.store, policy.after, facts.bundle);
	} finally {
		await before.store.close();
	}
}
/** The release past the gate that waits to be acknowledged, at or behind what is live. */
async function glassFacts(live, store, options) {
	const { policy } = options;
	if (live === void 0) return {
		known: true,
		value: void 0
	};
	const found = await findBrokenGlass(store, live);
	if (!found.known || found.value === void 0) return found.known ? {
		known: true,
		value: void 0
	} : found;
	const { seq, version, bundle, actor, breakGlass } = found.value;
	const records = await require_approval_files.readApprovals(store, bundle);
	if (!records.known) return records;
	const from = policy.approvals?.from ?? policy.breakGlass?.by ?? [];
	const acknowledgements = [];
	for (const record of records.value) {
		if (record.kind !== "acknowledgement" || record.release !== seq) continue;
		acknowledgements.push({
			record,
			check: await checkApproval(record, from, options)
		});
	}
	return {
		known: true,
		value: {
			seq,
			version,
			bundle,
			by: actor.name,
			byId: actor.id,
			reason: breakGlass?.reason ?? "",
			acknowledgements
		}
	};
}

// src/commands/gates/identity.ts
/** Who runs this command, by whoever can vouch for it: AWS for a bucket, git for a folder. */
/**
* The person at this command.
*
* @throws SW0707 where nobody vouches for anybody.
*/
async function findPerson(open, context) {
	if (open.store.kind === "s3") {
		const arn = await open.store.caller?.();
		if (arn !== void 0) return {
			kind: "aws",
			arn
		};
		throw require_errors.gatesErrors.create("SW0707", {
			message: `Who you are is not known: STS does not say whose credentials these are (${open.store.address}).`,
			next: "Take the approver's role first, and check `aws sts get-caller-identity`; for a server other than AWS set AWS_ENDPOINT_URL_STS."
		});
	}
	const [name, email] = [await shownSetting("user.name", open, context), await shownSetting("user.email", open, context)];
	if (name !== void 0) return {
		kind: "git",
		name,
		email: email ?? null
	};
	throw require_errors.gatesErrors.create("SW0707", {
		message: "Who you are is not known: git has no user.name here.",
		next: "Run `git config --global user.name NAME` and `git config --global user.email ADDRESS`."
	});
}
/** The one who started this attempt of the workflow, with the rights that GitHub says now; undefined where unknown. */
async function findActorOnGithub(context, github, from) {
	const { environment } = context;
	if (!require_environment.isOnRunner(context.environment)) return void 0;
	const login = environment["GITHUB_TRIGGERING_ACTOR"] ?? environment["GITHUB_ACTOR"];
	if (login === void 0 || login === "") return void 0;
	const found = await github.accountOf(login, teamsOf(from));
	const known = login === environment["GITHUB_ACTOR"] ? environment["GITHUB_ACTOR_ID"] : void 0;
	if (!found.known || found.value === void 0 || known !== void 0 && known !== found.value.id) return void 0;
	return {
		person: {
			kind: "github",
			login,
			id: found.value.id
		},
		standing: found.value.standing
	};
}
async function shownSetting(name, open, context) {
	const text = await require_who.gitSetting(name, open.project.root, context);
	return text === void 0 ? void 0 : context.redaction.redact(text).toWellFormed().slice(0, 200);
}

// src/commands/gates/decide.ts
/** From the facts of a release to a decision of its gate, and to what the release needs of it. */
/** Evaluates the gate. Reads the store, git and GitHub; writes nothing. */
async function evaluateUnder(request) {
	const { open, context, source, policy } = request;
	const github = require_github_open.openGithubView(context);
	const facts = await gatherFacts(request.facts, {
		open,
		source,
		policy,
		context,
		github,
		starts: request.starts,
		breakGlass: request.breakGlass === void 0 ? void 0 : await glassOf(request, request.breakGlass, github)
	});
	const decision = evaluate(policy, facts);
	return {
		decision,
		document: decisionDocument(decision, facts, source.origin),
		facts,
		required: policy.approvals?.required
	};
}
/** Whoever goes past the gate: in a workflow its actor, by what GitHub says now; else, or if not named, the caller. */
async function glassOf({ open, policy, context }, reason, github) {
	const by = policy.breakGlass?.by ?? [];
	const actor = github === void 0 ? void 0 : await findActorOnGithub(context, github, by);
	if (actor !== void 0 && require_people.namedBy(actor.person, actor.standing, by) !== void 0) return {
		reason: require_reason.readReason(reason),
		...actor
	};
	const person = actor === void 0 ? await findPerson(open, context) : await findPersonIfAny(open, context);
	const isCaller = person?.kind === "aws" && require_people.namedBy(person, void 0, by) !== void 0;
	if (person !== void 0 && (actor === void 0 || isCaller)) return {
		reason: require_reason.readReason(reason),
		person,
		standing: void 0
	};
	return actor === void 0 ? void 0 : {
		reason: require_reason.readReason(reason),
		...actor
	};
}
async function findPersonIfAny(open, context) {
	try {
		return await findPerson(open, context);
	} catch (error) {
		if (require_errors$1.isSlipwayError(error) && error.code === "SW0707") return void 0;
		throw error;
	}
}
/** What the release is told. */
async function decideUnder(request) {
	const { decision, document, facts } = await evaluateUnder(request);
	const rests = facts.evidence.known ? [...facts.evidence.value.values()].map(({ digest }) => digest) : [];
	if (decision.outcome === "allow" && request.facts.moment === "before-moving") await bringEvidence(rests, request);
	return decisionFor(decision, document, rests);
}
/** A gate's decision as the release takes it: the document is kept as its evidence, `rests` names evaluations. */
function decisionFor(decision, document, rests = []) {
	const { outcome, rules, until, brokeGlass } = decision;
	if (outcome !== "allow") return {
		outcome,
		reasons: rules.filter((rule) => rule.outcome !== "allow" && rule.skipped !== true).map(({ reason }) => reason),
		...until === void 0 ? {} : { until }
	};
	return {
		outcome: "allow",
		evidence: require_canonical_json.canonicalBytes(document),
		rests,
		...decision.exempt === true ? { exempt: true } : {},
		...brokeGlass === void 0 ? {} : { breakGlass: {
			reason: brokeGlass.reason,
			skipped: brokeGlass.skipped,
			approvers: brokeGlass.approvers
		} }
	};
}
/** @throws SW0104, always: there is no gate to go past. */
function refuseWithoutGate(environment) {
	throw require_platform_errors.platformErrors.create("SW0104", {
		message: `${environment} has no gate, so there is none to go past.`,
		next: "Leave --break-glass out."
	});
}
/** @throws SW0706 where the policy asks for no approvals. */
function requireApprovals(policy, environment) {
	if (policy?.approvals !== void 0) return policy.approvals;
	throw require_errors.gatesErrors.create("SW0706", {
		message: policy === void 0 ? `${environment} has no gate.` : `The gate of ${environment} asks for no approvals.`,
		next: "Add `gate: { approvals: { required: 1, from: [...] } }` to the environment on the default branch, where that is wanted."
	});
}

exports.approvalFacts = approvalFacts;
exports.brokenGlassRule = brokenGlassRule;
exports.checkApproval = checkApproval;
exports.decideUnder = decideUnder;
exports.decisionDocument = decisionDocument;
exports.evaluateUnder = evaluateUnder;
exports.findPerson = findPerson;
exports.glassFacts = glassFacts;
exports.judgeApproval = judgeApproval;
exports.liveWords = liveWords;
exports.nextClosing = nextClosing;
exports.nextOpening = nextOpening;
exports.peopleInvolved = peopleInvolved;
exports.refuseWithoutGate = refuseWithoutGate;
exports.requireApprovals = requireApprovals;
exports.whyNotNamed = whyNotNamed;
