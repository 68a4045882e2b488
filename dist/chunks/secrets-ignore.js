const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./secrets-errors.js");
const require_bounded_file = require("./platform-bounded-file.js");
const require_review = require("./secrets-review.js");
const require_revisions = require("./secrets-sources-revisions.js");
const require_staged_changes = require("./secrets-sources-raw-diff.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/secrets/ignore.ts
/** Puts the entries together. `globOf` and `patternOf` make tests of what is written. */
function ignoreTest(entries, globOf, patternOf) {
	const tests = entries.map((entry) => ({
		rules: entry.rules === void 0 ? void 0 : new Set(entry.rules),
		paths: [...(entry.paths ?? []).map(globOf), ...(entry.patterns ?? []).map(patternOf)]
	}));
	return (rule, path) => tests.some(({ rules, paths }) => (rules === void 0 || rules.has(rule)) && paths.some((test) => test(path)));
}

// src/secrets/policy.ts
/** What decides about detections: settings, baseline and comments, from the files as they are or from a base revision. */
const noSettings = {
	rules: [],
	off: [],
	ignore: [],
	override: "with-reason"
};
const usualBaseline = ".slipway/secrets.json";
const settingsName = "slipway.yaml";
/** From the files as they are. */
async function policyOfTree(request, place) {
	const settingsFile = settingsFileOf(request.directory, place.root);
	const text = settingsFile === void 0 ? void 0 : textOf(settingsFile);
	const name = settingsFile === void 0 ? settingsName : slashed((0, node_path.relative)(request.directory, settingsFile));
	const baselineText = (0, node_fs.existsSync)(place.baselineFile) ? textOf(place.baselineFile) : void 0;
	if (baselineText === void 0 && request.baseline !== void 0 && !request.createsBaseline) throw missingBaseline(request.baseline);
	return policyFrom(request, name, text, baselineText, request.baseline ?? ".slipway/secrets.json");
}
/** The policy that these texts make. */
async function policyFrom(request, settingsFile, settingsText, baselineText, baselineName) {
	const settings = settingsText === void 0 || !/^["']?secrets["']?[ \t]*:/m.test(settingsText) ? noSettings : (await Promise.resolve().then(() => require("./secrets-settings.js"))).readSettings(secretsOf(await request.readYaml(settingsText, settingsFile)), settingsFile);
	const baseline = baselineText === void 0 ? void 0 : (await Promise.resolve().then(() => require("./secrets-baseline.js"))).parseBaseline(baselineText, baselineName);
	const imported = baseline?.ignore ?? [];
	const patternOf = imported.length === 0 ? () => () => false : await (await Promise.resolve().then(() => require("./secrets-path-patterns.js"))).pathPatterns();
	const globOf = settings.ignore.length === 0 ? () => () => false : await request.globOf();
	return {
		settings,
		settingsFile,
		baseline,
		baselineText: baselineText ?? "",
		ignores: ignoreTest([...settings.ignore, ...imported], globOf, patternOf)
	};
}
function secretsOf(value) {
	return typeof value === "object" && value !== null && "secrets" in value ? value.secrets : void 0;
}
/** The nearest slipway.yaml upwards, not beyond the root. */
function settingsFileOf(directory, root) {
	for (let folder = directory;; folder = (0, node_path.resolve)(folder, "..")) {
		const file = (0, node_path.join)(folder, settingsName);
		if ((0, node_fs.existsSync)(file)) return file;
		if (folder === root || folder === (0, node_path.resolve)(folder, "..")) return void 0;
	}
}
/** Entries of a baseline have some 200 bytes. */
const largestText = 67108864;
/** @throws SW0811 for what is no file: a link to a device without end can be committed. */
function textOf(file) {
	const read = require_bounded_file.readBoundedFile(file, largestText);
	if (read.outcome === "read") return read.bytes.toString("utf8");
	throw require_errors.secretsErrors.create("SW0811", {
		message: `${file} is ${read.outcome === "too-large" ? "far too large" : "no regular file"}`,
		next: "Put a file in its place, or remove it."
	});
}
function missingBaseline(file) {
	return require_errors.secretsErrors.create("SW0810", {
		message: `The baseline ${file} does not exist`,
		next: "Name the right file, or write one: slipway scan --update-baseline"
	});
}
/** With `/` on every system. */
function slashed(path) {
	return node_path.sep === "/" ? path : path.replaceAll(node_path.sep, "/");
}

// src/secrets/scan.ts
/** One scan from its source to its findings: what `slipway scan` does, without its command line. */
var scan_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ runScan: () => runScan });
/**
* Runs a scan.
*
* @throws SW0801 where nothing was read, SW0802 where a path is not there, SW0804 and SW0805 for ranges and history
* that the clone does not have, SW0806, SW0807, SW0810, SW0811, and SW0150 to SW0153 of git.
*/
async function runScan(request) {
	const root = require_revisions.repositoryFolder(request.directory) ?? request.directory;
	const git = {
		directory: root,
		environment: request.environment,
		signal: request.signal
	};
	const place = {
		root,
		git,
		baselineFile: (0, node_path.resolve)(request.directory, request.baseline ?? (0, node_path.join)(root, ".slipway/secrets.json"))
	};
	const staged = request.source.kind === "staged" ? require_staged_changes.stagedChanges(git) : void 0;
	staged?.catch(() => void 0);
	const range = request.source.kind === "range" ? request.source.commits ?? await require_revisions.resolveRange(request.source.range, git) : void 0;
	const revisions = request.source.kind === "commits" ? request.source.revisions : range && [`${range.base}..${range.head}`];
	const walk = revisions === void 0 ? void 0 : Promise.resolve().then(() => require("./secrets-sources-commits.js")).then(({ startWalk }) => startWalk(revisions, git));
	walk?.catch(() => void 0);
	const policy = range === void 0 ? policyOfTree(request, place) : Promise.resolve().then(() => require("./secrets-policy-of-base.js")).then(({ policyOfBase }) => policyOfBase(request, place, range));
	const settings = policy.then(({ settings: read, settingsFile }) => ({
		read,
		settingsFile
	}));
	policy.catch(() => void 0);
	settings.catch(() => void 0);
	return scanAndReview(request, {
		place,
		walk,
		staged,
		settings
	}, policy).catch(async (error) => {
		(await walk)?.close();
		throw error;
	});
}
async function scanAndReview(request, started, policy) {
	const { place } = started;
	const files = [];
	const unreadable = [];
	const found = (path, detections, commit) => {
		if (request.found !== void 0) for (const { secret } of detections) request.found(Buffer.from(secret, "latin1").toString("utf8"));
		files.push(commit === void 0 ? {
			path,
			detections
		} : {
			path,
			detections,
			commit
		});
	};
	const tally = await readSource(request, started, found, (file) => void unreadable.push(file));
	const { baseline, baselineText, ignores, countingMarkers } = await policy;
	if (tally.files + tally.without === 0 && (tally.commits ?? 0) === 0 && !request.allowEmpty) throw nothingRead(request);
	const matcher = baseline === void 0 ? void 0 : await matcherOf(baseline);
	const display = displayOf(place.root, request.directory);
	const reviewed = await require_review.review(files, {
		display,
		ignores,
		baseline: matcher,
		...countingMarkers === void 0 ? {} : { countingMarkers }
	});
	const covers = coverageOf(request, place.root);
	const baselineName = slashed((0, node_path.relative)(request.directory, place.baselineFile));
	const skipped = unreadable.filter(({ path }) => !ignores("secrets-unreadable", path));
	const stale = matcher?.unmet().filter((entry) => covers(entry.path)) ?? [];
	const loosened = await (await policy).loosened?.() ?? [];
	const findings = [...reviewed.findings, ...loosened.map((finding) => ({
		...finding,
		file: display(finding.file)
	}))];
	if (skipped.length + stale.length > 0) {
		const { staleFindings, unreadableFinding } = await Promise.resolve().then(() => require("./secrets-scan-findings.js"));
		findings.push(...skipped.map(({ path, reason }) => unreadableFinding({
			path: display(path),
			reason
		})), ...staleFindings(stale, baselineName, baselineText));
	}
	return {
		root: place.root,
		findings,
		tally,
		review: reviewed,
		baselineFile: place.baselineFile,
		baseline,
		covers
	};
}
async function scannerFor(settings, file, kernel) {
	const { loadScanner } = await Promise.resolve().then(() => require("./secrets-scanner.js"));
	return loadScanner({
		...kernel === void 0 ? {} : { kernel },
		...settings.off.length === 0 ? {} : { off: new Set(settings.off) },
		...settings.rules.length === 0 ? {} : { own: {
			rules: settings.rules,
			file
		} }
	});
}
async function matcherOf(baseline) {
	return (await Promise.resolve().then(() => require("./secrets-baseline.js"))).createBaselineMatcher(baseline);
}
async function readSource(request, { place, walk, staged, settings }, found, unreadable) {
	const { source } = request;
	const { root, git } = place;
	const { read, settingsFile } = await settings;
	const archivesOf = async (scanner) => (await Promise.resolve().then(() => require("./secrets-sources-archive.js"))).createArchives(scanner);
	if (source.kind === "staged") {
		const [{ scanStaged }, { loadPrefilter }] = await Promise.all([Promise.resolve().then(() => require("./secrets-sources-staged.js")), Promise.resolve().then(() => require("./secrets-prefilter.js"))]);
		const prefilter = read.rules.length === 0 ? await loadPrefilter() : void 0;
		return scanStaged(() => scannerFor(read, settingsFile, prefilter?.kernel), await staged ?? [], found, {
			git,
			prefilter,
			unreadable,
			...request.archives ? { archives: archivesOf } : {}
		});
	}
	if (source.kind === "range" || source.kind === "commits") {
		const started = await walk;
		if (started === void 0) return {
			files: 0,
			bytes: 0,
			without: 0
		};
		const { scanRange } = await Promise.resolve().then(() => require("./secrets-sources-range.js"));
		const prefilter = read.rules.length === 0 && !request.archives ? await (await Promise.resolve().then(() => require("./secrets-prefilter.js"))).loadPrefilter() : void 0;
		const sink = async () => {
			const scanner = await scannerFor(read, settingsFile, prefilter?.kernel);
			return {
				scanner,
				unreadable,
				...request.archives ? { archives: await archivesOf(scanner) } : {}
			};
		};
		return scanRange({
			sink,
			prefilter,
			archives: request.archives,
			objects: request.objects
		}, started, found, git);
	}
	const scanner = await scannerFor(read, settingsFile);
	const archives = request.archives ? { archives: await archivesOf(scanner) } : {};
	const sink = {
		scanner,
		unreadable,
		...archives
	};
	switch (source.kind) {
		case "history": {
			const progress = (files) => request.progress(`${files} files of the history scanned`);
			return (await Promise.resolve().then(() => require("./secrets-sources-history.js"))).scanHistory(sink, found, {
				git,
				processes: 2,
				progress
			});
		}
		case "bytes": return (await Promise.resolve().then(() => require("./secrets-sources-bytes.js"))).scanGiven(sink, source.bytes, source.name, found);
		case "contents": return (await Promise.resolve().then(() => require("./secrets-sources-bytes.js"))).scanContents(sink, source.files, found);
		default: {
			const { scanPaths, scanWorkingTree } = await Promise.resolve().then(() => require("./secrets-sources-files.js"));
			const options = {
				root,
				directory: request.directory,
				signal: request.signal,
				unreadable,
				accepts: request.accepts,
				progress: (files) => request.progress(`${files} files scanned`),
				...archives
			};
			if (source.kind === "paths") return scanPaths(scanner, source.paths, found, options);
			if (require_revisions.repositoryFolder(request.directory) === void 0) return scanPaths(scanner, ["."], found, options);
			return scanWorkingTree(scanner, found, {
				...options,
				git
			});
		}
	}
}
function nothingRead(request) {
	const what = {
		paths: "The paths hold no file",
		tree: require_revisions.repositoryFolder(request.directory) === void 0 ? "The folder holds no file" : "The folder holds no file that git tracks or would track",
		staged: "Nothing is staged",
		range: "The range holds no commit",
		commits: "No commit is named",
		history: "The repository has no commit",
		bytes: "Standard input is empty",
		contents: "There is nothing to publish"
	}[request.source.kind];
	const next = {
		paths: "Name files, or folders that hold some.",
		tree: "Name files or folders to scan, or run it where the files are.",
		staged: "Stage files with git add, or scan the working tree with `slipway scan`.",
		range: "Write the older revision first: --range BASE..HEAD",
		commits: "Commit something first.",
		history: "Commit something first, or scan the working tree with `slipway scan`.",
		bytes: "Send the text to scan: command | slipway scan --stdin",
		contents: "Write a prompt first."
	}[request.source.kind];
	return require_errors.secretsErrors.create("SW0801", {
		message: `${what}, so nothing was scanned`,
		next: `${next} Where that is expected, pass --allow-empty.`
	});
}
/** Which paths a scan of files covers. Other sources cover none: they see changes, not what is there. */
function coverageOf(request, root) {
	const { source, accepts } = request;
	if (accepts !== void 0) {
		const whole = coverageOf({
			...request,
			accepts: void 0
		}, root);
		return (path) => accepts(path) && whole(path);
	}
	if (source.kind === "tree") return () => true;
	if (source.kind !== "paths") return () => false;
	const prefixes = source.paths.map((path) => slashed((0, node_path.relative)(root, (0, node_path.resolve)(request.directory, path))));
	return (path) => prefixes.some((prefix) => prefix === "" || path === prefix || path.startsWith(`${prefix}/`));
}
/** From paths below the root to paths from the folder in which the person works. */
function displayOf(root, directory) {
	if (root === directory) return (path) => path;
	return (path) => slashed((0, node_path.relative)(directory, (0, node_path.join)(root, path)));
}

Object.defineProperty(exports, "policyFrom", {
  enumerable: true,
  get: function () {
    return policyFrom;
  }
});
Object.defineProperty(exports, "runScan", {
  enumerable: true,
  get: function () {
    return runScan;
  }
});
Object.defineProperty(exports, "scan_exports", {
  enumerable: true,
  get: function () {
    return scan_exports;
  }
});
Object.defineProperty(exports, "settingsFileOf", {
  enumerable: true,
  get: function () {
    return settingsFileOf;
  }
});
Object.defineProperty(exports, "settingsName", {
  enumerable: true,
  get: function () {
    return settingsName;
  }
});
Object.defineProperty(exports, "slashed", {
  enumerable: true,
  get: function () {
    return slashed;
  }
});
