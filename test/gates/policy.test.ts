/** From slipway.yaml to a policy: what is refused, where, and what the digest names. */
import { describe, expect, test } from "vitest";
import { readNamed } from "../../src/gates/people.ts";
import { readPolicy } from "../../src/gates/policy.ts";
import type { GateConfig } from "../../src/project/gate-schema.ts";
import { loadProject } from "../../src/project/load.ts";
import { makeFolder } from "../project/folder.ts";
import { policyOf } from "./gates.ts";

function problems(gate: GateConfig, after: string | undefined = "beta"): readonly string[] {
  const read = readPolicy("prod", after, gate);
  return read.ok ? [] : read.problems.map(({ pointer, message, help }) => `${pointer}: ${message} ${help}`);
}

async function shape(gate: string): Promise<readonly string[]> {
  const folder = makeFolder({
    "slipway.yaml": `slipway: 1\nenvironments:\n  prod:\n    store: ./prod\n    gate: ${gate}\n`,
  });
  return (await loadProject(folder)).findings.map(
    ({ rule, range, message, help }) => `${rule} ${range.start.line}:${range.start.column} ${message} ${help}`,
  );
}

describe("the shape", () => {
  test.each([
    ["{ aprovals: { required: 1, from: [a] } }", /unknown-key 5:13 .*aprovals.* .*approvals/],
    ["{ approvals: { require: 1, from: [a] } }", /required/],
    ["{ approvals: { required: 0, from: [a] } }", /required/],
    ["{ approvals: { required: 1, from: [] } }", /from/],
    ["{ soak: 30 }", /soak/],
    ["{ soak: half an hour }", /a duration such as 30m/],
    ["{ windows: [{ allow: Mon-Fri, zone: '+02:00' }] }", /an IANA time zone/],
    ["{ windows: [{ allowed: Mon-Fri }] }", /allow/],
    ["{ contract: breaking }", /contract/],
    ["{ findings: some }", /findings/],
    ["{ breakGlass: { by: [] } }", /by/],
    ["{ windows: Mon-Fri }", /windows/],
  ])("%s", async (gate, words) => {
    const found = await shape(gate);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join("\n")).toMatch(words);
  });
});

describe("the meaning", () => {
  test.each<[string, GateConfig, string]>([
    [
      "a period",
      { windows: [{ allow: "Mon-Fry", zone: "UTC" }] },
      "/windows/0/allow: “Fry” is no day of the week. Did you mean Fri?",
    ],
    [
      "a freeze's period",
      { freezes: [{ during: "2026-13-01 - 2026-13-02", zone: "UTC" }] },
      "/freezes/0/during: “2026-13-01” is no day of the calendar.",
    ],
    [
      "a zone",
      { windows: [{ allow: "Mon", zone: "Europe/Berlni" }] },
      '/windows/0/zone: "Europe/Berlni" is no time zone. Did you mean Europe/Berlin?',
    ],
    [
      "bounds for evaluations that nobody demands",
      { evaluate: { tolerance: 5 } },
      "/evaluate: `evaluate` says which evaluations count as evidence, and the gate demands none.",
    ],
    ["no zone", { windows: [{ allow: "Mon" }] }, "/windows/0: The period “Mon” has no time zone."],
    [
      "allow and deny at once",
      { windows: [{ allow: "Mon", deny: "Tue", zone: "UTC" }] },
      "/windows/0: A window allows and denies at once.",
    ],
    ["neither", { windows: [{ zone: "UTC" }] }, "/windows/0: A window neither allows nor denies."],
    ["nobody", { approvals: { required: 1, from: ["an na"] } }, '/approvals/from/0: "an na" names nobody.'],
    [
      "more than there are",
      { approvals: { required: 3, from: ["anna", "ben"] } },
      "/approvals/required: 3 people must approve, and `from` names 2.",
    ],
    ["a breaker that is nobody", { breakGlass: { by: ["role:"] } }, '/breakGlass/by/0: "role:" names nobody.'],
  ])("names the place of what cannot be: %s", (_name, gate, words) => {
    expect(problems(gate).join("\n")).toContain(words);
  });

  test("soak needs an environment before", () => {
    const read = readPolicy("prod", undefined, { soak: "1h" });
    expect(read.ok ? "" : read.problems[0]?.message).toContain("comes after none");
  });

  test("one zone serves the whole gate", () => {
    expect(
      problems({ zone: "UTC", windows: [{ allow: "Mon" }], freezes: [{ during: "12-24".concat(" - 12-26") }] }),
    ).toEqual([]);
    expect(problems({ zone: "Mars/Base", windows: [{ allow: "Mon" }] })[0]).toContain("/zone");
  });
});

describe("people", () => {
  test.each([
    ["anna", { kind: "login", login: "anna", id: undefined }],
    ["@anna#12345", { kind: "login", login: "anna", id: "12345" }],
    ["anna_acme", { kind: "login", login: "anna_acme", id: undefined }],
    ["role:maintain", { kind: "role", role: "maintain" }],
    ["team:acme/prompt-reviewers", { kind: "team", organization: "acme", team: "prompt-reviewers" }],
    ["git:anna@example.com", { kind: "git", identity: "anna@example.com" }],
    [
      "arn:aws:iam::111111111111:role/team/approver",
      { kind: "arn", account: "111111111111", type: "role", name: "approver", session: undefined },
    ],
    [
      "arn:aws:sts::111111111111:assumed-role/approver/anna@example.com",
      { kind: "arn", account: "111111111111", type: "role", name: "approver", session: "anna@example.com" },
    ],
    [
      "arn:aws:iam::111111111111:user/anna",
      { kind: "arn", account: "111111111111", type: "user", name: "anna", session: undefined },
    ],
  ])("%s", (text, named) => {
    expect(readNamed(text)).toEqual(named);
  });

  test.each([
    "",
    "anna#0",
    "anna#x",
    "dependabot[bot]",
    "team:acme",
    "arn:aws:s3:::bucket",
    "аnna",
    "a b",
    "arn:aws:iam::1:role/x",
  ])("%j names nobody", (text) => {
    expect(readNamed(text)).toBeUndefined();
  });
});

describe("the digest", () => {
  test("is of what the policy says, not of how it is written", () => {
    const one = policyOf({ soak: "30m", contract: "minor" });
    expect(policyOf({ contract: "minor", soak: "30m" }).digest).toBe(one.digest);
    // sha256sum of {"after":"beta","environment":"prod","gate":{"contract":"minor","soak":"30m"}}
    expect(one.digest).toBe("sha256:b9880d34c874305153ac24788de7a69774e8bc0e61423951076aa7f71020bd4c");
    for (const other of [
      policyOf({ soak: "31m", contract: "minor" }),
      policyOf({ soak: "30m", contract: "minor" }, "gamma"),
    ]) {
      expect(other.digest).not.toBe(one.digest);
    }
  });
});
