/** Errors of evaluations. */
import { defineErrors } from "../platform/errors.ts";

export const evaluationErrors = defineErrors({
  SW1201: {
    class: "usage",
    title: "A file is no evaluation",
    page: `\`slipway evaluate merge\` takes files that \`slipway evaluate --out FILE\` wrote. The message names the one that is
none, or is larger than an evaluation can be.`,
  },
  SW1202: {
    class: "usage",
    title: "Evaluations do not belong together",
    page: `The files to merge are the shards of one evaluation: each part once and none missing, with the same demands and the
same base. Give the files of all jobs of one run of the matrix.`,
  },
  SW1203: {
    class: "outside",
    title: "The evaluation cannot be written",
    page: `The file that \`--out\` names could not be written: it is a folder, the disk is full, or it may not be
written. Answers are kept as they come, so the same command again asks nothing twice.`,
  },
});
