// src/changes/levels.ts
const order = [
	"none",
	"patch",
	"minor",
	"major"
];
/** The one that asks more of callers: `major` over `minor` over `patch` over `none`. */
function higherLevel(a, b) {
	return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
/** The contract of all changes together: its level, and the changes with the highest level first. */
function contractOf(changes) {
	const sorted = [...changes].sort((a, b) => order.indexOf(b.level) - order.indexOf(a.level));
	return {
		level: sorted[0]?.level ?? "none",
		changes: sorted
	};
}

Object.defineProperty(exports, "contractOf", {
  enumerable: true,
  get: function () {
    return contractOf;
  }
});
Object.defineProperty(exports, "higherLevel", {
  enumerable: true,
  get: function () {
    return higherLevel;
  }
});
