/**
 * From the expectations of a case to functions that judge an answer. What is wrong with them (a pattern, a path, a file
 * that is missing) shows here, so that `check` finds it before anything is asked of a model.
 */
import { jsonAmongProse } from "../../models/answer-json.ts";
import type { Json, JsonObject, JsonSchema } from "../../platform/json.ts";
import { type JsonPath, readJsonPath } from "../../platform/json-path.ts";
import { compileSchema, type Validator } from "../../platform/json-schema/index.ts";
import {
  compileOwnSyntax,
  compilePattern,
  loadPatternEngine,
  type Pattern,
} from "../../platform/json-schema/pattern.ts";
import type { PlacedExpectation } from "../../prompts/expectations.ts";
import type { Expectation } from "../../prompts/expectations-schema.ts";
import type { JudgedAnswer } from "./answer.ts";
import { judgeByPrompt, judgeByScript, judgeSimilarity } from "./asked-kinds.ts";
import { judgeNumber, judgePath, judgeSchema, judgeTool } from "./json-kinds.ts";
import type { Judgement, JudgingServices } from "./judgement.ts";
import { judgeCost, judgeLatency, judgeTokens } from "./measured-kinds.ts";
import {
  type Bounds,
  judgeContains,
  judgeEquals,
  judgeLength,
  judgeMatches,
  judgeNotContains,
  judgeRefusal,
} from "./text-kinds.ts";

export interface CompiledExpectation {
  readonly expectation: PlacedExpectation;
  /** True where it asks a model, or runs code: asked only where everything else passed. */
  readonly costs: boolean;
  judge(answer: JudgedAnswer, services: JudgingServices): Promise<Judgement>;
}

export interface ExpectationProblem {
  readonly expectation: PlacedExpectation;
  /** Part of the pointer below the expectation: `/at`. */
  readonly within: string;
  readonly message: string;
  readonly help: string;
}

/** What of the prompt and the project expectations refer to. */
export interface ExpectationSurroundings {
  readonly outputSchema: JsonSchema | undefined;
  /** Names of tools that the prompt may call. */
  readonly tools: readonly string[];
  hasPrompt(name: string): boolean;
  hasFile(path: string): Promise<boolean>;
}

export interface CompiledExpectations {
  readonly compiled: readonly CompiledExpectation[];
  readonly problems: readonly ExpectationProblem[];
}

type Verdict = Omit<Judgement, "kind">;
type Judge = (answer: JudgedAnswer, services: JudgingServices) => Verdict | Promise<Verdict>;
type Compiled = { readonly judge: Judge; readonly costs?: true } | Omit<ExpectationProblem, "expectation">;

/** Compiles every expectation of a case, and says what is wrong with those that cannot be. Never throws. */
export async function compileExpectations(
  expectations: readonly PlacedExpectation[],
  around: ExpectationSurroundings,
): Promise<CompiledExpectations> {
  const compiled: CompiledExpectation[] = [];
  const problems: ExpectationProblem[] = [];
  for (const expectation of expectations) {
    // The schema of cases has checked the value under its key; a case with findings is not evaluated.
    const result = await compileOne(expectation as Expectation, around);
    if (!("judge" in result)) {
      problems.push({ expectation, ...result });
      continue;
    }
    const { judge, costs = false } = result;
    const { kind } = expectation;
    compiled.push({
      expectation,
      costs,
      judge: async (answer, services) => ({ kind, ...(await judge(answer, services)) }),
    });
  }
  return { compiled, problems };
}

