/** Where this repository is at home, from the one place that says so: `repository` in package.json. */
import packageJson from "../../package.json" with { type: "json" };

/** `OWNER/NAME`. A fork that changes package.json and runs `npm run generate` has pages with its own name. */
export function repositoryName(): string {
  const [, name] =
    /^(?:github:|git\+https:\/\/github\.com\/|https:\/\/github\.com\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(
      packageJson.repository,
    ) ?? [];
  if (name === undefined)
    throw new Error(`package.json: "repository" is no github:OWNER/NAME: ${packageJson.repository}`);
  return name;
}

/** The tag that examples use: the newest release of the first major version. */
export const majorTag = "v1";

/**
 * What `OWNER` stands for, as a sentence that ends in a full stop; undefined once the repository has a home of its own.
 * @param where what holds the word: "the workflow"
 */
export function ownerNote(where?: string): string | undefined {
  if (!repositoryName().startsWith("OWNER/")) return undefined;
  return `\`OWNER\`${where === undefined ? "" : ` in ${where}`} stands for the account or organisation on GitHub that holds Slipway's repository, or your fork of it: write its name in its place.`;
}
