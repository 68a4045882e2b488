/**
 * A gate's decision: one pure function of a policy and facts. Every rule of the policy answers with a reason; deny wins
 * over wait, wait over allow, and what could not be read is closed.
 */

import { inMilliseconds } from "../platform/duration.ts";
import type { GateFacts, KeptEvidence } from "./facts.ts";
import { namedBy, personWords } from "./people.ts";
import type { Policy } from "./policy.ts";
import {
  allowRule,
  approvalsRule,
  brokenGlassRule,
  denyRule,
  type RuleDecision,
  unreadRule,
  waitRule,
} from "./rule-decisions.ts";
import { nextClosing, nextOpening, openingAt, type ScheduleEntry } from "./schedule.ts";
import { durationWords, momentWords } from "./words.ts";

export type GateOutcome = "allow" | "wait" | "deny";

export interface GateDecision {
  readonly outcome: GateOutcome;
  readonly rules: readonly RuleDecision[];
  /** True where the policy lets this rollback pass unasked. */
  readonly exempt?: true;
  /** When it could be allowed at the earliest, as far as that is a matter of time. */
  readonly until: Date | undefined;
  /** Where the release goes past the gate: what was skipped, and who was not asked. */
  readonly brokeGlass:
    | {
        readonly reason: string;
        readonly by: string;
        readonly skipped: readonly string[];
        readonly approvers: readonly string[];
      }
    | undefined;
}

/** Rules that nothing goes past: a blocked version is blocked in an emergency too. */
const neverSkipped: ReadonlySet<string> = new Set(["blocked"]);

/**
 * The decision, with a reason for every rule of the policy. Asks nothing and throws nothing: what could not be read is
 * in the facts as such, and makes its rule wait or deny.
 */
export function evaluate(policy: Policy, facts: GateFacts): GateDecision {
  if (facts.action === "rollback" && facts.reach === "newest" && policy.rollback === "exempt") {
    const rule = allowRule(
      "rollback",
      "Going back to the newest earlier bundle that is neither blocked nor withdrawn needs no gate.",
    );
    return { outcome: "allow", rules: [rule], until: undefined, brokeGlass: undefined, exempt: true };
  }
  const rules: RuleDecision[] = [
    ...(facts.action === "rollback" && policy.rollback === "exempt"
      ? [allowRule("rollback", "This rollback goes further back than the newest earlier bundle, so the gate is asked.")]
      : []),
    ...blockedRules(policy, facts),
    ...scheduleRules(policy, facts),
    ...soakRules(policy, facts),
    ...checkRules(policy, facts),
    ...findingsRules(policy, facts),
    ...contractRules(policy, facts),
    ...evidenceRules(policy, facts),
    ...signatureRules(policy, facts),
    ...modelRules(policy, facts),
    ...protectionRules(policy, facts),
    ...approvalsRule(policy, facts),
    ...brokenGlassRule(policy, facts),
  ];
  if (rules.length === 0) rules.push(allowRule("gate", "The policy has no rule."));
  if (facts.breakGlass !== undefined) return withBrokenGlass(policy, facts.breakGlass, rules);
  return { outcome: worst(rules), rules, until: earliest(policy, facts, rules), brokeGlass: undefined };
}

function worst(rules: readonly RuleDecision[]): GateOutcome {
  if (rules.some(({ outcome }) => outcome === "deny")) return "deny";
  return rules.some(({ outcome }) => outcome === "wait") ? "wait" : "allow";
}

/** The first moment at which every rule that waits for a time is content. */
function earliest(policy: Policy, facts: GateFacts, rules: readonly RuleDecision[]): Date | undefined {
  const times = rules.flatMap(({ outcome, until }) =>
    outcome === "wait" && until !== undefined ? [until.getTime()] : [],
  );
  if (times.length === 0 || worst(rules) === "deny") return undefined;
  const opening = nextOpening([...policy.windows, ...policy.freezes], Math.max(...times, facts.now.getTime()));
  return opening === undefined ? undefined : new Date(opening);
}

