const require_table_text = require("./secrets-kernel-module.js");
const require_encoding = require("./secrets-block.js");
const require_scanner = require("./secrets-scanner.js");
const require_table = require("./secrets-table.js");

// src/secrets/built-scanner.ts
/** A scanner with exactly these rules. */
function createScanner(list, patternOf) {
	return require_scanner.scannerOf(list, require_table_text.createKernel(tableOf(list)), /* @__PURE__ */ new Set(), patternOf);
}
/** The keyword table, built anew each time; that of the built-in rules is made beforehand. */
function tableOf(rules) {
	return require_table.buildTable(rules, require_encoding.cutKeywords);
}

exports.createScanner = createScanner;
exports.tableOf = tableOf;
