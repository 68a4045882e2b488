/** What the validator says: problems of a value against a schema, and problems of the schema itself. */
import type { Json } from "../json.ts";

/** One place in a value that does not fit the schema. */
export interface ValidationProblem {
  /** JSON pointer into the value; empty for the whole value. For an unknown property, the pointer of that property. */
  readonly pointer: string;
  /** What to mark in the file: the value at `pointer`, or the name of the property there. */
  readonly target: "value" | "key";
  /** JSON pointer into the schema document, to the keyword that refused: `/properties/age/minimum`. */
  readonly schemaPointer: string;
  /** The keyword, or `limit` where the validator stopped because depth or work had no end. */
  readonly keyword: string;
  /** One sentence in plain words. */
  readonly message: string;
  /** What the message was made of: `{ property, nearest }`, `{ expected, actual }`, `{ limit }`. */
  readonly params: { readonly [name: string]: Json };
}

/** Why a schema cannot be used. */
export interface SchemaProblem {
  /** JSON pointer into the schema document. */
  readonly pointer: string;
  /** One sentence in plain words. */
  readonly message: string;
  /** What to do, one sentence. */
  readonly help: string;
}

export interface Validator {
  /** Every place where `value` does not fit, in the order of the schema; empty where it fits. Never throws. */
  validate(value: unknown): readonly ValidationProblem[];
  /** Keywords that look misspelt: allowed by JSON Schema, but surely not meant. */
  readonly doubts: readonly SchemaProblem[];
}

export type CompiledSchema =
  | { readonly ok: true; readonly validator: Validator }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

/** Bounds on work. Schemas and values come from strangers. */
export interface SchemaLimits {
  /** Levels of schemas inside schemas. */
  readonly schemaDepth: number;
  /** Schemas in one document. */
  readonly schemas: number;
  /** Schemas entered one inside the other while a value is checked. */
  readonly depth: number;
  /** Schemas evaluated for one value, whatever its size … */
  readonly work: number;
  /** … and as many more for each value inside it. */
  readonly workPerValue: number;
  /** Problems reported for one value. */
  readonly problems: number;
}

export const defaultSchemaLimits: SchemaLimits = {
  schemaDepth: 128,
  schemas: 50_000,
  depth: 512,
  work: 50_000,
  workPerValue: 200,
  problems: 50,
};

export interface SchemaOptions {
  /** `format` refuses a value (the default), or is a comment. */
  readonly formats?: "assert" | "comment";
  /** What the whole value is called in messages: "The input". */
  readonly subject?: string;
  readonly limits?: Partial<SchemaLimits>;
}
