/**
 * What the root action runs: the dispatcher with the one command `review`, in a bundle of its own. It is the step that
 * every pull request waits for, and each file that it need not open saves a quarter of a millisecond.
 */
import { prepare } from "./actions/start.ts";

/** Reviews in this process and ends it. */
export async function run(): Promise<void> {
  if (!prepare()) return;
  const { runActionProcess } = await import("./actions/process.ts");
  const review = { name: "review", load: () => import("./commands/review.ts") };
  await runActionProcess([review], review.name, "main");
}
