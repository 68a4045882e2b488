/** Starts processes that release, and looks at what they leave behind. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { parseManifest } from "../../src/bundles/manifest.ts";
import { hexOf, sha256Of } from "../../src/platform/digest.ts";
import { bundleKey, objectKey, pointerKey, releaseKey } from "../../src/releases/keys.ts";
import type { ReleaseRecord } from "../../src/releases/record.ts";
import { parseRelease } from "../../src/releases/record-parse.ts";
import type { Store } from "../../src/stores/store.ts";
import type { ReleaseTask, TaskReport } from "./release-task.ts";

export interface ReleaseProcess {
  /** The report, or undefined where the process was killed. */
  run(task: ReleaseTask): Promise<TaskReport | undefined>;
  kill(): void;
}

export function startReleaseProcess(): ReleaseProcess {
  const child: ChildProcess = fork(join(import.meta.dirname, "release-worker.ts"), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return {
    run: (task) =>
      new Promise((resolve) => {
        const done = (report: TaskReport | undefined): void => {
          child.off("message", onMessage).off("exit", onExit);
          resolve(report);
        };
        const onMessage = (report: unknown): void => done(report as TaskReport);
        const onExit = (): void => done(undefined);
        child.on("message", onMessage).on("exit", onExit);
        child.send(task);
      }),
    kill: () => {
      child.kill("SIGKILL");
    },
  };
}

const limit = { maximumBytes: 1024 * 1024 };

async function bytesAt(store: Store, key: string): Promise<Uint8Array> {
  const read = await store.read(key, limit);
  if (read.outcome !== "found") throw new Error(`${key} is ${read.outcome}`);
  return read.object.bytes;
}

async function pointerText(store: Store): Promise<string> {
  const read = await store.read(pointerKey, limit);
  return read.outcome === "found" ? Buffer.from(read.object.bytes).toString() : read.outcome;
}

/** The live record, after everything that it names was read and hashed. Throws where anything is missing or wrong. */
export async function readWholeRelease(store: Store): Promise<ReleaseRecord | undefined> {
  const pointer = await store.read(pointerKey, limit);
  if (pointer.outcome !== "found") return undefined;
  const { record } = parseRelease(pointer.object.bytes, pointerKey);
  const { manifest } = parseManifest(await bytesAt(store, bundleKey(record.bundle)), record.bundle);
  await Promise.all(
    manifest.files.map(async ({ sha256 }) => {
      if (sha256Of(await bytesAt(store, objectKey(sha256))) !== sha256) throw new Error(`${sha256} has other bytes`);
    }),
  );
  return record;
}

/** Every record from the newest to the first, each the parent of the next: no gap, no fork. */
export async function readChain(store: Store): Promise<readonly ReleaseRecord[]> {
  let bytes = await bytesAt(store, pointerKey);
  const chain = [parseRelease(bytes, pointerKey).record];
  for (let seq = (chain[0]?.seq ?? 0) - 1; seq >= 1; seq -= 1) {
    const { parent } = parseRelease(bytes, pointerKey).record;
    const key = releaseKey(seq);
    bytes = await bytesAt(store, key);
    if (parent === null || hexOf(parent) !== sha256Of(bytes))
      throw new Error(`${key} is not the parent of what follows`);
    const { record } = parseRelease(bytes, key);
    if (record.seq !== seq) throw new Error(`${key} holds ${record.seq}`);
    chain.push(record);
  }
  return chain;
}

/** A reader that polls through everything that happens, and remembers what it saw. */
export interface PollingReader {
  /** Sequence numbers in the order in which they were seen, and what was wrong. */
  stop(): Promise<{ readonly seen: readonly number[]; readonly problems: readonly string[] }>;
}

export function startPollingReader(store: Store): PollingReader {
  const seen: number[] = [];
  const problems: string[] = [];
  let going = true;
  const polling = (async () => {
    while (going) {
      const before = await pointerText(store);
      try {
        const record = await readWholeRelease(store);
        if (record !== undefined && seen.at(-1) !== record.seq) seen.push(record.seq);
      } catch (error) {
        // A prune may remove what an older pointer named while it is being read; a reader then reads the pointer again.
        if ((await pointerText(store)) === before) problems.push(String(error));
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  return {
    stop: async () => {
      going = false;
      await polling;
      return { seen, problems };
    },
  };
}
