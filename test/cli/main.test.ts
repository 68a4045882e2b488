import { describe, expect, test } from "vitest";
import { defineErrors } from "../../src/platform/errors.ts";
import { makeFolder } from "../project/folder.ts";
import { echo, made } from "./commands.ts";
import { run } from "./machine.ts";

const errors = defineErrors({
  SW0001: { class: "usage", title: "u", page: "p" },
  SW0002: { class: "refusal", title: "r", page: "p" },
  SW0003: { class: "outside", title: "o", page: "p" },
  SW0004: { class: "interrupted", title: "i", page: "p" },
});

/** Made at run time, so that no file holds anything of the shape of a key. */
const awsKey = ["AKIA", "IOSFODNN", "7EXAMPLE"].join("");

function failing(thrown: unknown) {
  return made(async () => {
    throw thrown;
  });
}

describe("exit codes", () => {
  test.each([
    ["SW0001", 2],
    ["SW0002", 1],
    ["SW0003", 3],
    ["SW0004", 130],
  ] as const)("%s ends with %d", async (code, exitCode) => {
    const error = errors.create(code, { message: "It went wrong.", next: "Mend it." });
    const ran = await run(["made"], { commands: [failing(error)] });
    expect(ran).toMatchObject({ exitCode, output: "" });
    expect(ran.error).toContain(code);
    expect(ran.error).toContain("It went wrong.");
    expect(ran.error).toContain("Mend it.");
  });

  test.each([0, 1, 4] as const)("a result of %d is the exit code", async (exitCode) => {
    const ran = await run(["made"], { commands: [made(async () => ({ exitCode, text: "done\n" }))] });
    expect(ran).toEqual({ exitCode, output: "done\n", error: "" });
  });

  test("a refusal of the operating system is the outside world's", async () => {
    const full = Object.assign(new Error("ENOSPC: no space left"), {
      code: "ENOSPC",
      syscall: "write",
      path: "/work/x",
    });
    const ran = await run(["made"], { commands: [failing(full)] });
    expect(ran.exitCode).toBe(3);
    expect(ran.error).toContain('The operating system refused "write" on /work/x: the disk is full (ENOSPC).');
  });

  test.each([new TypeError("x is not a function"), "a string", undefined, { odd: true }])(
    "%s thrown is our own fault",
    async (thrown) => {
      const ran = await run(["made"], { commands: [failing(thrown)] });
      expect(ran.exitCode).toBe(70);
      expect(ran.error).toContain("SW9901");
      expect(ran.error).toContain("This is our own fault, not yours.");
      expect(ran.error).not.toContain("    at ");
    },
  );

  test("the stack is shown with --verbose", async () => {
    const ran = await run(["made", "--verbose"], { commands: [failing(new TypeError("x is not a function"))] });
    expect(ran.error).toContain("caused by: TypeError: x is not a function");
    expect(ran.error).toContain("    at ");
  });
});

describe("errors as JSON", () => {
  test("are one document on standard output, with the place", async () => {
    const error = errors.create("SW0003", {
      message: "No answer.",
      next: "Try again.",
      place: { file: "slipway.yaml", line: 3, column: 5 },
    });
    const ran = await run(["made", "--json"], { commands: [failing(error)] });
    expect(ran.error).toBe("");
    expect(JSON.parse(ran.output)).toEqual({
      format: "slipway/error/v1",
      error: {
        code: "SW0003",
        class: "outside",
        message: "No answer.",
        next: "Try again.",
        place: { file: "slipway.yaml", line: 3, column: 5 },
      },
    });
  });

  test.each([
    [["nope", "--json"], "SW0101"],
    [["--json", "nope"], "SW0101"],
    [["echo", "--format", "json"], "SW0104"],
    [["echo", "beta", "--json", "--format", "text"], "SW0104"],
    [["echo", "--format=json", "beta", "--nope"], "SW0102"],
    [["echo", "beta", "-C", "nowhere", "--json"], "SW0105"],
  ])("%j says so in JSON", async (words, code) => {
    const ran = await run(words, { commands: [echo] });
    expect(ran.exitCode).toBe(2);
    expect(JSON.parse(ran.output).error.code).toBe(code);
  });

  test("a flag after -- asks for nothing", async () => {
    const ran = await run(["nope", "--", "--json"], { commands: [echo] });
    expect(ran.output).toBe("");
    expect(ran.error).toContain("SW0101");
  });
});

