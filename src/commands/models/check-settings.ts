/** What is wrong with `models:` of slipway.yaml, for `check`: what a run would refuse. */
import { credentialsAmong } from "../../models/exec-provider.ts";
import type { Finding } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { visibleLine } from "../../platform/visible.ts";
import type { Project } from "../../project/project.ts";
import { configProblem } from "../../project/rules.ts";
import { cacheFindings } from "./cache-folder.ts";

/** At the settings; none where nothing of it is written. */
export function modelsFindings(project: Project): readonly Finding[] {
  const { configFile, locations, config } = project;
  const names = config.models?.exec?.environment ?? [];
  const refused = new Set(credentialsAmong(names));
  if (configFile === undefined) return [];
  const inEnvironment = [...names.entries()].flatMap(([index, name]) => {
    if (!refused.has(name)) return [];
    const pointer = `/models/exec/environment/${index}`;
    const place = locations.valueAt(pointer) ?? locations.nearestTo(pointer);
    return [
      createFinding(configProblem, configFile, place, {
        message: `\`${visibleLine(name)}\` holds credentials of AWS, GitHub or Slipway, which are never handed to a command.`,
        severity: "warning",
        help: "Remove it, and give the command a key of its own under a name of its own.",
      }),
    ];
  });
  return [...cacheFindings(project), ...inEnvironment];
}
