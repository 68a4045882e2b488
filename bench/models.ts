/**
 * `slipway run` and `slipway evaluate` on 1,000 cases against a local Converse server that answers after 50 ms, 32 at
 * once: the ideal is 1,000 × 50 ms / 32, of which whole rounds of 32 allow 32 × 50 ms at best. Beside them, on the same
 * server in the same run and in turns, the plain loop over the SDK's client, and `promptfoo eval` where it is installed.
 * The server is a process of its own and verifies every signature.
 *
 * Bars: 1.3 times the ideal (goal 1.1), all kept under 1 s with start, a fifth refused at most 3 times slower with
 * nothing lost, promptfoo at least 5 times slower than evaluate. `SLIPWAY_BENCH_ROUNDS` (5) rounds, the best of each
 * counts; promptfoo takes part in the first two.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleFiles } from "../scripts/bundle.ts";
import { findPromptfoo, promptfooMissing } from "./models-promptfoo.ts";

const cases = 1_000;
const latency = 50;
const concurrency = 32;
const rounds = Number(process.env["SLIPWAY_BENCH_ROUNDS"] ?? 5);
/** It takes half a minute in each. */
const promptfooRounds = 2;
const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
const system = "You answer for a shop.";
const maxTokens = 200;
/** Stands in every answer of the server. */
const expected = "parcel";
const questions = Array.from({ length: cases }, (_, index) => `Where is order ${index}?`);

const project: Readonly<Record<string, string>> = {
  "slipway.yaml": `slipway: 1\nmodel: ${model}\nmodels: { concurrency: ${concurrency} }\n`,
  "prompts/reply.prompt": `---\nconfig: { maxOutputTokens: ${maxTokens} }\ninput: { schema: { question: string } }\n---\n{{role "system"}}\n${system}\n{{role "user"}}\n{{question}}\n`,
  "prompts/reply.cases.yaml": `cases:\n${questions.map((question, index) => `  - { name: case-${index}, input: { question: "${question}" }, expect: { contains: ${expected} } }`).join("\n")}\n`,
};

/** What is measured, in the order of the table. */
const subjects = {
  asked: "slipway run, all asked",
  kept: "slipway run, all kept",
  refused: "slipway run, a fifth refused",
  evaluated: "slipway evaluate, all asked",
  judged: "slipway evaluate, all kept",
  sdk: "plain loop over the SDK's client, without start",
  promptfoo: "promptfoo eval, all asked",
  cached: "promptfoo eval, all cached",
} as const;

