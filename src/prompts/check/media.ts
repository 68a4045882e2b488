/** Reports media at addresses that are not used, and files that are not there. */

import type { Rule } from "../../platform/finding.ts";
import type { FindingText } from "../../platform/finding-at.ts";
import { problemWithAddress } from "../media-address.ts";
import { mediaAddress, mediaMissing } from "../rules.ts";

export interface MediaPolicy {
  /** Beginnings of `s3://` addresses that prompts may use. */
  readonly allowed: readonly string[];
  /** Whether a file of the project exists; `path` is relative to the project's folder, with `/`. */
  fileExists(path: string): boolean;
}

/** Reports what is wrong with an address, in a template, in the input of a case or in its history. */
export function checkMediaAddress(
  address: string,
  policy: MediaPolicy,
  add: (rule: Rule, text: FindingText) => void,
): void {
  const problem = problemWithAddress(address, policy.allowed);
  if (problem !== undefined) {
    add(mediaAddress, problem);
  } else if (!/^(?:data|s3):/i.test(address) && !policy.fileExists(address)) {
    const shown = address.length > 60 ? `${address.slice(0, 60)}…` : address;
    add(mediaMissing, {
      message: `There is no file \`${shown}\` in the project.`,
      help: "Add the file, or correct the path; paths begin at the folder of slipway.yaml.",
    });
  }
}
