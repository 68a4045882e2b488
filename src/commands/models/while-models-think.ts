/** Work that waits for the time in which the first requests are on their way. */
import type { Showing } from "../shown-texts.ts";
import type { ModelSession } from "./session.ts";

/** What masks the answers is loaded, the folder of answers is tidied, and what a command has to do besides is done. */
export async function whileModelsThink(session: ModelSession, showing: Showing, more?: () => void): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  // What cannot be loaded is said where it is needed.
  await showing(() => undefined).catch(() => undefined);
  more?.();
  await session.tidy();
}
