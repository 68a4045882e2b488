/** What GitHub answered instead of what was asked for, as errors with a next step. Told apart by status and headers. */
import { isJsonObject, type Json, ownProperty } from "../platform/json.ts";
import { visibleLine } from "../platform/visible.ts";
import { counted } from "../platform/words.ts";
import { githubErrors } from "./errors.ts";
import { type GithubHttpReply, jsonOf } from "./http-exchange.ts";

/** What a message says of a request. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  /** "comment on pull request #5". */
  readonly purpose: string;
}

/** Characters of GitHub's own words that are repeated. */
const longestReason = 300;

/** The error for a reply of 400 and above. */
export function refusalError(
  asked: Asked,
  reply: GithubHttpReply,
  facts: { readonly attempts: number; readonly waitMilliseconds: number | undefined },
): Error {
  const { status } = reply;
  const words = reasonOf(jsonOf(reply.text));
  const said = words === "" ? `GitHub answered ${status}` : `GitHub answered ${status}: ${words}`;
  const tried = `(to ${asked.purpose}; ${asked.method} ${asked.path})`;
  if (facts.waitMilliseconds !== undefined) {
    const seconds = Math.ceil(facts.waitMilliseconds / 1_000);
    return githubErrors.create("SW1009", {
      message: `${said} ${tried}. It asks to wait ${inTime(seconds)}, longer than this command waits.`,
      next: `Run it again in ${inTime(seconds)}.`,
    });
  }
  if (status === 401) {
    return githubErrors.create("SW1005", {
      message: `${said} ${tried}.`,
      next: "Check which token the step gets, and whether it has expired.",
    });
  }
  if (status === 403) {
    return githubErrors.create("SW1006", { message: `${said} ${tried}.`, next: nextForPermission(reply.headers) });
  }
  if (status === 404 || status === 410) {
    return githubErrors.create("SW1007", {
      message: `${said} ${tried}.`,
      next: `Check that it exists, and that the token may see it${permissionWords(reply.headers, "; it needs ")}.`,
    });
  }
  if (status >= 500) {
    return githubErrors.create("SW1010", {
      message: `${said} on ${facts.attempts === 1 ? "the first attempt" : `each of ${counted(facts.attempts, "attempt")}`} ${tried}.`,
      next: "Look at https://www.githubstatus.com, and run the command again later.",
    });
  }
  return githubErrors.create("SW1008", {
    message: `${said} ${tried}.`,
    next: "Change what GitHub's words name, and run the command again.",
  });
}

/** The error where no reply came. */
export function failureError(
  asked: Asked,
  failure: { readonly code: string; readonly cause: unknown },
  facts: { readonly attempts: number; readonly host: string },
): Error {
  return githubErrors.create("SW1011", {
    message: `GitHub cannot be reached at ${facts.host} (to ${asked.purpose}): ${failure.code} on ${counted(facts.attempts, "attempt")}.`,
    next: "Check the network and GITHUB_API_URL; behind a proxy set HTTPS_PROXY.",
    cause: failure.cause,
  });
}

function nextForPermission(headers: Headers): string {
  const needed = permissionWords(headers, "");
  const first =
    needed === ""
      ? "Give the job the permission under `permissions:`"
      : `Give the job what GitHub names under \`permissions:\`: ${needed}`;
  return `${first}. A pull request from a fork never has it: docs/pull-requests.md shows the way round.`;
}

/** `issues=write; pull_requests=write` means one of them; written as a workflow writes it. */
function permissionWords(headers: Headers, before: string): string {
  const header = headers.get("x-accepted-github-permissions") ?? "";
  if (!/^[a-z_]+=[a-z]+(?:[,;] ?[a-z_]+=[a-z]+)*$/.test(header) || header.length > longestReason) return "";
  const choices = header.split(/; ?/).map((choice) =>
    choice
      .split(/, ?/)
      .map((one) => one.replaceAll("_", "-").replace("=", ": "))
      .join(" and "),
  );
  return `${before}${choices.map((choice) => `\`${choice}\``).join(" or ")}`;
}

/** GitHub's own words, with what it says of fields; made visible, and cut. */
function reasonOf(json: Json | undefined): string {
  if (!isJsonObject(json)) return "";
  const message = ownProperty(json, "message");
  const errors = ownProperty(json, "errors");
  const details = Array.isArray(errors)
    ? errors.slice(0, 5).map((error: Json) => {
        if (typeof error === "string") return error;
        if (!isJsonObject(error)) return "";
        const words = ownProperty(error, "message");
        if (typeof words === "string") return words;
        return [ownProperty(error, "field"), ownProperty(error, "code")]
          .filter((part) => typeof part === "string")
          .join(" ");
      })
    : [];
  const all = [typeof message === "string" ? message : "", ...details].filter((text) => text !== "").join("; ");
  const line = visibleLine(all.slice(0, longestReason * 2));
  return line.length > longestReason ? `${line.slice(0, longestReason)}…` : line.replace(/\.$/, "");
}

function inTime(seconds: number): string {
  if (seconds < 120) return counted(seconds, "second");
  return counted(Math.ceil(seconds / 60), "minute");
}
