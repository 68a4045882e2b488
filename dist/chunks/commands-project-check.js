const require_shard = require("./changes-shard.js");
const require_finding_at = require("./platform-finding-at.js");
const require_json = require("./platform-json.js");
const require_nearest = require("./platform-nearest.js");
const require_prices = require("./models-identifier.js");
const require_settings = require("./models-parameters.js");
const require_spelling = require("./models-replacement.js");
const require_rules = require("./models-rules.js");
const require_rules$1 = require("./project-rules.js");
const require_levels = require("./prompts-check-levels.js");
const require_checked = require("./prompts-case-rendering.js");
const require_suppression_rules = require("./prompts-suppression-rules.js");
const require_catalogue = require("./commands-catalogue.js");
const require_words = require("./platform-words.js");
const require_rules$2 = require("./prompts-case-rules.js");
const require_rules$3 = require("./evaluation-rules.js");
const require_load = require("./platform-shape.js");
let node_path = require("node:path");

// src/models/check-prompt.ts
const exampleModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
/** Bedrock's bound on the number of stop sequences (API reference, InferenceConfiguration). */
const mostStopSequences = 2500;
/**
* Findings about a prompt's own model and its parameters. `today` is the day, as `2026-11-23`. Where the model is the
* project's (`modelFrom: project`), only the parameters are looked at: `checkModelName` looks at the model, once. `group`
* is that of the profiles which the project uses, for advice.
*/
function checkPromptModel(prompt, today, group) {
	const findings = [];
	const { model, settings, locations } = prompt;
	if (model !== void 0 && prompt.modelFrom !== "project") {
		const place = locations.valueAt("/model") ?? locations.nearestTo("/model");
		findings.push(...checkModelName(model, settings, place, today, group));
	}
	const identifier = model === void 0 ? void 0 : require_prices.readModelIdentifier(model);
	if (identifier?.kind === "elsewhere" || identifier?.kind === "unknown") return findings;
	const id = identifier?.kind === "model" || identifier?.kind === "arn" ? identifier.id : void 0;
	findings.push(...checkParameters(prompt, id === void 0 ? void 0 : require_settings.parametersOf(id), model ?? ""));
	return findings;
}
/** Findings about the name of a model, wherever it is written. */
function checkModelName(model, source, place, today, group) {
	const found = (rule, text) => [require_finding_at.createFinding(rule, source, place, text)];
	const identifier = require_prices.readModelIdentifier(model);
	switch (identifier.kind) {
		case "elsewhere": {
			const text = elsewhere(model, identifier.service);
			return text === void 0 ? [] : found(require_rules.modelId, text);
		}
		case "bad-arn": return found(require_rules.modelId, {
			message: `\`${shorten(model)}\` is no ARN of a model on Bedrock.`,
			help: "Copy the ARN of an inference profile, a model, a prompt or a provisioned model from the Bedrock console."
		});
		case "unknown": return found(require_rules.modelId, unknownModel(model));
		default: {
			const known = identifier.kind === "arn" ? [] : checkForm(model, identifier);
			if (known.length > 0) return known.flatMap((text) => found(require_rules.modelId, text));
			return identifier.id === void 0 ? [] : checkLife(model, identifier, identifier.id, {
				today,
				group
			}, found);
		}
	}
}
/** A prompt may be made for another service; only what looks like Bedrock and is not deserves a word. */
function elsewhere(model, service) {
	if (service === "bedrock" || service === "amazon-bedrock" || service === "aws-bedrock") return {
		message: `\`${shorten(model)}\` is not how Bedrock names its models.`,
		help: `Write \`${model.slice(service.length + 1)}\`.`
	};
	if (!require_prices.providers.includes(service)) return void 0;
	return {
		message: `\`${shorten(model)}\` is a model of another service: Slipway can check and release the prompt, but not run it.`,
		help: "For Amazon Bedrock write an id such as `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`.",
		severity: "note"
	};
}
function unknownModel(model) {
	const examples = require_prices.modelEnds.flatMap((entry) => entry.instead ?? []);
	const meant = require_nearest.nearest(model, examples) ?? (/claude/i.test(model) ? exampleModel : void 0);
	return {
		message: `\`${shorten(model)}\` is no model of Amazon Bedrock by its form.`,
		help: meant === void 0 ? "Write an id such as `amazon.nova-pro-v1:0`, an inference profile such as `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`, or an ARN." : `Did you mean \`${meant}\`?`,
		severity: "warning"
	};
}
function checkForm(model, identifier) {
	const { provider, profile } = identifier;
	if (require_prices.providers.includes(provider)) {
		const misspelt = require_spelling.misspelling(model);
		if (misspelt === void 0) return [];
		return [{
			message: `\`${shorten(model)}\` is no model that is known here, and \`${misspelt.word}\` looks like \`${misspelt.meant}\`.`,
			help: `Did you mean \`${shorten(misspelt.model)}\`?`,
			severity: "warning"
		}];
	}
	const rest = model.slice(model.indexOf(".") + 1);
	const second = rest.split(".")[0] ?? "";
	if (profile === void 0 && require_prices.providers.includes(second)) {
		const meant = require_nearest.nearest(provider, require_prices.profileGroups);
		return [{
			message: `There is no group of regions \`${provider}\`.`,
			help: `Write ${meant === void 0 ? `one of ${require_prices.profileGroups.join(", ")} before` : `\`${meant}.${rest}\`, or another of ${require_prices.profileGroups.join(", ")} before`} \`.${shorten(rest)}\`.`
		}];
	}
	const meant = require_nearest.nearest(provider, require_prices.providers);
	return [{
		message: `Bedrock has no provider \`${provider}\`${meant === void 0 ? "" : `; did you mean \`${meant}\`?`}${meant === void 0 ? "." : ""}`,
		help: `Ids begin with the provider: ${require_prices.providers.slice(0, 6).join(", ")} and others.`,
		...meant === void 0 ? { severity: "warning" } : {}
	}];
}
function checkLife(model, identifier, id, { today, group }, found) {
	const life = require_prices.lifecycleOf(id, today);
	if (life.state === "ended") {
		const when = life.entry.atTheLatest === true ? `by ${life.entry.end}` : `on ${life.entry.end}`;
		return found(require_rules.modelEnded, {
			message: `\`${shorten(model)}\` reached the end of its life on Bedrock ${when}: every request is refused.`,
			help: replacement(life.entry, identifier.profile, group)
		});
	}
	if (life.state === "ending") return found(require_rules.modelEnding, {
		message: `\`${shorten(model)}\` reaches the end of its life on Bedrock on ${life.entry.end}, in ${life.days} ${life.days === 1 ? "day" : "days"}.`,
		help: replacement(life.entry, identifier.profile, group)
	});
	if (identifier.kind === "model" && identifier.profile === void 0 && require_settings.parametersOf(id).profileOnly) return found(require_rules.modelProfile, {
		message: `\`${shorten(model)}\` can be called by an inference profile only.`,
		help: `Write \`${group ?? "eu"}.${model}\`, or another of ${require_prices.profileGroups.join(", ")} before it.`
	});
	return [];
}
/** The model to write instead, in the same group of regions. */
function replacement({ instead }, profile, group) {
	if (instead === void 0) return "Choose another model, and evaluate the prompt with it.";
	return `Write \`${require_spelling.replacementName(instead, profile, group)}\`, and evaluate the prompt with it.`;
}
function checkParameters(prompt, model, name) {
	const findings = [];
	const { config, settings, locations } = prompt;
	const isClassic = prompt.form === "classic" || prompt.output.file !== void 0;
	const written = /* @__PURE__ */ new Map();
	for (const key of Object.keys(config)) {
		const value = config[key];
		const parameter = require_settings.parameterNamed(key);
		const add = (rule, target, text) => {
			findings.push(require_finding_at.createFinding(rule, settings, placeOf(locations, key, target), text));
		};
		const isForeign = parameter !== void 0 && parameter.name !== key && key.includes("_") && !isClassic;
		if (parameter === void 0 || isForeign) {
			if (!isClassic) add(require_rules.parameterUnknown, "key", unknownParameter(key));
			continue;
		}
		const first = written.get(parameter.name);
		if (first !== void 0) add(require_rules.parameterUnknown, "key", {
			message: `\`${key}\` and \`${first}\` are the same parameter.`,
			help: `Keep \`${parameter.name}\`.`
		});
		written.set(parameter.name, key);
		const problem = value === void 0 ? void 0 : problemOfValue(parameter, value, model);
		if (problem !== void 0) add(require_rules.parameterValue, "value", name === "" ? {
			...problem,
			severity: "warning"
		} : problem);
	}
	if (model !== void 0) findings.push(...refused(prompt, model, name, written));
	return findings;
}
function placeOf(locations, key, target) {
	const pointer = `/config${require_json.jsonPointer([key])}`;
	return (target === "key" ? locations.keyAt(pointer) : locations.valueAt(pointer)) ?? locations.nearestTo(pointer);
}
function unknownParameter(key) {
	const meant = require_settings.parameterNamed(key)?.name ?? require_nearest.nearest(key, require_settings.parameters.map((parameter) => parameter.name));
	return meant === void 0 ? {
		message: `Nothing reads the parameter \`${shorten(key)}\`.`,
		help: "Remove it; a parameter that only this model knows goes under `additionalModelRequestFields`."
	} : {
		message: `There is no parameter \`${shorten(key)}\`; did you mean \`${meant}\`?`,
		help: `Write \`${meant}\`.`,
		severity: "error"
	};
}
function problemOfValue(parameter, value, model) {
	const { name, kind, minimum, maximum } = parameter;
	if (kind === "any") return require_settings.problemOfSetting(name, value);
	if (kind === "texts") {
		if (!(Array.isArray(value) && value.every((text) => typeof text === "string" && text !== ""))) return {
			message: `\`${name}\` is a list of texts, none of them empty.`,
			help: `Write ${name}: ["END"].`
		};
		return value.length <= mostStopSequences ? void 0 : {
			message: `\`${name}\` may hold ${mostStopSequences} texts.`,
			help: "Remove some of them."
		};
	}
	if (typeof value !== "number" || kind === "integer" && !Number.isInteger(value)) return {
		message: `\`${name}\` is a ${kind === "integer" ? "whole number" : "number"}.`,
		help: typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? `Write it without quotes: ${name}: ${value}.` : `Write a number, such as ${name}: ${maximum === void 0 ? 500 : .5}.`
	};
	if (minimum !== void 0 && value < minimum || maximum !== void 0 && value > maximum) {
		const range = maximum === void 0 ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
		return {
			message: `\`${name}\` is ${range} on Bedrock, but is ${value}.`,
			help: `Write a number ${range}.`
		};
	}
	if (name === "maxOutputTokens" && model?.maxOutputTokens !== void 0 && value > model.maxOutputTokens) return {
		message: `The model writes ${model.maxOutputTokens} tokens at most, and \`${name}\` is ${value}.`,
		help: `Write ${model.maxOutputTokens} or less; the number is reserved from your quota when a request begins.`
	};
}
function refused(prompt, model, name, written) {
	const add = (key, text) => require_finding_at.createFinding(require_rules.parameterRefused, prompt.settings, placeOf(prompt.locations, key, "key"), text);
	if (model.refusesSampling) return [
		"temperature",
		"topP",
		"topK"
	].flatMap((parameter) => {
		const key = written.get(parameter);
		if (key === void 0) return [];
		return [add(key, {
			message: `\`${shorten(name)}\` takes no \`${key}\`: Bedrock refuses the request.`,
			help: "Remove the line; say in the prompt how the answer should be."
		})];
	});
	const topP = written.get("topP");
	if (!model.oneOfTemperatureAndTopP || topP === void 0 || !written.has("temperature")) return [];
	return [add(topP, {
		message: `\`${shorten(name)}\` takes \`temperature\` or \`${topP}\`, not both: Bedrock refuses the request.`,
		help: `Remove \`${topP}\`, or \`temperature\`.`
	})];
}
function shorten(text) {
	return text.length > 80 ? `${text.slice(0, 80)}\u2026` : text;
}

