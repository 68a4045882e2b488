/** `slipway gate ENV --announce`: tells the reviewers of a GitHub environment which bundle their run is about. */
import { gatesErrors } from "../../gates/errors.ts";
import type { Policy } from "../../gates/policy.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { liveMention } from "../../releases/record.ts";
import { requireApprovals } from "./decide.ts";
import { announce } from "./environment-reviews.ts";
import { openGithub } from "./github-open.ts";

/** @throws SW0709 outside of a workflow or without a token, SW0706 where no approvals are asked for. */
export async function announceHere(
  facts: ReleaseFacts,
  policy: Policy | undefined,
  context: CommandContext,
): Promise<void> {
  requireApprovals(policy, facts.environment);
  const github = openGithub(context);
  const commit = facts.source.commit ?? context.environment["GITHUB_SHA"];
  if (github?.run === undefined || policy === undefined || commit === undefined) {
    throw gatesErrors.create("SW0709", {
      message:
        "There is no run whose reviewers could be told: --announce is for a workflow of GitHub Actions with GITHUB_TOKEN.",
      next: "Run it in a job before the one with `environment:`, with `deployments: write`.",
    });
  }
  await announce(
    github.access,
    github.run,
    {
      environment: facts.environment,
      store: facts.store,
      bundle: facts.bundle,
      version: facts.version,
      policy: policy.digest,
      live: facts.live === undefined ? null : liveMention(facts.live.record),
    },
    commit,
  );
}
