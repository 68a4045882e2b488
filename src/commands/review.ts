/** `slipway review`: what a pull request is told about its change, in one step. The root action runs it. */
import { join } from "node:path";
import { type CommandContext, defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import type { Review } from "../reports/review.ts";
import { loadRules } from "./catalogue.ts";
import { writeOutputFile } from "./output-file.ts";

/** What the action's report is called in the runner's folder for temporary files. */
const reportName = "slipway-review.json";

export const command = defineCommand({
  name: "review",
  summary: "Review a change: check, render, scan, and compare with the base",
  description: [
    "Everything that a pull request should be told, in one step that needs no secret and no account: every project of the repository is checked and every case rendered, the commits of the change are scanned for secrets, and the whole is written into one document, which the action `report` publishes from a job of its own.",
    "The policy is that of the base: rules, limits, settings of the scan, baseline, and notes that silence a rule count as the base has them, so a change cannot weaken its own review. What it loosens is a finding of its own (`policy-loosened`, `secrets-policy-loosened`).",
    "In a workflow the base comes from the event: the branch of the pull request, the merge group, or what was there before a push. Commits that the checkout lacks are fetched. On a laptop name it: `--base origin/main`. Without a base the tree is reviewed as it is, by its own policy.",
  ].join("\n\n"),
  examples: [
    { line: "slipway review --base origin/main", explains: "what the pull request would be told" },
    {
      line: "slipway review --base origin/main --report review.json",
      explains: "and the document, for slipway report",
    },
  ],
  inputs: {
    base: {
      type: "string",
      description: "Revision to compare with, and whose policy counts; in a workflow that of the event where absent",
      placeholder: "REVISION",
    },
    strict: { type: "boolean", description: "Fail on warnings too", default: false },
    shard: {
      type: "string",
      description: "One part of the prompts, for a job of a matrix; `slipway report merge` joins the documents",
      placeholder: "I/N",
    },
    fetch: {
      type: "boolean",
      description: "Fetch commits of the change that a shallow checkout lacks",
      default: true,
    },
    html: { type: "string", description: "File to write the review into as one page", placeholder: "FILE" },
    report: {
      type: "string",
      description: `File to write the review document into; in a workflow \`${reportName}\` in the runner's temporary folder where absent`,
      placeholder: "FILE",
    },
  },
  outputs: {
    verdict: { description: "`pass` or `fail`" },
    errors: { description: "Number of errors" },
    warnings: { description: "Number of warnings" },
    notes: { description: "Number of notes" },
    level: {
      description: "What callers have to do: `none`, `patch`, `minor`, `major`; empty where nothing is compared",
    },
    prompts: { description: "Number of prompts that were checked" },
    affected: {
      description:
        "Prompts that say something else than in the base, as a JSON list of names; in several projects with the folder before them, `apps/support:triage`",
    },
    projects: { description: "Folders of the projects, as a JSON list of texts; the root is empty" },
    base: { description: "Commit that was compared with; empty where there is none" },
    head: { description: "Commit that was reviewed" },
    report: { description: "Absolute path of the review document, for actions/upload-artifact" },
    html: { description: "Absolute path of the page, where `html` names one" },
  },
  formats: ["text", "markdown", "json", "sarif", "github", "html"],
  permissions: { contents: "read" },
  action: true,
  githubToken: true,
  async run(inputs, context) {
    const { lookAtCheckout } = await import("./review/change.ts");
    const checkout = lookAtCheckout(context);
    // Awaited by the review: git looks while the modules are loaded.
    checkout.catch(() => undefined);
    const { reviewChange } = await import("./review/assemble.ts");
    const { readShard } = await import("../changes/shard.ts");
    const review = await reviewChange(
      {
        base: inputs.base,
        strict: inputs.strict,
        mayFetch: inputs.fetch,
        shard: inputs.shard === undefined ? undefined : readShard(inputs.shard),
      },
      context,
      checkout,
    );
    const file = reportFile(inputs.report, context);
    const report =
      file === undefined
        ? ""
        : writeOutputFile(file, context.cwd, context.cwd, context.redaction.redact(jsonDocument(review)));
    return {
      exitCode: review.verdict === "pass" ? 0 : 1,
      outputs: {
        verdict: review.verdict,
        errors: String(review.counts.errors),
        warnings: String(review.counts.warnings),
        notes: String(review.counts.notes),
        level: review.level ?? "",
        prompts: String(review.projects.reduce((sum, { prompts }) => sum + prompts.length, 0)),
        affected: JSON.stringify(affectedBy(review)),
        projects: JSON.stringify(review.projects.map(({ path }) => path)),
        base: review.base?.commit ?? "",
        head: review.head.commit ?? "",
        report,
        html: inputs.html === undefined ? "" : await writePage(inputs.html, review, context),
      },
      render: (format) => shown(review, format, context),
    };
  },
});

/** Names for `fromJSON` in a workflow. */
function affectedBy({ projects }: Review): readonly string[] {
  return projects.flatMap(({ path, difference }) =>
    (difference?.prompts ?? []).map(({ name }) => (path === "" ? name : `${path}:${name}`)),
  );
}

async function writePage(file: string, review: Review, context: CommandContext): Promise<string> {
  const page = await shown(review, "html", context);
  return writeOutputFile(file, context.cwd, context.cwd, context.redaction.redact(page));
}

function reportFile(named: string | undefined, { environment }: CommandContext): string | undefined {
  if (named !== undefined) return named;
  const folder = environment["RUNNER_TEMP"];
  return folder === undefined || folder === "" ? undefined : join(folder, reportName);
}

async function shown(review: Review, format: string, { terminal, now }: CommandContext): Promise<string> {
  if (format === "json") return jsonDocument(review);
  if (format === "html") {
    const { reviewPage } = await import("../reports/html/review-page.ts");
    return reviewPage(review, { madeAt: now() });
  }
  if (format === "markdown") return (await import("./report/text.ts")).summaryText(review);
  if (format === "sarif" || format === "github") {
    const [{ renderFindings }, { findingsOf }] = await Promise.all([
      import("../reports/findings.ts"),
      import("../reports/review-findings.ts"),
    ]);
    const rules = format === "sarif" ? await loadRules() : [];
    return renderFindings(findingsOf(review), format, { color: false, columns: terminal.columns, rules });
  }
  return (await import("./review/summary.ts")).reviewText(review, terminal);
}
