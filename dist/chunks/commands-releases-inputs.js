const require_errors = require("./releases-errors.js");

// src/commands/releases/inputs.ts
/** Inputs that commands on releases share. */
const environmentInput = {
	type: "string",
	description: "Environment of slipway.yaml",
	placeholder: "ENV",
	names: "environment",
	positional: "first",
	required: true
};
const statsInput = {
	type: "boolean",
	description: "Count the requests to the store and show them"
};
const againInput = {
	type: "boolean",
	description: "Release a version that was superseded again, as the newest"
};
const unblockInput = {
	type: "string",
	description: "Lift the block that a rollback left on the bundle; the reason is kept in the record",
	placeholder: "REASON"
};
const breakGlassInput = {
	type: "string",
	description: "Go past the gate in an emergency; the reason is kept in the record and shown everywhere",
	placeholder: "REASON"
};
/**
* A whole number that is not below a minimum.
*
* @throws SW0629 otherwise.
*/
function wholeNumber(name, value, minimum) {
	if (Number.isSafeInteger(value) && value >= minimum) return value;
	throw require_errors.releasesErrors.create("SW0629", {
		message: `--${name} is a whole number of at least ${minimum}, not ${value}.`,
		next: `Write it as in --${name} ${Math.max(minimum, 20)}.`
	});
}

Object.defineProperty(exports, "againInput", {
  enumerable: true,
  get: function () {
    return againInput;
  }
});
Object.defineProperty(exports, "breakGlassInput", {
  enumerable: true,
  get: function () {
    return breakGlassInput;
  }
});
Object.defineProperty(exports, "environmentInput", {
  enumerable: true,
  get: function () {
    return environmentInput;
  }
});
Object.defineProperty(exports, "statsInput", {
  enumerable: true,
  get: function () {
    return statsInput;
  }
});
Object.defineProperty(exports, "unblockInput", {
  enumerable: true,
  get: function () {
    return unblockInput;
  }
});
Object.defineProperty(exports, "wholeNumber", {
  enumerable: true,
  get: function () {
    return wholeNumber;
  }
});
