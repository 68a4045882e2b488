/** How secrets are taken out of what a comparison shows; handed in, since this room knows nothing of scanning. */
export interface Masking {
  /** A text of the same length and with the same lines. */
  text(text: string): string;
  /** A value of JSON, its texts masked. */
  value<T>(value: T): T;
  /** Findings and the like: what programs read in them stays. */
  document<T>(document: T): T;
}

/** Runs a comparison with what takes secrets out. It may run twice, so it changes nothing that outlasts it. */
export type Masked = <T>(compare: (masking: Masking) => T) => Promise<T>;
