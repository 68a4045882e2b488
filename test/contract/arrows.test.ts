import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { arrowProblems } from "../../scripts/arrows.ts";

test("every import goes the way of the data, and domain code asks and tells the process nothing", async () => {
  expect(await arrowProblems(join(import.meta.dirname, "../.."))).toEqual([]);
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-arrows-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test.each([
  ["stores/a.ts", 'import { x } from "../prompts/x.ts";', "stores must know nothing of prompts"],
  ["stores/a.ts", 'const x = await import("../prompts/x.ts");', "stores must know nothing of prompts"],
  ["stores/a.ts", 'export { x } from "../prompts/x.ts";', "stores must know nothing of prompts"],
  ["gates/a.ts", 'import type { Store } from "../stores/store.ts";', "gates must know nothing of stores"],
  ["prompts/a.ts", 'import { command } from "../commands/check.ts";', "prompts must know nothing of commands"],
  ["commands/a.ts", 'import { main } from "../cli/main.ts";', "commands must know nothing of cli"],
  ["platform/a.ts", 'import "../../scripts/x.ts";', "platform must know nothing of the outside"],
  ["github/a.ts", 'import * as core from "@actions/core";', "only the edge knows"],
  ["project/a.ts", 'const home = process.env["HOME"];', "environment variables come in as arguments"],
  ["project/a.ts", 'console.log("x");', "the edge prints"],
  ["project/a.ts", "process.exit(1);", "the edge ends it"],
  ["strange/a.ts", "export {};", "does not know"],
])("in %s, %s is named", async (file, text, problem) => {
  const [room] = file.split("/");
  const root = await mkdtemp(join(folder, "tree-"));
  await mkdir(join(root, "src", file, ".."), { recursive: true });
  await writeFile(join(root, "src", file), `/* process.env */\n${text}\n`);
  expect(await arrowProblems(root)).toEqual([
    { file: `src/${file}`, line: room === "strange" ? 1 : 2, problem: expect.stringContaining(problem) },
  ]);
});

test("what goes the right way is left alone", async () => {
  const root = await mkdtemp(join(folder, "tree-"));
  await mkdir(join(root, "src", "commands"), { recursive: true });
  await writeFile(
    join(root, "src", "commands", "a.ts"),
    'import { x } from "../stores/x.ts";\nimport { y } from "./b.ts";\n// process.env is read by the edge\n',
  );
  expect(await arrowProblems(root)).toEqual([]);
});
