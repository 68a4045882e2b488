/** Whether one approval counts for one release, and if not, why. */
import { inMilliseconds } from "../platform/duration.ts";
import type { LiveMention } from "./approval.ts";
import type { CheckedApproval, GateFacts, Reading } from "./facts.ts";
import {
  type Involved,
  involvement,
  looksLike,
  type Named,
  namedBy,
  type Person,
  personKey,
  type Standing,
} from "./people.ts";
import type { ApprovalsPolicy, Policy } from "./policy.ts";
import { restOf } from "./words.ts";

export type Judgement =
  | { readonly counts: true; readonly key: string }
  /** The rest of a sentence that begins with who approved. */
  | { readonly counts: false; readonly why: string };

/** What approvals are judged against. */
export interface Bench {
  readonly policy: Policy;
  readonly approvals: ApprovalsPolicy;
  readonly facts: Pick<GateFacts, "environment" | "store" | "bundle" | "live" | "now">;
  readonly involved: Reading<readonly Involved[]>;
  /** Ids of approvals that were taken back. */
  readonly withdrawn: ReadonlySet<string>;
}

/**
 * Judges one approval. An approval is for one bundle in one place, under one policy, in place of one live release.
 * Without `inWords` the reason is a short one: nobody reads the thousandth stranger's.
 */
export function judgeApproval({ record, check }: CheckedApproval, bench: Bench, inWords = true): Judgement {
  const { policy, facts } = bench;
  const now = facts.now.getTime();
  if (bench.withdrawn.has(record.id)) return no("took the approval back");
  // A review names nothing by itself: what is wrong with it comes before what it says.
  if (record.source.kind === "review" && !check.sound) return no(check.why);
  if (record.bundle !== facts.bundle) return no(`approved another bundle, ${record.bundle.slice(0, 19)}`);
  if (record.environment !== facts.environment)
    return no(`approved it for ${record.environment}, not for ${facts.environment}`);
  if (record.store !== facts.store) return no(`approved it for another store, ${record.store}`);
  if (record.policy !== policy.digest) return no("approved it under another policy, and the policy has changed since");
  if (!isSameLive(record.live, facts.live))
    return no(`approved it in place of ${liveWords(record.live)}; ${liveWords(facts.live ?? null)} is live now`);
  const created = Date.parse(record.createdAt);
  if (created > now + clockTolerance) return no("approved it at a time that has not come");
  if (Date.parse(record.expiresAt) <= now || created + bench.approvals.expires <= now)
    return no("approved it too long ago; the approval has expired");
  if (!check.sound) return no(check.why);
  const named = namedBy(record.who, check.standing, bench.approvals.from);
  if (named === undefined) {
    return no(inWords ? whyNotNamed(record.who, bench.approvals.from) + teamsWords(check.standing) : notNamed);
  }
  if (!bench.involved.known) return no(`cannot be counted: ${restOf(bench.involved.why)}`);
  const involved = involvement(record.who, bench.involved.value);
  if (involved !== undefined) return no(`is ${involved}, and nobody approves a change of their own`);
  return { counts: true, key: personKey(record.who, named) };
}

function no(why: string): Judgement {
  return { counts: false, why };
}

/** `GITHUB_TOKEN` sees no teams: then nobody is in one. */
function teamsWords(standing: Standing | undefined): string {
  const unread = standing?.unreadTeams ?? [];
  if (unread.length === 0) return "";
  return `; who is in ${unread.join(", ")} cannot be seen with this token (set SLIPWAY_TEAMS_TOKEN to a GitHub App's with \`members: read\`)`;
}

/** Servers of one store differ by seconds, and S3 tells its time in whole ones. */
const clockTolerance = 5 * inMilliseconds.minute;

const notNamed = "is not among those who may approve";

/** Why a person is not among those whom a policy names, as the rest of a sentence. */
export function whyNotNamed(person: Person, from: readonly Named[]): string {
  if (person.kind !== "github") return notNamed;
  const sameLogin = from.find(
    (entry) => entry.kind === "login" && entry.login.toLowerCase() === person.login.toLowerCase(),
  );
  if (sameLogin?.kind === "login" && sameLogin.id !== undefined && sameLogin.id !== person.id) {
    return `has the login ${sameLogin.login} and another number than #${sameLogin.id}, which the policy names: it is another account`;
  }
  if (sameLogin !== undefined) return "is named by the policy and cannot write to the repository any more";
  const like = looksLike(person.login, from);
  return like === undefined ? "is not among those who may approve" : `looks like ${like} and is another account`;
}

function isSameLive(approved: LiveMention | null, live: LiveMention | undefined): boolean {
  if (approved === null || live === undefined) return approved === null && live === undefined;
  return approved.seq === live.seq && approved.bundle === live.bundle;
}

/** For sentences: `1.4.0 (release 7)`, or `nothing` before the first release. */
export function liveWords(live: LiveMention | null): string {
  return live === null ? "nothing" : `${live.version} (release ${live.seq})`;
}
