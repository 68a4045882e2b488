/** Dotprompt's conformance cases: ours, which always run, and those of folders that are there. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type DataArgument, Dotprompt } from "dotprompt";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { runConformance } from "../../scripts/conformance.ts";

const root = join(import.meta.dirname, "..", "..");
const ours = join(import.meta.dirname, "..", "fixtures", "dotprompt-cases");
const shared = join(root, "..", "shared", "dotprompt-spec");
const named = (process.env["DOTPROMPT_SPEC"] ?? "").split(delimiter).filter((folder) => folder !== "");

test("our own cases pass", async () => {
  const { passed, failures } = await runConformance([ours]);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThanOrEqual(77);
});

test.runIf(existsSync(shared))("the shared cases pass", async () => {
  const { passed, failures } = await runConformance([shared]);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThanOrEqual(50);
});

test.runIf(named.length > 0)("the cases of DOTPROMPT_SPEC pass", async () => {
  const { passed, failures } = await runConformance(named);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThan(0);
});

interface Suite {
  template: string;
  data?: DataArgument;
  partials?: Record<string, string>;
  resolverPartials?: Record<string, string>;
  schemas?: Record<string, object>;
  tests: { desc: string; data?: DataArgument; options?: object; expect: { messages: unknown } }[];
}

test("our own cases expect what Dotprompt gives", async () => {
  const files = readdirSync(ours, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".yaml"));
  for (const file of files) {
    for (const suite of parse(readFileSync(join(ours, file), "utf8")) as Suite[]) {
      for (const one of suite.tests) {
        const dotprompt = new Dotprompt({
          partials: { ...suite.resolverPartials, ...suite.partials },
          schemas: (suite.schemas ?? {}) as never,
        });
        const { messages } = await dotprompt.render(suite.template, { ...suite.data, ...one.data }, one.options);
        expect(JSON.parse(JSON.stringify(messages)), `${file}: ${one.desc}`).toEqual(one.expect.messages);
      }
    }
  }
});

test("a failure is named with what was expected and what came, and counted on the last line", async () => {
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  try {
    const message = "[{ role: user, content: [{ text: Hello }] }]";
    const suite = `- name: greeting\n  template: "{{word}}"\n  tests:\n    - { desc: right, data: { input: { word: Hello } }, expect: { messages: ${message} } }\n    - { desc: wrong, data: { input: { word: Bye } }, expect: { messages: ${message} } }\n`;
    await writeFile(join(folder, "cases.yaml"), suite);
    let output = "";
    try {
      execFileSync(process.execPath, [join(root, "scripts", "conformance.ts"), folder, ours], { encoding: "utf8" });
    } catch (error) {
      output = String((error as { stdout: string }).stdout);
    }
    const lines = output.trimEnd().split("\n");
    expect(lines.at(-1)).toBe("78 passed, 1 failed");
    expect(lines[0]).toBe("cases.yaml: greeting: wrong");
    expect(output).toContain('expected [{"role":"user","content":[{"text":"Hello"}]}]');
    expect(output).toContain('got      [{"role":"user","content":[{"text":"Bye"}]}]');
  } finally {
    await rm(folder, { recursive: true });
  }
});
