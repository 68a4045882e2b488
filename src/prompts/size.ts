/** How long renderings are, and how many tokens that may be. */
import type { Message } from "./prompt.ts";

export interface RenderingSize {
  /** Unicode characters of all text. */
  readonly characters: number;
  /** An estimate, to be shown with `≈`: see `estimateTokens`. */
  readonly tokens: number;
}

/** What a message costs beside its words: the marks of its role (Bedrock's own templates have three to five). */
const tokensPerMessage = 4;

/** Characters and estimated tokens of messages. Media count nothing: their price is not in their address. */
export function sizeOf(messages: readonly Message[]): RenderingSize {
  let characters = 0;
  let tokens = messages.length * tokensPerMessage;
  for (const { content } of messages) {
    for (const part of content) {
      if ("media" in part || "metadata" in part) continue;
      const text = "text" in part ? part.text : JSON.stringify(part);
      characters += lengthInCharacters(text);
      tokens += estimateTokens(text);
    }
  }
  return { characters, tokens };
}

/** The size of the longest of several renderings; null where there are none. */
export function longestOf(renderings: Iterable<{ readonly messages: readonly Message[] }>): RenderingSize | null {
  let found: RenderingSize | null = null;
  for (const { messages } of renderings) {
    const size = sizeOf(messages);
    if (found === null || size.tokens > found.tokens) found = size;
  }
  return found;
}

/**
 * Tokens that a text may have, without a vocabulary. No vocabulary of a current Claude or Nova model is published, so
 * this is a ratio for each kind of character, taken between o200k and what Claude counts (about 1.18 times as many):
 * English words have one token for 4.5 letters, other alphabets with cases one for 3, digits and signs one for 2, and
 * writing without spaces about one for each character. Expect a tenth to a quarter off; the change between two versions
 * of one prompt is far nearer.
 */
function estimateTokens(text: string): number {
  let weight = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) weight += 1 / 4.5;
    // A space belongs to the word after it.
    else if (code === 0x20) weight += 1 / 20;
    else if (code < 0x80) weight += 1 / 2;
    else if (code < 0x530) weight += 1 / 3;
    else if (code >= 0xdc00 && code <= 0xdfff) continue;
    else weight += code >= 0xd800 && code <= 0xdbff ? 2 : code < 0x1100 ? 2 / 3 : 1;
  }
  return Math.ceil(weight);
}

function lengthInCharacters(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0xdc00 && code <= 0xdfff) pairs++;
  }
  return text.length - pairs;
}
