const require_inputs = require("./commands-index.js");
const require_errors = require("./prompts-errors.js");
const require_load_find = require("./prompts-load-find.js");

// src/commands/chosen-cases.ts
/** Prompts and cases that a person names on the command line. */
/** @throws SW0331 with the nearest name. */
async function requirePrompt(project, name) {
	const names = (await require_load_find.findPromptFiles(project)).prompts.map((file) => file.name);
	if (names.includes(name)) return;
	const near = require_inputs.nearest(name, names);
	throw require_errors.promptsErrors.create("SW0331", {
		message: `There is no prompt ${require_inputs.quoted(name)}.`,
		next: near === void 0 ? `The project has ${listed(names)}.` : `Did you mean ${near}?`
	});
}
/** With the nearest name among those that there are. */
function noSuchCase(name, prompt, names) {
	const near = require_inputs.nearest(name, names);
	const whose = prompt === void 0 ? "No prompt has" : `${prompt} has no`;
	return require_errors.promptsErrors.create("SW0332", {
		message: `${whose}${prompt === void 0 ? " a" : ""} case ${require_inputs.quoted(name)}.`,
		next: near === void 0 ? names.length === 0 ? "It has none." : `There are ${listed([...new Set(names)])}.` : `Did you mean ${near}?`
	});
}
function listed(names) {
	if (names.length === 0) return "none";
	return names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${names.length - 8} more` : names.join(", ");
}

Object.defineProperty(exports, "noSuchCase", {
  enumerable: true,
  get: function () {
    return noSuchCase;
  }
});
Object.defineProperty(exports, "requirePrompt", {
  enumerable: true,
  get: function () {
    return requirePrompt;
  }
});
