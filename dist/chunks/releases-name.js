const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_inputs = require("./commands-index.js");
const require_digest = require("./platform-digest.js");
const require_parse$1 = require("./semver-classes-semver.js");
const require_order = require("./platform-order.js");
const require_errors = require("./releases-errors.js");

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

// src/releases/version.ts
var import_compare = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse$1.require_compare(), 1);
var import_parse = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse$1.require_parse(), 1);
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
	const otherwise = `0.0.0-b${require_digest.hexOf(facts.bundle).slice(0, 12)}`;
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
	return (0, import_compare.default)(a, b) || require_order.compareText(a, b);
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
	if (require_digest.isDigest(text)) return {
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

Object.defineProperty(exports, "describeName", {
  enumerable: true,
  get: function () {
    return describeName;
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
Object.defineProperty(exports, "maximumSequence", {
  enumerable: true,
  get: function () {
    return maximumSequence;
  }
});
Object.defineProperty(exports, "mentionOf", {
  enumerable: true,
  get: function () {
    return mentionOf;
  }
});
Object.defineProperty(exports, "normalizeVersion", {
  enumerable: true,
  get: function () {
    return normalizeVersion;
  }
});
Object.defineProperty(exports, "parseReleaseName", {
  enumerable: true,
  get: function () {
    return parseReleaseName;
  }
});
Object.defineProperty(exports, "releaseFormat", {
  enumerable: true,
  get: function () {
    return releaseFormat;
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
