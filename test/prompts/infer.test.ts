import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Json } from "../../src/platform/json.ts";
import { inferInputSchema, picoschemaLines } from "../../src/prompts/infer.ts";
import { picoschema } from "../../src/prompts/picoschema.ts";
import { partialsOf, subjectOf } from "./check-support.ts";

async function inferred(
  template: string,
  inputs: readonly { [name: string]: Json }[] = [],
  partials: Record<string, string> = {},
) {
  const { tree } = await subjectOf({ prompt: template });
  if (tree === undefined) throw new Error("the template does not parse");
  return inferInputSchema(
    tree,
    partialsOf(partials),
    inputs.map((input) => ({ input })),
  );
}

describe("an input schema is inferred", () => {
  const rows: readonly {
    name: string;
    template: string;
    inputs?: readonly { [name: string]: Json }[];
    partials?: Record<string, string>;
    lines: readonly string[];
  }[] = [
    { name: "text from tags", template: "{{name}}", lines: ["name: string"] },
    {
      name: "from tests alone: true or false, and optional",
      template: "{{#if premium}}x{{/if}}",
      lines: ["premium?: boolean"],
    },
    { name: "optional where every use is guarded", template: "{{#if plan}}{{plan}}{{/if}}", lines: ["plan?: string"] },
    {
      name: "required where some use is not",
      template: "{{#if plan}}{{plan}}{{/if}}{{plan}}",
      lines: ["plan: string"],
    },
    {
      name: "lists of texts and of objects",
      template:
        "{{#each tags}}{{this}}{{/each}}{{#each items as |i|}}{{i.title}}{{#if i.note}}{{i.note}}{{/if}}{{/each}}",
      lines: ["tags(array): string", "items(array):", "  title: string", "  note?: string"],
    },
    {
      name: "objects, through with and paths",
      template: "{{customer.name}}{{#with customer.address}}{{city}}{{/with}}",
      lines: ["customer(object):", "  name: string", "  address?(object):", "    city: string"],
    },
    {
      name: "from comparisons",
      template: '{{#ifEquals status "x"}}{{/ifEquals}}{{#ifEquals n 5}}{{/ifEquals}}',
      lines: ["status?: string", "n?: number"],
    },
    { name: "anything for json", template: "{{json data}}", lines: ["data: any"] },
    {
      name: "through partials and their parameters",
      template: "{{> p}}{{> q who=user.name}}",
      partials: { p: "{{brand}}", q: "{{who}}" },
      lines: ["brand: string", "user(object):", "  name: string"],
    },
    {
      name: "outer names inside a loop",
      template: "{{#each items}}{{../brand}}{{@root.town}}{{title}}{{/each}}",
      lines: ["items(array):", "  title: string", "brand: string", "town: string"],
    },
    {
      name: "with types from cases",
      template: "{{name}}{{count}}{{#if extra}}{{extra}}{{/if}}{{#each rows}}{{price}}{{/each}}",
      inputs: [
        { name: "a", count: 3, rows: [{ price: 1 }, { price: 1.5, id: 4 }], unused: true },
        { name: "b", count: 4, rows: [], extra: null },
      ],
      lines: [
        "name: string",
        "count: integer",
        "extra?: string",
        "rows(array):",
        "  price: number",
        "  id?: integer",
        "unused?: boolean",
      ],
    },
    { name: "with names that need quotes", template: "{{[a: b]}}", lines: ['"a: b": string'] },
  ];
  for (const { name, template, inputs, partials, lines } of rows) {
    it(name, async () => {
      const schema = await inferred(template, inputs, partials);
      expect(picoschemaLines(schema)).toEqual(lines);
      // What is shown for pasting is understood again.
      expect(picoschema(parse(lines.join("\n")) as Json).problems).toEqual([]);
    });
  }
});
