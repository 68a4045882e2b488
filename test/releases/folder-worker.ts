/** A process that releases into a folder as its parent tells it, so that tests can race and kill it. */
import { type FolderReport, type FolderTask, runFolderTask } from "./folder-task.ts";

process.on("message", (task: FolderTask) => {
  runFolderTask(task).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ outcome: "crashed", message: String(error) } satisfies FolderReport),
  );
});
process.on("disconnect", () => process.exit());
