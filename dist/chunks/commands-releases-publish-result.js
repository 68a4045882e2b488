const require_json_document = require("./platform-json-document.js");
const require_documents = require("./commands-releases-documents.js");
const require_release_text = require("./commands-releases-release-text.js");

// src/commands/releases/publish-result.ts
function publishResult(report, paint) {
	const { environment, outcome, mirror, requests } = report;
	if (outcome.outcome === "waiting") {
		const { reasons, until } = outcome;
		return {
			exitCode: 4,
			outputs: require_documents.releaseOutputs(false, "waiting", void 0),
			render: (format) => format === "json" ? require_json_document.jsonDocument(require_documents.releasesDocument({
				environment,
				changed: false,
				outcome: "waiting",
				release: void 0,
				requests,
				more: {
					reasons: [...reasons],
					until: until?.toISOString() ?? null
				}
			})) : require_release_text.publishText(paint, report)
		};
	}
	const changed = outcome.outcome === "released";
	return {
		exitCode: 0,
		outputs: require_documents.releaseOutputs(changed, outcome.outcome, outcome.release),
		render: (format) => format === "json" ? require_json_document.jsonDocument(require_documents.releasesDocument({
			environment,
			changed,
			outcome: outcome.outcome,
			release: outcome.release,
			requests,
			more: {
				...changed && outcome.supersededBy !== void 0 ? { supersededBy: outcome.supersededBy.seq } : {},
				...mirror === void 0 ? {} : { mirror: { ...mirror } }
			}
		})) : require_release_text.publishText(paint, report)
	};
}

Object.defineProperty(exports, "publishResult", {
  enumerable: true,
  get: function () {
    return publishResult;
  }
});
