import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type AwsCredentials, remembered, standardCredentials } from "../../src/aws/credentials.ts";

function makeCredentials(name: string, expiration?: Date): AwsCredentials {
  return {
    accessKeyId: name,
    secretAccessKey: `secret of ${name}`,
    ...(expiration === undefined ? {} : { expiration }),
  };
}

/** The SDK's providers read the real environment of the process, so that each case runs in one of its own. */
function chainIn(environment: Record<string, string>, told: "code" | "message" = "code"): unknown {
  const script = `
    import { standardCredentials } from ${JSON.stringify(join(import.meta.dirname, "../../src/aws/credentials.ts"))};
    const provider = standardCredentials(process.env);
    const found = await provider().catch((error) => ({ ${told}: error.${told} }));
    console.log(JSON.stringify(found));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { PATH: process.env["PATH"], AWS_EC2_METADATA_DISABLED: "true", HOME: "/nonexistent", ...environment },
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  expect(run.stderr).toBe("");
  return JSON.parse(run.stdout);
}

describe("the standard chain", () => {
  test("takes the two variables without loading the SDK", async () => {
    const provider = standardCredentials({
      AWS_ACCESS_KEY_ID: "id",
      AWS_SECRET_ACCESS_KEY: "s",
      AWS_SESSION_TOKEN: "t",
    });
    expect(await provider()).toEqual({
      accessKeyId: "id",
      secretAccessKey: "s",
      sessionToken: "t",
      accountId: undefined,
    });
  });

  test("takes the profile that is named, before the variables", () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-aws-"));
    try {
      const file = join(folder, "credentials");
      writeFileSync(file, "[other]\naws_access_key_id = of-profile\naws_secret_access_key = x\n");
      const files = { AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: "/nonexistent", AWS_PROFILE: "other" };
      expect(chainIn(files)).toMatchObject({ accessKeyId: "of-profile" });
      const both = { ...files, AWS_ACCESS_KEY_ID: "of-variables", AWS_SECRET_ACCESS_KEY: "y" };
      expect(chainIn(both)).toMatchObject({ accessKeyId: "of-profile" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("takes what a process of the profile prints, and a container's metadata", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-aws-"));
    const server = createServer((_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          AccessKeyId: "of-container",
          SecretAccessKey: "x",
          Token: "t",
          Expiration: "2099-01-01T00:00:00Z",
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const file = join(folder, "config");
      const printed = JSON.stringify({ Version: 1, AccessKeyId: "of-process", SecretAccessKey: "x" });
      writeFileSync(join(folder, "print.sh"), `echo '${printed}'`);
      writeFileSync(file, `[default]\ncredential_process = sh ${join(folder, "print.sh")}\n`);
      expect(chainIn({ AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: "/nonexistent" })).toMatchObject({
        accessKeyId: "of-process",
      });
      const { port } = server.address() as AddressInfo;
      const script = {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/creds`,
        AWS_CONFIG_FILE: "/nonexistent",
        AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
      };
      // The server runs in this process, which must not block: so the chain is asked here.
      const before = { ...process.env };
      Object.assign(process.env, script);
      try {
        expect(await standardCredentials({})()).toMatchObject({ accessKeyId: "of-container", sessionToken: "t" });
      } finally {
        for (const name of Object.keys(script)) delete process.env[name];
        Object.assign(process.env, before);
      }
    } finally {
      server.close();
      rmSync(folder, { recursive: true });
    }
  });

  test("a profile that gives none is named", () => {
    const found = chainIn(
      { AWS_PROFILE: "nope", AWS_CONFIG_FILE: "/nonexistent", AWS_SHARED_CREDENTIALS_FILE: "/nonexistent" },
      "message",
    );
    expect(found).toEqual({ message: 'The AWS profile "nope" (AWS_PROFILE) gives no credentials.' });
  });

  test("none anywhere is an error that says what to do", () => {
    expect(chainIn({ AWS_CONFIG_FILE: "/nonexistent", AWS_SHARED_CREDENTIALS_FILE: "/nonexistent" })).toEqual({
      code: "SW0902",
    });
  });
});

/** Each call gives the next: “load 1”, “load 2”, … */
function counted(expiration?: () => Date): { readonly calls: () => number; load(): Promise<AwsCredentials> } {
  let loads = 0;
  return {
    calls: () => loads,
    load: async () => {
      loads += 1;
      return makeCredentials(`load ${loads}`, expiration?.());
    },
  };
}

describe("remembered credentials", () => {
  test("are loaded once, however many ask", async () => {
    const source = counted();
    const provider = remembered(source.load);
    const all = await Promise.all([provider(), provider(), provider()]);
    expect(new Set(all).size).toBe(1);
    expect((await provider()).accessKeyId).toBe("load 1");
    expect(source.calls()).toBe(1);
  });

  test("are taken anew five minutes before they end", async () => {
    let time = Date.parse("2026-11-23T12:00:00Z");
    const source = counted(() => new Date(time + 3_600_000));
    const provider = remembered(source.load, () => time);
    await provider();
    time += 54 * 60_000;
    expect((await provider()).accessKeyId).toBe("load 1");
    time += 2 * 60_000;
    expect((await provider()).accessKeyId).toBe("load 2");
  });

  test("that are about to end serve until they do, where their source is out of order", async () => {
    let time = Date.parse("2026-11-23T12:00:00Z");
    let broken = false;
    const end = new Date(time + 3_600_000);
    const provider = remembered(
      async () => {
        if (broken) throw new Error("no network");
        return makeCredentials("first", end);
      },
      () => time,
    );
    await provider();
    broken = true;
    time += 58 * 60_000;
    expect((await provider()).accessKeyId).toBe("first");
    time += 3 * 60_000;
    await expect(provider()).rejects.toThrow("no network");
  });

  test("that were rejected are replaced once, whoever asks first", async () => {
    const provider = remembered(counted().load);
    const old = await provider();
    const fresh = await Promise.all([provider({ rejected: old }), provider({ rejected: old })]);
    expect(fresh.map(({ accessKeyId }) => accessKeyId)).toEqual(["load 2", "load 2"]);
    expect((await provider({ rejected: old })).accessKeyId).toBe("load 2");
  });

  test("that come back the same are the same object, so that nobody tries them again", async () => {
    const provider = remembered(async () => makeCredentials("same"));
    const old = await provider();
    expect(await provider({ rejected: old })).toBe(old);
  });
});
