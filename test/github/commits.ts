/** Commits, branches, tags and other refs. */
import { type Call, created, type Endpoint, invalid, notFound, ok, paged, Refusal, textOf } from "./endpoint.ts";
import { commitJson, nodeId, pullRequestJson } from "./shapes.ts";
import { type Commit, commitAt, fullNameOf, type Repository } from "./state.ts";

const reading = ["contents=read"];
const writing = ["contents=write"];

export const commitEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits",
    permissions: reading,
    handle(call) {
      const start = commitAt(call.repository, call.query.get("sha") ?? call.repository.defaultBranch);
      return paged(historyOf(call.repository, start).map((commit) => commitJson(commit, call.repository, call.at)));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}",
    permissions: reading,
    handle(call) {
      const commit = commitAt(call.repository, call.parameters["ref"] ?? "");
      if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${call.parameters["ref"]}`);
      return ok(commitJson(commit, call.repository, call.at));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    permissions: ["pull_requests=read"],
    handle({ repository, parameters, at }) {
      // GitHub knows commits of forks only through the pull requests that brought them.
      const pulls = [...repository.pulls.values()].filter((pull) =>
        historyOf(pull.head.repository, pull.head.repository.commits.get(pull.head.sha)).some(
          (commit) => commit.sha === parameters["commit_sha"] && !isOn(repository, commit, pull.base.ref),
        ),
      );
      return paged(pulls.map((pull) => pullRequestJson(pull, repository, at)));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/compare/{basehead}",
    permissions: reading,
    handle(call) {
      const { repository, at } = call;
      const [from = "", to = ""] = (call.parameters["basehead"] ?? "").split("...");
      const base = commitAt(repository, from);
      const head = commitAt(repository, to);
      if (base === undefined || head === undefined) throw notFound();
      const before = new Set(historyOf(repository, base).map(({ sha }) => sha));
      const after = new Set(historyOf(repository, head).map(({ sha }) => sha));
      const ahead = historyOf(repository, head).filter(({ sha }) => !before.has(sha));
      const behind = historyOf(repository, base).filter(({ sha }) => !after.has(sha));
      const common = historyOf(repository, head).find(({ sha }) => before.has(sha)) ?? base;
      const status =
        ahead.length === 0
          ? behind.length === 0
            ? "identical"
            : "behind"
          : behind.length === 0
            ? "ahead"
            : "diverged";
      const html = `${at.html}/${fullNameOf(repository)}/compare/${from}...${to}`;
      return ok({
        url: `${at.api}/repos/${fullNameOf(repository)}/compare/${from}...${to}`,
        html_url: html,
        permalink_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        base_commit: commitJson(base, repository, at),
        merge_base_commit: commitJson(common, repository, at),
        status,
        ahead_by: ahead.length,
        behind_by: behind.length,
        total_commits: ahead.length,
        commits: ahead.toReversed().map((commit) => commitJson(commit, repository, at)),
        files: [],
      });
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/branches/{branch}",
    permissions: reading,
    handle(call) {
      const { repository, at, parameters } = call;
      const name = parameters["branch"] ?? "";
      const commit = repository.commits.get(repository.refs.get(`refs/heads/${name}`) ?? "");
      if (commit === undefined) throw new Refusal(404, "Branch not found");
      const url = `${at.api}/repos/${fullNameOf(repository)}/branches/${encodeURIComponent(name)}`;
      return ok({
        name,
        commit: commitJson(commit, repository, at),
        _links: { self: url, html: `${at.html}/${fullNameOf(repository)}/tree/${encodeURIComponent(name)}` },
        protected: name === repository.defaultBranch,
        protection: { enabled: name === repository.defaultBranch },
        protection_url: `${url}/protection`,
      });
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/tags",
    permissions: reading,
    handle({ repository, at }) {
      const url = `${at.api}/repos/${fullNameOf(repository)}`;
      return paged(
        [...repository.refs.keys()]
          .filter((ref) => ref.startsWith("refs/tags/"))
          .map((ref) => {
            const name = ref.slice("refs/tags/".length);
            const sha = commitAt(repository, name)?.sha ?? "";
            return {
              name,
              node_id: nodeId("REF", name),
              commit: { sha, url: `${url}/commits/${sha}` },
              zipball_url: `${url}/zipball/${encodeURIComponent(ref)}`,
              tarball_url: `${url}/tarball/${encodeURIComponent(ref)}`,
            };
          }),
      );
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/ref/{ref}",
    permissions: reading,
    handle(call) {
      const ref = `refs/${call.parameters["ref"]}`;
      if (!call.repository.refs.has(ref)) throw notFound();
      return ok(refJson(ref, call));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/matching-refs/{ref}",
    permissions: reading,
    handle: (call) =>
      paged(
        [...call.repository.refs.keys()]
          .filter((ref) => ref.startsWith(`refs/${call.parameters["ref"]}`))
          .map((ref) => refJson(ref, call)),
      ),
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/git/refs",
    permissions: writing,
    handle(call) {
      const ref = textOf(call.body, "ref");
      const sha = textOf(call.body, "sha");
      if (!/^refs\/[^/]+\/./.test(ref)) throw new Refusal(422, "Reference name is invalid");
      if (call.repository.refs.has(ref)) throw new Refusal(422, "Reference already exists");
      if (!call.repository.commits.has(sha) && !call.repository.tagObjects.has(sha)) {
        throw new Refusal(422, "Object does not exist");
      }
      call.repository.refs.set(ref, sha);
      return created(refJson(ref, call));
    },
  },
  {
    method: "PATCH",
    path: "/repos/{owner}/{repo}/git/refs/{ref}",
    permissions: writing,
    handle(call) {
      const ref = `refs/${call.parameters["ref"]}`;
      const old = call.repository.refs.get(ref);
      const sha = textOf(call.body, "sha");
      if (old === undefined) throw new Refusal(422, "Reference does not exist");
      const target = call.repository.commits.get(sha);
      const forward = historyOf(call.repository, target).some((commit) => commit.sha === old);
      if (!forward && call.body["force"] !== true) throw new Refusal(422, "Update is not a fast forward");
      call.repository.refs.set(ref, sha);
      return ok(refJson(ref, call));
    },
  },
  {
    method: "DELETE",
    path: "/repos/{owner}/{repo}/git/refs/{ref}",
    permissions: writing,
    handle(call) {
      if (!call.repository.refs.delete(`refs/${call.parameters["ref"]}`))
        throw new Refusal(422, "Reference does not exist");
      return { status: 204 };
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/git/tags",
    permissions: writing,
    handle(call) {
      const { repository, world, body } = call;
      const tag = textOf(body, "tag");
      const sha = world.shaOf("tag", tag, textOf(body, "message"), textOf(body, "object"));
      repository.tagObjects.set(sha, {
        sha,
        tag,
        message: textOf(body, "message"),
        object: { sha: textOf(body, "object"), type: textOf(body, "type") },
        tagger: { name: call.user.login, email: `${call.user.login}@example.com`, date: world.tick().toISOString() },
      });
      return created(tagJson(sha, call));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/tags/{tag_sha}",
    permissions: reading,
    handle: (call) => ok(tagJson(call.parameters["tag_sha"] ?? "", call)),
  },
];

/** A commit and everything before it, newest first. */
function historyOf(repository: Repository, start: Commit | undefined): readonly Commit[] {
  const found = new Map<string, Commit>();
  const waiting = start === undefined ? [] : [start];
  for (let commit = waiting.shift(); commit !== undefined; commit = waiting.shift()) {
    if (found.has(commit.sha)) continue;
    found.set(commit.sha, commit);
    waiting.push(...commit.parents.flatMap((sha) => repository.commits.get(sha) ?? []));
  }
  return [...found.values()];
}

function isOn(repository: Repository, commit: Commit, branch: string): boolean {
  return historyOf(repository, commitAt(repository, branch)).some(({ sha }) => sha === commit.sha);
}

function refJson(ref: string, { repository, at }: Call) {
  const sha = repository.refs.get(ref) ?? "";
  const url = `${at.api}/repos/${fullNameOf(repository)}/git`;
  const type = repository.tagObjects.has(sha) ? "tag" : "commit";
  return {
    ref,
    node_id: nodeId("REF", ref),
    url: `${url}/${ref}`,
    object: { type, sha, url: `${url}/${type}s/${sha}` },
  };
}

function tagJson(sha: string, { repository, at }: Call) {
  const tag = repository.tagObjects.get(sha);
  if (tag === undefined) throw notFound();
  if (tag.object.sha === "") throw invalid("Tag", "object", "missing");
  const url = `${at.api}/repos/${fullNameOf(repository)}/git`;
  return {
    node_id: nodeId("TA", sha),
    tag: tag.tag,
    sha,
    url: `${url}/tags/${sha}`,
    message: tag.message,
    tagger: tag.tagger,
    object: { ...tag.object, url: `${url}/${tag.object.type}s/${tag.object.sha}` },
  };
}
