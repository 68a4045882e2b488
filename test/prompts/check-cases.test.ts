import { describe, expect, it } from "vitest";
import { check, expectFindings } from "./check-support.ts";

const prompt = [
  "---",
  "input:",
  "  schema:",
  "    name: string",
  "    age?: integer",
  "    status?(enum): [new, known]",
  "    tags?(array): string",
  "  default:",
  "    age: 30",
  "---",
  '{{name}} {{age}}{{#if status}} {{#ifEquals status "new"}}N{{else}}K{{/ifEquals}}{{/if}}{{#each tags}}{{this}}{{else}}-{{/each}}',
  "",
].join("\n");

describe("the cases of a prompt", () => {
  it("have inputs that fit the schema, and are pointed at exactly where they do not", async () => {
    const cases = [
      "cases:",
      "  - name: sound",
      "    input: { name: A, age: 3, status: new, tags: [x] }",
      "  - name: wrong",
      "    input:",
      "      nmae: A",
      "      age: '3'",
      "      status: nwe",
      "      tags:",
      "        - x",
      "        - 5",
      "  - name: nothing",
      "    input: {}",
      "",
    ].join("\n");
    const findings = await check({ prompt, cases });
    expectFindings(
      findings.filter((finding) => finding.rule === "case-input"),
      [
        "error case-input 5:5-10 The input of `wrong` lacks “name”, which must be there.",
        "error case-input 6:7-11 “nmae” is not known here; did you mean “name”?",
        "error case-input 7:12-15 “age” must be a whole number, but is text.",
        "error case-input 8:15-18 “status” must be “new” or “known”; did you mean “new”?",
        "error case-input 11:11-12 Item 2 of “tags” must be text, but is the number 5.",
        "error case-input 13:5-10 The input of `nothing` lacks “name”, which must be there.",
      ],
    );
    expect(
      findings.every((finding) => finding.file === "prompts/test.cases.yaml" || finding.rule === "uncovered-branch"),
    ).toBe(true);
    expect(findings.find((finding) => finding.range.start.line === 6)?.help).toBe(
      "Write `name`, or add `nmae` to the input schema.",
    );
  });

  it("take what they leave out from the defaults", async () => {
    const cases =
      "cases:\n  - name: one\n    input: { name: A, status: new, tags: [a] }\n  - name: two\n    input: { name: B, status: known }\n";
    expectFindings(await check({ prompt, cases }), []);
  });

  it("are told apart, also where file systems ignore case", async () => {
    const cases =
      "cases:\n  - name: one\n    input: { name: A }\n  - name: One\n    input: { name: B }\n  - name: one\n    input: { name: C }\n";
    expectFindings(
      await check({ prompt, cases }),
      [
        "error duplicate-case 4:11-14 `One` and `one` on line 2 are one name on many file systems.",
        "error duplicate-case 6:11-14 There is a case `one` already, on line 2.",
      ],
      "uncovered-branch",
    );
  });

  it("are missed where there are none", async () => {
    const findings = await check({ prompt });
    expectFindings(findings, [
      "warning prompt-without-case 1:1-1 `test` has no case, so nobody has seen what it gives.",
    ]);
    expect(findings[0]?.help).toBe(
      'Write `test.cases.yaml` beside it: `cases: [{ name: first, input: { name: "…" } }]`.',
    );
  });

  it("are not blamed for a default that does not fit", async () => {
    const cases =
      "cases:\n  - name: one\n    input: { name: A, status: new, tags: [a] }\n  - name: two\n    input: { name: B, status: known }\n";
    expectFindings(await check({ prompt: prompt.replace("age: 30", "age: many"), cases }), [
      "error default-invalid 9:10-14 “age” must be a whole number, but is text.",
    ]);
  });

  it("pass addresses of media that may be used", async () => {
    const withMedia =
      "---\ninput:\n  schema:\n    photo: string\n    more?(array):\n      url: string\n---\n{{media url=photo}}{{#each more}}{{media url=url}}{{/each}}\n";
    const cases = [
      "cases:",
      "  - name: one",
      "    input: { photo: media/a.png }",
      "  - name: two",
      "    input:",
      "      photo: https://example.com/a.png",
      "      more:",
      "        - url: s3://photos/support/1.png",
      "        - url: s3://photos/other/1.png",
      "        - url: media/missing.png",
      "        - url: ../secret.png",
      "        - url: data:image/png;base64,iVBORw0KGgo=",
      "        - url: file:///etc/passwd",
      "",
    ].join("\n");
    const world = { files: ["media/a.png"], mediaAllowed: ["s3://photos/support/"] };
    expectFindings(await check({ prompt: withMedia, cases }, world), [
      "error media-address 6:14-39 `https://example.com/a.png` is on the web, and nothing is fetched from there.",
      "error media-address 9:16-39 `s3://photos/other/1.png` is in no bucket that this project allows.",
      "error media-missing 10:16-33 There is no file `media/missing.png` in the project.",
      "error media-address 11:16-29 `../secret.png` leads out of the project.",
      "error media-address 13:16-34 Addresses that begin with `file:` are not used.",
    ]);
  });
});

