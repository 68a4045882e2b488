const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_finding_at = require("./platform-digest.js");
const require_json = require("./platform-json.js");
const require_errors = require("./releases-errors.js");
const require_errors$1 = require("./platform-errors.js");
const require_inputs = require("./platform-inputs.js");

// src/stores/store.ts
/**
* Why a text is no key, as the rest of a sentence, or undefined where it is one. Names that begin with a dot are kept
* for the folder store's own files.
*/
function problemWithKey(key) {
	if (key === "") return "is empty";
	if (Buffer.byteLength(key) > 900) return "is longer than 900 bytes";
	if (!key.isWellFormed()) return "holds half of a surrogate pair";
	if (/[\p{Cc}\\]/u.test(key)) return "holds a control character or a backslash";
	for (const name of key.split("/")) {
		if (name === "") return "has an empty name";
		if (name === "." || name === "..") return `holds the name ${name}`;
	}
	return key.startsWith(".") ? "begins with a dot" : void 0;
}

// src/releases/keys.ts
/** The pointer: the one object that readers follow. */
const pointerKey = "current.json";
/** Which release the mirror shows. */
const mirrorKey = "mirror.json";
const objectsPrefix = "objects/";
const bundlesPrefix = "bundles/";
const releasesPrefix = "releases/";
/** First names that are ours, so that a mirror cannot be placed among them. */
const reservedNames = [
	"current.json",
	"mirror.json",
	"objects",
	"bundles",
	"releases",
	"approvals",
	"evidence",
	"completions",
	"prunes"
];
function objectKey(sha256) {
	return `${objectsPrefix}${sha256}`;
}
function bundleKey(digest) {
	return `${bundlesPrefix}${require_finding_at.hexOf(digest)}.json`;
}
/** Ten digits, so that keys sort by number. */
function releaseKey(seq) {
	return `${releasesPrefix}${String(seq).padStart(10, "0")}.json`;
}
function pruneKey(id) {
	return `prunes/${id}.json`;
}
function evidenceKey(sha256) {
	return `evidence/${sha256}.json`;
}

// src/releases/record.ts
const releaseFormat = "slipway/release/v1";
/** A record's bytes, at most, so that every reader can bound what it reads. */
const maximumRecordBytes = 65536;
/** The release that is live through this record: a `prune` or `withdraw` record continues an earlier one. */
function liveSequence(record) {
	return record.continues ?? record.seq;
}
/** What is live through this record, in few words: never the number of a mark. */
function liveMention(record) {
	return {
		seq: liveSequence(record),
		version: record.version,
		bundle: record.bundle
	};
}
/** The lowest sequence number that a rollback may reach: above every withdrawn release. */
function rollbackFloor(record) {
	return record.withdrawn.reduce((floor, mention) => Math.max(floor, mention.seq + 1), 1);
}
/** A release in few words. */
function mentionOf(record) {
	return {
		seq: record.seq,
		version: record.version,
		bundle: record.bundle
	};
}

// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
	module.exports = debug;
}));

// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const SEMVER_SPEC_VERSION = "2.0.0";
	const MAX_LENGTH = 256;
	const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || 
	/* istanbul ignore next */ 9007199254740991;
	const MAX_SAFE_COMPONENT_LENGTH = 16;
	const MAX_SAFE_BUILD_LENGTH = 250;
	const WHITESPACE_CHARACTERS = [
		"	",
		"\n",
		"\v",
		"\f",
		"\r",
		" ",
		"\xA0",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		"\u2028",
		"\u2029",
		" ",
		" ",
		"　",
		"﻿"
	];
	const RELEASE_TYPES = [
		"major",
		"premajor",
		"minor",
		"preminor",
		"patch",
		"prepatch",
		"prerelease"
	];
	module.exports = {
		MAX_LENGTH,
		MAX_SAFE_COMPONENT_LENGTH,
		MAX_SAFE_BUILD_LENGTH,
		MAX_SAFE_INTEGER,
		WHITESPACE_CHARACTERS,
		RELEASE_TYPES,
		SEMVER_SPEC_VERSION,
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));

// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));

// node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));

// node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));

// node_modules/semver/classes/semver.js
var require_semver = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	var SemVer = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
	module.exports = SemVer;
}));

// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));

// node_modules/semver/functions/parse.js
var require_parse = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
}));

// src/releases/version.ts
var import_compare = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_compare(), 1);
var import_parse = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse(), 1);
/** Ours: keeps `recent` in a record small. semver itself allows 256. */
const maximumVersionLength = 128;
/** A version without its `v`, or undefined where the text is none. Build metadata (`+…`) is part of it. */
function normalizeVersion(text) {
	if (text.length > 129) return void 0;
	const bare = text.startsWith("v") ? text.slice(1) : text;
	const parsed = (0, import_parse.default)(bare, { loose: false });
	if (parsed === null) return void 0;
	const build = parsed.build.length > 0 ? `+${parsed.build.join(".")}` : "";
	return `${parsed.version}${build}` === bare && bare.length <= 128 ? bare : void 0;
}
/**
* The version of a candidate: the one that was given, else the highest version among the tags at HEAD of an unchanged
* tree, else one from the commit, else (changed tree, or no git) one from the bundle's digest.
*
* @throws SW0604 where the given version is none.
*/
function versionOf(facts) {
	if (facts.given !== void 0) {
		const version = normalizeVersion(facts.given);
		if (version !== void 0) return {
			kind: "explicit",
			version
		};
		throw require_errors.releasesErrors.create("SW0604", {
			message: `${require_inputs.quoted(facts.given)} is not a version.`,
			next: "Write three numbers, as in --version 1.4.0, with a suffix such as -rc.1 where you like."
		});
	}
	const otherwise = `0.0.0-b${require_finding_at.hexOf(facts.bundle).slice(0, 12)}`;
	if (facts.git === void 0 || facts.git.changed) return {
		kind: "derived",
		version: otherwise,
		otherwise
	};
	const tagged = facts.git.tags.map(normalizeVersion).filter((version) => version !== void 0).sort(compareVersions).at(-1);
	if (tagged !== void 0) return {
		kind: "explicit",
		version: tagged
	};
	return {
		kind: "derived",
		version: `0.0.0-g${facts.git.commit.slice(0, 12)}`,
		otherwise
	};
}
/** Orders versions by precedence (semver.org, 11), and those of equal precedence (build metadata) as text. */
function compareVersions(a, b) {
	return (0, import_compare.default)(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

// src/releases/name.ts
/** The one syntax by which a release is named everywhere: `7`, `1.4.0` or `v1.4.0`, `sha256:…`. */
/** The largest sequence number: ten digits in the key. */
const maximumSequence = 9999999999;
/**
* Reads the name of a release.
*
* @throws SW0601 where it is none of the three forms.
*/
function parseReleaseName(text) {
	if (/^[1-9]\d{0,9}$/.test(text)) return {
		kind: "sequence",
		seq: Number(text)
	};
	if (require_finding_at.isDigest(text)) return {
		kind: "digest",
		digest: text
	};
	const version = normalizeVersion(text);
	if (version !== void 0) return {
		kind: "version",
		version
	};
	throw require_errors.releasesErrors.create("SW0601", {
		message: `${require_inputs.quoted(text)} does not name a release.`,
		next: text.toLowerCase().startsWith("sha256:") ? "A digest is sha256: and all 64 hexadecimal digits in lower case; `slipway history ENV --json` has them." : "Write its sequence number (7), its version (1.4.0) or its digest (sha256:…); `slipway history ENV` lists them."
	});
}
/** A name as a person reads it: `release 7`, `1.4.0`, `sha256:…` shortened. */
function describeName(name) {
	switch (name.kind) {
		case "sequence": return `release ${name.seq}`;
		case "version": return name.version;
		case "digest": return name.digest.slice(0, 19);
	}
}

// src/releases/record-parse.ts
/** Reads release records that somebody else stored, believing nothing. Unknown fields are no error and are kept. */
/** What is wrong with a field; caught in this file alone and made into SW0602 with the key of the record. */
var FieldProblem = class extends Error {};
/**
* Reads a record. `key` is where it was found, for messages.
*
* @throws SW0602 where the bytes are no record, SW0603 where the format is a newer one.
*/
function parseRelease(bytes, key) {
	const document = documentOf(bytes, key);
	try {
		return {
			record: recordOf(document),
			bytes,
			digest: require_finding_at.digestOf(bytes),
			document
		};
	} catch (cause) {
		if (cause instanceof FieldProblem) throw damaged(key, cause.message);
		throw cause;
	}
}
/**
* A stored document of ours, with its format checked, before its fields are.
*
* @throws SW0602, SW0603 as above.
*/
function documentOf(bytes, key) {
	if (bytes.length > 65536) throw damaged(key, `has more than ${maximumRecordBytes} bytes`);
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (cause) {
		throw damaged(key, "is not JSON in UTF-8", cause);
	}
	if (!require_json.isJsonObject(value)) throw damaged(key, "is not an object");
	const format = require_json.ownProperty(value, "format");
	if (format === "slipway/release/v1") return value;
	if (typeof format !== "string" || !/^slipway\/release\/v\d{1,6}$/.test(format)) throw damaged(key, "has no format of ours");
	throw require_errors.releasesErrors.create("SW0603", {
		message: `${key} has the format ${format}; this version of Slipway reads ${releaseFormat}.`,
		next: "Install a newer Slipway and run the command again. Nothing was changed."
	});
}
function damaged(key, what, cause) {
	return require_errors.releasesErrors.create("SW0602", {
		message: `${key} is no release record: it ${what}.`,
		next: "Nothing was changed. Restore the file from before the damage, then run `slipway verify ENV`.",
		cause
	});
}
function recordOf(document) {
	const fields = new Fields(document, "");
	const seq = fields.sequence("seq");
	const parent = fields.nullable("parent", () => fields.digest("parent"));
	if (seq === 1 !== (parent === null)) throw new FieldProblem("has a parent and is the first, or is later and has none");
	const gate = fields.object("gate");
	const optional = {
		rollbackOf: fields.optional("rollbackOf", () => fields.sequence("rollbackOf")),
		restores: fields.optional("restores", () => fields.sequence("restores")),
		promotedFrom: fields.optional("promotedFrom", () => promotedFromOf(fields.object("promotedFrom"))),
		continues: fields.optional("continues", () => fields.sequence("continues")),
		reason: fields.optional("reason", () => fields.text("reason", 2e3)),
		unblocked: fields.optional("unblocked", () => fields.list("unblocked", 100, unblockedOf)),
		allowedSecrets: fields.optional("allowedSecrets", () => allowedSecretsOf(fields.object("allowedSecrets"))),
		older: fields.optional("older", () => olderOf(fields.object("older"))),
		pruning: fields.optional("pruning", () => fields.id("pruning"))
	};
	const record = {
		format: releaseFormat,
		seq,
		version: fields.version("version"),
		environment: fields.text("environment", 100),
		bundle: fields.digest("bundle"),
		parent,
		action: fields.text("action", 40),
		createdAt: fields.time("createdAt"),
		actor: actorOf(fields.object("actor")),
		source: sourceOf(fields.object("source")),
		gate: {
			outcome: gate.text("outcome", 40),
			evidence: gate.nullable("evidence", () => gate.digest("evidence"))
		},
		evidence: fields.digests("evidence"),
		blocked: fields.list("blocked", 1e3, mentionFrom),
		withdrawn: fields.optional("withdrawn", () => fields.list("withdrawn", 1e3, mentionFrom)) ?? [],
		recent: fields.list("recent", 50, mentionFrom),
		keptFrom: fields.optional("keptFrom", () => fields.sequence("keptFrom")) ?? 1,
		id: fields.id("id"),
		...withoutUndefined(optional)
	};
	const newest = record.recent.at(-1);
	if (newest !== void 0 && newest.seq >= seq) throw new FieldProblem("lists itself or later releases in recent");
	if (record.continues !== void 0 && record.continues >= seq) throw new FieldProblem("continues a later release");
	return record;
}
/** Without the members that are undefined, so that absent optional fields stay absent. */
function withoutUndefined(object) {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== void 0));
}
function mentionFrom(fields) {
	return {
		seq: fields.sequence("seq"),
		version: fields.version("version"),
		bundle: fields.digest("bundle")
	};
}
function unblockedOf(fields) {
	return {
		bundle: fields.digest("bundle"),
		version: fields.version("version"),
		reason: fields.text("reason", 2e3)
	};
}
function allowedSecretsOf(fields) {
	return {
		count: fields.sequence("count"),
		reason: fields.text("reason", 2e3)
	};
}
function promotedFromOf(fields) {
	return {
		environment: fields.text("environment", 100),
		seq: fields.sequence("seq"),
		id: fields.id("id")
	};
}
function actorOf(fields) {
	return {
		name: fields.text("name", 200),
		...withoutUndefined({
			id: fields.optional("id", () => fields.text("id", 200)),
			via: fields.optional("via", () => fields.text("via", 500))
		})
	};
}
function sourceOf(fields) {
	const text = (name) => fields.optional(name, () => fields.nullable(name, () => fields.text(name, 500))) ?? null;
	return {
		repository: text("repository"),
		commit: text("commit"),
		ref: text("ref"),
		...withoutUndefined({ changed: fields.optional("changed", () => fields.flag("changed")) })
	};
}
function olderOf(fields) {
	const versions = fields.text("versions", maximumRecordBytes);
	if (!/^(?:[0-9a-f]{8})*$/.test(versions)) throw new FieldProblem("has a list of older versions that is no list");
	return {
		from: fields.sequence("from"),
		versions
	};
}
/** Typed access to the own members of one object of the document; every problem names the member. */
var Fields = class Fields {
	#object;
	#path;
	constructor(object, path) {
		this.#object = object;
		this.#path = path;
	}
	optional(name, read) {
		return require_json.ownProperty(this.#object, name) === void 0 ? void 0 : read();
	}
	nullable(name, read) {
		return require_json.ownProperty(this.#object, name) === null ? null : read();
	}
	object(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (!require_json.isJsonObject(value)) throw this.#problem(name, "is no object");
		return new Fields(value, `${this.#path}${name}.`);
	}
	list(name, maximum, read) {
		return this.#array(name, maximum).map((item, index) => {
			if (!require_json.isJsonObject(item)) throw this.#problem(`${name}[${index}]`, "is no object");
			return read(new Fields(item, `${this.#path}${name}[${index}].`));
		});
	}
	digests(name) {
		return this.#array(name, 100).map((item, index) => {
			if (!require_finding_at.isDigest(item)) throw this.#problem(`${name}[${index}]`, "is no digest");
			return item;
		});
	}
	flag(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (typeof value !== "boolean") throw this.#problem(name, "is neither true nor false");
		return value;
	}
	text(name, maximum) {
		const value = require_json.ownProperty(this.#object, name);
		if (typeof value !== "string" || value.length > maximum || !value.isWellFormed()) throw this.#problem(name, `is no text of at most ${maximum} characters`);
		return value;
	}
	/** An id becomes part of a key, so it holds nothing but letters, digits and hyphens. */
	id(name) {
		const value = this.text(name, 64);
		if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(value)) throw this.#problem(name, "is no id");
		return value;
	}
	sequence(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= 9999999999) return value;
		throw this.#problem(name, "is no sequence number");
	}
	version(name) {
		const value = this.text(name, 128);
		if (normalizeVersion(value) !== value) throw this.#problem(name, "is no version");
		return value;
	}
	digest(name) {
		const value = require_json.ownProperty(this.#object, name);
		if (!require_finding_at.isDigest(value)) throw this.#problem(name, "is no digest");
		return value;
	}
	time(name) {
		const value = this.text(name, 40);
		if (!(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value) && !Number.isNaN(Date.parse(value)))) throw this.#problem(name, "is no time in UTC");
		return value;
	}
	#array(name, maximum) {
		const value = require_json.ownProperty(this.#object, name);
		if (!Array.isArray(value)) throw this.#problem(name, "is no list");
		if (value.length > maximum) throw this.#problem(name, `has more than ${maximum} entries`);
		return value;
	}
	#problem(name, what) {
		return new FieldProblem(`has a field ${require_inputs.quoted(`${this.#path}${name}`)} that ${what}`);
	}
};

