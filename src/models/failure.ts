/** Why there is no answer. None of these says anything about a prompt's quality. */

export type FailureKind =
  /** Too many requests: after all attempts still refused. */
  | "throttled"
  /** The service failed, or cannot be reached. */
  | "unavailable"
  /** No whole answer within the time. */
  | "timeout"
  /** These credentials may not call this model. */
  | "access"
  /** No valid credentials. */
  | "credentials"
  /** The model is past its end of life, or Legacy and cut off for this account. */
  | "ended"
  /** No model or profile of that name in this region. */
  | "unknown-model"
  /** A quota of the account is used up: waiting for seconds does not help. */
  | "quota"
  /** The request itself is refused: a setting of the prompt, or its size. */
  | "invalid"
  /** The model failed on this request. */
  | "model"
  /** The reply was no answer of the protocol. */
  | "malformed"
  /** The command of `provider: exec` failed. */
  | "command"
  /** The limit on cost would be passed. */
  | "budget"
  | "interrupted";

export interface CompletionFailure {
  readonly kind: FailureKind;
  /** A sentence with the names involved; holds words of strangers without control characters. */
  readonly message: string;
  /** What to do, a sentence. */
  readonly next: string;
  /** The provider's own code, where it gave one: `ThrottlingException`. */
  readonly code?: string;
}

/** Kinds that every further request to the same model would meet as well: nothing more is asked of it. */
const lasting: ReadonlySet<FailureKind> = new Set(["access", "credentials", "ended", "unknown-model", "quota"]);

/** True where the next request to the same model would fail in the same way. */
export function isLasting({ kind }: CompletionFailure): boolean {
  return lasting.has(kind);
}
