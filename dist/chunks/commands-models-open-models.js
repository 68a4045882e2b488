const require_build_request = require("./models-build-request.js");
const require_errors = require("./models-errors.js");
const require_session = require("./commands-models-policy.js");
const require_environment = require("./platform-environment.js");
const require_git = require("./platform-git.js");
const require_visible = require("./platform-visible.js");
const require_revisions = require("./secrets-sources-revisions.js");
const require_cache_folder = require("./commands-models-cache-folder.js");
let node_fs = require("node:fs");

// src/commands/models/tracked-answers.ts
/** In a workflow no answer counts that a commit brought: whoever wrote it would judge his own change. */
/** Also a link or a submodule in the place of such a folder. */
const inFolderOfAnswers = /^[0-9a-f]{2}(?:\/|$)/i;
/**
* Looks at git's index, once, from within the folder: so it is the one of a submodule where the folder lies in one.
*
* @throws SW1115 on a runner where git tracks an answer in the folder, and what git and `cacheFolderOf` throw.
*/
async function refuseTrackedAnswers(project, context) {
	const { environment, signal } = context;
	if (!require_environment.isOnRunner(environment)) return;
	const folder = require_cache_folder.cacheFolderOf(project);
	if ((0, node_fs.statSync)(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
	if (require_revisions.repositoryFolder(folder) === void 0) return;
	const tracked = (await require_git.gitOutput([
		"ls-files",
		"-z",
		"--cached"
	], {
		directory: folder,
		environment,
		signal
	})).toString("utf8").split("\0").find((name) => inFolderOfAnswers.test(name));
	if (tracked === void 0) return;
	throw require_errors.modelsErrors.create("SW1115", {
		message: `The answers in ${require_visible.visibleLine(folder)} are committed (${require_visible.visibleLine(tracked)} and maybe others): in a workflow a change could bring the answers by which it is judged.`,
		next: "Take them out of git (`git rm -r --cached` with that folder) and keep them with actions/cache/restore and actions/cache/save, as docs/evaluation.md shows; or give `--environment`."
	});
}

// src/commands/models/open-models.ts
/** The policy that holds, the environment that keeps answers, and a session to ask with: what `run` and `evaluate` begin with. */
/** @throws SW1102 for `model`, SW0203 for the environment, what opening its store throws, and what `modelPolicyOf` throws, and SW1115. */
async function openModels(project, inputs, context) {
	const { offline, model } = inputs;
	const policy = offline && inputs.environment === void 0 ? void 0 : await require_session.modelPolicyOf(project, context);
	if (model !== void 0) refuseModel(model, policy?.asking ?? require_session.ownAsking(project));
	if (policy?.budget?.month !== void 0 && inputs.environment === void 0) context.progress.note("`models.budget.month` counts what runs with --environment ask, whose store keeps the ledger: this run is not counted.");
	const environment = inputs.environment === void 0 || policy === void 0 ? void 0 : await (await Promise.resolve().then(() => require("./commands-models-open-environment.js"))).openForAnswers(project, inputs.environment, policy, context);
	if (environment === void 0) await refuseTrackedAnswers(project, context);
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
		batch: policy?.batch,
		async close() {
			session.close();
			await environment?.store.close();
		}
	};
}
/** What is wrong with `--model` is said once, and of the flag: no prompt can mend it. */
function refuseModel(model, { provider, exec }) {
	const problem = require_build_request.problemOfModel(model, {
		provider: provider ?? "bedrock",
		command: exec?.command
	});
	if (problem === void 0) return;
	throw require_errors.modelsErrors.create("SW1102", {
		message: `--model: ${problem.message}`,
		next: problem.help
	});
}

exports.openModels = openModels;
