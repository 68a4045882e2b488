/**
 * Reads the XML that AWS sends: elements, text, the five named entities and character references. Anything else that
 * XML can hold is refused (a document type, so also entity bombs) or skipped (comments, attributes). Linear, and
 * bounded by the size of the reply, which the transport limits.
 */

export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved. */
  readonly text: string;
}

/** No reply of S3, STS or IAM that we read is deeper than 8. */
const maximumDepth = 32;

interface OpenElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

/** The root element, or undefined where the text is not well-formed, is too deep or holds a document type. */
export function parseXml(source: string): XmlElement | undefined {
  const document: OpenElement = { name: "", children: [], text: "" };
  const open: OpenElement[] = [document];
  let at = 0;
  while (at < source.length) {
    const tagStart = source.indexOf("<", at);
    const current = open.at(-1);
    if (current === undefined) return undefined;
    if (tagStart !== at) {
      const raw = source.slice(at, tagStart === -1 ? source.length : tagStart);
      const text = resolveEntities(raw);
      if (text === undefined) return undefined;
      current.text += text;
    }
    if (tagStart === -1) break;
    if (source.startsWith("<!--", tagStart)) {
      const end = source.indexOf("-->", tagStart + 4);
      if (end === -1) return undefined;
      at = end + 3;
      continue;
    }
    if (source.startsWith("<![CDATA[", tagStart)) {
      const end = source.indexOf("]]>", tagStart + 9);
      if (end === -1) return undefined;
      current.text += source.slice(tagStart + 9, end);
      at = end + 3;
      continue;
    }
    const tagEnd = source.indexOf(">", tagStart);
    if (tagEnd === -1) return undefined;
    const tag = source.slice(tagStart + 1, tagEnd);
    at = tagEnd + 1;
    if (tag.startsWith("?")) continue;
    if (tag.startsWith("!")) return undefined;
    if (tag.startsWith("/")) {
      const closed = open.pop();
      const parent = open.at(-1);
      if (closed === undefined || parent === undefined || closed.name !== localName(tag.slice(1))) return undefined;
      parent.children.push(closed);
      continue;
    }
    const name = localName(tag);
    if (name === "" || open.length > maximumDepth) return undefined;
    const element: OpenElement = { name, children: [], text: "" };
    if (tag.endsWith("/")) current.children.push(element);
    else open.push(element);
  }
  return open.length === 1 && document.children.length === 1 ? document.children[0] : undefined;
}

/** The first child of this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The text of the first child of this name. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text;
}

/** Text for an element's content in a request body. Control characters that XML cannot hold must not be in it. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Name without namespace prefix and attributes. */
function localName(tag: string): string {
  const end = tag.search(/[\s/]/);
  const qualified = end === -1 ? tag : tag.slice(0, end);
  return qualified.slice(qualified.indexOf(":") + 1);
}

const namedEntities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function resolveEntities(raw: string): string | undefined {
  if (!raw.includes("&")) return raw;
  let failed = false;
  const text = raw.replace(/&([^;&]{0,10});|&/g, (_match, entity: string | undefined) => {
    const resolved = entity === undefined ? undefined : resolveEntity(entity);
    if (resolved === undefined) failed = true;
    return resolved ?? "";
  });
  return failed ? undefined : text;
}

function resolveEntity(entity: string): string | undefined {
  if (!entity.startsWith("#")) return namedEntities.get(entity);
  const hexadecimal = /^#x([0-9a-fA-F]{1,6})$/.exec(entity);
  const decimal = /^#([0-9]{1,7})$/.exec(entity);
  const code =
    hexadecimal?.[1] !== undefined ? Number.parseInt(hexadecimal[1], 16) : Number(decimal?.[1] ?? Number.NaN);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
