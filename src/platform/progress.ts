/** Progress for the person who waits: replaced in place on a terminal, sparse lines in a log, silent when quick. */
import type { Progress } from "./command.ts";
import { visible, visibleLine } from "./visible.ts";

export interface ProgressSettings {
  /** Where lines go: standard error, through redaction. */
  write(text: string): void;
  readonly interactive: boolean;
  readonly columns: number;
  readonly verbose: boolean;
  /** Milliseconds that never go backwards. */
  clock(): number;
}

export interface ClosableProgress extends Progress {
  /** Takes the line in place away: something else is printed there. */
  clear(): void;
  /** Takes the line in place away. Nothing is drawn afterwards. */
  close(): void;
}

/** Milliseconds. Half a second goes unnoticed; a terminal is redrawn ten times a second; a log gets a line in ten seconds. */
const timing = { firstDraw: 500, redraw: 100, firstLine: 5_000, nextLine: 10_000 };

/** Takes the cursor to the first column and erases the line (ECMA-48 EL). */
const eraseLine = "\r\x1b[2K";

/** A progress display that began now. */
export function createProgress(settings: ProgressSettings): ClosableProgress {
  let nextAt = settings.clock() + (settings.interactive ? timing.firstDraw : timing.firstLine);
  let drawn = "";
  let closed = false;

  const erase = () => {
    if (drawn !== "") settings.write(eraseLine);
    drawn = "";
  };
  const print = (text: string) => {
    erase();
    settings.write(`${visible(text)}\n`);
  };

  return {
    update(text, done, total) {
      const time = settings.clock();
      if (closed || time < nextAt) return;
      const line = progressLine(text, done, total);
      if (settings.interactive) {
        nextAt = time + timing.redraw;
        const next = cut(line, settings.columns - 1);
        if (next === drawn) return;
        erase();
        settings.write(next);
        drawn = next;
      } else {
        nextAt = time + timing.nextLine;
        print(line);
      }
    },
    note: print,
    debug(text) {
      if (settings.verbose) print(text);
    },
    clear: erase,
    close() {
      erase();
      closed = true;
    },
  };
}

function progressLine(text: string, done: number | undefined, total: number | undefined): string {
  const words = visibleLine(text);
  if (done === undefined) return words;
  if (total === undefined || total === 0) return `${words} ${done}`;
  return `${words} ${done}/${total} (${Math.floor((done / total) * 100)} %)`;
}

/** Cut to a width in columns, counting every character outside ASCII as two: a line that wraps could not be erased. */
function cut(line: string, columns: number): string {
  let width = 0;
  let kept = "";
  for (const character of line) {
    width += character >= " " && character <= "~" ? 1 : 2;
    if (width > columns) return kept;
    kept += character;
  }
  return kept;
}
