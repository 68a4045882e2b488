/** Globs of `prompts:`: `*` and `?` inside one name, `**` over any number of folders. */

export interface Glob {
  /** The folder before the first part with a wildcard; the whole path where there is none. */
  readonly base: string;
  readonly hasWildcard: boolean;
  /** True where the glob names this path, a file or a folder. */
  matches(path: string): boolean;
}

/** Reads a glob. Matching takes time in proportion to the lengths of glob and path, multiplied. */
export function readGlob(pattern: string): Glob {
  const parts = pattern.split("/").filter((part) => part !== "" && part !== ".");
  const firstWild = parts.findIndex((part) => /[*?]/.test(part));
  const base = (firstWild === -1 ? parts : parts.slice(0, firstWild)).join("/");
  return {
    base,
    hasWildcard: firstWild !== -1,
    matches: (path) => matchesParts(parts, path === "" ? [] : path.split("/")),
  };
}

/** Greedy matching with one point to come back to, as for `*` in a name below: linear in practice, quadratic at worst. */
function matchesParts(pattern: readonly string[], path: readonly string[]): boolean {
  let at = 0;
  let part = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (at < path.length) {
    const wanted = pattern[part];
    if (wanted === "**") {
      starAt = part++;
      resumeAt = at;
    } else if (wanted !== undefined && matchesName(wanted, path[at] ?? "")) {
      part++;
      at++;
    } else if (starAt !== -1) {
      part = starAt + 1;
      at = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[part] === "**") part++;
  return part === pattern.length;
}

function matchesName(pattern: string, name: string): boolean {
  let at = 0;
  let wanted = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (at < name.length) {
    if (pattern[wanted] === "*") {
      starAt = wanted++;
      resumeAt = at;
    } else if (pattern[wanted] === "?" || pattern[wanted] === name[at]) {
      wanted++;
      at++;
    } else if (starAt !== -1) {
      wanted = starAt + 1;
      at = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[wanted] === "*") wanted++;
  return wanted === pattern.length;
}
