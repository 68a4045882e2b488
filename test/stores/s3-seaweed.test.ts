/** Releases on a second server of another make, which honours conditions on copies too. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256Of } from "../../src/platform/digest.ts";
import type { S3Server } from "../servers/s3-server.ts";
import { startSeaweed } from "../servers/seaweed.ts";
import { readChain, readWholeRelease } from "./release-processes.ts";
import { type ReleaseTask, runTask, type TaskPlace } from "./release-task.ts";
import { immutable, openTestStore } from "./s3-store.ts";

let server: S3Server;
beforeAll(async () => {
  server = await startSeaweed();
});
afterAll(() => server?.stop());

test("deploy, promote, rollback and prune, with copies between buckets", async () => {
  const [beta, prod] = [await server.createBucket(), await server.createBucket()].map((bucket, index) => ({
    bucket,
    prefix: "support",
    environment: index === 0 ? "beta" : "prod",
  }));
  if (beta === undefined || prod === undefined) throw new Error("no buckets");
  const run = async (place: TaskPlace, action: ReleaseTask["action"]) => {
    const { endpoint, region, credentials } = server;
    const { outcome, message } = await runTask({ endpoint, region, credentials, place, action });
    expect(message).toBe("");
    return outcome;
  };
  for (const version of [1, 2, 3]) {
    const texts = { "prompts/a": `a ${version}`, "prompts/ä b+c": `b ${version}`, "prompts/same": "same" };
    expect(await run(beta, { name: "deploy", version: `${version}.0.0`, texts })).toBe("released");
    expect(await run(prod, { name: "promote", from: beta })).toBe("released");
  }
  expect(await run(prod, { name: "rollback" })).toBe("released");
  expect(await run(prod, { name: "prune", keep: 1 })).toBe("pruned");
  const store = await openTestStore(server, prod.bucket, { prefix: prod.prefix });
  expect(await readWholeRelease(store)).toMatchObject({ version: "2.0.0", action: "prune" });
  expect((await readChain(store)).map(({ action }) => action)).toEqual([
    "prune",
    "prune",
    "rollback",
    "promote",
    "promote",
    "promote",
  ]);
}, 60_000);

test("of copies at the same time one creates, and nothing is copied over what is there", async () => {
  const [from, to] = await Promise.all(
    [await server.createBucket(), await server.createBucket()].map((bucket) => openTestStore(server, bucket)),
  );
  if (from === undefined || to === undefined) throw new Error("no stores");
  const bytes = new TextEncoder().encode("copied");
  await from.putIfAbsent("objects/a", bytes, sha256Of(bytes), immutable);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => to.copyFrom(from, "objects/a", sha256Of(bytes), immutable)),
  );
  expect(outcomes.filter((outcome) => outcome === "created")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "exists")).toHaveLength(7);
});
