const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/gates/decision-document.ts
var decision_document_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ decisionDocument: () => decisionDocument });
const decisionFormat = "slipway/decision/v1";
function decisionDocument(decision, facts, origin) {
	const { brokeGlass } = decision;
	return {
		format: decisionFormat,
		outcome: decision.outcome,
		environment: facts.environment,
		store: facts.store,
		action: facts.action,
		bundle: facts.bundle,
		version: facts.version,
		live: facts.live === void 0 ? null : { ...facts.live },
		at: facts.now.toISOString(),
		policy: { ...origin },
		rules: decision.rules.map(ruleDocument),
		...decision.until === void 0 ? {} : { until: decision.until.toISOString() },
		...brokeGlass === void 0 ? {} : { breakGlass: {
			reason: brokeGlass.reason,
			by: brokeGlass.by,
			skipped: [...brokeGlass.skipped],
			approvers: [...brokeGlass.approvers]
		} }
	};
}
function ruleDocument(rule) {
	return {
		rule: rule.rule,
		outcome: rule.outcome,
		reason: rule.reason,
		...rule.until === void 0 ? {} : { until: rule.until.toISOString() },
		...rule.for === void 0 ? {} : { for: [...rule.for] },
		...rule.notes === void 0 ? {} : { notes: [...rule.notes] },
		...rule.approvals === void 0 ? {} : { approvals: [...rule.approvals] },
		...rule.skipped === void 0 ? {} : { skipped: true }
	};
}

Object.defineProperty(exports, "decisionDocument", {
  enumerable: true,
  get: function () {
    return decisionDocument;
  }
});
Object.defineProperty(exports, "decision_document_exports", {
  enumerable: true,
  get: function () {
    return decision_document_exports;
  }
});
