const require_blobs = require("./secrets-sources-blobs.js");
const require_staged_changes = require("./secrets-sources-raw-diff.js");

// src/secrets/sources/new-detections.ts
/**
* The detections that are in no version before the change, at the same path. Compares the secrets, so that moved and
* reformatted lines stay quiet, and a second occurrence of a known one too.
*/
async function newDetections(sink, objects, change, detections) {
	const known = /* @__PURE__ */ new Set();
	for (const side of change.before) {
		if (!require_staged_changes.hasContents(side)) continue;
		const before = require_blobs.scanSink({
			...sink,
			unreadable: () => void 0
		}, change.path, (detected) => {
			for (const detection of detected) known.add(identityOf(detection));
		});
		await objects.request(side.hash, before);
	}
	await objects.drain();
	return detections.filter((detection) => !known.has(identityOf(detection)));
}
/** Equal for two detections of the same secret by the same rule. Holds the secret: stays in memory. */
function identityOf(detection) {
	return `${detection.rule.id}\0${detection.member ?? ""}\0${detection.secret}`;
}

Object.defineProperty(exports, "identityOf", {
  enumerable: true,
  get: function () {
    return identityOf;
  }
});
Object.defineProperty(exports, "newDetections", {
  enumerable: true,
  get: function () {
    return newDetections;
  }
});
