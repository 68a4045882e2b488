import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AnswerPlace, type Answers, createAnswers, type Spending } from "../../src/models/answers.ts";
import {
  type Completion,
  completionBytes,
  completionKey,
  createCompletionReader,
  isComplete,
  textOfAnswer,
  toolCallsOf,
} from "../../src/models/completion.ts";
import { openFolderCache, pruneDaily, pruneFolderCache } from "../../src/models/folder-cache.ts";
import { createLimiter } from "../../src/models/limiter.ts";
import type { Provider } from "../../src/models/provider.ts";
import { requestBytes } from "../../src/models/request.ts";
import { requestOf, testModel } from "./requests.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-answers-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Answers with the number of the question. */
function countingProvider(fails?: (asked: number) => boolean): Provider & { readonly asked: number } {
  let asked = 0;
  return {
    name: "bedrock",
    async ask() {
      asked += 1;
      if (fails?.(asked) === true) {
        return { ok: false, failure: { kind: "quota", message: "No more.", next: "Ask for more." } };
      }
      return {
        ok: true,
        answer: {
          content: [{ text: `answer ${asked}` }],
          stopReason: "end_turn",
          usage: { inputTokens: 4, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
          latencyMilliseconds: 5,
        },
      };
    },
    close() {},
    get asked() {
      return asked;
    },
  };
}

function memoryStore(): AnswerPlace & { readonly kept: Map<string, Completion> } {
  const kept = new Map<string, Completion>();
  return {
    kind: "store",
    kept,
    read: async (request, repeat) => kept.get(completionKey(request, repeat)),
    async write(completion) {
      const key = completionKey(completion.request, completion.repeat);
      const there = kept.get(key) ?? completion;
      kept.set(key, there);
      return there;
    },
  };
}

function answersWith(provider: Provider | undefined, places: readonly AnswerPlace[], spending?: Spending): Answers {
  return createAnswers({
    places,
    providers: new Map(provider === undefined ? [] : [[provider.name, provider]]),
    trusted: new Set(["bedrock"]),
    concurrency: 4,
    spending: () => spending,
    deadline: 60_000,
    now: () => new Date("2026-11-23T10:00:00Z"),
  });
}

const { signal } = new AbortController();

describe("the digest of a request", () => {
  it("depends on everything that decides the answer", () => {
    const base = requestOf("Hello").digest;
    const others = [
      requestOf("Hello!"),
      requestOf("Hello", { model: "amazon.nova-pro-v1:0" }),
      requestOf("Hello", { provider: "exec" }),
      requestOf("Hello", { system: ["Be brief."] }),
      requestOf("Hello", { parameters: { temperature: 0 } }),
      requestOf("Hello", { outputSchema: { type: "object" } }),
      requestOf("Hello", { tools: [{ name: "look", inputSchema: true }] }),
    ].map(({ digest }) => digest);
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
    expect(requestOf("Hello").digest).toBe(base);
  });

  it("is the SHA-256 of a canonical document", () => {
    expect(Buffer.from(requestBytes(requestOf("Hello"))).toString()).toBe(
      `{"format":"slipway/request/v1","messages":[{"content":[{"text":"Hello"}],"role":"user"}],"model":"${testModel}","parameters":{},"provider":"bedrock","system":[],"tools":[]}`,
    );
  });
});

describe("answers", () => {
  it("are asked for once, and found again by another process", async () => {
    const provider = countingProvider();
    const first = answersWith(provider, [openFolderCache(folder)]);
    const [a, b] = await Promise.all([
      first.ask(requestOf("Hello"), 1, { signal }),
      first.ask(requestOf("Hello"), 1, { signal }),
    ]);
    expect(a).toBe(b);
    expect(a).toMatchObject({ kind: "answer", from: "model", trusted: false });
    const second = answersWith(provider, [openFolderCache(folder)]);
    expect(await second.ask(requestOf("Hello"), 1, { signal })).toMatchObject({ from: "cache", trusted: false });
    expect(await second.ask(requestOf("Hello"), 2, { signal })).toMatchObject({ from: "model" });
    expect(provider.asked).toBe(2);
    first.close();
  });

  it("are asked for once where two questions are the same, one long after the other, and nobody holds the answer", async () => {
    const provider = countingProvider();
    const store = memoryStore();
    let looked = 0;
    const counting: AnswerPlace = {
      ...store,
      read: (request, repeat) => {
        looked += 1;
        return store.read(request, repeat);
      },
    };
    const answers = answersWith(provider, [counting]);
    const first = await answers.ask(requestOf("Hello"), 1, { signal, isMissing: true });
    expect(await answers.ask(requestOf("Hello"), 1, { signal, isMissing: true })).toEqual(first);
    expect({ asked: provider.asked, looked }).toEqual({ asked: 1, looked: 1 });
  });

  it("that no place keeps fail with what the store says, and stay in the others", async () => {
    const refusing = (kind: AnswerPlace["kind"], message: string): AnswerPlace => ({
      kind,
      read: async () => undefined,
      write: () => Promise.reject(new Error(message)),
    });
    const last = memoryStore();
    const places = [
      refusing("store", "no access"),
      refusing("cache", "disk full"),
      { ...last, kind: "cache" as const },
    ];
    const asked = answersWith(countingProvider(), places).ask(requestOf("Hello"), 1, { signal });
    await expect(asked).rejects.toThrow("no access");
    expect(last.kept.size).toBe(1);
  });

  it("of the store count, and what only the cache has does not", async () => {
    const provider = countingProvider();
    const store = memoryStore();
    const asked = await answersWith(provider, [store]).ask(requestOf("Hello"), 1, { signal });
    expect(asked).toMatchObject({ from: "model", trusted: true });
    expect(await answersWith(undefined, [store]).ask(requestOf("Hello"), 1, { signal })).toMatchObject({
      from: "store",
      trusted: true,
    });
    const exec = requestOf("Hello", { provider: "exec" });
    const answers = answersWith({ ...provider, name: "exec" }, [store]);
    expect(await answers.ask(exec, 1, { signal })).toMatchObject({ kind: "answer", trusted: false });
  });

  it("that another run stored first are the ones that count", async () => {
    const store = memoryStore();
    const request = requestOf("Hello");
    const slow: Provider = countingProvider();
    const racing: AnswerPlace = { ...store, read: async () => undefined };
    const other = answersWith(countingProvider(), [store]);
    await other.ask(request, 1, { signal });
    await slow.ask(request, { signal });
    const answer = await answersWith(slow, [racing]).ask(request, 1, { signal });
    expect(answer.kind === "answer" && textOfAnswer(answer.completion)).toBe("answer 1");
  });

  it("that canonical JSON cannot hold as they are, are mended or refused, and end no run", async () => {
    const answering = (content: readonly object[]): Provider => ({
      name: "bedrock",
      close() {},
      ask: async () => ({
        ok: true,
        answer: {
          content: content as Completion["content"],
          stopReason: "end_turn",
          usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
          latencyMilliseconds: 1,
        },
      }),
    });
    const ask = (content: readonly object[], text: string) =>
      answersWith(answering(content), [openFolderCache(folder)]).ask(requestOf(text), 1, { signal });
    expect(await ask([{ text: "half \ud83d" }], "a")).toMatchObject({
      completion: { content: [{ text: "half \ufffd" }] },
    });
    let deep: object = {};
    for (let level = 0; level < 100; level += 1) deep = { deep };
    expect(await ask([{ toolUse: { id: "t", name: "look", input: deep } }], "b")).toMatchObject({
      kind: "failed",
      failure: { kind: "malformed" },
    });
  });

  it("are missing where nobody may be asked", async () => {
    expect(await answersWith(undefined, [openFolderCache(folder)]).ask(requestOf("Hello"), 1, { signal })).toEqual({
      kind: "missing",
    });
  });

  it("are not asked for any more after a refusal that lasts", async () => {
    const provider = countingProvider(() => true);
    const answers = answersWith(provider, [openFolderCache(folder)]);
    for (const text of ["a", "b", "c"]) {
      expect(await answers.ask(requestOf(text), 1, { signal })).toMatchObject({
        kind: "failed",
        failure: { kind: "quota" },
      });
    }
    expect(provider.asked).toBe(1);
  });

  it("tell what they came to, or that nothing came", async () => {
    const settled: (string | undefined)[] = [];
    const spending: Spending = {
      reserve: async () => ({
        settle: async (completion) => {
          settled.push(completion && textOfAnswer(completion));
        },
      }),
    };
    const provider = countingProvider((asked) => asked === 2);
    const answers = answersWith(provider, [openFolderCache(folder)], spending);
    await answers.ask(requestOf("a"), 1, { signal });
    await answers.ask(requestOf("b"), 1, { signal });
    expect(settled).toEqual(["answer 1", undefined]);
    const poor: Spending = { reserve: async () => ({ kind: "budget", message: "Too dear.", next: "Save." }) };
    const refusedBefore = provider.asked;
    expect(await answersWith(provider, [], poor).ask(requestOf("c"), 1, { signal })).toMatchObject({
      failure: { kind: "budget" },
    });
    expect(provider.asked).toBe(refusedBefore);
  });
});

describe("the cache in a folder", () => {
  it("keeps the first of two answers, ignores itself in git, and mends a broken file", async () => {
    const cache = openFolderCache(folder);
    const { digest } = requestOf("Hello");
    const one: Completion = {
      format: "slipway/completion/v1",
      request: digest,
      repeat: 1,
      provider: "bedrock",
      model: testModel,
      content: [{ text: "one" }, { toolUse: { id: "t", name: "look", input: { id: 7 } } }],
      stopReason: "end_turn",
      usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
      latencyMilliseconds: 1,
      createdAt: "2026-11-23T10:00:00.000Z",
    };
    expect(await cache.write(one)).toEqual(one);
    expect(await cache.write({ ...one, content: [{ text: "two" }] })).toEqual(one);
    expect(await cache.read(digest, 1)).toEqual(one);
    expect(toolCallsOf(one)).toEqual([{ name: "look", input: { id: 7 } }]);
    expect(isComplete(one) && !isComplete({ stopReason: "max_tokens" })).toBe(true);
    expect(await readFile(join(folder, ".gitignore"), "utf8")).toBe("*\n");
    const hex = digest.slice(7);
    const file = join(folder, hex.slice(0, 2), `${hex}.1.json`);
    await writeFile(file, '{"format":"slipway/comp');
    expect(await cache.read(digest, 1)).toBeUndefined();
    await cache.write(one);
    expect(await cache.read(digest, 1)).toEqual(one);
    expect((await readdir(folder)).filter((name) => name.startsWith(".writing"))).toEqual([]);
  });

  it("is made again where somebody removed it meanwhile: what was paid for is kept", async () => {
    const answers = answersWith(countingProvider(), [openFolderCache(folder)]);
    await answers.ask(requestOf("Hello"), 1, { signal });
    await rm(folder, { recursive: true });
    await answers.ask(requestOf("Hello"), 2, { signal });
    const again = answersWith(undefined, [openFolderCache(folder)]);
    expect(await again.ask(requestOf("Hello"), 2, { signal })).toMatchObject({ kind: "answer", from: "cache" });
  });

  it("believes no answer to another question, and none of another shape", () => {
    const { digest } = requestOf("Hello");
    const other = requestOf("Bye").digest;
    const bytes = completionBytes({
      format: "slipway/completion/v1",
      request: digest,
      repeat: 1,
      provider: "bedrock",
      model: "m",
      content: [{ text: "x" }],
      stopReason: "end_turn",
      usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
      latencyMilliseconds: 1,
      createdAt: "2026-11-23T10:00:00.000Z",
    });
    const read = createCompletionReader();
    expect(read(bytes, digest, 1)).toBeDefined();
    expect(read(bytes, other, 1)).toBeUndefined();
    expect(read(bytes, digest, 2)).toBeUndefined();
    const negative = Buffer.from(Buffer.from(bytes).toString().replace('"inputTokens":1', '"inputTokens":-1'));
    expect(read(negative, digest, 1)).toBeUndefined();
    expect(read(Buffer.from("null"), digest, 1)).toBeUndefined();
  });

  it("prunes nothing that a link leads to, and goes round in no circle", async () => {
    const elsewhere = join(folder, "..", `elsewhere-${process.pid}`);
    const name = `${"ab".repeat(32)}.1.json`;
    await mkdir(elsewhere, { recursive: true });
    await writeFile(join(elsewhere, name), "precious");
    await mkdir(folder, { recursive: true });
    await symlink(elsewhere, join(folder, "ab"));
    for (const circle of ["aa", "bb"]) await symlink(".", join(folder, circle));
    await pruneFolderCache(folder, { before: Date.now() + 1_000, now: Date.now(), bytes: 0 });
    expect(await readFile(join(elsewhere, name), "utf8")).toBe("precious");
  });

  it("is pruned daily by one of several processes, and by none twice", async () => {
    await mkdir(folder, { recursive: true });
    const done = await Promise.all(Array.from({ length: 40 }, () => pruneDaily(folder, new Date())));
    expect(done.filter((one) => one !== undefined).length).toBeGreaterThan(0);
  });

  it("is pruned by age, then by size, the oldest first", async () => {
    const cache = openFolderCache(folder);
    const answers = answersWith(countingProvider(), [cache]);
    const requests = ["a", "b", "c", "d"].map((text) => requestOf(text));
    for (const [index, request] of requests.entries()) {
      await answers.ask(request, 1, { signal });
      const hex = request.digest.slice(7);
      const time = new Date(Date.UTC(2026, 0, index + 1));
      await utimes(join(folder, hex.slice(0, 2), `${hex}.1.json`), time, time);
    }
    const before = Date.UTC(2026, 0, 2);
    const now = Date.UTC(2026, 0, 5);
    expect(await pruneFolderCache(folder, { before, now, bytes: Number.POSITIVE_INFINITY })).toMatchObject({
      answers: 1,
    });
    const size = completionBytes(
      (await cache.read(requests[3]?.digest ?? requestOf("").digest, 1)) as Completion,
    ).length;
    expect(await pruneFolderCache(folder, { before: 0, now, bytes: size + 10 })).toMatchObject({ answers: 2 });
    const left = await Promise.all(requests.map(({ digest }) => cache.read(digest, 1)));
    expect(left.map((completion) => completion !== undefined)).toEqual([false, false, false, true]);
  });
});

describe("the cache of a machine", () => {
  it("is tidied once a day: answers of more than 90 days go", async () => {
    const cache = openFolderCache(folder);
    await answersWith(countingProvider(), [cache]).ask(requestOf("old"), 1, { signal });
    const hex = requestOf("old").digest.slice(7);
    const old = new Date(Date.now() - 91 * 86_400_000);
    await utimes(join(folder, hex.slice(0, 2), `${hex}.1.json`), old, old);
    expect(await pruneDaily(folder, new Date())).toMatchObject({ answers: 1 });
    expect(await pruneDaily(folder, new Date())).toBeUndefined();
    expect(await pruneDaily(folder, new Date(Date.now() + 2 * 86_400_000))).toMatchObject({ answers: 0 });
  });
});

describe("a kept answer that is nested without end", () => {
  it("is none: whoever shows it would come to the end of the stack", async () => {
    const cache = openFolderCache(folder);
    const request = requestOf("deep");
    await answersWith(countingProvider(), [cache]).ask(request, 1, { signal });
    const hex = request.digest.slice(7);
    const file = join(folder, hex.slice(0, 2), `${hex}.1.json`);
    const kept = JSON.parse(await readFile(file, "utf8"));
    const input = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const content = JSON.stringify(kept.content);
    const poisoned = JSON.stringify(kept).replace(content, `[{"toolUse":{"id":"a","name":"f","input":${input}}}]`);
    await writeFile(file, poisoned);
    expect(await cache.read(request.digest, 1)).toBeUndefined();
  });
});

describe("links in the cache, which a stranger can commit", () => {
  it("have nothing emptied, read or written where they lead", async () => {
    const outside = await mkdtemp(join(tmpdir(), "slipway-outside-"));
    const precious = join(outside, "precious");
    await writeFile(precious, "mine");
    const cache = openFolderCache(folder);
    await mkdir(folder, { recursive: true });
    await symlink(precious, join(folder, ".pruned"));
    const old = new Date(Date.now() - 3 * 86_400_000);
    await utimes(precious, old, old);
    expect(await pruneDaily(folder, new Date())).toMatchObject({ answers: 0 });
    expect(await readFile(precious, "utf8")).toBe("mine");

    const hex = requestOf("zero").digest.slice(7);
    await mkdir(join(folder, hex.slice(0, 2)), { recursive: true });
    await symlink("/dev/zero", join(folder, hex.slice(0, 2), `${hex}.1.json`));
    expect(await cache.read(requestOf("zero").digest, 1)).toBeUndefined();

    const linked = requestOf("linked").digest.slice(7, 9);
    await symlink(outside, join(folder, linked));
    await expect(
      answersWith(countingProvider(), [cache]).ask(requestOf("linked"), 1, { signal }),
    ).rejects.toMatchObject({
      code: "SW1114",
    });
    expect(await readdir(outside)).toEqual(["precious"]);
    const all = join(outside, "link");
    await symlink(outside, all);
    expect(() => openFolderCache(all)).toThrow(expect.objectContaining({ code: "SW1114" }) as Error);
  });
});

describe("the limiter", () => {
  it("never runs more than it may, halves when a window is refused, and grows again", async () => {
    const limiter = createLimiter(8);
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 40 }, () =>
        limiter.run(async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(8);
    for (let outcome = 0; outcome < 8; outcome++) limiter.throttled();
    expect(limiter.limit).toBe(4);
    for (let outcome = 0; outcome < 7; outcome++) limiter.throttled();
    expect(limiter.limit).toBe(1);
    for (let outcome = 0; outcome < 1 + 2 + 3; outcome++) limiter.succeeded();
    expect(limiter.limit).toBe(4);
  });

  it("keeps its places where single requests are refused", () => {
    const limiter = createLimiter(10);
    for (let outcome = 0; outcome < 200; outcome++) outcome % 5 === 0 ? limiter.throttled() : limiter.succeeded();
    expect(limiter.limit).toBe(10);
  });
});
