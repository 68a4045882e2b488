/** A process that releases as its parent tells it by messages, so that tests can race and kill it. */
import { type ReleaseTask, runTask, type TaskReport } from "./release-task.ts";

process.on("message", (task: ReleaseTask) => {
  runTask(task).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ outcome: "crashed", message: String(error) } satisfies TaskReport),
  );
});
