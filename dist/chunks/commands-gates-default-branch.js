const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_environment = require("./platform-environment.js");
const require_git = require("./platform-git.js");
const require_run_event = require("./commands-run-event.js");

// src/commands/gates/default-branch.ts
var default_branch_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	folderInRepository: () => folderInRepository,
	localDefaultBranch: () => localDefaultBranch
});
/** Names that git and an address can hold without being taken for anything else. */
function isBranch(name) {
	return typeof name === "string" && /^(?!-)[A-Za-z0-9._/+@-]{1,255}$/.test(name) && !name.includes("..");
}
/**
* The default branch as git here knows it: the remote's, or a local one where there is no remote. Undefined where there
* is no repository, or it does not know.
*/
async function localDefaultBranch(folder, context) {
	const git = {
		directory: folder,
		environment: context.environment,
		signal: context.signal
	};
	const text = async (...parameters) => {
		const { exitCode, output } = await require_git.runGit(parameters, git);
		const line = output.toString("utf8").trim();
		return exitCode === 0 && line !== "" ? line : void 0;
	};
	if (await text("rev-parse", "--git-dir") === void 0) return void 0;
	const commitOf = (ref) => text("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
	for (const { branch, ref } of await candidates(text, context)) {
		const commit = await commitOf(ref);
		if (commit === void 0) continue;
		return {
			branch,
			commit,
			read: async (path) => {
				const { exitCode, output } = await require_git.runGit([
					"cat-file",
					"blob",
					`${commit}:${path}`
				], git);
				return exitCode === 0 ? output : void 0;
			}
		};
	}
}
async function candidates(text, context) {
	const { environment } = context;
	const remote = (branch) => ({
		branch,
		ref: `refs/remotes/origin/${branch}`
	});
	if (require_environment.isOnRunner(context.environment)) {
		const named = await require_run_event.defaultBranchInEvent(context);
		const branch = (isBranch(named) ? named : void 0) ?? await remoteHead(text);
		if (branch === void 0) return [];
		const sha = environment["GITHUB_SHA"] ?? "";
		const onIt = environment["GITHUB_REF"] === `refs/heads/${branch}` && /^[0-9a-f]{40,64}$/.test(sha);
		return [remote(branch), ...onIt ? [{
			branch,
			ref: sha
		}] : []];
	}
	const head = await remoteHead(text);
	if (head !== void 0) return [remote(head)];
	if (await text("config", "--get", "remote.origin.url") !== void 0) return [remote("main"), remote("master")];
	const local = (branch) => ({
		branch,
		ref: `refs/heads/${branch}`
	});
	return [local("main"), local("master")];
}
async function remoteHead(text) {
	const ref = await text("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD");
	const branch = ref?.startsWith("refs/remotes/origin/") === true ? ref.slice(20) : void 0;
	return isBranch(branch) ? branch : void 0;
}
/** Where the project's folder is in its repository, with `/` at its end, or empty; undefined without a repository. */
async function folderInRepository(folder, context) {
	const git = {
		directory: folder,
		environment: context.environment,
		signal: context.signal
	};
	const { exitCode, output } = await require_git.runGit(["rev-parse", "--show-prefix"], git);
	return exitCode === 0 ? output.toString("utf8").replace(/\n$/, "") : void 0;
}

Object.defineProperty(exports, "default_branch_exports", {
  enumerable: true,
  get: function () {
    return default_branch_exports;
  }
});
Object.defineProperty(exports, "folderInRepository", {
  enumerable: true,
  get: function () {
    return folderInRepository;
  }
});
Object.defineProperty(exports, "localDefaultBranch", {
  enumerable: true,
  get: function () {
    return localDefaultBranch;
  }
});
