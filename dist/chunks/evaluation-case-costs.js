// src/evaluation/case-costs.ts
/** US dollars; undefined where a price is not known, or where an amount is none: the schema leaves room for that. */
function totalCost(cases) {
	let sum = 0;
	for (const { cost } of cases) {
		if (cost === null || cost < 0) return void 0;
		sum += cost;
	}
	return Number.isFinite(sum) ? sum : void 0;
}

Object.defineProperty(exports, "totalCost", {
  enumerable: true,
  get: function () {
    return totalCost;
  }
});
