/** The kept answers of two models to the same cases. */
import { textOfAnswer } from "../../models/completion.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { LoadedProject } from "../../project/load.ts";
import type { CheckedPrompt } from "../../prompts/checked.ts";
import { checkProject } from "../project-check.ts";
import { askAll, findKept } from "./ask-all.ts";
import type { Migration } from "./migrate.ts";
import type { SideBySide } from "./models-report.ts";
import { modelPolicyOf } from "./policy.ts";
import { questionsOf } from "./questions.ts";
import { openModelSession } from "./session.ts";

/** In the order of prompts and cases; with `asks` the models are asked for what is missing. */
export async function sideBySide(
  loaded: LoadedProject,
  { prompts, from, to }: Migration,
  asks: boolean,
  context: CommandContext,
): Promise<readonly SideBySide[]> {
  const names = new Set(prompts.map(({ name }) => name));
  const checked: CheckedPrompt[] = [];
  await checkProject(loaded, context, {
    wanted: ({ name }) => names.has(name),
    each(one) {
      checked.push(one);
    },
  });
  const before = await answersOf(loaded, checked, from, asks, context);
  const after = await answersOf(loaded, checked, to, asks, context);
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].map((key) => {
    const [prompt = "", one = ""] = key.split("\n");
    return { prompt, case: one, before: before.get(key), after: after.get(key) };
  });
}

async function answersOf(
  loaded: LoadedProject,
  checked: readonly CheckedPrompt[],
  model: string,
  asks: boolean,
  context: CommandContext,
): Promise<ReadonlyMap<string, string | undefined>> {
  const policy = asks ? await modelPolicyOf(loaded.project, context) : undefined;
  const session = openModelSession(
    loaded.project,
    { offline: !asks, model, prices: policy?.prices, asking: policy?.asking },
    context,
  );
  try {
    const { questions } = await questionsOf(checked, session.requests);
    const kept = await findKept(questions, session, context);
    const answered = await askAll(questions, kept, session, context);
    return new Map(
      answered.map(({ prompt, case: one, answer }) => [
        `${prompt.name}\n${one.name}`,
        answer.kind === "answer"
          ? textOfAnswer(answer.completion)
          : answer.kind === "failed"
            ? `(${answer.failure.message})`
            : undefined,
      ]),
    );
  } finally {
    session.close();
  }
}
