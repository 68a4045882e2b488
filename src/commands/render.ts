/** `slipway render`: the messages that prompts give for their cases, exactly as a deployed reader gets them. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { renderingBytes } from "../bundles/build.ts";
import { type CommandContext, defineCommand } from "../platform/command.ts";
import { quoted } from "../platform/inputs.ts";
import { isJsonObject, type JsonObject } from "../platform/json.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createSource, decodeText } from "../platform/text.ts";
import { findProject, soundProject } from "../project/load.ts";
import { fileLimitsOf, type Project } from "../project/project.ts";
import { promptsErrors } from "../prompts/errors.ts";
import { noDemands } from "../prompts/expectations.ts";
import { readData } from "../prompts/load-schemas.ts";
import type { Case, Rendering } from "../prompts/prompt.ts";
import type { ReviewPrompt } from "../reports/review.ts";
import { noSuchCase, requirePrompt } from "./chosen-cases.ts";
import { currentReview, reviewPrompt } from "./current-review.ts";
import { refuseErrors } from "./project-bundle.ts";
import { checkProject } from "./project-check.ts";
import { renderingText } from "./rendering-text.ts";

const format = "slipway/renderings/v1";

export const command = defineCommand({
  name: "render",
  summary: "Show the messages that prompts give for their cases",
  description:
    "Renders one prompt or all of them, for one case or all, or for an input of your own. The messages are exactly what a deployed reader gets. Prompts with errors are not rendered: `slipway check` shows what is wrong.",
  examples: [
    { line: "slipway render support/triage", explains: "every case of one prompt" },
    { line: "slipway render reply --case follow-up --json", explains: "one case, as JSON" },
    { line: `echo '{"question":"Hi"}' | slipway render reply --input -`, explains: "an input of your own" },
    { line: "slipway render --out build/renderings", explains: "writes all of them" },
    { line: "slipway render --format html > renderings.html", explains: "a page to read and to hand on" },
  ],
  inputs: {
    prompt: {
      type: "string",
      description: "Name of the prompt; all prompts where it is absent",
      placeholder: "PROMPT",
      positional: "first",
    },
    case: { type: "string", description: "Name of the case; all cases where it is absent", placeholder: "NAME" },
    input: {
      type: "string",
      description: "JSON or YAML file with an input, in place of the cases; - is standard input",
      placeholder: "FILE",
    },
    out: {
      type: "string",
      description: "Folder to write the renderings into: a new, empty or earlier one",
      placeholder: "DIR",
    },
  },
  outputs: { renderings: { description: "Number of renderings" } },
  formats: ["text", "json", "html"],
  permissions: { contents: "read" },
  action: true,
  async run({ prompt, case: caseName, input, out }, context) {
    const loaded = await findProject(context.cwd);
    const project = soundProject(loaded);
    if (prompt !== undefined) await requirePrompt(project, prompt);
    if (input !== undefined && (prompt === undefined || caseName !== undefined)) {
      throw promptsErrors.create("SW0333", {
        message:
          prompt === undefined
            ? "--input needs the prompt that it is for."
            : "--input and --case are two answers to one question.",
        next: "Write `slipway render PROMPT --input FILE`.",
      });
    }
    const own = input === undefined ? undefined : [await readInput(input, project, context)];
    const renderings: Rendering[] = [];
    const names: string[] = [];
    const shown: ReviewPrompt[] = [];
    const check = await checkProject(loaded, context, {
      ...(prompt === undefined ? {} : { wanted: ({ name }) => name === prompt }),
      ...(own === undefined ? {} : { casesOf: () => own }),
      each(checked) {
        names.push(...checked.cases.map(({ name }) => name));
        const wanted = checked.renderings.filter((one) => caseName === undefined || one.case === caseName);
        renderings.push(...wanted);
        if (caseName === undefined || wanted.length > 0) shown.push(reviewPrompt(checked, wanted));
      },
    });
    refuseErrors(check.findings);
    if (caseName !== undefined && renderings.length === 0) throw noSuchCase(caseName, prompt, names);
    const folder = out === undefined ? undefined : resolve(context.cwd, out);
    if (folder !== undefined) await write(folder, renderings);
    return {
      exitCode: 0,
      outputs: { renderings: String(renderings.length) },
      async render(wanted) {
        // Files of `--out` are what a reader gets; what is printed goes to terminals, logs and pages.
        const { shownTexts } = await import("./shown-texts.ts");
        const texts = await shownTexts(context);
        if (wanted === "html") {
          const { reviewPage } = await import("../reports/html/review-page.ts");
          const review = currentReview(project, shown, check.findings);
          return reviewPage(texts.document(review), { kind: "Renderings", madeAt: context.now() });
        }
        if (wanted === "json") return jsonDocument({ format, renderings: texts.value(renderings) });
        if (folder !== undefined)
          return `${renderings.length} ${renderings.length === 1 ? "rendering" : "renderings"} written to ${folder}\n`;
        if (renderings.length === 0)
          return "There is nothing to render: no prompt has a case. Write `NAME.cases.yaml` beside it (docs/prompts.md).\n";
        return texts
          .value(renderings)
          .map((one) => renderingText(one, context.terminal))
          .join("\n");
      },
    };
  },
});

/** The input as the only case of its prompt, so that it is checked against the schema like any other. */
async function readInput(written: string, project: Project, context: CommandContext): Promise<Case> {
  const name = written === "-" ? "standard input" : written;
  const bytes = written === "-" ? await context.readStdin() : readInputFile(resolve(context.cwd, written), name);
  const decoded = decodeText(bytes, { maximumBytes: fileLimitsOf(project).fileBytes });
  if (!decoded.ok) throw promptsErrors.create("SW0333", { message: `${name}: ${decoded.message}`, next: decoded.help });
  const text = decoded.text.trimStart();
  // JSON is told from YAML by its first character, because standard input has no name.
  const source = createSource(text.startsWith("{") && !name.endsWith("ml") ? `${name}.json` : name, decoded.text);
  const { value, locations, problems } = await readData(source);
  const [problem] = problems.filter(({ severity }) => severity === "error");
  if (problem !== undefined) {
    const { line, column } = problem.range.start;
    throw promptsErrors.create("SW0333", {
      message: `${name}:${line}:${column}: ${problem.message}`,
      next: problem.help,
    });
  }
  if (!isJsonObject(value)) {
    throw promptsErrors.create("SW0333", {
      message: `${name} holds no object.`,
      next: 'Write the variables of the prompt: `{ "question": "Where is my order?" }`.',
    });
  }
  return {
    name: "input",
    input: value,
    context: {},
    history: [],
    ...noDemands,
    source: createSource(name, decoded.text),
    range: locations.nearestTo(""),
    locations,
    pointer: "",
    inputPointer: "",
  };
}

function readInputFile(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw promptsErrors.create("SW0333", {
      message: `The input ${quoted(name)} cannot be read.`,
      next: "Name a JSON or YAML file, or `-` for standard input.",
      cause,
    });
  }
}

async function write(folder: string, renderings: readonly Rendering[]): Promise<void> {
  const files = renderings.map((one) => ({
    path: `${one.prompt}/${one.case}.json`,
    bytes: async () => renderingBytes(one),
  }));
  const all = { path: "renderings.json", bytes: async () => Buffer.from(jsonDocument({ format, renderings })) };
  const { listIn, textIn, writeOutputFolder } = await import("./output-folder.ts");
  const pathsIn = (document: JsonObject) =>
    listIn(document, "renderings").map((one) => `${textIn(one, "prompt")}/${textIn(one, "case")}.json`);
  await writeOutputFolder({ folder, marker: { file: all.path, format, pathsIn }, files: [...files, all] });
}
