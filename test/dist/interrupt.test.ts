import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOnce, runNode } from "./built.ts";

let dist: string;
let folder: string;

beforeAll(async () => {
  dist = await buildOnce();
  folder = await mkdtemp(join(tmpdir(), "slipway-interrupt-"));
  await mkdir(join(folder, "prompts"));
  await writeFile(
    join(folder, "prompts", "hello.prompt"),
    "---\ninput:\n  schema:\n    name: string\n---\nHello {{name}}.\n",
  );
  // Tells when the command line has begun to listen, so that the test sends its signal neither too early nor late.
  await writeFile(
    join(folder, "armed.cjs"),
    `const on = process.on;
     process.on = function (name, ...rest) {
       const result = on.call(this, name, ...rest);
       if (name === "SIGTERM") require("node:fs").writeSync(2, "armed\\n");
       return result;
     };`,
  );
});

afterAll(async () => {
  await rm(dist, { recursive: true });
  await rm(folder, { recursive: true });
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends a command that waits, with exit code 130 and what to do",
  async (signal) => {
    const words = ["render", "hello", "--input", "-"];
    const node = ["--require", join(folder, "armed.cjs")];
    const ran = await runNode(join(dist, "cli.js"), words, {
      cwd: folder,
      node,
      interruptAfter: { text: "armed", signal },
    });
    expect(ran).toMatchObject({ exitCode: 130, signal: null, output: "" });
    expect(ran.error).toContain("SW0106");
    const json = await runNode(join(dist, "cli.js"), [...words, "--json"], {
      cwd: folder,
      node,
      interruptAfter: { text: "armed", signal },
    });
    expect(json.exitCode).toBe(130);
    expect(JSON.parse(json.output)).toMatchObject({ format: "slipway/error/v1", error: { class: "interrupted" } });
  },
);
