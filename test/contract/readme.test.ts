import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandEntries } from "../../src/commands/index.ts";

const root = join(import.meta.dirname, "..", "..");

it("the README's table has every command with its summary, and no other", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, name, summary]) => [name, summary]);
  expect(rows).toEqual(commandEntries().map(({ name, summary }) => [name, summary]));
});
