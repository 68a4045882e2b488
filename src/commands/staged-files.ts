/** The files of a project as git's index has them: what the next commit would hold, whatever the disk says. */
import { join, posix } from "node:path";
import { type GitOptions, gitOutput } from "../platform/git.ts";
import { diskFiles, type FileSystem, type RawEntry, type RawRead } from "../project/file-system.ts";
import { type ObjectReader, openObjects } from "../secrets/sources/blobs.ts";

/** An entry of the index. */
export interface IndexEntry {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** Six octal digits. */
  readonly mode: string;
  readonly hash: string;
}

const linkMode = "120000";
const submoduleMode = "160000";
/** Longer chains of links are a circle; Linux stops at the same number. */
const mostLinks = 40;
const longestLink = 4096;

/**
 * What the index would commit. A file that was only announced (`git add --intent-to-add`) is not part of it, which is
 * why the tree is asked and not the index itself.
 *
 * @throws SW0150 to SW0153 of git; SW0153 also for an index with conflicts, which git would not commit either.
 */
export async function indexEntries(git: GitOptions): Promise<readonly IndexEntry[]> {
  const tree = (await gitOutput(["write-tree"], git)).toString("latin1").trim();
  const listed = await gitOutput(["ls-tree", "-r", "-z", "--full-tree", tree], git);
  const entries: IndexEntry[] = [];
  for (const line of listed.toString("utf8").split("\0")) {
    const match = /^(?<mode>[0-7]{6}) [a-z]+ (?<hash>[0-9a-f]{40,64})\t(?<path>.*)$/s.exec(line);
    const { mode, hash, path } = match?.groups ?? {};
    if (mode !== undefined && hash !== undefined && path !== undefined) entries.push({ mode, hash, path });
  }
  return entries;
}

interface Node {
  readonly entry: IndexEntry | undefined;
  readonly children: Map<string, Node>;
}

/** Files of one project in the index; `close` ends the git that reads them. */
export interface StagedFiles extends FileSystem {
  close(): void;
}

/**
 * The entries below `folder` (from the root of the repository, empty for all of it) as a place of files. What is in a
 * submodule is read from the disk, since the index holds no files of it.
 */
export async function stagedFiles(
  entries: readonly IndexEntry[],
  folder: string,
  git: GitOptions,
): Promise<StagedFiles> {
  const root: Node = { entry: undefined, children: new Map() };
  const prefix = folder === "" ? "" : `${folder}/`;
  const objects = openObjects({ ...git, once: false });
  const targets = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.path.startsWith(prefix)) continue;
    const path = entry.path.slice(prefix.length);
    add(root, path, entry);
    if (entry.mode !== linkMode) continue;
    const target = await readObject(objects, entry.hash, longestLink);
    if (target.outcome === "read") targets.set(path, Buffer.from(target.bytes).toString("utf8"));
  }
  const disk = diskFiles(join(git.directory, folder));
  const resolve = (path: string) => resolved(root, targets, path);

  return {
    root: join(git.directory, folder),

    async entries(path) {
      const found = resolve(path);
      if (found.outcome === "submodule") return disk.entries(path);
      if (found.outcome !== "found" || found.node.entry !== undefined) return undefined;
      return [...found.node.children].map(([name, node]) => ({ name, kind: kindOf(node) }));
    },

    async read(path, maximumBytes) {
      const found = resolve(path);
      if (found.outcome === "submodule") return disk.read(path, maximumBytes);
      if (found.outcome !== "found") return { outcome: "absent" };
      const { entry } = found.node;
      if (entry === undefined) return { outcome: "failed", reason: "it is a folder" };
      return readObject(objects, entry.hash, maximumBytes);
    },

    async linkTarget(path) {
      const found = resolve(path);
      if (found.outcome === "submodule") return disk.linkTarget(path);
      if (found.outcome !== "found") return found.outcome;
      return found.node.entry === undefined ? "folder" : "file";
    },

    close: () => objects.close(),
  };
}

function add(root: Node, path: string, entry: IndexEntry): void {
  let node = root;
  const names = path.split("/");
  for (const [index, name] of names.entries()) {
    let child = node.children.get(name);
    if (child === undefined) {
      child = { entry: index === names.length - 1 ? entry : undefined, children: new Map() };
      node.children.set(name, child);
    }
    node = child;
  }
}

function kindOf({ entry }: Node): RawEntry["kind"] {
  if (entry === undefined || entry.mode === submoduleMode) return "folder";
  return entry.mode === linkMode ? "link" : "file";
}

type Resolved =
  | { readonly outcome: "found"; readonly node: Node }
  | { readonly outcome: "submodule" | "outside" | "broken" };

/** What a path leads to, through links. */
function resolved(root: Node, targets: ReadonlyMap<string, string>, path: string): Resolved {
  let links = 0;
  const rest = path === "" ? [] : path.split("/");
  let at: string[] = [];
  let nodes: Node[] = [root];
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (at.length === 0) return { outcome: "outside" };
      at = at.slice(0, -1);
      nodes = nodes.slice(0, -1);
      continue;
    }
    const node = nodes.at(-1)?.children.get(name);
    if (node === undefined) return { outcome: "broken" };
    if (node.entry?.mode === submoduleMode) return { outcome: "submodule" };
    if (node.entry?.mode === linkMode) {
      const target = targets.get([...at, name].join("/")) ?? "";
      if (posix.isAbsolute(target)) return { outcome: "outside" };
      if (target === "" || ++links > mostLinks) return { outcome: "broken" };
      rest.unshift(...target.split("/"));
      continue;
    }
    at.push(name);
    nodes.push(node);
  }
  const node = nodes.at(-1);
  return node === undefined ? { outcome: "broken" } : { outcome: "found", node };
}

async function readObject(objects: ObjectReader, hash: string, maximumBytes: number): Promise<RawRead> {
  let size = 0;
  const pieces: Buffer[] = [];
  const push = (bytes: Buffer): void => {
    size += bytes.length;
    // Pieces are views of a buffer that is filled again.
    if (size <= maximumBytes) pieces.push(Buffer.from(bytes));
  };
  await objects.request(hash, { whole: push, pieces: () => ({ push, finish: () => undefined }) });
  await objects.drain();
  return size > maximumBytes ? { outcome: "too-large", size } : { outcome: "read", bytes: Buffer.concat(pieces) };
}
