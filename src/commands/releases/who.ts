/** Who releases, and from which commit: from git and from what a workflow says about itself. */
import { userInfo } from "node:os";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { type GitFacts, gitFacts } from "../../platform/git-facts.ts";
import type { Project } from "../../project/project.ts";
import type { Actor, Source } from "../../releases/record.ts";
import { gitSetting } from "../git-setting.ts";

/** The person or workflow that runs this command. */
export async function findActor(folder: string, context: CommandContext): Promise<Actor> {
  const { environment } = context;
  // Records are never changed, so no secret may get into one.
  const clean = (name: string): string => bounded(context.redaction.redact(name));
  const run = environment["GITHUB_RUN_ID"];
  if (isOnRunner(environment) && run !== undefined) {
    const login = environment["GITHUB_ACTOR"];
    // Whoever ran a workflow again is the one who released; the number is known of the first one alone.
    const name = environment["GITHUB_TRIGGERING_ACTOR"] ?? login ?? "a workflow";
    const id = name === login ? environment["GITHUB_ACTOR_ID"] : undefined;
    const server = environment["GITHUB_SERVER_URL"] ?? "https://github.com";
    const attempt = environment["GITHUB_RUN_ATTEMPT"] ?? "1";
    const via = `${server}/${environment["GITHUB_REPOSITORY"] ?? ""}/actions/runs/${run}/attempts/${attempt}`;
    return { name: clean(name), ...(id === undefined ? {} : { id: bounded(id) }), via };
  }
  return { name: clean((await gitSetting("user.name", folder, context)) ?? systemUser()) };
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return "somebody";
  }
}

/** Records bound the length of names. */
function bounded(name: string): string {
  return name.toWellFormed().slice(0, 100);
}

/** What git says about the project; the folders of stores inside it are no change. */
export function findGitFacts(project: Project, context: CommandContext): Promise<GitFacts | undefined> {
  const ignored = [...project.environments.values()].flatMap(({ store }) =>
    store.address.kind === "folder" ? [store.address.folder] : [],
  );
  return gitFacts({ folder: project.root, environment: context.environment, ignored, signal: context.signal });
}

/** Where the bundle comes from, as the record keeps it. A workflow knows its ref better than a detached checkout. */
export function sourceOf(facts: GitFacts | undefined, context: CommandContext): Source {
  if (facts === undefined) return { repository: null, commit: null, ref: null };
  const { environment } = context;
  const isWorkflow = isOnRunner(environment) && environment["GITHUB_SHA"] === facts.commit;
  return {
    repository: (isWorkflow ? environment["GITHUB_REPOSITORY"] : undefined) ?? facts.repository,
    commit: facts.commit,
    ref: (isWorkflow ? environment["GITHUB_REF"] : undefined) ?? facts.ref,
    ...(facts.changed ? { changed: true } : {}),
  };
}

/** Tags at the commit; a workflow that a tag started knows it also where the checkout fetched no tags. */
export function tagsOf(facts: GitFacts, context: CommandContext): readonly string[] {
  const { environment } = context;
  const name = environment["GITHUB_REF_NAME"];
  const started = environment["GITHUB_REF_TYPE"] === "tag" && environment["GITHUB_SHA"] === facts.commit;
  return started && name !== undefined ? [...facts.tags, name] : facts.tags;
}
