import { describe, expect, it } from "vitest";
import { buildRequest, type RequestContext } from "../../src/models/build-request.ts";
import type { Json, JsonObject } from "../../src/platform/json.ts";
import { loadProject } from "../../src/project/load.ts";
import { openChecked } from "../../src/prompts/checked.ts";
import type { Message, Prompt } from "../../src/prompts/prompt.ts";
import { makeFolder } from "../project/folder.ts";
import { testModel } from "./requests.ts";

const context: RequestContext = {
  provider: "bedrock",
  command: undefined,
  automated: false,
  readMedia: async (path) => (path === "media/a.png" ? new Uint8Array([1, 2, 3]) : undefined),
};

async function promptOf(settings: string): Promise<Prompt> {
  const { project } = await loadProject(makeFolder({ "prompts/p.prompt": `---\n${settings}\n---\nHello.\n` }));
  for await (const { prompt } of (await openChecked(project)).each()) if (prompt !== undefined) return prompt;
  throw new Error("there is no prompt");
}

async function build(
  settings: string,
  messages: readonly Message[] = [{ role: "user", content: [{ text: "Hello" }] }],
  overrides: Partial<RequestContext> = {},
) {
  const prompt = await promptOf(`model: ${testModel}\n${settings}`);
  const rendering = { prompt: "p", case: "c", model: prompt.model ?? null, config: prompt.config, messages };
  return buildRequest(prompt, rendering, { ...context, ...overrides });
}

async function sound(...parameters: Parameters<typeof build>) {
  const built = await build(...parameters);
  if (!built.ok) throw new Error(built.problem.message);
  return built.request;
}

describe("a request", () => {
  it("takes settings by any of their spellings, and puts each where the model takes it", async () => {
    const { parameters, guardrail, handling } = await sound(
      [
        "config:",
        "  max_tokens: 50",
        "  top_k: 5",
        "  stop_sequences: [END]",
        "  thinking: { type: enabled, budget_tokens: 1024 }",
        "  effort: low",
        "  guardrail: { identifier: abc, version: 3 }",
        "  cachePoints: [system, { at: last, ttl: 1h }]",
        "  serviceTier: priority",
        "  requestMetadata: { team: support }",
      ].join("\n"),
    );
    expect(parameters).toEqual({
      maxOutputTokens: 50,
      stopSequences: ["END"],
      effort: "low",
      additional: { top_k: 5, thinking: { type: "enabled", budget_tokens: 1024 } },
    });
    expect(guardrail).toEqual({ identifier: "abc", version: "3" });
    expect(handling).toEqual({
      cachePoints: [{ at: "system" }, { at: "last", ttl: "1h" }],
      serviceTier: "priority",
      metadata: { team: "support" },
    });
    const nova = await sound("config: { topK: 5 }", undefined, { model: "amazon.nova-pro-v1:0" });
    expect(nova.parameters.additional).toEqual({ inferenceConfig: { topK: 5 } });
  });

  it("has one digest, however it is handled", async () => {
    const plain = await sound("config: { maxOutputTokens: 5 }");
    const handled = await sound(
      "config: { maxTokens: 5, cachePoints: system, serviceTier: flex, requestMetadata: { a: b } }",
    );
    expect(handled.digest).toBe(plain.digest);
    expect((await sound("config: { maxOutputTokens: 6 }")).digest).not.toBe(plain.digest);
  });

  it("is asked at the flex tier in CI where the model has it, and the prompt says nothing", async () => {
    const tier = async (model: string, settings = "", automated = true) =>
      (await sound(settings, undefined, { model, automated })).handling.serviceTier;
    expect(await tier("amazon.nova-pro-v1:0")).toBe("flex");
    expect(await tier("amazon.nova-pro-v1:0", "", false)).toBeUndefined();
    expect(await tier(testModel)).toBeUndefined();
    expect(await tier("amazon.nova-pro-v1:0", "config: { serviceTier: default }")).toBe("default");
  });

  it("tells system from conversation, joins what one speaker says, and leaves out blank texts", async () => {
    const { system, messages } = await sound("", [
      { role: "system", content: [{ text: "Be brief." }, { text: "\n" }] },
      { role: "user", content: [{ text: "One" }, { metadata: { a: 1 } }] },
      { role: "user", content: [{ text: " " }, { data: { two: 2 } }] },
      { role: "model", content: [{ toolRequest: { name: "look", ref: "r1", input: { id: 7 } } }] },
      { role: "tool", content: [{ toolResponse: { name: "look", output: "found" } }] },
    ]);
    expect(system).toEqual(["Be brief."]);
    expect(messages).toEqual([
      { role: "user", content: [{ text: "One" }, { text: '{"two":2}' }] },
      { role: "assistant", content: [{ toolUse: { id: "r1", name: "look", input: { id: 7 } } }] },
      { role: "user", content: [{ toolResult: { id: "r1", name: "look", output: "found" } }] },
    ]);
  });

  it("holds media by their bytes, wherever they stand", async () => {
    const withMedia = (url: string, contentType?: string) =>
      sound("", [
        { role: "user", content: [{ media: { url, ...(contentType === undefined ? {} : { contentType }) } }] },
      ]);
    const file = await withMedia("media/a.png");
    const inline = await withMedia("data:image/png;base64,AQID");
    expect(file.digest).toBe(inline.digest);
    expect([...file.media.values()]).toEqual([new Uint8Array([1, 2, 3])]);
    const remote = await withMedia("s3://photos/a.pdf", "application/pdf");
    expect(remote.messages[0]?.content).toEqual([
      { media: { kind: "document", format: "pdf", source: { s3: "s3://photos/a.pdf" } } },
    ]);
  });

  const impossible: readonly (readonly [
    what: string,
    settings: string,
    messages: readonly Message[],
    overrides?: Partial<RequestContext>,
  ])[] = [
    ["nothing for the model to answer", "", [{ role: "system", content: [{ text: "x" }] }]],
    ["a conversation that the model begins", "", [{ role: "model", content: [{ text: "x" }] }]],
    ["half of a character", "", [{ role: "user", content: [{ text: "\ud83d" }] }]],
    ["a picture in the system prompt", "", [{ role: "system", content: [{ media: { url: "media/a.png" } }] }]],
    ["a medium that is not there", "", [{ role: "user", content: [{ media: { url: "media/b.png" } }] }]],
    ["a medium of another type", "", [{ role: "user", content: [{ media: { url: "media/a.psd" } }] }]],
    ["a model of another service", "", [{ role: "user", content: [{ text: "x" }] }], { model: "googleai/gemini" }],
    ["a command that nobody names", "", [{ role: "user", content: [{ text: "x" }] }], { provider: "exec" }],
    [
      "an open schema that shall be held to",
      "output: { constrained: true, schema: { type: object } }",
      [{ role: "user", content: [{ text: "x" }] }],
    ],
    [
      "a prompt of Prompt Management",
      "",
      [{ role: "user", content: [{ text: "x" }] }],
      { model: "arn:aws:bedrock:us-east-1:111111111111:prompt/PROMPT12345:1" },
    ],
  ];
  for (const [what, settings, messages, overrides] of impossible) {
    it(`is not made of ${what}`, async () => {
      expect(await build(settings, messages, overrides)).toMatchObject({ ok: false });
    });
  }
});