describe("branches that no case takes", () => {
  async function uncovered(template: string, cases: string, partials: Record<string, string> = {}) {
    const findings = await check({ prompt: template, cases: `cases:\n${cases}` }, { partials });
    return findings
      .filter((finding) => finding.rule === "uncovered-branch")
      .map((finding) => `${finding.file} ${finding.range.start.line}:${finding.range.start.column} ${finding.message}`);
  }
  const one = (input: string, index = 0) => `  - name: case-${index}\n    input: ${input}\n`;
  const file = "prompts/test.prompt";

  it("are named by their tag", async () => {
    const template =
      "{{#if a}}A{{else if b}}B{{else}}C{{/if}}{{#each list}}x{{else}}none{{/each}}{{#unless a}}N{{/unless}}\n";
    expect(await uncovered(template, one("{ a: true, list: [1] }"))).toEqual([
      `${file} 1:11 No case leads into \`{{else if b}}\`.`,
      `${file} 1:25 No case leads into \`{{else}}\`.`,
      `${file} 1:56 No case leads into \`{{else}}\`.`,
      `${file} 1:77 No case leads into \`{{#unless a}}\`.`,
    ]);
    expect(
      await uncovered(template, one("{ a: true, list: [1] }") + one("{ b: 1, list: [] }", 1) + one("{}", 2)),
    ).toEqual([]);
  });

  it("are found by the rules of rendering", async () => {
    const template =
      '{{#ifEquals n 5}}5{{else}}x{{/ifEquals}}{{#if zero includeZero=true}}Z{{/if}}{{#with o}}{{#if this.p}}P{{/if}}{{/with}}{{#f}}F{{/f}}{{^f}}G{{/f}}{{#each o}}{{#if @first}}1{{else}}2{{/if}}{{/each}}{{#if (lookup o "p")}}L{{/if}}{{#if @state.x}}S{{/if}}\n';
    expect(await uncovered(template, one("{ n: '5', zero: 0, o: { p: 1 }, f: false }"))).toEqual([
      `${file} 1:1 No case leads into \`{{#ifEquals n 5}}\`.`,
      `${file} 1:120 No case leads into \`{{#f}}\`.`,
      `${file} 1:172 No case leads into \`{{else}}\`.`,
      `${file} 1:227 No case leads into \`{{#if @state.x}}\`.`,
    ]);
  });

  it("are named once, not again for each branch inside", async () => {
    expect(await uncovered("{{#if a}}{{#if b}}B{{else}}C{{/if}}D{{/if}}\n", one("{ a: false, b: true }"))).toEqual([
      `${file} 1:1 No case leads into \`{{#if a}}\`.`,
    ]);
  });

  it("count in partials when any prompt takes them", async () => {
    const partials = { p: "{{#if x}}X{{else}}Y{{/if}}{{#if z}}Z{{/if}}" };
    const prompts = [
      { name: "a", prompt: "{{> p}}\n", cases: "cases:\n  - name: one\n    input: { x: true }\n" },
      { name: "b", prompt: "{{> p x=y}}\n", cases: "cases:\n  - name: one\n    input: { y: false }\n" },
    ];
    const findings = (await check(prompts, { partials })).filter((finding) => finding.rule === "uncovered-branch");
    expect(findings.map((finding) => [finding.file, finding.range.start.column, finding.message])).toEqual([
      ["prompts/_p.prompt", 27, "No case leads into `{{#if z}}`."],
    ]);
  });

  it("are not looked for in a prompt without cases", async () => {
    expectFindings(await check({ prompt: "{{#if a}}A{{/if}}\n" }), [], "prompt-without-case", "missing-input-schema");
  });
});
