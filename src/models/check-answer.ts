/** Whether an answer is whole, and what its output schema demands: findings at the case that it answers. */
import type { Finding, Rule } from "../platform/finding.ts";
import { createFinding, type FindingText } from "../platform/finding-at.ts";
import type { Json } from "../platform/json.ts";
import { compileSchema, type Validator } from "../platform/json-schema/index.ts";
import type { Case, Prompt } from "../prompts/prompt.ts";
import { type Completion, isComplete, textOfAnswer } from "./completion.ts";
import { answerEmpty, answerIncomplete, answerInvalid } from "./rules.ts";

/** Problems of an answer that are named; more of them help nobody. */
const mostProblems = 3;

/** Compiles each output schema once. */
export interface AnswerChecker {
  check(prompt: Prompt, one: Case, completion: Completion): Promise<readonly Finding[]>;
}

/** Compiles each prompt's output schema once. */
export function createAnswerChecker(): AnswerChecker {
  const validators = new Map<Prompt, Promise<Validator | undefined>>();
  const validatorOf = (prompt: Prompt): Promise<Validator | undefined> => {
    const known = validators.get(prompt);
    if (known !== undefined) return known;
    const made = compile(prompt);
    validators.set(prompt, made);
    return made;
  };
  return {
    async check(prompt, one, completion) {
      const found = (rule: Rule, text: FindingText) => [createFinding(rule, one.source, one.range, text)];
      if (!isComplete(completion)) return found(answerIncomplete, incomplete(one, prompt, completion));
      const text = textOfAnswer(completion);
      const callsTools = completion.content.some((part) => "toolUse" in part);
      if (text.trim() === "") {
        return callsTools
          ? []
          : found(answerEmpty, {
              message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` holds no text.`,
              help: "Say in the prompt what to answer, and look at it with `slipway render`.",
            });
      }
      if (!isJson(prompt) || callsTools) return [];
      const value = jsonInAnswer(text);
      if (value === undefined) {
        return found(answerInvalid, {
          message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` is no JSON: ${startOf(text)}`,
          help: "Say in the prompt that the answer is JSON and nothing else, or give `output.schema`, to which newer models are held.",
        });
      }
      const problems = (await validatorOf(prompt))?.validate(value.json) ?? [];
      if (problems.length === 0) return [];
      const more = problems.length > mostProblems ? ` There are ${problems.length - mostProblems} more.` : "";
      const named = problems
        .slice(0, mostProblems)
        .map(({ pointer, message }) => `${message}${pointer === "" ? "" : ` (at ${pointer})`}`);
      return found(answerInvalid, {
        message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` does not fit its output schema: ${named.join(" ")}${more}`,
        help: "Describe the fields in the prompt, or loosen `output.schema`.",
      });
    },
  };
}

/** The JSON of an answer, also where the model put it into a code block; undefined where there is none. */
export function jsonInAnswer(text: string): { readonly json: Json; readonly text: string } | undefined {
  const fenced = /^\s*```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```\s*$/i.exec(text)?.[1];
  for (const candidate of [text, fenced]) {
    if (candidate === undefined) continue;
    try {
      const json: Json = JSON.parse(candidate);
      return { json, text: candidate.trim() };
    } catch {
      // The next one may be.
    }
  }
  return undefined;
}

function isJson({ output }: Prompt): boolean {
  return output.format === "json" || (output.format === undefined && output.schema !== undefined);
}

async function compile({ output }: Prompt): Promise<Validator | undefined> {
  if (output.schema === undefined) return undefined;
  const compiled = await compileSchema(output.schema, { subject: "The answer" });
  // A broken schema is a finding of the check.
  return compiled.ok ? compiled.validator : undefined;
}

function incomplete(one: Case, prompt: Prompt, { stopReason, content }: Completion): FindingText {
  const whose = `The answer to the case \`${one.name}\` of \`${prompt.name}\``;
  const length = content.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0);
  switch (stopReason) {
    case "max_tokens":
      return {
        message: `${whose} was cut off after ${length} characters: it reached \`maxOutputTokens\` (max_tokens).`,
        help: "Raise `maxOutputTokens`, or ask for less.",
      };
    case "guardrail_intervened":
      return {
        message: `${whose} was stopped by the guardrail (guardrail_intervened).`,
        help: "Look at what the guardrail blocks, with `trace: enabled`, and change the prompt or the guardrail.",
      };
    case "content_filtered":
      return {
        message: `${whose} was held back by the model's content filter (content_filtered).`,
        help: "Change the prompt or the case.",
      };
    case "model_context_window_exceeded":
      return {
        message: `${whose} was cut off: prompt and answer are longer than the model's context (model_context_window_exceeded).`,
        help: "Shorten the prompt or the case, or take a model with a larger context.",
      };
    default:
      return {
        message: `${whose} is not whole: the model stopped with \`${stopReason.slice(0, 64)}\`.`,
        help: "Run it again; where it stays, change the prompt or the model.",
      };
  }
}

function startOf(text: string): string {
  const line = text.trim().split("\n")[0] ?? "";
  return line.length > 60 ? `“${line.slice(0, 60)}…”` : `“${line}”`;
}
