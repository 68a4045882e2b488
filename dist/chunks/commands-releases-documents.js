// src/commands/releases/documents.ts
/** A record as it is stored, with the digest of its bytes: the `parent` of the next one. */
function releaseDocument(release) {
	return {
		...release.document,
		digest: release.digest
	};
}
/** `slipway/releases/v1`. `more` is what one command adds of its own; `release` is null where nothing is live. */
function releasesDocument(document) {
	const { environment, changed, outcome, release, releases, requests, more } = document;
	return {
		format: "slipway/releases/v1",
		environment,
		changed,
		outcome,
		release: release === void 0 ? null : releaseDocument(release),
		...releases === void 0 ? {} : { releases: releases.map(releaseDocument) },
		...more,
		...requests === void 0 ? {} : { requests: { ...requests } }
	};
}
/** The outputs that actions of commands on releases have in common. */
function releaseOutputs(changed, outcome, release) {
	return {
		changed: String(changed),
		outcome,
		version: release?.record.version ?? "",
		seq: release === void 0 ? "" : String(release.record.seq),
		bundle: release?.record.bundle ?? ""
	};
}
const releaseOutputDefinitions = {
	changed: { description: "`true` where something else is live now than before" },
	outcome: { description: "What happened: `released`, `unchanged` or `waiting`" },
	version: { description: "Version of what is live" },
	seq: { description: "Sequence number of the newest record" },
	bundle: { description: "Digest of the live bundle, `sha256:\u2026`" }
};

Object.defineProperty(exports, "releaseDocument", {
  enumerable: true,
  get: function () {
    return releaseDocument;
  }
});
Object.defineProperty(exports, "releaseOutputDefinitions", {
  enumerable: true,
  get: function () {
    return releaseOutputDefinitions;
  }
});
Object.defineProperty(exports, "releaseOutputs", {
  enumerable: true,
  get: function () {
    return releaseOutputs;
  }
});
Object.defineProperty(exports, "releasesDocument", {
  enumerable: true,
  get: function () {
    return releasesDocument;
  }
});
