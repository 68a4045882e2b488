/** What `watch` asks: addresses that answer, commands that end well, alarms that are quiet. */
import { spawn } from "node:child_process";
import type { AwsClient } from "../../aws/client.ts";
import type { CommandContext } from "../../platform/command.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { visibleLine } from "../../platform/visible.ts";
import type { HealthCheck } from "../../releases/watch.ts";

/** An address that takes longer is not well: people wait behind it. */
const answerMilliseconds = 10_000;
/** A command may run a few requests of its own. */
const commandMilliseconds = 60_000;
/** What is kept of a command's output for the reason. */
const longestOutput = 16 * 1024;

/** An address is well where it answers with a status from 200 to 299. Redirects are answers, and not followed. */
export function addressCheck(address: string, failures: number, context: CommandContext): HealthCheck {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw platformErrors.create("SW0103", {
      message: `--probe takes an address that begins with https://, not ${JSON.stringify(address.slice(0, 100))}.`,
      next: "Write it as in --probe https://example.com/health.",
    });
  }
  return {
    name: address,
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
        return `It did not answer: ${reasonOf(error)}.`;
      }
    },
  };
}

/** The innermost cause says it: fetch itself only says that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the connection failed";
  if (error.name === "TimeoutError") return `nothing within ${answerMilliseconds / 1000} s`;
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
  return visibleLine(code).slice(0, 80);
}

/** A command is well where it ends with 0. It runs in a shell, in the folder and with the variables of this process. */
export function commandCheck(
  line: string,
  failures: number,
  about: Readonly<Record<string, string>>,
  context: CommandContext,
): HealthCheck {
  return {
    name: line,
    failures,
    ask: () =>
      new Promise((resolve, reject) => {
        const child = spawn(line, {
          shell: true,
          cwd: context.cwd,
          env: { ...context.environment, ...about },
          stdio: ["ignore", "pipe", "pipe"],
          signal: AbortSignal.any([context.signal, AbortSignal.timeout(commandMilliseconds)]),
          killSignal: "SIGKILL",
        });
        let output = "";
        const keep = (chunk: Buffer) => {
          if (output.length < longestOutput) output += chunk.toString("utf8");
        };
        child.stdout.on("data", keep);
        child.stderr.on("data", keep);
        child.on("error", (error) => {
          if (context.signal.aborted) reject(error);
          else resolve(`It did not end within ${commandMilliseconds / 1000} s.`);
        });
        child.on("close", (code) => {
          const said = visibleLine(output.trim().split("\n").at(-1) ?? "").slice(0, 200);
          resolve(code === 0 ? undefined : `It ended with exit code ${code}${said === "" ? "" : `: ${said}`}.`);
        });
      }),
  };
}

/** Alarms are asked together, in one request; each is well unless it is in ALARM. CloudWatch has its own patience. */
export function alarmCheck(names: readonly string[], client: AwsClient): HealthCheck {
  return {
    name: names.length === 1 ? `alarm ${names[0]}` : `alarms ${names.join(", ")}`,
    failures: 1,
    async ask() {
      const { alarmStates } = await import("../../aws/cloudwatch.ts");
      const ringing = (await alarmStates(client, names)).filter(({ state }) => state === "ALARM");
      const [first] = ringing;
      if (first === undefined) return undefined;
      return `${ringing.map(({ name }) => name).join(" and ")} is in ALARM: ${visibleLine(first.reason).slice(0, 300)}`;
    },
  };
}
