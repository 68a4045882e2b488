const require_errors = require("./platform-errors.js");

// src/commands/gates/closed-unless-read.ts
/**
* What could not be read is closed, with the sentence that `why` makes of the error.
*
* @throws where the command was interrupted, and what is a fault of Slipway itself.
*/
async function closedUnlessRead(read, why) {
	try {
		return await read();
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.class === "interrupted") throw error;
		return {
			known: false,
			why: why(error)
		};
	}
}

Object.defineProperty(exports, "closedUnlessRead", {
  enumerable: true,
  get: function () {
    return closedUnlessRead;
  }
});
