/** A project in a git repository with folder stores, and the real commands run in this process as different people. */
import { execFileSync } from "node:child_process";
import { commandEntries } from "../../src/commands/index.ts";
import { type JsonObject, ownProperty } from "../../src/platform/json.ts";
import { type Ran, run } from "../cli/machine.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";

export class GateProject {
  readonly folder: string;
  #author = "anna";
  #edits = 0;

  /** `gate` is what stands after `gate:` in the flow style of YAML. */
  constructor(gate: string, more: Readonly<Record<string, string>> = {}) {
    this.folder = makeFolder({
      "slipway.yaml": configOf(gate),
      "prompts/hello.prompt": "Hello\n",
      "prompts/hello.cases.yaml": "cases: { one: {} }\n",
      ".gitignore": "releases\n",
      ...more,
    });
    this.git("init", "--quiet", "-b", "main");
    this.be("anna");
    this.commit("first");
  }

  /** Who is at the keyboard from now on. */
  be(name: string): this {
    this.#author = name;
    return this;
  }

  /** Writes another policy and, unless told otherwise, commits it. */
  gate(gate: string, commit = true): void {
    writeFiles(this.folder, { "slipway.yaml": configOf(gate) });
    if (commit) this.commit("policy");
  }

  edit(): void {
    this.#edits += 1;
    writeFiles(this.folder, { "prompts/hello.prompt": `Hello ${this.#edits}\n` });
    this.commit(`edit ${this.#edits}`);
  }

  commit(message: string): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "-m", message);
    return this.git("rev-parse", "HEAD");
  }

  git(...words: readonly string[]): string {
    return execFileSync("git", words, { cwd: this.folder, env: this.environment, encoding: "utf8" }).trim();
  }

  get environment(): Readonly<Record<string, string>> {
    const name = this.#author;
    return {
      PATH: process.env["PATH"] ?? "",
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_COUNT: "2",
      GIT_CONFIG_KEY_0: "user.name",
      GIT_CONFIG_VALUE_0: name,
      GIT_CONFIG_KEY_1: "user.email",
      GIT_CONFIG_VALUE_1: `${name}@example.com`,
    };
  }

  /** Runs a command line. `environment` is added to that of the person. */
  run(words: string, environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const parts = words.match(/"[^"]*"|\S+/g) ?? [];
    return run(
      parts.map((part) => part.replaceAll('"', "")),
      {
        environment: { ...this.environment, ...environment },
        machine: { commands: commandEntries(), directory: this.folder, now: () => new Date() },
      },
    );
  }

  /** The JSON of a command, and its exit code under `exit`. */
  async json(
    words: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<JsonObject & { readonly exit: number }> {
    const { exitCode, output } = await this.run(`${words} --json`, environment);
    return { ...(JSON.parse(output) as JsonObject), exit: exitCode };
  }

  /** Exit code, code and message of a refusal. */
  async refusal(words: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
    const document = await this.json(words, environment);
    const error = ownProperty(document, "error") as JsonObject | undefined;
    return `${document.exit} ${String(error?.["code"])} ${String(error?.["message"])}`;
  }

  /** Digest of what beta has. */
  async digest(): Promise<string> {
    return String((await this.json("gate prod"))["bundle"]);
  }
}

function configOf(gate: string): string {
  return [
    "slipway: 1",
    "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "environments:",
    "  beta: { store: ./releases/beta }",
    "  prod:",
    "    store: ./releases/prod",
    "    after: beta",
    ...(gate === "" ? [] : [`    gate: ${gate}`]),
    "",
  ].join("\n");
}
