/** A gate's policy: from what slipway.yaml says to what can be evaluated, with its digest. */

import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, digestOf } from "../platform/digest.ts";
import { readDuration } from "../platform/duration.ts";
import { quoted } from "../platform/inputs.ts";
import { nearest } from "../platform/nearest.ts";
import { usualToleranceShare } from "../platform/tolerance.ts";
import type { GateConfig } from "../project/gate-schema.ts";
import { type Named, readNamed } from "./people.ts";
import { readPeriod } from "./period.ts";
import type { ScheduleEntry } from "./schedule.ts";
import { Zone } from "./zone.ts";

export interface Policy {
  readonly environment: string;
  /** The environment that `after` names, where soak is counted. */
  readonly after: string | undefined;
  /** SHA-256 of the canonical JSON of `{after, environment, gate}` as they are written. */
  readonly digest: Digest;
  readonly approvals: ApprovalsPolicy | undefined;
  readonly windows: readonly ScheduleEntry[];
  readonly freezes: readonly ScheduleEntry[];
  /** In milliseconds. */
  readonly soak: number | undefined;
  readonly checks: readonly string[];
  readonly findings: "none" | undefined;
  readonly contract: "none" | "patch" | "minor" | "major" | undefined;
  readonly evidence: readonly "evaluate"[];
  /** What an evaluation may have been content with, to count as evidence. */
  readonly evaluate: {
    /** Drop against the base that it may have accepted, as a share of the cases. */
    readonly tolerance: number;
  };
  /** Public keys, one of which must have signed the bundle; as written. */
  readonly signedBy: readonly string[];
  /** Milliseconds that the models of a bundle must live at least. */
  readonly models: number | undefined;
  /** Versions, versions ending in `.*`, and digests. */
  readonly blocked: readonly string[];
  readonly github: boolean;
  readonly rollback: "exempt" | "gated";
  readonly breakGlass: { readonly by: readonly Named[]; readonly written: readonly string[] } | undefined;
}

export interface ApprovalsPolicy {
  readonly required: number;
  readonly from: readonly Named[];
  /** As written, for messages. */
  readonly written: readonly string[];
  /** In milliseconds. */
  readonly expires: number;
  readonly digest: "full" | "short";
}

/** Something in a policy that cannot be. The pointer is below `gate`. */
export interface PolicyProblem {
  readonly pointer: string;
  /** Sentences. */
  readonly message: string;
  readonly help: string;
}

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const defaultExpiry = "7d";

function toleranceShare(percent: number | undefined): number {
  return percent === undefined ? usualToleranceShare : percent / 100;
}

/**
 * The policy of an environment. Everything is read before anything is evaluated: a period or a name that is not
 * understood is a problem of the whole policy.
 */
export function readPolicy(environment: string, after: string | undefined, gate: GateConfig): PolicyReading {
  const problems: PolicyProblem[] = [];
  const approvals = gate.approvals && readApprovals(gate.approvals, problems);
  const breakGlass = gate.breakGlass && {
    by: readPeople(gate.breakGlass.by, "/breakGlass/by", problems),
    written: gate.breakGlass.by,
  };
  if (gate.zone !== undefined && Zone.of(gate.zone) === undefined) problems.push(unknownZone(gate.zone, "/zone"));
  if (gate.soak !== undefined && after === undefined) {
    problems.push({
      pointer: "/soak",
      message: `\`soak\` counts time in the environment before, and ${environment} comes after none.`,
      help: "Write `after: beta` beside `gate`, or remove `soak`.",
    });
  }
  if (gate.signedBy !== undefined && after === undefined) {
    problems.push({
      pointer: "/signedBy",
      message: `\`signedBy\` asks what was signed in the environment before, and ${environment} comes after none.`,
      help: "Write `after: beta` beside `gate`, or remove `signedBy`.",
    });
  }
  if (gate.evaluate !== undefined && gate.evidence === undefined) {
    problems.push({
      pointer: "/evaluate",
      message: "`evaluate` says which evaluations count as evidence, and the gate demands none.",
      help: "Write `evidence: [evaluate]` beside it, or remove `evaluate`.",
    });
  }
  const zones = new Map<string, Zone | undefined>();
  const windows = readSchedule(gate, problems, zones, "windows");
  const freezes = readSchedule(gate, problems, zones, "freezes");
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    policy: {
      environment,
      after,
      digest: digestOf(canonicalBytes({ after: after ?? null, environment, gate })),
      approvals,
      windows,
      freezes,
      soak: gate.soak === undefined ? undefined : durationOf(gate.soak),
      checks: gate.checks ?? [],
      findings: gate.findings,
      contract: gate.contract,
      evidence: gate.evidence ?? [],
      evaluate: { tolerance: toleranceShare(gate.evaluate?.tolerance) },
      signedBy: gate.signedBy ?? [],
      models: gate.models === undefined ? undefined : durationOf(gate.models),
      blocked: gate.blocked ?? [],
      github: gate.github === "required",
      rollback: gate.rollback ?? "exempt",
      breakGlass,
    },
  };
}

