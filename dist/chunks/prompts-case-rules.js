const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_load_rules = require("./prompts-load-rules.js");
const require_suppression_rules = require("./prompts-suppression-rules.js");

// src/prompts/case-rules.ts
const promptWithoutCase = {
	id: "prompt-without-case",
	group: "cases",
	severity: "warning",
	title: "A prompt without a case",
	page: `A case is a named set of inputs. It is rendered in every check, reviewed in every change, and evaluated. Without
one, nobody has seen what the prompt gives. A prompt that some case names as its judge is asked with answers, and needs
none of its own. The finding stands at a file of cases that holds none yet, else at the prompt. Write \`NAME.cases.yaml\` beside the prompt:

\`\`\`yaml
cases:
  - name: lost-parcel
    input:
      question: Where is my order?
\`\`\``
};
const duplicateCase = {
	id: "duplicate-case",
	group: "cases",
	severity: "error",
	title: "Two cases of one name",
	page: `Cases of a prompt are told apart by name: in renderings, in completions and in comparisons with the base. Give
each its own. Names that differ only in case are one name on many file systems.`
};
const caseInput = {
	id: "case-input",
	group: "cases",
	severity: "error",
	title: "The input of a case does not fit the input schema",
	page: `What a case passes has to be what callers may pass. The finding points at the value, or at its name where the
schema does not know it. Correct the case, or the schema.`
};
const uncoveredBranch = {
	id: "uncovered-branch",
	group: "cases",
	severity: "note",
	title: "A branch that no case takes",
	page: `No case of any prompt makes the template take this branch, so nobody has seen what it gives. Add a case with an
input that leads here, or remove the branch.`
};
const caseRules = [
	promptWithoutCase,
	duplicateCase,
	caseInput,
	uncoveredBranch
];

// src/prompts/template-rules.ts
const templateSyntax = {
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
| \`{{#if premium}}\u2026{{else}}\u2026{{/if}}\` | a choice |
| \`{{#each items}}\u2026{{/each}}\` | a loop; inside, \`{{this}}\`, \`{{@index}}\`, \`{{@key}}\` |
| \`{{> customer name=user.name}}\` | another template |
| \`{{! note }}\`, \`{{!-- note with }} --}}\` | nothing |
| \`\\{{name}}\` | the text \`{{name}}\` |

Arguments are separated by spaces, not commas. There are no operators: compare with
\`{{#ifEquals status "lost"}}\u2026{{/ifEquals}}\`.`
};
const unclosedBlock = {
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
\`\`\``
};
const mismatchedBlock = {
	id: "mismatched-block",
	group: "prompts",
	severity: "error",
	title: "A closing tag that does not fit its block",
	page: `Blocks close in the reverse of the order in which they open, by the same name. \`{{else}}\` stands inside a block,
once, after any \`{{else if \u2026}}\`.

\`\`\`handlebars
{{#each items}}{{#if this.new}}New: {{/each}}{{/if}}
\`\`\`

becomes

\`\`\`handlebars
{{#each items}}{{#if this.new}}New: {{/if}}{{/each}}
\`\`\``
};
const unknownHelper = {
	id: "unknown-helper",
	group: "prompts",
	severity: "error",
	title: "A helper that does not exist",
	page: `A name with arguments is a helper, and these exist:

| helper | use |
| --- | --- |
| \`if\`, \`unless\` | \`{{#if value}}\u2026{{else}}\u2026{{/if}}\` |
| \`each\`, \`with\` | \`{{#each list as |item index|}}\u2026{{/each}}\` |
| \`ifEquals\`, \`unlessEquals\` | \`{{#ifEquals status "lost"}}\u2026{{/ifEquals}}\` |
| \`lookup\` | \`{{lookup prices product}}\` |
| \`json\` | \`{{json order indent=2}}\` |
| \`role\` | \`{{role "system"}}\` begins a message |
| \`history\` | \`{{history}}\` puts the conversation so far here |
| \`media\` | \`{{media url=photo contentType="image/png"}}\` |
| \`section\` | \`{{section "output"}}\` |

Helpers of your own cannot be registered: a template is data that any reader can render, not code. Compute the value
before, and pass it as a variable. A variable whose name holds a space is written \`{{[first name]}}\`.`
};
const helperArguments = {
	id: "helper-arguments",
	group: "prompts",
	severity: "error",
	title: "A helper with the wrong arguments",
	page: `The helper exists, but takes other arguments, or is used as a tag where it is a block, or the other way round.
Dotprompt stops in the middle of rendering at some of these and renders nonsense for others.

A variable with the name of a helper is read through \`this\`: \`{{this.role}}\`.`
};
const unsupportedSyntax = {
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
| \`{{#*inline "part"}}\u2026{{/inline}}\` | a file \`_part.prompt\` |
| \`{{> @partial-block}}\` | two partials, one before and one after |
| \`{{* decorator}}\` | \u2013 |
| \`{{{{raw}}}}\u2026{{{{/raw}}}}\` | \`\\{{name}}\` for each tag that is to stay text |
| \`{{ name|lower }}\` (Jinja) | \`{{name}}\`, with the value in its final form |`
};
const dynamicStructure = {
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

With \`compat: dotprompt\` the name may come from data, as in Dotprompt.`
};
const unknownRole = {
	id: "unknown-role",
	group: "prompts",
	severity: "warning",
	also: [{
		severity: "error",
		when: "where the name is nearly one of the four"
	}],
	title: "A role that models do not know",
	page: `Dotprompt's roles are \`system\`, \`user\`, \`model\` and \`tool\`. \`assistant\`, as Bedrock and OpenAI call it, is
\`model\` here. A rendering carries another role as it is written, and no model takes it: \`slipway run\` and
\`slipway evaluate\` refuse it before anything is asked, and so does the service where an application passes it on.

It is an error where the name is nearly one of the four, \`usr\` or \`sytem\`: nobody means that. It is a warning for every
other name, because an application may translate names of its own.`
};
const templateTooLarge = {
	id: "template-too-large",
	group: "prompts",
	severity: "error",
	title: "A template that is too large",
	page: `A template may hold one million characters, and fifty thousand tags and names inside tags. What is longer fits
no model's context, and only costs time. Pass long text as a variable, or raise \`limits.templateCharacters\` or
\`limits.templateTags\` in \`slipway.yaml\`.`
};
const templateTooDeep = {
	id: "template-too-deep",
	group: "prompts",
	severity: "error",
	title: "A template that is nested too deeply",
	page: `Blocks may stand inside blocks 100 levels deep; every \`{{else if}}\` of a chain counts as a level, and so do
parentheses in parentheses. Move inner parts into partials, or raise \`limits.blockDepth\` in \`slipway.yaml\`.`
};
const templateRules = [
	templateSyntax,
	unclosedBlock,
	mismatchedBlock,
	unknownHelper,
	helperArguments,
	unsupportedSyntax,
	dynamicStructure,
	unknownRole,
	templateTooLarge,
	templateTooDeep
];

