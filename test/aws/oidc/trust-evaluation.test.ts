/** Trust policies as IAM evaluates them, with the line of everything. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Claims, claimsOfJson } from "../../../src/aws/oidc-claims.ts";
import { checkRoleArn } from "../../../src/aws/role-arn.ts";
import { adviceFor } from "../../../src/aws/trust/advice.ts";
import { matchesWildcards } from "../../../src/aws/trust/conditions.ts";
import { evaluateTrust, type TrustRequest } from "../../../src/aws/trust/evaluate.ts";
import { jobTrustPolicy } from "../../../src/aws/trust/policies.ts";
import { readTrustPolicy } from "../../../src/aws/trust/read.ts";
import { strangersLetIn } from "../../../src/aws/trust/strangers.ts";
import { matchingStatement } from "../../../src/aws/trust/suggestion.ts";
import { isSlipwayError } from "../../../src/platform/errors.ts";
import { jobTrust } from "./job-trust.ts";

const role = checkRoleArn("arn:aws:iam::111111111111:role/slipway-prod-deployer");
const github = "token.actions.githubusercontent.com";
const provider = `arn:aws:iam::111111111111:oidc-provider/${github}`;

const job = {
  iss: `https://${github}`,
  aud: "sts.amazonaws.com",
  sub: "repo:acme/prompts:environment:prod",
  repository: "acme/prompts",
  repository_id: "5678",
  repository_owner: "acme",
  repository_owner_id: "1234",
  environment: "prod",
  ref: "refs/heads/main",
  actor: "anna",
  actor_id: "7",
  workflow: "Release",
  job_workflow_ref: "acme/prompts/.github/workflows/release.yml@refs/heads/main",
};

function requestOf(changes: object = {}): TrustRequest {
  const claims = claimsOfJson(JSON.stringify({ ...job, ...changes }));
  if (claims === undefined) throw new Error("no claims");
  return { role, claims };
}

function policyOf(...statements: readonly object[]) {
  return readTrustPolicy("trust.json", JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2));
}

const allow = (Condition: object, changes: object = {}) => ({
  Effect: "Allow",
  Principal: { Federated: provider },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition,
  ...changes,
});

function outcomeOf(Condition: object, changes: object = {}): string {
  return evaluateTrust(policyOf(allow(Condition)), requestOf(changes)).outcome;
}

const key = (claim: string): string => `${github}:${claim}`;

describe("conditions", () => {
  const cases: readonly (readonly [string, object, "allowed" | "refused" | "unknown"])[] = [
    ["no condition", {}, "allowed"],
    ["one value that is equal", { StringEquals: { [key("sub")]: job.sub } }, "allowed"],
    ["one of several values", { StringEquals: { [key("sub")]: ["other", job.sub] } }, "allowed"],
    ["another case", { StringEquals: { [key("sub")]: job.sub.toUpperCase() } }, "refused"],
    ["another case, ignored", { StringEqualsIgnoreCase: { [key("sub")]: job.sub.toUpperCase() } }, "allowed"],
    ["a key in another case", { StringEquals: { [key("SUB").toUpperCase()]: job.sub } }, "allowed"],
    ["a star under StringEquals", { StringEquals: { [key("sub")]: "repo:acme/*" } }, "refused"],
    ["a star under StringLike", { StringLike: { [key("sub")]: "repo:acme/*" } }, "allowed"],
    ["a star that stands for nothing", { StringLike: { [key("sub")]: `${job.sub}*` } }, "allowed"],
    ["a question mark", { StringLike: { [key("environment")]: "pro?" } }, "allowed"],
    ["a question mark for nothing", { StringLike: { [key("environment")]: "prod?" } }, "refused"],
    ["StringLike has case", { StringLike: { [key("environment")]: "PR*" } }, "refused"],
    [
      "two operators",
      { StringEquals: { [key("aud")]: job.aud }, StringLike: { [key("ref")]: "refs/tags/*" } },
      "refused",
    ],
    ["two keys of one operator", { StringEquals: { [key("aud")]: job.aud, [key("ref")]: "refs/heads/x" } }, "refused"],
    ["a negation that holds", { StringNotEquals: { [key("ref")]: "refs/heads/x" } }, "allowed"],
    ["a negation of several", { StringNotEquals: { [key("ref")]: ["refs/heads/x", job.ref] } }, "refused"],
    ["StringNotLike", { StringNotLike: { [key("sub")]: "*:pull_request" } }, "allowed"],
    ["a claim that is not sent", { StringEquals: { [key("enterprise_id")]: "9" } }, "refused"],
    ["the same with IfExists", { StringEqualsIfExists: { [key("enterprise_id")]: "9" } }, "allowed"],
    ["IfExists where it is there", { StringEqualsIfExists: { [key("ref")]: "x" } }, "refused"],
    ["a negation of what is not sent", { StringNotEquals: { [key("enterprise_id")]: "9" } }, "allowed"],
    ["ForAllValues of what is not sent", { "ForAllValues:StringEquals": { [key("enterprise_id")]: "9" } }, "allowed"],
    ["ForAnyValue of what is not sent", { "ForAnyValue:StringEquals": { [key("enterprise_id")]: "9" } }, "refused"],
    [
      "ForAnyValue negated of what is not sent",
      { "ForAnyValue:StringNotEquals": { [key("enterprise_id")]: "9" } },
      "refused",
    ],
    ["ForAnyValue", { "ForAnyValue:StringLike": { [key("sub")]: ["a", "repo:acme/*"] } }, "allowed"],
    ["ForAllValues that fails", { "ForAllValues:StringEquals": { [key("ref")]: ["a", "b"] } }, "refused"],
    ["Null true of what is there", { Null: { [key("sub")]: "true" } }, "refused"],
    ["Null false of what is there", { Null: { [key("sub")]: "false" } }, "allowed"],
    ["Null true of what is not there", { Null: { [key("enterprise_id")]: true } }, "allowed"],
    ["a claim that STS does not compare", { StringEquals: { [key("repository_owner")]: "acme" } }, "refused"],
    ["a key without its provider", { StringEquals: { sub: job.sub } }, "refused"],
    ["a key of another provider", { StringEquals: { "accounts.google.com:sub": job.sub } }, "refused"],
    ["a policy variable", { StringLike: { [key("sub")]: `repo:\${${key("repository")}}:*` } }, "allowed"],
    ["a star that is meant", { StringLike: { [key("sub")]: "repo:acme/${*}" } }, "refused"],
    [
      "a variable with a default",
      { StringEquals: { [key("ref")]: `\${${key("enterprise_id")}, 'refs/heads/main'}` } },
      "allowed",
    ],
    ["what only the request tells", { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, "unknown"],
    [
      "the same beside what fails",
      { IpAddress: { "aws:SourceIp": "10.0.0.0/8" }, StringEquals: { [key("ref")]: "x" } },
      "refused",
    ],
    ["an operator that IAM lacks", { StringEqual: { [key("ref")]: job.ref } }, "unknown"],
    ["ArnLike of what is no ARN", { ArnLike: { [key("sub")]: "*" } }, "refused"],
    ["a number as text", { StringEquals: { [key("repository_id")]: 5678 } }, "allowed"],
    ["numbers", { NumericLessThan: { [key("repository_id")]: "6000" } }, "allowed"],
    ["an empty list", { StringEquals: { [key("ref")]: [] } }, "refused"],
  ];
  test.each(cases)("%s", (_, condition, outcome) => {
    expect(outcomeOf(condition)).toBe(outcome);
  });

  test("a key with several values is met by any of them, or all, as the operator asks", () => {
    const amr = ["authenticated", "other"];
    expect(outcomeOf({ "ForAnyValue:StringEquals": { [key("amr")]: "authenticated" } }, { amr })).toBe("allowed");
    expect(outcomeOf({ "ForAllValues:StringEquals": { [key("amr")]: "authenticated" } }, { amr })).toBe("refused");
    expect(outcomeOf({ "ForAllValues:StringEquals": { [key("amr")]: amr } }, { amr })).toBe("allowed");
  });

  test("claims beside the standard ones are compared for GitHub's issuer in the public partition only", () => {
    const condition = { StringEquals: { "ghe.example.com/_services/token:ref": job.ref } };
    const policy = policyOf(
      allow(condition, {
        Principal: { Federated: "arn:aws:iam::111111111111:oidc-provider/ghe.example.com/_services/token" },
      }),
    );
    expect(evaluateTrust(policy, requestOf({ iss: "https://ghe.example.com/_services/token" })).outcome).toBe(
      "refused",
    );
    const china = checkRoleArn("arn:aws-cn:iam::111111111111:role/x");
    const statement = matchingStatement(requestOf().claims, china.account, china.partition);
    expect(JSON.stringify(statement)).not.toContain("repository_id");
  });
});

describe("statements", () => {
  test("a deny wins over an allow, wherever it stands", () => {
    const deny = { ...allow({ StringEquals: { [key("actor")]: "anna" } }), Effect: "Deny" };
    expect(evaluateTrust(policyOf(deny, allow({})), requestOf()).outcome).toBe("refused");
    expect(evaluateTrust(policyOf(allow({}), deny), requestOf()).outcome).toBe("refused");
    expect(evaluateTrust(policyOf(allow({}), deny), requestOf({ actor: "ben" })).outcome).toBe("allowed");
    expect(evaluateTrust(policyOf(deny), requestOf({ actor: "ben" })).outcome).toBe("refused");
  });

  test.each([
    ["sts:AssumeRoleWithWebIdentity", "allowed"],
    ["STS:assumerolewithwebidentity", "allowed"],
    ["sts:*", "allowed"],
    ["*", "allowed"],
    ["sts:AssumeRole*", "allowed"],
    ["sts:AssumeRole", "refused"],
    ["sts:TagSession", "refused"],
  ])("the action %s", (action, outcome) => {
    expect(evaluateTrust(policyOf(allow({}, { Action: ["sts:TagSession", action] })), requestOf()).outcome).toBe(
      outcome,
    );
  });

  test.each([
    [{ Federated: provider }, "allowed"],
    [{ Federated: ["cognito-identity.amazonaws.com", provider] }, "allowed"],
    ["*", "allowed"],
    [{ AWS: "*" }, "allowed"],
    [{ Federated: github }, "refused"],
    [{ Federated: provider.replace("1111", "2222") }, "refused"],
    [{ AWS: "arn:aws:iam::111111111111:root" }, "refused"],
  ])("the principal %j", (Principal, outcome) => {
    expect(evaluateTrust(policyOf(allow({}, { Principal })), requestOf()).outcome).toBe(outcome);
  });
});

describe("advice points at the line", () => {
  const policyText = `{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": { "Federated": "${provider}" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {
      "StringEquals": {
        "${key("aud")}": "sts.amazonaws.com",
        "${key("sub")}": "repo:acme/prompts:environment:prod",
        "${key("ref")}": "refs/heads/main"
      }
    }
  }]
}`;
  const adviceOn = (changes: object, text = policyText) => {
    const policy = readTrustPolicy("trust.json", text);
    return adviceFor(evaluateTrust(policy, requestOf(changes)), requestOf(changes));
  };
  const ids = "repo:acme@1234/prompts@5678:environment:prod";

  test.each([
    ["ids in sub", { sub: ids }, 10, `Add “${ids}” beside the old form`],
    ["the audience", { aud: "https://github.com/acme" }, 9, "asks for the audience “https://github.com/acme”"],
    ["a tag", { ref: "refs/tags/v1" }, 11, "runs for a tag"],
    [
      "no environment",
      { sub: "repo:acme/prompts:ref:refs/heads/main", environment: undefined },
      10,
      "`environment: NAME`",
    ],
    ["another branch", { ref: "refs/heads/x" }, 11, "“refs/heads/x”"],
    [
      "a pull request in an environment",
      { sub: "repo:acme/prompts:pull_request", environment: "x" },
      10,
      "Do not let it in",
    ],
  ])("%s", (_, changes, line, text) => {
    const [first] = adviceOn(changes);
    expect(first?.line).toBe(line);
    expect(first?.text).toContain(text);
  });

  test("the environment takes the place of the ref in sub", () => {
    const [first] = adviceOn({}, policyText.replace("prompts:environment:prod", "prompts:ref:refs/heads/main"));
    expect(first?.text).toContain("sub ends in :environment:prod in place of the ref");
  });

  test("a star under StringEquals, case, blanks, a misspelt operator, a bare key", () => {
    expect(adviceOn({}, policyText.replace("environment:prod", "*"))[0]?.text).toContain("under StringLike");
    expect(adviceOn({}, policyText.replace("repo:acme", "repo:Acme"))[0]?.text).toContain("Upper and lower case");
    expect(adviceOn({}, policyText.replace("refs/heads/main", "refs/heads/main "))[0]?.text).toContain("blanks");
    expect(adviceOn({}, policyText.replace("StringEquals", "StringEqual"))[0]?.text).toContain(
      "Did you mean StringEquals?",
    );
    const nothing = policyText.replace("StringEquals", "Null");
    expect(adviceOn({}, nothing.replace("sts.amazonaws.com", "true"))[0]?.text).toContain(
      "asks that the token has no claim “aud”",
    );
    expect(adviceOn({}, policyText.replace(key("sub"), "sub"))[0]?.text).toContain(`Write “${key("sub")}”`);
    expect(adviceOn({}, policyText.replace(provider, github))[0]?.text).toContain(provider);
  });

  test("claims that were not pasted are no refusal", () => {
    const policy = readTrustPolicy("trust.json", policyText);
    const claims: Claims = new Map([["sub", job.sub]]);
    const decision = evaluateTrust(policy, { role, claims });
    expect(decision.outcome).toBe("unknown");
    expect(adviceFor(decision, { role, claims }).map(({ line }) => line)).toEqual([9, 11]);
  });
});

describe("reading", () => {
  const refused = (text: string) => {
    try {
      readTrustPolicy("trust.json", text);
    } catch (error) {
      if (isSlipwayError(error)) return error;
    }
    throw new Error("it was read");
  };

  test("what `aws iam get-role` prints around it is looked through", () => {
    const document = { Version: "2012-10-17", Statement: allow({}) };
    const whole = { Role: { RoleName: "x", AssumeRolePolicyDocument: document } };
    expect(evaluateTrust(readTrustPolicy("t", JSON.stringify(whole)), requestOf()).outcome).toBe("allowed");
  });

  test.each([
    ["", undefined],
    ["Version: 2012-10-17", undefined],
    ["{", 1],
    ["[]", undefined],
    ['{"Statement": []}', undefined],
    ['{"Statement": [\n{}]}', 2],
    ['{"Statement": [\n{"Effect": "allow"}]}', 2],
    ['{"Statement": [{"Effect": "Allow",\n"Action": "a",\n"Principal": "x"}]}', 3],
    ['{"Statement": [{"Effect": "Allow", "Action": "a", "Principal": "*",\n"Condition": {\n"Null": 1}}]}', 3],
    ['{"Statement": [{"Effect": "Allow",}]}', 1],
    ['{"Statement": [{"Effect": "Allow", "Effect": "Deny"}]}', 1],
    [`{"Statement": ${"[".repeat(5000)}`, 1],
  ])("%s is refused with its line", (text, line) => {
    const error = refused(text);
    expect(error.code).toBe("SW0936");
    expect(error.place?.line).toBe(line);
  });

  test("whatever stands there, it is read or refused", () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        for (const source of [json, text, `{"Statement":${json}}`]) {
          try {
            evaluateTrust(readTrustPolicy("t", source), requestOf());
          } catch (error) {
            if (!isSlipwayError(error)) throw error;
          }
        }
      }),
    );
  });
});

test("wildcards match what the plain expression matches, and never take long", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 }),
      fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 }),
      (text, pattern) => {
        const source = pattern.replaceAll("*", ".*").replaceAll("?", ".");
        expect(matchesWildcards(text, pattern)).toBe(new RegExp(`^${source}$`).test(text));
      },
    ),
  );
  const started = performance.now();
  expect(matchesWildcards("a".repeat(2000), `${"*a".repeat(1000)}b`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});

describe("the policies that we print", () => {
  const trust = jobTrust("111111111111");
  const read = (changes: object = {}) =>
    readTrustPolicy("trust.json", JSON.stringify(jobTrustPolicy({ ...trust, ...changes })));

  test.each([
    ["the job", {}, "allowed"],
    ["the job with ids", { sub: "repo:acme@1234/prompts@5678:environment:prod" }, "allowed"],
    ["another branch", { ref: "refs/heads/x" }, "refused"],
    ["a tag", { ref: "refs/tags/v1.0.0" }, "refused"],
    ["a repository made anew", { repository_id: "9" }, "refused"],
    ["another workflow", { job_workflow_ref: "acme/prompts/.github/workflows/x.yml@refs/heads/main" }, "refused"],
    [
      "the workflow of another ref",
      { job_workflow_ref: "acme/prompts/.github/workflows/release.yml@refs/heads/x" },
      "refused",
    ],
    ["the workflow's name alone", { workflow: "Anything" }, "allowed"],
    ["another environment", { sub: "repo:acme/prompts:environment:beta", environment: "beta" }, "refused"],
    ["a pull request", { sub: "repo:acme/prompts:pull_request", ref: "refs/pull/1/merge" }, "refused"],
  ])("%s", (_, changes, outcome) => {
    expect(evaluateTrust(read(), requestOf(changes)).outcome).toBe(outcome);
  });

  test("tags reach an environment that takes them, by the workflow of the tag", () => {
    const tag = {
      ref: "refs/tags/v1.0.0",
      job_workflow_ref: "acme/prompts/.github/workflows/release.yml@refs/tags/v1.0.0",
    };
    expect(evaluateTrust(read({ tags: "v*" }), requestOf(tag)).outcome).toBe("allowed");
    expect(evaluateTrust(read({ tags: "v*" }), requestOf()).outcome).toBe("allowed");
    expect(evaluateTrust(read({ tags: "v*" }), requestOf({ ...tag, ref: "refs/tags/x" })).outcome).toBe("refused");
  });

  test("let no stranger in; wider ones do, and say whom", () => {
    expect(strangersLetIn(read(), requestOf())).toEqual([]);
    const wide = policyOf(
      allow({ StringEquals: { [key("aud")]: job.aud }, StringLike: { [key("sub")]: "repo:acme/*" } }),
    );
    const found = strangersLetIn(wide, requestOf());
    expect(found.filter(({ grave }) => grave)).toHaveLength(3);
    const open = policyOf(allow({ StringEquals: { [key("aud")]: job.aud } }));
    expect(strangersLetIn(open, requestOf())[0]?.who).toBe("any repository on GitHub");
    const exact = policyOf(matchingStatement(requestOf().claims, role.account, role.partition));
    expect(strangersLetIn(exact, requestOf()).filter(({ grave }) => grave)).toEqual([]);
  });
});
