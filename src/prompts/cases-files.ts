/** `{ $file: path }` in the input of a case: a value that stands in a file of the project. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import {
  escapePointerSegment,
  isJsonObject,
  type Json,
  type JsonObject,
  ownProperty,
  setOwnProperty,
} from "../platform/json.ts";
import type { LocationMap } from "../platform/locations.ts";
import { isMediaPath } from "../platform/media-types.ts";
import { fileUnreadable } from "../platform/rules.ts";
import type { SourceFile } from "../platform/text.ts";
import { folderOf, readPath } from "../project/paths.ts";
import type { ProjectFiles } from "../project/project-files.ts";
import { fileMissing, pathNotPortable, pathOutsideProject } from "../project/rules.ts";
import { readData } from "./load-schemas.ts";

export interface FileInputs {
  readonly files: ProjectFiles;
  /** Bytes of one file. */
  readonly fileBytes: number;
}

/** Where a value stands, and where findings about it go. */
export interface InputPlace {
  readonly source: SourceFile;
  readonly locations: LocationMap;
  readonly pointer: string;
  readonly findings: Finding[];
}

/**
 * The value with every `{ $file: path }` in it replaced: by the data of a JSON or YAML file, by the path of a picture or
 * another medium, by the text of every other file. What cannot be read is null, and a finding.
 */
export async function fillFiles(value: Json, inputs: FileInputs, place: InputPlace): Promise<Json> {
  return hasFiles(value) ? fill(value, inputs, place, place.pointer) : value;
}

function hasFiles(value: Json): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some((item: Json) => hasFiles(item));
  return Object.hasOwn(value, "$file") || Object.values(value).some(hasFiles);
}

async function fill(value: Json, inputs: FileInputs, place: InputPlace, pointer: string): Promise<Json> {
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const [index, item] of value.entries())
      items.push(await fill(item as Json, inputs, place, `${pointer}/${index}`));
    return items;
  }
  if (!isJsonObject(value)) return value;
  if (Object.hasOwn(value, "$file")) return readValue(value, inputs, place, pointer);
  const filled: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(value)) {
    setOwnProperty(filled, key, await fill(entry, inputs, place, `${pointer}/${escapePointerSegment(key)}`));
  }
  return filled;
}

async function readValue(value: JsonObject, inputs: FileInputs, place: InputPlace, pointer: string): Promise<Json> {
  const { source, locations, findings } = place;
  const written = ownProperty(value, "$file");
  const range = locations.valueAt(`${pointer}/$file`) ?? locations.nearestTo(pointer);
  const report = (rule: typeof fileMissing, message: string, help: string): null => {
    findings.push(createFinding(rule, source, range, { message, help }));
    return null;
  };
  if (typeof written !== "string" || Object.keys(value).length !== 1) {
    return report(
      fileMissing,
      "`$file` stands alone, with the path of a file.",
      "Write `{ $file: inputs/letter.txt }`.",
    );
  }
  const read = readPath(written, folderOf(source.file));
  if (!read.ok) {
    return report(read.problem === "outside" ? pathOutsideProject : pathNotPortable, read.message, read.help);
  }
  const found = await inputs.files.find(read.path);
  if (found.outcome === "outside") {
    return report(
      pathOutsideProject,
      `“${written}” is a link that leads out of the project.`,
      "Replace the link by a copy.",
    );
  }
  if (found.outcome !== "file") {
    const near = found.outcome === "absent" ? found.near : undefined;
    return report(
      fileMissing,
      `There is no file “${read.path}”.`,
      near === undefined
        ? "Paths begin in the project's folder, or with `./` in the folder of the cases."
        : `Write \`${near}\`: names count exactly.`,
    );
  }
  if (isMediaPath(read.path)) return read.path;
  const text = await inputs.files.readText(found.file, inputs.fileBytes);
  if (!text.ok) return report(fileUnreadable, `${read.path}: ${text.finding.message}`, text.finding.help);
  if (!/\.(?:json|yaml|yml)$/.test(read.path)) return text.source.text;
  const data = await readData(text.source);
  findings.push(...data.problems);
  return data.value ?? null;
}
