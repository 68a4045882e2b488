const require_errors = require("./models-errors.js");
const require_exec_provider = require("./models-exec-provider.js");
const require_visible = require("./platform-visible.js");
const require_foreign_code = require("./commands-evaluation-foreign-code.js");

// src/commands/models/exec.ts
/** The command that answers for `provider: exec`, where it may be started. */
/** @throws SW1101 without a command, SW1113 where starting it would hand a change what is not its own. */
async function openExec({ exec, trusted }, folder, context) {
	if (exec === void 0) throw require_errors.modelsErrors.create("SW1101", {
		message: "`provider: exec` has no command.",
		next: "Write `models.exec.command` in slipway.yaml.",
		place: { file: "slipway.yaml" }
	});
	if (await require_foreign_code.isForeignCode(context, folder)) throw require_errors.modelsErrors.create("SW1113", {
		message: `The command ${shown(exec.command)} of \`models.exec\` is not started: the code here may be a stranger's (${require_foreign_code.foreignCodeWords}).`,
		next: "Run with `--offline` in this workflow, or bring the change to a branch of this repository after its review."
	});
	if (!trusted) throw require_errors.modelsErrors.create("SW1113", {
		message: `The command ${shown(exec.command)} of \`models.exec\` is not started: in a workflow it is the default branch's, and that branch is not known here, or has no slipway.yaml in this folder.`,
		next: "Give the step GITHUB_TOKEN with `contents: read`, or check out with `fetch-depth: 0`; a new slipway.yaml counts when it is on the default branch."
	});
	const credentials = require_exec_provider.credentialsAmong(exec.environment ?? []);
	if (credentials.length > 0) throw require_errors.modelsErrors.create("SW1113", {
		message: `\`models.exec.environment\` names ${credentials.map((name) => require_visible.visibleLine(name)).join(", ")}: credentials of the workflow, of AWS, GitHub or Slipway, are never handed to a command.`,
		next: "Remove them from slipway.yaml, and give the command a key of its own under a name of its own.",
		place: { file: "slipway.yaml" }
	});
	return require_exec_provider.createExecProvider({
		command: exec.command,
		folder,
		environment: require_exec_provider.execEnvironment(context.environment, exec.environment ?? [])
	});
}
function shown(command) {
	return require_visible.visibleLine(command.join(" ")).slice(0, 200);
}

exports.openExec = openExec;
