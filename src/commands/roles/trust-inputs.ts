/** Which jobs the roles of an environment trust: from flags, from the workflow's variables, and from git. */

import { defaultAudience, githubIssuer } from "../../aws/oidc-claims.ts";
import { partitionOf } from "../../aws/partition.ts";
import { forEachRole, type RoleName, roleNames } from "../../aws/policies.ts";
import { ownerIdPlaceholder, repositoryIdPlaceholder } from "../../aws/resources/placeholders.ts";
import { type JobTrust, jobTrustPolicy, principalTrustPolicy, type TrustPolicy } from "../../aws/trust/policies.ts";
import type { CommandContext } from "../../platform/command.ts";
import { gitFacts } from "../../platform/git-facts.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { listed } from "../../platform/words.ts";
import type { Environment, Project } from "../../project/project.ts";

export const trustInputs = {
  repository: {
    type: "string",
    description: "Repository whose jobs are trusted; the one of the working folder where absent",
    placeholder: "OWNER/NAME",
  },
  "repository-id": { type: "string", description: "Its id: `gh api repos/OWNER/NAME --jq .id`", placeholder: "ID" },
  "owner-id": {
    type: "string",
    description: "Id of its owner: `gh api repos/OWNER/NAME --jq .owner.id`",
    placeholder: "ID",
  },
  branch: { type: "string", description: "Default branch", default: "main", placeholder: "BRANCH" },
  workflow: {
    type: "list",
    description:
      "Workflow that is trusted, or ROLE=WORKFLOW for one role, several for several; those of `slipway init --github` where absent",
    placeholder: "PATH",
  },
  "github-environment": {
    type: "list",
    description:
      "GitHub environment of the jobs, or ROLE=NAME for one role, several for several; the environment's own name where absent, and those of environments in other accounts that take releases from it",
    placeholder: "NAME",
  },
  tags: {
    type: "string",
    description: "Tags that reach the environment: `v*` where another one comes `after` it, else none; `none` for none",
    placeholder: "PATTERN",
  },
  reader: {
    type: "list",
    description: "ARN of an application's role that may take the reader; the whole account where absent",
    placeholder: "ARN",
  },
  issuer: {
    type: "string",
    description: "Issuer of the ID tokens, for a GitHub server of one's own",
    default: githubIssuer,
    placeholder: "URL",
  },
} as const;

export interface TrustWishes {
  readonly repository: string | undefined;
  readonly "repository-id": string | undefined;
  readonly "owner-id": string | undefined;
  readonly branch: string;
  readonly workflow: readonly string[];
  readonly "github-environment": readonly string[];
  readonly tags: string | undefined;
  readonly reader: readonly string[];
  readonly issuer: string;
}

