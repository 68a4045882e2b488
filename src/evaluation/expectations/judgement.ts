/** What came of one expectation for one answer. */

export interface Judgement {
  readonly outcome: "passed" | "failed" | "error";
  /** The key of the expectation: `contains`. */
  readonly kind: string;
  /** What was demanded, in words: `contains “tracking”`. Words of the project, not of the model. */
  readonly demanded: string;
  /** Why it failed, or could not be judged, one sentence; absent where it passed. Holds words of the model. */
  readonly reason?: string;
  /** The part of the answer that differs, and what was expected there, where both are short enough to show. */
  readonly difference?: { readonly expected: string; readonly got: string };
  /** Where a score was given: 0 to 1, or a cosine. */
  readonly score?: number;
}

/** What expectations need that is not in the answer: each may say that it could not be had. */
export interface JudgingServices {
  /** Embeddings of two texts, from one model. */
  embed(
    texts: readonly [string, string],
    model: string | undefined,
  ): Promise<ServiceResult<readonly (readonly number[])[]>>;
  /** Runs a judging prompt over an answer. */
  judge(demand: JudgeDemand): Promise<ServiceResult<{ readonly score: number; readonly reason: string }>>;
  /** Runs a script of the project over an answer. */
  script(
    file: string,
    answer: ScriptAnswer,
  ): Promise<ServiceResult<{ readonly pass: boolean; readonly reason?: string; readonly score?: number }>>;
}

export type ServiceResult<T> =
  | { readonly ok: true; readonly value: T }
  /** Infrastructure is no quality: what could not be judged is neither passed nor failed. */
  | { readonly ok: false; readonly problem: string };

export interface JudgeDemand {
  readonly prompt: string;
  readonly rubric: string | undefined;
  readonly answer: string;
  /** From 1: each attempt has an answer of its own. */
  readonly attempt: number;
}

/** What a script gets, besides the case's input. */
export interface ScriptAnswer {
  readonly text: string;
  readonly json?: unknown;
  readonly toolCalls: readonly { readonly name: string; readonly input: unknown }[];
}

/** Longest excerpt of an answer in a reason, in UTF-16 units. */
const longestExcerpt = 200;

/** A text in quotation marks, cut in its middle where it is long, on one line. */
export function quotedExcerpt(text: string): string {
  return `“${excerpt(text)}”`;
}

/** One line of at most about `longest` characters: the beginning and the end where it is longer. */
export function excerpt(text: string, longest = longestExcerpt): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  if (line.length <= longest) return line;
  const half = Math.floor((longest - 3) / 2);
  return `${line.slice(0, half)} … ${line.slice(-half)}`.toWellFormed();
}

/** Where two texts part: what stands there in each, with a few words around. */
export function differenceOf(expected: string, got: string): { readonly expected: string; readonly got: string } {
  let start = 0;
  while (start < expected.length && start < got.length && expected[start] === got[start]) start++;
  const from = Math.max(0, start - 40);
  const piece = (text: string) =>
    `${from > 0 ? "…" : ""}${text.slice(from, from + longestExcerpt)}${text.length > from + longestExcerpt ? "…" : ""}`;
  return { expected: piece(expected).toWellFormed(), got: piece(got).toWellFormed() };
}
