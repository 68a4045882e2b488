/**
 * Recall and precision of the secret rules over the generated corpus, per family:
 * `node bench/secrets-quality.ts` (`--missed` lists what was missed and what was reported wrongly, of the tuning part only).
 */
import { secretRuleFamilies } from "../src/secrets/rules/index.ts";
import { loadScanner } from "../src/secrets/scanner.ts";
import { heldOutCorpus, tuningCorpus } from "../test/secrets/corpus/generate.ts";
import { createKeyRing } from "../test/secrets/corpus/make.ts";
import { measure, type Score } from "../test/secrets/corpus/measure.ts";

const familyByRule = new Map(
  Object.entries(secretRuleFamilies).flatMap(([family, rules]) => rules.map((rule) => [rule.id, family] as const)),
);
const familyOf = (rule: string): string => familyByRule.get(rule) ?? "own";
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function print(title: string, score: Score): void {
  console.log(`\n${title}: ${score.secrets} secrets, ${score.nearMisses} near misses`);
  console.log(
    `recall ${percent(score.recall)} (${score.found}), precision ${percent(score.precision)} (${score.wrong} wrong)`,
  );
  for (const { family, secrets, found, wrong } of score.families) {
    console.log(
      `  ${family.padEnd(16)} ${percent(found / secrets).padStart(8)} of ${String(secrets).padStart(4)}, ${percent(found / Math.max(1, found + wrong)).padStart(8)} right`,
    );
  }
}

const keys = createKeyRing();
const scanner = await loadScanner();
const tuning = measure(scanner, tuningCorpus(keys), familyOf);
print("Tuning part", tuning);
if (process.argv.includes("--missed")) {
  for (const sample of tuning.missed) console.log(`missed  ${sample.id}  ${sample.path}`);
  for (const { sample, rule, line } of tuning.wrongFindings)
    console.log(`wrong   ${sample.id}  ${sample.path}:${line}  ${rule}`);
}
print("Held-out part", measure(scanner, heldOutCorpus(keys), familyOf));
