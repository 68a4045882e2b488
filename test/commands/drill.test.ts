import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command as deployCommand } from "../../src/commands/deploy.ts";
import { command } from "../../src/commands/drill.ts";
import { command as rollbackCommand } from "../../src/commands/rollback.ts";
import { command as verifyCommand } from "../../src/commands/verify.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";
import { releasedProject } from "./released-project.ts";

const project = (versions: readonly string[], more = "") =>
  releasedProject("beta", versions, `    mirror: { at: outputs/ }\n${more}`);

const live = (folder: string) => JSON.parse(readFileSync(join(folder, "beta/current.json"), "utf8"));
const context = (folder: string) => testContext(folder, { environment: { PATH: process.env["PATH"] } });

describe("slipway drill", () => {
  it("goes back and returns, says how long it took, and leaves nothing blocked", async () => {
    const folder = await project(["1.0.0", "1.1.0"]);
    const bundle = live(folder).bundle;
    const result = await command.run({ environment: "beta" }, context(folder));
    expect(result).toMatchObject({ exitCode: 0, outputs: { ok: "true", version: "1.1.0" } });
    expect(live(folder)).toMatchObject({ seq: 4, version: "1.1.0", bundle, blocked: [] });
    expect(readFileSync(join(folder, "beta/outputs/prompts/a.prompt"), "utf8")).toBe("Hello from 1.1.0\n");
    expect(JSON.parse(await result.render("json"))).toMatchObject({
      before: { seq: 2, version: "1.1.0" },
      back: { seq: 3, version: "1.0.0", problem: null },
      forward: { seq: 4, version: "1.1.0", bundle, problem: null },
    });
    expect(await result.render("text")).toMatch(
      /going back works\n +before +1\.1\.0 \(release 2\)\n +back +1\.0\.0 \(release 3\) after /,
    );
    const verified = await verifyCommand.run(
      inputsFor(verifyCommand, { environment: "beta", deep: true }),
      context(folder),
    );
    expect(verified.exitCode).toBe(0);
  });

  it("may be done again and again", async () => {
    const folder = await project(["1.0.0", "1.1.0"]);
    await command.run({ environment: "beta" }, context(folder));
    const again = await command.run({ environment: "beta" }, context(folder));
    expect(again.exitCode).toBe(0);
    expect(live(folder)).toMatchObject({ seq: 6, version: "1.1.0" });
  });

  it("leaves a rollback possible, also where the live bundle had been left and brought back before", async () => {
    const folder = await project(["1.0.0", "1.1.0"]);
    const back = inputsFor(rollbackCommand, { environment: "beta" });
    await rollbackCommand.run(back, context(folder));
    const again = { environment: "beta", version: "1.1.0", unblock: "it was fine" };
    await deployCommand.run(inputsFor(deployCommand, again), context(folder));
    await command.run({ environment: "beta" }, context(folder));
    expect(live(folder)).toMatchObject({ seq: 6, version: "1.1.0", blocked: [] });
    expect((await rollbackCommand.run(back, context(folder))).exitCode).toBe(0);
    expect(live(folder)).toMatchObject({ seq: 7, version: "1.0.0", rollbackOf: 6 });
  });

  it("returns also where the checks are not well, and says so", async () => {
    const folder = await project(["1.0.0", "1.1.0"], '    watch: { commands: ["exit 3"] }\n');
    const result = await command.run({ environment: "beta" }, context(folder));
    expect(result.exitCode).toBe(1);
    expect(live(folder).version).toBe("1.1.0");
    expect(await result.render("text")).toContain("exit 3: It ended with exit code 3.");
  });

  it("returns also where the mirror cannot follow, and says so", async () => {
    const folder = await project(["1.0.0", "1.1.0"]);
    rmSync(join(folder, "beta/outputs"), { recursive: true });
    writeFileSync(join(folder, "beta/outputs"), "no folder");
    const result = await command.run({ environment: "beta" }, context(folder));
    expect(result.exitCode).toBe(1);
    expect(live(folder)).toMatchObject({ seq: 4, version: "1.1.0", blocked: [] });
    expect(await result.render("text")).toContain("its mirror is not up to date");
  });

  it("goes forward before it ends where the person interrupts", async () => {
    const folder = await project(["1.0.0", "1.1.0"], '    watch: { commands: ["sleep 30"] }\n');
    const controller = new AbortController();
    const timer = setInterval(() => {
      if (live(folder).version === "1.0.0") controller.abort();
    }, 20);
    const notes: string[] = [];
    const progress = { update() {}, debug() {}, note: (text: string) => void notes.push(text) };
    const drill = command.run({ environment: "beta" }, { ...context(folder), signal: controller.signal, progress });
    await expect(drill).rejects.toMatchObject({ name: "AbortError" });
    clearInterval(timer);
    expect(notes.join("\n")).toContain("slipway rollback beta --to VERSION --unblock");
    expect(live(folder)).toMatchObject({ seq: 4, version: "1.1.0", blocked: [] });
  });

  it("says what is live where it cannot go forward", async () => {
    const folder = await project(["1.0.0", "1.1.0"], '    watch: { commands: ["rm -r beta/bundles"] }\n');
    await expect(command.run({ environment: "beta" }, context(folder))).rejects.toMatchObject({
      code: "SW0640",
      message: expect.stringContaining("1.0.0 is live in beta and 1.1.0 is blocked"),
      next: expect.stringContaining("slipway rollback beta --to 1.1.0 --unblock"),
    });
    expect(live(folder).version).toBe("1.0.0");
  });

  it("asks for alarms as well, and refuses what cannot be asked before anything moves", async () => {
    const alarms = await project(["1.0.0", "1.1.0"], "    watch: { alarms: [prompts-errors] }\n");
    const closed = { AWS_ENDPOINT_URL_CLOUDWATCH: "http://127.0.0.1:1", AWS_REGION: "eu-central-1" };
    const keys = { AWS_ACCESS_KEY_ID: "a".repeat(20), AWS_SECRET_ACCESS_KEY: "b".repeat(40), AWS_MAX_ATTEMPTS: "1" };
    const environment = { PATH: process.env["PATH"], ...closed, ...keys };
    const result = await command.run({ environment: "beta" }, testContext(alarms, { environment }));
    expect(result.exitCode).toBe(1);
    expect(live(alarms)).toMatchObject({ seq: 4, version: "1.1.0" });
    const folder = await project(["1.0.0", "1.1.0"], '    watch: { probes: ["ftp://example.com"] }\n');
    await expect(command.run({ environment: "beta" }, context(folder))).rejects.toMatchObject({
      code: "SW0103",
      message: expect.stringMatching(/^`probes` under `environments\.beta\.watch`/),
    });
    expect(live(folder).seq).toBe(2);
  });

  it("is refused where there is nothing to practise on", async () => {
    const first = await project(["1.0.0"]);
    await expect(command.run({ environment: "beta" }, context(first))).rejects.toMatchObject({ code: "SW0613" });
    const folder = await project(["1.0.0", "1.1.0"]);
    await rollbackCommand.run(inputsFor(rollbackCommand, { environment: "beta" }), context(folder));
    await expect(command.run({ environment: "beta" }, context(folder))).rejects.toMatchObject({ code: "SW0640" });
    expect(live(folder).seq).toBe(3);
  });
});
