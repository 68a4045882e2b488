/** What the fake remembers, as GitHub writes it in JSON. */
import type { Comment, Commit, PullRequest, Repository, Review, User } from "./state.ts";
import { fullNameOf } from "./state.ts";

/** Addresses of one server. */
export interface Addresses {
  /** `http://127.0.0.1:1234` with the prefix of GHES, where it has one. */
  readonly api: string;
  /** Of pages, not of the API. */
  readonly html: string;
}

export function userJson(user: User, at: Addresses) {
  const url = `${at.api}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId("U", user.id),
    avatar_url: `${at.html}/avatars/${user.id}`,
    gravatar_id: "",
    url,
    html_url: `${at.html}/${encodeURIComponent(user.login)}`,
    ...urls(url, {
      followers_url: "followers",
      following_url: "following",
      gists_url: "gists",
      starred_url: "starred",
      subscriptions_url: "subscriptions",
      organizations_url: "orgs",
      repos_url: "repos",
      events_url: "events",
      received_events_url: "received_events",
    }),
    type: user.type,
    site_admin: false,
  };
}

export function publicUserJson(user: User, at: Addresses) {
  return {
    ...userJson(user, at),
    ...nulls(["bio", "blog", "company", "email", "hireable", "location", "name"]),
    followers: 0,
    following: 0,
    public_gists: 0,
    public_repos: 0,
    created_at: "2020-01-01T00:00:00Z",
    updated_at: "2020-01-01T00:00:00Z",
  };
}

export function minimalRepositoryJson(repository: Repository, at: Addresses) {
  const url = `${at.api}/repos/${fullNameOf(repository)}`;
  const names = [
    ...["archive", "assignees", "blobs", "branches", "collaborators", "comments", "commits", "compare", "contents"],
    ...["contributors", "deployments", "downloads", "events", "forks", "git_commits", "git_refs", "git_tags", "hooks"],
    ...["issue_comment", "issue_events", "issues", "keys", "labels", "languages", "merges", "milestones"],
    ...[
      "notifications",
      "pulls",
      "releases",
      "stargazers",
      "statuses",
      "subscribers",
      "subscription",
      "tags",
      "teams",
      "trees",
    ],
  ];
  return {
    id: repository.id,
    node_id: nodeId("R", repository.id),
    name: repository.name,
    full_name: fullNameOf(repository),
    private: repository.private,
    owner: userJson(repository.owner, at),
    html_url: `${at.html}/${fullNameOf(repository)}`,
    description: null,
    fork: repository.parent !== undefined,
    url,
    ...urls(url, Object.fromEntries(names.map((name) => [`${name}_url`, name]))),
  };
}

export function repositoryJson(repository: Repository, at: Addresses) {
  const html = `${at.html}/${fullNameOf(repository)}`;
  return {
    ...minimalRepositoryJson(repository, at),
    ...nulls(["homepage", "language", "mirror_url", "license"]),
    clone_url: `${html}.git`,
    git_url: `git:${html.slice(html.indexOf(":") + 1)}.git`,
    ssh_url: `git@github.test:${fullNameOf(repository)}.git`,
    svn_url: html,
    default_branch: repository.defaultBranch,
    visibility: repository.private ? "private" : "public",
    ...zeros(["forks", "forks_count", "open_issues", "open_issues_count", "size", "stargazers_count", "watchers"]),
    watchers_count: 0,
    ...falses(["has_downloads", "has_issues", "has_projects", "has_wiki", "has_pages", "has_discussions"]),
    ...falses(["archived", "disabled"]),
    pushed_at: "2026-11-01T00:00:00Z",
    created_at: "2020-01-01T00:00:00Z",
    updated_at: "2026-11-01T00:00:00Z",
  };
}

export function commentJson(comment: Comment, repository: Repository, at: Addresses) {
  const api = `${at.api}/repos/${fullNameOf(repository)}/issues`;
  return {
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    url: `${api}/comments/${comment.id}`,
    html_url: `${at.html}/${fullNameOf(repository)}/issues/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/${comment.issue}`,
    body: comment.body,
    user: userJson(comment.author, at),
    created_at: timeOf(comment.createdAt),
    updated_at: timeOf(comment.updatedAt),
    author_association: associationOf(comment.author, repository),
    performed_via_github_app: comment.viaApp === true ? appJson(at) : null,
  };
}

function appJson(at: Addresses) {
  return {
    id: 7,
    slug: "helper",
    node_id: nodeId("A", 7),
    owner: userJson({ id: 70, login: "helper-inc", type: "Organization" }, at),
    name: "Helper",
    description: null,
    external_url: "https://example.com",
    html_url: `${at.html}/apps/helper`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    permissions: { issues: "write" },
    events: [],
  };
}

export function pullRequestJson(pull: PullRequest, repository: Repository, at: Addresses) {
  const url = `${at.api}/repos/${fullNameOf(repository)}/pulls/${pull.number}`;
  const issue = `${at.api}/repos/${fullNameOf(repository)}/issues/${pull.number}`;
  const html = `${at.html}/${fullNameOf(repository)}/pull/${pull.number}`;
  const link = (href: string) => ({ href });
  const side = (of: Repository, ref: string, sha: string) => ({
    label: `${of.owner.login}:${ref}`,
    ref,
    sha,
    user: userJson(of.owner, at),
    repo: repositoryJson(of, at),
  });
  return {
    id: pull.id,
    node_id: nodeId("PR", pull.id),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body,
    draft: pull.draft,
    user: userJson(pull.author, at),
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${at.api}/repos/${fullNameOf(repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: `${at.api}/repos/${fullNameOf(repository)}/statuses/${pull.head.sha}`,
    head: side(pull.head.repository, pull.head.ref, pull.head.sha),
    base: side(repository, pull.base.ref, pull.base.sha),
    _links: {
      self: link(url),
      html: link(html),
      issue: link(issue),
      comments: link(`${issue}/comments`),
      review_comments: link(`${url}/comments`),
      review_comment: link(`${url}/comments{/number}`),
      commits: link(`${url}/commits`),
      statuses: link(`${url}/statuses`),
    },
    author_association: associationOf(pull.author, repository),
    labels: [],
    ...nulls(["assignee", "auto_merge", "closed_at", "merged_at", "merge_commit_sha", "milestone"]),
    created_at: timeOf(pull.createdAt),
    updated_at: timeOf(pull.createdAt),
  };
}

export function fullPullRequestJson(pull: PullRequest, repository: Repository, at: Addresses) {
  return {
    ...pullRequestJson(pull, repository, at),
    ...zeros(["additions", "deletions", "comments", "review_comments"]),
    commits: 1,
    changed_files: pull.files.length,
    mergeable: true,
    mergeable_state: "clean",
    merged: false,
    merged_by: null,
    maintainer_can_modify: false,
  };
}

export function reviewJson(review: Review, pull: PullRequest, repository: Repository, at: Addresses) {
  const html = `${at.html}/${fullNameOf(repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  const url = `${at.api}/repos/${fullNameOf(repository)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: userJson(review.author, at),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    _links: { html: { href: html }, pull_request: { href: url } },
    submitted_at: timeOf(review.at),
    commit_id: review.commit,
    author_association: associationOf(review.author, repository),
  };
}

export function commitJson(commit: Commit, repository: Repository, at: Addresses) {
  const url = `${at.api}/repos/${fullNameOf(repository)}/commits/${commit.sha}`;
  const html = `${at.html}/${fullNameOf(repository)}/commit/${commit.sha}`;
  const person = (user: User | undefined) => ({
    name: user?.login ?? "Somebody",
    email: `${user?.login ?? "somebody"}@example.com`,
    date: timeOf(commit.at),
  });
  return {
    sha: commit.sha,
    node_id: nodeId("C", commit.sha),
    url,
    html_url: html,
    comments_url: `${url}/comments`,
    commit: {
      url: url.replace("/commits/", "/git/commits/"),
      author: person(commit.author),
      committer: person(commit.committer),
      message: commit.message,
      tree: { sha: commit.sha, url: url.replace("/commits/", "/git/trees/") },
      comment_count: 0,
    },
    author: commit.author === undefined ? null : userJson(commit.author, at),
    committer: commit.committer === undefined ? null : userJson(commit.committer, at),
    parents: commit.parents.map((sha) => ({
      sha,
      url: url.replace(commit.sha, sha),
      html_url: html.replace(commit.sha, sha),
    })),
  };
}

function associationOf(user: User, repository: Repository): string {
  if (user.id === repository.owner.id) return "OWNER";
  return repository.collaborators.has(user.login.toLowerCase()) ? "COLLABORATOR" : "NONE";
}

export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString("base64url")}`;
}

export function timeOf(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

export function nulls<const N extends string>(names: readonly N[]): Record<N, null> {
  return filled(names, null);
}

function zeros<const N extends string>(names: readonly N[]): Record<N, number> {
  return filled(names, 0);
}

function falses<const N extends string>(names: readonly N[]): Record<N, boolean> {
  return filled(names, false);
}

function filled<N extends string, V>(names: readonly N[], value: V): Record<N, V> {
  // Object.fromEntries forgets the names' type.
  return Object.fromEntries(names.map((name) => [name, value])) as Record<N, V>;
}

function urls(base: string, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([name, path]) => [name, `${base}/${path}`]));
}

/** Newest first is what most lists of GitHub are. */
export function newestFirst<T extends { readonly id: number }>(items: Iterable<T>): readonly T[] {
  return [...items].sort((a, b) => b.id - a.id);
}
