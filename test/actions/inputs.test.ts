import { describe, expect, test } from "vitest";
import { readActionInputs } from "../../src/actions/inputs.ts";
import { command as check } from "../../src/commands/check.ts";
import { command as scan } from "../../src/commands/scan.ts";
import type { AnyCommand } from "../../src/platform/command.ts";
import { inputVariables } from "./runner.ts";

function read(inputs: Readonly<Record<string, string>>, command: AnyCommand = check) {
  return readActionInputs(command, inputVariables(inputs));
}

describe("values", () => {
  test.each(["true", "True", "TRUE", "  true  "])("%j is true", (text) => {
    expect(read({ strict: text }).inputs["strict"]).toBe(true);
  });

  test.each(["false", "False", "FALSE"])("%j is false", (text) => {
    expect(read({ strict: text }).inputs["strict"]).toBe(false);
  });

  test.each(["yes", "on", "1", "tRUE", "true,false"])("%j is no boolean", (text) => {
    expect(() => read({ strict: text })).toThrow(
      expect.objectContaining({ code: "SW0103", message: `The input strict takes true or false, not "${text}".` }),
    );
  });

  test("what is empty was not given", () => {
    expect(read({ strict: "", "max-warnings": " ", paths: "\n\n" }).inputs).toMatchObject({
      strict: false,
      "max-warnings": undefined,
      paths: [],
    });
  });

  test("a list has one entry per line; a comma is part of a name", () => {
    expect(read({ paths: "  a, b.prompt\r\n\n\tc\n" }).inputs["paths"]).toEqual(["a, b.prompt", "c"]);
  });

  test("numbers are decimal", () => {
    expect(read({ "max-warnings": "12" }).inputs["max-warnings"]).toBe(12);
    expect(() => read({ "max-warnings": "0x10" })).toThrow(
      expect.objectContaining({ code: "SW0103", message: 'The input max-warnings takes a number, not "0x10".' }),
    );
  });

  test("a choice that is not offered names the nearest", () => {
    expect(() => read({ "result-format": "jsn" })).toThrow(
      expect.objectContaining({ code: "SW0103", next: expect.stringContaining("Did you mean json?") }),
    );
  });

  test("what every action has: folder, file and format of the result, more words", () => {
    expect(
      read({ "working-directory": "apps/a", "result-file": "x.sarif", "result-format": "sarif", verbose: "true" }),
    ).toMatchObject({ directory: "apps/a", resultFile: "x.sarif", resultFormat: "sarif", verbose: true });
    expect(read({})).toMatchObject({ directory: ".", resultFile: undefined, resultFormat: "json", verbose: false });
    expect(readActionInputs(check, { RUNNER_DEBUG: "1" }).verbose).toBe(true);
  });
});

describe("inputs that the action does not have", () => {
  test.each([
    ["max-warning", "max-warnings"],
    ["max_warnings", "max-warnings"],
    ["stric", "strict"],
  ])("%s is a mistake, and %s is meant", (name, meant) => {
    expect(() => read({ [name]: "1" })).toThrow(
      expect.objectContaining({
        code: "SW0112",
        message: `This action has no input ${name}.`,
        next: expect.stringContaining(`Did you mean ${meant}?`),
      }),
    );
  });

  test("one with a hyphen can only come from the workflow, and is a mistake too", () => {
    expect(() => read({ "fail-on-anything": "1" })).toThrow(
      expect.objectContaining({
        code: "SW0112",
        next: expect.stringContaining("The inputs of this action are paths,"),
      }),
    );
  });

  test("any other may be meant for somebody else: a warning", () => {
    expect(read({ somethingelse: "1" }).warnings).toEqual([
      expect.stringContaining("This action has no input somethingelse, and it is ignored."),
    ]);
  });

  test("with act those of a composite action around the step are there too: a warning", () => {
    const { warnings } = readActionInputs(check, { ACT: "true", ...inputVariables({ "max-warning": "1" }) });
    expect(warnings).toEqual([expect.stringContaining("Did you mean max-warnings?")]);
  });

  test("a token is offered where the command uses one", () => {
    expect(() => read({ "github-token": "x" })).toThrow(expect.objectContaining({ code: "SW0112" }));
    const uses: AnyCommand = { ...check, githubToken: true };
    expect(read({ "github-token": "x" }, uses).token).toBe("x");
    expect(read({}, uses).token).toBeUndefined();
  });

  test("what makes sense on the command line only is no input", () => {
    expect(() => read({ stdin: "true" }, scan)).not.toThrow();
    expect(read({ stdin: "true" }, scan).inputs["stdin"]).toBe(false);
  });
});
