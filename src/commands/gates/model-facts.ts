/** The models that the prompts of a candidate name, and when they end by the table that ships with this version. */

import type { GateFacts, ModelEndFact } from "../../gates/facts.ts";
import { endingWithin } from "../../models/lifecycle.ts";
import { isJsonObject } from "../../platform/json.ts";
import { forEachLimited } from "../../platform/limited.ts";
import { compareText } from "../../platform/order.ts";
import type { ReleaseFacts } from "../../releases/decision.ts";
import { compiledIn } from "../releases/bundle-contract.ts";
import { closedUnlessRead } from "./closed-unless-read.ts";
import { candidateFiles } from "./contract-facts.ts";
import type { GatherOptions } from "./gather.ts";

const readsAtOnce = 16;

/** From the compiled prompts of the bundle: what is released is what counts, not the working tree. */
export async function readModels(facts: ReleaseFacts, options: GatherOptions): Promise<GateFacts["models"]> {
  return closedUnlessRead(
    async () => {
      const candidate = await candidateFiles(facts, options);
      try {
        const compiled = compiledIn(candidate.manifest);
        const prompts = new Map<string, string[]>();
        let broken: string | undefined;
        await forEachLimited([...compiled], readsAtOnce, async ([path, file]) => {
          const model = modelIn(await candidate.read(file));
          if (model === undefined) broken ??= path;
          else if (model !== null) {
            const name = path.slice("compiled/".length, -".json".length);
            prompts.set(model, [...(prompts.get(model) ?? []), name]);
          }
        });
        if (broken !== undefined) return { known: false, why: unreadable(`${broken} is missing or damaged`) };
        return { known: true, value: endsOf(prompts, facts.now.toISOString().slice(0, 10)) };
      } finally {
        await candidate.close();
      }
    },
    (error) => unreadable(error.message),
  );
}

function unreadable(why: string): string {
  return `The models of the bundle cannot be read: ${why.replace(/\.$/, "")}.`;
}

/** Null for a prompt that names no model; undefined for what is no compiled prompt. */
function modelIn(bytes: Uint8Array): string | null | undefined {
  try {
    const compiled: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    const model = isJsonObject(compiled) ? compiled["model"] : undefined;
    return typeof model === "string" || model === null ? model : undefined;
  } catch {
    return undefined;
  }
}

function endsOf(prompts: ReadonlyMap<string, readonly string[]>, today: string): readonly ModelEndFact[] {
  // Every end that is known: how near is too near is the gate's to say.
  const ends = endingWithin([...prompts.keys()], Number.POSITIVE_INFINITY, today).map(
    ({ model, end, days }): ModelEndFact => ({ model, end, days, prompts: [...(prompts.get(model) ?? [])].sort() }),
  );
  return ends.sort((a, b) => a.days - b.days || compareText(a.model, b.model));
}
