/** The finding of a secret: the common shape, and what a reader needs to judge and repair it. */

import type { Finding } from "../platform/finding.ts";
import type { Disguise } from "./match.ts";
import type { Confidence } from "./rule.ts";

/** Who brought the secret in, where a commit is known. */
export interface CommitFacts {
  /** Full hash. */
  readonly commit: string;
  /** Name and address as the commit has them: text from outside. */
  readonly author: string;
}

/** Never holds the secret, a part of it, or anything computed from it. `fingerprint` derives from rule and place. */
export interface SecretFinding extends Finding {
  readonly provider: string;
  readonly confidence: Confidence;
  readonly disguise?: Disguise;
}
