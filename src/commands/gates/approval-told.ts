/** What an approver is told about an act, as text and as `slipway/approve/v1`. */
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import type { JsonObject } from "../../platform/json.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { createPaint } from "../../platform/paint.ts";
import { doneHeading, factSheet } from "../releases/release-text.ts";
import { foreign } from "../releases/words.ts";
import type { Act } from "./approval-acts.ts";
import type { Decided } from "./decide.ts";

/** What an act is told as, at a command line and in the log of a workflow. */
export function actResult(
  environment: string,
  act: Act,
  decided: Decided | undefined,
  context: CommandContext,
): CommandResult {
  const bundle = act.records[0]?.bundle;
  const { outcome, message } = act;
  return {
    exitCode: 0,
    outputs: { outcome, gate: decided?.decision.outcome ?? "", environment, bundle: bundle ?? "" },
    render(format) {
      if (format === "json") return jsonDocument(approveDocument({ environment, outcome, message, act, decided }));
      const paint = createPaint(context.terminal.color);
      return factSheet(paint, doneHeading(paint, environment, foreign(message, 400)), [
        ...(bundle === undefined ? [] : [["bundle", bundle] as const]),
        ...act.records.map((record) => ["record", `approvals/…/${record.id}.json`] as const),
        ...gateFacts(decided),
      ]);
    },
  };
}

/** `slipway/approve/v1`. */
export function approveDocument(told: {
  readonly environment: string | undefined;
  readonly outcome: string;
  readonly message: string;
  readonly act?: Act;
  readonly decided?: Decided | undefined;
}): JsonObject {
  const records = told.act?.records ?? [];
  return {
    format: "slipway/approve/v1",
    environment: told.environment ?? null,
    outcome: told.outcome,
    message: told.message,
    bundle: records[0]?.bundle ?? null,
    // Records are plain JSON by their type.
    records: records.map((record): JsonObject => JSON.parse(JSON.stringify(record))),
    missing: missingOf(told.decided) ?? null,
    decision: told.decided?.document ?? null,
  };
}

function gateFacts(decided: Decided | undefined): readonly (readonly [string, string])[] {
  if (decided === undefined) return [];
  const { outcome, rules } = decided.decision;
  if (outcome === "allow") return [["gate", "allows the release now"]];
  return rules
    .filter((rule) => rule.outcome !== "allow")
    .map(({ rule, reason }) => [rule, foreign(reason, 400)] as const);
}

/** How many approvals are missing, by the decision; undefined where it says nothing of it. */
function missingOf(decided: Decided | undefined): number | undefined {
  const rule = decided?.decision.rules.find(({ rule: name }) => name === "approvals");
  if (rule === undefined || decided === undefined) return undefined;
  const required = decided.required ?? 0;
  return Math.max(0, required - (rule.approvals?.length ?? 0));
}
