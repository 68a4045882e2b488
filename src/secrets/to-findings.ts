/** From detections, which hold secrets, to findings, which do not. */

import type { Detection } from "./file-scan.ts";
import type { CommitFacts, SecretFinding } from "./finding.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { severityOf } from "./severity.ts";

const disguises = {
  base64: "in base64",
  hex: "in hexadecimal digits",
  percent: "in percent encoding",
  joined: "put together from pieces",
} as const;

/** More than this of one file are not listed: a dump of credentials, or a file made to flood the report. */
export const mostFindings = 1000;

/** Findings without the secrets. Expects the detections of one file, since fingerprints count them. */
export function toFindings(
  detections: readonly Detection[],
  path: string,
  commit?: CommitFacts,
): readonly SecretFinding[] {
  const listed = detections.slice(0, mostFindings);
  const fingerprints = fingerprintsOf(listed, path);
  return listed.map((detection, index) => {
    const { rule, range, confidence, disguise } = detection;
    const hidden = disguise === undefined ? "" : ` ${disguises[disguise]}`;
    const origin = commit === undefined ? "" : `, in commit ${commit.commit.slice(0, 12)} by ${commit.author}`;
    return {
      rule: rule.id,
      severity: severityOf(confidence),
      file: path,
      range,
      message: `${rule.title}${hidden}${origin}`,
      help: `${aboutComment(detection)}Revoke it: ${rule.advice.revoke} Then take it out of the file: \`slipway explain ${rule.id}\`.`,
      fingerprint: fingerprints[index] ?? "",
      provider: rule.provider,
      confidence,
      ...(disguise === undefined ? {} : { disguise }),
      ...commit,
    };
  });
}

/** Why a comment beside a secret that is reported did not allow it; empty where there is none. */
function aboutComment({ rule: { id }, allowances }: Detection): string {
  const complete = allowances.find(
    ({ rule, lacksReason }) => lacksReason !== true && (rule === undefined || rule === id),
  );
  if (complete !== undefined) {
    return "The comment that allows it does not count, because the base of the range does not have it. ";
  }
  const [comment] = allowances;
  if (comment === undefined) return "";
  const form = `\`slipway:allow ${id} reason\``;
  if (comment.rule === "")
    return `The comment beside it names neither rule nor reason, so it does not count: write ${form}. `;
  if (comment.rule !== id)
    return `The comment beside it names ${comment.rule}, which is not this rule: write ${form}. `;
  return `The comment beside it gives no reason, so it does not count: write ${form}. `;
}
