/**
 * Who decides: the command gathers facts and hands in `decide`. Releases know nothing of gates; they ask before
 * anything is written, and again right before the pointer moves.
 */
import { type Digest, digestFrom, type Sha256, sha256Of } from "../bundles/digest.ts";
import type { BundleFile, Manifest } from "../bundles/manifest.ts";
import type { Store } from "../stores/store.ts";
import { releasesErrors } from "./errors.ts";
import { evidenceKey } from "./keys.ts";
import type { Plan } from "./plan.ts";
import { jsonImmutable } from "./pointer.ts";
import type {
  Actor,
  AllowedSecrets,
  BreakGlass,
  GateRecord,
  Pointer,
  PromotedFrom,
  ReleaseRecord,
  Source,
} from "./record.ts";

/** The files of a candidate, before they are in the store too. */
export interface CandidateFiles {
  manifest(): Promise<Manifest>;
  read(file: BundleFile): Promise<Uint8Array>;
}

/** What a decision may look at. */
export interface ReleaseFacts {
  readonly action: "deploy" | "promote" | "rollback" | "adopt";
  readonly environment: string;
  /** The address of the store, as approvals name it. */
  readonly store: string;
  readonly bundle: Digest;
  readonly version: string;
  /** What is live and would be replaced, as it was read: the pointer moves only where it still is this one. */
  readonly live: Pointer | undefined;
  /** What would change; undefined for a rollback, which looks at no manifest but the one that it brings back. */
  readonly plan: Plan | undefined;
  readonly promotedFrom: PromotedFrom | undefined;
  /** The record of the release that is promoted, in the environment it comes from. */
  readonly promoted: ReleaseRecord | undefined;
  /**
   * Digest of what its cases demand: by the tree that is deployed, else by the record of the release. Undefined where that
   * has none. Every call gives the same.
   */
  readonly demands?: (() => Promise<Digest | undefined>) | undefined;
  /** Undefined for a rollback, whose files are in the store. */
  readonly files?: CandidateFiles | undefined;
  /** Secrets that were found in the bundle and are published all the same. */
  readonly allowedSecrets: AllowedSecrets | undefined;
  /** For a rollback: `newest` goes to the newest earlier bundle that is neither blocked nor withdrawn. */
  readonly reach: "newest" | "further" | undefined;
  readonly actor: Actor;
  readonly source: Source;
  /** The store's clock. */
  readonly now: Date;
  /** The second look comes right before the pointer moves. */
  readonly moment: "before-writing" | "before-moving";
}

export type Decision =
  | {
      readonly outcome: "allow";
      /** True where no gate was asked: the record then says `none`. */
      readonly ungated?: true;
      /** The decision as a document, kept under `evidence/` and named by the record. */
      readonly evidence?: Uint8Array;
      /** Digests of evaluations that it rests on. */
      readonly rests?: readonly Digest[];
      /** True for a rollback that the policy exempts; the record then says `exempt`. */
      readonly exempt?: true;
      /** Where it goes past the gate. */
      readonly breakGlass?: BreakGlass;
    }
  | {
      readonly outcome: "wait" | "deny";
      /** One sentence for every rule that waits or denies. */
      readonly reasons: readonly string[];
      /** When to ask again. */
      readonly until?: Date;
    };

export type Decide = (facts: ReleaseFacts) => Promise<Decision>;

/** For environments without a gate. */
export async function allowEverything(): Promise<Decision> {
  return { outcome: "allow", ungated: true };
}

/** What a release answers where the gate says wait. */
export interface Waiting {
  readonly outcome: "waiting";
  readonly reasons: readonly string[];
  readonly until: Date | undefined;
  readonly live: ReleaseRecord | undefined;
}

/**
 * Asks for a decision.
 *
 * @throws SW0611 where it denies.
 */
export async function ask(
  decide: Decide,
  facts: ReleaseFacts,
): Promise<Extract<Decision, { outcome: "allow" }> | Waiting> {
  const decision = await decide(facts);
  if (decision.outcome === "allow") return decision;
  if (decision.outcome === "wait") {
    return { outcome: "waiting", reasons: decision.reasons, until: decision.until, live: facts.live?.record };
  }
  throw releasesErrors.create("SW0611", {
    message: `The gate of ${facts.environment} denies ${facts.version}: ${decision.reasons.join(" ")}`,
    next: "Nothing that readers see was changed. Run the command again when the reason is gone.",
  });
}

/** Keeps the decision under its digest, where there is a document, and gives what the record says about it. */
export async function keepDecision(
  store: Store,
  decision: Extract<Decision, { outcome: "allow" }>,
): Promise<{ readonly gate: GateRecord; readonly evidence: readonly Digest[] }> {
  const evidence = decision.rests ?? [];
  if (decision.evidence === undefined) {
    return { gate: { outcome: decision.ungated === true ? "none" : "allow", evidence: null }, evidence };
  }
  const sha256: Sha256 = sha256Of(decision.evidence);
  await store.putIfAbsent(evidenceKey(sha256), decision.evidence, sha256, jsonImmutable);
  const outcome = decision.breakGlass !== undefined ? "break-glass" : decision.exempt === true ? "exempt" : "allow";
  return { gate: { outcome, evidence: digestFrom(sha256) }, evidence };
}
