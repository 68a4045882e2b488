/** Which approvals count, and why the others do not. Every refusal of docs/approvals.md has a line here. */
import { describe, expect, test } from "vitest";
import { type ApprovalRecord, approvalBytes, approvalKey, readApproval } from "../../src/gates/approval.ts";
import { evaluate } from "../../src/gates/evaluate.ts";
import type { CheckedApproval, GateFacts } from "../../src/gates/facts.ts";
import { gatesSchemas } from "../../src/gates/schemas.ts";
import { compileSchema } from "../../src/platform/json-schema/index.ts";
import type { GateConfig } from "../../src/project/gate-schema.ts";
import { approvalOf, digestFor, factsOf, github, policyOf, writes } from "./gates.ts";

const two: GateConfig = { approvals: { required: 2, from: ["anna#1", "ben", "role:maintain"] } };
const policy = policyOf(two);
const anna = github("anna", "1");
const ben = github("ben", "2");

function approvals(given: readonly CheckedApproval[], facts: Partial<GateFacts> = {}, gate = two) {
  const decision = evaluate(policyOf(gate), factsOf({ approvals: { known: true, value: given }, ...facts }));
  const found = decision.rules.find(({ rule }) => rule === "approvals");
  if (found === undefined) throw new Error("no rule about approvals");
  return found;
}

/** The note about one approval that does not count beside one that does. */
function refusal(approval: CheckedApproval, facts: Partial<GateFacts> = {}): string {
  const answer = approvals([approval], facts);
  expect(answer.outcome).toBe("wait");
  expect(answer.approvals).toEqual([]);
  return answer.notes?.[0] ?? "";
}

describe("counting", () => {
  test("as many different people as the policy asks for", () => {
    const given = [approvalOf(policy, anna), approvalOf(policy, ben)];
    expect(approvals(given)).toMatchObject({
      outcome: "allow",
      reason: "2 of 2 approved: anna (#1), ben (#2).",
      approvals: given.map(({ record }) => record.id),
    });
  });

  test("one person counts once, whatever the login is called by now", () => {
    const answer = approvals([approvalOf(policy, anna), approvalOf(policy, github("anna-renamed", "1"))]);
    expect(answer).toMatchObject({ outcome: "wait", for: ["anna#1", "ben", "role:maintain"] });
    expect(answer.reason).toBe("1 of 2 approved: anna (#1). 1 more of anna#1, ben, role:maintain must.");
  });

  test("a role counts as GitHub says it is now, a higher one too", () => {
    const cara = (role: string) =>
      approvalOf(policy, github("cara", "3"), {}, { sound: true, standing: { role, permission: role, teams: [] } });
    expect(approvals([approvalOf(policy, anna), cara("maintain")]).outcome).toBe("allow");
    expect(approvals([approvalOf(policy, anna), cara("admin")]).outcome).toBe("allow");
    expect(approvals([approvalOf(policy, anna), cara("write")]).outcome).toBe("wait");
  });

  test("a team counts where GitHub says that the person is in it", () => {
    const gate: GateConfig = { approvals: { required: 1, from: ["team:acme/reviewers"] } };
    const member = (teams: readonly string[]) =>
      approvalOf(policyOf(gate), github("cara", "3"), {}, { sound: true, standing: { ...writes, teams } });
    expect(approvals([member(["acme/reviewers"])], {}, gate).outcome).toBe("allow");
    expect(approvals([member(["acme/others"])], {}, gate).outcome).toBe("wait");
  });

  test("everybody behind one IAM role is one, unless the policy names sessions", () => {
    const role = "arn:aws:iam::111111111111:role/team/slipway-approver";
    const session = (name: string) =>
      ({ kind: "aws", arn: `arn:aws:sts::111111111111:assumed-role/slipway-approver/${name}` }) as const;
    const byRole: GateConfig = { approvals: { required: 2, from: [role] } };
    const given = (gate: GateConfig) => [
      approvalOf(policyOf(gate), session("anna")),
      approvalOf(policyOf(gate), session("ben")),
    ];
    expect(approvals(given(byRole), {}, byRole).outcome).toBe("wait");
    const bySession: GateConfig = {
      approvals: { required: 2, from: ["anna", "ben"].map((name) => session(name).arn) },
    };
    expect(approvals(given(bySession), {}, bySession).outcome).toBe("allow");
    const elsewhere: GateConfig = { approvals: { required: 1, from: [role.replace("111111111111", "222222222222")] } };
    expect(approvals(given(elsewhere), {}, elsewhere).outcome).toBe("wait");
  });
});

