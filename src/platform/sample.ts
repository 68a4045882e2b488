/** Some of many. */

/** So many of a list, from its beginning to its end: what lies side by side is alike. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  const step = (index: number) => Math.floor((index * most) / list.length);
  return list.filter((_, index) => step(index) !== step(index - 1));
}
