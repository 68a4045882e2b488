const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_parse$1 = require("./semver-classes-semver.js");
const require_git = require("./platform-git.js");
const require_inputs = require("./platform-inputs.js");
const require_visible = require("./platform-visible.js");
const require_errors = require("./changes-errors.js");
const require_tags_on_disk = require("./changes-tags-on-disk.js");

// src/changes/version.ts
var import_compare = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse$1.require_compare(), 1);
var import_parse = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse$1.require_parse(), 1);
/** Longer texts are no versions: semver has the same bound. */
const longest = 256;
/** Reads `1.4.0` or `v1.4.0`; undefined for everything else. */
function readVersion(written) {
	if (written.length > longest) return void 0;
	const bare = written.startsWith("v") ? written.slice(1) : written;
	const parsed = (0, import_parse.default)(bare, { loose: false });
	if (parsed === null || !/^[0-9]/.test(bare) || bare.trim() !== bare) return void 0;
	const { major, minor, patch, prerelease } = parsed;
	return {
		text: bare,
		major,
		minor,
		patch,
		isPrerelease: prerelease.length > 0
	};
}
/**
* The version that a person wrote.
*
* @throws SW1405 where it is none
*/
function requireVersion(written) {
	const version = readVersion(written);
	if (version !== void 0) return version;
	throw require_errors.changesErrors.create("SW1405", {
		message: `${require_inputs.quoted(written.slice(0, 200))} is no version.`,
		next: "Write three numbers, as in 1.4.0, with a suffix such as -rc.1 where you like."
	});
}
/** Orders versions by precedence. */
function compareVersions(a, b) {
	return (0, import_compare.default)(a.text, b.text);
}
/**
* The smallest version after `latest` that promises what a change does; null where nothing changed. Without a release
* before it, that is 0.1.0.
*/
function nextVersion(latest, level) {
	if (latest === void 0) return "0.1.0";
	if (level === "none") return null;
	const { major, minor, patch } = latest;
	const step = major > 0 ? level : level === "major" ? "minor" : "patch";
	if (step === "major") return `${major + 1}.0.0`;
	return step === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
/** What is wrong with a version for a change: the rest of a sentence that begins with the version. Undefined where it is right. */
function problemWithVersion(version, latest, level) {
	if (latest === void 0) return void 0;
	if (compareVersions(version, latest) <= 0) return compareVersions(version, latest) === 0 ? "is released already" : `is lower than ${latest.text}, which is released already`;
	const next = nextVersion(latest, level);
	const promised = readVersion(`${version.major}.${version.minor}.${version.patch}`);
	const needed = next === null ? void 0 : readVersion(next);
	if (promised === void 0 || needed === void 0 || compareVersions(promised, needed) >= 0) return void 0;
	return `promises less than the change, which is ${level} since ${latest.text}`;
}
/**
* Releases among the tags that a commit can reach, highest first. Tags of prereleases are left out.
* @param prefix what stands before the version in a tag: `support/` for `support/v1.4.0`
*/
async function releaseTags(commit, prefix, git) {
	if (require_tags_on_disk.hasSurelyNoTag(git)) return [];
	const listed = await require_git.gitOutput([
		"for-each-ref",
		`--merged=${commit}`,
		`--format=%(objectname) %(*objectname) %(refname:strip=2)`,
		"refs/tags"
	], git);
	const tags = [];
	for (const line of listed.toString("utf8").split("\n")) {
		const [, object = "", peeled = "", tag = ""] = /^([0-9a-f]+) ([0-9a-f]*) (.*)$/.exec(line) ?? [];
		const version = tag.startsWith(prefix) ? readVersion(tag.slice(prefix.length)) : void 0;
		if (version === void 0 || version.isPrerelease) continue;
		tags.push({
			tag,
			commit: peeled === "" ? object : peeled,
			version
		});
	}
	return tags.sort((a, b) => compareVersions(b.version, a.version));
}
/**
* The highest of the releases below a commit.
*
* @throws SW1406 where there is none and the clone is shallow, so that there may well be one
*/
async function latestOf(tags, prefix, git) {
	const [latest] = tags;
	if (latest === void 0 && await require_git.isShallow(git)) throw require_errors.changesErrors.create("SW1406", {
		message: `No tag such as ${require_visible.visibleLine(prefix)}v1.4.0 is in this shallow clone.`,
		next: "Fetch tags and history (`git fetch --unshallow --tags`, or `fetch-depth: 0` for actions/checkout), or name the last release with --base."
	});
	return latest;
}

exports.compareVersions = compareVersions;
exports.latestOf = latestOf;
exports.nextVersion = nextVersion;
exports.problemWithVersion = problemWithVersion;
exports.readVersion = readVersion;
exports.releaseTags = releaseTags;
exports.requireVersion = requireVersion;
