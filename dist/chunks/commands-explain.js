const require_command = require("./platform-command.js");
const require_inputs = require("./platform-inputs.js");
const require_json_document = require("./platform-json-document.js");
const require_nearest = require("./platform-nearest.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_errors = require("./platform-errors.js");
const require_order = require("./platform-order.js");
const require_terminal_markdown = require("./reports-terminal-markdown.js");
const require_catalogue = require("./commands-catalogue.js");

// src/reports/pages.ts
/** Pages of rules and errors in Markdown: for docs/, for `slipway explain`. */
const severityNames = {
	error: "an error",
	warning: "a warning",
	note: "a note"
};
/** The page of a rule, ending in a line feed. */
function rulePage(rule) {
	const also = (rule.also ?? []).map(({ severity, when }) => `${severityNames[severity]} ${when}`).join("; ");
	const severities = `${rule.severity} by default${also === "" ? "" : `; ${also}`}`;
	return `# ${rule.id}\n\n**${rule.title}** (${rule.group}, ${severities})\n\n${rule.page.trim()}\n`;
}
/** The page of an error, ending in a line feed. Its heading is one level lower where many stand on one page. */
function errorPage(error, level = 1) {
	return `${`${"#".repeat(level)} ${error.code}`}\n\n**${error.title}** (${classNames[error.class]}, exit code ${require_errors.exitCodes[error.class]})\n\n${error.page.trim()}\n`;
}
const classNames = {
	usage: "input or configuration",
	refusal: "refused",
	outside: "the outside world",
	internal: "our own fault",
	interrupted: "interrupted"
};
/** All rules by group, then all errors, each with its title. */
function pageList(rules, errors) {
	return [
		"# Rules",
		...[...Map.groupBy(rules, (rule) => rule.group)].sort(([a], [b]) => require_order.compareText(a, b)).map(([group, list]) => [`## ${group}`, table(list.map((rule) => [
			rule.id,
			rule.severity,
			rule.title
		]))].join("\n\n")),
		"# Errors",
		table(errors.map((error) => [
			error.code,
			error.class,
			error.title
		])),
		"`slipway explain NAME` shows a page.\n"
	].join("\n\n");
}
function table(rows) {
	return [
		"| name | kind | what |",
		"| --- | --- | --- |",
		...rows.map((row) => `| ${row.map(cell).join(" | ")} |`)
	].join("\n");
}
function cell(text) {
	return text.replaceAll("|", "\\|");
}

// src/commands/explain.ts
/** `slipway explain`: the page of a rule or an error. */
const command = require_command.defineCommand({
	name: "explain",
	summary: "Explain a rule or an error",
	description: "Prints the page of a rule (`undefined-variable`) or of an error (`SW0101`): what it means, why it matters, and how to put it right. Without a name it lists them all.",
	examples: [
		{
			line: "slipway explain undefined-variable",
			explains: "the page of a rule, as named in a finding"
		},
		{
			line: "slipway explain SW0101",
			explains: "the page of an error"
		},
		{
			line: "slipway explain",
			explains: "the list"
		}
	],
	inputs: { name: {
		type: "string",
		description: "Id of a rule or code of an error",
		placeholder: "RULE|CODE",
		positional: "first"
	} },
	outputs: {},
	formats: [
		"text",
		"markdown",
		"json"
	],
	permissions: {},
	action: false,
	async run({ name }, { terminal }) {
		const errors = await require_catalogue.loadErrors();
		const rules = /^sw\d{4}$/i.test(name?.trim() ?? "") ? [] : await require_catalogue.loadRules();
		const found = name === void 0 ? {
			rules,
			errors
		} : find(name, rules, errors);
		return {
			exitCode: 0,
			outputs: {},
			render(format) {
				if (format === "json") return require_json_document.jsonDocument({
					format: "slipway/pages/v1",
					...found
				});
				const markdown = name === void 0 ? pageList(rules, errors) : [...found.rules.map(rulePage), ...found.errors.map((error) => errorPage(error))].join("\n");
				return format === "markdown" ? markdown : require_terminal_markdown.terminalMarkdown(markdown, terminal);
			}
		};
	}
});
function find(name, rules, errors) {
	const wanted = name.trim().toLowerCase();
	const found = {
		rules: rules.filter((rule) => rule.id === wanted),
		errors: errors.filter((error) => error.code.toLowerCase() === wanted)
	};
	if (found.rules.length + found.errors.length > 0) return found;
	throw unknownPage(name, [...rules.map((rule) => rule.id), ...errors.map((error) => error.code)]);
}
function unknownPage(name, known) {
	const near = require_nearest.nearest(name, known);
	return require_platform_errors.platformErrors.create("SW0110", {
		message: `There is no rule and no error called ${require_inputs.quoted(name)}.`,
		next: near === void 0 ? "Run `slipway explain` for the list." : `Did you mean ${near}? Run \`slipway explain\` for the list.`
	});
}

exports.command = command;
