/**
 * Where an answer comes from: a place that keeps it, or the model. Nothing is asked twice, and what was paid for is
 * written before anybody hears of it. Used by `run`, and by everything that evaluates.
 */
import { createAsker, interrupted } from "./asker.ts";
import { type Completion, completionFormat, type ProviderAnswer } from "./completion.ts";
import type { CompletionFailure } from "./failure.ts";
import { createKeptAnswers } from "./kept-answers.ts";
import type { Provider } from "./provider.ts";
import { type CompletionRequest, hasMedia, type ProviderName, textBytesOf } from "./request.ts";

/** A place that keeps answers. */
export interface AnswerPlace {
  /** `cache`: a folder that anybody may have written to. `store`: below `completions/`, which the evaluator's role alone writes. */
  readonly kind: "cache" | "store";
  read(request: CompletionRequest["digest"], repeat: number): Promise<Completion | undefined>;
  /**
   * Keeps an answer where there is none yet, or one that it replaces, and gives the one that is kept: another process
   * may have been faster.
   */
  write(completion: Completion, replaces?: Replaces): Promise<Completion>;
}

/** Whether an answer takes the place of the one that is kept, of the same question. Without it none does. */
export type Replaces = (kept: Completion, given: Completion) => boolean;

export type Answer =
  | {
      readonly kind: "answer";
      readonly completion: Completion;
      /** `model`: asked just now. */
      readonly from: "cache" | "store" | "model";
      /**
       * True where it stands below `completions/` of the environment's store, and its provider is trusted there: only
       * such an answer may enter a bundle or count as evidence. Every other one is for display.
       */
      readonly trusted: boolean;
    }
  /** Nobody kept it, and no model may be asked (`--offline`). */
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly failure: CompletionFailure };

/** Money, as far as asking is concerned. */
export interface Spending {
  /** Sets aside what a request may cost; a failure where a limit would be passed. */
  reserve(request: CompletionRequest): Promise<CompletionFailure | Reservation>;
}

export interface Reservation {
  /** Says what it came to; undefined where nothing was answered. */
  settle(completion: Completion | undefined): Promise<void>;
}

export interface AnswersOptions {
  /** In the order in which they are looked into. A new answer is written to all of them, the store first. */
  readonly places: readonly AnswerPlace[];
  /** Providers that may be asked; none with `--offline`. */
  readonly providers: ReadonlyMap<ProviderName, Provider>;
  /** Providers whose answers count in the store. */
  readonly trusted: ReadonlySet<string>;
  /** Requests under way to one model, at most. */
  readonly concurrency: number;
  /** Asked for each new answer: the limit may be known only after it was looked what is kept. */
  readonly spending?: (() => Spending | undefined) | undefined;
  /** Told of every answer that a model gave, once, however many questions wait for it. */
  readonly onAnswered?: ((completion: Completion) => void) | undefined;
  /** Milliseconds that one answer may take, all attempts together. */
  readonly deadline: number;
  /** By the clock of this machine. */
  now(): Date;
}

export interface AskAnswerOptions {
  readonly signal: AbortSignal;
  /** It was looked for a moment ago, and nobody keeps it. */
  readonly isMissing?: boolean | undefined;
  /**
   * A kept answer that one may take the place of is asked for anew; it stays, and is the answer, where that gives none,
   * or none that replaces it.
   */
  readonly replaces?: Replaces | undefined;
  readonly onText?: ((text: string) => void) | undefined;
  readonly onRestart?: (() => void) | undefined;
  /** The model was asked too often, and is asked again after a while. */
  readonly onThrottle?: (() => void) | undefined;
}

