/** `slipway verify`: whether an environment is what its records say. */
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import { liveSequence } from "../releases/record.ts";
import { type VerifyReport, verify } from "../releases/verify.ts";
import type { RequestCounts } from "../stores/store.ts";
import { releaseDocument } from "./releases/documents.ts";
import { environmentInput, statsInput } from "./releases/inputs.ts";
import { openEnvironment, showStep, sumRequests } from "./releases/open.ts";
import { doneHeading, factSheet, requestsFact } from "./releases/release-text.ts";
import { counted, foreign, shortDigest, sizeOf } from "./releases/words.ts";

/** Problems that are shown; `--json` has all of them. */
const mostProblems = 50;

export const command = defineCommand({
  name: "verify",
  summary: "Check that an environment holds what its records say",
  description: [
    "Checks the pointer, the whole chain of records, the manifests of every kept release and every object that they name: that it is there, with the right size and, where the store keeps checksums, the right SHA-256. `--deep` reads and hashes every object. Checks the mirror file by file, and settings of the bucket that the promises rest on.",
    "Exit code 1 where something drifted, with the key and what to do about it.",
  ].join("\n\n"),
  examples: [
    { line: "slipway verify prod", explains: "sizes and checksums" },
    { line: "slipway verify prod --deep", explains: "read and hash every object" },
  ],
  inputs: {
    environment: environmentInput,
    deep: { type: "boolean", description: "Read and hash every object" },
    stats: statsInput,
  },
  outputs: {
    ok: { description: "`true` where nothing drifted" },
    problems: { description: "How many problems were found" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read" },
  action: true,
  async run(inputs, context) {
    const open = await openEnvironment(inputs.environment, context);
    const environment = open.environment.name;
    try {
      const report = await verify({
        store: open.store,
        environment,
        deep: inputs.deep,
        places: open.places,
        progress: (step) => showStep(step, context),
      });
      const ok = report.problems.length === 0;
      const requests = inputs.stats ? sumRequests(open.store) : undefined;
      return {
        exitCode: ok ? 0 : 1,
        outputs: { ok: String(ok), problems: String(report.problems.length) },
        render: (format) =>
          format === "json"
            ? jsonDocument({
                format: "slipway/verify/v1",
                environment,
                ok,
                release: report.pointer === undefined ? null : releaseDocument(report.pointer),
                checked: report.checked,
                problems: report.problems,
                notes: report.notes,
                ...(requests === undefined ? {} : { requests }),
              })
            : verifyText(createPaint(context.terminal.color), environment, report, requests),
      };
    } finally {
      await open.store.close();
    }
  },
});

function verifyText(
  paint: Paint,
  environment: string,
  report: VerifyReport,
  requests: RequestCounts | undefined,
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
    ["objects", `${counted(checked.objects, "object")} (${sizeOf(checked.bytes)}), ${by}`],
    ...notes.map((note): readonly [string, string] => ["note", foreign(note, 400)]),
    requestsFact(requests),
  ]);
}
