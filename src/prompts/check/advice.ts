/** Words for what the walk through a template finds: what is wrong, and the line to write instead. */
import type { FindingText } from "../../platform/finding-at.ts";
import { nearest } from "../../platform/nearest.ts";
import type { PathExpression } from "../tree.ts";
import { type Absence, frameAbove, type PathProblem, type Scope, unescapeName } from "./scope.ts";
import { kinds, kindsInWords, propertyOf, type Shape } from "./shape.ts";
import { tagName } from "./unused.ts";

/** What the names of a prompt come from; the advice depends on where they can be changed. */
export type Origin =
  /** An input schema. */
  | "schema"
  /** The inputs of its cases; there is no schema. */
  | "cases"
  /** The configuration of a classic pair. */
  | "classic";

/** `name` as it stands in a tag, with a part of the path changed. */
function withSegment(path: PathExpression, index: number, segment: string): string {
  const at = path.text.lastIndexOf(path.segments[index] ?? "");
  if (index === path.segments.length - 1 && at !== -1) {
    const written = path.text[at - 1] === "[" ? segment : tagName(segment);
    return path.text.slice(0, at) + written + path.text.slice(at + (path.segments[index]?.length ?? 0));
  }
  const start = path.root.kind === "root" ? "@root." : path.root.kind === "local" ? `${path.root.name}.` : "";
  const up = path.root.kind === "context" ? "../".repeat(path.root.up) : "";
  return start + up + path.segments.map((one, position) => tagName(position === index ? segment : one)).join(".");
}

const placeInWords: Readonly<Record<Origin, string>> = {
  schema: "the input schema",
  cases: "the prompt's cases",
  classic: "the configuration",
};

/** A name that means nothing where it stands: the nearest one that does, or where it is to be declared. */
export function undefinedVariable(
  problem: Extract<PathProblem, { kind: "undefined-variable" }>,
  path: PathExpression,
  scope: Scope,
  origin: Origin,
): FindingText {
  const { name, within, owner, index } = problem;
  const known = [...within.shape.properties.keys()];
  const subject =
    index === 0 && (owner === "" || /^(\.\.\/)+$/.test(owner))
      ? scope.frame.made === "input" && within.identity === ""
        ? origin === "cases"
          ? `No case has a variable \`${name}\``
          : `\`${name}\` is no variable of this prompt`
        : `\`${name}\` is not known here`
      : `\`${owner}\` has no property \`${name}\``;
  const elsewhere = index === 0 ? foundElsewhere(name, path, scope) : undefined;
  if (elsewhere !== undefined) {
    return {
      message: `${subject}: ${elsewhere.why}.`,
      help: `Write \`${elsewhere.write}\`.`,
    };
  }
  const meant = nearest(name, known);
  if (meant === undefined && scope.frame.made === "partial" && index === 0) {
    return {
      message: `${subject}: a call of this partial does not pass it${within.identity === "" ? ", and the prompt has no such variable" : ""}.`,
      help: `Pass it, \`{{> … ${name}=…}}\`, or ask for it: \`{{#if ${name}}}…{{/if}}\`.`,
    };
  }
  if (meant !== undefined) {
    return {
      message: `${subject}; did you mean \`${meant}\`?`,
      help: `Write \`${withSegment(path, index, meant)}\`, or add \`${name}\` to ${placeInWords[origin]}.`,
    };
  }
  return { message: `${subject}.`, help: declaration(name, owner, known, origin) };
}

function declaration(name: string, owner: string, known: readonly string[], origin: Origin): string {
  const list = known.length > 0 && known.length <= 12 ? ` Known here: ${known.join(", ")}.` : "";
  if (origin === "schema") {
    const where = owner === "" ? "under input.schema" : `to \`${owner}\` in the input schema`;
    return `Remove it, or add \`${name}: string\` ${where}.${list}`;
  }
  if (origin === "classic") return `Remove it, or add \`"${name}": "…"\` to the configuration.${list}`;
  return `Remove it, or add \`${name}\` to the input of every case.${list}`;
}

/** The name in an outer context, or as a variable of the loop. */
function foundElsewhere(
  name: string,
  path: PathExpression,
  scope: Scope,
): { readonly why: string; readonly write: string } | undefined {
  if (path.root.kind !== "context") return undefined;
  const rest = path.segments.slice(1).map((segment) => `.${segment}`);
  const inside = scope.frame.made === "with" ? "`{{#with}}`" : "`{{#each}}`";
  for (let up = path.root.up + 1; up < 100; up++) {
    const frame = frameAbove(scope.frame, up);
    if (frame === undefined) break;
    const isThere = frame.parameters?.has(name) === true || propertyOf(frame.value.shape, name) !== undefined;
    if (isThere && frame.value.shape.kinds & kinds.object && frame.value.shape.rest.state !== "unsaid") {
      return {
        why: `inside ${inside} names belong to the ${scope.frame.made === "with" ? "value" : "element"}`,
        write: `{{${"../".repeat(up)}${[name, ...rest].join("")}}}`,
      };
    }
  }
  if (scope.loops > 0 && ["index", "key", "first", "last"].includes(name) && rest.length === 0) {
    return { why: "variables of a loop begin with `@`", write: `{{@${name}}}` };
  }
  return undefined;
}

