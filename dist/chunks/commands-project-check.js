const require_shard = require("./changes-shard.js");
const require_finding_at = require("./platform-finding-at.js");
const require_json = require("./platform-json.js");
const require_inputs = require("./commands-index.js");
const require_lifecycle = require("./models-identifier.js");
const require_parameters = require("./models-parameters.js");
const require_replacement = require("./models-replacement.js");
const require_rules = require("./models-rules.js");
const require_load = require("./platform-shape.js");
const require_rules$1 = require("./project-rules.js");
const require_levels = require("./prompts-check-levels.js");
const require_checked = require("./prompts-cases-files.js");
const require_suppression_rules = require("./prompts-suppression-rules.js");
const require_catalogue = require("./commands-catalogue.js");

// src/models/settings.ts
/** The settings of a prompt that Bedrock takes as objects: guardrail, cache points, tier, effort; read, or said what is wrong. */
/** Bedrock API reference, CachePointBlock and "Prompt caching": four points at most. */
const places = [
	"system",
	"tools",
	"first",
	"last"
];
const lifetimes = ["5m", "1h"];
/** Bedrock API reference, ServiceTier. */
const tiers = [
	"default",
	"flex",
	"priority",
	"reserved"
];
/** Bedrock API reference, OutputConfig. */
const efforts = [
	"low",
	"medium",
	"high",
	"xhigh",
	"max"
];
/** `cachePoints: [system, { at: last, ttl: 1h }]`. */
function readCachePoints(value) {
	const entries = Array.isArray(value) ? value : [value];
	const points = [];
	for (const entry of entries) {
		const at = require_json.isJsonObject(entry) ? require_json.ownProperty(entry, "at") : entry;
		const ttl = require_json.isJsonObject(entry) ? require_json.ownProperty(entry, "ttl") : void 0;
		const place = places.find((candidate) => candidate === at);
		const lifetime = lifetimes.find((candidate) => candidate === ttl);
		const unknown = require_json.isJsonObject(entry) && Object.keys(entry).some((key) => key !== "at" && key !== "ttl");
		if (place === void 0 || ttl !== void 0 && lifetime === void 0 || unknown) return wrong(`A cache point stands at ${require_inputs.listed(places)}, and lasts ${require_inputs.listed(lifetimes)}.`, "Write cachePoints: [system], or [{ at: system, ttl: 1h }].");
		if (points.some((known) => known.at === place)) return wrong(`There are two cache points at \`${place}\`.`, "Keep one of them.");
		points.push({
			at: place,
			...lifetime === void 0 ? {} : { ttl: lifetime }
		});
	}
	return {
		ok: true,
		value: points
	};
}
/** `guardrailConfig: { guardrailIdentifier: …, guardrailVersion: … }`, as the API has it, or `identifier` and `version`. */
function readGuardrail(value) {
	const object = require_json.isJsonObject(value) ? value : {};
	const identifier = require_json.ownProperty(object, "guardrailIdentifier") ?? require_json.ownProperty(object, "identifier");
	const written = require_json.ownProperty(object, "guardrailVersion") ?? require_json.ownProperty(object, "version");
	const version = typeof written === "number" ? String(written) : written;
	const trace = require_json.ownProperty(object, "trace");
	const known = [
		"guardrailIdentifier",
		"guardrailVersion",
		"identifier",
		"version",
		"trace",
		"streamProcessingMode"
	];
	const traceFits = trace === void 0 || trace === "enabled" || trace === "disabled" || trace === "enabled_full";
	if (typeof identifier !== "string" || !/^[a-zA-Z0-9:/_-]{1,2048}$/.test(identifier) || typeof version !== "string" || !/^(?:[1-9]\d{0,7}|DRAFT)$/.test(version) || !traceFits || Object.keys(object).some((key) => !known.includes(key))) return wrong("A guardrail has an identifier, a version (a number, or DRAFT), and where wanted a trace.", "Write guardrailConfig: { guardrailIdentifier: abc123, guardrailVersion: \"1\" }.");
	return {
		ok: true,
		value: {
			identifier,
			version,
			...typeof trace === "string" ? { trace } : {}
		}
	};
}
/** `serviceTier: flex`, or `{ type: flex }` as the API has it. */
function readServiceTier(value) {
	const written = require_json.isJsonObject(value) ? require_json.ownProperty(value, "type") : value;
	const tier = tiers.find((candidate) => candidate === written);
	return tier === void 0 ? wrong(`\`serviceTier\` is ${require_inputs.listed(tiers)}.`, "Write serviceTier: flex.") : {
		ok: true,
		value: tier
	};
}
function readEffort(value) {
	const effort = efforts.find((candidate) => candidate === value);
	return effort === void 0 ? wrong(`\`effort\` is ${require_inputs.listed(efforts)}.`, "Write effort: low.") : {
		ok: true,
		value: effort
	};
}
function readObject(name, value) {
	return require_json.isJsonObject(value) ? {
		ok: true,
		value
	} : wrong(`\`${name}\` is an object of names and values.`, `Write ${name}: { name: value }.`);
}
/** A string map, which filters invocation logs (Bedrock API reference, Converse, `requestMetadata`). */
function readMetadata(value) {
	return require_json.isJsonObject(value) && Object.keys(value).length <= 16 && Object.values(value).every((entry) => typeof entry === "string" && entry.length <= 256) ? {
		ok: true,
		value
	} : wrong("`requestMetadata` holds at most 16 texts of at most 256 characters.", "Write requestMetadata: { team: support }.");
}
/** The problem of such a setting, for `check`; undefined for a sound one, and for other settings. */
function problemOfSetting(name, value) {
	const read = readSetting(name, value);
	return read === void 0 || read.ok ? void 0 : read.problem;
}
function readSetting(name, value) {
	switch (name) {
		case "cachePoints": return readCachePoints(value);
		case "guardrailConfig": return readGuardrail(value);
		case "serviceTier": return readServiceTier(value);
		case "effort": return readEffort(value);
		case "requestMetadata": return readMetadata(value);
		case "additionalModelRequestFields":
		case "outputConfig":
		case "performanceConfig":
		case "thinking": return readObject(name, value);
		default: return;
	}
}
function wrong(message, help) {
	return {
		ok: false,
		problem: {
			message,
			help
		}
	};
}

