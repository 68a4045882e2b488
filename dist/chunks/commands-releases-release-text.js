const require_words = require("./platform-words.js");
const require_pointer = require("./releases-keys.js");
const require_words$1 = require("./commands-releases-words.js");

// src/commands/releases/release-text.ts
/** A heading line and below it facts, each with a name in a column of its own. */
function factSheet(paint, heading, facts) {
	const rows = facts.filter((fact) => fact !== void 0);
	const width = Math.max(0, ...rows.map(([name]) => name.length));
	return [
		heading,
		...rows.map(([name, value]) => `  ${paint("dim", require_words$1.padded(name, width))}  ${value}`),
		""
	].join("\n");
}
/** What is live through a record: `1.4.0 (release 12)`, also where a mark came after release 12. */
function liveWords(record) {
	return `${record.version} (release ${require_pointer.liveSequence(record)})`;
}
/** The release that is live and, where the record is its own and no mark's, since when. */
function liveFact(record) {
	const since = record.continues === void 0 ? `, since ${require_words$1.timeOf(record.createdAt)}` : "";
	return ["release", `${require_pointer.liveSequence(record)}${since}`];
}
/** A heading for something done, or for nothing to do. */
function doneHeading(paint, environment, text) {
	return `${paint("green", "\u2714")} ${paint("bold", environment)}  ${text}`;
}
/** For what was so before. */
function unchangedHeading(paint, environment, text) {
	return `${paint("blue", "=")} ${paint("bold", environment)}  ${text}`;
}
/** What deploy and promote did, where no gate holds them back. */
function publishText(paint, { environment, outcome, mirror, requests }) {
	const { record } = outcome.release;
	const tail = [mirrorFact(mirror), requestsFact(requests)];
	if (outcome.outcome === "unchanged") {
		const how = outcome.byOther ? "was released by somebody else while this ran" : "is live already; nothing changed";
		return factSheet(paint, unchangedHeading(paint, environment, `${paint("bold", record.version)} ${how}`), [
			liveFact(record),
			["bundle", require_words$1.shortDigest(record.bundle)],
			...tail
		]);
	}
	const { plan, previous, supersededBy } = outcome;
	return factSheet(paint, doneHeading(paint, environment, `${paint("bold", record.version)} is live as release ${record.seq}`), [
		["bundle", bundleWords(record, plan)],
		["changes", planWords(plan)],
		previous === void 0 ? void 0 : ["before", liveWords(previous)],
		fromFact(record),
		sourceFact(record),
		unblockedFact(record),
		allowedSecretsFact(record),
		...breakGlassFacts(record),
		record.breakGlass === void 0 ? void 0 : ["next", `\`slipway approve ${environment} --acknowledge REASON\` by an approver, before the next release`],
		supersededBy === void 0 ? void 0 : ["since then", `${liveWords(supersededBy)} by ${require_words$1.foreign(supersededBy.actor.name)}`],
		...tail
	]);
}
function bundleWords(record, plan) {
	const files = plan.unchanged + plan.added.length + plan.changed.length + plan.moved.length;
	const uploads = plan.uploads.length === 0 ? "nothing to upload" : `${require_words.counted(plan.uploads.length, "new file")} (${require_words.sizeInWords(plan.bytes.upload)})`;
	return `${require_words$1.shortDigest(record.bundle)}  ${require_words.counted(files, "file")}, ${require_words.sizeInWords(plan.bytes.total)}; ${uploads}`;
}
/** `1 changed, 2 added, 20 unchanged`. */
function planWords(plan) {
	if (plan.kind === "same-bundle") return "none; the same bundle under a new version";
	if (plan.kind === "unchanged") return "none";
	const words = [
		[plan.added.length, "added"],
		[plan.changed.length, "changed"],
		[plan.removed.length, "removed"],
		[plan.moved.length, "moved"],
		[plan.unchanged, "unchanged"]
	].filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString("en")} ${word}`);
	return words.length === 0 ? "none" : words.join(", ");
}
function fromFact(record) {
	const from = record.promotedFrom;
	return from && ["from", `${require_words$1.foreign(from.environment)}, release ${from.seq}`];
}
/** Repository, commit and ref, as far as they are known. */
function sourceFact(record) {
	const { repository, commit, ref, changed } = record.source;
	if (commit === null) return void 0;
	return ["commit", [
		commit.slice(0, 12),
		changed === true ? "with changes that were not committed" : void 0,
		ref === null ? void 0 : `on ${require_words$1.foreign(ref.replace(/^refs\/(?:heads|tags)\//, ""))}`,
		repository === null ? void 0 : `of ${require_words$1.foreign(repository)}`
	].filter((part) => part !== void 0).join(" ")];
}
/** Why a bundle that was blocked may be released again. Facts are pairs of a name and its value. */
function unblockedFact(record) {
	const [unblocked] = record.unblocked ?? [];
	return unblocked && ["unblocked", require_words$1.foreign(unblocked.reason)];
}
/** A release with secrets that somebody allowed says so wherever it is shown. */
function allowedSecretsFact(record) {
	const allowed = record.allowedSecrets;
	return allowed && ["secrets", `${require_words.counted(allowed.count, "finding")} allowed: ${require_words$1.foreign(allowed.reason)}`];
}
/** A release past the gate says so wherever it is shown. */
function breakGlassFacts(record) {
	const glass = record.breakGlass;
	if (glass === void 0) return [];
	const rules = glass.skipped.map((rule) => require_words$1.foreign(rule, 40)).join(", ");
	const asked = glass.approvers.map((name) => require_words$1.foreign(name, 80)).join(", ");
	return [["past gate", `${require_words$1.foreign(glass.reason)} (went past: ${rules})`], ...asked === "" ? [] : [["not asked", require_words$1.foreign(asked, 300)]]];
}
/** Undefined where the environment has no mirror. */
function mirrorFact(mirror) {
	if (mirror === void 0) return void 0;
	if (mirror.outcome === "unchanged") return ["mirror", "shows this bundle since it was written (`slipway verify` looks at its files)"];
	const removed = mirror.removed === 0 ? "" : `, ${require_words.counted(mirror.removed, "file")} removed`;
	return ["mirror", `${require_words.counted(mirror.written, "file")} written${removed}`];
}
/** What the store was asked, kinds that never were left out; undefined where nobody counted. */
function requestsFact(requests) {
	if (requests === void 0) return void 0;
	const words = Object.entries(requests).filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`);
	return ["requests", words.length === 0 ? "none" : words.join(", ")];
}
/** A gate says wait: nothing happened, and it is no failure. */
function waitingText(paint, environment, waiting) {
	return factSheet(paint, `${paint("yellow", "\u2026")} ${paint("bold", environment)}  waits; nothing was released`, [
		...waiting.reasons.map((reason) => ["because", require_words$1.foreign(reason, 400)]),
		waiting.until === void 0 ? void 0 : ["until", require_words$1.timeOf(waiting.until.toISOString())],
		waiting.live === void 0 ? void 0 : ["live", liveWords(waiting.live)]
	]);
}

Object.defineProperty(exports, "allowedSecretsFact", {
  enumerable: true,
  get: function () {
    return allowedSecretsFact;
  }
});
Object.defineProperty(exports, "breakGlassFacts", {
  enumerable: true,
  get: function () {
    return breakGlassFacts;
  }
});
Object.defineProperty(exports, "doneHeading", {
  enumerable: true,
  get: function () {
    return doneHeading;
  }
});
Object.defineProperty(exports, "factSheet", {
  enumerable: true,
  get: function () {
    return factSheet;
  }
});
Object.defineProperty(exports, "liveFact", {
  enumerable: true,
  get: function () {
    return liveFact;
  }
});
Object.defineProperty(exports, "liveWords", {
  enumerable: true,
  get: function () {
    return liveWords;
  }
});
Object.defineProperty(exports, "mirrorFact", {
  enumerable: true,
  get: function () {
    return mirrorFact;
  }
});
Object.defineProperty(exports, "planWords", {
  enumerable: true,
  get: function () {
    return planWords;
  }
});
Object.defineProperty(exports, "publishText", {
  enumerable: true,
  get: function () {
    return publishText;
  }
});
Object.defineProperty(exports, "requestsFact", {
  enumerable: true,
  get: function () {
    return requestsFact;
  }
});
Object.defineProperty(exports, "sourceFact", {
  enumerable: true,
  get: function () {
    return sourceFact;
  }
});
Object.defineProperty(exports, "unblockedFact", {
  enumerable: true,
  get: function () {
    return unblockedFact;
  }
});
Object.defineProperty(exports, "unchangedHeading", {
  enumerable: true,
  get: function () {
    return unchangedHeading;
  }
});
Object.defineProperty(exports, "waitingText", {
  enumerable: true,
  get: function () {
    return waitingText;
  }
});
