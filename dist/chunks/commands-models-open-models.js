const require_open_environment = require("./commands-models-open-environment.js");
const require_session = require("./commands-models-policy.js");

// src/commands/models/open-models.ts
/** @throws SW0203 for the environment, what opening its store throws, and what `modelPolicyOf` throws. */
async function openModels(project, inputs, context) {
	const { offline, model } = inputs;
	const policy = offline && inputs.environment === void 0 ? void 0 : await require_session.modelPolicyOf(project, context);
	const environment = inputs.environment === void 0 || policy === void 0 ? void 0 : await require_open_environment.openForAnswers(project, inputs.environment, policy, context);
	const session = require_session.openModelSession(project, {
		environment,
		credentials: environment?.credentials,
		offline,
		model,
		prices: policy?.prices,
		asking: policy?.asking
	}, context);
	return {
		session,
		environment,
		budget: policy?.budget,
		async close() {
			session.close();
			await environment?.store.close();
		}
	};
}

exports.openModels = openModels;
