/** One delivery in a process of its own, for deploy-s3.ts: prints what it cost as JSON. */
import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AwsCredentials } from "../src/aws/credentials.ts";
import type { RequestCounts } from "../src/stores/store.ts";

export interface DeliveryTask {
  readonly tool: "slipway" | "sdk";
  /** Every file below it is delivered. */
  readonly folder: string;
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  readonly bucket: string;
  readonly prefix: string;
  readonly concurrency: number;
  /** Of slipway; `promote` brings what `from` has live. */
  readonly action: "deploy" | "rollback" | "promote";
  readonly version: string;
  readonly from: string;
}

export interface DeliveryCost {
  /** Seconds of processor time of this process, from its start. */
  readonly processor: number;
  /** Bytes of memory at most. */
  readonly memory: number;
  readonly requests: RequestCounts | undefined;
  readonly outcome: string;
}

const task = JSON.parse(process.argv[2] ?? "") as DeliveryTask;
const done = task.tool === "sdk" ? await deliverWithSdk(task) : await deliverWithSlipway(task);
const { user, system } = process.cpuUsage();
const cost: DeliveryCost = {
  processor: (user + system) / 1e6,
  memory: process.resourceUsage().maxRSS * 1024,
  ...done,
};
process.stdout.write(JSON.stringify(cost));

/** What anybody would write: each file read and put, so many at a time. */
async function deliverWithSdk(delivery: DeliveryTask): Promise<Pick<DeliveryCost, "requests" | "outcome">> {
  const { PutObjectCommand, S3Client } = await import("@aws-sdk/client-s3");
  const { accessKeyId, secretAccessKey } = delivery.credentials;
  const client = new S3Client({
    region: delivery.region,
    endpoint: delivery.endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  const names = await readdir(delivery.folder);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) {
      const Body = await readFile(join(delivery.folder, name));
      const Key = `${delivery.prefix}/${name}`;
      await client.send(new PutObjectCommand({ Bucket: delivery.bucket, Key, Body, ContentType: "text/plain" }));
    }
  };
  await Promise.all(Array.from({ length: delivery.concurrency }, worker));
  client.destroy();
  return { requests: undefined, outcome: "done" };
}

/** Hashes every file, and reads again what the environment lacks. */
async function deliverWithSlipway(delivery: DeliveryTask): Promise<Pick<DeliveryCost, "requests" | "outcome">> {
  const { openS3Store } = await import("../src/stores/s3.ts");
  const { allowEverything } = await import("../src/releases/decision.ts");
  const open = (prefix: string) =>
    openS3Store(
      { bucket: delivery.bucket, prefix },
      {
        region: delivery.region,
        endpoint: delivery.endpoint,
        credentials: async () => delivery.credentials,
        environment: {},
        concurrency: delivery.concurrency,
      },
    );
  const store = await open(delivery.prefix);
  const request = {
    store,
    environment: delivery.prefix,
    actor: { name: "benchmark" },
    source: { repository: "acme/prompts", commit: "c".repeat(40), ref: "refs/heads/main" },
    decide: allowEverything,
    newId: () => `${process.pid}-${process.hrtime.bigint()}`,
    concurrency: delivery.concurrency,
  };
  const act = async (): Promise<string> => {
    if (delivery.action === "rollback") {
      const { rollback } = await import("../src/releases/rollback.ts");
      return (await rollback(request)).outcome;
    }
    if (delivery.action === "promote") {
      const { promote } = await import("../src/releases/promote.ts");
      const from = await open(delivery.from);
      const { outcome } = await promote({ ...request, from: { store: from, environment: delivery.from } });
      for (const kind of ["get", "put", "copy", "list", "delete"] as const) store.requests[kind] += from.requests[kind];
      return outcome;
    }
    const { deploy } = await import("../src/releases/deploy.ts");
    const version = { kind: "explicit", version: delivery.version } as const;
    return (await deploy({ ...request, bundle: await bundleFolder(delivery.folder), version })).outcome;
  };
  const outcome = await act();
  await store.close();
  return { requests: store.requests, outcome };
}

/** Read at once, not through promises: for files of some kilobytes those cost four times the processor time. */
async function bundleFolder(folder: string) {
  const { createManifest } = await import("../src/bundles/manifest.ts");
  const { sha256Of } = await import("../src/platform/digest.ts");
  const files = readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return {
      mediaType: "text/plain; charset=utf-8",
      path: `prompts/${name}`,
      sha256: sha256Of(bytes),
      size: bytes.byteLength,
    };
  });
  const read = async (file: { readonly path: string }) =>
    readFileSync(join(folder, file.path.slice("prompts/".length)));
  return { ...createManifest(files), read };
}
