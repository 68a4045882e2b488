/**
 * Words of a command line taken apart: flags, their values, arguments. The same rules as `parseArgs` of node:util
 * (`--name=value`, `-ovalue`, clusters of letters, `--`), whose module takes 2 ms to load, a tenth of a start.
 */

export type Token =
  | {
      readonly kind: "flag";
      /** Without hyphens; for a letter, the name that it stands for where it is known. */
      readonly name: string;
      /** As it was written: `--out`, `-o`. */
      readonly written: string;
      readonly value: string | undefined;
      /** True for `--out=x` and `-ox`: the value cannot be another flag. */
      readonly inline: boolean;
    }
  | { readonly kind: "argument"; readonly value: string };

export interface FlagShape {
  readonly name: string;
  readonly short?: string | undefined;
  readonly takesValue: boolean;
  /** The next word is the value only where it begins with this; else the flag stands alone. */
  readonly aloneUnless?: string | undefined;
}

/** Never refuses anything: unknown flags come out as flags without a value, missing values as undefined. */
export function tokensOf(words: readonly string[], shapeOf: ReadonlyMap<string, FlagShape>): readonly Token[] {
  const names = new Map([...shapeOf.values()].map(({ name, short }) => [short, name]));
  const tokens: Token[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "--") {
      for (const value of words.slice(index + 1)) tokens.push({ kind: "argument", value });
      break;
    }
    if (word.startsWith("--")) {
      const equals = word.indexOf("=");
      const name = word.slice(2, equals === -1 ? undefined : equals);
      const inline = equals !== -1;
      const shape = shapeOf.get(name);
      const isValue = shape?.aloneUnless === undefined || words[index + 1]?.startsWith(shape.aloneUnless) === true;
      const takesNext = !inline && shape?.takesValue === true && isValue;
      const value = inline ? word.slice(equals + 1) : takesNext ? words[++index] : undefined;
      tokens.push({ kind: "flag", name, written: `--${name}`, value, inline });
    } else if (word.startsWith("-") && word !== "-") {
      index += letters(word, words[index + 1], names, shapeOf, tokens);
    } else {
      tokens.push({ kind: "argument", value: word });
    }
  }
  return tokens;
}

/** `-vo DIR` is `-v -o DIR`, and `-oDIR` gives the rest of the word to `-o`. Returns how many further words were taken. */
function letters(
  word: string,
  next: string | undefined,
  names: ReadonlyMap<string | undefined, string>,
  shapeOf: ReadonlyMap<string, FlagShape>,
  tokens: Token[],
): number {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const name = names.get(letter) ?? letter;
    const written = `-${letter}`;
    if (shapeOf.get(name)?.takesValue !== true) {
      tokens.push({ kind: "flag", name, written, value: undefined, inline: false });
      continue;
    }
    const rest = word.slice(at + 1);
    const inline = rest !== "";
    tokens.push({ kind: "flag", name, written, value: inline ? rest : next, inline });
    return inline ? 0 : 1;
  }
  return 0;
}
