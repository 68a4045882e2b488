import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { safeText, withoutWorkflowCommands, writeFully } from "../../src/platform/output.ts";
import { createPaint } from "../../src/platform/paint.ts";

test("all of a text arrives, and a closed descriptor is no error", () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-output-"));
  const file = join(folder, "out");
  const descriptor = openSync(file, "w");
  const text = "äöü\n".repeat(100_000);
  expect(writeFully(descriptor, text)).toBe("written");
  closeSync(descriptor);
  expect(readFileSync(file, "utf8")).toBe(text);
  expect(writeFully(descriptor, "late")).toBe("closed");
  rmSync(folder, { recursive: true });
});

test("colours of ours pass where colour is on, and nothing else does", () => {
  const painted = createPaint(true)("red", "x");
  expect(safeText(`${painted} \x1b[8mhidden \x1b[31;1m \x1b]0;t\x07`, true)).toBe(
    `${painted} [U+001B][8mhidden [U+001B][31;1m [U+001B]]0;t[U+0007]`,
  );
  expect(safeText(painted, false)).toBe("[U+001B][31mx[U+001B][39m");
});

test("JSON and XML hold no workflow command and mean the same", () => {
  const value = { "a ##[command]": ["::x", "##[group]\\##[", "\n::add-mask::x"] };
  const json = withoutWorkflowCommands(JSON.stringify(value, undefined, 2), "json");
  expect(json).not.toContain("##[");
  expect(json).not.toMatch(/^\s*::/m);
  expect(JSON.parse(json)).toEqual(value);
  expect(withoutWorkflowCommands('<a b="##[x]">f\n ::add-mask::x\n::y</a>', "xml")).toBe(
    '<a b="##&#91;x]">f\n &#58;:add-mask::x\n&#58;:y</a>',
  );
});

test("a million empty lines take no time", { timeout: 5_000 }, () => {
  const text = "\n".repeat(1_000_000);
  expect(withoutWorkflowCommands(text) === text).toBe(true);
});

test.each([
  ["::error::x", ": :error::x"],
  ["a\n \t::set-env name=x::y", "a\n \t: :set-env name=x::y"],
  ["\u00a0::debug::x", "\u00a0: :debug::x"],
  ["a ##[command]x", "a # #[command]x"],
  ["std::vector and a :: b", "std::vector and a :: b"],
])("%j is no workflow command as %j", (text, safe) => {
  expect(withoutWorkflowCommands(text)).toBe(safe);
});
