/** `slipway report`: publishes the review of a change, as high as the run's rights allow. */
import {
  type CommandContext,
  type CommandResult,
  defineCommand,
  type Format,
  type InputValues,
} from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import type { Review } from "../reports/review.ts";
import { loadRules } from "./catalogue.ts";
import { writeOutputFile } from "./output-file.ts";
import type { Publication } from "./report/publish.ts";

const inputs = {
  files: {
    type: "list",
    description:
      "Review documents, or folders with them; several are the shards of one review. On the command line, `merge` before them joins them and publishes nothing; `-` is standard input",
    placeholder: "FILE",
    positional: "rest",
  },
  comment: {
    type: "choice",
    choices: ["auto", "never"],
    description: "`auto` comments on the pull request of the run; `never` leaves the comment out",
    default: "auto",
  },
  key: {
    type: "string",
    description:
      "Tells comments of one pull request apart; by default the name of the workflow's file. Give each of several reports of one workflow a key of its own",
    placeholder: "NAME",
  },
  "pull-request": {
    type: "number",
    description: "Number of the pull request, in runs that belong to none by themselves",
    placeholder: "N",
  },
  "artifact-url": {
    type: "string",
    description: "Address of an uploaded artifact with the whole review, for a link in the comment",
    placeholder: "URL",
  },
  base: {
    type: "string",
    description: "In place of documents: review the working tree against this revision first, as `slipway review` does",
    placeholder: "REVISION",
    commandLineOnly: true,
  },
  plans: {
    type: "list",
    description:
      "Files with plans to show (`slipway plan ENV --json`), made by a job with credentials; `FOLDER=FILE` where there are several projects",
    placeholder: "FILE",
  },
  evaluation: {
    type: "string",
    description: "File with an evaluation to show (`slipway evaluate --out FILE`), made by a job with credentials",
    placeholder: "FILE",
  },
  html: { type: "string", description: "File to write the review into as one page", placeholder: "FILE" },
  sarif: {
    type: "string",
    description: "File to write the findings into as SARIF, for github/codeql-action/upload-sarif",
    placeholder: "FILE",
  },
  outdated: {
    type: "boolean",
    description: "There is no document, because the run ended before: mark the earlier comment as outdated",
    default: false,
  },
  fail: { type: "boolean", description: "Fail where the review fails", default: false },
} as const;

type Inputs = InputValues<typeof inputs>;

export const command = defineCommand({
  name: "report",
  summary: "Publish the review of a change on its pull request",
  description: [
    "Takes the document that `slipway review --report FILE` wrote and shows it where a reviewer looks: in one comment on the pull request, found again and updated by every run. It needs no checkout, runs nothing of the change, and believes nothing in the document but what it says about prompts.",
    "Where it may not comment (a fork's token, a rate limit, a fault of GitHub) it climbs down: the job's summary, then annotations, then the log, and says why. None of these fails the step. Under `on: workflow_run` it publishes what the run of a fork has made, and says so.",
    "`slipway report merge FILES…` joins the documents of a matrix job into one and publishes nothing. docs/pull-requests.md has the workflows to copy.",
  ].join("\n\n"),
  examples: [
    {
      line: "slipway report review.json",
      explains: "in a workflow: one comment; on a laptop: the review in the terminal",
    },
    { line: "slipway report review.json --html review.html", explains: "the whole review as one page" },
    { line: "slipway report --html review.html --base main", explains: "on a laptop: reviewed and shown as one page" },
    { line: "slipway report merge shards/ --json > review.json", explains: "one document from those of a matrix job" },
  ],
  inputs,
  outputs: {
    verdict: { description: "`pass` or `fail`" },
    rung: { description: "Where the report is: `comment`, `summary`, `annotations` or `log`" },
    reason: { description: "Why it is not in a comment; else empty" },
    comment: { description: "What became of the comment: `created`, `updated`, `unchanged`, or empty" },
    "comment-url": { description: "Address of the comment; else empty" },
    "pull-request": { description: "Number of the pull request that was commented on; else empty" },
    errors: { description: "Number of errors" },
    warnings: { description: "Number of warnings" },
    level: {
      description: "What the change asks of callers: `none`, `patch`, `minor` or `major`; empty without a base",
    },
    html: { description: "Absolute path of the page, where `html` names one" },
    sarif: { description: "Absolute path of the SARIF file, where `sarif` names one" },
  },
  formats: ["text", "json", "markdown", "html", "sarif", "github"],
  permissions: { "pull-requests": "write" },
  action: true,
  // A report comes from an artifact; a review of its own looks at the event itself.
  readsCheckout: false,
  githubToken: true,
  async run(values, context) {
    const [mode, files] =
      values.files[0] === "merge" ? (["merge", values.files.slice(1)] as const) : (["publish", values.files] as const);
    if (mode === "merge") refuseWithMerge(values);
    if (values.outdated) return markOutdated(values, context);
    const reviewed = await reviewOf(files, values.base, context).catch(async (error: unknown) => {
      if (mode === "publish") await markAfterFailure(error, values, context);
      throw error;
    });
    // Whoever wrote the documents may have masked less, or nothing. No rules of a folder: documents come from elsewhere.
    const { shownTexts } = await import("./shown-texts.ts");
    const { review: whole, isMissing } = await withOthers(reviewed, values, context);
    const review = (await shownTexts({ redaction: context.redaction })).document(whole);
    const written = {
      html: await writeWhere(values.html, () => asPage(review, context), context),
      sarif: await writeWhere(values.sarif, () => asFindings(review, "sarif", context), context),
    };
    const mustPass = isMissing || values.fail;
    if (mode === "merge") return result(review, undefined, written, mustPass, context);
    const publication = await publish(review, values, context);
    return result(review, publication, written, mustPass, context);
  },
});

