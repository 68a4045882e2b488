import { describe, expect, test } from "vitest";
import { loosenedPolicy } from "../../src/project/loosened.ts";
import { configAt } from "../../src/project/policy-of-base.ts";

const defaults = {
  rules: new Map([
    ["unused-variable", "warning"],
    ["case-input", "error"],
  ] as const),
  limits: { prompts: 100, fileBytes: 1000 },
};

const environment =
  "  prod:\n    store: s3://acme-prod/x\n    region: eu-west-1\n    role: arn:aws:iam::111111111111:role/prod\n";

/** What a change from any of `before` to `after` is told. Texts are lines below `slipway: 1`. */
async function told(
  before: string | readonly (string | undefined)[] | undefined,
  after: string,
): Promise<readonly string[]> {
  const texts = Array.isArray(before) ? before : [before as string | undefined];
  const policies = await Promise.all(
    texts.map(
      async (text) => (await configAt(text === undefined ? undefined : `slipway: 1\n${text}`, "base")).project.config,
    ),
  );
  const { project, findings } = await configAt(`slipway: 1\n${after}`, "head");
  expect(findings).toEqual([]);
  const { configFile: source, locations } = project;
  if (source === undefined) throw new Error("There is no slipway.yaml.");
  return loosenedPolicy(policies, project.config, { source, locations }, defaults).map(
    ({ rule, severity, range, message }) => {
      expect({ rule, severity }).toEqual({ rule: "policy-loosened", severity: "error" });
      return `${range.start.line}: ${message}`;
    },
  );
}

describe("rules", () => {
  test.each([
    ["rules: { case-input: warning }\n", "2: This change lowers the rule `case-input` from `error` to `warning`."],
    ["rules:\n  unused-variable: off\n", "3: This change lowers the rule `unused-variable` from `warning` to `off`."],
  ])("%j is looser than the defaults", async (after, message) => {
    expect(await told("", after)).toEqual([message]);
    expect(await told(undefined, after)).toEqual([message]);
  });

  test("to take a stricter rule away is looser", async () => {
    expect(await told("rules: { unused-variable: error }\n", "")).toEqual([
      "1: This change lowers the rule `unused-variable` from `error` to `warning`.",
    ]);
  });

  test("stricter is fine, and so is what the base has already", async () => {
    expect(await told("", "rules: { unused-variable: error }\n")).toEqual([]);
    expect(await told("rules: { case-input: off }\n", "rules: { case-input: off }\n")).toEqual([]);
    expect(await told(["", "rules: { case-input: off }\n"], "rules: { case-input: off }\n")).toEqual([]);
  });
});

test("limits that are raised, media of more places, and unsafe rendering", async () => {
  expect(await told("", "limits: { prompts: 101, fileBytes: 10 }\n")).toEqual([
    "2: This change raises the limit `prompts` from 100 to 101.",
  ]);
  expect(await told("limits: { prompts: 50 }\n", "limits: {}\n")).toEqual([
    "2: This change raises the limit `prompts` from 50 to 100.",
  ]);
  const allow = (...prefixes: readonly string[]) => `media: { allow: [${prefixes.join(", ")}] }\n`;
  expect(await told(allow("s3://acme/a/"), allow("s3://acme/a/b/", "s3://evil/"))).toEqual([
    "2: This change lets prompts use media below `s3://evil/`.",
  ]);
  expect(await told("", "compat: dotprompt\n")).toEqual([
    "2: This change renders with `compat: dotprompt`, where data can become a role or a picture.",
  ]);
});

describe("environments", () => {
  const base = `environments:\n${environment}`;

  test("one that is removed, and one that is new", async () => {
    expect(await told(base, "")).toEqual(["1: This change removes the environment `prod`."]);
    expect(await told("", base)).toEqual([]);
  });

  test.each([
    ["store", base.replace("acme-prod", "acme-other"), 4],
    ["role", base.replace(":role/prod", ":role/admin"), 6],
    ["region", base.replace("eu-west-1", "us-east-1"), 5],
    ["accounts", `${base}    accounts: ["222222222222"]\n`, 7],
    ["kmsKey", `${base}    kmsKey: alias/x\n`, 7],
    ["endpoint", `${base}    endpoint: https://s3.example.com\n`, 7],
    ["roles", `${base}    roles: { approver: arn:aws:iam::111111111111:role/x }\n`, 7],
    ["audience", `${base}    audience: other\n`, 7],
    ["answers", `${base}    answers: [bedrock, exec]\n`, 7],
  ])("another %s", async (key, after, line) => {
    expect(await told(base, after)).toEqual([`${line}: This change alters \`${key}\` of the environment \`prod\`.`]);
  });

  test("what asks for more may come, and not go", async () => {
    const more = `${base}    sign: awskms:alias/x\n    watch: { commands: [./probe] }\n    answers: [bedrock]\n`;
    expect(await told(base, more)).toEqual([]);
    expect(await told(more, base)).toEqual([
      "3: This change alters `sign` of the environment `prod`.",
      "3: This change alters `watch` of the environment `prod`.",
    ]);
  });

  test("the order of keys says nothing", async () => {
    const mirrored = `${base}    mirror: { at: [a/, b/] }\n`;
    expect(await told(mirrored, mirrored)).toEqual([]);
    expect(await told(mirrored, mirrored.replace("[a/, b/]", "[b/, a/]"))).toHaveLength(1);
  });
});

test("models: budgets, prices, and who is asked", async () => {
  const models = (text: string) => `models: { ${text} }\n`;
  expect(await told(models("budget: { run: 1, month: 10 }"), models("budget: { run: 2 }, concurrency: 4"))).toEqual([
    "2: This change raises `models.budget.run` from 1 to 2.",
    "2: This change takes `models.budget.month` away.",
  ]);
  expect(await told("", models("budget: { run: 1 }, timeout: 60"))).toEqual([]);
  // What is asked goes there.
  const batch = 'batch: { place: "s3://elsewhere/x", role: "arn:aws:iam::111111111111:role/x" }';
  expect(await told("", models(batch))).toEqual(["2: This change alters `models.batch`."]);
  expect(await told("", models("provider: exec, exec: { command: [sh, -c, evil] }"))).toEqual([
    "2: This change alters `models.provider`.",
    "2: This change alters `models.exec`.",
  ]);
});

test("a backtick in a name cannot end the code around it", async () => {
  const [message = ""] = await told("", "media: { allow: ['s3://acme/`**x**`/'] }\n");
  expect(message).toContain("`s3://acme/'**x**'/`");
});
