/** Reads a trust policy with the line of everything in it, so that a report can point at the line that fails. */
import { isJsonObject, type Json, type JsonObject, jsonPointer } from "../../platform/json.ts";
import { readJson } from "../../platform/json-reader.ts";
import type { LocationMap } from "../../platform/locations.ts";
import { createSource } from "../../platform/text.ts";
import { awsErrors } from "../errors.ts";

/** One or more values and where they stand. */
export interface Element {
  readonly values: readonly string[];
  readonly line: number;
}

export interface ReadCondition {
  /** As written: `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** As written. */
  readonly key: string;
  readonly values: readonly string[];
  readonly line: number;
}

export interface ReadStatement {
  /** From 1. */
  readonly number: number;
  readonly line: number;
  readonly lastLine: number;
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  /** By kind: `Federated`, `AWS`, `Service`, `*` for everybody. */
  readonly principals: ReadonlyMap<string, Element>;
  readonly principalLine: number;
  /** The statement names who is not meant (NotPrincipal). */
  readonly exceptPrincipals: boolean;
  readonly actions: Element;
  readonly exceptActions: boolean;
  readonly conditions: readonly ReadCondition[];
}

export interface ReadTrustPolicy {
  readonly file: string;
  /** Policy variables are texts like others in documents older than 2012-10-17. */
  readonly variables: boolean;
  readonly statements: readonly ReadStatement[];
}

/** IAM's limit for a trust policy is 8,192 characters at most; a file with its white space is not much larger. */
const maximumCharacters = 256 * 1024;

/**
 * Reads the policy in a file's text: the document itself, or what `aws iam get-role` prints around it.
 *
 * Throws SW0936 with the place for what IAM would not take.
 */
export function readTrustPolicy(file: string, text: string): ReadTrustPolicy {
  if (text.length > maximumCharacters) throw noPolicy(file, undefined, "It is far larger than any trust policy.");
  if (!text.trimStart().startsWith("{"))
    throw noPolicy(file, undefined, "A policy is one JSON object, and this does not begin with “{”.");
  const { value, problems, locations } = readJson(createSource(file, text));
  const [problem] = problems;
  if (problem !== undefined || value === undefined) {
    throw noPolicy(file, problem?.range.start, problem?.message ?? "It is empty.", problem?.help);
  }
  const { document, pointer } = documentIn(value, []);
  if (document === undefined) {
    throw noPolicy(file, undefined, "There is no object with a “Statement” in it.");
  }
  const reader = new StatementReader(file, locations);
  const written = document["Statement"] ?? null;
  const statements = Array.isArray(written)
    ? written.map((statement, index) => reader.statement(statement, [...pointer, "Statement", index], index + 1))
    : [reader.statement(written, [...pointer, "Statement"], 1)];
  if (statements.length === 0) throw noPolicy(file, undefined, "“Statement” is an empty list: nobody is let in.");
  return { file, variables: document["Version"] === "2012-10-17", statements };
}

type Path = readonly (string | number)[];

/** Under `Role`, `AssumeRolePolicyDocument` or `PolicyDocument`, as tools print it. */
function documentIn(value: Json, pointer: Path): { readonly document: JsonObject | undefined; readonly pointer: Path } {
  if (!isJsonObject(value)) return { document: undefined, pointer };
  if (Object.hasOwn(value, "Statement")) return { document: value, pointer };
  const wrapper = ["Role", "AssumeRolePolicyDocument", "PolicyDocument"].find((name) => Object.hasOwn(value, name));
  return wrapper === undefined || pointer.length > 2
    ? { document: undefined, pointer }
    : documentIn(value[wrapper] ?? null, [...pointer, wrapper]);
}

class StatementReader {
  readonly #file: string;
  readonly #locations: LocationMap;

  constructor(file: string, locations: LocationMap) {
    this.#file = file;
    this.#locations = locations;
  }

  statement(value: Json, path: Path, number: number): ReadStatement {
    if (!isJsonObject(value)) throw this.#wrong(path, "A statement is an object.");
    const effect = value["Effect"];
    if (effect !== "Allow" && effect !== "Deny") {
      throw this.#wrong([...path, "Effect"], "“Effect” must be “Allow” or “Deny”, in this case.");
    }
    const sid = value["Sid"];
    const principal = this.#either(value, path, "Principal", "NotPrincipal");
    const action = this.#either(value, path, "Action", "NotAction");
    const where = this.#locations.valueAt(jsonPointer(path));
    return {
      number,
      line: where?.start.line ?? 1,
      lastLine: where?.end.line ?? 1,
      sid: typeof sid === "string" && sid !== "" ? sid : undefined,
      effect,
      principals: this.#principals(value[principal.name] ?? null, [...path, principal.name]),
      principalLine: this.#line([...path, principal.name]),
      exceptPrincipals: principal.except,
      actions: {
        values: this.#texts(value[action.name] ?? null, [...path, action.name]),
        line: this.#line([...path, action.name]),
      },
      exceptActions: action.except,
      conditions: this.#conditions(value["Condition"], [...path, "Condition"]),
    };
  }

  #either(value: JsonObject, path: Path, name: string, except: string) {
    if (Object.hasOwn(value, name)) return { name, except: false };
    if (Object.hasOwn(value, except)) return { name: except, except: true };
    throw this.#wrong(path, `The statement has no “${name}”.`);
  }

  #principals(value: Json, path: Path): ReadonlyMap<string, Element> {
    if (value === "*") return new Map([["*", { values: ["*"], line: this.#line(path) }]]);
    if (!isJsonObject(value)) {
      throw this.#wrong(path, '“Principal” is an object such as {"Federated": "arn:…"}, or "*".');
    }
    return new Map(
      Object.entries(value).map(([kind, names]) => [
        kind,
        { values: this.#texts(names, [...path, kind]), line: this.#line([...path, kind]) },
      ]),
    );
  }

  #conditions(value: Json | undefined, path: Path): readonly ReadCondition[] {
    if (value === undefined) return [];
    if (!isJsonObject(value)) throw this.#wrong(path, "“Condition” is an object of operators.");
    return Object.entries(value).flatMap(([operator, block]) => {
      if (!isJsonObject(block))
        throw this.#wrong([...path, operator], `“${operator}” is an object of keys and values.`);
      return Object.entries(block).map(([key, wanted]) => ({
        operator,
        key,
        values: this.#texts(wanted, [...path, operator, key]),
        line: this.#line([...path, operator, key]),
      }));
    });
  }

  /** One text or a list; numbers and booleans as IAM takes them for texts. */
  #texts(value: Json, path: Path): readonly string[] {
    const list = Array.isArray(value) ? value : [value];
    return list.map((item) => {
      if (typeof item === "string") return item;
      if (typeof item === "number" || typeof item === "boolean") return String(item);
      throw this.#wrong(path, `“${path.at(-1)}” takes a text, or a list of texts.`);
    });
  }

  #line(path: Path): number {
    return this.#locations.nearestTo(jsonPointer(path)).start.line;
  }

  #wrong(path: Path, why: string): Error {
    return noPolicy(this.#file, this.#locations.nearestTo(jsonPointer(path)).start, why);
  }
}

function noPolicy(
  file: string,
  at: { readonly line: number; readonly column: number } | undefined,
  why: string,
  help?: string,
): Error {
  return awsErrors.create("SW0936", {
    message: `${file} is no trust policy that IAM takes. ${why}`,
    next:
      help ??
      "Print the one of the role: `aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json`.",
    place: { file, ...at },
  });
}
