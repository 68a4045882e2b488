/**
 * From an answer to the file that is published. An answer is the text of a stranger: data in the prompt may have steered
 * it. So a page holds it escaped, or reduced to markup that can do nothing, and forbids scripts besides.
 */
import { escapeMarkup } from "../platform/markup.ts";
import type { Prompt } from "../prompts/prompt.ts";
import { jsonInAnswer } from "./answer-json.ts";
import { type Completion, textOfAnswer } from "./completion.ts";
import { looksLikeMarkup, safeMarkup, titleIn } from "./safe-markup.ts";

/** Extension of a format that has a form of its own; everything else is text. */
export type OutputFormat = "html" | "md" | "json" | "txt";

/**
 * By the prompt's `output.format`; without one `json` where there is a schema, else `txt`. An unknown format is
 * published as plain text, which is always safe.
 */
export function outputFormatOf({ output }: Prompt): OutputFormat {
  switch (output.format?.toLowerCase()) {
    case "html":
    case "htm":
      return "html";
    case "md":
    case "markdown":
      return "md";
    case "json":
      return "json";
    case undefined:
      return output.schema === undefined ? "txt" : "json";
    default:
      return "txt";
  }
}

/**
 * Characters that no reader sees and that change what others see or do: control characters, and those that turn the
 * direction of what follows. Letters written from right to left need none of them.
 */
const unseen = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** The published text of an answer, which was checked to be whole, in a format. */
export function outputText(completion: Completion, format: OutputFormat, title: string): string {
  const written = textOfAnswer(completion).replaceAll("\r\n", "\n").trim();
  const text = format === "json" ? written : written.replace(unseen, "");
  switch (format) {
    case "html":
      return htmlPage(withoutFence(text, "html"), title);
    case "md":
      return `${safeMarkdown(withoutFence(text, "markdown|md"))}\n`;
    case "json":
      return `${jsonInAnswer(text)?.text ?? text}\n`;
    case "txt":
      return `${text}\n`;
  }
}

/** Models put a document that was asked for into a code block more often than not. */
function withoutFence(text: string, language: string): string {
  const whole = new RegExp(`^\`\`\`(?:${language})[^\\S\\n]*\\n([\\s\\S]*)\\n\`\`\`$`, "i").exec(text)?.[1];
  // A block inside would end the outer one: then it is no wrapping.
  return whole === undefined || /^```/m.test(whole) ? text : whole.trim();
}

/**
 * A page of its own. Neither scripts nor pictures, frames, forms or styles from elsewhere, by the policy in its head as
 * well: whatever slipped through could fetch and run nothing.
 */
function htmlPage(text: string, title: string): string {
  const isMarkup = looksLikeMarkup(text);
  const body = isMarkup ? safeMarkup(text) : paragraphs(text);
  const heading = (isMarkup ? titleIn(text) : undefined) ?? title;
  return [
    "<!doctype html>",
    "<html>",
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Slipway">',
    `<title>${escapeMarkup(heading)}</title>`,
    "<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid;padding:.2rem .6rem}pre{overflow-x:auto}</style>",
    "</head>",
    "<body>",
    body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeMarkup(paragraph).replaceAll("\n", "<br>\n")}</p>`)
    .join("\n");
}

/**
 * Markdown in which nothing is HTML outside of code, and no address runs a script. In code `<` is text already; links to
 * the web are left, because Markdown fetches nothing but pictures, whose addresses have to be looked at by whoever shows it.
 */
function safeMarkdown(text: string): string {
  let fence = "";
  return text
    .split("\n")
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
      if (fence !== "") {
        if (mark.startsWith(fence) && /^ {0,3}[`~]+\s*$/.test(line)) fence = "";
        return line;
      }
      if (mark !== "") {
        fence = mark;
        return line;
      }
      return safeLine(line);
    })
    .join("\n");
}

function safeLine(line: string): string {
  // Pairs of equal runs of back-ticks enclose code. What spans lines is taken for text, which only escapes more.
  const pieces = line.split(/(`+)/);
  let out = "";
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? "";
    const end = piece.startsWith("`") ? pieces.indexOf(piece, index + 1) : -1;
    if (end === -1) out += safePiece(piece);
    else {
      out += pieces.slice(index, end + 1).join("");
      index = end;
    }
  }
  return out;
}

function safePiece(piece: string): string {
  return piece
    .replace(/<(?!(?:https?|mailto):[^\s<>]*>)(?=[A-Za-z/!?])/g, "&lt;")
    .replace(/(\]\(\s*<?\s*|^\s*\[[^\]]*\]:\s*<?)(?=(?:javascript|vbscript|data):)/gi, "$1unsafe:");
}