describe("help", () => {
  test("an unknown command names the nearest", async () => {
    const ran = await run(["ecko"], { commands: [echo] });
    expect(ran.error).toContain("Did you mean slipway echo?");
  });

  test("without a command the list is shown, and it is a mistake", async () => {
    const ran = await run([], { commands: [echo] });
    expect(ran.exitCode).toBe(2);
    expect(ran.output).toBe("");
    expect(ran.error).toContain("echo  Show the inputs");
    const asked = await run(["--help"], { commands: [echo] });
    expect(asked).toMatchObject({ exitCode: 0, output: ran.error, error: "" });
  });

  test.each([
    ["echo", "--help"],
    ["help", "echo"],
    ["echo", "-h", "--nope"],
  ])("%s %s explains", async (...words) => {
    const ran = await run(words, { commands: [echo] });
    expect(ran.exitCode).toBe(0);
    expect(ran.output).toContain("slipway echo ENV [PATH…] [options]");
    expect(ran.output).toContain("-o, --out DIR");
    expect(ran.output).toContain("How many (default 3)");
    expect(ran.output).toContain("--no-strict");
    expect(ran.output).toContain("one of low, middle, high");
    expect(ran.output).toContain("slipway echo a");
  });

  test("--version", async () => {
    expect(await run(["--version"])).toEqual({ exitCode: 0, output: "slipway 1.2.3\n", error: "" });
  });
});

describe("colour", () => {
  const painted = async (words: readonly string[], environment: Record<string, string>, terminal: boolean) =>
    JSON.parse((await run(["echo", "beta", ...words], { commands: [echo], environment, terminal })).output).color;

  test("follows the terminal, then FORCE_COLOR, NO_COLOR and the flag", async () => {
    expect(await painted([], {}, true)).toBe(true);
    expect(await painted([], {}, false)).toBe(false);
    expect(await painted([], { TERM: "dumb" }, true)).toBe(false);
    expect(await painted([], { FORCE_COLOR: "1" }, false)).toBe(true);
    expect(await painted([], { FORCE_COLOR: "0" }, true)).toBe(false);
    expect(await painted([], { FORCE_COLOR: "1", NO_COLOR: "1" }, true)).toBe(false);
    expect(await painted([], { NO_COLOR: "" }, true)).toBe(true);
    expect(await painted(["--no-color"], { FORCE_COLOR: "1" }, true)).toBe(false);
    expect(await painted(["--color"], { NO_COLOR: "1" }, false)).toBe(true);
  });
});

describe("what is printed", () => {
  test("is redacted on every channel: result, error, progress, debug line, stack", async () => {
    const token = ["tok", "en-of-", "this-run"].join("");
    const leaky = made(async ({ redaction, progress }) => {
      redaction.register(token);
      progress.note(`note ${token} ${awsKey}`);
      progress.debug(`debug ${token}`);
      return {
        text: `result ${token} ${encodeURIComponent(token)} ${Buffer.from(token).toString("base64")} ${awsKey}\n`,
      };
    });
    const good = await run(["made", "--verbose"], { commands: [leaky] });
    expect(good.output).toMatch(/^result \*\*\* \*\*\* \*\*\*=* \*\*\*\n$/);
    expect(good.error).toBe("note *** ***\ndebug ***\n");

    const broken = made(async ({ redaction }) => {
      redaction.register(token);
      throw new Error(`cannot use ${token}`);
    });
    for (const words of [["made", "--verbose"], ["made", "--json"], ["made"]]) {
      const ran = await run(words, { commands: [broken] });
      expect(ran.output + ran.error).not.toContain(token);
      expect(ran.output + ran.error).toContain("cannot use ***");
    }
  });

  test("drives no terminal", async () => {
    const hostile = "\x1b]0;title\x07\x1b[8mhidden\x9b2J\r\u202efile\n";
    const shown = await run(["made"], { commands: [made(async () => ({ text: hostile }))], terminal: true });
    expect(shown.output).toBe("[U+001B]]0;title[U+0007][U+001B][8mhidden[U+009B]2J[U+000D][U+202E]file\n");
    const thrown = errors.create("SW0001", { message: "bad \x1b[2J name", next: "rename \x07 it" });
    const failed = await run(["made"], { commands: [failing(thrown)], terminal: true });
    expect(failed.error).toContain("bad [U+001B][2J name");
    expect(failed.error).toContain("rename [U+0007] it");
  });

  test("gives a GitHub runner no commands", async () => {
    const text = "::set-output name=a::b\n  ::error::x\n##[error]y\nplain::text\n";
    const commands = [made(async () => ({ text }))];
    const onRunner = await run(["made"], { commands, environment: { GITHUB_ACTIONS: "true" } });
    expect(onRunner.output).toBe(": :set-output name=a::b\n  : :error::x\n# #[error]y\nplain::text\n");
    expect((await run(["made"], { commands })).output).toBe(text);
    const json = made(async () => ({ text: '{"a":"##[error]y"}\n' }));
    const asJson = await run(["made", "--json"], { commands: [json], environment: { GITHUB_ACTIONS: "true" } });
    expect(asJson.output).toBe('{"a":"##\\u005berror]y"}\n');
  });

  test("reads standard input", async () => {
    const reader = made(async ({ readStdin }) => ({ text: Buffer.from(await readStdin()).toString() }));
    expect((await run(["made"], { commands: [reader], input: "hello\n" })).output).toBe("hello\n");
  });
});