export interface Answers {
  /** The kept answer, where there is one; asks no model. */
  find(request: CompletionRequest, repeat: number): Promise<Answer | undefined>;
  /** The answer to a request; `repeat` counts from 1, and each number has an answer of its own. */
  ask(request: CompletionRequest, repeat: number, options: AskAnswerOptions): Promise<Answer>;
  /** Keeps an answer that came by another way than `ask`: out of a batch job. */
  keep(request: CompletionRequest, repeat: number, answer: ProviderAnswer): Promise<Answer>;
  close(): void;
}

/**
 * Remembers which models refuse (no access, ended, no money) and asks those no more. Failures are values; rejects only
 * where a place that keeps answers cannot be read or written.
 */
export function createAnswers(options: AnswersOptions): Answers {
  const { places, providers, trusted, onAnswered } = options;
  const kept = createKeptAnswers(places, trusted);
  const asker = createAsker(options);
  /** By question: what is under way. */
  const begun = new Map<string, Promise<Answer>>();
  /** Questions that were answered to somebody who did not look where answers are kept: it is there now. */
  const answered = new Set<string>();

  function completed(request: CompletionRequest, repeat: number, answer: ProviderAnswer): Completion {
    const completion = completionOf(request, repeat, answer, options.now());
    onAnswered?.(completion);
    return completion;
  }

  async function answer(request: CompletionRequest, repeat: number, asked: AskAnswerOptions): Promise<Answer> {
    // Thousands may wait: after Ctrl-C none of them is looked for any more.
    if (asked.signal.aborted) return { kind: "failed", failure: interrupted };
    const isAsked = asked.isMissing === true || asked.replaces !== undefined;
    const known = isAsked ? undefined : await kept.find(request, repeat);
    if (known !== undefined) return known;
    const outcome = await asker.ask(request, asked);
    const failed = outcome === undefined || "failure" in outcome;
    const before = failed && asked.replaces !== undefined ? await kept.find(request, repeat) : undefined;
    if (before !== undefined) return before;
    if (outcome === undefined) return { kind: "missing" };
    if ("failure" in outcome) return { kind: "failed", failure: outcome.failure };
    const completion = completed(request, repeat, outcome.answer);
    // The place at the model is free again: whoever waits for it sends its request before the disk is at work.
    await new Promise((resolve) => setImmediate(resolve));
    // Kept first, for it was paid for; what it cost is noted whether or not the disk is full.
    try {
      return await kept.keep(completion, asked.replaces);
    } finally {
      await outcome.reservation?.settle(completion);
    }
  }

  /** What a model gave to somebody else just now. */
  async function given(request: CompletionRequest, repeat: number, asked: AskAnswerOptions): Promise<Answer> {
    const there = await kept.find(request, repeat);
    return there?.kind === "answer" ? { ...there, from: "model" } : answer(request, repeat, asked);
  }

  return {
    find: kept.find,
    keep: (request, repeat, answer) => kept.keep(completed(request, repeat, answer)),
    ask(request, repeat, asked) {
      const key = `${request.digest} ${repeat}`;
      const same = begun.get(key);
      if (same !== undefined) return same;
      const looksNot = asked.isMissing === true || asked.replaces !== undefined;
      const work = looksNot && answered.has(key) ? given(request, repeat, asked) : answer(request, repeat, asked);
      begun.set(key, work);
      // What failed may be asked again; an answer is not held, for there may be thousands of megabytes of them.
      work.then(
        ({ kind }) => {
          begun.delete(key);
          if (looksNot && kind === "answer") answered.add(key);
        },
        () => begun.delete(key),
      );
      return work;
    },
    close() {
      for (const provider of providers.values()) provider.close();
    },
  };
}

function completionOf(request: CompletionRequest, repeat: number, answer: ProviderAnswer, now: Date): Completion {
  return {
    format: completionFormat,
    request: request.digest,
    repeat,
    provider: request.provider,
    model: request.model,
    ...answer,
    createdAt: now.toISOString(),
    // With media the bytes of the text say nothing about the tokens.
    ...(hasMedia(request) ? {} : { textBytes: textBytesOf(request) }),
  };
}
