const require_project_check = require("./commands-project-check.js");
const require_errors = require("./models-errors.js");
const require_prices = require("./models-identifier.js");
const require_nearest = require("./platform-nearest.js");
const require_text = require("./platform-text.js");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/commands/models/migrate.ts
/** `slipway models migrate OLD NEW`: rewrites the name of a model where it stands, and nothing else of a file. */
/**
* What replacing a model would change.
*
* @throws SW1108 where nothing names the old one, or the new one cannot be.
*/
async function planMigration(project, prompts, from, to, today) {
	if (from === to) throw require_errors.modelsErrors.create("SW1108", {
		message: `${JSON.stringify(to.slice(0, 200))} is to take its own place.`,
		next: "Name the model to replace first, then the one in its place."
	});
	const probe = require_text.createSource("NEW", to);
	const start = {
		line: 1,
		column: 1
	};
	const takesAnyName = project.config.models?.provider === "exec";
	const [problem] = require_project_check.checkModelName(to, probe, {
		start,
		end: start
	}, today).filter(({ severity, rule }) => severity === "error" || severity === "warning" && rule === "model-id" && !takesAnyName);
	if (problem !== void 0) throw require_errors.modelsErrors.create("SW1108", {
		message: `${problem.message} Nothing was rewritten.`,
		next: problem.help
	});
	const mentions = mentionsOf(project, prompts, from);
	if (mentions.length === 0) throw nothingNames(project, prompts, from);
	const rewritten = /* @__PURE__ */ new Map();
	for (const mention of mentions) {
		const { file } = mention;
		const known = rewritten.get(file);
		const before = known?.before ?? await (0, node_fs_promises.readFile)((0, node_path.join)(project.root, file), "utf8");
		rewritten.set(file, {
			before,
			after: replaced(known?.after ?? before, mention, from, to)
		});
	}
	const affected = prompts.filter(({ model }) => model === from);
	const notes = [...priceNotes(project, from, to), ...affected.flatMap((prompt) => require_project_check.checkPromptModel({
		...prompt,
		model: to,
		modelFrom: "project"
	}, today).map(({ message, help }) => `${prompt.name}: ${message} ${help}`))];
	return {
		from,
		to,
		files: [...rewritten.keys()].sort(),
		notes,
		prompts: affected,
		async write() {
			for (const [file, { before }] of rewritten) if (await (0, node_fs_promises.readFile)((0, node_path.join)(project.root, file), "utf8").catch(() => void 0) !== before) throw changedMeanwhile(file);
			for (const [file, { after }] of rewritten) await writeWhole((0, node_path.join)(project.root, file), after);
		}
	};
}
/** A price is the old model's: it is not carried over. */
function priceNotes({ config }, from, to) {
	const prices = config.models?.prices ?? {};
	if (!Object.hasOwn(prices, from) || Object.hasOwn(prices, to)) return [];
	return [`slipway.yaml: \`models.prices\` keeps the price of ${from}. ${require_prices.priceOf(to, prices) === void 0 ? `No price of ${to} is known: ${require_prices.priceAdvice(to)}` : `For ${to} the price that ships with Slipway holds, unless you write its own there.`}`];
}
/** Every place once: two variants of one classic prompt may share their file. */
function mentionsOf(project, prompts, from) {
	const found = /* @__PURE__ */ new Map();
	const add = (file, locations) => {
		const range = locations.valueAt("/model");
		if (range !== void 0) found.set(`${file}:${range.start.line}:${range.start.column}`, {
			file,
			range
		});
	};
	const { configFile, locations, config } = project;
	if (configFile !== void 0 && config.model === from) add(configFile.file, locations);
	for (const prompt of prompts) if (prompt.model === from && prompt.modelFrom !== "project") add(prompt.settings.file, prompt.locations);
	return [...found.values()].sort((a, b) => b.range.start.line - a.range.start.line);
}
/** The text as it stands on the disk, line ends and byte order mark included, with the model replaced at its place. */
function replaced(text, { file, range }, from, to) {
	let start = text.startsWith("\ufeff") ? 1 : 0;
	for (let line = 1; line < range.start.line; line += 1) start = text.indexOf("\n", start) + 1;
	const from0 = start + range.start.column - 1;
	const end = text.indexOf("\n", from0) === -1 ? text.length : text.indexOf("\n", from0);
	const at = text.slice(from0, end).indexOf(from);
	if (range.start.line !== range.end.line || at < 0 || at > 1) throw require_errors.modelsErrors.create("SW1108", {
		message: `In ${file}:${range.start.line} the model is not written as ${from}, but in another form of the same text.`,
		next: "Write it there on one line, without escapes, and run the command again.",
		place: {
			file,
			...range.start
		}
	});
	return text.slice(0, from0 + at) + to + text.slice(from0 + at + from.length);
}
function nothingNames(project, prompts, from) {
	const models = [...new Set([project.config.model ?? [], prompts.map(({ model }) => model ?? [])].flat(2))];
	const near = require_nearest.nearest(from, models);
	return require_errors.modelsErrors.create("SW1108", {
		message: `No prompt names ${JSON.stringify(from.slice(0, 200))}, nor does slipway.yaml.`,
		next: near !== void 0 ? `Did you mean ${near}?` : models.length === 0 ? "No model is named anywhere." : `In use: ${models.slice(0, 5).join(", ")}.`
	});
}
function changedMeanwhile(file) {
	return require_errors.modelsErrors.create("SW1108", {
		message: `${file} was changed while the models were compared. Nothing was rewritten.`,
		next: "Run the same command again: answers that came are kept.",
		place: {
			file,
			line: 1,
			column: 1
		}
	});
}
async function writeWhole(file, text) {
	const aside = `${file}.${(0, node_crypto.randomBytes)(6).toString("hex")}.new`;
	try {
		const { mode } = await (0, node_fs_promises.stat)(file);
		await (0, node_fs_promises.writeFile)(aside, text, { flag: "wx" });
		await (0, node_fs_promises.chmod)(aside, mode & 4095);
		await (0, node_fs_promises.rename)(aside, file);
	} catch (error) {
		await (0, node_fs_promises.unlink)(aside).catch(() => void 0);
		throw error;
	}
}

exports.planMigration = planMigration;
