/** The helpers that templates know: Handlebars' and Dotprompt's, without `log`, which writes to standard output. */

/** What a helper takes. */
export interface HelperShape {
  readonly parameters: number;
  readonly options: readonly string[];
  readonly required: readonly string[];
  readonly example: string;
}

const noOptions: readonly string[] = [];

/** Helpers that open a block. */
export const blockHelpers: ReadonlySet<string> = new Set(["if", "unless", "each", "with", "ifEquals", "unlessEquals"]);
/** Helpers that give a value. */
export const valueHelpers: ReadonlySet<string> = new Set(["json", "lookup"]);
/** Helpers that give a message, a place in the conversation, or a part. */
export const structureHelpers: ReadonlySet<string> = new Set(["role", "history", "media", "section"]);
/** Names that Handlebars resolves to helpers that do not exist here. */
export const reservedNames: ReadonlySet<string> = new Set(["log", "helperMissing", "blockHelperMissing"]);

/** True for every name that Handlebars or Dotprompt would take for a helper rather than for a variable. */
export function isHelper(name: string): boolean {
  return blockHelpers.has(name) || valueHelpers.has(name) || structureHelpers.has(name) || reservedNames.has(name);
}

/** Undefined for what is no helper. */
export function shapeOf(name: string): HelperShape | undefined {
  switch (name) {
    case "if":
    case "unless":
      return shape(1, `{{#${name} value}}…{{/${name}}}`, ["includeZero"]);
    case "each":
      return shape(1, "{{#each list}}…{{/each}}");
    case "with":
      return shape(1, "{{#with value}}…{{/with}}");
    case "ifEquals":
    case "unlessEquals":
      return shape(2, `{{#${name} status "lost"}}…{{/${name}}}`);
    case "json":
      return shape(1, "{{json value indent=2}}", ["indent"]);
    case "lookup":
      return shape(2, "{{lookup prices product}}");
    case "role":
      return shape(1, '{{role "user"}}');
    case "section":
      return shape(1, '{{section "output"}}');
    case "history":
      return shape(0, "{{history}}");
    case "media":
      return shape(0, '{{media url=photo contentType="image/png"}}', ["url", "contentType"], ["url"]);
    default:
      return undefined;
  }
}

function shape(parameters: number, example: string, options = noOptions, required = noOptions): HelperShape {
  return { parameters, options, required, example };
}
