/** Rules about the syntax of templates: what parsing reports. */
import type { Rule } from "../platform/finding.ts";

export const templateSyntax: Rule = {
  id: "template-syntax",
  group: "prompts",
  severity: "error",
  title: "A tag that cannot be understood",
  page: `A template is text with tags in double braces, in the language of Handlebars:

| tag | gives |
| --- | --- |
| \`{{name}}\`, \`{{customer.name}}\` | a value |
| \`{{[first name]}}\` | a value whose name holds a space |
| \`{{items.[0]}}\` | an element of a list |
| \`{{#if premium}}…{{else}}…{{/if}}\` | a choice |
| \`{{#each items}}…{{/each}}\` | a loop; inside, \`{{this}}\`, \`{{@index}}\`, \`{{@key}}\` |
| \`{{> customer name=user.name}}\` | another template |
| \`{{! note }}\`, \`{{!-- note with }} --}}\` | nothing |
| \`\\{{name}}\` | the text \`{{name}}\` |

Arguments are separated by spaces, not commas. There are no operators: compare with
\`{{#ifEquals status "lost"}}…{{/ifEquals}}\`.`,
};

export const unclosedBlock: Rule = {
  id: "unclosed-block",
  group: "prompts",
  severity: "error",
  title: "A block that is never closed",
  page: `Every \`{{#name}}\` needs its \`{{/name}}\`. The finding points at the opening, because that is the tag that is
known to want a partner; the closing tag is missing somewhere after it.

\`\`\`handlebars
{{#if premium}}Thank you for your loyalty.
\`\`\`

becomes

\`\`\`handlebars
{{#if premium}}Thank you for your loyalty.{{/if}}
\`\`\``,
};

export const mismatchedBlock: Rule = {
  id: "mismatched-block",
  group: "prompts",
  severity: "error",
  title: "A closing tag that does not fit its block",
  page: `Blocks close in the reverse of the order in which they open, by the same name. \`{{else}}\` stands inside a block,
once, after any \`{{else if …}}\`.

\`\`\`handlebars
{{#each items}}{{#if this.new}}New: {{/each}}{{/if}}
\`\`\`

becomes

\`\`\`handlebars
{{#each items}}{{#if this.new}}New: {{/if}}{{/each}}
\`\`\``,
};

export const unknownHelper: Rule = {
  id: "unknown-helper",
  group: "prompts",
  severity: "error",
  title: "A helper that does not exist",
  page: `A name with arguments is a helper, and these exist:

| helper | use |
| --- | --- |
| \`if\`, \`unless\` | \`{{#if value}}…{{else}}…{{/if}}\` |
| \`each\`, \`with\` | \`{{#each list as |item index|}}…{{/each}}\` |
| \`ifEquals\`, \`unlessEquals\` | \`{{#ifEquals status "lost"}}…{{/ifEquals}}\` |
| \`lookup\` | \`{{lookup prices product}}\` |
| \`json\` | \`{{json order indent=2}}\` |
| \`role\` | \`{{role "system"}}\` begins a message |
| \`history\` | \`{{history}}\` puts the conversation so far here |
| \`media\` | \`{{media url=photo contentType="image/png"}}\` |
| \`section\` | \`{{section "output"}}\` |

Helpers of your own cannot be registered: a template is data that any reader can render, not code. Compute the value
before, and pass it as a variable. A variable whose name holds a space is written \`{{[first name]}}\`.`,
};

export const helperArguments: Rule = {
  id: "helper-arguments",
  group: "prompts",
  severity: "error",
  title: "A helper with the wrong arguments",
  page: `The helper exists, but takes other arguments, or is used as a tag where it is a block, or the other way round.
Dotprompt stops in the middle of rendering at some of these and renders nonsense for others.

A variable with the name of a helper is read through \`this\`: \`{{this.role}}\`.`,
};

export const unsupportedSyntax: Rule = {
  id: "unsupported-syntax",
  group: "prompts",
  severity: "error",
  title: "A part of Handlebars, or of another template language, that Slipway does not have",
  page: `Some parts of Handlebars run code, choose templates by data, or make a template impossible to check before it is
rendered. They are refused:

| written | instead |
| --- | --- |
| \`{{log value}}\` | nothing: it would write into the log of the build |
| \`{{> (lookup . "part")}}\` | \`{{#ifEquals part "a"}}{{> a}}{{/ifEquals}}\` |
| \`{{#*inline "part"}}…{{/inline}}\` | a file \`_part.prompt\` |
| \`{{> @partial-block}}\` | two partials, one before and one after |
| \`{{* decorator}}\` | – |
| \`{{{{raw}}}}…{{{{/raw}}}}\` | \`\\{{name}}\` for each tag that is to stay text |
| \`{{ name|lower }}\` (Jinja) | \`{{name}}\`, with the value in its final form |`,
};

export const dynamicStructure: Rule = {
  id: "dynamic-structure",
  group: "prompts",
  severity: "error",
  title: "Data that would choose a role or a section",
  page: `Whoever controls the data would control which message counts as the system's, and who reviews the template could
not see it. Write the name, and let a condition choose:

\`\`\`handlebars
{{role speaker}}
\`\`\`

becomes

\`\`\`handlebars
{{#ifEquals speaker "model"}}{{role "model"}}{{else}}{{role "user"}}{{/ifEquals}}
\`\`\`

With \`compat: dotprompt\` the name may come from data, as in Dotprompt.`,
};

export const unknownRole: Rule = {
  id: "unknown-role",
  group: "prompts",
  severity: "warning",
  also: [{ severity: "error", when: "where the name is nearly one of the four" }],
  title: "A role that models do not know",
  page: `Dotprompt's roles are \`system\`, \`user\`, \`model\` and \`tool\`. \`assistant\`, as Bedrock and OpenAI call it, is
\`model\` here. A rendering carries another role as it is written, and no model takes it: \`slipway run\` and
\`slipway evaluate\` refuse it before anything is asked, and so does the service where an application passes it on.

It is an error where the name is nearly one of the four, \`usr\` or \`sytem\`: nobody means that. It is a warning for every
other name, because an application may translate names of its own.`,
};

export const templateTooLarge: Rule = {
  id: "template-too-large",
  group: "prompts",
  severity: "error",
  title: "A template that is too large",
  page: `A template may hold one million characters, and fifty thousand tags and names inside tags. What is longer fits
no model's context, and only costs time. Pass long text as a variable, or raise \`limits.templateCharacters\` or
\`limits.templateTags\` in \`slipway.yaml\`.`,
};

export const templateTooDeep: Rule = {
  id: "template-too-deep",
  group: "prompts",
  severity: "error",
  title: "A template that is nested too deeply",
  page: `Blocks may stand inside blocks 100 levels deep; every \`{{else if}}\` of a chain counts as a level, and so do
parentheses in parentheses. Move inner parts into partials, or raise \`limits.blockDepth\` in \`slipway.yaml\`.`,
};

export const templateRules: readonly Rule[] = [
  templateSyntax,
  unclosedBlock,
  mismatchedBlock,
  unknownHelper,
  helperArguments,
  unsupportedSyntax,
  dynamicStructure,
  unknownRole,
  templateTooLarge,
  templateTooDeep,
];
