/**
 * An exclusive lock between processes that the kernel frees when its holder dies. SQLite takes it for us: BEGIN
 * EXCLUSIVE holds a lock of the operating system on the file (fcntl, LockFileEx), which no process id and no file time
 * could replace. The file stays empty: nothing is ever written to that database.
 */
import { existsSync, lstatSync } from "node:fs";
import { quoted } from "../platform/inputs.ts";
import { storesErrors } from "./errors.ts";

/** How long a swap waits for its turn, in milliseconds. It takes a few; whoever holds it this long hangs. */
const longestWait = 30_000;

/** After so many milliseconds the person is told what the command waits for. */
const sayAfter = 1_000;

export interface LockOptions {
  /** Told once, in a sentence, where the lock is not free for a while. */
  readonly onWait?: ((text: string) => void) | undefined;
  readonly longestWait?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs an action while this process alone holds the lock. Waiting is asynchronous.
 *
 * @throws SW0504 where the lock does not become free, SW0506 where something other than an empty file stands there.
 */
export async function withLock<T>(file: string, options: LockOptions, action: () => Promise<T>): Promise<T> {
  const database = await acquire(file, options);
  try {
    return await action();
  } finally {
    // Closing ends the transaction and frees the lock.
    database.close();
  }
}

interface Database {
  exec(sql: string): void;
  close(): void;
}

async function acquire(file: string, options: LockOptions): Promise<Database> {
  const { DatabaseSync } = loadSqlite();
  const limit = options.longestWait ?? longestWait;
  const started = performance.now();
  let said = false;
  for (let tries = 0; ; tries += 1) {
    options.signal?.throwIfAborted();
    refuseForeignFile(file);
    let database: Database | undefined;
    try {
      database = new DatabaseSync(file);
      database.exec("BEGIN EXCLUSIVE");
      return database;
    } catch (error) {
      database?.close();
      if (!isBusy(error)) throw unusable(file, error);
    }
    const waited = performance.now() - started;
    if (waited > limit) throw heldTooLong(file, waited);
    if (waited > sayAfter && !said) {
      said = true;
      options.onWait?.("Another process holds the lock of the store; waiting for it.");
    }
    // Grows to 50 ms; the jitter keeps waiting processes from knocking all at once.
    await new Promise((resolve) => setTimeout(resolve, Math.min(50, 2 + tries * 2) * (0.5 + Math.random())));
  }
}

/**
 * SQLite would follow a symbolic link, and would obey a journal that somebody put beside the file: it can name another
 * file to delete. Beside an empty database it only removes the journal, so an empty plain file is all that is accepted.
 */
function refuseForeignFile(file: string): void {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined || (stat.isFile() && stat.size === 0)) {
    if (!existsSync(`${file}-wal`)) return;
  }
  throw storesErrors.create("SW0506", {
    message: `The lock of the store, ${quoted(file)}, is not the empty file that Slipway makes.`,
    next: "Look at what stands there, remove it together with files of the same name that end in -wal or -journal, and run the command again.",
  });
}

function isBusy(error: unknown): boolean {
  // SQLITE_BUSY is 5, and the low byte of the extended codes that node:sqlite reports.
  return (
    error instanceof Error && "errcode" in error && typeof error.errcode === "number" && (error.errcode & 0xff) === 5
  );
}

function unusable(file: string, cause: unknown): Error {
  return storesErrors.create("SW0508", {
    message: `The lock of the store, ${quoted(file)}, cannot be taken: ${cause instanceof Error ? cause.message : String(cause)}.`,
    next: "Check that this user may write to the folder and that the disk has room.",
    cause,
  });
}

function heldTooLong(file: string, waited: number): Error {
  return storesErrors.create("SW0504", {
    message: `Another process has held the lock of the store, ${quoted(file)}, for ${Math.round(waited / 1000)} seconds.`,
    next: "End the Slipway process that hangs (its end frees the lock), and run the command again.",
  });
}

/**
 * The module prints an ExperimentalWarning when it is first loaded, which nobody who waits for a deploy can use. Loading
 * is synchronous, so for its duration alone that one warning is held back.
 */
function loadSqlite(): typeof import("node:sqlite") {
  const emitWarning = process.emitWarning;
  const quiet = (warning: string | Error, ...rest: unknown[]) => {
    if (rest[0] !== "ExperimentalWarning") Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  // The overloads of emitWarning differ only in how the rest is spelled; `quiet` hands all of them through.
  process.emitWarning = quiet as typeof process.emitWarning;
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
}
