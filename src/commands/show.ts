/** `slipway show`: one release, by its name or by the time at which it was live. */
import { defineCommand } from "../platform/command.ts";
import { quoted } from "../platform/inputs.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { releasesErrors } from "../releases/errors.ts";
import { type ShowTarget, show } from "../releases/history.ts";
import { parseReleaseName } from "../releases/name.ts";
import { releasesDocument } from "./releases/documents.ts";
import { shownText } from "./releases/history-text.ts";
import { environmentInput } from "./releases/inputs.ts";
import { openEnvironment } from "./releases/open.ts";
import { timeFrom } from "./releases/time-input.ts";

export const command = defineCommand({
  name: "show",
  summary: "Show one release, or what was live at a time",
  description:
    "Shows everything that the record of a release says: bundle, commit, who and when, the gate's decision, blocks. Without a name it is what is live now. `as-of TIME` answers what was live then; times without a zone are UTC.",
  examples: [
    { line: "slipway show prod", explains: "what is live" },
    { line: "slipway show prod 12", explains: "release 12; a version or a digest names one too" },
    { line: "slipway show prod as-of 2026-11-23T10:00Z", explains: "what was live at that time" },
  ],
  inputs: {
    environment: environmentInput,
    release: {
      type: "string",
      description: "Number, version or digest of a release, or the word as-of before a time",
      placeholder: "RELEASE",
      positional: "second",
    },
    time: { type: "list", description: "Time after the word as-of", placeholder: "TIME", positional: "rest" },
  },
  outputs: {
    version: { description: "Version of the release" },
    seq: { description: "Its sequence number" },
    bundle: { description: "Digest of its bundle" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const target = targetOf(inputs.release, inputs.time, context.now());
    const open = await openEnvironment(inputs.environment, "read", context);
    const environment = open.environment.name;
    try {
      const shown = await show(open.store, environment, target);
      const { record } = shown.release;
      return {
        exitCode: 0,
        outputs: { version: record.version, seq: String(record.seq), bundle: record.bundle },
        render: (format) =>
          format === "json"
            ? jsonDocument(
                releasesDocument({
                  environment,
                  changed: false,
                  outcome: "unchanged",
                  release: shown.release,
                  more: { live: shown.isLive, until: shown.until ?? null },
                }),
              )
            : shownText(createPaint(context.terminal.color), environment, shown),
      };
    } finally {
      await open.store.close();
    }
  },
});

const howToWriteTimes = "Write it as in `as-of 2026-11-23T10:00Z`; without a zone it is UTC.";

function targetOf(release: string | undefined, time: readonly string[], now: Date): ShowTarget {
  if (release === "as-of" || release?.startsWith("as-of=") === true) {
    const words = release === "as-of" ? time : [release.slice("as-of=".length), ...time];
    const text = words.join(" ").trim();
    if (text === "") {
      throw platformErrors.create("SW0104", { message: "The time after as-of is missing.", next: howToWriteTimes });
    }
    const at = timeFrom(text, howToWriteTimes);
    if (at <= now) return { kind: "time", at };
    throw releasesErrors.create("SW0628", {
      message: `${quoted(text)} has not come yet: it is ${now.toISOString()} now.`,
      next: "Name a time in the past, or leave as-of away to see what is live now.",
    });
  }
  if (time.length > 0) {
    throw platformErrors.create("SW0104", {
      message: `There is one argument too many: ${quoted(time[0] ?? "")}.`,
      next: "Write `slipway show ENV RELEASE`, or `slipway show ENV as-of TIME`.",
    });
  }
  return release === undefined ? { kind: "live" } : { kind: "name", name: parseReleaseName(release) };
}
