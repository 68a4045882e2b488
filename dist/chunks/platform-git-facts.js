const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
let node_path = require("node:path");

// src/platform/git-facts.ts
/** What git says about a folder: enough to name a version and the source of a release. */
/**
* The facts, or undefined where git is not installed, the folder is in no repository, or nothing was committed yet.
*
* @throws SW0152 where git refuses a repository that somebody else owns, SW0153 where git fails otherwise.
*/
async function gitFacts(options) {
	const { folder: directory, environment, signal } = options;
	const git = {
		directory,
		environment,
		...signal === void 0 ? {} : { signal }
	};
	const status = await unlessNoRepository(require_git.gitOutput([
		"status",
		"--porcelain=v2",
		"--branch",
		"-z",
		"--untracked-files=all",
		"--ignore-submodules=none",
		"--no-renames",
		"--",
		"."
	], git));
	if (status === void 0) return void 0;
	const entries = status.toString("utf8").split("\0");
	const header = (name) => entries.find((entry) => entry.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
	const commit = header("oid");
	if (commit === void 0 || !/^[0-9a-f]{40,64}$/.test(commit)) return void 0;
	const branch = header("head");
	const [tags, remote, top] = await Promise.all([
		require_git.gitOutput([
			"for-each-ref",
			`--points-at=${commit}`,
			"--format=%(refname:strip=2)",
			"refs/tags"
		], git),
		require_git.runGit([
			"config",
			"--get",
			"remote.origin.url"
		], git),
		require_git.gitOutput(["rev-parse", "--show-toplevel"], git)
	]);
	return {
		commit,
		changed: hasChanges(entries, top.toString("utf8").replace(/\n$/, ""), options.ignored),
		tags: tags.toString("utf8").split("\n").filter((tag) => tag !== ""),
		ref: branch === void 0 || branch === "(detached)" ? null : `refs/heads/${branch}`,
		repository: remote.exitCode === 0 ? repositoryName(remote.output.toString("utf8").trim()) : null
	};
}
async function unlessNoRepository(output) {
	try {
		return await output;
	} catch (error) {
		if (require_errors.isSlipwayError(error) && (error.code === "SW0150" || error.code === "SW0151")) return void 0;
		throw error;
	}
}
function hasChanges(entries, top, ignored) {
	return entries.some((entry) => {
		if (entry === "" || entry.startsWith("# ")) return false;
		const path = (0, node_path.resolve)(top, changedPath(entry));
		return !ignored.some((folder) => isWithin(path, folder));
	});
}
/** The path of an entry: after the kind of an untracked file, after eight fields of a tracked one, ten of an unmerged. */
function changedPath(entry) {
	const fields = entry.startsWith("? ") ? 1 : entry.startsWith("u ") ? 10 : 8;
	let start = 0;
	for (let field = 0; field < fields; field += 1) start = entry.indexOf(" ", start) + 1;
	return entry.slice(start);
}
function isWithin(path, folder) {
	const way = (0, node_path.relative)(folder, path);
	return way === "" || way !== ".." && !way.startsWith(`..${node_path.sep}`);
}
/** Owner and name of a repository from the address of a remote; user names, passwords and tokens in it are dropped. */
function repositoryName(remote) {
	const [, host, path] = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/]*@)?([^/:@]+)(?::\d+)?\/(.+)$/i.exec(remote) ?? /^(?:[^/@:]*@)?([^/@:]{2,}):(?!\/\/)(.+)$/.exec(remote) ?? [];
	if (host === void 0 || path === void 0 || /[@?#]/.test(path)) return null;
	const name = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
	if (name === "" || name.length > 300) return null;
	return host.toLowerCase() === "github.com" ? name : `${host.toLowerCase()}/${name}`;
}

Object.defineProperty(exports, "gitFacts", {
  enumerable: true,
  get: function () {
    return gitFacts;
  }
});