// src/evaluation/check-judges.ts
/** What a judging prompt may ask for (docs/evaluation.md, "Judging prompts"). */
const offered = /* @__PURE__ */ new Set([
	"answer",
	"input",
	"question",
	"prompt",
	"case"
]);
/** Knows of no prompt yet. */
function createJudgeCheck() {
	const demands = [];
	/** Names of prompts that are judges anywhere. */
	const judges = /* @__PURE__ */ new Set();
	/** Files of those that were seen. */
	const judging = /* @__PURE__ */ new Set();
	/** Inputs that have to be given, by the name of the prompt, and the file in which its settings stand. */
	const prompts = /* @__PURE__ */ new Map();
	const know = (prompt, cases) => {
		prompts.set(prompt.name, {
			needed: neededInputs(prompt),
			file: prompt.settings.file
		});
		const found = cases.flatMap(demandsOf);
		for (const { judge } of found) {
			judges.add(judge);
			const known = prompts.get(judge);
			if (known !== void 0) judging.add(known.file);
		}
		if (judges.has(prompt.name)) judging.add(prompt.settings.file);
		return found;
	};
	return {
		see(prompt, cases) {
			demands.push(...know(prompt, cases));
		},
		seeOther(prompt, cases) {
			know(prompt, cases);
		},
		unseen: () => new Set(demands.map(({ judge }) => judge).filter((judge) => !prompts.has(judge))),
		findings() {
			return demands.flatMap(({ judge, hasRubric, case: one, pointer }) => {
				const lacking = (prompts.get(judge)?.needed ?? []).filter((name) => !offered.has(name) && !(name === "rubric" && hasRubric));
				if (lacking.length === 0) return [];
				const names = require_words.listed(lacking.map((name) => `\`${name}\``), "and");
				const onlyRubric = lacking.length === 1 && lacking[0] === "rubric";
				const place = one.locations.valueAt(pointer) ?? one.locations.nearestTo(pointer);
				return [require_finding_at.createFinding(require_rules$3.expectationInvalid, one.source, place, {
					message: `The prompt \`${judge}\` cannot judge: it needs ${names}, which ${onlyRubric ? "this expectation does not give" : "no judge gets"}.`,
					help: onlyRubric ? `Write judge: { prompt: ${judge}, rubric: \u2026 }.` : "A judge gets `answer`, `rubric`, `input`, `question`, `prompt` and `case`: name a prompt made for that, or give the others a default."
				})];
			});
		},
		isNeedless: ({ rule, file }) => rule === require_rules$2.promptWithoutCase.id && judging.has(file)
	};
}
function demandsOf(one) {
	return one.expect.flatMap(({ kind, value, pointer }) => {
		const judge = kind === "judge" && require_json.isJsonObject(value) ? require_json.ownProperty(value, "prompt") : void 0;
		if (typeof judge !== "string" || !require_json.isJsonObject(value)) return [];
		return [{
			judge,
			hasRubric: require_json.ownProperty(value, "rubric") !== void 0,
			case: one,
			pointer
		}];
	});
}
function neededInputs({ input }) {
	const required = require_json.isJsonObject(input.schema) ? require_json.ownProperty(input.schema, "required") : void 0;
	if (!Array.isArray(required)) return [];
	return required.filter((name) => typeof name === "string" && !Object.hasOwn(input.default, name));
}

