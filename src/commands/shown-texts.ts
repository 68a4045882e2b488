/** Texts of prompts before somebody sees them: the one place that takes secrets out of renderings, templates and excerpts. */
import type { CommandContext } from "../platform/command.ts";
import { maskShapes } from "../platform/redaction.ts";

export interface ShownTexts {
  /** The text with each secret that the scanner or the redaction knows as stars. */
  text(text: string): string;
  /** A value of JSON, such as the messages of a rendering, with its texts masked; names count as what they are set to. */
  value<T>(value: T): T;
  /**
   * A document about prompts: its sentences, excerpts and renderings. What programs read in it (names, files, hashes)
   * stays as it is.
   */
  document<T>(document: T): T;
}

/** What programs compare and follow. A secret among them is one that a file or a case is named after. */
const namesOfThings: ReadonlySet<string> = new Set([
  "format",
  "rule",
  "severity",
  "fingerprint",
  "file",
  "path",
  "status",
  "kind",
  "commit",
  "case",
  "from",
  "name",
  "headSha",
  "headRepository",
  "repository",
  "level",
  "subject",
  "verdict",
  "role",
]);

/** Values below it are too likely to be words of the output itself: they are masked where they stand, and nowhere else. */
const shortestHidden = 16;

export interface ShownTextsContext extends Pick<CommandContext, "redaction"> {
  /**
   * Folder whose project's own rules count too, unless the job is about somebody's change. Left out where a change is
   * reviewed or documents come from elsewhere: a stranger's rule could hide the very words that a reviewer must see.
   */
  readonly cwd?: string;
  readonly environment?: CommandContext["environment"];
  /** Secrets that a scan found by rules that count: they are masked wherever they stand. */
  readonly secrets?: ReadonlySet<string>;
}

/** Shorter ones of them are words of any text. */
const shortestKnown = 6;

/** Texts are shown by what runs here. It may run twice, so it changes nothing that outlasts it. */
export type Showing = <T>(show: (texts: ShownTexts) => T) => Promise<T>;

/**
 * The scanner has hundreds of rules, which are loaded where a text needs them, and once. Nothing is loaded before the
 * first text.
 */
export function showingTexts(context: ShownTextsContext): Showing {
  let sifted: Promise<ShownTexts | undefined> | undefined;
  let whole: Promise<ShownTexts> | undefined;
  return async (show) => {
    if (whole === undefined) {
      sifted ??= siftedTexts(context);
      const texts = await sifted;
      try {
        if (texts !== undefined) return show(texts);
      } catch (error) {
        if (!(error instanceof RulesNeeded)) throw error;
      }
    }
    whole ??= shownTexts(context);
    return show(await whole);
  };
}

/** Leaves `siftedTexts` where a text may hold a secret; never leaves this file. */
class RulesNeeded extends Error {}

/**
 * By the table of keywords alone, which tells of most texts that no built-in rule can find anything in them. Undefined
 * where the project has rules of its own.
 */
async function siftedTexts(context: ShownTextsContext): Promise<ShownTexts | undefined> {
  const [{ loadPrefilter, mayTextHoldSecrets }, own] = await Promise.all([
    import("../secrets/prefilter.ts"),
    ownRulesOf(context),
  ]);
  if (own !== undefined) return undefined;
  const prefilter = await loadPrefilter();
  const mask = (text: string): string => {
    if (mayTextHoldSecrets(prefilter, text)) throw new RulesNeeded();
    return text;
  };
  return textsMaskedBy(mask, new Set(), context.secrets);
}

/** Loads the scanner: for commands that are about to show many texts, which may hold anything. */
export async function shownTexts(context: ShownTextsContext): Promise<ShownTexts> {
  const { redaction } = context;
  const [{ loadScanner }, { secretMasker }, own] = await Promise.all([
    import("../secrets/scanner.ts"),
    import("../secrets/mask.ts"),
    ownRulesOf(context),
  ]);
  const known = new Set<string>();
  const found = (secret: string) => {
    for (const line of secret.split(/\r?\n/)) if (line.trim().length >= shortestKnown) known.add(line.trim());
    hideSecret(redaction, secret);
  };
  const builtIn = () => loadScanner();
  // A rule of the project that cannot be used is a finding of `check` and `scan`, and no reason to show anything.
  const scanner = own === undefined ? await builtIn() : await loadScanner({ own }).catch(builtIn);
  const masker = secretMasker(scanner, found);
  return textsMaskedBy((text) => masker.mask(text), known, context.secrets);
}

async function ownRulesOf({ cwd, environment }: ShownTextsContext) {
  if (cwd === undefined || isAboutChange(environment)) return undefined;
  return (await import("./own-secret-rules.ts")).ownSecretRules(cwd);
}

