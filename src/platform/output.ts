/** Writing to standard output and standard error: whole, in order, and without obeying what strangers wrote. */
import { writeSync } from "node:fs";
import { isPaintSequence } from "./paint.ts";
import { visible } from "./visible.ts";

/**
 * Writes all of the text to a file descriptor before it returns. `closed` where the reader has gone (`| head`), which
 * is no error. Synchronous, so that nothing is lost when the process ends; `process.stdout` is left alone because its
 * first use loads the terminal and network modules, 3 ms of a start of 25.
 */
export function writeFully(descriptor: number, text: string): "written" | "closed" {
  const bytes = Buffer.from(text, "utf8");
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EAGAIN") {
        // A pipe that its owner made non-blocking and that is full: wait for the reader.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      } else if (code === "EPIPE" || code === "EOF" || code === "EBADF") {
        return "closed";
      } else {
        throw error;
      }
    }
  }
  return "written";
}

/**
 * The last net under text for a terminal or a log: control characters are shown, except the colours that
 * `createPaint` writes. Reports make foreign text visible themselves; this catches what one forgot.
 */
export function safeText(text: string, color: boolean): string {
  if (!text.includes("\x1b")) return visible(text);
  return text
    .split(/(\x1b\[\d{1,2}m)/)
    .map((piece) => (color && isPaintSequence(piece) ? piece : visible(piece)))
    .join("");
}

/**
 * Text that a GitHub runner reads without obeying: a line that begins with `::` or holds `##[` is a workflow command
 * (actions/runner, ActionCommand.cs), and rendered prompts may hold such lines. JSON and XML keep their meaning.
 */
export function withoutWorkflowCommands(text: string, format: "text" | "json" | "xml" = "text"): string {
  // Without line ends, or a text of empty lines would take time by its square.
  const command = /^([[\p{White_Space}\p{Cc}\p{Cf}]--[\n\r\u2028\u2029]]*):(?=:)/gmv;
  // Escapes that stand for the same characters. `##[` occurs in JSON only within strings, `::` never at the beginning
  // of a line; in our XML both occur only in text and in values of attributes.
  if (format === "json") return text.replaceAll("##[", "##\\u005b");
  if (format === "xml") {
    return text.replace(command, "$1&#58;").replaceAll("##[", "##&#91;");
  }
  return text.replace(command, "$1: ").replaceAll("##[", "# #[");
}
