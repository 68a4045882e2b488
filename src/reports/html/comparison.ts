/** One case before and after, side by side: messages in pairs, with the words marked that came and went. */
import type { CaseDifference, MessageDifference, PartDifference, Row } from "../../changes/difference.ts";
import { counted } from "../../platform/words.ts";
import type { Message } from "../../prompts/prompt.ts";
import { bubble, leftOut, messageBubble, messageList, partHtml, textHtml } from "./conversation.ts";
import { fitting, type Html, type HtmlValue, html } from "./html.ts";
import { visibleText } from "./visible-text.ts";

/** What the two sides are called: `main`, `working tree`. */
export interface SideLabels {
  readonly before: string;
  readonly after: string;
}

type SideName = keyof SideLabels;

/** Characters of one comparison, with its markup. */
const roomOfRows = 1_000_000;

/** The conversation of a case that differs. */
export function comparison(difference: CaseDifference, labels: SideLabels): Html {
  const { before, after, messages } = difference;
  if (messages.length === 0 || before === undefined || after === undefined) {
    const only = after ?? before;
    if (only === undefined)
      return html`<p class="none">There was no room for this conversation; <code>slipway diff</code> shows it.</p>`;
    return messageList(only);
  }
  const { pieces, left } = fitting(messages, roomOfRows, (message) => messageRow(message, before, after));
  const sided = messages.some(({ status: kind }) => kind !== "same");
  return html`${sided && sideTitles(labels)}${pieces}${leftOut(left)}`;
}

/** Rows of one text alone, side by side. */
export function textComparison(rows: readonly Row[], labels: SideLabels): Html {
  const side = (name: SideName): Html => html`<div class="tx">${joined(rowsOf(rows, name, []))}</div>`;
  return html`${sideTitles(labels)}<div class="two">${bubble("template", side("before"), undefined, "before")}${bubble("template", side("after"), undefined, "after")}</div>`;
}

function sideTitles(labels: SideLabels): Html {
  return html`<div class="two"><p class="side-by">Before <span class="mono">${visibleText(labels.before)}</span></p><p class="side-by">After <span class="mono">${visibleText(labels.after)}</span></p></div>`;
}

function messageRow(difference: MessageDifference, before: readonly Message[], after: readonly Message[]): Html {
  const old = difference.before === undefined ? undefined : before[difference.before];
  const now = difference.after === undefined ? undefined : after[difference.after];
  switch (difference.status) {
    case "same":
      return messageBubble(now ?? old ?? nothing, "the same");
    case "moved":
      return messageBubble(now ?? old ?? nothing, movedWords(difference));
    case "added":
      return html`<div class="two"><div></div>${messageBubble(now ?? nothing, "new")}</div>`;
    case "removed":
      return html`<div class="two">${messageBubble(old ?? nothing, "removed")}<div></div></div>`;
    case "changed": {
      const { role, roleBefore, parts } = difference;
      const left = bubble(
        roleBefore ?? role,
        parts.map((part) => partSide(part, "before", old, now)),
        roleBefore === undefined ? undefined : "role changed",
        "before",
      );
      const right = bubble(
        role,
        parts.map((part) => partSide(part, "after", old, now)),
        roleBefore === undefined ? undefined : "role changed",
        "after",
      );
      return html`<div class="two">${left}${right}</div>`;
    }
  }
}

const nothing: Message = { role: "user", content: [] };

function movedWords({ before, after }: MessageDifference): string {
  return before === undefined || after === undefined ? "moved" : `moved from place ${before + 1} to ${after + 1}`;
}

/** What one side shows of a part. */
function partSide(
  difference: PartDifference,
  side: SideName,
  before: Message | undefined,
  after: Message | undefined,
): HtmlValue {
  const index = difference[side];
  const part = index === undefined ? undefined : (side === "before" ? before : after)?.content[index];
  if (difference.rows.length === 0) {
    if (part === undefined) return undefined;
    const marked =
      difference.status === "same" || difference.status === "moved" ? "" : side === "before" ? "gone" : "new";
    if (marked === "") return partHtml(part);
    const shown = partHtml(part);
    return marked === "gone" ? html`<del>${shown}</del>` : html`<ins>${shown}</ins>`;
  }
  if (part === undefined && (difference.status === "added" || difference.status === "removed")) return undefined;
  const lines = part !== undefined && "text" in part && typeof part.text === "string" ? part.text.split("\n") : [];
  return html`<div class="tx">${joined(rowsOf(difference.rows, side, lines))}</div>`;
}

/** Lines of one side. Each ends its line, but the last. */
function joined(lines: readonly HtmlValue[]): HtmlValue {
  return lines.map((line, index) => (index === lines.length - 1 ? line : [line, "\n"]));
}

/** `lines` are those of the side, for what is folded. */
function rowsOf(rows: readonly Row[], side: SideName, lines: readonly string[]): readonly HtmlValue[] {
  const shown: HtmlValue[] = [];
  let at = 0;
  for (const row of rows) {
    switch (row.kind) {
      case "same":
        shown.push(visibleText(row.text));
        at++;
        break;
      case "removed":
        if (side === "after") break;
        shown.push(html`<del>${visibleText(row.text === "" ? " " : row.text)}</del>${movedMark(row.moved)}`);
        at++;
        break;
      case "added":
        if (side === "before") break;
        shown.push(html`<ins>${visibleText(row.text === "" ? " " : row.text)}</ins>${movedMark(row.moved)}`);
        at++;
        break;
      case "changed":
        shown.push(
          row.words.map((word) => {
            if (word.kind === "folded")
              return html`<span class="none">… ${String(word.characters)} characters …</span>`;
            const { kind, text } = word;
            if (kind === "same") return visibleText(text);
            if (kind === "removed") return side === "before" ? html`<del>${visibleText(text)}</del>` : undefined;
            return side === "after" ? html`<ins>${visibleText(text)}</ins>` : undefined;
          }),
        );
        at++;
        break;
      case "folded":
        shown.push(foldedLines(row.lines, side, lines.slice(at, at + row.lines)));
        at += row.lines;
        break;
      case "cut":
        shown.push(html`<span class="none">${cutWords(side === "before" ? row.removed : row.added, side)}</span>`);
        at += side === "before" ? row.removed : row.added;
        break;
    }
  }
  return shown;
}

/** Equal lines can be unfolded on the side that counts; few of them are shown at once. */
function foldedLines(count: number, side: SideName, lines: readonly string[]): HtmlValue {
  const text = lines.join("\n");
  if (lines.length > 0 && lines.length <= 3 && text.length <= 300) return visibleText(text);
  const words = `${counted(count, "equal line")}`;
  if (side === "before" || lines.length === 0) return html`<span class="none">… ${words}</span>`;
  return html`<details class="more"><summary>${words}</summary>${textHtml(text)}</details>`;
}

function movedMark(line: number | undefined): HtmlValue {
  return line !== undefined && html` <span class="pill">moved, line ${line}</span>`;
}

function cutWords(count: number, side: SideName): string {
  return `${counted(count, side === "before" ? "removed line" : "added line")} left out of this page`;
}
