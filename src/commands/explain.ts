/** `slipway explain`: the page of a rule or an error. */
import { defineCommand } from "../platform/command.ts";
import type { SlipwayError } from "../platform/errors.ts";
import type { Rule } from "../platform/finding.ts";
import { quoted } from "../platform/inputs.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { nearest } from "../platform/nearest.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { errorPage, pageList, rulePage } from "../reports/pages.ts";
import { terminalMarkdown } from "../reports/terminal-markdown.ts";
import { type CataloguedError, loadErrors, loadRules } from "./catalogue.ts";

export const command = defineCommand({
  name: "explain",
  summary: "Explain a rule or an error",
  description:
    "Prints the page of a rule (`undefined-variable`) or of an error (`SW0101`): what it means, why it matters, and how to put it right. Without a name it lists them all.",
  examples: [
    { line: "slipway explain undefined-variable", explains: "the page of a rule, as named in a finding" },
    { line: "slipway explain SW0101", explains: "the page of an error" },
    { line: "slipway explain", explains: "the list" },
  ],
  inputs: {
    name: {
      type: "string",
      description: "Id of a rule or code of an error",
      placeholder: "RULE|CODE",
      positional: "first",
    },
  },
  outputs: {},
  formats: ["text", "markdown", "json"],
  permissions: {},
  action: false,
  async run({ name }, { terminal }) {
    const errors = await loadErrors();
    // The pages of rules are many; a code is no rule's id.
    const rules = /^sw\d{4}$/i.test(name?.trim() ?? "") ? [] : await loadRules();
    const found = name === undefined ? { rules, errors } : find(name, rules, errors);
    return {
      exitCode: 0,
      outputs: {},
      render(format) {
        if (format === "json") return jsonDocument({ format: "slipway/pages/v1", ...found });
        const markdown =
          name === undefined
            ? pageList(rules, errors)
            : [...found.rules.map(rulePage), ...found.errors.map((error) => errorPage(error))].join("\n");
        return format === "markdown" ? markdown : terminalMarkdown(markdown, terminal);
      },
    };
  },
});

interface Pages {
  readonly rules: readonly Rule[];
  readonly errors: readonly CataloguedError[];
}

function find(name: string, rules: readonly Rule[], errors: readonly CataloguedError[]): Pages {
  const wanted = name.trim().toLowerCase();
  const found = {
    rules: rules.filter((rule) => rule.id === wanted),
    errors: errors.filter((error) => error.code.toLowerCase() === wanted),
  };
  if (found.rules.length + found.errors.length > 0) return found;
  throw unknownPage(name, [...rules.map((rule) => rule.id), ...errors.map((error) => error.code)]);
}

function unknownPage(name: string, known: readonly string[]): SlipwayError {
  const near = nearest(name, known);
  return platformErrors.create("SW0110", {
    message: `There is no rule and no error called ${quoted(name)}.`,
    next:
      near === undefined
        ? "Run `slipway explain` for the list."
        : `Did you mean ${near}? Run \`slipway explain\` for the list.`,
  });
}
