const require_review = require("./root-action-review.js");

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
	const [{ secretRuleList }, { keywordTable }] = await Promise.all([Promise.resolve().then(() => require("./root-action-secrets-rules-index.js")), Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.keyword_table_exports)]);
	const { off = /* @__PURE__ */ new Set(), own } = options;
	const fits = keywordTable.digest === require_review.digestOf(secretRuleList);
	const table = fits ? require_review.decodeTable(keywordTable) : (await Promise.resolve().then(() => require("./root-action-secrets-built-scanner.js"))).tableOf(secretRuleList);
	if (own === void 0 || own.rules.length === 0) return scannerOf(secretRuleList, (fits ? options.kernel : void 0) ?? require_review.createKernel(table), off, void 0, fits ? require_review.pathTest(keywordTable) : void 0);
	const [{ compileOwnRules }, { createScanner }, { extendTable }] = await Promise.all([
		Promise.resolve().then(() => require("./root-action-secrets-own-rules.js")),
		Promise.resolve().then(() => require("./root-action-secrets-built-scanner.js")),
		Promise.resolve().then(() => require("./root-action-secrets-table.js"))
	]);
	const builtIn = new Set(secretRuleList.map((rule) => rule.id));
	let alone;
	const { rules, patternOf, examples } = await compileOwnRules(own.rules, builtIn, own.file, (candidate, text) => {
		alone ??= createScanner(candidate.rules, candidate.patternOf);
		return require_review.detect(alone, Buffer.from(text), "");
	});
	const kernel = require_review.createKernel(extendTable(table, rules, secretRuleList.length));
	return {
		...scannerOf([...secretRuleList, ...rules], kernel, off, patternOf),
		examples
	};
}
/** A scanner of these rules, whose table the kernel has. */
function scannerOf(list, kernel, off, patternOf, mayHaveFileRule = () => true) {
	const { byNumber, fileRules } = require_review.compileRules(list, off, patternOf);
	return {
		list,
		rules: byNumber,
		fileRules,
		hasFileRule: (path) => fileRules.length > 0 && mayHaveFileRule(path),
		kernel,
		examples: /* @__PURE__ */ new Set(),
		rankOf: (match) => {
			const rule = list[match.rule];
			const specific = rule !== void 0 && !require_review.isGuess(rule) ? 1 : 0;
			return confidenceRank[match.confidence] + specific * 8;
		}
	};
}
/**
* The secrets in these bytes as findings. `path` uses `/`, relative to the project; it decides which rules apply and
* is what the findings name. Synchronous; nothing leaves the process.
*/
function scanBytes(scanner, bytes, path) {
	return require_review.toFindings(require_review.detect(scanner, bytes, path), path);
}

exports.loadScanner = loadScanner;
exports.scanBytes = scanBytes;
exports.scannerOf = scannerOf;
