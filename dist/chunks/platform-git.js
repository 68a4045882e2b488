const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_inputs = require("./commands-index.js");
let node_os = require("node:os");
let node_child_process = require("node:child_process");

// src/platform/git.ts
/**
* The one way in which git is run: plumbing commands, an environment that no user setting changes the output of, and
* errors that say what to do. Binary in, binary out; nothing goes through a shell.
*/
var git_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	gitFailure: () => gitFailure,
	gitMissing: () => gitMissing,
	gitOutput: () => gitOutput,
	runGit: () => runGit,
	startGit: () => startGit
});
/** Variables that make git run other programs, write traces, or answer differently. Where the repository is, stays. */
const droppedVariables = /* @__PURE__ */ new Set([
	"GIT_EXTERNAL_DIFF",
	"GIT_DIFF_OPTS",
	"GIT_PAGER",
	"GIT_PAGER_IN_USE",
	"GIT_EDITOR",
	"GIT_ASKPASS",
	"GIT_GLOB_PATHSPECS",
	"GIT_NOGLOB_PATHSPECS",
	"GIT_ICASE_PATHSPECS",
	"GIT_FLUSH",
	"GIT_REDIRECT_STDIN",
	"GIT_REDIRECT_STDOUT",
	"GIT_REDIRECT_STDERR"
]);
/** The environment for git: the caller's, without what changes output or runs programs. */
function gitEnvironment(environment) {
	const kept = {};
	for (const [name, value] of Object.entries(environment)) {
		if (value === void 0 || droppedVariables.has(name) || name.startsWith("GIT_TRACE")) continue;
		kept[name] = value;
	}
	return {
		...kept,
		LC_ALL: "C",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		GIT_LITERAL_PATHSPECS: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_GRAFT_FILE: node_os.devNull
	};
}
/** Settings that would run a program or colour what we parse. */
const fixedSettings = [
	"-c",
	"color.ui=false",
	"-c",
	"core.quotePath=false",
	"-c",
	"core.fsmonitor=false"
];
/** Starts git with its three streams as pipes. Its `error` event must be watched: git may be missing. */
function startGit(parameters, options) {
	return (0, node_child_process.spawn)("git", [...fixedSettings, ...parameters], {
		cwd: options.directory,
		env: gitEnvironment(options.environment),
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		windowsHide: true,
		...options.signal === void 0 ? {} : { signal: options.signal }
	});
}
/**
* Runs git to its end, whatever its exit code.
*
* @throws SW0150 where git is not installed.
*/
function runGit(parameters, options) {
	return new Promise((resolve, reject) => {
		const child = startGit(parameters, options);
		const output = [];
		const errors = [];
		child.stdout?.on("data", (chunk) => output.push(chunk));
		child.stderr?.on("data", (chunk) => errors.push(chunk));
		child.on("error", (cause) => reject(gitMissing(cause)));
		child.on("close", (code) => {
			resolve({
				exitCode: code ?? -1,
				output: Buffer.concat(output),
				errors: Buffer.concat(errors).toString("utf8")
			});
		});
		child.stdin?.on("error", () => void 0);
		child.stdin?.end(options.input);
	});
}
/**
* Runs git and returns what it printed.
*
* @throws SW0150 git is missing, SW0151 no repository, SW0152 the repository belongs to somebody else, SW0153 any other failure.
*/
async function gitOutput(parameters, options) {
	const outcome = await runGit(parameters, options);
	if (outcome.exitCode !== 0) throw gitFailure(parameters[0] ?? "git", outcome, options.directory);
	return outcome.output;
}
/** The error for a program that could not be started. */
function gitMissing(cause) {
	if (cause instanceof Error && cause.name === "AbortError") return cause;
	return require_inputs.platformErrors.create("SW0150", {
		message: "git could not be started",
		next: "Install git 2.31 or newer, or put the folder of the git program into PATH.",
		cause
	});
}
/** What went wrong, from git's exit code and message. Messages are English because of LC_ALL=C. */
function gitFailure(command, outcome, directory) {
	const { errors } = outcome;
	if (/not a git repository/.test(errors)) return require_inputs.platformErrors.create("SW0151", {
		message: `There is no git repository in ${directory}`,
		next: "Run this inside a repository, or name files and folders instead."
	});
	if (/dubious ownership/.test(errors)) return require_inputs.platformErrors.create("SW0152", {
		message: `git refuses to read the repository in ${directory}, because another user owns it`,
		next: `If you trust it, run: git config --global --add safe.directory ${directory}`
	});
	const said = errors.trim().split("\n").at(-1) ?? "";
	return require_inputs.platformErrors.create("SW0153", {
		message: `git ${command} failed with exit code ${outcome.exitCode}${said === "" ? "" : `: ${said}`}`,
		next: "Run the same git command by hand; where the repository is damaged, `git fsck` says so."
	});
}

Object.defineProperty(exports, "gitFailure", {
  enumerable: true,
  get: function () {
    return gitFailure;
  }
});
Object.defineProperty(exports, "gitMissing", {
  enumerable: true,
  get: function () {
    return gitMissing;
  }
});
Object.defineProperty(exports, "gitOutput", {
  enumerable: true,
  get: function () {
    return gitOutput;
  }
});
Object.defineProperty(exports, "git_exports", {
  enumerable: true,
  get: function () {
    return git_exports;
  }
});
Object.defineProperty(exports, "runGit", {
  enumerable: true,
  get: function () {
    return runGit;
  }
});
Object.defineProperty(exports, "startGit", {
  enumerable: true,
  get: function () {
    return startGit;
  }
});
