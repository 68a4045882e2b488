/** The demo needs no account: the example keeps an answer for each of its cases. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "../models/run-command.ts";

it("every case of the example has a kept answer that fits; else run `node scripts/example-answers.ts`", async () => {
  const { document, exitCode } = await run(join(import.meta.dirname, "../../examples/support-desk"), { offline: true });
  const missing = document.answers.filter(({ status }: { status: string }) => status !== "answered");
  expect(missing).toEqual([]);
  expect(document.findings).toEqual([]);
  expect(exitCode).toBe(0);
});
