const require_review = require("./root-action-review.js");
const require_scanner = require("./root-action-secrets-scanner.js");
const require_table = require("./root-action-secrets-table.js");

// src/secrets/built-scanner.ts
/** A scanner with exactly these rules. */
function createScanner(list, patternOf) {
	return require_scanner.scannerOf(list, require_review.createKernel(tableOf(list)), /* @__PURE__ */ new Set(), patternOf);
}
/** The keyword table, built anew each time; that of the built-in rules is made beforehand. */
function tableOf(rules) {
	return require_table.buildTable(rules, require_review.cutKeywords);
}

exports.createScanner = createScanner;
exports.tableOf = tableOf;
