/** Rules about what cases demand of answers. */
import type { Rule } from "../platform/finding.ts";

export const expectationInvalid: Rule = {
  id: "expectation-invalid",
  group: "cases",
  severity: "error",
  also: [
    {
      severity: "warning",
      when: "where `must`, `repeat` or `passRate` change nothing, for the case demands nothing or is asked once",
    },
  ],
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
\`\`\``,
};

export const evaluationRules: readonly Rule[] = [expectationInvalid];
