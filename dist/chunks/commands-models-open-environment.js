const require_load = require("./platform-shape.js");
const require_credentials = require("./aws-session-policies.js");
const require_open = require("./commands-git-setting.js");

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

Object.defineProperty(exports, "firstOf", {
  enumerable: true,
  get: function () {
    return firstOf;
  }
});
Object.defineProperty(exports, "openForAnswers", {
  enumerable: true,
  get: function () {
    return openForAnswers;
  }
});
