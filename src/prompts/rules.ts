/** The rules of the prompts room: what is checked in templates and schemas here, the rest in files of their own. */
import type { Rule } from "../platform/finding.ts";
import { caseRules } from "./case-rules.ts";
import { loadRules } from "./load-rules.ts";
import { suppressionRules } from "./suppression-rules.ts";
import { templateRules } from "./template-rules.ts";

export const undefinedVariable: Rule = {
  id: "undefined-variable",
  group: "prompts",
  severity: "error",
  also: [
    {
      severity: "warning",
      when: "where the template only asks whether the value is there, and no schema says which names there are",
    },
    { severity: "warning", when: "with `compat: dotprompt`, where Dotprompt renders all the same" },
  ],
  title: "A variable that nothing gives a value",
  page: `The template uses a name that is neither in the input schema nor in \`input.default\`; where there is no schema,
no case has it; in a classic pair, the configuration lacks it. Dotprompt renders such a name as empty text, so the model
gets “Dear ,”. Usually it is misspelt:

\`\`\`handlebars
Dear {{custmer.name}},
\`\`\`

Correct the name, or add the variable to the input schema:

\`\`\`yaml
input:
  schema:
    customer(object):
      name: string
\`\`\`

Inside \`{{#each}}\` and \`{{#with}}\` names belong to the element: a variable of the prompt is \`{{@root.brand}}\` there, or
\`{{../brand}}\`. A partial sees the context of its call and what is passed to it.

In JSON Schema a list of \`properties\` without \`additionalProperties\` allows other names; for templates, Slipway takes
the list as complete. Write \`additionalProperties: true\` where templates may use more.`,
};

export const optionalVariable: Rule = {
  id: "optional-variable",
  group: "prompts",
  severity: "error",
  title: "A variable that may be missing is used as if it were there",
  page: `The variable is optional (\`plan?\`, or not in \`required\`) and has no default, and the template writes it
without asking whether it is there. In strict mode rendering stops at such a variable; in Dotprompt the text has a hole.

\`\`\`handlebars
You are on the {{plan}} plan.
\`\`\`

One of these repairs it:

\`\`\`handlebars
{{#if plan}}You are on the {{plan}} plan.{{/if}}
\`\`\`

\`\`\`yaml
input:
  schema:
    plan?: string
  default:
    plan: free
\`\`\`

or making it required, \`plan: string\`. Asking for it with \`{{#if}}\`, \`{{#unless}}\`, \`{{#with}}\`, \`{{#each}}\` or
\`{{#ifEquals}}\` is always allowed.`,
};

export const propertyOfText: Rule = {
  id: "property-of-text",
  group: "prompts",
  severity: "error",
  also: [{ severity: "warning", when: "with `compat: dotprompt`, where Dotprompt renders all the same" }],
  title: "A property of something that has none",
  page: `\`{{name.first}}\` asks a text, a number or a list for a property. Only objects have properties, so the result is
always empty. Declare the variable as an object, or use it as it is:

\`\`\`yaml
name(object):
  first: string
\`\`\`

Lists have elements: \`{{#each items}}{{price}}{{/each}}\`, or \`{{items.[0].price}}\`.`,
};

export const structureInText: Rule = {
  id: "structure-in-text",
  group: "prompts",
  severity: "error",
  also: [{ severity: "warning", when: "with `compat: dotprompt`, where Dotprompt renders all the same" }],
  title: "An object or a list written as text",
  page: `\`{{customer}}\` for an object gives “[object Object]” in Handlebars, and a list gives its elements with commas and
nothing else. Write what you want to see:

\`\`\`handlebars
{{customer.name}}
{{#each tags}}{{this}} {{/each}}
{{json customer}}
\`\`\``,
};

export const wrongBlockType: Rule = {
  id: "wrong-block-type",
  group: "prompts",
  severity: "error",
  also: [{ severity: "warning", when: "with `compat: dotprompt`, where Dotprompt renders all the same" }],
  title: "A block over a value of the wrong type",
  page: `\`{{#each}}\` goes through the elements of a list or the properties of an object, and \`{{#with}}\` and a plain
\`{{#name}}\` go into an object. Over a text or a number they render nothing, or nonsense.

\`\`\`yaml
tags: string
\`\`\`

\`\`\`handlebars
{{#each tags}}- {{this}}{{/each}}
\`\`\`

Declare the variable as a list, \`tags(array): string\`, or write \`{{#if tags}}{{tags}}{{/if}}\`.`,
};

export const wrongHelperType: Rule = {
  id: "wrong-helper-type",
  group: "prompts",
  severity: "error",
  title: "A helper is given a value of the wrong type",
  page: `\`{{lookup}}\` looks into an object or a list, \`indent\` of \`{{json}}\` is a number, and \`url\` of \`{{media}}\` is a
text. With a value of another type the helper gives nothing.`,
};