function withBrokenGlass(
  policy: Policy,
  { reason, person, standing }: NonNullable<GateFacts["breakGlass"]>,
  rules: readonly RuleDecision[],
): GateDecision {
  const closed = rules.filter(({ outcome }) => outcome !== "allow");
  if (closed.length === 0) return { outcome: "allow", rules, until: undefined, brokeGlass: undefined };
  const by = personWords(person);
  const glass = policy.breakGlass;
  const isNamed = glass !== undefined && namedBy(person, standing, glass.by) !== undefined;
  if (!isNamed) {
    const why =
      glass === undefined
        ? "The policy lets nobody go past the gate."
        : `${by} may not go past the gate; ${glass.written.join(", ")} may.`;
    const all = [...rules, denyRule("break-glass", why)];
    return { outcome: "deny", rules: all, until: undefined, brokeGlass: undefined };
  }
  const kept = closed.filter(({ rule }) => neverSkipped.has(rule));
  const skipped = closed.filter((rule) => !kept.includes(rule)).map(({ rule }) => rule);
  const marked = rules.map((rule) => (skipped.includes(rule.rule) ? { ...rule, skipped: true as const } : rule));
  if (kept.length > 0) return { outcome: worst(kept), rules: marked, until: undefined, brokeGlass: undefined };
  const approvers = skipped.includes("approvals") ? (policy.approvals?.written ?? []) : [];
  return {
    outcome: "allow",
    rules: [...marked, allowRule("break-glass", `${by} goes past the gate: ${reason}`)],
    until: undefined,
    brokeGlass: { reason, by, skipped, approvers },
  };
}

function blockedRules({ blocked }: Policy, { version, bundle }: GateFacts): readonly RuleDecision[] {
  if (blocked.length === 0) return [];
  const entry = blocked.find((written) => {
    const name = written.startsWith("v") ? written.slice(1) : written;
    if (name.startsWith("sha256:")) return name === bundle;
    return name.endsWith(".*") ? version.startsWith(name.slice(0, -1)) : name === version;
  });
  return [
    entry === undefined
      ? allowRule("blocked", `${version} is not among the versions that the policy blocks.`)
      : denyRule("blocked", `The policy blocks ${entry}.`),
  ];
}

function scheduleRules(policy: Policy, facts: GateFacts): readonly RuleDecision[] {
  const all = [...policy.windows, ...policy.freezes];
  const now = facts.now.getTime();
  return [
    ...(policy.windows.length === 0 ? [] : [scheduleRule("windows", policy.windows, all, now)]),
    ...(policy.freezes.length === 0 ? [] : [scheduleRule("freezes", policy.freezes, all, now)]),
  ];
}

function scheduleRule(
  rule: string,
  own: readonly ScheduleEntry[],
  all: readonly ScheduleEntry[],
  now: number,
): RuleDecision {
  const opening = openingAt(own, now);
  if (opening.open) {
    const closes = nextClosing(own, now);
    const zone = (opening.by ?? own[0])?.zone;
    const until = closes === undefined || zone === undefined ? "" : ` until ${momentWords(closes, zone)}`;
    return allowRule(
      rule,
      opening.by === undefined ? `No period denies it${until}.` : `${written(opening.by)} is open${until}.`,
    );
  }
  const why =
    opening.by === undefined
      ? `No window is open (${own
          .filter(({ effect }) => effect === "allow")
          .slice(0, 3)
          .map(written)
          .join("; ")}).`
      : `Closed by ${written(opening.by)}${opening.by.reason === undefined ? "" : `: ${opening.by.reason}`}.`;
  const opens = nextOpening(all, now);
  const zone = (opening.by ?? own[0])?.zone;
  if (opens === undefined || zone === undefined) return denyRule(rule, `${why} It does not open within two years.`);
  return waitRule(rule, `${why} Opens ${momentWords(opens, zone)}.`, { until: new Date(opens) });
}

function written({ text, zone }: ScheduleEntry): string {
  return `“${text}” (${zone.name})`;
}

