/** The roles that messages may have, and what else people call them. */

/** Dotprompt's roles, as `docs/rendering.md` names them. */
export const roleNames: readonly string[] = ["system", "user", "model", "tool"];

/** What other services and libraries call the same speakers. */
export const otherWordsForRoles: ReadonlyMap<string, string> = new Map([
  ["assistant", "model"],
  ["ai", "model"],
  ["bot", "model"],
  ["human", "user"],
  ["developer", "system"],
  ["function", "tool"],
]);
