const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/prompts/errors.ts
/** Errors of prompts: SW03. SW0301\u2013SW0329 rendering and compiled prompts. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ promptsErrors: () => promptsErrors });
const promptsErrors = require_errors.defineErrors({
	SW0301: {
		class: "usage",
		title: "A variable of the template has no value",
		page: `Rendering came to a tag whose value is not in the input: it was not passed, it is misspelt, or something on the way to it is missing. An empty place in a prompt changes what a model answers without anybody noticing, so this is an error.

- Pass the value, or give it a default under \`input.default\`.
- Where it may be absent, say so: \`{{#if name}}\u2026{{name}}\u2026{{/if}}\`.

\`slipway check\` finds these before anything is rendered. With \`compat: dotprompt\` the place stays empty.`
	},
	SW0302: {
		class: "usage",
		title: "A value cannot stand in text as it is",
		page: `A tag holds an object or a list, which would read \`[object Object]\` or run its elements together. Write \`{{json value}}\` for JSON, \`{{#each list}}\u2026{{/each}}\` for its elements, or name the part that is meant: \`{{customer.name}}\`. With \`compat: dotprompt\` it is written as Dotprompt writes it.`
	},
	SW0303: {
		class: "usage",
		title: "The partial does not exist",
		page: `The template calls \`{{> name}}\`, and there is no partial of this name. A partial is a file \`_name.prompt\` in a prompt folder. \`slipway check\` names the nearest.`
	},
	SW0304: {
		class: "usage",
		title: "Partials inside partials are nested too deeply",
		page: `A partial calls another, that one a third, and so on beyond the limit: most likely one of them calls itself in the end. A partial that calls itself for the parts of a tree needs a condition that ends it. \`limits.partialDepth\` in \`slipway.yaml\` raises the limit.`
	},
	SW0305: {
		class: "usage",
		title: "Rendering takes too much work",
		page: `Loops inside loops, or a loop over very many elements, pass the limit of steps. The limit keeps a template or its data from holding up a build. Shorten the list before it is passed, or raise \`limits.renderSteps\` in \`slipway.yaml\`.`
	},
	SW0306: {
		class: "usage",
		title: "The rendering is too large",
		page: `The text that the template gives is longer than the limit, and longer than any model reads. Shorten the data, or raise \`limits.renderedCharacters\` in \`slipway.yaml\`.`
	},
	SW0307: {
		class: "usage",
		title: "The rendering has too many messages",
		page: `The template begins more messages than the limit allows, most likely with \`{{role}}\` in a loop over many elements. Raise \`limits.messages\` in \`slipway.yaml\` if it is meant.`
	},
	SW0308: {
		class: "usage",
		title: "A role, section or media address cannot be used",
		page: `What the template gives for the structure of the prompt is not usable: a role is one word in lower case, a section one word, a media address a non-empty text. In Slipway's own mode roles and sections are written in the template and never come from data.`
	},
	SW0309: {
		class: "usage",
		title: "The data is not JSON",
		page: `Input, context and history are JSON: objects, lists, texts, finite numbers, true, false and null, nested up to the limit. Functions, dates, maps, class instances, properties with getters and objects that contain themselves are refused, because a template must not run code or loop. Convert the value before: \`date.toISOString()\`, \`Object.fromEntries(map)\`.`
	},
	SW0310: {
		class: "usage",
		title: "The history is not a list of messages",
		page: `History is a list of \`{role, content}\`, where content is a list of parts such as \`{text}\` or \`{media: {url, contentType}}\`.`
	},
	SW0311: {
		class: "usage",
		title: "Templates are nested too deeply",
		page: `Blocks and partials together are nested deeper than rendering allows (400 levels). Most likely a partial calls itself without end.`
	},
	SW0312: {
		class: "usage",
		title: "The media address is not allowed",
		page: `Media are files of the project, \`data:\` addresses, or \`s3:\` addresses that the project allows. Nothing is fetched from the web: what stands there can change after it was approved.`
	},
	SW0313: {
		class: "usage",
		title: "The template cannot be rendered",
		page: `The template has problems that \`slipway check\` lists with their places. Repair them first.`
	},
	SW0320: {
		class: "usage",
		title: "The compiled prompt cannot be read",
		page: `A file under \`compiled/\` is not what \`docs/compiled-format.md\` describes: damaged, written by something else, or larger or deeper than allowed. Compile the prompt again with \`slipway bundle\`.`
	},
	SW0321: {
		class: "usage",
		title: "The compiled prompt needs a newer reader",
		page: `The compiled prompt uses a feature, or has a format, that this version does not know. Rendering it would give something else than was approved, so it is refused. Update the reader.`
	},
	SW0330: {
		class: "refusal",
		title: "The prompts have errors",
		page: `Something was asked for that only sound prompts can give: a rendering, a bundle, a plan or a release. The check
found errors, and nothing was written or changed.

\`slipway check\` shows every error with its line and what to do. A rule that does not suit the project can be made a
warning under \`rules:\` in \`slipway.yaml\`.`
	},
	SW0331: {
		class: "usage",
		title: "The prompt does not exist",
		page: `A command names a prompt that the project does not have. A prompt is named by its path below its prompt folder,
without the extension: \`prompts/support/triage.prompt\` is \`support/triage\`, its variant \`triage.formal.prompt\` is
\`support/triage.formal\`.`
	},
	SW0332: {
		class: "usage",
		title: "The case does not exist",
		page: `A command names a case that the prompt does not have. Cases stand in \`NAME.cases.yaml\` beside the prompt; the
variables of a classic prompt are its case \`default\`.`
	},
	SW0333: {
		class: "usage",
		title: "The input cannot be used",
		page: `The input that was given with \`--input\` is no JSON or YAML object, or does not fit the prompt's input schema. It
is an object of the prompt's variables:

\`\`\`json
{ "question": "Where is my order?", "customer": { "name": "Jonas Weber" } }
\`\`\``
	},
	SW0334: {
		class: "usage",
		title: "The folder holds something else",
		page: `\`--out DIR\` writes into an empty folder, a new one, or one that the same command wrote before, whose content it
replaces as a whole. The folder that was named holds other files, perhaps beside those of an earlier run, which would be
lost. Name another folder, or empty it.`
	},
	SW0335: {
		class: "usage",
		title: "A file to import cannot be read",
		page: `\`slipway import\` takes files \`NAME.prompt.yml\` of GitHub Models: YAML with a list of \`messages:\`. The message
says what is wrong with the one that was named. Files that came before it are written, and nothing that was there is
changed.`
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "promptsErrors", {
  enumerable: true,
  get: function () {
    return promptsErrors;
  }
});
