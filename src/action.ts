/** What every action runs: `dist/actions/<name>.js` names the command and the phase, and nothing else. */
import { runActionProcess } from "./actions/process.ts";

/** Runs the action of a command in this process and ends it. `post` is the step after the job's last one. */
export function run(command: string, phase: "main" | "post"): Promise<never> {
  return runActionProcess(command, phase);
}
