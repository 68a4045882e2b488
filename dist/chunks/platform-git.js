const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_visible = require("./platform-visible.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
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
	isShallow: () => isShallow,
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
const fixedSettings = [...[
	"-c",
	"color.ui=false",
	"-c",
	"core.quotePath=false",
	"-c",
	"core.fsmonitor=false"
], ...["-c", "safe.bareRepository=explicit"]];
/**
* Starts git with its three streams as pipes. Its `error` event must be watched: git may be missing.
*
* @throws SW0155 in a folder that git would take for a bare repository
*/
function startGit(parameters, options) {
	refuseBareRepository(options);
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
* A folder with HEAD, objects and refs is a repository to git, settings and all, and can be committed like any other
* folder: its `config` names programs that git runs (`safe.bareRepository` in git-config(1)). So a repository without a
* `.git` must be named by whoever means it.
*
* @throws SW0155 where git would find such a folder before a `.git`
*/
function refuseBareRepository({ directory, environment }) {
	if (environment["GIT_DIR"] !== void 0) return;
	for (let folder = (0, node_path.resolve)(directory);; folder = (0, node_path.dirname)(folder)) {
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, ".git"))) return;
		if (isBareRepository(folder)) throw bareRepository(folder);
		if ((0, node_path.dirname)(folder) === folder) return;
	}
}
/** As git sees it (gitrepository-layout(5)); `commondir` leads to objects and refs elsewhere. */
function isBareRepository(folder) {
	if ((0, node_fs.lstatSync)((0, node_path.join)(folder, "HEAD"), { throwIfNoEntry: false }) === void 0) return false;
	const has = (name) => (0, node_fs.existsSync)((0, node_path.join)(folder, name));
	return has("commondir") || has("objects") && has("refs");
}
function bareRepository(folder) {
	return require_platform_errors.platformErrors.create("SW0155", {
		message: `${require_visible.visibleLine(folder)} looks like a bare git repository, whose settings can make git run programs`,
		next: "Where it came with somebody else's files, do not work in it: keep prompts in another folder. Where it is a repository of your own, name it: GIT_DIR=. slipway \u2026"
	});
}
/**
* Runs git to its end, whatever its exit code.
*
* @throws SW0150 where git is not installed, SW0155 where it would take a folder for a bare repository.
*/
function runGit(parameters, options) {
	return new Promise((done, reject) => {
		const child = startGit(parameters, options);
		const output = [];
		const errors = [];
		child.stdout?.on("data", (chunk) => output.push(chunk));
		child.stderr?.on("data", (chunk) => errors.push(chunk));
		child.on("error", (cause) => reject(gitMissing(cause)));
		child.on("close", (code) => {
			done({
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
	return require_platform_errors.platformErrors.create("SW0150", {
		message: "git could not be started",
		next: "Install git 2.31 or newer, or put the folder of the git program into PATH.",
		cause
	});
}
/** What went wrong, from git's exit code and message. Messages are English because of LC_ALL=C. */
function gitFailure(command, outcome, directory) {
	const { errors } = outcome;
	if (/not a git repository/.test(errors)) return require_platform_errors.platformErrors.create("SW0151", {
		message: `There is no git repository in ${directory}`,
		next: "Go to a folder of a repository, or make this one a repository with `git init`; in a workflow check out before this step (actions/checkout)."
	});
	if (/cannot use bare repository/.test(errors)) return bareRepository(directory);
	if (/dubious ownership/.test(errors)) return require_platform_errors.platformErrors.create("SW0152", {
		message: `git refuses to read the repository in ${directory}, because another user owns it`,
		next: `If you trust it, run: git config --global --add safe.directory ${directory}`
	});
	const said = errors.trim().split("\n").at(-1) ?? "";
	return require_platform_errors.platformErrors.create("SW0153", {
		message: `git ${command} failed with exit code ${outcome.exitCode}${said === "" ? "" : `: ${said}`}`,
		next: "Run the same git command by hand; where the repository is damaged, `git fsck` says so."
	});
}
/** True where the clone lacks commits that its server has. */
async function isShallow(git) {
	return (await runGit(["rev-parse", "--is-shallow-repository"], git)).output.toString("latin1").trim() === "true";
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
Object.defineProperty(exports, "isShallow", {
  enumerable: true,
  get: function () {
    return isShallow;
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