/** The review in the documents; or that of the working tree where a base is named in their place. */
async function reviewOf(files: readonly string[], base: string | undefined, context: CommandContext): Promise<Review> {
  if (base !== undefined) {
    if (files.length > 0) {
      throw platformErrors.create("SW0103", {
        message: "Review documents and --base are two answers to one question.",
        next: "Name the documents to publish them, or --base to review the working tree.",
      });
    }
    const { reviewChange } = await import("./review/assemble.ts");
    return reviewChange({ base, strict: false, mayFetch: false, shard: undefined }, context);
  }
  const [{ readDocuments }, { mergeReviews }, { judged }] = await Promise.all([
    import("./report/documents.ts"),
    import("../reports/review-merge.ts"),
    import("../reports/review-verdict.ts"),
  ]);
  // Counted again: whoever wrote the document does not get to say that its errors are none.
  return judged(mergeReviews(await readDocuments(files, context)));
}

/** With what other jobs have made; `isMissing` where an evaluation was named that is not there. */
async function withOthers(
  review: Review,
  { plans, evaluation }: Inputs,
  context: CommandContext,
): Promise<{ readonly review: Review; readonly isMissing: boolean }> {
  let whole = review;
  if (plans.length > 0) whole = await (await import("./report/plans.ts")).withPlans(whole, plans, context);
  if (evaluation === undefined && whole.evaluation === undefined) return { review: whole, isMissing: false };
  const { withEvaluation, withVerdict } = await import("./report/evaluation.ts");
  if (evaluation === undefined) return { review: withVerdict(whole), isMissing: false };
  return withEvaluation(whole, evaluation, context);
}

async function publish(review: Review | undefined, values: Inputs, context: CommandContext): Promise<Publication> {
  const { publishReport } = await import("./report/publish.ts");
  const { key, comment, "pull-request": pullRequest, "artifact-url": artifactUrl } = values;
  return publishReport(review, { key, pullRequest, artifactUrl, comment }, context);
}

/** Documents are not looked at: there are none. The other job has failed, so this one need not. */
async function markOutdated(values: Inputs, context: CommandContext): Promise<CommandResult> {
  const publication = await publish(undefined, values, context);
  const { outdatedLines, reportDocument } = await import("./report/result.ts");
  return {
    exitCode: 0,
    outputs: { ...noOutputs, ...commentOutputs(publication) },
    render: (format) =>
      format === "json" ? jsonDocument(reportDocument(undefined, publication)) : outdatedLines(publication),
  };
}

/** Documents that are missing or damaged fail the step; what an earlier run said of another commit must not stay for that. */
async function markAfterFailure(error: unknown, values: Inputs, context: CommandContext): Promise<void> {
  const damaged = isSlipwayError(error) && (error.code === "SW1501" || error.code === "SW1502");
  if (!damaged || context.environment["GITHUB_ACTIONS"] !== "true") return;
  try {
    const { outdatedLines } = await import("./report/result.ts");
    context.progress.note(outdatedLines(await publish(undefined, values, context)).trimEnd());
  } catch (thrown) {
    // The step fails for its own reason.
    if (!isSlipwayError(thrown) || thrown.class === "interrupted") throw thrown;
  }
}

