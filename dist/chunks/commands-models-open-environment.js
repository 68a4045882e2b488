const require_load = require("./platform-shape.js");
const require_credentials = require("./aws-session-policies.js");
const require_open = require("./commands-releases-open.js");

// src/platform/later-abort.ts
/** Time after Ctrl-C for what has to be written before the end. */
/**
* A signal that is aborted some time after another one: for a place to which what was paid for is still written when the
* person has stopped everything else.
*
* @param milliseconds less than the edge gives a command after Ctrl-C
*/
function laterAbort(signal, milliseconds) {
	const controller = new AbortController();
	const end = () => {
		setTimeout(() => controller.abort(signal.reason), milliseconds).unref();
	};
	if (signal.aborted) end();
	else signal.addEventListener("abort", end, { once: true });
	return controller.signal;
}

// src/commands/models/open-environment.ts
/** Milliseconds; the edge gives a command three seconds after Ctrl-C. */
const writingAfterInterrupt = 2500;
/**
* Opens the store that keeps an environment's answers, for asking models. Answers are made once: an environment that
* takes what another one has released has that one's answers.
*
* @throws SW0203 for an environment that is not there, and what opening a store throws.
*/
async function openForAnswers(project, name, policy, context) {
	const environment = require_load.environmentOf(project, require_load.firstOf(project, name));
	if (environment.name !== name) context.progress.note(`${name} takes what ${environment.name} has released: the answers are those of ${environment.name}.`);
	const writing = {
		...context,
		signal: laterAbort(context.signal, writingAfterInterrupt)
	};
	const { store } = await require_open.openIn(project, environment.name, "evaluate", writing);
	const credentials = await require_credentials.roleCredentials(project, environment, "evaluate", writing);
	return {
		name: environment.name,
		store,
		answers: policy.answersOf(environment.name),
		credentials
	};
}

exports.openForAnswers = openForAnswers;
