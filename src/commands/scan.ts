/** `slipway scan`: secrets in files, staged contents, ranges of commits, the whole history, or standard input. */
import { relative } from "node:path";
import { type CommandContext, type CommandResult, defineCommand, type InputValues } from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { counted, listed, sizeInWords } from "../platform/words.ts";
import { findingFormats, renderFindings, summarize } from "../reports/findings.ts";
import type { ScanOutcome, ScanRequest, ScanSource } from "../secrets/scan.ts";
import { writeOutputFile } from "./output-file.ts";

const inputs = {
  paths: {
    type: "list",
    description:
      "Files and folders; everything below a folder but `.git`. Without any: what git tracks or would track, or the whole folder where there is no git",
    placeholder: "PATH",
    positional: "rest",
  },
  staged: { type: "boolean", description: "The contents in git's index: what the next commit would hold" },
  range: {
    type: "string",
    description:
      "What the commits of BASE..HEAD brought in; settings, baseline and allow-comments count as BASE has them",
    placeholder: "BASE..HEAD",
  },
  history: { type: "boolean", description: "Everything that any branch or tag can reach" },
  stdin: { type: "boolean", description: "Standard input", commandLineOnly: true },
  name: {
    type: "string",
    description: "What to call standard input in findings; its ending decides which rules apply",
    default: "stdin",
    placeholder: "FILE",
    commandLineOnly: true,
  },
  archives: { type: "boolean", description: "Look into zip, tar and gzip files, one level deep" },
  baseline: {
    type: "string",
    description: "File of known secrets; by default `.slipway/secrets.json` at the root of the repository, where it is",
    placeholder: "FILE",
  },
  "update-baseline": {
    type: "boolean",
    description: "Take what is found into the baseline, and what is gone out of it",
  },
  "import-config": {
    type: "boolean",
    description: "Take over `.gitleaks.toml`, `.gitleaksignore` and `.secrets.baseline` into the baseline",
  },
  shard: { type: "string", description: "One part of the files, for a job of a matrix", placeholder: "I/N" },
  "allow-empty": { type: "boolean", description: "It is no error when there is nothing to scan" },
} as const;

type Inputs = InputValues<typeof inputs>;

export const command = defineCommand({
  name: "scan",
  summary: "Find secrets before they are published",
  description:
    "Finds keys, tokens, passwords and private keys, also in base64, hex or percent encoding, in UTF-16, in binary files, and put together from pieces. What is found is never shown and never sent anywhere: a finding names rule and place. A scan that reads nothing is an error, not a success.\n\nA secret that is known and harmless is allowed by a comment on its line or the line above, `slipway:allow RULE reason`, or by the baseline. docs/secrets.md says more.",
  examples: [
    { line: "slipway scan", explains: "the working tree, without what git ignores" },
    { line: "slipway scan --staged", explains: "what the next commit would hold" },
    { line: "slipway scan --range origin/main..HEAD", explains: "what a pull request brings in" },
    { line: "slipway scan --history", explains: "every version of every file" },
    { line: "slipway scan --update-baseline", explains: "take what is there now as known" },
  ],
  inputs,
  outputs: {
    findings: { description: "How many secrets were found" },
    files: { description: "How many files were read" },
  },
  formats: findingFormats,
  permissions: { contents: "read" },
  action: true,
  async run(values, context) {
    const { runScan } = await import("../secrets/scan.ts");
    const source = await sourceOf(values, context);
    const outcome = await runScan({
      ...scanRequest(context),
      source,
      accepts: values.shard === undefined ? undefined : await partOf(values.shard, source, values),
      archives: values.archives,
      allowEmpty: values["allow-empty"],
      baseline: values.baseline,
      createsBaseline: values["update-baseline"] || values["import-config"],
    }).catch((error: unknown) => {
      throw withoutGit(error);
    });
    if (values["import-config"] || values["update-baseline"]) return updateBaseline(values, outcome, context);
    return report(outcome, context);
  },
});

/** Where there is no repository, files can be scanned all the same. */
function withoutGit(error: unknown): unknown {
  if (!isSlipwayError(error) || error.code !== "SW0151") return error;
  const { message, next, cause } = error;
  return platformErrors.create("SW0151", {
    message,
    next: `${next} Files are scanned without git too: \`slipway scan\`.`,
    cause,
  });
}

/** What every scan needs of the edge. */
export function scanRequest(context: CommandContext): Omit<ScanRequest, "source"> {
  return {
    directory: context.cwd,
    environment: context.environment,
    signal: context.signal,
    archives: false,
    allowEmpty: false,
    baseline: undefined,
    createsBaseline: false,
    readYaml,
    globOf,
    progress: (text) => context.progress.update(text),
  };
}

async function sourceOf(values: Inputs, context: CommandContext): Promise<ScanSource> {
  const { paths = [], staged, range, history, stdin, name } = values;
  const chosen = [
    paths.length > 0 ? "paths" : undefined,
    staged ? "--staged" : undefined,
    range === undefined ? undefined : "--range",
    history ? "--history" : undefined,
    stdin ? "--stdin" : undefined,
  ].filter((choice) => choice !== undefined);
  if (chosen.length > 1) throw await conflict(listed(chosen, "and"));
  const updates = values["update-baseline"] || values["import-config"];
  if (updates && (staged || range !== undefined || history || stdin)) {
    throw await conflict(`${chosen[0]} and ${values["update-baseline"] ? "--update-baseline" : "--import-config"}`);
  }
  if (staged) return { kind: "staged" };
  if (range !== undefined) return { kind: "range", range };
  if (history) return { kind: "history" };
  if (stdin) return { kind: "bytes", bytes: await context.readStdin(), name };
  return paths.length > 0 ? { kind: "paths", paths } : { kind: "tree" };
}

