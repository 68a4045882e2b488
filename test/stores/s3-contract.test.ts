/** The store contract on real servers, and through the proxy. */
import { afterAll, beforeAll } from "vitest";
import { storeContract } from "../contract/store-contract.ts";
import { type FaultProxy, startFaultProxy } from "../servers/fault-proxy.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import type { S3Server } from "../servers/s3-server.ts";
import { startSeaweed } from "../servers/seaweed.ts";
import { openTestStore, type TestStoreOptions } from "./s3-store.ts";

let ministack: Ministack;
let seaweed: S3Server;
let proxy: FaultProxy;
beforeAll(async () => {
  [ministack, seaweed] = await Promise.all([startMinistack(), startSeaweed()]);
  proxy = await startFaultProxy(ministack.endpoint);
});
afterAll(async () => {
  await proxy?.stop();
  await Promise.all([ministack?.stop(), seaweed?.stop()]);
});

async function makePlace(server: S3Server, options: TestStoreOptions) {
  const bucket = await server.createBucket();
  const store = await openTestStore(server, bucket, options);
  return {
    store,
    another: () => openTestStore(server, bucket, options),
    dispose: () => store.close(),
  };
}

storeContract("ministack", () => makePlace(ministack, {}));
storeContract("ministack, in the whole bucket, with a key", () =>
  makePlace(ministack, { prefix: "", kmsKey: "alias/test" }),
);
storeContract("SeaweedFS", () => makePlace(seaweed, {}));
storeContract("ministack through the proxy", () => makePlace(ministack, { endpoint: proxy.endpoint }));
