/** Holds calls against the shapes of helpers, and says what is wrong with those that do not fit. */
import { nearest } from "../../platform/nearest.ts";
import type { OffsetRange } from "../../platform/text.ts";
import { helperArguments, unknownHelper, unsupportedSyntax } from "../template-rules.ts";
import {
  blockHelpers,
  type HelperShape,
  reservedNames,
  shapeOf,
  structureHelpers,
  valueHelpers,
} from "./helper-shapes.ts";
import { type Problems, shown } from "./problems.ts";
import type { Call, Pair } from "./syntax.ts";

/** True where number and names of the arguments fit the helper's shape; reported otherwise. */
export function fitsShape(name: string, call: Call, place: OffsetRange, problems: Problems): boolean {
  const shape = shapeOf(name);
  if (shape === undefined) return false;
  const extra = call.pairs.find((pair) => !shape.options.includes(pair.key));
  if (extra !== undefined) {
    const near = nearest(extra.key, shape.options);
    const comparison = name === "if" || name === "unless";
    problems.add(
      helperArguments,
      extra,
      `\`${name}\` has no option \`${shown(extra.key)}\`.`,
      near !== undefined
        ? `Did you mean \`${near}\`?`
        : `Write \`${shape.example}\`${comparison ? `; to compare, \`{{#ifEquals ${shown(extra.key)} …}}…{{/ifEquals}}\`` : ""}.`,
    );
    return false;
  }
  const missing = shape.required.find((option) => !call.pairs.some((pair) => pair.key === option && isGiven(pair)));
  if (call.parameters.length === shape.parameters && missing === undefined) return true;
  reportCount(name, shape, call, place, missing, problems);
  return false;
}

/** An option that is written as `undefined` is not given. */
function isGiven({ value }: Pair): boolean {
  return value.kind !== "literal" || value.value !== undefined;
}

function reportCount(
  name: string,
  shape: HelperShape,
  call: Call,
  place: OffsetRange,
  missing: string | undefined,
  problems: Problems,
): void {
  const given = call.parameters.length;
  const wanted = ["no plain argument", "one argument", "two arguments"][shape.parameters];
  problems.add(
    helperArguments,
    place,
    missing !== undefined && given === shape.parameters
      ? `\`${name}\` needs the option \`${missing}\`.`
      : `\`${name}\` takes ${wanted}; here it gets ${given === 0 ? "none" : given}.`,
    `Write \`${shape.example}\`.${blockHelpers.has(name) ? "" : variableHint(name, call)}`,
  );
}

/** Reports a helper where another kind of helper belongs. */
export function reportMisplaced(name: string, call: Call, place: OffsetRange, problems: Problems): void {
  if (reservedNames.has(name)) {
    problems.add(
      unsupportedSyntax,
      place,
      name === "log"
        ? "`log` is not supported: it would write into the log of the build."
        : `\`${name}\` is a name of Handlebars' own.`,
      `Remove the tag; a variable of this name is read with \`{{this.${name}}}\`.`,
    );
    return;
  }
  problems.add(
    helperArguments,
    place,
    blockHelpers.has(name) ? `\`${name}\` is a block and needs \`#\`.` : `\`${name}\` is no block.`,
    `Write \`${shapeOf(name)?.example ?? name}\`.${variableHint(name, call)}`,
  );
}

/** Without arguments it is, most likely, a variable that has a helper's name. */
function variableHint(name: string, call: Call): string {
  return call.parameters.length === 0 && call.pairs.length === 0
    ? ` A variable of this name is read with \`{{this.${name}}}\`.`
    : "";
}

/** Reports a name with arguments that is no helper. `textOf` gives the template's text at a place. */
export function reportUnknown(
  call: Call,
  place: OffsetRange,
  textOf: (place: OffsetRange) => string,
  problems: Problems,
): void {
  const { head, parameters, pairs } = call;
  const written = textOf(head);
  const last = parameters.at(-1);
  const near = nearest(written, [...blockHelpers, ...valueHelpers, ...structureHelpers]);
  let help = "Helpers cannot be added: compute the value before, and pass it as a variable.";
  if (near !== undefined) {
    help = `Did you mean \`${near}\`?`;
  } else if (pairs.length === 0 && last?.kind === "path" && last.original === "." && last.start === head.end) {
    help = `Remove the dot at the end: \`{{${shown(written)}}}\`.`;
  } else if (pairs.length === 0 && head.kind === "path" && parameters.every((operand) => operand.kind === "path")) {
    const words = textOf({ start: head.start, end: (last ?? head).end });
    help = `If this is the name of one variable, write \`{{[${shown(words)}]}}\`; helpers of your own cannot be added.`;
  }
  problems.add(unknownHelper, place, `There is no helper \`${shown(written)}\`.`, help);
}
