/** Whether the prompts that cases name as judges can be asked: with what a judge gets, and nothing besides. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { isJsonObject, ownProperty } from "../platform/json.ts";
import { listed } from "../platform/words.ts";
import { promptWithoutCase } from "../prompts/case-rules.ts";
import type { Case, Prompt } from "../prompts/prompt.ts";
import { expectationInvalid } from "./rules.ts";

/** What a judging prompt may ask for (docs/evaluation.md, "Judging prompts"). */
const offered: ReadonlySet<string> = new Set(["answer", "input", "question", "prompt", "case"]);

interface Demand {
  readonly judge: string;
  readonly hasRubric: boolean;
  readonly case: Case;
  readonly pointer: string;
}

/** Is shown prompts one at a time, and tells what is wrong when all have been seen. */
export interface JudgeCheck {
  see(prompt: Prompt, cases: readonly Case[]): void;
  /** Shows a prompt that somebody else checks: what its cases demand is no finding here. */
  seeOther(prompt: Prompt, cases: readonly Case[]): void;
  /** Names that cases of `see` give as judges, of prompts that were not seen. */
  unseen(): ReadonlySet<string>;
  /** Inputs that no judge gets. Judges that were not seen are not judged. */
  findings(): readonly Finding[];
  /** A prompt that some case names as its judge is asked with answers, and needs no case of its own. */
  isNeedless(finding: Finding): boolean;
}

/** Knows of no prompt yet. */
export function createJudgeCheck(): JudgeCheck {
  const demands: Demand[] = [];
  /** Names of prompts that are judges anywhere. */
  const judges = new Set<string>();
  /** Files of those that were seen. */
  const judging = new Set<string>();
  /** Inputs that have to be given, by the name of the prompt, and the file in which its settings stand. */
  const prompts = new Map<string, { readonly needed: readonly string[]; readonly file: string }>();
  const know = (prompt: Prompt, cases: readonly Case[]): readonly Demand[] => {
    prompts.set(prompt.name, { needed: neededInputs(prompt), file: prompt.settings.file });
    const found = cases.flatMap(demandsOf);
    for (const { judge } of found) {
      judges.add(judge);
      const known = prompts.get(judge);
      if (known !== undefined) judging.add(known.file);
    }
    if (judges.has(prompt.name)) judging.add(prompt.settings.file);
    return found;
  };
  return {
    see(prompt, cases) {
      demands.push(...know(prompt, cases));
    },
    seeOther(prompt, cases) {
      know(prompt, cases);
    },
    unseen: () => new Set(demands.map(({ judge }) => judge).filter((judge) => !prompts.has(judge))),
    findings() {
      return demands.flatMap(({ judge, hasRubric, case: one, pointer }) => {
        const lacking = (prompts.get(judge)?.needed ?? []).filter(
          (name) => !offered.has(name) && !(name === "rubric" && hasRubric),
        );
        if (lacking.length === 0) return [];
        const names = listed(
          lacking.map((name) => `\`${name}\``),
          "and",
        );
        const onlyRubric = lacking.length === 1 && lacking[0] === "rubric";
        const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
        return [
          createFinding(expectationInvalid, one.source, place, {
            message: `The prompt \`${judge}\` cannot judge: it needs ${names}, which ${onlyRubric ? "this expectation does not give" : "no judge gets"}.`,
            help: onlyRubric
              ? `Write judge: { prompt: ${judge}, rubric: … }.`
              : "A judge gets `answer`, `rubric`, `input`, `question`, `prompt` and `case`: name a prompt made for that, or give the others a default.",
          }),
        ];
      });
    },
    isNeedless: ({ rule, file }) => rule === promptWithoutCase.id && judging.has(file),
  };
}

function demandsOf(one: Case): readonly Demand[] {
  return one.expect.flatMap(({ kind, value, pointer }) => {
    const judge = kind === "judge" && isJsonObject(value) ? ownProperty(value, "prompt") : undefined;
    if (typeof judge !== "string" || !isJsonObject(value)) return [];
    return [{ judge, hasRubric: ownProperty(value, "rubric") !== undefined, case: one, pointer }];
  });
}

function neededInputs({ input }: Prompt): readonly string[] {
  const required = isJsonObject(input.schema) ? ownProperty(input.schema, "required") : undefined;
  if (!Array.isArray(required)) return [];
  return required.filter((name): name is string => typeof name === "string" && !Object.hasOwn(input.default, name));
}
