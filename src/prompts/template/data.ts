/** Data that templates may see: JSON, and nothing that runs when it is looked at. */
import type { JsonObject } from "../../platform/json.ts";
import { promptsErrors } from "../errors.ts";

/**
 * Returns the value itself where it is a plain JSON object: own enumerable data properties, objects without a class,
 * finite numbers, at most `maximumDepth` levels. Nothing is copied.
 * @param what names it in the message: "The input"
 * @throws SlipwayError SW0309
 */
export function acceptData(value: unknown, what: string, maximumDepth: number): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refused(what, "", "is not an object");
  }
  // The place of a problem is looked for only where there is one.
  if (!isPlain(value, maximumDepth)) check(value, what, "", maximumDepth);
  // Checked above; the type says no more than that.
  return value as JsonObject;
}

/** The same question as `check` asks, answered without words. */
function isPlain(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (depth <= 0) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isPlain(value[index], depth - 1)) return false;
    return true;
  }
  if (!hasPlainPrototype(value)) return false;
  for (const key of Object.keys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property === undefined || !("value" in property)) return false;
    const element: unknown = property.value;
    if (typeof element !== "string" && element !== undefined && !isPlain(element, depth - 1)) return false;
  }
  return true;
}

function hasPlainPrototype(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  // Objects of another realm have another Object.prototype, whose own prototype is null too.
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function check(value: unknown, what: string, path: string, depth: number): void {
  switch (typeof value) {
    case "string":
    case "boolean":
      return;
    case "number":
      if (!Number.isFinite(value)) throw refused(what, path, `holds ${value}, which JSON does not have`);
      return;
    case "object":
      break;
    default:
      throw refused(
        what,
        path,
        `holds ${value === undefined ? "undefined" : `a ${typeof value}`}, which JSON does not have`,
      );
  }
  if (value === null) return;
  if (depth <= 0) throw refused(what, "", "is nested too deeply, or contains itself");
  if (Array.isArray(value)) checkList(value, what, path, depth);
  else checkObject(value, what, path, depth);
}

function checkList(list: readonly unknown[], what: string, path: string, depth: number): void {
  for (let index = 0; index < list.length; index++) {
    const element = list[index];
    if (typeof element !== "string") check(element, what, `${path}/${index}`, depth - 1);
  }
}

function checkObject(object: object, what: string, path: string, depth: number): void {
  if (!hasPlainPrototype(object)) throw refused(what, path, "holds an object of a class");
  for (const key of Object.keys(object)) {
    const property = Object.getOwnPropertyDescriptor(object, key);
    if (property === undefined || !("value" in property)) throw refused(what, `${path}/${key}`, "holds a getter");
    const element: unknown = property.value;
    // An absent optional value may be written as undefined by applications.
    if (typeof element !== "string" && element !== undefined) check(element, what, `${path}/${key}`, depth - 1);
  }
}

function refused(what: string, path: string, problem: string) {
  const place = path === "" ? "" : ` at \`${path.length > 80 ? `${path.slice(0, 80)}…` : path}\``;
  return promptsErrors.create("SW0309", {
    message: `${what} ${problem}${place}.`,
    next: "Pass plain JSON values: objects, lists, texts, finite numbers, true, false and null.",
  });
}
