/** Collects what is wrong with a template, up to a bound: a hostile file cannot make a report of a million lines. */

import type { Finding, Rule, Severity } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { createSource, type OffsetRange, type SourceFile } from "../../platform/text.ts";

/** Findings about the syntax of one template. The first few are what a person repairs before looking again. */
const mostProblems = 50;

/** One for a template. Findings past the bound are dropped, but `fatal` stays true. */
export class Problems {
  readonly findings: Finding[] = [];
  private source: SourceFile;
  /** True where the template cannot be rendered: a finding of severity `error` by its rule was reported. */
  fatal = false;

  constructor(source: SourceFile) {
    this.source = source;
  }

  get full(): boolean {
    return this.findings.length >= mostProblems;
  }

  /** `severity` where it differs from the rule's own; the template can be rendered all the same then. */
  add(rule: Rule, place: OffsetRange, message: string, help: string, severity?: Severity): void {
    if (rule.severity === "error") this.fatal = true;
    if (this.full) return;
    // The index of lines is built with the first problem, and once.
    if (this.source.lines === undefined) this.source = createSource(this.source.file, this.source.text);
    this.findings.push(
      createFinding(rule, this.source, place, { message, help, ...(severity === undefined ? {} : { severity }) }),
    );
  }

  /** In the order of the file. */
  sorted(): readonly Finding[] {
    return this.findings.sort(
      (left, right) =>
        left.range.start.line - right.range.start.line || left.range.start.column - right.range.start.column,
    );
  }
}

/** A piece of a template for a message: on one line, and short. */
export function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