async function compileOne(expectation: Expectation, around: ExpectationSurroundings): Promise<Compiled> {
  switch (expectation.kind) {
    case "contains": {
      const texts = listOf(expectation.value);
      return { judge: (answer) => judgeContains(texts, answer) };
    }
    case "notContains": {
      const texts = listOf(expectation.value);
      return { judge: (answer) => judgeNotContains(texts, answer) };
    }
    case "matches":
    case "notMatches": {
      const source = expectation.value;
      const pattern = await patternOf(source, "");
      if (!("pattern" in pattern)) return pattern;
      return { judge: (answer) => judgeMatches(source, pattern.pattern, expectation.kind === "matches", answer) };
    }
    case "equals": {
      // A value of a YAML file is JSON.
      const wanted = expectation.value as Json;
      if (wanted === null) {
        return problem(
          "",
          "`equals` has no value.",
          "Write the text or the value that the answer is. That it is the JSON value null: schema: { const: null }.",
        );
      }
      return { judge: (answer) => judgeEquals(wanted, answer) };
    }
    case "schema":
      return compileSchemaKind(expectation.value, around);
    case "path":
      return compilePath(expectation.value);
    case "number": {
      const { at, min, max } = expectation.value;
      const path = at === undefined ? undefined : pathOf(at);
      if (path !== undefined && !("path" in path)) return path;
      const wrong = min === undefined && max === undefined ? undefined : problemOfBounds({ min, max }, "");
      if (wrong !== undefined) return wrong;
      return { judge: (answer) => judgeNumber(path?.path, { min, max }, answer) };
    }
    case "length": {
      const { unit = "characters", min, max } = expectation.value;
      const wrong = problemOfBounds({ min, max }, `length: { unit: ${unit}, max: 60 }`);
      if (wrong !== undefined) return wrong;
      return { judge: (answer) => judgeLength({ min, max }, unit, answer) };
    }
    case "refusal":
      return { judge: (answer) => judgeRefusal(expectation.value, answer) };
    case "latency":
      return { judge: (answer) => judgeLatency(expectation.value.max, answer) };
    case "tokens":
      return { judge: (answer) => judgeTokens(expectation.value, answer) };
    case "cost":
      return { judge: (answer) => judgeCost(expectation.value.max, answer) };
    case "tool": {
      const { name, arguments: wanted, called } = expectation.value;
      if (!around.tools.includes(name)) {
        return problem("/name", `The prompt has no tool \`${name}\`, so no model can call it.`, toolHelp(around.tools));
      }
      return { judge: (answer) => judgeTool({ name, arguments: wanted as JsonObject | undefined, called }, answer) };
    }
    case "similar": {
      const { to, atLeast = 0.8, model } = expectation.value;
      return { costs: true, judge: (answer, services) => judgeSimilarity({ to, atLeast, model }, answer, services) };
    }
    case "script": {
      const file = expectation.value;
      if (!/\.m?js$/.test(file)) {
        return problem(
          "",
          `\`${file}\` is no JavaScript file that is an ES module.`,
          "Name a file that ends with .js or .mjs.",
        );
      }
      if (!(await around.hasFile(file))) {
        return problem("", `There is no file \`${file}\` in the project.`, "Name a file by its path in the project.");
      }
      return { costs: true, judge: (answer, services) => judgeByScript(file, scriptAnswer(answer), services) };
    }
    case "judge": {
      const { prompt, rubric, atLeast = 0.5 } = expectation.value;
      if (!around.hasPrompt(prompt)) {
        return problem("/prompt", `There is no prompt \`${prompt}\` to judge with.`, "Name a prompt of the project.");
      }
      return { costs: true, judge: (answer, services) => judgeByPrompt({ prompt, rubric, atLeast }, answer, services) };
    }
  }
}

function problem(within: string, message: string, help: string): Omit<ExpectationProblem, "expectation"> {
  return { within, message, help };
}

