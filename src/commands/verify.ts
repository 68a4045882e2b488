/** `slipway verify`: whether an environment is what its records say. */
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { verify } from "../releases/verify.ts";
import { releaseDocument } from "./releases/documents.ts";
import { environmentInput, statsInput } from "./releases/inputs.ts";
import { openEnvironment, showStep, sumRequests } from "./releases/open.ts";
import { requestsFact } from "./releases/release-text.ts";
import { openVerifyingKeys } from "./releases/signing.ts";
import { verifyText } from "./releases/verify-text.ts";

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
    { line: "slipway verify prod --signed-by release.pub", explains: "and demand a signature on what is live" },
  ],
  inputs: {
    environment: environmentInput,
    deep: { type: "boolean", description: "Read and hash every object" },
    "signed-by": {
      type: "list",
      description:
        "Public key of which one must have signed what is live: a file in PEM, env:NAME, or awskms:alias/NAME",
      placeholder: "KEY",
    },
    stats: statsInput,
  },
  outputs: {
    ok: { description: "`true` where nothing drifted" },
    problems: { description: "How many problems were found" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const open = await openEnvironment(inputs.environment, "read", context);
    const environment = open.environment.name;
    try {
      const report = await verify({
        store: open.store,
        environment,
        deep: inputs.deep,
        places: open.places,
        signedBy: await openVerifyingKeys(inputs["signed-by"], open, context),
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
            : verifyText(createPaint(context.terminal.color), environment, report, [requestsFact(requests)]),
      };
    } finally {
      await open.store.close();
    }
  },
});
