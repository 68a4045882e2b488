import { describe, expect, test } from "vitest";
import { type HealthCheck, type WatchRequest, watchRelease } from "../../src/releases/watch.ts";
import { Environment } from "./releasing.ts";

/** A check that gives what is listed, then stays well. */
function check(name: string, answers: readonly (string | undefined)[], failures = 2): HealthCheck & { asked: number } {
  const left = [...answers];
  return {
    name,
    failures,
    asked: 0,
    async ask() {
      this.asked++;
      return left.shift();
    },
  };
}

function watch(environment: Environment, checks: readonly HealthCheck[], more: Partial<WatchRequest> = {}) {
  let now = 0;
  return watchRelease({
    store: environment.store,
    environment: environment.name,
    release: undefined,
    checks,
    forMilliseconds: 60_000,
    everyMilliseconds: 15_000,
    clock: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    ...more,
  });
}

async function prod(): Promise<Environment> {
  const environment = new Environment("prod");
  await environment.deploy({ a: "A" }, "1.0.0");
  await environment.deploy({ a: "B" }, "1.1.0");
  return environment;
}

describe("watching a release", () => {
  test("asks from the beginning to the end of its time", async () => {
    const health = check("health", []);
    expect(await watch(await prod(), [health])).toMatchObject({
      outcome: "well",
      release: { version: "1.1.0" },
      rounds: 5,
      milliseconds: 60_000,
    });
    expect(health.asked).toBe(5);
  });

  test("takes one failure for chance, and two in a row for a failure", async () => {
    const flapping = check("health", ["down", undefined, "down", undefined]);
    expect(await watch(await prod(), [flapping])).toMatchObject({ outcome: "well" });
    const down = check("health", [undefined, "slow", "status 500"]);
    expect(await watch(await prod(), [check("other", []), down])).toMatchObject({
      outcome: "failed",
      check: "health",
      reason: "status 500",
      failures: 2,
      rounds: 3,
      release: { seq: 2 },
    });
  });

  test("has nothing to say about a release that is not live any more", async () => {
    const environment = await prod();
    const health = check("health", ["down", "down"]);
    expect(await watch(environment, [health], { release: 1 })).toMatchObject({ outcome: "superseded", rounds: 0 });
    expect(health.asked).toBe(0);
    const overtaken: HealthCheck = {
      name: "health",
      failures: 1,
      async ask() {
        await environment.deploy({ a: "C" }, "1.2.0");
        return "down";
      },
    };
    expect(await watch(environment, [overtaken])).toMatchObject({ outcome: "superseded", live: { version: "1.2.0" } });
  });

  test("looks after the release that a mark continues", async () => {
    const environment = await prod();
    await environment.withdraw("1.0.0");
    expect(await watch(environment, [check("health", [])], { release: 2 })).toMatchObject({ outcome: "well" });
  });

  test("does not take a check that cannot be asked for a failed one", async () => {
    const broken: HealthCheck = { name: "alarm", failures: 1, ask: () => Promise.reject(new Error("AccessDenied")) };
    await expect(watch(await prod(), [broken])).rejects.toThrow("AccessDenied");
  });
});
