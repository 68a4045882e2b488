/** Findings of a scan that are no secrets. */

import type { Finding } from "../platform/finding.ts";
import { createFileFinding } from "../platform/finding-at.ts";
import type { BaselineEntry } from "./baseline.ts";
import type { Detection } from "./file-scan.ts";
import { secretsStaleBaseline, secretsTooMany, secretsUnreadable } from "./scan-rules.ts";
import type { UnreadableFile } from "./sources/source.ts";
import { mostFindings } from "./to-findings.ts";

/** Stands for the secrets of a file that are not listed one by one. */
export function tooManyFinding(path: string, detections: readonly Detection[]): Finding {
  return createFileFinding(
    secretsTooMany,
    path,
    {
      message: `${detections.length - mostFindings} more secrets stand in this file`,
      help: "Take the file out of the repository, or leave its path out under `secrets.ignore` in slipway.yaml.",
    },
    detections[mostFindings]?.range.start.line,
  );
}

/** A file that could not be read as a finding. */
export function unreadableFinding({ path, reason }: UnreadableFile): Finding {
  return createFileFinding(secretsUnreadable, path, {
    message: `The file was not scanned: ${reason}`,
    help: "Make it readable, or leave its path out under `secrets.ignore` in slipway.yaml.",
  });
}

/** Entries of the baseline whose secret is gone, as findings in the baseline file, whose text gives their lines. */
export function staleFindings(entries: readonly BaselineEntry[], file: string, text: string): readonly Finding[] {
  const lines = text.split("\n");
  return entries.map((entry) => {
    const line = lines.findIndex((candidate) => candidate.includes(entry.hash));
    return createFileFinding(
      secretsStaleBaseline,
      file,
      {
        message: `The secret of rule ${entry.rule} in ${entry.path} is gone`,
        help: "Run `slipway scan --update-baseline` to take the entry out.",
      },
      line + 1,
    );
  });
}
