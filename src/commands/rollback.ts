/** `slipway rollback`: goes back to an earlier bundle in one write. */
import { defineCommand } from "../platform/command.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import type { Waiting } from "../releases/decision.ts";
import { parseReleaseName } from "../releases/name.ts";
import { type RollbackOutcome, rollback } from "../releases/rollback.ts";
import { releaseOutputDefinitions } from "./releases/documents.ts";
import { gateOf } from "./releases/gate.ts";
import { environmentInput, statsInput, unblockInput, wholeNumber } from "./releases/inputs.ts";
import { followWithMirror, markRequest, openEnvironment, sumRequests, waiter } from "./releases/open.ts";
import { releaseResult } from "./releases/release-result.ts";
import {
  doneHeading,
  factSheet,
  liveFact,
  liveWords,
  mirrorFact,
  requestsFact,
  type SettledReport,
  unblockedFact,
  unchangedHeading,
} from "./releases/release-text.ts";
import { foreign, shortDigest } from "./releases/words.ts";

export const command = defineCommand({
  name: "rollback",
  summary: "Go back to an earlier release in one write",
  description: [
    "Writes a new release record whose bundle is an earlier one, and moves the pointer to it: no build, no git, no upload, whatever the size. Without `--to` it goes to the newest earlier bundle that is neither blocked nor withdrawn. Where the live release is a rollback already it changes nothing, so running it twice goes back once.",
    "The bundle that it leaves is blocked: a pipeline that runs again does not bring it back until somebody lifts the block with `--unblock` and a reason.",
    "An alarm that rolls back by itself names the release that it complains about, `--from SEQ`: when that one is not live any more, nothing happens.",
  ].join("\n\n"),
  examples: [
    { line: "slipway rollback prod", explains: "back to the release before" },
    { line: "slipway rollback prod --to 1.3.0", explains: "back to a certain one" },
    { line: "slipway rollback prod --from 12", explains: "back only while release 12 is live" },
  ],
  inputs: {
    environment: environmentInput,
    to: { type: "string", description: "Release to go back to: its number, version or digest", placeholder: "RELEASE" },
    from: {
      type: "number",
      description: "Go back only while the release with this number is live",
      placeholder: "SEQ",
    },
    reason: { type: "string", description: "Why; kept in the record", placeholder: "REASON" },
    unblock: unblockInput,
    stats: statsInput,
  },
  outputs: releaseOutputDefinitions,
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const to = inputs.to === undefined ? undefined : parseReleaseName(inputs.to);
    const from = inputs.from === undefined ? undefined : wholeNumber("from", inputs.from, 1);
    const open = await openEnvironment(inputs.environment, "rollback", context);
    try {
      const outcome = await rollback({
        ...(await markRequest(open, context)),
        decide: gateOf(open, context),
        wait: waiter(context),
        to,
        from,
        reason: inputs.reason,
        unblock: inputs.unblock,
      });
      const requests = inputs.stats ? sumRequests(open.store) : undefined;
      const mirror = outcome.outcome === "waiting" ? undefined : await followWithMirror(open, context);
      return releaseResult(
        {
          environment: open.environment.name,
          outcome,
          mirror,
          requests,
          more: (settled) => (settled.outcome === "unchanged" ? { why: settled.why } : {}),
          text: rollbackText,
        },
        createPaint(context.terminal.color),
      );
    } finally {
      await open.store.close();
    }
  },
});

function rollbackText(
  paint: Paint,
  { environment, outcome, mirror, requests }: SettledReport<Exclude<RollbackOutcome, Waiting>>,
): string {
  const { record } = outcome.release;
  const tail = [mirrorFact(mirror), requestsFact(requests)];
  if (outcome.outcome === "unchanged") {
    const why = {
      "rolled-back": "was rolled back to already; nothing changed (--to goes further)",
      "not-live": "is live, and not the release that --from names; nothing changed",
      live: "is live already; nothing changed",
    }[outcome.why];
    return factSheet(paint, unchangedHeading(paint, environment, `${paint("bold", record.version)} ${why}`), [
      liveFact(record),
      ...tail,
    ]);
  }
  const { previous, supersededBy } = outcome;
  const blocked = record.rollbackOf === undefined ? undefined : previous.version;
  return factSheet(
    paint,
    doneHeading(paint, environment, `${paint("bold", record.version)} is live again as release ${record.seq}`),
    [
      ["bundle", `${shortDigest(record.bundle)}  of release ${record.restores}`],
      ["before", liveWords(previous)],
      blocked === undefined
        ? undefined
        : ["blocked", `${blocked}; \`slipway deploy ${environment} --unblock REASON\` brings it back`],
      record.reason === undefined ? undefined : ["reason", foreign(record.reason)],
      record.gate.outcome === "exempt"
        ? ["gate", "exempt: going back to the newest earlier good release needs none"]
        : undefined,
      unblockedFact(record),
      supersededBy === undefined ? undefined : ["since then", liveWords(supersededBy)],
      ...tail,
    ],
  );
}
