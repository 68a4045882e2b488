const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
const require_allow = require("./secrets-allow.js");
const require_scan = require("./secrets-ignore.js");
let node_path = require("node:path");

// src/platform/git-texts.ts
/** A handful of files out of commits, in one run of git. */
/**
* What the files hold, in the order of the places; undefined where a commit has no file of that name, or is not here.
*
* @throws SW0150 to SW0153 of git.
*/
async function contentsInGit(places, git) {
	const asked = places.filter(({ path }) => !path.includes("\n") && !/^\.{1,2}(?:\/|$)/.test(path));
	if (asked.length === 0) return places.map(() => void 0);
	const input = Buffer.from(asked.map(({ commit, path }) => `${commit}:${path}\n`).join(""), "utf8");
	const output = await require_git.gitOutput(["cat-file", "--batch"], {
		...git,
		input
	});
	const found = /* @__PURE__ */ new Map();
	let at = 0;
	for (const place of asked) {
		const end = output.indexOf(10, at);
		if (end === -1) break;
		const [, type, size] = /^[0-9a-f]{40,64} (\w+) (\d+)$/.exec(output.toString("latin1", at, end)) ?? [];
		at = end + 1;
		if (type === void 0 || size === void 0) continue;
		if (type === "blob") found.set(place, output.subarray(at, at + Number(size)));
		at += Number(size) + 1;
	}
	return places.map((place) => found.get(place));
}

// src/secrets/policy-of-base.ts
/** The policy of a base revision, for the review of a range. */
const noTexts = {
	settings: void 0,
	baseline: void 0
};
/** From the base revision: the change under review cannot weaken its own review. */
async function policyOfBase(request, place, range) {
	const read = request.contents ?? ((places) => contentsInGit(places, place.git));
	const contents = async (path) => {
		const [bytes] = await read([{
			commit: range.base,
			path
		}]);
		return bytes;
	};
	const settingsFile = require_scan.settingsFileOf(request.directory, place.root) ?? (0, node_path.join)(place.root, "slipway.yaml");
	const settingsPath = require_scan.slashed((0, node_path.relative)(place.root, settingsFile));
	const baselinePath = require_scan.slashed((0, node_path.relative)(place.root, place.baselineFile));
	const textsOf = async (commits) => {
		const paths = [settingsPath, baselinePath];
		const places = commits.flatMap((commit) => paths.map((path) => ({
			commit,
			path
		})));
		const found = await read(places);
		const text = (index) => found[index]?.toString("utf8");
		return commits.map((_, index) => ({
			settings: text(2 * index),
			baseline: text(2 * index + 1)
		}));
	};
	const policyAt = (commit, texts) => require_scan.policyFrom(request, `${settingsPath} of ${commit.slice(0, 12)}`, texts.settings, texts.baseline, baselinePath);
	const [texts = noTexts, after = noTexts] = await textsOf([range.base, range.head]);
	const policy = await policyAt(range.base, texts);
	const loosened = async () => {
		if (after.settings === texts.settings && after.baseline === texts.baseline) return [];
		const { loosenedFindings, unreadablePolicyFinding } = await Promise.resolve().then(() => require("./secrets-loosened.js"));
		const before = [policy];
		const fork = (await require_git.runGit([
			"merge-base",
			range.base,
			range.head
		], place.git)).output.toString("latin1").trim();
		try {
			if (fork !== "" && fork !== range.base) before.push(await policyAt(fork, (await textsOf([fork]))[0] ?? noTexts));
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
		countingMarkers: (path) => {
			const known = markers.get(path) ?? contents(path).then((bytes) => require_allow.allowanceTexts(bytes ?? Buffer.alloc(0)));
			markers.set(path, known);
			return known;
		}
	};
}

exports.policyOfBase = policyOfBase;
