/** What `watch` asks: addresses that answer, commands that end well, alarms that are quiet. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import type { AwsClient } from "../../aws/client.ts";
import type { CommandContext } from "../../platform/command.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { endGroup, groupOptions } from "../../platform/process-group.ts";
import { visibleLine } from "../../platform/visible.ts";
import type { HealthCheck } from "../../releases/watch.ts";
import { addressCheck } from "./address-check.ts";
import type { OpenEnvironment } from "./open.ts";

/** A command may run a few requests of its own. */
const commandMilliseconds = 60_000;
/** Bytes of the end of a command's output: its last line is what it said. */
const longestOutput = 16 * 1024;

/** What to ask, and who says so. */
export interface AskedChecks {
  readonly probes: readonly string[];
  readonly commands: readonly string[];
  readonly alarms: readonly string[];
  readonly writtenIn: "command-line" | "configuration";
}

/** What stands under `watch:` of an environment. */
export function configuredChecks({ environment: { watch } }: OpenEnvironment): AskedChecks {
  return {
    probes: watch?.probes ?? [],
    commands: watch?.commands ?? [],
    alarms: watch?.alarms ?? [],
    writtenIn: "configuration",
  };
}

/**
 * The checks to ask; empty where there is nothing to ask.
 *
 * @param failures in a row until an address or a command counts
 * @throws SW0103 for an address that is none, and for more alarms than CloudWatch shows at once.
 */
export async function checksOf(
  { probes, commands, alarms, writtenIn }: AskedChecks,
  { project, environment }: OpenEnvironment,
  failures: number,
  context: CommandContext,
): Promise<readonly HealthCheck[]> {
  const place = writtenIn === "command-line" ? undefined : environment.name;
  const about = { SLIPWAY_ENVIRONMENT: environment.name };
  const checks = [
    ...probes.map((address) => addressCheck(address, failures, place, context)),
    ...commands.map((line) => commandCheck(line, failures, about, context)),
  ];
  if (alarms.length === 0) return checks;
  const [{ serviceClient }, { mostAlarms }] = await Promise.all([
    import("./aws-service.ts"),
    import("../../aws/cloudwatch.ts"),
  ]);
  if (alarms.length > mostAlarms) {
    throw platformErrors.create("SW0103", {
      message: `${alarms.length} alarms are more than CloudWatch shows at once (${mostAlarms}).`,
      next: "Put them under one composite alarm, and watch that.",
    });
  }
  return [...checks, alarmCheck(alarms, await serviceClient("monitoring", project, environment, "watch", context))];
}

/** A command is well where it ends with 0. It runs in a shell, in the folder and with the variables of this process. */
function commandCheck(
  line: string,
  failures: number,
  about: Readonly<Record<string, string>>,
  context: CommandContext,
): HealthCheck {
  return {
    name: line,
    failures,
    async ask() {
      const outcome = await runInShell(line, about, context);
      context.signal.throwIfAborted();
      return outcome;
    },
  };
}

function runInShell(
  line: string,
  about: Readonly<Record<string, string>>,
  context: CommandContext,
): Promise<string | undefined> {
  context.signal.throwIfAborted();
  return new Promise((resolve) => {
    let child: ChildProcessByStdio<null, Readable, Readable>;
    try {
      child = spawn(line, {
        shell: true,
        cwd: context.cwd,
        env: { ...context.environment, ...about },
        stdio: ["ignore", "pipe", "pipe"],
        ...groupOptions(),
      });
    } catch (error) {
      // What is not about the program itself, such as E2BIG, is thrown and not told as an event.
      return resolve(notStarted(error));
    }
    let timedOut = false;
    const end = () => endGroup(child);
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, commandMilliseconds);
    context.signal.addEventListener("abort", end, { once: true });
    let output: Buffer = Buffer.alloc(0);
    const keep = (chunk: Buffer) => {
      output = Buffer.concat([output, chunk]).subarray(-longestOutput);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const ended = (problem: string | undefined) => {
      clearTimeout(timer);
      context.signal.removeEventListener("abort", end);
      resolve(problem);
    };
    child.on("error", (error) => ended(notStarted(error)));
    child.on("close", (code, signal) => {
      if (timedOut) return ended(`It did not end within ${commandMilliseconds / 1000} s.`);
      if (code === 0) return ended(undefined);
      const how = code === null ? `by ${signal}` : `with exit code ${code}`;
      const said = visibleLine(output.toString("utf8").trim().split("\n").at(-1) ?? "").slice(0, 200);
      ended(`It ended ${how}${said === "" ? "" : `: ${said}`}.`);
    });
  });
}

function notStarted(error: unknown): string {
  const code = error instanceof Error ? ("code" in error ? String(error.code) : error.message) : "unknown reason";
  return `It could not be started: ${visibleLine(code).slice(0, 80)}.`;
}

/** Alarms are asked together, in one request; each is well unless it is in ALARM. CloudWatch has its own patience. */
function alarmCheck(names: readonly string[], client: AwsClient): HealthCheck {
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
