/** The `--raw -z` format of git's diff plumbing (git-diff-tree(1), "RAW OUTPUT FORMAT"), plain and combined. */

/** A file's contents on both sides of a change. */
export interface RawChange {
  readonly path: string;
  /** Mode and hash after the change; undefined where the file is gone. */
  readonly after: Side | undefined;
  /** Before, for every parent; undefined where the file was not there. */
  readonly before: readonly (Side | undefined)[];
  /** `A`, `M`, `D`, `T`, `U` (in conflict); one letter for each parent. */
  readonly status: string;
}

export interface Side {
  /** Six octal digits. */
  readonly mode: string;
  readonly hash: string;
}

/** A commit of a submodule, not a file. */
const submoduleMode = "160000";

/** True where the side has bytes to scan: a file or a link. */
export function hasContents(side: Side | undefined): side is Side {
  return side !== undefined && side.mode !== submoduleMode;
}

/** Parses one record's head, such as `:100644 100644 <hash> <hash> M`, with `::` and more columns for merges. */
export function parseRawHead(head: string, path: string): RawChange {
  const parents = head.search(/[^:]/);
  const fields = head.slice(parents).split(" ");
  const sides = Array.from({ length: parents + 1 }, (_, index) => sideOf(fields[index], fields[parents + 1 + index]));
  return { path, after: sides[parents], before: sides.slice(0, parents), status: fields[2 * parents + 2] ?? "" };
}

function sideOf(mode: string | undefined, hash: string | undefined): Side | undefined {
  if (mode === undefined || hash === undefined || mode === "000000") return undefined;
  return { mode, hash };
}

/** The changes of a `--raw -z` output that holds nothing else. */
export function parseRawDiff(output: Buffer): readonly RawChange[] {
  const fields = output.toString("utf8").split("\0");
  const changes: RawChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    changes.push(parseRawHead(fields[index] ?? "", fields[index + 1] ?? ""));
  }
  return changes;
}
