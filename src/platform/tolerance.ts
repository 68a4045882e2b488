/** What evaluations and gates have in common. */

/** The drop of the pass rate that is accepted where nobody says another, as a share of the cases: two points. */
export const usualToleranceShare = 0.02;
