const require_file_scan = require("./secrets-allow.js");
const require_scan = require("./secrets-scan.js");
const require_blobs = require("./secrets-sources-blobs.js");
const require_staged_changes = require("./secrets-sources-raw-diff.js");
let node_path = require("node:path");

// src/secrets/policy-of-base.ts
/** The policy of a base revision, for the review of a range. */
/** From the base revision: the change under review cannot weaken its own review (THREATS). */
async function policyOfBase(request, place, range) {
	const objects = require_blobs.openObjects({
		...place.git,
		once: false
	});
	const contents = async (path) => {
		const hash = await require_staged_changes.fileInCommit(range.base, path, place.git);
		let bytes;
		if (hash === void 0) return void 0;
		await objects.request(hash, { whole: (whole) => {
			bytes = Buffer.from(whole);
		} });
		await objects.drain();
		return bytes;
	};
	const settingsFile = require_scan.settingsFileOf(request.directory, place.root) ?? (0, node_path.join)(place.root, "slipway.yaml");
	const settingsPath = require_scan.slashed((0, node_path.relative)(place.root, settingsFile));
	const baselinePath = require_scan.slashed((0, node_path.relative)(place.root, place.baselineFile));
	const settings = await contents(settingsPath);
	const baseline = baselinePath.startsWith("../") ? void 0 : await contents(baselinePath);
	const name = `${settingsPath} of ${range.base.slice(0, 12)}`;
	const policy = await require_scan.policyFrom(request, name, settings?.toString("utf8"), baseline?.toString("utf8"), baselinePath);
	const markers = /* @__PURE__ */ new Map();
	return {
		...policy,
		close: () => objects.close(),
		countingMarkers: (path) => {
			const known = markers.get(path) ?? contents(path).then((bytes) => require_file_scan.allowanceTexts(bytes ?? Buffer.alloc(0)));
			markers.set(path, known);
			return known;
		}
	};
}

exports.policyOfBase = policyOfBase;
