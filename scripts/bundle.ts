/** Makes what dist/ holds: bundles of the sources for runners, hooks and `npx`, and the licences of what is in them. */

import { join, relative, sep } from "node:path";
import { rolldown } from "rolldown";
import { compareText } from "../src/platform/order.ts";
import { actionCommands } from "./action-files.ts";
import { declarationFiles } from "./declarations.ts";
import { licensesOf } from "./licenses.ts";

interface Group {
  /** By the name of their file in dist/; they share chunks. */
  readonly entries: Readonly<Record<string, string>>;
  /** What the names of its chunks begin with. */
  readonly prefix?: string;
  /**
   * Modules that are always wanted together, with all that they import statically, by the name of their one chunk: in
   * place of a chunk for each that is imported dynamically and for each set of users.
   */
  readonly together?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The reader stands alone, because applications load it whole. So does the root action, which runs in every pull
 * request: with two files in place of ninety it starts sooner.
 */
const groups: readonly Group[] = [
  { entries: { cli: "src/cli.ts", action: "src/action.ts" } },
  { entries: { reader: "src/reader.ts" } },
  {
    entries: { "root-action": "src/root-action.ts" },
    prefix: "root-action-",
    together: {
      // As far as git can start; while it looks, the other is loaded.
      start: [
        "src/actions/process.ts",
        "src/commands/candidate-checkout.ts",
        "src/commands/review.ts",
        "src/commands/review/change.ts",
      ],
      review: [
        "src/github/event.ts",
        "src/github/errors.ts",
        "src/commands/review/assemble.ts",
        "src/commands/review/summary.ts",
        "src/changes/shard.ts",
        "src/commands/shown-texts.ts",
        "src/commands/report/text.ts",
        "src/reports/findings-github.ts",
        "src/secrets/sources/commits.ts",
        "src/secrets/sources/range.ts",
        "src/secrets/policy-of-base.ts",
        "src/secrets/prefilter.ts",
        "src/secrets/keyword-table.ts",
      ],
    },
  },
];

/** Every file of dist/ by its path, with `/`. The same sources give the same bytes in any folder. */
export async function bundleFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>(await declarationFiles(root, "reader"));
  const modules = new Set<string>();
  for (const group of groups) await bundleGroup(root, group, files, modules);
  for (const [path, stub] of await actionStubs()) files.set(path, stub);
  // The package is of type module; what is built is not.
  files.set("package.json", `${JSON.stringify({ type: "commonjs" })}\n`);
  files.set("licenses.txt", await licensesOf(modules));
  return new Map([...files].sort(([a], [b]) => compareText(a, b)));
}

/** What `main:` and `post:` of each action.yml name: two lines over the shared chunks. */
async function actionStubs(): Promise<ReadonlyMap<string, string>> {
  const stubs = new Map<string, string>();
  for (const { command } of await actionCommands()) {
    const stub = (phase: string) => `"use strict";\nrequire("../action.js").run("${command.name}", "${phase}");\n`;
    const main = command.name === "review" ? '"use strict";\nrequire("../root-action.js").run();\n' : stub("main");
    stubs.set(`actions/${command.name}.js`, main);
    if (command.post !== undefined) stubs.set(`actions/${command.name}-post.js`, stub("post"));
  }
  return stubs;
}

async function bundleGroup(
  root: string,
  { entries, prefix = "", together = {} }: Group,
  files: Map<string, string>,
  modules: Set<string>,
): Promise<void> {
  const build = await rolldown({
    cwd: root,
    input: entries,
    platform: "node",
    resolve: { conditionNames: ["node", "import"], symlinks: false },
    transform: { target: "node22" },
    experimental: { attachDebugInfo: "simple" },
    onLog(level, log) {
      // A module that is also imported statically where it is already loaded: no fault, and nothing is lost.
      if (log.code === "INEFFECTIVE_DYNAMIC_IMPORT") return;
      if (level === "warn") throw new Error(`The bundler warns: ${log.message}`);
    },
  });
  const { output } = await build.generate({
    // CommonJS starts 6 ms earlier than ES modules: docs/dependencies.md has the measurement.
    format: "cjs",
    entryFileNames: "[name].js",
    chunkFileNames: (chunk) =>
      `chunks/${prefix}${Object.hasOwn(together, chunk.name) ? chunk.name : chunkName(root, chunk)}.js`,
    banner: (chunk) => (chunk.isEntry && chunk.name === "cli" ? "#!/usr/bin/env node" : ""),
    minify: false,
    sourcemap: false,
    codeSplitting: {
      groups: Object.entries(together).map(([name, paths], index, { length }) => {
        const ids = new Set(paths.map((path) => join(root, path)));
        return { name, priority: length - index, test: (id: string) => ids.has(id) };
      }),
    },
  });
  await build.close();

  for (const part of output) {
    if (part.type !== "chunk") throw new Error(`Unexpected output of the bundler: ${part.fileName}`);
    for (const id of part.moduleIds) modules.add(id);
    if (part.code.includes(root)) throw new Error(`${part.fileName} names the folder that it was built in.`);
    if (files.has(part.fileName)) throw new Error(`${part.fileName} is built twice.`);
    const code = withoutUnusedRuntime(part.code.endsWith("\n") ? part.code : `${part.code}\n`);
    files.set(part.fileName, inAscii(code, part.fileName));
  }
}

/**
 * Other characters as the escapes that mean them, in texts, expressions and comments alike: V8 holds a file of ASCII alone
 * in half the memory, and has it ready three milliseconds earlier. No invisible character hides in it, either.
 */
function inAscii(code: string, name: string): string {
  // An escape would mean something else behind a backslash, and in a template whose raw text is read.
  const unsafe = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]|\b(?:raw|tag)`[^`]*[^\0-\x7f]/.exec(code);
  if (unsafe !== null) throw new Error(`${name} has a character that cannot be escaped: ${unsafe[0].slice(-60)}`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The bundler asks for its runtime in the entry too, which must need nothing before it has looked at Node. */
function withoutUnusedRuntime(code: string): string {
  if (code.split("require_rolldown_runtime").length !== 2) return code;
  return code.replace(/^const require_rolldown_runtime = require\("[^"]+"\);\n\n?/m, "");
}

/**
 * Named after the module that is asked for by `import()`, else after the first of its modules by path, so that a
 * chunk keeps its name while its content changes.
 */
function chunkName(
  root: string,
  chunk: { readonly facadeModuleId: string | null | undefined; readonly moduleIds: readonly string[] },
): string {
  const id = chunk.facadeModuleId ?? [...chunk.moduleIds].sort()[0] ?? "empty";
  const path = id.startsWith("\0") ? id.slice(1) : relative(root, id).split(sep).join("/");
  return path
    .replace(/^(?:src\/|.*node_modules\/@?)/, "")
    .replace(/\.[cm]?[jt]s$/, "")
    .replaceAll(/[^\w.-]+/g, "-")
    .replace(/^-+/, "");
}

/** Where the build stands that is committed. */
export const committedBuild = (root: string): string => join(root, "dist");