// src/commands/project-demands.ts
/** What is wrong with the expectations of a project's cases: of each prompt, and between prompts. */
/** Holds cases that a judge or a script judges, and the names of all prompts. */
function openDemands(project, set) {
	const names = new Set(set.names);
	const judges = createJudgeCheck();
	const scripted = [];
	return {
		async see(checked) {
			const { prompt, cases, settingsUnclear } = checked;
			if (prompt === void 0) return [];
			judges.see(prompt, cases);
			for (const one of cases) if (one.expect.some(({ kind }) => kind === "script")) scripted.push(one);
			return settingsUnclear ? [] : inExpectations(checked, project, names);
		},
		async finish(found, elsewhere, signal) {
			const needed = await saying(judges, found, elsewhere, project);
			if (needed.size > 0) for await (const { prompt, cases } of set.load(({ name }) => needed.has(name))) {
				if (prompt !== void 0) judges.seeOther(prompt, cases);
				signal.throwIfAborted();
			}
			return [
				...found.filter((finding) => !judges.isNeedless(finding)),
				...judges.findings(),
				...await inScripts(scripted, project, signal)
			];
		}
	};
}
/**
* Names of prompts elsewhere that say something about those that were seen: the judges that these name, and, where one of
* them has no case, all that may name it as their judge.
*/
async function saying(judges, found, elsewhere, project) {
	const unseen = judges.unseen();
	const lacksCase = found.some((finding) => finding.rule === require_rules$2.promptWithoutCase.id && !judges.isNeedless(finding));
	const needed = /* @__PURE__ */ new Set();
	for (const file of elsewhere) if (unseen.has(file.name) || lacksCase && await mayJudge(file, project)) needed.add(file.name);
	return needed;
}
/** Whether the word stands in a file of cases: most files have none, and reading takes a fraction of understanding. */
async function mayJudge({ form, file, cases }, project) {
	const files = [cases, form === "classic" ? file : void 0].filter((one) => one !== void 0);
	for (const one of files) {
		const text = await project.files.readText(one, require_load.fileLimitsOf(project).fileBytes);
		if (text.ok && text.source.text.includes("judge")) return true;
	}
	return false;
}
/** Expectations are rare, and so are the modules that understand them. */
async function inExpectations({ prompt, cases }, project, names) {
	if (prompt === void 0 || cases.every(isPlain)) return [];
	const { checkExpectations } = await Promise.resolve().then(() => require("./evaluation-check-cases.js")).then((n) => n.check_cases_exports);
	return checkExpectations(prompt, cases, {
		hasPrompt: (name) => names.has(name),
		hasFile: fileIn(project)
	});
}
/** Whether a path that somebody wrote is a file of the project. */
function fileIn(project) {
	return async (written) => {
		const read = require_load.readPath(written);
		return read.ok && (await project.files.find(read.path)).outcome === "file";
	};
}
/** A case that demands nothing, and does not say how. */
function isPlain({ expect, must, repeat, passRate }) {
	return expect.length === 0 && !must && repeat === 1 && passRate === 1;
}
async function inScripts(cases, project, signal) {
	const { root } = project;
	if (cases.length === 0 || !(0, node_path.isAbsolute)(root)) return [];
	const { scriptFindings } = await Promise.resolve().then(() => require("./evaluation-check-cases.js")).then((n) => n.check_cases_exports);
	return scriptFindings(cases, {
		root,
		node: process.execPath,
		signal,
		hasFile: fileIn(project)
	});
}

