/**
 * The files of a project, safely: names in NFC, exact upper and lower case, no way out through links, and findings for
 * names that are two files here and one elsewhere.
 */
import type { Finding } from "../platform/finding.ts";
import { createFileFinding } from "../platform/finding-at.ts";
import { compareUtf8, foldedPath, problemWithPath } from "../platform/portable-path.ts";
import { fileUnreadable } from "../platform/rules.ts";
import { createSource, decodeText, type LineIndex, type SourceFile } from "../platform/text.ts";
import type { FileSystem, RawEntry } from "./file-system.ts";
import { folderOf, joinPath, nameOf, type ProjectPath } from "./paths.ts";
import { configFileName } from "./project.ts";
import { linkNotFollowed, pathCollision, pathNotPortable, pathOutsideProject } from "./rules.ts";

/** A file of the project that is there. */
export interface FoundFile {
  readonly path: ProjectPath;
  /** The same path with names as the disk has them, for reading. */
  readonly disk: string;
}

export type Lookup =
  | { readonly outcome: "file"; readonly file: FoundFile }
  | { readonly outcome: "folder" }
  /** `near` differs from the path in upper and lower case alone. */
  | { readonly outcome: "absent"; readonly near?: string }
  | { readonly outcome: "outside" };

export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `message` is a sentence without the file's name. */
  | { readonly ok: false; readonly message: string; readonly help: string };

export type FileText =
  | { readonly ok: true; readonly source: SourceFile & { readonly lines: LineIndex } }
  | { readonly ok: false; readonly finding: Finding };

interface Entry {
  /** In NFC. */
  readonly name: string;
  readonly disk: string;
  readonly kind: RawEntry["kind"];
  /** Names of the same folder that are this one where upper and lower case do not count. */
  readonly twins: readonly string[];
}

type Listing = ReadonlyMap<string, Entry>;

export interface WalkOptions {
  /** Folders that are left out. */
  readonly ignored?: ReadonlySet<string>;
  /** False where names that are no good elsewhere are of no interest. */
  readonly isJudged?: boolean;
  readonly findings: Finding[];
}

/** Deeper folders are not a project's. */
const maximumFolderDepth = 64;

/**
 * A project's files by the names that people write, in NFC and with `/`, whatever the disk has. Each folder is listed
 * once, at its first use: it is a picture of that moment.
 */
export class ProjectFiles {
  private readonly fileSystem: FileSystem;
  /** Listings by folder as the disk has it; a folder is read once. */
  private readonly listings = new Map<string, Promise<Listing | undefined>>();

  /** Links to files that were walked over, as the disk has them. */
  private readonly followed = new Set<string>();

  constructor(fileSystem: FileSystem) {
    this.fileSystem = fileSystem;
  }

  /** Paths of links to files that were walked over so far. */
  followedLinks(): ReadonlySet<string> {
    return this.followed;
  }

  /** What a path names. The empty path is the project's folder. */
  async find(path: ProjectPath | ""): Promise<Lookup> {
    if (path === "") return { outcome: "folder" };
    let disk = "";
    const names = path.split("/");
    for (const [index, name] of names.entries()) {
      const listing = await this.list(disk);
      const entry = listing?.get(name);
      if (entry === undefined) return absent(listing, names, index);
      disk = joinPath(disk, entry.disk);
      let kind = entry.kind;
      if (kind === "link") {
        const target = await this.fileSystem.linkTarget(disk);
        if (target === "outside") return { outcome: "outside" };
        kind = target === "broken" ? "other" : target;
      }
      const last = index === names.length - 1;
      if (last && kind === "file") return { outcome: "file", file: { path, disk } };
      if (kind !== "folder") return { outcome: "absent" };
    }
    return { outcome: "folder" };
  }

  /**
   * Every wanted file at or below a folder, in the order of UTF-8 bytes, whatever the order on the disk. Folders whose
   * name begins with a dot, `node_modules`, `ignored` ones and projects inside the project are left out. Problems with names are findings, and such
   * files are left out too where they cannot be told apart.
   */
  async walk(
    folder: ProjectPath | "",
    wanted: (path: ProjectPath) => boolean,
    options: WalkOptions,
  ): Promise<readonly FoundFile[]> {
    const found: FoundFile[] = [];
    const start = await this.diskFolder(folder);
    if (start === undefined) return found;
    await this.walkInto(folder, start, 0, wanted, options, found);
    return found.sort((a, b) => compareUtf8(a.path, b.path));
  }

  async readBytes(file: FoundFile, maximumBytes: number): Promise<FileBytes> {
    const read = await this.fileSystem.read(file.disk, maximumBytes);
    switch (read.outcome) {
      case "read":
        return { ok: true, bytes: read.bytes };
      case "too-large":
        return {
          ok: false,
          message: `It holds ${read.size} bytes; the limit is ${maximumBytes}.`,
          help: "Make the file smaller, or raise the limit under `limits` in slipway.yaml.",
        };
      case "absent":
        return { ok: false, message: "It is not there any more.", help: "Try again; something changed it meanwhile." };
      case "failed":
        return { ok: false, message: `It cannot be read: ${read.reason}.`, help: "Look at the file's permissions." };
    }
  }

  async readText(file: FoundFile, maximumBytes: number): Promise<FileText> {
    const read = await this.readBytes(file, maximumBytes);
    const decoded = read.ok ? decodeText(read.bytes, { maximumBytes }) : { ...read, line: undefined };
    if (decoded.ok) return { ok: true, source: createSource(file.path, decoded.text) };
    const { message, help, line } = decoded;
    return { ok: false, finding: createFileFinding(fileUnreadable, file.path, { message, help }, line) };
  }

