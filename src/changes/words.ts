/** Two lines compared by words. */
import type { Word } from "./difference.ts";
import { differences } from "./sequences.ts";

/**
 * Runs of letters and digits; each letter for itself in writing without spaces; runs of blanks; each sign for itself.
 * What is between two combining marks belongs together.
 */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{L}\p{N}\p{M}_]|$)|\s+|[\s\S]\p{M}*/gu;

/** Words of a line; put together they are the line. */
function wordsOf(line: string): readonly string[] {
  return line.match(token) ?? [];
}

/** Equal text in a changed line beyond this is folded, with this much left at either end. */
const longestSame = 400;
const keptOfSame = 80;

/**
 * What changed from one line to the other, or undefined where they have too little in common to be read as one.
 */
export function compareWords(before: string, after: string): readonly Word[] | undefined {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const words: Word[] = [];
  let at = 0;
  let same = 0;
  const add = (kind: "same" | "removed" | "added", text: string): void => {
    if (text !== "") words.push({ kind, text });
  };
  const parts = withoutIslands(left, differences(left, right));
  for (const part of [...parts, { beforeStart: left.length, beforeEnd: left.length, afterStart: 0, afterEnd: 0 }]) {
    const text = left.slice(at, part.beforeStart).join("");
    same += text.replaceAll(/\s/g, "").length;
    add("same", text);
    add("removed", left.slice(part.beforeStart, part.beforeEnd).join(""));
    add("added", right.slice(part.afterStart, part.afterEnd).join(""));
    at = part.beforeEnd;
  }
  const longest = Math.max(before.length, after.length);
  // A quarter in common: below that, the line is easier to read as a new one.
  if (longest > 0 && same * 4 < Math.min(before.length, after.length)) return undefined;
  return words.flatMap(folded);
}

type Part = ReturnType<typeof differences>[number];

/** Blanks alone between two changes are taken into them: `the [-old-]{+new+} [-way-]{+road+}` reads worse. */
function withoutIslands(left: readonly string[], parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const between = last === undefined ? "x" : left.slice(last.beforeEnd, part.beforeStart).join("");
    if (last !== undefined && /^\s+$/.test(between)) {
      joined[joined.length - 1] = { ...last, beforeEnd: part.beforeEnd, afterEnd: part.afterEnd };
    } else {
      joined.push(part);
    }
  }
  return joined;
}

function folded(word: Word): readonly Word[] {
  if (word.kind !== "same" || word.text.length <= longestSame) return [word];
  const start = word.text.slice(0, keptOfSame).replace(/[\ud800-\udbff]$/, "");
  const end = word.text.slice(-keptOfSame).replace(/^[\udc00-\udfff]/, "");
  const characters = word.text.length - start.length - end.length;
  return [
    { kind: "same", text: start },
    { kind: "folded", characters },
    { kind: "same", text: end },
  ];
}
