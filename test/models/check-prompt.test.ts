import { describe, expect, it } from "vitest";
import { checkModelName, checkPromptModel } from "../../src/models/check-prompt.ts";
import { readModelIdentifier } from "../../src/models/identifier.ts";
import { lifecycleOf, modelEnds } from "../../src/models/lifecycle.ts";
import { createSource } from "../../src/platform/text.ts";
import { brief, subjectOf } from "../prompts/check-support.ts";

const today = "2026-11-23";

async function findingsFor(settings: string, day = today) {
  const { prompt } = await subjectOf({ prompt: `---\n${settings}\n---\nHello.\n` });
  return checkPromptModel(prompt, day);
}

describe("the name of a model", () => {
  const sound = [
    "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "global.anthropic.claude-opus-4-8",
    "us-gov.amazon.nova-pro-v1:0",
    "amazon.nova-pro-v1:0",
    "meta.llama3-3-70b-instruct-v1:0",
    "arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/abc123",
    "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-pro-v1:0",
    "arn:aws:bedrock:us-east-1:111111111111:prompt/PROMPT12345:1",
  ];
  for (const model of sound) {
    it(`${model} is accepted`, async () => {
      expect(brief(await findingsFor(`model: ${model}`))).toEqual([]);
    });
  }

  const wrong: readonly [model: string, finding: string, help: string][] = [
    [
      "anthropic.claude-3-sonnet-20240229-v1:0",
      "error model-ended 2:8-47 `anthropic.claude-3-sonnet-20240229-v1:0` reached the end of its life on Bedrock on 2026-07-30: every request is refused.",
      "Write `global.anthropic.claude-sonnet-4-5-20250929-v1:0`, and evaluate the prompt with it.",
    ],
    [
      "eu.anthropic.claude-sonnet-4-20250514-v1:0",
      "error model-ended 2:8-50 `eu.anthropic.claude-sonnet-4-20250514-v1:0` reached the end of its life on Bedrock on 2026-10-14: every request is refused.",
      "Write `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`, and evaluate the prompt with it.",
    ],
    [
      "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
      "error model-ended 2:8-90 `arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1…` reached the end of its life on Bedrock on 2026-09-10: every request is refused.",
      "Write `global.anthropic.claude-haiku-4-5-20251001-v1:0`, and evaluate the prompt with it.",
    ],
    [
      "ai21.jamba-1-5-large-v1:0",
      "warning model-ending 2:8-33 `ai21.jamba-1-5-large-v1:0` reaches the end of its life on Bedrock on 2026-11-26, in 3 days.",
      "Write `global.anthropic.claude-sonnet-4-5-20250929-v1:0`, and evaluate the prompt with it.",
    ],
    [
      "amazon.titan-text-lite-v1",
      "error model-ended 2:8-33 `amazon.titan-text-lite-v1` reached the end of its life on Bedrock by 2025-12-18: every request is refused.",
      "Write `amazon.nova-micro-v1:0`, and evaluate the prompt with it.",
    ],
    [
      "anthropic.claude-sonnet-4-5-20250929-v1:0",
      "warning model-profile 2:8-49 `anthropic.claude-sonnet-4-5-20250929-v1:0` can be called by an inference profile only.",
      "Write `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`, or another of us, eu, apac, au, jp, us-gov, global before it.",
    ],
    [
      "ue.anthropic.claude-sonnet-4-5-20250929-v1:0",
      "error model-id 2:8-52 There is no group of regions `ue`.",
      "Write `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`, or another of us, eu, apac, au, jp, us-gov, global before `.anthropic.claude-sonnet-4-5-20250929-v1:0`.",
    ],
    [
      "eu.anthropic.claude-sonet-4-6",
      "warning model-id 2:8-37 `eu.anthropic.claude-sonet-4-6` is no model that is known here, and `sonet` looks like `sonnet`.",
      "Did you mean `eu.anthropic.claude-sonnet-4-6`?",
    ],
    [
      "eu.anthropic.claude-sonet-4-5",
      "warning model-id 2:8-37 `eu.anthropic.claude-sonet-4-5` is no model that is known here, and `sonet` looks like `sonnet`.",
      "Did you mean `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`?",
    ],
    [
      "antropic.claude-x",
      "error model-id 2:8-25 Bedrock has no provider `antropic`; did you mean `anthropic`?",
      "Ids begin with the provider: ai21, amazon, anthropic, cohere, deepseek, google and others.",
    ],
    [
      "anthropic/claude-sonnet-4-5",
      "note model-id 2:8-35 `anthropic/claude-sonnet-4-5` is a model of another service: Slipway can check and release the prompt, but not run it.",
      "For Amazon Bedrock write an id such as `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`.",
    ],
    [
      "bedrock/amazon.nova-pro-v1:0",
      "error model-id 2:8-36 `bedrock/amazon.nova-pro-v1:0` is not how Bedrock names its models.",
      "Write `amazon.nova-pro-v1:0`.",
    ],
    [
      "claude-3-sonnet",
      "warning model-id 2:8-23 `claude-3-sonnet` is no model of Amazon Bedrock by its form.",
      "Did you mean `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`?",
    ],
    [
      "arn:aws:s3:::bucket",
      "error model-id 2:8-27 `arn:aws:s3:::bucket` is no ARN of a model on Bedrock.",
      "Copy the ARN of an inference profile, a model, a prompt or a provisioned model from the Bedrock console.",
    ],
  ];
  for (const [model, finding, help] of wrong) {
    it(`${model} is named with what to write instead`, async () => {
      const findings = await findingsFor(`model: ${model}`);
      expect(brief(findings)).toEqual([finding]);
      expect(findings[0]?.help).toBe(help);
    });
  }

  it("is judged by the day that is given", async () => {
    const rules = async (day: string) =>
      (await findingsFor("model: us.anthropic.claude-opus-4-1-20250805-v1:0", day)).map((finding) => finding.rule);
    expect(await rules("2026-10-09")).toEqual([]);
    expect(await rules("2026-10-10")).toEqual(["model-ending"]);
    expect(await rules("2027-01-07")).toEqual(["model-ending"]);
    expect(await rules("2027-01-08")).toEqual(["model-ended"]);
  });

  it("is pointed at in slipway.yaml where the project names it", () => {
    const source = createSource("slipway.yaml", "slipway: 1\nmodel: anthropic.claude-3-sonnet-20240229-v1:0\n");
    const place = { start: { line: 2, column: 8 }, end: { line: 2, column: 47 } };
    const [finding] = checkModelName("anthropic.claude-3-sonnet-20240229-v1:0", source, place, today);
    expect([finding?.rule, finding?.file, finding?.range]).toEqual(["model-ended", "slipway.yaml", place]);
  });

  it("is read from hostile text in linear time", () => {
    for (const text of [`${"a.".repeat(100_000)}!`, `arn:${":".repeat(100_000)}`, `arn:aws${"-a".repeat(100_000)}`]) {
      expect(["unknown", "bad-arn", "model"]).toContain(readModelIdentifier(text).kind);
    }
  });
});

