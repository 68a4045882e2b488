/** The scanner that other rooms use: bytes in, findings out. */

import { compileRules } from "./compiled.ts";
import { isGuess } from "./file-facts.ts";
import type { Detection, FileScanner } from "./file-scan.ts";
import { detect } from "./file-scan.ts";
import { createFilter } from "./filter.ts";
import type { CommitFacts, SecretFinding } from "./finding.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { assignmentKinds } from "./gates.ts";
import { cutKeywords } from "./layer.ts";
import type { Confidence, KeywordRule, SecretRule } from "./rule.ts";
import { buildTable } from "./table.ts";

export type Scanner = FileScanner;

export interface ScannerOptions {
  /** Rules besides the built-in ones, from `secrets:` in slipway.yaml. */
  readonly ownRules?: readonly SecretRule[];
  /** Ids of rules that are off. */
  readonly off?: ReadonlySet<string>;
}

const confidenceRank: Readonly<Record<Confidence, number>> = { high: 4, medium: 2, low: 0 };

/** A scanner with the built-in rules. Costs a few milliseconds; keep it. */
export async function loadScanner(options: ScannerOptions = {}): Promise<Scanner> {
  const { secretRuleList } = await import("./rules/index.ts");
  const off = options.off;
  const list = [...secretRuleList, ...(options.ownRules ?? [])].filter((rule) => off?.has(rule.id) !== true);
  return createScanner(list);
}

/** A scanner with exactly these rules. */
export function createScanner(list: readonly SecretRule[]): Scanner {
  const { byNumber, fileRules } = compileRules(list);
  const filter = createFilter(buildTable([...list, cutTrigger]));
  return {
    list,
    rules: byNumber,
    fileRules,
    filter,
    kinds: assignmentKinds(),
    rankOf: (match) => {
      const rule = list[match.rule];
      const specific = rule !== undefined && !isGuess(rule) ? 1 : 0;
      // What a rule for this very provider says, is better than a guess that is as sure.
      return confidenceRank[match.confidence] + specific * 8;
    },
  };
}

/** Stands at the end of the list, so that its number is that of no rule. Only its keywords are used. */
const cutTrigger: KeywordRule = {
  kind: "keyword",
  id: "cut",
  title: "",
  provider: "",
  confidence: "low",
  precision: "none",
  advice: { what: "", revoke: "" },
  keywords: cutKeywords,
  anchor: "start",
  boundary: false,
  pattern: /(?!)/,
};

/**
 * The secrets in these bytes as findings. `path` uses `/`, relative to the project; it decides which rules apply and
 * is what the findings name. Synchronous; nothing leaves the process.
 */
export function scanBytes(scanner: Scanner, bytes: Uint8Array, path: string): readonly SecretFinding[] {
  return toFindings(detect(scanner, bytes, path), path);
}

const disguises = {
  base64: "in base64",
  hex: "in hexadecimal digits",
  percent: "in percent encoding",
  joined: "in pieces",
} as const;

/** Findings without the secrets. Expects the detections of one file, since fingerprints count them. */
export function toFindings(
  detections: readonly Detection[],
  path: string,
  commit?: CommitFacts,
): readonly SecretFinding[] {
  const fingerprints = fingerprintsOf(detections, path);
  return detections.map((detection, index) => {
    const { rule, range, confidence, disguise } = detection;
    const hidden = disguise === undefined ? "" : `, ${disguises[disguise]}`;
    return {
      rule: rule.id,
      severity: confidence === "low" ? "warning" : "error",
      file: path,
      range,
      message: `${rule.title}${hidden}`,
      help: `Revoke it, since it may have been read already, then take it out of the file. \`slipway explain ${rule.id}\` says where.`,
      fingerprint: fingerprints[index] ?? "",
      provider: rule.provider,
      confidence,
      ...(disguise === undefined ? {} : { disguise }),
      ...commit,
    };
  });
}
