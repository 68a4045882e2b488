/** What is checked: a prompt with its template and cases, and what all prompts share. */

import type { Compat } from "../parse.ts";
import type { Case, Prompt } from "../prompt.ts";
import type { TemplateTree } from "../tree.ts";
import type { MediaPolicy } from "./media.ts";

/** What of a prompt could not be understood and was reported: findings that follow from it would hide the cause. */
export interface Unclear {
  /** The settings are broken, so that some of them may be missing. */
  readonly settings: boolean;
  /** What the input may be is not known: the settings or the schema are broken. */
  readonly input: boolean;
  /** `some`: a case was left out. `all`: the file is broken, and its cases may not be what was meant. */
  readonly cases: "none" | "some" | "all";
}

export const nothingUnclear: Unclear = { settings: false, input: false, cases: "none" };

/** One prompt as it was loaded. `tree` is absent where the template does not parse; the rest is checked all the same. */
export interface CheckSubject {
  readonly prompt: Prompt;
  readonly tree: TemplateTree | undefined;
  readonly cases: readonly Case[];
  readonly unclear?: Unclear;
}

export interface CheckOptions {
  /** Parsed partials by name; each with its `source`. One partial may have two names. */
  readonly partials: ReadonlyMap<string, TemplateTree>;
  /** Names of partials that are there and do not parse, which is reported in their files. */
  readonly brokenPartials?: ReadonlySet<string>;
  /** The project has more than one prompt, so that a finding in a classic template names the one it is about. */
  readonly severalPrompts?: boolean;
  readonly media: MediaPolicy;
  readonly compat: Compat;
  /** `limits.variables` of slipway.yaml. */
  readonly variables?: number;
  /** `limits.partialDepth` of slipway.yaml. */
  readonly partialDepth?: number;
}
