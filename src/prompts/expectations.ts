/** What a case demands of an answer, from the file to values. Whether an answer fulfils it is evaluation's business. */

import { isJsonObject, type Json, type JsonObject, ownProperty } from "../platform/json.ts";
import { type Validator, validatorOfOwn } from "../platform/json-schema/index.ts";
import { type ExpectationKind, expectationKinds, schemaOfKind, shortForms } from "./expectations-schema.ts";

/** An expectation and where it stands: `/cases/0/expect/1/contains` in the locations of its case. */
export interface PlacedExpectation {
  /** Its key: `contains`, `path`, …. */
  readonly kind: string;
  /** As the schema of cases has it under this key, in its long form; evaluation knows its type. */
  readonly value: Json;
  readonly pointer: string;
}

/** As the schema of cases has it. */
const mostRepeats = 100;

/** What a case says besides its input. */
export interface Demands {
  readonly expect: readonly PlacedExpectation[];
  readonly must: boolean;
  readonly repeat: number;
  readonly passRate: number;
  readonly cluster?: string;
}

export const noDemands: Demands = { expect: [], must: false, repeat: 1, passRate: 1 };

/** Reads them from a case as written: what does not fit the schema was reported before and is left out. */
export type DemandsReader = (value: JsonObject, pointer: string) => Demands;

/** For as many cases as there are: the schema of each kind of expectation is compiled once. */
export function demandsReader(): DemandsReader {
  const validators = new Map<ExpectationKind, Validator>();
  const fits = (kind: ExpectationKind, value: Json): boolean => {
    const validator = validators.get(kind) ?? validatorOfOwn(schemaOfKind(kind));
    validators.set(kind, validator);
    return validator.validate(value).length === 0;
  };
  return (value, pointer) => {
    const must = ownProperty(value, "must");
    const repeat = ownProperty(value, "repeat");
    const passRate = ownProperty(value, "passRate");
    const cluster = ownProperty(value, "cluster");
    return {
      expect: expectationsIn(ownProperty(value, "expect"), `${pointer}/expect`, fits),
      must: must === true,
      repeat:
        typeof repeat === "number" && Number.isInteger(repeat) && repeat >= 1 && repeat <= mostRepeats ? repeat : 1,
      passRate: typeof passRate === "number" && passRate > 0 && passRate <= 1 ? passRate : 1,
      ...(typeof cluster === "string" ? { cluster } : {}),
    };
  };
}

type Fits = (kind: ExpectationKind, value: Json) => boolean;

function expectationsIn(written: Json | undefined, pointer: string, fits: Fits): readonly PlacedExpectation[] {
  if (Array.isArray(written)) {
    return written.flatMap((entry: Json, index) =>
      isJsonObject(entry) ? ofMapping(entry, `${pointer}/${index}`, fits) : [],
    );
  }
  return isJsonObject(written) ? ofMapping(written, pointer, fits) : [];
}

function ofMapping(mapping: JsonObject, pointer: string, fits: Fits): readonly PlacedExpectation[] {
  return expectationKinds.flatMap((kind): PlacedExpectation[] => {
    const value = ownProperty(mapping, kind);
    if (value === undefined || !fits(kind, value)) return [];
    return [{ kind, value: inLongForm(kind, value), pointer: `${pointer}/${kind}` }];
  });
}

function inLongForm(kind: ExpectationKind, value: Json): Json {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const field = Object.hasOwn(shortForms, kind) ? shortForms[kind as keyof typeof shortForms] : undefined;
  return field === undefined ? value : { [field]: value };
}
