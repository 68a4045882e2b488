/** `slipway deploy`: builds the bundle and makes it live in an environment. */
import { defineCommand } from "../platform/command.ts";
import { createPaint } from "../platform/paint.ts";
import { deploy } from "../releases/deploy.ts";
import { allowSecretsInput } from "./published-secrets.ts";
import { openCandidate } from "./releases/candidate.ts";
import { releaseOutputDefinitions } from "./releases/documents.ts";
import { decisionOf } from "./releases/gate.ts";
import { againInput, breakGlassInput, environmentInput, statsInput, unblockInput } from "./releases/inputs.ts";
import { followWithMirror, markRequest, sumRequests, waiter } from "./releases/open.ts";
import { releaseResult } from "./releases/release-result.ts";
import { publishText } from "./releases/release-text.ts";
import { signerFor, signInput } from "./releases/signing.ts";
import { hintAtIgnoring } from "./releases/store-in-repository.ts";

export const command = defineCommand({
  name: "deploy",
  summary: "Build the bundle and make it live in an environment",
  description: [
    "Builds the bundle of the project and makes it live: files that the live release lacks are uploaded, and then one conditional write moves the pointer that readers follow. Before it nothing has changed for a reader, after it everything has. Killed anywhere, the environment serves the old release or the new one, and the same command again finishes or says that it was done.",
    "The version is `--version`, else the git tag at HEAD, else one made from the commit (`0.0.0-g…`), or from the bundle where the tree has changes (`0.0.0-b…`). One version names one bundle for good. Deploying what is live already changes nothing; a version that was superseded needs `--again`, and a bundle that a rollback left needs `--unblock`.",
    "Of two deploys at once one wins; the other changes nothing and is told who won.",
  ].join("\n\n"),
  examples: [
    { line: "slipway deploy beta", explains: "release the working tree under the tag or commit at HEAD" },
    { line: "slipway deploy beta --version 1.4.0", explains: "release it as 1.4.0" },
    { line: 'slipway deploy beta --unblock "the alarm was false"', explains: "bring back what a rollback left" },
  ],
  inputs: {
    environment: environmentInput,
    version: {
      type: "string",
      description: "Version of the release, three numbers as in 1.4.0",
      placeholder: "VERSION",
    },
    again: againInput,
    unblock: unblockInput,
    "break-glass": breakGlassInput,
    "allow-secrets": allowSecretsInput,
    sign: signInput,
    stats: statsInput,
  },
  outputs: releaseOutputDefinitions,
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const { open, bundle, version, source, allowedSecrets, demands } = await openCandidate(
      inputs.environment,
      inputs.version,
      inputs["allow-secrets"],
      "deploy",
      context,
    );
    try {
      const sign = await signerFor(inputs.sign, open, context);
      const request = await markRequest(open, context);
      const { actor } = request;
      const attest =
        sign && (async (released: string) => [await sign({ bundle: bundle.digest, version: released, source, actor })]);
      const outcome = await deploy({
        ...request,
        attest,
        source,
        decide: decisionOf(open, context, { breakGlass: inputs["break-glass"] }),
        wait: waiter(context),
        bundle,
        version,
        again: inputs.again,
        unblock: inputs.unblock,
        allowedSecrets,
        demands,
      });
      const requests = inputs.stats ? sumRequests(open.store) : undefined;
      const mirror = outcome.outcome === "waiting" ? undefined : await followWithMirror(open, context);
      if (outcome.outcome === "released") {
        await hintAtIgnoring(open.project, open.environment, outcome.release.record, context);
      }
      const environment = open.environment.name;
      const paint = createPaint(context.terminal.color);
      return releaseResult({ environment, outcome, mirror, requests, text: publishText }, paint);
    } finally {
      await open.store.close();
    }
  },
});
