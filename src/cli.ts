/**
 * The entry of the command line. It says one clear line on a Node that is too old, turns on the compile cache, and
 * hands over. Only built-in modules are imported statically, so that an old Node gets as far as the line.
 */
import { openCompileCache } from "./cli/compile-cache.ts";

async function start(): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 13)) {
    process.stderr.write(`slipway needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
    process.exitCode = 2;
    return;
  }
  openCompileCache(process.env, process.platform);
  const { runProcess } = await import("./cli/process.ts");
  await runProcess();
}

void start();