/** A property of something that has none: `length`, a loop, or a declaration as object. */
export function propertyOfScalar(
  problem: Extract<PathProblem, { kind: "property-of-scalar" }>,
  path: PathExpression,
): FindingText {
  const { name, within, owner } = problem;
  const subject = owner === "" ? "`this`" : `\`${owner}\``;
  const set = within.shape.kinds;
  const message = `${subject} is ${kindsInWords(set)} and has no property \`${name}\`.`;
  if ((name === "size" || name === "count") && set & (kinds.list | kinds.string)) {
    return { message, help: `Write \`{{${owner === "" ? "this" : owner}.length}}\`.` };
  }
  if (set & kinds.list) {
    return {
      message,
      help: `Loop over the list: \`{{#each ${owner}}}{{${path.segments.slice(problem.index).join(".")}}}{{/each}}\`.`,
    };
  }
  return { message, help: `Write \`{{${owner === "" ? "this" : owner}}}\`, or declare it as an object.` };
}

/**
 * A value that may be missing on some path: the guard to write, or where to make it required. `path` is how the
 * template writes it.
 */
export function absentVariable(absence: Absence, path: string, origin: Origin, inPartial: boolean): FindingText {
  const { name, because } = absence;
  const guard = `\`{{#if ${name}}}…{{${path}}}…{{/if}}\``;
  if (because === "element") {
    return { message: `\`${name}\` may be missing: a list can be shorter.`, help: `Write ${guard}.` };
  }
  if (because === "null") {
    return {
      message: `\`${name}\` is not always an object, and then \`${path}\` is missing.`,
      help: `Write \`{{#if ${path}}}…{{${path}}}…{{/if}}\`.`,
    };
  }
  if (because === "partial") {
    return {
      message: `\`${name}\` may be missing: not every call of this partial passes it.`,
      help: `Write ${guard}, or pass it: \`{{> … ${name}=…}}\`.`,
    };
  }
  if (origin !== "schema") {
    return {
      message: `\`${name}\` may be missing: ${origin === "cases" ? "not every case has it" : "the configuration lacks it"}.`,
      help: `Write ${guard}, or give it a value ${origin === "cases" ? "in every case" : "in the configuration"}.`,
    };
  }
  const simple = inPartial ? name : (nameOf(absence) ?? name);
  const isTop = absence.identity !== undefined && absence.identity.lastIndexOf("/") === 0;
  const byDefault = isTop ? `, give \`${simple}\` a value under input.default` : "";
  return {
    message: `\`${name}\` may be missing: it is optional in the input schema.`,
    help: `Write ${guard}${byDefault}, or make it required (\`${simple}\` without \`?\`).`,
  };
}

function nameOf(absence: Absence): string | undefined {
  const last = absence.identity?.split("/").at(-1);
  return last === undefined ? undefined : unescapeName(last);
}

/** `{{#each}}`, `{{#with}}` or a section over a value that it cannot go into. */
export function wrongBlockType(block: string, path: string, shape: Shape): FindingText {
  const is = kindsInWords(shape.kinds);
  const needs = block === "each" ? "a list or an object" : "an object";
  if (block === "each") {
    return {
      message: `\`{{#each}}\` needs ${needs}, but \`${path}\` is ${is}.`,
      help:
        shape.kinds & kinds.string
          ? `Write \`{{${path}}}\`, or declare it as a list: \`${path}(array): string\`.`
          : `Write \`{{#if ${path}}}…{{/if}}\`, or declare it as a list.`,
    };
  }
  return {
    message: `\`{{#${block === "with" ? "with" : path}}}\` needs ${needs}, but \`${path}\` is ${is}.`,
    help: `Write \`{{#if ${path}}}…{{/if}}\`; inside, \`{{${path}}}\` is its value.`,
  };
}

/** A list or an object where text is written. */
export function structureAsText(path: string, shape: Shape): FindingText {
  const structure = shape.kinds & (kinds.list | kinds.object);
  const is =
    shape.kinds & kinds.scalar ? `can be ${kindsInWords(structure)}, which` : `is ${kindsInWords(structure)} and`;
  const message = `\`${path}\` ${is} cannot be written as text.`;
  if (structure === kinds.list) {
    return { message, help: `Write \`{{#each ${path}}}{{this}}{{/each}}\`, or \`{{json ${path}}}\`.` };
  }
  const [first] = shape.properties.keys();
  return {
    message,
    help:
      first === undefined
        ? `Write \`{{json ${path}}}\`.`
        : `Write one of its properties, \`{{${path === "this" ? "" : `${path}.`}${first}}}\`, or \`{{json ${path}}}\`.`,
  };
}
