/** As whom we write: a comment is only ours where its author is who our token acts as. */
import { isJsonObject, type Json, ownProperty } from "../platform/json.ts";
import type { GithubClient } from "./client.ts";
import type { Account } from "./fields.ts";
import { ownAccount } from "./people.ts";

export interface OwnIdentity {
  readonly login: string;
  /** Known for users; the API does not tell an app the id of its bot. */
  readonly id: number | undefined;
}

/** Who `GITHUB_TOKEN` acts as. */
const jobIdentity: OwnIdentity = { login: "github-actions[bot]", id: undefined };

/**
 * Asked of GraphQL, because REST does not tell the token of an app who it is; where GraphQL does not answer, of REST;
 * where neither does, it is taken for the token of a job. A wrong guess harms nobody: no comment of somebody else is
 * ever changed, because the login of a bot ends in `[bot]`, which no user's can.
 *
 * @throws SW1005 where the token is no good, SW1009 to SW1011 and SW1014 where GitHub cannot be asked.
 */
export async function ownIdentity(client: GithubClient): Promise<OwnIdentity> {
  const viewer = await viewerOf(client);
  if (viewer !== undefined) return viewer;
  const account = await ownAccount(client);
  return account === undefined ? jobIdentity : { login: account.login, id: account.id };
}

/** True where the account is the one that we write as. */
export function isOwn(author: Account | undefined, own: OwnIdentity): boolean {
  if (author === undefined) return false;
  if (author.type === "Bot") return own.id === undefined && botName(author.login) === botName(own.login);
  return own.id !== undefined && author.id === own.id;
}

/** GraphQL leaves the ending away in some places and has it in others. */
function botName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, "");
}

async function viewerOf(client: GithubClient): Promise<OwnIdentity | undefined> {
  const { status, json } = await client.send({
    method: "POST",
    path: "/graphql",
    body: { query: "query { viewer { login databaseId __typename } }" },
    purpose: "see who the token acts as",
    answers: [400, 403, 404],
    // It changes nothing, so it may be asked twice.
    lookFirst: async () => undefined,
  });
  if (status >= 400) return undefined;
  const viewer = inside(inside(json, "data"), "viewer");
  const login = inside(viewer, "login");
  const id = inside(viewer, "databaseId");
  if (typeof login !== "string" || login === "" || login.length > 110) return undefined;
  const isBot = login.endsWith("[bot]") || inside(viewer, "__typename") === "Bot";
  if (isBot) return { login, id: undefined };
  return typeof id === "number" ? { login, id } : undefined;
}

function inside(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? ownProperty(value, name) : undefined;
}
