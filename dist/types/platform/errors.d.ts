/**
 * The one error that Slipway throws on purpose, and the catalogue from which `slipway explain` and
 * docs/errors.md are made. Each room declares its codes with `defineErrors`; nothing else constructs one.
 */
/** Who can mend it: the user's input or configuration, a refusal by policy or by a lost race, the outside world, or we. */
export type ErrorClass = "usage" | "refusal" | "outside" | "internal" | "interrupted";
/** Exit codes of the process by class of error. `4` (a gate says wait) is no error. */
export declare const exitCodes: Readonly<Record<ErrorClass, number>>;
/** One entry of the catalogue: what the code means, for docs/errors.md and `slipway explain CODE`. */
export interface ErrorEntry {
    readonly class: ErrorClass;
    /** One line, no full stop: "The environment does not exist". */
    readonly title: string;
    /** Markdown: when it happens and what to do. */
    readonly page: string;
}
/** What an error is about, so that a report can point at it. Positions count from 1, columns in UTF-16 units. */
export interface ErrorPlace {
    readonly file: string;
    readonly line?: number;
    readonly column?: number;
}
/** What the thrower knows besides the code. */
export interface ErrorDetails {
    /** What happened, with the names involved. A sentence. Never holds a secret. */
    readonly message: string;
    /** What to do now. A sentence, or a command to run. */
    readonly next: string;
    readonly place?: ErrorPlace | undefined;
    readonly cause?: unknown;
}
/** An expected failure: stable code, message, next step, and the cause kept. */
export declare class SlipwayError extends Error {
    readonly code: string;
    readonly class: ErrorClass;
    readonly next: string;
    readonly place: ErrorPlace | undefined;
    constructor(code: string, errorClass: ErrorClass, details: ErrorDetails);
}
/** The codes of a room and how to make each error: `throw projectErrors.create("SW0201", { message, next })`. */
export interface ErrorCatalogue<Code extends string> {
    readonly entries: Readonly<Record<Code, ErrorEntry>>;
    create(code: Code, details: ErrorDetails): SlipwayError;
}
/**
 * Declares the error codes of one room. Blocks: SW01 platform and command line, 02 project, 03 prompts,
 * 04 bundles, 05 stores, 06 releases, 07 gates, 08 secrets, 09 aws, 10 github, 11 models, 12 evaluation,
 * 13 provenance, 14 changes, 15 reports, 16 reader, 99 our own faults.
 */
export declare function defineErrors<const Code extends string>(entries: Readonly<Record<Code, ErrorEntry>>): ErrorCatalogue<Code>;
/** True for our own error, also where two copies of the module are loaded (by name and shape, not by class). */
export declare function isSlipwayError(error: unknown): error is SlipwayError;
