/** Findings for the tests of reports. */
import type { Finding } from "../../src/platform/finding.ts";

/** A finding at line 12 of a prompt, with what a test cares about in `overrides`. */
export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: "undefined-variable",
    severity: "error",
    file: "prompts/refund.prompt",
    range: { start: { line: 12, column: 8 }, end: { line: 12, column: 12 } },
    message: 'There is no variable "nmae".',
    help: 'Write "name".',
    fingerprint: "0123456789abcdef",
    excerpt: "Dear {{nmae}}, your order",
    ...overrides,
  };
}

/** One line with everything that some format could take for its own. */
export const hostile =
  "<img src=x onerror=alert(1)> [a](javascript:x) ![i](http://e) `code` ``` ~~~ | @octocat #12 GH-7 www.evil.com https://e.x/ :smile: a@b.co &lt; ]]> \" ' %0A ::error::x ##[error] {{x}} \x1b[2J \u202eabc\u200b";

/** A place that covers `text` in the first line of `excerpt`. */
export function rangeOf(excerpt: string, text: string, line = 1): Finding["range"] {
  const column = excerpt.indexOf(text) + 1;
  return { start: { line, column }, end: { line, column: column + text.length } };
}
