/** What a case demands of an answer, from the file to values. Whether an answer fulfils it is evaluation's business. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { type ExpectationKind, expectationKinds, shortForms } from "./expectations-schema.ts";

/** An expectation and where it stands: `/cases/0/expect/1/contains` in the locations of its case. */
export interface PlacedExpectation {
  /** Its key: `contains`, `path`, …. */
  readonly kind: string;
  /** As the schema of cases has it under this key, in its long form; evaluation knows its type. */
  readonly value: Json;
  readonly pointer: string;
}

/** What a case says besides its input. */
export interface Demands {
  readonly expect: readonly PlacedExpectation[];
  readonly must: boolean;
  readonly repeat: number;
  readonly passRate: number;
  readonly cluster?: string;
}

export const noDemands: Demands = { expect: [], must: false, repeat: 1, passRate: 1 };

/** Reads them from a case as written. What does not fit the schema was reported before and is left out. */
export function demandsIn(value: JsonObject, pointer: string): Demands {
  const must = ownProperty(value, "must");
  const repeat = ownProperty(value, "repeat");
  const passRate = ownProperty(value, "passRate");
  const cluster = ownProperty(value, "cluster");
  return {
    expect: expectationsIn(ownProperty(value, "expect"), `${pointer}/expect`),
    must: must === true,
    repeat: typeof repeat === "number" && Number.isInteger(repeat) && repeat >= 1 ? repeat : 1,
    passRate: typeof passRate === "number" && passRate > 0 && passRate <= 1 ? passRate : 1,
    ...(typeof cluster === "string" ? { cluster } : {}),
  };
}

function expectationsIn(written: Json | undefined, pointer: string): readonly PlacedExpectation[] {
  if (Array.isArray(written)) {
    return written.flatMap((entry: Json, index) =>
      isJsonObject(entry) ? ofMapping(entry, `${pointer}/${index}`) : [],
    );
  }
  return isJsonObject(written) ? ofMapping(written, pointer) : [];
}

function ofMapping(mapping: JsonObject, pointer: string): readonly PlacedExpectation[] {
  return expectationKinds.flatMap((kind): PlacedExpectation[] => {
    const value = ownProperty(mapping, kind);
    if (value === undefined) return [];
    return [{ kind, value: inLongForm(kind, value), pointer: `${pointer}/${kind}` }];
  });
}

function inLongForm(kind: ExpectationKind, value: Json): Json {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const field = Object.hasOwn(shortForms, kind) ? shortForms[kind as keyof typeof shortForms] : undefined;
  return field === undefined ? value : { [field]: value };
}
