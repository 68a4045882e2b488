/** Scanners whose table is built from their rules when they are made: of a project's own rules, and of rules on trial. */

import type { Pattern } from "./compiled.ts";
import { createKernel } from "./kernel.ts";
import { cutKeywords } from "./layer.ts";
import type { KeywordRule, SecretRule } from "./rule.ts";
import type { Scanner } from "./scanner.ts";
import { scannerOf } from "./scanner.ts";
import { buildTable } from "./table.ts";
import type { KeywordTable } from "./table-parts.ts";

/** A scanner with exactly these rules. */
export function createScanner(
  list: readonly SecretRule[],
  patternOf?: (rule: KeywordRule) => Pattern | undefined,
): Scanner {
  return scannerOf(list, createKernel(tableOf(list)), new Set(), patternOf);
}

/** The keyword table, built anew each time; that of the built-in rules is made beforehand. */
export function tableOf(rules: readonly SecretRule[]): KeywordTable {
  return buildTable(rules, cutKeywords);
}
