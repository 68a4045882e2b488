/** `slipway watch`: looks after a release that just went live, and goes back where it does not do well. */
import { type CommandContext, type CommandResult, defineCommand } from "../platform/command.ts";
import { durationInWords, readDuration } from "../platform/duration.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { liveSequence, type ReleaseRecord } from "../releases/record.ts";
import { type RollbackOutcome, rollback } from "../releases/rollback.ts";
import { type HealthCheck, type WatchOutcome, watchRelease } from "../releases/watch.ts";
import { releaseDocument } from "./releases/documents.ts";
import { gateOf } from "./releases/gate.ts";
import { type AskedChecks, checksOf, configuredChecks } from "./releases/health-checks.ts";
import { environmentInput, wholeNumber } from "./releases/inputs.ts";
import { followWithMirror, markRequest, type OpenEnvironment, openEnvironment, waiter } from "./releases/open.ts";
import { doneHeading, factSheet, liveWords, unchangedHeading } from "./releases/release-text.ts";
import { foreign } from "./releases/words.ts";

export const command = defineCommand({
  name: "watch",
  summary: "Look after a release for a while, and roll back where it does not do well",
  description: [
    "Asks checks again and again: addresses that must answer with success (`--probe`), commands that must end with 0 (`--command`), alarms in CloudWatch that must be quiet (`--alarm`). Where one fails often enough, the release is rolled back with `--rollback`, and the command ends with exit code 1 either way. The rollback names the release that it leaves, so it cannot fire twice and never takes back a release of somebody else.",
    "What is not given on the command line comes from `watch:` of the environment in slipway.yaml. Where another release goes live meanwhile, there is nothing to look after any more and the command ends well.",
    "A check that cannot be asked (CloudWatch refuses, an alarm does not exist) ends the command with exit code 3 and changes nothing: that says nothing about the release.",
  ].join("\n\n"),
  examples: [
    { line: "slipway watch prod --probe https://example.com/health --for 10m", explains: "say whether it does well" },
    { line: "slipway watch prod --alarm prompts-errors --rollback", explains: "and go back where it does not" },
  ],
  inputs: {
    environment: environmentInput,
    release: {
      type: "number",
      description:
        "Number of the release to look after: the output `seq` of deploy or promote; what is live where absent",
      placeholder: "SEQ",
    },
    for: { type: "string", description: "How long, as in 10m. Default: 10m", placeholder: "DURATION" },
    every: {
      type: "string",
      description: "How often the checks are asked, as in 15s. Default: 15s",
      placeholder: "DURATION",
    },
    probe: { type: "list", description: "Address that must answer with success", placeholder: "URL" },
    command: { type: "list", description: "Command that must end with 0", placeholder: "COMMAND" },
    alarm: { type: "list", description: "Alarm in CloudWatch that must be quiet", placeholder: "NAME" },
    failures: {
      type: "number",
      description: "How often in a row an address or command must fail until it counts. Default: 2",
      placeholder: "N",
    },
    rollback: { type: "boolean", description: "Roll the release back where a check fails" },
    "if-configured": { type: "boolean", description: "Do nothing where there is nothing to ask, in place of refusing" },
  },
  outputs: {
    outcome: { description: "`well`, `failed`, `rolled-back`, `superseded`, or `nothing` with `if-configured`" },
    check: { description: "The check that failed" },
    reason: { description: "Why it failed" },
    version: { description: "Version of what is live after the command" },
    seq: { description: "Sequence number of the newest record" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const open = await openEnvironment(inputs.environment, inputs.rollback ? "rollback" : "read", context);
    try {
      const failures = wholeNumber("failures", inputs.failures ?? open.environment.watch?.failures ?? 2, 1);
      const checks = await checksOf(askedChecks(inputs, open), open, failures, context);
      if (checks.length === 0 && inputs["if-configured"]) return nothingAsked(open.environment.name);
      if (checks.length === 0) throw nothingToAsk(open.environment.name);
      const settings = open.environment.watch;
      const outcome = await watchRelease({
        store: open.store,
        environment: open.environment.name,
        release: inputs.release === undefined ? undefined : wholeNumber("release", inputs.release, 1),
        checks,
        forMilliseconds: durationOf("for", inputs.for ?? settings?.for ?? "10m"),
        everyMilliseconds: durationOf("every", inputs.every ?? settings?.every ?? "15s"),
        clock: () => performance.now(),
        wait: waiter(context),
        progress: (text, done, total) =>
          context.progress.update(`${text}, ${durationInWords(Math.max(0, total - done))} left`),
      });
      const back = outcome.outcome === "failed" && inputs.rollback ? await goBack(open, outcome, context) : undefined;
      return resultOf(open.environment.name, outcome, back, checks, context);
    } finally {
      await open.store.close();
    }
  },
});

interface CheckInputs {
  readonly probe: readonly string[];
  readonly command: readonly string[];
  readonly alarm: readonly string[];
}

function nothingToAsk(environment: string): Error {
  return platformErrors.create("SW0104", {
    message: `There is nothing to ask about ${environment}.`,
    next: `Name a check: --probe URL, --command COMMAND or --alarm NAME; or write \`watch:\` into slipway.yaml.`,
  });
}

/** What a workflow gets that watches whatever there is to watch. */
function nothingAsked(environment: string): CommandResult {
  const document = { format: "slipway/watch/v1", environment, outcome: "nothing", rounds: 0, milliseconds: 0 };
  return {
    exitCode: 0,
    outputs: { outcome: "nothing", check: "", reason: "", version: "", seq: "" },
    render: (format) =>
      format === "json"
        ? jsonDocument({ ...document, checks: [], release: null, live: null })
        : `${environment} has nothing under \`watch:\`, so nothing was asked.\n`,
  };
}

/** From the command line, else from slipway.yaml. */
function askedChecks({ probe, command, alarm }: CheckInputs, open: OpenEnvironment): AskedChecks {
  const given = probe.length + command.length + alarm.length > 0;
  return given
    ? { probes: probe, commands: command, alarms: alarm, writtenIn: "command-line" }
    : configuredChecks(open);
}

/** @throws SW0103 for what is no duration. */
function durationOf(name: string, text: string): number {
  const milliseconds = readDuration(text);
  if (milliseconds !== undefined && milliseconds <= 24 * 3_600_000) return milliseconds;
  throw platformErrors.create("SW0103", {
    message: `--${name} takes a duration of at most 24h, not ${JSON.stringify(text.slice(0, 40))}.`,
    next: `Write it as in --${name} ${name === "for" ? "10m" : "15s"}.`,
  });
}

async function goBack(
  open: OpenEnvironment,
  { check, reason, release }: Extract<WatchOutcome, { outcome: "failed" }>,
  context: CommandContext,
): Promise<RollbackOutcome> {
  const outcome = await rollback({
    ...(await markRequest(open, context)),
    decide: gateOf(open, context),
    wait: waiter(context),
    from: liveSequence(release),
    reason: `automatic: ${check}: ${reason}`.slice(0, 500),
  });
  if (outcome.outcome !== "waiting") await followWithMirror(open, context);
  return outcome;
}

function resultOf(
  environment: string,
  outcome: WatchOutcome,
  back: RollbackOutcome | undefined,
  checks: readonly HealthCheck[],
  context: CommandContext,
): CommandResult {
  const live = liveAfter(outcome, back);
  const word = back?.outcome === "released" ? "rolled-back" : outcome.outcome;
  const failed = outcome.outcome === "failed";
  return {
    exitCode: failed ? 1 : 0,
    outputs: {
      outcome: word,
      check: failed ? outcome.check : "",
      reason: failed ? outcome.reason : "",
      version: live.version,
      seq: String(live.seq),
    },
    render: (format) =>
      format === "json"
        ? jsonDocument({
            format: "slipway/watch/v1",
            environment,
            outcome: word,
            rounds: outcome.rounds,
            milliseconds: Math.round(outcome.milliseconds),
            checks: checks.map(({ name }) => name),
            ...(failed ? { check: outcome.check, reason: outcome.reason } : {}),
            release: back?.outcome === "released" ? releaseDocument(back.release) : null,
            live: { seq: live.seq, version: live.version, bundle: live.bundle },
          })
        : watchText(environment, outcome, back, context),
  };
}

function liveAfter(outcome: WatchOutcome, back: RollbackOutcome | undefined): ReleaseRecord {
  if (back !== undefined && back.outcome !== "waiting") return back.release.record;
  return outcome.outcome === "superseded" ? outcome.live : outcome.release;
}

function watchText(
  environment: string,
  outcome: WatchOutcome,
  back: RollbackOutcome | undefined,
  { terminal }: CommandContext,
): string {
  const paint = createPaint(terminal.color);
  const asked: readonly [string, string] = [
    "watched",
    `${durationInWords(outcome.milliseconds)}, asked ${outcome.rounds} ${outcome.rounds === 1 ? "time" : "times"}`,
  ];
  switch (outcome.outcome) {
    case "well":
      return factSheet(
        paint,
        doneHeading(paint, environment, `${paint("bold", liveWords(outcome.release))} does well`),
        [asked],
      );
    case "superseded":
      return factSheet(
        paint,
        unchangedHeading(
          paint,
          environment,
          `${paint("bold", liveWords(outcome.live))} is live now; nothing to watch any more`,
        ),
        [asked],
      );
    case "failed": {
      const { release, check, reason } = outcome;
      const then = wordsOf(back, environment, release);
      const heading = `${paint("red", "✘")} ${paint("bold", environment)}  ${paint("bold", liveWords(release))} does not do well`;
      return factSheet(paint, heading, [
        ["check", foreign(check)],
        ["reason", foreign(reason, 400)],
        asked,
        ["then", then],
      ]);
    }
  }
}

function wordsOf(back: RollbackOutcome | undefined, environment: string, left: ReleaseRecord): string {
  const seq = liveSequence(left);
  // No rollback goes back from one by itself: that would end at the release that was left before.
  const further = `${left.version} was itself gone back to; go further with: slipway rollback ${environment} --to RELEASE --from ${seq} (slipway history ${environment} lists them), or deploy a corrected bundle`;
  if (back === undefined) {
    if (left.rollbackOf !== undefined) return `nothing was changed; ${further}`;
    if (seq === 1) return "nothing was changed; no release was before this one: deploy a corrected bundle";
    return `nothing was changed; go back with: slipway rollback ${environment} --from ${seq}`;
  }
  if (back.outcome === "waiting") return "the gate holds the rollback back; see slipway gate";
  if (back.outcome === "unchanged" && liveSequence(back.release.record) === seq)
    return `nothing was changed; ${further}`;
  if (back.outcome === "unchanged") return `${liveWords(back.release.record)} is live; somebody else went back first`;
  return `rolled back: ${back.release.record.version} is live again as release ${back.release.record.seq}`;
}
