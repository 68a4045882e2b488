import { describe, expect, it } from "vitest";
import { check, expectFindings, marked } from "./check-support.ts";

/** A prompt with this Picoschema for its input; lines of the template count from 100. */
function promptOf(schema: string, template: string, rest = ""): string {
  const lines = schema.split("\n").map((line) => `    ${line}`);
  const front = ["---", ...rest.split("\n").filter(Boolean), "input:", "  schema:", ...lines];
  while (front.length < 98) front.push("#");
  return `${[...front, "---", template].join("\n")}\n`;
}

interface Row {
  readonly name: string;
  readonly schema: string;
  readonly template: string;
  /** Findings as `severity rule span message`, without those about cases. */
  readonly finds: readonly string[];
  /** Help of the first finding. */
  readonly help?: string;
  readonly partials?: Readonly<Record<string, string>>;
  readonly rest?: string;
}

const customer = "customer(object):\n  name: string\n  plan?: string\nitems(array):\n  title: string\n  note?: string";

const rows: readonly Row[] = [
  {
    name: "a name that is misspelt",
    schema: "name: string",
    template: "Dear {{nmae}} {{name}}",
    finds: ["error undefined-variable 100:8-12 `nmae` is no variable of this prompt; did you mean `name`?"],
    help: "Write `name`, or add `nmae` to the input schema.",
  },
  {
    name: "a name that nobody declared",
    schema: "name: string",
    template: "Dear {{name}} of {{town}}",
    finds: ["error undefined-variable 100:20-24 `town` is no variable of this prompt."],
    help: "Remove it, or add `town: string` under input.schema. Known here: name.",
  },
  {
    name: "a property that is misspelt",
    schema: customer,
    template: "{{customer.nme}}{{json items}}",
    finds: [
      "error undefined-variable 100:3-15 `customer` has no property `nme`; did you mean `name`?",
      "note unused-variable 6:7-12 The property `plan` is declared, but the template never uses it.",
    ],
    help: "Write `customer.name`, or add `nme` to the input schema.",
  },
  {
    name: "a misspelt name in a test, which Handlebars never reports",
    schema: "premium: boolean",
    template: "{{#if premum}}x{{/if}}{{#unless premium}}y{{/unless}}",
    finds: ["error undefined-variable 100:7-13 `premum` is no variable of this prompt; did you mean `premium`?"],
  },
  {
    name: "a misspelt name in a branch that is rarely taken",
    schema: "a?: boolean\nname: string",
    template: "{{#if a}}{{name}}{{else}}{{#unless a}}{{nam}}{{/unless}}{{/if}}",
    finds: ["error undefined-variable 100:41-44 `nam` is no variable of this prompt; did you mean `name`?"],
  },
  {
    name: "a variable of the prompt inside a loop",
    schema: "brand: string\nitems(array):\n  title: string",
    template: "{{#each items}}{{title}} by {{brand}}{{/each}}{{brand}}",
    finds: [
      "error undefined-variable 100:31-36 `brand` is not known here: inside `{{#each}}` names belong to the element.",
    ],
    help: "Write `{{../brand}}`.",
  },
  {
    name: "ways to reach out of a loop",
    schema: "brand: string\nitems(array):\n  title: string\n  tags(array): string",
    template:
      "{{#each items as |item|}}{{item.title}}{{../brand}}{{@root.brand}}{{#each tags}}{{../title}}{{../../brand}}{{this}}{{/each}}{{/each}}",
    finds: [],
  },
  {
    name: "more `../` than there are contexts",
    schema: "brand: string",
    template: "{{#if brand}}{{../brand}}{{/if}}",
    finds: ["error undefined-variable 100:16-24 `../brand` leads above the prompt's input."],
    help: "Write `brand`.",
  },
  {
    name: "block parameters of loops and of with",
    schema: customer,
    template:
      "{{#each items as |item index|}}{{index}}{{item.titel}}{{/each}}{{#with customer as |c|}}{{c.name}}{{c.age}}{{/with}}",
    finds: [
      "error undefined-variable 100:43-53 `item` has no property `titel`; did you mean `title`?",
      "error undefined-variable 100:101-106 `c` has no property `age`.",
      "note unused-variable 6:7-12 The property `plan` is declared, but the template never uses it.",
      "note unused-variable 9:7-12 The property `note` is declared, but the template never uses it.",
    ],
  },
  {
    name: "a loop's variables without their @",
    schema: "name: string",
    template: "{{#each names}}{{index}}{{/each}}{{name}}",
    finds: ["error undefined-variable 100:9-14 `names` is no variable of this prompt; did you mean `name`?"],
  },
  {
    name: "variables of a loop",
    schema: "items(array):\n  title: string",
    template:
      "{{#each items}}{{@index}}{{@key}}{{#if @first}}{{title}}{{/if}}{{#unless @last}},{{/unless}}{{index}}{{/each}}{{@index}}{{#each items}}{{@../index}}{{/each}}",
    finds: [
      "error undefined-variable 100:95-100 `index` is not known here: variables of a loop begin with `@`.",
      "error loop-variable 100:113-119 `@index` is only known inside `{{#each}}`.",
      "error loop-variable 100:138-147 `@../index` is only known inside `{{#each}}`, and here are fewer loops around it.",
    ],
    help: "Write `{{@index}}`.",
  },
  {
    name: "an optional variable without a guard",
    schema: "plan?: string",
    template: "You have {{plan}}.",
    finds: ["error optional-variable 100:12-16 `plan` may be missing: it is optional in the input schema."],
    help: "Write `{{#if plan}}…{{plan}}…{{/if}}`, give `plan` a value under input.default, or make it required (`plan` without `?`).",
  },
  {
    name: "optional variables behind every kind of guard",
    schema: "plan?: string\nlevel?(enum): [low, high]\ntags?(array): string\nwho?(object):\n  name: string",
    template: [
      "{{#if plan}}{{plan}}{{/if}}",
      "{{#unless plan}}none{{else}}{{plan}}{{/unless}}",
      '{{#ifEquals level "low"}}{{level}}{{/ifEquals}}',
      '{{#unlessEquals level "low"}}-{{else}}{{level}}{{/unlessEquals}}',
      "{{#each tags}}{{this}}{{else}}none{{/each}}",
      "{{#with who}}{{name}}{{/with}}",
      "{{#if who}}{{who.name}}{{/if}}",
      "{{#if who.name}}{{who.name}}{{/if}}",
      "{{#who}}{{name}}{{/who}}",
      "{{#if plan}}{{#each tags}}{{../plan}}{{@root.plan}}{{/each}}{{/if}}",
    ].join("\n"),
    finds: [],
  },
  {
    name: "guards that guard something else, or end too early",
    schema: "a?: string\nb?: string",
    template: "{{#if a}}{{b}}{{else}}{{a}}{{/if}}{{#if b}}{{/if}}{{b}}",
    finds: [
      "error optional-variable 100:12-13 `b` may be missing: it is optional in the input schema.",
      "error optional-variable 100:25-26 `a` may be missing: it is optional in the input schema.",
      "error optional-variable 100:53-54 `b` may be missing: it is optional in the input schema.",
    ],
  },
  {
    name: "an optional property, and a property of an optional object",
    schema: `${customer}\nwho?(object):\n  name: string`,
    template: "{{customer.plan}}{{who.name}}{{#each items}}{{title}}{{note}}{{/each}}",
    finds: [
      "error optional-variable 100:3-16 `customer.plan` may be missing: it is optional in the input schema.",
      "error optional-variable 100:20-28 `who` may be missing: it is optional in the input schema.",
      "error optional-variable 100:56-60 `note` may be missing: it is optional in the input schema.",
      "note unused-variable 5:7-11 The property `name` is declared, but the template never uses it.",
    ],
    help: "Write `{{#if customer.plan}}…{{customer.plan}}…{{/if}}`, or make it required (`plan` without `?`).",
  },
  {
    name: "a default in place of a guard",
    schema: "plan?: string",
    template: "You have {{plan}}.",
    rest: "",
    finds: [],
  },
  {
    name: "elements by number",
    schema: "tags(array): string",
    template: "{{tags.[0]}}{{#if tags.[1]}}{{tags.[1]}}{{/if}}{{tags.length}}",
    finds: ["error optional-variable 100:3-11 `tags.[0]` may be missing: a list can be shorter."],
  },
  {
    name: "properties of what has none",
    schema: "name: string\ncount: number\ntags(array): string",
    template: "{{name.first}}{{count.x}}{{tags.title}}{{name.size}}",
    finds: [
      "error property-of-text 100:3-13 `name` is text and has no property `first`.",
      "error property-of-text 100:17-24 `count` is a number and has no property `x`.",
      "error property-of-text 100:28-38 `tags` is a list and has no property `title`.",
      "error property-of-text 100:42-51 `name` is text and has no property `size`.",
    ],
  },
  {
    name: "structure in text",
    schema: `${customer}\ntags(array): string`,
    template: "{{customer}}{{tags}}{{json customer}}{{#each items}}{{this}}{{/each}}",
    finds: [
      "error structure-in-text 100:3-11 `customer` is an object and cannot be written as text.",
      "error structure-in-text 100:15-19 `tags` is a list and cannot be written as text.",
      "error structure-in-text 100:55-59 `this` is an object and cannot be written as text.",
    ],
    help: "Write one of its properties, `{{customer.name}}`, or `{{json customer}}`.",
  },
  {
    name: "blocks over the wrong type",
    schema: "name: string\ncount: number\nflag: boolean",
    template:
      "{{#each name}}x{{/each}}{{#with count}}y{{/with}}{{#flag}}{{name}}{{/flag}}{{#name}}z{{/name}}{{#each flag}}{{/each}}",
    finds: [
      "error wrong-block-type 100:9-13 `{{#each}}` needs a list or an object, but `name` is text.",
      "error wrong-block-type 100:33-38 `{{#with}}` needs an object, but `count` is a number.",
      "error wrong-block-type 100:79-83 `{{#name}}` needs an object, but `name` is text.",
      "error wrong-block-type 100:103-107 `{{#each}}` needs a list or an object, but `flag` is true or false.",
    ],
    help: "Write `{{name}}`, or declare it as a list: `name(array): string`.",
  },
  {
    name: "each over an object",
    schema: "counts(object):\n  (*): number",
    template: "{{#each counts}}{{@key}}: {{this}}{{/each}}{{counts.anything}}",
    finds: [],
  },
  {
    name: "arguments of helpers",
    schema: "name: string\ncount: number\nprices(object):\n  tea?: number",
    template:
      '{{lookup count name}}{{#if (lookup prices name)}}{{lookup prices "tea"}}{{lookup prices "te"}}{{/if}}{{json prices indent="2"}}{{json prices indent=2}}{{json prise}}{{media url=prices}}',
    finds: [
      "error wrong-helper-type 100:10-15 `lookup` needs an object or a list, but `count` is a number.",
      "error optional-variable 100:50-73 `prices.tea` may be missing: it is optional in the input schema.",
      "error undefined-variable 100:82-88 `prices` has no property `te`; did you mean `tea`?",
      "error wrong-helper-type 100:123-126 `indent` is a number of spaces.",
      "error undefined-variable 100:159-164 `prise` is no variable of this prompt; did you mean `prices`?",
      "error wrong-helper-type 100:178-184 The address of a medium is text, but `prices` is an object.",
    ],
  },
  {
    name: "comparisons that are never true",
    schema: "status(enum): [delivered, lost]\ncount: integer\nname: string",
    template:
      '{{#ifEquals status "lots"}}{{/ifEquals}}{{#ifEquals count "5"}}{{/ifEquals}}{{#ifEquals name "5"}}{{/ifEquals}}{{#ifEquals status "lost"}}x{{/ifEquals}}',
    finds: [
      'warning impossible-comparison 100:20-26 `status` is never "lots", so this is never true; did you mean "lost"?',
      'warning impossible-comparison 100:59-62 `count` is never equal to "5": it has another type.',
    ],
    help: 'Its values are "delivered", "lost".',
  },
  {
    name: "variables that are never used",
    schema: "name: string\nold: string\nhidden?(array): string",
    template: "{{name}}",
    finds: [
      "warning unused-variable 5:5-8 `old` is declared, but the template never uses it.",
      "warning unused-variable 6:5-19 `hidden` is declared, but the template never uses it.",
    ],
  },
  {
    name: "properties that are never used, unless the whole object is",
    schema:
      "a(object):\n  x: string\n  y: string\nb(object):\n  x: string\nc(object):\n  x: string\nd(array):\n  x: string\n  y: string\ne(array):\n  x: string\nf(object):\n  in(object):\n    x: string\n    y: string",
    template:
      "{{a.x}}{{json b}}{{#each c}}{{this}}{{/each}}{{#each d}}{{x}}{{/each}}{{#each e}}{{json this}}{{/each}}{{#with f.in}}{{x}}{{/with}}",
    finds: [
      "note unused-variable 6:7-8 The property `y` is declared, but the template never uses it.",
      "note unused-variable 13:7-8 The property `y` is declared, but the template never uses it.",
      "note unused-variable 19:9-10 The property `y` is declared, but the template never uses it.",
    ],
  },
  { name: "all of them used at once", schema: "a: string\nb: string", template: "{{json this}}", finds: [] },
  {
    name: "all of them used through @root",
    schema: "a: string\nb: string",
    template: "{{#each @root}}{{this}}{{/each}}",
    finds: [],
  },
  {
    name: "variables used through partials alone",
    schema: "name: string\nplan?: string\nteam(object):\n  lead: string",
    template: "{{> card}}{{> who team}}{{#if plan}}{{> plan-line}}{{/if}}",
    partials: { card: "{{name}}", who: "{{lead}}", "plan-line": "{{plan}}" },
    finds: [],
  },
  {
    name: "what partials lack, for the context of each call",
    schema: "team(object):\n  lead: string\nname: string\nplan?: string",
    template: "{{name}}{{> who team}}{{> who}}{{> plan-line}}{{> both lead=name other=plan}}",
    partials: {
      who: "Led by {{lead}}",
      "plan-line": "{{plan}}",
      both: "{{lead}}{{other}}{{#if other}}{{other}}{{/if}}",
    },
    finds: [
      "error undefined-variable 1:10-14 `lead` is not known here: a call of this partial does not pass it, and the prompt has no such variable.",
      "error optional-variable 1:3-7 `plan` may be missing: it is optional in the input schema.",
      "error optional-variable 1:11-16 `other` may be missing: not every call of this partial passes it.",
    ],
  },
  {
    name: "a partial that asks whether something was passed",
    schema: "name: string",
    template: "{{> style}}{{> style personality=name}}",
    partials: { style: "Speak like {{#if personality}}{{personality}}{{else}}a pirate{{/if}}." },
    finds: [],
  },
  {
    name: "what a partial cannot see",
    schema: "items(array):\n  title: string",
    template: "{{#each items as |item|}}{{> row}}{{/each}}",
    partials: { row: "{{title}}{{@index}}{{../items}}{{item.title}}{{@root.items.length}}" },
    finds: [
      "error undefined-variable 1:22-30 `../items` leads out of the partial, which sees only what is passed to it.",
      "error undefined-variable 1:34-44 `item` is not known here: a call of this partial does not pass it.",
    ],
  },
  {
    name: "partials that do not exist",
    schema: "name: string",
    template: "{{> cards}}{{> nothing}}{{#> other}}{{name}}{{/other}}{{name}}",
    partials: { card: "x" },
    finds: [
      "error missing-partial 100:5-10 There is no partial `cards`; did you mean `card`?",
      "error missing-partial 100:16-23 There is no partial `nothing`.",
      "warning unused-partial 1:1-1 No prompt uses the partial `card`.",
    ],
    help: "Write `{{> card}}`.",
  },
  {
    name: "partials that call each other",
    schema: "name: string",
    template: "{{name}}{{> a}}{{> self}}",
    partials: { a: "{{> b}}", b: "{{> c}}", c: "x{{> a}}", self: "{{#if name}}{{> self}}{{/if}}" },
    finds: [
      "error circular-partial 1:6-7 Partials call each other in a circle: a → b → c → a.",
      "error circular-partial 1:17-21 Partials call each other in a circle: self → self.",
    ],
  },
  {
    name: "context data",
    schema: "name: string",
    template: "{{name}}{{@state.user}}{{#if @auth}}x{{/if}}{{#each name}}{{/each}}{{@indx}}",
    finds: [
      "warning context-variable 100:11-22 `@state` comes from the application, and no case says what it is.",
      "warning context-variable 100:30-35 `@auth` comes from the application, and no case says what it is.",
      "error wrong-block-type 100:53-57 `{{#each}}` needs a list or an object, but `name` is text.",
      "error undefined-variable 100:70-75 There is no `@indx`; did you mean `@index`?",
    ],
  },
];

