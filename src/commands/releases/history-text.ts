/** Releases in a table, and one release on a sheet. */
import type { TerminalFacts } from "../../platform/environment.ts";
import type { Paint } from "../../platform/paint.ts";
import type { History, Shown } from "../../releases/history.ts";
import { liveSequence, type ReleaseRecord } from "../../releases/record.ts";
import { columnsOf } from "../../reports/columns.ts";
import { allowedSecretsFact, breakGlassFacts, factSheet, sourceFact, unblockedFact } from "./release-text.ts";
import { type Skew, skewWords } from "./skew.ts";
import { foreign, padded, shortDigest, timeOf } from "./words.ts";

/** What the other columns of the table take in a usual row. */
const columnsBesidesName = 90;

/** The table of `history`, newest first, marks dimmed. Names are cut to fit a terminal, and only there. */
export function historyText(
  paint: Paint,
  environment: string,
  { pointer, releases, more }: History,
  skew: readonly Skew[],
  terminal: Pick<TerminalFacts, "columns" | "interactive">,
): string {
  const longestName = terminal.interactive ? Math.max(24, terminal.columns - columnsBesidesName) : undefined;
  const live = pointer.record;
  const rows = releases.map(({ record }) => ({
    isMark: record.continues !== undefined,
    cells: [
      record.seq === liveSequence(live) ? "●" : " ",
      String(record.seq),
      record.continues === undefined ? record.version : "",
      timeOf(record.createdAt),
      foreign(record.actor.name, longestName),
      whatHappened(record, live),
    ],
  }));
  const headings = ["", "seq", "version", "since", "by", "what"];
  const widths = headings.map((heading, column) =>
    Math.max(columnsOf(heading), ...rows.map(({ cells }) => columnsOf(cells[column] ?? ""))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === cells.length - 1 ? cell : padded(cell, widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  const text = [
    `${paint("bold", environment)}  ${live.version} is live (release ${liveSequence(live)}, ${shortDigest(live.bundle)})`,
    ...skewWords(skew).map((words) => `${" ".repeat(columnsOf(environment))}  ${paint("yellow", words)}`),
    "",
    paint("dim", line(headings)),
    ...rows.map(({ isMark, cells }) => {
      if (isMark) return paint("dim", line(cells));
      return cells[0] === "●" ? line(cells).replace("●", paint("green", "●")) : line(cells);
    }),
  ];
  if (more) {
    const oldest = releases.at(-1)?.record.seq ?? 1;
    text.push(paint("dim", `   … older ones: slipway history ${environment} --before ${oldest}`));
  }
  return `${text.join("\n")}\n`;
}

function whatHappened(record: ReleaseRecord, live: ReleaseRecord): string {
  const parts = [actionWords(record)];
  const { commit, changed } = record.source;
  if (commit !== null && record.continues === undefined)
    parts.push(`commit ${commit.slice(0, 7)}${changed === true ? " and changes" : ""}`);
  if (record.continues === undefined) {
    const has = (mentions: ReleaseRecord["blocked"]) => mentions.some((mention) => mention.bundle === record.bundle);
    if (has(live.withdrawn)) parts.push("withdrawn");
    else if (has(live.blocked)) parts.push("blocked");
    if (isPruned(record, live)) parts.push("pruned");
  }
  if (record.breakGlass !== undefined && record.continues === undefined) {
    parts.push(`past the gate: “${foreign(record.breakGlass.reason, 80)}”`);
  } else if (record.gate.evidence !== null && record.continues === undefined) {
    parts.push(record.gate.outcome === "exempt" ? "gate exempt" : "gate allowed");
  }
  if (record.reason !== undefined) parts.push(`“${foreign(record.reason, 80)}”`);
  return parts.join(", ");
}

/** Its files are gone, unless a release that is kept has the same bundle. */
export function isPruned(record: ReleaseRecord, live: ReleaseRecord): boolean {
  if (record.seq >= live.keptFrom || record.bundle === live.bundle) return false;
  return !live.recent.some((mention) => mention.seq >= live.keptFrom && mention.bundle === record.bundle);
}

/** How a release came to be, for a table: `rollback of 7 to 1.3.0`, `promote from beta 12`. */
export function actionWords(record: ReleaseRecord): string {
  switch (record.action) {
    case "rollback":
      return record.rollbackOf === undefined
        ? `forward to ${record.restores ?? "another release"}`
        : `rollback of ${record.rollbackOf} to ${record.restores ?? "an earlier release"}`;
    case "promote":
      return record.promotedFrom === undefined
        ? "promote"
        : `promote from ${foreign(record.promotedFrom.environment, 40)} ${record.promotedFrom.seq}`;
    case "prune":
      return record.pruning === undefined ? "prune done" : "prune begun";
    case "withdraw": {
      const newest = record.withdrawn.at(-1);
      return newest === undefined ? "withdraw" : `withdraw of ${newest.version} (release ${newest.seq})`;
    }
    default:
      return foreign(record.action, 40);
  }
}

/** One release with everything that its record says. */
export function shownText(paint: Paint, environment: string, { release, isLive, until, newest }: Shown): string {
  const { record } = release;
  const live = isLive ? paint("green", "live") : `live until ${timeOf(until ?? record.createdAt)}`;
  const state = record.continues === undefined ? live : `a note; release ${record.continues} is the one ${live}`;
  // Blocks and withdrawals are marks on the environment: of what is live now the newest record tells them.
  const { blocked, withdrawn } = isLive && record.continues === undefined ? newest.record : record;
  return factSheet(
    paint,
    `${paint("bold", environment)}  release ${record.seq}: ${paint("bold", record.version)}, ${state}`,
    [
      ["since", timeOf(record.createdAt)],
      ["bundle", record.bundle],
      ["record", release.digest],
      ["what", actionWords(record)],
      record.reason === undefined ? undefined : ["reason", foreign(record.reason)],
      ["by", foreign(record.actor.name) + (record.actor.via === undefined ? "" : `, ${foreign(record.actor.via)}`)],
      sourceFact(record),
      ["gate", record.gate.evidence === null ? record.gate.outcome : `${record.gate.outcome}, ${record.gate.evidence}`],
      unblockedFact(record),
      allowedSecretsFact(record),
      ...breakGlassFacts(record),
      blocked.length === 0 ? undefined : ["blocked", blocked.map((mention) => mention.version).join(", ")],
      withdrawn.length === 0 ? undefined : ["withdrawn", withdrawn.map((mention) => mention.version).join(", ")],
    ],
  );
}
