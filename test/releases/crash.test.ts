/**
 * Real processes on a folder store: killed at every request of every command, and racing each other, while a reader
 * polls. What they leave is complete, and the same command run again finishes or says that it was done.
 */
import { fork } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../src/releases/verify.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import { readChain, startPollingReader } from "../stores/release-processes.ts";
import { type FolderAction, type FolderReport, type FolderTask, runFolderTask } from "./folder-task.ts";

const worker = join(import.meta.dirname, "folder-worker.ts");
let temporary: string;
let folders = 0;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "slipway-crash-"));
});
afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

function newFolder(): string {
  folders += 1;
  return join(temporary, `store-${folders}`);
}

/** A process that runs tasks until it dies or is let go. */
class Releaser {
  readonly #child = fork(worker, { stdio: ["ignore", "inherit", "inherit", "ipc"] });

  run(task: FolderTask): Promise<FolderReport | "killed"> {
    return new Promise((resolve) => {
      const onMessage = (report: unknown) => done(report as FolderReport);
      const onExit = () => done("killed");
      const done = (report: FolderReport | "killed") => {
        this.#child.off("message", onMessage).off("exit", onExit);
        resolve(report);
      };
      this.#child.on("message", onMessage).on("exit", onExit);
      this.#child.send(task);
    });
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}

const tree = (text: string) => ({ "prompts/a": text, "prompts/b": `${text} too`, "prompts/same": "same" });

async function must(folder: string, action: FolderAction): Promise<void> {
  const report = await runFolderTask({ folder, actor: "setup", action });
  expect(report.message).toBe("");
}

async function expectSound(folder: string, places: readonly string[] = []): Promise<void> {
  const store = await openFolderStore(folder);
  const report = await verify({ store, environment: "beta", deep: true, places });
  expect(report.problems).toEqual([]);
  expect(report.pointer?.record.pruning).toBeUndefined();
}

interface Scenario {
  readonly action: FolderAction;
  /** What the command may truthfully say when it is run again after a kill. */
  readonly again: readonly string[];
  prepare(folder: string): Promise<void>;
  places?: readonly string[];
  /** Dead after one request and dead before the next leave the same; the long commands try only one of them. */
  readonly moments?: readonly ("before" | "after")[];
}

const twoReleases = async (folder: string) => {
  await must(folder, { name: "deploy", version: "1.0.0", texts: tree("one") });
  await must(folder, { name: "deploy", version: "1.1.0", texts: tree("two") });
};

const scenarios: Readonly<Record<string, Scenario>> = {
  "a first deploy": {
    action: { name: "deploy", version: "1.0.0", texts: tree("one") },
    again: ["released", "unchanged"],
    prepare: async () => {},
  },
  "a deploy with a mirror": {
    action: { name: "deploy", version: "1.2.0", texts: tree("three"), mirror: true },
    again: ["released", "unchanged"],
    prepare: twoReleases,
    places: ["outputs/"],
    moments: ["before"],
  },
  "a rollback": { action: { name: "rollback" }, again: ["released", "unchanged"], prepare: twoReleases },
  "a withdrawal": {
    action: { name: "withdraw", release: "1.0.0" },
    again: ["withdrawn", "unchanged"],
    prepare: twoReleases,
  },
  "a prune": {
    action: { name: "prune", keep: 1 },
    again: ["pruned", "nothing"],
    prepare: twoReleases,
    moments: ["before"],
  },
};

describe("killed at every request, before and after", () => {
  test.each(Object.entries(scenarios))("%s", async (_name, scenario) => {
    const { action, again, prepare, places, moments = ["before", "after"] } = scenario;
    let kills = 0;
    // Started ahead: most of a round is the start of a process.
    let spare = new Releaser();
    for (const moment of moments) {
      for (let at = 1; ; at += 1) {
        const folder = newFolder();
        await prepare(folder);
        const reader = startPollingReader(await openFolderStore(folder));
        const process = spare;
        spare = new Releaser();
        const report = await process.run({ folder, actor: "doomed", action, kill: { at, moment } });
        process.kill();
        const second = await runFolderTask({ folder, actor: "again", action });
        expect(again, `${moment} request ${at}: ${second.message}`).toContain(second.outcome);
        const { problems } = await reader.stop();
        expect(problems).toEqual([]);
        await expectSound(folder, places);
        // What was half written is no key, and is no more than one file for each request that was under way.
        expect((await readdir(join(folder, ".slipway", "writing"))).length).toBeLessThanOrEqual(3);
        if (report !== "killed") break;
        kills += 1;
      }
    }
    spare.kill();
    expect(kills).toBeGreaterThanOrEqual(6);
  });

  test("at any moment, in the middle of a request too", async () => {
    const folder = newFolder();
    await twoReleases(folder);
    const reader = startPollingReader(await openFolderStore(folder));
    for (let round = 0; round < 12; round += 1) {
      const action: FolderAction = { name: "deploy", version: `2.${round}.0`, texts: tree(`round ${round}`) };
      const process = new Releaser();
      const running = process.run({ folder, actor: "doomed", action });
      // From the start of the process to the end of the deploy, in twelve steps: about 250 ms on a slow machine.
      await new Promise((resolve) => setTimeout(resolve, 60 + round * 12));
      process.kill();
      await running;
      const second = await runFolderTask({ folder, actor: "again", action });
      expect(["released", "unchanged"]).toContain(second.outcome);
    }
    expect((await reader.stop()).problems).toEqual([]);
    await expectSound(folder);
    const chain = await readChain(await openFolderStore(folder));
    expect(chain).toHaveLength(14);
  });
});

describe("racing", () => {
  test("20 rounds of 8 processes: one winner a round, the others are told who, and the chain is whole", async () => {
    const folder = newFolder();
    const actors = Array.from({ length: 8 }, (_, index) => `process-${index}`);
    const processes = actors.map(() => new Releaser());
    const reader = startPollingReader(await openFolderStore(folder));
    try {
      for (let round = 1; round <= 20; round += 1) {
        const reports = await Promise.all(
          processes.map((process, index) => {
            const texts = tree(`round ${round} by ${actors[index]}`);
            const action: FolderAction = { name: "deploy", version: `1.${round}.${index}`, texts };
            return process.run({ folder, actor: actors[index] ?? "", action });
          }),
        );
        const chain = await readChain(await openFolderStore(folder));
        // Who starts after another has finished may win too; what was told must be what is in the chain.
        for (const [index, report] of reports.entries()) {
          if (report === "killed") throw new Error("a process died");
          const own = chain.find((record) => record.version === `1.${round}.${index}`);
          expect(report.outcome).toBe(own === undefined ? "SW0610" : "released");
          if (own === undefined)
            expect(report.message).toMatch(
              new RegExp(
                `Release \\d+ \\(1\\.${round}\\.\\d, deploy, sha256:[0-9a-f]{12}\\) by process-\\d came first, at 20`,
              ),
            );
        }
        const winners = reports.filter((report) => report !== "killed" && report.outcome === "released");
        expect(winners.length).toBeGreaterThanOrEqual(1);
        expect(chain.filter((record) => record.version.startsWith(`1.${round}.`))).toHaveLength(winners.length);
      }
    } finally {
      for (const process of processes) process.kill();
    }
    const { seen, problems } = await reader.stop();
    expect(problems).toEqual([]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    await expectSound(folder);
  });

  test("deploys, rollbacks and prunes at once: whatever is told, everything that is kept stays whole", async () => {
    const folder = newFolder();
    await twoReleases(folder);
    const processes = Array.from({ length: 4 }, () => new Releaser());
    const reader = startPollingReader(await openFolderStore(folder));
    try {
      for (let round = 1; round <= 15; round += 1) {
        const actions: readonly FolderAction[] = [
          { name: "deploy", version: `2.${round}.0`, texts: tree(`round ${round}`) },
          { name: "deploy", version: `2.${round}.1`, texts: tree(`round ${round % 3} again`) },
          { name: "rollback" },
          { name: "prune", keep: 2 },
        ];
        const reports = await Promise.all(
          processes.map((process, index) =>
            process.run({ folder, actor: "racer", action: actions[index] ?? { name: "rollback" } }),
          ),
        );
        for (const report of reports) {
          if (report === "killed") throw new Error("a process died");
          expect(["released", "unchanged", "pruned", "nothing", "SW0607", "SW0610", "SW0613", "SW0616"]).toContain(
            report.outcome,
          );
        }
      }
    } finally {
      for (const process of processes) process.kill();
    }
    expect((await reader.stop()).problems).toEqual([]);
    await expectSound(folder);
  });
});
