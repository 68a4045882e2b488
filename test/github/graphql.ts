/** What REST has not: who the token acts as, and folding a comment. GraphQL is not in the OpenAPI description. */
import { type Endpoint, ok, Refusal } from "./endpoint.ts";
import { nodeId } from "./shapes.ts";

export const graphqlEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/graphql",
    permissions: [],
    handle({ world, body, token, user }) {
      const { query, variables } = body;
      if (typeof query === "string" && /^\s*query\s*\{\s*viewer\s*\{[\w\s]*\}\s*\}\s*$/.test(query)) {
        const databaseId = token.kind === "installation" ? null : user.id;
        return ok({ data: { viewer: { login: user.login, databaseId, __typename: "User" } } });
      }
      const known = typeof query === "string" ? /^\s*(?:mutation|query)\b[^{]*\{\s*(\w+)/.exec(query)?.[1] : undefined;
      if (known !== "minimizeComment" && known !== "unminimizeComment" && known !== "node") {
        throw new Refusal(
          400,
          "The fake knows the queries viewer and node, minimizeComment and unminimizeComment only.",
        );
      }
      const { id, classifier } = (variables ?? {}) as { readonly id?: unknown; readonly classifier?: unknown };
      for (const repository of world.repositories.values()) {
        for (const comment of repository.comments.values()) {
          if (nodeId("IC", comment.id) !== id) continue;
          if (known === "node") {
            const minimizedReason = comment.minimized?.toLowerCase() ?? null;
            return ok({ data: { node: { isMinimized: minimizedReason !== null, minimizedReason } } });
          }
          const may = token.permissions["pull_requests"] === "write" || token.permissions["issues"] === "write";
          if (!may)
            return ok({
              data: { [known]: null },
              errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }],
            });
          const fold = known === "minimizeComment";
          comment.minimized = fold ? String(classifier) : undefined;
          const answer = { isMinimized: fold };
          return ok({
            data: { [known]: fold ? { minimizedComment: answer } : { unminimizedComment: answer } },
          });
        }
      }
      return ok({
        data: { [known]: null },
        errors: [{ type: "NOT_FOUND", message: "Could not resolve to a node" }],
      });
    },
  },
];
