/** Text on a terminal while it comes, piece by piece, through the same net as everything else that is printed. */
import type { LiveText } from "../platform/command.ts";

/** Characters after which a line is shown up to its last blank, though it has not ended. */
const longestHeld = 60;

/**
 * `print` redacts and makes harmless what it prints. A secret has no blanks, so pieces are cut at white space only, and
 * never in the middle of a word.
 */
export function createLiveText(print: (text: string) => void): LiveText {
  let held = "";
  let lineOpen = false;
  const show = (text: string): void => {
    if (text === "") return;
    print(text);
    lineOpen = !text.endsWith("\n");
  };
  return {
    write(text) {
      held += text;
      const line = held.lastIndexOf("\n") + 1;
      const blank = held.length - line > longestHeld ? held.lastIndexOf(" ") + 1 : 0;
      const end = Math.max(line, blank);
      show(held.slice(0, end));
      held = held.slice(end);
    },
    end() {
      show(held);
      held = "";
      if (lineOpen) show("\n");
    },
  };
}
