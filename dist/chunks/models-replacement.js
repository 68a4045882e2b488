const require_parameters = require("./models-parameters.js");

// src/models/replacement.ts
/** The name of the model to write in place of another. */
/** In the same group of regions; by the global profile where the old one had none and the new one needs one. */
function replacementName(instead, profile) {
	if (profile !== void 0) return `${profile}.${instead}`;
	return require_parameters.parametersOf(instead).profileOnly ? `global.${instead}` : instead;
}

Object.defineProperty(exports, "replacementName", {
  enumerable: true,
  get: function () {
    return replacementName;
  }
});
