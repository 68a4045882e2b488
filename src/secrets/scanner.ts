/** The scanner that other rooms use: bytes in, findings out. */

import type { Pattern } from "./compiled.ts";
import { compileRules } from "./compiled.ts";
import { isGuess } from "./file-facts.ts";
import type { FileScanner } from "./file-scan.ts";
import { detect } from "./file-scan.ts";
import type { SecretFinding } from "./finding.ts";
import type { Kernel } from "./kernel.ts";
import { createKernel } from "./kernel.ts";
import type { Confidence, KeywordRule, SecretRule } from "./rule.ts";
import type { WrittenRule } from "./settings.ts";
import { decodeTable, digestOf, pathTest } from "./table-text.ts";
import { toFindings } from "./to-findings.ts";

export type Scanner = FileScanner;

export interface ScannerOptions {
  /** Rules besides the built-in ones, from `secrets:` in slipway.yaml, and the file they stand in. */
  readonly own?: { readonly rules: readonly WrittenRule[]; readonly file: string };
  /** Ids of rules that are off. */
  readonly off?: ReadonlySet<string>;
  /** Made from the generated keyword table already. */
  readonly kernel?: Kernel;
}

const confidenceRank: Readonly<Record<Confidence, number>> = { high: 4, medium: 2, low: 0 };

/**
 * A scanner with the built-in rules and those of the project. Costs a few milliseconds; keep it.
 *
 * @throws SW0811 where a rule of the project cannot be used.
 */
export async function loadScanner(options: ScannerOptions = {}): Promise<Scanner> {
  const [{ secretRuleList }, { keywordTable }] = await Promise.all([
    import("./rules/index.ts"),
    import("./keyword-table.ts"),
  ]);
  const { off = new Set<string>(), own } = options;
  // A table of other rules would lead to wrong ones; while rules are being written, it is built anew.
  const fits = keywordTable.digest === digestOf(secretRuleList);
  const table = fits ? decodeTable(keywordTable) : (await import("./built-scanner.ts")).tableOf(secretRuleList);
  if (own === undefined || own.rules.length === 0) {
    const kernel = (fits ? options.kernel : undefined) ?? createKernel(table);
    return scannerOf(secretRuleList, kernel, off, undefined, fits ? pathTest(keywordTable) : undefined);
  }
  const [{ compileOwnRules }, { createScanner }, { extendTable }] = await Promise.all([
    import("./own-rules.ts"),
    import("./built-scanner.ts"),
    import("./table.ts"),
  ]);
  const builtIn = new Set(secretRuleList.map((rule) => rule.id));
  let alone: Scanner | undefined;
  const { rules, patternOf, examples } = await compileOwnRules(own.rules, builtIn, own.file, (candidate, text) => {
    alone ??= createScanner(candidate.rules, candidate.patternOf);
    return detect(alone, Buffer.from(text), "");
  });
  const kernel = createKernel(extendTable(table, rules, secretRuleList.length));
  return { ...scannerOf([...secretRuleList, ...rules], kernel, off, patternOf), examples };
}

/** A scanner of these rules, whose table the kernel has. */
export function scannerOf(
  list: readonly SecretRule[],
  kernel: Kernel,
  off: ReadonlySet<string>,
  patternOf?: (rule: KeywordRule) => Pattern | undefined,
  mayHaveFileRule: (path: string) => boolean = () => true,
): Scanner {
  const { byNumber, fileRules } = compileRules(list, off, patternOf);
  return {
    list,
    rules: byNumber,
    fileRules,
    hasFileRule: (path) => fileRules.length > 0 && mayHaveFileRule(path),
    kernel,
    examples: new Set(),
    rankOf: (match) => {
      const rule = list[match.rule];
      const specific = rule !== undefined && !isGuess(rule) ? 1 : 0;
      // What a rule for this very provider says, is better than a guess that is as sure.
      return confidenceRank[match.confidence] + specific * 8;
    },
  };
}

/**
 * The secrets in these bytes as findings. `path` uses `/`, relative to the project; it decides which rules apply and
 * is what the findings name. Synchronous; nothing leaves the process.
 */
export function scanBytes(scanner: Scanner, bytes: Uint8Array, path: string): readonly SecretFinding[] {
  return toFindings(detect(scanner, bytes, path), path);
}
