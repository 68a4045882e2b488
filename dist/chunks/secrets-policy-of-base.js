const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
const require_file_scan = require("./secrets-allow.js");
const require_scan = require("./secrets-scan.js");
const require_blobs = require("./secrets-sources-blobs.js");
const require_staged_changes = require("./secrets-sources-raw-diff.js");
let node_path = require("node:path");

// src/secrets/policy-of-base.ts
/** The policy of a base revision, for the review of a range. */
/** From the base revision: the change under review cannot weaken its own review. */
async function policyOfBase(request, place, range) {
	const objects = require_blobs.openObjects({
		...place.git,
		once: false
	});
	const contents = async (path, commit = range.base) => {
		const hash = await require_staged_changes.fileInCommit(commit, path, place.git);
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
	const textsOf = async (commit) => ({
		settings: (await contents(settingsPath, commit))?.toString("utf8"),
		baseline: baselinePath.startsWith("../") ? void 0 : (await contents(baselinePath, commit))?.toString("utf8")
	});
	const policyAt = (commit, texts) => require_scan.policyFrom(request, `${settingsPath} of ${commit.slice(0, 12)}`, texts.settings, texts.baseline, baselinePath);
	const texts = await textsOf(range.base);
	const policy = await policyAt(range.base, texts);
	const loosened = async () => {
		const after = await textsOf(range.head);
		if (after.settings === texts.settings && after.baseline === texts.baseline) return [];
		const { loosenedFindings, unreadablePolicyFinding } = await Promise.resolve().then(() => require("./secrets-loosened.js"));
		const before = [policy];
		const fork = (await require_git.runGit([
			"merge-base",
			range.base,
			range.head
		], place.git)).output.toString("latin1").trim();
		try {
			if (fork !== "" && fork !== range.base) before.push(await policyAt(fork, await textsOf(fork)));
			return await loosenedFindings(before, await policyAt(range.head, after), {
				settings: {
					path: settingsPath,
					text: after.settings ?? ""
				},
				baseline: {
					path: baselinePath,
					text: after.baseline ?? ""
				}
			});
		} catch (error) {
			if (!require_errors.isSlipwayError(error)) throw error;
			return [unreadablePolicyFinding(error.code === "SW0810" ? baselinePath : settingsPath, error.message)];
		}
	};
	const markers = /* @__PURE__ */ new Map();
	return {
		...policy,
		loosened,
		close: () => objects.close(),
		countingMarkers: (path) => {
			const known = markers.get(path) ?? contents(path).then((bytes) => require_file_scan.allowanceTexts(bytes ?? Buffer.alloc(0)));
			markers.set(path, known);
			return known;
		}
	};
}

exports.policyOfBase = policyOfBase;
