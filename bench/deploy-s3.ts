/**
 * Delivery of 10,000 files of 1 to 20 KB to a local S3 server, against the plain loop over the AWS SDK at its best
 * concurrency: time, the client's processor time, memory. Then the requests of what happens every day, against the
 * promises. `FILES=1000` makes it smaller.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ministack, startMinistack } from "../test/servers/ministack.ts";
import type { DeliveryCost, DeliveryTask } from "./deploy-s3-client.ts";

const files = Number(process.env["FILES"] ?? 10_000);
const rounds = Number(process.env["ROUNDS"] ?? 3);

type Measured = DeliveryCost & { readonly seconds: number };

export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  try {
    for (let index = 0; index < files; index += 1) await writeFile(join(folder, fileName(index)), fileText(index));
    await compareFirstDeploys(folder);
    await countRequests(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const fileName = (index: number): string => `prompt-${String(index).padStart(5, "0")}.txt`;

/** Sizes from 1 to 20 KB, spread evenly, in an order without pattern. */
function fileText(index: number, edition = 1): string {
  const size = 1024 + ((index * 7919) % (19 * 1024));
  return `Prompt ${index}, edition ${edition}. `.repeat(1 + Math.floor(size / 25)).slice(0, size);
}

/** Each delivery is made by a process of its own into an empty server; the tools take turns. */
async function compareFirstDeploys(folder: string): Promise<void> {
  const contestants = [
    { tool: "sdk", concurrency: 16 },
    { tool: "sdk", concurrency: 32 },
    { tool: "sdk", concurrency: 64 },
    { tool: "slipway", concurrency: 32 },
  ] as const;
  const results = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      const server = await startMinistack();
      try {
        const bucket = await server.createBucket();
        const measured = await deliver(server, { ...contestant, folder, bucket, prefix: "first", version: "1.0.0" });
        const name = `${contestant.tool} ${contestant.concurrency}`;
        results.set(name, [...(results.get(name) ?? []), measured]);
      } finally {
        await server.stop();
      }
    }
  }
  console.log(`\nfirst deploy of ${files} files, medians of ${rounds}`);
  console.log("                 wall s   client CPU s   memory MB");
  const medians = new Map([...results].map(([name, all]) => [name, medianOf(all)]));
  for (const [name, { seconds, processor, memory }] of medians) {
    console.log(
      `${name.padEnd(14)} ${seconds.toFixed(2).padStart(8)} ${processor.toFixed(2).padStart(14)} ${(memory / 1e6).toFixed(0).padStart(11)}`,
    );
  }
  const sdk = [...medians].filter(([name]) => name.startsWith("sdk")).map(([, median]) => median);
  const ours = medians.get("slipway 32");
  if (ours === undefined) return;
  console.log(
    `against the SDK at its best: wall ${(ours.seconds / Math.min(...sdk.map(({ seconds }) => seconds))).toFixed(2)} (goal 0.70, bound 1.00), CPU ${(ours.processor / Math.min(...sdk.map(({ processor }) => processor))).toFixed(2)} (goal 0.50, bound 1.00)`,
  );
}

async function countRequests(folder: string): Promise<void> {
  const server = await startMinistack();
  try {
    const bucket = await server.createBucket();
    const rows: [string, Measured, number | undefined][] = [];
    const run = async (name: string, bound: number | undefined, task: Partial<DeliveryTask>): Promise<void> => {
      rows.push([
        name,
        await deliver(server, {
          tool: "slipway",
          folder,
          bucket,
          prefix: "beta",
          concurrency: 32,
          version: "1.0.0",
          ...task,
        }),
        bound,
      ]);
    };
    await run("first deploy", undefined, {});
    await run("unchanged deploy", 2, {});
    await writeFile(join(folder, fileName(0)), fileText(0, 2));
    await run("one changed file", 6, { version: "1.1.0" });
    await run("promote to an empty environment", undefined, { action: "promote", prefix: "prod", from: "beta" });
    await run("promote of what is live", 5, { action: "promote", prefix: "prod", from: "beta" });
    await run("rollback", 4, { action: "rollback" });
    console.log("\n                                   seconds   requests   at most   get  put  copy  list  delete");
    for (const [name, { seconds, requests, outcome }, bound] of rows) {
      if (requests === undefined) continue;
      const { get, put, copy, list, delete: deleted } = requests;
      const total = get + put + copy + list + deleted;
      console.log(
        `${`${name} (${outcome})`.padEnd(44)} ${seconds.toFixed(2)} ${String(total).padStart(9)} ${String(bound ?? "").padStart(9)} ${[get, put, copy, list, deleted].map((count) => String(count).padStart(6)).join("")}`,
      );
      if (bound !== undefined && total > bound)
        throw new Error(`${name} took ${total} requests, and may take ${bound}`);
    }
  } finally {
    await server.stop();
  }
}

type DeliveryChoice = Pick<DeliveryTask, "tool" | "concurrency" | "folder" | "bucket" | "prefix" | "version"> &
  Partial<DeliveryTask>;

async function deliver(server: Ministack, choice: DeliveryChoice): Promise<Measured> {
  const { endpoint, region, credentials } = server;
  const task: DeliveryTask = { endpoint, region, credentials, action: "deploy", from: "", ...choice };
  const start = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "deploy-s3-client.ts"), JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`the delivery by ${task.tool} ended with ${code}`);
  return { ...(JSON.parse(output) as DeliveryCost), seconds: (performance.now() - start) / 1000 };
}

/** By each number on its own. */
function medianOf(all: readonly Measured[]): Measured {
  const middle = (numbers: readonly number[]): number =>
    [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  return {
    seconds: middle(all.map(({ seconds }) => seconds)),
    processor: middle(all.map(({ processor }) => processor)),
    memory: middle(all.map(({ memory }) => memory)),
    requests: all[0]?.requests,
    outcome: all[0]?.outcome ?? "",
  };
}

if (import.meta.main) await bench();