export const impossibleComparison: Rule = {
  id: "impossible-comparison",
  group: "prompts",
  severity: "warning",
  title: "A comparison that is never true",
  page: `\`{{#ifEquals}}\` compares without converting: \`"5"\` is not \`5\`, and a value that the schema does not list never
comes.

\`\`\`yaml
status(enum): [delivered, lost]
\`\`\`

\`\`\`handlebars
{{#ifEquals status "lots"}}…{{/ifEquals}}
\`\`\`

What stands in the block never reaches the model. Correct the value, or add it to the schema.`,
};

export const loopVariable: Rule = {
  id: "loop-variable",
  group: "prompts",
  severity: "error",
  also: [{ severity: "warning", when: "with `compat: dotprompt`, where Dotprompt renders all the same" }],
  title: "A variable of a loop outside a loop",
  page: `\`@index\`, \`@key\`, \`@first\` and \`@last\` are known inside \`{{#each}}\` only; \`@../index\` needs a second loop around the
first.`,
};

export const contextVariable: Rule = {
  id: "context-variable",
  group: "prompts",
  severity: "warning",
  title: "Context data that no case supplies",
  page: `Names such as \`@state\` and \`@auth\` are context data: the application passes them beside the input, and no
schema describes them. A case has to say what they are, or it cannot be rendered:

\`\`\`yaml
cases:
  - name: signed-in
    input: { question: Where is my order? }
    context: { state: { name: Anna } }
\`\`\``,
};

export const unusedVariable: Rule = {
  id: "unused-variable",
  group: "prompts",
  severity: "warning",
  also: [
    { severity: "note", when: "where it is a property inside a variable that is used: callers may share the object" },
  ],
  title: "A variable that the template never uses",
  page: `The input schema (in a classic pair: the configuration) has a variable that neither the template nor any partial
uses. Callers compute and pass it for nothing; often the template misspells it, or lost a line. Remove it, or use it:
\`{{name}}\`. \`{{json this}}\` and \`{{json @root}}\` use all of them.

A property that is not used, of an object that is, is a note only: objects are often shared between prompts.`,
};

export const tooManyInputs: Rule = {
  id: "too-many-variables",
  group: "prompts",
  severity: "error",
  title: "A prompt with too many variables",
  page: `A prompt may declare 500 variables. More of them nobody can review, and they are usually rows of a table: pass a
list of objects, and loop over it. \`limits.variables\` in \`slipway.yaml\` raises the limit.`,
};

export const missingInputSchema: Rule = {
  id: "missing-input-schema",
  group: "prompts",
  severity: "warning",
  title: "A prompt without an input schema",
  page: `Without a schema nobody can tell a misspelt variable from a new one before the prompt is rendered, and callers
do not know what to pass. The finding shows the schema that the template and its cases suggest: paste it into the
front matter, and correct the types.

\`\`\`yaml
input:
  schema:
    question: string
    plan?: string
\`\`\``,
};

export const schemaInvalid: Rule = {
  id: "schema-invalid",
  group: "prompts",
  severity: "error",
  title: "A schema that cannot be used",
  page: `The schema of the input, of the output or of a tool is wrong: a type that does not exist, a \`$ref\` that leads
nowhere or out of the document (other documents are never fetched), a regular expression that cannot be matched in
linear time (look-ahead, look-behind, back-references), or a schema that refers to itself without end.

Schemas are JSON Schema (draft 2020-12, and the spellings of draft-04 to -07), or Picoschema:

\`\`\`yaml
input:
  schema:
    name: string, what to call the customer
    plan?: string
    tags(array): string
    status(enum): [delivered, lost]
    order(object):
      id: string
      total: number
    counts(object):
      (*): number
\`\`\``,
};

export const schemaDoubt: Rule = {
  id: "schema-doubt",
  group: "prompts",
  severity: "warning",
  title: "A keyword in a schema that does nothing",
  page: `JSON Schema ignores keywords that it does not know, so a misspelt one (\`requried\`) is silently without effect.
Picoschema with a field called \`type\` whose value is the name of a type is read as JSON Schema, as in Dotprompt, and the
other fields are then lost; write such a schema as JSON Schema, or rename the field.`,
};

export const defaultInvalid: Rule = {
  id: "default-invalid",
  group: "prompts",
  severity: "error",
  title: "A default that does not fit the input schema",
  page: `\`input.default\` fills in variables that a caller leaves out, so each value has to fit the schema of its variable.`,
};

export const missingPartial: Rule = {
  id: "missing-partial",
  group: "prompts",
  severity: "error",
  title: "A partial that does not exist",
  page: `\`{{> name}}\` puts another template here: the file \`_name.prompt\` in the folder of the prompts (or in a folder
inside it, \`{{> folder/name}}\`). There is none of this name.`,
};

export const emptyPrompt: Rule = {
  id: "empty-prompt",
  group: "prompts",
  severity: "error",
  also: [{ severity: "warning", when: "where it says nothing for a case alone" }],
  title: "A prompt that says nothing",
  page: `The file is empty, or its template gives no text, medium or history on any path, so a release would deliver a prompt
that models refuse. Write what the model is to do below the settings, or remove the file.

Where a template gives text for some inputs and nothing at all for a case, the finding is a warning and points at the case.

A prompt that carries settings alone on purpose, for an application that brings the text, says so below them:

\`\`\`handlebars
{{! slipway:ignore empty-prompt the application writes the question itself }}
\`\`\``,
};

