// src/platform/sample.ts
/** Some of many. */
/** So many of a list, from its beginning to its end: what lies side by side is alike. */
function evenly(list, most) {
	if (list.length <= most) return list;
	const step = (index) => Math.floor(index * most / list.length);
	return list.filter((_, index) => step(index) !== step(index - 1));
}

Object.defineProperty(exports, "evenly", {
  enumerable: true,
  get: function () {
    return evenly;
  }
});
