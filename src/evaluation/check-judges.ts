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

/** Collects while prompts go by, one at a time, and tells what is wrong when all have been seen. */
export interface JudgeCheck {
  see(prompt: Prompt, cases: readonly Case[]): void;
  /** Inputs that no judge gets. Judges that were not seen are not judged. */
  findings(): readonly Finding[];
  /** A prompt that some case names as its judge is asked with answers, and needs no case of its own. */
  isNeedless(finding: Finding): boolean;
}

/** Knows of no prompt yet. */
export function createJudgeCheck(): JudgeCheck {
  const demands: Demand[] = [];
  /** Inputs that have to be given, by the name of the prompt, and the file in which its settings stand. */
  const prompts = new Map<string, { readonly needed: readonly string[]; readonly file: string }>();
  return {
    see(prompt, cases) {
      prompts.set(prompt.name, { needed: neededInputs(prompt), file: prompt.settings.file });
      for (const one of cases) {
        for (const { kind, value, pointer } of one.expect) {
          const judge = kind === "judge" && isJsonObject(value) ? ownProperty(value, "prompt") : undefined;
          if (typeof judge !== "string" || !isJsonObject(value)) continue;
          demands.push({ judge, hasRubric: ownProperty(value, "rubric") !== undefined, case: one, pointer });
        }
      }
    },
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
    isNeedless({ rule, file }) {
      if (rule !== promptWithoutCase.id) return false;
      return demands.some(({ judge }) => prompts.get(judge)?.file === file);
    },
  };
}

function neededInputs({ input }: Prompt): readonly string[] {
  const required = isJsonObject(input.schema) ? ownProperty(input.schema, "required") : undefined;
  if (!Array.isArray(required)) return [];
  return required.filter((name): name is string => typeof name === "string" && !Object.hasOwn(input.default, name));
}
