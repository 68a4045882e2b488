/** Addresses of GitHub: where its API is, and paths in it. */
import { githubErrors } from "./errors.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The API's address without a slash at its end: `https://api.github.com`, `https://github.example.com/api/v3`.
 *
 * @throws SW1004 where no token may be sent there.
 */
export function readApiUrl(text: string | undefined): string {
  const given = text === undefined || text === "" ? "https://api.github.com" : text;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const problem =
    url === undefined
      ? "is no address"
      : url.username !== "" || url.password !== ""
        ? "holds a user or a password"
        : url.search !== "" || url.hash !== ""
          ? "has a query or a fragment"
          : url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname))
            ? undefined
            : "does not begin with https://";
  if (url !== undefined && problem === undefined) return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  throw githubErrors.create("SW1004", {
    message: `The address of GitHub's API ${problem}.`,
    next: "Set GITHUB_API_URL to an address such as https://api.github.com or https://github.example.com/api/v3.",
  });
}

/** `{owner}` and its like in a path of the API, replaced by values that cannot leave their place. */
export function expandPath(path: string, parameters: Readonly<Record<string, string | number>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`The path ${path} needs “${name}”.`);
    const text = encodeURIComponent(String(value).toWellFormed());
    // A part of only dots would be taken for the folder above.
    return /^\.+$/.test(text) ? text.replaceAll(".", "%2E") : text;
  });
}
