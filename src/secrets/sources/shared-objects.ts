/** Contents of git objects out of a git that somebody else has open: starting one more costs as much as many reads. */
import type { GitOptions } from "../../platform/git.ts";
import type { GitObjects } from "../../platform/git-objects.ts";
import { missingObject, type ObjectReader, type ObjectSink, openObjects, usualLongest } from "./blobs.ts";

/** Requests at once: enough to keep git busy, and bounded, since each may hold its contents. */
const mostWaiting = 64;

/** Reads through `objects`, which stay open; objects too long for memory are read by a git of its own. */
export function sharedReader(objects: Pick<GitObjects, "read">, git: GitOptions): ObjectReader {
  const waiting = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let own: ObjectReader | undefined;

  const hand = async (hash: string, sink: ObjectSink): Promise<void> => {
    const object = await objects.read(hash, usualLongest);
    if (object.outcome === "too-large") {
      own ??= openObjects({ ...git, once: false });
      return own.request(hash, sink);
    }
    if (object.outcome !== "read") throw missingObject(hash);
    if (object.type === "blob" || object.type === "commit") sink.whole(object.bytes);
  };
  const check = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  return {
    async request(hash, sink) {
      check();
      const handed = hand(hash, sink)
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => waiting.delete(handed));
      waiting.add(handed);
      while (waiting.size >= mostWaiting) await Promise.race(waiting);
    },
    async drain() {
      while (waiting.size > 0) await Promise.all(waiting);
      check();
      await own?.drain();
    },
    close: () => own?.close(),
  };
}
