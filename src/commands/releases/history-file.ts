/** `history --html FILE`: the page, written into a file. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { counted } from "../../platform/words.ts";
import { findProject, soundProject } from "../../project/load.ts";
import { environmentOf } from "../../project/project.ts";
import { reportsErrors } from "../../reports/errors.ts";
import { historyPage } from "../../reports/html/history-page.ts";
import { historyView } from "./history-view.ts";

/**
 * Writes the page of one environment, or of all.
 *
 * @throws SW0203 for an environment that is not there, SW1511 where the file cannot be written.
 */
export async function historyFile(
  request: { readonly file: string; readonly environment: string | undefined; readonly limit: number },
  context: CommandContext,
): Promise<CommandResult> {
  const project = soundProject(await findProject(context.cwd));
  const names =
    request.environment === undefined
      ? [...project.environments.keys()]
      : [environmentOf(project, request.environment).name];
  const view = await historyView(project, names, request.limit, context);
  const path = resolve(context.cwd, request.file);
  writePage(path, context.redaction.redact(historyPage(view)));
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

/** @throws SW1511 */
function writePage(path: string, page: string): void {
  try {
    writeFileSync(path, page);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
    throw reportsErrors.create("SW1511", {
      message: `The page cannot be written to ${path}: ${code}.`,
      next: "Name a file in a folder that is there and may be written to.",
      cause,
    });
  }
}
