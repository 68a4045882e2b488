/** `--resume` of `run` and `evaluate`. */

/** What is kept is never asked for again, so there is nothing to switch on; scripts may say what they rely on. */
export const resumeInput = {
  type: "boolean",
  description: "Go on where an earlier run ended, by the answers that it kept: so it is always, and this only says it",
} as const;
