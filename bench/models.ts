/**
 * `slipway run` on 1,000 cases against a local Converse server that answers after 50 ms, 32 at once: the ideal is
 * 1,000 × 50 ms / 32. Beside it the plain loop over the SDK's client, on the same server in the same run. The server is
 * a process of its own and verifies every signature. Bars: 1.3 times the ideal (goal 1.1), all kept under 1 s with
 * start, a fifth refused at most 3 times slower with nothing lost.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleFiles } from "../scripts/bundle.ts";

const cases = 1_000;
const latency = 50;
const concurrency = 32;
const rounds = 3;
const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

const project: Readonly<Record<string, string>> = {
  "slipway.yaml": `slipway: 1\nmodel: ${model}\nmodels: { concurrency: ${concurrency} }\n`,
  "prompts/reply.prompt": `---\nconfig: { maxOutputTokens: 200 }\ninput: { schema: { question: string } }\n---\n{{role "system"}}\nYou answer for a shop.\n{{role "user"}}\n{{question}}\n`,
  "prompts/reply.cases.yaml": `cases:\n${Array.from({ length: cases }, (_, index) => `  - { name: case-${index}, input: { question: "Where is order ${index}?" } }`).join("\n")}\n`,
};

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-models-"));
  const servers: ChildProcess[] = [];
  try {
    for (const [path, content] of Object.entries(project)) write(join(folder, "project", path), content);
    for (const [path, content] of await bundleFiles(join(import.meta.dirname, "..")))
      write(join(folder, "dist", path), content);
    const plain = await server(servers, 0);
    const refusing = await server(servers, 5);
    const ideal = (cases * latency) / concurrency;
    const times = { asked: [] as number[], kept: [] as number[], refused: [] as number[], sdk: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      times.asked.push(run(folder, plain, true));
      times.kept.push(run(folder, plain, false));
      times.sdk.push(await sdkLoop(plain));
      times.refused.push(run(folder, refusing, true));
    }
    console.log(`  ideal                                  ${ideal.toFixed(0).padStart(6)} ms`);
    for (const [name, list] of Object.entries(times)) {
      const best = Math.min(...list);
      const words = {
        asked: "slipway run, all asked, with start",
        kept: "slipway run, all kept, with start",
        refused: "slipway run, a fifth refused",
        sdk: "plain loop over the SDK's client",
      }[name];
      console.log(
        `  ${String(words).padEnd(36)}   ${best.toFixed(0).padStart(6)} ms  ${(best / ideal).toFixed(2)} of ideal`,
      );
    }
  } finally {
    for (const child of servers) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Variables = Readonly<Record<string, string>>;

async function server(servers: ChildProcess[], refusedEvery: number): Promise<Variables> {
  const words = [join(import.meta.dirname, "models-server.ts"), String(latency), String(refusedEvery)];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  servers.push(child);
  const [line] = await once(child.stdout, "data");
  return JSON.parse(String(line));
}

/** Milliseconds of the whole process. */
function run(folder: string, variables: Variables, anew: boolean): number {
  const cwd = join(folder, "project");
  if (anew) rmSync(join(cwd, ".slipway"), { recursive: true, force: true });
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "dist", "cli.js"), "run", "--json"], {
    cwd,
    env: { PATH: process.env["PATH"], HOME: folder, ...variables },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const milliseconds = performance.now() - started;
  const { answers, asked } = status === 0 ? JSON.parse(stdout).summary : { answers: 0, asked: 0 };
  if (answers !== cases || asked !== (anew ? cases : 0)) throw new Error(`slipway run ended with ${status}: ${stderr}`);
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
    while (next < cases) {
      const text = `Where is order ${next++}?`;
      await client.send(
        new ConverseCommand({
          modelId: model,
          system: [{ text: "You answer for a shop." }],
          messages: [{ role: "user", content: [{ text }] }],
          inferenceConfig: { maxTokens: 200 },
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
