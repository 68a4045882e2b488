/** What every action runs: `dist/actions/<name>.js` names the command and the phase, and nothing else. */
import { prepare } from "./actions/start.ts";

/** Runs the action of a command in this process and ends it. `post` is the step after the job's last one. */
export async function run(command: string, phase: "main" | "post"): Promise<void> {
  if (!prepare()) return;
  const [{ runActionProcess }, { commandEntries }] = await Promise.all([
    import("./actions/process.ts"),
    import("./commands/index.ts"),
  ]);
  await runActionProcess(commandEntries(), command, phase);
}
