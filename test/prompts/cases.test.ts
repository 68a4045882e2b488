import { symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/platform/json.ts";
import { compileSchemaNow } from "../../src/platform/json-schema/index.ts";
import { loadProject } from "../../src/project/load.ts";
import { isSimple } from "../../src/prompts/cases.ts";
import { caseListSchema } from "../../src/prompts/cases-schema.ts";
import { loadPrompts } from "../../src/prompts/load.ts";
import { makeFolder } from "../project/folder.ts";

async function casesOf(
  cases: string,
  others: Readonly<Record<string, string | Uint8Array>> = {},
  prepare?: (folder: string) => void,
) {
  const folder = makeFolder({ "prompts/sub/a.prompt": "Hi", "prompts/sub/a.cases.yaml": cases, ...others });
  prepare?.(folder);
  const loaded = await loadPrompts((await loadProject(folder)).project);
  return {
    cases: loaded.cases.get("sub/a") ?? [],
    problems: loaded.findings.map(({ rule, range }) => `${range.start.line}:${range.start.column} ${rule}`),
    findings: loaded.findings,
  };
}

describe("the short way through the schema", () => {
  it("is taken only by what the schema takes", () => {
    const compiled = compileSchemaNow(caseListSchema);
    if (!compiled.ok) throw new Error("the schema of cases does not compile");
    const value = fc.oneof(
      fc.constantFrom<unknown>("", "x", null, 5, [], {}),
      fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
    );
    const key = fc.constantFrom("name", "input", "description", "expect", "inptu", "__proto__", "toString");
    const entry = fc.oneof(
      fc.dictionary(key, value, { maxKeys: 3 }),
      fc.record({ name: fc.string(), input: fc.object() }),
      value,
    );
    let simple = 0;
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 3 }), fc.constantFrom({}, { other: 1 }), (cases, more) => {
        const whole = { cases, ...more } as Json;
        if (!isSimple(whole)) return;
        simple++;
        expect(compiled.validator.validate(whole)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(simple).toBeGreaterThan(100);
  });
});

describe("cases", () => {
  it("are a list or a mapping, with input, context, history and expectations", async () => {
    const { cases, problems } = await casesOf(
      "cases:\n  - name: one\n    description: First\n    input: { name: Anna, tags: [a, b] }\n    context: { state: { count: 3 } }\n    history:\n      - { role: user, content: Hello }\n      - role: model\n        content: [{ text: Hi }, { media: { url: media/a.png } }]\n    expect: [{ contains: Anna }]\n",
    );
    expect(problems).toEqual([]);
    expect(cases).toMatchObject([
      {
        name: "one",
        description: "First",
        input: { name: "Anna", tags: ["a", "b"] },
        context: { state: { count: 3 } },
        history: [
          { role: "user", content: [{ text: "Hello" }] },
          { role: "model", content: [{ text: "Hi" }, { media: { url: "media/a.png" } }] },
        ],
        expect: [{ kind: "contains", value: "Anna", pointer: "/cases/0/expect/0/contains" }],
        must: false,
        repeat: 1,
        passRate: 1,
        range: { start: { line: 2, column: 11 }, end: { line: 2, column: 14 } },
        inputPointer: "/cases/0/input",
      },
    ]);
    const mapping = await casesOf("cases:\n  one: { input: { name: Anna } }\n  two:\n");
    expect(mapping.problems).toEqual([]);
    expect(mapping.cases).toMatchObject([
      { name: "one", range: { start: { line: 2, column: 3 } } },
      { name: "two", input: {} },
    ]);
    const list = await casesOf("- name: one\n  input: { name: Anna }\n");
    expect(list).toMatchObject({ problems: [], cases: [{ name: "one", pointer: "/0" }] });
  });

  it("have problems at the places that cause them, and the others are read", async () => {
    const { cases, problems } = await casesOf(
      "cases:\n  - name: good\n    inptu: { a: 1 }\n  - input: {}\n  - name: a/b\n  - name: 5\n  - name: history\n    history: [{ role: assistant, content: Hi }]\n",
    );
    expect(cases.map(({ name }) => name)).toEqual(["good", "history"]);
    expect(problems).toEqual(
      expect.arrayContaining([
        "3:5 unknown-key",
        "4:5 invalid-value",
        "5:11 case-name",
        "6:11 invalid-value",
        "8:23 invalid-value",
      ]),
    );
    expect(problems).toHaveLength(5);
  });

  it("may be JSON, and may stand beside a classic prompt", async () => {
    const folder = makeFolder({
      "prompts/w.json": '{ "variables": { "name": "Jordan" } }',
      "prompt_templates/w.txt": "Hi {{name}}",
      "prompts/w.cases.json": '{ "cases": [{ "name": "other", "input": { "name": "Sam" } }] }',
    });
    const { cases, findings } = await loadPrompts((await loadProject(folder)).project);
    expect(findings).toEqual([]);
    expect(cases.get("w")?.map(({ name, input }) => [name, input])).toEqual([
      ["default", { name: "Jordan" }],
      ["other", { name: "Sam" }],
    ]);
  });

  it("take values from files of the project", async () => {
    const { cases, problems } = await casesOf(
      "cases:\n  - name: one\n    input:\n      letter: { $file: ./letter.txt }\n      order: { $file: data/order.json }\n      rows: [{ $file: ../../data/rows.yaml }]\n      photo: { $file: media/a.png }\n  - name: two\n    input: { $file: data/order.json }\n",
      {
        "prompts/sub/letter.txt": "\ufeffDear all,\r\nbye",
        "data/order.json": '{ "id": 7 }',
        "data/rows.yaml": "- 1\n- 2\n",
        "media/a.png": new Uint8Array([0x89, 0, 1]),
      },
    );
    expect(problems).toEqual([]);
    expect(cases[0]?.input).toEqual({
      letter: "Dear all,\nbye",
      order: { id: 7 },
      rows: [[1, 2]],
      photo: "media/a.png",
    });
    expect(cases[1]?.input).toEqual({ id: 7 });
  });

  it("take nothing from outside the project", async () => {
    const { cases, problems } = await casesOf(
      "cases:\n  - name: one\n    input:\n      a: { $file: /etc/passwd }\n      b: { $file: ../../../etc/passwd }\n      c: { $file: link.txt }\n      d: { $file: Data.txt }\n      e: { $file: x, other: 1 }\n      f: { $file: binary.txt }\n",
      { "data.txt": "x", "binary.txt": new Uint8Array([1, 0]) },
      (folder) => symlinkSync("/etc/passwd", join(folder, "link.txt")),
    );
    expect(problems).toEqual([
      "4:19 path-outside-project",
      "5:19 path-outside-project",
      "6:19 path-outside-project",
      "7:19 file-missing",
      "8:19 file-missing",
      "9:19 file-unreadable",
    ]);
    expect(cases[0]?.input).toEqual({ a: null, b: null, c: null, d: null, e: null, f: null });
  });

  it("belong to a prompt", async () => {
    const { findings } = await casesOf("cases: [{ name: one }]\n", { "prompts/sub/b.cases.yaml": "cases: []\n" });
    expect(findings).toMatchObject([{ rule: "cases-without-prompt", file: "prompts/sub/b.cases.yaml" }]);
  });

  it("are bounded in number", async () => {
    const { cases, findings } = await casesOf(
      `cases:\n${Array.from({ length: 12 }, (_, index) => `  - name: c${index}\n`).join("")}`,
      {
        "slipway.yaml": "slipway: 1\nlimits: { cases: 10 }\n",
      },
    );
    expect(cases).toHaveLength(10);
    expect(findings).toMatchObject([{ message: expect.stringContaining("12 cases; the limit is 10") }]);
  });
});
