/**
 * Where an answer comes from: a place that keeps it, or the model. Nothing is asked twice, and what was paid for is
 * written before anybody hears of it. Used by `run`, and by everything that evaluates.
 */
import { type Completion, completionFormat, type ProviderAnswer, storableAnswer } from "./completion.ts";
import { type CompletionFailure, isLasting } from "./failure.ts";
import { createLimiter, type Limiter } from "./limiter.ts";
import type { AskResult, Provider } from "./provider.ts";
import { type CompletionRequest, hasMedia, type ProviderName, textBytesOf } from "./request.ts";

/** A place that keeps answers. */
export interface AnswerPlace {
  /** `cache`: a folder that anybody may have written to. `store`: below `completions/`, which the evaluator's role alone writes. */
  readonly kind: "cache" | "store";
  read(request: CompletionRequest["digest"], repeat: number): Promise<Completion | undefined>;
  /** Keeps an answer where there is none yet, and gives the one that is kept: another process may have been faster. */
  write(completion: Completion): Promise<Completion>;
}

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
  readonly onText?: ((text: string) => void) | undefined;
  readonly onRestart?: (() => void) | undefined;
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
  const limiters = new Map<string, Limiter>();
  /** Models that nobody needs to be asked again: access refused, ended, no quota, no money. */
  const refused = new Map<string, CompletionFailure>();
  const underWay = new Map<string, Promise<Answer>>();

  async function find(request: CompletionRequest, repeat: number): Promise<Answer | undefined> {
    for (const place of options.places) {
      const completion = await place.read(request.digest, repeat);
      if (completion !== undefined) return found(completion, place.kind, place.kind);
    }
    return undefined;
  }

  function found(completion: Completion, from: "cache" | "store" | "model", kept: AnswerPlace["kind"]): Answer {
    return {
      kind: "answer",
      completion,
      from,
      trusted: kept === "store" && options.trusted.has(completion.provider),
    };
  }

  function completionOf(request: CompletionRequest, repeat: number, answer: ProviderAnswer): Completion {
    return {
      format: completionFormat,
      request: request.digest,
      repeat,
      provider: request.provider,
      model: request.model,
      ...answer,
      createdAt: options.now().toISOString(),
      // With media the bytes of the text say nothing about the tokens.
      ...(hasMedia(request) ? {} : { textBytes: textBytesOf(request) }),
    };
  }

  async function askModel(request: CompletionRequest, repeat: number, asked: AskAnswerOptions): Promise<Answer> {
    const provider = options.providers.get(request.provider);
    if (provider === undefined) return { kind: "missing" };
    const target = `${request.provider} ${request.model}`;
    const limiter = limiters.get(target) ?? createLimiter(options.concurrency);
    limiters.set(target, limiter);
    const asking = await limiter.run(() => askOnce(provider, limiter, target, request, asked));
    if (!("answer" in asking)) return { kind: "failed", failure: asking.failure };
    const { answer, reservation } = asking;
    const completion = completionOf(request, repeat, answer);
    options.onAnswered?.(completion);
    // The place at the model is free again: whoever waits for it sends its request before the disk is at work.
    await new Promise((resolve) => setImmediate(resolve));
    // Kept first, for it was paid for; what it cost is noted whether or not the disk is full.
    try {
      return await keep(completion);
    } finally {
      await reservation?.settle(completion);
    }
  }

  async function askOnce(
    provider: Provider,
    limiter: Limiter,
    target: string,
    request: CompletionRequest,
    asked: AskAnswerOptions,
  ): Promise<
    | { readonly failure: CompletionFailure }
    | { readonly answer: ProviderAnswer; readonly reservation: Reservation | undefined }
  > {
    const known = refused.get(target);
    if (known !== undefined) return { failure: known };
    if (asked.signal.aborted) return { failure: interrupted };
    const reservation = await options.spending?.()?.reserve(request);
    if (reservation !== undefined && "kind" in reservation) return { failure: reservation };
    const result = await withDeadline(options.deadline, asked.signal, (signal) =>
      provider.ask(request, { ...asked, signal, onThrottle: () => limiter.throttled() }),
    );
    if (!result.ok) {
      await reservation?.settle(undefined);
      if (isLasting(result.failure)) refused.set(target, result.failure);
      return { failure: result.failure };
    }
    limiter.succeeded();
    const answer = storableAnswer(result.answer);
    if (answer !== undefined) return { answer, reservation };
    await reservation?.settle(undefined);
    return { failure: unstorable(request.model) };
  }

  async function keep(completion: Completion): Promise<Answer> {
    const store = options.places.find(({ kind }) => kind === "store");
    const caches = options.places.filter((place) => place !== store);
    let kept = completion;
    try {
      // What the store has counts, also where another run was faster.
      if (store !== undefined) kept = await store.write(completion);
    } finally {
      // Where the store refuses, what was paid for is not lost.
      for (const cache of caches) {
        const there = await cache.write(kept);
        if (store === undefined) kept = there;
      }
    }
    return found(kept, "model", store === undefined ? "cache" : "store");
  }

  async function answer(request: CompletionRequest, repeat: number, asked: AskAnswerOptions): Promise<Answer> {
    return (await find(request, repeat)) ?? (await askModel(request, repeat, asked));
  }

  return {
    find,
    keep(request, repeat, answer) {
      const completion = completionOf(request, repeat, answer);
      options.onAnswered?.(completion);
      return keep(completion);
    },
    ask(request, repeat, asked) {
      const key = `${request.digest} ${repeat}`;
      const same = underWay.get(key);
      if (same !== undefined) return same;
      const work = answer(request, repeat, asked).finally(() => underWay.delete(key));
      underWay.set(key, work);
      return work;
    },
    close() {
      for (const provider of options.providers.values()) provider.close();
    },
  };
}

/** Ends what takes too long; that the person stopped it is told apart from that. */
async function withDeadline(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<AskResult>,
): Promise<AskResult> {
  const ending = new AbortController();
  const onAbort = (): void => ending.abort(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  const timer = setTimeout(() => ending.abort(), milliseconds);
  try {
    const result = await work(ending.signal);
    return result.ok || result.failure.kind !== "interrupted" || signal.aborted
      ? result
      : { ok: false, failure: tooLate(milliseconds) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

function tooLate(milliseconds: number): CompletionFailure {
  return {
    kind: "timeout",
    message: `No answer came within ${Math.round(milliseconds / 1000)} s, all attempts together.`,
    next: "Run the same command again; where answers take long, raise `models.timeout` in slipway.yaml.",
  };
}

function unstorable(model: string): CompletionFailure {
  return {
    kind: "malformed",
    message: `The answer of ${model} holds data that no JSON document can hold.`,
    next: "Run the same command again; where it stays, simplify the schema of the tool that the model calls.",
  };
}

const interrupted: CompletionFailure = {
  kind: "interrupted",
  message: "Stopped before it was asked.",
  next: "Run the same command again: it goes on where it stopped.",
};
