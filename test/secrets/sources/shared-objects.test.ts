import { expect, it } from "vitest";
import { openGitObjects } from "../../../src/platform/git-objects.ts";
import { sharedReader } from "../../../src/secrets/sources/shared-objects.ts";
import { createRepository, testEnvironment } from "../support/repository.ts";

function world() {
  const repository = createRepository();
  repository.write("small.txt", "small\n");
  // Longer than what is held in memory (8 MiB).
  repository.write("long.txt", "x".repeat(9 * 1024 * 1024));
  repository.commit("files");
  const git = { directory: repository.folder, environment: testEnvironment() };
  const hashOf = (path: string) => repository.git("rev-parse", `HEAD:${path}`).trim();
  return { git, hashOf };
}

it("hands objects over whole, long ones in pieces, and leaves the shared git open", async () => {
  const { git, hashOf } = world();
  const objects = openGitObjects(git);
  const reader = sharedReader(objects, git);
  const seen: string[] = [];
  let long = 0;
  const sink = {
    whole: (bytes: Buffer) => void seen.push(bytes.toString()),
    pieces: () => ({
      push: (bytes: Buffer) => {
        long += bytes.length;
      },
      finish: () => void seen.push("long"),
    }),
  };
  await reader.request(hashOf("long.txt"), sink);
  for (let count = 0; count < 200; count++) await reader.request(hashOf("small.txt"), sink);
  await reader.drain();
  expect(long).toBe(9 * 1024 * 1024);
  expect(seen.filter((text) => text === "small\n")).toHaveLength(200);
  expect(seen).toContain("long");
  reader.close();
  expect(await objects.read(hashOf("small.txt"), 100)).toMatchObject({ outcome: "read" });
  objects.close();
});

it("says which object git does not have", async () => {
  const { git } = world();
  const objects = openGitObjects(git);
  const reader = sharedReader(objects, git);
  await reader.request("1".repeat(40), { whole: () => undefined });
  await expect(reader.drain()).rejects.toMatchObject({ code: "SW0807" });
  objects.close();
});
