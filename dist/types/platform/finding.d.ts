/**
 * A finding: one problem at one place. Every checker returns findings, every report takes only findings.
 */
export type Severity = "error" | "warning" | "note";
/** Lines and columns from 1; columns in UTF-16 units. */
export interface Position {
    readonly line: number;
    readonly column: number;
}
/** `end` is exclusive: the position right after the last character. */
export interface SourceRange {
    readonly start: Position;
    readonly end: Position;
}
export interface Finding {
    /** Id of the rule, such as `undefined-variable`. */
    readonly rule: string;
    readonly severity: Severity;
    /** Path relative to the project's folder, `/` as separator. */
    readonly file: string;
    readonly range: SourceRange;
    /** What is wrong, one sentence. */
    readonly message: string;
    /** What to do, one sentence or the line to use instead. */
    readonly help: string;
    /** Hex digest prefix that stays the same when lines shift: see `fingerprintOf`. */
    readonly fingerprint: string;
    /** The source lines of `range` (first line only where it is long), for text reports. Absent where it must not be shown. */
    readonly excerpt?: string;
    /** How sure the rule is, where a rule can be wrong (secrets). */
    readonly confidence?: "high" | "medium" | "low";
    /** The commit that brought it in, full hash, and who made it: text from outside. */
    readonly commit?: string;
    readonly author?: string;
    /** Column of the excerpt's first character on its first line, where a long line is cut before the range; else 1. */
    readonly excerptColumn?: number;
}
/** One check: its id, default severity, and its page (`docs/rules/<id>.md`, `slipway explain <id>`). */
export interface Rule {
    /** Lower case words joined by hyphens. */
    readonly id: string;
    /** Which part of the product reports it; groups the pages. */
    readonly group: "project" | "prompts" | "cases" | "models" | "secrets" | "releases";
    readonly severity: Severity;
    /** Other severities that its findings may have, each with when: the rest of a sentence, "where the name is misspelt". */
    readonly also?: readonly {
        readonly severity: Severity;
        readonly when: string;
    }[];
    /** One line, no full stop. */
    readonly title: string;
    /** Markdown: why it matters and how to repair it; with an example of wrong and right where that helps. */
    readonly page: string;
}
/** A rule's configured level in `slipway.yaml`. */
export type RuleLevel = "error" | "warning" | "note" | "off";
