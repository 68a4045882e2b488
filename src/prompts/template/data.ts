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
  check(value, what, "", maximumDepth);
  // Checked above; the type says no more than that.
  return value as JsonObject;
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
    // Most elements are texts and numbers; only others need a path for a message.
    if (typeof element !== "string") check(element, what, `${path}/${index}`, depth - 1);
  }
}

function checkObject(object: object, what: string, path: string, depth: number): void {
  const prototype: unknown = Object.getPrototypeOf(object);
  // Objects of another realm have another Object.prototype, whose own prototype is null too.
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
    throw refused(what, path, "holds an object of a class");
  }
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
