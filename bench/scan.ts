/**
 * `npm run bench scan`: megabytes per CPU second of the secret scanner over a tree of real packages, beside other
 * scanners where they are installed, in one run on the same files; and the time of a staged scan and of a history.
 *
 * The tree is `SLIPWAY_BENCH_TREE`, or this project's own node_modules. The others are looked for in PATH and in the
 * virtual environment that `SLIPWAY_BENCH_SCANNERS` names (`python3 -m venv X && X/bin/pip install betterleaks
 * kingfisher-bin`), the command line to measure in `SLIPWAY_BENCH_CLI`, by default dist/cli.js. A history is scanned where `SLIPWAY_BENCH_REPOSITORY` names a clone.
 */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const cli =
  process.env["SLIPWAY_BENCH_CLI"] ??
  (existsSync(join(root, "dist/cli.js")) ? join(root, "dist/cli.js") : join(root, "src/cli.ts"));
/** Larger files are programs, not sources. */
const largestFile = 5_000_000;

interface Run {
  readonly cpu: number;
  readonly wall: number;
}

/** CPU and wall seconds of a command and its children. */
function measure(command: string, parameters: readonly string[], cwd: string): Run | undefined {
  const timed = spawnSync(
    "/usr/bin/env",
    ["bash", "-c", 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null 2>&1', "bash", command, ...parameters],
    {
      cwd,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
  const [user, system, wall] = timed.stderr.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  if (user === undefined || system === undefined || wall === undefined || Number.isNaN(wall)) return undefined;
  return { cpu: user + system, wall };
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? lstatSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  );
}

/** The tree without the large programs that packages bring: hard links would be scanned by all alike. */
function prepareTree(): { readonly folder: string; readonly remove: () => void } {
  const given = process.env["SLIPWAY_BENCH_TREE"];
  if (given !== undefined) return { folder: given, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  // Under another name: some scanners pass over node_modules without a word.
  spawnSync("cp", ["-r", join(root, "node_modules"), join(folder, "packages")]);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && lstatSync(path).size > largestFile) rmSync(path);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

function others(): ReadonlyMap<string, string> {
  const folders = [
    process.env["SLIPWAY_BENCH_SCANNERS"] ?? join(homedir(), ".cache/scanners"),
    ...(process.env["PATH"] ?? "").split(":").map((path) => join(path, "..")),
  ];
  const found = new Map<string, string>();
  for (const name of ["kingfisher", "betterleaks"]) {
    const path = folders.map((folder) => join(folder, "bin", name)).find((candidate) => existsSync(candidate));
    if (path !== undefined) found.set(name, path);
  }
  return found;
}

const flags: Readonly<Record<string, (folder: string) => readonly string[]>> = {
  kingfisher: (folder) => [
    "scan",
    folder,
    "--no-validate",
    "--no-update-check",
    "--jobs",
    "1",
    "--git-history",
    "none",
  ],
  betterleaks: (folder) => ["filesystem", "--jobs", "1", folder],
};

const historyFlags: Readonly<Record<string, (folder: string) => readonly string[]>> = {
  kingfisher: (folder) => ["scan", folder, "--no-validate", "--no-update-check", "--git-history", "full"],
  betterleaks: (folder) => ["git", folder],
};

export async function bench(): Promise<void> {
  const { folder, remove } = prepareTree();
  const megabytes = bytesBelow(folder) / 1e6;
  console.log(`Secret scan of ${Math.round(megabytes)} MB of packages`);
  const own = best(() => measure(process.execPath, [cli, "scan", folder], tmpdir()));
  if (own !== undefined) print("slipway", own, megabytes, own);
  for (const [name, path] of others()) {
    const run = measure(path, flags[name]?.(folder) ?? [], tmpdir());
    if (run !== undefined && own !== undefined) print(name, run, megabytes, own);
  }
  remove();
  benchStaged();
  benchHistory();
}

function print(name: string, run: Run, megabytes: number, own: Run): void {
  const rate = megabytes / run.cpu;
  const ratio = run === own ? "" : `, slipway does ${(run.cpu / own.cpu).toFixed(1)} times as much`;
  console.log(
    `  ${name.padEnd(12)} ${rate.toFixed(1).padStart(6)} MB per CPU second, ${run.wall.toFixed(1)} s${ratio}`,
  );
}

function best(run: () => Run | undefined): Run | undefined {
  const runs = [run(), run(), run()].filter((one) => one !== undefined);
  return runs.sort((a, b) => a.cpu - b.cpu)[0];
}

/** Median wall time of a staged scan of three files, beside that of a Node that does nothing. */
function benchStaged(): void {
  const folder = mkdtempSync(join(tmpdir(), "slipway-staged-"));
  const git = (...parameters: readonly string[]) => spawnSync("git", [...parameters], { cwd: folder });
  git("init", "-q");
  git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-q", "--allow-empty", "-m", "start");
  writeFileSync(
    join(folder, "greet.prompt"),
    "---\nmodel: x\ninput: { schema: { name: string } }\n---\nHello {{name}}\n",
  );
  writeFileSync(join(folder, "code.ts"), 'export const greeting = "hello";\n'.repeat(40));
  writeFileSync(join(folder, "README.md"), "# Readme\n\nText that says nothing.\n");
  git("add", ".");
  const median = (parameters: readonly string[]): number => {
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      spawnSync(process.execPath, [...parameters], { cwd: folder });
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[7] ?? 0;
  };
  const bare = median(["-e", "0"]);
  const scan = median([cli, "scan", "--staged"]);
  console.log(
    `Staged scan of three files: ${scan.toFixed(0)} ms, ${(scan / bare).toFixed(1)} times a bare Node (${bare.toFixed(0)} ms)`,
  );
  rmSync(folder, { recursive: true });
}

function benchHistory(): void {
  const repository = process.env["SLIPWAY_BENCH_REPOSITORY"];
  if (repository === undefined) return;
  const own = best(() => measure(process.execPath, [cli, "scan", "--history"], repository));
  if (own === undefined) return;
  console.log(`History of ${repository}`);
  console.log(`  slipway      ${own.wall.toFixed(1)} s, ${own.cpu.toFixed(1)} s of CPU`);
  for (const [name, path] of others()) {
    const parameters = historyFlags[name]?.(repository);
    const run = parameters === undefined ? undefined : measure(path, parameters, tmpdir());
    if (run !== undefined) {
      console.log(`  ${name.padEnd(12)} ${run.wall.toFixed(1)} s, ${run.cpu.toFixed(1)} s of CPU`);
    }
  }
}

if (import.meta.main) await bench();
