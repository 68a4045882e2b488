/** `slipway drill`: a rollback for practice, and back again. */
import { type CommandContext, defineCommand } from "../platform/command.ts";
import { durationInWords } from "../platform/duration.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { type DrillReport, type DrillStep, drill } from "../releases/drill.ts";
import { releasesErrors } from "../releases/errors.ts";
import { liveSequence, type ReleaseRecord } from "../releases/record.ts";
import type { HealthCheck } from "../releases/watch.ts";
import { gateOf } from "./releases/gate.ts";
import { checksOf, configuredChecks } from "./releases/health-checks.ts";
import { environmentInput } from "./releases/inputs.ts";
import { followWithMirror, markRequest, type OpenEnvironment, openEnvironment, waiter } from "./releases/open.ts";
import { doneHeading, factSheet, liveWords } from "./releases/release-text.ts";
import { foreign } from "./releases/words.ts";

export const command = defineCommand({
  name: "drill",
  summary: "Practise a rollback: go back, look, and return",
  description: [
    "Rolls an environment back to the release before, looks whether readers see it and whether the checks under `watch:` are well, and goes forward again. It says how long each step took. In the end the same release is live as before; two records remain in the history, with the reason `drill`.",
    "For an environment such as beta, on a schedule: a rollback that was never tried is a hope. An environment with a gate is refused, because the way forward could be held back there.",
  ].join("\n\n"),
  examples: [{ line: "slipway drill beta", explains: "back and forth in beta" }],
  inputs: { environment: environmentInput },
  outputs: {
    ok: { description: "`true` where both steps worked and the checks were well" },
    "back-milliseconds": { description: "How long going back took" },
    "forward-milliseconds": { description: "How long returning took" },
    version: { description: "Version of what is live in the end: the same as before" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run({ environment: name }, context) {
    // Ctrl-C ends a look, and never the way between two releases: the drill goes forward again before it ends.
    const steady: CommandContext = { ...context, signal: new AbortController().signal };
    const open = await openEnvironment(name, "rollback", steady);
    const { environment } = open;
    // The process may be ended before the way forward is done: a second Ctrl-C, a runner that does not wait.
    const say = () =>
      context.progress.note(
        `The drill goes forward again before it ends. Where that is cut off, \`slipway history ${environment.name}\` shows what is live, and \`slipway rollback ${environment.name} --to VERSION --unblock "end of the drill"\` brings the newer release back.`,
      );
    context.signal.addEventListener("abort", say, { once: true });
    try {
      if (environment.gate !== undefined) {
        throw releasesErrors.create("SW0640", {
          message: `${environment.name} has a gate, which could hold back the way forward.`,
          next: "Practise in an environment without one: `slipway drill beta`.",
        });
      }
      // Before anything moves: an address that is none refuses the drill.
      const checks = await checksOf(configuredChecks(open), open, 1, context);
      const request = await markRequest(open, steady);
      context.signal.throwIfAborted();
      const report = await drill({
        ...request,
        decide: gateOf(open, steady),
        wait: waiter(steady),
        clock: () => performance.now(),
        look: () => lookAround(open, checks, context),
      });
      const problems = [report.back, report.forward].flatMap(({ problem }) => problem ?? []);
      return {
        exitCode: problems.length === 0 ? 0 : 1,
        outputs: {
          ok: String(problems.length === 0),
          "back-milliseconds": String(Math.round(report.back.milliseconds)),
          "forward-milliseconds": String(Math.round(report.forward.milliseconds)),
          version: report.forward.record.version,
        },
        render: (format) =>
          format === "json"
            ? jsonDocument({
                format: "slipway/drill/v1",
                environment: environment.name,
                ok: problems.length === 0,
                before: mentionOf(report.before),
                back: stepDocument(report.back),
                forward: stepDocument(report.forward),
              })
            : drillText(environment.name, report, context),
      };
    } finally {
      context.signal.removeEventListener("abort", say);
      await open.store.close();
    }
  },
});

/** The mirror follows, as after every rollback; then the checks of the environment, each asked once. */
async function lookAround(
  open: OpenEnvironment,
  checks: readonly HealthCheck[],
  context: CommandContext,
): Promise<string | undefined> {
  context.signal.throwIfAborted();
  await followWithMirror(open, context);
  for (const check of checks) {
    const reason = await check.ask();
    if (reason !== undefined) return `${check.name}: ${reason}`;
  }
  return undefined;
}

function mentionOf(record: ReleaseRecord) {
  return { seq: liveSequence(record), version: record.version, bundle: record.bundle };
}

function stepDocument({ record, milliseconds, problem }: DrillStep) {
  return { ...mentionOf(record), milliseconds: Math.round(milliseconds), problem: problem ?? null };
}

function drillText(environment: string, { before, back, forward }: DrillReport, { terminal }: CommandContext): string {
  const paint = createPaint(terminal.color);
  const problem = back.problem ?? forward.problem;
  const words = ({ record, milliseconds }: DrillStep) => `${liveWords(record)} after ${durationInWords(milliseconds)}`;
  const heading =
    problem === undefined
      ? doneHeading(paint, environment, "going back works")
      : `${paint("red", "✘")} ${paint("bold", environment)}  going back works, and something was not well`;
  return factSheet(paint, heading, [
    ["before", liveWords(before)],
    ["back", words(back)],
    ["forward", words(forward)],
    problem === undefined ? undefined : ["problem", foreign(problem, 400)],
  ]);
}
