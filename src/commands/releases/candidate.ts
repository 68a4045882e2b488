/** The bundle of the working tree with its version and source: what plan and deploy have in common. */
import type { SessionWork } from "../../aws/session-policies.ts";
import type { Bundle } from "../../bundles/manifest.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Digest } from "../../platform/digest.ts";
import { findProject, soundProject } from "../../project/load.ts";
import { environmentOf } from "../../project/project.ts";
import type { AllowedSecrets, Source } from "../../releases/record.ts";
import { type CandidateVersion, versionOf } from "../../releases/version.ts";
import { projectBundle } from "../project-bundle.ts";
import { refuseSecrets } from "../published-secrets.ts";
import { type OpenEnvironment, openIn } from "./open.ts";
import { findGitFacts, sourceOf, tagsOf } from "./who.ts";

export interface OpenCandidate {
  readonly open: OpenEnvironment;
  readonly bundle: Bundle;
  readonly version: CandidateVersion;
  readonly source: Source;
  /** Secrets in the bundle that a reason was given for. */
  readonly allowedSecrets: AllowedSecrets | undefined;
  /** Digest of what its cases demand of answers, with their scripts as they are at the first call. */
  demands(): Promise<Digest>;
}

/**
 * Builds the bundle and opens the environment.
 *
 * @throws SW0201 to SW0204 for the project, SW0604 for the version, and what building a bundle and opening a store throw.
 */
export async function openCandidate(
  name: string,
  givenVersion: string | undefined,
  allowSecrets: string | undefined,
  work: SessionWork,
  context: CommandContext,
): Promise<OpenCandidate> {
  const loaded = await findProject(context.cwd);
  const project = soundProject(loaded);
  // A misspelt environment is said before anything is built.
  environmentOf(project, name);
  const facts = await findGitFacts(project, context);
  const open = await openIn(project, name, work, context);
  const { bundle, demanding } = await projectBundle(loaded, { environment: name, mayAsk: work === "deploy" }, context);
  const allowedSecrets = await refuseSecrets(bundle, project, allowSecrets, context);
  const version = versionOf({
    given: givenVersion,
    bundle: bundle.digest,
    git: facts && { commit: facts.commit, changed: facts.changed, tags: tagsOf(facts, context) },
  });
  let digest: Promise<Digest> | undefined;
  const demands = (): Promise<Digest> => {
    digest ??= import("../gates/tree-demands.ts").then(({ digestOfDemands }) =>
      digestOfDemands(project.root, demanding),
    );
    return digest;
  };
  return { open, bundle, version, source: sourceOf(facts, context), allowedSecrets, demands };
}
