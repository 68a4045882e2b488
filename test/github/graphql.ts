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
      if (typeof query !== "string" || !/^\s*mutation\b[^{]*\{\s*minimizeComment\b/.test(query)) {
        throw new Refusal(400, "The fake knows the query viewer and the mutation minimizeComment only.");
      }
      const { id, classifier } = (variables ?? {}) as { readonly id?: unknown; readonly classifier?: unknown };
      for (const repository of world.repositories.values()) {
        for (const comment of repository.comments.values()) {
          if (nodeId("IC", comment.id) !== id) continue;
          const may = token.permissions["pull_requests"] === "write" || token.permissions["issues"] === "write";
          if (!may)
            return ok({
              data: { minimizeComment: null },
              errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }],
            });
          comment.minimized = String(classifier);
          return ok({ data: { minimizeComment: { minimizedComment: { isMinimized: true } } } });
        }
      }
      return ok({
        data: { minimizeComment: null },
        errors: [{ type: "NOT_FOUND", message: "Could not resolve to a node" }],
      });
    },
  },
];
