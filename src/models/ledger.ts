/**
 * The month's costs of an environment: one object, moved by compare-and-swap, so that runs at the same time cannot spend
 * the same money twice. A run sets aside what it may spend, and says at its end what it came to. Where it was killed,
 * what it set aside stays counted: nobody knows what it spent.
 */
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

/**
 * Sets money aside.
 *
 * @throws SW1106 where less is left than the run will take, SW1110 where the ledger cannot be moved or read.
 */
export async function reserveInMonth(request: LedgerRequest): Promise<MonthReservation> {
  const { place, limit, expected, most, id, now } = request;
  let amount = 0;
  await move(place, (entries) => {
    const used = sumOf(entries);
    const left = limit - used;
    if (expected > left || left <= 0) {
      throw modelsErrors.create("SW1106", {
        message: `This run will cost about ${dollarsInWords(expected)}, and of this month's ${dollarsInWords(limit)} (models.budget.month) ${dollarsInWords(Math.max(0, left))} is left.`,
        next: `Wait for the next month, ask for fewer cases, or raise the budget. ${place.address} holds the ledger.`,
      });
    }
    amount = Math.min(most, left);
    return [...entries, { id, amount, open: true, at: now().toISOString() }];
  });
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

async function move(
  place: LedgerPlace,
  change: (entries: readonly LedgerEntry[]) => readonly LedgerEntry[],
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = await place.read();
    const entries = found === undefined ? [] : readLedger(found.bytes, place);
    const bytes = canonicalBytes({ format: ledgerFormat, entries: compacted(change(entries)) });
    if (await place.swap(bytes, found?.revision)) return;
    // Others are at it: with a random wait they do not meet again.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt));
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
  const { id, amount, open, at } = value;
  const isAmount = typeof amount === "number" && amount >= 0;
  return typeof id === "string" && isAmount && typeof open === "boolean" && typeof at === "string";
}

function sumOf(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0);
}
