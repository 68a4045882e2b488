/** What `slipway gate` finds out and prints: the decision about one bundle, with its reasons. */
import { decisionDocument } from "../../gates/decision-document.ts";
import type { GateDecision } from "../../gates/evaluate.ts";
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import type { JsonObject } from "../../platform/json.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { createPaint } from "../../platform/paint.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { parseReleaseName, type ReleaseName } from "../../releases/name.ts";
import { readPointer } from "../../releases/pointer.ts";
import { liveMention } from "../../releases/record.ts";
import { openEnvironment } from "../releases/open.ts";
import { timeFrom } from "../releases/time-input.ts";
import { findCandidate } from "./candidate.ts";
import { evaluateUnder } from "./decide.ts";
import { type DecisionReport, decisionMarkdown, decisionText } from "./decision-text.ts";
import { findPolicy } from "./policy-source.ts";

export interface GateInputs {
  readonly environment: string;
  readonly release: string | undefined;
  readonly bundle: string | undefined;
  readonly at: string | undefined;
  readonly explain: boolean;
  readonly announce: boolean;
}

/**
 * Evaluates the gate and writes nothing, but for the deployment on GitHub where `announce` asks for it. Exit code 0
 * where it allows, 4 where it waits, 1 where it denies.
 *
 * @throws SW0104 where two bundles are named, SW0701 and SW0702 where the policy cannot be read, and what looking for
 *   the bundle throws.
 */
export async function gateResult(inputs: GateInputs, context: CommandContext): Promise<CommandResult> {
  const name = nameOf(inputs.release, inputs.bundle);
  const at = inputs.at === undefined ? undefined : timeFrom(inputs.at, timeHelp);
  const { report, document } = await look(inputs, name, at, context);
  const { outcome, until } = report.decision;
  return {
    exitCode: outcome === "allow" ? 0 : outcome === "wait" ? 4 : 1,
    outputs: { outcome, until: until?.toISOString() ?? "", bundle: report.bundle },
    render(format) {
      if (format === "json") return jsonDocument({ ...document, notes: [...report.notes] });
      if (format === "markdown") return decisionMarkdown(report);
      return decisionText(createPaint(context.terminal.color), report, inputs.explain);
    },
  };
}

const timeHelp = "Write it as in --at 2026-12-24T10:00Z; without a zone it is UTC.";

async function look(
  inputs: GateInputs,
  name: ReleaseName | undefined,
  at: Date | undefined,
  context: CommandContext,
): Promise<{ readonly report: DecisionReport; readonly document: JsonObject }> {
  const open = await openEnvironment(inputs.environment, "read", context);
  const environment = open.environment.name;
  try {
    const pointer = await readPointer(open.store, environment);
    const source = await findPolicy(open.project, open.environment, pointer?.record, context);
    const candidate = await findCandidate({ open, source, pointer, name, context });
    const facts = { ...candidate.facts, now: at ?? candidate.facts.now };
    const { policy, origin } = source;
    if (inputs.announce) {
      const { announceHere } = await import("./announce.ts");
      await announceHere(facts, policy, context);
    }
    const decided =
      policy === undefined ? undefined : await evaluateUnder({ open, context, source, policy, facts, starts: false });
    const decision = withRefusal(decided?.decision ?? withoutGate(environment), candidate.refusal);
    const live = pointer && liveMention(pointer.record);
    const { version, bundle, now } = facts;
    const isLive = live?.bundle === bundle;
    return {
      report: {
        environment,
        version,
        bundle,
        decision,
        origin,
        policy,
        facts: decided?.facts,
        at: now,
        isOtherTime: at !== undefined,
        notes: [...source.notes, ...(isLive ? [`${live.version} is live in ${environment} already.`] : [])],
      },
      document: decisionDocument(decision, { ...facts, live }, origin),
    };
  } finally {
    await open.store.close();
  }
}

function nameOf(release: string | undefined, bundle: string | undefined): ReleaseName | undefined {
  if (release !== undefined && bundle !== undefined) {
    throw platformErrors.create("SW0104", {
      message: "RELEASE and --bundle both name a bundle.",
      next: "Leave one of them out.",
    });
  }
  const name = release ?? bundle;
  return name === undefined ? undefined : parseReleaseName(name);
}

function withoutGate(environment: string): GateDecision {
  const reason = `${environment} has no gate: every release is allowed.`;
  return {
    outcome: "allow",
    rules: [{ rule: "gate", outcome: "allow", reason }],
    until: undefined,
    brokeGlass: undefined,
  };
}

function withRefusal(decision: GateDecision, refusal: string | undefined): GateDecision {
  if (refusal === undefined) return decision;
  const rule = { rule: "after", outcome: "deny", reason: refusal } as const;
  return { ...decision, outcome: "deny", rules: [rule, ...decision.rules], until: undefined };
}
