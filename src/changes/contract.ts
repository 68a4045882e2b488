/**
 * What callers of a prompt rely on, compared: inputs, output, tools, the name of the prompt and of what it publishes.
 * docs/contract.md has the table of verdicts.
 */
import { isJsonObject, type JsonObject, type JsonSchema } from "../platform/json.ts";
import type { Prompt, ToolDefinition } from "../prompts/prompt.ts";
import type { ChangePlace, ContractChange } from "./difference.ts";
import type { Effect, SchemaChange } from "./schema/change.ts";
import { shown } from "./schema/change.ts";
import { compareSchemas } from "./schema/compare.ts";

/** A prompt and the schema of its input: the author's, or what its template and cases suggest. */
export interface ContractSide {
  readonly prompt: Prompt;
  readonly input: JsonSchema;
  readonly inputFrom: "author" | "variables" | "template";
}

/** Changes of one schema that are listed; a schema of strangers can have a hundred thousand. */
const mostListed = 100;

/** The reasons for a level, in no order. */
export function compareContracts(before: ContractSide, after: ContractSide): readonly ContractChange[] {
  return [
    ...compareInputs(before, after),
    ...compareOutputs(before.prompt, after.prompt),
    ...compareTools(before.prompt, after.prompt),
    ...compareSettings(before.prompt, after.prompt),
  ];
}

function compareInputs(before: ContractSide, after: ContractSide): readonly ContractChange[] {
  const changes = compareSchemas(withDefaults(before), withDefaults(after));
  return inContract(changes, before.prompt, after.prompt, {
    subject: "input",
    name: (path) => (path === "" ? "The input" : `The input ${shown(path)}`),
    levelOf: inputLevel,
    pointer: "/input/schema",
    placesOf: (prompt) => prompt.input.schemaPlaces,
  });
}

/** Inputs may have defaults, which are laid under what a caller passes: such an input need not be passed. */
function withDefaults({ prompt, input, inputFrom }: ContractSide): JsonSchema {
  if (!isJsonObject(input)) return input;
  const names = Object.keys(prompt.input.default);
  const { required } = input;
  // What is guessed from a template says nothing about other inputs.
  const open: JsonObject = inputFrom === "template" ? { ...input, additionalProperties: true } : input;
  if (!Array.isArray(required) || names.length === 0) return open;
  return { ...open, required: required.filter((name) => typeof name !== "string" || !names.includes(name)) };
}

/** Callers write inputs: whatever they wrote has to be taken still. */
function inputLevel(change: SchemaChange): ContractChange["level"] {
  switch (change.kind) {
    case "property-removed":
    case "property-renamed":
      return "major";
    case "property-added":
      return change.required === true ? "major" : "minor";
    default:
      return levelOf(change.effect);
  }
}

function compareOutputs(before: Prompt, after: Prompt): readonly ContractChange[] {
  const [old, fresh] = [before.output, after.output];
  const changes: ContractChange[] = [];
  if (old.format !== fresh.format) {
    changes.push({
      level: "major",
      subject: "output",
      reason: `The format of the output is ${nowAndBefore(fresh.format, old.format, "no longer said")}.`,
      ...placeIn(after, "/output/format"),
    });
  }
  if (old.schema === undefined && fresh.schema === undefined) return changes;
  if (old.schema === undefined) {
    changes.push({
      level: "minor",
      subject: "output",
      reason: "The output has a schema now.",
      ...placeIn(after, "/output/schema"),
    });
  } else if (fresh.schema === undefined) {
    changes.push({
      level: "major",
      subject: "output",
      reason: "The output has no schema any more.",
      ...placeIn(before, "/output/schema", "base"),
    });
  } else {
    changes.push(
      ...inContract(compareSchemas(old.schema, fresh.schema), before, after, {
        subject: "output",
        name: (path) => (path === "" ? "The output" : `The output ${shown(path)}`),
        levelOf: outputLevel,
        pointer: "/output/schema",
        placesOf: (prompt) => prompt.output.schemaPlaces,
      }),
    );
  }
  return changes;
}

