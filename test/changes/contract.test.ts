import { describe, expect, test } from "vitest";
import { diff, promptOf, TestRepository } from "./repository.ts";

/** Reasons of the change from one text of a prompt to another, as `level reason`. */
async function reasons(
  before: string,
  after: string,
  more: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>] = [{}, {}],
): Promise<readonly string[]> {
  const made = new TestRepository();
  made.commit({
    "slipway.yaml": "slipway: 1\nrules: { unused-variable: off }\n",
    "prompts/a.prompt": before,
    ...more[0],
  });
  made.write({ "prompts/a.prompt": after, ...more[1] });
  return promptOf(await diff(made, { base: "main" }), "a").contract.changes.map(
    ({ level, reason }) => `${level} ${reason}`,
  );
}

function prompt(settings: string, body = "Say {{topic}}."): string {
  return `---\n${settings}\n---\n${body}\n`;
}

const input = (lines: string, rest = ""): string => prompt(`input:\n  schema:\n${lines}${rest}`);
const output = (lines: string): string => prompt(`input: { schema: { topic: string } }\noutput:\n  schema:\n${lines}`);
const topic = "    topic: string\n";

describe("the contract", () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      "a new required input",
      input(topic),
      input(`${topic}    tone: string\n`),
      ["major The input `tone` is new and required."],
    ],
    [
      "a new optional input",
      input(topic),
      input(`${topic}    tone?: string\n`),
      ["minor The input `tone` is new and optional."],
    ],
    [
      "a new required input with a default",
      input(topic),
      input(`${topic}    tone: string\n`, "  default: { tone: kind }\n"),
      ["minor The input `tone` is new and optional.", "patch The defaults of the input changed."],
    ],
    [
      "an input that lost its default",
      input(`${topic}    tone: string\n`, "  default: { tone: kind }\n"),
      input(`${topic}    tone: string\n`),
      ["major The input `tone` became required.", "patch The defaults of the input changed."],
    ],
    ["an input that is gone", input(`${topic}    tone: integer\n`), input(topic), ["major The input `tone` is gone."]],
    [
      "an input that was renamed",
      input(`${topic}    tone: integer\n`),
      input(`${topic}    mood: integer\n`),
      ["major The input `tone` seems to be called `mood` now."],
    ],
    [
      "an input that was renamed, beside a new one of the same name elsewhere",
      input(`${topic}    "who(object)": { tone: integer }\n`),
      input(`${topic}    "who(object)": { mood: integer }\n    mood?: string\n`),
      ["major The input `who.tone` seems to be called `mood` now.", "minor The input `mood` is new and optional."],
    ],
    [
      "an input of another type",
      input(`${topic}    count: string\n`),
      input(`${topic}    count: integer\n`),
      ["major The input `count` is `integer` now, and was `string`."],
    ],
    [
      "an input inside another",
      input(`${topic}    customer(object):\n      name: string\n`),
      input(`${topic}    customer(object):\n      name: string\n      plan: string\n`),
      ["major The input `customer.plan` is new and required."],
    ],
    [
      "a wider enum of an input",
      input(`${topic}    tone(enum): [kind]\n`),
      input(`${topic}    tone(enum): [kind, short]\n`),
      ["minor The input `tone` has `short` too."],
    ],
    [
      "words of an input",
      input("    topic: string, one\n"),
      input("    topic: string, another\n"),
      ["patch The input `topic` has another `description`."],
    ],
    [
      "a field of the output that is gone",
      output("    a: string\n    b: integer\n"),
      output("    a: string\n"),
      ["major The output `b` is gone."],
    ],
    [
      "a field of the output that became optional",
      output("    a: string\n"),
      output("    a?: string\n"),
      ["major The output `a` became optional.", "minor The output `a` may be `null` too now."],
    ],
    [
      "a new field of the output",
      output("    a: string\n"),
      output("    a: string\n    b: integer\n"),
      ["minor The output `b` is new and required."],
    ],
    [
      "a narrower output",
      output("    a(enum): [x, y]\n"),
      output("    a(enum): [x]\n"),
      ["major The output `a` no longer has `y`."],
    ],
    [
      "a wider output",
      output("    a(enum): [x]\n"),
      output("    a(enum): [x, y]\n"),
      ["minor The output `a` has `y` too."],
    ],
    [
      "an output without a schema",
      output("    a: string\n"),
      prompt("input: { schema: { topic: string } }"),
      ["major The output has no schema any more."],
    ],
    [
      "another format of the output",
      prompt("input: { schema: { topic: string } }\noutput: { format: json }"),
      prompt("input: { schema: { topic: string } }\noutput: { format: text }"),
      ["major The format of the output is `text` now, and was `json`."],
    ],
    [
      "another model",
      prompt("model: a.b-v1:0\ninput: { schema: { topic: string } }"),
      prompt("model: a.c-v1:0\ninput: { schema: { topic: string } }"),
      ["minor The model is `a.c-v1:0` now, and was `a.b-v1:0`: answers may differ in every way."],
    ],
    [
      "another configuration",
      prompt("config: { temperature: 0 }\ninput: { schema: { topic: string } }"),
      prompt("config: { temperature: 1 }\ninput: { schema: { topic: string } }"),
      ["patch The configuration of the model changed."],
    ],
    [
      "another template without cases",
      prompt("input: { schema: { topic: string } }"),
      prompt("input: { schema: { topic: string } }", "Tell {{topic}}."),
      ["patch Its files changed, and no case shows what it says."],
    ],
    [
      "what cannot be compared",
      output("    type: object\n    properties: { a: { not: { const: 1 } } }\n"),
      output("    type: object\n    properties: { a: { not: { const: 2 } } }\n"),
      ["major The output `a` has `not`, which cannot be compared; treated as major."],
    ],
  ])("%s", async (_, before, after, expected) => {
    expect(await reasons(before, after)).toEqual(expected);
  });

  test("tools that are gone and new", async () => {
    const tools = { "tools/a.yaml": "name: find\n", "tools/b.yaml": "name: send\n" };
    expect(await reasons(prompt("tools: [find]", "Hi."), prompt("tools: [send]", "Hi."), [tools, {}])).toEqual([
      "major The tool `find` is gone.",
      "minor The tool `send` is new: the application has to answer when the model calls it.",
    ]);
  });

  test("inputs of a prompt without a schema are what its template uses", async () => {
    expect(await reasons("Say {{topic}}.\n", "Say {{topic}} to {{name}}.\n")).toEqual([
      "major The input `name` is new and required.",
    ]);
    expect(await reasons("Say {{topic}} to {{name}}.\n", "Say {{topic}}.\n")).toEqual([
      "major The input `name` is gone.",
    ]);
  });

  test("of a prompt that cannot be read now nobody can tell", async () => {
    const unknown = ["major The prompt cannot be read now, so nobody can tell what it promises; treated as major."];
    expect(await reasons(input(topic), "---\ninput: [\n---\nHi.\n")).toEqual(unknown);
    expect(await reasons("Say {{topic}}.\n", "Say {{#if}}.\n")).toEqual(unknown);
    expect(await reasons("---\ninput: [\n---\nHi.\n", input(topic))).toEqual([
      "patch Its files changed, and no case shows what it says.",
    ]);
  });

  test("every reason has its place, in the revision where it stands", async () => {
    const made = new TestRepository();
    made.commit({ "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": input(`${topic}    gone: integer\n`) });
    made.write({ "prompts/a.prompt": input(`    fresh: boolean\n${topic}`) });
    const { changes } = promptOf(await diff(made, { base: "main" }), "a").contract;
    expect(changes.map(({ at, place }) => [at, place?.side, place?.line])).toEqual([
      ["gone", "base", 5],
      ["fresh", "head", 4],
    ]);
  });
});
