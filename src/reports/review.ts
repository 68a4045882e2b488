/**
 * The review document, `slipway/review/v1`: everything that a comment, a job summary, an HTML page, SARIF or an
 * annotation says about a change, in one file. It is made once, without secrets and without a network, and rendered by
 * whoever has the right to publish. Texts in it come from strangers and are escaped by each renderer.
 */
import type { ContractLevel, ProjectDifference, Shard, Side, Size, VersionAdvice } from "../changes/difference.ts";
import type { Finding } from "../platform/finding.ts";
import type { JsonObject } from "../platform/json.ts";
import type { Message } from "../prompts/prompt.ts";
import type { FindingCounts } from "./findings.ts";

/** The pull request as the event of the run named it: hostile, and no proof of anything. */
export interface ReviewPullRequest {
  readonly number: number;
  /** Full hash. */
  readonly headSha: string;
  /** `owner/name` of where the branch lives: a fork's own. Null where it was deleted. */
  readonly headRepository: string | null;
  readonly title?: string;
}

/** One case of a prompt as the head renders it. */
export interface ReviewRendering {
  readonly case: string;
  readonly messages: readonly Message[];
}

/** A prompt of the head. */
export interface ReviewPrompt {
  readonly name: string;
  readonly form: "dotprompt" | "classic";
  /** Relative to the project's folder, as are all files below a project. */
  readonly file: string;
  readonly casesFile?: string;
  readonly description?: string;
  readonly model: string | null;
  readonly cases: number;
  /** False where errors keep it from being rendered. */
  readonly sound: boolean;
  /** Of the longest rendering; null where there is none. */
  readonly size: Size | null;
  /** Renderings that no difference shows; absent where they were not asked for or there was no room. */
  readonly renderings?: readonly ReviewRendering[];
}

/** A plan against an environment, where credentials are there. */
export type ReviewPlan =
  | {
      readonly environment: string;
      readonly status: "planned";
      /** The JSON document of `slipway plan`. */
      readonly plan: JsonObject;
    }
  /** `reason` is a sentence. */
  | { readonly environment: string; readonly status: "unavailable"; readonly reason: string };

export interface ReviewProject {
  /** Folder from the root of the repository with `/`; empty at the root. */
  readonly path: string;
  /** The last name of the path, or the repository's. */
  readonly name: string;
  /** Of check and scan, sorted by file and place. */
  readonly findings: readonly Finding[];
  /**
   * Findings about all prompts together (a partial that nothing uses): they hold where every shard reports them. Only in
   * the document of a shard; merging decides.
   */
  readonly pending?: readonly Finding[];
  readonly counts: FindingCounts;
  /** Prompts of the head, sorted by name; those of the shard alone where there are shards. */
  readonly prompts: readonly ReviewPrompt[];
  /** Null where there is no base to compare with. */
  readonly difference: ProjectDifference | null;
  readonly plans?: readonly ReviewPlan[];
}

/** `slipway/review/v1` */
export interface Review {
  readonly format: "slipway/review/v1";
  readonly tool: { readonly version: string };
  /** `owner/name` of the repository that the change is for. */
  readonly repository?: string;
  readonly pullRequest?: ReviewPullRequest;
  /** Null where nothing was compared. */
  readonly base: Side | null;
  readonly head: Side;
  readonly shard?: Shard;
  /** Sorted by path. */
  readonly projects: readonly ReviewProject[];
  /** Of the scan, in files of no project. Relative to the root of the repository. */
  readonly findings: readonly Finding[];
  /** Of everything. */
  readonly counts: FindingCounts;
  /** What the change asks of callers: the highest level of all projects; null where nothing was compared. */
  readonly level: ContractLevel | null;
  readonly version?: VersionAdvice;
  /** Results of `slipway evaluate`, where there are any. */
  readonly evaluation?: JsonObject;
  readonly verdict: "pass" | "fail";
  /** Why it fails, in sentences; empty where it passes. */
  readonly reasons: readonly string[];
  /** What a reader has to know besides: what was left out, what could not be looked at. Sentences. */
  readonly notes: readonly string[];
}
