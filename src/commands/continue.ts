/** `slipway continue`: releases what a gate held back, where it allows it by now. */

import type { CommandContext } from "../platform/command.ts";
import { defineCommand } from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import type { JsonObject } from "../platform/json.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import { listed } from "../platform/words.ts";
import { findProject, soundProject } from "../project/load.ts";
import { environmentOf, type Project } from "../project/project.ts";
import { promote } from "../releases/promote.ts";
import { findWaiting } from "./gates/waiting-release.ts";
import { decisionOf } from "./releases/gate.ts";
import { environmentInput } from "./releases/inputs.ts";
import { followWithMirror, markRequest, type OpenEnvironment, openIn, waiter } from "./releases/open.ts";
import { foreign, timeOf } from "./releases/words.ts";

/** What needs somebody comes first: of several environments one outcome is told. */
const outcomes = ["denied", "waiting", "released", "nothing"] as const;

interface Continued {
  readonly environment: string;
  readonly outcome: (typeof outcomes)[number];
  readonly version: string | undefined;
  readonly bundle: string | undefined;
  readonly seq: number | undefined;
  readonly reasons: readonly string[];
  readonly until: Date | undefined;
}

export const command = defineCommand({
  name: "continue",
  summary: "Release what a gate held back, where it allows it by now",
  description: [
    "For a scheduled or dispatched workflow, and after an approval: looks in each environment with a gate and `after` for the newest release of the environment before that was never live here, asks the gate again, and promotes it where the gate allows. No runner waits meanwhile, and nothing is stored: the two chains of releases say what waits.",
    "Releases whose version was made from a commit or from bytes (`0.0.0-g…`) are passed over unless `--untagged` is given. What a rollback left or somebody withdrew does not come back.",
    "Exit codes: 0 released or nothing to do, 4 something still waits, 1 a gate denies.",
  ].join("\n\n"),
  examples: [
    { line: "slipway continue", explains: "every environment with a gate" },
    { line: "slipway continue prod", explains: "one of them" },
  ],
  inputs: {
    environment: {
      ...environmentInput,
      required: false,
      description: "Environment; every one with a gate where absent",
    },
    untagged: { type: "boolean", description: "Also releases that have no version of their own" },
  },
  outputs: {
    outcome: {
      description: `${listed(outcomes.map((outcome) => (outcome === "waiting" ? "`waiting` (of the action: `wait`)" : `\`${outcome}\``)))}; of several environments the first of these that came up`,
    },
    environments: { description: "JSON: what became of each environment" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const project = soundProject(await findProject(context.cwd));
    const results: Continued[] = [];
    for (const name of namesOf(project, inputs.environment)) {
      const open = await openIn(project, name, "promote", context);
      try {
        results.push(await continueIn(open, inputs.untagged, context));
      } finally {
        await open.store.close();
      }
    }
    const has = (outcome: Continued["outcome"]) => results.some((result) => result.outcome === outcome);
    const outcome = outcomes.find(has) ?? "nothing";
    const environments = results.map(documentOf);
    return {
      exitCode: outcome === "denied" ? 1 : outcome === "waiting" ? 4 : 0,
      outputs: { outcome, environments: JSON.stringify(environments) },
      render: (format) =>
        format === "json"
          ? jsonDocument({ format: "slipway/continue/v1", environments })
          : textOf(createPaint(context.terminal.color), results),
    };
  },
});

/** The environments that have a gate or come after another; the policy's own revision decides which of them has one. */
function namesOf(project: Project, name: string | undefined): readonly string[] {
  if (name !== undefined) return [environmentOf(project, name).name];
  return [...project.environments.values()]
    .filter(({ after }) => after !== undefined)
    .map((environment) => environment.name);
}

async function continueIn(open: OpenEnvironment, untagged: boolean, context: CommandContext): Promise<Continued> {
  const environment = open.environment.name;
  const nothing = { environment, version: undefined, bundle: undefined, seq: undefined, until: undefined } as const;
  const waiting = await findWaiting(open, untagged, context);
  if (waiting.kind === "nothing") return { ...nothing, outcome: "nothing", reasons: [waiting.why] };
  const { from, release } = waiting;
  const about = { ...nothing, version: release.version, bundle: release.bundle };
  try {
    const outcome = await promote({
      ...(await markRequest(open, context)),
      decide: decisionOf(open, context, { promotedFrom: from }),
      wait: waiter(context),
      from: { store: from.store, environment: from.environment.name },
      release: { kind: "sequence", seq: release.seq },
    });
    if (outcome.outcome === "waiting") {
      return { ...about, outcome: "waiting", reasons: outcome.reasons, until: outcome.until };
    }
    await followWithMirror(open, context);
    const { seq } = outcome.release.record;
    if (outcome.outcome === "unchanged")
      return { ...about, outcome: "nothing", seq, reasons: [`${release.version} is live already.`] };
    return { ...about, outcome: "released", seq, reasons: [] };
  } catch (error) {
    // One environment that refuses does not keep the others waiting.
    if (!isSlipwayError(error) || error.class !== "refusal") throw error;
    return { ...about, outcome: "denied", reasons: [error.message] };
  } finally {
    await from.store.close();
  }
}

function documentOf(result: Continued): JsonObject {
  return {
    environment: result.environment,
    outcome: result.outcome,
    version: result.version ?? null,
    bundle: result.bundle ?? null,
    seq: result.seq ?? null,
    reasons: [...result.reasons],
    until: result.until?.toISOString() ?? null,
  };
}

function textOf(paint: Paint, results: readonly Continued[]): string {
  if (results.length === 0) return `${paint("blue", "=")} No environment comes after another one, so nothing waits.\n`;
  return results.map((result) => `${lineOf(paint, result)}\n`).join("");
}

function lineOf(paint: Paint, { environment, outcome, version, seq, reasons, until }: Continued): string {
  const why = reasons.map((reason) => `\n  ${foreign(reason, 400)}`).join("");
  const name = paint("bold", environment);
  switch (outcome) {
    case "released":
      return `${paint("green", "✔")} ${name}  ${version} is live as release ${seq}`;
    case "waiting":
      return `${paint("yellow", "…")} ${name}  ${version} waits${until === undefined ? "" : `, not before ${timeOf(until.toISOString())}`}${why}`;
    case "denied":
      return `${paint("red", "✖")} ${name}  ${version} is refused${why}`;
    case "nothing":
      return `${paint("blue", "=")} ${name}  nothing waits${why}`;
  }
}
