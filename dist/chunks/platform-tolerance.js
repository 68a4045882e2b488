// src/platform/tolerance.ts
/** What evaluations and gates have in common. */
/** The drop of the pass rate that is accepted where nobody says another, as a share of the cases: two points. */
const usualToleranceShare = .02;

Object.defineProperty(exports, "usualToleranceShare", {
  enumerable: true,
  get: function () {
    return usualToleranceShare;
  }
});
