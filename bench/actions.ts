/**
 * `npm run size`: what the actions weigh and how long the root action takes, from start to end, on a project with one
 * prompt and a pull request of one commit. Bars: the root action loads at most 3 MB, all actions together hold at most
 * 10 MB, and start to end is at most 4 times `node -e 0`. Where there is a release, its dist/ is measured beside ours.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleFiles } from "../scripts/bundle.ts";

const root = join(import.meta.dirname, "..");
const rounds = 40;
const bars = { loaded: 3_000_000, all: 10_000_000, times: 4 };

const prompt =
  "---\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\ninput:\n  schema:\n    name: string\n---\nHello {{name}}.\n";

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-actions-"));
  try {
    const project = pullRequest(folder);
    for (const [path, content] of await bundleFiles(root)) write(join(folder, "dist", path), content);
    const places = new Map([["now", join(folder, "dist")], ...lastRelease(folder)]);
    const sizes = [...places].map(([name, dist]) => ({ name, ...sizesOf(dist, project) }));
    for (const { name, loaded, all } of sizes) {
      console.log(
        `  ${name.padEnd(16)} the root action loads ${kilobytes(loaded)}, all of dist's actions ${kilobytes(all)}`,
      );
    }
    const times = measure(places, project);
    const base = times.get("node -e 0") ?? Number.NaN;
    for (const [name, time] of times) {
      console.log(`  ${name.padEnd(16)} ${time.toFixed(1).padStart(6)} ms  ${(time / base).toFixed(2)}`);
    }
    const [now] = sizes;
    if (now !== undefined && (now.loaded > bars.loaded || now.all > bars.all))
      throw new Error("Over the bars of size.");
    if ((times.get("now") ?? 0) > bars.times * base) throw new Error(`Over the bar of ${bars.times} times node -e 0.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Workspace {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A checkout of the merge that GitHub makes for a pull request, with its event. */
function pullRequest(folder: string): Workspace {
  const place = join(folder, "project");
  const git = (...words: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...words], {
      cwd: place,
      encoding: "utf8",
    });
  mkdirSync(place);
  git("init", "--quiet", "--initial-branch=main");
  write(join(place, "slipway.yaml"), "slipway: 1\n");
  write(join(place, "prompts/hello.prompt"), prompt);
  write(join(place, "prompts/hello.cases.yaml"), "cases:\n  anna:\n    input: { name: Anna }\n");
  git("add", "-A");
  git("commit", "--quiet", "--message", "first");
  git("checkout", "--quiet", "-b", "feature");
  write(join(place, "prompts/hello.prompt"), prompt.replace("Hello", "Good morning"));
  git("commit", "--quiet", "--all", "--message", "second");
  git("checkout", "--quiet", "main");
  git("merge", "--quiet", "--no-ff", "--message", "Merge", "feature");
  const [merge = "", base = "", head = ""] = git("rev-parse", "HEAD", "HEAD^1", "HEAD^2").split("\n");
  const user = { id: 7, login: "anna", type: "User" };
  const event = {
    action: "opened",
    repository: { id: 1, full_name: "acme/prompts", default_branch: "main" },
    sender: user,
    pull_request: {
      number: 1,
      title: "Politer",
      user,
      head: { ref: "feature", sha: head, repo: { id: 1, full_name: "acme/prompts" } },
      base: { ref: "main", sha: base, repo: { id: 1, full_name: "acme/prompts" } },
    },
  };
  write(join(folder, "event.json"), JSON.stringify(event));
  return {
    folder: place,
    environment: {
      PATH: process.env["PATH"],
      HOME: folder,
      RUNNER_TEMP: folder,
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      GITHUB_SHA: merge,
      GITHUB_REPOSITORY: "acme/prompts",
    },
  };
}

/** dist/ of the newest tag that has a root action, unpacked. */
function lastRelease(folder: string): readonly (readonly [string, string])[] {
  const words = ["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"];
  const tag = spawnSync("git", words, { cwd: root, encoding: "utf8" }).stdout.trim();
  if (tag === "") return [];
  const target = join(folder, "release");
  mkdirSync(target);
  const archive = spawnSync("git", ["archive", tag, "dist"], { cwd: root, maxBuffer: 1 << 28 });
  if (archive.status !== 0) return [];
  execFileSync("tar", ["-x", "-C", target], { input: archive.stdout });
  const dist = join(target, "dist");
  return statSync(join(dist, "actions", "review.js"), { throwIfNoEntry: false }) === undefined ? [] : [[tag, dist]];
}

/** Bytes that the root action loads, by what its process has required at its end, and bytes of everything that actions can. */
function sizesOf(dist: string, project: Workspace): { readonly loaded: number; readonly all: number } {
  const preload = join(dirname(project.folder), "loaded.cjs");
  writeFileSync(
    preload,
    `process.on("exit", () => require("node:fs").writeSync(2, "\\n" + JSON.stringify(Object.keys(require.cache))));`,
  );
  const { stderr } = run(["--require", preload, join(dist, "actions", "review.js")], project);
  const files: readonly string[] = JSON.parse(stderr.slice(stderr.lastIndexOf("\n") + 1));
  const loaded = files.filter((file) => file !== preload).reduce((sum, file) => sum + statSync(file).size, 0);
  const all = ["action.js", "root-action.js", ...inFolder(dist, "actions"), ...inFolder(dist, "chunks")]
    .map((file) => statSync(join(dist, file)).size)
    .reduce((sum, size) => sum + size, 0);
  return { loaded, all };
}

function inFolder(dist: string, folder: string): readonly string[] {
  return readdirSync(join(dist, folder)).map((name) => join(folder, name));
}

/** The fastest quarter of interleaved runs, in milliseconds: what else the machine does only makes a run slower. */
function measure(places: ReadonlyMap<string, string>, project: Workspace): ReadonlyMap<string, number> {
  const commands = new Map<string, readonly string[]>([
    ["node -e 0", ["-e", "0"]],
    ...[...places].map(([name, dist]) => [name, [join(dist, "actions", "review.js")]] as const),
  ]);
  const times = new Map([...commands.keys()].map((name) => [name, [] as number[]]));
  for (let round = -3; round < rounds; round += 1) {
    for (const [name, words] of commands) {
      const started = performance.now();
      run(words, project);
      // The first rounds fill the disk's cache.
      if (round >= 0) times.get(name)?.push(performance.now() - started);
    }
  }
  return new Map([...times].map(([name, list]) => [name, fastQuarter(list)]));
}

function run(words: readonly string[], { folder, environment }: Workspace): { readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    env: environment,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`node ${words.join(" ")} ended with ${status}: ${stdout}${stderr}`);
  return { stderr };
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

function fastQuarter(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 2] ?? Number.NaN;
}

if (import.meta.main) await bench();
