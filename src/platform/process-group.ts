/** Ends a program together with its process group: what it started, and what that did not take out of the group. */
import type { ChildProcess } from "node:child_process";

/** Options of `spawn` that make `endGroup` reach what the program starts. Windows has no such groups. */
export function groupOptions(): { readonly detached: boolean; readonly windowsHide: true } {
  return { detached: process.platform !== "win32", windowsHide: true };
}

/** Kills the program and its group at once; on Windows the program alone. One that has ended is left alone. */
export function endGroup(child: ChildProcess): void {
  try {
    if (process.platform !== "win32" && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
