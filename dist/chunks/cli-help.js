const require_paint = require("./platform-paint.js");
const require_terminal_markdown = require("./reports-terminal-markdown.js");
const require_wrap = require("./reports-wrap.js");
const require_process = require("./cli-process.js");

// src/cli/help.ts
/** Wider lines are hard to read, however wide the terminal is. */
const widestLine = 100;
/** `slipway --help`: every command by group. */
function overview(commands, { color, columns }) {
	const paint = require_paint.createPaint(color);
	const width = Math.min(columns, widestLine);
	const rows = [...new Set(commands.map((command) => command.group))].flatMap((group) => [
		"",
		paint("bold", group),
		...table(commands.filter((command) => command.group === group).map(({ name, summary }) => [name, summary]), paint, width)
	]);
	return `${[
		`${paint("bold", "slipway")}  ships prompts the way good teams ship code`,
		"",
		`${paint("bold", "Usage")}  slipway COMMAND [options]`,
		...rows,
		"",
		"slipway COMMAND --help explains a command, slipway explain RULE a finding, slipway --version tells the version."
	].join("\n")}\n`;
}
/** `slipway COMMAND --help`. */
function commandHelp(command, { color, columns }) {
	const paint = require_paint.createPaint(color);
	const width = Math.min(columns, widestLine);
	const inputs = Object.entries(command.inputs);
	const places = inputs.filter(([, definition]) => definition.positional !== void 0);
	const flags = inputs.filter(([, definition]) => definition.positional === void 0);
	const section = (title, rows) => rows.length === 0 ? [] : [
		"",
		paint("bold", title),
		...table(rows, paint, width)
	];
	return `${[
		...require_wrap.wrap(`${paint("bold", `slipway ${command.name}`)}  ${command.summary}`, width, ""),
		"",
		`${paint("bold", "Usage")}  ${usageLine(command)}`,
		"",
		require_terminal_markdown.terminalMarkdown(command.description, {
			color,
			columns: width
		}).trimEnd(),
		...section("Arguments", places.map(([name, definition]) => [require_process.shownName(name, definition), describe(definition)])),
		...section("Options", flags.map(([name, definition]) => [flagLabel(name, definition), describe(definition)])),
		...section("Output", [["--format FORMAT", `How the result is written: ${command.formats.join(", ")} (default ${command.formats[0]})`], ...command.formats.includes("json") ? [["--json", "Short for --format json"]] : []]),
		...section("Every command", require_process.globalFlags.map((flag) => [flagLabel(flag.name, {
			...flag,
			type: "boolean"
		}), flag.description])),
		...examples(command, paint, width)
	].join("\n")}\n`;
}
/** `slipway deploy ENV [options]`: required arguments bare, others in brackets, repeated ones with an ellipsis. */
function usageLine(command) {
	const words = ["slipway", command.name];
	for (const [name, definition] of Object.entries(command.inputs)) {
		if (definition.positional === void 0) continue;
		const shown = require_process.shownName(name, definition) + (definition.type === "list" ? "\u2026" : "");
		words.push(definition.required === true ? shown : `[${shown}]`);
	}
	return [...words, "[options]"].join(" ");
}
/** `-o, --out DIR`. */
function flagLabel(name, definition) {
	const short = definition.short === void 0 ? "" : `-${definition.short}, `;
	const value = definition.placeholder ?? (definition.type === "number" ? "N" : name.toUpperCase());
	const shown = !(definition.type !== "boolean" || definition.placeholder !== void 0) ? "" : definition.aloneUnless === void 0 ? ` ${value}` : ` [${value}]`;
	return `${short}--${definition.type === "boolean" && definition.default === true ? "no-" : ""}${name}${shown}`;
}
/** The description with what a reader needs besides: choices, the default, whether it may be repeated. */
function describe(definition) {
	const facts = [
		...definition.choices === void 0 ? [] : [`one of ${definition.choices.join(", ")}`],
		...definition.type === "list" && definition.positional === void 0 ? ["may be given several times"] : [],
		...definition.default === void 0 || definition.type === "boolean" ? [] : [`default ${definition.default}`],
		...definition.required === true ? ["required"] : []
	];
	const sentence = definition.description.replace(/\.$/, "");
	return facts.length === 0 ? sentence : `${sentence} (${facts.join("; ")})`;
}
function examples(command, paint, width) {
	if (command.examples === void 0 || command.examples.length === 0) return [];
	return [
		"",
		paint("bold", "Examples"),
		...command.examples.flatMap(({ line, explains }) => [`  ${paint("cyan", line)}`, ...require_wrap.wrap(explains, width, "      ").map((text) => paint("dim", text))])
	];
}
/** Two columns; a label that is too long for its column stands on a line of its own. */
function table(rows, paint, width) {
	const widest = Math.min(26, Math.max(...rows.map(([label]) => label.length)));
	return rows.flatMap(([label, text]) => {
		const lines = require_wrap.wrap(text, width, " ".repeat(widest + 4));
		const first = `  ${paint("cyan", label)}`;
		if (label.length > widest) return [first, ...lines];
		return [`${first}${" ".repeat(widest + 2 - label.length)}${(lines[0] ?? "").trimStart()}`, ...lines.slice(1)];
	});
}

exports.commandHelp = commandHelp;
exports.overview = overview;
