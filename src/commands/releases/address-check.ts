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

/** Ports that no client of fetch asks (https://fetch.spec.whatwg.org/#port-blocking). */
const blockedPorts: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

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
    throw notTaken(environment, `takes addresses that begin with https://, not ${shown}`, "https://example.com/health");
  }
  if (url.username !== "" || url.password !== "") {
    throw notTaken(environment, `takes no address with a user's name or password in it (${url.host})`, undefined);
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

/** @param example an address that is taken; undefined where the check needs a credential, for which there is a command */
function notTaken(environment: string | undefined, problem: string, example: string | undefined): Error {
  const byCommand =
    "Ask with a command that reads the credential from a variable, such as `curl --fail --config FILE ADDRESS`.";
  return environment === undefined
    ? platformErrors.create("SW0103", {
        message: `--probe ${problem}.`,
        next: example === undefined ? byCommand : `Write it as in --probe ${example}.`,
      })
    : platformErrors.create("SW0103", {
        message: `\`probes\` under \`environments.${environment}.watch\` ${problem}.`,
        next: example === undefined ? byCommand : `Write it in slipway.yaml as in \`probes: [${example}]\`.`,
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
    if (url.port !== "" && blockedPorts.has(Number(url.port)))
      return `no HTTP client asks port ${url.port}, which is reserved for something else`;
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
