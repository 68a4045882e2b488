const require_json_document = require("./platform-json-document.js");
const require_documents = require("./commands-releases-documents.js");
const require_release_text = require("./commands-releases-release-text.js");

// src/commands/releases/release-result.ts
/** Exit code 4 where a gate says wait: nothing happened then, and an action succeeds. */
function releaseResult(report, paint) {
	const { environment, outcome, mirror, requests } = report;
	if (isWaiting(outcome)) {
		const document = {
			environment,
			changed: false,
			outcome: "waiting",
			release: void 0,
			requests,
			more: {
				reasons: [...outcome.reasons],
				until: outcome.until?.toISOString() ?? null
			}
		};
		return {
			exitCode: 4,
			outputs: require_documents.releaseOutputs(false, "waiting", void 0),
			render: (format) => format === "json" ? require_json_document.jsonDocument(require_documents.releasesDocument(document)) : require_release_text.waitingText(paint, environment, outcome)
		};
	}
	const { release } = outcome;
	const changed = outcome.outcome === "released";
	const supersededBy = changed ? outcome.supersededBy : void 0;
	const more = {
		...report.more?.(outcome),
		...supersededBy === void 0 ? {} : { supersededBy: supersededBy.seq },
		...mirror === void 0 ? {} : { mirror: { ...mirror } }
	};
	const document = {
		environment,
		changed,
		outcome: outcome.outcome,
		release,
		requests,
		more
	};
	return {
		exitCode: 0,
		outputs: require_documents.releaseOutputs(changed, outcome.outcome, release),
		render: (format) => format === "json" ? require_json_document.jsonDocument(require_documents.releasesDocument(document)) : report.text(paint, {
			environment,
			outcome,
			mirror,
			requests
		})
	};
}
function isWaiting(outcome) {
	return outcome.outcome === "waiting";
}

Object.defineProperty(exports, "releaseResult", {
  enumerable: true,
  get: function () {
    return releaseResult;
  }
});
