/** An answer while it comes, with secrets as stars: a model may repeat one that its prompt holds. */
import type { LiveText } from "../../platform/command.ts";
import { visible } from "../../platform/visible.ts";
import { type ShownTextsContext, shownTexts } from "../shown-texts.ts";

export interface MaskedLive {
  /** A line of ours before the answer. */
  head(title: string): void;
  write(text: string): void;
  /** Shows a sentence on a line of its own; what follows begins anew. */
  restart(sentence: string): void;
  end(): void;
}

/** A line without end is shown up to its last blank from here on. */
const longestHeld = 60;
/** So much of a line goes with what comes after it: the name before a value says that it is a secret. */
const longestLine = 4_096;

/**
 * Text is shown up to line ends and, in long lines, up to blanks; what was shown of the line before counts for what comes.
 * A secret of several lines is not known before its end: its first lines are shown as they come.
 */
export async function maskedLive(live: LiveText, context: ShownTextsContext): Promise<MaskedLive> {
  const { text: masked } = await shownTexts(context);
  let line = "";
  /** Characters of it that were shown. */
  let shown = 0;
  const show = (end: number): void => {
    if (end <= shown) return;
    // The same length in characters, whatever is masked.
    // A model may write what a terminal takes for orders: it is shown, and does nothing.
    live.write(visible(masked(line.slice(0, end)).slice(shown, end)));
    shown = end;
  };
  const drop = (count: number): void => {
    line = line.slice(count);
    shown = Math.max(0, shown - count);
  };
  return {
    head: (title) => live.write(`${title}\n\n`),
    write(text) {
      line += text;
      const end = line.lastIndexOf("\n") + 1;
      show(end);
      drop(end);
      if (line.length - shown > longestHeld) show(line.lastIndexOf(" ") + 1);
      if (shown > longestLine) drop(shown - longestLine);
    },
    restart(sentence) {
      show(line.length);
      drop(line.length);
      live.write(`\n\n${sentence}\n\n`);
    },
    end() {
      show(line.length);
      drop(line.length);
      live.end();
    },
  };
}
