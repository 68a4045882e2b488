/** Workflows that are generated, because they name this repository: the first thing in the README, and those to call. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { majorTag, repositoryName } from "../src/commands/own-repository.ts";
import { usesPinned } from "../src/commands/pinned-actions.ts";

const root = join(import.meta.dirname, "..");

/** Every generated workflow, and pages with one in them, by path. */
export async function workflowFiles(): Promise<ReadonlyMap<string, string>> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  return new Map([["README.md", withBlock(readme, "workflow", `\`\`\`yaml\n${shortWorkflow()}\`\`\``)]]);
}

/** What stands between the two marks of a page. */
function withBlock(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`A page lacks ${start} or ${end}.`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

/** The whole check, as short as it can be without a right too many. */
function shortWorkflow(): string {
  return `on: pull_request
jobs:
  prompts:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - ${usesPinned("actions/checkout")}
        with: { persist-credentials: false }
      - uses: ${repositoryName()}@${majorTag}
`;
}
