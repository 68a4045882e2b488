/** Checks prompts, one after the other, and at the end what only all of them together show. */
import type { Finding } from "../../platform/finding.ts";
import { createFileFinding } from "../../platform/finding-at.ts";
import { promptWithoutCase } from "../case-rules.ts";
import { emptyTemplate, saysNothing } from "../empty.ts";
import type { Prompt } from "../prompt.ts";
import { unusedPartial } from "../rules.ts";
import type { TemplateTree } from "../tree.ts";
import { checkCases, withDefaults } from "./cases.ts";
import { Coverage } from "./coverage.ts";
import { checkInvisible } from "./invisible.ts";
import { checkNames } from "./names.ts";
import { checkPlaceholders } from "./placeholders.ts";
import { checkSchemas, SchemaCompiler } from "./schemas.ts";
import { type CheckOptions, type CheckSubject, nothingUnclear } from "./subject.ts";
import { checkTemplate } from "./template.ts";
import { checkUnused } from "./unused.ts";

export type { CheckOptions, CheckSubject } from "./subject.ts";

export interface PromptChecker {
  /** Every finding about one prompt, its template, settings and cases. Findings in partials come with `finish`. */
  check(subject: CheckSubject): Promise<readonly Finding[]>;
  /** What only all prompts together show: findings in partials, each once, partials that are not used, and branches. */
  finish(): readonly Finding[];
}

/** Names kept to recognise placeholders in partials; more say nothing new. */
const mostVariables = 10_000;

/** Nothing is kept of a prompt once it is checked, but findings in partials and what was seen of partials. */
export function createPromptChecker(options: CheckOptions): PromptChecker {
  return new Checker(options);
}

class Checker implements PromptChecker {
  private readonly options: CheckOptions;
  private readonly compiler = new SchemaCompiler();
  private readonly coverage: Coverage;
  private readonly inPartials: PartialFindings;
  private readonly called = new Set<TemplateTree>();
  private readonly variables = new Set<string>();

  constructor(options: CheckOptions) {
    this.options = options;
    this.coverage = new Coverage(options.partials);
    this.inPartials = new PartialFindings(options.partials);
  }

  async check(subject: CheckSubject): Promise<readonly Finding[]> {
    const { options, variables } = this;
    const { tree, unclear = nothingUnclear } = subject;
    const { validator: usable, findings: inSchemas, inputBroken } = await checkSchemas(subject.prompt, this.compiler);
    const inputUnclear = unclear.input || inputBroken;
    // Without a schema the cases say what the input is.
    const anything = inputUnclear || (subject.prompt.input.schema === undefined && unclear.cases !== "none");
    const prompt = anything ? withAnyInput(subject.prompt, inputUnclear) : subject.prompt;
    const validator = anything ? undefined : usable;
    const cases = unclear.cases === "all" ? [] : subject.cases;
    const template = checkTemplate({ ...subject, prompt, cases }, options);
    markCalled(tree, options.partials, this.called);
    for (const name of template.known) if (variables.size < mostVariables) variables.add(name);
    const placeholders = checkPlaceholders(prompt.template, tree?.comments ?? [], {
      names: template.known,
      isUsed: template.isUsed,
      isClassic: prompt.form === "classic",
    });
    const findings = [
      ...inSchemas,
      ...(tree !== undefined && saysNothing(tree, options.partials) ? [emptyTemplate(prompt)] : []),
      ...template.findings,
      ...placeholders.findings,
      ...checkUnused(prompt, template, placeholders.names),
      ...checkNames(prompt, template.known),
      ...checkInvisible(prompt.template.source),
      ...(prompt.settings.file === prompt.template.source.file ? [] : checkInvisible(prompt.settings)),
      ...checkCases(prompt, cases, { validator, uses: template.uses, media: options.media }).filter(
        ({ rule }) => unclear.cases === "none" || rule !== promptWithoutCase.id,
      ),
    ];
    if (tree !== undefined && !inputUnclear && unclear.cases === "none") {
      const inputs = cases.map((one) => ({ input: withDefaults(prompt, one.input), context: one.context }));
      findings.push(...this.coverage.check(tree, inputs));
    }
    return this.inPartials.keep(options.severalPrompts === true ? forWhom(findings, prompt) : findings, prompt.name);
  }

