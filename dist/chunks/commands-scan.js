const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_command = require("./platform-command.js");
const require_errors = require("./platform-errors.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_words = require("./platform-words.js");
const require_findings = require("./reports-findings.js");
const require_output_file = require("./commands-output-file.js");
let node_path = require("node:path");

// src/commands/scan.ts
/** `slipway scan`: secrets in files, staged contents, ranges of commits, the whole history, or standard input. */
var scan_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	command: () => command,
	scanRequest: () => scanRequest
});
const inputs = {
	paths: {
		type: "list",
		description: "Files and folders; everything below a folder but `.git`. Without any: what git tracks or would track, or the whole folder where there is no git",
		placeholder: "PATH",
		positional: "rest"
	},
	staged: {
		type: "boolean",
		description: "The contents in git's index: what the next commit would hold"
	},
	range: {
		type: "string",
		description: "What the commits of BASE..HEAD brought in; settings, baseline and allow-comments count as BASE has them",
		placeholder: "BASE..HEAD"
	},
	history: {
		type: "boolean",
		description: "Everything that any branch or tag can reach"
	},
	stdin: {
		type: "boolean",
		description: "Standard input",
		commandLineOnly: true
	},
	name: {
		type: "string",
		description: "What to call standard input in findings; its ending decides which rules apply",
		default: "stdin",
		placeholder: "FILE",
		commandLineOnly: true
	},
	archives: {
		type: "boolean",
		description: "Look into zip, tar and gzip files, one level deep"
	},
	baseline: {
		type: "string",
		description: "File of known secrets; by default `.slipway/secrets.json` at the root of the repository, where it is",
		placeholder: "FILE"
	},
	"update-baseline": {
		type: "boolean",
		description: "Take what is found into the baseline, and what is gone out of it"
	},
	"import-config": {
		type: "boolean",
		description: "Take over `.gitleaks.toml`, `.gitleaksignore` and `.secrets.baseline` into the baseline"
	},
	shard: {
		type: "string",
		description: "One part of the files, for a job of a matrix",
		placeholder: "I/N"
	},
	"allow-empty": {
		type: "boolean",
		description: "It is no error when there is nothing to scan"
	}
};
const command = require_command.defineCommand({
	name: "scan",
	summary: "Find secrets before they are published",
	description: "Finds keys, tokens, passwords and private keys, also in base64, hex or percent encoding, in UTF-16, in binary files, and put together from pieces. What is found is never shown and never sent anywhere: a finding names rule and place. A scan that reads nothing is an error, not a success.\n\nA secret that is known and harmless is allowed by a comment on its line or the line above, `slipway:allow RULE reason`, or by the baseline. docs/secrets.md says more.",
	examples: [
		{
			line: "slipway scan",
			explains: "the working tree, without what git ignores"
		},
		{
			line: "slipway scan --staged",
			explains: "what the next commit would hold"
		},
		{
			line: "slipway scan --range origin/main..HEAD",
			explains: "what a pull request brings in"
		},
		{
			line: "slipway scan --history",
			explains: "every version of every file"
		},
		{
			line: "slipway scan --update-baseline",
			explains: "take what is there now as known"
		}
	],
	inputs,
	outputs: {
		findings: { description: "How many secrets were found" },
		files: { description: "How many files were read" }
	},
	formats: require_findings.findingFormats,
	permissions: { contents: "read" },
	action: true,
	async run(values, context) {
		const { runScan } = await Promise.resolve().then(() => require("./secrets-ignore.js")).then((n) => n.scan_exports);
		const source = await sourceOf(values, context);
		const outcome = await runScan({
			...scanRequest(context),
			source,
			accepts: values.shard === void 0 ? void 0 : await partOf(values.shard, source, values),
			archives: values.archives,
			allowEmpty: values["allow-empty"],
			baseline: values.baseline,
			createsBaseline: values["update-baseline"] || values["import-config"]
		}).catch((error) => {
			throw withoutGit(error);
		});
		if (values["import-config"] || values["update-baseline"]) return updateBaseline(values, outcome, context);
		return report(outcome, context);
	}
});
/** Where there is no repository, files can be scanned all the same. */
function withoutGit(error) {
	if (!require_errors.isSlipwayError(error) || error.code !== "SW0151") return error;
	const { message, next, cause } = error;
	return require_platform_errors.platformErrors.create("SW0151", {
		message,
		next: `${next} Files are scanned without git too: \`slipway scan\`.`,
		cause
	});
}
/** What every scan needs of the edge. */
function scanRequest(context) {
	return {
		directory: context.cwd,
		environment: context.environment,
		signal: context.signal,
		archives: false,
		allowEmpty: false,
		baseline: void 0,
		createsBaseline: false,
		readYaml,
		globOf,
		progress: (text) => context.progress.update(text)
	};
}
async function sourceOf(values, context) {
	const { paths = [], staged, range, history, stdin, name } = values;
	const chosen = [
		paths.length > 0 ? "paths" : void 0,
		staged ? "--staged" : void 0,
		range === void 0 ? void 0 : "--range",
		history ? "--history" : void 0,
		stdin ? "--stdin" : void 0
	].filter((choice) => choice !== void 0);
	if (chosen.length > 1) throw await conflict(require_words.listed(chosen, "and"));
	if ((values["update-baseline"] || values["import-config"]) && (staged || range !== void 0 || history || stdin)) throw await conflict(`${chosen[0]} and ${values["update-baseline"] ? "--update-baseline" : "--import-config"}`);
	if (staged) return { kind: "staged" };
	if (range !== void 0) return {
		kind: "range",
		range
	};
	if (history) return { kind: "history" };
	if (stdin) return {
		kind: "bytes",
		bytes: await context.readStdin(),
		name
	};
	return paths.length > 0 ? {
		kind: "paths",
		paths
	} : { kind: "tree" };
}
/** The files of one shard. Commits and what is staged are few, and have no shards. */
async function partOf(written, source, values) {
	const { isInShard, readShard } = await Promise.resolve().then(() => require("./changes-shard.js")).then((n) => n.shard_exports);
	const shard = readShard(written);
	if (values["update-baseline"] || values["import-config"]) throw await conflict("--shard and an update of the baseline");
	if (source.kind !== "tree" && source.kind !== "paths") throw await conflict("--shard and a source that is no files");
	return (path) => isInShard(path, shard);
}
async function conflict(choices) {
	const { secretsErrors } = await Promise.resolve().then(() => require("./secrets-errors.js")).then((n) => n.errors_exports);
	return secretsErrors.create("SW0808", {
		message: `${choices} exclude each other`,
		next: "Scan one source at a time; a baseline is updated by a scan of files: slipway scan --update-baseline"
	});
}
async function readYaml(text, file) {
	const [yaml, { createSource }] = await Promise.all([Promise.resolve().then(() => require("./platform-yaml-cursor.js")).then((n) => n.yaml_exports), Promise.resolve().then(() => require("./platform-text.js")).then((n) => n.text_exports)]);
	const { value, problems } = await yaml.readYaml(createSource(file, text));
	const [problem] = problems.filter(({ severity }) => severity === "error");
	if (problem === void 0) return value;
	const { secretsErrors } = await Promise.resolve().then(() => require("./secrets-errors.js")).then((n) => n.errors_exports);
	throw secretsErrors.create("SW0811", {
		message: `${file} cannot be read: ${problem.message}`,
		next: problem.help,
		place: {
			file,
			...problem.range.start
		}
	});
}
async function globOf() {
	const { readGlob } = await Promise.resolve().then(() => require("./project-glob.js")).then((n) => n.glob_exports);
	return (glob) => readGlob(glob).matches;
}
function report(outcome, { terminal, cwd, progress }) {
	const { findings, tally, review } = outcome;
	const counts = require_findings.summarize(findings);
	if (review.known.length > 0) progress.note(`${require_words.counted(review.known.length, "secret")} known to the baseline.`);
	if (review.allowed.length > 0) progress.note(`${require_words.counted(review.allowed.length, "secret")} allowed by a comment.`);
	progress.debug(`${require_words.counted(tally.files, "file")}, ${require_words.sizeInWords(tally.bytes)} scanned.`);
	return {
		exitCode: counts.errors + counts.warnings > 0 ? 1 : 0,
		outputs: {
			findings: String(counts.errors + counts.warnings),
			files: String(tally.files)
		},
		async render(format) {
			const prefix = (0, node_path.relative)(outcome.root, cwd).replaceAll("\\", "/");
			const chosen = require_findings.findingFormats.find((candidate) => candidate === format) ?? "text";
			if (chosen === "text" && findings.length === 0) {
				const { createPaint } = await Promise.resolve().then(() => require("./platform-paint.js")).then((n) => n.paint_exports);
				return `${createPaint(terminal.color)("green", "\u2713")} No secrets found in ${readInWords(tally)}.\n`;
			}
			return require_findings.renderFindings(findings, chosen, {
				color: terminal.color,
				columns: terminal.columns,
				rules: await rulesFor(chosen, findings),
				pathPrefix: prefix
			});
		}
	};
}
/** Only SARIF carries the pages of rules; the others do without loading them. */
async function rulesFor(format, findings) {
	if (format !== "sarif") return [];
	const { secretsRules } = await Promise.resolve().then(() => require("./secrets-rules.js"));
	const used = new Set(findings.map(({ rule }) => rule));
	return secretsRules.filter(({ id }) => used.has(id));
}
async function updateBaseline(values, outcome, context) {
	const { emptyBaseline, formatBaseline, updatedBaseline } = await Promise.resolve().then(() => require("./secrets-baseline.js"));
	const { open, known } = outcome.review;
	const old = outcome.baseline ?? emptyBaseline();
	const imported = values["import-config"] ? await (await Promise.resolve().then(() => require("./secrets-import-config.js"))).importConfig(open, outcome.root) : void 0;
	const updated = await updatedBaseline(old, [...imported?.known ?? open, ...known], outcome.covers);
	const baseline = {
		...updated,
		ignore: distinct([...updated.ignore, ...imported?.ignore ?? []])
	};
	require_output_file.writeOutputFile(outcome.baselineFile, context.cwd, outcome.root, formatBaseline(baseline));
	for (const note of imported?.notes ?? []) context.progress.note(note);
	const name = (0, node_path.relative)(context.cwd, outcome.baselineFile);
	context.progress.note(`${name} now holds ${require_words.counted(baseline.entries.length, "entry", "entries")}.`);
	const covered = imported?.covered ?? new Set(open.map(({ finding }) => finding));
	const findings = outcome.findings.filter((finding) => !covered.has(finding) && finding.severity !== "note");
	return report({
		...outcome,
		findings,
		review: {
			...outcome.review,
			known: []
		}
	}, context);
}
/** Without entries that say the same, so that a second import changes nothing. */
function distinct(items) {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
/** `123 files (1.2 MB)`: what a scan read. */
function readInWords({ files, bytes }) {
	return `${require_words.counted(files, "file")} (${require_words.sizeInWords(bytes)})`;
}

Object.defineProperty(exports, "scanRequest", {
  enumerable: true,
  get: function () {
    return scanRequest;
  }
});
Object.defineProperty(exports, "scan_exports", {
  enumerable: true,
  get: function () {
    return scan_exports;
  }
});
