/** The JSON of an answer, where the answer is JSON: models put it into a code block more often than not. */
import { maximumDepth } from "../platform/data.ts";
import type { Json } from "../platform/json.ts";
import { isNestedWithin } from "../platform/json-depth.ts";

export interface AnswerJson {
  readonly json: Json;
  /** As the model wrote it, without the block around. */
  readonly text: string;
}

/**
 * The JSON that is the whole answer, or the whole of the one code block that is the answer; undefined for everything
 * else, and for what is nested deeper than any data of a project may be, since whoever walks through it recurses.
 */
export function jsonInAnswer(text: string): AnswerJson | undefined {
  return parsed(text) ?? parsed(/^\s*```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```\s*$/i.exec(text)?.[1]);
}

/** The same, also where prose stands around the one code block of an answer: demands on an answer are no publishing. */
export function jsonAmongProse(text: string): AnswerJson | undefined {
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  const [only, another] = codeBlocks(text);
  return another === undefined ? parsed(only) : undefined;
}

/**
 * The JSON that is the whole answer, or the whole of a code block behind which nothing stands: what an answer comes to,
 * and never what it quotes on the way.
 */
export function jsonAtEnd(text: string): AnswerJson | undefined {
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  // From its end: prose before may hold fences that open and close nothing.
  const lines = text.trimEnd().split("\n");
  if (lines.pop()?.trimEnd() !== "```") return undefined;
  const start = lines.findLastIndex((line) => line.startsWith("```"));
  return start < 0 ? undefined : parsed(lines.slice(start + 1).join("\n"));
}

/** What stands in the code blocks of a text, line by line: a pattern would look for the end of each anew. */
function* codeBlocks(text: string): Generator<string> {
  let inside: string[] | undefined;
  for (const line of text.split("\n")) {
    const [, language] = /^```([a-z]*)\s*$/.exec(line) ?? [];
    if (inside === undefined) {
      if (language !== undefined) inside = [];
    } else if (language === "") {
      yield inside.join("\n");
      inside = undefined;
    } else inside.push(line);
  }
}

function parsed(text: string | undefined): AnswerJson | undefined {
  if (text === undefined || !isNestedWithin(text, maximumDepth)) return undefined;
  try {
    const json: Json = JSON.parse(text);
    return { json, text: text.trim() };
  } catch {
    return undefined;
  }
}