// src/prompts/rules.ts
var rules_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ promptsRules: () => promptsRules });
const undefinedVariable = {
	id: "undefined-variable",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where the template only asks whether the value is there, and no schema says which names there are"
	}, {
		severity: "warning",
		when: "with `compat: dotprompt`, where Dotprompt renders all the same"
	}],
	title: "A variable that nothing gives a value",
	page: `The template uses a name that is neither in the input schema nor in \`input.default\`; where there is no schema,
no case has it; in a classic pair, the configuration lacks it. Dotprompt renders such a name as empty text, so the model
gets \u201cDear ,\u201d. Usually it is misspelt:

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
the list as complete. Write \`additionalProperties: true\` where templates may use more.`
};
const optionalVariable = {
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
\`{{#ifEquals}}\` is always allowed.`
};
const propertyOfText = {
	id: "property-of-text",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "with `compat: dotprompt`, where Dotprompt renders all the same"
	}],
	title: "A property of something that has none",
	page: `\`{{name.first}}\` asks a text, a number or a list for a property. Only objects have properties, so the result is
always empty. Declare the variable as an object, or use it as it is:

\`\`\`yaml
name(object):
  first: string
\`\`\`

Lists have elements: \`{{#each items}}{{price}}{{/each}}\`, or \`{{items.[0].price}}\`.`
};
const structureInText = {
	id: "structure-in-text",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "with `compat: dotprompt`, where Dotprompt renders all the same"
	}],
	title: "An object or a list written as text",
	page: `\`{{customer}}\` for an object gives \u201c[object Object]\u201d in Handlebars, and a list gives its elements with commas and
nothing else. Write what you want to see:

\`\`\`handlebars
{{customer.name}}
{{#each tags}}{{this}} {{/each}}
{{json customer}}
\`\`\``
};
const wrongBlockType = {
	id: "wrong-block-type",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "with `compat: dotprompt`, where Dotprompt renders all the same"
	}],
	title: "A block over a value of the wrong type",
	page: `\`{{#each}}\` goes through the elements of a list or the properties of an object, and \`{{#with}}\` and a plain
\`{{#name}}\` go into an object. Over a text or a number they render nothing, or nonsense.

\`\`\`yaml
tags: string
\`\`\`

\`\`\`handlebars
{{#each tags}}- {{this}}{{/each}}
\`\`\`

Declare the variable as a list, \`tags(array): string\`, or write \`{{#if tags}}{{tags}}{{/if}}\`.`
};
const wrongHelperType = {
	id: "wrong-helper-type",
	group: "prompts",
	severity: "error",
	title: "A helper is given a value of the wrong type",
	page: `\`{{lookup}}\` looks into an object or a list, \`indent\` of \`{{json}}\` is a number, and \`url\` of \`{{media}}\` is a
text. With a value of another type the helper gives nothing.`
};
const impossibleComparison = {
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
{{#ifEquals status "lots"}}\u2026{{/ifEquals}}
\`\`\`

What stands in the block never reaches the model. Correct the value, or add it to the schema.`
};
const loopVariable = {
	id: "loop-variable",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "with `compat: dotprompt`, where Dotprompt renders all the same"
	}],
	title: "A variable of a loop outside a loop",
	page: `\`@index\`, \`@key\`, \`@first\` and \`@last\` are known inside \`{{#each}}\` only; \`@../index\` needs a second loop around the
first.`
};
const contextVariable = {
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
\`\`\``
};
const unusedVariable = {
	id: "unused-variable",
	group: "prompts",
	severity: "warning",
	also: [{
		severity: "note",
		when: "where it is a property inside a variable that is used: callers may share the object"
	}],
	title: "A variable that the template never uses",
	page: `The input schema (in a classic pair: the configuration) has a variable that neither the template nor any partial
uses. Callers compute and pass it for nothing; often the template misspells it, or lost a line. Remove it, or use it:
\`{{name}}\`. \`{{json this}}\` and \`{{json @root}}\` use all of them.

A property that is not used, of an object that is, is a note only: objects are often shared between prompts.`
};
const tooManyInputs = {
	id: "too-many-variables",
	group: "prompts",
	severity: "error",
	title: "A prompt with too many variables",
	page: `A prompt may declare 500 variables. More of them nobody can review, and they are usually rows of a table: pass a
list of objects, and loop over it. \`limits.variables\` in \`slipway.yaml\` raises the limit.`
};
const missingInputSchema = {
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
\`\`\``
};
const schemaInvalid = {
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
\`\`\``
};
const schemaDoubt = {
	id: "schema-doubt",
	group: "prompts",
	severity: "warning",
	title: "A keyword in a schema that does nothing",
	page: `JSON Schema ignores keywords that it does not know, so a misspelt one (\`requried\`) is silently without effect.
Picoschema with a field called \`type\` whose value is the name of a type is read as JSON Schema, as in Dotprompt, and the
other fields are then lost; write such a schema as JSON Schema, or rename the field.`
};
const defaultInvalid = {
	id: "default-invalid",
	group: "prompts",
	severity: "error",
	title: "A default that does not fit the input schema",
	page: `\`input.default\` fills in variables that a caller leaves out, so each value has to fit the schema of its variable.`
};
const missingPartial = {
	id: "missing-partial",
	group: "prompts",
	severity: "error",
	title: "A partial that does not exist",
	page: `\`{{> name}}\` puts another template here: the file \`_name.prompt\` in the folder of the prompts (or in a folder
inside it, \`{{> folder/name}}\`). There is none of this name.`
};
const emptyPrompt = {
	id: "empty-prompt",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where it says nothing for a case alone"
	}],
	title: "A prompt that says nothing",
	page: `The file is empty, or its template gives no text, medium or history on any path, so a release would deliver a prompt
that models refuse. Write what the model is to do below the settings, or remove the file.

Where a template gives text for some inputs and nothing at all for a case, the finding is a warning and points at the case.

A prompt that carries settings alone on purpose, for an application that brings the text, says so below them:

\`\`\`handlebars
{{! slipway:ignore empty-prompt the application writes the question itself }}
\`\`\``
};
const unusedPartial = {
	id: "unused-partial",
	group: "prompts",
	severity: "warning",
	title: "A partial that no prompt uses",
	page: `No prompt calls the partial, neither directly nor through another partial. Remove the file, or call it with
\`{{> name}}\`.`
};
const circularPartial = {
	id: "circular-partial",
	group: "prompts",
	severity: "error",
	title: "Partials that call each other in a circle",
	page: `Rendering would never end: a partial calls itself, directly or through others. Remove one of the calls. To go
through a list, use \`{{#each}}\` in one partial.`
};
const incompleteCheck = {
	id: "incomplete-check",
	group: "prompts",
	severity: "warning",
	also: [{
		severity: "error",
		when: "where partials are nested deeper than rendering goes"
	}],
	title: "A check that ended before it had seen everything",
	page: `A template with two hundred problems is not read on: repair those first. And partials that call partials, each
time with other values, multiply the ways through a prompt: past two hundred thousand tags the check ends, and
what comes after it is unchecked. Call partials from fewer places.

Partials inside partials beyond \`limits.partialDepth\`, and more than 400 blocks inside each other, are an error:
rendering would end there.`
};
const mediaAddress = {
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
would let strangers choose what is fetched.`
};
const mediaMissing = {
	id: "media-missing",
	group: "prompts",
	severity: "error",
	title: "A medium that is not in the project",
	page: `The template, or a case, names a file that does not exist. Paths begin at the folder of \`slipway.yaml\`, use \`/\`,
and have the exact case of the file's name.`
};
const foreignPlaceholder = {
	id: "foreign-placeholder",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where the text may be meant as it stands: the template fills the variable in elsewhere, or, in a `*.prompt` file, there is none of this name"
	}],
	title: "A placeholder of another template language",
	page: `These stay in the text, and the model sees them as they are:

| written | comes from | here |
| --- | --- | --- |
| \`{name}\` | Python's \`format\` and f-strings | \`{{name}}\` |
| \`\${name}\` | JavaScript, shells | \`{{name}}\` |
| \`{% if x %}\u2026{% endif %}\` | Jinja | \`{{#if x}}\u2026{{/if}}\` |
| \`{% for item in items %}\` | Jinja | \`{{#each items as |item|}}\u2026{{/each}}\` |
| \`{# note #}\` | Jinja | \`{{! note }}\` |

Where the text is meant as it stands (a prompt about Python, say), put
\`{{! slipway:ignore foreign-placeholder REASON }}\` on the line before.`
};
const invisibleCharacter = {
	id: "invisible-character",
	group: "prompts",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where at most three stand together, and none changes the direction of the text or hides a message"
	}],
	title: "A character that nobody sees",
	page: `Bidirectional controls, zero-width characters, tag characters and other invisible ones can make a line look
different from what the model reads: a reviewer approves one text, and another one runs. Remove the character. Where it
is meant (a joiner inside an emoji or in Persian is allowed anyway), pass it as a variable.`
};
const variableName = {
	id: "variable-name",
	group: "prompts",
	severity: "warning",
	title: "A variable whose name cannot be written in a tag",
	page: `A name with a space, a dot or another sign needs brackets in every tag, \`{{[first name]}}\`, and most tools that
fill in templates do not know them. Rename the variable: \`first_name\`.`
};
/** Every rule of the room; reports and pages are made from this list. */
const promptsRules = [
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
	...require_load_rules.loadRules,
	...caseRules,
	...require_suppression_rules.suppressionRules
];