export interface EnvironmentTrust {
  readonly policies: Readonly<Record<RoleName, TrustPolicy>>;
  readonly job: JobTrust;
  /** What was taken for granted, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * A tag deploys. Whoever pushes one says what its workflow is, so that nobody evaluates, approves or removes anything for
 * a tag: the bytes that it deploys were evaluated when they were pushed to the branch.
 */
const takesTags: ReadonlySet<RoleName> = new Set<RoleName>(["deployer"]);

/** The workflows that `slipway init --github` writes, and what else may be there under the same kind of name. */
function defaultWorkflows({ after }: Environment): Readonly<Record<RoleName, readonly string[]>> {
  const named = (...names: readonly string[]) => names.map((name) => `.github/workflows/slipway-${name}.yml`);
  return {
    reader: [],
    deployer: after === undefined ? named("release", "rollback", "drill") : named("promote", "rollback"),
    approver: named("promote"),
    pruner: named("prune"),
    evaluator: named("evaluate"),
  };
}

/** Throws SW0103 and SW0104 for flags that cannot be right. */
export async function environmentTrust(
  project: Project,
  environment: Environment,
  place: { readonly account: string; readonly region: string },
  wishes: TrustWishes,
  context: CommandContext,
): Promise<EnvironmentTrust> {
  const repository = checked(
    "repository",
    await repositoryOf(project, wishes, context),
    /^[\w.-]{1,100}\/[\w.-]{1,100}$/,
    "OWNER/NAME",
  );
  const ids = idsOf(repository, wishes, context.environment);
  const partition = partitionOf(place.region).id;
  const tags = tagsOf(project, environment, wishes.tags);
  const job: JobTrust = {
    account: place.account,
    partition,
    provider: checked("issuer", wishes.issuer, /^https:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[\w./-]*)?$/, "an https address")
      .replace("https://", "")
      .replace(/\/$/, ""),
    audience: environment.audience ?? defaultAudience,
    repository,
    repositoryId: ids.repository ?? repositoryIdPlaceholder,
    ownerId: ids.owner ?? ownerIdPlaceholder,
    environments: defaultEnvironments(project, environment),
    branch: checked("branch", wishes.branch, /^[\w./+@#-]{1,200}$/, "the name of a branch"),
    tags,
    workflows: [],
  };
  const workflows = byRole(wishes.workflow, defaultWorkflows(environment));
  // Approvals are read in a GitHub environment of their own: its jobs may approve, and nothing else.
  const environments = byRole(wishes["github-environment"], {
    ...forEachRole(() => job.environments),
    approver: [`${environment.name}-approvals`],
  });
  const jobOf = (role: RoleName): JobTrust => ({
    ...job,
    environments: environments[role].map((name) =>
      checked("github-environment", name, /^[^\p{Cc}\p{Cf}*?$]{1,255}$/u, "the name of a GitHub environment"),
    ),
    workflows: workflows[role].map((path) => workflowOf(repository, path)),
    tags: takesTags.has(role) ? tags : undefined,
  });
  const readers = wishes.reader.length > 0 ? wishes.reader : [`arn:${partition}:iam::${place.account}:root`];
  for (const reader of readers)
    checked("reader", reader, /^arn:aws[a-z-]*:(?:iam|sts)::[0-9]{12}:\S{1,500}$/, "an ARN");
  const policies = forEachRole((role) =>
    role === "reader" ? principalTrustPolicy(readers) : jobTrustPolicy(jobOf(role)),
  );
  return { policies, job: jobOf("deployer"), notes: notesOf(jobOf("deployer"), wishes, ids) };
}

async function repositoryOf(project: Project, wishes: TrustWishes, context: CommandContext): Promise<string> {
  const known = wishes.repository ?? context.environment["GITHUB_REPOSITORY"];
  if (known) return known;
  const facts = await gitFacts({
    folder: project.root,
    environment: context.environment,
    ignored: [],
    signal: context.signal,
  });
  // On some servers the path has more than two parts, and on others the address names a host before them.
  const name = facts?.repository?.split("/").slice(-2).join("/");
  if (name !== undefined && name !== "") return name;
  throw platformErrors.create("SW0104", {
    message: "--repository is missing: git knows no remote here that would tell which repository's jobs to trust.",
    next: "Write it like --repository acme/prompts.",
  });
}

/** A workflow's own variables tell the ids of its own repository, and of no other. */
function idsOf(
  repository: string,
  wishes: TrustWishes,
  variables: CommandContext["environment"],
): { readonly repository: string | undefined; readonly owner: string | undefined } {
  const own = variables["GITHUB_REPOSITORY"] === repository;
  const id = (name: "repository-id" | "owner-id", variable: string): string | undefined => {
    const value = wishes[name] ?? (own ? variables[variable] : undefined);
    return value === undefined ? undefined : checked(name, value, /^[0-9]{1,20}$/, "a number");
  };
  return {
    repository: id("repository-id", "GITHUB_REPOSITORY_ID"),
    owner: id("owner-id", "GITHUB_REPOSITORY_OWNER_ID"),
  };
}

/** Tags reach the first environments only: those that another one comes after. */
function tagsOf(project: Project, environment: Environment, wished: string | undefined): string | undefined {
  if (wished === "none") return undefined;
  if (wished !== undefined) return checked("tags", wished, /^[\w.*?+/-]{1,200}$/, "a pattern of tags such as v*");
  const isFirst =
    environment.after === undefined &&
    [...project.environments.values()].some(({ after }) => after === environment.name);
  return isFirst ? "v*" : undefined;
}

/** Entries ROLE=VALUE for one role, those without a role for all others, or what is the default. */
function byRole(
  entries: readonly string[],
  otherwise: Readonly<Record<RoleName, readonly string[]>>,
): Readonly<Record<RoleName, readonly string[]>> {
  const isOf = (role: string, entry: string): boolean => entry.startsWith(`${role}=`);
  const forAll = entries.filter((entry) => !roleNames.some((role) => isOf(role, entry)));
  return forEachRole((role) => {
    const own = entries.filter((entry) => isOf(role, entry)).map((entry) => entry.slice(role.length + 1));
    return own.length > 0 ? own : forAll.length > 0 ? forAll : otherwise[role];
  });
}

/**
 * The environment's own name, and those of environments that take releases from here with a role of another account or
 * region: their jobs read here with this environment's role.
 */
function defaultEnvironments(project: Project, environment: Environment): readonly string[] {
  const accountIn = ({ role, accounts }: Environment): string | undefined =>
    /^arn:[^:]+:iam::([0-9]{12}):/.exec(role ?? "")?.[1] ?? accounts?.[0];
  const here = accountIn(environment);
  const readers = [...project.environments.values()].filter((other) => {
    const there = accountIn(other);
    const elsewhere = there !== undefined && here !== undefined && there !== here;
    return other.after === environment.name && (elsewhere || other.region !== environment.region);
  });
  return [environment.name, ...readers.map(({ name }) => name)];
}

/** With its repository, as `job_workflow_ref` begins. */
function workflowOf(repository: string, path: string): string {
  const plain = path.replace(/^\.\//, "");
  const named = plain.startsWith(".github/") ? `${repository}/${plain}` : plain;
  const pattern = /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml(?:@[\w./*-]+)?$/;
  return checked("workflow", named, pattern, "a path like .github/workflows/release.yml");
}

function notesOf(
  job: JobTrust,
  wishes: TrustWishes,
  ids: { readonly repository: string | undefined; readonly owner: string | undefined },
): readonly string[] {
  const missing = ids.repository === undefined || ids.owner === undefined;
  return [
    ...(missing
      ? [
          `The ids of ${job.repository} are not known here; ${repositoryIdPlaceholder} and ${ownerIdPlaceholder} stand in their place and let nobody in. \`gh api repos/${job.repository} --jq '.id, .owner.id'\` prints them: --repository-id, --owner-id.`,
        ]
      : []),
    ...(wishes.workflow.length === 0
      ? [
          `The deployer trusts ${listed(
            job.workflows.map((path) => path.split("/").at(-1) ?? path),
            "and",
          )} only, as \`slipway init --github\` writes them; name others with --workflow.`,
        ]
      : []),
    `Jobs must name the GitHub environment ${listed(job.environments)} (\`environment: ${job.environments[0]}\`) and run from ${job.branch}${job.tags === undefined ? "" : ` or a tag ${job.tags}`}.`,
  ];
}

function checked(name: string, value: string, pattern: RegExp, what: string): string {
  if (pattern.test(value)) return value;
  throw platformErrors.create("SW0103", {
    message: `--${name} takes ${what}, not ${JSON.stringify(value.slice(0, 100))}.`,
    next: "Mend the value and run the command again.",
  });
}