describe("a template is checked against its input schema", () => {
  for (const { name, schema, template, finds, help, partials, rest } of rows) {
    it(name, async () => {
      const text =
        name === "a default in place of a guard"
          ? promptOf(schema, template).replace("\n#\n", "\n  default: { plan: free }\n")
          : promptOf(schema, template, rest);
      const findings = await check({ prompt: text }, partials === undefined ? {} : { partials });
      expectFindings(findings, finds, "prompt-without-case");
      if (help !== undefined) expect(findings[0]?.help).toBe(help);
    });
  }

  it("marks exactly the expression, also after wide characters", async () => {
    const prompt = promptOf("name: string", "😀 ä {{name}} {{json  nme }}");
    const [finding] = await check({ prompt });
    expect(finding === undefined ? undefined : marked(prompt, finding)).toBe("nme");
    expect(finding?.excerpt).toBe("😀 ä {{name}} {{json  nme }}");
  });

  it("reports a mistake in a partial once, for all prompts that call it", async () => {
    const prompts = ["a", "b", "c", "d", "e"].map((name) => ({ name, prompt: promptOf("x: string", "{{x}}{{> p}}") }));
    const findings = await check(prompts, { partials: { p: "{{y}}" } });
    const inPartial = findings.filter((finding) => finding.file === "prompts/_p.prompt");
    expect(inPartial.map((finding) => finding.help)).toEqual([
      "Pass it, `{{> … y=…}}`, or ask for it: `{{#if y}}…{{/if}}`. (Seen in `a`, `b`, `c` and 2 more.)",
    ]);
  });

  it("reports in Dotprompt's own way only what gives an empty text or worse", async () => {
    const prompt = promptOf("plan?: string\nitems(array): string", "{{plan}}{{plna}}{{items}}");
    expectFindings(
      await check({ prompt }, { compat: "dotprompt" }),
      [
        "warning undefined-variable 100:11-15 `plna` is no variable of this prompt; did you mean `plan`?",
        "warning structure-in-text 100:19-24 `items` is a list and cannot be written as text.",
      ],
      "prompt-without-case",
    );
  });
});

