/**
 * What a secret rule is. Rules are plain data in `rules/`, one file per family; the engine reads their keywords at
 * build time (see `table.ts`) and their patterns only when a keyword was seen.
 *
 * Patterns run over *latin1* text: one character per byte, so offsets are byte offsets and characters above U+007F
 * are pieces of UTF-8. Two traps follow: `\s` matches U+00A0, a common UTF-8 byte, so write `[ \t]` or `[ \t\r\n]`;
 * and `.`, `[^"]` may match such pieces, which is what a password with an umlaut needs.
 */

/** `high`: a format that nothing else has, or a checksum that holds. `low`: worth a look. */
export type Confidence = "high" | "medium" | "low";

/** A checksum's word: `invalid` drops the finding, `valid` raises it to `high`. */
export type Verdict = "valid" | "invalid" | "unknown";

/** What a rule's `check` sees of a match. Nothing of it leaves the process. */
export interface SecretMatch {
  /** The text of the group `secret`, or the whole match where the pattern has no such group. */
  readonly secret: string;
  readonly whole: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** Up to 256 bytes before and after the whole match. */
  readonly before: string;
  readonly after: string;
  /** Path with `/`; empty where there is none (standard input). */
  readonly path: string;
}

/** What the rule's page says: one short Markdown paragraph each. */
export interface SecretAdvice {
  /** What the credential opens: "A personal access token acts as its owner on every repository they can reach." */
  readonly what: string;
  /** Where and how to revoke it, with the address of the provider's page where it is known. */
  readonly revoke: string;
}

/**
 * Which filters of the precision layer apply to the secret (`precision.ts`):
 * `token`: random-looking credentials (placeholders, vendor examples, repeated or sequential characters);
 * `password`: as chosen by people (also templates, variable references, ordinary words, types, paths);
 * `none`: the rule's own pattern and check suffice (private key blocks).
 */
export type Precision = "token" | "password" | "none";

interface RuleBase {
  /** Lower case words joined by hyphens, starting with the provider: `github-classic-token`. Never changes: baselines name it. */
  readonly id: string;
  /** One line, no full stop: "GitHub personal access token (classic)". */
  readonly title: string;
  /** "GitHub"; groups the pages. */
  readonly provider: string;
  readonly confidence: Confidence;
  readonly advice: SecretAdvice;
  readonly precision: Precision;
}

/** Cheap tests on the bytes after a keyword, done before anything is decoded: see `gates.ts`. */
export type GateName =
  /** Nothing is tested. */
  | "none"
  /**
   * A value is given to the name that the keyword belongs to. After the keyword: the rest of the name (up to 48 of
   * `[A-Za-z0-9_.-]`), closing quotes, brackets and blanks, a sign (`=` `:` `,` `>` `(` `|` `<` `?` and their like), and
   * a value of at least 5 bytes. The value has a digit or a sign that words do not have; or is quoted and has small
   * letters and capitals, or two words; or is long. A type (`: string =`) and up to two calls around the value are
   * looked through.
   */
  | "assigned"
  /**
   * The same for names of tokens, which nobody makes up: the value has a digit, or is at least 16 bytes of small letters,
   * capitals and signs, 20 of one of these or 32 of two; or it is cut in two.
   */
  | "assigned-token"
  /** Such a value stands right behind the keyword, its sign and its quote: for keywords that have the sign in them. */
  | "valued"
  /**
   * Right after the keyword stand 8 of `[A-Za-z0-9_.-]`, at least one of them a capital or a digit: for prefixes of
   * tokens that occur as words, such as `sk-` or `key-`.
   */
  | "token"
  /** An `@` comes before the next `/` `?` `#`, blank, quote or `<`: for keywords that end in `://`. */
  | "userinfo"
  /**
   * After the rest of the name comes what joins a name with its value in a pair: a quote, blank or comma and then `va`,
   * `de`, `co` or `se` (value, default, content, secretValue); `</`; `{`; or `>`.
   */
  | "paired"
  /**
   * Blanks and a value with a digit or a quote follow the rest of the name; and the name begins with `-`, or stands
   * behind `/`, at the beginning of its line, or behind ENV, ARG, #define, set, setx, setenv or a flag of `set`.
   */
  | "flag";

/** A rule that starts from a keyword in the bytes. */
export interface KeywordRule extends RuleBase {
  readonly kind: "keyword";
  /**
   * ASCII literals, compared without regard to case, of at least 3 bytes; 4 and more are far cheaper. At least one must
   * be part of everything that the pattern can match (or stand near it, with `anchor: "near"`). Choose what is rare in
   * ordinary sources: `"_key"`, `"apikey"` rather than `"key"`. None where the rule is `dotted`.
   */
  readonly keywords: readonly string[];
  /**
   * `start`: the pattern is tried only where a keyword begins (the quick way: prefixes of tokens, names of settings).
   * `near`: the pattern is searched from `reach.before` bytes before the keyword to `reach.after` bytes after it.
   */
  readonly anchor: "start" | "near";
  /**
   * Without the flags g, y and d; `i` and `s` and `m` are fine. The named group `secret` marks the secret; without it the
   * whole match is the secret. Every quantifier bounded, none nested, alternatives that differ early: an adversarial
   * test counts the work. End tokens with `(?![A-Za-z0-9_-])` or the like.
   */
  readonly pattern: RegExp;
  /** In bytes; `start` rules need `after` only (longest match), 512 by default; `near` 64 before and 256 after. */
  readonly reach?: { readonly before?: number; readonly after?: number };
  /** With `start`: false lets a letter or digit stand right before the keyword. Default true for names that begin a token. */
  readonly boundary?: boolean;
  readonly gate?: GateName;
  /**
   * In place of keywords, of one rule: tried where 23 to 28 token bytes that begin with M, N or O stand before a dot, six
   * more and another dot. That is a Discord token, whose first bytes are an id in base64 and have no text of their own.
   */
  readonly dotted?: boolean;
  /** Least Shannon entropy of the secret, bits per character. */
  readonly entropy?: number;
  /** Only in files whose path matches (`/`, case as it is). */
  readonly files?: RegExp;
  /** Checksum, structure, or anything about the surroundings that a pattern cannot say. Must be linear. */
  readonly check?: (match: SecretMatch) => Verdict;
}

/** A secret found by a file rule, in offsets of the text that it was given. */
export interface FileSecret {
  readonly start: number;
  readonly end: number;
}

/** A rule for a whole file of a known name: `.netrc`, `.pgpass`. The text is latin1, at most the first MiB. */
export interface FileRule extends RuleBase {
  readonly kind: "file";
  /** Tested against the whole path, in lower case, `/` as separator. */
  readonly files: RegExp;
  /** Must be linear. The engine applies `precision` to what it returns. */
  readonly find: (text: string, path: string) => readonly FileSecret[];
}

export type SecretRule = KeywordRule | FileRule;
