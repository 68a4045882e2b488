/** Who started a release: the one at the command, and whoever released the bundle in the environment before. */
import type { Involved } from "../../gates/people.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import type { Actor } from "../../releases/record.ts";
import type { Store } from "../../stores/store.ts";

/** Events that start a run in answer to an approval, or by the clock: whoever sent them did not ask for the release. */
const answering: ReadonlySet<string> = new Set(["issue_comment", "pull_request_review", "schedule"]);

/** Whoever runs the command that releases. */
export async function startersHere(
  facts: ReleaseFacts,
  store: Store,
  context: CommandContext,
): Promise<readonly Involved[]> {
  const { environment } = context;
  const isRun = isOnRunner(environment);
  const event = environment["GITHUB_EVENT_NAME"] ?? "";
  const starters: Involved[] = [];
  if (!isRun || !answering.has(event)) {
    starters.push(involvedActor(facts.actor, "the one who started this release"));
    const login = environment["GITHUB_ACTOR"];
    // A run that somebody else ran again was started by both.
    if (isRun && login !== undefined && login !== "") {
      starters.push({ as: "the one who started this run", login, id: environment["GITHUB_ACTOR_ID"] });
    }
    const arn = isRun ? undefined : await store.caller?.();
    if (arn !== undefined) starters.push({ as: "the one who started this release", arn });
  }
  return starters;
}

/** Whoever released the bundle in the environment before. */
export function startersBefore({ promoted }: ReleaseFacts): readonly Involved[] {
  return promoted === undefined
    ? []
    : [involvedActor(promoted.actor, `the one who released it in ${promoted.environment}`)];
}

/** An actor's name is a login where there is a number or a run; elsewhere it is the name that git has. */
function involvedActor({ name, id, via }: Actor, as: string): Involved {
  return via === undefined && id === undefined ? { as, name } : { as, login: name, id };
}
