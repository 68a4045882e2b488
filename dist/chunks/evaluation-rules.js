const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/evaluation/rules.ts
var rules_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ evaluationRules: () => evaluationRules });
const expectationInvalid = {
	id: "expectation-invalid",
	group: "cases",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where `must`, `repeat` or `passRate` change nothing, for the case demands nothing or is asked once"
	}],
	title: "An expectation that no answer can be judged by",
	page: `A case demands something that cannot be looked for: a pattern or a path that does not parse, a schema that is
none, a tool that the prompt does not have, a judging prompt or a script that is not there, a prompt that needs more than a judge
gets, a script that does not parse or imports what it may not. Scripts are compiled for this, and not run. It is found before a model
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
const scriptUnseen = {
	id: "script-unseen",
	group: "cases",
	severity: "note",
	title: "A script of an expectation that could not be looked at",
	page: `Scripts are compiled before a model is asked, each within 10 seconds, and none is run for it. This one could not be: the
machine was too busy, Node could not be started or ran out of memory, or the project has more than 200 scripts. It may be
sound; where it is not, that shows when an answer is judged by it. Check again, on a machine that has more time or memory.`
};
const evaluationRules = [expectationInvalid, scriptUnseen];

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
Object.defineProperty(exports, "scriptUnseen", {
  enumerable: true,
  get: function () {
    return scriptUnseen;
  }
});
