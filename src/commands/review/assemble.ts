/** Makes the review document: finds the change, has it checked and scanned, and judges. */
import { relative, sep } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { trackedChanges } from "../../changes/changed-files.ts";
import type { ProjectDifference, Shard } from "../../changes/difference.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Finding } from "../../platform/finding.ts";
import { type GitOptions, runGit } from "../../platform/git.ts";
import type { GitObjects } from "../../platform/git-objects.ts";
import type { PlaceInGit } from "../../platform/git-texts.ts";
import { compareUtf8 } from "../../platform/portable-path.ts";
import { counted } from "../../platform/words.ts";
import { projectErrors } from "../../project/errors.ts";
import { nameOf } from "../../project/paths.ts";
import { configFileName } from "../../project/project.ts";
import { inOrder, summarize } from "../../reports/findings.ts";
import type { Review, ReviewProject, ReviewPrompt } from "../../reports/review.ts";
import { judged } from "../../reports/review-verdict.ts";
import { showingTexts } from "../shown-texts.ts";
import { type Change, type CheckedOut, type Checkout, changeOf, lookAtCheckout } from "./change.ts";
import { differencesFrom, nothingCompared, type ReviewDifferences } from "./differences.ts";
import { haveCommits } from "./fetch.ts";
import { type CheckedProject, findProjects, reviewProject } from "./projects.ts";
import { promptsWithRenderings } from "./prompts.ts";
import { contentsAt } from "./revision-texts.ts";
import { nearestOf, scanWhole, withOwnScans } from "./secrets.ts";
import { refuseUnsafeEvent } from "./unsafe-event.ts";

export interface ReviewRequest {
  /** As written; undefined for that of the event. */
  readonly base: string | undefined;
  readonly strict: boolean;
  readonly mayFetch: boolean;
  /** One part of the prompts; the first one has what is about all of them, and the scan. */
  readonly shard: Shard | undefined;
}

/**
 * Reviews what is checked out in the repository of the context's folder.
 * @param looked what is there, where somebody has begun to look
 *
 * @throws SW0114 beside rights that it must not have, SW0154 without the base, SW0201 without a project, SW0151 without
 * git, and what scanning throws.
 */
export async function reviewChange(
  request: ReviewRequest,
  context: CommandContext,
  looked: Promise<Checkout> = lookAtCheckout(context),
): Promise<Review> {
  const checkout = await looked;
  try {
    return await reviewCheckout(request, checkout, context);
  } finally {
    checkout.objects.close();
  }
}

async function reviewCheckout(
  request: ReviewRequest,
  { root, git, objects, event, tree, files }: Checkout,
  context: CommandContext,
): Promise<Review> {
  refuseUnsafeEvent(event, tree, context.environment);
  const change = await changeOf(event, request.base, tree, context, git);
  await haveCommits(change, tree, request.mayFetch, context, git);
  const base = change.base?.commit;
  const range = base === undefined ? undefined : { base, head: tree.commit };
  // Asked once for everybody, and before anything waits.
  const differing = base === undefined ? undefined : { commit: base, files: trackedChanges(base, "", git) };
  differing?.files.catch(() => undefined);
  // The files of a scan are of no prompt: the first shard reads them.
  const isFirst = request.shard === undefined || request.shard.index === 1;
  const contents = (places: readonly PlaceInGit[]) => contentsAt(places, objects);
  const scanned = { root, range, contents, objects, secrets: new Set<string>() };
  const scan = isFirst ? scanWhole(scanned, context) : Promise.resolve([]);
  // Awaited below: git works on it while the prompts are checked.
  scan.catch(() => undefined);
  const below = relative(root, context.cwd).split(sep).join("/");
  const places = await findProjects(root, differing, below, { objects, files });
  const present = places.filter(({ inHead }) => inHead);
  if (present.length === 0) throw noProject(context.cwd, places.length);

  const policy = base === undefined ? [] : await policyCommits(base, tree, git);
  const compared =
    base === undefined
      ? Promise.resolve(nothingCompared)
      : differencesFrom(
          base,
          places,
          {
            shard: request.shard,
            git,
            objects: shared(objects),
            listed: { untracked: (await files).untracked, differing },
          },
          context,
        );
  compared.catch(() => undefined);
  const prompts = promptsWithRenderings();
  const checked: CheckedProject[] = [];
  for (const place of present) {
    checked.push(
      await reviewProject(place, { root, policy, objects, shard: request.shard, promptOf: prompts.of }, context),
    );
  }
  const own = checked.filter(({ hasSecretSettings }) => hasSecretSettings).map(({ path }) => path);
  const found = isFirst ? await withOwnScans(await scan, scanned, own, context) : [];
  const removed = places.filter(({ inHead }) => !inHead).map(({ path }) => path);
  const differences = await compared;
  const notes = [...prompts.notes(), ...differences.notes];
  const review = assembled({ change, request, root, below, checked, scanned: found, removed, differences, notes });
  const { redaction } = context;
  return showingTexts({ redaction, secrets: scanned.secrets })((texts) => texts.document(review));
}

