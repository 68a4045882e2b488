/** One scan from its source to its findings: what `slipway scan` does, without its command line. */

import { join, relative, resolve } from "node:path";
import type { EnvironmentVariables } from "../platform/environment.ts";
import type { Finding } from "../platform/finding.ts";
import type { GitOptions } from "../platform/git.ts";
import type { GitObjects } from "../platform/git-objects.ts";
import type { PlaceInGit } from "../platform/git-texts.ts";
import type { Baseline, BaselineMatcher } from "./baseline.ts";
import { secretsErrors } from "./errors.ts";
import type { FileScanner } from "./file-scan.ts";
import type { Kernel } from "./kernel.ts";
import type { Place, Policy } from "./policy.ts";
import { policyOfTree, slashed, usualBaseline } from "./policy.ts";
import type { FoundFile, Review } from "./review.ts";
import { review } from "./review.ts";
import type { SecretsSettings } from "./settings.ts";
import type { Archives } from "./sources/archive.ts";
import type { CommitWalk } from "./sources/commits.ts";
import type { RawChange } from "./sources/raw-diff.ts";
import type { Range } from "./sources/revisions.ts";
import { repositoryFolder, resolveRange } from "./sources/revisions.ts";
import type { FoundIn, Tally, UnreadableFile } from "./sources/source.ts";
import { stagedChanges } from "./sources/staged-changes.ts";

export type ScanSource =
  /** Files and folders as written; relative to the folder of the scan. */
  | { readonly kind: "paths"; readonly paths: readonly string[] }
  /** What git tracks or would track; outside of git, everything in the folder. */
  | { readonly kind: "tree" }
  | { readonly kind: "staged" }
  | {
      readonly kind: "range";
      readonly range: string;
      /** What the range is, where somebody has looked already. */
      readonly commits?: Range;
    }
  /** Commits that `git rev-list` names; the policy is that of the working tree. */
  | { readonly kind: "commits"; readonly revisions: readonly string[] }
  | { readonly kind: "history" }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly name: string }
  /** Files that exist nowhere yet: what a bundle is about to publish. */
  | { readonly kind: "contents"; readonly files: AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }> };

export interface ScanRequest {
  readonly source: ScanSource;
  /** Absolute folder in which the person works. Findings name files from here. */
  readonly directory: string;
  readonly environment: EnvironmentVariables;
  readonly signal: AbortSignal;
  readonly archives: boolean;
  /** Nothing to read is no error. */
  readonly allowEmpty: boolean;
  /** As written on the command line; undefined for the usual place. */
  readonly baseline: string | undefined;
  /** The baseline is written afterwards, so it need not be there. */
  readonly createsBaseline: boolean;
  /** Of a scan of files: which are read, by their path from the root; all of them where it is absent. */
  readonly accepts?: ((path: string) => boolean) | undefined;
  /** Parses YAML; handed in, since it is needed rarely and costs time to load. */
  readonly readYaml: (text: string, file: string) => Promise<unknown>;
  readonly globOf: () => Promise<(glob: string) => (path: string) => boolean>;
  readonly progress: (text: string) => void;
  /** Is told each secret before anything of it is reported, known and allowed ones too. It must not leave the process. */
  readonly found?: (secret: string) => void;
  /** Reads files of commits, where somebody does so already; a git of its own otherwise. */
  readonly contents?: (places: readonly PlaceInGit[]) => Promise<readonly (Buffer | undefined)[]>;
  /** Of the repository, where somebody reads them already; they stay open. */
  readonly objects?: Pick<GitObjects, "read">;
}

export interface ScanOutcome {
  /** Absolute folder that paths in baselines start from: the repository's, or the one of the scan. */
  readonly root: string;
  readonly findings: readonly Finding[];
  readonly tally: Tally;
  readonly review: Review;
  /** Absolute path of the baseline, whether it is there or not. */
  readonly baselineFile: string;
  readonly baseline: Baseline | undefined;
  /** True for paths that the scan looked at: what an update of the baseline may change. */
  readonly covers: (path: string) => boolean;
}

/**
 * Runs a scan.
 *
 * @throws SW0801 where nothing was read, SW0802 where a path is not there, SW0804 and SW0805 for ranges and history
 * that the clone does not have, SW0806, SW0807, SW0810, SW0811, and SW0150 to SW0153 of git.
 */
