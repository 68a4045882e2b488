import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import {
  beginningOfOutput,
  eachLine,
  endOfOutput,
  type ProcessRequest,
  type RunningProgram,
  runProcess,
  shownLine,
  wholeOutput,
} from "../../src/platform/bounded-process.ts";
import { makeFolder } from "../project/folder.ts";

const never = new AbortController().signal;

/** Runs a script of Node, in a folder of its own. */
function node(script: string, request: Partial<ProcessRequest> = {}, folder = makeFolder({ "run.mjs": script })) {
  return runProcess({
    command: { program: process.execPath, parameters: ["run.mjs"] },
    folder,
    environment: {},
    signal: never,
    ...request,
  });
}

/** Whether a process is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended and was not waited for yet is there in name only.
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

async function pidIn(file: string): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (existsSync(file) && readFileSync(file, "utf8") !== "") return Number(readFileSync(file, "utf8"));
    await sleep(25);
  }
  throw new Error("no process began");
}

describe("a program of somebody else", () => {
  it("sees the environment that it is given, and no other variable of this process", async () => {
    const output = wholeOutput(10_000);
    process.env["SLIPWAY_TEST_SECRET"] = "do not show";
    try {
      const ended = await node("console.log(JSON.stringify(process.env))", { environment: { ONE: "1" }, output });
      expect(ended).toEqual({ how: "exited", code: 0 });
    } finally {
      delete process.env["SLIPWAY_TEST_SECRET"];
    }
    expect(JSON.parse(output.text())).toEqual({ ONE: "1" });
  });

  it("gets its input, and needs not read it", async () => {
    const output = wholeOutput(10_000);
    const input = Buffer.from("x".repeat(1_000_000));
    await node("let n = 0; for await (const c of process.stdin) n += c.length; console.log(n)", { input, output });
    expect(output.text()).toBe("1000000\n");
    expect(await node("process.exit(7)", { input })).toEqual({ how: "exited", code: 7 });
  });

  it("says how it ended: by itself, by a signal, or that it was not started", async () => {
    expect(await node("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)")).toEqual({
      how: "killed",
      signal: "SIGTERM",
    });
    const missing = { command: { program: "./not-there", parameters: [] } };
    expect(await node("", missing)).toEqual({ how: "not-started", code: "ENOENT" });
    const long = { command: { program: process.execPath, parameters: ["x".repeat(20_000_000)] } };
    expect(await node("", long)).toEqual({ how: "not-started", code: "E2BIG" });
    const output = endOfOutput(100);
    const line = { command: { line: "echo out; echo err >&2; exit 3" }, environment: { PATH: "/bin:/usr/bin" } };
    expect(await node("", { ...line, output, errors: output })).toEqual({ how: "exited", code: 3 });
    expect(output.text().split("\n").sort()).toEqual(["", "err", "out"]);
  });

  it("ends with all that it started when its time is up, when it is stopped, and when it says too much", async () => {
    const parent = `
      import { spawn } from "node:child_process";
      import { writeFileSync } from "node:fs";
      const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
      writeFileSync("pid", String(child.pid));
    `;
    const folders = [0, 1, 2].map(() =>
      makeFolder({
        "run.mjs": `${parent}\nsetInterval(() => {}, 1000);`,
        "loud.mjs": `${parent}\nsetInterval(() => process.stdout.write("x".repeat(10000)), 1);`,
      }),
    );
    const [late = "", stopped = "", loud = ""] = folders;
    expect(await node("", { timeLimit: 700, output: wholeOutput(10) }, late)).toEqual({ how: "timed-out" });
    const controller = new AbortController();
    const running = node("", { signal: controller.signal, output: wholeOutput(10) }, stopped);
    await pidIn(join(stopped, "pid"));
    controller.abort();
    expect(await running).toEqual({ how: "stopped" });
    const command = { program: process.execPath, parameters: ["loud.mjs"] };
    expect(await node("", { command, output: wholeOutput(100_000) }, loud)).toEqual({ how: "too-much" });
    for (const folder of folders) {
      const pid = await pidIn(join(folder, "pid"));
      // The kernel takes a moment.
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 });
    }
    expect(await node("", { signal: AbortSignal.abort() })).toEqual({ how: "stopped" });
  });

  /** Starts another program that holds its output, and ends. */
  const leaving = (child: string, detached: boolean) => `
    import { spawn } from "node:child_process";
    import { writeFileSync } from "node:fs";
    const child = spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit", detached: ${detached} });
    child.unref();
    writeFileSync("pid", String(child.pid));
    console.log("done");
  `;

  it("ends with what it left running when it ends by itself", async () => {
    const folder = makeFolder({ "run.mjs": leaving("setInterval(() => {}, 1000)", false) });
    const output = wholeOutput(100);
    expect(await node("", { output }, folder)).toEqual({ how: "exited", code: 0 });
    expect(output.text()).toBe("done\n");
    const pid = await pidIn(join(folder, "pid"));
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 });
  });

  it("holds nobody up by what left its group with its output, silent or not", async () => {
    for (const child of ["setInterval(() => {}, 1000)", "setInterval(() => console.log('more'), 100)"]) {
      const folder = makeFolder({ "run.mjs": leaving(child, true) });
      const output = wholeOutput(100_000);
      const ended = node("", { output }, folder);
      const pid = await pidIn(join(folder, "pid"));
      try {
        expect(await ended).toEqual({ how: "exited", code: 0 });
        expect(isAlive(pid)).toBe(true);
        expect(output.text()).toMatch(/^(?:more\n)*done\n(?:more\n)*$/);
      } finally {
        if (isAlive(pid)) process.kill(pid, "SIGKILL");
      }
    }
  }, 30_000);

  it("is heard line by line on a descriptor of its own, whole characters alone", async () => {
    const lines: string[] = [];
    let program: RunningProgram | undefined;
    const ended = await node(
      `
      import { writeSync } from "node:fs";
      const text = Buffer.from("größe\\nlast\\n");
      for (const byte of text) writeSync(3, Buffer.of(byte));
      console.log("for nobody");
      for await (const line of process.stdin) writeSync(3, "heard " + line);
      `,
      {
        input: "open",
        third: eachLine(1_000, (line) => {
          lines.push(line);
          if (line === "last") program?.send("you\n");
          if (line === "heard you") program?.end();
        }),
        talk(running) {
          program = running;
        },
      },
    );
    expect(ended).toEqual({ how: "finished" });
    expect(lines).toEqual(["größe", "last", "heard you"]);
    const endless = "import { writeSync } from 'node:fs'; for (;;) writeSync(3, 'x'.repeat(1000));";
    expect(await node(endless, { third: eachLine(100_000, () => undefined) })).toEqual({ how: "too-much" });
  });
});

describe("what is kept of its output", () => {
  it("is the beginning, the end, or all of it up to a bound", () => {
    const [first, last, all] = [beginningOfOutput(5), endOfOutput(5), wholeOutput(10)];
    const taken = ["abcd", "efgh", "ijkl"].map((text) =>
      [first, last, all].map((sink) => sink.take(Buffer.from(text))),
    );
    expect(taken).toEqual([
      [true, true, true],
      [true, true, true],
      [true, true, false],
    ]);
    expect([first.text(), last.text(), all.text()]).toEqual(["abcde", "hijkl", "abcdefgh"]);
  });

  it("is shown as one line in which nothing is invisible", () => {
    expect(shownLine("first\nboom \u001b[31m\u202e::error::x\r\n\n", 100)).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(shownLine("first\nboom", 3)).toBe("boo");
    expect(shownLine("", 3)).toBe("");
  });
});