describe("an approval does not count", () => {
  test.each<[string, Partial<ApprovalRecord>, string]>([
    ["for another bundle", { bundle: digestFor("other") }, "approved another bundle"],
    ["for another environment", { environment: "beta" }, "approved it for beta, not for prod"],
    ["for another store", { store: "s3://elsewhere/prod" }, "approved it for another store, s3://elsewhere/prod"],
    ["under another policy", { policy: digestFor("policy") }, "under another policy"],
    [
      "that was given for an earlier release, and is replayed",
      { live: { seq: 5, version: "1.2.0", bundle: digestFor("older") } },
      "approved it in place of 1.2.0 (release 5); 1.3.0 (release 6) is live now",
    ],
    ["that was given when nothing was live", { live: null }, "approved it in place of nothing"],
    [
      "of the same number with another bundle live",
      { live: { seq: 6, version: "1.3.0", bundle: digestFor("older") } },
      "in place of",
    ],
    ["that has expired", { expiresAt: "2026-11-23T10:00:00.000Z" }, "has expired"],
    [
      "that is older than the policy lets it be, whatever it says itself",
      { createdAt: "2026-11-16T10:00:00.000Z", expiresAt: "2027-11-23T10:00:00.000Z" },
      "has expired",
    ],
    ["from the future", { createdAt: "2026-11-23T10:06:00.000Z" }, "at a time that has not come"],
  ])("%s", (_name, more, words) => {
    expect(refusal(approvalOf(policy, anna, more))).toContain(words);
  });

  test.each([["was edited after it was written"], ["deleted the comment"], ["is a bot"]])(
    "whose comment does not stand any more: %s",
    (why) => {
      expect(refusal(approvalOf(policy, anna, {}, { sound: false, why }))).toBe(`anna (#1) ${why}.`);
    },
  );

  test("from somebody whom the policy does not name", () => {
    expect(refusal(approvalOf(policy, github("dora", "4")))).toBe("dora (#4) is not among those who may approve.");
  });

  test("from a login that was given to somebody else", () => {
    expect(refusal(approvalOf(policy, github("anna", "999")))).toContain(
      "another number than #1, which the policy names: it is another account",
    );
  });

  test.each(["аnna", "anna-", "anma"])("from a look-alike, %s", (login) => {
    expect(refusal(approvalOf(policy, github(login, "77")))).toContain("looks like anna and is another account");
  });

  test("from a person whose access was taken away", () => {
    const none = { sound: true, standing: { role: "read", permission: "read", teams: [] } } as const;
    expect(refusal(approvalOf(policy, ben, {}, none))).toContain("cannot write to the repository any more");
  });

  test("that was withdrawn before the gate looked", () => {
    const given = approvalOf(policy, anna);
    const taken = approvalOf(policy, anna, { kind: "withdrawal", of: given.record.id });
    const answer = approvals([given, taken, approvalOf(policy, ben)]);
    expect(answer.outcome).toBe("wait");
    expect(answer.notes).toEqual(["anna (#1) took the approval back."]);
    expect(approvals([given, taken, approvalOf(policy, anna), approvalOf(policy, ben)]).outcome).toBe("allow");
  });

  test.each([
    ["the author of a commit, by number", { as: "an author of 1a2b3c4d", id: "1" }],
    ["by login, where no number is known", { as: "the author of pull request 12", login: "Anna" }],
    ["by GitHub's private address", { as: "a co-author of 1a2b3c4d", email: "1+anna@users.noreply.github.com" }],
    ["by the older private address", { as: "a co-author of 1a2b3c4d", email: "anna@users.noreply.github.com" }],
  ])("of somebody with a hand in the change: %s", (_name, involved) => {
    expect(refusal(approvalOf(policy, anna), { involved: { known: true, value: [involved] } })).toBe(
      `anna (#1) is ${involved.as}, and nobody approves a change of their own.`,
    );
  });

  test("a login that is somebody else's by now does not stand in the way", () => {
    const involved = { known: true, value: [{ as: "an author", id: "5", login: "anna" }] } as const;
    expect(approvals([approvalOf(policy, anna), approvalOf(policy, ben)], { involved }).outcome).toBe("allow");
  });

  test("while it is not known who wrote the change", () => {
    const answer = approvals([approvalOf(policy, anna), approvalOf(policy, ben)], {
      involved: { known: false, why: "Who wrote the change is not known." },
    });
    expect(answer).toMatchObject({ outcome: "wait", approvals: [] });
    expect(answer.reason).toContain("Who wrote the change is not known.");
    expect(answer.notes?.[0]).toMatch(/ cannot be counted: who wrote the change is not known\.$/);
  });
});

describe("an approval as it is stored", () => {
  const { record } = approvalOf(policy, anna, {
    source: {
      kind: "comment",
      url: "https://github.com/acme/prompts/pull/12#issuecomment-5",
      repository: "acme/prompts",
      comment: 5,
      issue: 12,
      text: "0".repeat(64),
      head: null,
    },
  });

  test("comes back as it was written, and fits its schema", async () => {
    expect(readApproval(approvalBytes(record), approvalKey(record))).toEqual({ ok: true, record });
    const schema = gatesSchemas.find(({ name }) => name === "approval")?.schema ?? {};
    const compiled = await compileSchema(schema);
    const problems = compiled.ok
      ? compiled.validator.validate(JSON.parse(new TextDecoder().decode(approvalBytes(record))))
      : compiled;
    expect(problems).toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ["that is no JSON", () => "{"],
    ["of another format", (text) => text.replace("approval/v1", "approval/v2")],
    ["without a person", (text) => text.replace('"kind":"github"', '"kind":"ghost"')],
    ["with a number that is none", (text) => text.replace('"id":"1"', '"id":"01"')],
    ["with a time that is none", (text) => text.replace("2026-11-23T09:00:00.000Z", "yesterday")],
    ["that names another bundle than its folder", (text) => text.replace(record.bundle, digestFor("other"))],
    ["with an id that would be another key", (text) => text.replace(record.id, "../../current")],
  ])("is not believed: a file %s", (_name, change) => {
    const bytes = new TextEncoder().encode(change(new TextDecoder().decode(approvalBytes(record))));
    expect(readApproval(bytes, approvalKey(record)).ok).toBe(false);
  });

  test("is not read where it is larger than an approval can be", () => {
    expect(readApproval(new Uint8Array(20_000), "approvals/x").ok).toBe(false);
  });
});