  finish(): readonly Finding[] {
    const { partials } = this.options;
    const trees = new Set(partials.values());
    const unused: Finding[] = [];
    const rest: Finding[] = [];
    const names = [...this.variables];
    for (const tree of trees) {
      const { source } = tree;
      if (source === undefined) continue;
      rest.push(...checkInvisible(source));
      const template = { source, text: source.text, startOffset: 0 };
      rest.push(
        ...checkPlaceholders(template, tree.comments, { names, isUsed: () => true, isClassic: false }).findings,
      );
      if (this.called.has(tree)) continue;
      const [name = ""] = [...partials].filter(([, one]) => one === tree).map(([key]) => key);
      unused.push(
        createFileFinding(unusedPartial, source.file, {
          message: `No prompt uses the partial \`${name}\`.`,
          help: `Remove the file, or call it: \`{{> ${name}}}\`.`,
        }),
      );
    }
    return [...this.inPartials.merged(), ...rest, ...unused, ...this.coverage.finish()];
  }
}

/**
 * Several classic configurations may share a template, and what is wrong in it for one is right for the others: such a
 * finding names the prompt.
 */
function forWhom(findings: readonly Finding[], { name, form, template, settings }: Prompt): readonly Finding[] {
  const { file } = template.source;
  if (form !== "classic" || file === settings.file) return findings;
  return findings.map((finding) =>
    finding.file === file ? { ...finding, help: `${finding.help} (Seen in \`${name}\`.)` } : finding,
  );
}

/** The prompt with an input of which nothing is known, so that nothing is said against it; and without its defaults. */
function withAnyInput(prompt: Prompt, defaultsToo: boolean): Prompt {
  const { schemaPlaces: _, ...input } = prompt.input;
  return {
    ...prompt,
    input: { ...input, schema: true, schemaFrom: "author", default: defaultsToo ? {} : input.default },
  };
}

/** Every partial that is called, directly or through others. */
function markCalled(
  tree: TemplateTree | undefined,
  partials: ReadonlyMap<string, TemplateTree>,
  called: Set<TemplateTree>,
): void {
  const stack = tree === undefined ? [] : [tree];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const name of next.partials) {
      const partial = partials.get(name);
      if (partial === undefined || called.has(partial)) continue;
      called.add(partial);
      stack.push(partial);
    }
  }
}

/**
 * A mistake in a partial shows in every prompt that calls it. It is one finding, which names the prompts: who repairs
 * the partial wants to know for whom it is wrong.
 */
class PartialFindings {
  private readonly files: ReadonlySet<string>;
  private readonly found = new Map<string, { readonly finding: Finding; readonly prompts: string[]; count: number }>();

  constructor(partials: ReadonlyMap<string, TemplateTree>) {
    this.files = new Set(
      [...partials.values()].flatMap((tree) => (tree.source === undefined ? [] : [tree.source.file])),
    );
  }

  /** Keeps findings in partials for later, and gives the others back. */
  keep(findings: readonly Finding[], prompt: string): readonly Finding[] {
    if (this.files.size === 0) return findings;
    return findings.filter((finding) => {
      if (!this.files.has(finding.file)) return true;
      const { line, column } = finding.range.start;
      const key = JSON.stringify([finding.rule, finding.file, line, column, finding.message]);
      const known = this.found.get(key);
      if (known === undefined) {
        this.found.set(key, { finding, prompts: [prompt], count: 1 });
      } else {
        known.count++;
        if (known.prompts.length < 3) known.prompts.push(prompt);
      }
      return false;
    });
  }

  merged(): readonly Finding[] {
    return [...this.found.values()].map(({ finding, prompts, count }) => {
      const names = prompts.map((name) => `\`${name}\``).join(", ");
      const more = count > prompts.length ? ` and ${count - prompts.length} more` : "";
      return { ...finding, help: `${finding.help} (Seen in ${names}${more}.)` };
    });
  }
}
