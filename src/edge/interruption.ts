/** Ctrl-C and SIGTERM, and how long a command has to end after them. */
import type { EdgeMachine } from "./machine.ts";

/** Milliseconds that a command has, after Ctrl-C, to say what is left. A second Ctrl-C ends it at once. */
const graceAfterInterrupt = 3_000;

/** Milliseconds after Ctrl-C until the person is told that it was heard: most commands end before. */
const quietAfterInterrupt = 300;

export interface Interruption {
  readonly signal: AbortSignal;
  /** Rejects where an interrupted command did not end by itself. */
  readonly ended: Promise<never>;
  /** Calls the listener where the command takes its time to end after Ctrl-C. */
  onWait(listener: () => void): void;
  stop(): void;
}

/**
 * Listens for Ctrl-C and SIGTERM from now until `stop`. The first aborts `signal`; a second one, or too long an end,
 * rejects `ended`.
 */
export function watchInterrupt(machine: Pick<EdgeMachine, "onInterrupt">): Interruption {
  const controller = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  // Nobody waits for it any more where the command ended first.
  ended.catch(() => undefined);
  const timers: NodeJS.Timeout[] = [];
  let tell = () => {};
  const stopListening = machine.onInterrupt(() => {
    if (controller.signal.aborted) return reject(controller.signal.reason);
    controller.abort();
    timers.push(setTimeout(() => tell(), quietAfterInterrupt));
    timers.push(setTimeout(() => reject(controller.signal.reason), graceAfterInterrupt));
  });
  return {
    signal: controller.signal,
    ended,
    onWait(listener) {
      tell = listener;
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      stopListening();
    },
  };
}
