/**
 * The ladder: a comment where it can be written, else the job's summary, else annotations, else the log. No step of it
 * fails the build; each says why it was not taken.
 */
import { type CommentOutcome, publishComment } from "../../github/report-comment.ts";
import { formatMarker, type ReportMarker, reportKeyOf } from "../../github/report-marker.ts";
import type { RepositoryAccess } from "../../github/repository.ts";
import type { GithubRun } from "../../github/run.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { evaluationSection } from "../../reports/markdown-review/evaluation.ts";
import type { Review } from "../../reports/review.ts";
import { githubClient, githubRun } from "../github-access.ts";
import { type ReportTarget, reportTarget } from "./target.ts";
import {
  commentRoom,
  commentText,
  nothingAround,
  outdatedText,
  type Surroundings,
  shortestText,
  smallCommentRoom,
} from "./text.ts";

export type Rung = "comment" | "summary" | "annotations" | "log";

export interface Publication {
  readonly rung: Rung;
  /** Why no rung above was reached; undefined on the first. A sentence without a full stop. */
  readonly reason: string | undefined;
  /** Code of the error behind the reason, where there is one. */
  readonly code: string | undefined;
  readonly comments: readonly PublishedComment[];
  readonly around: Surroundings;
}

export interface PublishedComment {
  readonly pullRequest: number;
  readonly outcome: CommentOutcome;
  /** Page of the comment, where it is there. */
  readonly url: string | undefined;
}

export interface PublishOptions {
  readonly key: string | undefined;
  readonly pullRequest: number | undefined;
  readonly artifactUrl: string | undefined;
  readonly comment: "auto" | "never";
}

/** True for what stands on GitHub now. */
export function isWritten(
  outcome: CommentOutcome,
): outcome is CommentOutcome & { readonly kind: "created" | "updated" | "unchanged" } {
  return outcome.kind === "created" || outcome.kind === "updated" || outcome.kind === "unchanged";
}

/**
 * Publishes as high as possible. Without a review there is none for this commit: an earlier report is marked as
 * outdated, and where there is none nothing is written.
 *
 * @throws what is a mistake of the workflow's author: SW0103, SW0114, SW1002, SW1003. Faults of the outside world are
 * reasons, not errors.
 */
export async function publishReport(
  review: Review | undefined,
  options: PublishOptions,
  context: CommandContext,
): Promise<Publication> {
  if (context.environment["GITHUB_ACTIONS"] !== "true") {
    return below("this is no run of GitHub Actions", nothingAround, context);
  }
  const { run, event } = await githubRun(context);
  const artifactUrl = checkedArtifactUrl(options.artifactUrl, run, context);
  const around: Surroundings = { run, madeBy: undefined, artifactUrl };
  if (options.comment === "never") return below("no comment is wanted (`comment: never`)", around, context);
  const access = accessOnce(run, context);
  let target: ReportTarget;
  try {
    target = await reportTarget({ run, event, number: options.pullRequest }, review, access);
    if (target.kind === "none") return below(target.reason, around, context);
    const reporting = {
      review,
      run,
      target,
      around: { ...around, madeBy: target.madeBy },
      key: keyOf(options.key, run),
    };
    const comments = await commentOnAll(reporting, access(), (text) => context.redaction.redact(text));
    return publicationOf(comments, reporting.around, context);
  } catch (error) {
    // Without a token or an address for it, or where GitHub cannot be asked, the report still stands on a lower rung.
    const isReason =
      isSlipwayError(error) && (error.class === "outside" || error.code === "SW1001" || error.code === "SW1004");
    if (!isReason) throw error;
    return below(withoutFullStop(error.message), around, context, error.code);
  }
}

interface Reporting {
  readonly review: Review | undefined;
  readonly run: GithubRun;
  readonly target: ReportTarget & { readonly kind: "pull requests" };
  readonly around: Surroundings;
  readonly key: string;
}

