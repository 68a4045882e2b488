/** Answers as files: under the names of the classic layout, else by prompt and case. */
import type { Completion } from "../../models/completion.ts";
import { outputFormatOf, outputText } from "../../models/output.ts";
import type { JsonObject } from "../../platform/json.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { problemWithPath } from "../../platform/portable-path.ts";
import type { Prompt, Rendering } from "../../prompts/prompt.ts";
import { listIn, textIn, writeOutputFolder } from "../output-folder.ts";
import type { Answered } from "./ask-all.ts";

const documentName = "run.json";

/**
 * The name of each answer's file. Answers that are not whole, or do not fit their schema, have none: they are never
 * published silently. Further answers to a question have their number in the name: `triage/late.2.md`.
 */
export function namedFiles(answered: readonly Answered[]): ReadonlyMap<Answered, string> {
  const names = new Map<Answered, string>();
  const taken = new Set([documentName]);
  // First answers have the names that readers know, whatever the names of further ones are.
  const inOrder = [...answered.filter(({ repeat }) => repeat === 1), ...answered.filter(({ repeat }) => repeat > 1)];
  for (const one of inOrder) {
    if (one.answer.kind !== "answer" || isFaulty(one)) continue;
    const own = classicName(one.rendering);
    const plain = numbered(`${one.prompt.name}/${one.case.name}.${outputFormatOf(one.prompt)}`, one.repeat);
    const first = own === undefined ? plain : numbered(own, one.repeat);
    let name = taken.has(folded(first)) ? plain : first;
    // A case may be called as the second answer to another one.
    while (one.repeat > 1 && taken.has(folded(name))) name = numbered(name, one.repeat);
    taken.add(folded(name));
    names.set(one, name);
  }
  return names;
}

/** An answer that came, and is not fit for use: not whole, or not of its schema. */
export function isFaulty({ answer, findings }: Answered): boolean {
  return answer.kind === "answer" && findings.some(({ severity }) => severity === "error");
}

/** `triage/late.md` for the first answer, `triage/late.2.md` for the second. */
function numbered(name: string, repeat: number): string {
  if (repeat === 1) return name;
  const dot = name.lastIndexOf(".");
  return dot <= name.lastIndexOf("/") ? `${name}.${repeat}` : `${name.slice(0, dot)}.${repeat}${name.slice(dot)}`;
}

/** The name under which a classic pipeline publishes the answer, where it can be the name of a file everywhere. */
export function classicName({ file }: Rendering): string | undefined {
  return file === undefined || problemWithPath(file) !== undefined ? undefined : file;
}

/** The published bytes of an answer. */
export function answerBytes(prompt: Prompt, rendering: Rendering, completion: Completion): Uint8Array {
  const name = classicName(rendering);
  const extension = name === undefined ? undefined : /\.(html?|md|json|txt)$/i.exec(name)?.[1]?.toLowerCase();
  const format =
    extension === undefined
      ? outputFormatOf(prompt)
      : outputFormatOf({ ...prompt, output: { ...prompt.output, format: extension } });
  return Buffer.from(outputText(completion, format, `${prompt.name} · ${rendering.case}`), "utf8");
}

/** Writes the files and the document that tells of them, as a whole. */
export async function writeAnswers(
  folder: string,
  files: ReadonlyMap<Answered, string>,
  document: JsonObject,
): Promise<void> {
  const written = [...files].map(([{ answer, prompt, rendering }, path]) => ({
    path,
    bytes: async () =>
      answer.kind === "answer" ? answerBytes(prompt, rendering, answer.completion) : new Uint8Array(0),
  }));
  await writeOutputFolder({
    folder,
    marker: {
      file: documentName,
      format: "slipway/run/v1",
      pathsIn: (content) =>
        listIn(content, "answers").flatMap((one) => {
          const file = textIn(one, "file");
          return file === undefined ? [] : [file];
        }),
    },
    files: [...written, { path: documentName, bytes: async () => Buffer.from(jsonDocument(document)) }],
  });
}

/** Two names that some disk takes for one. */
function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