/** The objects for somebody who ends them when he is done, which we are not. */
function shared({ read }: GitObjects): GitObjects {
  return { read, close: () => undefined };
}

interface Parts {
  readonly change: Change;
  readonly request: ReviewRequest;
  readonly root: string;
  readonly below: string;
  readonly checked: readonly CheckedProject[];
  readonly scanned: readonly Finding[];
  readonly removed: readonly string[];
  readonly differences: ReviewDifferences;
  readonly notes: readonly string[];
}

function assembled({ change, request, root, below, checked, scanned, removed, differences, notes }: Parts): Review {
  const paths = checked.map(({ path }) => path);
  const inProject = (file: string) => paths.some((path) => path === "" || file.startsWith(`${path}/`));
  const projects = [
    ...checked.map((project) => projectOf(project, root, scanned, paths, differences.projects.get(project.path))),
    ...removed.flatMap((path) => removedProject(path, differences.projects.get(path))),
  ].sort((a, b) => compareUtf8(a.path, b.path));
  const others = scanned.filter(({ file }) => !inProject(file) && (below === "" || file.startsWith(`${below}/`)));
  const review = judged({
    format: "slipway/review/v1",
    tool: { version: packageJson.version },
    ...(change.repository === undefined ? {} : { repository: change.repository }),
    ...(change.pullRequest === undefined ? {} : { pullRequest: change.pullRequest }),
    base: change.base ?? null,
    head: change.head,
    ...(request.shard === undefined ? {} : { shard: request.shard }),
    projects,
    findings: inOrder(others),
    level: differences.level,
    ...(differences.version === undefined ? {} : { version: differences.version }),
    reasons: [],
    notes: [
      ...change.notes,
      ...checked.flatMap((project) => project.notes),
      ...removed.map((path) => `The project in ${path === "" ? "the root" : path} is not there any more.`),
      ...notes,
    ],
  });
  const { warnings } = review.counts;
  if (!request.strict || warnings === 0) return review;
  const reason = `There ${warnings === 1 ? "is" : "are"} ${counted(warnings, "warning")}, and warnings fail this review.`;
  return judged({ ...review, reasons: [...review.reasons, reason] });
}

function projectOf(
  project: CheckedProject,
  root: string,
  scanned: readonly Finding[],
  paths: readonly string[],
  difference: ProjectDifference | undefined,
): ReviewProject {
  const { path, prompts } = project;
  const prefix = path === "" ? "" : `${path}/`;
  const own = scanned
    .filter(({ file }) => file.startsWith(prefix) && nearestOf(file, paths) === path)
    .map((finding) => ({ ...finding, file: finding.file.slice(prefix.length) }));
  const findings = inOrder([...project.findings, ...own]);
  return {
    path,
    name: nameOf(path === "" ? root.split(sep).join("/") : path),
    findings,
    counts: summarize(findings),
    ...(project.pending.length === 0 ? {} : { pending: project.pending }),
    prompts: withoutShown(prompts, difference).sort((a, b) => compareUtf8(a.name, b.name)),
    difference: difference ?? null,
  };
}

/** The prompts without the renderings that the difference shows. */
function withoutShown(prompts: readonly ReviewPrompt[], difference: ProjectDifference | undefined): ReviewPrompt[] {
  const shown = new Map(
    (difference?.prompts ?? []).map((prompt) => [
      prompt.name,
      new Set(prompt.cases.flatMap(({ name, after }) => (after === undefined ? [] : [name]))),
    ]),
  );
  return prompts.map((prompt) => {
    const cases = shown.get(prompt.name);
    if (cases === undefined || prompt.renderings === undefined) return prompt;
    return { ...prompt, renderings: prompt.renderings.filter((rendering) => !cases.has(rendering.case)) };
  });
}

/** A project that the change removed: what callers lose. */
function removedProject(path: string, difference: ProjectDifference | undefined): readonly ReviewProject[] {
  if (difference === undefined) return [];
  return [{ path, name: nameOf(path), findings: [], counts: summarize([]), prompts: [], difference }];
}

/**
 * The base, and where the branch left it: what the branch had from there is not its doing. A merge of both has no other
 * policy than its own first parent.
 */
async function policyCommits(base: string, tree: CheckedOut, git: GitOptions): Promise<readonly string[]> {
  if (tree.parents[0] === base) return [base];
  const outcome = await runGit(["merge-base", base, tree.commit], git);
  const fork = outcome.output.toString("latin1").trim();
  return fork === "" || fork === base ? [base] : [base, fork];
}

function noProject(directory: string, removed: number): Error {
  return projectErrors.create("SW0201", {
    message: `No prompt project was found in ${directory} or below it: no ${configFileName}, no prompts/*.prompt, and no prompts/*.json beside prompt_templates/*.txt.${removed === 0 ? "" : " The base has one."}`,
    next: `Check the repository out before this step, or write a ${configFileName} that says where the prompts are: \`slipway: 1\` and \`prompts: [path/to/prompts]\`.`,
  });
}
