/** A project as it would be with some files written and some gone: what a change is tried on before it is made. */
import type { FileSystem, RawEntry } from "./file-system.ts";

export interface Overlay {
  /** Texts by path from the project's folder, with `/`. They stand in place of what is there. */
  readonly written: ReadonlyMap<string, string>;
  /** Paths of files that are gone. */
  readonly removed: ReadonlySet<string>;
}

/** The files of `base` with the changes of `overlay`. Nothing is written. */
export function overlayFiles(base: FileSystem, { written, removed }: Overlay): FileSystem {
  const added = childrenOf(written.keys());
  return {
    root: base.root,
    async entries(folder) {
      const found = await base.entries(folder);
      const extra = added.get(folder);
      if (extra === undefined && found === undefined) return undefined;
      const path = (name: string) => (folder === "" ? name : `${folder}/${name}`);
      const kept = (found ?? []).filter(({ name }) => !removed.has(path(name)) && extra?.has(name) !== true);
      return [...kept, ...[...(extra ?? [])].map(([name, kind]): RawEntry => ({ name, kind }))];
    },
    async read(file, maximumBytes) {
      const text = written.get(file);
      if (text === undefined) return removed.has(file) ? { outcome: "absent" } : base.read(file, maximumBytes);
      const bytes = Buffer.from(text, "utf8");
      return bytes.length > maximumBytes
        ? { outcome: "too-large", size: bytes.length }
        : { outcome: "read", bytes: new Uint8Array(bytes) };
    },
    linkTarget: (link) => base.linkTarget(link),
  };
}

/** What the written files add to each folder: themselves, and the folders above them. */
function childrenOf(paths: Iterable<string>): ReadonlyMap<string, ReadonlyMap<string, "file" | "folder">> {
  const children = new Map<string, Map<string, "file" | "folder">>();
  for (const path of paths) {
    const names = path.split("/");
    for (const [index, name] of names.entries()) {
      const folder = names.slice(0, index).join("/");
      const inFolder = children.get(folder) ?? new Map<string, "file" | "folder">();
      children.set(folder, inFolder);
      inFolder.set(name, index === names.length - 1 ? "file" : "folder");
    }
  }
  return children;
}
