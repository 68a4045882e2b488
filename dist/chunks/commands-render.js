const require_build = require("./bundles-build.js");
const require_command = require("./platform-command.js");
const require_inputs = require("./platform-inputs.js");
const require_json = require("./platform-json.js");
const require_json_document = require("./platform-json-document.js");
const require_text = require("./platform-text.js");
const require_load = require("./platform-shape.js");
const require_errors = require("./prompts-errors.js");
const require_checked = require("./prompts-case-rendering.js");
const require_load_schemas = require("./prompts-load-schemas.js");
const require_chosen_cases = require("./commands-chosen-cases.js");
const require_current_review = require("./commands-current-review.js");
const require_project_bundle = require("./commands-project-bundle.js");
const require_project_check = require("./commands-project-check.js");
const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/rendering-text.ts
const roleColors = {
	system: "magenta",
	user: "green",
	model: "blue",
	tool: "yellow"
};
/** Ends in a line feed. Text of strangers is made visible, and nothing in it looks like a heading of ours. */
function renderingText(rendering, { color, columns }) {
	const paint = require_paint.createPaint(color);
	const width = Math.min(Math.max(columns, 40), 100);
	const title = `${require_visible.visibleLine(rendering.prompt)} \u00b7 ${require_visible.visibleLine(rendering.case)}`;
	const lines = [`${paint("bold", title)} ${paint("dim", "\u2501".repeat(Math.max(3, width - title.length - 1)))}`];
	const settings = settingsOf(rendering);
	if (settings !== "") lines.push(paint("dim", settings));
	for (const message of rendering.messages) {
		const role = require_visible.visibleLine(message.role) + (isHistory(message) ? " (history)" : "");
		lines.push("", paint(roleColors[message.role] ?? "cyan", role));
		for (const part of message.content) for (const line of partText(part).split("\n")) lines.push(line === "" ? paint("dim", "\u2502") : `${paint("dim", "\u2502")} ${line}`);
	}
	if (rendering.messages.length === 0) lines.push("", paint("dim", "(no messages)"));
	return `${lines.join("\n")}\n`;
}
function settingsOf({ model, config }) {
	const parts = Object.entries(config).map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`);
	return require_visible.visibleLine([model ?? "no model", ...parts].join(" \u00b7 "));
}
function isHistory({ metadata }) {
	return metadata !== void 0 && metadata["purpose"] === "history";
}
function partText(part) {
	if ("text" in part) return require_visible.visible(part.text.replace(/\n$/, ""));
	if ("media" in part) {
		const { url, contentType } = part.media;
		const shown = url.startsWith("data:") && url.length > 60 ? `${url.slice(0, 60)}\u2026 (${url.length} characters)` : url;
		return `[media ${require_visible.visibleLine(shown)}${contentType === void 0 ? "" : `, ${require_visible.visibleLine(contentType)}`}]`;
	}
	const [[kind, value] = ["part", null]] = Object.entries(part);
	return `[${kind} ${require_visible.visibleLine(JSON.stringify(value))}]`;
}

// src/commands/render.ts
/** `slipway render`: the messages that prompts give for their cases, exactly as a deployed reader gets them. */
const format = "slipway/renderings/v1";
const command = require_command.defineCommand({
	name: "render",
	summary: "Show the messages that prompts give for their cases",
	description: "Renders one prompt or all of them, for one case or all, or for an input of your own. The messages are exactly what a deployed reader gets. Prompts with errors are not rendered: `slipway check` shows what is wrong.",
	examples: [
		{
			line: "slipway render support/triage",
			explains: "every case of one prompt"
		},
		{
			line: "slipway render reply --case follow-up --json",
			explains: "one case, as JSON"
		},
		{
			line: `echo '{"question":"Hi"}' | slipway render reply --input -`,
			explains: "an input of your own"
		},
		{
			line: "slipway render --out build/renderings",
			explains: "writes all of them"
		},
		{
			line: "slipway render --format html > renderings.html",
			explains: "a page to read and to hand on"
		}
	],
	inputs: {
		prompt: {
			type: "string",
			description: "Name of the prompt; all prompts where it is absent",
			placeholder: "PROMPT",
			positional: "first"
		},
		case: {
			type: "string",
			description: "Name of the case; all cases where it is absent",
			placeholder: "NAME"
		},
		input: {
			type: "string",
			description: "JSON or YAML file with an input, in place of the cases; - is standard input",
			placeholder: "FILE"
		},
		out: {
			type: "string",
			description: "Folder to write the renderings into: a new, empty or earlier one",
			placeholder: "DIR"
		}
	},
	outputs: { renderings: { description: "Number of renderings" } },
	formats: [
		"text",
		"json",
		"html"
	],
	permissions: { contents: "read" },
	action: true,
	async run({ prompt, case: caseName, input, out }, context) {
		const loaded = await require_load.findProject(context.cwd);
		const project = require_load.soundProject(loaded);
		if (prompt !== void 0) await require_chosen_cases.requirePrompt(project, prompt);
		if (input !== void 0 && (prompt === void 0 || caseName !== void 0)) throw require_errors.promptsErrors.create("SW0333", {
			message: prompt === void 0 ? "--input needs the prompt that it is for." : "--input and --case are two answers to one question.",
			next: "Write `slipway render PROMPT --input FILE`."
		});
		const own = input === void 0 ? void 0 : [await readInput(input, project, context)];
		const renderings = [];
		const names = [];
		const shown = [];
		const check = await require_project_check.checkProject(loaded, context, {
			...prompt === void 0 ? {} : { wanted: ({ name }) => name === prompt },
			...own === void 0 ? {} : { casesOf: () => own },
			each(checked) {
				names.push(...checked.cases.map(({ name }) => name));
				const wanted = checked.renderings.filter((one) => caseName === void 0 || one.case === caseName);
				renderings.push(...wanted);
				if (caseName === void 0 || wanted.length > 0) shown.push(require_current_review.reviewPrompt(checked, wanted));
			}
		});
		require_project_bundle.refuseErrors(check.findings);
		if (caseName !== void 0 && renderings.length === 0) throw require_chosen_cases.noSuchCase(caseName, prompt, names);
		const folder = out === void 0 ? void 0 : (0, node_path.resolve)(context.cwd, out);
		if (folder !== void 0) await write(folder, renderings);
		return {
			exitCode: 0,
			outputs: { renderings: String(renderings.length) },
			async render(wanted) {
				const { shownTexts } = await Promise.resolve().then(() => require("./commands-shown-texts.js")).then((n) => n.shown_texts_exports);
				const texts = await shownTexts(context);
				if (wanted === "html") {
					const { reviewPage } = await Promise.resolve().then(() => require("./reports-html-comparison.js")).then((n) => n.review_page_exports);
					const review = require_current_review.currentReview(project, shown, check.findings);
					return reviewPage(texts.document(review), {
						kind: "Renderings",
						madeAt: context.now()
					});
				}
				if (wanted === "json") return require_json_document.jsonDocument({
					format,
					renderings: texts.value(renderings)
				});
				if (folder !== void 0) return `${renderings.length} ${renderings.length === 1 ? "rendering" : "renderings"} written to ${folder}\n`;
				if (renderings.length === 0) return "There is nothing to render: no prompt has a case. Write `NAME.cases.yaml` beside it (docs/prompts.md).\n";
				return texts.value(renderings).map((one) => renderingText(one, context.terminal)).join("\n");
			}
		};
	}
});
/** The input as the only case of its prompt, so that it is checked against the schema like any other. */
async function readInput(written, project, context) {
	const name = written === "-" ? "standard input" : written;
	const bytes = written === "-" ? await context.readStdin() : readInputFile((0, node_path.resolve)(context.cwd, written), name);
	const decoded = require_text.decodeText(bytes, { maximumBytes: require_load.fileLimitsOf(project).fileBytes });
	if (!decoded.ok) throw require_errors.promptsErrors.create("SW0333", {
		message: `${name}: ${decoded.message}`,
		next: decoded.help
	});
	const text = decoded.text.trimStart();
	const source = require_text.createSource(text.startsWith("{") && !name.endsWith("ml") ? `${name}.json` : name, decoded.text);
	const { value, locations, problems } = await require_load_schemas.readData(source);
	const [problem] = problems.filter(({ severity }) => severity === "error");
	if (problem !== void 0) {
		const { line, column } = problem.range.start;
		throw require_errors.promptsErrors.create("SW0333", {
			message: `${name}:${line}:${column}: ${problem.message}`,
			next: problem.help
		});
	}
	if (!require_json.isJsonObject(value)) throw require_errors.promptsErrors.create("SW0333", {
		message: `${name} holds no object.`,
		next: "Write the variables of the prompt: `{ \"question\": \"Where is my order?\" }`."
	});
	return {
		name: "input",
		input: value,
		context: {},
		history: [],
		...require_checked.noDemands,
		source: require_text.createSource(name, decoded.text),
		range: locations.nearestTo(""),
		locations,
		pointer: "",
		inputPointer: ""
	};
}
function readInputFile(path, name) {
	try {
		return (0, node_fs.readFileSync)(path);
	} catch (cause) {
		throw require_errors.promptsErrors.create("SW0333", {
			message: `The input ${require_inputs.quoted(name)} cannot be read.`,
			next: "Name a JSON or YAML file, or `-` for standard input.",
			cause
		});
	}
}
async function write(folder, renderings) {
	const files = renderings.map((one) => ({
		path: `${one.prompt}/${one.case}.json`,
		bytes: async () => require_build.renderingBytes(one)
	}));
	const all = {
		path: "renderings.json",
		bytes: async () => Buffer.from(require_json_document.jsonDocument({
			format,
			renderings
		}))
	};
	const { listIn, textIn, writeOutputFolder } = await Promise.resolve().then(() => require("./commands-output-folder.js")).then((n) => n.output_folder_exports);
	const pathsIn = (document) => listIn(document, "renderings").map((one) => `${textIn(one, "prompt")}/${textIn(one, "case")}.json`);
	await writeOutputFolder({
		folder,
		marker: {
			file: all.path,
			format,
			pathsIn
		},
		files: [...files, all]
	});
}

exports.command = command;
