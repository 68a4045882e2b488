/** What a look at an environment found, for people. */
import type { Paint } from "../../platform/paint.ts";
import { counted, sizeInWords } from "../../platform/words.ts";
import { liveSequence } from "../../releases/record.ts";
import type { VerifyReport } from "../../releases/verify.ts";
import { doneHeading, factSheet } from "./release-text.ts";
import { foreign, shortDigest } from "./words.ts";

/** Problems that are shown; `--json` has all of them. */
const mostProblems = 50;

/** A report with what is wrong first; `more` are facts of the command that looked. */
export function verifyText(
  paint: Paint,
  environment: string,
  report: VerifyReport,
  more: readonly (readonly [string, string] | undefined)[],
): string {
  const { pointer, problems, notes, checked } = report;
  const by = {
    size: "by size (--deep reads them)",
    checksum: "by the checksums that the store keeps",
    content: "read and hashed",
  }[checked.objectsBy];
  const heading =
    problems.length === 0
      ? doneHeading(paint, environment, "is what its records say")
      : `${paint("red", "✘")} ${paint("bold", environment)}  ${counted(problems.length, "problem")}`;
  const lines = problems
    .slice(0, mostProblems)
    .flatMap(({ kind, key, message, next }) => [
      `  ${paint("red", kind)} ${paint("dim", foreign(key))}`,
      `    ${foreign(message, 400)}`,
      `    ${paint("dim", "→")} ${foreign(next, 400)}`,
    ]);
  if (problems.length > mostProblems)
    lines.push(paint("dim", `  … and ${problems.length - mostProblems} more (--json has all of them)`));
  const head = lines.length === 0 ? heading : [heading, ...lines].join("\n");
  return factSheet(paint, head, [
    pointer === undefined
      ? undefined
      : [
          "live",
          `${pointer.record.version} (release ${liveSequence(pointer.record)}, ${shortDigest(pointer.record.bundle)})`,
        ],
    [
      "chain",
      `${counted(checked.records, "record")}, ${counted(checked.releases, "release")} kept with ${counted(checked.bundles, "bundle")}`,
    ],
    ["objects", `${counted(checked.objects, "object")} (${sizeInWords(checked.bytes)}), ${by}`],
    ...notes.map((note): readonly [string, string] => ["note", foreign(note, 400)]),
    ...more,
  ]);
}
