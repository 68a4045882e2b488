const require_nearest = require("./platform-nearest.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_words = require("./platform-words.js");

// src/platform/inputs.ts
/**
* One value of an input of type string, number, choice or list, from its text.
*
* @throws SW0103 where the text does not fit.
*/
function convertInput(definition, text, voice) {
	if (definition.type === "number") return toNumber(text, voice);
	const choices = definition.choices;
	if (choices !== void 0 && !choices.includes(text)) throw notAChoice(text, choices, voice);
	return text;
}
/** The cause of SW0104 for a required input that nobody gave: which one it was. */
var MissingInput = class extends Error {
	definition;
	constructor(definition) {
		super(`Nobody gave a value: ${definition.description}`);
		this.name = "MissingInput";
		this.definition = definition;
	}
};
/**
* Fills in defaults and looks for what is missing. `given` holds converted values by input name; lists are never
* undefined.
*
* @throws SW0104 for a required input that nobody gave.
*/
function completeInputs(definitions, given, voiceOf) {
	const values = Object.create(null);
	for (const [name, definition] of Object.entries(definitions)) {
		const value = given.get(name) ?? definition.default ?? emptyValue(definition);
		if (definition.required === true && (value === void 0 || Array.isArray(value) && value.length === 0)) {
			const voice = voiceOf(name, definition);
			const choices = definition.choices === void 0 ? "" : ` It is one of ${definition.choices.join(", ")}.`;
			throw require_platform_errors.platformErrors.create("SW0104", {
				message: `${voice.shown} is missing: ${withoutFullStop(definition.description)}.${choices}`,
				next: voice.next,
				cause: new MissingInput(definition)
			});
		}
		values[name] = value;
	}
	return values;
}
function emptyValue(definition) {
	if (definition.type === "boolean") return false;
	return definition.type === "list" ? [] : void 0;
}
function toNumber(text, voice) {
	if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `${voice.shown} takes a number, not ${quoted(text)}.`,
		next: voice.next
	});
}
function notAChoice(text, choices, voice) {
	const near = require_nearest.nearest(text, choices);
	return require_platform_errors.platformErrors.create("SW0103", {
		message: `${voice.shown} takes ${require_words.listed(choices)}, not ${quoted(text)}.`,
		next: near === void 0 ? voice.next : `Did you mean ${near}? ${voice.next}`
	});
}
/** As it was written, cut where nobody would read on. */
function quoted(text) {
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}\u2026` : text);
}
function withoutFullStop(text) {
	return text.trim().replace(/\.$/, "");
}

Object.defineProperty(exports, "MissingInput", {
  enumerable: true,
  get: function () {
    return MissingInput;
  }
});
Object.defineProperty(exports, "completeInputs", {
  enumerable: true,
  get: function () {
    return completeInputs;
  }
});
Object.defineProperty(exports, "convertInput", {
  enumerable: true,
  get: function () {
    return convertInput;
  }
});
Object.defineProperty(exports, "quoted", {
  enumerable: true,
  get: function () {
    return quoted;
  }
});
