/** Settings of git: what is not set is nothing, and what was interrupted is no answer. */
import { expect, test } from "vitest";
import { gitSetting } from "../../src/commands/git-setting.ts";
import { findActor } from "../../src/commands/releases/who.ts";
import { testContext } from "../support/context.ts";
import { GateProject } from "./gate-project.ts";

test("a setting, one that is not set, and no git at all", async () => {
  const { folder, environment } = new GateProject("{}");
  const context = testContext(folder, { environment });
  expect(await gitSetting("user.name", folder, context)).toBe("anna");
  expect(await gitSetting("user.nothing", folder, context)).toBeUndefined();
  const without = testContext(folder, { environment: { PATH: folder } });
  expect(await gitSetting("user.name", folder, without)).toBeUndefined();
});

test("an interruption is none: nobody else is put in the person's place", async () => {
  const { folder, environment } = new GateProject("{}");
  const context = testContext(folder, { environment, signal: AbortSignal.abort() });
  await expect(gitSetting("user.name", folder, context)).rejects.toMatchObject({ name: "AbortError" });
  await expect(findActor(folder, context)).rejects.toMatchObject({ name: "AbortError" });
});
