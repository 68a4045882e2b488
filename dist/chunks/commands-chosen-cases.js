const require_inputs = require("./platform-inputs.js");
const require_nearest = require("./platform-nearest.js");
const require_visible = require("./platform-visible.js");
const require_errors = require("./prompts-errors.js");
const require_load_find = require("./prompts-load-find.js");

// src/commands/chosen-cases.ts
/** Prompts and cases that a person names on the command line. */
/** @throws SW0331 with the nearest name. */
async function requirePrompt(project, name) {
	const names = (await require_load_find.findPromptFiles(project)).prompts.map((file) => file.name);
	if (names.includes(name)) return;
	const near = nearestPrompt(name, names);
	throw require_errors.promptsErrors.create("SW0331", {
		message: `There is no prompt ${require_inputs.quoted(name)}.`,
		next: near === void 0 ? `The project has ${listed(names)}.` : `Did you mean ${near}?`
	});
}
/** A path to its file, or a case written behind it (`triage/late`), names a prompt too. */
function nearestPrompt(name, names) {
	const plain = name.replace(/\.(?:prompt|json|cases\.ya?ml)$/, "");
	const ofPath = names.filter((one) => plain === one || plain.endsWith(`/${one}`)).sort((a, b) => b.length - a.length)[0];
	if (ofPath !== void 0) return ofPath;
	const slash = plain.lastIndexOf("/");
	const before = slash <= 0 ? void 0 : plain.slice(0, slash);
	if (before !== void 0 && names.includes(before)) return `${before} --case ${require_visible.visibleLine(plain.slice(slash + 1))}`;
	return require_nearest.nearest(plain, names);
}
/** With the nearest name among those that there are. */
function noSuchCase(name, prompt, names) {
	const near = require_nearest.nearest(name, names);
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
