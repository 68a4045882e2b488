/** Templates, schemas and cases of an attacker: every check ends soon, with a finding where something was left out. */
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/platform/json.ts";
import { createPromptChecker } from "../../src/prompts/check/index.ts";
import { inferInputSchema } from "../../src/prompts/infer.ts";
import { check, optionsOf, partialsOf, subjectOf } from "./check-support.ts";

/** Far above what any of these takes; without a bound each takes minutes, or memory without end. */
const patience = 10_000;

const front = "---\ninput:\n  schema:\n    name: string\n---\n";

describe("the check of hostile input", () => {
  it("ends where partials call partials in ever new ways", { timeout: patience }, async () => {
    const partials: Record<string, string> = {};
    for (let level = 0; level < 30; level++) {
      partials[`p${level}`] = `{{> p${level + 1} a=name}}{{> p${level + 1} b${level}=name}}{{name}}`;
    }
    partials["p30"] = "x";
    const findings = await check({ prompt: `${front}{{> p0}}\n` }, { partials });
    expect(findings.map((finding) => finding.rule)).toContain("incomplete-check");
  });

  it("ends where partials nest blocks upon blocks", { timeout: patience }, async () => {
    const long = `name${".x".repeat(60)}`;
    const open = `{{#with ${long}}}`.repeat(90);
    const close = "{{/with}}".repeat(90);
    const partials: Record<string, string> = { p40: `{{${long}}}` };
    for (let level = 0; level < 40; level++) partials[`p${level}`] = `${open}{{> p${level + 1}}}${close}`;
    const prompt = "---\ninput:\n  schema: { type: object }\n---\n{{> p0}}\n";
    const findings = await check({ prompt, cases: "cases:\n  - name: one\n    input: {}\n" }, { partials });
    expect(findings.map((finding) => finding.rule)).toContain("incomplete-check");
    const { tree } = await subjectOf({ prompt });
    if (tree === undefined) throw new Error("the template does not parse");
    expect(inferInputSchema(tree, partialsOf(partials), [])).toMatchObject({ type: "object" });
  });

  it("lists two hundred problems of a template, and says that there are more", { timeout: patience }, async () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `    property${index}: string`).join("\n");
    const tags = Array.from({ length: 16_000 }, (_, index) => `{{proprety${index}}}`).join("");
    const findings = await check({ prompt: `---\ninput:\n  schema:\n${names}\n---\n${tags}\n` });
    const count = (rule: string) => findings.filter((finding) => finding.rule === rule).length;
    expect(count("undefined-variable")).toBe(200);
    expect(count("incomplete-check")).toBe(1);
    expect(count("too-many-variables")).toBe(1);
    expect(findings.length).toBeLessThan(300);
  });

  it("follows long paths and deep blocks in little time", { timeout: patience }, async () => {
    const path = `name${".x".repeat(20_000)}`;
    const blocks = `${"{{#if name}}".repeat(99)}${"{{name}}".repeat(10_000)}${"{{/if}}".repeat(99)}`;
    const schema = "---\ninput:\n  schema: { type: object }\n---\n";
    const findings = await check({ prompt: `${schema}{{#if name}}{{${path}}}{{/if}}${blocks}\n` });
    expect(findings.map((finding) => finding.rule)).toEqual(["prompt-without-case"]);
  });

  it("looks for placeholders among a million braces and comments", { timeout: patience }, async () => {
    const braces = "{name} {{! x }} {% {# $ ".repeat(30_000);
    const findings = await check({ prompt: `${front}{{name}}${braces}\n` });
    expect(findings.filter((finding) => finding.rule === "foreign-placeholder")).toHaveLength(25);
  });

  it("names some of many invisible characters", { timeout: patience }, async () => {
    const findings = await check({ prompt: `${front}{{name}}${"a\u202e\u200b".repeat(100_000)}\n` });
    expect(findings.filter((finding) => finding.rule === "invisible-character")).toHaveLength(20);
  });

  it("ends at schemas that branch without end", { timeout: patience }, async () => {
    const definitions = Array.from(
      { length: 60 },
      (_, index) =>
        `      a${index}: { type: object, properties: { x: { anyOf: [{ $ref: '#/$defs/a${index + 1}' }, { $ref: '#/$defs/a${index + 1}' }] } } }`,
    ).join("\n");
    const prompt = `---\ninput:\n  schema:\n    $ref: '#/$defs/a0'\n    $defs:\n${definitions}\n      a60: { type: object, properties: { x: { type: string } } }\n---\n{{#if x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x}}{{/if}}{{y}}\n`;
    const findings = await check({ prompt });
    expect(findings.filter((finding) => finding.rule === "undefined-variable")).toHaveLength(1);
  });

  it("reads no prototype", async () => {
    const prompt =
      "---\ninput:\n  schema: { type: object, properties: { name: { type: string } }, required: [name] }\n---\n{{constructor}}{{__proto__.x}}{{name.constructor}}{{#each hasOwnProperty}}{{/each}}{{@constructor}}\n";
    const findings = await check({ prompt });
    expect(findings.map((finding) => [finding.rule, finding.message])).toEqual([
      ["undefined-variable", "`constructor` is no variable of this prompt."],
      ["undefined-variable", "`__proto__` is no variable of this prompt."],
      ["property-of-text", "`name` is text and has no property `constructor`."],
      ["undefined-variable", "`hasOwnProperty` is no variable of this prompt."],
      ["context-variable", "`@constructor` comes from the application, and no case says what it is."],
      ["prompt-without-case", "`test` has no case, so nobody has seen what it gives."],
    ]);
  });

  it("follows cases with a million elements, and nested ones, for as long as it is worth it", {
    timeout: patience,
  }, async () => {
    const subject = await subjectOf({
      prompt: "{{#each list}}{{#each this}}{{#if a}}A{{else}}B{{/if}}{{/each}}{{/each}}\n",
      cases: "cases:\n  - name: one\n    input: {}\n",
    });
    let deep: Json = 1;
    for (let level = 0; level < 5_000; level++) deep = [deep];
    const input: JsonObject = {
      list: Array.from({ length: 1_000 }, () => Array.from({ length: 1_000 }, () => 1)),
      deep,
    };
    const cases = subject.cases.map((one) => ({ ...one, input }));
    const findings = await createPromptChecker(optionsOf()).check({ ...subject, cases });
    expect(findings.map((finding) => finding.rule)).toEqual(["missing-input-schema", "uncovered-branch"]);
  });

  it("infers a schema from cases of any size and depth", { timeout: patience }, async () => {
    const { tree } = await subjectOf({ prompt: "{{name}}\n" });
    if (tree === undefined) throw new Error("the template does not parse");
    let deep: Json = 1;
    for (let level = 0; level < 5_000; level++) deep = { a: deep };
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, index]));
    const schema = inferInputSchema(tree, new Map(), [{ input: { name: "x", deep, wide } }]);
    expect(schema).toMatchObject({ type: "object", properties: { name: { type: "string" } } });
  });
});
