/** The errors that rendering ends with, each with the place in the template where there is one. */
import type { ErrorPlace, SlipwayError } from "../../platform/errors.ts";
import { nearest } from "../../platform/nearest.ts";
import { promptsErrors } from "../errors.ts";
import { renderDepth } from "../limits.ts";
import type { AddressProblem } from "../media-address.ts";
import type { Expression, PathExpression } from "../tree.ts";

type Place = ErrorPlace | undefined;

/** `resolve` gives the value of a path in the scope where the expression stood. */
export function absentValue(
  expression: Expression,
  resolve: (path: PathExpression) => unknown,
  place: Place,
): SlipwayError {
  return promptsErrors.create("SW0301", { ...explainAbsent(expression, resolve), place });
}

/** SW0302. `expression` is shown as it is written. */
export function notText(expression: Expression, value: unknown, place: Place): SlipwayError {
  const written = expression.type === "path" ? expression.text : "value";
  return promptsErrors.create("SW0302", {
    message: `\`${written}\` is ${Array.isArray(value) ? "a list" : "an object"} and cannot stand in text as it is.`,
    next: Array.isArray(value)
      ? `Write \`{{#each ${written}}}…{{/each}}\` for its elements, or \`{{json ${written}}}\` for JSON.`
      : `Name the part that is meant, or write \`{{json ${written}}}\` for JSON.`,
    place,
  });
}

/** SW0308: a role, a section, a history or a part where none may stand. */
export function badStructure(message: string, next: string, place: Place): SlipwayError {
  return promptsErrors.create("SW0308", { message, next, place });
}

/** SW0312: an address of media that no message may hold. */
export function refusedMedia({ message, help }: AddressProblem, place: Place): SlipwayError {
  return promptsErrors.create("SW0312", { message, next: help, place });
}

/** SW0303; checking says the same before anything is rendered. */
export function missingPartial(name: string, place: Place): SlipwayError {
  return promptsErrors.create("SW0303", {
    message: `There is no partial \`${name}\`.`,
    next: `Add \`_${name}.prompt\` to a prompt folder, or correct the name.`,
    place,
  });
}

/** SW0304; `limit` counts the partials that are open at once. */
export function tooManyPartials(name: string, limit: number, place: Place): SlipwayError {
  return promptsErrors.create("SW0304", {
    message: `Partials are nested more than ${limit} levels deep at \`{{> ${name}}}\`.`,
    next: "End the recursion with a condition, or raise `limits.partialDepth` in slipway.yaml.",
    place,
  });
}

/** SW0311, without a place: the stack is too deep to look for one. */
export function tooDeep(): SlipwayError {
  return promptsErrors.create("SW0311", {
    message: `Blocks and partials are nested more than ${renderDepth} levels deep.`,
    next: "Look for a partial that calls itself without end.",
  });
}

/** SW0305; `limit` is `limits.renderSteps`. */
export function tooMuchWork(limit: number): SlipwayError {
  return promptsErrors.create("SW0305", {
    message: `Rendering takes more than ${limit} steps.`,
    next: "Shorten the lists that are looped over, or raise `limits.renderSteps` in slipway.yaml.",
  });
}

/** SW0306; `limit` is in UTF-16 units. */
export function tooLarge(limit: number): SlipwayError {
  return promptsErrors.create("SW0306", {
    message: `The rendering is longer than ${limit} characters.`,
    next: "Pass less data, or raise `limits.renderedCharacters` in slipway.yaml.",
  });
}

/** Comparing names takes time; more properties than this are not compared. */
const mostCandidates = 200;

/** `resolve` gives the value of a path in the scope where the expression stood. */
function explainAbsent(
  expression: Expression,
  resolve: (path: PathExpression) => unknown,
): { readonly message: string; readonly next: string } {
  const path = pathOf(expression);
  if (path === undefined) {
    return { message: "A tag has no value.", next: "Put `{{#if …}}` around it if it may be absent." };
  }
  const next = `Pass it in the input, give it a default, or put \`{{#if ${path.text}}}…{{/if}}\` around it.`;
  for (let length = 0; length < path.segments.length; length++) {
    const owner = resolve({ ...path, segments: path.segments.slice(0, length) });
    const segment = path.segments[length] ?? "";
    const written = length === 0 ? undefined : path.segments.slice(0, length).join(".");
    if (owner === undefined || owner === null) {
      const what = written === undefined ? "what it begins with" : `\`${written}\``;
      return { message: `\`${path.text}\` has no value: ${what} is ${owner === null ? "null" : "absent"}.`, next };
    }
    if (typeof owner === "object" && !Object.hasOwn(owner, segment)) {
      const near = nearest(segment, Object.keys(owner).slice(0, mostCandidates));
      const message =
        written === undefined
          ? `\`${path.text}\` has no value: there is no \`${segment}\`.`
          : `\`${path.text}\` has no value: \`${written}\` has no \`${segment}\`.`;
      return { message, next: near === undefined ? next : `Did you mean \`${near}\`?` };
    }
  }
  return { message: `\`${path.text}\` has no value.`, next };
}

/** The path to blame: of a call, its first argument that is one. */
function pathOf(expression: Expression): PathExpression | undefined {
  if (expression.type === "path") return expression;
  if (expression.type !== "call") return undefined;
  return expression.arguments.map(pathOf).find((path) => path !== undefined);
}
