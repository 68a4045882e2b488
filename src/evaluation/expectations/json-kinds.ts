/** Expectations about the JSON of an answer, and about the tools that a model calls. */
import { jsonAmongProse } from "../../models/answer-json.ts";
import type { Json, JsonObject } from "../../platform/json.ts";
import type { JsonPath } from "../../platform/json-path.ts";
import { keyOf } from "../../platform/json-schema/equality.ts";
import type { Validator } from "../../platform/json-schema/index.ts";
import type { Pattern } from "../../platform/json-schema/pattern.ts";
import { includes, type JudgedAnswer } from "./answer.ts";
import { excerpt, type Judgement, quotedExcerpt } from "./judgement.ts";
import { type Bounds, boundsInWords, within } from "./text-kinds.ts";

type Verdict = Omit<Judgement, "kind">;

const isEqual = (a: Json, b: Json) => keyOf(a) === keyOf(b);
const shown = (value: Json | undefined) => (value === undefined ? "nothing" : excerpt(JSON.stringify(value), 120));

function verdict(demanded: string, reason: string | undefined): Verdict {
  return reason === undefined ? { outcome: "passed", demanded } : { outcome: "failed", demanded, reason };
}

/** Problems with a schema that are named. */
const mostProblems = 3;

/**
 * The first problems are told, the rest counted. `isOwn`: the schema is the prompt's own, and not one of the expectation.
 */
export function judgeSchema(validator: Validator, isOwn: boolean, { text }: JudgedAnswer): Verdict {
  const demanded = isOwn ? "fits the prompt's output schema" : "fits the schema";
  const found = jsonAmongProse(text);
  if (found === undefined) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
  const problems = validator.validate(found.json);
  if (problems.length === 0) return verdict(demanded, undefined);
  const named = problems
    .slice(0, mostProblems)
    .map(({ pointer, message }) => `${pointer === "" ? "" : `${pointer}: `}${message}`);
  const more = problems.length <= mostProblems ? "" : ` (and ${problems.length - mostProblems} more)`;
  return verdict(demanded, `${named.join(" ")}${more}`);
}

export interface PathDemand {
  readonly path: JsonPath;
  readonly equals?: Json | undefined;
  readonly contains?: string | undefined;
  readonly matches?: { readonly source: string; readonly pattern: Pattern } | undefined;
  readonly oneOf?: readonly Json[] | undefined;
  readonly absent?: boolean | undefined;
}

/** Where a path names several places, each has to fulfil what is demanded. */
export function judgePath(demand: PathDemand, { text }: JudgedAnswer): Verdict {
  const { path } = demand;
  const demanded = pathInWords(demand);
  const found = jsonAmongProse(text);
  if (found === undefined) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
  const values = path.select(found.json);
  if (demand.absent === true)
    return verdict(demanded, values.length === 0 ? undefined : `There is ${shown(values[0])}.`);
  if (values.length === 0) return verdict(demanded, `There is nothing at ${path.text}.`);
  const wrong = values.find((value) => !fits(value, demand));
  return verdict(demanded, wrong === undefined ? undefined : `At ${path.text} stands ${foundInWords(wrong, demand)}.`);
}

/** `1`, and where it is the type that differs: `the number 1, not text`. */
function foundInWords(value: Json, { equals, oneOf }: PathDemand): string {
  const wanted = [...(equals === undefined ? [] : [equals]), ...(oneOf ?? [])].find(
    (one) => typeof one !== typeof value && String(one) === String(value),
  );
  return wanted === undefined ? shown(value) : `${typeInWords(value)} ${shown(value)}, not ${plainType(wanted)}`;
}

function typeInWords(value: Json): string {
  return typeof value === "string" ? "the text" : typeof value === "number" ? "the number" : "the value";
}

function plainType(value: Json): string {
  return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : "that value itself";
}

function fits(value: Json, { equals, contains, matches, oneOf }: PathDemand): boolean {
  if (equals !== undefined && !isEqual(value, equals)) return false;
  if (contains !== undefined && !(typeof value === "string" && value.includes(contains))) return false;
  if (matches !== undefined && !(typeof value === "string" && matches.pattern.test(value) === true)) return false;
  return oneOf === undefined || oneOf.some((one) => isEqual(one, value));
}

function pathInWords({ path, equals, contains, matches, oneOf, absent }: PathDemand): string {
  const parts = [
    equals === undefined ? undefined : `is ${shown(equals)}`,
    contains === undefined ? undefined : `contains ${quotedExcerpt(contains)}`,
    matches === undefined ? undefined : `matches /${matches.source}/`,
    oneOf === undefined ? undefined : `is one of ${oneOf.map(shown).join(", ")}`,
    absent === true ? "is absent" : undefined,
  ].filter((part) => part !== undefined);
  return `${path.text} ${parts.length === 0 ? "is there" : parts.join(" and ")}`;
}

/** Without a path the whole answer must be the number; with one, everything that the path selects. */
export function judgeNumber(path: JsonPath | undefined, bounds: Bounds, { text }: JudgedAnswer): Verdict {
  const isBounded = bounds.min !== undefined || bounds.max !== undefined;
  const inBounds = isBounded ? ` of ${boundsInWords(bounds)}` : path === undefined ? "" : " is a number";
  const demanded = `${path === undefined ? "a number" : path.text}${inBounds}`;
  if (path === undefined) {
    const value = numberIn(text);
    if (value === undefined) return verdict(demanded, `The answer is no number: ${quotedExcerpt(text)}.`);
    return verdict(demanded, within(value, bounds) ? undefined : `It is ${value}.`);
  }
  const found = jsonAmongProse(text);
  if (found === undefined) return verdict(demanded, `The answer is no JSON: ${quotedExcerpt(text)}.`);
  const values = path.select(found.json);
  if (values.length === 0) return verdict(demanded, `There is nothing at ${path.text}.`);
  const wrong = values.find((value) => !(typeof value === "number" && within(value, bounds)));
  return verdict(demanded, wrong === undefined ? undefined : `At ${path.text} stands ${shown(wrong)}.`);
}

/** A whole answer that is a number: `42`, `-3.5`, `1e3`, `1,250.00`. A sentence around it is no number. */
function numberIn(text: string): number | undefined {
  const written = text.trim();
  const plain = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? written.replaceAll(",", "") : written;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

export interface ToolDemand {
  readonly name: string;
  readonly arguments?: JsonObject | undefined;
  readonly called?: boolean | undefined;
}

/**
 * Whether some call has at least the arguments that are wanted; more arguments do no harm. `called: false` demands that
 * none has.
 */
export function judgeTool(demand: ToolDemand, { toolCalls }: JudgedAnswer): Verdict {
  const { name, arguments: wanted, called = true } = demand;
  const withArguments = wanted === undefined ? "" : ` with ${shown(wanted)}`;
  const demanded = `${called ? "calls" : "does not call"} ${name}${withArguments}`;
  const calls = toolCalls.filter((call) => call.name === name);
  const fitting = calls.filter((call) => wanted === undefined || includes(call.input, wanted, isEqual));
  if (fitting.length > 0 === called) return verdict(demanded, undefined);
  if (!called) return verdict(demanded, `It was called with ${shown(fitting[0]?.input)}.`);
  if (calls.length > 0) return verdict(demanded, `It was called with ${shown(calls[0]?.input)}.`);
  const others = [...new Set(toolCalls.map((call) => call.name))];
  return verdict(
    demanded,
    others.length === 0 ? "No tool was called." : `Called was ${others.map(excerptOf).join(", ")}.`,
  );
}

const excerptOf = (name: string) => excerpt(name, 60);