  private async walkInto(
    folder: string,
    disk: string,
    depth: number,
    wanted: (path: ProjectPath) => boolean,
    options: WalkOptions,
    found: FoundFile[],
  ): Promise<void> {
    const listing = await this.list(disk);
    if (listing === undefined || depth > maximumFolderDepth) return;
    // A project inside this one is a project of its own, unless its folder was named.
    if (depth > 0 && listing.get(configFileName)?.kind === "file") return;
    for (const entry of listing.values()) {
      const path = joinPath(folder, entry.name) as ProjectPath;
      const entryDisk = joinPath(disk, entry.disk);
      if (entry.kind === "folder") {
        if (isIgnoredFolder(entry.name) || options.ignored?.has(path) === true) continue;
        const before = found.length;
        await this.walkInto(path, entryDisk, depth + 1, wanted, options, found);
        if (found.length > before && options.isJudged !== false) this.judgeName(path, entry, options.findings);
      } else if (wanted(path)) {
        if (entry.kind === "link" && !(await this.mayFollow(path, entryDisk, options.findings))) continue;
        if (entry.kind === "other") continue;
        if (options.isJudged !== false) this.judgeName(path, entry, options.findings);
        found.push({ path, disk: entryDisk });
      } else if (entry.kind === "link" && !isIgnoredFolder(entry.name)) {
        await this.noteFolderLink(path, entryDisk, options.findings);
      }
    }
  }

  private judgeName(path: ProjectPath, entry: Entry, findings: Finding[]): void {
    const problem = problemWithPath(path);
    if (problem !== undefined) {
      findings.push(
        createFileFinding(pathNotPortable, path, {
          message: `The path “${path}” ${problem}.`,
          help: "Rename the file or folder: letters, digits, hyphens, underscores and dots always work.",
        }),
      );
    }
    for (const twin of entry.twins) {
      findings.push(
        createFileFinding(pathCollision, path, {
          message: `“${entry.name}” and “${twin}” are one name on systems where upper and lower case or Unicode forms do not count.`,
          help: `Rename one of them in ${folderOf(path) === "" ? "the project's folder" : folderOf(path)}.`,
        }),
      );
    }
  }

  private async mayFollow(path: ProjectPath, disk: string, findings: Finding[]): Promise<boolean> {
    const target = await this.fileSystem.linkTarget(disk);
    if (target === "file") {
      this.followed.add(disk);
      return true;
    }
    if (target === "outside") {
      findings.push(
        createFileFinding(pathOutsideProject, path, {
          message: `“${nameOf(path)}” is a link that leads out of the project.`,
          help: "Replace the link by a copy of the file.",
        }),
      );
    }
    return false;
  }

  private async noteFolderLink(path: ProjectPath, disk: string, findings: Finding[]): Promise<void> {
    if ((await this.fileSystem.linkTarget(disk)) !== "folder") return;
    findings.push(
      createFileFinding(linkNotFollowed, path, {
        message: `“${nameOf(path)}” is a link to a folder, and links to folders are not followed.`,
        help: "Name the folder itself under `prompts:` in slipway.yaml, or move it here.",
      }),
    );
  }

  /** The folder as the disk has it, through links that stay inside. */
  private async diskFolder(folder: string): Promise<string | undefined> {
    let disk = "";
    if (folder === "") return disk;
    for (const name of folder.split("/")) {
      const entry = (await this.list(disk))?.get(name);
      if (entry === undefined) return undefined;
      disk = joinPath(disk, entry.disk);
      if (entry.kind === "link" && (await this.fileSystem.linkTarget(disk)) === "folder") continue;
      if (entry.kind !== "folder") return undefined;
    }
    return disk;
  }

  private list(disk: string): Promise<Listing | undefined> {
    let listing = this.listings.get(disk);
    if (listing === undefined) {
      listing = this.readListing(disk);
      this.listings.set(disk, listing);
    }
    return listing;
  }

  private async readListing(disk: string): Promise<Listing | undefined> {
    const entries = await this.fileSystem.entries(disk);
    if (entries === undefined) return undefined;
    const named = entries
      .map(({ name, kind }) => ({ name: name.normalize("NFC"), disk: name, kind }))
      // The second order decides which of two Unicode forms of one name is kept: the same on every machine.
      .sort((a, b) => compareUtf8(a.name, b.name) || compareUtf8(a.disk, b.disk));
    const folded = new Map<string, string[]>();
    for (const { name } of named) {
      const key = foldedPath(name);
      const names = folded.get(key);
      if (names === undefined) folded.set(key, [name]);
      else names.push(name);
    }
    const listing = new Map<string, Entry>();
    for (const { name, disk: diskName, kind } of named) {
      const names = folded.get(foldedPath(name)) ?? [];
      // Reported once for each group, at its second name.
      const twins = names.length > 1 && (names[0] !== name || names[1] === name) ? names.slice(0, 1) : [];
      if (!listing.has(name)) listing.set(name, { name, disk: diskName, kind, twins });
    }
    return listing;
  }
}

function absent(listing: Listing | undefined, names: readonly string[], index: number): Lookup {
  const folded = foldedPath(names[index] ?? "");
  for (const name of listing?.keys() ?? []) {
    if (foldedPath(name) === folded) {
      return { outcome: "absent", near: [...names.slice(0, index), name, ...names.slice(index + 1)].join("/") };
    }
  }
  return { outcome: "absent" };
}

function isIgnoredFolder(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}
