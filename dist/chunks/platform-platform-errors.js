const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/platform/platform-errors.ts
/** Errors of the platform and the command line: SW01, and SW99 for our own faults. */
var platform_errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ platformErrors: () => platformErrors });
const platformErrors = require_errors.defineErrors({
	SW0101: {
		class: "usage",
		title: "The command does not exist",
		page: "There is no command of this name. `slipway --help` lists them all. Where a name is close to the one that was written, the message names it."
	},
	SW0102: {
		class: "usage",
		title: "The flag does not exist",
		page: "The command takes no flag of this name. `slipway COMMAND --help` lists its flags. Flags of a command stand after its name: `slipway check --format json`.\n\nA value that begins with a hyphen is written with an equals sign: `--message=-x`. Everything after `--` is taken as it is."
	},
	SW0103: {
		class: "usage",
		title: "A value does not fit its input",
		page: "A flag or an argument got a value that it does not take: a word where a number belongs, a choice that is not offered, no value where one is needed, or a value for a switch that takes none. The message says what is accepted."
	},
	SW0104: {
		class: "usage",
		title: "An input is missing, or there is one too many",
		page: "The command needs a value that was not given, or got more arguments than it takes, or got the same flag twice with different values. The first line of `slipway COMMAND --help` shows what belongs where; arguments in square brackets may be left out."
	},
	SW0105: {
		class: "usage",
		title: "The folder cannot be entered",
		page: "`-C DIR` names a folder that does not exist, is not a folder, or may not be read. Slipway works as if it had been started in that folder."
	},
	SW0106: {
		class: "interrupted",
		title: "Interrupted",
		page: "Ctrl-C (or SIGTERM) ended the command before it was done. Checking and rendering write nothing. A release that was interrupted has either happened or not: `slipway history ENV` shows which, and the same command again finishes the work."
	},
	SW0107: {
		class: "outside",
		title: "The operating system refused",
		page: "Reading or writing failed for a reason outside Slipway: no permission, a full disk, a read-only or failing file system, too many open files. The message names the file and the system's own code. Mend the cause and run the same command again."
	},
	SW0108: {
		class: "usage",
		title: "Standard input is too large",
		page: "More was sent to standard input than a command reads (64 MiB). Inputs of cases are small JSON or YAML documents; a large one is most likely the wrong file."
	},
	SW0110: {
		class: "usage",
		title: "There is no page of this name",
		page: "`slipway explain` knows the ids of rules and the codes of errors. Run it without a name for the list."
	},
	SW0111: {
		class: "usage",
		title: "There is no schema of this name",
		page: "`slipway schema` prints the JSON Schema of a format by its name, such as `config` or `findings`. Without a name it lists them all."
	},
	SW0112: {
		class: "usage",
		title: "The action has no such input",
		page: "A step gives an action an input that it does not have, under `with:`. The message names the nearest one. Without this error a misspelt `max-warnings` would pass in silence, and the check with it. An input without a hyphen that resembles none is only warned of: a variable `INPUT_\u2026` may stand in the environment for another reason."
	},
	SW0113: {
		class: "usage",
		title: "The file for the result cannot be written",
		page: "The input `result-file` of an action names a place that is not written to: a folder, or a way that leads through a symbolic link. The files of a checkout may come from a stranger, who could have put a link there that leads to a file of the runner. Name a file in a folder that the workflow makes itself, or below `${{ runner.temp }}`."
	},
	SW0114: {
		class: "refusal",
		title: "A candidate's files are not read beside rights that they must not have",
		page: "A review reads files that a stranger may have written. It refuses to run where the job could do more than read:\n\n- under `pull_request_target`, `workflow_run` and `issue_comment`, whose runs have the repository's secrets and a token that may write, also for a fork's pull request;\n- for a pull request in a job with `id-token: write`, which could take a cloud role.\n\nThe other actions that read what is checked out refuse the same where the commit there is a candidate's: under the events above one that is not in the history of the run's own commit, and for a pull request with `id-token: write` one that is not in the history of its base. With the default branch checked out they run. Deploy under `on: push`, after the merge.\n\nRun it under `on: pull_request` with `permissions: contents: read`, and write the comment with the action `report` in a job of its own. What a job cannot see is which permissions its `GITHUB_TOKEN` has, so a token that may write is not noticed: name the permissions in the workflow."
	},
	SW0150: {
		class: "outside",
		title: "git could not be started",
		page: "The command needs git, and no program of that name could be started. Slipway needs git 2.31 or newer in `PATH`. In a container image, install the package `git`."
	},
	SW0151: {
		class: "usage",
		title: "There is no git repository here",
		page: "The command asks git, and the folder is in no repository, or in one without a commit: what is staged or what the history holds (`scan --staged`, `--range`, `--history`, `hooks`), what an earlier revision says (`diff`, `version`, `preview --base`, `report --base`), or what a change brings (`review`). A tree that was downloaded as an archive has no repository.\n\nGo to a folder of the repository, make one with `git init`, or, in a workflow, check out before the step (actions/checkout). `check`, `render`, `scan FOLDER` and `deploy` need no git."
	},
	SW0152: {
		class: "usage",
		title: "git refuses the repository because another user owns it",
		page: "git does not read a repository that belongs to another user, so that it cannot be made to run that user's settings (`safe.directory` in `git help config`). This happens in containers, where the checkout was made by another user id. If you trust the repository, run `git config --global --add safe.directory FOLDER`."
	},
	SW0153: {
		class: "outside",
		title: "A git command failed",
		page: "git ended with an error that Slipway does not expect. The message holds the last line that git printed. Usual causes: a damaged repository (`git fsck`), a partial clone that cannot reach its server, a full disk."
	},
	SW0154: {
		class: "usage",
		title: "The base of the change is not in this clone",
		page: "A change is reviewed against the revision that it would be merged into, and every commit between the two is scanned. actions/checkout fetches one commit unless told otherwise; the rest is fetched by the review itself, with the token of the job. That failed for the reason that the message gives: no network, no right to read, no remote, a branch that was deleted or pushed over.\n\nIn a workflow check out with `fetch-depth: 0`, and the whole history is there. On a laptop `git fetch --unshallow` brings what a shallow clone lacks, and `git fetch origin` a branch that is not here yet; `--base` then names a branch or commit that the clone has, such as `origin/main`."
	},
	SW0155: {
		class: "refusal",
		title: "A folder looks like a bare git repository",
		page: "git takes any folder with `HEAD`, `objects` and `refs` for a repository and follows the settings in its `config`, some of which are commands that git runs. Such a folder can be committed, or unpacked from an archive, like any other. So Slipway runs git in a repository without a `.git` only where you name it: `GIT_DIR=. slipway scan --history` in a bare clone of your own. Where the folder came with a pull request or an archive, treat it as an attack."
	},
	SW9901: {
		class: "internal",
		title: "A fault of Slipway's own",
		page: "Something happened that we did not foresee. It is not your mistake. Please report it with the command line, the version and what `--verbose` prints: a stack trace without the contents of your files. Nothing is sent by itself."
	}
});

Object.defineProperty(exports, "platformErrors", {
  enumerable: true,
  get: function () {
    return platformErrors;
  }
});
Object.defineProperty(exports, "platform_errors_exports", {
  enumerable: true,
  get: function () {
    return platform_errors_exports;
  }
});
