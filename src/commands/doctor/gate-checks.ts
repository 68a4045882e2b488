/** What guards a release: the gate that Slipway evaluates itself, and what GitHub adds where its plan allows. */
import { demandsOf } from "../../gates/demands.ts";
import { protectionOf } from "../../github/protection.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { gitFacts } from "../../platform/git-facts.ts";
import { counted, listed } from "../../platform/words.ts";
import { openGithub } from "../gates/github-open.ts";
import { findPolicy, type PolicySource } from "../gates/policy-source.ts";
import { foreign } from "../releases/words.ts";
import { type CheckResult, type DoctorCheck, type DoctorSubject, missing, ok, unclear } from "./check.ts";

export const gateCheck: DoctorCheck = {
  id: "gate",
  title: "Gate",
  async look({ project, environment, context }) {
    const { name } = environment;
    const found = await policyOrWhy({ project, environment, context });
    if ("state" in found) return [found];
    const { policy, origin, notes } = found;
    const remarks = notes.map((note) => ` ${note}`).join("");
    if (policy === undefined)
      return [ok(`${name} has no gate: whoever may run the workflow, or holds the role, releases.${remarks}`)];
    const rules = demandsOf(policy).map((words) => foreign(words, 160));
    const where =
      origin.branch === null
        ? ""
        : ` by slipway.yaml of ${foreign(origin.branch, 100)} (${origin.revision?.slice(0, 12)})`;
    const teams = (policy.approvals?.from ?? []).some(({ kind }) => kind === "team");
    return [
      ok(
        rules.length === 0
          ? `The gate of ${name}${where} asks for nothing that Slipway looks at.${remarks}`
          : `Slipway itself holds${where}, on every plan of GitHub: ${listed(rules, "and")}.${remarks}`,
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

/** The policy that a release would be judged by. */
async function policyOrWhy({
  project,
  environment,
  context,
}: Pick<DoctorSubject, "project" | "environment" | "context">): Promise<PolicySource | CheckResult> {
  try {
    return await findPolicy(project, environment, undefined, context);
  } catch (error) {
    if (!isSlipwayError(error) || (error.code !== "SW0701" && error.code !== "SW0702")) throw error;
    return missing(foreign(error.message, 400), foreign(error.next, 400));
  }
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
    const github = await githubOf(subject);
    if (github === undefined) {
      return [
        unclear(
          `GitHub was not asked how it protects the environment ${environment.name}: there is no token, or no repository.`,
          `Try \`GITHUB_TOKEN=$(gh auth token) GITHUB_REPOSITORY=owner/name slipway doctor ${environment.name}\`.`,
        ),
      ];
    }
    const protection = await protectionOf(github.access, environment.name);
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
async function githubOf({ project, context }: DoctorSubject): Promise<ReturnType<typeof openGithub>> {
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
