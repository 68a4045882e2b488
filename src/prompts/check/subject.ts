/** What is checked: a prompt with its template and cases, and what all prompts share. */

import type { Compat } from "../parse.ts";
import type { Case, Prompt } from "../prompt.ts";
import type { TemplateTree } from "../tree.ts";
import type { MediaPolicy } from "./media.ts";

/** One prompt as it was loaded. `tree` is absent where the template does not parse; the rest is checked all the same. */
export interface CheckSubject {
  readonly prompt: Prompt;
  readonly tree: TemplateTree | undefined;
  readonly cases: readonly Case[];
}

export interface CheckOptions {
  /** Parsed partials by name; each with its `source`. One partial may have two names. */
  readonly partials: ReadonlyMap<string, TemplateTree>;
  readonly media: MediaPolicy;
  readonly compat: Compat;
  /** `limits.variables` of slipway.yaml. */
  readonly variables?: number;
}
