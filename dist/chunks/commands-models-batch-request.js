const require_prices = require("./models-identifier.js");

// src/commands/models/while-models-think.ts
/** What masks the answers is loaded, the folder of answers is tidied, and what a command has to do besides is done. */
async function whileModelsThink(session, showing, more) {
	await new Promise((resolve) => setImmediate(resolve));
	await showing(() => void 0).catch(() => void 0);
	more?.();
	await session.tidy();
}

// src/commands/models/batch-request.ts
/** A request as a batch job asks it, for what it will cost. */
/** How a request is handled is the job's matter: no cache points, and its price. */
function asBatch(request) {
	return {
		...request,
		handling: {
			cachePoints: [],
			serviceTier: require_prices.batchTier
		}
	};
}

Object.defineProperty(exports, "asBatch", {
  enumerable: true,
  get: function () {
    return asBatch;
  }
});
Object.defineProperty(exports, "whileModelsThink", {
  enumerable: true,
  get: function () {
    return whileModelsThink;
  }
});
