/** Whether an answer is whole, and what its output schema demands: findings at the case that it answers. */
import type { Finding, Rule } from "../platform/finding.ts";
import { createFinding, type FindingText } from "../platform/finding-at.ts";
import { compileSchema, type Validator } from "../platform/json-schema/index.ts";
import { othersInWords } from "../platform/words.ts";
import type { Case, Prompt } from "../prompts/prompt.ts";
import { jsonInAnswer } from "./answer-json.ts";
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
        return callsTools ? [] : found(answerEmpty, emptyAnswer(prompt, one));
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
      const more = problems.length > mostProblems ? ` ${othersInWords(problems.length - mostProblems, "problem")}` : "";
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

function isJson({ output }: Prompt): boolean {
  return output.format === "json" || (output.format === undefined && output.schema !== undefined);
}

async function compile({ output }: Prompt): Promise<Validator | undefined> {
  if (output.schema === undefined) return undefined;
  const compiled = await compileSchema(output.schema, { subject: "The answer" });
  // A broken schema is a finding of the check.
  return compiled.ok ? compiled.validator : undefined;
}

/** What is said of an answer that has neither text nor a tool to call. */
export function emptyAnswer(prompt: Pick<Prompt, "name">, one: Pick<Case, "name">) {
  return {
    message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` holds no text.`,
    help: "Say in the prompt what to answer, and look at it with `slipway render`.",
  };
}

/** What became of an answer that is not whole, after “The answer”, and what to do. */
interface Incompleteness {
  readonly what: string;
  readonly help: string;
}

/** Why an answer is not whole, as two sentences: what happened, and what to do. */
export function incompleteness(completion: Pick<Completion, "stopReason" | "content">): string {
  const { what, help } = incompletenessOf(completion);
  return `The answer ${what}. ${help}`;
}

function incomplete(one: Case, prompt: Prompt, completion: Completion): FindingText {
  const { what, help } = incompletenessOf(completion);
  return { message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` ${what}.`, help };
}

function incompletenessOf({ stopReason, content }: Pick<Completion, "stopReason" | "content">): Incompleteness {
  const length = content.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0);
  switch (stopReason) {
    case "max_tokens":
      return {
        what: `was cut off after ${length} characters: it reached \`maxOutputTokens\` (max_tokens)`,
        help: "Raise `maxOutputTokens`, or ask for less.",
      };
    case "guardrail_intervened":
      return {
        what: "was stopped by the guardrail (guardrail_intervened)",
        help: "Look at what the guardrail blocks, with `trace: enabled`, and change the prompt or the guardrail.",
      };
    case "content_filtered":
      return {
        what: "was held back by the model's content filter (content_filtered)",
        help: "Change the prompt or the case.",
      };
    case "model_context_window_exceeded":
      return {
        what: "was cut off: prompt and answer are longer than the model's context (model_context_window_exceeded)",
        help: "Shorten the prompt or the case, or take a model with a larger context.",
      };
    default:
      return {
        what: `is not whole: the model stopped with \`${stopReason.slice(0, 64)}\``,
        help: "Run it again; where it stays, change the prompt or the model.",
      };
  }
}

function startOf(text: string): string {
  const line = text.trim().split("\n")[0] ?? "";
  return line.length > 60 ? `“${line.slice(0, 60)}…”` : `“${line}”`;
}