export async function runScan(request: ScanRequest): Promise<ScanOutcome> {
  const root = repositoryFolder(request.directory) ?? request.directory;
  const git: GitOptions = { directory: root, environment: request.environment, signal: request.signal };
  const place: Place = {
    root,
    git,
    baselineFile: resolve(request.directory, request.baseline ?? join(root, usualBaseline)),
  };
  // Git works while the scanner is loaded.
  const staged = request.source.kind === "staged" ? stagedChanges(git) : undefined;
  staged?.catch(() => undefined);
  const range =
    request.source.kind === "range"
      ? (request.source.commits ?? (await resolveRange(request.source.range, git)))
      : undefined;
  const revisions =
    request.source.kind === "commits" ? request.source.revisions : range && [`${range.base}..${range.head}`];
  const walk =
    revisions === undefined
      ? undefined
      : import("./sources/commits.ts").then(({ startWalk }) => startWalk(revisions, git));
  walk?.catch(() => undefined);
  const policy =
    range === undefined
      ? policyOfTree(request, place)
      : import("./policy-of-base.ts").then(({ policyOfBase }) => policyOfBase(request, place, range));
  const settings = policy.then(({ settings: read, settingsFile }) => ({ read, settingsFile }));
  // Awaited below, after the source has started its own work.
  policy.catch(() => undefined);
  settings.catch(() => undefined);

  return scanAndReview(request, { place, walk, staged, settings }, policy).catch(async (error) => {
    (await walk)?.close();
    throw error;
  });
}

async function scanAndReview(request: ScanRequest, started: Started, policy: Promise<Policy>): Promise<ScanOutcome> {
  const { place } = started;
  const files: FoundFile[] = [];
  const unreadable: UnreadableFile[] = [];
  const found: FoundIn = (path, detections, commit) => {
    // Secrets are kept as the bytes they are.
    if (request.found !== undefined) {
      for (const { secret } of detections) request.found(Buffer.from(secret, "latin1").toString("utf8"));
    }
    files.push(commit === undefined ? { path, detections } : { path, detections, commit });
  };
  const tally = await readSource(request, started, found, (file) => void unreadable.push(file));
  const { baseline, baselineText, ignores, countingMarkers } = await policy;
  if (tally.files + tally.without === 0 && (tally.commits ?? 0) === 0 && !request.allowEmpty)
    throw nothingRead(request);

  const matcher = baseline === undefined ? undefined : await matcherOf(baseline);
  const display = displayOf(place.root, request.directory);
  const reviewed = await review(files, {
    display,
    ignores,
    baseline: matcher,
    ...(countingMarkers === undefined ? {} : { countingMarkers }),
  });
  const covers = coverageOf(request, place.root);
  const baselineName = slashed(relative(request.directory, place.baselineFile));
  const skipped = unreadable.filter(({ path }) => !ignores("secrets-unreadable", path));
  const stale = matcher?.unmet().filter((entry) => covers(entry.path)) ?? [];
  const loosened = (await (await policy).loosened?.()) ?? [];
  const findings = [...reviewed.findings, ...loosened.map((finding) => ({ ...finding, file: display(finding.file) }))];
  if (skipped.length + stale.length > 0) {
    const { staleFindings, unreadableFinding } = await import("./scan-findings.ts");
    findings.push(
      ...skipped.map(({ path, reason }) => unreadableFinding({ path: display(path), reason })),
      ...staleFindings(stale, baselineName, baselineText),
    );
  }
  return { root: place.root, findings, tally, review: reviewed, baselineFile: place.baselineFile, baseline, covers };
}

/** What runs already when the source is asked to read. */
interface Started {
  readonly place: Place;
  readonly walk: Promise<CommitWalk> | undefined;
  readonly staged: Promise<readonly RawChange[]> | undefined;
  readonly settings: Promise<{ readonly read: SecretsSettings; readonly settingsFile: string }>;
}

async function scannerFor(settings: SecretsSettings, file: string, kernel?: Kernel): Promise<FileScanner> {
  const { loadScanner } = await import("./scanner.ts");
  return loadScanner({
    ...(kernel === undefined ? {} : { kernel }),
    ...(settings.off.length === 0 ? {} : { off: new Set(settings.off) }),
    ...(settings.rules.length === 0 ? {} : { own: { rules: settings.rules, file } }),
  });
}

async function matcherOf(baseline: Baseline): Promise<BaselineMatcher> {
  return (await import("./baseline.ts")).createBaselineMatcher(baseline);
}

