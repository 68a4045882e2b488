/** Time after Ctrl-C for what has to be written before the end. */

/**
 * A signal that is aborted some time after another one: for a place to which what was paid for is still written when the
 * person has stopped everything else.
 *
 * @param milliseconds less than the edge gives a command after Ctrl-C
 */
export function laterAbort(signal: AbortSignal, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const end = (): void => {
    // Nothing is held up by it: a command that ends before takes it along.
    setTimeout(() => controller.abort(signal.reason), milliseconds).unref();
  };
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  return controller.signal;
}
