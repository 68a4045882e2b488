/** A command's context for tests: nothing of the machine's environment, terminal or clock gets in. */
import type { CommandContext } from "../../src/platform/command.ts";
import { createRedaction } from "../../src/platform/redaction.ts";

/** A quiet context that works in `cwd`. What a test cares about it puts in `overrides`. */
export function testContext(cwd: string, overrides: Partial<CommandContext> = {}): CommandContext {
  return {
    cwd,
    environment: {},
    progress: { update() {}, note() {}, debug() {} },
    terminal: { color: false, columns: 100, interactive: false },
    redaction: createRedaction(),
    now: () => new Date("2026-11-02T09:00:00Z"),
    readStdin: async () => new Uint8Array(),
    signal: new AbortController().signal,
    ...overrides,
  };
}
