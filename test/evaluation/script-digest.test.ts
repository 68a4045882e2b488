/** A script's digest and its realm go by one rule: what a script can import is in its digest. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runScript } from "../../src/evaluation/script.ts";
import { scriptDigests } from "../../src/evaluation/script-digest.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "slipway-digest-"));
  mkdirSync(join(root, "checks"));
});
afterAll(() => rmSync(root, { recursive: true }));

/** A script that passes what `words` says, and what a changed `words` does to its digest. */
async function changed(code: string) {
  const file = "checks/words.mjs";
  writeFileSync(join(root, file), `${code}\nexport default () => words.pass;\n`);
  const seen = async (pass: boolean) => {
    writeFileSync(join(root, "checks/words.json"), JSON.stringify({ pass }));
    const digests = await scriptDigests(root, [{ expect: [{ kind: "script", value: file, pointer: "" }] }]);
    const ran = await runScript({
      root,
      file,
      answer: { text: "", toolCalls: [] },
      about: { prompt: "p", case: "c", input: {} },
      node: process.execPath,
      signal: new AbortController().signal,
    });
    return { digest: digests.get(file), ran };
  };
  const [yes, no] = [await seen(true), await seen(false)];
  return { differs: yes.digest !== no.digest, ran: yes.ran };
}

describe("what a script imports", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `"./no${index}.json"`).join(", ");

  test.each([
    ["in double quotes", 'import words from "./words.json";'],
    ["in single quotes", "import words from './words.json' with { type: 'json' };"],
    ["behind a name that begins in a comment", '/* "./ */ import words from "./words.json";'],
    ["behind one in other quotes", '/* \'./ */ import words from "./words.json";'],
    ["before many names that nothing imports", `import words from "./words.json"; [${names(199)}];`],
  ])("is in its digest: %s", async (_, code) => {
    expect(await changed(code)).toMatchObject({ differs: true, ran: { ok: true, value: { pass: true } } });
  });

  test.each([
    ["an escape", 'import words from "./w\\x6frds.json";', "write the import plainly"],
    ["another escape", 'import words from "./w\\u006frds.json"; // "./words.jsn"', "write the import plainly"],
    ["an escape that means itself", 'import words from ".\\/words.json";', "write the import plainly"],
    ["a long name", `import words from "${"./".repeat(160)}words.json";`, "write the import plainly"],
    ["more names than are followed", `import words from "./words.json"; [${names(200)}];`, "more than 200 texts"],
  ])("is refused where the digest would not see it: %s", async (_, code, problem) => {
    expect((await changed(code)).ran).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });
});