function soakRules({ soak, after }: Policy, facts: GateFacts): readonly RuleDecision[] {
  if (soak === undefined || after === undefined) return [];
  if (!facts.soak.known) return [unreadRule("soak", facts.soak.why)];
  const stay = facts.soak.value;
  const wanted = durationWords(soak);
  if (stay === undefined) return [denyRule("soak", `The bundle was never live in ${after}; it must be for ${wanted}.`)];
  const lived = (stay.until ?? facts.now).getTime() - stay.since.getTime();
  const was = `${stay.version} (release ${stay.seq} of ${after})`;
  if (lived >= soak)
    return [allowRule("soak", `${was} was live for ${durationWords(lived)}; ${wanted} are asked for.`)];
  if (stay.until !== undefined) {
    return [
      denyRule(
        "soak",
        `${was} was live for ${durationWords(lived)} only before another release took its place; ${wanted} are asked for.`,
      ),
    ];
  }
  const until = new Date(stay.since.getTime() + soak);
  return [waitRule("soak", `${was} has been live for ${durationWords(lived)}; ${wanted} are asked for.`, { until })];
}

function checkRules({ checks }: Policy, facts: GateFacts): readonly RuleDecision[] {
  if (checks.length === 0) return [];
  if (!facts.checks.known) return [unreadRule("checks", facts.checks.why)];
  const states = facts.checks.value;
  const inState = (wanted: string) => checks.filter((name) => (states.get(name) ?? "missing") === wanted);
  const failed = inState("failed");
  if (failed.length > 0) return [denyRule("checks", `Failed on GitHub: ${failed.join(", ")}.`)];
  const open = [
    ...inState("pending").map((name) => `${name} is running`),
    ...inState("missing").map((name) => `${name} has not reported`),
  ];
  if (open.length > 0) return [waitRule("checks", `Required checks are not done: ${open.join(", ")}.`)];
  return [allowRule("checks", `Passed on GitHub: ${checks.join(", ")}.`)];
}

function findingsRules({ findings }: Policy, facts: GateFacts): readonly RuleDecision[] {
  if (findings === undefined) return [];
  if (facts.allowedSecrets > 0) {
    const count = `${facts.allowedSecrets} ${facts.allowedSecrets === 1 ? "finding" : "findings"}`;
    return [denyRule("findings", `Secrets were let through into the bundle with --allow-secrets (${count}).`)];
  }
  if (!facts.alerts.known) return [unreadRule("findings", facts.alerts.why)];
  const alerts = facts.alerts.value ?? 0;
  if (alerts > 0) return [denyRule("findings", `Code scanning shows open alerts of Slipway: ${alerts}.`)];
  return [
    allowRule(
      "findings",
      facts.alerts.value === undefined
        ? "No secret was let through; the bundle was built without an error. Alerts were not looked at: there is no code scanning to ask."
        : "No secret was let through, and code scanning shows no open alert.",
    ),
  ];
}

const levels = ["none", "patch", "minor", "major"] as const;

function contractRules({ contract }: Policy, facts: GateFacts): readonly RuleDecision[] {
  if (contract === undefined) return [];
  if (!facts.contract.known) return [unreadRule("contract", facts.contract.why)];
  const { level, changes } = facts.contract.value;
  if (levels.indexOf(level) <= levels.indexOf(contract)) {
    return [allowRule("contract", `The contract with callers changes by ${level}; ${contract} is allowed.`)];
  }
  const shown = changes.slice(0, 5).join("; ");
  const rest = changes.length > 5 ? `; and ${changes.length - 5} more` : "";
  return [
    denyRule(
      "contract",
      `The contract with callers changes by ${level}, and at most ${contract} is allowed${shown === "" ? "" : `: ${shown}${rest}`}.`,
    ),
  ];
}

