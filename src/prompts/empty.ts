/** Prompts that say nothing: no path through the template gives text, media, history or data. */
import type { Finding } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import type { Case, Message, Prompt } from "./prompt.ts";
import { emptyPrompt } from "./rules.ts";
import type { TemplateNode, TemplateTree } from "./tree.ts";

/** True where a template, with the partials that it calls, gives nothing but white space on every path. */
export function saysNothing(tree: TemplateTree, partials: ReadonlyMap<string, TemplateTree>): boolean {
  const seen = new Set<TemplateTree>([tree]);
  const isSilent = (node: TemplateNode): boolean => {
    switch (node.type) {
      case "text":
        return node.text.trim() === "";
      case "role":
        return true;
      case "if":
      case "each":
      case "with":
      case "block":
        return node.body.every(isSilent) && node.otherwise.every(isSilent);
      case "partial": {
        const partial = partials.get(node.name);
        // A missing partial is a finding of its own.
        if (partial === undefined) return node.fallback?.every(isSilent) ?? false;
        // What was gone through before is silent, or the search had ended there.
        if (seen.has(partial)) return true;
        seen.add(partial);
        return partial.nodes.every(isSilent);
      }
      default:
        return false;
    }
  };
  return tree.nodes.every(isSilent);
}

/** The finding about a prompt that says nothing whatever it is given. */
export function emptyTemplate({ name, form, template }: Prompt): Finding {
  const what = template.source.text.trim() === "" ? "The file is empty" : "The template holds no text";
  // Where a note that silences the finding stands as well.
  const start = template.startOffset + Math.max(0, template.text.search(/\S/));
  return createFinding(
    emptyPrompt,
    template.source,
    { start, end: start },
    {
      message: `${what}, so \`${name}\` says nothing to the model.`,
      help:
        form === "classic"
          ? "Write what the model is to do, or remove the template and its configuration."
          : "Write what the model is to do below the settings, or remove the file.",
    },
  );
}

/** The finding about cases for which a prompt says nothing; undefined where there is none. */
export function emptyForCases(prompt: Prompt, silent: readonly Case[]): Finding | undefined {
  const [first, ...others] = silent;
  if (first === undefined) return undefined;
  const more = others.length === 0 ? "" : ` (and for ${others.length} more)`;
  return createFinding(emptyPrompt, first.source, first.range, {
    message: `For the case \`${first.name}\`${more} \`${prompt.name}\` gives no text at all.`,
    help: "Give the template text that stands outside its conditions, or an `{{else}}`; models refuse an empty prompt.",
    severity: "warning",
  });
}

/** True for messages without a part that a model would see. */
export function isSilent(messages: readonly Message[]): boolean {
  return messages.every(({ content }) =>
    content.every((part) => ("text" in part ? part.text.trim() === "" : "metadata" in part)),
  );
}
