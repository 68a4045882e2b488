/**
 * The month's costs of an environment: one object, moved by compare-and-swap, so that runs at the same time cannot spend
 * the same money twice. A run sets aside what it may spend, and says at its end what it came to. Where it was killed,
 * what it set aside stays counted: nobody knows what it spent. A batch job outlives the run that started it, so what is
 * set aside for it bears the job's address, and whoever takes its answers says what it came to.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { dollarsInWords } from "../platform/dollars.ts";
import { isJsonObject, type Json, ownProperty } from "../platform/json.ts";
import { modelsErrors } from "./errors.ts";

const ledgerFormat = "slipway/ledger/v1";

/** Where the ledger is kept; revisions are the store's. */
export interface LedgerPlace {
  /** For messages. */
  readonly address: string;
  read(): Promise<{ readonly bytes: Uint8Array; readonly revision: unknown } | undefined>;
  /** False where somebody else moved it. */
  swap(bytes: Uint8Array, revision: unknown): Promise<boolean>;
}

export interface LedgerEntry {
  readonly id: string;
  /** US dollars: set aside while it is open, else spent. */
  readonly amount: number;
  readonly open: boolean;
  readonly at: string;
  /** Address of the folder of a batch job, for what is set aside for one. */
  readonly batch?: string;
}

export interface MonthReservation {
  /** US dollars that this run may spend. */
  readonly amount: number;
  /** Sets aside so much more, or what is left of the month where that is less; gives how much. */
  extend(by: number): Promise<number>;
  settle(spent: number): Promise<void>;
}

export interface LedgerRequest {
  readonly place: LedgerPlace;
  /** US dollars in the month. */
  readonly limit: number;
  /** What this run will probably take: less than that left is refused. */
  readonly expected: number;
  /** What it takes at most: that much is set aside, or all that is left. */
  readonly most: number;
  /** Unique to the run. */
  readonly id: string;
  /** Ends the waiting for others. What a run came to is noted all the same. */
  readonly signal: AbortSignal;
  now(): Date;
}

/** More than these at once wait for each other in vain. */
const attempts = 20;
/** Closed entries that keep a line of their own; older ones are summed up. */
const mostClosed = 50;

/** The key of a month's ledger, below the evaluator's `completions/`. */
export function ledgerKey(now: Date): string {
  return `completions/ledger/${now.toISOString().slice(0, 7)}.json`;
}

/** The key of the ledger of the month before: a batch job that began there may end in this one. */
export function earlierLedgerKey(now: Date): string {
  return ledgerKey(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)));
}

/**
 * Sets money aside.
 *
 * @throws SW1106 where less is left than the run will take, SW1110 where the ledger cannot be moved or read.
 */
export async function reserveInMonth(request: LedgerRequest): Promise<MonthReservation> {
  const { place, limit, expected, most, id, now, signal } = request;
  let amount = 0;
  const reserve: Change = (entries) => {
    const used = sumOf(entries);
    const left = limit - used;
    if (expected > left || left <= 0) {
      throw modelsErrors.create("SW1106", {
        message: `This run will cost about ${dollarsInWords(expected)}, and of this month's ${dollarsInWords(limit)} (models.budget.month) ${dollarsInWords(Math.max(0, left))} is left.${setAside(entries)}`,
        next: `Wait for the next month${entries.some(({ open }) => open) ? " or for what is at work" : ""}, ask for fewer cases, or raise the budget. ${place.address} holds the ledger${isAnyOld(entries, now()) ? "; an entry of a run that was killed is let go of by removing it there (docs/models.md, “What it costs”)" : ""}.`,
      });
    }
    amount = Math.min(most, left);
    return [...entries, { id, amount, open: true, at: now().toISOString() }];
  };
  await move(place, reserve, signal);
  return {
    amount,
    async extend(by) {
      let granted = 0;
      await move(place, (entries) => {
        granted = Math.max(0, Math.min(by, limit - sumOf(entries)));
        return entries.map((entry) => (entry.id === id ? { ...entry, amount: entry.amount + granted } : entry));
      });
      return granted;
    },
    settle: (spent) =>
      move(place, (entries) => [
        ...entries.filter((entry) => entry.id !== id),
        { id, amount: spent, open: false, at: now().toISOString() },
      ]),
  };
}

/** Entries that a message names. */
const mostNamed = 3;

/** What is set aside and for how long, a sentence after a space: a run that was killed never says what it came to. */
function setAside(entries: readonly LedgerEntry[]): string {
  const open = entries.filter((entry) => entry.open);
  if (open.length === 0) return "";
  const named = open.slice(0, mostNamed).map(({ amount, at, batch }) => {
    const since = /^[-0-9]{10}T[0-9]{2}:[0-9]{2}/.exec(at)?.[0].replace("T", " ");
    return `${dollarsInWords(amount)} by a ${batch === undefined ? "run" : "batch job"}${since === undefined ? "" : ` since ${since} UTC`}`;
  });
  const more = open.length > mostNamed ? ` and ${open.length - mostNamed} more` : "";
  const total = open.reduce((sum, { amount }) => sum + amount, 0);
  return ` Of the rest ${dollarsInWords(total)} is set aside and not settled: ${named.join(", ")}${more}.`;
}

/** A run that takes longer than this is rare, one that was killed is not. Milliseconds. */
const suspicious = 60 * 60 * 1000;