export const unusedPartial: Rule = {
  id: "unused-partial",
  group: "prompts",
  severity: "warning",
  title: "A partial that no prompt uses",
  page: `No prompt calls the partial, neither directly nor through another partial. Remove the file, or call it with
\`{{> name}}\`.`,
};

export const circularPartial: Rule = {
  id: "circular-partial",
  group: "prompts",
  severity: "error",
  title: "Partials that call each other in a circle",
  page: `Rendering would never end: a partial calls itself, directly or through others. Remove one of the calls. To go
through a list, use \`{{#each}}\` in one partial.`,
};

export const incompleteCheck: Rule = {
  id: "incomplete-check",
  group: "prompts",
  severity: "warning",
  also: [{ severity: "error", when: "where partials are nested deeper than rendering goes" }],
  title: "A check that ended before it had seen everything",
  page: `A template with two hundred problems is not read on: repair those first. And partials that call partials, each
time with other values, multiply the ways through a prompt: past two hundred thousand tags the check ends, and
what comes after it is unchecked. Call partials from fewer places.

Partials inside partials beyond \`limits.partialDepth\`, and more than 400 blocks inside each other, are an error:
rendering would end there.`,
};

export const mediaAddress: Rule = {
  id: "media-address",
  group: "prompts",
  severity: "error",
  title: "A medium at an address that is not used",
  page: `Media are files of the project (\`media/photo.png\`, from the folder of \`slipway.yaml\`), \`data:\` addresses, or
\`s3:\` addresses that \`slipway.yaml\` allows:

\`\`\`yaml
media:
  allow: [s3://acme-photos/support/]
\`\`\`

Nothing is fetched from the web: what is there can change after the release was approved, and an address from data
would let strangers choose what is fetched.`,
};

export const mediaMissing: Rule = {
  id: "media-missing",
  group: "prompts",
  severity: "error",
  title: "A medium that is not in the project",
  page: `The template, or a case, names a file that does not exist. Paths begin at the folder of \`slipway.yaml\`, use \`/\`,
and have the exact case of the file's name.`,
};

export const foreignPlaceholder: Rule = {
  id: "foreign-placeholder",
  group: "prompts",
  severity: "error",
  also: [
    {
      severity: "warning",
      when: "where the text may be meant as it stands: the template fills the variable in elsewhere, or, in a `*.prompt` file, there is none of this name",
    },
  ],
  title: "A placeholder of another template language",
  page: `These stay in the text, and the model sees them as they are:

| written | comes from | here |
| --- | --- | --- |
| \`{name}\` | Python's \`format\` and f-strings | \`{{name}}\` |
| \`\${name}\` | JavaScript, shells | \`{{name}}\` |
| \`{% if x %}…{% endif %}\` | Jinja | \`{{#if x}}…{{/if}}\` |
| \`{% for item in items %}\` | Jinja | \`{{#each items as |item|}}…{{/each}}\` |
| \`{# note #}\` | Jinja | \`{{! note }}\` |

Where the text is meant as it stands (a prompt about Python, say), put
\`{{! slipway:ignore foreign-placeholder REASON }}\` on the line before.`,
};

export const invisibleCharacter: Rule = {
  id: "invisible-character",
  group: "prompts",
  severity: "error",
  also: [
    {
      severity: "warning",
      when: "where at most three stand together, and none changes the direction of the text or hides a message",
    },
  ],
  title: "A character that nobody sees",
  page: `Bidirectional controls, zero-width characters, tag characters and other invisible ones can make a line look
different from what the model reads: a reviewer approves one text, and another one runs. Remove the character. Where it
is meant (a joiner inside an emoji or in Persian is allowed anyway), pass it as a variable.`,
};

export const variableName: Rule = {
  id: "variable-name",
  group: "prompts",
  severity: "warning",
  title: "A variable whose name cannot be written in a tag",
  page: `A name with a space, a dot or another sign needs brackets in every tag, \`{{[first name]}}\`, and most tools that
fill in templates do not know them. Rename the variable: \`first_name\`.`,
};

/** Every rule of the room; reports and pages are made from this list. */
export const promptsRules: readonly Rule[] = [
  ...templateRules,
  undefinedVariable,
  optionalVariable,
  propertyOfText,
  structureInText,
  wrongBlockType,
  wrongHelperType,
  impossibleComparison,
  loopVariable,
  contextVariable,
  unusedVariable,
  tooManyInputs,
  missingInputSchema,
  schemaInvalid,
  schemaDoubt,
  defaultInvalid,
  missingPartial,
  emptyPrompt,
  unusedPartial,
  circularPartial,
  incompleteCheck,
  mediaAddress,
  mediaMissing,
  foreignPlaceholder,
  invisibleCharacter,
  variableName,
  ...loadRules,
  ...caseRules,
  ...suppressionRules,
];