/** Callers read outputs: a field that they read has to be there still, and everything else is an addition. */
function outputLevel(change: SchemaChange): ContractChange["level"] {
  switch (change.kind) {
    case "property-removed":
    case "property-renamed":
    case "optional":
      return "major";
    case "property-added":
      return "minor";
    default:
      return levelOf(change.effect);
  }
}

function levelOf(effect: Effect): ContractChange["level"] {
  return effect === "wider" ? "minor" : effect === "words" ? "patch" : "major";
}

interface SchemaSubject {
  readonly subject: "input" | "output" | "tool";
  name(path: string): string;
  levelOf(change: SchemaChange): ContractChange["level"];
  /** Where the schema stands among the settings of a prompt. */
  readonly pointer: string;
  placesOf(prompt: Prompt): ReadonlyMap<string, string> | undefined;
}

function inContract(
  changes: readonly SchemaChange[],
  before: Prompt,
  after: Prompt,
  subject: SchemaSubject,
): readonly ContractChange[] {
  const renamed = new Set(
    changes.flatMap(({ path, renamedTo }) =>
      renamedTo === undefined ? [] : [keyOf([...path.slice(0, -1), renamedTo])],
    ),
  );
  const listed = changes
    // The new name of a property that was renamed was told with the old one.
    .filter(({ kind, path }) => kind !== "property-added" || !renamed.has(keyOf(path)))
    .map((change): ContractChange => {
      const path = readable(change.path);
      const level = subject.levelOf(change);
      const unclear = change.effect === "unclear" && level === "major";
      const gone = change.kind === "property-removed" || change.kind === "property-renamed";
      return {
        level,
        subject: subject.subject,
        ...(path === "" ? {} : { at: path }),
        reason: `${subject.name(path)} ${change.says}${unclear ? "; treated as major" : ""}.`,
        ...(unclear ? { unclear } : {}),
        ...(gone
          ? placeInSchema(before, "base", subject, change.before ?? "")
          : placeInSchema(after, "head", subject, change.after ?? "")),
      };
    });
  if (listed.length <= mostListed) return listed;
  const order = ["major", "minor", "patch"];
  const sorted = [...listed].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  const [next] = sorted.slice(mostListed);
  const rest = listed.length - mostListed;
  return [
    ...sorted.slice(0, mostListed),
    {
      level: next?.level ?? "patch",
      subject: subject.subject,
      reason: `There are ${rest} more changes of the ${subject.subject}.`,
    },
  ];
}

/** Names can hold every character that would part them. */
function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** `["customer", "[]", "plan"]` as `customer[].plan`. */
function readable(path: readonly string[]): string {
  let text = "";
  for (const name of path) text += name.startsWith("[") ? name : text === "" ? name : `.${name}`;
  return text;
}

function placeInSchema(
  prompt: Prompt,
  side: ChangePlace["side"],
  { pointer, placesOf }: SchemaSubject,
  inSchema: string,
): { readonly place?: ChangePlace } {
  const places = placesOf(prompt);
  const written = places === undefined ? inSchema : (nearestPlace(places, inSchema) ?? "");
  return placeIn(prompt, `${pointer}${written}`, side);
}

/** Where what stands at a pointer of the schema was written, or what is around it. */
function nearestPlace(places: ReadonlyMap<string, string>, pointer: string): string | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = places.get(at);
    if (place !== undefined || at === "") return place;
  }
}

function placeIn(prompt: Prompt, pointer: string, side: ChangePlace["side"] = "head"): { readonly place: ChangePlace } {
  const { start } = prompt.locations.nearestTo(pointer);
  return { place: { side, file: prompt.settings.file, line: start.line, column: start.column } };
}

