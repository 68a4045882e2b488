/**
 * Which policy judges a release: that of the default branch, never the candidate's (THREATS: a change cannot loosen its
 * own gate). On a laptop the working tree stands in where no default branch is known, and the decision says so.
 */
import type { PolicyOrigin } from "../../gates/decision-document.ts";
import { gatesErrors } from "../../gates/errors.ts";
import { type Policy, readPolicy } from "../../gates/policy.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { othersInWords } from "../../platform/words.ts";
import type { FileSystem } from "../../project/file-system.ts";
import { loadProject, soundProject } from "../../project/load.ts";
import { configFileName, type Environment, type Project } from "../../project/project.ts";
import type { ReleaseRecord } from "../../releases/record.ts";
import { type DefaultBranch, folderInRepository, localDefaultBranch } from "./default-branch.ts";

export interface PolicySource {
  /** Undefined where the environment has no gate. */
  readonly policy: Policy | undefined;
  /** The project as the policy's revision has it: the addresses of other environments come from there too. */
  readonly project: Project;
  readonly origin: PolicyOrigin;
  /** Sentences for whoever reads the decision. */
  readonly notes: readonly string[];
}

/**
 * The policy of an environment, by git alone where `offline`, or undefined where there is none to be found and none was ever in force.
 *
 * @throws SW0701 where the policy cannot be understood, SW0702 where the default branch's cannot be read.
 */
export async function findPolicy(
  project: Project,
  environment: Environment,
  live: ReleaseRecord | undefined,
  context: CommandContext,
  { offline = false }: { readonly offline?: boolean } = {},
): Promise<PolicySource> {
  const prefix = project.configFile === undefined ? undefined : await folderInRepository(project.root, context);
  const path = prefix === undefined ? undefined : `${prefix}${configFileName}`;
  const found = path === undefined ? undefined : await findDefaultBranch(project, context, offline);
  const bytes = path === undefined ? undefined : await found?.read(path);
  if (found !== undefined && bytes !== undefined) {
    const trusted = await projectAt(found, bytes, project);
    const own = trusted.environments.get(environment.name);
    if (own !== undefined) return fromBranch(found, trusted, own, environment);
  }
  // From here on only the working tree has something to say.
  const reason = whyNot(found, bytes !== undefined, environment.name);
  const wasGated = live !== undefined && live.gate.outcome !== "none";
  if (isOnRunner(context.environment) && (environment.gate !== undefined || wasGated)) {
    throw gatesErrors.create("SW0702", {
      message: `The gate of ${environment.name} cannot be read from the default branch: ${reason}.`,
      next: "Set GITHUB_TOKEN for the step (`contents: read`), or check out with `fetch-depth: 0`; the policy is never taken from the change itself.",
    });
  }
  const policy = policyOf(environment, "slipway.yaml");
  return {
    policy,
    project,
    origin: { digest: policy?.digest ?? null, revision: null, from: "working-tree", branch: null },
    notes: policy === undefined ? [] : [`The policy is that of the working tree: ${reason}.`],
  };
}

function fromBranch(found: DefaultBranch, trusted: Project, own: Environment, here: Environment): PolicySource {
  const where = `${configFileName} of ${found.branch} (${found.commit.slice(0, 12)})`;
  const policy = policyOf(own, where);
  const isSame = JSON.stringify([own.gate, own.after]) === JSON.stringify([here.gate, here.after]);
  return {
    policy,
    project: trusted,
    origin: { digest: policy?.digest ?? null, revision: found.commit, from: "default-branch", branch: found.branch },
    notes: isSame
      ? []
      : [
          `slipway.yaml here says something else about the gate of ${own.name}; it counts when it is on ${found.branch}.`,
        ],
  };
}

function whyNot(found: DefaultBranch | undefined, hasFile: boolean, name: string): string {
  if (found === undefined) return "no default branch is known here";
  if (!hasFile) return `${found.branch} has no ${configFileName} in this folder`;
  return `${configFileName} of ${found.branch} has no environment ${name}`;
}

async function findDefaultBranch(
  project: Project,
  context: CommandContext,
  offline = false,
): Promise<DefaultBranch | undefined> {
  if (!offline && isOnRunner(context.environment)) {
    const { remoteDefaultBranch } = await import("./remote-branch.ts");
    const found = await remoteDefaultBranch(context);
    if (found !== undefined) return found;
  }
  return localDefaultBranch(project.root, context);
}

/** The project that a slipway.yaml of another revision describes; relative addresses of stores are those of this folder. */
export async function projectAt(found: DefaultBranch, bytes: Uint8Array, project: Project): Promise<Project> {
  const files: FileSystem = {
    root: project.root,
    entries: async (folder) => (folder === "" ? [{ name: configFileName, kind: "file" }] : undefined),
    read: async (file, maximumBytes) => {
      if (file !== configFileName) return { outcome: "absent" };
      return bytes.length > maximumBytes ? { outcome: "too-large", size: bytes.length } : { outcome: "read", bytes };
    },
    linkTarget: async () => "broken",
  };
  try {
    return soundProject(await loadProject(project.root, files));
  } catch (error) {
    if (!isSlipwayError(error)) throw error;
    throw gatesErrors.create("SW0702", {
      message: `${configFileName} of ${found.branch} (${found.commit.slice(0, 12)}) is not sound: ${error.message}`,
      next: "Put it right on that branch first; releases are judged by it.",
      cause: error,
    });
  }
}

/** @throws SW0701 where the policy cannot be understood. */
function policyOf(environment: Environment, where: string): Policy | undefined {
  if (environment.gate === undefined) return undefined;
  const read = readPolicy(environment.name, environment.after, environment.gate);
  if (read.ok) return read.policy;
  const [first] = read.problems;
  const more = read.problems.length > 1 ? ` ${othersInWords(read.problems.length - 1, "problem")}` : "";
  throw gatesErrors.create("SW0701", {
    message: `The gate of ${environment.name} cannot be read (${where}, gate${first?.pointer ?? ""}): ${first?.message ?? ""}${more}`,
    next: `${first?.help ?? ""} Nothing is released until it is right.`.trimStart(),
    place: { file: configFileName },
  });
}
