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

/** Loads the scanner: for commands that are about to show texts. */
export async function shownTexts({ redaction }: Pick<CommandContext, "redaction">): Promise<ShownTexts> {
  const [{ loadScanner }, { secretMasker }] = await Promise.all([
    import("../secrets/scanner.ts"),
    import("../secrets/mask.ts"),
  ]);
  const known = new Set<string>();
  const masker = secretMasker(await loadScanner(), (secret) => {
    for (const line of secret.split(/\r?\n/)) if (line.trim().length >= 6) known.add(line.trim());
    hideSecret(redaction, secret);
  });
  // Most texts of a difference stand in it twice or more.
  const done = new Map<string, string>();
  const text = (given: string): string => {
    let masked = done.get(given);
    if (masked === undefined) {
      masked = maskShapes(masker.mask(given));
      done.set(given, masked);
      done.set(masked, masked);
    }
    return masked;
  };
  const value = <T>(given: T): T => {
    // `"password": "…"` is known by its name, which stands beside the value and not in it.
    const named = typeof given === "object" && given !== null ? valuesNamed(given, text) : new Set<string>();
    return mapped(given, (one) => withoutKnown(text(one), named), new Set());
  };
  return {
    text,
    value,
    document(given) {
      return mapped(given, text, namesOfThings, (key, inner) => {
        if (key === "excerpt") return { value: excerpt(inner) };
        return key === "renderings" ? { value: value(inner) } : undefined;
      });
    },
  };

  function excerpt(given: unknown): unknown {
    if (typeof given !== "string") return given;
    return withoutHalves(withoutKnown(text(given), known));
  }
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
