/** Secrets taken out of texts that are to be shown: by the places that the scanner finds, so that no value is handed on. */
import { matchBlock } from "./block.ts";
import { fileFactsOf } from "./file-facts.ts";
import { shortestSecret } from "./prefilter.ts";
import type { Scanner } from "./scanner.ts";

export interface SecretMasker {
  /**
   * The text with each secret as stars, of the same length in characters and with the same line ends. Every rule counts:
   * comments, baselines and settings allow a secret to be committed, never to be shown.
   */
  mask(text: string): string;
}

/**
 * @param found is told each secret that is masked; it must not leave the process
 */
export function secretMasker(scanner: Scanner, found: (secret: string) => void): SecretMasker {
  const facts = fileFactsOf("", false);
  return {
    mask(text) {
      if (text.length < shortestSecret) return text;
      // Lone surrogates become three bytes each, and go back to what shows them as the unreadable characters they are.
      const bytes = Buffer.from(text, "utf8");
      const matches = matchBlock(scanner, bytes, 0, bytes.length, () => facts);
      if (matches.length === 0) return text;
      const pieces: string[] = [];
      let at = 0;
      for (const { start, end, secret } of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
        found(Buffer.from(secret, "latin1").toString("utf8"));
        const from = Math.max(at, start);
        if (end <= from) continue;
        pieces.push(bytes.toString("utf8", at, from), bytes.toString("utf8", from, end).replace(/[^\r\n]/g, "*"));
        at = end;
      }
      pieces.push(bytes.toString("utf8", at));
      return pieces.join("");
    },
  };
}