Object.defineProperty(exports, "caseInput", {
  enumerable: true,
  get: function () {
    return caseInput;
  }
});
Object.defineProperty(exports, "circularPartial", {
  enumerable: true,
  get: function () {
    return circularPartial;
  }
});
Object.defineProperty(exports, "contextVariable", {
  enumerable: true,
  get: function () {
    return contextVariable;
  }
});
Object.defineProperty(exports, "defaultInvalid", {
  enumerable: true,
  get: function () {
    return defaultInvalid;
  }
});
Object.defineProperty(exports, "duplicateCase", {
  enumerable: true,
  get: function () {
    return duplicateCase;
  }
});
Object.defineProperty(exports, "dynamicStructure", {
  enumerable: true,
  get: function () {
    return dynamicStructure;
  }
});
Object.defineProperty(exports, "emptyPrompt", {
  enumerable: true,
  get: function () {
    return emptyPrompt;
  }
});
Object.defineProperty(exports, "foreignPlaceholder", {
  enumerable: true,
  get: function () {
    return foreignPlaceholder;
  }
});
Object.defineProperty(exports, "helperArguments", {
  enumerable: true,
  get: function () {
    return helperArguments;
  }
});
Object.defineProperty(exports, "impossibleComparison", {
  enumerable: true,
  get: function () {
    return impossibleComparison;
  }
});
Object.defineProperty(exports, "incompleteCheck", {
  enumerable: true,
  get: function () {
    return incompleteCheck;
  }
});
Object.defineProperty(exports, "invisibleCharacter", {
  enumerable: true,
  get: function () {
    return invisibleCharacter;
  }
});
Object.defineProperty(exports, "loopVariable", {
  enumerable: true,
  get: function () {
    return loopVariable;
  }
});
Object.defineProperty(exports, "mediaAddress", {
  enumerable: true,
  get: function () {
    return mediaAddress;
  }
});
Object.defineProperty(exports, "mediaMissing", {
  enumerable: true,
  get: function () {
    return mediaMissing;
  }
});
Object.defineProperty(exports, "mismatchedBlock", {
  enumerable: true,
  get: function () {
    return mismatchedBlock;
  }
});
Object.defineProperty(exports, "missingInputSchema", {
  enumerable: true,
  get: function () {
    return missingInputSchema;
  }
});
Object.defineProperty(exports, "missingPartial", {
  enumerable: true,
  get: function () {
    return missingPartial;
  }
});
Object.defineProperty(exports, "optionalVariable", {
  enumerable: true,
  get: function () {
    return optionalVariable;
  }
});
Object.defineProperty(exports, "promptWithoutCase", {
  enumerable: true,
  get: function () {
    return promptWithoutCase;
  }
});
Object.defineProperty(exports, "promptsRules", {
  enumerable: true,
  get: function () {
    return promptsRules;
  }
});
Object.defineProperty(exports, "propertyOfText", {
  enumerable: true,
  get: function () {
    return propertyOfText;
  }
});
Object.defineProperty(exports, "rules_exports", {
  enumerable: true,
  get: function () {
    return rules_exports;
  }
});
Object.defineProperty(exports, "schemaDoubt", {
  enumerable: true,
  get: function () {
    return schemaDoubt;
  }
});
Object.defineProperty(exports, "schemaInvalid", {
  enumerable: true,
  get: function () {
    return schemaInvalid;
  }
});
Object.defineProperty(exports, "structureInText", {
  enumerable: true,
  get: function () {
    return structureInText;
  }
});
Object.defineProperty(exports, "templateSyntax", {
  enumerable: true,
  get: function () {
    return templateSyntax;
  }
});
Object.defineProperty(exports, "templateTooDeep", {
  enumerable: true,
  get: function () {
    return templateTooDeep;
  }
});
Object.defineProperty(exports, "templateTooLarge", {
  enumerable: true,
  get: function () {
    return templateTooLarge;
  }
});
Object.defineProperty(exports, "tooManyInputs", {
  enumerable: true,
  get: function () {
    return tooManyInputs;
  }
});
Object.defineProperty(exports, "unclosedBlock", {
  enumerable: true,
  get: function () {
    return unclosedBlock;
  }
});
Object.defineProperty(exports, "uncoveredBranch", {
  enumerable: true,
  get: function () {
    return uncoveredBranch;
  }
});
Object.defineProperty(exports, "undefinedVariable", {
  enumerable: true,
  get: function () {
    return undefinedVariable;
  }
});
Object.defineProperty(exports, "unknownHelper", {
  enumerable: true,
  get: function () {
    return unknownHelper;
  }
});
Object.defineProperty(exports, "unknownRole", {
  enumerable: true,
  get: function () {
    return unknownRole;
  }
});
Object.defineProperty(exports, "unsupportedSyntax", {
  enumerable: true,
  get: function () {
    return unsupportedSyntax;
  }
});
Object.defineProperty(exports, "unusedPartial", {
  enumerable: true,
  get: function () {
    return unusedPartial;
  }
});
Object.defineProperty(exports, "unusedVariable", {
  enumerable: true,
  get: function () {
    return unusedVariable;
  }
});
Object.defineProperty(exports, "variableName", {
  enumerable: true,
  get: function () {
    return variableName;
  }
});
Object.defineProperty(exports, "wrongBlockType", {
  enumerable: true,
  get: function () {
    return wrongBlockType;
  }
});
Object.defineProperty(exports, "wrongHelperType", {
  enumerable: true,
  get: function () {
    return wrongHelperType;
  }
});