function isAnyOld(entries: readonly LedgerEntry[], now: Date): boolean {
  return entries.some(
    ({ open, at, batch }) => open && batch === undefined && !(now.getTime() - Date.parse(at) < suspicious),
  );
}

/** What a batch job may cost at most. */
export interface BatchReservation {
  /** Address of the job's folder: its name in the ledger. */
  readonly batch: string;
  /** US dollars. */
  readonly amount: number;
}

/**
 * Sets aside what batch jobs may cost, all or none of it. A job cannot be stopped at a limit, so all that it may cost has
 * to be left. What is set aside for a job already stays as it is: its run was cut off and goes on.
 *
 * @throws SW1106 where less is left, SW1110 where the ledger cannot be moved or read.
 */
export async function reserveForBatches(
  { place, limit, now, signal }: Pick<LedgerRequest, "place" | "limit" | "now" | "signal">,
  wanted: readonly BatchReservation[],
): Promise<void> {
  const reserve: Change = (entries) => {
    const missing = wanted.filter(({ batch }) => !entries.some((entry) => entry.open && entry.batch === batch));
    if (missing.length === 0) return undefined;
    const left = Math.max(0, limit - sumOf(entries));
    const needed = missing.reduce((sum, { amount }) => sum + amount, 0);
    if (needed > left) {
      throw modelsErrors.create("SW1106", {
        message: `The batch ${missing.length === 1 ? "job" : "jobs"} may cost ${dollarsInWords(needed)}, and of this month's ${dollarsInWords(limit)} (models.budget.month) ${dollarsInWords(left)} is left. Nothing was started.`,
        next: `Wait for the next month or for jobs that are at work, set a tighter \`maxOutputTokens\`, or raise the budget. ${place.address} holds the ledger.`,
      });
    }
    const at = now().toISOString();
    return [...entries, ...missing.map(({ batch, amount }) => ({ id: batch, amount, open: true, at, batch }))];
  };
  await move(place, reserve, signal);
}

/** Batch jobs for which money is set aside, each with when that was (ISO 8601). */
export async function openBatches(place: LedgerPlace): Promise<ReadonlyMap<string, string>> {
  const found = await place.read();
  const entries = found === undefined ? [] : readLedger(found.bytes, place);
  return new Map(entries.flatMap(({ batch, open, at }) => (open && batch !== undefined ? [[batch, at]] : [])));
}

/**
 * Says what a batch job came to, in US dollars, in place of what was set aside; once, however often it is said: where
 * nothing is set aside for it (any more), the ledger stays as it is. False then.
 */
export async function settleBatch(
  { place, now }: Pick<LedgerRequest, "place" | "now">,
  batch: string,
  spent: number,
): Promise<boolean> {
  let settled = false;
  await move(place, (entries) => {
    settled = entries.some((entry) => entry.open && entry.batch === batch);
    if (!settled) return undefined;
    const closed = { id: batch, amount: spent, open: false, at: now().toISOString(), batch };
    return [...entries.filter((entry) => !entry.open || entry.batch !== batch), closed];
  });
  return settled;
}

/** Undefined for no change: nothing is written then. */
type Change = (entries: readonly LedgerEntry[]) => readonly LedgerEntry[] | undefined;

async function move(place: LedgerPlace, change: Change, signal?: AbortSignal): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = await place.read();
    const entries = found === undefined ? [] : readLedger(found.bytes, place);
    const changed = change(entries);
    if (changed === undefined) return;
    const bytes = canonicalBytes({ format: ledgerFormat, entries: compacted(changed) });
    if (await place.swap(bytes, found?.revision)) return;
    // Others are at it: with a random wait they do not meet again.
    await sleep(Math.random() * 50 * attempt, undefined, signal === undefined ? {} : { signal });
  }
  throw modelsErrors.create("SW1110", {
    message: `The ledger of costs was moved by others ${attempts} times in a row (${place.address}).`,
    next: "Run the same command again.",
  });
}

function compacted(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const closed = entries.filter(({ open }) => !open);
  if (closed.length <= mostClosed) return entries;
  const old = closed.slice(0, closed.length - mostClosed + 1);
  const last = old.at(-1);
  const sum: LedgerEntry = { id: "earlier", amount: sumOf(old), open: false, at: last?.at ?? "" };
  return [sum, ...entries.filter((entry) => !old.includes(entry))];
}

function readLedger(bytes: Uint8Array, place: LedgerPlace): readonly LedgerEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    value = undefined;
  }
  const entries = isJsonObject(value) && value["format"] === ledgerFormat ? ownProperty(value, "entries") : undefined;
  if (Array.isArray(entries) && entries.every(isEntry)) return entries as unknown as readonly LedgerEntry[];
  throw modelsErrors.create("SW1110", {
    message: `The ledger of costs is damaged (${place.address}): nobody knows what was spent.`,
    next: "Put it right, or remove it in the evaluator's role; it is never taken for an empty one.",
  });
}

function isEntry(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const { id, amount, open, at, batch } = value;
  const isAmount = typeof amount === "number" && amount >= 0;
  const isBatch = batch === undefined || typeof batch === "string";
  return typeof id === "string" && isAmount && typeof open === "boolean" && typeof at === "string" && isBatch;
}

function sumOf(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0);
}
