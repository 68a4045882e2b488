/** Session policies: as narrow as the work, and short enough for STS. */
import { describe, expect, test } from "vitest";
import type { PolicyInput } from "../../../src/aws/policies.ts";
import { type SessionWork, sessionPolicies, sessionWorks } from "../../../src/aws/session-policies.ts";

const place = { region: "eu-west-1", account: "111111111111", kmsKey: "alias/prompts" };
const input: PolicyInput = {
  ...place,
  bucket: "acme-prompts-prod",
  prefix: "support",
  mirrors: ["outputs/"],
  source: { ...place, bucket: "acme-prompts-beta", prefix: "support" },
  models: ["eu.anthropic.claude-sonnet-4-5-20250929-v1:0"],
};

interface Parsed {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

function statements(policy: string | undefined): readonly Parsed[] {
  return (JSON.parse(policy ?? "{}") as { readonly Statement: readonly Parsed[] }).Statement;
}

/** What may be done to which keys. */
function allowed(work: SessionWork, action: string): readonly string[] {
  return statements(sessionPolicies(input, work)[0])
    .filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => Resource);
}

const key = (name: string) => `arn:aws:s3:::acme-prompts-prod/support/${name}`;

describe("what each work may write and remove", () => {
  const table: readonly (readonly [SessionWork, readonly string[], readonly string[]])[] = [
    ["read", [], []],
    ["rollback", ["current.json", "evidence/*", "releases/*", "mirror.json", "outputs/*"], ["outputs/*"]],
    ["withdraw", ["current.json", "evidence/*", "releases/*"], []],
    ["prune", ["current.json", "prunes/*", "releases/*"], ["bundles/*", "objects/*"]],
    ["approve", ["approvals/*"], []],
    ["evaluate", ["completions/*", "evidence/*"], []],
  ];
  test.each(table)("%s", (work, writes, removes) => {
    expect(allowed(work, "s3:PutObject")).toEqual(writes.map(key));
    expect(allowed(work, "s3:DeleteObject")).toEqual(removes.map(key));
  });

  test("only promoting reads the environment before, and only evaluating calls models", () => {
    for (const work of sessionWorks) {
      const text = sessionPolicies(input, work)[0] ?? "";
      expect(text.includes("acme-prompts-beta"), work).toBe(work === "promote");
      expect(text.includes("bedrock:"), work).toBe(work === "evaluate");
    }
  });

  test("any model that the role allows is called, also where slipway.yaml names none: prompts name their own", () => {
    for (const policy of sessionPolicies({ ...input, models: [] }, "evaluate")) {
      const calls = statements(policy).find(({ Action }) => [Action].flat().includes("bedrock:InvokeModel"));
      expect([calls?.Resource].flat()).toEqual(["*"]);
    }
  });

  test("reading decrypts and does not encrypt", () => {
    expect(sessionPolicies(input, "read")[0]).not.toContain("kms:GenerateDataKey");
    expect(sessionPolicies(input, "deploy")[0]).toContain("kms:GenerateDataKey");
  });
});

test("a policy that is too long gives way to a wider one, and what STS gets is never longer than it takes", () => {
  const long = {
    ...input,
    prefix: "p".repeat(500),
    source: { ...place, bucket: "acme-prompts-beta", prefix: "q".repeat(500) },
  };
  for (const work of sessionWorks) {
    const short = sessionPolicies(input, work);
    const wide = sessionPolicies(long, work);
    for (const text of [...short, ...wide]) expect(text.length, work).toBeLessThanOrEqual(2048);
  }
  expect(sessionPolicies(long, "promote")).toHaveLength(1);
  expect(sessionPolicies(long, "promote")[0]).toContain('"arn:aws:s3:::acme-prompts-prod/*"');
  expect(sessionPolicies(input, "promote").length).toBeGreaterThan(1);
});
