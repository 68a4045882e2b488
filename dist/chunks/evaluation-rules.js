const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/evaluation/rules.ts
var rules_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ evaluationRules: () => evaluationRules });
const expectationInvalid = {
	id: "expectation-invalid",
	group: "cases",
	severity: "error",
	title: "An expectation that no answer can be judged by",
	page: `A case demands something that cannot be looked for: a pattern or a path that does not parse, a schema that is
none, a tool that the prompt does not have, a judging prompt or a script that is not there. It is found before a model
is asked, because an answer costs money and a demand that is never judged looks as if it were fulfilled.

\`\`\`yaml
cases:
  - name: lost-parcel
    input: { question: Where is my order? }
    expect:
      - path: { at: "$.items[0].name" }     # not $.items[?(@.name)]
      - matches: "^[A-Z]{2}-[0-9]+$"        # not ^[A-Z{2}-
      - tool: { name: lookup_order }        # listed under \`tools:\` of the prompt
\`\`\``
};
const evaluationRules = [expectationInvalid];

Object.defineProperty(exports, "expectationInvalid", {
  enumerable: true,
  get: function () {
    return expectationInvalid;
  }
});
Object.defineProperty(exports, "rules_exports", {
  enumerable: true,
  get: function () {
    return rules_exports;
  }
});
