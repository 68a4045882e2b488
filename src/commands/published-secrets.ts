/** The scan at the door: what a bundle is about to publish is scanned, and refused where it holds a secret. */
import type { Bundle } from "../bundles/manifest.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Finding } from "../platform/finding.ts";
import type { Project } from "../project/project.ts";
import type { AllowedSecrets } from "../releases/record.ts";
import { scanRequest } from "./scan.ts";

export const allowSecretsInput = {
  type: "string",
  description: "Publish in spite of secrets that were found; number and reason are kept in the release record",
  placeholder: "REASON",
} as const;

/**
 * Scans every file of a bundle by the policy of the project: its rules, ignored paths, allow-comments and baseline.
 * Undefined where nothing was found; what was allowed, where a reason was given.
 *
 * @throws SW0830 where a secret was found, SW0831 where it may not be allowed, SW0626 for an empty reason.
 */
export async function refuseSecrets(
  bundle: Bundle,
  project: Project,
  reason: string | undefined,
  context: CommandContext,
): Promise<AllowedSecrets | undefined> {
  const [{ runScan }, { excusedElsewhere }] = await Promise.all([
    import("../secrets/scan.ts"),
    import("../secrets/review.ts"),
  ]);
  const { findings, review } = await runScan({
    ...scanRequest(context),
    directory: project.root,
    source: { kind: "contents", files: contentsOf(bundle, context.signal) },
    allowEmpty: true,
  });
  // Compiled prompts and renderings repeat what stands in a source, without its comments.
  const excused = excusedElsewhere(review);
  const secrets = findings.filter((finding) => finding.severity !== "note" && !excused.has(finding));
  const [first] = secrets.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (first === undefined) return undefined;
  if (reason === undefined) throw await refused("SW0830", first, secrets.length);
  if (await overrideForbidden(project)) throw await refused("SW0831", first, secrets.length);
  const { readReason } = await import("../releases/reason.ts");
  return { count: secrets.length, reason: readReason(reason) };
}

/** The place that a person can mend comes first. */
function rankOf({ file }: Finding): number {
  const ranks = ["prompts/", "renderings/", "compiled/"];
  return ranks.findIndex((prefix) => file.startsWith(prefix)) + 1;
}

async function* contentsOf(bundle: Bundle, signal: AbortSignal) {
  const seen = new Set<string>();
  for (const file of bundle.manifest.files) {
    signal.throwIfAborted();
    if (seen.has(file.sha256)) continue;
    seen.add(file.sha256);
    yield { path: file.path, bytes: await bundle.read(file) };
  }
}

async function overrideForbidden(project: Project): Promise<boolean> {
  const { readSettings } = await import("../secrets/settings.ts");
  return readSettings(project.config.secrets, "slipway.yaml").override === "never";
}

async function refused(code: "SW0830" | "SW0831", first: Finding, count: number): Promise<Error> {
  const { secretsErrors } = await import("../secrets/errors.ts");
  const more = count === 1 ? "" : ` There ${count === 2 ? "is 1 more" : `are ${count - 1} more`}.`;
  const { line, column } = first.range.start;
  const next =
    code === "SW0831"
      ? "Take it out. Here not even a reason publishes it: slipway.yaml says `secrets: { override: never }`."
      : `Take it out, or allow the finding where it stands. \`slipway explain ${first.rule}\` says how to revoke it.`;
  return secretsErrors.create(code, {
    message: `${first.file}:${line}:${column} in the bundle: ${first.message} (${first.rule}).${more} Nothing was published.`,
    next,
    place: { file: first.file, line, column },
  });
}
