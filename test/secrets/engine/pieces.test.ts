/** Secrets that are put together from pieces without an operator between them. */
import { describe, expect, it } from "vitest";
import { loadScanner, scanBytes } from "../../../src/secrets/scanner.ts";
import { githubToken } from "../support/secrets.ts";

const token = githubToken();
const [first, second, third] = [token.slice(0, 17), token.slice(17, 25), token.slice(25)];

async function rulesIn(text: string): Promise<readonly string[]> {
  return scanBytes(await loadScanner(), Buffer.from(text), "a.txt").map(({ rule }) => rule);
}

describe("a secret in pieces", () => {
  it.each([
    ["a list that is joined", `const t = ["${first}", "${second}", "${third}"].join("");`],
    ["a list over several lines", `const t = [\n  '${first}',\n  '${second}${third}',\n].join('');`],
    ["words of a shell side by side", `export T='${first}''${second}'"${third}"`],
    ["a sum inside a list that is not joined", `const t = ["${first}" + "${second}${third}", "${second}"];`],
  ])("is found: %s", async (_, text) => {
    expect(await rulesIn(text)).toEqual(["github-classic-token"]);
  });

  it.each([
    ["a list that is not joined", `const t = ["${first}", "${second}", "${third}"];`],
    ["a list joined with something between", `const t = ["${first}", "${second}", "${third}"].join("-");`],
    ["words with a blank between", `echo '${first}' "${second}${third}"`],
  ])("is none: %s", async (_, text) => {
    expect(await rulesIn(text)).toEqual([]);
  });
});
