/** `slipway withdraw`: marks a release that must never be live again. */
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { parseReleaseName } from "../releases/name.ts";
import { withdraw } from "../releases/withdraw.ts";
import { releaseOutputDefinitions, releaseOutputs, releasesDocument } from "./releases/documents.ts";
import { environmentInput } from "./releases/inputs.ts";
import { markRequest, openEnvironment } from "./releases/open.ts";
import { doneHeading, factSheet, unchangedHeading } from "./releases/release-text.ts";
import { foreign, shortDigest } from "./releases/words.ts";

export const command = defineCommand({
  name: "withdraw",
  summary: "Mark a release that must never be live again",
  description:
    "Marks the bundle of a release as withdrawn, because it leaked a secret or does harm: no deploy, promote or rollback brings it back, and no rollback reaches it or anything older. It cannot be undone. What is live stays live: where that is the withdrawn bundle, deploy a corrected one.",
  examples: [
    {
      line: 'slipway withdraw prod 1.4.0 --reason "leaked an API key"',
      explains: "no way leads back to 1.4.0 or below it",
    },
  ],
  inputs: {
    environment: environmentInput,
    release: {
      type: "string",
      description: "Number, version or digest of the release",
      placeholder: "RELEASE",
      positional: "second",
      required: true,
    },
    reason: { type: "string", description: "Why; kept in the record", placeholder: "REASON", required: true },
  },
  outputs: releaseOutputDefinitions,
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const name = parseReleaseName(inputs.release);
    const open = await openEnvironment(inputs.environment, "withdraw", context);
    const environment = open.environment.name;
    try {
      const outcome = await withdraw({ ...(await markRequest(open, context)), release: name, reason: inputs.reason });
      const { withdrawn, isLive, release } = outcome;
      const changed = outcome.outcome === "withdrawn";
      const paint = createPaint(context.terminal.color);
      return {
        exitCode: 0,
        outputs: releaseOutputs(changed, outcome.outcome, release),
        render(format) {
          if (format === "json") {
            const more = { withdrawn: { ...withdrawn }, live: isLive };
            return jsonDocument(releasesDocument({ environment, changed, outcome: outcome.outcome, release, more }));
          }
          const heading = changed
            ? doneHeading(paint, environment, `${paint("bold", withdrawn.version)} is withdrawn`)
            : unchangedHeading(paint, environment, `${paint("bold", withdrawn.version)} was withdrawn already`);
          return factSheet(paint, heading, [
            ["bundle", shortDigest(withdrawn.bundle)],
            ["reason", foreign(release.record.reason ?? inputs.reason)],
            ["floor", `no rollback goes below release ${withdrawn.seq + 1}`],
            isLive
              ? [
                  "still live",
                  `${paint("red", "yes")}: release a corrected bundle with \`slipway deploy ${environment}\``,
                ]
              : undefined,
          ]);
        },
      };
    } finally {
      await open.store.close();
    }
  },
});
