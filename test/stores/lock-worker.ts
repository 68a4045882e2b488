/** Holds the lock that its argument names until it is told to let go. */
import { once } from "node:events";
import { withLock } from "../../src/stores/lock.ts";

await withLock(process.argv[2] ?? "", {}, async () => {
  process.send?.("holding");
  await once(process, "message");
});
process.disconnect();
