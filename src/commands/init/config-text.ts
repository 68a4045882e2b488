/** The commented slipway.yaml that `init` writes. */
import type { Detected } from "./detect.ts";

export interface ConfigChoices {
  readonly detected: Pick<Detected, "kind" | "prompts" | "templates">;
  /** Prompts render as the Dotprompt package does. */
  readonly dotprompt: boolean;
  /** For prompts that name no model; a comment where it is undefined. */
  readonly model: string | undefined;
}

/** A model that the checks know, for comments and for the example. */
export const exampleModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** The text of slipway.yaml. What is not decided yet stands there as a comment, ready to be uncommented. */
export function configText({ detected, dotprompt, model }: ConfigChoices): string {
  const lines = [
    "# What Slipway does with the prompts of this folder. Every setting: docs/configuration.md, `slipway schema config`.",
    "# yaml-language-server: $schema=./node_modules/slipway/schema/config.json",
    "slipway: 1 # version of this format",
    "",
    "# Where the prompts are: folders or globs.",
    `prompts: ${list(detected.prompts.length === 0 ? ["prompts"] : detected.prompts)}`,
  ];
  if (detected.templates.some((folder) => folder !== "prompt_templates")) {
    lines.push(
      "# Templates of the prompts that are a pair of NAME.json and a template.",
      `templates: ${list(detected.templates)}`,
    );
  }
  lines.push(
    "",
    "# The model of prompts that name none.",
    model === undefined ? `# model: ${exampleModel}` : `model: ${model}`,
    "",
  );
  if (dotprompt) {
    lines.push(
      "# Prompts render as the Dotprompt package renders them, because some here need that. Without this line rendering",
      "# is safer: docs/rendering.md shows the differences.",
      "compat: dotprompt",
      "",
    );
  }
  lines.push(
    "# How severe a rule is: error, warning, note or off. `slipway explain RULE` tells what a rule is about.",
    "# rules:",
    "#   prompt-without-case: error",
    "",
    "# Where releases live. A folder is enough to try it: `slipway plan beta`, `slipway deploy beta`.",
    "# environments:",
    "#   beta:",
    "#     store: ./releases/beta # or s3://your-bucket/prefix, with `region: eu-west-1`; a folder belongs into .gitignore",
    "#   prod:",
    "#     store: s3://your-bucket/prefix",
    "#     region: eu-west-1",
    "#     after: beta # takes only what beta has released",
  );
  return `${lines.join("\n")}\n`;
}

/** A list in YAML. Names that mean something else without quotes get them. */
function list(names: readonly string[]): string {
  const written = names.map((name) => (/^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(name) ? name : JSON.stringify(name)));
  return `[${written.join(", ")}]`;
}
