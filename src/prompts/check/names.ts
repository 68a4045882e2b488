/** Names of variables that get in the way: those that need brackets in tags, and those that a helper has already. */

import type { Finding } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import type { Prompt } from "../prompt.ts";
import { variableName } from "../rules.ts";
import { declarationOf } from "./unused.ts";

const helpers: ReadonlyMap<string, string> = new Map([
  ["history", "puts the conversation so far here"],
  ["role", "begins a message"],
  ["media", "puts a picture here"],
  ["section", "begins a section"],
  ["json", "writes a value as JSON"],
  ["lookup", "looks into an object"],
  ["log", "writes into a log"],
]);

/** A finding at the declaration of each such name among `known`; none where it is declared nowhere. */
export function checkNames(prompt: Prompt, known: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const name of known) {
    const helper = helpers.get(name);
    const isPlain = /^[^\s!"#%&'()*+,./;<=>@[\\\]^`{|}~]+$/.test(name);
    if (isPlain && helper === undefined) continue;
    const range = declarationOf(prompt, name);
    if (range === undefined) continue;
    const better = name
      .trim()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
      .replaceAll(/^_+|_+$/g, "");
    findings.push(
      createFinding(variableName, prompt.settings, range, {
        message:
          helper === undefined
            ? `\`${name}\` cannot be written in a tag as it is.`
            : `\`${name}\` is also a helper: \`{{${name}}}\` ${helper}.`,
        help:
          helper === undefined
            ? `Rename it to \`${better || "name"}\`, or write \`{{[${name}]}}\` in the template.`
            : `Rename it, or write \`{{this.${name}}}\` in the template.`,
      }),
    );
  }
  return findings;
}
