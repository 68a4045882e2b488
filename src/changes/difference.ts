/**
 * What differs between two revisions of a project, as `slipway diff --json` prints it and as the review shows it. Plain
 * JSON: everything in it may be text of strangers, and everything that grows is bounded, with a sentence in `cut` that
 * says what was left out.
 */
import type { Finding } from "../platform/finding.ts";
import type { Json } from "../platform/json.ts";
import type { Message } from "../prompts/prompt.ts";

/** One of the two sides. */
export interface Side {
  /** Full hash; null for the working tree, and for nothing. */
  readonly commit: string | null;
  /** As a person wrote it, `origin/main`; `working tree`. */
  readonly label: string;
}

/** One part of a matrix job: `index` from 1 to `total`. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** How much callers have to do: nothing, nothing that they must, something. */
export type ContractLevel = "none" | "patch" | "minor" | "major";

/** Where a change stands. `side` says in which of the two revisions. Lines and columns count from 1. */
export interface ChangePlace {
  readonly side: "base" | "head";
  /** Relative to the project's folder. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One reason for a level. */
export interface ContractChange {
  readonly level: Exclude<ContractLevel, "none">;
  /** Which promise it is about. */
  readonly subject: "prompt" | "input" | "output" | "tool" | "settings" | "words" | "schema";
  /** Where in a schema, as a path people read: `customer.plan`, `items[].price`. */
  readonly at?: string;
  /** One sentence. Names stand between backticks. */
  readonly reason: string;
  /** True where the comparison could not tell and took the safe side. */
  readonly unclear?: boolean;
  readonly place?: ChangePlace;
}

export interface Contract {
  /** The highest level of the changes. */
  readonly level: ContractLevel;
  /** Highest level first. */
  readonly changes: readonly ContractChange[];
}

/** A version and what the change asks for. */
export interface VersionAdvice {
  /** Highest release among the tags that the base can reach, without `v`; null where there is none. */
  readonly latest: string | null;
  /** The smallest version that promises enough, without `v`. Null where nothing changed. */
  readonly next: string | null;
}

/** What made a prompt differ. */
export interface Cause {
  readonly kind: "prompt" | "template" | "partial" | "schema" | "tool" | "cases" | "data" | "media" | "settings";
  /** Relative to the project's folder. */
  readonly file: string;
  readonly status: "added" | "removed" | "changed" | "renamed";
  /** The file before it was renamed. */
  readonly from?: string;
}

/** A setting that differs; absent on a side that does not have it. */
export interface SettingChange {
  /** `model`, `config.temperature`, `output.format`, `tools`, `description`. */
  readonly name: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** How long something is. */
export interface Size {
  /** Unicode characters of all text. */
  readonly characters: number;
  /** Estimated offline; to be shown with `≈`. */
  readonly tokens: number;
}

export interface SizeChange {
  readonly before: Size | null;
  readonly after: Size | null;
}

/** A piece of a line. */
export type Word =
  | { readonly kind: "same" | "removed" | "added"; readonly text: string }
  /** Equal text in a very long line that is not shown. */
  | { readonly kind: "folded"; readonly characters: number };

/**
 * One row of a comparison. Lines are without their line feed. `moved` on a removed or added line names the line of the
 * other side that has the same text, counted from 1 within the part.
 */
export type Row =
  | { readonly kind: "same"; readonly text: string }
  | { readonly kind: "removed"; readonly text: string; readonly moved?: number }
  | { readonly kind: "added"; readonly text: string; readonly moved?: number }
  /** A line whose words differ. */
  | { readonly kind: "changed"; readonly words: readonly Word[] }
  /** Equal lines that are not shown. */
  | { readonly kind: "folded"; readonly lines: number }
  /** Lines that are not shown because there is too much. */
  | { readonly kind: "cut"; readonly removed: number; readonly added: number };

/** A part of a message. Text has rows where it changed; other parts have both values in the messages. */
export interface PartDifference {
  readonly status: "same" | "changed" | "added" | "removed" | "moved";
  /** `text`, `media`, `data`, … */
  readonly kind: string;
  /** Index in the message before and after, from 0. */
  readonly before?: number;
  readonly after?: number;
  readonly rows: readonly Row[];
}

export interface MessageDifference {
  /** `moved`: the same content at another place among the messages. */
  readonly status: "same" | "changed" | "added" | "removed" | "moved";
  readonly role: string;
  /** Where the role itself changed. */
  readonly roleBefore?: string;
  /** Index among the messages before and after, from 0. */
  readonly before?: number;
  readonly after?: number;
  readonly parts: readonly PartDifference[];
}

export interface CaseDifference {
  readonly name: string;
  readonly status: "added" | "removed" | "changed" | "renamed" | "same";
  readonly from?: string;
  /** Whole conversations, for showing side by side. Absent where the side has none, and where there was no room. */
  readonly before?: readonly Message[];
  readonly after?: readonly Message[];
  /** Empty for cases that are the same. */
  readonly messages: readonly MessageDifference[];
  readonly size: SizeChange;
}

export interface PromptDifference {
  readonly name: string;
  /** `affected`: its own files are the same, and what it uses is not. */
  readonly status: "added" | "removed" | "changed" | "renamed" | "affected";
  /** The name before. */
  readonly from?: string;
  /** The prompt's file, in the head where it has one, else in the base. Relative to the project's folder. */
  readonly file: string;
  readonly causes: readonly Cause[];
  /** Errors because of which a side could not be rendered. */
  readonly broken: { readonly before: readonly Finding[]; readonly after: readonly Finding[] };
  readonly settings: readonly SettingChange[];
  readonly contract: Contract;
  /** Cases that differ, and those that came or went. */
  readonly cases: readonly CaseDifference[];
  /** Cases whose messages are the same. */
  readonly sameCases: number;
  /** The text of the template compared, where it changed and no case shows how. */
  readonly template?: readonly Row[];
  /** Of the longest case. */
  readonly size: SizeChange;
}

/** What differs in one project. */
export interface ProjectDifference {
  /** Folder from the root of the repository; empty at the root. */
  readonly path: string;
  readonly status: "added" | "removed" | "changed" | "unchanged";
  /** Prompts in the base and in the head. */
  readonly count: { readonly before: number; readonly after: number };
  /** Sorted by name. Prompts that are the same are not among them. */
  readonly prompts: readonly PromptDifference[];
  /** Settings of slipway.yaml that changed: names of its top-level keys. */
  readonly settings: readonly string[];
  /** Of all prompts together. */
  readonly contract: Contract;
  /** Sentences that say what was left out. */
  readonly cut: readonly string[];
}

/** `slipway/diff/v1` */
export interface DifferenceDocument {
  readonly format: "slipway/diff/v1";
  readonly base: Side;
  readonly head: Side;
  readonly shard?: Shard;
  readonly projects: readonly ProjectDifference[];
  /** The highest level of all projects. */
  readonly level: ContractLevel;
  readonly version?: VersionAdvice;
}
