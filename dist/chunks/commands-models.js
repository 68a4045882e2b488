const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_load = require("./platform-shape.js");
const require_cost_limit = require("./commands-cost-limit.js");
const require_project_check = require("./commands-project-check.js");

// src/commands/models.ts
/** `slipway models`: the models in use, when they end, and replacing one by another. */
const command = require_command.defineCommand({
	name: "models",
	summary: "Show when the models in use end, or replace one by another",
	description: [
		"Lists every model that a prompt or `slipway.yaml` names: how it stands on Bedrock, when it ends, what takes its place, where its inference profile leads, what it costs, and who uses it. The dates are those of a table that ships with this version; where AWS credentials are in the environment, Bedrock itself is asked (`ListFoundationModels`, `GetInferenceProfile`).",
		"`slipway models migrate OLD NEW` rewrites the name of the model in every prompt, classic configuration and `slipway.yaml` that has it, and not another byte; says which settings the new model refuses; and shows the kept answers of both side by side, judged by what their cases demand. `--ask` asks for those that are missing.",
		"With `--within` the exit code is 1 where a model in use ends within so many days."
	].join("\n\n"),
	examples: [
		{
			line: "slipway models",
			explains: "every model in use"
		},
		{
			line: "slipway models --within 60",
			explains: "for a nightly job: fails two months before a model ends"
		},
		{
			line: "slipway models migrate eu.anthropic.claude-sonnet-4-20250514-v1:0 eu.anthropic.claude-sonnet-4-5-20250929-v1:0 --dry-run",
			explains: "what would be rewritten"
		}
	],
	inputs: {
		action: {
			type: "choice",
			choices: ["list", "migrate"],
			default: "list",
			description: "`list`, or `migrate OLD NEW`",
			positional: "first"
		},
		old: {
			type: "string",
			description: "Model to replace",
			placeholder: "OLD",
			positional: "second"
		},
		new: {
			type: "list",
			description: "Model in its place",
			placeholder: "NEW",
			positional: "rest"
		},
		within: {
			type: "number",
			description: "Fail where a model ends within so many days",
			placeholder: "DAYS"
		},
		offline: {
			type: "boolean",
			description: "Do not ask Bedrock"
		},
		ask: {
			type: "boolean",
			description: "With `migrate`: ask both models for the answers that are not kept"
		},
		"max-cost": {
			type: "number",
			description: "With `--ask`: most that asking both models may cost, in US dollars",
			placeholder: "USD"
		},
		"dry-run": {
			type: "boolean",
			description: "With `migrate`: write nothing"
		}
	},
	outputs: {
		ending: { description: "Number of models that have ended, or end within `--within` days" },
		migrated: { description: "Number of files that were rewritten" }
	},
	formats: [
		"text",
		"json",
		"markdown"
	],
	permissions: { contents: "read" },
	action: true,
	async run(inputs, context) {
		const { action, within, offline } = inputs;
		if (within !== void 0 && !(Number.isSafeInteger(within) && within >= 0)) throw usage("--within takes a whole number of days, 0 or more.");
		if (inputs["max-cost"] !== void 0 && !inputs.ask) throw usage("--max-cost limits what `migrate --ask` asks for; nothing else here costs anything.");
		const [to, ...more] = inputs.new;
		if (action === "list" && (inputs.old !== void 0 || to !== void 0)) throw usage(`To replace a model write \`slipway models migrate OLD NEW\`.`);
		const loaded = await require_load.findProject(context.cwd);
		const project = require_load.soundProject(loaded);
		const prompts = [];
		await require_project_check.checkProject(loaded, context, {
			renderings: "dropped",
			each({ prompt }) {
				if (prompt !== void 0) prompts.push(prompt);
			}
		});
		const today = context.now().toISOString().slice(0, 10);
		const { askBedrock, modelsInUse } = await Promise.resolve().then(() => require("./commands-models-in-use.js"));
		const reports = await Promise.resolve().then(() => require("./commands-models-models-report.js"));
		if (action === "migrate") {
			if (inputs.old === void 0 || to === void 0 || more.length > 0) throw usage("`migrate` takes two models: the one to replace, and the one in its place.");
			const { planMigration } = await Promise.resolve().then(() => require("./commands-models-migrate.js"));
			const migration = await planMigration(project, prompts, inputs.old, to, today);
			const { sideBySide } = await Promise.resolve().then(() => require("./commands-models-side-by-side.js"));
			const answers = await sideBySide(loaded, migration, {
				asks: inputs.ask,
				maxCost: require_cost_limit.readCost(inputs["max-cost"], false)
			}, context);
			const written = !inputs["dry-run"];
			if (written) await migration.write();
			const report = {
				migration,
				written,
				answers
			};
			return {
				exitCode: 0,
				outputs: {
					ending: "0",
					migrated: String(written ? migration.files.length : 0)
				},
				render: (format) => {
					const told = {
						region: void 0,
						lifecycles: /* @__PURE__ */ new Map(),
						profiles: /* @__PURE__ */ new Map(),
						problem: void 0
					};
					return format === "json" ? require_json_document.jsonDocument(reports.modelsDocument([], told, report)) : reports.migrationText(report, format === "text" && context.terminal.color);
				}
			};
		}
		const named = [...new Set([project.config.model ?? [], prompts.map(({ model }) => model ?? [])].flat(2))];
		const told = await askBedrock(project, named, offline, context);
		const models = modelsInUse(project, prompts, told, today);
		const { endingWithin } = await Promise.resolve().then(() => require("./models-identifier.js")).then((n) => n.lifecycle_exports);
		const ending = endingWithin(named, within ?? 0, today, told.lifecycles);
		return {
			exitCode: within !== void 0 && ending.length > 0 ? 1 : 0,
			outputs: {
				ending: String(ending.length),
				migrated: "0"
			},
			render(format) {
				if (format === "json") return require_json_document.jsonDocument(reports.modelsDocument(models, told));
				return format === "markdown" ? reports.modelsMarkdown(models, told) : reports.modelsText(models, told, context.terminal.color);
			}
		};
	}
});
function usage(message) {
	return require_platform_errors.platformErrors.create("SW0104", {
		message,
		next: "Run `slipway models --help` to see what it takes."
	});
}

exports.command = command;
