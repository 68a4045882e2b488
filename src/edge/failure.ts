/** What is printed when a command fails, for people and as JSON. */
import { exitCodes, isSlipwayError, type SlipwayError } from "../platform/errors.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { visible } from "../platform/visible.ts";

/**
 * Any thrown value as one of our errors: ours unchanged, a refusal of the operating system as SW0107, an abort as
 * SW0106, everything else as SW9901.
 */
export function failureOf(thrown: unknown, interrupted: boolean): SlipwayError {
  if (isSlipwayError(thrown)) return thrown;
  if (interrupted && (isAbort(thrown) || thrown === undefined)) {
    return platformErrors.create("SW0106", {
      message: "Interrupted before the command was done.",
      next: "Run the same command again; it begins where that is safe.",
      cause: thrown,
    });
  }
  return systemRefusal(thrown) ?? ownFault(thrown);
}

/** The exit code for the class of an error. */
export function exitCodeOf(failure: SlipwayError): number {
  return exitCodes[failure.class];
}

/** `slipway/error/v1`. */
export function failureDocument(failure: SlipwayError): string {
  return jsonDocument({
    format: "slipway/error/v1",
    error: {
      code: failure.code,
      class: failure.class,
      message: failure.message,
      next: failure.next,
      ...(failure.place !== undefined && { place: failure.place }),
    },
  });
}

/** The error for people: what, where, what next; and with `verbose` the stack and the chain of causes. */
export function failureText(failure: SlipwayError, options: { color: boolean; verbose: boolean }): string {
  const paint = createPaint(options.color);
  const heading = failure.class === "refusal" ? "refused" : failure.class === "interrupted" ? "stopped" : "error";
  const lines = [`${paint("red", paint("bold", heading))} ${paint("dim", failure.code)}  ${visible(failure.message)}`];
  if (failure.place !== undefined) {
    const { file, line, column } = failure.place;
    const position = [line, column].filter((part) => part !== undefined).map((part) => `:${part}`);
    lines.push(`  ${paint("dim", "at")} ${paint("cyan", visible(file + position.join("")))}`);
  }
  lines.push(`  ${paint("dim", "→")} ${visible(failure.next).replaceAll("\n", "\n    ")}`);
  // A wrong word on the command line has no story behind it that a stack could tell.
  const hasStory = failure.class !== "usage" || failure.cause !== undefined;
  if (options.verbose && hasStory) lines.push("", paint("dim", visible(stackOf(failure))));
  else if (failure.class !== "interrupted") {
    lines.push(paint("dim", `  More: slipway explain ${failure.code}`));
  }
  return `${lines.join("\n")}\n`;
}

function ownFault(thrown: unknown): SlipwayError {
  const words = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `thrown: ${String(thrown)}`;
  return platformErrors.create("SW9901", {
    message: `Slipway met something that it did not foresee. This is our own fault, not yours. (${words.slice(0, 500)})`,
    next: "Please report it to the maintainers with the command line, the output of slipway --version, and what --verbose prints.",
    cause: thrown,
  });
}

/** Codes that say what the machine lacks, and not that we called it wrongly. */
function systemRefusal(thrown: unknown): SlipwayError | undefined {
  if (!(thrown instanceof Error) || !("code" in thrown) || !("syscall" in thrown)) return undefined;
  const reasons: ReadonlyMap<unknown, string> = new Map([
    ["EACCES", "permission is denied"],
    ["EPERM", "it is not permitted"],
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "the disk quota is used up"],
    ["EROFS", "the file system is read-only"],
    ["EMFILE", "too many files are open"],
    ["ENFILE", "too many files are open on this machine"],
    ["EIO", "the disk reported an error"],
    ["ENAMETOOLONG", "the name is too long"],
    ["ELOOP", "links lead in a circle"],
  ]);
  const reason = reasons.get(thrown.code);
  if (reason === undefined) return undefined;
  const file = "path" in thrown && typeof thrown.path === "string" ? thrown.path : undefined;
  return platformErrors.create("SW0107", {
    message: `The operating system refused "${String(thrown.syscall)}"${file === undefined ? "" : ` on ${file}`}: ${reason} (${String(thrown.code)}).`,
    next: "Mend the cause and run the same command again.",
    cause: thrown,
  });
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === "AbortError" || ("code" in thrown && thrown.code === "ABORT_ERR"));
}

/** The stack of the deepest cause is the one that tells where; each step of the chain keeps its message. */
function stackOf(failure: Error): string {
  const parts: string[] = [];
  let current: unknown = failure;
  for (let depth = 0; current instanceof Error && depth < 8; depth += 1) {
    parts.push(depth === 0 ? (current.stack ?? current.message) : `caused by: ${current.stack ?? current.message}`);
    current = current.cause;
  }
  return parts.join("\n");
}
