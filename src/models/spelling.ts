/** Misspelt ids of models, told by the words of those that the shipped tables have. */
import { editDistance } from "../platform/nearest.ts";
import { readModelIdentifier } from "./identifier.ts";
import { modelEnds } from "./lifecycle.ts";
import { pricedModels } from "./prices.ts";

export interface Misspelling {
  readonly word: string;
  readonly meant: string;
  /** The whole name, with the word that is probably meant. */
  readonly model: string;
}

/** Undefined where every word is known, or resembles none: a table cannot know the models of tomorrow. */
export function misspelling(model: string): Misspelling | undefined {
  const identifier = readModelIdentifier(model);
  if (identifier.kind !== "model") return undefined;
  const { id, provider, profile } = identifier;
  const listed = [...pricedModels, ...modelEnds.flatMap((entry) => [entry.id, entry.instead ?? ""])];
  const known = new Set(listed.filter((one) => one.startsWith(`${provider}.`)).flatMap(wordsOf));
  for (const word of wordsOf(id)) {
    if (known.has(word)) continue;
    const meant = [...known].find((one) => editDistance(word, one, 1) <= 1);
    if (meant === undefined) continue;
    const right = id.replace(word, meant);
    // Where the date was left out as well, Bedrock has the model with it alone.
    const whole = modelEnds.find(({ instead }) => instead?.startsWith(`${right}-`))?.instead ?? right;
    return { word, meant, model: `${profile === undefined ? "" : `${profile}.`}${whole}` };
  }
  return undefined;
}

/** Shorter words are a letter away from too much. */
function wordsOf(id: string): readonly string[] {
  return id.split(/[^a-z]+/).filter((word) => word.length >= 4);
}
