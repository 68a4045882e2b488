/** Files beside prompts whose names are nearly those of prompts or cases, and which nobody would read. */
import type { Finding } from "../platform/finding.ts";
import { createFileFinding } from "../platform/finding-at.ts";
import { editDistance } from "../platform/nearest.ts";
import { folderOf, joinPath, nameOf } from "../project/paths.ts";
import { misnamedFile } from "./load-rules.ts";

/** What a file should be called. `sure` where no other kind of file is named like this. */
interface RightName {
  readonly name: string;
  readonly sure: boolean;
}

/**
 * A finding for a file that is neither a prompt nor cases, and is named nearly like one.
 * @param isPrompt whether a path, without its extension, is that of a prompt
 * @param isThere whether a file of prompts or cases is there
 */
export function misnamed(
  path: string,
  isPrompt: (stem: string) => boolean,
  isThere: (path: string) => boolean,
): Finding | undefined {
  const right = rightName(nameOf(path));
  if (right === undefined) return undefined;
  const stem = joinPath(folderOf(path), right.name.replace(/\.(?:prompt|cases\.[a-z]+)$/, ""));
  if (!right.sure && !isPrompt(stem)) return undefined;
  const what = right.name.endsWith(".prompt")
    ? "Prompts are called `NAME.prompt`"
    : "Cases are called `NAME.cases.yaml`";
  return createFileFinding(misnamedFile, path, {
    message: `${what}, so this file is not read.`,
    help: isThere(joinPath(folderOf(path), right.name))
      ? `Move what it holds into \`${right.name}\`, which is there as well, and remove it.`
      : `Rename it to \`${right.name}\`.`,
  });
}

function rightName(name: string): RightName | undefined {
  const text = /^(.+\.prompt|.+\.cases\.(?:yaml|yml|json))\.txt$/i.exec(name);
  // Editors of Windows hide the extension that they add.
  if (text?.[1] !== undefined) return { name: lowerEnd(text[1]), sure: true };
  const prompt = /^(.+)\.([a-z]+)$/i.exec(name);
  if (prompt?.[1] !== undefined && isNearly(prompt[2] ?? "", "prompt"))
    return { name: `${prompt[1]}.prompt`, sure: true };
  const cases = /^(.+)([._-])([a-z]+)\.(yaml|yml|json)$/i.exec(name);
  if (cases === null) return undefined;
  const [, stem = "", mark, word = "", extension = ""] = cases;
  if (word.toLowerCase() !== "case" && !isNearly(word, "cases") && word !== "cases") return undefined;
  const sure = mark === "." && /^cases?$/i.test(word);
  return { name: `${stem}.cases.${extension.toLowerCase()}`, sure };
}

/** Extensions of other formats that are one letter away. */
const otherFormats: ReadonlySet<string> = new Set(["prompty"]);

/** True for a word that is one letter, or a swap of two, away, or differs in upper and lower case. */
function isNearly(written: string, meant: string): boolean {
  const lower = written.toLowerCase();
  return written !== meant && !otherFormats.has(lower) && editDistance(lower, meant, 1) <= 1;
}

function lowerEnd(name: string): string {
  return name.replace(/\.(?:prompt|cases\.[a-z]+)$/i, (end) => end.toLowerCase());
}