describe("schemas are understood", () => {
  const schemas: readonly { name: string; schema: string; template: string; finds: readonly string[] }[] = [
    {
      name: "JSON Schema with a list of properties",
      schema: "{ type: object, properties: { name: { type: string } }, required: [name] }",
      template: "{{name}}{{nam}}",
      finds: ["error undefined-variable 5:11-14 `nam` is no variable of this prompt; did you mean `name`?"],
    },
    {
      name: "open objects",
      schema: "{ type: object, properties: { name: { type: string } }, required: [name], additionalProperties: true }",
      template: "{{name}}{{anything}}",
      finds: [],
    },
    { name: "a schema that says nothing", schema: "{ type: object }", template: "{{anything.at.all}}", finds: [] },
    {
      name: "$ref, also in a circle",
      schema:
        "{ type: object, properties: { root: { $ref: '#/$defs/node' } }, required: [root], $defs: { node: { type: object, required: [name], properties: { name: { type: string }, next: { $ref: '#/$defs/node' } } } } }",
      template: "{{root.name}}{{#if root.next}}{{root.next.name}}{{root.next.nme}}{{/if}}{{root.next.name}}",
      finds: [
        "error undefined-variable 5:51-64 `root.next` has no property `nme`; did you mean `name`?",
        "error optional-variable 5:75-89 `root.next` may be missing: it is optional in the input schema.",
      ],
    },
    {
      name: "allOf and anyOf",
      schema:
        "{ allOf: [ { type: object, properties: { a: { type: string } }, required: [a] }, { type: object, properties: { b: { anyOf: [ { type: string }, { type: object, properties: { c: { type: string } }, required: [c] } ] } }, required: [b] } ] }",
      template: "{{a}}{{b}}{{b.c}}{{d}}",
      finds: [
        "error structure-in-text 5:8-9 `b` can be an object, which cannot be written as text.",
        "error optional-variable 5:13-16 `b` is not always an object, and then `b.c` is missing.",
        "error undefined-variable 5:20-21 `d` is no variable of this prompt.",
      ],
    },
    {
      name: "variants with different properties",
      schema:
        "{ type: object, properties: { who: { oneOf: [ { type: object, properties: { kind: { const: a }, name: { type: string } }, required: [kind, name] }, { type: object, properties: { kind: { const: b }, id: { type: number } }, required: [kind, id] } ] } }, required: [who] }",
      template: '{{who.kind}}{{who.name}}{{#if who.id}}{{who.id}}{{/if}}{{#ifEquals who.kind "c"}}{{/ifEquals}}',
      finds: [
        "error optional-variable 5:15-23 `who.name` may be missing: it is optional in the input schema.",
        'warning impossible-comparison 5:77-80 `who.kind` is never "c", so this is never true.',
      ],
    },
    {
      name: "null beside a type",
      schema:
        "{ type: object, properties: { a: { type: [string, 'null'] }, o: { type: [object, 'null'], properties: { x: { type: string } }, required: [x] } }, required: [a, o] }",
      template: "{{a}}{{#with o}}{{x}}{{/with}}{{o.x}}",
      finds: ["error optional-variable 5:33-36 `o` is not always an object, and then `o.x` is missing."],
    },
  ];
  for (const { name, schema, template, finds } of schemas) {
    it(name, async () => {
      const findings = await check({ prompt: `---\ninput:\n  schema: ${schema}\n---\n${template}\n` });
      expectFindings(findings, finds, "prompt-without-case", "unused-variable");
    });
  }

  it("that cannot be used are reported where they were written", async () => {
    const prompt = [
      "---",
      "input:",
      "  schema:",
      "    type: object",
      "    properties:",
      "      a: { type: strng }",
      "      b: { $ref: 'https://example.com/b.json' }",
      "      c: { type: string, patern: x }",
      "output:",
      "  schema: { type: object, required: name }",
      "---",
      "{{a}}{{b}}{{c}}",
      "",
    ].join("\n");
    const findings = await check({ prompt });
    expectFindings(
      findings.filter((finding) => finding.rule.startsWith("schema-")),
      [
        "error schema-invalid 6:12-16 “strng” is not a type.",
        "error schema-invalid 7:12-16 “https://example.com/b.json” leads out of this schema, and other documents are never fetched.",
        "error schema-invalid 10:27-35 “required” must be a list of property names.",
      ],
    );
  });

  it("whose field is called type are not taken for something else in silence", async () => {
    const prompt = "---\ninput:\n  schema:\n    type: string\n    name: string\n---\n{{this}}\n";
    expectFindings(
      await check({ prompt }),
      [
        "warning schema-doubt 5:5-9 Because of `type: string` this schema is read as JSON Schema, where `name` does nothing.",
      ],
      "prompt-without-case",
    );
  });
});

