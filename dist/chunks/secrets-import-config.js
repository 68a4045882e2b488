const require_bounded_file = require("./platform-bounded-file.js");
const require_errors = require("./secrets-errors.js");
const require_path_patterns = require("./secrets-path-patterns.js");
let node_path = require("node:path");
let node_crypto = require("node:crypto");

// src/secrets/import-config.ts
/** Allow-lists of gitleaks and baselines of detect-secrets, taken over into a baseline of ours. */
/**
* Reads what is there of `.gitleaks.toml`, `.gitleaksignore` and `.secrets.baseline` in `folder`, and sorts the open
* secrets of a scan by it.
*
* @throws SW0812 where there is none of them, or one is damaged.
*/
async function importConfig(open, folder) {
	const parts = (await Promise.all([
		gitleaksConfig(folder),
		gitleaksIgnore(folder),
		detectSecrets(folder)
	])).filter((part) => part !== void 0);
	if (parts.length === 0) throw require_errors.secretsErrors.create("SW0812", {
		message: `There is no .gitleaks.toml, .gitleaksignore or .secrets.baseline in ${folder}`,
		next: "Run it in the folder that holds the other scanner's settings."
	});
	const patternOf = await require_path_patterns.pathPatterns();
	const ignore = parts.flatMap((part) => part.ignore);
	const ignored = ignore.flatMap(({ patterns = [] }) => patterns.map(patternOf));
	const tests = parts.flatMap((part) => part.tests);
	const known = open.filter((secret) => tests.some((test) => test(secret)));
	const gone = open.filter((secret) => ignored.some((test) => test(secret.path)));
	return {
		known,
		covered: new Set([...known, ...gone].map(({ finding }) => finding)),
		ignore,
		notes: parts.map((part) => part.note)
	};
}
/** A baseline of detect-secrets has a few lines for each secret. */
const largestConfig = 67108864;
function textOf(folder, name) {
	const file = (0, node_path.join)(folder, name);
	const read = require_bounded_file.readBoundedFile(file, largestConfig);
	if (read.outcome === "absent") return void 0;
	if (read.outcome !== "read") throw damaged(name, "it is no file, or far too large");
	return read.bytes.toString("utf8");
}
function damaged(name, what) {
	return require_errors.secretsErrors.create("SW0812", {
		message: `${name} cannot be read: ${what}`,
		next: "Mend the file, or move it away when it is not in use.",
		place: { file: name }
	});
}
function isTable(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function tablesIn(value) {
	if (Array.isArray(value)) return value.filter(isTable);
	return isTable(value) ? [value] : [];
}
function textsIn(value) {
	return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
/**
* `[allowlist]`, `[[allowlists]]` and those of rules (gitleaks README, "Configuration"). What a whole path leaves out
* becomes an entry of `ignore`; everything else allows the secrets that are there now, one by one.
*/
async function gitleaksConfig(folder) {
	const name = ".gitleaks.toml";
	const text = textOf(folder, name);
	if (text === void 0) return void 0;
	const [{ parse }, patternOf] = await Promise.all([Promise.resolve().then(() => require("./smol-toml-dist-index.js")), require_path_patterns.pathPatterns()]);
	let config;
	try {
		config = parse(text);
	} catch (cause) {
		throw damaged(name, cause instanceof Error ? cause.message.split("\n")[0] ?? "" : "it is no TOML");
	}
	const rules = tablesIn(config["rules"]);
	const global = listsIn(config);
	const own = rules.flatMap(listsIn);
	const ignore = global.filter((list) => textsIn(list["paths"]).length > 0 && !isAnd(list)).map((list) => ({
		patterns: textsIn(list["paths"]),
		reason: typeof list["description"] === "string" ? list["description"] : "imported from .gitleaks.toml"
	}));
	const ownPatterns = rules.filter((rule) => typeof rule["regex"] === "string").length;
	const left = ownPatterns === 0 ? "" : ` Its ${ownPatterns} rules are not taken over: see secrets.rules in docs/secrets.md.`;
	return {
		tests: [...global, ...own].map((list) => listTest(list, patternOf)),
		ignore,
		note: `.gitleaks.toml: ${global.length + own.length} allow-lists read.${left}`
	};
}
function listsIn(table) {
	return [...tablesIn(table["allowlist"]), ...tablesIn(table["allowlists"])];
}
function isAnd(list) {
	return typeof list["condition"] === "string" && /^(?:AND|&&)$/i.test(list["condition"]);
}
function listTest(list, patternOf) {
	const paths = textsIn(list["paths"]).map(patternOf);
	const patterns = textsIn(list["regexes"]).map(patternOf);
	const stopWords = textsIn(list["stopwords"]).map((word) => word.toLowerCase());
	const tests = [];
	if (paths.length > 0) tests.push(({ path }) => paths.some((test) => test(path)));
	if (patterns.length > 0) tests.push(({ secret }) => patterns.some((test) => test(secret)));
	if (stopWords.length > 0) tests.push(({ secret }) => stopWords.some((word) => secret.toLowerCase().includes(word)));
	if (tests.length === 0) return () => false;
	return isAnd(list) ? (secret) => tests.every((test) => test(secret)) : (secret) => tests.some((test) => test(secret));
}
/** Lines `path:rule:line` or `commit:path:rule:line`; rules have other names here, so path and line decide. */
async function gitleaksIgnore(folder) {
	const text = textOf(folder, ".gitleaksignore");
	if (text === void 0) return void 0;
	const places = /* @__PURE__ */ new Set();
	for (const line of text.split(/\r?\n/)) {
		const match = /^(?:[0-9a-f]{40,64}:)?(?<path>.+):[^:]+:(?<line>[0-9]+)$/.exec(line.replace(/\s+#.*$/, "").trim());
		if (match?.groups !== void 0 && !line.startsWith("#")) places.add(`${match.groups["path"]}:${match.groups["line"]}`);
	}
	return {
		tests: [({ path, finding }) => places.has(`${path}:${finding.range.start.line}`)],
		ignore: [],
		note: `.gitleaksignore: ${places.size} places read.`
	};
}
/** `results` of detect-secrets: by file, the SHA-1 of the secret and its line. */
async function detectSecrets(folder) {
	const name = ".secrets.baseline";
	const text = textOf(folder, name);
	if (text === void 0) return void 0;
	let parsed;
	try {
		parsed = JSON.parse(text);
	} catch {
		throw damaged(name, "it is no JSON");
	}
	const results = isTable(parsed) ? parsed["results"] : void 0;
	if (!isTable(results)) throw damaged(name, "it has no results");
	const places = /* @__PURE__ */ new Set();
	for (const [path, entries] of Object.entries(results)) for (const entry of tablesIn(entries)) {
		const file = path.replaceAll("\\", "/").replace(/^\.\//, "");
		if (typeof entry["hashed_secret"] === "string") places.add(`${file}\0${entry["hashed_secret"]}`);
		if (typeof entry["line_number"] === "number") places.add(`${file}\0${entry["line_number"]}`);
	}
	const sha1 = (secret) => (0, node_crypto.createHash)("sha1").update(Buffer.from(secret, "latin1")).digest("hex");
	return {
		tests: [({ path, secret, finding }) => places.has(`${path}\0${sha1(secret)}`) || places.has(`${path}\0${finding.range.start.line}`)],
		ignore: [],
		note: `.secrets.baseline: ${Object.keys(results).length} files read.`
	};
}

exports.importConfig = importConfig;
