/** A rendering for people: messages under their roles. */

import type { Color } from "../platform/paint.ts";
import { createPaint } from "../platform/paint.ts";
import { visible, visibleLine } from "../platform/visible.ts";
import type { Message, Part, Rendering } from "../prompts/prompt.ts";

export interface RenderingTextOptions {
  readonly color: boolean;
  readonly columns: number;
}

const roleColors: Readonly<Record<string, Color>> = { system: "magenta", user: "green", model: "blue", tool: "yellow" };

/** Ends in a line feed. Text of strangers is made visible, and nothing in it looks like a heading of ours. */
export function renderingText(rendering: Rendering, { color, columns }: RenderingTextOptions): string {
  const paint = createPaint(color);
  const width = Math.min(Math.max(columns, 40), 100);
  const title = `${visibleLine(rendering.prompt)} · ${visibleLine(rendering.case)}`;
  const lines = [`${paint("bold", title)} ${paint("dim", "━".repeat(Math.max(3, width - title.length - 1)))}`];
  const settings = settingsOf(rendering);
  if (settings !== "") lines.push(paint("dim", settings));
  for (const message of rendering.messages) {
    const role = visibleLine(message.role) + (isHistory(message) ? " (history)" : "");
    lines.push("", paint(roleColors[message.role] ?? "cyan", role));
    for (const part of message.content) {
      for (const line of partText(part).split("\n"))
        lines.push(line === "" ? paint("dim", "│") : `${paint("dim", "│")} ${line}`);
    }
  }
  if (rendering.messages.length === 0) lines.push("", paint("dim", "(no messages)"));
  return `${lines.join("\n")}\n`;
}

function settingsOf({ model, config }: Rendering): string {
  const parts = Object.entries(config).map(
    ([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return visibleLine([model ?? "no model", ...parts].join(" · "));
}

function isHistory({ metadata }: Message): boolean {
  return metadata !== undefined && metadata["purpose"] === "history";
}

function partText(part: Part): string {
  if ("text" in part) return visible(part.text.replace(/\n$/, ""));
  if ("media" in part) {
    const { url, contentType } = part.media;
    const shown = url.startsWith("data:") && url.length > 60 ? `${url.slice(0, 60)}… (${url.length} characters)` : url;
    return `[media ${visibleLine(shown)}${contentType === undefined ? "" : `, ${visibleLine(contentType)}`}]`;
  }
  const [[kind, value] = ["part", null]] = Object.entries(part);
  return `[${kind} ${visibleLine(JSON.stringify(value))}]`;
}
