/** Who runs this command, by whoever can vouch for it: AWS for a bucket, git for a folder. */
import { gatesErrors } from "../../gates/errors.ts";
import type { Named, Person, Standing } from "../../gates/people.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { gitSetting } from "../git-setting.ts";
import type { OpenEnvironment } from "../releases/open.ts";
import { teamsOf } from "./gather.ts";
import type { GithubView } from "./github-view.ts";

/**
 * The person at this command.
 *
 * @throws SW0707 where nobody vouches for anybody.
 */
export async function findPerson(open: OpenEnvironment, context: CommandContext): Promise<Person> {
  if (open.store.kind === "s3") {
    const arn = await open.store.caller?.();
    if (arn !== undefined) return { kind: "aws", arn };
    throw gatesErrors.create("SW0707", {
      message: `Who you are is not known: STS does not say whose credentials these are (${open.store.address}).`,
      next: "Take the approver's role first, and check `aws sts get-caller-identity`; for a server other than AWS set AWS_ENDPOINT_URL_STS.",
    });
  }
  const [name, email] = [
    await shownSetting("user.name", open, context),
    await shownSetting("user.email", open, context),
  ];
  if (name !== undefined) return { kind: "git", name, email: email ?? null };
  throw gatesErrors.create("SW0707", {
    message: "Who you are is not known: git has no user.name here.",
    next: "Run `git config --global user.name NAME` and `git config --global user.email ADDRESS`.",
  });
}

/** The one who started this attempt of the workflow, with the rights that GitHub says now; undefined where unknown. */
export async function findActorOnGithub(
  context: CommandContext,
  github: GithubView,
  from: readonly Named[],
): Promise<{ readonly person: Person; readonly standing: Standing } | undefined> {
  const { environment } = context;
  if (!isOnRunner(context.environment)) return undefined;
  const login = environment["GITHUB_TRIGGERING_ACTOR"] ?? environment["GITHUB_ACTOR"];
  if (login === undefined || login === "") return undefined;
  const found = await github.accountOf(login, teamsOf(from));
  // A run that somebody else ran again has the number of the first actor only.
  const known = login === environment["GITHUB_ACTOR"] ? environment["GITHUB_ACTOR_ID"] : undefined;
  if (!found.known || found.value === undefined || (known !== undefined && known !== found.value.id)) return undefined;
  return { person: { kind: "github", login, id: found.value.id }, standing: found.value.standing };
}

async function shownSetting(name: string, open: OpenEnvironment, context: CommandContext): Promise<string | undefined> {
  const text = await gitSetting(name, open.project.root, context);
  return text === undefined ? undefined : context.redaction.redact(text).toWellFormed().slice(0, 200);
}
