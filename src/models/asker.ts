/** Asks models: within their limits, within time and money, and none again that refuses everything. */
import type { AnswersOptions, AskAnswerOptions, Reservation } from "./answers.ts";
import { type ProviderAnswer, storableAnswer } from "./completion.ts";
import { type CompletionFailure, isLasting } from "./failure.ts";
import { createLimiter, type Limiter } from "./limiter.ts";
import type { AskResult, Provider } from "./provider.ts";
import type { CompletionRequest } from "./request.ts";

/** What was set aside for an answer is still to be settled, once it is kept. */
export type Asked =
  | { readonly failure: CompletionFailure }
  | { readonly answer: ProviderAnswer; readonly reservation: Reservation | undefined };

export interface Asker {
  /** Undefined where nobody may be asked (`--offline`). */
  ask(request: CompletionRequest, asked: AskAnswerOptions): Promise<Asked | undefined>;
}

/** A model that refused for good (no access, ended, no quota) is asked no more by the same asker. */
export function createAsker(
  options: Pick<AnswersOptions, "providers" | "concurrency" | "deadline" | "spending">,
): Asker {
  const limiters = new Map<string, Limiter>();
  const refused = new Map<string, CompletionFailure>();

  async function askOnce(
    provider: Provider,
    limiter: Limiter,
    target: string,
    request: CompletionRequest,
    asked: AskAnswerOptions,
  ): Promise<Asked> {
    const known = refused.get(target);
    if (known !== undefined) return { failure: known };
    if (asked.signal.aborted) return { failure: interrupted };
    const reservation = await options.spending?.()?.reserve(request);
    if (reservation !== undefined && "kind" in reservation) return { failure: reservation };
    const result = await withDeadline(options.deadline, asked.signal, (signal) =>
      provider.ask(request, {
        ...asked,
        signal,
        onThrottle() {
          limiter.throttled();
          asked.onThrottle?.();
        },
      }),
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

  return {
    async ask(request, asked) {
      const provider = options.providers.get(request.provider);
      if (provider === undefined) return undefined;
      const target = `${request.provider} ${request.model}`;
      const limiter = limiters.get(target) ?? createLimiter(options.concurrency);
      limiters.set(target, limiter);
      return limiter.run(() => askOnce(provider, limiter, target, request, asked));
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

/** For what was not asked because the person stopped the command. */
export const interrupted: CompletionFailure = {
  kind: "interrupted",
  message: "Stopped before it was asked.",
  next: "Run the same command again: it goes on where it stopped.",
};
