import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBoundedFile } from "../../src/platform/bounded-file.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-bounded-"));
const at = (name: string) => join(folder, name);

test("a file is read whole, also through a link", () => {
  writeFileSync(at("a"), "text");
  symlinkSync("a", at("link"));
  for (const name of ["a", "link"])
    expect(readBoundedFile(at(name), 4)).toEqual({ outcome: "read", bytes: Buffer.from("text") });
});

test("what is too large, absent, a folder, a pipe or a device without end is said, and nothing of it is read", () => {
  writeFileSync(at("large"), "12345");
  mkdirSync(at("folder"));
  execFileSync("mkfifo", [at("pipe")]);
  symlinkSync("/dev/zero", at("zero"));
  symlinkSync("nowhere", at("dangling"));
  expect(readBoundedFile(at("large"), 4)).toEqual({ outcome: "too-large", size: 5 });
  for (const name of ["folder", "pipe", "zero"])
    expect(readBoundedFile(at(name), 4), name).toEqual({ outcome: "no-file" });
  for (const name of ["dangling", "none", "large/below"])
    expect(readBoundedFile(at(name), 4), name).toEqual({ outcome: "absent" });
});
