/** The roles: whether each is there, lets the environment's jobs in, and keeps strangers out. */
import { seeRole } from "../../aws/inspection.ts";
import { type Claims, claimText, defaultAudience, githubIssuer } from "../../aws/oidc-claims.ts";
import { parseRoleArn, type RoleArn } from "../../aws/role-arn.ts";
import { adviceFor } from "../../aws/trust/advice.ts";
import { evaluateTrust } from "../../aws/trust/evaluate.ts";
import { readTrustPolicy } from "../../aws/trust/read.ts";
import { strangersLetIn } from "../../aws/trust/strangers.ts";
import { gitFacts } from "../../platform/git-facts.ts";
import { localDefaultBranch } from "../gates/default-branch.ts";
import {
  type AwsSubject,
  type CheckResult,
  type DoctorCheck,
  type DoctorSubject,
  missing,
  ok,
  unclear,
} from "./check.ts";

export const rolesCheck: DoctorCheck = {
  id: "roles",
  title: "Roles",
  needsCredentials: true,
  async look(subject) {
    const { environment, aws } = subject;
    if (aws === undefined) return [];
    const named = [
      ["role", environment.role],
      ...(["approver", "pruner", "evaluator"] as const).map(
        (name) => [`roles.${name}`, environment.roles?.[name]] as const,
      ),
    ] as const;
    const results: CheckResult[] = [];
    for (const [setting, arn] of named) {
      const role = arn === undefined ? undefined : parseRoleArn(arn);
      if (role !== undefined) results.push(...(await lookAt(setting, role, aws, subject)));
    }
    return results;
  },
};

async function lookAt(
  setting: string,
  role: RoleArn,
  aws: AwsSubject,
  subject: DoctorSubject,
): Promise<readonly CheckResult[]> {
  const caller = await aws.caller();
  if (caller !== undefined && caller.account !== role.account) {
    return [
      unclear(
        `${role.arn} (\`${setting}\`) is in another account than these credentials, ${caller.account}.`,
        `Ask again with credentials of ${role.account}.`,
      ),
    ];
  }
  const seen = await seeRole(await aws.client("iam"), role.name);
  if (seen.kind === "absent") {
    return [
      missing(
        `The role ${role.arn} (\`${setting}\`) does not exist.`,
        `Make it: \`slipway setup ${subject.environment.name}\` prints it.`,
      ),
    ];
  }
  if (seen.kind === "unknown") {
    return [
      unclear(
        `Nothing is known of ${role.arn} (\`${setting}\`): ${seen.why}.`,
        "Try with credentials that may use iam:GetRole.",
      ),
    ];
  }
  if (seen.value.arn !== role.arn) {
    return [
      missing(
        `\`${setting}\` says ${role.arn}, and the role is ${seen.value.arn}.`,
        "Mend the path of the ARN in slipway.yaml.",
      ),
    ];
  }
  const expected = await expectedClaims(aws, subject);
  const jobs = setting === "role" ? [expected] : otherJobs(expected, subject.environment.name);
  const results = jobs.map((job) => trustResults(setting, role, seen.value.trust, job));
  // One of the jobs that it may be for is let in: then it is for that one.
  return results.find(([first]) => first?.state === "ok") ?? results[0] ?? [];
}

/**
 * The jobs that an approver, pruner or evaluator may be for: of a workflow of their own, in the environment's own GitHub
 * environment or in that of its approvals. What is not known of them is left out.
 */
function otherJobs({ claims }: ExpectedJob, environment: string): readonly ExpectedJob[] {
  return [environment, `${environment}-approvals`].map((name) => {
    const job = new Map(claims);
    for (const claim of ["job_workflow_ref", "workflow", "ref"]) job.delete(claim);
    const sub = claimText(claims, "sub")?.replace(/(?::environment:.*|:ref:.*|:pull_request)$/, `:environment:${name}`);
    if (sub !== undefined) job.set("sub", sub);
    job.set("environment", name);
    return { claims: job, who: `jobs in the GitHub environment ${name}` };
  });
}

function trustResults(setting: string, role: RoleArn, trust: string, expected: ExpectedJob): readonly CheckResult[] {
  const policy = readTrustPolicy(`the trust policy of ${role.name}`, trust);
  const request = { role, claims: expected.claims };
  const decision = evaluateTrust(policy, request);
  const compare = `aws iam get-role --role-name ${role.name} --query Role.AssumeRolePolicyDocument > trust.json; slipway doctor oidc --role ${role.arn} --policy trust.json`;
  const strangers = strangersLetIn(policy, request).filter(({ grave }) => grave);
  if (decision.outcome === "refused") {
    const [first] = adviceFor(decision, request);
    return [
      missing(
        `${role.arn} (\`${setting}\`) does not let ${expected.who} in: ${first?.text ?? "no statement applies."}`,
        `Mend its trust policy; line by line: ${compare}`,
      ),
    ];
  }
  return [
    ok(
      `${role.arn} (\`${setting}\`) is there and lets ${expected.who} in${decision.outcome === "unknown" ? ", as far as it can be told from here" : ""}.`,
    ),
    ...strangers.map(({ who, remedy }) => missing(`${role.arn} also lets in ${who}.`, remedy)),
  ];
}

interface ExpectedJob {
  readonly claims: Claims;
  /** A noun phrase. */
  readonly who: string;
}

/** In a job its own claims; elsewhere what a job of this repository in this environment would claim. */
async function expectedClaims(aws: AwsSubject, { project, environment, context }: DoctorSubject): Promise<ExpectedJob> {
  const own = await aws.jobClaims().catch(() => undefined);
  if (own !== undefined) return { claims: own, who: "this job" };
  const facts = await gitFacts({
    folder: project.root,
    environment: context.environment,
    ignored: [],
    signal: context.signal,
  });
  const repository = facts?.repository?.split("/").slice(-2).join("/") ?? "";
  // `setup` binds the role to this branch; where git knows none, nothing is said of it.
  const branch = (await localDefaultBranch(project.root, context))?.branch;
  const claims = new Map([
    ["iss", githubIssuer],
    ["aud", environment.audience ?? defaultAudience],
    ["environment", environment.name],
    ...(branch === undefined ? [] : [["ref", `refs/heads/${branch}`] as const]),
    ...(repository === ""
      ? []
      : [["repository", repository] as const, ["sub", `repo:${repository}:environment:${environment.name}`] as const]),
  ]);
  return {
    claims,
    who: repository === "" ? "jobs" : `a job of ${repository} in the GitHub environment ${environment.name}`,
  };
}
