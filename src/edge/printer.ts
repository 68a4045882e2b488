/** The one way out for text: redacted, and harmless to a terminal and to a GitHub runner. */
import type { Format } from "../platform/command.ts";
import { isOnRunner } from "../platform/environment.ts";
import { safeText, withoutWorkflowCommands } from "../platform/output.ts";
import type { EdgeMachine } from "./machine.ts";

export type Print = (stream: "output" | "error", text: string, format?: Format, color?: boolean) => void;

/**
 * The way out of one process. `format` other than `text` leaves the text to its reader's own rules, but for redaction
 * and for lines that a runner would obey.
 */
export function printerOf(machine: EdgeMachine, onRunner = isOnRunner(machine.environment)): Print {
  return (stream, text, format = "text", color = false) => {
    let safe = machine.redaction.redact(text);
    if (format === "text") safe = safeText(safe, color);
    if (onRunner) safe = harmlessOnRunner(safe, format);
    if (safe !== "") machine.write(stream, safe);
  };
}

/** Only annotations are meant to be obeyed. */
function harmlessOnRunner(text: string, format: Format): string {
  if (format === "github") return text;
  if (format === "json" || format === "sarif") return withoutWorkflowCommands(text, "json");
  return withoutWorkflowCommands(text, format === "junit" || format === "html" ? "xml" : "text");
}
