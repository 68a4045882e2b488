/** Between the entry and the rest: what is loaded after this comes out of the compile cache. */
import { openCompileCache } from "../edge/compile-cache.ts";

/** Turns the compile cache on, then runs the command line of this process. */
export async function start(): Promise<void> {
  openCompileCache(process.env, process.platform);
  const { runProcess } = await import("./process.ts");
  await runProcess();
}
