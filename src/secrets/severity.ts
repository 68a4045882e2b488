/** How bad a finding is, by how sure the rule is. */
import type { Severity } from "../platform/finding.ts";
import type { Confidence } from "./rule.ts";

export function severityOf(confidence: Confidence): Severity {
  return confidence === "low" ? "warning" : "error";
}
