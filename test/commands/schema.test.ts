import { expect, test } from "vitest";
import { command } from "../../src/commands/schema.ts";
import { testContext } from "../support/context.ts";

test("slipway schema prints a schema", async () => {
  const result = await command.run({ name: "findings" }, testContext("/"));
  for (const format of ["text", "json"] as const) {
    expect(JSON.parse(await result.render(format))).toMatchObject({ $id: "urn:slipway:schema:findings:v1" });
  }
});

test("slipway schema lists them without a name", async () => {
  const result = await command.run({ name: undefined }, testContext("/"));
  expect(await result.render("text")).toContain("Findings of check and scan");
  expect(JSON.parse(await result.render("json")).schemas).toContainEqual({
    name: "findings",
    title: "Findings of check and scan",
    id: "urn:slipway:schema:findings:v1",
  });
});

test("slipway schema names the nearest where there is none", async () => {
  await expect(command.run({ name: "finding" }, testContext("/"))).rejects.toMatchObject({
    code: "SW0111",
    next: expect.stringContaining("Did you mean findings?"),
  });
});
