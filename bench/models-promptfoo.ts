/**
 * `promptfoo eval` (npm package `promptfoo`) on the cases of the benchmark, for comparison: its own Bedrock provider,
 * which is the SDK's client and so finds our server by AWS_ENDPOINT_URL_BEDROCK_RUNTIME; each answer judged by the one
 * expectation that our cases have. It is no dependency of the project: a gigabyte and a half, installed elsewhere.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export interface PromptfooSuite {
  readonly model: string;
  readonly system: string;
  readonly questions: readonly string[];
  readonly maxTokens: number;
  /** Text that every answer must contain. */
  readonly contains: string;
  /** Requests under way, at most. */
  readonly concurrency: number;
}

export interface Promptfoo {
  readonly version: string;
  /** Milliseconds of the whole process; `anew` without its kept answers. Throws where a case failed. */
  run(server: Readonly<Record<string, string>>, anew: boolean): number;
}

/** What to do where it is not installed. */
export const promptfooMissing =
  "promptfoo is not installed; to measure it beside: mkdir -p X && cd X && npm init -y && npm install promptfoo@0.123.1, then SLIPWAY_BENCH_PROMPTFOO=X, or have it in PATH";

/** The one in the npm project that `SLIPWAY_BENCH_PROMPTFOO` names, else the one in PATH; works in `folder`. */
export function findPromptfoo(folder: string, suite: PromptfooSuite): Promptfoo | undefined {
  const program = programOf(process.env);
  if (program === undefined) return undefined;
  const configuration = {
    prompts: ["file://prompt.json"],
    providers: [{ id: `bedrock:converse:${suite.model}`, config: { region: "eu-west-1", maxTokens: suite.maxTokens } }],
    defaultTest: { assert: [{ type: "contains", value: suite.contains }] },
    tests: suite.questions.map((question) => ({ vars: { question } })),
  };
  const messages = [
    { role: "system", content: suite.system },
    { role: "user", content: "{{question}}" },
  ];
  writeFileSync(join(folder, "prompt.json"), JSON.stringify(messages));
  writeFileSync(join(folder, "promptfooconfig.json"), JSON.stringify(configuration));
  const words = ["eval", "-c", "promptfooconfig.json", "-j", String(suite.concurrency)];
  const quiet = ["--no-progress-bar", "--no-table", "--no-share"];
  const settings = join(folder, "settings");
  return {
    version: program.version,
    run(server, anew) {
      // Its database stays: only the first run has to make that.
      if (anew) rmSync(join(settings, "cache"), { recursive: true, force: true });
      const started = performance.now();
      const { status, stdout, stderr } = spawnSync(process.execPath, [program.file, ...words, ...quiet], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        env: {
          PATH: process.env["PATH"],
          HOME: folder,
          ...server,
          PROMPTFOO_CONFIG_DIR: settings,
          PROMPTFOO_DISABLE_TELEMETRY: "1",
          PROMPTFOO_DISABLE_UPDATE: "1",
          PROMPTFOO_DISABLE_SHARING: "1",
          PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
        },
      });
      if (status !== 0) throw new Error(`promptfoo eval ended with ${status}: ${stdout}${stderr}`);
      return performance.now() - started;
    },
  };
}

/** The script itself: what stands in PATH would be started with any Node. */
function programOf(environment: NodeJS.ProcessEnv): { readonly file: string; readonly version: string } | undefined {
  const project = environment["SLIPWAY_BENCH_PROMPTFOO"];
  const candidates =
    project === undefined
      ? (environment["PATH"] ?? "").split(delimiter).map((place) => join(place, "promptfoo"))
      : [join(project, "node_modules/.bin/promptfoo")];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    if (project !== undefined) throw new Error(`SLIPWAY_BENCH_PROMPTFOO names ${project}, which has no promptfoo.`);
    return undefined;
  }
  const file = realpathSync(found);
  for (let place = dirname(file); place !== dirname(place); place = dirname(place)) {
    const description = join(place, "package.json");
    const { name, version } = existsSync(description) ? JSON.parse(readFileSync(description, "utf8")) : {};
    if (name === "promptfoo") return { file, version };
  }
  throw new Error(`${file} belongs to no package named promptfoo.`);
}
