/** What is wrong with the expectations of a prompt's cases, as findings. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import type { Case, Prompt } from "../prompts/prompt.ts";
import { compileExpectations, type ExpectationSurroundings } from "./expectations/compile.ts";
import { expectationInvalid, scriptUnseen } from "./rules.ts";
import { checkScripts, type ScriptCheck } from "./script-check.ts";

/** One finding for each expectation that cannot be used, at the value that is wrong. */
export async function checkExpectations(
  prompt: Prompt,
  cases: readonly Case[],
  project: Pick<ExpectationSurroundings, "hasPrompt" | "hasFile">,
): Promise<readonly Finding[]> {
  const around = surroundingsOf(prompt, project);
  const findings: Finding[] = [];
  for (const one of cases) {
    findings.push(...idleFields(one));
    const { problems } = await compileExpectations(one.expect, around);
    for (const { expectation, within, message, help } of problems) {
      const pointer = `${expectation.pointer}${within}`;
      const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
      findings.push(createFinding(expectationInvalid, one.source, place, { message, help }));
    }
  }
  return findings;
}

/** Fields of a case that change nothing as it stands. */
function idleFields(one: Case): readonly Finding[] {
  const { expect, must, repeat, passRate } = one;
  const idle = (field: string, message: string, help: string): Finding => {
    const pointer = `${one.pointer}/${field}`;
    const place = one.locations.keyAt(pointer) ?? one.locations.nearestTo(pointer);
    return createFinding(expectationInvalid, one.source, place, { message, help, severity: "warning" });
  };
  if (expect.length === 0) {
    const fields = [must ? "must" : [], repeat > 1 ? "repeat" : [], passRate < 1 ? "passRate" : []].flat();
    return fields.map((field) =>
      idle(
        field,
        `\`${field}\` says how \`${one.name}\` is judged, and the case demands nothing.`,
        "Write what a good answer holds: expect: [{ contains: … }]. Or remove the line.",
      ),
    );
  }
  if (passRate === 1 || repeat > 1) return [];
  const message = `\`passRate\` of \`${one.name}\` counts over repeats, and the case is asked once.`;
  return [idle("passRate", message, "Write repeat: 5 beside it, or remove the line.")];
}

/** One finding for each expectation whose script cannot run, or could not be looked at. No script is run for it. */
export async function scriptFindings(
  cases: readonly Case[],
  project: Omit<ScriptCheck, "files"> & Pick<ExpectationSurroundings, "hasFile">,
): Promise<readonly Finding[]> {
  const scripts = cases.flatMap((one) =>
    one.expect.flatMap(({ kind, value, pointer }) =>
      kind === "script" && typeof value === "string" && /\.m?js$/.test(value) ? [{ one, file: value, pointer }] : [],
    ),
  );
  if (scripts.length === 0) return [];
  // That one is not there is said where its expectation is looked at.
  const files: string[] = [];
  for (const file of new Set(scripts.map((script) => script.file))) if (await project.hasFile(file)) files.push(file);
  const states = await checkScripts({ ...project, files });
  return scripts.flatMap(({ one, file, pointer }) => {
    const state = states.get(file);
    const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
    switch (state?.outcome) {
      case "wrong": {
        const message = `The script \`${file}\` cannot judge: ${state.why}.`;
        return [createFinding(expectationInvalid, one.source, place, { message, help: scriptHelp })];
      }
      case "unseen": {
        const message = `The script \`${file}\` was not looked at: ${state.why}.`;
        const help = "Check again; whether it can judge shows otherwise when an answer is judged by it.";
        return [createFinding(scriptUnseen, one.source, place, { message, help })];
      }
      default:
        return [];
    }
  });
}

const scriptHelp =
  "A script is an ES module whose default export judges: `export default ({ text, json }) => text.length < 200`. It may import files of the project, and no modules of Node or of packages.";

/** What expectations of this prompt's cases may refer to. */
export function surroundingsOf(
  { output, tools }: Prompt,
  { hasPrompt, hasFile }: Pick<ExpectationSurroundings, "hasPrompt" | "hasFile">,
): ExpectationSurroundings {
  return { outputSchema: output.schema, tools, hasPrompt, hasFile };
}
