/**
 * Canonical JSON as RFC 8785 (JCS) has it: one value, one sequence of bytes, in every language. Members are sorted by
 * the UTF-16 code units of their names, numbers are written as ECMAScript writes them, text is escaped as little as
 * JSON allows, and nothing stands between the tokens.
 */

import { compareText } from "../platform/order.ts";
import { bundlesErrors } from "./errors.ts";

/** Deeper data than this is refused: nothing of ours comes near, and it keeps the recursion off the stack's end. */
const maximumDepth = 64;

/**
 * The canonical text of a JSON value.
 *
 * @throws SW0401 for what has no JSON form: undefined, functions, numbers that are not finite, lone surrogates,
 *   objects that are not plain, sparse lists, and depth over 64.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** The canonical form as UTF-8 bytes, as they are hashed and stored. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

function write(value: unknown, depth: number): string {
  if (depth > maximumDepth) throw impossible(`data nested deeper than ${maximumDepth} levels`);
  switch (typeof value) {
    case "string":
      return writeText(value);
    case "number":
      // JSON.stringify writes numbers by ECMAScript's Number::toString, which is what RFC 8785 3.2.2.3 demands; -0 is 0.
      if (!Number.isFinite(value)) throw impossible(`the number ${value}`);
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeList(value, depth) : writeObject(value, depth);
    default:
      throw impossible(`a value of type ${typeof value}`);
  }
}

function writeText(text: string): string {
  // JSON.stringify would write half a surrogate pair as an escape, which no other language reads back as text.
  if (!text.isWellFormed()) throw impossible("text with half of a surrogate pair");
  return JSON.stringify(text);
}

function writeList(list: readonly unknown[], depth: number): string {
  const items: string[] = [];
  // By index, because map() would skip the holes of a sparse list; a hole reads as undefined, which is refused.
  for (let index = 0; index < list.length; index += 1) items.push(write(list[index], depth + 1));
  return `[${items.join(",")}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw impossible("an object that is not plain data");
  // The default order of sort() compares UTF-16 code units, as RFC 8785 3.2.3 demands.
  const members = Object.entries(object).sort(([a], [b]) => compareText(a, b));
  return `{${members.map(([name, member]) => `${writeText(name)}:${write(member, depth + 1)}`).join(",")}}`;
}

function impossible(what: string): Error {
  return bundlesErrors.create("SW0401", {
    message: `JSON cannot hold ${what}.`,
    next: "Please report this with the command that you ran; it is a fault in Slipway.",
  });
}
