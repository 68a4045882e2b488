/**
 * `slipway diff` of one changed prompt in a project of 2,000, against `git diff` plus `slipway check` of that prompt, in
 * the same run. The bar is 1.5 times the sum. Whole processes, as a person or a hook meets them.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleFiles } from "../scripts/bundle.ts";

const rounds = 15;
const prompts = 2_000;

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-diff-"));
  try {
    write(join(folder, "dist"), Object.fromEntries(await bundleFiles(join(import.meta.dirname, ".."))));
    makeProject(join(folder, "project"));
    measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Two commits and a working tree, each one prompt further. */
function makeProject(project: string): void {
  const files: Record<string, string> = {
    "slipway.yaml": "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n",
    "partials/tone.hbs": "Write short sentences. Promise nothing.\n",
  };
  for (let index = 0; index < prompts; index++) Object.assign(files, promptFiles(index, ""));
  write(project, files);
  git(project, "init", "-q", "-b", "main");
  commit(project);
  write(project, promptFiles(1_000, "Answer in two lines. "));
  commit(project);
  write(project, promptFiles(1_000, "Answer in three lines. "));
}

function promptFiles(index: number, words: string): Readonly<Record<string, string>> {
  const name = `prompts/team-${index % 40}/prompt-${index}`;
  return {
    [`${name}.prompt`]: `---\ninput:\n  schema:\n    question: string\n    customer?: string\n---\n{{role "system"}}\n{{> tone}}\n${words}You are assistant number ${index}.\n{{#if customer}}The customer is {{customer}}.{{else}}Nobody knows who asks.{{/if}}\n{{role "user"}}\n{{question}}\n`,
    [`${name}.cases.yaml`]: `cases:\n  - name: known\n    input: { question: "Where is order ${index}?", customer: Anna }\n  - name: unknown\n    input: { question: "Do you ship to Norway?" }\n`,
  };
}

function measure(folder: string): void {
  const cli = join(folder, "dist", "cli.js");
  const file = `prompts/team-${1_000 % 40}/prompt-1000.prompt`;
  const commands: Readonly<Record<string, readonly [string, ...string[]]>> = {
    "git diff": ["git", "diff", "HEAD"],
    "slipway check PROMPT": [process.execPath, cli, "check", file],
    "slipway diff HEAD": [process.execPath, cli, "diff", "HEAD"],
    "git diff A B": ["git", "diff", "HEAD~1", "HEAD"],
    "slipway diff A B": [process.execPath, cli, "diff", "HEAD~1", "HEAD"],
  };
  const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, words] of Object.entries(commands)) {
      const milliseconds = timed(words, folder);
      // The first rounds fill the compile cache and the disk's.
      if (round >= 0) times.get(name)?.push(milliseconds);
    }
  }
  const best = (name: string): number => Math.min(...(times.get(name) ?? []));
  for (const name of Object.keys(commands)) console.log(`  ${name.padEnd(22)} ${best(name).toFixed(0).padStart(5)} ms`);
  const check = best("slipway check PROMPT");
  for (const [ours, theirs] of [
    ["slipway diff HEAD", "git diff"],
    ["slipway diff A B", "git diff A B"],
  ] as const) {
    const ratio = best(ours) / (best(theirs) + check);
    console.log(`  ${ours} / (${theirs} + check)  ${ratio.toFixed(2)}  (bar 1.5)`);
  }
}

function timed([program, ...words]: readonly [string, ...string[]], folder: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(program, words, {
    cwd: join(folder, "project"),
    env: { PATH: process.env["PATH"], HOME: folder },
    encoding: "utf8",
  });
  const milliseconds = performance.now() - started;
  if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}: ${stderr}`);
  return milliseconds;
}

function commit(project: string): void {
  git(project, "add", "-A");
  git(project, "-c", "user.name=A", "-c", "user.email=a@example.invalid", "commit", "-qm", "change");
}

function git(project: string, ...words: readonly string[]): void {
  execFileSync("git", words, { cwd: project });
}

function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

if (import.meta.main) await bench();
