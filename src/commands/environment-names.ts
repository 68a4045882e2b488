/** Which environments there are, for messages about one that was not named. */
import { findProject, soundProject } from "../project/load.ts";
import { environmentNames } from "../project/project.ts";

/** A sentence with the environments of the project at or above a folder; undefined where that cannot be told. */
export async function environmentsHere(directory: string): Promise<string | undefined> {
  try {
    return environmentNames(soundProject(await findProject(directory)));
  } catch {
    // What is wrong with slipway.yaml is said once the command line is right.
    return undefined;
  }
}
