const require_encoding = require("./secrets-block.js");
const require_file_facts = require("./secrets-file-facts.js");
const require_prefilter = require("./secrets-prefilter.js");

// src/secrets/mask.ts
/** Secrets taken out of texts that are to be shown: by the places that the scanner finds, so that no value is handed on. */
/**
* @param found is told each secret that is masked; it must not leave the process
*/
function secretMasker(scanner, found) {
	const facts = require_file_facts.fileFactsOf("", false);
	return { mask(text) {
		if (text.length < 8) return text;
		const bytes = Buffer.from(text, "utf8");
		const matches = require_encoding.matchBlock(scanner, bytes, 0, bytes.length, () => facts);
		if (matches.length === 0) return text;
		const pieces = [];
		let at = 0;
		for (const { start, end, secret } of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
			found(Buffer.from(secret, "latin1").toString("utf8"));
			const from = Math.max(at, start);
			if (end <= from) continue;
			pieces.push(bytes.toString("utf8", at, from), bytes.toString("utf8", from, end).replace(/[^\r\n]/g, "*"));
			at = end;
		}
		pieces.push(bytes.toString("utf8", at));
		return pieces.join("");
	} };
}

exports.secretMasker = secretMasker;
