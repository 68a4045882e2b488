/** How scripts run the tools of node_modules. */
import { delimiter, join } from "node:path";

/**
 * The environment for a tool: the `node` package's Node comes first in PATH, as npm does it for scripts, so that a
 * script started by hand gives its tools the same Node.
 */
export function toolEnvironment(root: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: [join(root, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter),
  };
}

/** Browsers that the tests of pages can drive, as they are called in PATH. */
export const browserCommands: readonly string[] = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
