// src/prompts/load-rules.ts
const frontMatterUnclosed = {
	id: "front-matter-unclosed",
	group: "prompts",
	severity: "error",
	title: "Settings that are never closed",
	page: `A \`*.prompt\` file begins with settings between two lines \`---\`. Without the second line nobody can tell where they
end: Dotprompt then sends the whole file, settings included, to the model.

\`\`\`
---
model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0
---
Hello, {{name}}!
\`\`\``
};
const frontMatterEnd = {
	id: "front-matter-end",
	group: "prompts",
	severity: "warning",
	also: [{
		severity: "error",
		when: "with `compat: dotprompt`, as Dotprompt then sends the settings to the model"
	}],
	title: "Settings that end with the file",
	page: `The file ends right after the \`---\` that closes the settings. Slipway reads it as a prompt with an empty template;
Dotprompt wants a line end after the \`---\` and otherwise sends the settings to the model. Write the template below the
line.`
};
const frontMatterInvalid = {
	id: "front-matter-invalid",
	group: "prompts",
	severity: "error",
	title: "Settings that are no settings",
	page: `Between the two \`---\` lines of a prompt stands YAML that is a text or a list. Settings are a mapping: \`key: value\`.

Where the file begins with a line \`---\` that is meant as text, put an empty pair of \`---\` lines above it.`
};
const noPrompts = {
	id: "no-prompts",
	group: "prompts",
	severity: "warning",
	title: "A project without prompts",
	page: `The folders under \`prompts:\` hold no prompt, so there is nothing to check and nothing to release. Prompts are files
\`NAME.prompt\`, or \`NAME.json\` beside a template in \`prompt_templates/\`. Files whose name begins with an underscore are
partials, and folders whose name begins with a dot are left out.`
};
const tooManyPrompts = {
	id: "too-many-prompts",
	group: "prompts",
	severity: "error",
	title: "More prompts than allowed",
	page: `The project holds more prompts than \`limits.prompts\` of \`slipway.yaml\` allows, so that a pull request cannot keep a
check busy for hours. Those beyond the limit are not looked at. Raise the limit, or split the project.`
};
const tooManyCases = {
	id: "too-many-cases",
	group: "cases",
	severity: "error",
	title: "More cases than allowed",
	page: `A prompt has more cases than \`limits.cases\` of \`slipway.yaml\` allows. Those beyond the limit are not looked at.
Raise the limit, or keep large sets of inputs elsewhere: every case is rendered by every check and delivered with every
bundle.`
};
const duplicatePrompt = {
	id: "duplicate-prompt",
	group: "prompts",
	severity: "error",
	title: "Two prompts of one name",
	page: `A prompt is named by its path below its prompt folder, without the extension: applications ask for it by that name.
Two files give the same one, \`triage.prompt\` and \`triage.json\` for example, or files of two folders under \`prompts:\`.
Rename one, or write the folders as a glob (\`teams/*/prompts\`), whose prompts are named from the part before the
wildcard.`
};
const duplicatePartial = {
	id: "duplicate-partial",
	group: "prompts",
	severity: "error",
	title: "Two partials of one name",
	page: `\`{{> name}}\` must mean one file. Two files give a partial of the same name: rename one. Partials in sub-folders may
share their last name; they are then called by their whole path, \`{{> support/customer}}\`.`
};
const partialSettings = {
	id: "partial-settings",
	group: "prompts",
	severity: "warning",
	title: "Settings in a partial",
	page: `A partial is a piece of a template; the settings at its top have no effect. Slipway leaves them out; Dotprompt's own
libraries put them into the text. Remove them, or move them to the prompts that call the partial.`
};
const toolMissing = {
	id: "tool-missing",
	group: "prompts",
	severity: "warning",
	title: "A tool without a definition",
	page: `The prompt names a tool, and no file in \`tools/\` defines it, so neither the contract of the prompt nor a reader of
the bundle knows what the model may pass. Write \`tools/NAME.yaml\`:

\`\`\`yaml
name: lookup_order
description: One order by its number.
inputSchema:
  orderId: string, digits only
\`\`\`

Where the application registers the tool in its own code, switch the rule off: \`rules: { tool-missing: off }\`.`
};
const toolInvalid = {
	id: "tool-invalid",
	group: "prompts",
	severity: "error",
	title: "A tool definition that cannot be understood",
	page: `A file in \`tools/\` holds one definition or a list of them: \`name\`, \`description\`, \`inputSchema\` and, where it
helps, \`outputSchema\`. The spellings of Bedrock (\`toolSpec\`), Anthropic (\`input_schema\`), OpenAI (\`function\`,
\`parameters\`) and MCP are read too. Two definitions of one name are an error.`
};
const templateMissing = {
	id: "template-missing",
	group: "prompts",
	severity: "error",
	title: "A classic prompt without its template",
	page: `A configuration \`prompts/NAME.json\` has its template in \`prompt_templates/\`: the file that \`template\` names, else
\`NAME.txt\`, else \`NAME.txt\` without \`_prompt\` at the end of the name. None of them is there. Name it:

\`\`\`json
{ "template": "welcome_email.txt", "variables": { "name": "Jordan" } }
\`\`\``
};
const templateGuessed = {
	id: "template-guessed",
	group: "prompts",
	severity: "note",
	title: "A template that the configuration does not name",
	page: `The configuration names no template, none has its name, and there is exactly one template that its variables fill:
that one is used. A second template, or a renamed variable, would end this: name the template in the configuration,
\`"template": "welcome_email.txt"\`.`
};
const casesWithoutPrompt = {
	id: "cases-without-prompt",
	group: "cases",
	severity: "warning",
	title: "Cases that belong to no prompt",
	page: `\`NAME.cases.yaml\` stands beside \`NAME.prompt\`, and no such prompt is there, so the cases are never rendered. Rename
the file, or remove it.`
};
const misnamedFile = {
	id: "misnamed-file",
	group: "prompts",
	severity: "warning",
	title: "A file that is nearly named like a prompt or cases",
	page: `Prompts are read from \`NAME.prompt\`, cases from \`NAME.cases.yaml\`, \`NAME.cases.yml\` or \`NAME.cases.json\` beside
them, by exactly these names. A file in a folder of prompts that is called nearly so, \`triage.promt\`, \`triage.case.yaml\`
or \`triage.prompt.txt\` for example, is not read, and nothing that stands in it counts. Rename it, or move it elsewhere.`
};
const caseName = {
	id: "case-name",
	group: "cases",
	severity: "error",
	title: "A case's name that cannot be a file's name",
	page: `Renderings are delivered as \`renderings/PROMPT/CASE.json\`, so a case's name follows the rules of file names: no
\`/ \\\\ : * ? " < > |\`, no control characters, no dot or space at its end, at most 200 bytes. Letters, digits, hyphens and
underscores always work.`
};
const renderingFailed = {
	id: "rendering-failed",
	group: "cases",
	severity: "error",
	title: "A case that cannot be rendered",
	page: `Everything that can be known without rendering was checked, and rendering this case ended in an error all the same:
it takes more steps, more text or more messages than the limits allow, or a file that it names is missing. The message
gives the error and its code; \`slipway explain CODE\` tells more. An application that passes such data gets the same
error.`
};
const loadRules = [
	frontMatterUnclosed,
	frontMatterEnd,
	frontMatterInvalid,
	noPrompts,
	tooManyPrompts,
	tooManyCases,
	duplicatePrompt,
	duplicatePartial,
	partialSettings,
	toolMissing,
	toolInvalid,
	templateMissing,
	templateGuessed,
	casesWithoutPrompt,
	misnamedFile,
	caseName,
	renderingFailed
];

