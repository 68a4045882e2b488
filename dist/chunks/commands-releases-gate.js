const require_release_text = require("./commands-releases-inputs.js");

// src/commands/releases/gate.ts
/** The decision of an environment's gate; without one, everything is allowed. */
function gateOf(environment) {
	if (environment.gate === void 0) return require_release_text.allowEverything;
	return async () => ({
		outcome: "deny",
		reasons: [`slipway.yaml has a gate for ${environment.name}, and this version of Slipway cannot evaluate gates.`]
	});
}

Object.defineProperty(exports, "gateOf", {
  enumerable: true,
  get: function () {
    return gateOf;
  }
});
