/** `slipway gate`: what the gate of an environment says, and why. */
import type { GateDecision } from "../gates/evaluate.ts";
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { parseReleaseName, type ReleaseName } from "../releases/name.ts";
import { liveMention } from "../releases/record.ts";
import { environmentInput } from "./releases/inputs.ts";

export const command = defineCommand({
  name: "gate",
  summary: "Show what the gate of an environment says, and why",
  description: [
    "Evaluates the policy under `gate:` and gives the answer of every rule with its reason: allow, wait (until when, for whom) or deny. Deny wins over wait, wait over allow, and what cannot be read is closed. Nothing is written. Deploy and promote ask the same gate twice, before they write and right before the pointer moves.",
    "Without a name it is about what is live in the environment that `after` names, else about the bundle of the working tree. The policy is that of the default branch, never the one of a change; the answer names the commit and the policy's digest (docs/gates.md).",
    "Exit codes: 0 allow, 4 wait, 1 deny.",
  ].join("\n\n"),
  examples: [
    { line: "slipway gate prod", explains: "may what beta has go to prod now" },
    { line: "slipway gate prod 1.4.0 --explain", explains: "everything that was looked at, and the next openings" },
    { line: "slipway gate prod --at 2026-12-24T10:00Z", explains: "what windows and soak would say then" },
  ],
  inputs: {
    environment: environmentInput,
    release: {
      type: "string",
      description: "Release of the environment before: a version, number or digest; what is live there where absent",
      placeholder: "RELEASE",
      positional: "second",
    },
    bundle: { type: "string", description: "The same by the digest of the bundle", placeholder: "DIGEST" },
    at: { type: "string", description: "Evaluate at this time; without a zone it is UTC", placeholder: "TIME" },
    explain: { type: "boolean", description: "Show everything that was looked at" },
    announce: {
      type: "boolean",
      description:
        "In a workflow: record a deployment on GitHub that names the bundle, so that a review of the environment in this run counts for it",
    },
  },
  outputs: {
    outcome: { description: "`allow`, `wait` or `deny`" },
    until: { description: "When it could be allowed at the earliest, or empty" },
    bundle: { description: "Digest of the bundle that it is about" },
  },
  formats: ["text", "markdown", "json"],
  permissions: { contents: "read", deployments: "write", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const [
      { openEnvironment },
      { readPointer },
      { findPolicy },
      { findCandidate },
      { evaluateUnder },
      { decisionDocument },
      text,
    ] = await Promise.all([
      import("./releases/open.ts"),
      import("../releases/pointer.ts"),
      import("./gates/policy-source.ts"),
      import("./gates/candidate.ts"),
      import("./gates/decide.ts"),
      import("../gates/decision-document.ts"),
      import("./gates/decision-text.ts"),
    ]);
    const name = nameOf(inputs.release, inputs.bundle);
    const at =
      inputs.at === undefined
        ? undefined
        : (await import("./releases/time-input.ts")).timeFrom(
            inputs.at,
            "Write it as in --at 2026-12-24T10:00Z; without a zone it is UTC.",
          );
    const open = await openEnvironment(inputs.environment, "read", context);
    const environment = open.environment.name;
    try {
      const pointer = await readPointer(open.store, environment);
      const source = await findPolicy(open.project, open.environment, pointer?.record, context);
      const candidate = await findCandidate({ open, source, pointer, name, context });
      const facts = { ...candidate.facts, now: at ?? candidate.facts.now };
      const { policy } = source;
      if (inputs.announce) {
        const { announceHere } = await import("./gates/announce.ts");
        await announceHere(facts, policy, context);
      }
      const decided =
        policy === undefined ? undefined : await evaluateUnder({ open, context, source, policy, facts, starts: false });
      const decision = withRefusal(decided?.decision ?? withoutGate(environment), candidate.refusal);
      const live = decided?.facts.live ?? (pointer && liveMention(pointer.record));
      const report = {
        environment,
        version: facts.version,
        bundle: facts.bundle,
        decision,
        origin: source.origin,
        policy,
        facts: decided?.facts,
        at: facts.now,
        isOtherTime: at !== undefined,
        notes: [
          ...source.notes,
          ...(live?.bundle === facts.bundle ? [`${live.version} is live in ${environment} already.`] : []),
        ],
      };
      return {
        exitCode: decision.outcome === "allow" ? 0 : decision.outcome === "wait" ? 4 : 1,
        outputs: { outcome: decision.outcome, until: decision.until?.toISOString() ?? "", bundle: facts.bundle },
        render(format) {
          if (format === "json") {
            return jsonDocument({
              ...decisionDocument(decision, { ...facts, live }, source.origin),
              notes: [...report.notes],
            });
          }
          if (format === "markdown") return text.decisionMarkdown(report);
          return text.decisionText(createPaint(context.terminal.color), report, inputs.explain);
        },
      };
    } finally {
      await open.store.close();
    }
  },
});

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
