/** Writes a folder as a whole: it appears complete or not at all, and never takes the place of somebody else's files. */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { quoted } from "../platform/inputs.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { forEachLimited } from "../platform/limited.ts";
import { promptsErrors } from "../prompts/errors.ts";

export interface OutputFile {
  /** Relative to the folder, `/` as separator; checked by whoever made it. */
  readonly path: string;
  bytes(): Promise<Uint8Array>;
}

export interface OutputFolder {
  /** Absolute. */
  readonly folder: string;
  /** The file by which the command knows its own folders again, and the `format` that it has. */
  readonly marker: {
    readonly file: string;
    readonly format: string;
    /** Paths of the other files that a marker speaks of; undefined for an element that it does not understand. */
    readonly pathsIn: (content: JsonObject) => readonly (string | undefined)[];
  };
  readonly files: readonly OutputFile[];
}

/** Files being written at once. */
const writesUnderWay = 16;

/**
 * Writes the files beside the folder and then puts them in its place. What the same command wrote there before is
 * replaced as a whole.
 *
 * @throws SW0334 where the folder holds something else, beside what the command wrote or alone.
 */
export async function writeOutputFolder({ folder, marker, files }: OutputFolder): Promise<void> {
  const state = await stateOf(folder, marker);
  const suffix = randomBytes(6).toString("hex");
  const staging = join(dirname(folder), `.${basename(folder)}.${suffix}.new`);
  const retired = join(dirname(folder), `.${basename(folder)}.${suffix}.old`);
  try {
    await mkdir(staging, { recursive: true });
    const folders = new Set(files.map(({ path }) => dirname(join(staging, path))));
    for (const one of folders) await mkdir(one, { recursive: true });
    await forEachLimited(files, writesUnderWay, async (file) => {
      await writeFile(join(staging, file.path), await file.bytes(), { flag: "wx" });
    });
    if (state !== "absent") await rename(folder, retired);
    try {
      await rename(staging, folder);
    } catch (error) {
      if (state !== "absent") await rename(retired, folder);
      throw error;
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(retired, { recursive: true, force: true });
  }
}

async function stateOf(folder: string, marker: OutputFolder["marker"]): Promise<"absent" | "ours"> {
  let entries: string[];
  try {
    entries = await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return "absent";
    if (code === "ENOTDIR") throw foreign(folder, `${quoted(folder)} is a file.`);
    throw error;
  }
  if (entries.length === 0) return "ours";
  const own = await ownFiles(folder, marker);
  if (own === undefined)
    throw foreign(folder, `The folder ${quoted(folder)} holds files that this command did not write.`);
  const stranger = await strangerIn(folder, "", own);
  if (stranger === undefined) return "ours";
  throw foreign(folder, `The folder ${quoted(folder)} holds ${quoted(stranger)}, which this command did not write.`);
}

/** What the command wrote into the folder before, by its marker; undefined without one. */
async function ownFiles(folder: string, marker: OutputFolder["marker"]): Promise<ReadonlySet<string> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, marker.file), "utf8"));
    if (!isJsonObject(value) || ownProperty(value, "format") !== marker.format) return undefined;
    return new Set([marker.file, ...marker.pathsIn(value).filter((path) => path !== undefined)]);
  } catch {
    // Absent, no file, or no JSON: not ours.
    return undefined;
  }
}

/** The first file, link or empty folder that is not among the command's own. */
async function strangerIn(folder: string, prefix: string, own: ReadonlySet<string>): Promise<string | undefined> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  if (entries.length === 0) return prefix;
  for (const entry of entries) {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) {
      const stranger = await strangerIn(folder, path, own);
      if (stranger !== undefined) return stranger;
    } else if (!entry.isFile() || !own.has(path)) {
      return path;
    }
  }
  return undefined;
}

/** A list in a marker; empty where there is none. */
export function listIn(value: JsonObject, name: string): readonly Json[] {
  const list = ownProperty(value, name);
  return Array.isArray(list) ? list : [];
}

/** A text in an element of a marker; undefined where there is none. */
export function textIn(value: Json, name: string): string | undefined {
  const text = isJsonObject(value) ? ownProperty(value, name) : undefined;
  return typeof text === "string" ? text : undefined;
}

function foreign(folder: string, message: string) {
  return promptsErrors.create("SW0334", {
    message,
    next: `Name a new or empty folder: \`--out ${basename(folder)}-new\`.`,
  });
}
