/** `slipway import`: prompts of GitHub Models become prompts of a project. */
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { readBoundedFile } from "../platform/bounded-file.ts";
import { defineCommand } from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { quoted } from "../platform/inputs.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { createSource, decodeText } from "../platform/text.ts";
import { visibleLine } from "../platform/visible.ts";
import { readGlob } from "../project/glob.ts";
import { findProject } from "../project/load.ts";
import { readPath } from "../project/paths.ts";
import { promptsErrors } from "../prompts/errors.ts";
import { obstacleTo, type WantedFile, writeNew } from "./init/files.ts";

interface Imported {
  readonly file: string;
  readonly written: readonly string[];
  /** Files that were there already, and what was not carried over: sentences. */
  readonly left: readonly string[];
}

/** A prompt file of a megabyte is none. */
const largestFile = 1024 * 1024;

export const command = defineCommand({
  name: "import",
  summary: "Make prompts of GitHub Models prompts of this project",
  description:
    "Reads files `NAME.prompt.yml` of GitHub Models and writes `NAME.prompt` with its cases: messages, parameters, the output schema, test data as cases, and evaluators as expectations. What has no counterpart is listed, with what to do about it. Nothing that is there is overwritten, nothing is written outside of the project, and the files themselves stay. `slipway check` says what the project thinks of the new ones.",
  examples: [
    { line: "slipway import prompts/*.prompt.yml", explains: "writes into `prompts` of the project" },
    { line: "slipway import old/summarize.prompt.yml --to prompts", explains: "into another folder" },
  ],
  inputs: {
    files: {
      type: "list",
      description: "Files of GitHub Models, `NAME.prompt.yml`",
      placeholder: "FILE",
      positional: "rest",
      required: true,
    },
    to: {
      type: "string",
      description: "Folder to write into, from where you are. Default: `prompts` of the project",
      placeholder: "DIR",
    },
    "dry-run": { type: "boolean", description: "Write nothing, and say what would be written" },
  },
  outputs: {},
  formats: ["text", "json"],
  permissions: {},
  action: false,
  async run({ files, to, "dry-run": dryRun }, context) {
    const root = (await projectRootOf(context.cwd)) ?? context.cwd;
    const folder = to === undefined ? join(root, "prompts") : resolve(context.cwd, to);
    if (isOutside(folder, root)) {
      throw promptsErrors.create("SW0335", {
        message: `--to ${quoted(to ?? "")} leads out of the project (${visibleLine(root)}): nothing was written.`,
        next: "Name a folder of the project, such as --to prompts.",
      });
    }
    const unseen = await isUnseen(folder, context.cwd);
    const imported: Imported[] = [];
    for (const file of files)
      imported.push(await importFile(resolve(context.cwd, file), file, { folder, root, dryRun }));
    // Looked for again: where it has no slipway.yaml, the first prompt makes the folder a project.
    const checkable = !dryRun && (await projectRootOf(context.cwd)) !== undefined;
    const isNothing = imported.every(({ written }) => written.length === 0);
    return {
      exitCode: isNothing ? 1 : 0,
      outputs: {},
      render(format) {
        if (format === "json") {
          return jsonDocument({
            format: "slipway/import/v1",
            dryRun,
            files: imported.map(({ file, written, left }) => ({ file, written: [...written], left: [...left] })),
          });
        }
        const paint = createPaint(context.terminal.color);
        const lines = imported.flatMap(({ file, written, left }) => [
          `${paint("bold", visibleLine(file))}${written.length === 0 ? "" : `  ${dryRun ? "would become" : "→"} ${written.map(visibleLine).join(", ")}`}`,
          ...left.map((sentence) => `  ${paint("yellow", "!")} ${visibleLine(sentence)}`),
        ]);
        if (unseen) lines.push(`${paint("yellow", "!")} ${visibleLine(unseenWords(folder))}`);
        if (isNothing) lines.push("", "Nothing was written.");
        const next = checkable && !isNothing ? ["", "Next: slipway check"] : [];
        return `${[...lines, ...next].join("\n")}\n`;
      },
    };
  },
});

function isOutside(folder: string, root: string): boolean {
  const path = relative(root, folder);
  return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** True where no prompt of the project is looked for in the folder. */
async function isUnseen(folder: string, cwd: string): Promise<boolean> {
  if ((await projectRootOf(cwd)) === undefined) return false;
  const { project } = await findProject(cwd);
  const path = relative(project.root, folder).split(sep).join("/");
  return !project.layout.prompts.some((written) => {
    const read = readPath(written);
    const base = read.ok ? readGlob(read.path).base : "";
    return base === "" || path === base || path.startsWith(`${base}/`);
  });
}

function unseenWords(folder: string): string {
  return `The project looks for no prompts in ${folder}: add it to \`prompts:\` of slipway.yaml.`;
}

interface Place {
  readonly folder: string;
  readonly root: string;
  readonly dryRun: boolean;
}

/** Undefined where no project is there, or above. */
async function projectRootOf(folder: string): Promise<string | undefined> {
  try {
    return (await findProject(folder)).project.root;
  } catch (error) {
    if (isSlipwayError(error) && error.code === "SW0201") return undefined;
    throw error;
  }
}

async function importFile(absolute: string, file: string, { folder, root, dryRun }: Place): Promise<Imported> {
  const [{ importPrompt }, { readData }] = await Promise.all([
    import("../prompts/import-github-models.ts"),
    import("../prompts/load-schemas.ts"),
  ]);
  const decoded = decodeText(bytesOf(absolute, file), { maximumBytes: largestFile });
  if (!decoded.ok) throw unreadable(`${file}: ${decoded.message}`, decoded.help);
  const { value, problems } = await readData(createSource(file, decoded.text));
  const [problem] = problems.filter(({ severity }) => severity === "error");
  if (problem !== undefined) {
    throw unreadable(
      `${file}:${problem.range.start.line}:${problem.range.start.column}: ${problem.message}`,
      problem.help,
    );
  }
  const prompt = value === undefined ? undefined : importPrompt(value);
  if (prompt === undefined) {
    throw unreadable(
      `${quoted(file)} is no prompt of GitHub Models: it has no \`messages:\`.`,
      "Name files NAME.prompt.yml that GitHub Models wrote.",
    );
  }
  const name = basename(file)
    .replace(/\.prompt\.ya?ml$|\.ya?ml$/, "")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
  const texts = [
    [`${name}.prompt`, prompt.prompt],
    ...(prompt.cases === undefined ? [] : [[`${name}.cases.yaml`, prompt.cases]]),
  ];
  const written: string[] = [];
  const left = [...prompt.left];
  for (const [path = "", text = ""] of texts) {
    const wanted: WantedFile = { path: join(folder, path), within: root, text };
    const obstacle = obstacleTo(wanted);
    if (obstacle === undefined) {
      if (!dryRun) writeNew(wanted);
      written.push(path);
    } else left.push(`${path} was not written: ${obstacle}.`);
  }
  return { file, written, left };
}

function bytesOf(path: string, shown: string): Uint8Array {
  try {
    const read = readBoundedFile(path, largestFile);
    if (read.outcome === "read") return read.bytes;
    if (read.outcome !== "too-large") throw new Error("There is no such file.");
  } catch (cause) {
    throw unreadable(`${quoted(shown)} cannot be read.`, "Name files that are there.", cause);
  }
  throw unreadable(`${quoted(shown)} is larger than a prompt can be.`, "Name files NAME.prompt.yml of GitHub Models.");
}

function unreadable(message: string, next: string, cause?: unknown): Error {
  return promptsErrors.create("SW0335", { message, next, cause });
}
