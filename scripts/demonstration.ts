/** What the demos have in common: a copy of an example in a temporary git repository, and commands shown as they run. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const cli = join(root, "dist", "cli.js");
const color = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;

export function bold(text: string): string {
  return color ? `\u001b[1m${text}\u001b[22m` : text;
}

function dim(text: string): string {
  return color ? `\u001b[2m${text}\u001b[22m` : text;
}

export function heading(text: string): void {
  process.stdout.write(`\n${bold(`── ${text} ${"─".repeat(Math.max(0, 74 - text.length))}`)}\n`);
}

/** A step that ended other than it should. */
class DemoStopped extends Error {}

export class Demonstration {
  readonly project: string;
  readonly #temporary: string;
  /** Variables of the commands, besides the ones of this process. */
  readonly #environment: Readonly<Record<string, string>>;

  /** Copies an example without its stores, so that the tree stays clean. */
  constructor(example: string, environment: Readonly<Record<string, string>> = {}) {
    this.#environment = environment;
    this.#temporary = mkdtempSync(join(tmpdir(), "slipway-demo-"));
    this.project = join(this.#temporary, example);
    cpSync(join(root, "examples", example), this.project, {
      recursive: true,
      filter: (source) => !source.includes(join(example, "releases")),
    });
  }

  /** A commit makes versions and sources of releases as real as in a user's repository. */
  createRepository(message: string): void {
    this.write(".gitignore", "releases/\n");
    this.#git("init", "--quiet", "--initial-branch=main");
    this.#git("config", "user.name", "Mira");
    this.#git("config", "user.email", "mira@example.com");
    this.#git("config", "commit.gpgSign", "false");
    this.commit(message);
  }

  commit(message: string): void {
    this.#git("add", "--all");
    this.#git("commit", "--quiet", "--message", message);
  }

  read(file: string): string {
    return readFileSync(join(this.project, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.project, file), text);
  }

  /** Replaces a text in a file, and shows it. */
  edit(file: string, from: string, to: string): void {
    const before = this.read(file);
    if (!before.includes(from)) throw new DemoStopped(`${file} holds no “${from}”`);
    this.write(file, before.replace(from, to));
    process.stdout.write(`\n${dim(`${file}:`)}\n${dim(`- ${from}`)}\n${dim(`+ ${to}`)}\n`);
  }

  /** Runs `slipway` in the project as a user would, and shows what it prints. Throws where it ends other than expected. */
  slipway(args: readonly string[], expectedExitCode = 0): void {
    process.stdout.write(`\n${bold(`$ slipway ${args.join(" ")}`)}\n`);
    const run = spawnSync(process.execPath, [cli, ...args], {
      cwd: this.project,
      stdio: ["ignore", "inherit", "inherit"],
      // A person's machine also in our own workflow: there no committed answers are read.
      env: { ...process.env, GITHUB_ACTIONS: "", ...this.#environment, ...(color ? { FORCE_COLOR: "1" } : {}) },
    });
    if (run.status !== expectedExitCode) throw new DemoStopped(`slipway ${args[0] ?? ""} ended with ${run.status}.`);
  }

  remove(): void {
    rmSync(this.#temporary, { recursive: true, force: true });
  }

  #git(...args: readonly string[]): void {
    const run = spawnSync("git", args, { cwd: this.project, stdio: ["ignore", "ignore", "inherit"] });
    if (run.status !== 0) throw new DemoStopped(`git ${args.join(" ")} failed`);
  }
}

/** Runs a demo to its end, cleans up, and ends with 1 where a step stopped it. */
export async function runDemonstration(
  demonstration: Demonstration,
  steps: () => void,
  cleanUp: () => Promise<void> = async () => {},
): Promise<void> {
  try {
    steps();
    process.stdout.write(`\n${bold("Done.")} Everything ran in a temporary folder, which is gone now.\n`);
  } catch (error) {
    if (!(error instanceof DemoStopped)) throw error;
    process.stderr.write(`\nThe demo stopped: ${error.message}\n`);
    process.exitCode = 1;
  } finally {
    demonstration.remove();
    await cleanUp();
  }
}
