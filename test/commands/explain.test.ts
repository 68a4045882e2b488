import { describe, expect, test } from "vitest";
import { command } from "../../src/commands/explain.ts";
import { testContext } from "../support/context.ts";

async function explain(name: string | undefined, format: "text" | "markdown" | "json"): Promise<string> {
  const result = await command.run({ name }, testContext("/"));
  expect(result.exitCode).toBe(0);
  return result.render(format);
}

describe("slipway explain", () => {
  test("shows the page of a rule", async () => {
    expect(await explain("yaml-syntax", "text")).toMatch(
      /^yaml-syntax\n\nYAML that cannot be understood \(project, error/,
    );
    expect(await explain("yaml-syntax", "markdown")).toMatch(/^# yaml-syntax\n\n\*\*YAML that cannot/);
  });

  test("shows the page of an error, however its code is written, with the exit code", async () => {
    const page = await explain("sw0102", "text");
    expect(page).toContain("SW0102\n\nThe flag does not exist (input or configuration, exit code 2)");
    expect(JSON.parse(await explain("SW0102", "json"))).toMatchObject({
      format: "slipway/pages/v1",
      rules: [],
      errors: [{ code: "SW0102", class: "usage", title: "The flag does not exist" }],
    });
  });

  test("lists everything without a name", async () => {
    const list = await explain(undefined, "text");
    expect(list).toContain("yaml-syntax");
    expect(list).toContain("SW9901");
    const { rules, errors } = JSON.parse(await explain(undefined, "json"));
    expect(rules.length).toBeGreaterThan(5);
    expect(errors.length).toBeGreaterThan(10);
  });

  test("names the nearest where there is no such page", async () => {
    await expect(explain("yaml-sintax", "text")).rejects.toMatchObject({
      code: "SW0110",
      next: expect.stringContaining("Did you mean yaml-syntax?"),
    });
  });
});
