/**
 * Where an answer comes from: a place that keeps it, or the model. Nothing is asked twice, and what was paid for is
 * written before anybody hears of it. Used by `run`, and by everything that evaluates.
 */
import { type Completion, completionFormat } from "./completion.ts";
import { type CompletionFailure, isLasting } from "./failure.ts";
import { createLimiter, type Limiter } from "./limiter.ts";
import type { Provider } from "./provider.ts";
import { type CompletionRequest, type ProviderName, textBytesOf } from "./request.ts";

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
  readonly spending?: Spending | undefined;
  /** By the clock of this machine. */
  now(): Date;
}

export interface AskAnswerOptions {
  readonly signal: AbortSignal;
  readonly onText?: ((text: string) => void) | undefined;
  readonly onRestart?: (() => void) | undefined;
}

export interface Answers {
  /** The answer to a request; `repeat` counts from 1, and each number has an answer of its own. */
  ask(request: CompletionRequest, repeat: number, options: AskAnswerOptions): Promise<Answer>;
  close(): void;
}

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

  async function askModel(request: CompletionRequest, repeat: number, asked: AskAnswerOptions): Promise<Answer> {
    const provider = options.providers.get(request.provider);
    if (provider === undefined) return { kind: "missing" };
    const target = `${request.provider} ${request.model}`;
    const limiter = limiters.get(target) ?? createLimiter(options.concurrency);
    limiters.set(target, limiter);
    return limiter.run(async () => {
      const known = refused.get(target);
      if (known !== undefined) return { kind: "failed", failure: known };
      if (asked.signal.aborted) return { kind: "failed", failure: interrupted };
      const reservation = await options.spending?.reserve(request);
      if (reservation !== undefined && "kind" in reservation) {
        return { kind: "failed", failure: reservation };
      }
      const result = await provider.ask(request, { ...asked, onThrottle: () => limiter.throttled() });
      if (!result.ok) {
        await reservation?.settle(undefined);
        if (isLasting(result.failure)) refused.set(target, result.failure);
        return { kind: "failed", failure: result.failure };
      }
      limiter.succeeded();
      const completion: Completion = {
        format: completionFormat,
        request: request.digest,
        repeat,
        provider: request.provider,
        model: request.model,
        ...result.answer,
        createdAt: options.now().toISOString(),
        textBytes: textBytesOf(request),
      };
      // Written first: it was paid for. What it cost is noted whether or not the disk is full.
      try {
        return await keep(completion);
      } finally {
        await reservation?.settle(completion);
      }
    });
  }

  async function keep(completion: Completion): Promise<Answer> {
    let kept = completion;
    let stored: AnswerPlace["kind"] = "cache";
    const inOrder = [...options.places].sort((a, b) => Number(b.kind === "store") - Number(a.kind === "store"));
    for (const place of inOrder) {
      const there = await place.write(kept);
      if (place.kind === "store") stored = "store";
      // What the store has counts, also where another run was faster.
      if (place.kind === "store" || inOrder.length === 1) kept = there;
    }
    return found(kept, "model", stored);
  }

  async function answer(request: CompletionRequest, repeat: number, asked: AskAnswerOptions): Promise<Answer> {
    return (await find(request, repeat)) ?? (await askModel(request, repeat, asked));
  }

  return {
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

const interrupted: CompletionFailure = {
  kind: "interrupted",
  message: "Stopped before it was asked.",
  next: "Run the same command again: it goes on where it stopped.",
};
