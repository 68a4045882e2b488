/**
 * The server behind `slipway preview`: one page and one stream of events, on the loopback address, below a path that
 * only the person who started it knows. It changes nothing, whoever asks.
 *
 * A page of the web can make a browser ask 127.0.0.1, also under a name of its own (DNS rebinding). So the name that
 * was asked for, the origin of the asker and the secret path must all be right.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { reportsErrors } from "../../reports/errors.ts";

export interface PreviewPage {
  /** Changes with every page that differs. */
  readonly version: string;
  readonly content: string;
  /** For the header of the same name; the page carries the same policy. */
  readonly policy: string;
}

export interface PreviewServer {
  /** With the secret path. */
  readonly address: string;
  /**
   * An address that leads to the page once, and soon: for a command line, whose words other users of the machine see.
   */
  entrance(): string;
  /** Shows another page from now on, and tells every window. */
  show(page: PreviewPage): void;
  close(): Promise<void>;
}

/** Windows that listen; more are a mistake or a flood. */
const mostListeners = 32;
/** Milliseconds that a browser has to start. */
const ticketLife = 60_000;
/** Milliseconds; proxies and browsers give up on silent streams after a minute or so. */
const heartbeat = 15_000;

/**
 * Starts the server.
 *
 * @param port 0 takes a free one
 * @throws SW1510 where the port is taken or may not be used
 */
export async function startPreviewServer(port: number, first: PreviewPage): Promise<PreviewServer> {
  const secret = randomBytes(18).toString("base64url");
  const listeners = new Set<ServerResponse>();
  let page = first;
  let hosts: readonly string[] = [];
  let ticket: string | undefined;

  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    const refusal = refusalOf(request, hosts);
    if (refusal !== undefined) return answer(response, refusal.status, refusal.text);
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (ticket !== undefined && isSame(path, `/${ticket}`)) {
      ticket = undefined;
      response.writeHead(303, { ...alwaysSent, Location: `/${secret}/` });
      return response.end();
    }
    if (isSame(path, `/${secret}/`)) return sendPage(request, response, page);
    if (!isSame(path, `/${secret}/events`))
      return answer(response, 404, "Nothing is here. Use the address that slipway preview printed.");
    if (listeners.size >= mostListeners) return answer(response, 503, "Too many windows are open.");
    listen(request, response, page, listeners);
  });
  server.requestTimeout = 10_000;
  await listening(server, port);
  const { port: bound } = server.address() as AddressInfo;
  hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`];
  const beat = setInterval(() => {
    for (const listener of listeners) listener.write(": still here\n\n");
  }, heartbeat);
  beat.unref();
  return {
    address: `http://127.0.0.1:${bound}/${secret}/`,
    entrance() {
      ticket = randomBytes(18).toString("base64url");
      setTimeout(() => (ticket = undefined), ticketLife).unref();
      return `http://127.0.0.1:${bound}/${ticket}`;
    },
    show(next) {
      if (next.version === page.version) return;
      page = next;
      for (const listener of listeners) listener.write(event(page));
    },
    close() {
      clearInterval(beat);
      for (const listener of listeners) listener.end();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Why a request is not answered; undefined where it may be. */
function refusalOf(
  { method, headers }: IncomingMessage,
  hosts: readonly string[],
): { readonly status: number; readonly text: string } | undefined {
  if (!hosts.includes(headers.host ?? "")) return { status: 421, text: "This name is not served." };
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    return { status: 403, text: "Another site may not ask." };
  }
  // Sent by browsers alone, and not to be set by a page (Fetch Metadata). Following a link, in a terminal that is a
  // page itself, is no asking: what it leads to is seen by the person and by nobody else.
  const site = headers["sec-fetch-site"];
  const follows = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !follows) {
    return { status: 403, text: "Another site may not ask." };
  }
  return method === "GET" || method === "HEAD" ? undefined : { status: 405, text: "Only reading is possible." };
}

/** Compares without telling by the time how much was right. */
function isSame(asked: string, right: string): boolean {
  const one = Buffer.from(asked);
  const other = Buffer.from(right);
  return one.length === other.length && timingSafeEqual(one, other);
}

const alwaysSent = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

function sendPage({ method }: IncomingMessage, response: ServerResponse, { content, policy }: PreviewPage): void {
  response.writeHead(200, {
    ...alwaysSent,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": `${policy}; frame-ancestors 'none'`,
  });
  response.end(method === "HEAD" ? undefined : content);
}

function listen(
  request: IncomingMessage,
  response: ServerResponse,
  page: PreviewPage,
  listeners: Set<ServerResponse>,
): void {
  response.writeHead(200, { ...alwaysSent, "Content-Type": "text/event-stream" });
  response.write(`retry: 1000\n\n${event(page)}`);
  listeners.add(response);
  request.on("close", () => listeners.delete(response));
  response.on("error", () => listeners.delete(response));
}

function event({ version }: PreviewPage): string {
  return `data: ${version}\n\n`;
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...alwaysSent, "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const taken = "code" in cause && cause.code === "EADDRINUSE";
      reject(
        reportsErrors.create("SW1510", {
          message: taken ? `Port ${port} is taken.` : `Port ${port} cannot be used: ${cause.message}.`,
          next: "Name another one with --port, or leave it out to take a free one.",
          cause,
        }),
      );
    });
    server.listen(port, "127.0.0.1", () => resolve());
  });
}
