/** Keeps this process closed while code of a project runs beside it. */

/** In place of Node's own answer to SIGUSR1, which opens a debugger for everybody on the machine. */
function ignoreSignal(): void {}

/** Makes SIGUSR1 do nothing in this process. Stays: whoever sends the signal may do so after a script has ended. */
export function refuseDebuggers(): void {
  if (!process.listeners("SIGUSR1").includes(ignoreSignal)) process.on("SIGUSR1", ignoreSignal);
}
