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
