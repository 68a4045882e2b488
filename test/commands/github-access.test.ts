/** How commands reach GitHub. In a file of its own: a proxy counts for the whole process from then on. */
import { truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { githubClient, githubRun } from "../../src/commands/github-access.ts";
import { largestEvent } from "../../src/github/event.ts";
import { startFakeGithub } from "../github/fake.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";

test("through the proxy that the environment names", async () => {
  const github = await startFakeGithub();
  github.addRepository("acme/prompts");
  const asked: string[] = [];
  const proxy = createServer().on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    const [host = "", port = "0"] = url.split(":");
    const target = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
    target.on("error", () => socket.destroy());
    socket.on("error", () => target.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const environment = {
    GITHUB_API_URL: github.url,
    GITHUB_TOKEN: github.token({ login: "anna" }),
    HTTP_PROXY: `http://127.0.0.1:${port}`,
  };
  const client = githubClient(testContext("/", { environment }));
  const { json } = await client.send({ method: "GET", path: "/repos/acme/prompts", purpose: "look" });
  expect(json).toMatchObject({ full_name: "acme/prompts" });
  expect(asked).toEqual([new URL(github.url).host]);
  await github.close();
  proxy.closeAllConnections();
  proxy.close();
});

test("an event that is not there, or is none, is named", async () => {
  const folder = makeFolder({});
  const environment = {
    GITHUB_REPOSITORY: "acme/prompts",
    GITHUB_RUN_ID: "1",
    GITHUB_SHA: "a".repeat(40),
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: join(folder, "event.json"),
  };
  const read = (changes: Readonly<Record<string, string>> = {}) =>
    githubRun(testContext(folder, { environment: { ...environment, ...changes } }));
  await expect(read()).rejects.toMatchObject({ code: "SW1003", message: expect.stringContaining("ENOENT") });
  await expect(read({ GITHUB_EVENT_PATH: "" })).rejects.toMatchObject({ code: "SW1003" });
  await expect(read({ GITHUB_EVENT_PATH: folder })).rejects.toMatchObject({ code: "SW1003" });
  writeFileSync(join(folder, "event.json"), "");
  truncateSync(join(folder, "event.json"), largestEvent + 1);
  await expect(read()).rejects.toMatchObject({ code: "SW1003", message: expect.stringContaining("It is larger than") });
  writeFileSync(join(folder, "event.json"), "{}");
  await expect(read()).rejects.toMatchObject({ code: "SW1003", message: expect.stringContaining("“ref” is missing") });
});