/**
 * @param known lines of secrets that `mask` has met so far
 * @param secrets that are masked wherever they stand
 */
function textsMaskedBy(
  mask: (text: string) => string,
  known: ReadonlySet<string>,
  secrets: ReadonlySet<string> | undefined,
): ShownTexts {
  const given = knownIn(secrets);
  // Most texts of a difference stand in it twice or more.
  const done = new Map<string, string>();
  const text = (shown: string): string => {
    let masked = done.get(shown);
    if (masked === undefined) {
      masked = given(maskShapes(mask(shown)));
      done.set(shown, masked);
      done.set(masked, masked);
    }
    return masked;
  };
  const value = <T>(shown: T): T => {
    // `"password": "…"` is known by its name, which stands beside the value and not in it.
    const named = typeof shown === "object" && shown !== null ? valuesNamed(shown, text) : new Set<string>();
    return mapped(shown, (one) => withoutKnown(text(one), named), new Set());
  };
  return {
    text,
    value,
    document(shown) {
      return mapped(shown, text, namesOfThings, (key, inner) => {
        if (key === "excerpt") return { value: excerpt(inner) };
        return key === "renderings" || key === "toolCalls" ? { value: value(inner) } : undefined;
      });
    },
  };

  function excerpt(shown: unknown): unknown {
    if (typeof shown !== "string") return shown;
    return withoutHalves(withoutKnown(text(shown), known));
  }
}

/** Events of GitHub whose job has a stranger's files before it. */
function isAboutChange(environment: CommandContext["environment"] = {}): boolean {
  const name = environment["GITHUB_EVENT_NAME"] ?? "";
  return name.startsWith("pull_request") || name === "merge_group" || name === "workflow_run";
}

/** Takes secrets out that are known already, the longest first: one may hold another. */
function knownIn(secrets: ReadonlySet<string> = new Set()): (text: string) => string {
  const lines = [...secrets].flatMap((secret) => secret.split(/\r?\n/).map((line) => line.trim()));
  const longest = new Set(lines.filter((line) => line.length >= shortestKnown).sort((a, b) => b.length - a.length));
  return (text) => (longest.size === 0 ? text : withoutKnown(text, longest));
}

/**
 * Has what is printed later go without a secret that was found: in what is shown of a commit, a file name, an error.
 * Values that could be words of the output are left alone.
 */
export function hideSecret(redaction: CommandContext["redaction"], secret: string): void {
  for (const line of [secret, ...secret.split(/\r?\n/)]) {
    const value = line.trim();
    if (value.length >= shortestHidden && /\d/.test(value) && /[a-z]/i.test(value) && !value.includes("slipway/")) {
      redaction.hide(value);
    }
  }
}

/** Texts in a value that are secrets because of the name before them. */
function valuesNamed(value: object, text: (text: string) => string): ReadonlySet<string> {
  const secrets = new Set<string>();
  const visit = (name: string, inner: unknown): void => {
    if (typeof inner === "string") {
      const beside = `${name} = ${JSON.stringify(inner)}`;
      if (name !== "" && inner.length >= 6 && text(beside) !== beside && text(inner) === inner) secrets.add(inner);
    } else if (Array.isArray(inner)) {
      for (const one of inner) visit(name, one);
    } else if (typeof inner === "object" && inner !== null) {
      for (const [key, one] of Object.entries(inner)) visit(key === "text" ? "" : key, one);
    }
  };
  visit("", value);
  return secrets;
}

function withoutKnown(text: string, known: ReadonlySet<string>): string {
  let clean = text;
  for (const secret of known) if (clean.includes(secret)) clean = clean.replaceAll(secret, "*".repeat(secret.length));
  return clean;
}

/** Columns of an excerpt that was cut from a longer line: `createFinding` shows no more. */
const cutColumns = 400;

/** Half a secret at the end of a cut line has no shape that a rule knows, so no run of its characters is shown there. */
function withoutHalves(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line.length < cutColumns
        ? line
        : line.replace(/^[\w+/=.~-]{8,}|[\w+/=.~-]{8,}$/g, (run) => "*".repeat(run.length)),
    )
    .join("\n");
}

function mapped<T>(
  value: T,
  text: (text: string) => string,
  skipped: ReadonlySet<string>,
  special: (key: string, inner: unknown) => { readonly value: unknown } | undefined = () => undefined,
): T {
  const visit = (inner: unknown): unknown => {
    if (typeof inner === "string") return text(inner);
    if (Array.isArray(inner)) return inner.map(visit);
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([key, one]) => [
        key,
        typeof one === "string" && skipped.has(key) ? one : (special(key, one) ?? { value: visit(one) }).value,
      ]),
    );
  };
  // The same shape, with other texts in it.
  return visit(value) as T;
}
