/** Who runs this command, by whoever can vouch for it: AWS for a bucket, git for a folder. */
import { gatesErrors } from "../../gates/errors.ts";
import type { Person } from "../../gates/people.ts";
import type { CommandContext } from "../../platform/command.ts";
import { gitOutput } from "../../platform/git.ts";
import type { OpenEnvironment } from "../releases/open.ts";

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
  const [name, email] = [await gitSetting("user.name", open, context), await gitSetting("user.email", open, context)];
  if (name !== undefined) return { kind: "git", name, email: email ?? null };
  throw gatesErrors.create("SW0707", {
    message: "Who you are is not known: git has no user.name here.",
    next: "Run `git config --global user.name NAME` and `git config --global user.email ADDRESS`.",
  });
}

async function gitSetting(name: string, open: OpenEnvironment, context: CommandContext): Promise<string | undefined> {
  try {
    const options = { directory: open.project.root, environment: context.environment, signal: context.signal };
    const text = (await gitOutput(["config", "--get", name], options)).toString("utf8").trim();
    return text === "" ? undefined : context.redaction.redact(text).toWellFormed().slice(0, 200);
  } catch {
    // No git, or no such setting.
    return undefined;
  }
}
