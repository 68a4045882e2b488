/** The provider port: whatever answers a request. A provider keeps nothing and knows nothing of caches and budgets. */
import type { ProviderAnswer } from "./completion.ts";
import type { CompletionFailure } from "./failure.ts";
import type { CompletionRequest, ProviderName } from "./request.ts";

export interface AskOptions {
  /** Aborted by the person, or by the deadline of the run. */
  readonly signal: AbortSignal;
  /** Pieces of text as they come, where somebody watches. After a failed attempt they begin again: `restarted`. */
  readonly onText?: ((text: string) => void) | undefined;
  readonly onRestart?: (() => void) | undefined;
  /** The provider was told to slow down; it tries again by itself. */
  readonly onThrottle?: (() => void) | undefined;
}

export type AskResult =
  | { readonly ok: true; readonly answer: ProviderAnswer }
  | { readonly ok: false; readonly failure: CompletionFailure };

export interface Provider {
  readonly name: ProviderName;
  /** Answers or says why not; throws nothing but faults of the program. */
  ask(request: CompletionRequest, options: AskOptions): Promise<AskResult>;
  close(): void;
}
