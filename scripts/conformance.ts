/**
 * Runs Dotprompt's conformance cases against our own parts in `compat: dotprompt`:
 *
 *     npm run conformance -- FOLDER…
 *
 * Prints each failure, and as its last line `N passed, M failed`. The cases are YAML files in the form of `spec/` of
 * https://github.com/google/dotprompt: what is compared, and what is left out, is taken from its own runner.
 */
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import type { Json, JsonObject, JsonSchema } from "../src/platform/json.ts";
import { type DotpromptLibrary, dotpromptMetadata, renderDotprompt } from "../src/prompts/dotprompt.ts";
import type { Message } from "../src/prompts/prompt.ts";

interface Suite {
  readonly name: string;
  readonly template: string;
  readonly data?: CaseData;
  readonly schemas?: Readonly<Record<string, JsonSchema>>;
  readonly resolverSchemas?: Readonly<Record<string, JsonSchema>>;
  readonly tools?: Readonly<Record<string, JsonObject>>;
  readonly partials?: Readonly<Record<string, string>>;
  readonly resolverPartials?: Readonly<Record<string, string>>;
  readonly tests: readonly {
    readonly desc?: string;
    readonly data?: CaseData;
    readonly options?: JsonObject;
    readonly expect: JsonObject;
  }[];
}

interface CaseData {
  readonly input?: JsonObject;
  readonly messages?: readonly Message[];
  readonly context?: JsonObject;
  readonly docs?: Json;
}

export interface ConformanceFailure {
  /** `helpers/json.yaml: indented: renders json in place` */
  readonly name: string;
  readonly message: string;
}

export interface ConformanceResult {
  readonly passed: number;
  readonly failures: readonly ConformanceFailure[];
}

/** Runs every case of every `*.yaml` below the folders. */
export async function runConformance(folders: readonly string[]): Promise<ConformanceResult> {
  let passed = 0;
  const failures: ConformanceFailure[] = [];
  for (const folder of folders) {
    for (const file of await yamlFiles(folder)) {
      const suites = parse(await readFile(file, "utf8")) as readonly Suite[];
      for (const suite of suites) {
        for (const [index, test] of suite.tests.entries()) {
          const name = `${relative(folder, file)}: ${suite.name}: ${test.desc ?? `case ${index + 1}`}`;
          const message = await problemWith(suite, test);
          if (message === undefined) passed++;
          else failures.push({ name, message });
        }
      }
    }
  }
  return { passed, failures };
}

async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function problemWith(suite: Suite, test: Suite["tests"][number]): Promise<string | undefined> {
  const library = libraryOf(suite);
  const options = test.options ?? {};
  const { raw: expectedRaw, input: expectedInput, messages: expectedMessages, ...expected } = test.expect;
  const whole = {
    ...expected,
    ext: expected["ext"] ?? {},
    config: expected["config"] ?? {},
    metadata: expected["metadata"] ?? {},
  };
  try {
    const rendering = await renderDotprompt(suite.template, { ...suite.data, ...test.data }, options, library);
    const { raw, ...metadata } = rendering.metadata;
    const resolved = await dotpromptMetadata(suite.template, options, library);
    const { raw: _, ...resolvedMetadata } = resolved;
    return (
      difference("messages", rendering.messages as unknown as Json, expectedMessages) ??
      difference("settings of the rendering", metadata, whole) ??
      (expectedRaw === undefined ? undefined : difference("raw", raw, expectedRaw)) ??
      difference("settings", resolvedMetadata, expectedInput === undefined ? whole : { ...whole, input: expectedInput })
    );
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

function libraryOf(suite: Suite): DotpromptLibrary {
  return {
    partial: (name) => own(suite.partials, name) ?? own(suite.resolverPartials, name),
    schema: (name) => own(suite.schemas, name) ?? own(suite.resolverSchemas, name),
    tool: (name) => own(suite.tools, name),
  };
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Absent values and undefined ones are the same, as to Dotprompt's runner. */
function difference(what: string, actual: Json | undefined, expected: Json | undefined): string | undefined {
  const [left, right] = [plain(actual), plain(expected)];
  if (isDeepStrictEqual(left, right)) return undefined;
  return `${what} differ\n  expected ${JSON.stringify(right)}\n  got      ${JSON.stringify(left)}`;
}

function plain(value: Json | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

async function main(folders: readonly string[]): Promise<number> {
  if (folders.length === 0) {
    console.error("usage: npm run conformance -- FOLDER…");
    return 2;
  }
  const { passed, failures } = await runConformance(folders);
  for (const { name, message } of failures) console.log(`${name}\n  ${message}\n`);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
