/** The command line as it is shipped: built into a folder of the test's own, and run as a process. */
import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleFiles } from "../../scripts/bundle.ts";

export const root = join(import.meta.dirname, "../..");

/** Builds the bundles and returns their folder, which the caller removes. */
export async function buildOnce(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-dist-"));
  for (const [path, content] of await bundleFiles(root)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await chmod(join(folder, "cli.js"), 0o755);
  return folder;
}

export interface ProcessResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly error: string;
}

export interface ProcessOptions {
  readonly cwd?: string;
  /** `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
  readonly input?: string;
  /** Sent once, as soon as this text stands on standard error. */
  readonly interruptAfter?: { readonly text: string; readonly signal: NodeJS.Signals };
}

/** Runs a script with Node, with an environment that holds nothing of the machine but PATH. */
export function runNode(
  script: string,
  words: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(options.node ?? []), script, ...words], {
      cwd: options.cwd ?? tmpdir(),
      env: { PATH: process.env["PATH"], NODE_DISABLE_COMPILE_CACHE: "1", ...options.environment },
    });
    const text = { output: "", error: "" };
    let interrupted = false;
    child.stdout.on("data", (chunk) => (text.output += String(chunk)));
    child.stderr.on("data", (chunk) => {
      text.error += String(chunk);
      const { interruptAfter } = options;
      if (interruptAfter === undefined || interrupted || !text.error.includes(interruptAfter.text)) return;
      interrupted = true;
      child.kill(interruptAfter.signal);
    });
    child.on("error", reject);
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal, ...text }));
    if (options.input !== undefined) child.stdin.end(options.input);
  });
}
