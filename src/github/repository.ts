/** What every function of this room that asks about one repository takes first. */
import type { Json } from "../platform/json.ts";
import type { GithubClient } from "./client.ts";
import { githubErrors } from "./errors.ts";
import { Fields, type RepositoryName } from "./fields.ts";

/** A repository on the GitHub that the client talks to. */
export interface RepositoryAccess {
  readonly client: GithubClient;
  readonly repository: RepositoryName;
}

/** Values of `{owner}` and `{repo}`, and others. */
export function pathOf(
  { repository }: RepositoryAccess,
  more: Readonly<Record<string, string | number>> = {},
): Readonly<Record<string, string | number>> {
  return { owner: repository.owner, repo: repository.name, ...more };
}

/** An object of an answer. @throws SW1012 where it is none, and later for each field that is not as described. */
export function answerFields(json: Json, purpose: string): Fields {
  return new Fields(json, "", (message) => answerRefused(message, purpose));
}

/** The objects of a list, or of the list with this name inside an object (`workflow_runs`). */
export function answerItems(json: Json, purpose: string, name?: string): readonly Fields[] {
  const holder = name === undefined ? { items: json } : json;
  return answerFields(holder, purpose).objects(name ?? "items", mostItems);
}

/** Pages have 100 items, lists without pages some more. */
const mostItems = 1_000;

function answerRefused(message: string, purpose: string): Error {
  return githubErrors.create("SW1012", {
    message: `GitHub's reply was not understood (to ${purpose}): ${message}`,
    next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place.",
  });
}
