/**
 * The syntax tree of a rule's pattern, as far as bytes are concerned: which may stand where. What looks around, and
 * anchors, match nothing here, so that the tree matches at least what the pattern matches.
 */

/** A set of bytes: one bit each, in 32 bytes. */
export type ByteSet = Uint8Array;

export type PatternNode =
  | { readonly kind: "set"; readonly set: ByteSet }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly part: PatternNode; readonly least: number; readonly most: number };

const nothing: PatternNode = { kind: "sequence", parts: [] };

/** The empty set. */
export function createSet(): ByteSet {
  return new Uint8Array(32);
}

function addByte(set: ByteSet, byte: number): void {
  set[byte >> 3] = (set[byte >> 3] ?? 0) | (1 << (byte & 7));
}

/** True where the byte, 0 to 255, is in the set. */
export function hasByte(set: ByteSet, byte: number): boolean {
  return (((set[byte >> 3] ?? 0) >> (byte & 7)) & 1) !== 0;
}

/** Union, into `to`. */
export function addSet(to: ByteSet, from: ByteSet): void {
  for (let index = 0; index < 32; index++) to[index] = (to[index] ?? 0) | (from[index] ?? 0);
}

interface Reader {
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  at: number;
}

/** The tree of a pattern over latin1 text. Throws a SyntaxError for what no rule uses: references, Unicode classes. */
export function parsePattern({ source, flags }: RegExp): PatternNode {
  const reader = { source, ignoreCase: flags.includes("i"), dotAll: flags.includes("s"), at: 0 };
  const node = parseChoice(reader);
  if (reader.at < source.length) throw new SyntaxError(`a bracket too many in ${source}`);
  return node;
}

function parseChoice(reader: Reader): PatternNode {
  const choices: PatternNode[] = [];
  let parts: PatternNode[] = [];
  const endPart = (): void => {
    choices.push(parts.length === 1 ? (parts[0] ?? nothing) : { kind: "sequence", parts });
    parts = [];
  };
  for (;;) {
    const character = reader.source[reader.at];
    if (character === undefined || character === ")") break;
    if (character === "|") {
      reader.at++;
      endPart();
    } else parts.push(parseRepeated(reader));
  }
  endPart();
  return choices.length === 1 ? (choices[0] ?? nothing) : { kind: "choice", parts: choices };
}

function parseRepeated(reader: Reader): PatternNode {
  const part = parseAtom(reader);
  const bounds = /^(?:\{(?<least>[0-9]+)(?<comma>,?)(?<most>[0-9]*)\}|(?<sign>[?*+]))\??/.exec(
    reader.source.slice(reader.at, reader.at + 16),
  );
  if (bounds?.groups === undefined) return part;
  reader.at += bounds[0].length;
  const { least, comma, most, sign } = bounds.groups;
  const infinite = Number.POSITIVE_INFINITY;
  if (sign !== undefined) {
    return { kind: "repeat", part, least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : infinite };
  }
  const end = comma === "" ? Number(least) : most === "" ? infinite : Number(most);
  return { kind: "repeat", part, least: Number(least), most: end };
}

function parseAtom(reader: Reader): PatternNode {
  const character = reader.source[reader.at] ?? "";
  if (character === "(") return parseGroup(reader);
  if (character === "[") return { kind: "set", set: withCases(parseClass(reader), reader) };
  reader.at++;
  if (character === "^" || character === "$") return nothing;
  const set = createSet();
  if (character === ".") {
    for (let byte = 0; byte < 256; byte++) if (reader.dotAll || (byte !== 10 && byte !== 13)) addByte(set, byte);
  } else if (character === "\\") {
    if (/^[bB]/.test(reader.source.slice(reader.at))) {
      reader.at++;
      return nothing;
    }
    parseEscape(reader, set);
  } else addCharacter(set, character);
  return { kind: "set", set: withCases(set, reader) };
}

