/** Trees of git as they are stored: who is in a folder, without a checkout. */
import type { GitObjects } from "../platform/git-objects.ts";

export interface TreeEntry {
  readonly kind: "file" | "folder" | "link" | "submodule";
  /** Of the blob, the tree, or the commit of a submodule. */
  readonly hash: string;
  /** As git has it: `100644`, `100755`, `120000`, `40000`, `160000`. */
  readonly mode: string;
}

/** Entries by name. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** A tree of 64 MiB has more than a million entries; no project has such a folder. */
const longestTree = 64 * 1024 * 1024;

/** Trees that are asked for before somebody needs them: an application beside the prompts may have many. */
const mostExpected = 2_000;

/** Trees of one repository, each read once. */
export class GitTrees {
  private readonly objects: GitObjects;
  private readonly known = new Map<string, Promise<Tree | undefined>>();
  private expected = 0;

  constructor(objects: GitObjects) {
    this.objects = objects;
  }

  /** The tree of a hash or a name such as `main^{tree}`; undefined where git has none, or it is too large. */
  read(name: string): Promise<Tree | undefined> {
    let tree = this.known.get(name);
    if (tree === undefined) {
      tree = this.load(name);
      this.known.set(name, tree);
    }
    return tree;
  }

  /** Asks for a tree that will be read soon. */
  expect(name: string): void {
    if (this.expected >= mostExpected || this.known.has(name)) return;
    this.expected++;
    // Whoever reads it gets the error.
    this.read(name).catch(() => undefined);
  }

  private async load(name: string): Promise<Tree | undefined> {
    const object = await this.objects.read(name, longestTree);
    if (object.outcome !== "read" || object.type !== "tree") return undefined;
    return parseTree(object.bytes, object.hash.length / 2);
  }
}

/**
 * The entries of a tree object: `mode SP name NUL hash`, one after the other (gitformat-pack; Documentation/technical).
 * A tree can be written by hand, so names that no folder can hold are left out.
 *
 * @param hashBytes 20 for SHA-1, 32 for SHA-256
 */
function parseTree(bytes: Buffer, hashBytes: number): Tree {
  const entries = new Map<string, TreeEntry>();
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, space);
    if (space < 0 || nul < 0 || nul + hashBytes >= bytes.length + 1) break;
    const mode = bytes.toString("latin1", at, space);
    const name = bytes.toString("utf8", space + 1, nul);
    const hash = bytes.toString("hex", nul + 1, nul + 1 + hashBytes);
    at = nul + 1 + hashBytes;
    const kind = kindOf(mode);
    if (kind !== undefined && isName(name) && !entries.has(name)) entries.set(name, { kind, hash, mode });
  }
  return entries;
}

function kindOf(mode: string): TreeEntry["kind"] | undefined {
  switch (mode.replace(/^0+/, "")) {
    case "40000":
      return "folder";
    case "120000":
      return "link";
    case "160000":
      return "submodule";
    default:
      return /^0*100[0-7]{3}$/.test(mode) ? "file" : undefined;
  }
}

function isName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !name.includes("/") && name.toLowerCase() !== ".git";
}
