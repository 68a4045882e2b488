/** `slipway/findings/v1` (docs/architecture.md, schema/findings.json). */
import type { Finding } from "../platform/finding.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { summarize } from "./findings.ts";

/** The findings as one JSON document. Excerpts are left out: whoever reads JSON has the files. */
export function findingsJson(findings: readonly Finding[]): string {
  return jsonDocument({
    format: "slipway/findings/v1",
    findings: findings.map(
      ({ rule, severity, file, range, message, help, fingerprint, confidence, commit, author }) => ({
        rule,
        severity,
        file,
        range: {
          start: { line: range.start.line, column: range.start.column },
          end: { line: range.end.line, column: range.end.column },
        },
        message,
        help,
        fingerprint,
        ...(confidence === undefined ? {} : { confidence }),
        ...(commit === undefined ? {} : { commit }),
        ...(author === undefined ? {} : { author }),
      }),
    ),
    summary: summarize(findings),
  });
}
