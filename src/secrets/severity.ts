/** How bad a finding is, by how sure the rule is. */
import type { Severity } from "../platform/finding.ts";
import type { Confidence } from "./rule.ts";

/** A warning where the rule is a guess; everything else must be looked at before it is pushed. */
export function severityOf(confidence: Confidence): Severity {
  return confidence === "low" ? "warning" : "error";
}
