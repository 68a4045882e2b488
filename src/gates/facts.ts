/** What a decision looks at: gathered at the edge, so that evaluating is a pure function of a policy and these. */
import type { Digest } from "../platform/digest.ts";
import type { ApprovalRecord, LiveMention } from "./approval.ts";
import type { Involved, Person, Standing } from "./people.ts";

/** Something that was asked of the outside. What could not be read is closed, with the reason. */
export type Reading<T> =
  | { readonly known: true; readonly value: T }
  /** A sentence that says what could not be read, and what to do about it. */
  | { readonly known: false; readonly why: string };

/** An approval with what was found out about it now. */
export interface CheckedApproval {
  readonly record: ApprovalRecord;
  readonly check:
    | { readonly sound: true; readonly standing: Standing | undefined }
    /** The rest of a sentence about the approval: `was edited`, `comes from a bot`. */
    | { readonly sound: false; readonly why: string };
}

/** How long a bundle was live in the environment before. */
export interface Stay {
  readonly seq: number;
  readonly version: string;
  readonly since: Date;
  /** When another bundle took its place there; undefined while it is live. */
  readonly until: Date | undefined;
}

export type CheckState = "passed" | "failed" | "pending" | "missing";

export type ContractLevel = "none" | "patch" | "minor" | "major";

/** A release past the gate that nobody has acknowledged. */
export interface BrokenGlass {
  readonly seq: number;
  readonly version: string;
  readonly bundle: Digest;
  readonly by: string;
  readonly byId: string | undefined;
  readonly reason: string;
  /** Records of kind `acknowledgement` under its bundle. */
  readonly acknowledgements: readonly CheckedApproval[];
}

/** A model that a prompt of the bundle names, and the day on which it ends. */
export interface ModelEndFact {
  readonly model: string;
  /** `2026-11-23` */
  readonly end: string;
  /** Until then; 0 and less where it has ended. */
  readonly days: number;
  readonly prompts: readonly string[];
}

/** The newest evaluation of the bundle, for what its release demands. */
export interface KeptEvidence {
  readonly passed: boolean;
  readonly digest: Digest;
  readonly words: string;
  /** Where cases failed, and the comparison with a base excused them. */
  readonly excused?: {
    /** True where the base was the very commit that was evaluated. */
    readonly bySelf: boolean;
    /** Drop that was accepted, as a share of the cases; undefined where the evaluation does not say it. */
    readonly tolerance: number | undefined;
  };
}

export interface GateFacts {
  readonly action: "deploy" | "promote" | "rollback" | "adopt";
  readonly environment: string;
  readonly store: string;
  readonly bundle: Digest;
  readonly version: string;
  readonly live: LiveMention | undefined;
  /** For a rollback: how far it goes. */
  readonly reach: "newest" | "further" | undefined;
  /** The store's clock. */
  readonly now: Date;
  /** Every approval under the bundle, and reviews on GitHub; withdrawals too. */
  readonly approvals: Reading<readonly CheckedApproval[]>;
  /** Who had a hand in the change or started the release. */
  readonly involved: Reading<readonly Involved[]>;
  readonly soak: Reading<Stay | undefined>;
  readonly checks: Reading<ReadonlyMap<string, CheckState>>;
  /** Secrets that were let through into the bundle. */
  readonly allowedSecrets: number;
  /** Open alerts of code scanning; undefined where there is no code scanning. */
  readonly alerts: Reading<number | undefined>;
  readonly contract: Reading<{ readonly level: ContractLevel; readonly changes: readonly string[] }>;
  readonly evidence: Reading<ReadonlyMap<string, KeptEvidence>>;
  /** The environment in which evaluations of the bundle are kept. */
  readonly evaluatedIn: string;
  /** Ids of the policy's keys that have signed the bundle. */
  readonly signatures: Reading<readonly string[]>;
  /** Models of the bundle whose end is known, those that end first at the top. */
  readonly models: Reading<readonly ModelEndFact[]>;
  /** What GitHub says about the environment of the same name. */
  readonly protection: Reading<"protected" | "unprotected" | "missing">;
  readonly brokenGlass: Reading<BrokenGlass | undefined>;
  /** Where somebody asks to go past the gate. */
  readonly breakGlass:
    | { readonly reason: string; readonly person: Person; readonly standing: Standing | undefined }
    | undefined;
}
