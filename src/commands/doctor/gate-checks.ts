/** What guards a release: the gate that Slipway evaluates itself, and what GitHub adds where its plan allows. */
import { type Policy, readPolicy } from "../../gates/policy.ts";
import { protectionOf } from "../../github/protection.ts";
import { gitFacts } from "../../platform/git-facts.ts";
import { counted, listed } from "../../platform/words.ts";
import { openGithub } from "../gates/github-open.ts";
import { foreign } from "../releases/words.ts";
import { type CheckResult, type DoctorCheck, type DoctorSubject, missing, ok, unclear } from "./check.ts";

export const gateCheck: DoctorCheck = {
  id: "gate",
  title: "Gate",
  async look({ environment, context }) {
    const { gate, name, after } = environment;
    if (gate === undefined)
      return [ok(`${name} has no gate: whoever may run the workflow, or holds the role, releases.`)];
    const reading = readPolicy(name, after, gate);
    if (!reading.ok)
      return reading.problems.map(({ message, help }) => missing(foreign(message, 400), foreign(help, 400)));
    const rules = rulesOf(reading.policy);
    const teams = (reading.policy.approvals?.from ?? []).some(({ kind }) => kind === "team");
    return [
      ok(
        rules.length === 0
          ? `The gate of ${name} asks for nothing that Slipway looks at.`
          : `Slipway itself holds, on every plan of GitHub: ${listed(rules, "and")}.`,
      ),
      ...(teams && !context.environment["SLIPWAY_TEAMS_TOKEN"]
        ? [
            missing(
              "Approvals name a team, and the token of a job cannot read teams: their members' approvals would not count.",
              "Give the job the token of a GitHub App in SLIPWAY_TEAMS_TOKEN, or name people and repository roles.",
            ),
          ]
        : []),
    ];
  },
};

function rulesOf(policy: Policy): readonly string[] {
  const { approvals, windows, freezes, soak, checks, findings, contract, evidence, blocked } = policy;
  return [
    ...(approvals === undefined
      ? []
      : [`${counted(approvals.required, "approval")} of ${foreign(approvals.written.join(", "), 120)}`]),
    ...(windows.length === 0 ? [] : [counted(windows.length, "window")]),
    ...(freezes.length === 0 ? [] : [counted(freezes.length, "freeze")]),
    ...(soak === undefined ? [] : ["the time in the environment before"]),
    ...(checks.length === 0 ? [] : [counted(checks.length, "required check")]),
    ...(findings === undefined ? [] : ["no open findings"]),
    ...(contract === undefined ? [] : ["the contract"]),
    ...(evidence.length === 0 ? [] : ["evaluations"]),
    ...(blocked.length === 0 ? [] : ["blocked versions"]),
  ];
}

const ruleWords: ReadonlyMap<string, string> = new Map([
  ["required_reviewers", "required reviewers"],
  ["wait_timer", "a wait timer"],
  ["branch_policy", "a limit on branches and tags"],
]);

export const githubEnvironmentCheck: DoctorCheck = {
  id: "github-environment",
  title: "GitHub's environment",
  async look(subject) {
    const { environment } = subject;
    // A folder on somebody's disk is released to by hand.
    if (subject.aws === undefined && environment.gate?.github === undefined) return [];
    const ground = await groundOf(subject);
    if (ground === undefined) {
      return [
        unclear(
          `GitHub was not asked how it protects the environment ${environment.name}: there is no token, or no repository.`,
          `Try \`GITHUB_TOKEN=$(gh auth token) GITHUB_REPOSITORY=owner/name slipway doctor ${environment.name}\`.`,
        ),
      ];
    }
    const protection = await protectionOf(ground.access, environment.name);
    if (protection === undefined) {
      return [
        missing(
          `The repository has no GitHub environment ${environment.name}; the trust policies that Slipway prints ask jobs for it.`,
          "Make it under Settings, Environments, and limit it to the default branch.",
        ),
      ];
    }
    return protection.rules.length === 0 ? unprotected(subject) : protectedBy(protection);
  },
};

/** Reviewers and wait timers need Enterprise in private repositories (GitHub docs, "Deployments and environments"). */
function unprotected({ environment }: DoctorSubject): readonly CheckResult[] {
  const fact = `GitHub protects the environment ${environment.name} by no rule of its own`;
  if (environment.gate?.github === "required") {
    return [
      missing(
        `${fact}, and the gate asks for it.`,
        "Add required reviewers to the environment, which private repositories have on GitHub Enterprise only, or take `github: required` out of the gate.",
      ),
    ];
  }
  const remains = [
    "the role's trust policy, which binds branch and workflow",
    ...(environment.gate === undefined ? [] : ["the gate of slipway.yaml, read from the default branch"]),
  ];
  return [ok(`${fact}. What remains: ${listed(remains, "and")}.`)];
}

function protectedBy(protection: {
  readonly rules: readonly string[];
  readonly reviewers: number;
  readonly preventsSelfReview: boolean;
}): readonly CheckResult[] {
  const { rules, reviewers, preventsSelfReview } = protection;
  const words = rules.map((rule) => ruleWords.get(rule) ?? foreign(rule, 60));
  const own =
    reviewers === 0
      ? ""
      : ` Any one of the ${counted(reviewers, "reviewer")} suffices there${preventsSelfReview ? "" : ", and whoever started the run may be that one"}.`;
  return [ok(`GitHub itself protects it by ${listed(words, "and")}.${own}`)];
}

/** With the repository of the working folder where no workflow names one. */
async function groundOf({ project, context }: DoctorSubject): Promise<ReturnType<typeof openGithub>> {
  if (context.environment["GITHUB_REPOSITORY"]) return openGithub(context);
  const facts = await gitFacts({
    folder: project.root,
    environment: context.environment,
    ignored: [],
    signal: context.signal,
  });
  const repository = facts?.repository?.split("/").slice(-2).join("/");
  return openGithub({ ...context, environment: { ...context.environment, GITHUB_REPOSITORY: repository } });
}