/** The files of one shard. Commits and what is staged are few, and have no shards. */
async function partOf(written: string, source: ScanSource, values: Inputs): Promise<(path: string) => boolean> {
  const { isInShard, readShard } = await import("../changes/shard.ts");
  const shard = readShard(written);
  if (values["update-baseline"] || values["import-config"])
    throw await conflict("--shard and an update of the baseline");
  if (source.kind !== "tree" && source.kind !== "paths") throw await conflict("--shard and a source that is no files");
  return (path) => isInShard(path, shard);
}

async function conflict(choices: string): Promise<Error> {
  const { secretsErrors } = await import("../secrets/errors.ts");
  return secretsErrors.create("SW0808", {
    message: `${choices} exclude each other`,
    next: "Scan one source at a time; a baseline is updated by a scan of files: slipway scan --update-baseline",
  });
}

async function readYaml(text: string, file: string): Promise<unknown> {
  const [yaml, { createSource }] = await Promise.all([import("../platform/yaml.ts"), import("../platform/text.ts")]);
  const { value, problems } = await yaml.readYaml(createSource(file, text));
  const [problem] = problems.filter(({ severity }) => severity === "error");
  if (problem === undefined) return value;
  const { secretsErrors } = await import("../secrets/errors.ts");
  throw secretsErrors.create("SW0811", {
    message: `${file} cannot be read: ${problem.message}`,
    next: problem.help,
    place: { file, ...problem.range.start },
  });
}

async function globOf(): Promise<(glob: string) => (path: string) => boolean> {
  const { readGlob } = await import("../project/glob.ts");
  return (glob) => readGlob(glob).matches;
}

function report(outcome: ScanOutcome, { terminal, cwd, progress }: CommandContext): CommandResult {
  const { findings, tally, review } = outcome;
  const counts = summarize(findings);
  if (review.known.length > 0) progress.note(`${counted(review.known.length, "secret")} known to the baseline.`);
  if (review.allowed.length > 0) progress.note(`${counted(review.allowed.length, "secret")} allowed by a comment.`);
  progress.debug(`${counted(tally.files, "file")}, ${sizeInWords(tally.bytes)} scanned.`);
  return {
    exitCode: counts.errors + counts.warnings > 0 ? 1 : 0,
    outputs: { findings: String(counts.errors + counts.warnings), files: String(tally.files) },
    async render(format) {
      const prefix = relative(outcome.root, cwd).replaceAll("\\", "/");
      const chosen = findingFormats.find((candidate) => candidate === format) ?? "text";
      if (chosen === "text" && findings.length === 0) {
        const { createPaint } = await import("../platform/paint.ts");
        return `${createPaint(terminal.color)("green", "✓")} No secrets found in ${readInWords(tally)}.\n`;
      }
      return renderFindings(findings, chosen, {
        color: terminal.color,
        columns: terminal.columns,
        rules: await rulesFor(chosen, findings),
        pathPrefix: prefix,
      });
    },
  };
}

/** Only SARIF carries the pages of rules; the others do without loading them. */
async function rulesFor(format: string, findings: ScanOutcome["findings"]) {
  if (format !== "sarif") return [];
  const { secretsRules } = await import("../secrets/rules.ts");
  const used = new Set(findings.map(({ rule }) => rule));
  return secretsRules.filter(({ id }) => used.has(id));
}

async function updateBaseline(values: Inputs, outcome: ScanOutcome, context: CommandContext): Promise<CommandResult> {
  const { emptyBaseline, formatBaseline, updatedBaseline } = await import("../secrets/baseline.ts");
  const { open, known } = outcome.review;
  const old = outcome.baseline ?? emptyBaseline();
  const imported = values["import-config"]
    ? await (await import("../secrets/import-config.ts")).importConfig(open, outcome.root)
    : undefined;
  const updated = await updatedBaseline(old, [...(imported?.known ?? open), ...known], outcome.covers);
  const baseline = { ...updated, ignore: distinct([...updated.ignore, ...(imported?.ignore ?? [])]) };
  writeOutputFile(outcome.baselineFile, context.cwd, outcome.root, formatBaseline(baseline));
  for (const note of imported?.notes ?? []) context.progress.note(note);
  const name = relative(context.cwd, outcome.baselineFile);
  context.progress.note(`${name} now holds ${counted(baseline.entries.length, "entry", "entries")}.`);
  const covered = imported?.covered ?? new Set(open.map(({ finding }) => finding));
  const findings = outcome.findings.filter((finding) => !covered.has(finding) && finding.severity !== "note");
  return report({ ...outcome, findings, review: { ...outcome.review, known: [] } }, context);
}

/** Without entries that say the same, so that a second import changes nothing. */
function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** `123 files (1.2 MB)`: what a scan read. */
function readInWords({ files, bytes }: ScanOutcome["tally"]): string {
  return `${counted(files, "file")} (${sizeInWords(bytes)})`;
}