describe("a prompt without an input schema", () => {
  it("is given the schema that its template and cases suggest", async () => {
    const findings = await check({
      prompt: "Hi {{customer.name}}{{#if plan}} ({{plan}}){{/if}}{{#each items}}{{title}}: {{price}}{{/each}}\n",
      cases: "cases:\n  - name: one\n    input: { customer: { name: A }, items: [{ title: T, price: 2 }] }\n",
    });
    expectFindings(findings, [
      "warning missing-input-schema 1:1-1 The prompt has no input schema, but its template and cases use 3 variables.",
      "note uncovered-branch 1:21-33 No case leads into `{{#if plan}}`.",
    ]);
    expect(findings[0]?.help).toBe(
      [
        "Add this to the front matter, and correct the types:",
        "input:",
        "  schema:",
        "    customer(object):",
        "      name: string",
        "    plan?: string",
        "    items(array):",
        "      title: string",
        "      price: integer",
      ].join("\n"),
    );
  });

  it("is checked against its cases", async () => {
    const findings = await check({
      prompt: "{{nmae}}{{tone}}{{#if extra}}{{extra}}{{/if}}{{missing}}\n",
      cases: "cases:\n  - name: one\n    input: { name: A, tone: b }\n  - name: two\n    input: { name: B }\n",
    });
    expectFindings(
      findings,
      [
        "error undefined-variable 1:3-7 No case has a variable `nmae`; did you mean `name`?",
        "error optional-variable 1:11-15 `tone` may be missing: not every case has it.",
        "error undefined-variable 1:48-55 No case has a variable `missing`.",
      ],
      "missing-input-schema",
      "uncovered-branch",
    );
  });

  it("is left alone where it uses no variable", async () => {
    expectFindings(await check({ prompt: "Tell me a joke.\n" }), [], "prompt-without-case");
  });
});
