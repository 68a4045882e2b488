/** An S3 server with the fault proxy before it, for the tests of one file. */
import { afterAll, beforeAll } from "vitest";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { type Ministack, startMinistack } from "./ministack.ts";

export interface FaultyS3 {
  readonly server: Ministack;
  readonly proxy: FaultProxy;
}

/** Both start before the first test of the file and end after its last: look at them inside of tests and hooks only. */
export function faultyS3(): FaultyS3 {
  let server: Ministack | undefined;
  let proxy: FaultProxy | undefined;
  beforeAll(async () => {
    server = await startMinistack();
    proxy = await startFaultProxy(server.endpoint);
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
  });
  return {
    get server() {
      return started(server);
    },
    get proxy() {
      return started(proxy);
    },
  };
}

function started<T>(part: T | undefined): T {
  if (part === undefined) throw new Error("The server has not been started yet.");
  return part;
}
