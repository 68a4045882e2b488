const require_dist$1 = require("./yaml-dist-compose-compose-collection.js");
const require_bounded_json = require("./platform-bounded-json.js");
const require_json = require("./platform-json.js");

// src/prompts/import-github-models.ts
var import_dist = require_dist$1.require_dist();
/** What may stand under `output: schema:` in a file that is read with `maximumDepth`. */
const deepestSchema = 64 - 2;
/** Long lines stay lines. */
const yamlStyle = { lineWidth: 0 };
const variable = /\{\{\s*([\w.-]+)\s*\}\}/g;
/** Keys that are understood; others are named. */
const knownKeys = /* @__PURE__ */ new Set([
	"name",
	"description",
	"model",
	"modelParameters",
	"messages",
	"testData",
	"evaluators",
	"responseFormat",
	"jsonSchema"
]);
const parameters = {
	temperature: "temperature",
	topP: "topP",
	top_p: "topP",
	maxTokens: "maxOutputTokens",
	max_tokens: "maxOutputTokens",
	maxCompletionTokens: "maxOutputTokens",
	max_completion_tokens: "maxOutputTokens",
	stop: "stopSequences"
};
/** Words of role tags here, by those of the file. */
const roles = {
	system: "system",
	user: "user",
	assistant: "model"
};
/** Undefined where the value is no prompt of GitHub Models: it has no list of messages. */
function importPrompt(value) {
	if (!require_json.isJsonObject(value)) return void 0;
	const messages = listIn(value, "messages").filter(require_json.isJsonObject);
	if (messages.length === 0) return void 0;
	const left = [];
	for (const key of Object.keys(value)) if (!knownKeys.has(key)) left.push(`The key \`${key}\` is not known.`);
	const body = messages.map((message) => messageText(message, left)).join("");
	const names = [...new Set([...body.matchAll(variable)].map(([, name = ""]) => name))];
	const front = frontMatter(value, names, left);
	const cases = casesOf(value, names, left);
	return {
		prompt: `---\n${front}---\n${body}`,
		cases,
		left
	};
}
function messageText(message, left) {
	const role = textIn(message, "role") ?? "user";
	const content = textIn(message, "content");
	if (content === void 0) left.push(`A message of \`${role}\` has no text; pictures and files are not carried over.`);
	const known = Object.hasOwn(roles, role) ? roles[role] : void 0;
	if (known === void 0) left.push(`The role \`${role}\` is not known; its message is the user's.`);
	return `{{role "${known ?? "user"}"~}}\n${escaped(content ?? "").replace(/\n*$/, "\n")}`;
}
/** Braces that are no variable are text there, and tags here. */
function escaped(content) {
	let end = 0;
	let text = "";
	for (const { 0: tag, 1: name = "", index } of content.matchAll(variable)) {
		text += `${content.slice(end, index).replaceAll("{{", "\\{{")}{{${name}}}`;
		end = index + tag.length;
	}
	return text + content.slice(end).replaceAll("{{", "\\{{");
}
function frontMatter(value, names, left) {
	const front = {};
	const name = textIn(value, "name");
	const description = textIn(value, "description") ?? name;
	if (name !== void 0 && description !== name) left.push(`The name \u201c${name}\u201d is not carried over: a prompt has the name of its file.`);
	if (description !== void 0) front["description"] = description;
	const model = textIn(value, "model");
	if (model !== void 0) left.push(`The model \`${model}\` is one of GitHub Models; name one of Bedrock in the prompt or in slipway.yaml.`);
	const config = {};
	const given = require_json.ownProperty(value, "modelParameters");
	for (const [name, setting] of Object.entries(require_json.isJsonObject(given) ? given : {})) {
		const ours = Object.hasOwn(parameters, name) ? parameters[name] : void 0;
		if (ours === void 0) left.push(`The parameter \`${name}\` is not carried over.`);
		else config[ours] = ours === "stopSequences" && !Array.isArray(setting) ? [setting] : setting;
	}
	if (Object.keys(config).length > 0) front["config"] = config;
	if (names.length > 0) {
		const rows = listIn(value, "testData").map(fieldsOf);
		const absent = names.filter((name) => rows.some((fields) => require_json.ownProperty(fields, name) === void 0));
		const texts = {};
		for (const name of names) setAtPath(texts, name, "string");
		const defaults = {};
		for (const name of absent) setAtPath(defaults, name, "");
		front["input"] = {
			schema: texts,
			...absent.length === 0 ? {} : { default: defaults }
		};
	}
	const schema = outputSchema(value, left);
	if (schema !== void 0) front["output"] = schema;
	return Object.keys(front).length === 0 ? "" : (0, import_dist.stringify)(front, yamlStyle);
}
/** `responseFormat: json_schema` with a schema as JSON text, `{ name, strict, schema }`. */
function outputSchema(value, left) {
	const format = textIn(value, "responseFormat");
	if (format === void 0 || format === "text") return void 0;
	const written = require_json.ownProperty(value, "jsonSchema");
	const parsed = typeof written === "string" ? parsedJson(written) : written;
	const inner = require_json.isJsonObject(parsed) ? require_json.ownProperty(parsed, "schema") ?? parsed : void 0;
	if (format === "json_schema" && !require_json.isJsonObject(inner)) left.push("The JSON Schema of the answer cannot be read.");
	return require_json.isJsonObject(inner) ? {
		format: "json",
		schema: inner
	} : { format: "json" };
}
function parsedJson(text) {
	const read = require_bounded_json.parseJsonObject(text, deepestSchema);
	return read.ok ? read.value : void 0;
}
function casesOf(value, names, left) {
	const rows = listIn(value, "testData");
	const evaluators = listIn(value, "evaluators").filter(require_json.isJsonObject);
	if (rows.length === 0) {
		if (evaluators.length > 0) left.push("There is no test data, so no evaluator has anything to judge.");
		return;
	}
	const cases = rows.map((row, index) => {
		const fields = fieldsOf(row);
		const input = {};
		for (const name of names) {
			const given = require_json.ownProperty(fields, name);
			if (given !== void 0) setAtPath(input, name, typeof given === "string" ? given : JSON.stringify(given));
		}
		const name = `case-${index + 1}`;
		const expect = evaluators.flatMap((evaluator) => expectationOf(evaluator, fields, name, left));
		return {
			name,
			input,
			...expect.length === 0 ? {} : { expect }
		};
	});
	return (0, import_dist.stringify)({ cases }, yamlStyle);
}
/** `user.name` is the name of a user, in the template too. Where `user` is a text already, the place is taken. */
function setAtPath(object, path, value) {
	const [name = "", ...rest] = path.split(".");
	if (rest.length === 0 || rest.includes("") || name === "") {
		require_json.setOwnProperty(object, path, value);
		return;
	}
	const inner = require_json.ownProperty(object, name);
	const below = require_json.isJsonObject(inner) ? { ...inner } : {};
	if (inner !== void 0 && !require_json.isJsonObject(inner)) return;
	setAtPath(below, rest.join("."), value);
	require_json.setOwnProperty(object, name, below);
}
/** A row may be the one input itself. */
function fieldsOf(row) {
	return require_json.isJsonObject(row) ? row : { input: row };
}
/** GitHub compares in either case, unless the whole is to be equal. */
function expectationOf(evaluator, fields, caseName, left) {
	const name = textIn(evaluator, "name") ?? "an evaluator";
	const text = require_json.ownProperty(evaluator, "string");
	if (require_json.isJsonObject(text)) return Object.entries(text).flatMap(([kind, wanted]) => {
		const { filled, lacking } = filledIn(String(wanted), fields);
		if (lacking !== void 0) {
			note(left, `The evaluator \u201c${name}\u201d compares with \`${lacking}\`, which ${caseName} does not have.`);
			return [];
		}
		if (kind === "equals") return [{ equals: filled }];
		if (kind === "contains") return [{ matches: `(?i)${quoted(filled)}` }];
		if (kind === "startsWith") return [{ matches: `(?i)^${quoted(filled)}` }];
		if (kind === "endsWith") return [{ matches: `(?i)${quoted(filled)}$` }];
		note(left, `The evaluator \u201c${name}\u201d compares by \`${kind}\`, which has no counterpart.`);
		return [];
	});
	const uses = textIn(evaluator, "uses");
	const expected = require_json.ownProperty(fields, "expected");
	if (uses === "github/similarity") {
		if (typeof expected === "string") {
			note(left, `The evaluator \u201c${name}\u201d asks a model how alike two texts are; here their embeddings say it (\`similar\`).`);
			return [{ similar: { to: expected } }];
		}
		note(left, `The evaluator \u201c${name}\u201d compares with \`expected\`, which ${caseName} does not have.`);
		return [];
	}
	note(left, `The evaluator \u201c${name}\u201d ${uses === void 0 ? "asks a model by a prompt of its own: write that as a judging prompt, and demand it with `judge:`" : `uses \`${uses}\`: write what it looks for as a judging prompt, and demand it with \`judge:\``}.`);
	return [];
}
/** Once, however many rows there are. */
function note(left, sentence) {
	if (!left.includes(sentence)) left.push(sentence);
}
/** Values of evaluators may name fields of the row; `lacking` is the first that it does not have. */
function filledIn(text, fields) {
	let lacking;
	return {
		filled: text.replace(variable, (tag, name) => {
			const value = require_json.ownProperty(fields, name);
			if (value === void 0) lacking ??= name;
			return value === void 0 ? tag : typeof value === "string" ? value : JSON.stringify(value);
		}),
		lacking
	};
}
function quoted(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function listIn(value, key) {
	const list = require_json.ownProperty(value, key);
	return Array.isArray(list) ? list : [];
}
function textIn(value, key) {
	const text = require_json.ownProperty(value, key);
	return typeof text === "string" ? text : void 0;
}

exports.importPrompt = importPrompt;