describe("Ctrl-C", () => {
  test("lets a command say what is left", async () => {
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const careful = made(async ({ signal }) => {
      start();
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      throw errors.create("SW0004", { message: "3 of 7 objects are written.", next: "Run it again." });
    });
    const ran = run(["made"], {
      commands: [careful],
      machine: {
        onInterrupt(listener) {
          void started.then(listener);
          return () => undefined;
        },
      },
    });
    expect(await ran).toMatchObject({ exitCode: 130, error: expect.stringContaining("3 of 7 objects are written.") });
  });

  test("a second one ends a command that does not listen", async () => {
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const deaf = made(() => {
      start();
      return new Promise(() => undefined);
    });
    const ran = await run(["made"], {
      commands: [deaf],
      machine: {
        onInterrupt(listener) {
          void started.then(listener).then(listener);
          return () => undefined;
        },
      },
    });
    expect(ran.exitCode).toBe(130);
    expect(ran.error).toContain("Interrupted before the command was done.");
  });

  test("a step that is cut off by the signal is an interruption and no fault", async () => {
    const listening = made(async ({ signal }) => {
      signal.throwIfAborted();
      return {};
    });
    const ran = await run(["made"], {
      commands: [listening],
      machine: {
        onInterrupt(listener) {
          listener();
          return () => undefined;
        },
      },
    });
    expect(ran.exitCode).toBe(130);
    expect(ran.error).toContain("SW0106");
  });
});

describe("an environment that was not named", () => {
  const files = (count: number) => ({
    "slipway.yaml": `slipway: 1\nenvironments:\n${Array.from({ length: count }, (_, index) => `  e${index + 1}: { store: ./e${index + 1} }\n`).join("")}`,
  });

  test.each([
    [["deploy"], "ENV is missing"],
    [["promote"], "FROM is missing"],
    [["promote", "e1"], "TO is missing"],
    [["history"], "ENV is missing"],
    [["doctor"], "SUBJECT is missing"],
    [["rollback", "--json"], "ENV is missing"],
  ])("%j: those that there are stand in what to do next", async (words, message) => {
    const directory = makeFolder(files(2));
    const { commandEntries } = await import("../../src/commands/index.ts");
    const ran = await run(words, { machine: { directory, commands: commandEntries() } });
    expect(ran.exitCode).toBe(2);
    expect(ran.error + ran.output).toContain(message);
    expect(ran.error + ran.output).toContain("slipway.yaml has e1, e2.");
    if (words[0] !== "history") expect(ran.error + ran.output).toMatch(/For example `slipway [a-z]+ [a-z]+/);
  });

  test("is looked for where -C leads, and a long list is cut", async () => {
    const directory = makeFolder(files(30));
    const { commandEntries } = await import("../../src/commands/index.ts");
    const commands = commandEntries();
    for (const words of [
      ["-C", directory, "deploy"],
      ["deploy", `--directory=${directory}`],
    ]) {
      const { error } = await run(words, { machine: { commands } });
      expect(error).toContain("e11, e12 and 18 more.");
    }
    const unknown = await run(["history", "prod"], { machine: { directory, commands } });
    expect(unknown.error).toContain("e11, e12 and 18 more.");
  });

  test("is asked for without a list where slipway.yaml cannot be read", async () => {
    const directory = makeFolder({ "slipway.yaml": "slipway: [\n" });
    const { commandEntries } = await import("../../src/commands/index.ts");
    const { error, exitCode } = await run(["deploy"], { machine: { directory, commands: commandEntries() } });
    expect({ exitCode, error }).toMatchObject({ exitCode: 2, error: expect.stringContaining("ENV is missing") });
  });
});

describe("a folder without a repository", () => {
  test.each([
    ["diff", "main"],
    ["version"],
    ["hooks", "install"],
    ["scan", "--staged"],
    ["scan", "--history"],
    ["review"],
  ])("%s %s: the next step fits the command", async (...words) => {
    const directory = makeFolder({ "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": "Hello" });
    const { commandEntries } = await import("../../src/commands/index.ts");
    const environment = { PATH: process.env["PATH"] ?? "" };
    const { error, exitCode } = await run(words, { environment, machine: { directory, commands: commandEntries() } });
    expect({ exitCode, error }).toMatchObject({ exitCode: 2, error: expect.stringContaining("SW0151") });
    expect(error).toContain("actions/checkout");
    expect(error.includes("Files are scanned without git too: `slipway scan`.")).toBe(words[0] === "scan");
  });
});
