const require_command = require("./platform-command.js");

// src/commands/version.ts
const format = "slipway/version/v1";
const command = require_command.defineCommand({
	name: "version",
	summary: "Say which version the next release has to have",
	description: "Compares the working tree, or a commit, with the latest release: the highest tag such as `v1.4.0` that the commit can reach. The contract with callers decides: words alone are a patch, what is new is a minor version, and what callers have to change is a major one. Below 1.0.0 a minor version may ask something of callers, and a patch may add. `--check` refuses a version that promises less, and names the right one. Where no release can be reached, any version can be the first, and `--next` proposes 0.1.0. docs/contract.md has every rule.",
	examples: [
		{
			line: "slipway version",
			explains: "the latest release, the change since, and the next version"
		},
		{
			line: "slipway version --next",
			explains: "the next version alone, for a script"
		},
		{
			line: "slipway version --check v1.4.0",
			explains: "fails where 1.4.0 promises too little"
		}
	],
	inputs: {
		next: {
			type: "boolean",
			description: "Print the next version alone"
		},
		check: {
			type: "string",
			description: "Refuse this version where it promises too little",
			placeholder: "VERSION"
		},
		head: {
			type: "string",
			description: "Commit that is to be released; the working tree where it is absent",
			placeholder: "HEAD",
			positional: "first"
		},
		base: {
			type: "string",
			description: "Revision of the latest release, where no tag names it; its version is that of a tag at it, or none",
			placeholder: "REVISION"
		},
		prefix: {
			type: "string",
			description: "What stands before the version in tags: `support/` for `support/v1.4.0`",
			default: "",
			placeholder: "TEXT"
		},
		all: {
			type: "boolean",
			description: "Every project of the repository counts, not only that of the folder"
		},
		"on-branch": {
			type: "string",
			description: "Refuse a commit that is not on this branch of `origin`: a tag that somebody pushed from elsewhere",
			placeholder: "BRANCH"
		}
	},
	outputs: {
		next: { description: "The smallest version that promises enough, without `v`; 0.1.0 where there is no release yet, empty where nothing changed" },
		latest: { description: "The latest release, without `v`; empty where there is none" },
		level: { description: "What callers have to do: `none`, `patch`, `minor` or `major`" }
	},
	formats: [
		"text",
		"json",
		"markdown"
	],
	permissions: { contents: "read" },
	action: true,
	async run({ next: nextAlone, check, head, base, prefix, all, "on-branch": branch }, context) {
		const { nextVersion, problemWithVersion, requireVersion } = await Promise.resolve().then(() => require("./changes-version.js"));
		const wanted = check === void 0 ? void 0 : requireVersion(check);
		if (branch !== void 0) await requireOnBranch(branch, head ?? "HEAD", context);
		const since = await changeSince({
			head,
			base,
			prefix,
			all,
			except: wanted
		}, context);
		const next = nextVersion(since.latest, since.level);
		const problem = wanted && problemWithVersion(wanted, since.latest, since.level);
		if (wanted !== void 0 && problem !== void 0) throw await refusal(wanted, problem, next, since, prefix);
		const facts = {
			latest: since.latest?.text ?? null,
			tag: since.tag ?? null,
			level: since.level,
			next
		};
		return {
			exitCode: 0,
			outputs: {
				next: next ?? "",
				latest: facts.latest ?? "",
				level: since.level
			},
			async render(as) {
				if (as === "json") {
					const { jsonDocument } = await Promise.resolve().then(() => require("./platform-json-document.js")).then((n) => n.json_document_exports);
					const changes = since.projects.flatMap(({ contract }) => contract.changes);
					return jsonDocument({
						format,
						...facts,
						...wanted === void 0 ? {} : { checked: wanted.text },
						changes
					});
				}
				if (nextAlone) return `${next ?? facts.latest ?? ""}\n`;
				const { versionText } = await Promise.resolve().then(() => require("./reports-version-text.js"));
				return versionText({
					...facts,
					checked: wanted?.text,
					projects: since.projects
				}, as, context.terminal);
			}
		};
	}
});
/** @throws SW1408 where the commit is not on the branch, or the branch is not known here. */
async function requireOnBranch(branch, head, context) {
	const [{ runGit }, { changesErrors }, { repositoryFolder }] = await Promise.all([
		Promise.resolve().then(() => require("./platform-git.js")).then((n) => n.git_exports),
		Promise.resolve().then(() => require("./changes-errors.js")).then((n) => n.errors_exports),
		Promise.resolve().then(() => require("./secrets-sources-revisions.js")).then((n) => n.revisions_exports)
	]);
	const git = {
		directory: repositoryFolder(context.cwd) ?? context.cwd,
		environment: context.environment,
		signal: context.signal
	};
	const tip = `refs/remotes/origin/${branch}`;
	if (!(/^[\w][\w./-]{0,200}$/.test(branch) && !branch.includes("..") && (await runGit([
		"rev-parse",
		"--verify",
		"--quiet",
		`${tip}^{commit}`
	], git)).exitCode === 0)) throw changesErrors.create("SW1408", {
		message: `The branch ${JSON.stringify(branch.slice(0, 100))} of origin is not known here.`,
		next: "Check out with `fetch-depth: 0`, or fetch it: `git fetch origin BRANCH:refs/remotes/origin/BRANCH`."
	});
	if ((await runGit([
		"merge-base",
		"--is-ancestor",
		"--end-of-options",
		`${head}^{commit}`,
		tip
	], git)).exitCode === 0) return;
	throw changesErrors.create("SW1408", {
		message: `The commit is not on ${branch}: nobody has merged it.`,
		next: `Merge it first, and tag the commit on ${branch}; then delete this tag.`
	});
}
/** The latest release and what changed since. */
async function changeSince(request, context) {
	const [{ GitRepository }, { resolveRevision }, { compareVersions, latestOf, releaseTags }, { repositoryFolder }, { compareRevisions }] = await Promise.all([
		Promise.resolve().then(() => require("./changes-git-tree.js")).then((n) => n.revision_files_exports),
		Promise.resolve().then(() => require("./changes-revisions.js")).then((n) => n.revisions_exports),
		Promise.resolve().then(() => require("./changes-version.js")),
		Promise.resolve().then(() => require("./secrets-sources-revisions.js")).then((n) => n.revisions_exports),
		Promise.resolve().then(() => require("./diff-libesm-diff-array.js")).then((n) => n.revisions_exports)
	]);
	const git = {
		directory: repositoryFolder(context.cwd) ?? context.cwd,
		environment: context.environment,
		signal: context.signal
	};
	const repository = new GitRepository(git);
	let from;
	try {
		const { commit } = await resolveRevision(request.head ?? "HEAD", "head", repository.objects, git);
		if (request.base === void 0) {
			const tags = await releaseTags(commit, request.prefix, git);
			const own = tags.find(({ version }) => request.except !== void 0 && compareVersions(version, request.except) === 0);
			const latest = await latestOf(own?.commit === commit && await isUnchanged(own.tag, request, context) ? tags.filter((tag) => tag !== own) : tags, request.prefix, git);
			from = latest && {
				revision: `refs/tags/${latest.tag}`,
				latest: latest.version,
				tag: latest.tag
			};
		} else {
			const base = await resolveRevision(request.base, "base", repository.objects, git);
			const [latest] = await releaseTags(base.commit, request.prefix, git);
			from = {
				revision: base.commit,
				latest: latest?.version,
				tag: latest?.tag
			};
		}
	} finally {
		repository.close();
	}
	if (from === void 0) return {
		latest: void 0,
		tag: void 0,
		level: "none",
		projects: []
	};
	const compared = await compareRevisions({
		base: from.revision,
		head: request.head,
		direct: true
	}, { all: request.all }, context);
	return {
		latest: from.latest,
		tag: from.tag,
		level: compared.level,
		projects: compared.projects
	};
}
/** Whether what is to be released is what the tag names, and no working tree that went on from it. */
async function isUnchanged(tag, { head, all }, context) {
	if (head !== void 0) return true;
	const { compareRevisions } = await Promise.resolve().then(() => require("./diff-libesm-diff-array.js")).then((n) => n.revisions_exports);
	return (await compareRevisions({
		base: `refs/tags/${tag}`,
		head,
		direct: true
	}, { all }, context)).level === "none";
}
async function refusal(wanted, problem, next, since, prefix) {
	const [{ changesErrors }, { visibleLine }] = await Promise.all([Promise.resolve().then(() => require("./changes-errors.js")).then((n) => n.errors_exports), Promise.resolve().then(() => require("./platform-visible.js")).then((n) => n.visible_exports)]);
	const reasons = since.projects.flatMap(({ contract }) => contract.changes).filter(({ level }) => level === since.level).slice(0, 3).map(({ reason }) => visibleLine(reason));
	const why = reasons.length === 0 || problem.includes("released") ? "" : ` ${reasons.join(" ")}`;
	const base = since.tag === void 0 ? "" : ` \`slipway diff ${visibleLine(since.tag)}\` shows every reason.`;
	return changesErrors.create("SW1407", {
		message: `${wanted.text} ${problem}.${why}`,
		next: next === null ? "Nothing changed since, so there is nothing to release." : `The right version is ${visibleLine(prefix)}v${next} or a higher one.${base}`
	});
}

exports.command = command;
