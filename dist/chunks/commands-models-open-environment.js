const require_errors = require("./platform-errors.js");
const require_load = require("./platform-shape.js");
const require_open = require("./commands-git-setting.js");
const require_credentials = require("./aws-session-policies.js");
const require_default_branch = require("./commands-gates-default-branch.js");
const require_policy_source = require("./commands-gates-policy-source.js");
const require_remote_branch = require("./commands-gates-remote-branch.js");

// src/commands/models/open-environment.ts
/**
* Opens the store that keeps an environment's answers, for asking models. Answers are made once: an environment that
* takes what another one has released has that one's answers.
*
* @throws SW0203 for an environment that is not there, and what opening a store throws.
*/
async function openForAnswers(project, name, policy, context) {
	const environment = firstOf(project, require_load.environmentOf(project, name));
	if (environment.name !== name) context.progress.note(`${name} takes what ${environment.name} has released: the answers are those of ${environment.name}.`);
	const { store } = await require_open.openIn(project, environment.name, "evaluate", context);
	const credentials = await require_credentials.roleCredentials(project, environment, "evaluate", context);
	return {
		name: environment.name,
		store,
		answers: policy.answersOf(environment.name),
		credentials
	};
}
/** The environment at the beginning of the chain that `after` makes; loading refuses chains that close. */
function firstOf(project, environment) {
	const before = environment.after === void 0 ? void 0 : project.environments.get(environment.after);
	return before === void 0 ? environment : firstOf(project, before);
}

// src/commands/models/policy.ts
/**
* The policy that holds for a run of this project.
*
* @throws SW0702 where the default branch's slipway.yaml is not sound.
*/
async function modelPolicyOf(project, context) {
	if (!require_default_branch.isRunner(context)) return policyOf(project);
	const prefix = project.configFile === void 0 ? void 0 : await require_default_branch.folderInRepository(project.root, context);
	const found = prefix === void 0 ? void 0 : await defaultBranchOf(project, context);
	const bytes = await found?.read(`${prefix}${require_load.configFileName}`);
	if (found === void 0 || bytes === void 0) {
		const own = policyOf(project);
		const words = "Budget and prices are those of the working tree: the default branch's slipway.yaml is not known here (GITHUB_TOKEN with `contents: read`, or a checkout with `fetch-depth: 0`).";
		if (own.budget === void 0) context.progress.debug(words);
		else context.progress.note(words);
		return own;
	}
	const policy = policyOf(await require_policy_source.projectAt(found, bytes, project));
	const own = policyOf(project);
	if (JSON.stringify([policy.budget, policy.prices]) !== JSON.stringify([own.budget, own.prices])) context.progress.note(`Budget and prices are those of ${found.branch}: what slipway.yaml says here counts when it is there.`);
	return policy;
}
/** By GitHub's API, else as git here knows it: while GitHub is out of reach, models can be asked all the same. */
async function defaultBranchOf(project, context) {
	try {
		const remote = await require_remote_branch.remoteDefaultBranch(context);
		if (remote !== void 0) return remote;
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.class !== "outside") throw error;
		context.progress.debug(`The default branch is not read through GitHub's API: ${error.message}`);
	}
	return require_default_branch.localDefaultBranch(project.root, context);
}
function policyOf(project) {
	const { budget, prices } = project.config.models ?? {};
	return {
		budget,
		prices: prices ?? {},
		answersOf: (environment) => project.environments.get(environment)?.answers
	};
}

Object.defineProperty(exports, "firstOf", {
  enumerable: true,
  get: function () {
    return firstOf;
  }
});
Object.defineProperty(exports, "modelPolicyOf", {
  enumerable: true,
  get: function () {
    return modelPolicyOf;
  }
});
Object.defineProperty(exports, "openForAnswers", {
  enumerable: true,
  get: function () {
    return openForAnswers;
  }
});
