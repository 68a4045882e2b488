/** Users, repositories, and who may do what in them. */
import { type Endpoint, notFound, ok, paged, Refusal } from "./endpoint.ts";
import { publicUserJson, repositoryJson, userJson } from "./shapes.ts";
import type { Repository, Role, User } from "./state.ts";

export const userEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/user",
    permissions: [],
    handle({ token, user, at }) {
      if (token.kind === "installation") throw new Refusal(403, "Resource not accessible by integration");
      return ok(publicUserJson(user, at));
    },
  },
  {
    method: "GET",
    path: "/users/{username}",
    permissions: [],
    handle({ world, parameters, at }) {
      const user = world.users.get((parameters["username"] ?? "").toLowerCase());
      if (user === undefined) throw notFound();
      return ok(publicUserJson(user, at));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}",
    permissions: ["metadata=read"],
    handle: ({ repository, at }) => ok({ ...repositoryJson(repository, at), network_count: 0, subscribers_count: 0 }),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/collaborators/{username}/permission",
    permissions: ["metadata=read"],
    handle({ world, repository, parameters, at }) {
      const user = world.users.get((parameters["username"] ?? "").toLowerCase());
      if (user === undefined) throw notFound();
      const role = roleOf(user, repository);
      return ok({
        permission: legacyPermission(role),
        role_name: role ?? "none",
        user: { ...userJson(user, at), role_name: role ?? "none" },
      });
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/collaborators",
    permissions: ["metadata=read"],
    handle: ({ world, repository, at }) =>
      paged(
        [...repository.collaborators].map(([login, role]) => ({ ...userJson(world.user(login), at), role_name: role })),
      ),
  },
];

/** The role of a user; undefined where there is none. Everybody may read what is public. */
export function roleOf(user: User, repository: Repository): Role | undefined {
  if (user.id === repository.owner.id) return "admin";
  return repository.collaborators.get(user.login.toLowerCase()) ?? (repository.private ? undefined : "read");
}

/** "maintain is mapped to write and triage to read": the endpoint's page in GitHub's documentation. */
function legacyPermission(role: Role | undefined): string {
  if (role === "maintain") return "write";
  return role === "triage" ? "read" : (role ?? "none");
}
