import { describe, expect, test } from "vitest";
import { echo } from "./commands.ts";
import { run } from "./machine.ts";

async function inputsOf(...words: readonly string[]) {
  const { exitCode, output, error } = await run(["echo", ...words], { commands: [echo] });
  expect(error).toBe("");
  expect(exitCode).toBe(0);
  return JSON.parse(output);
}

async function refusalOf(...words: readonly string[]) {
  const { exitCode, output, error } = await run(["echo", ...words], { commands: [echo] });
  expect(exitCode).toBe(2);
  expect(output).toBe("");
  return error;
}

describe("inputs from the command line", () => {
  test("arguments, flags and defaults become typed values", async () => {
    expect(
      await inputsOf("beta", "a", "b", "-o", "out", "--tag", "x", "--tag=y", "--count", "-2.5", "--again"),
    ).toEqual({
      target: "beta",
      paths: ["a", "b"],
      out: "out",
      count: -2.5,
      tag: ["x", "y"],
      strict: true,
      again: true,
      cwd: "/work",
      color: false,
    });
    expect(await inputsOf("beta")).toMatchObject({ paths: [], tag: [], count: 3, strict: true, again: false });
  });

  test("a switch that is on by default is turned off with --no-", async () => {
    expect((await inputsOf("beta", "--no-strict")).strict).toBe(false);
  });

  test("a flag that may stand alone takes the next word only where it begins as its value does", async () => {
    expect(await inputsOf("beta", "--through", "s3://b/x", "a")).toMatchObject({ through: "s3://b/x", paths: ["a"] });
    expect(await inputsOf("--through", "beta", "a")).toMatchObject({ through: "true", target: "beta", paths: ["a"] });
    expect(await inputsOf("beta", "--through")).toMatchObject({ through: "true" });
    expect(await inputsOf("beta", "--through", "--again")).toMatchObject({ through: "true", again: true });
    expect(await inputsOf("beta", "--through=elsewhere")).toMatchObject({ through: "elsewhere" });
    const { output } = await run(["echo", "--help"], { commands: [echo] });
    expect(output).toContain("--through [S3]");
  });

  test("everything after -- is an argument", async () => {
    expect(await inputsOf("beta", "--", "--out", "--help")).toMatchObject({ paths: ["--out", "--help"] });
  });

  test("an input named version is the command's own after its name", async () => {
    expect((await inputsOf("beta", "--version", "1.4.0")).version).toBe("1.4.0");
  });

  test("the flags of every command stand before or after its name", async () => {
    const before = await run(["-C", "project", "--json", "echo", "beta"], { commands: [echo] });
    expect(JSON.parse(before.output).cwd).toBe("/work/project");
    expect((await inputsOf("beta", "--directory=project")).cwd).toBe("/work/project");
  });

  test.each([
    [["beta", "--cuont", "3"], "There is no flag --cuont.", "Did you mean --count?"],
    [["beta", "-x"], "There is no flag -x.", "slipway echo --help"],
    [["beta", "--no-out"], "There is no flag --no-out.", "slipway echo --help"],
    [["beta", "--count", "many"], '--count takes a number, not "many".', "slipway echo --help"],
    [["beta", "--count", "0x10"], '--count takes a number, not "0x10".', ""],
    [["beta", "--level", "hihg"], '--level takes low, middle or high, not "hihg".', "Did you mean high?"],
    [["beta", "--format", "jsno"], '--format takes text or json, not "jsno".', "Did you mean json?"],
    [["beta", "--out"], "--out needs a value.", ""],
    [["beta", "--out", "--again"], "--out needs a value.", "write --out=--again"],
    [["beta", "--again=yes"], "--again is a switch and takes no value.", "Write it alone"],
    [["beta", "--out", "a", "--out", "b"], "--out was given twice with different values: a and b.", ""],
    [[], "ENV is missing: The environment.", "slipway echo --help"],
    [["beta", "--constructor", "x"], "There is no flag --constructor.", ""],
    [["beta", "--__proto__=x"], "There is no flag --__proto__.", ""],
  ])("%j is refused: %s", async (words, message, next) => {
    const error = await refusalOf(...words);
    expect(error).toContain(message);
    expect(error).toContain(next);
  });

  test("-v before a version is told apart from --version, without a stack", async () => {
    const { paths: _, ...inputs } = echo.inputs;
    const { error, exitCode } = await run(["echo", "beta", "-v", "1.2.0"], { commands: [{ ...echo, inputs }] });
    expect(error).toContain('There is one argument too many: "1.2.0".');
    expect(error).toContain("did you mean --version?");
    expect(error).not.toContain("    at ");
    expect(exitCode).toBe(2);
  });

  test("a command that takes no arguments refuses one", async () => {
    const only = { ...echo, inputs: { out: echo.inputs.out } };
    const { error, exitCode } = await run(["echo", "surplus"], { commands: [only] });
    expect(error).toContain('There is one argument too many: "surplus".');
    expect(exitCode).toBe(2);
  });
});
