/**
 * Our own Markdown pages (rules, errors, descriptions of commands) in the terminal: headings, paragraphs, lists,
 * code blocks, tables, emphasis, code and links. Pages are written by us, so what is not among these stays as it is.
 */
import { stripVTControlCharacters } from "node:util";
import { createPaint, type Paint } from "../platform/paint.ts";
import { visible } from "../platform/visible.ts";
import { columnsOf } from "./columns.ts";
import { wrap } from "./wrap.ts";

/** The page as text for a terminal, ending in a line feed. */
export function terminalMarkdown(page: string, options: { readonly color: boolean; readonly columns: number }): string {
  const paint = createPaint(options.color);
  const columns = Math.min(options.columns, 100);
  const blocks = blocksOf(visible(page)).map((block) => renderBlock(block, paint, columns));
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "code"; readonly lines: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly { readonly marker: string; readonly text: string }[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] };

function blocksOf(page: string): readonly Block[] {
  const lines = page.split("\n");
  const blocks: Block[] = [];
  let index = 0;
  const takeWhile = (test: (line: string) => boolean): readonly string[] => {
    const start = index;
    while (index < lines.length && test(lines[index] ?? "")) index += 1;
    return lines.slice(start, index);
  };
  while (index < lines.length) {
    const line = lines[index] ?? "";
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (line.trim() === "") {
      index += 1;
    } else if (line.startsWith("```")) {
      index += 1;
      blocks.push({ kind: "code", lines: takeWhile((next) => !next.startsWith("```")) });
      index += 1;
    } else if (heading !== null) {
      index += 1;
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" });
    } else if (line.startsWith("|")) {
      blocks.push({ kind: "table", rows: tableRows(takeWhile((next) => next.startsWith("|"))) });
    } else if (listMarker.test(line)) {
      blocks.push({ kind: "list", items: listItems(takeWhile((next) => listMarker.test(next) || /^ +\S/.test(next))) });
    } else {
      blocks.push({ kind: "paragraph", text: takeWhile((next) => isParagraphLine(next)).join(" ") });
    }
  }
  return blocks;
}

const listMarker = /^ *(?:[-*]|\d{1,3}\.) /;

function isParagraphLine(line: string): boolean {
  return line.trim() !== "" && !/^(?:```|\||#{1,6} )/.test(line) && !listMarker.test(line);
}

function listItems(lines: readonly string[]): readonly { marker: string; text: string }[] {
  const items: { marker: string; text: string }[] = [];
  for (const line of lines) {
    const match = /^( *)([-*]|\d{1,3}\.) (.*)$/.exec(line);
    const last = items.at(-1);
    if (match !== null) {
      const bullet = /\d/.test(match[2] ?? "") ? (match[2] ?? "") : "•";
      items.push({ marker: `${match[1]}${bullet} `, text: match[3] ?? "" });
    } else if (last !== undefined) {
      last.text += ` ${line.trim()}`;
    }
  }
  return items;
}

function tableRows(lines: readonly string[]): readonly (readonly string[])[] {
  return lines
    .filter((line) => !/^\|[\s:|-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, "")
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
}

function renderBlock(block: Block, paint: Paint, columns: number): string {
  switch (block.kind) {
    case "heading":
      return paint(
        "bold",
        block.level === 1 ? paint("underline", inline(block.text, paint)) : inline(block.text, paint),
      );
    case "paragraph":
      return wrap(inline(block.text, paint), columns, "").join("\n");
    case "code":
      return block.lines.map((line) => (line === "" ? "" : `    ${paint("cyan", line)}`)).join("\n");
    case "list":
      return block.items
        .flatMap(({ marker, text }) => wrap(inline(text, paint), columns, `  ${marker}`, " ".repeat(marker.length + 2)))
        .join("\n");
    case "table":
      return renderTable(block.rows, paint);
  }
}

function renderTable(rows: readonly (readonly string[])[], paint: Paint): string {
  const plain = createPaint(false);
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => paintedColumns(inline(row[column] ?? "", paint)))),
  );
  return rows
    .map((row, index) => {
      const cells = row.map((cell, column) => {
        const shown = index === 0 ? paint("bold", inline(cell, plain)) : inline(cell, paint);
        return shown + " ".repeat(Math.max(0, (widths[column] ?? 0) - paintedColumns(shown)));
      });
      return `  ${cells.join("  ").trimEnd()}`;
    })
    .join("\n");
}

function paintedColumns(text: string): number {
  return columnsOf(stripVTControlCharacters(text));
}

/** Code first: nothing inside it is emphasis or a link. */
function inline(text: string, paint: Paint): string {
  return text
    .split(/(`` .+? ``|`[^`]+`)/)
    .map((piece) => {
      if (piece.startsWith("`` ")) return code(piece.slice(3, -3), paint);
      if (/^`[^`]+`$/.test(piece)) return code(piece.slice(1, -1), paint);
      return piece
        .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) =>
          target.startsWith("http") ? `${label} (${target})` : label,
        )
        .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint("bold", strong));
    })
    .join("");
}

/** Where there is no colour to tell code from prose, the backticks stay. */
function code(text: string, paint: Paint): string {
  const painted = paint("cyan", text);
  return painted === text ? `\`${text}\`` : painted;
}