function toolHelp(tools: readonly string[]): string {
  return tools.length === 0
    ? "List the tool under `tools:` of the prompt."
    : `The prompt has ${tools.map((name) => `\`${name}\``).join(", ")}.`;
}

function listOf(value: string | readonly unknown[]): readonly string[] {
  return typeof value === "string" ? [value] : value.filter((text) => typeof text === "string");
}

function scriptAnswer(answer: JudgedAnswer) {
  const found = jsonAmongProse(answer.text);
  return { text: answer.text, toolCalls: answer.toolCalls, ...(found === undefined ? {} : { json: found.json }) };
}

async function compileSchemaKind(
  written: JsonSchema | { readonly [name: string]: unknown },
  { outputSchema }: ExpectationSurroundings,
): Promise<Compiled> {
  if (written === true && outputSchema === undefined) {
    return problem(
      "",
      "The prompt has no output schema to fit.",
      "Write `output: { schema: … }` into the prompt, or the schema here.",
    );
  }
  const compiled = await compileSchema(written === true ? outputSchema : written, { subject: "The answer" });
  if (!compiled.ok) {
    const [first] = compiled.problems;
    return problem(
      "",
      `The schema cannot be used: ${first?.message ?? "it is no schema"}`,
      first?.help ?? "Correct it.",
    );
  }
  const { validator }: { readonly validator: Validator } = compiled;
  return { judge: (answer) => judgeSchema(validator, written === true, answer) };
}

async function compilePath(value: Extract<Expectation, { kind: "path" }>["value"]): Promise<Compiled> {
  const { at, equals, contains, matches, oneOf, absent } = value;
  const path = pathOf(at);
  if (!("path" in path)) return path;
  const pattern = matches === undefined ? undefined : await patternOf(matches, "/matches");
  if (pattern !== undefined && !("pattern" in pattern)) return pattern;
  const demand = {
    path: path.path,
    // Values of a YAML file are JSON.
    equals: equals as Json | undefined,
    oneOf: oneOf as readonly Json[] | undefined,
    contains,
    absent,
    ...(matches !== undefined && pattern !== undefined
      ? { matches: { source: matches, pattern: pattern.pattern } }
      : {}),
  };
  return { judge: (answer) => judgePath(demand, answer) };
}

function pathOf(text: string): { readonly path: JsonPath } | Omit<ExpectationProblem, "expectation"> {
  const reading = readJsonPath(text);
  if (reading.ok) return { path: reading.path };
  return problem("/at", `The path \`${text}\` cannot be used: ${reading.problem}.`, "Write it like `$.items[0].name`.");
}

async function patternOf(
  source: string,
  within: string,
): Promise<{ readonly pattern: Pattern } | Omit<ExpectationProblem, "expectation">> {
  // Patterns of JSON Schema have no such beginning; everybody who writes patterns for answers knows it.
  const ignoreCase = source.startsWith("(?i)");
  const pattern = ignoreCase ? source.slice("(?i)".length) : source;
  const first = compilePattern(pattern, undefined, { ignoreCase });
  const second =
    first.ok === "needs-engine" ? compilePattern(pattern, await loadPatternEngine(), { ignoreCase }) : first;
  if (second.ok === true) return { pattern: second.pattern };
  // What JSON Schema does not have, RE2 may: `(?s)`, `(?i:…)`, `\\A`, `\\p{Greek}`.
  const own = compileOwnSyntax(source, await loadPatternEngine());
  if (own.ok === true) return { pattern: own.pattern };
  const why = second.ok === false && !isOfRe2(second.problem, own.problem) ? second.problem : own.problem;
  return problem(
    within,
    `The pattern cannot be used: ${why}.`,
    "Correct it; docs/evaluation.md says what a pattern may hold.",
  );
}

/** True where RE2 knows what JSON Schema does not, and has a reason of its own. */
function isOfRe2(inSchema: string, own: string): boolean {
  return /is not known|not a known escape/.test(inSchema) && !own.startsWith("it is not a regular expression");
}

/** Bounds that no answer keeps, or that every answer keeps. */
function problemOfBounds({ min, max }: Bounds, example: string): Omit<ExpectationProblem, "expectation"> | undefined {
  if (min === undefined && max === undefined) {
    return problem("", "It has no bound, so every answer fits.", `Write ${example}.`);
  }
  if (min === undefined || max === undefined || min <= max) return undefined;
  return problem("", `Nothing is at least ${min} and at most ${max}.`, `Write min: ${max} and max: ${min}?`);
}
