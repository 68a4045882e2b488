/** Help in the terminal, made from the definitions of the commands. */
import type { CommandEntry } from "../commands/index.ts";
import type { AnyCommand, InputDefinition } from "../platform/command.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import { terminalMarkdown } from "../reports/terminal-markdown.ts";
import { wrap } from "../reports/wrap.ts";
import { globalFlags, shownName } from "./arguments.ts";

interface Page {
  readonly color: boolean;
  readonly columns: number;
}

/** Wider lines are hard to read, however wide the terminal is. */
const widestLine = 100;

/** `slipway --help`: every command by group. */
export function overview(commands: readonly CommandEntry[], { color, columns }: Page): string {
  const paint = createPaint(color);
  const width = Math.min(columns, widestLine);
  const groups = [...new Set(commands.map((command) => command.group))];
  const rows = groups.flatMap((group) => [
    "",
    paint("bold", group),
    ...table(
      commands.filter((command) => command.group === group).map(({ name, summary }) => [name, summary] as const),
      paint,
      width,
    ),
  ]);
  return `${[
    `${paint("bold", "slipway")}  ships prompts the way good teams ship code`,
    "",
    `${paint("bold", "Usage")}  slipway COMMAND [options]`,
    ...rows,
    "",
    "slipway COMMAND --help explains a command, slipway explain RULE a finding, slipway --version tells the version.",
  ].join("\n")}\n`;
}

/** `slipway COMMAND --help`. */
export function commandHelp(command: AnyCommand, { color, columns }: Page): string {
  const paint = createPaint(color);
  const width = Math.min(columns, widestLine);
  const inputs = Object.entries(command.inputs);
  const places = inputs.filter(([, definition]) => definition.positional !== undefined);
  const flags = inputs.filter(([, definition]) => definition.positional === undefined);
  const section = (title: string, rows: readonly (readonly [string, string])[]) =>
    rows.length === 0 ? [] : ["", paint("bold", title), ...table(rows, paint, width)];
  return `${[
    ...wrap(`${paint("bold", `slipway ${command.name}`)}  ${command.summary}`, width, ""),
    "",
    `${paint("bold", "Usage")}  ${usageLine(command)}`,
    "",
    terminalMarkdown(command.description, { color, columns: width }).trimEnd(),
    ...section(
      "Arguments",
      places.map(([name, definition]) => [shownName(name, definition), describe(definition)]),
    ),
    ...section(
      "Options",
      flags.map(([name, definition]) => [flagLabel(name, definition), describe(definition)]),
    ),
    ...section("Output", [
      ["--format FORMAT", `How the result is written: ${command.formats.join(", ")} (default ${command.formats[0]})`],
      ...(command.formats.includes("json") ? [["--json", "Short for --format json"] as const] : []),
    ]),
    ...section(
      "Every command",
      globalFlags.map((flag) => [flagLabel(flag.name, { ...flag, type: "boolean" }), flag.description]),
    ),
    ...examples(command, paint, width),
  ].join("\n")}\n`;
}

/** `slipway deploy ENV [options]`: required arguments bare, others in brackets, repeated ones with an ellipsis. */
export function usageLine(command: AnyCommand): string {
  const words = ["slipway", command.name];
  for (const [name, definition] of Object.entries(command.inputs)) {
    if (definition.positional === undefined) continue;
    const shown = shownName(name, definition) + (definition.type === "list" ? "…" : "");
    words.push(definition.required === true ? shown : `[${shown}]`);
  }
  return [...words, "[options]"].join(" ");
}

/** `-o, --out DIR`. */
export function flagLabel(name: string, definition: InputDefinition): string {
  const short = definition.short === undefined ? "" : `-${definition.short}, `;
  const value = definition.placeholder ?? (definition.type === "number" ? "N" : name.toUpperCase());
  const takesValue = definition.type !== "boolean" || definition.placeholder !== undefined;
  const shown = !takesValue ? "" : definition.aloneUnless === undefined ? ` ${value}` : ` [${value}]`;
  return `${short}--${definition.type === "boolean" && definition.default === true ? "no-" : ""}${name}${shown}`;
}

/** The description with what a reader needs besides: choices, the default, whether it may be repeated. */
export function describe(definition: InputDefinition): string {
  const facts = [
    ...(definition.choices === undefined ? [] : [`one of ${definition.choices.join(", ")}`]),
    ...(definition.type === "list" && definition.positional === undefined ? ["may be given several times"] : []),
    ...(definition.default === undefined || definition.type === "boolean" ? [] : [`default ${definition.default}`]),
    ...(definition.required === true ? ["required"] : []),
  ];
  const sentence = definition.description.replace(/\.$/, "");
  return facts.length === 0 ? sentence : `${sentence} (${facts.join("; ")})`;
}

function examples(command: AnyCommand, paint: Paint, width: number): readonly string[] {
  if (command.examples === undefined || command.examples.length === 0) return [];
  return [
    "",
    paint("bold", "Examples"),
    ...command.examples.flatMap(({ line, explains }) => [
      `  ${paint("cyan", line)}`,
      ...wrap(explains, width, "      ").map((text) => paint("dim", text)),
    ]),
  ];
}

/** Two columns; a label that is too long for its column stands on a line of its own. */
function table(rows: readonly (readonly [string, string])[], paint: Paint, width: number): readonly string[] {
  const widest = Math.min(26, Math.max(...rows.map(([label]) => label.length)));
  return rows.flatMap(([label, text]) => {
    const lines = wrap(text, width, " ".repeat(widest + 4));
    const first = `  ${paint("cyan", label)}`;
    if (label.length > widest) return [first, ...lines];
    return [`${first}${" ".repeat(widest + 2 - label.length)}${(lines[0] ?? "").trimStart()}`, ...lines.slice(1)];
  });
}
