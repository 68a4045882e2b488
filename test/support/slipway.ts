/** The command line from its sources, as a process of its own. */
import { spawn } from "node:child_process";
import { join } from "node:path";

const cli = join(import.meta.dirname, "../../src/cli.ts");

export interface RanSlipway {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs `slipway` in a folder with these variables, and of the machine's own PATH alone. */
export function runSlipway(
  folder: string,
  words: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
  input = "",
): Promise<RanSlipway> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...words], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        HOME: folder,
        GIT_CEILING_DIRECTORIES: join(folder, ".."),
        NO_COLOR: "1",
        ...variables,
      },
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString("utf8");
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output, errors }));
    // A command that reads nothing may have ended before.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
