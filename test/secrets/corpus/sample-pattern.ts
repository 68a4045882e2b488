/**
 * Texts that a pattern matches, made from its source: an example for every rule, whether or not somebody thought of writing
 * one. Knows what the rules use: groups, alternatives, classes, quantifiers; looks around nothing.
 */
import type { Random } from "./random.ts";

type Node =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "set"; readonly characters: string }
  | { readonly type: "all"; readonly nodes: readonly Node[] }
  | { readonly type: "one"; readonly options: readonly Node[] }
  | { readonly type: "repeat"; readonly node: Node; readonly least: number; readonly most: number };

const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");
const calm = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const shorthand: Readonly<Record<string, string>> = {
  d: "0123456789",
  w: `${calm}_`,
  s: " ",
  n: "\n",
  r: "",
  t: "\t",
  "0": "",
};

/** One text that the pattern would match if its look-arounds allow. */
export function samplePattern(pattern: RegExp, random: Random): string {
  const parser = { source: pattern.source, at: 0 };
  return write(parseOptions(parser), random);
}

function write(node: Node, random: Random): string {
  switch (node.type) {
    case "text":
      return node.text;
    case "set":
      return node.characters === "" ? "" : node.characters.charAt(random.integer(node.characters.length));
    case "all":
      return node.nodes.map((part) => write(part, random)).join("");
    case "one":
      return write(random.pick(node.options), random);
    case "repeat": {
      const most = Math.min(node.most, node.least + (node.least > 8 ? 8 : 3));
      return Array.from({ length: random.between(node.least, most) }, () => write(node.node, random)).join("");
    }
  }
}

interface Parser {
  readonly source: string;
  at: number;
}

function parseOptions(parser: Parser): Node {
  const options: Node[] = [];
  let nodes: Node[] = [];
  for (;;) {
    const char = parser.source[parser.at];
    if (char === undefined || char === ")") break;
    if (char === "|") {
      parser.at++;
      options.push({ type: "all", nodes });
      nodes = [];
      continue;
    }
    nodes.push(parseRepeated(parser));
  }
  options.push({ type: "all", nodes });
  return options.length === 1 ? (options[0] as Node) : { type: "one", options };
}

function parseRepeated(parser: Parser): Node {
  const node = parseAtom(parser);
  const rest = parser.source.slice(parser.at);
  const bounds = /^(?:\{(\d+)(,?)(\d*)\}|([?*+]))\??/.exec(rest);
  if (bounds === null) return node;
  parser.at += bounds[0].length;
  if (bounds[4] !== undefined)
    return { type: "repeat", node, least: bounds[4] === "+" ? 1 : 0, most: bounds[4] === "?" ? 1 : 4 };
  const least = Number(bounds[1]);
  const most = bounds[2] === "" ? least : bounds[3] === "" ? least + 4 : Number(bounds[3]);
  return { type: "repeat", node, least, most };
}

function parseAtom(parser: Parser): Node {
  const { source } = parser;
  const char = source[parser.at] ?? "";
  if (char === "(") return parseGroup(parser);
  if (char === "[") return { type: "set", characters: parseClass(parser) };
  parser.at++;
  if (char === "^" || char === "$") return { type: "text", text: "" };
  if (char === ".") return { type: "set", characters: calm };
  if (char !== "\\") return { type: "text", text: char };
  return parseEscape(parser);
}

function parseEscape(parser: Parser): Node {
  const escaped = parser.source[parser.at] ?? "";
  parser.at++;
  if (escaped === "x") {
    const code = parser.source.slice(parser.at, parser.at + 2);
    parser.at += 2;
    return { type: "text", text: String.fromCharCode(Number.parseInt(code, 16)) };
  }
  if (escaped === "b" || escaped === "B") return { type: "text", text: "" };
  const set = shorthand[escaped];
  return set === undefined ? { type: "text", text: escaped } : { type: "set", characters: set };
}

function parseGroup(parser: Parser): Node {
  const open = /^\((?:\?(?:<([=!])|([=!:])|<[A-Za-z]+>))?/.exec(parser.source.slice(parser.at));
  parser.at += open?.[0].length ?? 1;
  const inner = parseOptions(parser);
  parser.at++;
  const looksAround = open?.[1] !== undefined || open?.[2] === "=" || open?.[2] === "!";
  return looksAround ? { type: "text", text: "" } : inner;
}

function parseClass(parser: Parser): string {
  parser.at++;
  const negated = parser.source[parser.at] === "^";
  if (negated) parser.at++;
  let characters = "";
  while (parser.source[parser.at] !== "]") {
    const first = parseClassCharacter(parser);
    if (parser.source[parser.at] === "-" && parser.source[parser.at + 1] !== "]" && first.length === 1) {
      parser.at++;
      const last = parseClassCharacter(parser);
      for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) characters += String.fromCharCode(code);
    } else characters += first;
  }
  parser.at++;
  if (!negated) return characters;
  const allowed = [...calm].filter((char) => !characters.includes(char)).join("");
  return allowed === "" ? [...printable].filter((char) => !characters.includes(char)).join("") : allowed;
}

function parseClassCharacter(parser: Parser): string {
  const char = parser.source[parser.at] ?? "";
  parser.at++;
  if (char !== "\\") return char;
  const node = parseEscape(parser);
  return node.type === "text" ? node.text : node.type === "set" ? node.characters : "";
}
