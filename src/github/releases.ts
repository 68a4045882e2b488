/** Releases of GitHub: a page for people beside a tag. Slipway's own releases live in the store. */
import { type ReleaseFacts, releaseOf } from "./event.ts";
import { longestBody } from "./fields.ts";
import { answerFields, answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

export interface StoredRelease extends ReleaseFacts {
  readonly body: string;
  readonly url: string;
}

export interface ReleaseText {
  readonly tag: string;
  /** Commit or branch that the tag is made at, where there is none yet. */
  readonly target?: string;
  readonly name: string;
  /** Markdown, at most 125,000 characters. */
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
}

const list = "/repos/{owner}/{repo}/releases";

/**
 * The release of a tag, drafts too where the token may write; undefined where there is none.
 *
 * @throws SW1005 to SW1014.
 */
export async function findRelease(access: RepositoryAccess, tag: string): Promise<StoredRelease | undefined> {
  const purpose = "read a release";
  const { status, json } = await access.client.send({
    method: "GET",
    path: `${list}/tags/{tag}`,
    parameters: pathOf(access, { tag }),
    purpose,
    answers: [404],
  });
  if (status !== 404) return storedRelease(answerFields(json, purpose));
  // A draft has no tag yet, and is only in the list. It is among the newest.
  const request = { method: "GET", path: list, parameters: pathOf(access), purpose } as const;
  for await (const page of access.client.pages(request, 10)) {
    const draft = answerItems(page.json, purpose)
      .map(storedRelease)
      .find((release) => release.tag === tag);
    if (draft !== undefined) return draft;
    if (answerItems(page.json, purpose).length < 100) break;
  }
  return undefined;
}

/**
 * Makes a release, or changes the one that the tag has already. Needs `contents: write`.
 *
 * @throws SW1005 to SW1014; SW1008 where GitHub refuses to change it (an immutable release).
 */
export async function putRelease(access: RepositoryAccess, release: ReleaseText): Promise<StoredRelease> {
  const purpose = "write a release";
  const body = {
    tag_name: release.tag,
    ...(release.target === undefined ? {} : { target_commitish: release.target }),
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
  };
  const known = await findRelease(access, release.tag);
  if (known !== undefined) {
    const { json } = await access.client.send({
      method: "PATCH",
      path: `${list}/{release_id}`,
      parameters: pathOf(access, { release_id: known.id }),
      body,
      purpose,
    });
    return storedRelease(answerFields(json, purpose));
  }
  let found: StoredRelease | undefined;
  const { json } = await access.client.send({
    method: "POST",
    path: list,
    parameters: pathOf(access),
    body,
    purpose,
    lookFirst: async () => {
      found = await findRelease(access, release.tag);
      return found === undefined ? undefined : null;
    },
  });
  return found ?? storedRelease(answerFields(json, purpose));
}

function storedRelease(fields: ReturnType<typeof answerFields>): StoredRelease {
  return { ...releaseOf(fields), body: fields.optionalText("body", longestBody) ?? "", url: fields.text("html_url") };
}