async function readSource(
  request: ScanRequest,
  { place, walk, staged, settings }: Started,
  found: FoundIn,
  unreadable: (file: UnreadableFile) => void,
): Promise<Tally> {
  const { source } = request;
  const { root, git } = place;
  const { read, settingsFile } = await settings;
  const archivesOf = async (scanner: FileScanner): Promise<Archives> =>
    (await import("./sources/archive.ts")).createArchives(scanner);
  if (source.kind === "staged") {
    const [{ scanStaged }, { loadPrefilter }] = await Promise.all([
      import("./sources/staged.ts"),
      import("./prefilter.ts"),
    ]);
    const prefilter = read.rules.length === 0 ? await loadPrefilter() : undefined;
    return scanStaged(() => scannerFor(read, settingsFile, prefilter?.kernel), (await staged) ?? [], found, {
      git,
      prefilter,
      unreadable,
      ...(request.archives ? { archives: archivesOf } : {}),
    });
  }
  if (source.kind === "range" || source.kind === "commits") {
    const started = await walk;
    if (started === undefined) return { files: 0, bytes: 0, without: 0 };
    const { scanRange } = await import("./sources/range.ts");
    const sifted = read.rules.length === 0 && !request.archives;
    const prefilter = sifted ? await (await import("./prefilter.ts")).loadPrefilter() : undefined;
    const sink = async () => {
      const scanner = await scannerFor(read, settingsFile, prefilter?.kernel);
      return { scanner, unreadable, ...(request.archives ? { archives: await archivesOf(scanner) } : {}) };
    };
    return scanRange({ sink, prefilter, archives: request.archives, objects: request.objects }, started, found, git);
  }
  const scanner = await scannerFor(read, settingsFile);
  const archives = request.archives ? { archives: await archivesOf(scanner) } : {};
  const sink = { scanner, unreadable, ...archives };
  switch (source.kind) {
    case "history": {
      const progress = (files: number): void => request.progress(`${files} files of the history scanned`);
      return (await import("./sources/history.ts")).scanHistory(sink, found, { git, processes: 2, progress });
    }
    case "bytes":
      return (await import("./sources/bytes.ts")).scanGiven(sink, source.bytes, source.name, found);
    case "contents":
      return (await import("./sources/bytes.ts")).scanContents(sink, source.files, found);
    default: {
      const { scanPaths, scanWorkingTree } = await import("./sources/files.ts");
      const options = {
        root,
        directory: request.directory,
        signal: request.signal,
        unreadable,
        accepts: request.accepts,
        progress: (files: number): void => request.progress(`${files} files scanned`),
        ...archives,
      };
      if (source.kind === "paths") return scanPaths(scanner, source.paths, found, options);
      if (repositoryFolder(request.directory) === undefined) return scanPaths(scanner, ["."], found, options);
      return scanWorkingTree(scanner, found, { ...options, git });
    }
  }
}

function nothingRead(request: ScanRequest): Error {
  const what = {
    paths: "The paths hold no file",
    tree:
      repositoryFolder(request.directory) === undefined
        ? "The folder holds no file"
        : "The folder holds no file that git tracks or would track",
    staged: "Nothing is staged",
    range: "The range holds no commit",
    commits: "No commit is named",
    history: "The repository has no commit",
    bytes: "Standard input is empty",
    contents: "There is nothing to publish",
  }[request.source.kind];
  const next = {
    paths: "Name files, or folders that hold some.",
    tree: "Name files or folders to scan, or run it where the files are.",
    staged: "Stage files with git add, or scan the working tree with `slipway scan`.",
    range: "Write the older revision first: --range BASE..HEAD",
    commits: "Commit something first.",
    history: "Commit something first, or scan the working tree with `slipway scan`.",
    bytes: "Send the text to scan: command | slipway scan --stdin",
    contents: "Write a prompt first.",
  }[request.source.kind];
  return secretsErrors.create("SW0801", {
    message: `${what}, so nothing was scanned`,
    next: `${next} Where that is expected, pass --allow-empty.`,
  });
}

/** Which paths a scan of files covers. Other sources cover none: they see changes, not what is there. */
function coverageOf(request: ScanRequest, root: string): (path: string) => boolean {
  const { source, accepts } = request;
  if (accepts !== undefined) {
    const whole = coverageOf({ ...request, accepts: undefined }, root);
    return (path) => accepts(path) && whole(path);
  }
  if (source.kind === "tree") return () => true;
  if (source.kind !== "paths") return () => false;
  const prefixes = source.paths.map((path) => slashed(relative(root, resolve(request.directory, path))));
  return (path) => prefixes.some((prefix) => prefix === "" || path === prefix || path.startsWith(`${prefix}/`));
}

/** From paths below the root to paths from the folder in which the person works. */
function displayOf(root: string, directory: string): (path: string) => string {
  if (root === directory) return (path) => path;
  return (path) => slashed(relative(directory, join(root, path)));
}
