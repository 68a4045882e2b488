import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { openS3Store } from "../../src/stores/s3.ts";

let folder: string;
let certificate: string;
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slipway-tls-"));
  certificate = join(folder, "certificate.pem");
  const key = join(folder, "key.pem");
  const made = spawnSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "1",
      "-subj",
      "/CN=localhost",
      "-addext",
      "subjectAltName=DNS:localhost,IP:127.0.0.1",
      "-keyout",
      key,
      "-out",
      certificate,
    ],
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`This test needs the openssl command: ${made.error?.message ?? made.stderr}`);
  server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) => {
    response.setHeader("etag", '"1"');
    response.end("hello");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function readFrom(host: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const store = await openS3Store(
    { bucket: "acme-beta", prefix: "" },
    {
      region: "eu-west-1",
      endpoint: `https://${host}:${port}`,
      environment: { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "x", ...environment },
    },
  );
  try {
    const read = await store.read("current.json", { maximumBytes: 100 });
    return read.outcome === "found" ? Buffer.from(read.object.bytes).toString() : read.outcome;
  } finally {
    await store.close();
  }
}

const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => "none",
    (error: unknown) => (isSlipwayError(error) ? error.code : String(error)),
  );

describe("TLS", () => {
  test("a certificate that nobody vouches for is refused at once", async () => {
    expect(await codeOf(readFrom("127.0.0.1", {}))).toBe("SW0919");
  });

  test("AWS_CA_BUNDLE names the certificates to trust", async () => {
    expect(await readFrom("127.0.0.1", { AWS_CA_BUNDLE: certificate })).toBe("hello");
    expect(await codeOf(readFrom("127.0.0.1", { AWS_CA_BUNDLE: join(folder, "none.pem") }))).toBe("SW0916");
  });
});
