/** What the page of a rule says of its severities is what the check reports. */
import { describe, expect, it } from "vitest";
import { loadRules } from "../../src/commands/catalogue.ts";
import { command } from "../../src/commands/check.ts";
import type { Severity } from "../../src/platform/finding.ts";
import { rulePage } from "../../src/reports/pages.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const none = { paths: [], strict: false, all: false, shard: undefined, "max-warnings": undefined };

async function severitiesOf(files: Readonly<Record<string, string>>, rule: string): Promise<readonly Severity[]> {
  const result = await command.run(none, testContext(makeFolder(files)));
  const { findings } = JSON.parse(await result.render("json")) as {
    findings: readonly { rule: string; severity: Severity }[];
  };
  return findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity);
}

const dotprompt = { "slipway.yaml": "slipway: 1\ncompat: dotprompt\n" };
const prompt = (text: string, more: Readonly<Record<string, string>> = {}) => ({ "prompts/a.prompt": text, ...more });
const schema = (lines: string, body: string) => `---\ninput:\n  schema:\n${lines}\n---\n${body}\n`;
const nested = Object.fromEntries(
  Array.from({ length: 25 }, (_, index) => [`prompts/_p${index}.prompt`, `{{> p${index + 1}}}`]),
);

/** A project for each severity that is not the rule's own. */
const deviations: readonly (readonly [string, Severity, Readonly<Record<string, string>>])[] = [
  [
    "undefined-variable",
    "warning",
    prompt("{{#if nmae}}x{{/if}}{{name}}", { "prompts/a.cases.yaml": "cases: [{ name: c, input: { name: x } }]\n" }),
  ],
  ["undefined-variable", "warning", prompt(schema("    name: string", "{{nmae}}"), dotprompt)],
  ["property-of-text", "warning", prompt(schema("    name: string", "{{name.first}}"), dotprompt)],
  ["structure-in-text", "warning", prompt(schema("    tags(array): string", "{{tags}}"), dotprompt)],
  ["wrong-block-type", "warning", prompt(schema("    name: string", "{{#each name}}x{{/each}}"), dotprompt)],
  ["loop-variable", "warning", prompt("{{@index}} x", dotprompt)],
  [
    "unused-variable",
    "note",
    prompt(schema("    who(object):\n      first: string\n      last: string", "{{who.first}}")),
  ],
  ["incomplete-check", "error", prompt("{{> p0}}", { ...nested, "prompts/_p25.prompt": "x" })],
  ["foreign-placeholder", "warning", prompt(schema("    name: string", "{{name}} or {name}"))],
  ["invisible-character", "warning", prompt("Hel\u200blo")],
  [
    "empty-prompt",
    "warning",
    prompt(schema("    a?: string", "{{#if a}}x{{/if}}"), { "prompts/a.cases.yaml": "cases: { c: {} }\n" }),
  ],
  ["front-matter-end", "error", prompt("---\nconfig: {}\n---", dotprompt)],
  ["unknown-role", "error", prompt('{{role "usr"}}x')],
  ["model-id", "warning", prompt("---\nmodel: gpt\n---\nx")],
  ["model-id", "note", prompt("---\nmodel: anthropic/claude-sonnet-4-5\n---\nx")],
  ["parameter-unknown", "error", prompt("---\nconfig: { temprature: 0 }\n---\nx")],
  ["parameter-value", "warning", prompt("---\nconfig: { temperature: 7 }\n---\nx")],
  ["yaml-syntax", "warning", prompt("---\ndescription: !x y\n---\nx")],
  ["unknown-key", "warning", prompt("---\ndescripton: y\n---\nx", dotprompt)],
  [
    "config-invalid",
    "warning",
    prompt("x", {
      "slipway.yaml": "slipway: 1\nmodels: { exec: { command: [node], environment: [AWS_SECRET_ACCESS_KEY] } }\n",
    }),
  ],
  ["expectation-invalid", "warning", prompt("x", { "prompts/a.cases.yaml": "cases: { c: { must: true } }\n" })],
];

describe("the severity of a finding that is not the default of its rule", () => {
  it.each(deviations)("%s: %s stands on its page", async (id, severity, files) => {
    const rule = (await loadRules()).find((one) => one.id === id);
    expect(rule?.severity).not.toBe(severity);
    expect(await severitiesOf(files, id)).toContain(severity);
    expect(rule?.also?.map((one) => one.severity)).toContain(severity);
    const article = severity === "error" ? "an error" : `a ${severity}`;
    expect(rule === undefined ? "" : rulePage(rule)).toContain(`${rule?.severity} by default; `);
    expect(rule === undefined ? "" : rulePage(rule)).toMatch(new RegExp(`; ${article} (?:where|with|in) `));
  });

  it("is shown for every rule that has one", async () => {
    const shown = new Set(deviations.map(([id, severity]) => `${id} ${severity}`));
    const written = (await loadRules()).flatMap(({ id, also = [] }) => also.map(({ severity }) => `${id} ${severity}`));
    expect(written.filter((one) => !shown.has(one))).toEqual([]);
  });
});
