/** The Python reader on a real S3 server, with the client that boto3.client("s3") gives (it is botocore's). */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Environment } from "../releases/releasing.ts";
import { startMinistack } from "../servers/ministack.ts";
import { installPythonPackage } from "../servers/python-package.ts";
import { environmentOf, type S3Server } from "../servers/s3-server.ts";
import { openTestStore } from "../stores/s3-store.ts";

const readers = join(import.meta.dirname, "..", "..", "readers", "python");
let server: S3Server;
let python: string;
let folder: string;

beforeAll(async () => {
  server = await startMinistack();
  python = join(await installPythonPackage("botocore", "1.43.106"), "bin", "python");
  folder = await mkdtemp(join(tmpdir(), "slipway-python-s3-"));
});

afterAll(async () => {
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const script = `
import json, os, sys
import botocore.session
from slipway_reader import SlipwayError, open_store
address, cache, owner = sys.argv[1:4]
s3 = botocore.session.get_session().create_client("s3", region_name=os.environ["AWS_REGION"], endpoint_url=os.environ["AWS_ENDPOINT_URL"])
problems = []
reader = open_store(address, s3=s3, cache_folder=cache, owner=owner or None, on_problem=lambda problem: problems.append(type(problem).__name__))
try:
    release = reader.current()
    again = reader.refresh() if not problems else release
    print(json.dumps({"version": release.version, "same": again is release, "text": release.file("prompts/a.prompt").decode(), "problems": problems}))
except SlipwayError as error:
    print(json.dumps({"code": error.code, "message": error.message}))
`;

function read(address: string, cache: string, owner = "", endpoint = server.endpoint): Record<string, unknown> {
  const { status, stdout, stderr } = spawnSync(python, ["-B", "-c", script, address, join(folder, cache), owner], {
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      PYTHONPATH: readers,
      ...environmentOf(server),
      AWS_ENDPOINT_URL: endpoint,
      AWS_MAX_ATTEMPTS: "1",
    },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

test("it follows a bucket, asks with If-None-Match, and serves through an outage", async () => {
  const bucket = await server.createBucket();
  const store = await openTestStore(server, bucket);
  const environment = new Environment("prod", () => store);
  const address = `s3://${bucket}/app`;
  expect(read(address, "none")).toMatchObject({
    code: "SW1601",
    message: expect.stringContaining("holds no release yet"),
  });
  await environment.deploy({ "prompts/a.prompt": "One." }, "1.0.0");
  const one = { version: "1.0.0", same: true, text: "One.", problems: [] };
  expect(read(address, "cache")).toEqual(one);
  expect(read(address, "owned", server.accountId)).toEqual(one);
  await environment.deploy({ "prompts/a.prompt": "Two." }, "1.1.0");
  expect(read(address, "cache")).toEqual({ version: "1.1.0", same: true, text: "Two.", problems: [] });
  // Nothing listens there.
  expect(read(address, "cache", "", "http://127.0.0.1:9")).toMatchObject({
    version: "1.1.0",
    problems: ["EndpointConnectionError"],
  });
  await store.close();
});