// src/releases/pointer.ts
/**
* The pointer and the archive: reading them, and moving the pointer by compare-and-swap. This file holds the heart of
* the protocol (docs/releases.md): one conditional write is the release, and what it did is found out where the reply
* does not say.
*/
const jsonImmutable = {
	mediaType: "application/json",
	caching: "immutable"
};
const jsonRevalidated = {
	mediaType: "application/json",
	caching: "revalidate"
};
/** How often a swap is sent again where the pointer has not moved at all: a 409 of S3, or a lost request. */
const maximumSends = 4;
/**
* The pointer, or undefined where nothing was released yet.
*
* @throws SW0602 or SW0603 where it is no record, SW0617 where it is another environment's.
*/
async function readPointer(store, environment) {
	const result = await store.read(pointerKey, { maximumBytes: maximumRecordBytes });
	if (result.outcome !== "found") return void 0;
	const pointer = {
		...parseRelease(result.object.bytes, pointerKey),
		revision: result.object.revision
	};
	const owner = pointer.record.environment;
	if (owner === environment) return pointer;
	throw require_errors.releasesErrors.create("SW0617", {
		message: `The store ${store.address} holds the releases of ${require_inputs.quoted(owner)}, not of ${require_inputs.quoted(environment)}.`,
		next: `Give ${environment} a store or prefix of its own in slipway.yaml. Where the environment was renamed, name it ${owner} again.`
	});
}
/**
* The record with a sequence number: the pointer's own, or an archived one.
*
* @throws SW0618 where the archive lacks it or has another record in its place.
*/
async function readRelease(store, pointer, seq) {
	if (seq === pointer.record.seq) return pointer;
	const key = releaseKey(seq);
	const result = await store.read(key, { maximumBytes: maximumRecordBytes });
	if (result.outcome !== "found") throw brokenChain(`The record ${key} is missing, though release ${seq} was live`);
	const release = parseRelease(result.object.bytes, key);
	if (release.record.seq === seq && release.record.environment === pointer.record.environment) return release;
	throw brokenChain(`${key} holds the record of release ${release.record.seq} of ${release.record.environment}`);
}
/**
* Archives the record that is live, byte for byte, before another one takes its place. Writing it again is no harm.
*
* @throws SW0618 where the archive holds other bytes for that sequence number.
*/
async function archive(store, current) {
	const key = releaseKey(current.record.seq);
	const outcome = await store.putIfAbsent(key, current.bytes, require_finding_at.hexOf(current.digest), jsonImmutable);
	if (outcome === "differs") throw brokenChain(`${key} has other bytes than the record that is live with that sequence number`);
	if (outcome === "exists") await refuseEarlierPointer(store, current);
}
/**
* Somebody archived the live record before: a writer that was killed, one that is ahead of us, or everybody, long ago,
* before an old pointer was put back. In that last case the archive goes on behind the pointer, and a release made now
* would be a second one with the same number, and would know nothing of withdrawals since.
*/
async function refuseEarlierPointer(store, current) {
	const { seq, environment } = current.record;
	const later = releaseKey(seq + 1);
	if (!await store.exists(later)) return;
	const pointer = await readPointer(store, environment);
	if (pointer !== void 0 && pointer.digest !== current.digest) return;
	throw brokenChain(`${pointerKey} shows release ${seq}, and ${later} is there: an old pointer was put back`);
}
/**
* Before the very first release: a store without a pointer must have no archived records either. Where it has, others
* have released since the pointer was read, and it is returned; or it was lost, and starting at 1 again would send
* every reader back.
*
* @throws SW0618 where the pointer was lost.
*/
async function findLatePointer(store, environment) {
	if (!await store.exists(releaseKey(1))) return void 0;
	const pointer = await readPointer(store, environment);
	if (pointer !== void 0) return pointer;
	throw brokenChain(`${pointerKey} is missing, though ${releaseKey(1)} shows that there were releases`);
}
function brokenChain(what) {
	return require_errors.releasesErrors.create("SW0618", {
		message: `${what}.`,
		next: "Nothing was changed. Run `slipway verify ENV`, and restore the missing or changed file from a backup."
	});
}
/**
* Moves the pointer from `current` to `next`. After a conflict or a lost reply the store is read: our id in the
* pointer, or in the archive under our sequence number where the pointer has moved on, means that we won.
*
* @throws SW0612 where neither reply nor store tells what happened; the store's own errors where nothing was written.
*/
async function movePointer(store, current, next) {
	const sha256 = require_finding_at.sha256Of(next.bytes);
	let unknown;
	for (let sends = 1;; sends += 1) {
		try {
			if ((await store.compareAndSwap("current.json", next.bytes, sha256, current?.revision, jsonRevalidated)).outcome === "moved") return { outcome: "moved" };
		} catch (error) {
			if (!isUnknownOutcome(error) && unknown === void 0) throw error;
			unknown = error;
		}
		const seen = await findOut(store, next, unknown);
		if (seen.outcome !== "unmoved" || seen.revision !== current?.revision) return seen.outcome === "unmoved" ? {
			outcome: "lost",
			pointer: seen.pointer
		} : seen;
		if (sends === maximumSends) throw unknown === void 0 ? keepsMoving() : unknownOutcome(next, unknown);
	}
}
async function findOut(store, next, unknown) {
	try {
		const pointer = await readPointer(store, next.record.environment);
		if (pointer === void 0 || pointer.record.seq < next.record.seq) return {
			outcome: "unmoved",
			pointer,
			revision: pointer?.revision
		};
		if (pointer.record.id === next.record.id) return { outcome: "moved" };
		if (pointer.record.seq === next.record.seq) return {
			outcome: "lost",
			pointer
		};
		return (await readRelease(store, pointer, next.record.seq)).record.id === next.record.id ? {
			outcome: "moved-and-superseded",
			pointer
		} : {
			outcome: "lost",
			pointer
		};
	} catch (cause) {
		throw unknown === void 0 ? cause : unknownOutcome(next, unknown);
	}
}
function isUnknownOutcome(error) {
	return require_errors$1.isSlipwayError(error) && error.code === "SW0510";
}
function unknownOutcome(next, cause) {
	return require_errors.releasesErrors.create("SW0612", {
		message: `It is not known whether release ${next.record.seq} (${next.record.version}) of ${next.record.environment} happened: the store's answer was lost, and reading it again failed too.`,
		next: "Run the same command again: it finishes the work, or says that it was done.",
		cause
	});
}
function keepsMoving() {
	return require_errors.releasesErrors.create("SW0622", {
		message: "The pointer was moved by others each time when this command was about to move it.",
		next: "Run the command again when the other deploys and prunes are done."
	});
}