describe("constrained output", () => {
  const schemaFor = async (
    schema: JsonObject | string,
    settings = "",
    model = testModel,
  ): Promise<Json | undefined> => {
    const written = typeof schema === "string" ? schema : JSON.stringify(schema);
    const { outputSchema } = await sound(`output: { format: json, schema: ${written}${settings} }`, undefined, {
      model,
    });
    return outputSchema as Json | undefined;
  };

  it("takes the part of a schema that it can hold a model to", async () => {
    const schema = {
      type: "object",
      properties: {
        name: { type: "string", minLength: 1, pattern: "^a" },
        tags: { type: "array", items: { enum: ["a", "b"] }, maxItems: 3 },
        inner: { type: "object", properties: { at: { type: "string", format: "date" } } },
      },
      required: ["name"],
    };
    expect(await schemaFor(schema)).toEqual({
      type: "object",
      additionalProperties: false,
      required: ["name"],
      properties: {
        name: { type: "string" },
        tags: { type: "array", items: { enum: ["a", "b"] } },
        inner: { type: "object", additionalProperties: false, properties: { at: { type: "string", format: "date" } } },
      },
    });
  });

  it("is not used where the schema or the model cannot, or the author does not want it", async () => {
    const plain = { type: "object", properties: { a: { type: "string" } } };
    expect(await schemaFor(plain)).toBeDefined();
    expect(await schemaFor({ type: "object", additionalProperties: { type: "string" } })).toBeUndefined();
    expect(await schemaFor({ type: "object", properties: { a: { not: { type: "string" } } } })).toBeUndefined();
    expect(await schemaFor(plain, ", constrained: false")).toBeUndefined();
    expect(await schemaFor(plain, "", "amazon.nova-pro-v1:0")).toBeUndefined();
    expect(await schemaFor(plain, ", constrained: true", "amazon.nova-pro-v1:0")).toBeDefined();
  });
});

describe("roles of messages", () => {
  const said = (role: string): Message => ({ role, content: [{ text: "Hello" }] });

  it("that no model knows are refused, and never asked as the user's", async () => {
    const built = await build("config: {}", [said("user"), said("narrator")]);
    expect(built).toMatchObject({
      ok: false,
      problem: {
        message: "A message has the role “narrator”, which no model knows.",
        help: "Write one of the roles `system`, `user`, `model` and `tool`.",
      },
    });
  });

  it("become those of Converse", async () => {
    const { messages, system } = await sound("config: {}", ["system", "user", "model", "user", "assistant"].map(said));
    expect(system).toEqual(["Hello"]);
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);
  });
});
