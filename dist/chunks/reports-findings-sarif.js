const require_json_document = require("./platform-json-document.js");
const require_visible = require("./platform-visible.js");

// src/reports/findings-sarif.ts
/** The findings as a SARIF log with one run. Rules that nobody broke are left out. */
function findingsSarif(findings, options) {
	const pages = new Map(options.rules.map((rule) => [rule.id, rule]));
	const ids = [...new Set(findings.map((finding) => finding.rule))].sort();
	const indexes = new Map(ids.map((id, index) => [id, index]));
	const seen = /* @__PURE__ */ new Map();
	const log = {
		$schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Slipway",
				...options.version !== void 0 && { semanticVersion: options.version },
				rules: ids.map((id) => descriptor(id, pages.get(id)))
			} },
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
			results: findings.map((finding) => {
				const occurrence = (seen.get(finding.fingerprint) ?? 0) + 1;
				seen.set(finding.fingerprint, occurrence);
				return result(finding, indexes.get(finding.rule) ?? 0, occurrence, options.pathPrefix ?? "");
			})
		}]
	};
	return require_json_document.jsonDocument(log);
}
function descriptor(id, rule) {
	if (rule === void 0) return { id };
	return {
		id,
		shortDescription: { text: rule.title },
		fullDescription: { text: rule.title },
		help: {
			text: rule.page,
			markdown: rule.page
		},
		defaultConfiguration: { level: rule.severity },
		properties: { tags: [rule.group] }
	};
}
function result(finding, ruleIndex, occurrence, prefix) {
	const { start, end } = finding.range;
	return {
		ruleId: finding.rule,
		ruleIndex,
		level: finding.severity,
		message: { text: messageText(`${finding.message}\n${finding.help}`) },
		locations: [{ physicalLocation: {
			artifactLocation: {
				uri: relativeUri(prefix, finding.file),
				uriBaseId: "%SRCROOT%"
			},
			region: {
				startLine: start.line,
				startColumn: start.column,
				endLine: end.line,
				endColumn: end.column
			}
		} }],
		partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:${occurrence}` }
	};
}
/**
* `[words](target)` would become a link in a viewer (3.11.6), so text that looks like one loses that look. Braces are
* left alone: by 3.11.5 `{{` should be doubled again, but GitHub and the common viewers show them as written.
*/
function messageText(text) {
	return require_visible.visible(text).replaceAll("](", "] (");
}
/** A relative reference (RFC 3986): each segment percent-encoded, no leading slash. */
function relativeUri(prefix, file) {
	return [...prefix.split("/"), ...file.split("/")].filter((segment) => segment !== "" && segment !== ".").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/");
}

exports.findingsSarif = findingsSarif;
