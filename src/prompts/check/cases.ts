/** Checks the cases of a prompt: that there are some, that they are told apart, and that their inputs fit the schema. */

import type { Finding, SourceRange } from "../../platform/finding.ts";
import { createFileFinding, createFinding } from "../../platform/finding-at.ts";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  jsonPointer,
  ownProperty,
  setOwnProperty,
} from "../../platform/json.ts";
import type { ValidationProblem, Validator } from "../../platform/json-schema/index.ts";
import { caseInput, duplicateCase, promptWithoutCase } from "../case-rules.ts";
import type { Case, Prompt } from "../prompt.ts";
import { defaultInvalid } from "../rules.ts";
import { exampleCase } from "./example-case.ts";
import { checkMediaAddress, type MediaPolicy } from "./media.ts";
import type { Use } from "./report.ts";
import { unescapeName } from "./scope.ts";

/** Values looked at for one address of a medium; a list of more pictures goes to no model. */
const mostMedia = 1_000;

export interface CaseCheckOptions {
  readonly validator: Validator | undefined;
  readonly uses: readonly Use[];
  readonly media: MediaPolicy;
}

/** Findings at the cases, or at the prompt where it has none. Without a validator inputs are not compared. */
export function checkCases(prompt: Prompt, cases: readonly Case[], options: CaseCheckOptions): readonly Finding[] {
  const findings: Finding[] = [];
  if (cases.length === 0) {
    findings.push(
      createFileFinding(promptWithoutCase, prompt.settings.file, {
        message: `\`${prompt.name}\` has no case, so nobody has seen what it gives.`,
        help: `Write \`${casesFile(prompt)}\` beside it: \`${exampleCase(prompt, options.uses)}\`.`,
      }),
    );
  }
  findings.push(...duplicates(cases), ...checkDefaults(prompt, options.validator));
  const mediaPaths = options.uses.filter((use) => use.kind === "media").map((use) => use.identity);
  for (const one of cases) {
    if (options.validator !== undefined) {
      for (const problem of options.validator.validate(withDefaults(prompt, one.input))) {
        if (isOfDefault(problem, one)) continue;
        findings.push(
          createFinding(caseInput, one.source, placeIn(one, problem), {
            message: `${problem.message.replace(/^The input /, `The input of \`${one.name}\` `)}`,
            help: helpFor(problem),
          }),
        );
      }
    }
    for (const identity of mediaPaths) checkMedia(one, identity, options.media, findings);
    checkHistory(one, options.media, findings);
  }
  return findings;
}

/** The input as the template gets it: a variable that the case leaves out has its default. */
export function withDefaults(prompt: Prompt, input: JsonObject): JsonObject {
  const defaults = Object.keys(prompt.input.default);
  if (defaults.every((name) => Object.hasOwn(input, name))) return input;
  const merged: Record<string, Json> = {};
  for (const source of [prompt.input.default, input]) {
    for (const [name, value] of Object.entries(source)) setOwnProperty(merged, name, value);
  }
  return merged;
}

function casesFile(prompt: Prompt): string {
  const stem = prompt.settings.file.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
  return `${stem}.cases.yaml`;
}

function duplicates(cases: readonly Case[]): readonly Finding[] {
  const seen = new Map<string, Case>();
  const findings: Finding[] = [];
  for (const one of cases) {
    const key = one.name.normalize("NFC").toLowerCase();
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, one);
      continue;
    }
    const same = first.name === one.name;
    findings.push(
      createFinding(duplicateCase, one.source, one.range, {
        message: same
          ? `There is a case \`${one.name}\` already, on line ${first.range.start.line}.`
          : `\`${one.name}\` and \`${first.name}\` on line ${first.range.start.line} are one name on many file systems.`,
        help: "Give it a name of its own.",
      }),
    );
  }
  return findings;
}

/** Each default alone: that others are missing is no fault of theirs. */
function checkDefaults(prompt: Prompt, validator: Validator | undefined): readonly Finding[] {
  if (validator === undefined || Object.keys(prompt.input.default).length === 0) return [];
  return validator
    .validate(prompt.input.default)
    .filter((problem) => problem.pointer !== "")
    .map((problem) => {
      const range = rangeAt(`/input/default${problem.pointer}`, problem.target, prompt.locations);
      return createFinding(defaultInvalid, prompt.settings, range, {
        message: problem.message,
        help: helpFor(problem),
      });
    });
}