function compareTools(before: Prompt, after: Prompt): readonly ContractChange[] {
  const changes: ContractChange[] = [];
  for (const name of before.tools) {
    if (after.tools.includes(name)) continue;
    changes.push({
      level: "major",
      subject: "tool",
      at: name,
      reason: `The tool ${shown(name)} is gone.`,
      ...placeIn(before, "/tools", "base"),
    });
  }
  const definitions = new Map(before.toolDefinitions.map((tool) => [tool.name, tool]));
  for (const name of after.tools) {
    if (!before.tools.includes(name)) {
      changes.push({
        level: "minor",
        subject: "tool",
        at: name,
        reason: `The tool ${shown(name)} is new: the application has to answer when the model calls it.`,
        ...placeIn(after, "/tools"),
      });
      continue;
    }
    const tool = after.toolDefinitions.find((one) => one.name === name);
    changes.push(...compareTool(name, definitions.get(name), tool, before, after));
  }
  return changes;
}

/** The application reads what the model passes to a tool, and writes what the tool gives back. */
function compareTool(
  name: string,
  old: ToolDefinition | undefined,
  fresh: ToolDefinition | undefined,
  before: Prompt,
  after: Prompt,
): readonly ContractChange[] {
  const changes: ContractChange[] = [];
  const compare = (which: "input" | "output", level: (change: SchemaChange) => ContractChange["level"]): void => {
    const key = which === "input" ? "inputSchema" : "outputSchema";
    const found = compareSchemas(old?.[key] ?? true, fresh?.[key] ?? true);
    for (const change of inContract(found, before, after, {
      subject: "tool",
      name: (path) => `The ${which} ${path === "" ? "" : `${shown(path)} `}of the tool ${shown(name)}`,
      levelOf: level,
      pointer: "/tools",
      // Definitions stand in files of their own.
      placesOf: () => new Map(),
    })) {
      changes.push({ ...change, at: change.at === undefined ? name : `${name}: ${change.at}` });
    }
  };
  compare("input", outputLevel);
  compare("output", inputLevel);
  if (old?.description !== fresh?.description) {
    changes.push({
      level: "patch",
      subject: "tool",
      at: name,
      reason: `The tool ${shown(name)} has another description.`,
      ...placeIn(after, "/tools"),
    });
  }
  return changes;
}

function compareSettings(before: Prompt, after: Prompt): readonly ContractChange[] {
  const changes: ContractChange[] = [];
  if (before.model !== after.model) {
    changes.push({
      level: "minor",
      subject: "settings",
      at: "model",
      reason: `The model is ${nowAndBefore(after.model, before.model, "no longer named")}: answers may differ in every way.`,
      ...placeIn(after, "/model"),
    });
  }
  if (before.output.file !== after.output.file) {
    changes.push({
      level: "major",
      subject: "output",
      at: "file",
      reason: `The answer is published as ${shown(after.output.file ?? "nothing")}, and was as ${shown(before.output.file ?? "nothing")}.`,
      ...placeIn(after, "/output/file"),
    });
  }
  if (!same(before.config, after.config)) {
    changes.push({
      level: "patch",
      subject: "settings",
      at: "config",
      reason: "The configuration of the model changed.",
      ...placeIn(after, "/config"),
    });
  }
  if (!same(before.input.default, after.input.default)) {
    changes.push({
      level: "patch",
      subject: "input",
      reason: "The defaults of the input changed.",
      ...placeIn(after, "/input/default"),
    });
  }
  if (!same(before.extensions, after.extensions) || before.description !== after.description) {
    changes.push({
      level: "patch",
      subject: "settings",
      reason: "Settings that Slipway does not read changed.",
      ...placeIn(after, "/description"),
    });
  }
  return changes;
}

/** `x` now, and was `y`. */
function nowAndBefore(now: string | undefined, before: string | undefined, gone: string): string {
  const is = now === undefined ? gone : `${shown(now)} now`;
  return before === undefined ? is : `${is}, and was ${shown(before)}`;
}

function same(one: JsonObject, other: JsonObject): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
