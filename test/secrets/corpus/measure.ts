/** Recall and precision of the scanner over a corpus. */
import { detect } from "../../../src/secrets/file-scan.ts";
import type { Scanner } from "../../../src/secrets/scanner.ts";
import type { Corpus, Sample } from "./generate.ts";

interface FamilyScore {
  readonly family: string;
  readonly secrets: number;
  readonly found: number;
  /** Findings of rules of this family at places where nothing is. */
  readonly wrong: number;
}

export interface Score {
  readonly secrets: number;
  readonly found: number;
  readonly nearMisses: number;
  /** Findings at places where nothing is, over secrets' files and near misses. */
  readonly wrong: number;
  readonly recall: number;
  readonly precision: number;
  readonly missed: readonly Sample[];
  readonly wrongFindings: readonly {
    readonly sample: Sample;
    readonly rule: string;
    readonly secret: string;
    readonly line: number;
  }[];
  readonly families: readonly FamilyScore[];
}

/** A secret counts as found where a finding touches its lines. */
export function measure(scanner: Scanner, corpus: Corpus, familyOf: (rule: string) => string): Score {
  const missed: Sample[] = [];
  const wrongFindings: Score["wrongFindings"][number][] = [];
  for (const sample of [...corpus.secrets, ...corpus.nearMisses]) {
    const { lines } = sample;
    let found = false;
    for (const { range, rule, secret } of detect(scanner, sample.bytes, sample.path)) {
      if (lines !== undefined && range.start.line <= lines.last && range.end.line >= lines.first) found = true;
      else wrongFindings.push({ sample, rule: rule.id, secret, line: range.start.line });
    }
    if (lines !== undefined && !found) missed.push(sample);
  }
  const found = corpus.secrets.length - missed.length;
  return {
    secrets: corpus.secrets.length,
    found,
    nearMisses: corpus.nearMisses.length,
    wrong: wrongFindings.length,
    recall: found / corpus.secrets.length,
    precision: found / (found + wrongFindings.length),
    missed,
    wrongFindings,
    families: familyScores(corpus, missed, wrongFindings, familyOf),
  };
}

function familyScores(
  corpus: Corpus,
  missed: readonly Sample[],
  wrong: Score["wrongFindings"],
  familyOf: (rule: string) => string,
): readonly FamilyScore[] {
  const families = [...new Set(corpus.secrets.map((sample) => sample.family))];
  return families.map((family) => {
    const secrets = corpus.secrets.filter((sample) => sample.family === family).length;
    return {
      family,
      secrets,
      found: secrets - missed.filter((sample) => sample.family === family).length,
      wrong: wrong.filter((finding) => familyOf(finding.rule) === family).length,
    };
  });
}
