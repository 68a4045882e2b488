/** Bounds how much is under way at once. */

export interface Places {
  /** Runs `work` as soon as fewer than the bound are running; first come, first served. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** At most `bound` pieces of work at once; those that wait go in the order in which they came. */
export function createPlaces(bound: number): Places {
  let free = bound;
  const waiting: (() => void)[] = [];
  let head = 0;
  return {
    run: async (work) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting[head];
        if (next === undefined) {
          free += 1;
        } else {
          head += 1;
          // The line is cut when half of it has gone, so that it neither grows for ever nor moves at every step.
          if (head > 64 && head * 2 > waiting.length) {
            waiting.splice(0, head);
            head = 0;
          }
          next();
        }
      }
    },
  };
}
