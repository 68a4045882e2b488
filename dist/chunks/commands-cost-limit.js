const require_errors = require("./models-errors.js");

// src/commands/cost-limit.ts
/** `--max-cost`, as `run` and `evaluate` take it. */
/**
* US dollars.
*
* @throws SW1102 for what is no amount, and together with `--offline`.
*/
function readCost(cost, offline) {
	if (cost === void 0) return void 0;
	if (Number.isFinite(cost) && cost >= 0 && !offline) return cost;
	throw require_errors.modelsErrors.create("SW1102", {
		message: offline ? "--offline asks no model, so nothing can cost anything." : `--max-cost is an amount in US dollars, not ${cost}.`,
		next: offline ? "Leave out --max-cost." : "Write --max-cost 1.50."
	});
}

Object.defineProperty(exports, "readCost", {
  enumerable: true,
  get: function () {
    return readCost;
  }
});
