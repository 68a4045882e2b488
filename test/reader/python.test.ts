/** The Python reader: its own tests, a store that we wrote, and random templates that render the same in both languages. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isSlipwayError } from "../../src/platform/errors.ts";
import type { JsonObject } from "../../src/platform/json.ts";
import { type CompiledPrompt, compiledBytes, compilePrompt, renderCompiled } from "../../src/prompts/compile.ts";
import type { Compat } from "../../src/prompts/parse.ts";
import { openStore } from "../../src/reader.ts";
import { openFolderStore } from "../../src/stores/folder.ts";
import { contextData, plainData, plainTemplate } from "../prompts/template-arbitraries.ts";
import { promptOf, treeOf } from "../prompts/templates.ts";
import { Environment } from "../releases/releasing.ts";

const readers = join(import.meta.dirname, "..", "..", "readers", "python");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-python-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs Python; gives what it prints. */
function python(words: readonly string[], input = ""): string {
  const { error, status, stdout, stderr } = spawnSync("python3", ["-B", ...words], {
    cwd: readers,
    encoding: "utf8",
    input,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PYTHONPATH: readers, PYTHONIOENCODING: "utf-8" },
  });
  if (error !== undefined) {
    throw new Error("python3 is missing. Install Python 3.9 or newer (Debian: apt-get install python3).");
  }
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  return `${stdout}${stderr}`;
}

test("its own tests pass, with the vectors among them", () => {
  const output = python(["-m", "unittest", "discover", "-s", "tests"]);
  expect(output).toMatch(/^Ran \d{2,} tests/m);
  expect(output.trimEnd().endsWith("OK")).toBe(true);
});

test("it reads a store that we deployed to, and follows a rollback", async () => {
  const store = await openFolderStore(join(folder, "store"));
  const environment = new Environment("prod", () => store);
  const files = (greeting: string) => ({
    "compiled/support/hello.json": new TextDecoder().decode(compiledBytes(compiled(greeting, {}, "strict"))),
    "prompts/support/hello.prompt": greeting,
  });
  const script =
    "import json, sys\nfrom slipway_reader import open_store\n" +
    "release = open_store(sys.argv[1], cache_folder=sys.argv[2]).current()\n" +
    'messages = release.render("support/hello", {"name": "Ünï"})\n' +
    'print(json.dumps([release.sequence, release.version, release.prompts, messages, release.file("prompts/support/hello.prompt").decode()]))';
  const inPython = () => JSON.parse(python(["-c", script, join(folder, "store"), join(folder, "cache")]));
  const inJavaScript = async () => {
    const release = await (await openStore(join(folder, "store"))).current();
    const messages = await release.render("support/hello", { input: { name: "Ünï" } });
    const text = new TextDecoder().decode(await release.file("prompts/support/hello.prompt"));
    return [release.sequence, release.version, release.prompts, messages, text];
  };
  await environment.deploy(files("Hello {{name}}."), "1.0.0");
  expect(inPython()).toEqual(await inJavaScript());
  await environment.deploy(files("Bye {{name}}."), "1.1.0");
  expect(inPython()[3]).toEqual([{ role: "user", content: [{ text: "Bye Ünï." }] }]);
  await environment.rollback();
  expect(inPython()).toEqual(await inJavaScript());
  expect(inPython()[3]).toEqual([{ role: "user", content: [{ text: "Hello Ünï." }] }]);
  await store.close();
});

test("random templates render the same", async () => {
  const partials = {
    leaf: "<{{a}}|{{@index}}|{{../a}}|{{@root.b}}>",
    lines: "one\n\n{{#each list}}\n  {{this}}\n{{/each}}\nlast {{b}}",
    nested: "\n  {{> lines obj a=a}}\n{{> leaf}}",
  };
  const samples = fc.sample(
    fc.tuple(
      plainTemplate({ partialNames: Object.keys(partials) }),
      plainData,
      contextData,
      fc.constantFrom<Compat>("strict", "dotprompt"),
    ),
    1000,
  );
  const vectors = samples.map(([template, plain, context, compat]) => {
    const prompt = compiled(template, partials, compat);
    const input = plain as JsonObject;
    return { prompt, input, context, outcome: outcome(() => renderCompiled(prompt, { input, context })) };
  });
  const path = join(folder, "vectors.json");
  await writeFile(path, JSON.stringify(vectors));
  const script =
    "import json, sys\nfrom slipway_reader import SlipwayError, render\n" +
    "def outcome(one):\n" +
    '    try:\n        return render(one["prompt"], one["input"], one["context"])\n' +
    "    except SlipwayError as error:\n        return error.code\n" +
    'print(json.dumps([outcome(one) for one in json.load(open(sys.argv[1], encoding="utf-8"))]))';
  const theirs = JSON.parse(python(["-c", script, path])) as readonly unknown[];
  for (const [index, one] of vectors.entries()) {
    expect(theirs[index], samples[index]?.[0]).toEqual(JSON.parse(JSON.stringify(one.outcome)));
  }
});

function compiled(text: string, partials: Readonly<Record<string, string>>, compat: Compat): CompiledPrompt {
  const trees = new Map(Object.entries(partials).map(([name, partial]) => [name, treeOf(partial, compat)]));
  return compilePrompt(promptOf(text, {}, "hello"), treeOf(text, compat), trees, { compat, mediaAllowed: [] });
}

function outcome(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (isSlipwayError(error)) return error.code;
    throw error;
  }
}
