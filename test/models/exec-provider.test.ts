import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createExecProvider, execEnvironment } from "../../src/models/exec-provider.ts";
import { makeFolder } from "../project/folder.ts";
import { requestOf } from "./requests.ts";

const node = process.execPath;

function ask(script: string, options: { environment?: Readonly<Record<string, string>>; signal?: AbortSignal } = {}) {
  const folder = makeFolder({ "ask.mjs": script });
  const provider = createExecProvider({
    command: [node, "ask.mjs", "a b; $(c)"],
    folder,
    environment: options.environment ?? {},
  });
  return {
    folder,
    result: provider.ask(requestOf("Hello", { provider: "exec" }), {
      signal: options.signal ?? new AbortController().signal,
    }),
  };
}

const reading =
  'let text = ""; for await (const chunk of process.stdin) text += chunk; const question = JSON.parse(text);';

describe("a command of one's own", () => {
  it("gets the request, no shell, and answers with text or parts", async () => {
    const { result } = ask(
      `${reading} console.log(JSON.stringify({ text: question.messages[0].content[0].text + "|" + question.format + "|" + process.argv[2] }));`,
    );
    expect(await result).toMatchObject({
      ok: true,
      answer: {
        content: [{ text: "Hello|slipway/request/v1|a b; $(c)" }],
        stopReason: "end_turn",
        usage: { estimated: true },
      },
    });
    const parts = {
      content: [{ toolUse: { name: "look", input: { id: 7 } } }],
      usage: { inputTokens: 5, outputTokens: 6 },
    };
    expect(await ask(`${reading} console.log('${JSON.stringify(parts)}');`).result).toMatchObject({
      answer: {
        stopReason: "tool_use",
        usage: { inputTokens: 5, outputTokens: 6 },
        content: [{ toolUse: { id: "call_1", name: "look" } }],
      },
    });
  });

  it("sees no variable that is not named", async () => {
    const token = "EXAMPLE_TOKEN";
    const environment = execEnvironment(
      { PATH: "/bin", AWS_SECRET_ACCESS_KEY: "no", [token]: "yes", EMPTY: undefined },
      [token, "EMPTY"],
    );
    expect(environment).toEqual({ PATH: "/bin", [token]: "yes" });
    const { result } = ask("console.log(JSON.stringify({ text: Object.keys(process.env).join() }));", { environment });
    expect(await result).toMatchObject({ answer: { content: [{ text: "PATH,EXAMPLE_TOKEN" }] } });
  });

  const failures: readonly (readonly [what: string, script: string, words: string])[] = [
    ["an exit code", "console.error('no\\nkey'); process.exit(3)", "ended with exit code 3: no key"],
    ["no answer", "", "nothing came"],
    ["no JSON", "console.log('Hello')", "what came is no JSON"],
    ["another document", "console.log('{}')", "neither `text` nor `content`"],
    [
      "too much",
      "for (;;) if (!process.stdout.write('x'.repeat(1e6))) await new Promise((r) => process.stdout.once('drain', r));",
      "more than Slipway reads",
    ],
  ];
  for (const [what, script, words] of failures) {
    it(`that gives ${what} has failed`, async () => {
      expect(await ask(script).result).toMatchObject({
        ok: false,
        failure: { kind: "command", message: expect.stringContaining(words) },
      });
    });
  }

  it("that is not there has failed", async () => {
    const provider = createExecProvider({ command: ["/nowhere/ask"], folder: makeFolder({}), environment: {} });
    const result = await provider.ask(requestOf("x"), { signal: new AbortController().signal });
    expect(result).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining("cannot be started (ENOENT)") },
    });
  });

  it("is ended with all that it started", async () => {
    const stopping = new AbortController();
    const script =
      "import { spawn } from \"node:child_process\"; spawn(process.execPath, [\"-e\", \"setTimeout(() => require('fs').writeFileSync('late', 'x'), 700)\"]); setInterval(() => {}, 1000);";
    const { folder, result } = ask(script, { signal: stopping.signal });
    setTimeout(() => stopping.abort(), 300);
    expect(await result).toMatchObject({ ok: false, failure: { kind: "interrupted" } });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(existsSync(join(folder, "late"))).toBe(false);
  });
});
