/**
 * The main job on the example project, with a folder as store: no account, no network. Works on a copy in a
 * temporary folder, so the tree stays clean. Fails where any step does.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const cli = join(root, "dist", "cli.js");
const color = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;

function bold(text: string): string {
  return color ? `\u001b[1m${text}\u001b[22m` : text;
}

function dim(text: string): string {
  return color ? `\u001b[2m${text}\u001b[22m` : text;
}

/** Runs `slipway` in the project as a user would, and shows what it prints. Exits where it ends other than expected. */
function slipway(project: string, args: readonly string[], expectedExitCode = 0): void {
  process.stdout.write(`\n${bold(`$ slipway ${args.join(" ")}`)}\n`);
  const run = spawnSync(process.execPath, [cli, ...args], {
    cwd: project,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...(color ? { FORCE_COLOR: "1" } : {}) },
  });
  if (run.status !== expectedExitCode) {
    process.stderr.write(`\nThe demo stopped: slipway ${args[0] ?? ""} ended with ${run.status}.\n`);
    process.exit(1);
  }
}

/** A commit makes versions and sources of releases as real as in a user's repository. */
function commit(project: string, message: string): void {
  for (const args of [
    ["add", "--all"],
    ["commit", "--quiet", "--message", message],
  ]) {
    const run = spawnSync("git", args, { cwd: project, stdio: ["ignore", "ignore", "inherit"] });
    if (run.status !== 0) throw new Error(`git ${args.join(" ")} failed`);
  }
}

function edit(project: string, file: string, from: string, to: string): void {
  const path = join(project, file);
  const before = readFileSync(path, "utf8");
  if (!before.includes(from)) throw new Error(`${file} holds no “${from}”`);
  writeFileSync(path, before.replace(from, to));
  process.stdout.write(`\n${dim(`${file}:`)}\n${dim(`- ${from}`)}\n${dim(`+ ${to}`)}\n`);
}

function heading(text: string): void {
  process.stdout.write(`\n${bold(`── ${text} ${"─".repeat(Math.max(0, 74 - text.length))}`)}\n`);
}

const temporary = mkdtempSync(join(tmpdir(), "slipway-demo-"));
const project = join(temporary, "support-desk");
try {
  cpSync(join(root, "examples", "support-desk"), project, {
    recursive: true,
    filter: (source) => !source.includes(join("support-desk", "releases")),
  });
  writeFileSync(join(project, ".gitignore"), "releases/\n");
  spawnSync("git", ["init", "--quiet", "--initial-branch=main"], { cwd: project, stdio: "ignore" });
  spawnSync("git", ["config", "user.name", "Mira"], { cwd: project, stdio: "ignore" });
  spawnSync("git", ["config", "user.email", "mira@example.com"], { cwd: project, stdio: "ignore" });
  spawnSync("git", ["config", "commit.gpgSign", "false"], { cwd: project, stdio: "ignore" });
  commit(project, "The prompts of the support desk");

  heading("A project of prompts: is it right, and what does it say?");
  slipway(project, ["check"]);
  slipway(project, ["render", "refund-decision", "--case", "lost"]);

  heading("A mistake is found before anybody meets it");
  const replyPath = join(project, "prompts", "reply.prompt");
  const reply = readFileSync(replyPath);
  edit(project, "prompts/reply.prompt", "Sign as {{agent}}.", "Sign as {{agnet}}.");
  slipway(project, ["check"], 1);
  writeFileSync(replyPath, reply);

  heading("The first release: a bundle of bytes with a digest");
  slipway(project, ["bundle"]);
  slipway(project, ["deploy", "beta", "--version", "1.0.0"]);

  heading("A change: what would it do, and do it");
  edit(project, "prompts/_house-style.prompt", "Write short sentences.", "Write short, friendly sentences.");
  commit(project, "Friendlier");
  slipway(project, ["plan", "beta", "--version", "1.1.0"]);
  slipway(project, ["deploy", "beta", "--version", "1.1.0"]);

  heading("The same bytes for prod");
  slipway(project, ["promote", "beta", "prod"]);

  heading("Back again, in one write");
  slipway(project, ["rollback", "beta"]);
  slipway(project, ["history", "beta"]);
  slipway(project, ["verify", "beta", "--deep"]);
  process.stdout.write(`\n${bold("Done.")} Everything ran in a temporary folder, which is gone now.\n`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
