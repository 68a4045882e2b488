import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command as deploy } from "../../src/commands/deploy.ts";
import { completeInputs } from "../../src/platform/inputs.ts";
import { makeFolder } from "../project/folder.ts";
import { openRepository, testEnvironment } from "../secrets/support/repository.ts";
import { testContext } from "../support/context.ts";

/** Deploys and returns the notes that a person sees. */
async function notesOf(folder: string, version: string): Promise<readonly string[]> {
  const notes: string[] = [];
  const given = new Map([
    ["environment", "beta"],
    ["version", version],
  ]);
  const inputs = completeInputs(deploy.inputs, given, (shown) => ({ shown, next: "" }));
  const progress = { update() {}, note: (text: string) => void notes.push(text), debug() {} };
  const context = testContext(folder, { environment: testEnvironment(), progress });
  // Made by the command's own definition.
  await deploy.run(inputs as Parameters<typeof deploy.run>[0], context);
  return notes.filter((note) => note.includes("gitignore"));
}

function project(more: Readonly<Record<string, string>> = {}): string {
  return makeFolder({
    "slipway.yaml": "slipway: 1\nenvironments: { beta: { store: ./releases/beta } }\n",
    "prompts/a.prompt": "Hello\n",
    "prompts/a.cases.yaml": "cases: { one: {} }\n",
    ...more,
  });
}

function repository(more: Readonly<Record<string, string>> = {}): string {
  const folder = project(more);
  openRepository(folder).git("init", "--quiet");
  return folder;
}

describe("a store in the repository", () => {
  it("that git does not ignore is named after the first release, with the line to add, and then no more", async () => {
    const folder = repository();
    expect(await notesOf(folder, "1.0.0")).toEqual([
      "The store releases/beta lies in this repository, and git does not ignore it: add `releases/beta/` to .gitignore.",
    ]);
    writeFileSync(join(folder, "prompts/a.prompt"), "Hello again\n");
    expect(await notesOf(folder, "1.1.0")).toEqual([]);
  });

  it.each(["releases/", "/releases/**", "releases/beta/"])("that git ignores by %s is not", async (pattern) => {
    expect(await notesOf(repository({ ".gitignore": `${pattern}\n` }), "1.0.0")).toEqual([]);
  });

  it("is none where there is no repository", async () => {
    expect(await notesOf(project(), "1.0.0")).toEqual([]);
  });
});
