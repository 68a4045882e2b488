const require_finding_at = require("./platform-finding-at.js");
const require_scan_rules = require("./secrets-scan-rules.js");
const require_to_findings = require("./secrets-fingerprint.js");

// src/secrets/scan-findings.ts
/** Stands for the secrets of a file that are not listed one by one. */
function tooManyFinding(path, detections) {
	return require_finding_at.createFileFinding(require_scan_rules.secretsTooMany, path, {
		message: `${detections.length - require_to_findings.mostFindings} more secrets stand in this file`,
		help: "Take the file out of the repository, or leave its path out under `secrets.ignore` in slipway.yaml."
	}, detections[require_to_findings.mostFindings]?.range.start.line);
}
/** A file that could not be read as a finding. */
function unreadableFinding({ path, reason }) {
	return require_finding_at.createFileFinding(require_scan_rules.secretsUnreadable, path, {
		message: `The file was not scanned: ${reason}`,
		help: "Make it readable, or leave its path out under `secrets.ignore` in slipway.yaml."
	});
}
/** Entries of the baseline whose secret is gone, as findings in the baseline file, whose text gives their lines. */
function staleFindings(entries, file, text) {
	const lines = text.split("\n");
	return entries.map((entry) => {
		const line = lines.findIndex((candidate) => candidate.includes(entry.hash));
		return require_finding_at.createFileFinding(require_scan_rules.secretsStaleBaseline, file, {
			message: `The secret of rule ${entry.rule} in ${entry.path} is gone`,
			help: "Run `slipway scan --update-baseline` to take the entry out."
		}, line + 1);
	});
}

exports.staleFindings = staleFindings;
exports.tooManyFinding = tooManyFinding;
exports.unreadableFinding = unreadableFinding;
