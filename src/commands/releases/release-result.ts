/** The result of deploy, promote, rollback and adopt: exit code, outputs, text and JSON from one outcome. */
import type { CommandResult } from "../../platform/command.ts";
import type { JsonObject } from "../../platform/json.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import type { Paint } from "../../platform/paint.ts";
import type { Waiting } from "../../releases/decision.ts";
import type { ReleaseRecord, SealedRelease } from "../../releases/record.ts";
import { releaseOutputs, releasesDocument } from "./documents.ts";
import { type SettledReport, waitingText } from "./release-text.ts";

/** What every command that makes a release can come to. */
export type MadeOrNot =
  | {
      readonly outcome: "released";
      readonly release: SealedRelease;
      /** Somebody has moved the pointer on already. */
      readonly supersededBy?: ReleaseRecord | undefined;
    }
  | { readonly outcome: "unchanged"; readonly release: SealedRelease };

export interface ReleaseReport<Outcome extends MadeOrNot> extends SettledReport<Outcome | Waiting> {
  /** What this command adds to the document where no gate holds it back. */
  more?(outcome: Outcome): JsonObject;
  /** For people, where no gate holds it back. */
  text(paint: Paint, settled: SettledReport<Outcome>): string;
}

/** Exit code 4 where a gate says wait: nothing happened then, and an action succeeds. */
export function releaseResult<Outcome extends MadeOrNot>(report: ReleaseReport<Outcome>, paint: Paint): CommandResult {
  const { environment, outcome, mirror, requests } = report;
  if (isWaiting(outcome)) {
    const more = { reasons: [...outcome.reasons], until: outcome.until?.toISOString() ?? null };
    const document = { environment, changed: false, outcome: "waiting", release: undefined, requests, more };
    return {
      exitCode: 4,
      outputs: releaseOutputs(false, "waiting", undefined),
      render: (format) =>
        format === "json" ? jsonDocument(releasesDocument(document)) : waitingText(paint, environment, outcome),
    };
  }
  const { release } = outcome;
  const changed = outcome.outcome === "released";
  const supersededBy = changed ? outcome.supersededBy : undefined;
  const more = {
    ...report.more?.(outcome),
    ...(supersededBy === undefined ? {} : { supersededBy: supersededBy.seq }),
    ...(mirror === undefined ? {} : { mirror: { ...mirror } }),
  };
  const document = { environment, changed, outcome: outcome.outcome, release, requests, more };
  return {
    exitCode: 0,
    outputs: releaseOutputs(changed, outcome.outcome, release),
    render: (format) =>
      format === "json"
        ? jsonDocument(releasesDocument(document))
        : report.text(paint, { environment, outcome, mirror, requests }),
  };
}

function isWaiting(outcome: MadeOrNot | Waiting): outcome is Waiting {
  return outcome.outcome === "waiting";
}