// src/releases/mirror-state.ts
/** `mirror.json`: which release the mirror shows, and which bundles' files may stand there while it is being written. */
const mirrorFormat = "slipway/mirror/v1";
/** Ours; larger than any state with a sane number of killed writers. */
const maximumBytes = 65536;
/**
* The places of a mirror, as configured, with one slash at the end of each.
*
* @throws SW0624 where a place is the store's own, leads out of it, or lies in another one.
*/
function mirrorPlaces(configured) {
	const places = configured.map((at) => `${at.replace(/^(?:\.?\/)+|\/+$/g, "")}/`);
	for (const [index, place] of places.entries()) {
		const problem = place === "/" ? "is the store itself" : problemWithKey(`${place}x`);
		if (problem !== void 0) throw misplaced(configured[index] ?? "", problem);
		const [first = ""] = place.split("/");
		if (reservedNames.includes(first)) throw misplaced(place, `begins with ${first}, which is the store's own`);
		const other = places.find((candidate, at) => at !== index && place.startsWith(candidate));
		if (other !== void 0) throw misplaced(place, `lies in another place of the mirror, ${other}`);
	}
	return places;
}
function misplaced(place, problem) {
	return require_errors.releasesErrors.create("SW0624", {
		message: `The mirror cannot be placed at ${JSON.stringify(place)}: it ${problem}.`,
		next: "Give it a folder of its own under mirror.at in slipway.yaml, such as outputs/."
	});
}
/**
* The state, or undefined where no mirror was written yet.
*
* @throws SW0602 where it is damaged, SW0603 where its format is newer.
*/
async function readMirror(store) {
	const result = await store.read(mirrorKey, { maximumBytes });
	if (result.outcome !== "found") return void 0;
	return {
		...parseMirror(result.object.bytes),
		revision: result.object.revision
	};
}
function parseMirror(bytes) {
	const damaged = (cause) => require_errors.releasesErrors.create("SW0602", {
		message: `${mirrorKey} does not say what the mirror shows.`,
		next: "Remove it and deploy again: the mirror is then written anew.",
		cause
	});
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (cause) {
		throw damaged(cause);
	}
	if (!require_json.isJsonObject(value)) throw damaged();
	const format = require_json.ownProperty(value, "format");
	if (format !== mirrorFormat) {
		if (typeof format !== "string" || !/^slipway\/mirror\/v\d{1,6}$/.test(format)) throw damaged();
		throw require_errors.releasesErrors.create("SW0603", {
			message: `${mirrorKey} has the format ${format}; this version of Slipway reads ${mirrorFormat}.`,
			next: "Install a newer Slipway and run the command again."
		});
	}
	const isPlace = (place) => typeof place === "string" && place.endsWith("/") && problemWithKey(`${place}x`) === void 0 && !reservedNames.includes(place.split("/")[0] ?? "");
	const seq = require_json.ownProperty(value, "seq");
	const state = require_json.ownProperty(value, "state");
	const bundle = require_json.ownProperty(value, "bundle");
	const bundles = require_json.ownProperty(value, "bundles");
	const places = require_json.ownProperty(value, "places");
	const base = require_json.ownProperty(value, "base");
	if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 1) throw damaged();
	if (state !== "writing" && state !== "complete" || !require_finding_at.isDigest(bundle)) throw damaged();
	const phase = state;
	if (!Array.isArray(bundles) || !bundles.every(require_finding_at.isDigest)) throw damaged();
	if (!Array.isArray(places) || !places.every(isPlace)) throw damaged();
	const common = {
		seq,
		state: phase,
		bundle,
		bundles,
		places
	};
	if (base === null) return {
		...common,
		base
	};
	if (!require_json.isJsonObject(base)) throw damaged();
	const baseBundle = require_json.ownProperty(base, "bundle");
	const basePlaces = require_json.ownProperty(base, "places");
	if (!require_finding_at.isDigest(baseBundle) || !Array.isArray(basePlaces) || !basePlaces.every(isPlace)) throw damaged();
	return {
		...common,
		base: {
			bundle: baseBundle,
			places: basePlaces
		}
	};
}
/** Moves the state; undefined where somebody else moved it. The id makes the bytes unique, as every swap needs them. */
async function moveMirror(store, from, to, id) {
	const state = {
		...to,
		bundles: to.bundles.slice(-100)
	};
	const bytes = require_canonical_json.canonicalBytes({
		format: mirrorFormat,
		id,
		...state
	});
	const swap = await store.compareAndSwap(mirrorKey, bytes, require_finding_at.sha256Of(bytes), from?.revision, jsonRevalidated);
	return swap.outcome === "moved" ? {
		...state,
		revision: swap.revision
	} : void 0;
}

