/**
 * HTML of a stranger, reduced to markup that can do nothing. Nothing of the input is copied as markup: it is cut into
 * tags and text, tags of a short list are written anew with attributes of a shorter one, and all else is escaped text or
 * gone. So what a browser makes of it does not depend on how a browser mends broken HTML.
 */
import { escapeMarkup } from "../platform/markup.ts";

const kept: ReadonlySet<string> = new Set(
  "a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul article aside address".split(
    " ",
  ),
);
const empty: ReadonlySet<string> = new Set(["br", "col", "hr"]);
/** Gone with all that is in them: none of it is meant to be read. */
const silent =
  "script|style|title|head|template|noscript|iframe|object|embed|svg|math|textarea|select|xmp|noembed|noframes";
const attributes: Readonly<Record<string, ReadonlySet<string>>> = {
  a: new Set(["href", "title"]),
  td: new Set(["colspan", "rowspan"]),
  th: new Set(["colspan", "rowspan", "scope"]),
  ol: new Set(["start"]),
  time: new Set(["datetime"]),
  abbr: new Set(["title"]),
};
/** Addresses that open a page or a mail and nothing else. */
const address = /^(?:https?:\/\/|mailto:|#)[^\s"'<>`]*$/i;

/** True for a text whose beginning is markup, or that holds a paragraph, a heading or a list of it. */
export function looksLikeMarkup(text: string): boolean {
  return (
    /^\s*<(?:!doctype|html|body|head|[a-z][a-z0-9]*[\s>/])/i.test(text) ||
    /<(?:p|h[1-6]|ul|ol|table|div)[\s>]/i.test(text)
  );
}

/** The title of the document, as text. */
export function titleIn(html: string): string | undefined {
  const title = /<title[^>]*>([^<]{1,300})<\/title/i.exec(html)?.[1]?.replace(/\s+/g, " ").trim();
  return title === undefined || title === "" ? undefined : decodeEntities(title);
}

/** Markup whose tags are all closed, with text and attributes escaped. */
export function safeMarkup(html: string): string {
  const text = withoutSilent(html);
  const open: string[] = [];
  let out = "";
  let at = 0;
  for (let start = text.indexOf("<"); start !== -1; start = text.indexOf("<", start + 1)) {
    const tag = readTag(text, start);
    if (tag === undefined) continue;
    out += textOf(text.slice(at, start));
    at = tag.end;
    start = tag.end - 1;
    const { name } = tag;
    if (!kept.has(name)) continue;
    if (!tag.closes) {
      out += `<${name}${attributesOf(name, tag.rest)}>`;
      if (!empty.has(name)) open.push(name);
    } else if (open.includes(name)) {
      // What stands open inside is closed with it.
      for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
        out += `</${inner}>`;
        if (inner === name) break;
      }
    }
  }
  out += textOf(text.slice(at));
  for (const name of open.reverse()) out += `</${name}>`;
  return out.trim();
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** What stands between the name and `>`. */
  readonly rest: string;
  /** Offset behind `>`. */
  readonly end: number;
}

/** A longer tag is text: no tag that is kept needs more. It bounds the work, too. */
const longestTag = 4_000;

/** The tag that begins at `<`; undefined where none does, or where it does not end. */
function readTag(text: string, start: number): Tag | undefined {
  const beginning = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(text.slice(start, start + 40));
  if (beginning === null) return undefined;
  const from = start + beginning[0].length;
  const last = Math.min(text.length, start + longestTag);
  let quote = "";
  for (let at = from; at < last; at += 1) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "<") return undefined;
    else if (character === ">") {
      const [, slash, name = ""] = beginning;
      return { name: name.toLowerCase(), closes: slash === "/", rest: text.slice(from, at), end: at + 1 };
    }
  }
  return undefined;
}

/**
 * Comments, and elements whose content is no text, to their end or to the end of the document. Only so that nobody reads
 * a script as prose: what is left over is escaped like everything else.
 */
function withoutSilent(html: string): string {
  const element = new RegExp(`<(${silent})\\b[^>]{0,4000}>[\\s\\S]*?(?:</\\1\\s{0,100}>|$)`, "gi");
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<[!?][^<>]{0,4000}>/g, "")
    .replace(element, "");
}

function attributesOf(name: string, rest: string): string {
  const allowed = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (allowed === undefined) return "";
  let out = "";
  const seen = new Set<string>();
  for (const [, written = "", double, single, bare] of rest.matchAll(
    /([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`=]+))/g,
  )) {
    const attribute = written.toLowerCase();
    if (!allowed.has(attribute) || seen.has(attribute)) continue;
    seen.add(attribute);
    const value = decodeEntities(double ?? single ?? bare ?? "").trim();
    if (attribute === "href" && !address.test(value)) continue;
    if (/^(?:colspan|rowspan|start)$/.test(attribute) && !/^\d{1,4}$/.test(value)) continue;
    out += ` ${attribute}="${escapeMarkup(value.slice(0, 2_000))}"`;
    if (attribute === "href") out += ' rel="noopener noreferrer nofollow"';
  }
  return out;
}

/** Text as it is meant: its entities are understood first, or they would be shown. */
function textOf(text: string): string {
  return escapeMarkup(decodeEntities(text));
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  euro: "€",
  copy: "©",
  reg: "®",
  trade: "™",
  laquo: "«",
  raquo: "»",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  bull: "•",
  middot: "·",
  times: "×",
  rarr: "→",
  larr: "←",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isText =
      code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0x7f && code <= 0x9f);
    return isText ? String.fromCodePoint(code) : "";
  });
}
