/** `npm run check`: everything about the sources that can be said without running them. Fails when anything is wrong. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { arrowProblems } from "./arrows.ts";
import { docstringProblems } from "./docstrings.ts";
import { outOfDate } from "./generated-files.ts";
import { toolEnvironment } from "./tools.ts";

interface Step {
  readonly name: string;
  /** Empty where all is well, else what is wrong. */
  run(): Promise<string>;
}

const root = join(import.meta.dirname, "..");

const steps: readonly Step[] = [
  {
    name: "format and lint (biome)",
    run: () => tool("biome", ["check", "--error-on-warnings", "--diagnostic-level=warn"]),
  },
  { name: "types (tsc)", run: () => tool("tsc", ["--noEmit"]) },
  { name: "dead code (knip)", run: () => tool("knip", ["--no-progress"]) },
  {
    name: "import arrows",
    run: async () => lines((await arrowProblems(root)).map(({ file, line, problem }) => `${file}:${line} ${problem}`)),
  },
  {
    name: "docstrings",
    run: async () =>
      lines((await docstringProblems(root)).map(({ file, line, problem }) => `${file}:${line} ${problem}`)),
  },
  {
    name: "generated files",
    run: async () => {
      const problems = (await outOfDate(root)).map(({ path, problem }) => `${path} is out of date (${problem})`);
      return lines(problems.length === 0 ? [] : [...problems, "Run `npm run generate` and commit what it writes."]);
    },
  },
];

const results = await Promise.all(
  steps.map(async ({ name, run }) => {
    const started = performance.now();
    const problem = await run().catch((error: unknown) => String(error instanceof Error ? error.stack : error));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${problem === "" ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
    return { name, problem };
  }),
);
const failed = results.filter(({ problem }) => problem !== "");
for (const { name, problem } of failed) console.error(`\n${name}\n\n${problem}`);
console.log(failed.length === 0 ? "\nAll checks passed." : `\n${failed.length} of ${steps.length} checks failed.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function lines(problems: readonly string[]): string {
  return problems.join("\n");
}

/** What the tool printed where it fails, else nothing. */
function tool(name: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, "node_modules", ".bin", name), words, { cwd: root, env: toolEnvironment(root) });
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.stderr.on("data", (chunk) => (output += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? "" : `${output.trim()}\n(${name} ended with ${code})`));
  });
}
