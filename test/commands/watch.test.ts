import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { command as rollbackCommand } from "../../src/commands/rollback.ts";
import { command } from "../../src/commands/watch.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";
import { releasedProject } from "./released-project.ts";

let site: Server;
let statuses: number[] = [];
let address = "";

beforeAll(async () => {
  site = createServer((_, response) => {
    response.statusCode = statuses.shift() ?? 200;
    response.end("ok");
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/health`;
});
afterAll(() => site.close());
beforeEach(() => {
  statuses = [];
});

const project = (more = "", versions: readonly string[] = ["1.0.0", "1.1.0"]) =>
  releasedProject("prod", versions, more);

const forASecond = { environment: "prod", for: "1s", every: "1s" };

/** A zombie has ended; whoever inherited it has not looked yet. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return !existsSync(`/proc/${id}/stat`) || !/\) Z /.test(readFileSync(`/proc/${id}/stat`, "utf8"));
  } catch {
    return false;
  }
}

const live = (folder: string) => JSON.parse(readFileSync(join(folder, "prod/current.json"), "utf8"));

async function watch(folder: string, inputs: Partial<Parameters<typeof command.run>[0]>, variables = {}) {
  const result = await command.run(
    inputsFor(command, { ...forASecond, ...inputs }),
    testContext(folder, { environment: { PATH: process.env["PATH"], ...variables } }),
  );
  return { ...result, text: await result.render("text"), json: JSON.parse(await result.render("json")) };
}

describe("slipway watch", () => {
  it("says that a release does well", async () => {
    const folder = await project();
    const result = await watch(folder, { probe: [address], command: ["exit 0"] });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: "well", seq: "2", version: "1.1.0" } });
    expect(result.text).toContain("1.1.0 (release 2) does well");
    expect(result.json).toMatchObject({ format: "slipway/watch/v1", outcome: "well", rounds: 2, release: null });
  });

  it("goes back where an address fails twice, keeps why in the record, and does not fire again", async () => {
    const folder = await project();
    statuses = [503, 503, 503, 503];
    const result = await watch(folder, { probe: [address], rollback: true });
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: {
        outcome: "rolled-back",
        check: address,
        reason: "It answered with status 503.",
        version: "1.0.0",
        seq: "3",
      },
    });
    expect(result.text).toContain("rolled back: 1.0.0 is live again as release 3");
    expect(live(folder)).toMatchObject({
      version: "1.0.0",
      rollbackOf: 2,
      reason: `automatic: ${address}: It answered with status 503.`,
      blocked: [{ version: "1.1.0" }],
    });
    statuses = [503, 503];
    const again = await watch(folder, { probe: [address], rollback: true, release: 2 });
    expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: "superseded", seq: "3" } });
    expect(live(folder).seq).toBe(3);
  });

  it("changes nothing without --rollback, and says how to go back", async () => {
    const folder = await project();
    const result = await watch(folder, { command: ["echo not today >&2; exit 7"], failures: 1 });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: "failed", seq: "2" } });
    expect(result.text).toContain("It ended with exit code 7: not today.");
    expect(result.text).toContain("slipway rollback prod --from 2");
    expect(live(folder).seq).toBe(2);
  });

  it("takes what to ask from slipway.yaml, and refuses to watch nothing", async () => {
    const folder = await project(`    watch: { for: 1s, every: 1s, failures: 1, probes: ["${address}"] }\n`);
    statuses = [404];
    const result = await watch(folder, { for: undefined, every: undefined });
    expect(result.outputs).toMatchObject({ outcome: "failed", reason: "It answered with status 404." });
    await expect(watch(await project(), {})).rejects.toMatchObject({ code: "SW0104" });
    const nothing = await watch(await project(), { "if-configured": true });
    expect(nothing).toMatchObject({ exitCode: 0, outputs: { outcome: "nothing" } });
    await expect(watch(folder, { for: "soon" })).rejects.toMatchObject({ code: "SW0103" });
    await expect(watch(folder, { probe: ["ftp://example.com"] })).rejects.toMatchObject({ code: "SW0103" });
  });

  it("shows the last words of a command that says much, and that one could not be started", async () => {
    const folder = await project();
    const much = await watch(folder, { command: ["seq 1 20000; echo the end; exit 7"], failures: 1 });
    expect(much.outputs["reason"]).toBe("It ended with exit code 7: the end.");
    // Longer than an argument can be (E2BIG).
    const long = await watch(folder, { command: [`: ${"x".repeat(300_000)}`], failures: 1 });
    expect(long.outputs["reason"]).toBe("It could not be started: E2BIG.");
  });

  it("ends what a command started together with it", async () => {
    const folder = await project();
    const controller = new AbortController();
    const file = join(folder, "pid");
    const timer = setInterval(() => {
      if (existsSync(file) && readFileSync(file, "utf8").endsWith("\n")) controller.abort();
    }, 20);
    const context = testContext(folder, {
      environment: { PATH: process.env["PATH"] },
      signal: controller.signal,
    });
    const watched = command.run(
      inputsFor(command, { ...forASecond, command: ["sleep 300 & echo $! > pid; wait"] }),
      context,
    );
    await expect(watched).rejects.toMatchObject({ name: "AbortError" });
    clearInterval(timer);
    const started = Number(readFileSync(file, "utf8"));
    await expect.poll(() => isRunning(started)).toBe(false);
  });

  it("says what was not reached and why, without the query", async () => {
    const folder = await project();
    const silent = createTcpServer((socket) => {
      socket.on("error", () => undefined).resume();
      socket.end("hello\n");
    });
    const port = await new Promise<number>((resolve) =>
      silent.listen(0, "127.0.0.1", () => resolve((silent.address() as AddressInfo).port)),
    );
    const reasons = async (...probes: readonly string[]) =>
      Promise.all(probes.map(async (probe) => (await watch(folder, { probe: [probe], failures: 1 })).outputs));
    const answered = await reasons(
      `http://127.0.0.1:${port}/`,
      `https://127.0.0.1:${port}/`,
      "http://127.0.0.1:1/",
      "https://nobody.invalid/health",
    );
    await new Promise((resolve) => silent.close(resolve));
    const [refused] = await reasons(`http://127.0.0.1:${port}/health?token=${"q".repeat(30)}`);
    expect(answered.map(({ reason }) => reason)).toEqual([
      `It did not answer: what 127.0.0.1:${port} answers is no HTTP.`,
      expect.stringMatching(
        `^It did not answer: there is no TLS with 127.0.0.1:${port} \\((?:ERR_SSL_|EPROTO).*\\)\\.$`,
      ),
      "It did not answer: no HTTP client asks port 1, which is reserved for something else.",
      expect.stringMatching(
        /^It did not answer: (?:there is no host of the name nobody.invalid \(ENOTFOUND\)|the name nobody.invalid could not be looked up \(EAI_AGAIN\))\.$/,
      ),
    ]);
    expect(refused).toMatchObject({
      check: `http://127.0.0.1:${port}/health?…`,
      reason: `It did not answer: nobody listens at 127.0.0.1:${port} (ECONNREFUSED).`,
    });
  });

  it("takes no address with a password in it, and does not show it", async () => {
    const folder = await project();
    const password = "p".repeat(20);
    const refused = watch(folder, { probe: [`https://anna:${password}@example.com/`] });
    await expect(refused).rejects.toMatchObject({
      code: "SW0103",
      message: "--probe takes no address with a user's name or password in it (example.com).",
    });
    await expect(watch(folder, { probe: ["ftp://password.example.com/"] })).rejects.toMatchObject({
      next: "Write it as in --probe https://example.com/health.",
    });
    const wrong = watch(folder, { probe: [`ftp://anna:${password}@example.com/?key=${password}`] });
    await expect(wrong).rejects.toMatchObject({ code: "SW0103", message: expect.not.stringContaining(password) });
  });

  it("names a way that leads on where the release is one that was gone back to, or the first", async () => {
    const folder = await project();
    const bare = { to: undefined, from: undefined, reason: undefined, unblock: undefined, stats: false };
    await rollbackCommand.run({ environment: "prod", ...bare }, testContext(folder));
    for (const rollback of [false, true]) {
      const result = await watch(folder, { command: ["exit 1"], failures: 1, rollback });
      expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: "failed", seq: "3" } });
      expect(result.text.replaceAll(/\s+/g, " ")).toContain(
        "nothing was changed; 1.0.0 was itself gone back to; go further with: slipway rollback prod --to RELEASE --from 3",
      );
    }
    expect(live(folder).seq).toBe(3);
    const first = await project("", ["1.0.0"]);
    const { text } = await watch(first, { command: ["exit 1"], failures: 1 });
    expect(text).toContain("no release was before this one: deploy a corrected bundle");
  });
});

