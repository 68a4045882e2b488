/** Releases and their assets. Uploads go to `upload_url`, which is this server too. */
import { type Call, created, type Endpoint, invalid, notFound, numberOf, ok, paged, textOf } from "./endpoint.ts";
import { newestFirst, nodeId, timeOf, userJson } from "./shapes.ts";
import { commitAt, fullNameOf, type Release, type ReleaseAsset } from "./state.ts";

const list = "/repos/{owner}/{repo}/releases";
const one = `${list}/{release_id}`;
const reading = ["contents=read"];
const writing = ["contents=write"];

export const releaseEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: list,
    permissions: reading,
    handle: (call) => paged(newestFirst(visibleReleases(call)).map((release) => releaseJson(release, call))),
  },
  {
    method: "POST",
    path: list,
    permissions: writing,
    handle(call) {
      const { repository, world, body, user } = call;
      const tag = textOf(body, "tag_name");
      const draft = body["draft"] === true;
      if (!draft && repository.releases.some((release) => release.tag === tag && !release.draft)) {
        throw invalid("Release", "tag_name", "already_exists");
      }
      const target = textOf(body, "target_commitish", repository.defaultBranch);
      publishTag(call, tag, target, draft);
      const release: Release = {
        id: world.id(),
        tag,
        target,
        name: textOf(body, "name", tag),
        body: textOf(body, "body"),
        draft,
        prerelease: body["prerelease"] === true,
        author: user,
        createdAt: world.tick(),
        assets: [],
      };
      repository.releases.push(release);
      return created(releaseJson(release, call));
    },
  },
  {
    method: "GET",
    path: `${list}/latest`,
    permissions: reading,
    handle(call) {
      const latest = newestFirst(call.repository.releases).find(({ draft, prerelease }) => !draft && !prerelease);
      if (latest === undefined) throw notFound();
      return ok(releaseJson(latest, call));
    },
  },
  {
    method: "GET",
    path: `${list}/tags/{tag}`,
    permissions: reading,
    handle(call) {
      const found = call.repository.releases.find(({ tag, draft }) => tag === call.parameters["tag"] && !draft);
      if (found === undefined) throw notFound();
      return ok(releaseJson(found, call));
    },
  },
  { method: "GET", path: one, permissions: reading, handle: (call) => ok(releaseJson(releaseOf(call), call)) },
  {
    method: "PATCH",
    path: one,
    permissions: writing,
    handle(call) {
      const { body } = call;
      const release = releaseOf(call);
      release.tag = textOf(body, "tag_name", release.tag);
      release.target = textOf(body, "target_commitish", release.target);
      release.name = textOf(body, "name", release.name);
      release.body = textOf(body, "body", release.body);
      if (typeof body["draft"] === "boolean") release.draft = body["draft"];
      if (typeof body["prerelease"] === "boolean") release.prerelease = body["prerelease"];
      publishTag(call, release.tag, release.target, release.draft);
      call.world.tick();
      return ok(releaseJson(release, call));
    },
  },
  {
    method: "DELETE",
    path: one,
    permissions: writing,
    handle(call) {
      call.repository.releases.splice(call.repository.releases.indexOf(releaseOf(call)), 1);
      return { status: 204 };
    },
  },
  {
    method: "GET",
    path: `${one}/assets`,
    permissions: reading,
    handle: (call) => paged(releaseOf(call).assets.map((asset) => assetJson(asset, call))),
  },
  {
    method: "POST",
    path: `${one}/assets`,
    permissions: writing,
    handle(call) {
      const release = releaseOf(call);
      const name = call.query.get("name") ?? "";
      if (release.assets.some((asset) => asset.name === name)) throw invalid("ReleaseAsset", "name", "already_exists");
      const asset: ReleaseAsset = {
        id: call.world.id(),
        name,
        contentType: call.contentType,
        bytes: call.bytes,
        uploader: call.user,
        at: call.world.tick(),
      };
      release.assets.push(asset);
      return created(assetJson(asset, call));
    },
  },
  {
    method: "DELETE",
    path: `${list}/assets/{asset_id}`,
    permissions: writing,
    handle(call) {
      const id = numberOf(call, "asset_id");
      const release = call.repository.releases.find(({ assets }) => assets.some((asset) => asset.id === id));
      if (release === undefined) throw notFound();
      release.assets.splice(
        release.assets.findIndex((asset) => asset.id === id),
        1,
      );
      return { status: 204 };
    },
  },
];

/** Drafts are shown to those who may write. */
function visibleReleases({ repository, token }: Call): readonly Release[] {
  return token.permissions["contents"] === "write"
    ? repository.releases
    : repository.releases.filter(({ draft }) => !draft);
}

function releaseOf(call: Call): Release {
  const found = visibleReleases(call).find(({ id }) => id === numberOf(call, "release_id"));
  if (found === undefined) throw notFound();
  return found;
}

/** A release that is published makes its tag where there is none. */
function publishTag({ repository }: Call, tag: string, target: string, draft: boolean): void {
  if (draft || repository.refs.has(`refs/tags/${tag}`)) return;
  const commit = commitAt(repository, target);
  if (commit === undefined) throw invalid("Release", "target_commitish", "invalid");
  repository.refs.set(`refs/tags/${tag}`, commit.sha);
}

function releaseJson(release: Release, call: Call) {
  const { repository, at } = call;
  const url = `${at.api}/repos/${fullNameOf(repository)}/releases/${release.id}`;
  return {
    url,
    html_url: `${at.html}/${fullNameOf(repository)}/releases/tag/${encodeURIComponent(release.tag)}`,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: null,
    zipball_url: null,
    id: release.id,
    node_id: nodeId("RE", release.id),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    created_at: timeOf(release.createdAt),
    published_at: release.draft ? null : timeOf(release.createdAt),
    author: userJson(release.author, at),
    assets: release.assets.map((asset) => assetJson(asset, call)),
  };
}

function assetJson(asset: ReleaseAsset, { repository, at }: Call) {
  const base = `${at.api}/repos/${fullNameOf(repository)}/releases/assets/${asset.id}`;
  return {
    url: base,
    browser_download_url: `${at.html}/${fullNameOf(repository)}/releases/download/${asset.id}/${encodeURIComponent(asset.name)}`,
    id: asset.id,
    node_id: nodeId("RA", asset.id),
    name: asset.name,
    label: null,
    state: "uploaded",
    content_type: asset.contentType,
    size: asset.bytes.byteLength,
    digest: null,
    download_count: 0,
    uploader: userJson(asset.uploader, at),
    created_at: timeOf(asset.at),
    updated_at: timeOf(asset.at),
  };
}
