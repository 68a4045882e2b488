/** What a case demands of an answer, from the file to values. Whether an answer fulfils it is evaluation's business. */
import { type Json, type JsonObject } from "../platform/json.js";
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
export declare const noDemands: Demands;
/** Reads them from a case as written: what does not fit the schema was reported before and is left out. */
export type DemandsReader = (value: JsonObject, pointer: string) => Demands;
/** For as many cases as there are: the schema of each kind of expectation is compiled once. */
export declare function demandsReader(): DemandsReader;