/** A problem of a value that the case does not give is one of the default, and reported there. */
function isOfDefault(problem: ValidationProblem, one: Case): boolean {
  const [, first] = problem.pointer.split("/");
  return first !== undefined && !Object.hasOwn(one.input, first.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function placeIn(one: Case, problem: ValidationProblem): SourceRange {
  if (problem.pointer === "") return one.locations.keyAt(one.inputPointer) ?? one.range;
  const pointer = one.inputPointer + problem.pointer;
  if (problem.keyword === "required" || problem.keyword === "dependentRequired") {
    return one.locations.keyAt(pointer) ?? one.locations.valueAt(pointer) ?? one.range;
  }
  return rangeAt(pointer, problem.target, one.locations);
}

function rangeAt(pointer: string, target: "value" | "key", locations: Case["locations"]): SourceRange {
  const exact = target === "key" ? locations.keyAt(pointer) : locations.valueAt(pointer);
  return exact ?? locations.nearestTo(pointer);
}

function helpFor(problem: ValidationProblem): string {
  const property = problem.params["property"];
  const name = typeof property === "string" ? property : "";
  switch (problem.keyword) {
    case "required":
    case "dependentRequired":
      return `Add \`${name}\`, or make it optional in the input schema.`;
    case "additionalProperties":
    case "unevaluatedProperties": {
      const meant = problem.params["nearest"];
      return typeof meant === "string"
        ? `Write \`${meant}\`, or add \`${name}\` to the input schema.`
        : `Remove it, or add \`${name}\` to the input schema.`;
    }
    case "type":
      return "Correct the value, or its type in the input schema.";
    default:
      return "Correct the value, or the input schema.";
  }
}

function checkMedia(one: Case, identity: string, media: MediaPolicy, findings: Finding[]): void {
  for (const [path, value] of valuesAt(one.input, identity)) {
    if (typeof value !== "string") continue;
    checkMediaAddress(value, media, (rule, text) => {
      const pointer = one.inputPointer + jsonPointer(path);
      const range = rangeAt(pointer, "value", one.locations);
      if (!findings.some((finding) => finding.rule === rule.id && finding.range === range)) {
        findings.push(createFinding(rule, one.source, range, text));
      }
    });
  }
}

/** Media of the conversation so far are delivered as they are, so they follow the same rules. */
function checkHistory(one: Case, media: MediaPolicy, findings: Finding[]): void {
  let left = mostMedia;
  for (const [index, { content }] of one.history.entries()) {
    for (const [at, part] of content.entries()) {
      if (!("media" in part)) continue;
      checkMediaAddress(part.media.url, media, (rule, text) => {
        if (left-- <= 0) return;
        const pointer = `${one.pointer}/history/${index}/content/${at}/media/url`;
        findings.push(createFinding(rule, one.source, rangeAt(pointer, "value", one.locations), text));
      });
      if (left <= 0) return;
    }
  }
}

type Found = readonly [path: readonly (string | number)[], value: Json];

/** The values that an identity of a template stands for in one input. */
function valuesAt(input: JsonObject, identity: string): readonly Found[] {
  let found: Found[] = [[[], input]];
  for (const segment of identity.split("/").slice(1)) {
    const next: Found[] = [];
    for (const [path, value] of found) {
      if (segment.startsWith("*")) {
        const inner = Array.isArray(value) ? value.entries() : isJsonObject(value) ? Object.entries(value) : [];
        for (const [key, element] of inner) {
          if (next.length < mostMedia) next.push([[...path, key], element]);
        }
        continue;
      }
      const name = unescapeName(segment);
      const inner = isJsonObject(value)
        ? ownProperty(value, name)
        : Array.isArray(value)
          ? value[Number(name)]
          : undefined;
      if (inner !== undefined) next.push([[...path, name], inner]);
    }
    found = next;
  }
  return found;
}
