/** The built action `assume-role`, its main and its post step as processes of their own, as a runner starts them. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inputVariables, readRunnerFiles, runnerFiles } from "../actions/runner.ts";
import { startWorld, type World } from "../aws/oidc/world.ts";
import { buildOnce, runNode } from "./built.ts";

let world: World;
let built: string;
beforeAll(async () => {
  [world, built] = await Promise.all([startWorld(), buildOnce()]);
});
afterAll(async () => {
  await world?.stop();
  if (built !== undefined) rmSync(built, { recursive: true, force: true });
});

async function phase(script: string, environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "slipway-step-"));
  try {
    const files = runnerFiles(folder);
    const ran = await runNode(join(built, "actions", script), [], {
      cwd: world.folder,
      environment: { ...world.jobEnvironment("beta"), ...files, HOME: folder, ...environment },
    });
    return { ...ran, ...readRunnerFiles(files) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("keys are there between main and post, and nowhere in the log but in masks", async () => {
  const main = await phase("assume-role.js", {
    ...inputVariables({ environment: "beta", for: "read", export: "true" }),
    AWS_SESSION_TOKEN: "token-before",
  });
  expect(main).toMatchObject({ exitCode: 0, error: "" });
  expect(main.variables["AWS_ACCESS_KEY_ID"]).toMatch(/^ASIA/);
  const secret = main.variables["AWS_SECRET_ACCESS_KEY"] ?? "";
  expect(main.output).toContain("::add-mask::");
  expect(main.output.replaceAll(/^::add-mask::.*$/gm, "")).not.toContain(secret);
  const state = Object.fromEntries(Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]));
  const post = await phase("assume-role-post.js", { ...main.variables, ...state });
  expect(post.exitCode).toBe(0);
  expect(post.output).toContain("The exported credentials were taken away.");
  expect(post.variables).toMatchObject({
    AWS_ACCESS_KEY_ID: "",
    AWS_SECRET_ACCESS_KEY: "",
    AWS_SESSION_TOKEN: "token-before",
  });
  const yaml = readFileSync(join(import.meta.dirname, "../../actions/assume-role/action.yml"), "utf8");
  expect(yaml).toContain("post: ../../dist/actions/assume-role-post.js");
});
