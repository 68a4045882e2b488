/**
 * `npm test`: looks for what the tests need, then runs them all; `npm test -- test/cli` runs some. The last line is
 * `N passed, N failed`, counted from the runner's own report.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { browserCommands, toolEnvironment } from "./tools.ts";

interface Prerequisite {
  /** The first of these that runs will do. */
  readonly commands: readonly string[];
  readonly words: readonly string[];
  readonly install: string;
}

const prerequisites: readonly Prerequisite[] = [
  { commands: ["git"], words: ["--version"], install: "git 2.30 or newer (Debian: apt-get install git)" },
  {
    commands: ["python3"],
    words: ["-c", "import venv, ensurepip"],
    install: "Python 3.10 or newer with venv, for the S3 test servers (Debian: apt-get install python3 python3-venv)",
  },
  {
    commands: browserCommands,
    words: ["--version"],
    install: "Chromium or Google Chrome, for the tests of pages (Debian: apt-get install chromium)",
  },
];

const root = join(import.meta.dirname, "..");
const report = join(root, "build", "test-results.json");

const missing = prerequisites.filter(
  ({ commands, words }) => !commands.some((command) => spawnSync(command, words).status === 0),
);
if (missing.length > 0) {
  console.error("The tests cannot run. Please install:");
  for (const { install } of missing) console.error(`  ${install}`);
  process.exit(2);
}

await mkdir(join(root, "build"), { recursive: true });
await rm(report, { force: true });
const exitCode = await run(join(root, "node_modules", ".bin", "vitest"), [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);

const { passed, failed: failedTests, skipped } = await counts();
// The runner also fails for an error that no test waited for; that counts as one.
const failed = exitCode !== 0 && failedTests === 0 ? 1 : failedTests;
console.log(`${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`);
process.exitCode = exitCode === 0 && failed > 0 ? 1 : exitCode;

function run(command: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: root, stdio: "inherit", env: toolEnvironment(root) });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Single tests, as vitest's JSON report counts them; a file that could not be loaded counts as one failure. */
async function counts(): Promise<{ passed: number; failed: number; skipped: number }> {
  const results = JSON.parse(await readFile(report, "utf8"));
  const broken = results.testResults.filter(
    (file: { status: string; assertionResults: readonly unknown[] }) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + broken,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
