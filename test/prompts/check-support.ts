/** Prompts for tests of the checks, written as their authors write them. */
import { expect } from "vitest";
import type { Finding } from "../../src/platform/finding.ts";
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../src/platform/json.ts";
import { noLocations } from "../../src/platform/locations.ts";
import { createSource } from "../../src/platform/text.ts";
import { readYaml } from "../../src/platform/yaml.ts";
import { type CheckOptions, type CheckSubject, createPromptChecker } from "../../src/prompts/check/index.ts";
import { noDemands } from "../../src/prompts/expectations.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { type Compat, parseTemplate } from "../../src/prompts/parse.ts";
import { picoschema } from "../../src/prompts/picoschema.ts";
import type { Case, Prompt } from "../../src/prompts/prompt.ts";
import type { TemplateTree } from "../../src/prompts/tree.ts";

export interface Written {
  /** The text of `prompts/NAME.prompt`, settings and template. */
  readonly prompt: string;
  readonly name?: string;
  /** The text of `NAME.cases.yaml`. */
  readonly cases?: string;
}

export interface World {
  /** Texts of partials by name. */
  readonly partials?: Readonly<Record<string, string>>;
  readonly compat?: Compat;
  readonly files?: readonly string[];
  readonly mediaAllowed?: readonly string[];
}

export async function subjectOf(
  { prompt: text, name = "test", cases }: Written,
  compat: Compat = "strict",
): Promise<CheckSubject> {
  const source = createSource(`prompts/${name}.prompt`, text);
  const end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) + 1 : 0;
  const read = end === 0 ? undefined : await readYaml(source, { start: 4, end });
  const settings: JsonObject = isJsonObject(read?.value) ? read.value : {};
  const startOffset = end === 0 ? 0 : end + 4;
  const template = { source, text: text.slice(startOffset), startOffset };
  const part = (key: string): JsonObject => objectOf(ownProperty(settings, key));
  const input = picoschema(ownProperty(part("input"), "schema"));
  const output = picoschema(ownProperty(part("output"), "schema"));
  const model = ownProperty(settings, "model");
  const prompt: Prompt = {
    name,
    form: "dotprompt",
    ...(typeof model === "string" ? { model, modelFrom: "prompt" } : {}),
    config: part("config"),
    input: {
      ...(input.schema === undefined ? {} : { schema: input.schema, schemaFrom: "author" }),
      ...(input.places === undefined ? {} : { schemaPlaces: input.places }),
      default: objectOf(ownProperty(part("input"), "default")),
    },
    output: {
      ...(output.schema === undefined ? {} : { schema: output.schema }),
      ...(output.places === undefined ? {} : { schemaPlaces: output.places }),
    },
    tools: [],
    toolDefinitions: [],
    extensions: {},
    template,
    settings: source,
    locations: read?.locations ?? noLocations(source.file),
  };
  const tree = parseTemplate(template, defaultPromptLimits, compat).tree;
  return { prompt, tree, cases: cases === undefined ? [] : await casesOf(name, cases) };
}

async function casesOf(name: string, text: string): Promise<readonly Case[]> {
  const source = createSource(`prompts/${name}.cases.yaml`, text);
  const { value, locations } = await readYaml(source);
  const list = ownProperty(objectOf(value), "cases");
  return (Array.isArray(list) ? list : []).map((written: Json, index) => {
    const one = objectOf(written);
    const pointer = `/cases/${index}`;
    return {
      name: String(ownProperty(one, "name")),
      input: objectOf(ownProperty(one, "input")),
      context: objectOf(ownProperty(one, "context")),
      history: [],
      ...noDemands,
      source,
      range: locations.valueAt(`${pointer}/name`) ?? locations.nearestTo(pointer),
      locations,
      pointer,
      inputPointer: `${pointer}/input`,
    };
  });
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function partialsOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, TemplateTree> {
  const trees = new Map<string, TemplateTree>();
  for (const [name, text] of Object.entries(texts)) {
    const source = createSource(`prompts/_${name}.prompt`, text);
    const { tree, problems } = parseTemplate({ source, text, startOffset: 0 }, defaultPromptLimits);
    if (tree === undefined) throw new Error(problems[0]?.message);
    trees.set(name, tree);
  }
  return trees;
}

export function optionsOf(world: World = {}): CheckOptions {
  const files = new Set(world.files ?? []);
  return {
    partials: partialsOf(world.partials ?? {}),
    media: { allowed: world.mediaAllowed ?? [], fileExists: (path) => files.has(path) },
    compat: world.compat ?? "strict",
  };
}

/** Checks prompts as one project. */
export async function check(prompts: Written | readonly Written[], world: World = {}): Promise<readonly Finding[]> {
  const checker = createPromptChecker(optionsOf(world));
  const findings: Finding[] = [];
  for (const written of Array.isArray(prompts) ? (prompts as readonly Written[]) : [prompts as Written]) {
    findings.push(...(await checker.check(await subjectOf(written, world.compat))));
  }
  return [...findings, ...checker.finish()];
}

/** `error undefined-variable 3:7-3:12 message`, without the findings that most small examples have. */
export function brief(findings: readonly Finding[], ...without: string[]): readonly string[] {
  return findings
    .filter((finding) => !without.includes(finding.rule))
    .map(({ rule, severity, range: { start, end }, message }) => {
      const span = `${start.line}:${start.column}-${end.line === start.line ? "" : `${end.line}:`}${end.column}`;
      return `${severity} ${rule} ${span} ${message}`;
    });
}

/** What is marked in the file: lets a test say "this text" in place of columns. */
export function marked(text: string, finding: Finding): string {
  const lines = createSource(finding.file, text).lines;
  return text.slice(lines.offsetAt(finding.range.start), lines.offsetAt(finding.range.end));
}

export function expectFindings(findings: readonly Finding[], expected: readonly string[], ...without: string[]): void {
  expect(brief(findings, ...without)).toEqual(expected);
}
