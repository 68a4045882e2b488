/** From `NAME.cases.yaml` to cases. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { escapePointerSegment, isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { type Validator, validatorOfOwn } from "../platform/json-schema/index.ts";
import type { LocationMap } from "../platform/locations.ts";
import { problemWithPath } from "../platform/portable-path.ts";
import { invalidValue } from "../platform/rules.ts";
import { shapeFindings } from "../platform/shape.ts";
import type { SourceFile } from "../platform/text.ts";
import { promptWithoutCase } from "./case-rules.ts";
import { type FileInputs, fillFiles } from "./cases-files.ts";
import { caseListSchema, caseMapSchema, longestCaseName, type WrittenMessage } from "./cases-schema.ts";
import { type DemandsReader, demandsReader } from "./expectations.ts";
import { caseName, tooManyCases } from "./load-rules.ts";
import { readData } from "./load-schemas.ts";
import type { Case, Message, Part } from "./prompt.ts";

/** Reads files of cases. Made once for a project. */
export class CaseReader {
  private readonly list: Validator;
  private readonly mapping: Validator;
  private readonly files: FileInputs;
  private readonly mostCases: number;
  private readonly demandsIn: DemandsReader;

  constructor(files: FileInputs, mostCases: number) {
    this.list = validatorOf(caseListSchema);
    this.mapping = validatorOf(caseMapSchema);
    this.files = files;
    this.mostCases = mostCases;
    this.demandsIn = demandsReader();
  }

  /** The cases of a file. What is wrong with it is a finding; cases that can be understood are given all the same. */
  async read(source: SourceFile, findings: Finding[]): Promise<readonly Case[]> {
    const { value, locations, problems } = await readData(source);
    findings.push(...problems);
    if (value === undefined) return [];
    // A list at the top is understood as well.
    const base = Array.isArray(value) ? "" : "/cases";
    const whole: Json = Array.isArray(value) ? { cases: value } : value;
    const cases = isJsonObject(whole) ? ownProperty(whole, "cases") : undefined;
    if (!isJsonObject(whole) || cases === null) {
      if (problems.length === 0) findings.push(withoutCases(source, whole, locations));
      return [];
    }
    if (isEmptyList(cases) && problems.length === 0) findings.push(withoutCases(source, whole, locations));
    const [validator, schema] = isJsonObject(cases) ? [this.mapping, caseMapSchema] : [this.list, caseListSchema];
    const misfits = isSimple(whole) ? [] : validator.validate(whole);
    if (misfits.length > 0) {
      const shown =
        base === "" ? misfits.map((one) => ({ ...one, pointer: one.pointer.replace(/^\/cases/, "") })) : misfits;
      findings.push(
        ...shapeFindings(shown, { source, locations, schema, page: "docs/prompts.md", syntax: problems, otherwise }),
      );
    }
    const entries = entriesOf(cases, base);
    if (entries.length > this.mostCases) {
      findings.push(
        createFinding(tooManyCases, source, locations.nearestTo(base), {
          message: `The file holds ${entries.length} cases; the limit is ${this.mostCases}.`,
          help: "Split the prompt, or raise `limits.cases` in slipway.yaml.",
        }),
      );
    }
    const read: Case[] = [];
    for (const entry of entries.slice(0, this.mostCases)) {
      const one = await this.readCase(entry, source, locations, findings);
      if (one !== undefined) read.push(one);
    }
    return read;
  }

  private async readCase(
    entry: Entry,
    source: SourceFile,
    locations: LocationMap,
    findings: Finding[],
  ): Promise<Case | undefined> {
    const { name, value, pointer, namePointer } = entry;
    const problem = name.includes("/") ? "holds a slash" : problemWithPath(name);
    if (problem !== undefined || Buffer.byteLength(name) > longestCaseName) {
      findings.push(
        createFinding(caseName, source, placeOfName(locations, entry), {
          message: `The name “${name}” ${problem ?? `is longer than ${longestCaseName} bytes`}.`,
          help: "Write a name of letters, digits, hyphens and underscores: `lost-parcel`.",
        }),
      );
      return undefined;
    }
    const written = objectIn(value, "input");
    const inputPointer = `${pointer}/input`;
    const filled = await fillFiles(written, this.files, { source, locations, pointer: inputPointer, findings });
    const description = ownProperty(value, "description");
    return {
      name: name.normalize("NFC"),
      ...(typeof description === "string" ? { description } : {}),
      input: isJsonObject(filled) ? filled : {},
      context: objectIn(value, "context"),
      history: historyIn(value),
      ...this.demandsIn(value, pointer),
      source,
      // Most cases have no findings, and a place costs a second reading of the file.
      get range() {
        return placeOfName(locations, { pointer, namePointer });
      },
      locations,
      pointer,
      inputPointer,
    };
  }
}

