/** Notes in files that silence a rule: in a review those count that the base has. */
import type { GitObjects } from "../../platform/git-objects.ts";
import type { Suppression } from "../../prompts/check/levels.ts";
import { textsAt } from "./revision-texts.ts";

export interface CountedNotes {
  readonly counting: readonly Suppression[];
  /** Files with notes that do not count, and how many of them. Paths of the project. */
  readonly fresh: ReadonlyMap<string, number>;
}

/**
 * Tells old notes from new ones: the same words stand in the same file of the base, as often as here.
 * @param prefix of the project's folder from the root of the repository, with `/` at its end or empty
 */
export async function countNotes(
  notes: readonly Suppression[],
  base: string,
  prefix: string,
  objects: GitObjects,
): Promise<CountedNotes> {
  const files = [...new Set(notes.map(({ source }) => source.file))];
  const texts = await textsAt(
    base,
    files.map((file) => prefix + file),
    objects,
  );
  const seen = new Map<string, number>();
  const fresh = new Map<string, number>();
  const counting = notes.filter((note) => {
    const { file } = note.source;
    const words = note.source.text.slice(note.place.start, note.place.end);
    const key = `${file}\0${words}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const counts = occurrences(texts.get(prefix + file) ?? "", words) > before;
    if (!counts) fresh.set(file, (fresh.get(file) ?? 0) + 1);
    return counts;
  });
  return { counting, fresh };
}

function occurrences(text: string, words: string): number {
  return words === "" ? 0 : text.split(words).length - 1;
}
