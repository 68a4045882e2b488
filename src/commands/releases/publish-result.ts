/** The result of deploy and promote: exit code, outputs, text and JSON from one outcome. */
import type { CommandResult } from "../../platform/command.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import type { Paint } from "../../platform/paint.ts";
import { releaseOutputs, releasesDocument } from "./documents.ts";
import { type PublishReport, publishText } from "./release-text.ts";

/** Exit code 4 where a gate says wait: nothing happened then, and an action succeeds. */
export function publishResult(report: PublishReport, paint: Paint): CommandResult {
  const { environment, outcome, mirror, requests } = report;
  if (outcome.outcome === "waiting") {
    const { reasons, until } = outcome;
    return {
      exitCode: 4,
      outputs: releaseOutputs(false, "waiting", undefined),
      render: (format) =>
        format === "json"
          ? jsonDocument(
              releasesDocument({
                environment,
                changed: false,
                outcome: "waiting",
                release: undefined,
                requests,
                more: { reasons: [...reasons], until: until?.toISOString() ?? null },
              }),
            )
          : publishText(paint, report),
    };
  }
  const changed = outcome.outcome === "released";
  return {
    exitCode: 0,
    outputs: releaseOutputs(changed, outcome.outcome, outcome.release),
    render: (format) =>
      format === "json"
        ? jsonDocument(
            releasesDocument({
              environment,
              changed,
              outcome: outcome.outcome,
              release: outcome.release,
              requests,
              more: {
                ...(changed && outcome.supersededBy !== undefined ? { supersededBy: outcome.supersededBy.seq } : {}),
                ...(mirror === undefined ? {} : { mirror: { ...mirror } }),
              },
            }),
          )
        : publishText(paint, report),
  };
}
