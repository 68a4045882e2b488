/** What every source hands on: which files it read, and what was found in them. */

import type { Detection } from "../file-scan.ts";
import type { CommitFacts } from "../finding.ts";

/** Called for every file in which something was found. */
export type FoundIn = (path: string, detections: readonly Detection[], commit?: CommitFacts) => void;

/** How much was read. Nothing read is an error of the caller's choice, never a silent success. */
export interface Tally {
  readonly files: number;
  readonly bytes: number;
  /** Files that were looked at and hold nothing to read: deleted, or a submodule's commit. */
  readonly without: number;
  readonly commits?: number;
}

/** A file that could not be read or unpacked; it becomes a finding, so that the scan does not pass in silence. */
export interface UnreadableFile {
  readonly path: string;
  /** A clause: "permission was denied". */
  readonly reason: string;
}

/** Larger archives are not unpacked, and become a finding. */
export const longestArchive = 256 * 1024 * 1024;

/** Said of an archive that is longer. */
export const tooLongArchive = "the archive is larger than 256 MiB, so what it holds was not read";
