// src/platform/order.ts
/** The order of texts that does not depend on a language: by code units, as `<` has it. For `sort`. */
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

Object.defineProperty(exports, "compareText", {
  enumerable: true,
  get: function () {
    return compareText;
  }
});
