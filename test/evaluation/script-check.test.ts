import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scriptFindings } from "../../src/evaluation/check-cases.ts";
import { checkScripts, type ScriptCheck } from "../../src/evaluation/script-check.ts";
import { findProject } from "../../src/project/load.ts";
import { loadPrompts } from "../../src/prompts/load.ts";
import { makeFolder } from "../project/folder.ts";

const sound = "export default () => true;";

async function check(files: Readonly<Record<string, string>>, options: Partial<ScriptCheck> = {}) {
  const { signal } = new AbortController();
  const root = makeFolder(files);
  return Object.fromEntries(
    await checkScripts({ root, files: Object.keys(files), node: process.execPath, signal, ...options }),
  );
}

/** A program in the place of Node. */
async function nodeThat(lines: string): Promise<string> {
  const folder = makeFolder({});
  const path = join(folder, "node.sh");
  await writeFile(path, `#!/bin/sh\n${lines}\n`);
  await chmod(path, 0o755);
  return path;
}

test("tells sound scripts, wrong ones and those that are not there, and runs none", async () => {
  const files = {
    "sound.mjs": `import { words } from "./words.mjs";\nthrow new Error(words);\n${sound}`,
    "words.mjs": "export const words = 'a';\nexport default 1;",
    "broken.mjs": "export default (",
    "no-judge.mjs": "export const a = 1;",
    "lacks.mjs": 'import "./nowhere.mjs";\nexport default 1;',
  };
  expect(await check(files, { files: [...Object.keys(files), "gone.mjs"] })).toEqual({
    "sound.mjs": { outcome: "sound" },
    "words.mjs": { outcome: "sound" },
    "broken.mjs": { outcome: "wrong", why: expect.stringContaining("Unexpected") },
    "no-judge.mjs": { outcome: "wrong", why: "It has no default export, which judges the answer" },
    "lacks.mjs": { outcome: "wrong", why: "nowhere.mjs cannot be read: is it there?" },
    "gone.mjs": { outcome: "wrong", why: "gone.mjs cannot be read: is it there?" },
  });
});

test("says that it did not look: Node not there, no time, and more scripts than it looks at", async () => {
  expect(await check({ "a.mjs": sound }, { node: "/nowhere/node" })).toEqual({
    "a.mjs": { outcome: "unseen", why: "Node cannot be started (ENOENT)" },
  });
  expect(await check({ "a.mjs": sound }, { node: await nodeThat("sleep 30"), timeLimit: 100 })).toEqual({
    "a.mjs": { outcome: "unseen", why: "it was not compiled within 0.1 s" },
  });
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, number) => [`s${number}.mjs`, sound]));
  const states = await check(many);
  expect(states["s199.mjs"]).toEqual({ outcome: "sound" });
  expect(states["s200.mjs"]).toEqual({ outcome: "unseen", why: "the project has more than 200 scripts" });
});

test("looks at the others where Node breaks at one, and gives up where it breaks at each", async () => {
  // Breaks at the first script alone: the flags and the program are handed on.
  const once = await nodeThat(
    `if mkdir "${makeFolder({})}/seen" 2>/dev/null; then exit 3; fi\nexec "${process.execPath}" "$@"`,
  );
  expect(await check({ "a.mjs": sound, "b.mjs": sound }, { node: once })).toEqual({
    "a.mjs": { outcome: "unseen", why: "Node ended with exit code 3" },
    "b.mjs": { outcome: "sound" },
  });
  const six = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [`${name}.mjs`, sound]));
  const states = await check(six, { node: await nodeThat("exit 3") });
  expect(states["d.mjs"]).toEqual({ outcome: "unseen", why: "Node ended with exit code 3" });
  expect(states["f.mjs"]).toEqual({ outcome: "unseen", why: "too many scripts before it could not be looked at" });
});

test("stops when the person stops the command", async () => {
  await expect(check({ "a.mjs": sound }, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});

test("a script that was not looked at is a note, at its expectation, and no error", async () => {
  const root = makeFolder({
    "slipway.yaml": "slipway: 1\n",
    "prompts/a.prompt": "Hello.\n",
    "prompts/a.cases.yaml": "cases:\n  - name: one\n    expect:\n      - script: checks/a.mjs\n",
    "checks/a.mjs": sound,
  });
  const { project } = await findProject(root);
  const { cases } = await loadPrompts(project);
  const { signal } = new AbortController();
  const surroundings = { root, node: "/nowhere/node", signal, hasFile: async () => true };
  expect(await scriptFindings([...cases.values()].flat(), surroundings)).toMatchObject([
    {
      rule: "script-unseen",
      severity: "note",
      file: "prompts/a.cases.yaml",
      range: { start: { line: 4, column: 17 } },
      message: "The script `checks/a.mjs` was not looked at: Node cannot be started (ENOENT).",
    },
  ]);
});