Object.defineProperty(exports, "caseName", {
  enumerable: true,
  get: function () {
    return caseName;
  }
});
Object.defineProperty(exports, "casesWithoutPrompt", {
  enumerable: true,
  get: function () {
    return casesWithoutPrompt;
  }
});
Object.defineProperty(exports, "duplicatePartial", {
  enumerable: true,
  get: function () {
    return duplicatePartial;
  }
});
Object.defineProperty(exports, "duplicatePrompt", {
  enumerable: true,
  get: function () {
    return duplicatePrompt;
  }
});
Object.defineProperty(exports, "frontMatterEnd", {
  enumerable: true,
  get: function () {
    return frontMatterEnd;
  }
});
Object.defineProperty(exports, "frontMatterInvalid", {
  enumerable: true,
  get: function () {
    return frontMatterInvalid;
  }
});
Object.defineProperty(exports, "frontMatterUnclosed", {
  enumerable: true,
  get: function () {
    return frontMatterUnclosed;
  }
});
Object.defineProperty(exports, "loadRules", {
  enumerable: true,
  get: function () {
    return loadRules;
  }
});
Object.defineProperty(exports, "misnamedFile", {
  enumerable: true,
  get: function () {
    return misnamedFile;
  }
});
Object.defineProperty(exports, "noPrompts", {
  enumerable: true,
  get: function () {
    return noPrompts;
  }
});
Object.defineProperty(exports, "partialSettings", {
  enumerable: true,
  get: function () {
    return partialSettings;
  }
});
Object.defineProperty(exports, "renderingFailed", {
  enumerable: true,
  get: function () {
    return renderingFailed;
  }
});
Object.defineProperty(exports, "templateGuessed", {
  enumerable: true,
  get: function () {
    return templateGuessed;
  }
});
Object.defineProperty(exports, "templateMissing", {
  enumerable: true,
  get: function () {
    return templateMissing;
  }
});
Object.defineProperty(exports, "tooManyCases", {
  enumerable: true,
  get: function () {
    return tooManyCases;
  }
});
Object.defineProperty(exports, "tooManyPrompts", {
  enumerable: true,
  get: function () {
    return tooManyPrompts;
  }
});
Object.defineProperty(exports, "toolInvalid", {
  enumerable: true,
  get: function () {
    return toolInvalid;
  }
});
Object.defineProperty(exports, "toolMissing", {
  enumerable: true,
  get: function () {
    return toolMissing;
  }
});
