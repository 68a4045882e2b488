const require_review = require("./root-action-review.js");
const require_start = require("./root-action-start.js");
const require_scan_rules = require("./root-action-secrets-scan-rules.js");

// src/secrets/loosened.ts
/**
* The findings of a change from any of the policies in `before` to `after`. What one of them has already is not the
* change's doing: the base may have moved on since the branch was made.
*/
async function loosenedFindings(before, after, files) {
	const settings = require_review.createSource(files.settings.path, files.settings.text);
	const locations = settings.text === "" ? require_review.noLocations(settings.file) : (await require_review.readYaml(settings)).locations;
	const baseline = require_review.createSource(files.baseline.path, files.baseline.text);
	const old = before.map((policy) => policy.settings);
	const now = after.settings;
	const findings = [];
	const report = (source, range, what) => {
		findings.push(loosenedFinding(source, range, what));
	};
	const off = now.off.filter((id) => old.every((settings) => !settings.off.includes(id)));
	if (off.length > 0) report(settings, locations.nearestTo(`/secrets/off/${now.off.indexOf(off[0] ?? "")}`), `turns off ${require_start.counted(off.length, "rule")} of the secret scan: ${listed(off)}`);
	const ignored = now.ignore.filter((entry) => old.every((settings) => !isCovered(entry, settings.ignore)));
	const [firstIgnored] = ignored;
	if (firstIgnored !== void 0) report(settings, locations.nearestTo(`/secrets/ignore/${now.ignore.indexOf(firstIgnored)}`), `leaves paths out of the secret scan: ${listed(ignored.flatMap((entry) => entry.paths ?? []))}`);
	if (now.override !== "never" && old.every(({ override }) => override === "never")) report(settings, locations.nearestTo("/secrets/override"), "lets a bundle with a secret be published with a reason, which was `override: never`");
	const own = new Map(now.rules.map((rule) => [rule.id, whatItFinds(rule)]));
	const [base] = old;
	const lost = (base?.rules ?? []).filter((rule) => {
		const text = whatItFinds(rule);
		return own.get(rule.id) !== text && old.every(({ rules }) => rules.some((other) => whatItFinds(other) === text));
	});
	if (lost.length > 0) report(settings, locations.nearestTo("/secrets/rules"), `removes or changes rules of the project: ${listed(lost.map(({ id }) => id))}`);
	const known = before.map((policy) => new Set((policy.baseline?.entries ?? []).map(keyOf)));
	const added = (after.baseline?.entries ?? []).filter((entry) => known.every((keys) => !keys.has(keyOf(entry))));
	const [firstAdded] = added;
	if (firstAdded !== void 0) {
		const paths = [...new Set(added.map(({ path }) => path))];
		const what = `takes ${require_start.counted(added.length, "secret")} as known, in ${listed(paths)}`;
		report(baseline, lineWith(baseline.text, firstAdded.hash), what);
	}
	const patterns = (after.baseline?.ignore ?? []).filter((entry) => before.every((policy) => !isCovered(entry, policy.baseline?.ignore ?? [])));
	if (patterns.length > 0) {
		const what = `leaves paths out of the secret scan: ${listed(patterns.flatMap((entry) => entry.patterns ?? []))}`;
		report(baseline, lineWith(baseline.text, "\"ignore\""), what);
	}
	return findings;
}
/** The finding for a policy that cannot be read as the change leaves it: nobody can say what it loosens. */
function unreadablePolicyFinding(path, message) {
	return loosenedFinding(require_review.createSource(path, ""), lineWith("", ""), `leaves the policy in a form that cannot be read (${message})`);
}
function loosenedFinding(source, range, what) {
	return require_review.createFinding(require_scan_rules.secretsPolicyLoosened, source, range, {
		message: `This change ${what}.`,
		help: `Take it out of this change, or let those who are responsible for ${source.file} agree and merge it in spite of this finding; it counts once the base has it.`
	});
}
/** True where every path of the entry is left out already, for the same rules or more. */
function isCovered(entry, by) {
	const covers = (other) => other.rules === void 0 || (entry.rules?.every((rule) => other.rules?.includes(rule)) ?? false);
	const wider = by.filter(covers);
	const paths = new Set(wider.flatMap((other) => other.paths ?? []));
	const patterns = new Set(wider.flatMap((other) => other.patterns ?? []));
	return (entry.paths ?? []).every((path) => paths.has(path)) && (entry.patterns ?? []).every((text) => patterns.has(text));
}
/** What decides about the findings of a rule; its words and examples do not. */
function whatItFinds({ id, pattern, keywords, checksum, entropy, confidence }) {
	return JSON.stringify([
		id,
		pattern,
		keywords,
		checksum ?? null,
		entropy ?? null,
		confidence ?? null
	]);
}
function keyOf({ rule, path, hash }) {
	return `${rule}\0${path}\0${hash}`;
}
function lineWith(text, part) {
	const at = Math.max(0, text.indexOf(part));
	const start = {
		line: text.slice(0, at).split("\n").length,
		column: 1
	};
	return {
		start,
		end: start
	};
}
const mostNamed = 5;
function listed(names) {
	const more = names.length - mostNamed;
	return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

exports.loosenedFindings = loosenedFindings;
exports.unreadablePolicyFinding = unreadablePolicyFinding;
