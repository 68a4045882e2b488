const require_encoding = require("./secrets-block.js");
const require_file_scan = require("./secrets-allow.js");
const require_table_text = require("./secrets-table-text.js");

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
	if (own === void 0 || own.rules.length === 0) return scannerOf(secretRuleList, (fits ? options.filter : void 0) ?? require_encoding.createFilter((fits ? require_table_text.decodeTable(keywordTable) : void 0) ?? tableOf(secretRuleList)), off);
	const { compileOwnRules } = await Promise.resolve().then(() => require("./secrets-own-rules.js"));
	const builtIn = new Set(secretRuleList.map((rule) => rule.id));
	const { rules, patternOf, examples } = await compileOwnRules(own.rules, builtIn, own.file, (candidate, text) => require_file_scan.detect(createScanner(candidate.rules, candidate.patternOf), Buffer.from(text), ""));
	const list = [...secretRuleList, ...rules];
	return {
		...scannerOf(list, require_encoding.createFilter(tableOf(list)), off, patternOf),
		examples
	};
}
/** A scanner with exactly these rules. */
function createScanner(list, patternOf) {
	return scannerOf(list, require_encoding.createFilter(tableOf(list)), /* @__PURE__ */ new Set(), patternOf);
}
function tableOf(rules) {
	return require_encoding.buildTable(rules, require_encoding.cutKeywords);
}
function scannerOf(list, filter, off, patternOf) {
	const { byNumber, fileRules } = require_encoding.compileRules(list, off, patternOf);
	return {
		list,
		rules: byNumber,
		fileRules,
		filter,
		kinds: require_encoding.assignmentKinds(),
		examples: /* @__PURE__ */ new Set(),
		rankOf: (match) => {
			const rule = list[match.rule];
			const specific = rule !== void 0 && !require_file_scan.isGuess(rule) ? 1 : 0;
			return confidenceRank[match.confidence] + specific * 8;
		}
	};
}

exports.loadScanner = loadScanner;
