/**
 * How many requests to one model are under way. Half as many where more than a third of a window was refused, one more
 * after a window of successes: a third, because Bedrock refuses single requests also well below a quota, and halving
 * for each of those would leave a run with two or three requests at a time (by reckoning, not measured: with 20 % refused).
 */

export interface Limiter {
  /** Runs `work` as soon as a place is free; first come, first served. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** An attempt was refused with "too many requests". */
  throttled(): void;
  /** An attempt was answered. */
  succeeded(): void;
  /** Places now. */
  readonly limit: number;
}

/** Share of a window that may be refused before half of the places go. */
const tolerated = 1 / 3;

/** `maximum`: places at first, and never more. */
export function createLimiter(maximum: number): Limiter {
  let limit = maximum;
  let running = 0;
  let refused = 0;
  let answered = 0;
  const waiting: (() => void)[] = [];

  const admit = (): void => {
    while (running < limit) {
      const next = waiting.shift();
      if (next === undefined) return;
      running += 1;
      next();
    }
  };
  /** A window has as many outcomes as there are places. */
  const judge = (): void => {
    if (refused + answered < limit) return;
    if (refused > (refused + answered) * tolerated) limit = Math.max(1, Math.floor(limit / 2));
    else if (limit < maximum) limit += 1;
    refused = 0;
    answered = 0;
    admit();
  };

  return {
    async run(work) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        admit();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        admit();
      }
    },
    throttled() {
      refused += 1;
      judge();
    },
    succeeded() {
      answered += 1;
      judge();
    },
    get limit() {
      return limit;
    },
  };
}