// src/commands/project-check.ts
/** The event loop gets a turn after so many prompts, so that Ctrl-C and progress are served. */
const promptsPerTurn = 64;
/** Loads, checks and renders every prompt of a project. Holds a few prompts at a time, and cases that judges or scripts judge. */
async function checkProject(loaded, context, options = {}) {
	const { project } = loaded;
	const today = context.now().toISOString().slice(0, 10);
	const { shard } = options;
	const inConfig = await findingsOfProject(loaded, today);
	const set = await require_checked.openChecked(project, options.renderings);
	const seen = await seePrompts(set, project, today, context, options);
	const { own, prompts, cases } = seen;
	const part = shard === void 0 ? {
		shared: [],
		together: set.finish(options.wanted === void 0 ? "all" : "some")
	} : set.finishPart();
	const levels = await levelsOf(project, options.writtenRules, set.suppressions(), options.countingNotes);
	const found = [
		...inConfig,
		...seen.findings,
		...part.shared,
		...part.together,
		...levels.findings
	];
	const findings = levels.apply(found);
	if (shard === void 0) return {
		findings,
		pending: [],
		prompts,
		cases
	};
	return {
		...shareOf(findings, shard, new Set([
			...inConfig,
			...part.shared,
			...levels.findings
		].map(keyOf)), own),
		prompts,
		cases
	};
}
async function findingsOfProject({ project, findings }, today) {
	return [
		...findings,
		...modelOfProject(project, today),
		...await gateFindings(project),
		...await settingsOfModels(project)
	];
}
/** Goes through the wanted prompts, one after the other. */
async function seePrompts(set, project, today, context, { shard, wanted, casesOf, each }) {
	const group = require_spelling.usualGroup([project.config.model], project.config.models?.region);
	const findings = [];
	const own = /* @__PURE__ */ new Set();
	const elsewhere = [];
	const demands = openDemands(project, set);
	let prompts = 0;
	let cases = 0;
	let done = 0;
	const isWanted = (file) => {
		const is = shard === void 0 ? wanted?.(file) ?? true : require_shard.isInShard(file.name, shard);
		if (!is) elsewhere.push(file);
		return is;
	};
	for await (const checked of set.each(isWanted, casesOf)) {
		findings.push(...checked.findings);
		if (shard !== void 0) for (const path of ownFiles(checked)) own.add(path);
		if (checked.prompt !== void 0) {
			prompts++;
			cases += checked.cases.length;
			if (!checked.settingsUnclear) findings.push(...checkPromptModel(checked.prompt, today, group));
			findings.push(...await demands.see(checked));
		}
		await each?.(checked, set.partials);
		if (++done % promptsPerTurn === 0) {
			const total = shard === void 0 && wanted === void 0 ? set.names.length : void 0;
			context.progress.update("Checking prompts", done, total);
			await new Promise((resolve) => setImmediate(resolve));
			context.signal.throwIfAborted();
		}
	}
	return {
		findings: await demands.finish(findings, elsewhere, context.signal),
		own,
		prompts,
		cases
	};
}
/** How notes in files and levels of slipway.yaml are applied, and what is wrong with the levels. */
async function levelsOf({ config, configFile, locations }, written, inPrompts, countingNotes) {
	const notes = [...configFile === void 0 ? [] : require_levels.readSuppressions(configFile, { yaml: {
		start: 0,
		end: configFile.text.length
	} }), ...inPrompts];
	const levels = config.rules ?? {};
	const counting = await (countingNotes?.(notes) ?? notes);
	if (counting.length === 0 && Object.keys({
		...written,
		...levels
	}).length === 0) return {
		findings: [],
		apply: (all) => all
	};
	const rules = await require_catalogue.loadRules();
	return {
		findings: configFile === void 0 ? [] : require_levels.checkLevels(written ?? levels, rules, configFile, locations),
		apply: (all) => require_levels.applyRules(all, {
			levels,
			rules
		}, counting)
	};
}
function modelOfProject({ configFile, locations, config }, today) {
	const place = locations.valueAt("/model");
	if (configFile === void 0 || config.model === void 0 || place === void 0) return [];
	return checkModelName(config.model, configFile, place, today, require_spelling.usualGroup([], config.models?.region));
}
/** What one shard reports: its own, of what is shared the first shard alone, and apart what all must see together. */
function shareOf(findings, shard, shared, own) {
	const inNotes = new Set(require_suppression_rules.suppressionRules.map(({ id }) => id));
	const isElsewhere = (finding) => shard.index !== 1 && (shared.has(keyOf(finding)) || inNotes.has(finding.rule) && !own.has(finding.file));
	return {
		findings: findings.filter((finding) => !require_checked.isOfAllPrompts(finding, own) && !isElsewhere(finding)),
		pending: findings.filter((finding) => require_checked.isOfAllPrompts(finding, own))
	};
}
/** Tells findings apart whatever became of their severity. */
function keyOf({ rule, file, range, message }) {
	return JSON.stringify([
		rule,
		file,
		range.start.line,
		range.start.column,
		message
	]);
}
/** Files that belong to one prompt alone. A classic template may belong to several. */
function ownFiles({ file, prompt }) {
	return [
		file.file.path,
		file.cases?.path,
		prompt?.form === "dotprompt" ? prompt.template.source.file : void 0
	].filter((path) => path !== void 0);
}
async function settingsOfModels(project) {
	const { cache, exec } = project.config.models ?? {};
	if (cache === void 0 && exec?.environment === void 0) return [];
	const { modelsFindings } = await Promise.resolve().then(() => require("./commands-models-check-settings.js"));
	return modelsFindings(project);
}
/** Gates that could not be evaluated: a period, a zone or a name that nobody understands. */
async function gateFindings({ environments, configFile, locations }) {
	if (configFile === void 0 || ![...environments.values()].some(({ gate }) => gate !== void 0)) return [];
	const { readPolicy } = await Promise.resolve().then(() => require("./gates-policy.js")).then((n) => n.policy_exports);
	return [...environments.values()].flatMap(({ name, after, gate }) => {
		const read = gate === void 0 ? void 0 : readPolicy(name, after, gate);
		if (read === void 0 || read.ok) return [];
		return read.problems.map(({ pointer, message, help }) => {
			const at = `/environments/${name}/gate${pointer}`;
			return require_finding_at.createFinding(require_rules$1.configProblem, configFile, locations.valueAt(at) ?? locations.nearestTo(at), {
				message,
				help
			});
		});
	});
}

Object.defineProperty(exports, "checkModelName", {
  enumerable: true,
  get: function () {
    return checkModelName;
  }
});
Object.defineProperty(exports, "checkProject", {
  enumerable: true,
  get: function () {
    return checkProject;
  }
});
Object.defineProperty(exports, "checkPromptModel", {
  enumerable: true,
  get: function () {
    return checkPromptModel;
  }
});