function parseGroup(reader: Reader): PatternNode {
  const open = /^\((?:\?(?:(?<around><?[=!])|:|<[A-Za-z_][A-Za-z0-9_]*>))?/.exec(reader.source.slice(reader.at));
  reader.at += open?.[0].length ?? 1;
  const inner = parseChoice(reader);
  if (reader.source[reader.at] !== ")") throw new SyntaxError(`a bracket is missing in ${reader.source}`);
  reader.at++;
  return open?.groups?.["around"] === undefined ? inner : nothing;
}

function parseClass(reader: Reader): ByteSet {
  const set = createSet();
  reader.at++;
  const negated = reader.source[reader.at] === "^";
  if (negated) reader.at++;
  for (;;) {
    const character = reader.source[reader.at];
    if (character === undefined) throw new SyntaxError(`a class without end in ${reader.source}`);
    if (character === "]") break;
    const first = parseClassCharacter(reader, set);
    const isRange = reader.source[reader.at] === "-" && reader.source[reader.at + 1] !== "]";
    if (!isRange || first === undefined) continue;
    reader.at++;
    const last = parseClassCharacter(reader, set);
    for (let byte = first; byte <= Math.min(last ?? first, 255); byte++) addByte(set, byte);
  }
  reader.at++;
  if (!negated) return set;
  // Case first: `[^a]` without regard to case excludes `A` too.
  const excluded = withCases(set, reader);
  return excluded.map((byte) => ~byte & 255);
}

/** Adds one character or class to the set; the byte where it is one. */
function parseClassCharacter(reader: Reader, set: ByteSet): number | undefined {
  const character = reader.source[reader.at] ?? "";
  reader.at++;
  if (character === "\\") return parseEscape(reader, set);
  addCharacter(set, character);
  return character.charCodeAt(0);
}

function addCharacter(set: ByteSet, character: string): void {
  // What is no byte matches nothing in latin1 text.
  const code = character.charCodeAt(0);
  if (code < 256) addByte(set, code);
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, "0": 0 };

/** What stands after a backslash; the byte where it is one. */
function parseEscape(reader: Reader, set: ByteSet): number | undefined {
  const character = reader.source[reader.at] ?? "";
  reader.at++;
  const control = controls[character];
  if (control !== undefined) {
    addByte(set, control);
    return control;
  }
  if (character === "x") {
    const byte = Number.parseInt(reader.source.slice(reader.at, reader.at + 2), 16);
    reader.at += 2;
    addByte(set, byte);
    return byte;
  }
  const shorthand = shorthands[character.toLowerCase()];
  if (shorthand !== undefined) {
    const wanted = character === character.toLowerCase();
    for (let byte = 0; byte < 256; byte++) {
      if (shorthand.test(String.fromCharCode(byte)) === wanted) addByte(set, byte);
    }
    return undefined;
  }
  if (/[A-Za-z1-9]/.test(character)) throw new SyntaxError(`\\${character} is not known in ${reader.source}`);
  addCharacter(set, character);
  return character.charCodeAt(0);
}

const shorthands: Readonly<Record<string, RegExp>> = { d: /\d/, w: /\w/, s: /\s/ };

function withCases(set: ByteSet, { ignoreCase }: Reader): ByteSet {
  if (!ignoreCase) return set;
  const both = Uint8Array.from(set);
  for (let byte = 0; byte < 256; byte++) {
    if (!hasByte(set, byte)) continue;
    const character = String.fromCharCode(byte);
    addCharacter(both, character.toLowerCase());
    addCharacter(both, character.toUpperCase());
  }
  return both;
}

/** The last two bytes of what a tree matches, one pair after the other; undefined where a match may be shorter. */
export function lastPairs(node: PatternNode): ReadonlySet<string> | undefined {
  const ends = [...endsOf(node)];
  return ends.some((end) => end.length < 2) ? undefined : new Set(ends);
}

/** The last two bytes, or all there are. */
function endsOf(node: PatternNode): ReadonlySet<string> {
  switch (node.kind) {
    case "set":
      return new Set(
        Array.from({ length: 256 }, (_, byte) => byte)
          .filter((byte) => hasByte(node.set, byte))
          .map((byte) => String.fromCharCode(byte)),
      );
    case "choice":
      return new Set(node.parts.flatMap((part) => [...endsOf(part)]));
    case "repeat": {
      const once = endsOf(node.part);
      const ends = new Set(node.least === 0 ? ["", ...once] : node.least === 1 ? once : []);
      if (node.most > 1) for (const end of joined(once, once)) ends.add(end);
      return ends;
    }
    case "sequence": {
      let ends: ReadonlySet<string> = new Set([""]);
      for (const part of node.parts.toReversed()) {
        if ([...ends].some((end) => end.length < 2)) ends = joined(endsOf(part), ends);
      }
      return ends;
    }
  }
}

function joined(before: ReadonlySet<string>, behind: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...behind].flatMap((end) => [...before].map((start) => (start + end).slice(-2))));
}
