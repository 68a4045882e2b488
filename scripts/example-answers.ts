/**
 * `node scripts/example-answers.ts`: writes the kept answers of examples/support-desk, so that the demo needs no account.
 * The texts in example-answers.json stand in for a model's: they were written by hand, and each answer says so by its
 * provider, `example`, which no environment trusts. Run it again when a prompt or a case of the example changed.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { collectQuestions } from "../src/commands/models/questions.ts";
import { openModelSession } from "../src/commands/models/session.ts";
import { completionFormat } from "../src/models/completion.ts";
import { openFolderCache } from "../src/models/folder-cache.ts";
import { textBytesOf } from "../src/models/request.ts";
import { findProject } from "../src/project/load.ts";
import { testContext } from "../test/support/context.ts";
import texts from "./example-answers.json" with { type: "json" };

interface Prepared {
  readonly text?: string;
  readonly toolUse?: { readonly id: string; readonly name: string; readonly input: object };
}

const example = join(import.meta.dirname, "..", "examples", "support-desk");
const folder = join(example, "answers");
const context = testContext(example);
const loaded = await findProject(example);
const session = openModelSession(loaded.project, { offline: true }, context);
const { questions } = await collectQuestions(loaded, { repeat: 1 }, session.requests, context);
const cache = openFolderCache(folder);
const prepared: Readonly<Record<string, Prepared>> = texts;

for (let shard = 0; shard < 256; shard += 1) {
  await rm(join(folder, shard.toString(16).padStart(2, "0")), { recursive: true, force: true });
}
for (const { prompt, case: one, request } of questions) {
  const name = `${prompt.name} · ${one.name}`;
  const answer = prepared[name];
  if (answer === undefined) throw new Error(`example-answers.json has no answer for ${name}`);
  const { text, toolUse } = answer;
  await cache.write({
    format: completionFormat,
    request: request.digest,
    repeat: 1,
    provider: "example",
    model: request.model,
    content: [...(text === undefined ? [] : [{ text }]), ...(toolUse === undefined ? [] : [{ toolUse }])],
    stopReason: toolUse === undefined ? "end_turn" : "tool_use",
    usage: {
      inputTokens: Math.ceil(textBytesOf(request) / 4),
      outputTokens: Math.ceil(Buffer.byteLength(JSON.stringify(answer)) / 4),
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
      estimated: true,
    },
    latencyMilliseconds: 0,
    createdAt: "2026-11-23T10:00:00.000Z",
  });
}
console.log(`${questions.length} answers in ${folder}`);
