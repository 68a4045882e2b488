import { describe, expect, it } from "vitest";
import { loadProject } from "../../src/project/load.ts";
import { loadPrompts, openPrompts, promptLimits } from "../../src/prompts/load.ts";
import { makeFolder } from "../project/folder.ts";

async function load(files: Readonly<Record<string, string | Uint8Array>>) {
  const { project, findings } = await loadProject(makeFolder(files));
  expect(findings).toEqual([]);
  const loaded = await loadPrompts(project);
  return {
    ...loaded,
    names: loaded.prompts.map(({ name }) => name),
    prompt: (name: string) => loaded.prompts.find((one) => one.name === name),
    problems: loaded.findings.map(
      ({ rule, file, range }) => `${file}:${range.start.line}:${range.start.column} ${rule}`,
    ),
  };
}

describe("prompts of a project", () => {
  it("are named by their paths, in the order of UTF-8 bytes, variants and folders included", async () => {
    const { names, partials, problems } = await load({
      "prompts/b.prompt": "B",
      "prompts/a.formal.prompt": "A",
      "prompts/a.prompt": "A",
      "prompts/support/triage.prompt": "T",
      "prompts/_greeting.prompt": "Hi",
      "prompts/support/_customer.prompt": "C",
      "prompts/notes.md": "",
      "prompts/data.json": "{}",
      "partials/footer.prompt": "F",
      "partials/legal/_terms.hbs": "T",
      "prompts/partials/header.prompt": "H",
    });
    expect(problems).toEqual([]);
    expect(names).toEqual(["a", "a.formal", "b", "support/triage"]);
    expect([...partials.keys()].sort()).toEqual([
      "customer",
      "footer",
      "greeting",
      "header",
      "legal/terms",
      "support/customer",
      "terms",
    ]);
    expect(partials.get("customer")).toBe(partials.get("support/customer"));
  });

  it("carry settings, schemas, tools and the template's place", async () => {
    const { prompt, problems } = await load({
      "slipway.yaml": "slipway: 1\nmodel: project-model\n",
      "prompts/a.prompt":
        "---\ndescription: Does it\nconfig: { temperature: 0 }\ninput:\n  schema:\n    name: string, who\n    plan?: string\n  default: { plan: free }\noutput: { format: json, schema: Answer }\ntools: [look_up, { name: inline, inputSchema: { type: object } }]\nmaxTurns: 3\nacme.owner: support\nacme.team.lead: anna\n---\n\nHello {{name}}\n",
      "schemas/Answer.yaml": "text: string\nsource: Source\n",
      "schemas/Source.json": '{ "type": "object", "properties": { "url": { "type": "string" } } }',
      "tools/look_up.yaml": "description: Looks it up\ninputSchema:\n  id: string\n",
    });
    expect(problems).toEqual([]);
    expect(prompt("a")).toMatchObject({
      form: "dotprompt",
      description: "Does it",
      model: "project-model",
      modelFrom: "project",
      config: { temperature: 0 },
      input: {
        schema: { type: "object", properties: { name: { type: "string", description: "who" } }, required: ["name"] },
        schemaFrom: "author",
        default: { plan: "free" },
      },
      output: {
        format: "json",
        schema: { properties: { source: { type: "object", properties: { url: { type: "string" } } } } },
      },
      tools: ["look_up", "inline"],
      toolDefinitions: [
        { name: "look_up", description: "Looks it up", inputSchema: { type: "object", required: ["id"] } },
        { name: "inline", inputSchema: { type: "object" } },
      ],
      extensions: { maxTurns: 3, acme: { owner: "support" }, "acme.team": { lead: "anna" } },
      template: { text: "Hello {{name}}" },
    });
    const template = prompt("a")?.template;
    expect(template?.source.text.slice(template.startOffset)).toBe("Hello {{name}}\n");
    expect(prompt("a")?.input.schemaPlaces?.get("/properties/plan")).toBe("/plan?");
    expect(prompt("a")?.locations.keyAt("/input/schema/plan?")?.start.line).toBe(7);
  });

  it("have problems at the places that cause them", async () => {
    const { problems, findings } = await load({
      "prompts/a.prompt": "---\nmodle: x\nconfig: hot\ninput:\n  schema: Missing\ntools: [lookup]\n---\nHi\n",
      "prompts/b.prompt": "---\nmodel: [x\n---\nHi\n",
      "prompts/c.prompt": new Uint8Array([0x48, 0xe9]),
      "tools/look_up.json": '{ "name": "look_up", "inputSchema": { "type": "object" } }',
      "tools/bad.yaml": "- name: no spaces here\n",
    });
    expect(problems).toEqual([
      "tools/bad.yaml:1:9 tool-invalid",
      "prompts/a.prompt:2:1 unknown-key",
      "prompts/a.prompt:3:9 invalid-value",
      "prompts/a.prompt:5:11 schema-invalid",
      "prompts/a.prompt:6:9 tool-missing",
      "prompts/b.prompt:2:10 yaml-syntax",
      "prompts/c.prompt:1:1 file-unreadable",
    ]);
    expect(findings.find(({ rule }) => rule === "tool-missing")).toMatchObject({ help: "Write `look_up`." });
    expect(findings.find(({ rule }) => rule === "unknown-key")).toMatchObject({
      help: "Write `model`.",
      severity: "error",
    });
  });

  it("keep foreign keys in compat mode, with a warning", async () => {
    const { findings } = await load({
      "slipway.yaml": "slipway: 1\ncompat: dotprompt\n",
      "prompts/a.prompt": "---\ncustom: x\n---\nHi\n",
    });
    expect(findings).toMatchObject([{ rule: "unknown-key", severity: "warning" }]);
  });

  it("may not share a name, and globs name them apart", async () => {
    const files = { "a/x/prompts/t.prompt": "1", "a/y/prompts/t.prompt": "2", "a/other/t.prompt": "3" };
    const double = await load({ ...files, "slipway.yaml": "slipway: 1\nprompts: [a/x/prompts, a/y/prompts]\n" });
    expect(double).toMatchObject({ names: ["t"], problems: ["a/y/prompts/t.prompt:1:1 duplicate-prompt"] });
    const capitals = await load({
      "a/Triage.prompt": "1",
      "b/Triage.prompt": "2",
      "c/triage.prompt": "3",
      "slipway.yaml": "slipway: 1\nprompts: [a, b, c]\n",
    });
    expect(capitals).toMatchObject({
      names: ["Triage", "triage"],
      problems: ["b/Triage.prompt:1:1 duplicate-prompt", "c/triage.prompt:1:1 duplicate-prompt"],
    });
    const glob = await load({ ...files, "slipway.yaml": 'slipway: 1\nprompts: "a/*/prompts"\n' });
    expect(glob).toMatchObject({ names: ["x/prompts/t", "y/prompts/t"], problems: [] });
    const file = await load({
      ...files,
      "a/other/t.cases.yaml": "cases: { one: {} }\n",
      "a/other/u.prompt": "U",
      "slipway.yaml": "slipway: 1\nprompts: [a/other/t.prompt]\n",
    });
    expect(file).toMatchObject({ names: ["t"], problems: [] });
    expect(file.cases.get("t")).toHaveLength(1);
  });

  it("are looked for in folders that exist, inside the project", async () => {
    const { findings } = await load({
      "slipway.yaml": "slipway: 1\nprompts: [Prompts, ../elsewhere, prompts]\nschemas: schemes\n",
      "prompts/a.prompt": "Hi",
    });
    expect(findings.map(({ rule, range, help }) => [rule, range.start.line, help])).toEqual(
      expect.arrayContaining([
        ["file-missing", 2, expect.stringContaining("prompts")],
        ["path-outside-project", 2, expect.any(String)],
        ["file-missing", 3, expect.any(String)],
      ]),
    );
  });

  it("may share their folder with partials, tools and schemas", async () => {
    const { names, partials, problems } = await load({
      "slipway.yaml": "slipway: 1\nprompts: .\npartials: .\ntools: .\nschemas: data\n",
      "a.prompt": "A",
      "_p.prompt": "P",
      "sub/_q.hbs": "Q",
      "data/b.prompt": "B",
      "data/X.yaml": "x: string\n",
      "look.json": '{ "name": "look" }',
    });
    expect({ names, partials: [...partials.keys()] }).toEqual({
      names: ["a", "data/b"],
      partials: ["p", "sub/q", "q"],
    });
    expect(problems.filter((problem) => !problem.includes("slipway.yaml"))).toEqual([]);
  });

  it("are bounded in number", async () => {
    expect(
      await load({
        "slipway.yaml": "slipway: 1\nlimits: { prompts: 1 }\n",
        "prompts/a.prompt": "A",
        "prompts/b.prompt": "B",
      }),
    ).toMatchObject({ names: ["a"], problems: ["slipway.yaml:1:1 too-many-prompts"] });
  });

  it("may be missing, with a warning", async () => {
    expect(await load({ "slipway.yaml": "slipway: 1\nprompts: [texts]\n", "texts/_p.prompt": "x" })).toMatchObject({
      problems: ["slipway.yaml:2:11 no-prompts"],
    });
  });

  it("have names that a bundle can hold", async () => {
    const long = "x".repeat(150);
    const { problems } = await load({
      "prompts/a..prompt": "A",
      [`prompts/${long}/${long}/a.prompt`]: "A",
      "prompts/a.b.prompt": "A",
    });
    expect(problems.map((problem) => problem.replace(/x+/g, "x"))).toEqual([
      "prompts/a..prompt:1:1 path-not-portable",
      "prompts/x/x/a.prompt:1:1 path-not-portable",
    ]);
  });

  it("are not looked for in the stores of environments", async () => {
    const { names } = await load({
      "slipway.yaml": "slipway: 1\nprompts: .\nenvironments: { beta: { store: ./releases/beta } }\n",
      "a.prompt": "A",
      "releases/beta/outputs/a.prompt": "copy",
    });
    expect(names).toEqual(["a"]);
  });

  it("may call partials, whose settings have no effect", async () => {
    const files = { "prompts/a.prompt": "A", "prompts/_p.prompt": "---\nmodel: x\n---\nText\n" };
    const strict = await load(files);
    expect(strict.problems).toEqual(["prompts/_p.prompt:1:1 partial-settings"]);
    expect(strict.partials.get("p")?.template.text).toBe("Text");
    const compat = await load({ ...files, "slipway.yaml": "slipway: 1\ncompat: dotprompt\n" });
    expect(compat.partials.get("p")?.template.text).toBe("---\nmodel: x\n---\nText\n");
  });

  it("end in a circle of schemas without harm", async () => {
    const { prompt } = await load({
      "prompts/a.prompt": "---\ninput: { schema: A }\n---\nHi\n",
      "schemas/A.yaml": "b: B\n",
      "schemas/B.yaml": "a: A\n",
    });
    expect(prompt("a")?.input.schema).toMatchObject({ properties: { b: { properties: { a: true } } } });
  });

  it("are read a few at a time, in order, and no further than the caller goes", async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 100; index++)
      files[`prompts/p${String(index).padStart(3, "0")}.prompt`] = `Number ${index}`;
    const { project } = await loadProject(makeFolder(files));
    const set = await openPrompts(project);
    expect(set.names).toHaveLength(100);
    const seen: string[] = [];
    for await (const { prompt } of set.each(({ name }) => name !== "p001")) {
      seen.push(prompt?.template.text ?? "");
      if (seen.length === 3) break;
    }
    expect(seen).toEqual(["Number 0", "Number 2", "Number 3"]);
  });

  it("have limits from slipway.yaml", async () => {
    const { project } = await loadProject(makeFolder({ "slipway.yaml": "slipway: 1\nlimits: { partialDepth: 3 }\n" }));
    expect(promptLimits(project)).toMatchObject({ partialDepth: 3, messages: 1000 });
  });
});

describe("tools", () => {
  it.each([
    ["Bedrock", { tools: [{ toolSpec: { name: "t", description: "d", inputSchema: { json: { type: "object" } } } }] }],
    ["OpenAI", [{ type: "function", function: { name: "t", description: "d", parameters: { type: "object" } } }]],
    ["Anthropic", { name: "t", description: "d", input_schema: { type: "object" } }],
    ["MCP", { tools: [{ name: "t", description: "d", inputSchema: { type: "object" } }] }],
  ])("are read as %s writes them", async (_, definition) => {
    const { prompt, problems } = await load({
      "prompts/a.prompt": "---\ntools: [t]\n---\nHi\n",
      "tools/t.json": JSON.stringify(definition),
    });
    expect(problems).toEqual([]);
    expect(prompt("a")?.toolDefinitions).toEqual([{ name: "t", description: "d", inputSchema: { type: "object" } }]);
  });
});
