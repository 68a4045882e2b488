/** The command in a comment. A comment is text of strangers: what is quoted, shown as code or hidden is no command. */
import { type Digest, isDigest } from "../platform/digest.ts";
import { nearest } from "../platform/nearest.ts";

export type CommentCommand =
  | {
      readonly verb: "approve" | "withdraw-approval";
      readonly environment: string;
      readonly bundle: Digest | undefined;
    }
  | { readonly verb: "acknowledge"; readonly environment: string; readonly reason: string };

export type CommentReading =
  | { readonly kind: "none" }
  | { readonly kind: "command"; readonly command: CommentCommand }
  /** Sentences. */
  | { readonly kind: "problem"; readonly message: string; readonly next: string };

const verbs = ["approve", "withdraw-approval", "acknowledge"] as const;
const forms =
  "Write one line of its own: `/slipway approve prod sha256:…`, `/slipway withdraw-approval prod` or `/slipway acknowledge prod REASON`.";

/** Finds the one command of a comment. */
export function readCommentCommand(body: string): CommentReading {
  const lines = visibleLines(body).filter((line) => /^ {0,3}\/slipway(?:\s|$)/.test(line));
  const [first, second] = lines;
  if (first === undefined) return { kind: "none" };
  if (second !== undefined) {
    return problem("The comment has more than one command, and it is not clear which one is meant.");
  }
  return commandOf(first.trim());
}

function problem(message: string): CommentReading {
  return { kind: "problem", message, next: forms };
}

function commandOf(line: string): CommentReading {
  const [, verb = "", rest = ""] = /^\/slipway(?:[ \t]+(\S+))?(?:[ \t]+(.*))?$/.exec(line) ?? [];
  if (!isVerb(verb)) {
    const near = nearest(verb, verbs);
    return problem(
      `“${verb.slice(0, 40)}” is no command of Slipway.${near === undefined ? "" : ` Did you mean ${near}?`}`,
    );
  }
  const [, environment = "", more = ""] = /^(\S*)(?:[ \t]+(.*))?$/.exec(rest) ?? [];
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(environment)) {
    return problem(environment === "" ? "The environment is missing." : "The environment is not named as one can be.");
  }
  if (verb === "acknowledge") {
    const reason = more.trim();
    return reason === ""
      ? problem("The reason is missing.")
      : { kind: "command", command: { verb, environment, reason } };
  }
  if (more.trim() === "") return { kind: "command", command: { verb, environment, bundle: undefined } };
  const bundle = more.trim();
  // A digest that is cut short, or holds a letter that only looks like one, is no digest.
  if (!isDigest(bundle))
    return problem("What follows the environment is no whole digest: sha256: and 64 hexadecimal digits.");
  return { kind: "command", command: { verb, environment, bundle } };
}

function isVerb(text: string): text is (typeof verbs)[number] {
  return (verbs as readonly string[]).includes(text);
}

/** Lines outside quotations, code and HTML comments. */
function visibleLines(body: string): readonly string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of body.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "\n").split(/\r\n|\r|\n/)) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && /^ {0,3}[`~]+\s*$/.test(line)) fence = undefined;
      continue;
    }
    if (mark !== undefined) fence = mark;
    else if (!/^ {0,3}>/.test(line) && !/^(?: {4}|\t)/.test(line)) lines.push(line);
  }
  return lines;
}
