const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_build_request = require("./models-build-request.js");
const require_rules = require("./models-rules.js");
const require_digest = require("./platform-digest.js");
const require_finding_at = require("./platform-finding-at.js");
const require_project_bundle = require("./commands-project-bundle.js");
const require_project_check = require("./commands-project-check.js");

// src/commands/models/questions.ts
var questions_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	collectQuestions: () => collectQuestions,
	distinctRequests: () => distinctRequests,
	impossible: () => impossible,
	questionsOf: () => questionsOf
});
/**
* Checks the project, or one prompt of it, and builds what is to be asked.
*
* @throws SW0330 where the check finds errors.
*/
async function collectQuestions(loaded, choice, requests, context) {
	const questions = [];
	const unaskable = [];
	const cases = [];
	const contents = [];
	let position = 0;
	const inShard = () => {
		const { shard } = choice;
		const index = position++;
		return shard === void 0 || index % shard.total === shard.index - 1;
	};
	const chosen = choice.prompt === void 0 ? choice.prompts : /* @__PURE__ */ new Set([choice.prompt]);
	const check = await require_project_check.checkProject(loaded, context, {
		...chosen === void 0 ? {} : { wanted: ({ name }) => chosen.has(name) },
		...choice.casesOf === void 0 ? {} : { casesOf: ({ name }) => choice.casesOf?.(name) ?? [] },
		async each(checked) {
			for (const one of checked.cases) cases.push({
				prompt: checked.file.name,
				case: one
			});
			if (choice.content === true) contents.push(require_digest.sha256Hex(contentOf(checked)));
			for (const { one, rendering } of renderedCases(checked)) {
				if (choice.case !== void 0 && one.name !== choice.case) continue;
				if (!inShard() || checked.prompt === void 0) continue;
				const built = await require_build_request.buildRequest(checked.prompt, rendering, requests);
				if (!built.ok) {
					const finding = impossible(checked.prompt, one, built.problem);
					unaskable.push({
						prompt: checked.prompt,
						case: one,
						finding
					});
					continue;
				}
				const repeats = typeof choice.repeat === "number" ? choice.repeat : choice.repeat(one);
				for (let repeat = 1; repeat <= repeats; repeat += 1) questions.push({
					prompt: checked.prompt,
					case: one,
					rendering,
					request: built.request,
					repeat
				});
			}
		}
	});
	const aboutModels = requests.model === void 0 ? /* @__PURE__ */ new Set() : rulesOfModels;
	require_project_bundle.refuseErrors(check.findings.filter(({ rule }) => !aboutModels.has(rule)));
	return {
		questions,
		content: choice.content !== true ? void 0 : require_digest.digestOf(Buffer.from(contents.join("\n"))),
		findings: unaskable.map(({ finding }) => finding),
		unaskable,
		cases
	};
}
/** What a prompt asks for its cases, and how, in one text. */
function contentOf({ file, prompt, renderings }) {
	return JSON.stringify([
		file.name,
		prompt?.output,
		prompt?.toolDefinitions,
		renderings
	]);
}
/** Each request once, however many cases ask it. */
function distinctRequests(questions) {
	return [...new Map(questions.map(({ request, repeat }) => [`${request.digest} ${repeat}`, request])).values()];
}
/** One question for each case of prompts that were checked already. */
async function questionsOf(prompts, requests) {
	const questions = [];
	const findings = [];
	for (const checked of prompts) {
		const { prompt } = checked;
		if (prompt === void 0) continue;
		for (const { one, rendering } of renderedCases(checked)) {
			const built = await require_build_request.buildRequest(prompt, rendering, requests);
			if (built.ok) questions.push({
				prompt,
				case: one,
				rendering,
				request: built.request,
				repeat: 1
			});
			else findings.push(impossible(prompt, one, built.problem));
		}
	}
	return {
		questions,
		findings
	};
}
const rulesOfModels = new Set([
	require_rules.modelEnded,
	require_rules.modelEnding,
	require_rules.modelId,
	require_rules.modelProfile,
	require_rules.parameterRefused
].map(({ id }) => id));
/** The cases of a prompt that were rendered, with what they gave. */
function renderedCases({ cases, renderings }) {
	const byName = new Map(cases.map((one) => [one.name, one]));
	return renderings.flatMap((rendering) => {
		const one = byName.get(rendering.case);
		return one === void 0 ? [] : [{
			one,
			rendering
		}];
	});
}
/** The finding at the case that cannot be put to the model. */
function impossible(prompt, one, problem) {
	return require_finding_at.createFinding(require_rules.requestImpossible, one.source, one.range, {
		message: `The case \`${one.name}\` of \`${prompt.name}\` cannot be put to the model: ${problem.message}`,
		help: problem.help
	});
}

Object.defineProperty(exports, "collectQuestions", {
  enumerable: true,
  get: function () {
    return collectQuestions;
  }
});
Object.defineProperty(exports, "distinctRequests", {
  enumerable: true,
  get: function () {
    return distinctRequests;
  }
});
Object.defineProperty(exports, "impossible", {
  enumerable: true,
  get: function () {
    return impossible;
  }
});
Object.defineProperty(exports, "questionsOf", {
  enumerable: true,
  get: function () {
    return questionsOf;
  }
});
Object.defineProperty(exports, "questions_exports", {
  enumerable: true,
  get: function () {
    return questions_exports;
  }
});
