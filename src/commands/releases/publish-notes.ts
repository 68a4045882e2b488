/** Notes as a release on GitHub. */
import parseSemver from "semver/functions/parse.js";
import { putRelease } from "../../github/releases.ts";
import type { CommandContext } from "../../platform/command.ts";
import { releasesErrors } from "../../releases/errors.ts";
import { githubClient, githubRun } from "../github-access.ts";
import type { ReleaseNotes } from "./release-notes.ts";

/** Characters that the body of a release holds (GitHub REST reference, "Create a release"). */
const longestBody = 125_000;

/**
 * Makes or updates the release of the version's tag; its address.
 *
 * @throws SW0641 for a version that no tag can name, SW1001 to SW1014 of GitHub.
 */
export async function publishNotes(
  { record }: ReleaseNotes,
  markdown: string,
  prefix: string,
  context: CommandContext,
): Promise<string> {
  if (record.version.startsWith("0.0.0-")) {
    throw releasesErrors.create("SW0641", {
      message: `${record.version} is a version that was made from a commit or from bytes, and has no tag.`,
      next: "Release under a version of its own: push a tag such as v1.4.0, or deploy with --version.",
    });
  }
  const { run } = await githubRun(context);
  const tag = `${prefix}v${record.version}`;
  const body =
    markdown.length > longestBody ? `${markdown.slice(0, longestBody - 20).toWellFormed()}\n\n…\n` : markdown;
  const { url } = await putRelease(
    { client: githubClient(context), repository: run.repository },
    {
      tag,
      ...(record.source.commit === null ? {} : { target: record.source.commit }),
      name: tag,
      body,
      draft: false,
      prerelease: (parseSemver(record.version)?.prerelease.length ?? 0) > 0,
    },
  );
  return url;
}
