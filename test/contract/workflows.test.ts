/** What scripts/workflow-lint.ts does not see: that every page and workflow names the same commits of other people's actions. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { repositoryName } from "../../src/commands/own-repository.ts";
import { pinnedActions } from "../../src/commands/pinned-actions.ts";

const root = join(import.meta.dirname, "../..");
const workflows = readdirSync(join(root, ".github/workflows")).map((name) => `.github/workflows/${name}`);
const pages = ["README.md", ...below("docs", ".md"), ...below("actions", ".md")];

function below(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

test("workflows and pages name other people's actions by the commits that we know", () => {
  for (const file of [...workflows, ...pages]) {
    const text = readFileSync(join(root, file), "utf8");
    for (const [, name = "", ref = "", version = ""] of text.matchAll(
      /uses: ([\w.-]+\/[\w./-]+)@(\S+)(?: # (\S+))?/g,
    )) {
      if (name === repositoryName() || name.startsWith(`${repositoryName()}/`)) continue;
      expect({ name, commit: ref, version }, file).toEqual({ name, ...pinnedActions().get(name) });
    }
  }
});

test("pages name our own repository as package.json does, and actions that there are", () => {
  for (const file of pages) {
    const text = readFileSync(join(root, file), "utf8");
    for (const [, path = ""] of text.matchAll(new RegExp(`uses: ${repositoryName()}((?:/[\\w.-]+)*)@`, "g"))) {
      if (path === "/actions/NAME") continue;
      const isWorkflow = path.endsWith(".yml");
      expect(existsSync(join(root, path, isWorkflow ? "" : "action.yml")), `${path} in ${file}`).toBe(true);
    }
    for (const [, owner = ""] of text.matchAll(/uses: ([\w.-]+)\/slipway\b/g))
      expect(repositoryName()).toBe(`${owner}/slipway`);
  }
});

describe.each(workflows)("%s", (file) => {
  const workflow: unknown = parse(readFileSync(join(root, file), "utf8"));

  test("gives no job more than it names, and ends every job some day", () => {
    expect(workflow).toMatchObject({ permissions: {} });
    const { jobs } = workflow as { readonly jobs: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
    for (const [name, job] of Object.entries(jobs)) {
      expect(job["permissions"], name).toBeTypeOf("object");
      if (job["uses"] === undefined) expect(job["timeout-minutes"], name).toBeTypeOf("number");
    }
  });

  test("puts no value of an event into a script", () => {
    for (const [, script = ""] of readFileSync(join(root, file), "utf8").matchAll(/run: (\|\n(?: {10,}.*\n)+|.*)/g)) {
      expect(script).not.toContain("${{");
    }
  });
});
