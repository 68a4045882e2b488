/** What `slipway evaluate --batch` hands back while jobs are at work: nothing is judged yet, and nobody may go on by it. */
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { createPaint } from "../../platform/paint.ts";
import { junitDocument } from "../../reports/evaluation-junit.ts";
import { batchDocument, batchMarkdown, batchText } from "../models/batch-report.ts";
import type { WaitingProject } from "./evaluate-project.ts";

/** Exit code 4, with the jobs in every format; JUnit has no test yet. */
export function waitingResult({ batch, answers }: WaitingProject, context: CommandContext): CommandResult {
  return {
    exitCode: 4,
    outputs: {
      passed: "",
      verdict: "",
      failed: "",
      errors: "",
      cost: "",
      "cost-change": "",
      evidence: "",
      waiting: String(batch.waiting.length),
    },
    render(format) {
      if (format === "json") {
        return jsonDocument({ format: "slipway/batch-jobs/v1", ...batchDocument(batch), answers });
      }
      if (format === "junit") {
        return junitDocument({ tests: 0, failures: 0, errors: 0 }, []);
      }
      if (format === "markdown") return batchMarkdown(batch, answers).join("\n");
      return batchText(batch, answers, createPaint(context.terminal.color));
    },
  };
}
