/** A preview that runs while a test looks at it. */
import { request as httpRequest } from "node:http";
import { onTestFinished } from "vitest";
import { command } from "../../../src/commands/preview.ts";
import type { CommandContext } from "../../../src/platform/command.ts";
import { testEnvironment } from "../../secrets/support/repository.ts";
import { testContext } from "../../support/context.ts";

export interface RunningPreview {
  readonly address: string;
  /** What was said at the terminal. */
  readonly notes: readonly string[];
  /** As Ctrl-C does. */
  end(): Promise<{ readonly exitCode: number; readonly document: { readonly versions: number } }>;
}

/** Starts a preview of a folder and waits until it has printed its address. It ends with the test. */
export async function startPreview(
  folder: string,
  overrides: Partial<CommandContext> = {},
  base?: string,
): Promise<RunningPreview> {
  const controller = new AbortController();
  const notes: string[] = [];
  const started = Promise.withResolvers<string>();
  const progress = {
    update() {},
    debug() {},
    note(text: string) {
      notes.push(text);
      const address = /http:\S+/.exec(text)?.[0];
      if (address !== undefined) started.resolve(address);
    },
  };
  const context = testContext(folder, {
    environment: testEnvironment(),
    signal: controller.signal,
    progress,
    ...overrides,
  });
  const run = command.run({ port: undefined, open: true, base }, context);
  run.catch(started.reject);
  const end = async () => {
    controller.abort();
    const result = await run;
    return { exitCode: result.exitCode, document: JSON.parse(await result.render("json")) as { versions: number } };
  };
  onTestFinished(async () => {
    controller.abort();
    await run.catch(() => undefined);
  });
  return { address: await started.promise, notes, end };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** One request with exactly these headers. Streams are read as far as their first bytes. */
export function ask(
  address: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(address, { ...options, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      const answer = () => ({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      });
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (response.headers["content-type"] !== "text/event-stream") return;
        resolve(answer());
        request.destroy();
      });
      response.on("end", () => resolve(answer()));
    });
    request.on("error", reject);
    request.end();
  });
}
