/** A client against the fake, with a clock that does not wait. */
import { createGithubClient, type GithubClient, type GithubClientOptions } from "../../src/github/client.ts";
import { createRedaction } from "../../src/platform/redaction.ts";
import type { FakeGithub } from "./fake.ts";

export interface TestClient extends GithubClient {
  /** Milliseconds of every wait. */
  readonly waits: number[];
  /** What a person was told. */
  readonly told: string[];
}

export function clientOf(github: FakeGithub, token: string, options: Partial<GithubClientOptions> = {}): TestClient {
  const waits: number[] = [];
  const told: string[] = [];
  let time = Date.now();
  const client = createGithubClient({
    apiUrl: github.url,
    token,
    fetch: globalThis.fetch,
    redaction: createRedaction(),
    signal: new AbortController().signal,
    onWait: (text) => told.push(text),
    clock: {
      now: () => time,
      random: () => 0,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        time += milliseconds;
      },
    },
    ...options,
  });
  return { ...client, waits, told };
}
