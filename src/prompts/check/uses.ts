/** How a template uses its input, without a schema to compare it with. */
import { defaultPromptLimits } from "../limits.ts";
import type { TemplateTree } from "../tree.ts";
import { Report, type Use } from "./report.ts";
import { inputScope } from "./scope.ts";
import { anyShape, ShapeReader } from "./shape.ts";
import { TemplateWalk } from "./walk.ts";

/** Every use of the input by a template and the partials that it calls. */
export function usesOf(tree: TemplateTree, partials: ReadonlyMap<string, TemplateTree>): readonly Use[] {
  const report = new Report();
  const walk = new TemplateWalk(
    {
      partials,
      reader: new ShapeReader(true),
      origin: "cases",
      lenient: true,
      media: { allowed: [], fileExists: () => true },
      partialDepth: defaultPromptLimits.partialDepth,
      contextNames: undefined,
      source: tree.source ?? { file: "", text: "" },
    },
    report,
  );
  walk.nodes(tree.nodes, inputScope({ shape: anyShape, identity: "" }));
  return report.uses;
}
