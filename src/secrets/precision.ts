/**
 * The precision layer: what looks like a secret and is none. Every dismissal has a reason, so that tests and the
 * benchmark can say which filter was at work. The lists are in `precision-lists.ts`.
 */

import { ciphertextMarks, ordinaryWords, placeholderWords, vendorExamples } from "./precision-lists.ts";
import type { KeywordRule, Precision, SecretMatch, Verdict } from "./rule.ts";

export type Dismissal =
  | "ciphertext"
  | "template"
  | "placeholder"
  | "vendor-example"
  | "repetition"
  | "sequence"
  | "entropy"
  | "reference"
  | "ordinary-word"
  | "hash"
  | "uuid"
  | "path";

/** Why the match is no finding, or undefined where it is one. */
export function dismissalOf(rule: KeywordRule, match: SecretMatch, verdict: Verdict): Dismissal | undefined {
  const { secret } = match;
  if (rule.entropy !== undefined && entropyOf(secret) < rule.entropy) return "entropy";
  return dismissalOfSecret(secret, rule.precision, match, verdict);
}

/** The filters that need no more than the secret and its surroundings; file rules pass through here too. */
export function dismissalOfSecret(
  secret: string,
  precision: Precision,
  around: { readonly before: string; readonly after: string },
  verdict: Verdict,
): Dismissal | undefined {
  if (precision === "none") return undefined;
  if (isVendorExample(secret)) return "vendor-example";
  // A checksum that holds was computed by the issuer; nobody computes one for a placeholder.
  if (verdict === "valid") return undefined;
  if (isCiphertext(secret)) return "ciphertext";
  if (namesDigest.test(around.before.slice(-16))) return "hash";
  if (isTemplate(secret, around)) return "template";
  if (isPlaceholder(secret)) return "placeholder";
  if (isRepetition(secret)) return "repetition";
  if (isSequence(secret)) return "sequence";
  if (precision === "token") return undefined;
  if (isReference(secret, around.after)) return "reference";
  if (isUuid(secret)) return "uuid";
  if (isPath(secret)) return "path";
  if (isOrdinaryWord(secret)) return "ordinary-word";
  return undefined;
}

/** Shannon entropy in bits per character. */
export function entropyOf(text: string): number {
  const counts = new Map<number, number>();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** `sha256=…` in a list of files, `sha512-…` in an attribute: the digest's own bytes may spell a prefix. */
const namesDigest = /(?:sha-?(?:1|224|256|384|512)|md5|blake[23][a-z0-9]{0,3})[=:-]$/i;

function isVendorExample(secret: string): boolean {
  if (vendorExamples.has(secret)) return true;
  return /EXAMPLE(?:KEY)?$/.test(secret);
}

function isCiphertext(secret: string): boolean {
  return ciphertextMarks.some((mark) => secret.startsWith(mark));
}

const templateMarks =
  /\$\{|\{\{|\}\}|<%|%>|\$\(|#\{|\{%|@@|\$\[\[|%\(|(?:^|[/:@.=-])\$[A-Za-z_][A-Za-z0-9_]*\b|\$[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|^%[A-Za-z_]+%$|^<[^>]*>$|^\[[^\]]*\]$|^\{[^}]*\}$|^%[sdv]$/;

/** The value is filled in elsewhere: `${KEY}`, `{{ key }}`, `<your-key>`, `%KEY%`, `$KEY`. */
function isTemplate(secret: string, around: { readonly before: string; readonly after: string }): boolean {
  if (templateMarks.test(secret)) return true;
  return /(?:\$\{|\{\{|<%=?)[ \t]*$/.test(around.before.slice(-8)) && /^[ \t]*(?:\}|%>)/.test(around.after.slice(0, 8));
}

/** Longer texts hold any four letters by chance: there a short word counts only where it stands by itself. */
const longText = 40;
/** Part of a longer text was made unreadable. */
const crossedOut = "x".repeat(7);

function isPlaceholder(secret: string): boolean {
  const lower = secret.toLowerCase();
  if (lower.includes(crossedOut)) return true;
  return placeholderWords.some((word) => {
    const at = lower.indexOf(word);
    if (at < 0) return false;
    if (secret.length <= longText || word.length > 5) return true;
    return !/[a-z0-9]/.test(lower.charAt(at - 1)) && !/[a-z0-9]/.test(lower.charAt(at + word.length));
  });
}

/** Few different characters, or one that fills a third of the text in a row: `xxxxxxxx`, `********`, `000000`. */
function isRepetition(secret: string): boolean {
  if (secret.length < 4) return false;
  if (new Set(secret.toLowerCase()).size <= Math.min(3, secret.length / 4)) return true;
  const longest = longestRun(secret, (previous, next) => previous === next);
  return longest >= Math.max(5, secret.length / 3);
}

/**
 * Six neighbours of the alphabet in a row, up or down: `123456`, `abcdef`, `654321`. In 64 random hex digits that
 * happens once in twenty thousand times.
 */
function isSequence(secret: string): boolean {
  const lower = secret.toLowerCase();
  const up = longestRun(
    lower,
    (previous, next) => next - previous === 1 || (previous === 57 && next === 97) || (previous === 57 && next === 48),
  );
  if (up >= 6 || longestRun(lower, (previous, next) => previous - next === 1) >= 6) return true;
  // `aAbBcCdD`, `00112233`
  return (
    /(.)\1(?!\1)(.)\2(?!\2)(.)\3/.test(lower) &&
    longestRun(lower, (previous, next) => next === previous || next - previous === 1) >= 8
  );
}

function longestRun(text: string, continues: (previous: number, next: number) => boolean): number {
  let longest = 1;
  let run = 1;
  for (let index = 1; index < text.length; index++) {
    run = continues(text.charCodeAt(index - 1), text.charCodeAt(index)) ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Code, not text: a call, a member, an index, an environment variable. */
function isReference(secret: string, after: string): boolean {
  if (/^[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*|\[[^\]]{0,40}\])+$/.test(secret)) return true;
  if (/^[A-Za-z_$][A-Za-z0-9_$.:>-]*$/.test(secret) && /^[ \t]*[([]/.test(after)) return true;
  return /^(?:process\.env|os\.environ|os\.getenv|env\.|ENV\[|System\.getenv|secrets\.|var\.|local\.|data\.|module\.|vault:|arn:|ssm:|secretsmanager:|op:\/\/|ref\+|keyring:|file:|env:)/.test(
    secret,
  );
}

function isUuid(secret: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(secret);
}

function isPath(secret: string): boolean {
  return /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[A-Za-z0-9_.\-/\\ ]*$/.test(secret) || /^https?:\/\/[^@]*$/.test(secret);
}

/** One ordinary word, or several joined the way programmers do: no digit, nothing random. */
function isOrdinaryWord(secret: string): boolean {
  const words = secret
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 0);
  if (/[0-9]/.test(secret) || words.length === 0) return false;
  const known = ordinaryWords;
  return words.every((word) => known.has(word));
}
