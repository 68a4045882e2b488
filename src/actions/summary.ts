/** The job summary: Markdown in the runner's file, which takes a mebibyte. */
import { appendFileSync, statSync } from "node:fs";
import type { EnvironmentVariables } from "../platform/environment.ts";
import { codeBlock, escapeMarkdown } from "../reports/markdown.ts";

/** Bytes that GitHub takes for one step; a larger summary is not shown at all (docs, "Adding a job summary"). */
const largestSummary = 1024 * 1024;

/** The text of a result that has no Markdown of its own. */
export function summaryOfText(title: string, text: string): string {
  return `### ${escapeMarkdown(title)}\n\n${codeBlock(text)}\n`;
}

/** Appends to the summary where the runner has one. Cut where it is too long, with a note at its top. */
export function appendSummary(markdown: string, environment: EnvironmentVariables): void {
  const path = environment["GITHUB_STEP_SUMMARY"];
  if (path === undefined || path === "" || markdown === "") return;
  const used = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const text = fitted(markdown.endsWith("\n") ? markdown : `${markdown}\n`, largestSummary - used);
  if (text !== "") appendFileSync(path, text, "utf8");
}

/** The note comes first: at the end it could stand inside a code block that the cut left open. */
function fitted(markdown: string, room: number): string {
  if (Buffer.byteLength(markdown) <= room) return markdown;
  const note =
    "> [!NOTE]\n> This summary is cut: GitHub shows at most 1 MiB. The log and the file of the result hold everything.\n\n";
  const left = room - Buffer.byteLength(note);
  if (left <= 0) return "";
  const bytes = Buffer.from(markdown, "utf8").subarray(0, left);
  const end = bytes.lastIndexOf("\n");
  return end === -1 ? note : note + bytes.subarray(0, end + 1).toString("utf8");
}
