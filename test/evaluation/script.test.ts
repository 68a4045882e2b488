import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
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
    expect(await run("module.exports = () => true")).toEqual({
      ok: false,
      problem: "FILE: module is not defined (scripts are ES modules: `export default` and `import`)",
    });
    expect(await run("export default () => new Promise(() => {})")).toEqual({
      ok: false,
      problem: "FILE ended without a verdict.",
    });
    expect(await run("Promise.reject(1); export default () => new Promise(() => {})")).toMatchObject({ ok: false });
    expect(await run("export default () => 'x'.repeat(1e6)")).toMatchObject({
      ok: false,
      problem: expect.stringContaining("longer than"),
    });
  });

  test("that does not end is ended", async () => {
    const result = await run("export default () => { for (;;); }", { timeLimit: 700 });
    expect(result).toEqual({ ok: false, problem: "FILE did not end within 0.7 s." });
  });

  test("imports nothing of Node, of packages, or from outside of the project", async () => {
    for (const name of ["node:fs", "fs", "node:net", "node:module", "node:worker_threads", "node:wasi", "vitest"]) {
      expect(await run(`import "${name}"; export default () => true`)).toMatchObject({
        ok: false,
        problem: expect.stringContaining(`cannot import ${name}`),
      });
    }
    for (const name of [outside, `file://${outside}`, "data:text/javascript,1", "#a"]) {
      expect(await run(`import ${JSON.stringify(name)}; export default () => true`)).toMatchObject({
        ok: false,
        problem: expect.stringContaining("cannot import"),
      });
    }
    expect(await run('import "../../note.json"; export default () => true')).toMatchObject({
      ok: false,
      problem: expect.stringContaining("no file of the project"),
    });
    // Each would give the script a promise of the realm outside.
    for (const text of ['import("node:net")', 'import/**/("fs")', "import\u2028('fs')", "import.meta.dirname"]) {
      expect(await run(`export default async () => Boolean(await ${text})`)).toMatchObject({
        ok: false,
        problem: expect.stringContaining("static imports"),
      });
    }
    expect(await run("const reimport = (a) => a === 1; export default () => reimport (1)")).toMatchObject({ ok: true });
  });

  test("reads through no link, and no pipe", async () => {
    const secret = join(outside, "..", "secret.json");
    await writeFile(secret, '"secret"');
    await symlink(secret, join(root, "checks", "link.json"));
    await symlink(join(outside, ".."), join(root, "checks", "out"));
    for (const name of ["./link.json", "./out/secret.json"]) {
      expect(
        await run(`import text from "${name}"; export default () => ({ pass: true, reason: text })`),
      ).toMatchObject({
        ok: false,
        problem: expect.stringContaining("through a link"),
      });
    }
    await mkdir(join(root, "checks", "folder.mjs"));
    expect(await run('import "./folder.mjs"; export default () => true')).toMatchObject({
      ok: false,
      problem: expect.stringContaining("is no file"),
    });
    await writeFile(join(root, "checks", "inside.json"), '{"a":1}');
    expect(
      await run(
        'import { a } from "./inside.mjs"; import b from "./inside.json" with { type: "json" }; export default () => a === b.a',
      ),
    ).toMatchObject({ ok: false, problem: expect.stringContaining("is it there?") });
    expect(await run('import b from "./inside.json" with { type: "json" }; export default () => b.a === 1')).toEqual({
      ok: true,
      value: { pass: true },
    });
  });

  test("as CommonJS is refused: its module could put hooks before ours", async () => {
    const file = "checks/full.cjs";
    await writeFile(join(root, file), "module.constructor.registerHooks({}); module.exports = () => true;");
    const signal = new AbortController().signal;
    const about = { prompt: "reply", case: "first", input: {} };
    const answer = { text: "", toolCalls: [] };
    const result = await runScript({ root, file, answer, about, node: process.execPath, signal });
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining("name it .mjs") });
  });

  test("has JavaScript and nothing of Node's, and no way to it", async () => {
    const attempts = [
      "process",
      "require",
      "module",
      "Buffer",
      "fetch",
      "setTimeout",
      "WebAssembly",
      "globalThis.process.binding('fs')",
      "process._debugProcess(process.ppid)",
      "process.loadEnvFile('/etc/passwd')",
      "process.mainModule.require('fs')",
      "Function('return process')()",
      "eval('process')",
      "globalThis.constructor.constructor('return process')()",
      "about.constructor.constructor('return process')()",
      "console.log.constructor('return process')()",
      "(async () => 1).constructor('return process')()",
      "(Error.prepareStackTrace = (error, sites) => sites, new Error().stack[0].getThis().process)",
      "Error.captureStackTrace.constructor('return process')()",
      "(Promise.prototype.then = (resolve) => { globalThis.stolen = resolve; }, 1)",
    ];
    const code = `
      const reached = [];
      export default (answer, about) => {
        ${attempts.map((text) => `try { ${text}; reached.push(${JSON.stringify(text)}); } catch {}`).join("\n")}
        return { pass: true, reason: reached.join(" and ") };
      };`;
    expect(await run(code)).toEqual({ ok: true, value: { pass: true, reason: "" } });
  });

  test("meets no object from outside of its realm", async () => {
    const walk = `
      const foreign = [];
      const seen = new Set([Function.prototype, Object.prototype]);
      function walk(value, path) {
        if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
        seen.add(value);
        if (typeof value === "function" && !(value instanceof Function)) foreign.push(path);
        for (const key of Reflect.ownKeys(value)) {
          const { value: held, get, set } = Reflect.getOwnPropertyDescriptor(value, key) ?? {};
          for (const next of [held, get, set]) walk(next, path + "." + String(key));
        }
        walk(Object.getPrototypeOf(value), path + ".__proto__");
      }
      const inspect = Symbol.for("nodejs.util.inspect.custom");
      Object.prototype[inspect] = (...given) => given.forEach((one) => walk(one, "inspect"));
      await 0;
      export function then(...given) { given.forEach((one) => walk(one, "then")); }
      export default (...given) => {
        walk(globalThis, "globalThis");
        walk(given, "arguments");
        const deep = () => { deep(); };
        try { deep(); } catch (error) { walk(error, "error"); }
        // At the end of the stack, where what formats it fails itself.
        let left = 0;
        const overflow = () => {
          try { overflow(); } catch (error) { walk(error, "overflow"); }
          if (left-- <= 0) return;
          try { new Error("x").stack; Error.captureStackTrace({}); } catch (error) {
            if (!(error instanceof Error)) foreign.push("stack");
          }
        };
        for (let pad = 0; pad < 12; pad++) {
          left = 60;
          const padded = (rest) => { if (rest === 0) overflow(); else padded(rest - 1); };
          padded(pad);
        }
        return { pass: foreign.length === 0 && seen.size > 400, reason: foreign.join() + " of " + seen.size };
      };`;
    expect(await run(walk)).toMatchObject({ ok: true, value: { pass: true } });
    // Nobody shows what is thrown by functions that it may hold of its own.
    const thrown = `throw { get message() { return { toString: () => "mine" }; } }`;
    expect(await run(thrown)).toEqual({ ok: false, problem: "FILE: mine" });
  });

  test("leaves nobody a debugger in the process that runs it", async () => {
    const parent = `
      import inspector from "node:inspector";
      import { runScript } from ${JSON.stringify(new URL("../../src/evaluation/script.ts", import.meta.url).href)};
      import { refuseDebuggers } from ${JSON.stringify(new URL("../../src/commands/evaluation/debugger-signal.ts", import.meta.url).href)};
      refuseDebuggers();
      const about = { prompt: "reply", case: "first", input: {} };
      const signal = new AbortController().signal;
      const result = await runScript({ root: ${JSON.stringify(root)}, file: "checks/plain.mjs", answer: { text: "", toolCalls: [] }, about, node: process.execPath, signal });
      process._debugProcess(process.pid);
      setTimeout(() => console.log(JSON.stringify({ result, url: inspector.url() ?? null })), 500);`;
    await writeFile(join(root, "checks", "plain.mjs"), "export default () => true");
    const program = join(root, "parent.mjs");
    await writeFile(program, parent);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program], { env: {} });
    expect(stderr).not.toContain("Debugger listening");
    expect(JSON.parse(stdout)).toEqual({ result: { ok: true, value: { pass: true } }, url: null });
  });

  test("is ended where the person stops the command", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    await expect(run("export default () => { for (;;); }", { signal: controller.signal })).rejects.toThrow(/abort/i);
  });
});
