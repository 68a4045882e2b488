/** The files of a revision as a place of files: read from git's objects, links followed inside the folder alone. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { GitOptions } from "../platform/git.ts";
import { type GitObjects, openGitObjects } from "../platform/git-objects.ts";
import type { FileSystem, RawEntry } from "../project/file-system.ts";
import { GitTrees, type Tree, type TreeEntry } from "./git-tree.ts";

/** A repository being read: the one of the project, or that of a submodule. */
interface Repository {
  readonly objects: GitObjects;
  readonly trees: GitTrees;
  /** Absolute folder of its working tree. */
  readonly directory: string;
}

export interface RevisionFiles extends FileSystem {
  /** The entry at a path and what it holds, links not followed; undefined where there is none. */
  look(path: string): Promise<Look | undefined>;
  /** The paths of the files that links lead to, by the paths of the links. Others are left out. */
  targets(links: Iterable<string>): Promise<ReadonlyMap<string, string>>;
  /** Submodules that were asked for and are not here, from the root of the folder. */
  missingSubmodules(): readonly string[];
}

/** An entry of a revision. */
export interface Look {
  readonly entry: TreeEntry;
  /** Entries of a folder, or of a submodule that is here; empty for everything else. */
  children(): Promise<Tree>;
}

/** Longer chains of links are a circle; Linux stops at the same number. */
const mostLinks = 40;
const longestLink = 4096;

/** A place on the way through the tree. */
interface Node {
  /** Where the entry's object is; for a submodule, the repository that names its commit. */
  readonly repository: Repository;
  readonly entry: TreeEntry;
  /** From the project's folder. */
  readonly path: string;
}

interface Folder {
  readonly tree: Tree;
  /** Where the objects of the entries are. */
  readonly repository: Repository;
}

const nothing: Tree = new Map();

type Resolved = { readonly outcome: "found"; readonly node: Node } | { readonly outcome: "outside" | "broken" };

/** One git for the objects of a repository, and one for each submodule that is looked into. */
export class GitRepository {
  private readonly git: GitOptions;
  private readonly main: Repository;
  private readonly submodules = new Map<string, Repository | undefined>();

  /**
   * @param git in the root of the repository
   * @param objects of it, where somebody reads them already; `close` ends them
   */
  constructor(git: GitOptions, objects: GitObjects = openGitObjects(git)) {
    this.git = git;
    this.main = { objects, trees: new GitTrees(objects), directory: git.directory };
  }

  get objects(): GitObjects {
    return this.main.objects;
  }

  get trees(): GitTrees {
    return this.main.trees;
  }

  /**
   * The files below a folder of a tree.
   * @param tree hash of the root tree
   * @param folder from the root of the repository, empty for all of it
   */
  files(tree: string, folder: string): RevisionFiles {
    const entry = { kind: "folder", hash: tree, mode: "40000" } as const;
    return new TreeFiles(this, { repository: this.main, entry, path: "" }, folder);
  }

  /** The repository of a submodule, where it was initialized. */
  submodule(directory: string): Repository | undefined {
    if (this.submodules.has(directory)) return this.submodules.get(directory);
    let repository: Repository | undefined;
    if (existsSync(join(directory, ".git"))) {
      const objects = openGitObjects({ ...this.git, directory, environment: withoutPlaces(this.git.environment) });
      repository = { objects, trees: new GitTrees(objects), directory };
    }
    this.submodules.set(directory, repository);
    return repository;
  }

  /** Ends every git that was started. */
  close(): void {
    this.main.objects.close();
    for (const repository of this.submodules.values()) repository?.objects.close();
  }
}

/**
 * The environment for another repository: in a hook git says in variables where its own is (`git rev-parse
 * --local-env-vars`).
 */
function withoutPlaces(environment: GitOptions["environment"]): GitOptions["environment"] {
  const places =
    /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|PREFIX|NAMESPACE|SHALLOW_FILE)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !places.test(name)));
}

class TreeFiles implements RevisionFiles {
  readonly root: string;
  private readonly repository: GitRepository;
  private readonly top: Node;
  private readonly folder: string;
  private readonly missing = new Set<string>();
  private started: Promise<Node | undefined> | undefined;

  constructor(repository: GitRepository, top: Node, folder: string) {
    this.repository = repository;
    this.top = top;
    this.folder = folder;
    this.root = join(top.repository.directory, folder);
  }

