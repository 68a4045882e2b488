/** Checks a template against what its input may be: on every path, before anything is rendered. */

import type { Finding, SourceRange } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { isJsonObject, type JsonSchema } from "../../platform/json.ts";
import { picoschemaLines, schemaFromUses, schemaOfInputs } from "../infer.ts";
import { defaultPromptLimits } from "../limits.ts";
import type { Prompt } from "../prompt.ts";
import { incompleteCheck, missingInputSchema, tooManyInputs } from "../rules.ts";
import type { Origin } from "./advice.ts";
import { Report, type Use } from "./report.ts";
import { escapeName, inputScope, within } from "./scope.ts";
import { anyShape, type PropertyShape, type Shape, ShapeReader } from "./shape.ts";
import { type CheckOptions, type CheckSubject, nothingUnclear } from "./subject.ts";
import { isInFileName, UsedNames } from "./unused.ts";
import { TemplateWalk } from "./walk.ts";

export interface TemplateCheck {
  readonly findings: readonly Finding[];
  /** How the template uses its input. */
  readonly uses: readonly Use[];
  /** The names that the prompt's input has, as far as anybody said. */
  readonly known: readonly string[];
  /** What the schema says of the input; absent where there is none. */
  readonly declared: Shape | undefined;
  /** Whether a known variable is used; true where that cannot be told. */
  readonly isUsed: (name: string) => boolean;
}

/** Checks one template and, with what it passes to them, the partials that it calls. */
export function checkTemplate(subject: CheckSubject, options: CheckOptions): TemplateCheck {
  const { prompt, tree, cases, unclear = nothingUnclear } = subject;
  const written = prompt.input.schema;
  const origin: Origin =
    prompt.input.schemaFrom === "variables" ? "classic" : written === undefined ? "cases" : "schema";
  const data = written ?? schemaOfInputs(cases);
  const reader = new ShapeReader(data, origin === "cases");
  const declared = reader.rootShape();
  const shape = withDefaults(reader, declared, prompt);
  const report = new Report();
  if (tree !== undefined) {
    const walk = new TemplateWalk(
      {
        partials: options.partials,
        brokenPartials: options.brokenPartials,
        reader,
        origin,
        lenient: options.compat === "dotprompt",
        media: options.media,
        partialDepth: options.partialDepth ?? defaultPromptLimits.partialDepth,
        contextNames: unclear.cases === "none" ? new Set(cases.flatMap((one) => Object.keys(one.context))) : undefined,
        source: tree.source ?? prompt.template.source,
      },
      report,
    );
    walk.nodes(tree.nodes, inputScope({ shape, identity: "" }));
  }
  const known = [...shape.properties.keys()];
  const isUnclear = tree === undefined || report.incomplete;
  const used = new UsedNames(report.uses);
  const isUsed = (name: string) => isUnclear || used.has(within("", escapeName(name))) || isInFileName(prompt, name);
  const findings = [...report.findings, ...tooManyVariables(prompt, shape, options.variables)];
  if (report.isFull) findings.push(andMore(prompt));
  if (tree !== undefined && origin === "cases" && !report.incomplete && !hasWrittenSchema(prompt)) {
    findings.push(...withoutSchema(prompt, report.uses, data));
  }
  return {
    findings,
    uses: report.uses,
    known,
    declared: written === undefined || isUnclear ? undefined : declared,
    isUsed,
  };
}

function tooManyVariables(prompt: Prompt, shape: Shape, most = defaultPromptLimits.variables): readonly Finding[] {
  const count = shape.properties.size;
  if (count <= most) return [];
  return [
    createFinding(tooManyInputs, prompt.settings, prompt.locations.nearestTo("/input/schema"), {
      message: `The prompt declares ${count} variables; the limit is ${most}.`,
      help: "Pass lists and objects in place of many variables, or raise `limits.variables` in slipway.yaml.",
    }),
  ];
}

function andMore(prompt: Prompt): Finding {
  return createFinding(incompleteCheck, prompt.template.source, startOfFile, {
    message: "The template has so many problems that the rest of them is not listed.",
    help: "Repair those that are, and check again.",
    showExcerpt: false,
  });
}

/** Variables that `input.default` gives are always there. */
function withDefaults(reader: ShapeReader, shape: Shape, prompt: Prompt): Shape {
  const given = new Map<string, PropertyShape>();
  const valueReader = new ShapeReader(schemaOfInputs([{ input: prompt.input.default }]));
  for (const [name, property] of valueReader.rootShape().properties) {
    const declared = shape.properties.get(name);
    given.set(name, { shape: declared?.shape ?? property.shape, required: true });
  }
  return shape === anyShape ? shape : reader.withProperties(shape, given);
}

/** A schema that could not be read is reported as such, not as a missing one. */
function hasWrittenSchema(prompt: Prompt): boolean {
  return prompt.locations.keyAt("/input/schema") !== undefined;
}

function withoutSchema(prompt: Prompt, uses: readonly Use[], data: JsonSchema): readonly Finding[] {
  const schema = schemaFromUses(uses, data === true ? {} : data);
  const lines = picoschemaLines(schema, "    ");
  if (lines.length === 0) return [];
  const shown = lines.length > 40 ? [...lines.slice(0, 40), "    …"] : lines;
  return [
    createFinding(missingInputSchema, prompt.settings, startOfFile, {
      message: `The prompt has no input schema, but ${countVariables(schema)}.`,
      help: `Add this to the front matter, and correct the types:\ninput:\n  schema:\n${shown.join("\n")}`,
      showExcerpt: false,
    }),
  ];
}

function countVariables(schema: JsonSchema): string {
  const properties = isJsonObject(schema) ? schema["properties"] : undefined;
  const count = isJsonObject(properties) ? Object.keys(properties).length : 0;
  return count === 1 ? "its template and cases use a variable" : `its template and cases use ${count} variables`;
}

const startOfFile: SourceRange = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
