/** Writes a folder as a whole: it appears complete or not at all, and never takes the place of somebody else's files. */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { quoted } from "../platform/inputs.ts";
import { isJsonObject, ownProperty } from "../platform/json.ts";
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
  readonly marker: { readonly file: string; readonly format: string };
  readonly files: readonly OutputFile[];
}

/** Files being written at once. */
const writesUnderWay = 16;

/**
 * Writes the files beside the folder and then puts them in its place. What the same command wrote there before is
 * replaced as a whole.
 *
 * @throws SW0334 where the folder holds something else.
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
  if (await hasMarker(join(folder, marker.file), marker.format)) return "ours";
  throw foreign(folder, `The folder ${quoted(folder)} holds files that this command did not write.`);
}

async function hasMarker(file: string, format: string): Promise<boolean> {
  try {
    const value: unknown = JSON.parse(await readFile(file, "utf8"));
    return isJsonObject(value) && ownProperty(value, "format") === format;
  } catch {
    // Absent, no file, or no JSON: not ours.
    return false;
  }
}

function foreign(folder: string, message: string) {
  return promptsErrors.create("SW0334", {
    message,
    next: `Name a new or empty folder: \`--out ${basename(folder)}-new\`.`,
  });
}
