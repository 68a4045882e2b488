/** What the report's comment, summary and log have around the review. Markdown of ours: foreign names are escaped. */
import packageJson from "../../../package.json" with { type: "json" };
import type { WorkflowRunFacts } from "../../github/event.ts";
import type { GithubRun } from "../../github/run.ts";
import { codeSpan } from "../../reports/markdown.ts";
import { type Room, reviewMarkdown } from "../../reports/markdown-review/review.ts";
import type { Review } from "../../reports/review.ts";

/** GitHub takes 65,536 characters. UTF-16 units are never fewer; the rest is a margin. */
const commentUnits = 64_000;
/** Where GitHub refuses that, it counted something else: bytes are the most that it could count. */
const commentBytes = 60_000;
/** GitHub takes 1 MiB for a step; the edge cuts at it. */
const summaryBytes = 1_000_000;

export const commentRoom: Room = { limit: commentUnits, lengthOf: (text) => text.length };
export const smallCommentRoom: Room = { limit: commentBytes, lengthOf: (text) => Buffer.byteLength(text) };
const summaryRoom: Room = { limit: summaryBytes, lengthOf: (text) => Buffer.byteLength(text) };

export interface Surroundings {
  readonly run: GithubRun | undefined;
  readonly madeBy: WorkflowRunFacts | undefined;
  /** Address of an artifact with the whole review, checked. */
  readonly artifactUrl: string | undefined;
}

export const nothingAround: Surroundings = { run: undefined, madeBy: undefined, artifactUrl: undefined };

/** Sections of what only a report adds to a review. */
type MoreSections = NonNullable<Parameters<typeof reviewMarkdown>[1]["more"]>;

/** The text of the comment in one room. */
export function commentText(
  review: Review,
  marker: string,
  room: Room,
  around: Surroundings,
  more: MoreSections,
): string {
  return reviewMarkdown(review, {
    room,
    before: marker,
    preface: prefaceOf(around),
    elsewhere: elsewhereOf(around),
    more,
    foot: footOf(around),
  });
}

/** The last form of a comment: the verdict alone. */
export function shortestText(review: Review, marker: string, around: Surroundings): string {
  const verdict = review.verdict === "fail" ? "❌ This change fails." : "✅ This change passes.";
  return `${[marker, `### Slipway: ${verdict}`, prefaceOf(around), elsewhereOf(around)].filter((part) => part !== undefined).join("\n\n")}\n`;
}

/** What takes the place of an earlier report where the run for the head made none. */
export function outdatedText(head: string, marker: string, around: Surroundings): string {
  const { run } = around;
  const where = run === undefined ? "Its run" : `Its ${runLink(run, run.runId, run.runAttempt)}`;
  return `${[
    marker,
    `### ⚠️ Slipway: there is no report for ${codeSpan(head.slice(0, 12))}`,
    `${where} ended before it had one. What stood here was about an earlier commit.`,
  ].join("\n\n")}\n`;
}

/** For a job's summary, and for whoever asks for Markdown. */
export function summaryText(review: Review, around: Surroundings = nothingAround, more: MoreSections = []): string {
  return reviewMarkdown(review, {
    room: summaryRoom,
    preface: prefaceOf(around),
    more,
    elsewhere:
      around.artifactUrl === undefined
        ? "`slipway report FILE --html FILE` writes all of it as a page."
        : `[The artifact](${around.artifactUrl}) holds all of it.`,
  });
}

/** Who vouches for the report, where it is not this run itself. */
function prefaceOf({ run, madeBy }: Surroundings): string | undefined {
  if (madeBy === undefined) return undefined;
  const owner =
    madeBy.headRepository === undefined
      ? ""
      : ` of ${codeSpan(`${madeBy.headRepository.owner}/${madeBy.headRepository.name}`)}`;
  const link = runLink(run, madeBy.id, madeBy.attempt);
  return `The code${owner} made this report itself, in ${link}. Nobody else vouches for it, and no gate reads it.`;
}

function elsewhereOf({ run, artifactUrl }: Surroundings): string {
  if (artifactUrl !== undefined) return `[The artifact](${artifactUrl}) holds all of it.`;
  if (run?.url !== undefined) return `[The job's summary](${run.url}) says more.`;
  return "`slipway report` on the document says more.";
}

function footOf({ run, artifactUrl }: Surroundings): string {
  const parts = [
    `Slipway ${packageJson.version}`,
    ...(run === undefined ? [] : [runLink(run, run.runId, run.runAttempt)]),
    ...(artifactUrl === undefined ? [] : [`[the whole review](${artifactUrl})`]),
  ];
  return `<sub>${parts.join(" · ")}</sub>`;
}

/** The address is made of the server's, which was checked, and of a number. */
function runLink(run: GithubRun | undefined, id: number, attempt: number): string {
  const name = `run ${id}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
  if (run?.serverUrl === undefined) return name;
  const { owner, name: repository } = run.repository;
  return `[${name}](${run.serverUrl}/${owner}/${repository}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ""})`;
}
