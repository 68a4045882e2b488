import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runScript } from "../../src/evaluation/script.ts";

let root = "";
let outside = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "slipway-script-"));
  outside = join(await mkdtemp(join(tmpdir(), "slipway-outside-")), "note.txt");
  await writeFile(outside, "not for scripts");
  await mkdir(join(root, "checks"));
  await writeFile(join(root, "checks", "words.js"), "export const polite = ['please'];");
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function run(code: string, options: { readonly timeLimit?: number; readonly signal?: AbortSignal } = {}) {
  const file = `checks/${crypto.randomUUID()}.mjs`;
  await writeFile(join(root, file), code);
  const result = await runScript({
    root,
    file,
    answer: { text: "Yes, please.", json: { a: 1 }, toolCalls: [] },
    about: { prompt: "reply", case: "first", input: { tone: "kind" } },
    node: process.execPath,
    signal: options.signal ?? new AbortController().signal,
    ...options,
  });
  // Its name is drawn.
  return result.ok ? result : { ok: false, problem: result.problem.replaceAll(file, "FILE") };
}

describe("a script of the project", () => {
  test("judges the answer, with the case at hand, and may import others of the project", async () => {
    const code = `
      import { polite } from "./words.js";
      export default ({ text, json }, about) => ({
        pass: polite.some((word) => text.includes(word)) && json.a === 1 && about.input.tone === "kind",
        reason: about.prompt + "/" + about.case,
        score: 0.75,
      });`;
    expect(await run(code)).toEqual({ ok: true, value: { pass: true, reason: "reply/first", score: 0.75 } });
    expect(await run("export default async () => false")).toEqual({ ok: true, value: { pass: false } });
  });

  test("that is broken is an error, and no failed answer", async () => {
    expect(await run("export default 1")).toEqual({ ok: false, problem: "FILE: Its default export is no function." });
    expect(await run("throw new Error('oh')")).toEqual({ ok: false, problem: "FILE: oh" });
    expect(await run("export default () => 'yes'")).toMatchObject({ ok: false });
    expect(await run("export default () => process.exit(0)")).toMatchObject({ ok: false });
  });

  test("that does not end is ended", async () => {
    const result = await run("export default () => { for (;;); }", { timeLimit: 700 });
    expect(result).toEqual({ ok: false, problem: "FILE did not end within 0.7 s." });
  });

  test("sees no variable, no file elsewhere, no network and no other process", async () => {
    expect(await run("export default () => ({ pass: true, reason: JSON.stringify(process.env) })")).toEqual({
      ok: true,
      value: { pass: true, reason: "{}" },
    });
    for (const name of [
      "fs",
      "net",
      "http",
      "https",
      "child_process",
      "worker_threads",
      "dns",
      "dgram",
      "module",
      "vm",
    ]) {
      const problem = `FILE: Scripts of expectations cannot use node:${name}`;
      expect(await run(`import "node:${name}"; export default () => true`)).toEqual({ ok: false, problem });
      expect(await run(`const m = await import("${name}"); export default () => true`)).toEqual({ ok: false, problem });
    }
    expect(
      await run("export default () => typeof fetch === 'undefined' && process.getBuiltinModule === undefined"),
    ).toEqual({ ok: true, value: { pass: true } });
    expect(await run(`const m = await import(${JSON.stringify(outside)}); export default () => true`)).toMatchObject({
      ok: false,
    });
    expect(await run("const m = await import('data:text/javascript,1'); export default () => true")).toMatchObject({
      ok: false,
    });
  });

  test("is ended where the person stops the command", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    await expect(run("export default () => { for (;;); }", { signal: controller.signal })).rejects.toThrow(/abort/i);
  });
});
