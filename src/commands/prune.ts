/** `slipway prune`: removes what no kept release needs. */
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { counted, sizeInWords } from "../platform/words.ts";
import { type PruneOutcome, prune } from "../releases/prune.ts";
import { releaseDocument } from "./releases/documents.ts";
import { environmentInput, wholeNumber } from "./releases/inputs.ts";
import { markRequest, openEnvironment } from "./releases/open.ts";
import { doneHeading, factSheet, unchangedHeading } from "./releases/release-text.ts";

/** Where neither number is given. A number that is given alone stands alone. */
const defaults = { keep: 20, days: 90 };

/** With days alone, still a release to go back to. */
const fewest = 2;

export const command = defineCommand({
  name: "prune",
  summary: "Remove the files that no kept release needs",
  description: [
    "Keeps the newest releases: as many as it takes to hold `--keep` different bundles that could be live again, and every release that was superseded within `--keep-days`. Removes the bundles and objects that none of them needs, leftovers of killed deploys included. Records are never removed, so the history stays whole.",
    "Without either number it keeps 20 bundles and 90 days; a number that is given alone stands alone. Safe while deploys and rollbacks run, and after being killed: the same command again finishes.",
  ].join("\n\n"),
  examples: [
    { line: "slipway prune prod --dry-run", explains: "what would be removed" },
    {
      line: "slipway prune prod --keep 20 --keep-days 90",
      explains: "keep whatever is one of the last 20 or younger than 90 days",
    },
  ],
  inputs: {
    environment: environmentInput,
    keep: { type: "number", description: "Different bundles to keep, the live one included", placeholder: "N" },
    "keep-days": { type: "number", description: "Keep releases superseded within so many days", placeholder: "DAYS" },
    "dry-run": { type: "boolean", description: "Only say what would be removed" },
  },
  outputs: {
    changed: { description: "`true` where something was removed" },
    outcome: { description: "`pruned`, `nothing`, `would-prune` or `overtaken`" },
    objects: { description: "How many objects were removed" },
    bytes: { description: "How many bytes were removed" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const days = inputs["keep-days"];
    const neither = inputs.keep === undefined && days === undefined;
    const keep = wholeNumber("keep", inputs.keep ?? (neither ? defaults.keep : fewest), 1);
    const keepDays = wholeNumber("keep-days", days ?? (neither ? defaults.days : 0), 0);
    const open = await openEnvironment(inputs.environment, "prune", context);
    const environment = open.environment.name;
    try {
      const outcome = await prune({
        ...(await markRequest(open, context)),
        keep,
        keepDays,
        dryRun: inputs["dry-run"],
      });
      const changed = outcome.outcome === "pruned";
      const { bundles, objects, bytes, keptFrom } = outcome;
      return {
        exitCode: 0,
        outputs: {
          changed: String(changed),
          outcome: outcome.outcome,
          objects: String(changed ? objects : 0),
          bytes: String(changed ? bytes : 0),
        },
        render: (format) =>
          format === "json"
            ? jsonDocument({
                format: "slipway/prune-result/v1",
                environment,
                changed,
                outcome: outcome.outcome,
                keptFrom,
                bundles,
                objects,
                bytes,
                release: releaseDocument(outcome.release),
              })
            : pruneText(context.terminal.color, environment, outcome),
      };
    } finally {
      await open.store.close();
    }
  },
});

function pruneText(color: boolean, environment: string, outcome: PruneOutcome): string {
  const paint = createPaint(color);
  const { bundles, objects, bytes, keptFrom } = outcome;
  const what = `${counted(bundles, "bundle")} and ${counted(objects, "object")} (${sizeInWords(bytes)})`;
  const kept: readonly [string, string] = ["kept", `every release from ${keptFrom} on; all records`];
  switch (outcome.outcome) {
    case "pruned":
      return factSheet(paint, doneHeading(paint, environment, "pruned"), [["removed", what], kept]);
    case "would-prune":
      return factSheet(paint, unchangedHeading(paint, environment, "a dry run; nothing was removed"), [
        ["would go", what],
        kept,
      ]);
    case "overtaken":
      return factSheet(paint, unchangedHeading(paint, environment, "another prune took over and finishes the work"), [
        kept,
      ]);
    case "nothing":
      return factSheet(paint, unchangedHeading(paint, environment, "nothing to prune: every file is needed"), [kept]);
  }
}
