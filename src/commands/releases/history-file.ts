/** `history --html FILE`: the page, written into a file. */
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { counted } from "../../platform/words.ts";
import { findProject, soundProject } from "../../project/load.ts";
import { environmentOf } from "../../project/project.ts";
import { historyPage } from "../../reports/html/history-page.ts";
import { writeOutputFile } from "../output-file.ts";
import { historyView } from "./history-view.ts";

/**
 * Writes the page of one environment, or of all.
 *
 * @throws SW0203 for an environment that is not there, SW0113 where the file may not be written.
 */
export async function historyFile(
  request: {
    readonly file: string;
    readonly environment: string | undefined;
    readonly limit: number;
    readonly before: number | undefined;
  },
  context: CommandContext,
): Promise<CommandResult> {
  const project = soundProject(await findProject(context.cwd));
  const names =
    request.environment === undefined
      ? [...project.environments.keys()]
      : [environmentOf(project, request.environment).name];
  const view = await historyView(project, names, request, context);
  const page = context.redaction.redact(historyPage(view));
  const path = writeOutputFile(request.file, context.cwd, context.cwd, page);
  const [only] = view.environments;
  const live = request.environment === undefined ? undefined : only?.live;
  return {
    exitCode: 0,
    outputs: { version: live?.version ?? "", seq: live === undefined ? "" : String(live.seq) },
    render: (format) =>
      format === "json"
        ? jsonDocument({
            format: "slipway/history-page/v1",
            file: path,
            environments: view.environments.map(({ name, entries, problem }) => ({
              environment: name,
              releases: entries.length,
              problem: problem ?? null,
            })),
          })
        : `The history of ${counted(names.length, "environment")} was written to ${path}\n`,
  };
}