/** Neither `cases: []` nor `cases: {}` holds one. */
function isEmptyList(cases: Json | undefined): boolean {
  return Array.isArray(cases) ? cases.length === 0 : isJsonObject(cases) && Object.keys(cases).length === 0;
}

/** What people write into a case, or in place of one, who have not seen one. */
function otherwise(pointer: string): string | undefined {
  const levels = pointer.split("/").length - 1;
  if (levels === 1 && pointer !== "/cases") return "put it into an entry of `cases:`";
  return levels <= 3 ? "put it below `input:` where it is a variable of the prompt" : undefined;
}

/** A file that holds nothing, comments alone, or something else than cases. */
function withoutCases(source: SourceFile, value: Json, locations: LocationMap): Finding {
  const isEmpty = value === null || isJsonObject(value);
  const inJson = source.file.endsWith(".json");
  // Whoever wrote `cases:` knows what is missing; any other file may be a mistake.
  const rule = isJsonObject(value) ? promptWithoutCase : invalidValue;
  return createFinding(rule, source, locations.nearestTo(isJsonObject(value) ? "/cases" : ""), {
    message: isEmpty ? "The file holds no cases yet." : "The file must hold cases, and holds something else.",
    help: `Write what it has to hold, a name and the inputs of each case, or remove the file:\n${inJson ? jsonExample : yamlExample}`,
  });
}

const yamlExample = `cases:
  - name: lost-parcel
    input:
      question: Where is my order?`;

const jsonExample = '{ "cases": [{ "name": "lost-parcel", "input": { "question": "Where is my order?" } }] }';

/**
 * True for what most files hold, names with inputs and nothing else, which fits the schema without asking it: asking
 * takes as long as everything else here. A test compares the two.
 */
export function isSimple(whole: Json): boolean {
  if (!isJsonObject(whole) || Object.keys(whole).length !== 1 || !Array.isArray(whole["cases"])) return false;
  return whole["cases"].every((entry: Json) => {
    if (!isJsonObject(entry)) return false;
    for (const key in entry) {
      const value = entry[key];
      if (
        key === "input" ? !isJsonObject(value) : (key !== "name" && key !== "description") || typeof value !== "string"
      ) {
        return false;
      }
    }
    return Object.hasOwn(entry, "name") && entry["name"] !== "";
  });
}

interface Entry {
  readonly name: string;
  readonly value: JsonObject;
  readonly pointer: string;
  /** Of the value that names it, in a list; undefined in a mapping, where the key does. */
  readonly namePointer: string | undefined;
}

function entriesOf(cases: Json | undefined, base: string): readonly Entry[] {
  if (Array.isArray(cases)) {
    return cases.flatMap((value: Json, index): Entry[] => {
      const name = isJsonObject(value) ? ownProperty(value, "name") : undefined;
      if (!isJsonObject(value) || typeof name !== "string" || name === "") return [];
      const pointer = `${base}/${index}`;
      return [{ name, value, pointer, namePointer: `${pointer}/name` }];
    });
  }
  if (!isJsonObject(cases)) return [];
  return Object.entries(cases).flatMap(([name, value]): Entry[] => {
    if (value !== null && !isJsonObject(value)) return [];
    const pointer = `${base}/${escapePointerSegment(name)}`;
    return [{ name, value: value ?? {}, pointer, namePointer: undefined }];
  });
}

function placeOfName(locations: LocationMap, { pointer, namePointer }: Pick<Entry, "pointer" | "namePointer">) {
  const place = namePointer === undefined ? locations.keyAt(pointer) : locations.valueAt(namePointer);
  return place ?? locations.nearestTo(pointer);
}

/** The history, text being short for a list with one text. What does not fit was reported and is left out. */
function historyIn(value: JsonObject): readonly Message[] {
  const history = ownProperty(value, "history");
  if (!Array.isArray(history)) return [];
  return history.flatMap((entry: Json): Message[] => {
    const role = isJsonObject(entry) ? ownProperty(entry, "role") : undefined;
    const content = isJsonObject(entry) ? ownProperty(entry, "content") : undefined;
    if (!isJsonObject(entry) || typeof role !== "string") return [];
    const metadata = ownProperty(entry, "metadata");
    const written = entry as unknown as WrittenMessage;
    const parts: readonly Part[] =
      typeof content === "string"
        ? [{ text: content }]
        : Array.isArray(content)
          ? (written.content as readonly Part[])
          : [];
    return [{ role, content: parts, ...(isJsonObject(metadata) ? { metadata } : {}) }];
  });
}

function objectIn(value: JsonObject, key: string): JsonObject {
  const inner = ownProperty(value, key);
  return isJsonObject(inner) ? inner : {};
}

function validatorOf(schema: JsonObject): Validator {
  return validatorOfOwn(schema, { subject: "The file" });
}
