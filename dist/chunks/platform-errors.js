// src/platform/errors.ts
/** Exit codes of the process by class of error. `4` (a gate says wait) is no error. */
const exitCodes = {
	refusal: 1,
	usage: 2,
	outside: 3,
	internal: 70,
	interrupted: 130
};
/** An expected failure: stable code, message, next step, and the cause kept. */
var SlipwayError = class extends Error {
	code;
	class;
	next;
	place;
	constructor(code, errorClass, details) {
		super(details.message, details.cause === void 0 ? void 0 : { cause: details.cause });
		this.name = "SlipwayError";
		this.code = code;
		this.class = errorClass;
		this.next = details.next;
		this.place = details.place;
	}
};
/**
* Declares the error codes of one room. Blocks: SW01 platform and command line, 02 project, 03 prompts,
* 04 bundles, 05 stores, 06 releases, 07 gates, 08 secrets, 09 aws, 10 github, 11 models, 12 evaluation,
* 13 provenance, 14 changes, 15 reports, 16 reader, 99 our own faults.
*/
function defineErrors(entries) {
	return {
		entries,
		create: (code, details) => new SlipwayError(code, entries[code].class, details)
	};
}
/** True for our own error, also where two copies of the module are loaded (by name and shape, not by class). */
function isSlipwayError(error) {
	return error instanceof Error && error.name === "SlipwayError" && "code" in error && "next" in error;
}

Object.defineProperty(exports, "defineErrors", {
  enumerable: true,
  get: function () {
    return defineErrors;
  }
});
Object.defineProperty(exports, "exitCodes", {
  enumerable: true,
  get: function () {
    return exitCodes;
  }
});
Object.defineProperty(exports, "isSlipwayError", {
  enumerable: true,
  get: function () {
    return isSlipwayError;
  }
});
