/** Doing many things a few at a time. */

/**
 * Runs an action for every item, at most `limit` at once, in order of the items. After a failure nothing new is begun,
 * what runs is awaited, and the first error is thrown: nothing goes on behind the caller's back.
 */
export async function forEachLimited<T>(
  items: Iterable<T> | AsyncIterable<T>,
  limit: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let failure: { readonly error: unknown } | undefined;
  let ended = false;
  const work = async () => {
    while (!ended && failure === undefined) {
      try {
        const next = await iterator.next();
        if (next.done === true) ended = true;
        else await action(next.value);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, limit) }, work));
  if (failure === undefined) return;
  await iterator.return?.();
  throw failure.error;
}

/**
 * The same for several lines at the same time, each with a limit of its own, so that a slow line holds up no other.
 * After a failure nothing new is begun in any of them.
 */
export async function forEachInLines<T>(
  lines: Iterable<Iterable<T>>,
  limit: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const attempt = async (item: T): Promise<void> => {
    if (failure !== undefined) return;
    try {
      await action(item);
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all([...lines].map((line) => forEachLimited(line, limit, attempt)));
  if (failure !== undefined) throw failure.error;
}

/** The results of an action for every item, in order of the items, at most `limit` at once. */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  action: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  await forEachLimited(items.entries(), limit, async ([index, item]) => {
    results[index] = await action(item);
  });
  return results;
}
