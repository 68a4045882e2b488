/** The models that an evaluator calls for a project, by the names that requests have. */
import { usualEmbeddingModel } from "../../models/embedding.ts";
import { readModelIdentifier } from "../../models/identifier.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isJsonObject, ownProperty } from "../../platform/json.ts";
import { compareText } from "../../platform/order.ts";
import type { LoadedProject } from "../../project/load.ts";
import type { Case } from "../../prompts/prompt.ts";
import { checkProject } from "../project-check.ts";

/**
 * Models of all prompts and of slipway.yaml, and those that embed for `similar`, each once and in order; without those
 * that no service of AWS answers for.
 */
export async function calledModels(loaded: LoadedProject, context: CommandContext): Promise<readonly string[]> {
  const models = new Set<string>(loaded.project.config.model === undefined ? [] : [loaded.project.config.model]);
  await checkProject(loaded, context, {
    renderings: "dropped",
    each({ prompt, cases }) {
      if (prompt?.model !== undefined) models.add(prompt.model);
      for (const model of cases.flatMap(embeddingModels)) models.add(model);
    },
  });
  const isOfBedrock = (model: string) => ["model", "arn"].includes(readModelIdentifier(model).kind);
  return [...models].filter(isOfBedrock).sort(compareText);
}

function embeddingModels({ expect }: Case): readonly string[] {
  return expect.flatMap(({ kind, value }) => {
    if (kind !== "similar" || !isJsonObject(value)) return [];
    const model = ownProperty(value, "model") ?? usualEmbeddingModel;
    return typeof model === "string" ? [model] : [];
  });
}
