const require_rules = require("./root-action-secrets-rules-index.js");
const require_scan_rules = require("./root-action-secrets-scan-rules.js");
const require_review = require("./root-action-review.js");

// src/secrets/rules.ts
const secretsRules = [...require_rules.secretRuleList.map(pageOf), ...require_scan_rules.scanRules];
/** The page of one kind of secret. */
function pageOf(rule) {
	return {
		id: rule.id,
		group: "secrets",
		severity: require_review.severityOf(rule.confidence),
		title: rule.title,
		page: `${sentence(rule.advice.what)} Issued by: ${rule.provider}.

**Revoke it first.** ${sentence(rule.advice.revoke)} A secret that was pushed, sent or printed has to be taken as read by
others; removing the text does not make it secret again.

**Then take it out.** Staged and not committed: replace it by a reference to an environment variable or a secret store and
stage the file again (\`git restore --staged FILE\` leaves the file alone). Committed and not pushed: \`git commit --amend\`,
or \`git rebase -i\` for an older commit. Pushed: once it is revoked, the text in the history is harmless; where it must go
all the same, \`git filter-repo --replace-text\` rewrites every commit, and every clone has to be made again.

**If it is none:** write \`slipway:allow ${rule.id} REASON\` in a comment on its line or on the line above, or take it into
the baseline with \`slipway scan --update-baseline\`. Nothing that was found is sent anywhere, and it is never shown: not
in reports, not in logs.${howSure(rule)}`
	};
}
function howSure(rule) {
	if (rule.confidence === "high") return "";
	return `\n\n${rule.confidence === "medium" ? "The name and the look of a value give it away" : "It is a guess"}, not a format that nothing else has; look at it before you act.`;
}
function sentence(text) {
	return /[.!?`)]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

exports.secretsRules = secretsRules;
