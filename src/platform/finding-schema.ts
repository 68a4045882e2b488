/** JSON Schema of a finding, for the formats that hold findings. `finding.ts` has the type. */

const position = {
  type: "object",
  required: ["line", "column"],
  properties: {
    line: { type: "integer", minimum: 1 },
    column: { type: "integer", minimum: 1, description: "In UTF-16 units." },
  },
} as const;

export const findingSchema = {
  type: "object",
  required: ["rule", "severity", "file", "range", "message", "help", "fingerprint"],
  properties: {
    rule: { type: "string", description: "The rule's id: see `slipway explain RULE`." },
    severity: { enum: ["error", "warning", "note"] },
    file: { type: "string", description: "Path relative to the project's folder, `/` as separator." },
    range: {
      type: "object",
      required: ["start", "end"],
      properties: { start: position, end: { ...position, description: "Right after the last character." } },
    },
    message: { type: "string", description: "What is wrong." },
    help: { type: "string", description: "What to do." },
    fingerprint: { type: "string", description: "Stays the same when lines shift." },
    confidence: { enum: ["high", "medium", "low"], description: "How sure the rule is. Secrets only." },
    commit: { type: "string", description: "The commit that brought it in, where history was scanned." },
    author: { type: "string", description: "Who made that commit." },
    excerpt: { type: "string", description: "The lines, where they may be shown and there is room." },
    excerptColumn: { type: "integer", minimum: 1, description: "Column of the excerpt's first character." },
  },
} as const;

/** How many findings there are of each severity. */
export const findingCountsSchema = {
  type: "object",
  required: ["errors", "warnings", "notes"],
  properties: {
    errors: { type: "integer", minimum: 0 },
    warnings: { type: "integer", minimum: 0 },
    notes: { type: "integer", minimum: 0 },
  },
} as const;