  async entries(folder: string): Promise<readonly RawEntry[] | undefined> {
    const found = await this.resolve(folder);
    const inside = found.outcome === "found" ? await this.open(found.node) : undefined;
    // Whoever lists a folder goes into its folders next, one after the other: git answers all of them at once.
    for (const { kind, hash } of inside?.tree.values() ?? [])
      if (kind === "folder") inside?.repository.trees.expect(hash);
    return inside && [...inside.tree].map(([name, { kind }]) => ({ name, kind: rawKind(kind) }));
  }

  async read(file: string, maximumBytes: number): ReturnType<FileSystem["read"]> {
    const found = await this.resolve(file);
    if (found.outcome !== "found") return { outcome: "absent" };
    const { entry, repository } = found.node;
    if (entry.kind !== "file") return { outcome: "failed", reason: "it is a folder" };
    const object = await repository.objects.read(entry.hash, maximumBytes);
    switch (object.outcome) {
      case "read":
        return { outcome: "read", bytes: object.bytes };
      case "too-large":
        return { outcome: "too-large", size: object.size };
      default:
        return { outcome: "failed", reason: "git does not have it here; in a partial clone, fetch it" };
    }
  }

  async linkTarget(link: string): ReturnType<FileSystem["linkTarget"]> {
    const found = await this.resolve(link);
    if (found.outcome !== "found") return found.outcome;
    return found.node.entry.kind === "file" ? "file" : "folder";
  }

  async look(path: string): Promise<Look | undefined> {
    const start = await this.start();
    const node = start === undefined ? undefined : await this.descend(start, path);
    return node && { entry: node.entry, children: async () => (await this.open(node))?.tree ?? nothing };
  }

  async targets(links: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const targets = new Map<string, string>();
    for (const link of links) {
      const found = await this.resolve(link);
      if (found.outcome === "found") targets.set(link, found.node.path);
    }
    return targets;
  }

  missingSubmodules(): readonly string[] {
    return [...this.missing].sort();
  }

  /** The project's folder itself. A link on the way to it is not followed: projects are found by their real paths. */
  private start(): Promise<Node | undefined> {
    this.started ??= this.descend(this.top, this.folder).then((node) => node && { ...node, path: "" });
    return this.started;
  }

  private async descend(from: Node, path: string): Promise<Node | undefined> {
    let node: Node | undefined = from;
    for (const name of path === "" ? [] : path.split("/")) {
      const inside: Folder | undefined = node && (await this.open(node));
      const entry: TreeEntry | undefined = inside?.tree.get(name);
      node = node && inside && entry && { repository: inside.repository, entry, path: posix.join(node.path, name) };
    }
    return node;
  }

  /** What is in a folder, or in a submodule that is here. */
  private async open({ repository, entry, path }: Node): Promise<Folder | undefined> {
    if (entry.kind === "folder") {
      const tree = await repository.trees.read(entry.hash);
      return tree && { tree, repository };
    }
    if (entry.kind !== "submodule") return undefined;
    const inside = this.repository.submodule(join(this.root, path));
    const tree = await inside?.trees.read(`${entry.hash}^{tree}`);
    if (inside !== undefined && tree !== undefined) return { tree, repository: inside };
    this.missing.add(path);
    return undefined;
  }

  /** What a path leads to, through links, without ever leaving the folder. */
  private async resolve(path: string): Promise<Resolved> {
    const start = await this.start();
    if (start === undefined) return { outcome: "broken" };
    let links = 0;
    const rest = path === "" ? [] : path.split("/");
    const way: Node[] = [start];
    for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
      if (name === "" || name === ".") continue;
      if (name === "..") {
        if (way.length === 1) return { outcome: "outside" };
        way.pop();
        continue;
      }
      const around = way.at(-1) ?? start;
      const inside: Folder | undefined = await this.open(around);
      const entry: TreeEntry | undefined = inside?.tree.get(name);
      if (inside === undefined || entry === undefined) return { outcome: "broken" };
      if (entry.kind !== "link") {
        way.push({ repository: inside.repository, entry, path: posix.join(around.path, name) });
        continue;
      }
      const target = await inside.repository.objects.read(entry.hash, longestLink);
      if (target.outcome !== "read" || ++links > mostLinks) return { outcome: "broken" };
      const written = target.bytes.toString("utf8");
      if (posix.isAbsolute(written) || /^[A-Za-z]:|\\/.test(written)) return { outcome: "outside" };
      if (written === "") return { outcome: "broken" };
      rest.unshift(...written.split("/"));
    }
    return { outcome: "found", node: way.at(-1) ?? start };
  }
}

function rawKind(kind: TreeEntry["kind"]): RawEntry["kind"] {
  return kind === "submodule" ? "folder" : kind;
}
