/** SARIF 2.1.0 (OASIS), as GitHub's code scanning reads it. */
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Finding, Rule } from "../platform/finding.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { visible } from "../platform/visible.ts";
import type { FindingReportOptions } from "./findings.ts";

/** The findings as a SARIF log with one run. Rules that nobody broke are left out. */
export function findingsSarif(findings: readonly Finding[], options: FindingReportOptions): string {
  const pages = new Map(options.rules.map((rule) => [rule.id, rule]));
  const ids = [...new Set(findings.map((finding) => finding.rule))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const seen = new Map<string, number>();
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Slipway",
            ...(options.version !== undefined && { semanticVersion: options.version }),
            rules: ids.map((id) => descriptor(id, pages.get(id))),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
        results: findings.map((finding) => {
          const occurrence = (seen.get(finding.fingerprint) ?? 0) + 1;
          seen.set(finding.fingerprint, occurrence);
          return result(finding, indexes.get(finding.rule) ?? 0, occurrence, options.pathPrefix ?? "");
        }),
      },
    ],
  };
  return jsonDocument(log);
}

function descriptor(id: string, rule: Rule | undefined): ReportingDescriptor {
  if (rule === undefined) return { id };
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.title },
    help: { text: rule.page, markdown: rule.page },
    defaultConfiguration: { level: rule.severity },
    properties: { tags: [rule.group] },
  };
}

function result(finding: Finding, ruleIndex: number, occurrence: number, prefix: string): Result {
  const { start, end } = finding.range;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.severity,
    message: { text: messageText(`${finding.message}\n${finding.help}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(prefix, finding.file), uriBaseId: "%SRCROOT%" },
          // SARIF's end column is exclusive as ours is (3.30.7).
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
      },
    ],
    // The name is the one that GitHub compares; the count tells equal lines of one file apart.
    partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:${occurrence}` },
  };
}

/**
 * `[words](target)` would become a link in a viewer (3.11.6), so text that looks like one loses that look. Braces are
 * left alone: by 3.11.5 `{{` should be doubled again, but GitHub and the common viewers show them as written.
 */
function messageText(text: string): string {
  return visible(text).replaceAll("](", "] (");
}

/** A relative reference (RFC 3986): each segment percent-encoded, no leading slash. */
function relativeUri(prefix: string, file: string): string {
  return [...prefix.split("/"), ...file.split("/")]
    .filter((segment) => segment !== "" && segment !== ".")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");
}
