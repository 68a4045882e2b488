/** A check of `watch`: an address that has to answer with success. */
import type { CommandContext } from "../../platform/command.ts";
import { brokenCodes, networkCodeOf } from "../../platform/network-codes.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { maskShapes } from "../../platform/redaction.ts";
import { visibleLine } from "../../platform/visible.ts";
import { configFileName } from "../../project/project.ts";
import type { HealthCheck } from "../../releases/watch.ts";

/** An address that takes longer is not well: people wait behind it. */
const answerMilliseconds = 10_000;

/**
 * An address is well where it answers with a status from 200 to 299. Redirects are answers, and not followed. Its name and
 * its reasons stand in records and logs, so they hold neither the query nor what looks like a credential.
 *
 * @param environment name of the environment in slipway.yaml that has the address; undefined for the command line
 * @throws SW0103 for what is no address, or holds a credential.
 */
export function addressCheck(
  address: string,
  failures: number,
  environment: string | undefined,
  context: CommandContext,
): HealthCheck {
  const url = URL.parse(address);
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  if (url === null || !isHttp) {
    // What is no address can hold anything, a key in its query above all.
    const bare = address.replace(/[?#].*$/s, "?…").replace(/\/\/[^/]*@/, "//…@");
    const shown = JSON.stringify(visibleLine(maskShapes(bare).slice(0, 100)));
    throw notTaken(environment, `takes addresses that begin with https://, not ${shown}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw notTaken(environment, `takes no address with a user's name or password in it (${url.host})`);
  }
  return {
    name: shownAddress(url),
    failures,
    async ask() {
      try {
        const answer = await fetch(url, {
          redirect: "manual",
          headers: { "user-agent": "slipway-watch" },
          signal: AbortSignal.any([context.signal, AbortSignal.timeout(answerMilliseconds)]),
        });
        await answer.body?.cancel();
        return answer.ok ? undefined : `It answered with status ${answer.status}.`;
      } catch (error) {
        context.signal.throwIfAborted();
        return `It did not answer: ${reasonOf(error, url)}.`;
      }
    },
  };
}

function notTaken(environment: string | undefined, problem: string): Error {
  const next = problem.includes("password")
    ? "Ask with a command that reads the credential from a variable, such as `curl --fail --config FILE ADDRESS`."
    : undefined;
  return environment === undefined
    ? platformErrors.create("SW0103", {
        message: `--probe ${problem}.`,
        next: next ?? "Write it as in --probe https://example.com/health.",
      })
    : platformErrors.create("SW0103", {
        message: `\`probes\` under \`environments.${environment}.watch\` ${problem}.`,
        next: next ?? "Write it in slipway.yaml as in `probes: [https://example.com/health]`.",
        place: { file: configFileName },
      });
}

/** Queries hold keys more often than not. */
function shownAddress(url: URL): string {
  return visibleLine(maskShapes(`${url.origin}${url.pathname}${url.search === "" ? "" : "?…"}`));
}

/** What was not reached, and why, with the code that a search finds more about. */
function reasonOf(error: unknown, url: URL): string {
  const host = visibleLine(url.host);
  if (error instanceof Error && error.name === "TimeoutError") return lateWords(host);
  const code = networkCodeOf(error);
  if (code === undefined) {
    const { name, message } = innermost(error);
    // https://fetch.spec.whatwg.org/#port-blocking
    if (message === "bad port") return `no HTTP client asks port ${url.port}, which is reserved for something else`;
    if (name === "HTTPParserError") return wordsFor("HPE_", host);
    return `the connection to ${host} failed: ${visibleLine(message).slice(0, 80)}`;
  }
  return `${wordsFor(code, host)} (${visibleLine(code).slice(0, 80)})`;
}

function wordsFor(code: string, host: string): string {
  if (code === "ECONNREFUSED") return `nobody listens at ${host}`;
  if (code === "ENOTFOUND") return `there is no host of the name ${host}`;
  if (code === "EAI_AGAIN") return `the name ${host} could not be looked up`;
  if (/^E(?:HOST|NET)(?:UNREACH|DOWN)$|^EADDRNOTAVAIL$/.test(code)) return `no way leads to ${host}`;
  if (/TIMEOUT|^ETIMEDOUT$/.test(code)) return lateWords(host);
  if (code === "CERT_HAS_EXPIRED") return `the certificate of ${host} has expired`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return `the certificate of ${host} is for another name`;
  if (/SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT/.test(code)) return `the certificate of ${host} is not trusted`;
  if (/^ERR_(?:SSL|TLS)|^EPROTO$/.test(code)) return `there is no TLS with ${host}`;
  if (/^HPE_/.test(code)) return `what ${host} answers is no HTTP`;
  if (brokenCodes.includes(code) || code === "UND_ERR_SOCKET") return `the connection to ${host} was cut`;
  return `the connection to ${host} failed`;
}

function lateWords(host: string): string {
  return `nothing came from ${host} within ${answerMilliseconds / 1000} s`;
}

/** The innermost cause says it: fetch itself only says that it failed. */
function innermost(error: unknown): { readonly name: string; readonly message: string } {
  let at = error;
  for (let depth = 0; depth < 4 && at instanceof Error && at.cause instanceof Error; depth += 1) at = at.cause;
  return at instanceof Error ? at : { name: "", message: "for an unknown reason" };
}
