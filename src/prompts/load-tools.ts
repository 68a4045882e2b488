/** Definitions of tools, from the files in `tools/` and from the settings of prompts, in every spelling people use. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { isJsonObject, type Json, type JsonObject, type JsonSchema, ownProperty } from "../platform/json.ts";
import type { LocationMap } from "../platform/locations.ts";
import type { SourceFile } from "../platform/text.ts";
import type { Project } from "../project/project.ts";
import { toolInvalid } from "./load-rules.ts";
import { dataFiles, type SchemaLibrary } from "./load-schemas.ts";
import type { ToolDefinition } from "./prompt.ts";

export type ToolLibrary = ReadonlyMap<string, ToolDefinition>;

/** Where a definition stands. */
export interface ToolPlace {
  readonly source: SourceFile;
  readonly locations: LocationMap;
  readonly pointer: string;
}

const toolExtension = /(?:\.tool)?\.(?:json|yaml|yml)$/;

/** What Bedrock's Converse takes (ToolSpecification.name). */
const toolName = /^[a-zA-Z0-9_-]{1,64}$/;

/** Reads the files in the folders of tools: one definition each, or a list of them. */
export async function loadToolLibrary(
  project: Project,
  schemas: SchemaLibrary,
  findings: Finding[],
): Promise<ToolLibrary> {
  const tools = new Map<string, ToolDefinition>();
  for await (const { path, source, data } of dataFiles(project, "tools", toolExtension, findings)) {
    const { value, locations } = data;
    if (value === undefined || value === null) continue;
    const stem = path.slice(path.lastIndexOf("/") + 1).replace(toolExtension, "");
    for (const { definition, pointer } of definitionsIn(value)) {
      const place = { source, locations, pointer };
      const tool = readTool(definition, place, schemas, findings, stem);
      if (tool === undefined) continue;
      if (tools.has(tool.name))
        report(findings, place, "/name", `The tool “${tool.name}” is defined twice.`, "Remove or rename one.");
      else tools.set(tool.name, tool);
    }
  }
  return tools;
}

/** A file holds one definition, a list, or the `tools` of a request as Bedrock, OpenAI or MCP write it. */
function definitionsIn(value: Json): readonly { readonly definition: Json; readonly pointer: string }[] {
  if (Array.isArray(value)) return value.map((definition: Json, index) => ({ definition, pointer: `/${index}` }));
  if (isJsonObject(value)) {
    const list = ownProperty(value, "tools");
    if (Array.isArray(list) && ownProperty(value, "name") === undefined) {
      return list.map((definition: Json, index) => ({ definition, pointer: `/tools/${index}` }));
    }
  }
  return [{ definition: value, pointer: "" }];
}

/**
 * One definition: ours, or that of Bedrock (`toolSpec`, `inputSchema.json`), Anthropic (`input_schema`), OpenAI
 * (`function`, `parameters`) or MCP. `stem` names a definition that does not name itself.
 */
export function readTool(
  written: Json,
  place: ToolPlace,
  schemas: SchemaLibrary,
  findings: Finding[],
  stem?: string,
): ToolDefinition | undefined {
  if (!isJsonObject(written)) {
    report(findings, place, "", "This is no definition of a tool.", "Write `name`, `description` and `inputSchema`.");
    return undefined;
  }
  const wrapper = ["toolSpec", "function"].find((key) => isJsonObject(ownProperty(written, key)));
  if (wrapper !== undefined) {
    const inner = ownProperty(written, wrapper);
    return readTool(inner ?? null, { ...place, pointer: `${place.pointer}/${wrapper}` }, schemas, findings, stem);
  }
  const name = ownProperty(written, "name") ?? stem;
  if (typeof name !== "string" || !toolName.test(name)) {
    const shown = typeof name === "string" ? `“${name}” is no name for a tool.` : "The tool has no name.";
    report(findings, place, "/name", shown, "Write a name of letters, digits, hyphens and underscores, at most 64.");
    return undefined;
  }
  const description = ownProperty(written, "description");
  const inputSchema = schemaOf(written, ["inputSchema", "input_schema", "parameters"], place, schemas, findings);
  const outputSchema = schemaOf(written, ["outputSchema", "output_schema"], place, schemas, findings);
  return {
    name,
    ...(typeof description === "string" ? { description } : {}),
    ...(inputSchema === undefined ? {} : { inputSchema }),
    ...(outputSchema === undefined ? {} : { outputSchema }),
  };
}

function schemaOf(
  written: JsonObject,
  keys: readonly string[],
  place: ToolPlace,
  schemas: SchemaLibrary,
  findings: Finding[],
): JsonSchema | undefined {
  const key = keys.find((candidate) => Object.hasOwn(written, candidate));
  if (key === undefined) return undefined;
  const value = written[key];
  const pointer = `${place.pointer}/${key}`;
  // Bedrock wraps the schema: `inputSchema: { json: … }`.
  const json = isJsonObject(value) && Object.keys(value).length === 1 ? ownProperty(value, "json") : undefined;
  return isJsonObject(json)
    ? schemas.read(json, place.source, place.locations, `${pointer}/json`, findings).schema
    : schemas.read(value, place.source, place.locations, pointer, findings).schema;
}

function report(findings: Finding[], place: ToolPlace, below: string, message: string, help: string): void {
  const { locations, pointer } = place;
  const range = locations.valueAt(`${pointer}${below}`) ?? locations.nearestTo(pointer);
  findings.push(createFinding(toolInvalid, place.source, range, { message, help }));
}
