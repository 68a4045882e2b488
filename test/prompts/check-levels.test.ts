import { describe, expect, it } from "vitest";
import { createSource } from "../../src/platform/text.ts";
import { readYaml } from "../../src/platform/yaml.ts";
import { createPromptChecker } from "../../src/prompts/check/index.ts";
import { applyRules, checkLevels, readSuppressions } from "../../src/prompts/check/levels.ts";
import { promptsRules } from "../../src/prompts/rules.ts";
import { brief, check, optionsOf, subjectOf } from "./check-support.ts";

async function applied(prompt: string, levels: Record<string, "error" | "warning" | "note" | "off"> = {}) {
  const subject = await subjectOf({ prompt });
  const findings = await createPromptChecker(optionsOf()).check(subject);
  const { source, startOffset } = subject.prompt.template;
  const suppressions = readSuppressions(source, {
    yaml: { start: 0, end: startOffset },
    comments: subject.tree?.comments ?? [],
  });
  return applyRules(findings, { levels, rules: promptsRules }, suppressions);
}

const front = "---\ninput:\n  schema:\n    name: string\n---\n";

describe("levels", () => {
  it("make a finding an error, a warning, a note, or nothing", async () => {
    const prompt = `${front}{{nmae}}\n`;
    expect(brief(await applied(prompt, { "undefined-variable": "warning", "prompt-without-case": "error" }))).toEqual([
      "warning undefined-variable 6:3-7 `nmae` is no variable of this prompt; did you mean `name`?",
      "error prompt-without-case 1:1-1 `test` has no case, so nobody has seen what it gives.",
    ]);
    expect(brief(await applied(prompt, { "undefined-variable": "off", "prompt-without-case": "off" }))).toEqual([]);
  });

  it("for rules that do not exist are named in slipway.yaml", async () => {
    const source = createSource(
      "slipway.yaml",
      "slipway: 1\nrules:\n  unused-variabel: error\n  uncovered-branch: off\n",
    );
    const { locations } = await readYaml(source);
    const findings = checkLevels(
      { "unused-variabel": "error", "uncovered-branch": "off" },
      promptsRules,
      source,
      locations,
    );
    expect(brief(findings)).toEqual([
      "error unknown-rule 3:3-18 There is no rule `unused-variabel`; did you mean `unused-variable`?",
    ]);
    expect(findings[0]?.file).toBe("slipway.yaml");
  });
});

describe("a note disables a rule", () => {
  const rows: readonly { name: string; prompt: string; finds: readonly string[] }[] = [
    {
      name: "for its own line",
      prompt: `${front}{{name}}{{nmae}}{{! slipway:ignore undefined-variable comes in January }}\n`,
      finds: [],
    },
    {
      name: "for the next line, where it stands alone",
      prompt: `${front}{{!-- slipway:ignore undefined-variable: comes in January --}}\n{{name}}{{nmae}}\n`,
      finds: [],
    },
    {
      name: "but not for the line after that",
      prompt: `${front}{{! slipway:ignore undefined-variable comes in January }}\n{{name}}\n{{nmae}}\n`,
      finds: [
        "error undefined-variable 8:3-7 `nmae` is no variable of this prompt; did you mean `name`?",
        "note suppression-unused 6:1-58 Nothing is wrong here by `undefined-variable`, so the note disables nothing.",
      ],
    },
    {
      name: "and not another one",
      prompt: `${front}{{name}}{{nmae}}{{! slipway:ignore unused-variable comes in January }}\n`,
      finds: [
        "error undefined-variable 6:11-15 `nmae` is no variable of this prompt; did you mean `name`?",
        "note suppression-unused 6:17-71 Nothing is wrong here by `unused-variable`, so the note disables nothing.",
      ],
    },
    {
      name: "with a reason only",
      prompt: `${front}{{name}}{{nmae}}{{! slipway:ignore undefined-variable }}\n`,
      finds: [
        "error undefined-variable 6:11-15 `nmae` is no variable of this prompt; did you mean `name`?",
        "error suppression-invalid 6:17-57 The note gives no reason, so it does not disable `undefined-variable`.",
      ],
    },
    {
      name: "that exists",
      prompt: `${front}{{name}}{{nmae}}{{! slipway:ignore undefined-varable oh well }}\n`,
      finds: [
        "error undefined-variable 6:11-15 `nmae` is no variable of this prompt; did you mean `name`?",
        "error suppression-invalid 6:17-64 There is no rule `undefined-varable`; did you mean `undefined-variable`?",
      ],
    },
    {
      name: "in YAML by a comment",
      prompt:
        "---\ninput:\n  schema:\n    # slipway:ignore unused-variable the application passes it anyway\n    name: string\n    old: string # slipway:ignore unused-variable goes in March\n---\nHello.\n",
      finds: [],
    },
    {
      name: "and text is no note",
      prompt: `${front}# slipway:ignore undefined-variable because I say so\n{{name}}{{nmae}}\n`,
      finds: ["error undefined-variable 7:11-15 `nmae` is no variable of this prompt; did you mean `name`?"],
    },
  ];
  for (const { name, prompt, finds } of rows) {
    it(name, async () => {
      expect(brief(await applied(prompt), "prompt-without-case")).toEqual(finds);
    });
  }

  it("in one file only", async () => {
    const findings = await check({ prompt: `${front}{{nmae}}\n` });
    const other = createSource("prompts/other.prompt", "\n\n\n\n{{! slipway:ignore undefined-variable elsewhere }}\n");
    const suppressions = readSuppressions(other, {
      comments: [{ text: " slipway:ignore undefined-variable elsewhere ", start: 4, end: 54 }],
    });
    const rules = applyRules(findings, { levels: {}, rules: promptsRules }, suppressions).map(
      (finding) => finding.rule,
    );
    expect(rules).toEqual(["undefined-variable", "prompt-without-case", "suppression-unused"]);
  });
});
