/** Conversations as bubbles by role. Long texts are folded, media are named, and what is too long is cut and counted. */
import { isJsonObject, type Json } from "../../platform/json.ts";
import { mediaTypeOf } from "../../platform/media-types.ts";
import { counted, sizeInWords } from "../../platform/words.ts";
import type { Message, Part } from "../../prompts/prompt.ts";
import { fitting, type Html, type HtmlValue, html } from "./html.ts";
import { visibleText } from "./visible-text.ts";

/** Lines that are shown of a text before the rest is folded, and how many there must be for that. */
const linesBeforeFold = 14;
const linesThatFold = 24;
/** The same for one long line. */
const charactersBeforeFold = 1_600;
const charactersThatFold = 2_400;
/** A reader of a page gives up earlier; `slipway render` shows all of it. */
const mostCharacters = 40_000;
/** Pictures in a `data:` address up to this length are shown; longer ones would make the page heavy. */
const mostPictureCharacters = 90_000;
/** Raster formats that run nothing. SVG is not among them. */
const shownPicture = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/**
 * One message. `note` stands beside the role: `new`. `side` is read out, and shown where both sides stand below each
 * other.
 */
export function bubble(role: string, content: HtmlValue, note?: string, side?: string): Html {
  const known = role === "user" || role === "model" || role === "system" || role === "tool";
  return html`<div class="b ${known ? role : "other"}"><p class="r">${roleWords(role)}${side !== undefined && html`<span class="on">${side}</span>`}${
    note === undefined ? undefined : html` <span class="pill">${note}</span>`
  }</p><div class="x">${content}</div></div>`;
}

/** Characters of one conversation, with its markup. */
const roomOfMessages = 800_000;

/** A conversation, as far as there is room. */
export function messageList(messages: readonly Message[]): Html {
  const { pieces, left } = fitting(messages, roomOfMessages, (message) => messageBubble(message));
  return html`${pieces}${leftOut(left)}`;
}

/** What a long conversation has beyond its room. */
export function leftOut(messages: number): HtmlValue {
  return messages > 0 && html`<p class="none">${counted(messages, "more message")} left out of this page.</p>`;
}

/** One message; `note` stands beside its role in place of where it comes from. */
export function messageBubble(message: Message, note?: string): Html {
  const history = message.metadata?.["purpose"] === "history" ? "from the history" : undefined;
  return bubble(message.role, message.content.map(partHtml), note ?? history);
}

/** A role in the words of a chat, and as it is where it is none of the usual ones. */
function roleWords(role: string): HtmlValue {
  switch (role) {
    case "user":
      return "User";
    case "model":
      return "Model";
    case "system":
      return "System";
    case "tool":
      return "Tool";
    default:
      return visibleText(role.slice(0, 60));
  }
}

/** One part of a message. */
export function partHtml(part: Part): Html {
  if ("text" in part && typeof part.text === "string") return textHtml(part.text);
  if ("media" in part) return mediaHtml(part.media);
  const [kind = "part", value = null] = Object.entries(part as Readonly<Record<string, Json>>)[0] ?? [];
  return html`<div><p class="soft small">${partWords(kind)}</p>${dataHtml(value)}</div>`;
}

function partWords(kind: string): string {
  switch (kind) {
    case "toolRequest":
      return "Tool request";
    case "toolResponse":
      return "Tool response";
    case "data":
      return "Data";
    case "metadata":
      return "Section without text";
    default:
      return kind.slice(0, 40);
  }
}

function dataHtml(value: Json): Html {
  return html`<pre class="data">${folded(JSON.stringify(value, undefined, 2) ?? "")}</pre>`;
}

/** A text as it is, white space included; the greater part of a long one is folded. */
export function textHtml(text: string): Html {
  return html`<div class="tx">${folded(text)}</div>`;
}

function folded(text: string): HtmlValue {
  const shown = text.length > mostCharacters ? text.slice(0, safeCut(text, mostCharacters)) : text;
  const left = text.length - shown.length;
  const rest =
    left > 0 && html`<p class="none">${left.toLocaleString("en")} more characters are left out of this page.</p>`;
  const cut = foldAt(shown);
  if (cut === undefined) return [visibleText(shown), rest];
  const hidden = shown.slice(cut);
  const lines = hidden.split("\n").length;
  const words = lines > 1 ? counted(lines, "more line") : `${hidden.length.toLocaleString("en")} more characters`;
  return [
    visibleText(shown.slice(0, cut)),
    html`<details class="more"><summary>${words}</summary>${visibleText(hidden)}${rest}</details>`,
  ];
}

/** Where the shown part of a long text ends: after a line, or between two words. */
function foldAt(text: string): number | undefined {
  let at = -1;
  let cut: number | undefined;
  for (let line = 1; line <= linesThatFold; line++) {
    at = text.indexOf("\n", at + 1);
    if (at === -1) break;
    if (line === linesBeforeFold) cut = at + 1;
    if (line === linesThatFold) return cut;
  }
  if (text.length <= charactersThatFold) return undefined;
  const space = text.lastIndexOf(" ", charactersBeforeFold);
  return space > charactersBeforeFold / 2 ? space : safeCut(text, charactersBeforeFold);
}

/** Never inside a surrogate pair. */
function safeCut(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

function mediaHtml(media: unknown): Html {
  const { url, contentType } = isJsonObject(media as Json) ? (media as Readonly<Record<string, Json>>) : {};
  const address = typeof url === "string" ? url : "";
  if (address.length <= mostPictureCharacters && shownPicture.test(address)) {
    return html`<figure class="media"><img src="${address}" alt="Picture in the prompt" loading="lazy" decoding="async"></figure>`;
  }
  const { name, type, size } = mediaFacts(address, typeof contentType === "string" ? contentType : undefined);
  return html`<figure class="media"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true"><rect x="3" y="4" width="18" height="16" rx="2"/><circle cx="9" cy="10" r="1.8"/><path d="M21 16l-5-5-9 9"/></svg><figcaption><span class="mono">${visibleText(name)}</span><br><span class="soft">${[type, size].filter((fact) => fact !== "").join(", ")}</span></figcaption></figure>`;
}

function mediaFacts(address: string, given: string | undefined): { name: string; type: string; size: string } {
  const inline = /^data:([^;,]{0,100})/i.exec(address);
  if (inline !== null) {
    const bytes = Math.max(0, Math.floor(((address.length - address.indexOf(",") - 1) * 3) / 4));
    return { name: "data in the prompt", type: given ?? inline[1] ?? "", size: sizeInWords(bytes) };
  }
  const name = address === "" ? "a medium without an address" : address.slice(0, 300);
  return { name, type: given ?? mediaTypeOf(address.split(/[?#]/)[0] ?? ""), size: "" };
}
