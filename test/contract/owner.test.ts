import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownerNote, repositoryName } from "../../src/commands/own-repository.ts";

const root = join(import.meta.dirname, "../..");

/** Pages that readers begin with; a rule's page or an error's names no repository. */
async function pages(): Promise<readonly string[]> {
  const docs = (await readdir(join(root, "docs"))).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  const actions = (await readdir(join(root, "actions"))).map((name) => `actions/${name}/README.md`);
  return ["README.md", ...docs, ...actions];
}

test("a page that names this repository by a placeholder says what belongs there", async () => {
  expect(repositoryName().startsWith("OWNER/")).toBe(ownerNote() !== undefined);
  const unexplained: string[] = [];
  for (const page of await pages()) {
    const text = await readFile(join(root, page), "utf8");
    if (/\bOWNER\/slipway\b/.test(text) && !/`OWNER`[^.]* stands for the account/.test(text)) unexplained.push(page);
  }
  expect(unexplained).toEqual([]);
});
