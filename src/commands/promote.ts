/** `slipway promote`: brings the same bytes from one environment to another. */

import { defineCommand } from "../platform/command.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { findProject, soundProject } from "../project/load.ts";
import { environmentOf } from "../project/project.ts";
import { parseReleaseName, type ReleaseName } from "../releases/name.ts";
import { promote } from "../releases/promote.ts";
import { releaseOutputDefinitions } from "./releases/documents.ts";
import { decisionOf } from "./releases/gate.ts";
import { againInput, breakGlassInput, statsInput, unblockInput, wholeNumber } from "./releases/inputs.ts";
import { followWithMirror, markRequest, type OpenEnvironment, openIn, sumRequests, waiter } from "./releases/open.ts";
import { releaseResult } from "./releases/release-result.ts";
import { publishText } from "./releases/release-text.ts";
import { hintAtIgnoring } from "./releases/store-in-repository.ts";

export const command = defineCommand({
  name: "promote",
  summary: "Make a release of one environment live in another, byte for byte",
  description: [
    "Copies bundle, manifest and the files that are missing from one environment's store to another's, by digest, and makes the bundle live there under the same version. Nothing is checked, rendered or generated again, and git is not needed: what was approved is what runs. Within AWS the servers copy; elsewhere the bytes pass through this process, verified.",
    "Refused is what FROM did not release, and what either environment has blocked or withdrawn.",
  ].join("\n\n"),
  examples: [
    { line: "slipway promote beta prod", explains: "bring what is live in beta to prod" },
    { line: "slipway promote beta prod --version 1.4.0", explains: "bring 1.4.0, whatever is live in beta now" },
  ],
  inputs: {
    from: {
      type: "string",
      description: "Environment that released it",
      placeholder: "FROM",
      names: "environment",
      positional: "first",
      required: true,
    },
    to: {
      type: "string",
      description: "Environment to release it in",
      placeholder: "TO",
      names: "environment",
      positional: "second",
      required: true,
    },
    version: {
      type: "string",
      description: "Which release of FROM: a version, number or digest; what is live there where absent",
      placeholder: "RELEASE",
    },
    seq: { type: "number", description: "Which release of FROM, by its number", placeholder: "SEQ" },
    again: againInput,
    unblock: unblockInput,
    "break-glass": breakGlassInput,
    stats: statsInput,
  },
  outputs: releaseOutputDefinitions,
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const release = releaseOf(inputs.version, inputs.seq);
    const project = soundProject(await findProject(context.cwd));
    const from = await openIn(project, inputs.from, "read", context, {
      environment: environmentOf(project, inputs.to),
      work: "promote",
    });
    const to = await openIn(project, inputs.to, "promote", context);
    refuseSame(from, to);
    try {
      const outcome = await promote({
        ...(await markRequest(to, context)),
        decide: decisionOf(to, context, { promotedFrom: from, breakGlass: inputs["break-glass"] }),
        wait: waiter(context),
        from: { store: from.store, environment: from.environment.name },
        release,
        again: inputs.again,
        unblock: inputs.unblock,
      });
      const requests = inputs.stats ? sumRequests(from.store, to.store) : undefined;
      const mirror = outcome.outcome === "waiting" ? undefined : await followWithMirror(to, context);
      if (outcome.outcome === "released") {
        await hintAtIgnoring(project, to.environment, outcome.release.record, context);
      }
      const environment = to.environment.name;
      const paint = createPaint(context.terminal.color);
      return releaseResult({ environment, outcome, mirror, requests, text: publishText }, paint);
    } finally {
      await from.store.close();
      await to.store.close();
    }
  },
});

function releaseOf(version: string | undefined, seq: number | undefined): ReleaseName | undefined {
  if (version !== undefined && seq !== undefined) {
    throw platformErrors.create("SW0104", {
      message: "--version and --seq both name a release.",
      next: "Leave one of them out.",
    });
  }
  if (seq !== undefined) return { kind: "sequence", seq: wholeNumber("seq", seq, 1) };
  return version === undefined ? undefined : parseReleaseName(version);
}

function refuseSame(from: OpenEnvironment, to: OpenEnvironment): void {
  if (from.environment.name !== to.environment.name) return;
  throw platformErrors.create("SW0104", {
    message: `${from.environment.name} cannot be promoted to itself.`,
    next: "Name two environments: `slipway promote beta prod`.",
  });
}