type Subject = keyof typeof subjects;

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-models-"));
  const servers: ChildProcess[] = [];
  try {
    for (const [path, content] of Object.entries(project)) write(join(folder, "project", path), content);
    for (const [path, content] of await bundleFiles(join(import.meta.dirname, "..")))
      write(join(folder, "dist", path), content);
    mkdirSync(join(folder, "promptfoo"));
    const suite = { model, system, questions, maxTokens, contains: expected, concurrency };
    const promptfoo = findPromptfoo(join(folder, "promptfoo"), suite);
    const plain = await server(servers, 0);
    const refusing = await server(servers, 5);
    const best = new Map<Subject, number>();
    const note = (subject: Subject, time: number) =>
      best.set(subject, Math.min(time, best.get(subject) ?? Number.POSITIVE_INFINITY));
    for (let round = 0; round < rounds; round += 1) {
      note("asked", slipway("run", folder, plain, true));
      note("kept", slipway("run", folder, plain, false));
      note("sdk", await sdkLoop(plain));
      note("refused", slipway("run", folder, refusing, true));
      note("evaluated", slipway("evaluate", folder, plain, true));
      note("judged", slipway("evaluate", folder, plain, false));
      if (promptfoo === undefined || round >= promptfooRounds) continue;
      note("promptfoo", promptfoo.run(plain, true));
      note("cached", promptfoo.run(plain, false));
    }
    print(best);
    console.log(promptfoo === undefined ? `  ${promptfooMissing}` : `  promptfoo ${promptfoo.version}`);
  } finally {
    for (const child of servers) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(best: ReadonlyMap<Subject, number>): void {
  const ideal = (cases * latency) / concurrency;
  const time = (subject: Subject): number => best.get(subject) ?? Number.NaN;
  const judgements: Readonly<Partial<Record<Subject, string>>> = {
    asked: "bar 1.3, goal 1.1",
    kept: "bar 1,000 ms",
    refused: `${(time("refused") / time("asked")).toFixed(2)} times the unrefused, bar 3`,
    promptfoo: `${(time("promptfoo") / time("evaluated")).toFixed(1)} times slipway evaluate, bar 5`,
    cached: `${(time("cached") / time("judged")).toFixed(1)} times slipway evaluate, bar 5`,
  };
  const line = (words: string, milliseconds: number, judgement: string) =>
    console.log(
      `  ${words.padEnd(48)} ${milliseconds.toFixed(0).padStart(6)} ms  ${(milliseconds / ideal).toFixed(2).padStart(5)} of ideal  ${judgement}`.trimEnd(),
    );
  line("ideal", ideal, "");
  for (const [subject, milliseconds] of best) line(subjects[subject], milliseconds, judgements[subject] ?? "");
}

type Variables = Readonly<Record<string, string>>;

async function server(servers: ChildProcess[], refusedEvery: number): Promise<Variables> {
  const words = [join(import.meta.dirname, "models-server.ts"), String(latency), String(refusedEvery)];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  servers.push(child);
  const [line] = await once(child.stdout, "data");
  return JSON.parse(String(line));
}

/** Milliseconds of the whole process; `anew` without kept answers. Throws where not every case was answered. */
function slipway(command: "run" | "evaluate", folder: string, variables: Variables, anew: boolean): number {
  const cwd = join(folder, "project");
  const kept = join(cwd, ".slipway");
  // Aside and not removed: on ext4 without a journal a thousand files that were just deleted make each new one take a
  // millisecond (the kernel uses their numbers again only after a minute).
  if (anew && existsSync(kept)) renameSync(kept, join(folder, `kept-${randomUUID()}`));
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "dist", "cli.js"), command, "--json"], {
    cwd,
    env: { PATH: process.env["PATH"], HOME: folder, ...variables },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const milliseconds = performance.now() - started;
  const summary = status === 0 ? JSON.parse(stdout).summary : {};
  const isWhole =
    command === "run" ? summary.answers === cases && summary.asked === (anew ? cases : 0) : summary.passed === cases;
  if (!isWhole) throw new Error(`slipway ${command} ended with ${status}: ${JSON.stringify(summary)} ${stderr}`);
  return milliseconds;
}

/** Milliseconds without the start of a process. */
async function sdkLoop(variables: Variables): Promise<number> {
  const { BedrockRuntimeClient, ConverseCommand } = await import("@aws-sdk/client-bedrock-runtime");
  const { NodeHttpHandler } = await import("@smithy/node-http-handler");
  const { Agent } = await import("node:http");
  const client = new BedrockRuntimeClient({
    region: "eu-west-1",
    endpoint: variables["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] ?? "",
    credentials: {
      accessKeyId: variables["AWS_ACCESS_KEY_ID"] ?? "",
      secretAccessKey: variables["AWS_SECRET_ACCESS_KEY"] ?? "",
    },
    requestHandler: new NodeHttpHandler({
      httpAgent: new Agent({ keepAlive: true, maxSockets: concurrency }),
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
    }),
  });
  const started = performance.now();
  let next = 0;
  const work = async () => {
    for (let text = questions[next++]; text !== undefined; text = questions[next++]) {
      await client.send(
        new ConverseCommand({
          modelId: model,
          system: [{ text: system }],
          messages: [{ role: "user", content: [{ text }] }],
          inferenceConfig: { maxTokens },
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  client.destroy();
  return performance.now() - started;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

if (import.meta.main) await bench();
