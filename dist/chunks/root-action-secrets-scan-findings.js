const require_review = require("./root-action-review.js");
const require_scan_rules = require("./root-action-secrets-scan-rules.js");

// src/secrets/scan-findings.ts
/** Stands for the secrets of a file that are not listed one by one. */
function tooManyFinding(path, detections) {
	return require_review.createFileFinding(require_scan_rules.secretsTooMany, path, {
		message: `${detections.length - require_review.mostFindings} more secrets stand in this file`,
		help: "Take the file out of the repository, or leave its path out under `secrets.ignore` in slipway.yaml."
	}, detections[require_review.mostFindings]?.range.start.line);
}
/** A file that could not be read as a finding. */
function unreadableFinding({ path, reason }) {
	return require_review.createFileFinding(require_scan_rules.secretsUnreadable, path, {
		message: `The file was not scanned: ${reason}`,
		help: "Make it readable, or leave its path out under `secrets.ignore` in slipway.yaml."
	});
}
/** Entries of the baseline whose secret is gone, as findings in the baseline file, whose text gives their lines. */
function staleFindings(entries, file, text) {
	const lines = text.split("\n");
	return entries.map((entry) => {
		const line = lines.findIndex((candidate) => candidate.includes(entry.hash));
		return require_review.createFileFinding(require_scan_rules.secretsStaleBaseline, file, {
			message: `The secret of rule ${entry.rule} in ${entry.path} is gone`,
			help: "Run `slipway scan --update-baseline` to take the entry out."
		}, line + 1);
	});
}

exports.staleFindings = staleFindings;
exports.tooManyFinding = tooManyFinding;
exports.unreadableFinding = unreadableFinding;
