/**
 * Delivery of 10,000 files of 1 to 20 KB to a local S3 server, against the plain loop over the AWS SDK at its best
 * concurrency: time, the client's processor time, memory. Then the requests of what happens every day, against the
 * promises. `FILES=1000` makes it smaller. The server is one Python process and the bound of every wall time here, so
 * the tools differ there less than against S3; the client's processor time is its own.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { rolldown } from "rolldown";
import { type Ministack, startMinistack } from "../test/servers/ministack.ts";
import type { DeliveryCost, DeliveryTask } from "./deploy-s3-client.ts";

const files = Number(process.env["FILES"] ?? 10_000);
const rounds = Number(process.env["ROUNDS"] ?? 3);

type Measured = DeliveryCost & { readonly seconds: number };

export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  try {
    for (let index = 0; index < files; index += 1) await writeFile(join(folder, fileName(index)), fileText(index));
    const client = await bundleClient(join(folder, "..", `${basename(folder)}-client`));
    await compareFirstDeploys(client, folder);
    await countRequests(client, folder);
    await rm(dirname(client), { recursive: true, force: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As JavaScript, like what users run: types are not stripped while the clock runs. The SDK's loop gains the same. */
async function bundleClient(folder: string): Promise<string> {
  const bundle = await rolldown({ input: join(import.meta.dirname, "deploy-s3-client.ts"), platform: "node" });
  await bundle.write({ dir: folder, format: "esm", entryFileNames: "client.mjs", chunkFileNames: "[name]-[hash].mjs" });
  return join(folder, "client.mjs");
}

const fileName = (index: number): string => `prompt-${String(index).padStart(5, "0")}.txt`;

/** Sizes from 1 to 20 KB, spread evenly, in an order without pattern. */
function fileText(index: number, edition = 1): string {
  const size = 1024 + ((index * 7919) % (19 * 1024));
  return `Prompt ${index}, edition ${edition}. `.repeat(1 + Math.floor(size / 25)).slice(0, size);
}

/** Each delivery is made by a process of its own into an empty server; the tools take turns. */
async function compareFirstDeploys(client: string, folder: string): Promise<void> {
  const contestants = [
    { tool: "sdk", concurrency: 16 },
    { tool: "sdk", concurrency: 32 },
    { tool: "sdk", concurrency: 64 },
    { tool: "slipway", concurrency: 32 },
  ] as const;
  const results = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      // Each round begins with another tool, so that what slows the machine down meets all alike.
      const contestant = contestants[(round + turn) % contestants.length] ?? contestants[0];
      const server = await startMinistack();
      try {
        const bucket = await server.createBucket();
        const measured = await deliver(client, server, {
          ...contestant,
          folder,
          bucket,
          prefix: "first",
          version: "1.0.0",
        });
        const name = `${contestant.tool} ${contestant.concurrency}`;
        results.set(name, [...(results.get(name) ?? []), measured]);
      } finally {
        await server.stop();
      }
    }
  }
  console.log(`\nfirst deploy of ${files} files, best of ${rounds}`);
  console.log("                 wall s   client CPU s   memory MB");
  const best = new Map([...results].map(([name, all]) => [name, bestOf(all)]));
  for (const [name, { seconds, processor, memory }] of best) {
    console.log(
      `${name.padEnd(14)} ${seconds.toFixed(2).padStart(8)} ${processor.toFixed(2).padStart(14)} ${(memory / 1e6).toFixed(0).padStart(11)}`,
    );
  }
  const sdk = [...best].filter(([name]) => name.startsWith("sdk")).map(([, measured]) => measured);
  const ours = best.get("slipway 32");
  if (ours === undefined) return;
  console.log(
    `against the SDK at its best: wall ${(ours.seconds / Math.min(...sdk.map(({ seconds }) => seconds))).toFixed(2)} (goal 0.70, bound 1.00), CPU ${(ours.processor / Math.min(...sdk.map(({ processor }) => processor))).toFixed(2)} (goal 0.50, bound 1.00)`,
  );
}

async function countRequests(client: string, folder: string): Promise<void> {
  const server = await startMinistack();
  try {
    const bucket = await server.createBucket();
    const rows: [string, Measured, number | undefined][] = [];
    const run = async (name: string, bound: number | undefined, task: Partial<DeliveryTask>): Promise<void> => {
      rows.push([
        name,
        await deliver(client, server, {
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

async function deliver(client: string, server: Ministack, choice: DeliveryChoice): Promise<Measured> {
  const { endpoint, region, credentials } = server;
  const task: DeliveryTask = { endpoint, region, credentials, action: "deploy", from: "", ...choice };
  const start = performance.now();
  const child = spawn(process.execPath, [client, JSON.stringify(task)], {
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

/** Other work on the machine only ever adds; so the least of each number is the truest. */
function bestOf(all: readonly Measured[]): Measured {
  return {
    seconds: Math.min(...all.map(({ seconds }) => seconds)),
    processor: Math.min(...all.map(({ processor }) => processor)),
    memory: Math.min(...all.map(({ memory }) => memory)),
    requests: all[0]?.requests,
    outcome: all[0]?.outcome ?? "",
  };
}

if (import.meta.main) await bench();