describe("alarms in CloudWatch", () => {
  let server: Ministack;
  let variables: Record<string, string> = {};

  beforeAll(async () => {
    server = await startMinistack();
    const Statement = [{ Effect: "Allow", Action: "cloudwatch:*", Resource: "*" }];
    const key = await server.createUser("watcher", { Version: "2012-10-17", Statement });
    variables = {
      AWS_ENDPOINT_URL_CLOUDWATCH: server.endpoint,
      AWS_REGION: server.region,
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    };
    await server.query("monitoring", {
      Action: "PutMetricAlarm",
      Version: "2010-08-01",
      AlarmName: "prompts-errors",
      MetricName: "Errors",
      Namespace: "Prompts",
      ComparisonOperator: "GreaterThanThreshold",
      EvaluationPeriods: "1",
      Period: "60",
      Statistic: "Sum",
      Threshold: "5",
    });
  });
  afterAll(() => server.stop());

  const set = (state: string, reason: string) =>
    server.query("monitoring", {
      Action: "SetAlarmState",
      Version: "2010-08-01",
      AlarmName: "prompts-errors",
      StateValue: state,
      StateReason: reason,
    });

  it("are quiet, or take the release back", async () => {
    const folder = await project();
    await set("OK", "fine");
    expect((await watch(folder, { alarm: ["prompts-errors"] }, variables)).outputs).toMatchObject({ outcome: "well" });
    await set("ALARM", "7 errors");
    const result = await watch(folder, { alarm: ["prompts-errors"], rollback: true }, variables);
    expect(result.outputs).toMatchObject({
      outcome: "rolled-back",
      check: "alarm prompts-errors",
      reason: "prompts-errors is in ALARM: 7 errors",
      version: "1.0.0",
    });
  });

  it("that are not there, or may not be seen, change nothing", async () => {
    const folder = await project();
    const inputs = { alarm: ["prompts-erors"], rollback: true };
    await expect(watch(folder, inputs, variables)).rejects.toMatchObject({ code: "SW0923" });
    expect(live(folder).seq).toBe(2);
  });
});
