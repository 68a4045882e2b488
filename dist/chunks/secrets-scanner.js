const require_encoding = require("./secrets-block.js");
const require_file_facts = require("./secrets-file-facts.js");
const require_file_scan = require("./secrets-file-scan.js");
const require_table_text = require("./secrets-kernel-module.js");
const require_to_findings = require("./secrets-fingerprint.js");

// src/secrets/scanner.ts
const confidenceRank = {
	high: 4,
	medium: 2,
	low: 0
};
/**
* A scanner with the built-in rules and those of the project. Costs a few milliseconds; keep it.
*
* @throws SW0811 where a rule of the project cannot be used.
*/
async function loadScanner(options = {}) {
	const [{ secretRuleList }, { keywordTable }] = await Promise.all([Promise.resolve().then(() => require("./secrets-rules-index.js")), Promise.resolve().then(() => require("./secrets-keyword-table.js"))]);
	const { off = /* @__PURE__ */ new Set(), own } = options;
	const fits = keywordTable.digest === require_table_text.digestOf(secretRuleList);
	const table = fits ? require_table_text.decodeTable(keywordTable) : (await Promise.resolve().then(() => require("./secrets-built-scanner.js"))).tableOf(secretRuleList);
	if (own === void 0 || own.rules.length === 0) return scannerOf(secretRuleList, (fits ? options.kernel : void 0) ?? require_table_text.createKernel(table), off, void 0, fits ? require_table_text.pathTest(keywordTable) : void 0);
	const [{ compileOwnRules }, { createScanner }, { extendTable }] = await Promise.all([
		Promise.resolve().then(() => require("./secrets-own-rules.js")),
		Promise.resolve().then(() => require("./secrets-built-scanner.js")),
		Promise.resolve().then(() => require("./secrets-table.js"))
	]);
	const builtIn = new Set(secretRuleList.map((rule) => rule.id));
	let alone;
	const { rules, patternOf, examples } = await compileOwnRules(own.rules, builtIn, own.file, (candidate, text) => {
		alone ??= createScanner(candidate.rules, candidate.patternOf);
		return require_file_scan.detect(alone, Buffer.from(text), "");
	});
	const kernel = require_table_text.createKernel(extendTable(table, rules, secretRuleList.length));
	return {
		...scannerOf([...secretRuleList, ...rules], kernel, off, patternOf),
		examples
	};
}
/** A scanner of these rules, whose table the kernel has. */
function scannerOf(list, kernel, off, patternOf, mayHaveFileRule = () => true) {
	const { byNumber, fileRules } = require_encoding.compileRules(list, off, patternOf);
	return {
		list,
		rules: byNumber,
		fileRules,
		hasFileRule: (path) => fileRules.length > 0 && mayHaveFileRule(path),
		kernel,
		examples: /* @__PURE__ */ new Set(),
		rankOf: (match) => {
			const rule = list[match.rule];
			const specific = rule !== void 0 && !require_file_facts.isGuess(rule) ? 1 : 0;
			return confidenceRank[match.confidence] + specific * 8;
		}
	};
}
/**
* The secrets in these bytes as findings. `path` uses `/`, relative to the project; it decides which rules apply and
* is what the findings name. Synchronous; nothing leaves the process.
*/
function scanBytes(scanner, bytes, path) {
	return require_to_findings.toFindings(require_file_scan.detect(scanner, bytes, path), path);
}

exports.loadScanner = loadScanner;
exports.scanBytes = scanBytes;
exports.scannerOf = scannerOf;
