const require_git = require("./platform-git.js");
const require_git_objects = require("./platform-git-objects.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_revisions = require("./secrets-sources-revisions.js");
const require_run_event = require("./commands-run-event.js");

// src/commands/review/revision-texts.ts
/** Larger files are no settings and no prompts: limits.fileBytes ends there too. */
const longestText = 10485760;
/** Paths of all files of a commit, by what differs between it and the working tree: git need not list them anew. */
function pathsOfBase({ all, untracked }, differing) {
	const paths = new Set(all);
	for (const path of untracked) paths.delete(path);
	for (const { path, status } of differing) if (status === "A") paths.delete(path);
	else paths.add(path);
	return [...paths];
}
/** What git tracks or would track, listed once for everybody. */
async function filesOfTree(git) {
	const output = await require_git.gitOutput([
		"ls-files",
		"-t",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	], git);
	const all = /* @__PURE__ */ new Set();
	const untracked = [];
	for (const line of output.toString("utf8").split("\0")) {
		const path = line.slice(2);
		if (path === "") continue;
		all.add(path);
		if (line.startsWith("?")) untracked.push(path);
	}
	return {
		all: [...all],
		untracked
	};
}
/** The texts of files of a commit by path; absent where there is no such file, or a larger one. */
async function textsAt(commit, paths, objects) {
	const found = await contentsAt(paths.map((path) => ({
		commit,
		path
	})), objects);
	const texts = /* @__PURE__ */ new Map();
	for (const [index, path] of paths.entries()) {
		const bytes = found[index];
		if (bytes !== void 0) texts.set(path, bytes.toString("utf8"));
	}
	return texts;
}
/** The contents of files, in their order; undefined where there is none, or a larger one. */
async function contentsAt(places, objects) {
	return Promise.all(places.map(async ({ commit, path }) => {
		if (/^\.{1,2}(?:\/|$)/.test(path)) return void 0;
		const object = await objects.read(`${commit}:${path}`, longestText);
		return object.outcome === "read" && object.type === "blob" ? object.bytes : void 0;
	}));
}

// src/commands/review/change.ts
/** Bytes. A commit is some hundred; one with a signature and a long message has a few thousand. */
const longestCommit = 4194304;
/**
* What is checked out, and what the run is about.
*
* @throws SW0151 where there is no repository, or no commit in it; SW1003 for an event that GitHub does not send.
*/
async function lookAtCheckout(context) {
	const root = require_revisions.repositoryFolder(context.cwd);
	if (root === void 0) throw noRepository(context.cwd);
	const git = {
		directory: root,
		environment: context.environment,
		signal: context.signal
	};
	const objects = require_git_objects.openGitObjects(git);
	const files = filesOfTree(git);
	files.catch(() => void 0);
	try {
		const event = await require_run_event.eventOf(context);
		return {
			root,
			git,
			objects,
			event,
			tree: await checkedOut(baseInEvent(event), objects, git),
			files
		};
	} catch (error) {
		objects.close();
		throw error;
	}
}
function noRepository(directory) {
	return require_platform_errors.platformErrors.create("SW0151", {
		message: `There is no git repository in ${directory}`,
		next: "A review looks at a change in git. In a workflow check it out before this step (actions/checkout); `slipway check` needs no git."
	});
}
/**
* Looks at HEAD, and in the same breath at other commits that will be wanted.
*
* @throws SW0151 where there is no repository, or no commit in it.
*/
async function checkedOut(others, objects, { directory }) {
	const names = [
		"HEAD",
		"HEAD^1",
		...others.map((commit) => `${commit}^{commit}`)
	];
	const found = await Promise.all(names.map((name) => objects.read(name, longestCommit)));
	const [head] = found;
	if (head?.outcome !== "read" || head.type !== "commit") throw require_platform_errors.platformErrors.create("SW0151", {
		message: `The git repository in ${directory} has no commit`,
		next: "Check a commit out before this step (actions/checkout)."
	});
	const parents = [...(head.bytes.toString("latin1").split("\n\n")[0] ?? "").matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = ""]) => parent);
	const here = found.flatMap((object) => "hash" in object ? [object.hash] : []);
	return {
		commit: head.hash,
		parents,
		here: new Set(here)
	};
}
/** The base that an event names. */
function baseInEvent(event) {
	switch (event?.kind) {
		case "pull_request":
		case "pull_request_review":
		case "pull_request_review_comment": return [event.pullRequest.base.sha];
		case "merge_group": return [event.base.sha];
		case "push": return [event.push.before];
		default: return [];
	}
}
/**
* What to compare by the event: a pull request with the base branch that it would be merged into, a merge group with its
* base, a push with what was there before. `named` is a revision that the workflow or the person chose.
*/
async function changeOf(event, named, tree, context, git) {
	const found = event === void 0 ? unnamed(tree) : byEvent(event, tree, context);
	if (named === void 0) return found;
	return {
		...found,
		base: {
			commit: await commitNamed(named, git),
			label: named
		}
	};
}
function unnamed(tree) {
	return {
		head: {
			commit: tree.commit,
			label: "working tree"
		},
		base: void 0,
		wanted: [],
		commits: void 0,
		repository: void 0,
		pullRequest: void 0,
		notes: []
	};
}
function byEvent(event, tree, { environment }) {
	const repository = environment["GITHUB_REPOSITORY"];
	const facts = {
		...unnamed(tree),
		repository: repository === "" ? void 0 : repository
	};
	switch (event.kind) {
		case "pull_request":
		case "pull_request_review":
		case "pull_request_review_comment": {
			const { pullRequest } = event;
			const { head, base } = pullRequest;
			const label = `pull request #${pullRequest.number}`;
			const repositoryOfHead = head.repository;
			return {
				...facts,
				head: {
					commit: tree.commit,
					label
				},
				base: {
					commit: baseOfPullRequest(tree, head.sha, base.sha, environment),
					label: base.ref
				},
				wanted: [head.sha],
				commits: pullRequest.commits,
				pullRequest: {
					number: pullRequest.number,
					headSha: head.sha,
					headRepository: repositoryOfHead === void 0 ? null : `${repositoryOfHead.owner}/${repositoryOfHead.name}`,
					title: pullRequest.title
				},
				notes: isOneOf(tree.commit, head.sha, environment["GITHUB_SHA"]) ? [] : [`The working tree is at ${tree.commit.slice(0, 12)}, which is neither the merge of this pull request nor its head: what is shown is that commit's.`]
			};
		}
		case "merge_group": return {
			...facts,
			head: {
				commit: tree.commit,
				label: event.head.ref
			},
			base: {
				commit: event.base.sha,
				label: event.base.ref
			}
		};
		case "push": {
			const { before, ref } = event.push;
			const isNew = /^0+$/.test(before);
			return {
				...facts,
				head: {
					commit: tree.commit,
					label: ref
				},
				base: isNew ? void 0 : {
					commit: before,
					label: `${ref} before`
				},
				notes: isNew ? [`${ref} is new, so there is nothing to compare with.`] : []
			};
		}
		default: return facts;
	}
}
/**
* The commit of the base branch that the change would be merged into. Where the merge that GitHub made is checked out, its
* first parent: the event's own may be older, and the difference would show the work of others. The parents of any other
* commit are the author's to choose, so there the event counts.
*/
function baseOfPullRequest(tree, head, base, environment) {
	const [first, second] = tree.parents;
	return tree.commit === environment["GITHUB_SHA"] && tree.parents.length === 2 && second === head && first !== void 0 ? first : base;
}
function isOneOf(commit, ...others) {
	return others.includes(commit);
}
async function commitNamed(written, git) {
	if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(written)) return written;
	const name = `${written}^{commit}`;
	const outcome = written.startsWith("-") ? void 0 : await require_git.runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		name
	], git);
	const commit = outcome?.output.toString("latin1").trim() ?? "";
	if (outcome?.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
	throw require_platform_errors.platformErrors.create("SW0154", {
		message: `The base ${JSON.stringify(written.slice(0, 100))} is no commit that this clone has.`,
		next: "Name a branch or a commit that is here, such as origin/main, or fetch it first."
	});
}

exports.changeOf = changeOf;
exports.contentsAt = contentsAt;
exports.lookAtCheckout = lookAtCheckout;
exports.pathsOfBase = pathsOfBase;
exports.textsAt = textsAt;
