/** Prompts of one side, loaded, checked and rendered: those that are asked for and no others. */
import type { Finding } from "../platform/finding.ts";
import { platformRules } from "../platform/rules.ts";
import { projectRules } from "../project/rules.ts";
import { applyRules } from "../prompts/check/levels.ts";
import { type CheckedPrompt, openChecked } from "../prompts/checked.ts";
import { inferInputSchema } from "../prompts/infer.ts";
import { promptsRules } from "../prompts/rules.ts";
import type { TemplateTree } from "../prompts/tree.ts";
import type { ContractSide } from "./contract.ts";
import type { ProjectSide } from "./project-side.ts";

/** A prompt of one side, and what of it the comparison needs. */
export interface LoadedSide {
  readonly checked: CheckedPrompt;
  /** Absent where its settings cannot be read. */
  readonly contract: ContractSide | undefined;
  /** Files of the partials that it calls, directly or through others. */
  readonly partials: ReadonlySet<string>;
}

/** A prompt as it was checked, with what it shares; for whoever checks the whole project anyway. */
function loadedSide(checked: CheckedPrompt, partials: ReadonlyMap<string, TemplateTree>): LoadedSide {
  const { prompt, tree, cases } = checked;
  const files = new Set<string>();
  const open = [...(tree?.partials ?? [])];
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const partial = seen.has(name) ? undefined : partials.get(name);
    seen.add(name);
    if (partial === undefined) continue;
    if (partial.source !== undefined) files.add(partial.source.file);
    open.push(...partial.partials);
  }
  return { checked, contract: prompt && contractSide(prompt, tree, partials, cases), partials: files };
}

function contractSide(
  prompt: NonNullable<CheckedPrompt["prompt"]>,
  tree: TemplateTree | undefined,
  partials: ReadonlyMap<string, TemplateTree>,
  cases: CheckedPrompt["cases"],
): ContractSide {
  const { schema, schemaFrom } = prompt.input;
  if (schema !== undefined) return { prompt, input: schema, inputFrom: schemaFrom ?? "author" };
  return { prompt, input: tree === undefined ? true : inferInputSchema(tree, partials, cases), inputFrom: "template" };
}

export interface SideRun {
  readonly prompts: ReadonlyMap<string, LoadedSide>;
  /** Errors in files that prompts share, and those of slipway.yaml. */
  readonly shared: readonly Finding[];
  /** The errors among findings that are left after `rules:` and notes in files. */
  errorsAmong(findings: readonly Finding[]): readonly Finding[];
}

/** The event loop gets a turn after so many prompts, so that Ctrl-C is served. */
const promptsPerTurn = 32;

/** Loads the prompts of the given names. */
export async function loadSide(side: ProjectSide, names: ReadonlySet<string>, signal: AbortSignal): Promise<SideRun> {
  const prompts = new Map<string, LoadedSide>();
  const set = await openChecked(side.project, "kept", side.index);
  let count = 0;
  for await (const checked of set.each(({ name }) => names.has(name))) {
    prompts.set(checked.file.name, loadedSide(checked, set.partials));
    if (++count % promptsPerTurn === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
  }
  const rules = [...promptsRules, ...platformRules, ...projectRules];
  const levels = side.project.config.rules ?? {};
  const known = new Set(rules.map(({ id }) => id));
  const errorsAmong = (findings: readonly Finding[]): readonly Finding[] => {
    const suspects = findings.filter(({ severity, rule }) => severity === "error" || Object.hasOwn(levels, rule));
    if (suspects.length === 0) return [];
    const applied = applyRules(suspects, { levels, rules }, set.suppressions());
    // Of what is said about notes nothing counts here: they were read for these findings alone.
    return applied.filter((finding) => finding.severity === "error" && known.has(finding.rule));
  };
  const shared = errorsAmong([...side.loaded.findings, ...set.finish("some")]);
  return { prompts, shared, errorsAmong };
}