/** Milliseconds of `30m`, `12h`, `7d`, `2w`. The schema has checked the form. */
function durationOf(text: string): number {
  return readDuration(text) ?? Number.NaN;
}

function readApprovals(written: NonNullable<GateConfig["approvals"]>, problems: PolicyProblem[]): ApprovalsPolicy {
  const from = readPeople(written.from, "/approvals/from", problems);
  const single = from.filter(({ kind }) => kind === "login" || kind === "git").length;
  if (single === from.length && from.length === written.from.length && written.required > from.length) {
    problems.push({
      pointer: "/approvals/required",
      message: `${written.required} people must approve, and \`from\` names ${from.length}.`,
      help: "Name more people, or ask for fewer.",
    });
  }
  return {
    required: written.required,
    from,
    written: written.from,
    expires: durationOf(written.expires ?? defaultExpiry),
    digest: written.digest ?? "full",
  };
}

function readPeople(written: readonly string[], pointer: string, problems: PolicyProblem[]): readonly Named[] {
  return written.flatMap((text, index) => {
    const named = readNamed(text);
    if (named !== undefined) return [named];
    problems.push({
      pointer: `${pointer}/${index}`,
      message: `${quoted(text)} names nobody.`,
      help: 'Write a login (`anna`), with its number (`"anna#12345"`), `"role:maintain"`, `"team:acme/reviewers"`, the ARN of an IAM role or user, or `"git:anna@example.com"`.',
    });
    return [];
  });
}

interface WrittenPeriod {
  readonly allow?: string | undefined;
  readonly deny?: string | undefined;
  readonly zone?: string | undefined;
  readonly reason?: string | undefined;
}

function readSchedule(
  gate: GateConfig,
  problems: PolicyProblem[],
  zones: Map<string, Zone | undefined>,
  list: "windows" | "freezes",
): readonly ScheduleEntry[] {
  const written: readonly WrittenPeriod[] =
    list === "windows"
      ? (gate.windows ?? [])
      : (gate.freezes ?? []).map(({ during, ...rest }) => ({ ...rest, deny: during }));
  return written.flatMap((entry, index) => {
    const read = readEntry(entry, gate.zone, `/${list}/${index}`, list, zones);
    if ("effect" in read) return [read];
    problems.push(read);
    return [];
  });
}

function readEntry(
  { allow, deny, zone: own, reason }: WrittenPeriod,
  common: string | undefined,
  pointer: string,
  list: "windows" | "freezes",
  zones: Map<string, Zone | undefined>,
): ScheduleEntry | PolicyProblem {
  const text = allow ?? deny;
  if (text === undefined || (allow !== undefined && deny !== undefined)) {
    return {
      pointer,
      message: text === undefined ? "A window neither allows nor denies." : "A window allows and denies at once.",
      help: 'Write one of them: `{ allow: "Mon-Fri 09:00-16:00", zone: Europe/Berlin }`.',
    };
  }
  const read = readPeriod(text);
  if (!read.ok) {
    const name = list === "freezes" ? "during" : allow === undefined ? "deny" : "allow";
    return { pointer: `${pointer}/${name}`, message: read.message, help: read.help };
  }
  const name = own ?? common;
  if (name === undefined) {
    return {
      pointer,
      message: `The period “${text}” has no time zone.`,
      help: "Write `zone: Europe/Berlin` beside it, or once for the whole gate; `zone: UTC` where that is meant.",
    };
  }
  if (!zones.has(name)) zones.set(name, Zone.of(name));
  const zone = zones.get(name);
  if (zone === undefined) return unknownZone(name, own === undefined ? "/zone" : `${pointer}/zone`);
  return { effect: allow === undefined ? "deny" : "allow", text, period: read.period, zone, reason };
}

function unknownZone(name: string, pointer: string): PolicyProblem {
  const near = nearest(name, Intl.supportedValuesOf("timeZone"));
  return {
    pointer,
    message: `${quoted(name)} is no time zone.`,
    help: near === undefined ? "Write an IANA name such as `Europe/Berlin`, or `UTC`." : `Did you mean ${near}?`,
  };
}
