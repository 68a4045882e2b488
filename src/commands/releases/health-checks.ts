/** What `watch` asks: addresses that answer, commands that end well, alarms that are quiet. */
import type { AwsClient } from "../../aws/client.ts";
import { endOfOutput, runProcess, shownLine } from "../../platform/bounded-process.ts";
import type { CommandContext } from "../../platform/command.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
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

async function runInShell(
  line: string,
  about: Readonly<Record<string, string>>,
  { cwd, environment, signal }: CommandContext,
): Promise<string | undefined> {
  signal.throwIfAborted();
  const said = endOfOutput(longestOutput);
  const ended = await runProcess({
    command: { line },
    folder: cwd,
    environment: { ...environment, ...about },
    output: said,
    errors: said,
    signal,
    timeLimit: commandMilliseconds,
  });
  switch (ended.how) {
    case "not-started":
      return `It could not be started: ${ended.code}.`;
    case "timed-out":
      return `It did not end within ${commandMilliseconds / 1000} s.`;
    case "exited":
      return ended.code === 0 ? undefined : endedWith(`with exit code ${ended.code}`, said.text());
    case "killed":
      return endedWith(`by ${ended.signal}`, said.text());
    default:
      return endedWith("before it was done", said.text());
  }
}

function endedWith(how: string, output: string): string {
  const said = shownLine(output, 200);
  return `It ended ${how}${said === "" ? "" : `: ${said}`}.`;
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
