// src/evaluation/statistics/median.ts
/** The value in the middle, or the mean of the two; 0 of nothing. */
function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? 0;
	return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

Object.defineProperty(exports, "median", {
  enumerable: true,
  get: function () {
    return median;
  }
});
