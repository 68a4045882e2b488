/** What GitHub is asked before a decision. Everything is read when the gate decides, and nothing is believed twice. */
import type { ApprovalRecord } from "../../gates/approval.ts";
import type { CheckedApproval, CheckState, Reading } from "../../gates/facts.ts";
import type { Involved, Standing } from "../../gates/people.ts";
import type { Digest } from "../../platform/digest.ts";

export interface GithubView {
  /** Who has a login now, and with which rights; undefined where nobody has it. */
  accountOf(
    login: string,
    teams: readonly string[],
  ): Promise<Reading<{ readonly id: string; readonly standing: Standing } | undefined>>;
  /** Fetches a comment or review again. */
  checkApproval(record: ApprovalRecord, teams: readonly string[]): Promise<CheckedApproval["check"]>;
  /** Approving reviews that this run has of a GitHub environment. */
  reviewsOf(
    environment: string,
    bundle: Digest,
    expires: number,
    now: Date,
    teams: readonly string[],
  ): Promise<Reading<readonly CheckedApproval[]>>;
  /** People of the commits, their pull requests and who pushed. */
  peopleOfChange(base: string | null, head: string): Promise<Reading<readonly Involved[]>>;
  /** States of checks and statuses at a commit, by name. */
  checksAt(commit: string): Promise<Reading<ReadonlyMap<string, CheckState>>>;
  /** Open alerts of code scanning; undefined where it is not switched on. */
  openAlerts(): Promise<Reading<number | undefined>>;
  protectionOf(environment: string): Promise<Reading<"protected" | "unprotected" | "missing">>;
}