// src/models/check-prompt.ts
const exampleModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
/** Bedrock's bound on the number of stop sequences (API reference, InferenceConfiguration). */
const mostStopSequences = 2500;
/**
* Findings about a prompt's own model and its parameters. `today` is the day, as `2026-11-23`. Where the model is the
* project's (`modelFrom: project`), only the parameters are looked at: `checkModelName` looks at the model, once.
*/
function checkPromptModel(prompt, today) {
	const findings = [];
	const { model, settings, locations } = prompt;
	if (model !== void 0 && prompt.modelFrom !== "project") {
		const place = locations.valueAt("/model") ?? locations.nearestTo("/model");
		findings.push(...checkModelName(model, settings, place, today));
	}
	const identifier = model === void 0 ? void 0 : require_lifecycle.readModelIdentifier(model);
	if (identifier?.kind === "elsewhere" || identifier?.kind === "unknown") return findings;
	const id = identifier?.kind === "model" || identifier?.kind === "arn" ? identifier.id : void 0;
	findings.push(...checkParameters(prompt, id === void 0 ? void 0 : require_parameters.parametersOf(id), model ?? ""));
	return findings;
}
/** Findings about the name of a model, wherever it is written. */
function checkModelName(model, source, place, today) {
	const found = (rule, text) => [require_finding_at.createFinding(rule, source, place, text)];
	const identifier = require_lifecycle.readModelIdentifier(model);
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
			return identifier.id === void 0 ? [] : checkLife(model, identifier, identifier.id, today, found);
		}
	}
}
/** A prompt may be made for another service; only what looks like Bedrock and is not deserves a word. */
function elsewhere(model, service) {
	if (service === "bedrock" || service === "amazon-bedrock" || service === "aws-bedrock") return {
		message: `\`${shorten(model)}\` is not how Bedrock names its models.`,
		help: `Write \`${model.slice(service.length + 1)}\`.`
	};
	if (!require_lifecycle.providers.includes(service)) return void 0;
	return {
		message: `\`${shorten(model)}\` is a model of another service: Slipway can check and release the prompt, but not run it.`,
		help: "For Amazon Bedrock write an id such as `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`.",
		severity: "note"
	};
}
function unknownModel(model) {
	const examples = require_lifecycle.modelEnds.flatMap((entry) => entry.instead ?? []);
	const meant = require_inputs.nearest(model, examples) ?? (/claude/i.test(model) ? exampleModel : void 0);
	return {
		message: `\`${shorten(model)}\` is no model of Amazon Bedrock by its form.`,
		help: meant === void 0 ? "Write an id such as `amazon.nova-pro-v1:0`, an inference profile such as `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`, or an ARN." : `Did you mean \`${meant}\`?`,
		severity: "warning"
	};
}
function checkForm(model, identifier) {
	const { provider, profile } = identifier;
	if (require_lifecycle.providers.includes(provider)) return [];
	const rest = model.slice(model.indexOf(".") + 1);
	const second = rest.split(".")[0] ?? "";
	if (profile === void 0 && require_lifecycle.providers.includes(second)) {
		const meant = require_inputs.nearest(provider, require_lifecycle.profileGroups);
		return [{
			message: `There is no group of regions \`${provider}\`.`,
			help: `Write ${meant === void 0 ? `one of ${require_lifecycle.profileGroups.join(", ")} before` : `\`${meant}.${rest}\`, or another of ${require_lifecycle.profileGroups.join(", ")} before`} \`.${shorten(rest)}\`.`
		}];
	}
	const meant = require_inputs.nearest(provider, require_lifecycle.providers);
	return [{
		message: `Bedrock has no provider \`${provider}\`${meant === void 0 ? "" : `; did you mean \`${meant}\`?`}${meant === void 0 ? "." : ""}`,
		help: `Ids begin with the provider: ${require_lifecycle.providers.slice(0, 6).join(", ")} and others.`,
		...meant === void 0 ? { severity: "warning" } : {}
	}];
}
function checkLife(model, identifier, id, today, found) {
	const life = require_lifecycle.lifecycleOf(id, today);
	if (life.state === "ended") {
		const when = life.entry.atTheLatest === true ? `by ${life.entry.end}` : `on ${life.entry.end}`;
		return found(require_rules.modelEnded, {
			message: `\`${shorten(model)}\` reached the end of its life on Bedrock ${when}: every request is refused.`,
			help: replacement(life.entry, identifier.profile)
		});
	}
	if (life.state === "ending") return found(require_rules.modelEnding, {
		message: `\`${shorten(model)}\` reaches the end of its life on Bedrock on ${life.entry.end}, in ${life.days} ${life.days === 1 ? "day" : "days"}.`,
		help: replacement(life.entry, identifier.profile)
	});
	if (identifier.kind === "model" && identifier.profile === void 0 && require_parameters.parametersOf(id).profileOnly) return found(require_rules.modelProfile, {
		message: `\`${shorten(model)}\` can be called by an inference profile only.`,
		help: `Write \`eu.${model}\`, or another of ${require_lifecycle.profileGroups.join(", ")} before it.`
	});
	return [];
}
/** The model to write instead, in the same group of regions. */
function replacement({ instead }, profile) {
	if (instead === void 0) return "Choose another model, and evaluate the prompt with it.";
	return `Write \`${require_replacement.replacementName(instead, profile)}\`, and evaluate the prompt with it.`;
}
function checkParameters(prompt, model, name) {
	const findings = [];
	const { config, settings, locations } = prompt;
	const isClassic = prompt.form === "classic" || prompt.output.file !== void 0;
	const written = /* @__PURE__ */ new Map();
	for (const key of Object.keys(config)) {
		const value = config[key];
		const parameter = require_parameters.parameterNamed(key);
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
	const meant = require_parameters.parameterNamed(key)?.name ?? require_inputs.nearest(key, require_parameters.parameters.map((parameter) => parameter.name));
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
	if (kind === "any") return problemOfSetting(name, value);
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
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

// src/commands/project-check.ts
/** The event loop gets a turn after so many prompts, so that Ctrl-C and progress are served. */
const promptsPerTurn = 64;
/** Loads, checks and renders every prompt of a project. Holds a few prompts at a time. */
async function checkProject({ project, findings: inConfig }, context, options = {}) {
	const today = context.now().toISOString().slice(0, 10);
	const { shard } = options;
	const wanted = shard === void 0 ? options.wanted : ({ name }) => require_shard.isInShard(name, shard);
	const findings = [...inConfig];
	const notes = [];
	const { configFile, locations, config } = project;
	if (configFile !== void 0) {
		notes.push(...require_levels.readSuppressions(configFile, { yaml: {
			start: 0,
			end: configFile.text.length
		} }));
		const place = locations.valueAt("/model");
		if (config.model !== void 0 && place !== void 0) findings.push(...checkModelName(config.model, configFile, place, today));
	}
	findings.push(...await gateFindings(project));
	const inProject = findings.length;
	const set = await require_checked.openChecked(project, options.renderings);
	const names = new Set(set.names);
	const own = /* @__PURE__ */ new Set();
	let prompts = 0;
	let cases = 0;
	let done = 0;
	for await (const checked of set.each(wanted, options.casesOf)) {
		findings.push(...checked.findings);
		if (shard !== void 0) for (const path of ownFiles(checked)) own.add(path);
		if (checked.prompt !== void 0) {
			prompts++;
			cases += checked.cases.length;
			if (!checked.settingsUnclear) findings.push(...checkPromptModel(checked.prompt, today), ...await inExpectations(checked, project, names));
		}
		await options.each?.(checked, set.partials);
		if (++done % promptsPerTurn === 0) {
			context.progress.update("Checking prompts", done, wanted === void 0 ? set.names.length : void 0);
			await new Promise((resolve) => setImmediate(resolve));
			context.signal.throwIfAborted();
		}
	}
	/** What is in files that prompts share. The first shard reports it. */
	const shared = new Set(shard === void 0 ? [] : findings.slice(0, inProject).map(keyOf));
	if (shard === void 0) findings.push(...set.finish(wanted === void 0 ? "all" : "some"));
	else {
		const part = set.finishPart();
		for (const finding of part.shared) shared.add(keyOf(finding));
		findings.push(...part.shared, ...part.together);
	}
	notes.push(...set.suppressions());
	const levels = config.rules ?? {};
	const written = options.writtenRules ?? levels;
	const counting = await (options.countingNotes?.(notes) ?? notes);
	let left = findings;
	if (counting.length > 0 || Object.keys({
		...written,
		...levels
	}).length > 0) {
		const rules = await require_catalogue.loadRules();
		if (configFile !== void 0) {
			const inLevels = require_levels.checkLevels(written, rules, configFile, locations);
			findings.push(...inLevels);
			for (const finding of inLevels) shared.add(keyOf(finding));
		}
		left = require_levels.applyRules(findings, {
			levels,
			rules
		}, counting);
	}
	if (shard === void 0) return {
		findings: left,
		pending: [],
		prompts,
		cases
	};
	const pending = left.filter((finding) => require_checked.isOfAllPrompts(finding, own));
	const inNotes = new Set(require_suppression_rules.suppressionRules.map(({ id }) => id));
	const isElsewhere = (finding) => shard.index !== 1 && (shared.has(keyOf(finding)) || inNotes.has(finding.rule) && !own.has(finding.file));
	return {
		findings: left.filter((finding) => !require_checked.isOfAllPrompts(finding, own) && !isElsewhere(finding)),
		pending,
		prompts,
		cases
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
/** Expectations are rare, and so are the modules that understand them. */
async function inExpectations({ prompt, cases }, project, names) {
	if (prompt === void 0 || cases.every(({ expect }) => expect.length === 0)) return [];
	const { checkExpectations } = await Promise.resolve().then(() => require("./evaluation-check-cases.js")).then((n) => n.check_cases_exports);
	return checkExpectations(prompt, cases, {
		hasPrompt: (name) => names.has(name),
		async hasFile(written) {
			const read = require_load.readPath(written);
			return read.ok && (await project.files.find(read.path)).outcome === "file";
		}
	});
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
Object.defineProperty(exports, "readCachePoints", {
  enumerable: true,
  get: function () {
    return readCachePoints;
  }
});
Object.defineProperty(exports, "readEffort", {
  enumerable: true,
  get: function () {
    return readEffort;
  }
});
Object.defineProperty(exports, "readGuardrail", {
  enumerable: true,
  get: function () {
    return readGuardrail;
  }
});
Object.defineProperty(exports, "readMetadata", {
  enumerable: true,
  get: function () {
    return readMetadata;
  }
});
Object.defineProperty(exports, "readObject", {
  enumerable: true,
  get: function () {
    return readObject;
  }
});
Object.defineProperty(exports, "readServiceTier", {
  enumerable: true,
  get: function () {
    return readServiceTier;
  }
});
