/** `slipway plan`: what a deploy would change. */
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { previewDeploy } from "../releases/preview.ts";
import { allowSecretsInput } from "./published-secrets.ts";
import { openCandidate } from "./releases/candidate.ts";
import { decisionOf } from "./releases/gate.ts";
import { againInput, environmentInput, unblockInput } from "./releases/inputs.ts";
import { planDocument, planMarkdown, planText } from "./releases/plan-report.ts";
import { findSkew } from "./releases/skew.ts";
import { findActor } from "./releases/who.ts";

export const command = defineCommand({
  name: "plan",
  summary: "Show what a deploy would change, and write nothing",
  description:
    "Builds the bundle of the project and compares it with what is live: files added, changed, removed and moved, bytes and requests, and whether the deploy would be refused or would wait, with the reason. Nothing is written. The exit code is 0 whether or not something would change.",
  examples: [
    { line: "slipway plan beta", explains: "what `slipway deploy beta` would do" },
    { line: "slipway plan prod --format markdown", explains: "the same for a pull request's comment" },
  ],
  inputs: {
    environment: environmentInput,
    version: { type: "string", description: "Version that the deploy would have", placeholder: "VERSION" },
    again: againInput,
    unblock: unblockInput,
    "allow-secrets": allowSecretsInput,
  },
  outputs: {
    changed: { description: "`true` where the deploy would change something" },
    refused: { description: "Code of the error with which the deploy would be refused, or empty" },
  },
  formats: ["text", "markdown", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const { open, bundle, version, source, allowedSecrets } = await openCandidate(
      inputs.environment,
      inputs.version,
      inputs["allow-secrets"],
      "read",
      context,
    );
    const environment = open.environment.name;
    try {
      const preview = await previewDeploy({
        store: open.store,
        environment,
        bundle,
        version,
        again: inputs.again,
        unblock: inputs.unblock,
        actor: await findActor(open.project.root, context),
        source,
        allowedSecrets,
        decide: decisionOf(open, context),
      });
      const skew = await findSkew(open, bundle.digest, context);
      return {
        exitCode: 0,
        outputs: { changed: String(preview.plan.kind !== "unchanged"), refused: preview.refusal?.code ?? "" },
        render(format) {
          if (format === "json") return jsonDocument(planDocument(environment, preview, skew));
          if (format === "markdown") return planMarkdown(environment, preview, skew);
          return planText(createPaint(context.terminal.color), environment, preview, skew);
        },
      };
    } finally {
      await open.store.close();
    }
  },
});
