/** `slipway doctor oidc` as a person uses it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../src/commands/catalogue.ts";
import { command } from "../../src/commands/doctor.ts";
import { compileSchema } from "../../src/platform/json-schema/index.ts";
import { createRedaction } from "../../src/platform/redaction.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

const role = "arn:aws:iam::111111111111:role/slipway-prod-deployer";
const trust = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "GitHub",
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": "repo:acme/prompts:environment:prod"
        }
      }
    }
  ]
}
`;
const claims = {
  iss: "https://token.actions.githubusercontent.com",
  aud: "sts.amazonaws.com",
  sub: "repo:acme@1234/prompts@5678:environment:prod",
  repository_id: "5678",
  repository_owner_id: "1234",
  environment: "prod",
};

async function doctor(pasted: string, policy: string | null = trust, columns = 100) {
  const folder = makeFolder({});
  if (policy !== null) writeFileSync(join(folder, "trust.json"), policy);
  const redaction = createRedaction();
  const notes: string[] = [];
  const context = testContext(folder, {
    redaction,
    terminal: { color: false, columns, interactive: false },
    readStdin: async () => Buffer.from(pasted),
    progress: { update() {}, note: (text) => notes.push(text), debug() {} },
  });
  const inputs = {
    subject: "oidc",
    role,
    policy: policy === null ? undefined : "trust.json",
    claims: undefined,
    audience: undefined,
  };
  const result = await command.run(inputs, context);
  return { result, notes, redaction, text: String(await result.render("text")) };
}

function tokenOf(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part(payload)}.${Buffer.from("signature").toString("base64url")}`;
}

describe("slipway doctor oidc", () => {
  test("names statement, line, what was wanted, what the token has, and what to change", async () => {
    const { result, text } = await doctor(JSON.stringify(claims), trust, 140);
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual({ verdict: "refused", problems: "1", unclear: "0" });
    expect(text).toContain("Statement 1 “GitHub”, trust.json:4-15, Allow: does not apply to this job");
    expect(text).toMatch(/ 11 {2}aud +sts\.amazonaws\.com +the same +ok\n/);
    expect(text).toMatch(
      / 12 {2}sub +repo:acme\/prompts:environment:prod +repo:acme@1234\/prompts@5678:environment:prod +no\n/,
    );
    expect(text).toContain("trust.json:12: GitHub now writes ids into sub");
  });

  test("puts values on lines of their own where the window is narrow", async () => {
    const { text } = await doctor(JSON.stringify(claims), trust, 80);
    expect(text).toContain(
      "    12  sub        no\n        wanted  repo:acme/prompts:environment:prod\n           got  repo:acme@",
    );
  });

  test("prints one document that is what its schema says, and a table in Markdown", async () => {
    const { result } = await doctor(JSON.stringify(claims));
    const document = JSON.parse(String(await result.render("json")));
    const entry = (await loadSchemas()).find(({ name }) => name === "trust");
    const compiled = await compileSchema(entry?.schema ?? false);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.validator.validate(document)).toEqual([]);
    expect(document.policy.statements[0].checks[3]).toMatchObject({ line: 12, verdict: "no" });
    expect(await result.render("markdown")).toContain(
      "| 12 | `sub` | `repo:acme/prompts:environment:prod` | `repo:acme@1234/prompts@5678:environment:prod` | no |",
    );
  });

  test("takes the middle part of a token, and the lines of a refused job", async () => {
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
    expect((await doctor(payload)).result.outputs).toMatchObject({ verdict: "refused", problems: "1" });
    const lines = Object.entries(claims).map(
      ([name, value]) => `2026-11-28T01:02:03.1234567Z   ${name.padEnd(20)} ${value}`,
    );
    expect((await doctor(lines.join("\n"))).result.outputs).toMatchObject({ verdict: "refused", problems: "1" });
  });

  test("a whole token is decoded, hidden, and the person is told", async () => {
    const token = tokenOf({ ...claims, sub: "repo:acme/prompts:environment:prod" });
    const { result, notes, redaction, text } = await doctor(`${token}\n`);
    expect(result.outputs["verdict"]).toBe("allowed");
    expect(notes.join()).toContain("a whole ID token");
    for (const part of [token, ...token.split(".")]) expect(text + notes.join()).not.toContain(part);
    expect(redaction.redact(`x ${token.split(".")[1]}`)).toBe("x ***");
  });

  test("without a policy it prints the statement that would match", async () => {
    const { result, text } = await doctor(JSON.stringify(claims), null);
    expect(result.exitCode).toBe(0);
    expect(text).toContain('"repo:acme/prompts:environment:prod"');
    expect(text).toContain('"repo:acme@1234/prompts@5678:environment:prod"');
  });

  test("says who else gets in", async () => {
    const wide = trust.replace('"StringEquals"', '"StringLike"').replace("prompts:environment:prod", "*");
    const { text } = await doctor(JSON.stringify({ ...claims, sub: "repo:acme/prompts:ref:refs/heads/main" }), wide);
    expect(text).toContain("open every other repository of the same owner");
  });

  test("hostile claims and policies drive no terminal and no log", async () => {
    const evil = "x\u001b[2J\n::error::\u202e|`";
    const { text, result } = await doctor(
      JSON.stringify({ ...claims, sub: evil }),
      trust.replace("GitHub", "a\\u001b[2J"),
    );
    const markdown = String(await result.render("markdown"));
    for (const out of [text, markdown]) {
      expect(out).not.toContain("\u001b");
      expect(out).not.toContain("\u202e");
      expect(out).not.toMatch(/^::/m);
    }
  });

  test.each(["", "{}", "nothing of the kind", '{"aud":"x"}', "[1]"])("%j is no set of claims", async (pasted) => {
    await expect(doctor(pasted)).rejects.toMatchObject({ code: "SW0935" });
  });
});