function evidenceRules(policy: Policy, facts: GateFacts): readonly RuleDecision[] {
  const { evidence } = policy;
  if (evidence.length === 0) return [];
  if (!facts.evidence.known) return [unreadRule("evidence", facts.evidence.why)];
  const found = facts.evidence.value;
  return evidence.map((name) => {
    const document = found.get(name);
    const again = `\`slipway ${name} --environment ${facts.evaluatedIn}\``;
    if (document === undefined)
      return waitRule(
        "evidence",
        `No stored evaluation of this bundle for what its cases demand was found; run ${again}.`,
      );
    if (!document.passed) return denyRule("evidence", `The evaluation did not pass: ${document.words}.`);
    const refusal = refusalOf(document, policy.evaluate.tolerance, again);
    return refusal === undefined ? allowRule("evidence", `The evaluation passed: ${document.words}.`) : refusal;
  });
}

/** An evaluation that passed by more indulgence than the policy has. */
function refusalOf({ excused }: KeptEvidence, tolerance: number, again: string): RuleDecision | undefined {
  if (excused === undefined) return undefined;
  if (excused.bySelf) {
    return denyRule(
      "evidence",
      `The evaluation excused failures by the very commit that it is of. Name another revision: ${again} with --base.`,
    );
  }
  // An evaluation of an earlier version does not say it; with kept answers, another one costs nothing.
  if (excused.tolerance === undefined) {
    return waitRule("evidence", `The evaluation does not say which drop it accepted; run ${again} once more.`);
  }
  if (excused.tolerance <= tolerance + 1e-9) return undefined;
  return denyRule(
    "evidence",
    `The evaluation accepted a drop of ${pointsWords(excused.tolerance)}, and the gate accepts ${pointsWords(tolerance)}; run ${again} with \`--tolerance ${percentWords(tolerance)}\`.`,
  );
}

/** `2`, `0.5`: a share in percent. */
function percentWords(share: number): string {
  return String(Number((share * 100).toFixed(3)));
}

function pointsWords(share: number): string {
  const percent = percentWords(share);
  return `${percent} ${percent === "1" ? "point" : "points"}`;
}

function signatureRules({ signedBy }: Policy, facts: GateFacts): readonly RuleDecision[] {
  if (signedBy.length === 0) return [];
  if (!facts.signatures.known) return [unreadRule("signatures", facts.signatures.why)];
  const [first] = facts.signatures.value;
  return first === undefined
    ? [
        denyRule(
          "signatures",
          "None of the keys that the policy names has signed the bundle. Release it again in the environment before with `--sign`.",
        ),
      ]
    : [allowRule("signatures", `The bundle is signed by ${first.slice(0, 19)}.`)];
}

function modelRules({ models }: Policy, facts: GateFacts): readonly RuleDecision[] {
  if (models === undefined) return [];
  if (!facts.models.known) return [unreadRule("models", facts.models.why)];
  const within = Math.round(models / inMilliseconds.day);
  const ending = facts.models.value.filter(({ days }) => days <= within);
  const [first] = ending;
  if (first === undefined)
    return [allowRule("models", `No model of the bundle is known to end within ${within} days.`)];
  const when = first.days <= 0 ? `ended on ${first.end}` : `ends on ${first.end}, in ${first.days} days`;
  const users =
    first.prompts.slice(0, 3).join(", ") + (first.prompts.length > 3 ? ` and ${first.prompts.length - 3} more` : "");
  const more = ending.length === 1 ? "" : ` ${ending.length - 1} more end as well.`;
  return [
    denyRule(
      "models",
      `${first.model} ${when}, and the bundle must live ${within} days (used by ${users}).${more} Run \`slipway models\`.`,
    ),
  ];
}

function protectionRules({ github }: Policy, facts: GateFacts): readonly RuleDecision[] {
  if (!github) return [];
  if (!facts.protection.known) return [unreadRule("github", facts.protection.why)];
  switch (facts.protection.value) {
    case "protected":
      return [allowRule("github", `The environment ${facts.environment} on GitHub has protection rules.`)];
    case "unprotected":
      return [denyRule("github", `The environment ${facts.environment} on GitHub has no protection rules.`)];
    case "missing":
      return [denyRule("github", `The repository has no environment ${facts.environment} on GitHub.`)];
  }
}
