/** The policy of a base revision for a project under review: the change cannot weaken its own review. */
import type { Config } from "./config-schema.ts";
import type { FileSystem } from "./file-system.ts";
import { type LoadedProject, loadProject } from "./load.ts";
import { configFileName, type Project } from "./project.ts";

/**
 * What slipway.yaml says at a revision, from its text; the defaults where there is none. Of a file with errors it is
 * what could be understood.
 * @param name of the revision, for messages
 */
export async function configAt(text: string | undefined, name: string): Promise<LoadedProject> {
  return loadProject(name, oneFile(text, name));
}

/** The project with the rules and limits of another policy. Everything else stays its own. */
export function underPolicy(project: Project, { rules, limits }: Pick<Config, "rules" | "limits">): Project {
  const { rules: _, limits: __, ...own } = project.config;
  const config = { ...own, ...(rules !== undefined && { rules }), ...(limits !== undefined && { limits }) };
  return { ...project, config };
}

/** A place that holds slipway.yaml and nothing else. */
function oneFile(text: string | undefined, root: string): FileSystem {
  const bytes = text === undefined ? undefined : Buffer.from(text, "utf8");
  return {
    root,
    entries: async (folder) => {
      if (folder !== "") return undefined;
      return bytes === undefined ? [] : [{ name: configFileName, kind: "file" }];
    },
    async read(file, maximumBytes) {
      if (file !== configFileName || bytes === undefined) return { outcome: "absent" };
      return bytes.length > maximumBytes ? { outcome: "too-large", size: bytes.length } : { outcome: "read", bytes };
    },
    linkTarget: async () => "broken",
  };
}