describe("the table of ends", () => {
  it("names no replacement that ends itself", () => {
    for (const { instead } of modelEnds) {
      if (instead !== undefined) expect(lifecycleOf(instead, "2027-06-01").state, instead).toBe("live");
    }
  });

  it.each([
    ["anthropic.claude-v1", "2024-02-28"],
    ["anthropic.claude-v2", "2025-07-21"],
    ["anthropic.claude-v2:1", "2025-09-19"],
    ["anthropic.claude-instant-v1", "2025-09-19"],
    ["anthropic.claude-3-opus-20240229-v1:0", "2026-04-08"],
    ["cohere.command-text-v14", "2025-08-12"],
    ["cohere.command-light-text-v14", "2025-08-12"],
    ["amazon.titan-text-express-v1", "2025-12-29"],
  ])("knows that %s is gone, and what to take instead", async (model, end) => {
    const [finding] = await findingsFor(`model: ${model}`);
    expect(finding).toMatchObject({ rule: "model-ended", severity: "error" });
    expect(finding?.message).toContain(end);
    expect(finding?.help).toMatch(/`(?:[a-z]+\.)?(?:anthropic|amazon)\.[^`]+`/);
  });

  it("tells models of one family apart", () => {
    expect(lifecycleOf("anthropic.claude-sonnet-4-5-20250929-v1:0", today).state).toBe("live");
    expect(lifecycleOf("anthropic.claude-opus-4-6-v1", today).state).toBe("live");
    expect(lifecycleOf("meta.llama3-2-11b-instruct-v1:0", today).state).toBe("ended");
  });
});

describe("parameters", () => {
  const sonnet = "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
  const opus = "model: eu.anthropic.claude-opus-4-8";
  const table: readonly [name: string, settings: string, findings: readonly string[]][] = [
    ["all is well", `${sonnet}\nconfig: { temperature: 0, maxOutputTokens: 400, stopSequences: [END], topK: 5 }`, []],
    [
      "temperature and topP together",
      `${sonnet}\nconfig:\n  temperature: 0.5\n  topP: 0.9`,
      [
        "error parameter-refused 5:3-7 `eu.anthropic.claude-sonnet-4-5-20250929-v1:0` takes `temperature` or `topP`, not both: Bedrock refuses the request.",
      ],
    ],
    [
      "sampling with a model that refuses it",
      `${opus}\nconfig:\n  temperature: 0.5\n  topK: 3\n  maxTokens: 5`,
      [
        "error parameter-refused 4:3-14 `eu.anthropic.claude-opus-4-8` takes no `temperature`: Bedrock refuses the request.",
        "error parameter-refused 5:3-7 `eu.anthropic.claude-opus-4-8` takes no `topK`: Bedrock refuses the request.",
      ],
    ],
    [
      "older Claude takes both",
      "model: arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/a\nconfig: { temperature: 0.5, topP: 0.9 }",
      [],
    ],
    [
      "misspelt and unknown parameters",
      `${sonnet}\nconfig:\n  temprature: 1\n  max_tokens: 5\n  colour: red`,
      [
        "error parameter-unknown 4:3-13 There is no parameter `temprature`; did you mean `temperature`?",
        "error parameter-unknown 5:3-13 There is no parameter `max_tokens`; did you mean `maxOutputTokens`?",
        "warning parameter-unknown 6:3-9 Nothing reads the parameter `colour`.",
      ],
    ],
    [
      "one parameter twice",
      `${sonnet}\nconfig:\n  maxTokens: 5\n  maxOutputTokens: 6`,
      ["warning parameter-unknown 5:3-18 `maxOutputTokens` and `maxTokens` are the same parameter."],
    ],
    [
      "values out of bounds",
      `${sonnet}\nconfig:\n  temperature: 1.5\n  maxOutputTokens: 100000\n  stopSequences: END`,
      [
        "error parameter-value 4:16-19 `temperature` is from 0 to 1 on Bedrock, but is 1.5.",
        "error parameter-value 5:20-26 The model writes 64000 tokens at most, and `maxOutputTokens` is 100000.",
        "error parameter-value 6:18-21 `stopSequences` is a list of texts, none of them empty.",
      ],
    ],
    [
      "values of the wrong type",
      `${sonnet}\nconfig:\n  temperature: "0.5"\n  maxOutputTokens: 1.5`,
      [
        "error parameter-value 4:16-21 `temperature` is a number.",
        "error parameter-value 5:20-23 `maxOutputTokens` is a whole number.",
      ],
    ],
    [
      "a model of another service is left alone",
      "model: googleai/gemini-2.5-flash\nconfig: { temperature: 1.4, thinkingConfig: { thinkingBudget: 0 } }",
      [],
    ],
    [
      "without a model, bounds are a warning",
      "config: { temperature: 11 }",
      ["warning parameter-value 2:24-26 `temperature` is from 0 to 1 on Bedrock, but is 11."],
    ],
  ];
  for (const [name, settings, expected] of table) {
    it(name, async () => {
      expect(brief(await findingsFor(settings))).toEqual(expected);
    });
  }

  it("say how to write a number that stands in quotes", async () => {
    const [finding] = await findingsFor('config: { temperature: "0.5" }');
    expect(finding?.help).toBe("Write it without quotes: temperature: 0.5.");
  });
});