Object.defineProperty(exports, "archive", {
  enumerable: true,
  get: function () {
    return archive;
  }
});
Object.defineProperty(exports, "brokenChain", {
  enumerable: true,
  get: function () {
    return brokenChain;
  }
});
Object.defineProperty(exports, "bundleKey", {
  enumerable: true,
  get: function () {
    return bundleKey;
  }
});
Object.defineProperty(exports, "bundlesPrefix", {
  enumerable: true,
  get: function () {
    return bundlesPrefix;
  }
});
Object.defineProperty(exports, "describeName", {
  enumerable: true,
  get: function () {
    return describeName;
  }
});
Object.defineProperty(exports, "evidenceKey", {
  enumerable: true,
  get: function () {
    return evidenceKey;
  }
});
Object.defineProperty(exports, "findLatePointer", {
  enumerable: true,
  get: function () {
    return findLatePointer;
  }
});
Object.defineProperty(exports, "jsonImmutable", {
  enumerable: true,
  get: function () {
    return jsonImmutable;
  }
});
Object.defineProperty(exports, "keepsMoving", {
  enumerable: true,
  get: function () {
    return keepsMoving;
  }
});
Object.defineProperty(exports, "liveMention", {
  enumerable: true,
  get: function () {
    return liveMention;
  }
});
Object.defineProperty(exports, "liveSequence", {
  enumerable: true,
  get: function () {
    return liveSequence;
  }
});
Object.defineProperty(exports, "maximumRecordBytes", {
  enumerable: true,
  get: function () {
    return maximumRecordBytes;
  }
});
Object.defineProperty(exports, "mentionOf", {
  enumerable: true,
  get: function () {
    return mentionOf;
  }
});
Object.defineProperty(exports, "mirrorKey", {
  enumerable: true,
  get: function () {
    return mirrorKey;
  }
});
Object.defineProperty(exports, "mirrorPlaces", {
  enumerable: true,
  get: function () {
    return mirrorPlaces;
  }
});
Object.defineProperty(exports, "moveMirror", {
  enumerable: true,
  get: function () {
    return moveMirror;
  }
});
Object.defineProperty(exports, "movePointer", {
  enumerable: true,
  get: function () {
    return movePointer;
  }
});
Object.defineProperty(exports, "objectKey", {
  enumerable: true,
  get: function () {
    return objectKey;
  }
});
Object.defineProperty(exports, "objectsPrefix", {
  enumerable: true,
  get: function () {
    return objectsPrefix;
  }
});
Object.defineProperty(exports, "parseRelease", {
  enumerable: true,
  get: function () {
    return parseRelease;
  }
});
Object.defineProperty(exports, "parseReleaseName", {
  enumerable: true,
  get: function () {
    return parseReleaseName;
  }
});
Object.defineProperty(exports, "pointerKey", {
  enumerable: true,
  get: function () {
    return pointerKey;
  }
});
Object.defineProperty(exports, "problemWithKey", {
  enumerable: true,
  get: function () {
    return problemWithKey;
  }
});
Object.defineProperty(exports, "pruneKey", {
  enumerable: true,
  get: function () {
    return pruneKey;
  }
});
Object.defineProperty(exports, "readMirror", {
  enumerable: true,
  get: function () {
    return readMirror;
  }
});
Object.defineProperty(exports, "readPointer", {
  enumerable: true,
  get: function () {
    return readPointer;
  }
});
Object.defineProperty(exports, "readRelease", {
  enumerable: true,
  get: function () {
    return readRelease;
  }
});
Object.defineProperty(exports, "releaseFormat", {
  enumerable: true,
  get: function () {
    return releaseFormat;
  }
});
Object.defineProperty(exports, "releaseKey", {
  enumerable: true,
  get: function () {
    return releaseKey;
  }
});
Object.defineProperty(exports, "releasesPrefix", {
  enumerable: true,
  get: function () {
    return releasesPrefix;
  }
});
Object.defineProperty(exports, "reservedNames", {
  enumerable: true,
  get: function () {
    return reservedNames;
  }
});
Object.defineProperty(exports, "rollbackFloor", {
  enumerable: true,
  get: function () {
    return rollbackFloor;
  }
});
Object.defineProperty(exports, "versionOf", {
  enumerable: true,
  get: function () {
    return versionOf;
  }
});
Object.defineProperty(exports, "withoutUndefined", {
  enumerable: true,
  get: function () {
    return withoutUndefined;
  }
});