async function commentOnAll(
  reporting: Reporting,
  access: RepositoryAccess,
  redact: (text: string) => string,
): Promise<readonly PublishedComment[]> {
  const { review, run, target, around, key } = reporting;
  const marker: ReportMarker = { key, head: target.head, run: run.runId, attempt: run.runAttempt };
  const first = formatMarker(marker);
  const comments: PublishedComment[] = [];
  for (const pullRequest of target.numbers) {
    const outcome = await publishComment(access, {
      pullRequest,
      marker,
      ...(review === undefined
        ? { bodies: [() => outdatedText(target.head, first, around)], onlyUpdates: true }
        : {
            bodies: [
              () => redact(commentText(review, first, commentRoom, around, [evaluationSection])),
              () => redact(commentText(review, first, smallCommentRoom, around, [evaluationSection])),
              () => redact(shortestText(review, first, around)),
            ],
          }),
    });
    comments.push({ pullRequest, outcome, url: commentUrl(run, pullRequest, outcome) });
  }
  return comments;
}

function publicationOf(
  comments: readonly PublishedComment[],
  around: Surroundings,
  context: CommandContext,
): Publication {
  if (comments.some(({ outcome }) => isWritten(outcome)))
    return { rung: "comment", reason: undefined, code: undefined, comments, around };
  const refused = comments.map(({ outcome }) => outcome).find((outcome) => outcome.kind === "refused");
  if (refused?.kind === "refused") {
    const { error } = refused;
    return { ...below(withoutFullStop(`${error.message} ${error.next}`), around, context, error.code), comments };
  }
  const superseded = comments.map(({ outcome }) => outcome).find((outcome) => outcome.kind === "superseded");
  const reason =
    superseded?.kind === "superseded" ? superseded.reason : "there is no earlier report that could be outdated";
  return { ...below(reason, around, context), comments };
}

/** The highest rung below the comment. The edge writes the summary of an action; a `run:` step has to do it itself. */
function below(reason: string, around: Surroundings, { environment }: CommandContext, code?: string): Publication {
  const isAction = environment["INPUT_RESULT-FORMAT"] !== undefined;
  const hasSummary = (environment["GITHUB_STEP_SUMMARY"] ?? "") !== "";
  const onRunner = isOnRunner(environment);
  const rung: Rung = isAction && hasSummary ? "summary" : isAction && onRunner ? "annotations" : "log";
  return { rung, reason, code, comments: [], around };
}

/** The client is made when the first request is due: without a token that is an error, and not every event needs one. */
function accessOnce(run: GithubRun, context: CommandContext): () => RepositoryAccess {
  let made: RepositoryAccess | undefined;
  return () => {
    made ??= { client: githubClient(context), repository: run.repository };
    return made;
  };
}

/** By default the file of the workflow, so that two workflows do not take each other's comment. */
function keyOf(named: string | undefined, { workflowRef, workflow }: GithubRun): string {
  if (named !== undefined) return reportKeyOf(named);
  const [, file] = /\/\.github\/workflows\/([^/@]+)@/.exec(workflowRef ?? "") ?? [];
  return reportKeyOf(file ?? workflow);
}

function commentUrl(run: GithubRun, pullRequest: number, outcome: CommentOutcome): string | undefined {
  if (run.serverUrl === undefined || !isWritten(outcome)) return undefined;
  const { owner, name } = run.repository;
  return `${run.serverUrl}/${owner}/${name}/pull/${pullRequest}#issuecomment-${outcome.id}`;
}

/** An artifact belongs to a run of this repository; no other address gets into the report. */
function checkedArtifactUrl(text: string | undefined, run: GithubRun, context: CommandContext): string | undefined {
  if (text === undefined) return undefined;
  const { owner, name } = run.repository;
  const url = URL.canParse(text) ? new URL(text).href : "";
  const isOurs = run.serverUrl !== undefined && url.startsWith(`${run.serverUrl}/${owner}/${name}/actions/runs/`);
  if (isOurs && /^[\w:/.%-]+$/.test(url)) return url;
  context.progress.note(
    "The comment links to no artifact: `artifact-url` is no address of one of this repository. Write `artifact-url: ${{ steps.NAME.outputs.artifact-url }}`.",
  );
  return undefined;
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, "");
}
