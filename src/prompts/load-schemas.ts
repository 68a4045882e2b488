/** Schemas that prompts use by name, from the files in `schemas/`, and what a prompt writes under `schema:`. */
import type { DataDocument } from "../platform/data.ts";
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import type { Json, JsonSchema } from "../platform/json.ts";
import { readJson } from "../platform/json-reader.ts";
import type { LocationMap } from "../platform/locations.ts";
import type { SourceFile } from "../platform/text.ts";
import { readYaml } from "../platform/yaml.ts";
import { fileLimitsOf, type Project } from "../project/project.ts";
import { foldersOf } from "./load-find.ts";
import { picoschema } from "./picoschema.ts";
import { schemaInvalid } from "./rules.ts";

/** What stood under `schema:`, understood. */
export interface ReadSchema {
  readonly schema: JsonSchema | undefined;
  readonly places: ReadonlyMap<string, string> | undefined;
}

interface SchemaFile {
  readonly source: SourceFile;
  readonly locations: LocationMap;
  readonly value: Json;
}

const schemaExtension = /(?:\.schema)?\.(?:json|yaml|yml)$/;

/** The schemas of a project by name. */
export class SchemaLibrary {
  private readonly files: ReadonlyMap<string, SchemaFile>;
  /** Names of files in which something is wrong, which is reported there: their schemas take anything. */
  private readonly broken: Set<string>;
  private readonly understood = new Map<string, JsonSchema | undefined>();
  private readonly findings: Finding[];

  /** Understands every file; problems are added to `findings`. */
  constructor(files: ReadonlyMap<string, SchemaFile>, findings: Finding[], broken: Iterable<string> = []) {
    this.files = files;
    this.broken = new Set(broken);
    this.findings = findings;
    for (const name of files.keys()) this.resolve(name);
  }

  /** Understands what is written under `schema:` at a pointer of a file, and reports its problems there. */
  read(
    written: Json | undefined,
    source: SourceFile,
    locations: LocationMap,
    pointer: string,
    findings: Finding[],
  ): ReadSchema {
    if (written === undefined) return { schema: undefined, places: undefined };
    const { schema, problems, places } = picoschema(written, {
      resolve: (name) => this.resolve(name),
      names: this.files.keys(),
    });
    for (const problem of problems) {
      const at = `${pointer}${problem.pointer}`;
      const place = (problem.target === "key" ? locations.keyAt(at) : locations.valueAt(at)) ?? locations.nearestTo(at);
      findings.push(createFinding(schemaInvalid, source, place, { message: problem.message, help: problem.help }));
    }
    return { schema, places };
  }

  /** True where what stands under `schema:` is the name of a schema in whose file something is wrong. */
  isBroken(written: Json | undefined): boolean {
    return typeof written === "string" && this.broken.has(written.replace(/,.*$/s, "").trim());
  }

  private resolve(name: string): JsonSchema | undefined {
    if (this.understood.has(name)) return this.understood.get(name);
    const file = this.files.get(name);
    if (file === undefined) return undefined;
    // Schemas that use each other in a circle end here: inside itself a schema takes anything.
    this.understood.set(name, true);
    if (this.broken.has(name)) return true;
    const before = this.findings.length;
    const { schema } = this.read(file.value, file.source, file.locations, "", this.findings);
    if (this.findings.length > before) this.broken.add(name);
    const used = this.broken.has(name) ? true : schema;
    this.understood.set(name, used);
    return used;
  }
}

/** Reads the files in the folders of schemas. */
export async function loadSchemaLibrary(project: Project, findings: Finding[]): Promise<SchemaLibrary> {
  const files = new Map<string, SchemaFile>();
  const broken = new Set<string>();
  for await (const { folder, path, source, data } of dataFiles(project, "schemas", schemaExtension, findings)) {
    const { value, locations, problems } = data;
    const name = path.slice(folder.length + 1).replace(schemaExtension, "");
    if (problems.some(({ severity }) => severity === "error")) broken.add(name);
    else if (value === undefined || value === null) continue;
    if (files.has(name)) {
      findings.push(
        createFinding(
          schemaInvalid,
          source,
          { start: 0, end: 0 },
          {
            message: `This file and ${files.get(name)?.source.file} give two schemas of the name “${name}”.`,
            help: "Rename one of the files.",
          },
        ),
      );
    } else {
      files.set(name, { source, locations, value: value ?? null });
    }
  }
  return new SchemaLibrary(files, findings, broken);
}

/** A file of a library, read. Its problems are among the findings already. */
interface DataFile {
  /** The folder of the library that it was found in. */
  readonly folder: string;
  readonly path: string;
  readonly source: SourceFile;
  readonly data: DataDocument;
}

/** The files of a library of schemas or tools, one after the other; what cannot be read becomes a finding. */
export async function* dataFiles(
  project: Project,
  library: "schemas" | "tools",
  extension: RegExp,
  findings: Finding[],
): AsyncGenerator<DataFile> {
  for (const folder of await foldersOf(project, library, findings)) {
    for (const file of await project.files.walk(folder, (path) => extension.test(path), { findings })) {
      const read = await project.files.readText(file, fileLimitsOf(project).fileBytes);
      if (!read.ok) {
        findings.push(read.finding);
        continue;
      }
      const data = await readData(read.source);
      findings.push(...data.problems);
      yield { folder, path: file.path, source: read.source, data };
    }
  }
}

/** Reads a data file by its extension: JSON as JSON, everything else as YAML. */
export function readData(source: SourceFile): ReturnType<typeof readYaml> {
  return source.file.endsWith(".json") ? Promise.resolve(readJson(source)) : readYaml(source);
}
