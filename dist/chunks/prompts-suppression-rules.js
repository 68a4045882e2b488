// src/prompts/suppression-rules.ts
const suppressionInvalid = {
	id: "suppression-invalid",
	group: "project",
	severity: "error",
	title: "A note that disables nothing, because it is not complete",
	page: `A note disables one rule for its own line, or, where it stands alone on its line, for the next one. It names the
rule, and says why:

\`\`\`handlebars
{{! slipway:ignore foreign-placeholder the prompt is about Python's format strings }}
Explain what {name} does in an f-string.
\`\`\`

\`\`\`yaml
# slipway:ignore model-ending replaced in December, issue 412
model: anthropic.claude-opus-4-1-20250805-v1:0
\`\`\`

Without a reason, or with a rule that does not exist, it disables nothing.`
};
const suppressionUnused = {
	id: "suppression-unused",
	group: "project",
	severity: "note",
	title: "A note that disables nothing, because nothing is wrong",
	page: `The note \`slipway:ignore\` names a rule that finds nothing on its line. It was needed once, or stands in the wrong
place: it counts for its own line, and for the next one where it stands alone. Remove it, lest it hide something later.`
};
const unknownRule = {
	id: "unknown-rule",
	group: "project",
	severity: "error",
	title: "A level for a rule that does not exist",
	page: `\`rules\` in \`slipway.yaml\` sets the level of a rule by its id: \`error\`, \`warning\`, \`note\` or \`off\`. A name that
is no id changes nothing, though it looks as if it did.

\`\`\`yaml
rules:
  unused-variable: error
  uncovered-branch: warning
\`\`\``
};
const suppressionRules = [
	suppressionInvalid,
	suppressionUnused,
	unknownRule
];

Object.defineProperty(exports, "suppressionInvalid", {
  enumerable: true,
  get: function () {
    return suppressionInvalid;
  }
});
Object.defineProperty(exports, "suppressionRules", {
  enumerable: true,
  get: function () {
    return suppressionRules;
  }
});
Object.defineProperty(exports, "suppressionUnused", {
  enumerable: true,
  get: function () {
    return suppressionUnused;
  }
});
Object.defineProperty(exports, "unknownRule", {
  enumerable: true,
  get: function () {
    return unknownRule;
  }
});
