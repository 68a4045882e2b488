import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "../../../src/commands/preview.ts";
import { createRedaction } from "../../../src/platform/redaction.ts";
import { makeFolder } from "../../project/folder.ts";
import { openRepository, testEnvironment } from "../../secrets/support/repository.ts";
import { testContext } from "../../support/context.ts";
import { ask, startPreview } from "./previewing.ts";

const files = {
  "slipway.yaml": "slipway: 1\n",
  "prompts/greet.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{name}}\n",
  "prompts/greet.cases.yaml": "cases: { one: { input: { name: Anna } } }\n",
};

describe("the server of slipway preview", () => {
  it("gives out the page below its secret path alone, never to be kept", async () => {
    const { address } = await startPreview(makeFolder(files));
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+\/[\w-]{24}\/$/);
    const page = await ask(address);
    expect(page.status).toBe(200);
    expect(page.body).toContain("Hello Anna");
    expect(page.headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    const { origin } = new URL(address);
    for (const path of ["/", "/events", `/${"x".repeat(24)}/`, `${new URL(address).pathname}../../etc/passwd`]) {
      expect((await ask(origin + path)).status).toBe(404);
    }
  });

  it("answers to no other name: a site that points its name here learns nothing", async () => {
    const { address } = await startPreview(makeFolder(files));
    const { port } = new URL(address);
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `127.0.0.1.evil.example:${port}`]) {
      const answer = await ask(address, { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.body).not.toContain("Anna");
    }
    expect((await ask(address, { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  it("answers no other site, neither the page nor the events", async () => {
    const { address } = await startPreview(makeFolder(files));
    const { host } = new URL(address);
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `https://${host}` },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      expect((await ask(address, { headers })).status).toBe(403);
      expect((await ask(`${address}events`, { headers })).status).toBe(403);
    }
    const followed = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await ask(address, { headers: followed })).status).toBe(200);
    expect((await ask(address, { headers: { ...followed, "sec-fetch-dest": "iframe" } })).status).toBe(403);
    expect(
      (await ask(address, { headers: { origin: `http://${host}`, "sec-fetch-site": "same-origin" } })).status,
    ).toBe(200);
  });

  it("changes nothing, whoever asks", async () => {
    const { address } = await startPreview(makeFolder(files));
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
      expect((await ask(address, { method })).status).toBe(405);
    }
    expect((await ask(address, { method: "HEAD" })).body).toBe("");
  });

  it("tells the version of the page at once to who listens", async () => {
    const { address } = await startPreview(makeFolder(files));
    const version = /name="slipway-version" content="([0-9a-f]+)"/.exec((await ask(address)).body)?.[1] ?? "none";
    const events = await ask(`${address}events`);
    expect(events.headers["content-type"]).toBe("text/event-stream");
    expect(events.body).toContain(`data: ${version}\n\n`);
  });

  it("shows no secret that this run knows of", async () => {
    const redaction = createRedaction();
    redaction.register("open-sesame-4711");
    const folder = makeFolder({
      ...files,
      "prompts/other.prompt": "Say open-sesame-4711.\n",
      "prompts/other.cases.yaml": "cases: { one: {} }\n",
    });
    const { address } = await startPreview(folder, { redaction });
    const { body } = await ask(address);
    expect(body).toContain("other</a>");
    expect(body).not.toContain("open-sesame-4711");
  });

  it("ends with Ctrl-C, as something that went well", async () => {
    const { address, end } = await startPreview(makeFolder(files));
    expect(await end()).toMatchObject({ exitCode: 0, document: { format: "slipway/preview/v1", versions: 1 } });
    await expect(ask(address)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("says at once that a base is not there", async () => {
    const folder = makeFolder(files);
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
    const context = testContext(folder, { environment: { PATH: process.env["PATH"] } });
    await expect(command.run({ port: undefined, open: false, base: "nope" }, context)).rejects.toMatchObject({
      code: "SW1401",
    });
  });

  it("says which port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      await expect(
        command.run({ port, open: false, base: undefined }, testContext(makeFolder(files))),
      ).rejects.toMatchObject({
        code: "SW1510",
        message: `Port ${port} is taken.`,
      });
    } finally {
      other.close();
    }
  });
});

describe("what slipway preview compares with", () => {
  function released() {
    const folder = makeFolder(files);
    const repository = openRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.commit("first");
    repository.git("tag", "v1.0.0");
    repository.write("prompts/greet.prompt", "---\ninput: { schema: { name: string } }\n---\nWelcome {{name}}\n");
    repository.commit("second");
    repository.write("prompts/greet.prompt", "---\ninput: { schema: { name: string } }\n---\nWelcome {{name}}!\n");
    return folder;
  }

  it("is the newest release, and what a branch or commit is called where one is named", async () => {
    const folder = released();
    const usual = await startPreview(folder);
    const page = await ask(usual.address);
    expect(page.body).toContain("<b>v1.0.0</b>");
    expect(page.body).toMatch(/<del>Hello ?<\/del>/);
    expect(page.body).toMatch(/<ins>Welcome ?<\/ins>/);
    expect(usual.notes.join("\n")).toContain("1 changed since v1.0.0");
    const named = await startPreview(folder, {}, "HEAD");
    const other = await ask(named.address);
    expect(other.body).toContain("<b>HEAD</b>");
    expect(other.body).not.toContain("<del>Hello");
    expect(other.body).toContain("<ins>!</ins>");
  });

  it("is nothing without a repository or a commit", async () => {
    const bare = await startPreview(makeFolder(files));
    expect((await ask(bare.address)).body).toContain("Passes: 1 prompt checked and rendered");
  });
});

describe("opening the browser", () => {
  it("hands over an address that leads to the page once, and not the secret one", async () => {
    const folder = makeFolder(files);
    const bin = makeFolder({
      "xdg-open": `#!/bin/sh\nprintf %s "$1" > "${folder}/asking" && mv "${folder}/asking" "${folder}/asked"\n`,
    });
    chmodSync(join(bin, "xdg-open"), 0o755);
    const environment = { ...testEnvironment(), PATH: `${bin}:${process.env["PATH"]}` };
    const terminal = { color: false, columns: 100, interactive: true };
    const { address } = await startPreview(folder, { environment, terminal });
    await expect.poll(() => existsSync(join(folder, "asked")), { timeout: 20_000 }).toBe(true);
    const entrance = readFileSync(join(folder, "asked"), "utf8");
    const { origin, pathname } = new URL(address);
    expect(entrance.startsWith(`${origin}/`)).toBe(true);
    expect(entrance).not.toContain(pathname);
    expect(await ask(entrance)).toMatchObject({ status: 303, headers: { location: pathname }, body: "" });
    expect((await ask(entrance)).status).toBe(404);
  });

  it("is left alone in CI and where nobody is at the terminal", async () => {
    const folder = makeFolder(files);
    const bin = makeFolder({ "xdg-open": `#!/bin/sh\ntouch "${folder}/asked"\n` });
    chmodSync(join(bin, "xdg-open"), 0o755);
    const environment = { ...testEnvironment(), PATH: `${bin}:${process.env["PATH"]}` };
    const quiet = await startPreview(folder, { environment });
    const terminal = { color: false, columns: 100, interactive: true };
    const ci = await startPreview(folder, { environment: { ...environment, CI: "true" }, terminal });
    await Promise.all([quiet.end(), ci.end()]);
    expect(existsSync(join(folder, "asked"))).toBe(false);
  });
});
