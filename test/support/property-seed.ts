/**
 * Property tests draw the same examples on every run, so that a failure is found again. `PROPERTY_SEED=number` draws
 * others; fast-check prints the seed of a failure.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 20_261_123) });
