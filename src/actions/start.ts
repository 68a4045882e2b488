/** Before anything else is loaded: a look at Node, and the compile cache, out of which the rest comes. */
import { openCompileCache } from "../edge/compile-cache.ts";

/** False on a Node that is too old, where a line says so. Runners bring the right one; act takes what is in PATH. */
export function prepare(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 13)) {
    process.stdout.write(`::error::Slipway needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
    process.exitCode = 2;
    return false;
  }
  openCompileCache(process.env, process.platform);
  return true;
}
