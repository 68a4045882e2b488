/** Paging: the `Link` header of a list (RFC 8288), as far as GitHub uses it. */
import { githubErrors } from "./errors.ts";

/**
 * The address of the next page; undefined on the last one.
 *
 * @throws SW1012 where it leads to another server or out of the API: the token goes nowhere else.
 */
export function nextPage(header: string | null, current: string, apiUrl: string): string | undefined {
  // A header of kilobytes is normal for long queries; more is not looked at.
  for (const part of (header ?? "").slice(0, 16_384).split(/,(?=\s*<)/)) {
    const [, target = "", parameters = ""] = /^\s*<([^<>]*)>(.*)$/s.exec(part) ?? [];
    if (!/;\s*rel="?(?:[^"]*\s)?next(?:\s[^"]*)?"?\s*(?:;|$)/.test(parameters)) continue;
    const url = URL.canParse(target, current) ? new URL(target, current) : undefined;
    if (url !== undefined && `${url.origin}${url.pathname}`.startsWith(`${apiUrl}/`)) return url.href;
    throw githubErrors.create("SW1012", {
      message: "GitHub's reply was not understood: the next page of a list lies outside of its API.",
      next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place.",
    });
  }
  return undefined;
}