const noOutputs = { verdict: "", errors: "0", warnings: "0", level: "", html: "", sarif: "" };

function commentOutputs(publication: Publication | undefined) {
  const comment = publication?.comments.find(({ url }) => url !== undefined) ?? publication?.comments[0];
  const { kind } = comment?.outcome ?? { kind: "nothing" };
  const done = kind === "created" || kind === "updated" || kind === "unchanged";
  return {
    rung: publication?.rung ?? "log",
    reason: publication?.reason ?? "",
    comment: done ? kind : "",
    "comment-url": (done ? comment?.url : undefined) ?? "",
    "pull-request": done && comment !== undefined ? String(comment.pullRequest) : "",
  };
}

function refuseWithMerge(values: Inputs): void {
  const given = [
    values.key === undefined ? undefined : "--key",
    values.base === undefined ? undefined : "--base",
    values["pull-request"] === undefined ? undefined : "--pull-request",
    values["artifact-url"] === undefined ? undefined : "--artifact-url",
    values.outdated ? "--outdated" : undefined,
    // `auto` is the default, and says nothing of what was given.
    values.comment === "auto" ? undefined : "--comment",
  ].find((flag) => flag !== undefined);
  if (given === undefined) return;
  throw platformErrors.create("SW0103", {
    message: `report merge publishes nothing, so ${given} means nothing.`,
    next: `Leave ${given} out, or publish the merged document with slipway report.`,
  });
}

interface Written {
  readonly html: string;
  readonly sarif: string;
}

function result(
  review: Review,
  publication: Publication | undefined,
  written: Written,
  mustPass: boolean,
  context: CommandContext,
): CommandResult {
  return {
    exitCode: mustPass && review.verdict === "fail" ? 1 : 0,
    outputs: {
      verdict: review.verdict,
      ...commentOutputs(publication),
      errors: String(review.counts.errors),
      warnings: String(review.counts.warnings),
      level: review.level ?? "",
      ...written,
    },
    render: (format) => rendered(format, review, publication, context),
  };
}

async function rendered(
  format: Format,
  review: Review,
  publication: Publication | undefined,
  context: CommandContext,
): Promise<string> {
  switch (format) {
    case "json": {
      if (publication === undefined) return jsonDocument(review);
      const { reportDocument } = await import("./report/result.ts");
      return jsonDocument(reportDocument(review, publication));
    }
    case "markdown": {
      const { summaryText } = await import("./report/text.ts");
      const { evaluationSection } = await import("../reports/markdown-review/evaluation.ts");
      return summaryText(review, publication?.around, [evaluationSection]);
    }
    case "html":
      return asPage(review, context);
    case "sarif":
      return asFindings(review, "sarif", context);
    case "github": {
      // Where the comment says it, an annotation for each finding would say it a second time.
      const { annotations } = await import("./report/result.ts");
      return annotations(review, publication);
    }
    default: {
      const { reportText } = await import("./report/result.ts");
      return reportText(review, publication, context.terminal);
    }
  }
}

async function asPage(review: Review, context: CommandContext): Promise<string> {
  const [{ reviewPage }, { shownEvaluation }] = await Promise.all([
    import("../reports/html/review-page.ts"),
    import("../reports/html/shown-evaluation.ts"),
  ]);
  return reviewPage(review, { madeAt: context.now(), evaluation: shownEvaluation(review) });
}

async function asFindings(review: Review, format: "sarif", context: CommandContext): Promise<string> {
  const [{ renderFindings }, { findingsOf }, rules] = await Promise.all([
    import("../reports/findings.ts"),
    import("../reports/review-findings.ts"),
    loadRules(),
  ]);
  return renderFindings(findingsOf(review), format, { color: false, columns: context.terminal.columns, rules });
}

/** Absolute path of the file; empty where none is named. */
async function writeWhere(
  named: string | undefined,
  make: () => Promise<string>,
  context: CommandContext,
): Promise<string> {
  if (named === undefined) return "";
  return writeOutputFile(named, context.cwd, context.cwd, context.redaction.redact(await make()));
}
