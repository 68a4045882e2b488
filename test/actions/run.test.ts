import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { marked } from "marked";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CommandContext, type CommandResult, defineCommand, type Format } from "../../src/platform/command.ts";
import { defineErrors } from "../../src/platform/errors.ts";
import { step } from "./runner.ts";

const errors = defineErrors({
  SW0001: { class: "usage", title: "u", page: "p" },
  SW0002: { class: "refusal", title: "r", page: "p" },
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slipway-action-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Made extends Partial<CommandResult> {
  readonly text?: string;
  readonly texts?: Partial<Record<Format, string>>;
}

function made(
  run: (context: CommandContext) => Promise<Made>,
  post?: (state: Readonly<Record<string, string>>) => string,
) {
  return defineCommand({
    name: "made",
    summary: "Made up for a test",
    description: "Does what the test says, and nothing else at all.",
    inputs: { flag: { type: "boolean", description: "A flag" } },
    outputs: { color: { description: "A colour" } },
    formats: ["text", "json", "markdown", "github"],
    permissions: {},
    action: true,
    async run(_inputs, context) {
      const { text = "done\n", texts = {}, ...result } = await run(context);
      return {
        exitCode: 0,
        outputs: { color: "red" },
        render: (format) => texts[format] ?? (format === "text" ? text : ""),
        ...result,
      };
    },
    ...(post === undefined ? {} : { post: async (state) => ({ text: post(state), variables: { HOME_OF: "" } }) }),
  });
}

describe("the end of a step", () => {
  test.each([
    [0, 0, "done"],
    [1, 1, "findings"],
    [4, 0, "wait"],
  ] as const)("a result of %d ends with %d and the outcome %s", async (result, exitCode, outcome) => {
    const ran = await step(made(async () => ({ exitCode: result })));
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.outputs).toEqual({ color: "red", outcome, "error-code": "", "result-file": "" });
  });

  test("a refusal says why on every channel, with the next step", async () => {
    const command = made(async () => {
      throw errors.create("SW0002", { message: "Friday is *closed*.", next: "Come back on Monday." });
    });
    const ran = await step(command);
    expect(ran.exitCode).toBe(1);
    expect(ran.log).toBe(
      "::error title=slipway made SW0002::Friday is *closed*.%0A→ Come back on Monday.%0AMore: slipway explain SW0002\n",
    );
    expect(ran.outputs).toEqual({ outcome: "refused", "error-code": "SW0002" });
    expect(ran.summary).toContain("⛔ slipway made: refused");
    expect(marked.parse(ran.summary)).toContain("Friday is *closed*.");
  });

  test("a fault of our own is told apart, and the stack is shown where it is asked for", async () => {
    const command = made(async () => {
      throw new TypeError("x is not a function");
    });
    const quiet = await step(command);
    expect(quiet.exitCode).toBe(70);
    expect(quiet.log).not.toContain("    at ");
    const loud = await step(command, { with: { verbose: "true" } });
    expect(loud.log).toContain("caused by: TypeError: x is not a function");
  });

  test("a folder that is not there is named", async () => {
    const ran = await step(
      made(async () => ({})),
      { with: { "working-directory": "nowhere" } },
    );
    expect(ran.exitCode).toBe(2);
    expect(ran.log).toContain("There is no folder nowhere");
  });

  test("works where the runner names no files", async () => {
    const ran = await step(
      made(async () => ({ state: { a: "1" }, variables: { B: "2" } })),
      { files: false },
    );
    expect(ran).toMatchObject({ exitCode: 0, log: "done\n", outputs: {}, summary: "" });
  });
});

test("a file of the runner that cannot be written is the outside world's fault; without a summary nothing is lost", async () => {
  const nowhere = join(folder, "missing", "file");
  const output = await step(
    made(async () => ({})),
    { environment: { GITHUB_OUTPUT: nowhere } },
  );
  expect(output.exitCode).toBe(3);
  expect(output.log).toContain(`refused to write ${nowhere}, which the runner names in GITHUB_OUTPUT: ENOENT.`);
  const summary = await step(
    made(async () => ({ texts: { markdown: "x" } })),
    { environment: { GITHUB_STEP_SUMMARY: nowhere } },
  );
  expect(summary.exitCode).toBe(0);
  expect(summary.log).toContain("The job summary could not be written");
});

describe("the log", () => {
  test("obeys nothing that a prompt says", async () => {
    const ran = await step(made(async () => ({ text: "::set-output name=x::y\n \u200b::error::z\n##[group]a\n" })));
    for (const line of ran.log.split("\n")) expect(line).not.toMatch(/^\s*::|##\[/);
  });

  test("folds what is long", async () => {
    const ran = await step(made(async () => ({ text: "line\n".repeat(61) })));
    expect(ran.log.startsWith("::group::slipway made: 61 lines\nline\n")).toBe(true);
    expect(ran.log.endsWith("line\n::endgroup::\n")).toBe(true);
  });

  test("annotates ten findings of a kind", async () => {
    const github = `${"::error title=a::b\n".repeat(12)}${"::warning title=a::b\n".repeat(3)}slipway: 15\n`;
    const ran = await step(made(async () => ({ exitCode: 1, texts: { github } })));
    expect(ran.log.match(/^::error/gm)).toHaveLength(10);
    expect(ran.log.match(/^::warning/gm)).toHaveLength(3);
    expect(ran.log).toContain("slipway: 15");
  });

  test("says in one line that a command without annotations failed the step", async () => {
    const plain = { ...made(async () => ({ exitCode: 1, text: "drift\n" })), formats: ["text", "json"] as const };
    expect((await step(plain)).log).toBe(
      "drift\n::error title=slipway made::slipway made found what must be mended; the log says what.\n",
    );
  });
});

describe("secrets", () => {
  const secret = ["hunter", "2hunter", "2"].join("");

  test("are masked for the job, and taken out of log, outputs, summary and file", async () => {
    const command = made(async ({ redaction }) => {
      redaction.register(secret);
      redaction.register("111122223333");
      redaction.register("abc");
      const text = `a ${secret} b\n`;
      return { text, texts: { markdown: text, json: JSON.stringify({ secret }) }, outputs: { color: secret } };
    });
    const ran = await step(command, { directory: folder, with: { "result-file": "r.json" } });
    const masks = ran.log.split("\n").filter((line) => line.startsWith("::add-mask::"));
    expect(masks).toEqual([`::add-mask::${secret}`]);
    expect(ran.log.replaceAll(masks[0] ?? "", "")).not.toContain(secret);
    expect(ran.outputs["color"]).toBe("***");
    expect(ran.summary).toBe("a *** b\n");
    expect(readFileSync(join(folder, "r.json"), "utf8")).toBe('{"secret":"***"}');
  });

  test("a token is masked, and stands where it stands on a laptop", async () => {
    const uses = {
      ...made(async ({ environment }) => ({ text: `token ${environment["GITHUB_TOKEN"]}\n` })),
      githubToken: true as const,
    };
    const ran = await step(uses, { with: { "github-token": secret } });
    expect(ran.log).toBe(`::add-mask::${secret}\ntoken ***\n`);
  });

  test("are not printed to mask them where no runner listens", async () => {
    const command = made(async ({ redaction }) => {
      redaction.register(secret);
      return {};
    });
    expect((await step(command, { environment: { GITHUB_ACTIONS: "" } })).log).toBe("done\n");
  });
});

describe("outputs and variables", () => {
  test("a value cannot begin another one", async () => {
    const value = "x\nslipway_0\noutcome=forged\ny<<z\n";
    const ran = await step(made(async () => ({ outputs: { color: value }, variables: { V: value } })));
    expect(ran.outputs["color"]).toBe(value);
    expect(ran.outputs["outcome"]).toBe("done");
    expect(ran.variables).toEqual({ V: value });
  });

  test("only declared outputs are written", async () => {
    const ran = await step(made(async () => ({ outputs: { color: "red", secret: "x" } })));
    expect(Object.keys(ran.outputs)).not.toContain("secret");
  });
});

describe("the job summary", () => {
  test("is the text in a fence that the text cannot close, where there is no Markdown", async () => {
    const plain = { ...made(async () => ({ text: "```\n<img src=x>\n# No\n" })), formats: ["text", "json"] as const };
    const { summary } = await step(plain);
    const html = await marked.parse(summary);
    expect(html).toContain("&lt;img src=x&gt;\n# No");
    expect(html.match(/<h\d/g)).toHaveLength(1);
  });

  test("is cut at a mebibyte, and says so first", async () => {
    const markdown = `${"é".repeat(99)}\n`.repeat(9_000);
    const { summary } = await step(
      made(async () => ({ texts: { markdown } })),
      { summaryBefore: "before\n" },
    );
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(1024 * 1023);
    expect(summary.startsWith("before\n> [!NOTE]\n> This summary is cut")).toBe(true);
    expect(summary.endsWith("é\n")).toBe(true);
    expect(summary).not.toContain("\ufffd");
  });
});

describe("the file of the result", () => {
  const json = made(async () => ({ texts: { json: "{}\n" } }));

  test("is written where it is wanted, and its path is an output", async () => {
    const ran = await step(json, { directory: folder, with: { "result-file": "out/r.json" } });
    expect(ran.outputs["result-file"]).toBe(join(folder, "out/r.json"));
    expect(readFileSync(join(folder, "out/r.json"), "utf8")).toBe("{}\n");
  });

  test("holds the error where the step fails", async () => {
    writeFileSync(join(folder, "r.json"), "of an earlier run");
    const failing = made(async () => {
      throw errors.create("SW0001", { message: "No.", next: "Yes." });
    });
    await step(failing, { directory: folder, with: { "result-file": "r.json" } });
    expect(JSON.parse(readFileSync(join(folder, "r.json"), "utf8")).error.code).toBe("SW0001");
  });

  test("does not follow a link that a stranger put into the checkout", async () => {
    const outside = join(folder, "outside");
    const workspace = join(folder, "workspace");
    mkdirSync(outside);
    mkdirSync(workspace);
    symlinkSync(outside, join(workspace, "out"));
    const through = await step(json, { directory: workspace, with: { "result-file": "out/r.json" } });
    expect(through.exitCode).toBe(2);
    expect(through.log).toContain("SW0113");
    expect(existsSync(join(outside, "r.json"))).toBe(false);

    writeFileSync(join(outside, "kept"), "kept");
    symlinkSync(join(outside, "kept"), join(workspace, "r.json"));
    expect((await step(json, { directory: workspace, with: { "result-file": "r.json" } })).exitCode).toBe(0);
    expect(readFileSync(join(outside, "kept"), "utf8")).toBe("kept");
    expect(readFileSync(join(workspace, "r.json"), "utf8")).toBe("{}\n");
  });
});

describe("the post step", () => {
  test("gets the state of the main step, and can change the environment of the job", async () => {
    const seen: unknown[] = [];
    const command = made(
      async () => ({ state: { session: "s-1", lines: "a\nb" } }),
      (state) => {
        seen.push(state);
        return "cleaned up\n";
      },
    );
    const main = await step(command);
    expect(main.state).toEqual({ session: "s-1", lines: "a\nb" });
    const post = await step(command, {
      phase: "post",
      environment: Object.fromEntries(Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value])),
    });
    expect(seen).toEqual([main.state]);
    expect(post).toMatchObject({ exitCode: 0, log: "cleaned up\n", variables: { HOME_OF: "" }, outputs: {} });
  });

  test("does nothing where the main step left nothing", async () => {
    const command = made(
      async () => ({}),
      () => {
        throw new Error("not called");
      },
    );
    expect(await step(command, { phase: "post" })).toMatchObject({ exitCode: 0, log: "" });
  });

  test("says when the cleanup failed", async () => {
    const command = made(
      async () => ({}),
      () => {
        throw errors.create("SW0001", { message: "It stuck.", next: "Look." });
      },
    );
    const ran = await step(command, { phase: "post", environment: { STATE_a: "1" } });
    expect(ran.exitCode).toBe(2);
    expect(ran.log).toContain("It stuck.");
    expect(ran.summary).toBe("");
  });
});
