const require_package = require("./package.json.js");
const require_revisions = require("./diff-libesm-diff-array.js");
const require_git = require("./platform-git.js");
const require_portable_path = require("./platform-portable-path.js");
const require_words = require("./platform-words.js");
const require_errors = require("./project-errors.js");
const require_load = require("./platform-shape.js");
const require_findings = require("./reports-findings.js");
const require_review_verdict = require("./reports-review-verdict.js");
const require_shown_texts = require("./commands-shown-texts.js");
const require_change = require("./commands-review-change.js");
const require_levels = require("./changes-levels.js");
const require_tags_on_disk = require("./changes-tags-on-disk.js");
const require_errors$1 = require("./platform-errors.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_revisions$1 = require("./secrets-sources-revisions.js");
const require_locations = require("./platform-locations.js");
const require_text = require("./platform-text.js");
const require_finding_at = require("./platform-finding-at.js");
const require_json = require("./platform-json.js");
const require_duration = require("./platform-duration.js");
const require_order = require("./platform-order.js");
const require_rules = require("./project-rules.js");
const require_projects = require("./project-projects.js");
const require_levels$1 = require("./prompts-check-levels.js");
const require_render = require("./prompts-limits.js");
const require_catalogue = require("./commands-catalogue.js");
const require_project_check = require("./commands-project-check.js");
const require_current_review = require("./commands-current-review.js");
const require_scan = require("./secrets-ignore.js");
const require_scan$1 = require("./commands-scan.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/project/policy-of-base.ts
/**
* What slipway.yaml says at a revision, from its text; the defaults where there is none. Of a file with errors it is
* what could be understood.
* @param name of the revision, for messages
*/
async function configAt(text, name) {
	return require_load.loadProject(name, oneFile(text, name));
}
/** The project with the rules and limits of another policy. Everything else stays its own. */
function underPolicy(project, { rules, limits }) {
	const { rules: _, limits: __, ...own } = project.config;
	const config = {
		...own,
		...rules !== void 0 && { rules },
		...limits !== void 0 && { limits }
	};
	return {
		...project,
		config
	};
}
/** A place that holds slipway.yaml and nothing else. */
function oneFile(text, root) {
	const bytes = text === void 0 ? void 0 : Buffer.from(text, "utf8");
	return {
		root,
		entries: async (folder) => {
			if (folder !== "") return void 0;
			return bytes === void 0 ? [] : [{
				name: require_load.configFileName,
				kind: "file"
			}];
		},
		async read(file, maximumBytes) {
			if (file !== "slipway.yaml" || bytes === void 0) return { outcome: "absent" };
			return bytes.length > maximumBytes ? {
				outcome: "too-large",
				size: bytes.length
			} : {
				outcome: "read",
				bytes
			};
		},
		linkTarget: async () => "broken"
	};
}

// src/commands/review/differences.ts
const nothingCompared = {
	projects: /* @__PURE__ */ new Map(),
	level: null,
	version: void 0,
	notes: []
};
/**
* Compares the working tree with where it left the base, by the limits of the base.
* @param places of the projects of either side
*/
async function differencesFrom(base, places, { shard, git, objects, listed }, context) {
	const paths = places.map(({ path }) => path);
	let revisions;
	try {
		revisions = {
			...await require_revisions.openRevisions({
				base,
				head: void 0,
				direct: false
			}, {
				...context,
				cwd: git.directory
			}, objects),
			listed
		};
	} catch (error) {
		if (!require_errors$1.isSlipwayError(error) || !["SW1401", "SW1402"].includes(error.code)) throw error;
		return {
			...nothingCompared,
			notes: [`Nothing is compared with the base: ${error.message} ${error.next}`]
		};
	}
	const tags = tagsBelow(revisions.base.commit, git);
	tags.catch(() => void 0);
	try {
		const room = new require_revisions.Room();
		const masking = require_revisions.maskingFor({ redaction: context.redaction });
		const projects = /* @__PURE__ */ new Map();
		for (const path of paths) {
			context.progress.update(path === "" ? "Comparing with the base" : `Comparing ${path} with the base`);
			const opened = await require_revisions.openProject(revisions, path);
			const limits = opened.before?.project.config ?? {};
			const after = opened.after && {
				...opened.after,
				project: underPolicy(opened.after.project, limits)
			};
			projects.set(path, await require_revisions.compareProject({
				...opened,
				after,
				shard,
				room,
				masking,
				signal: context.signal
			}));
		}
		const level = [...projects.values()].map(({ contract }) => contract.level).reduce(require_levels.higherLevel, "none");
		return {
			projects,
			level,
			version: await versionAdvice(revisions, await tags, paths, level, git, context),
			notes: []
		};
	} finally {
		revisions.close();
	}
}
async function tagsBelow(commit, git) {
	if (require_tags_on_disk.hasSurelyNoTag(git)) return [];
	return (await Promise.resolve().then(() => require("./changes-version.js"))).releaseTags(commit, "", git);
}
/** The latest release below the base, and the version after it; undefined where no tag names one. */
async function versionAdvice({ base }, [latest], paths, level, git, context) {
	if (latest === void 0) return void 0;
	const since = latest.commit === base.commit || level === "major" ? level : await levelSince(`refs/tags/${latest.tag}`, paths, {
		...context,
		cwd: git.directory
	});
	const { nextVersion } = await Promise.resolve().then(() => require("./changes-version.js"));
	return {
		latest: latest.version.text,
		next: nextVersion(latest.version, require_levels.higherLevel(level, since))
	};
}
async function levelSince(tag, paths, context) {
	const revisions = await require_revisions.openRevisions({
		base: tag,
		head: void 0,
		direct: true
	}, context);
	try {
		return (await require_revisions.compareOpened(revisions, paths, void 0, context)).level;
	} finally {
		revisions.close();
	}
}

// src/commands/review/fetch.ts
/** Makes sure that a clone has the commits of a change: a checkout has one of them unless told otherwise. */
/** Depths that are tried one after the other where the event does not say how many commits there are. */
const depths = [50, 500];
/**
* Fetches what is missing of the change's commits, deeper and deeper, until every commit between base and head is here.
*
* @throws SW0154 where the base cannot be had, with what the workflow can do.
*/
async function haveCommits(change, tree, mayFetch, context, git) {
	const { base, head } = change;
	if (base === void 0) return;
	if (tree.here.has(base.commit) && isSurelyWhole(git.directory)) return;
	if (await isWhole(base.commit, head.commit, git)) return;
	const shallow = await require_git.isShallow(git);
	if (!mayFetch) throw missing(base.commit, shallow, "`fetch` is off.", context);
	const from = await remoteOf(context.environment, git);
	if (from === void 0) throw missing(base.commit, shallow, "The clone has no remote `origin` to fetch it from.", context);
	const options = {
		...git,
		environment: withCredentials(context.environment)
	};
	const commits = [.../* @__PURE__ */ new Set([
		head.commit,
		base.commit,
		...change.wanted
	])];
	const steps = shallow ? [...(change.commits === void 0 ? depths : [change.commits + 2, ...depths]).map(depth), ["--unshallow"]] : [[]];
	let said = "";
	for (const step of steps) {
		context.progress.update("Fetching the commits of the change");
		const outcome = await require_git.runGit([
			...quietFetch,
			...step,
			from,
			...commits
		], options);
		if (outcome.exitCode !== 0) said = outcome.errors.trim().split("\n").at(-1) ?? "";
		else if (await isWhole(base.commit, head.commit, git)) return;
	}
	throw missing(base.commit, shallow, said === "" ? "The commits between base and head are not all there." : `git fetch says: ${said}`, context);
}
/** Nothing of it runs hooks, asks questions, follows submodules or leaves refs behind. */
const quietFetch = [
	"-c",
	"gc.auto=0",
	"-c",
	"maintenance.auto=false",
	"fetch",
	"--quiet",
	"--no-tags",
	"--no-recurse-submodules",
	"--no-write-fetch-head"
];
function depth(commits) {
	return [`--depth=${commits}`];
}
/** True where a look at the disk tells that no history is cut off; in a worktree it does not. */
function isSurelyWhole(root) {
	const folder = (0, node_path.join)(root, ".git");
	return (0, node_fs.statSync)(folder).isDirectory() && !(0, node_fs.existsSync)((0, node_path.join)(folder, "shallow"));
}
/** True where both commits are here and no commit between them is one whose parents are cut off. */
async function isWhole(base, head, git) {
	const listed = await require_git.runGit([
		"rev-list",
		`${base}..${head}`,
		"--"
	], git);
	if (listed.exitCode !== 0) return false;
	const cut = await require_revisions$1.shallowCommits(git);
	if (cut.size === 0) return true;
	return !listed.output.toString("latin1").split("\n").some((commit) => cut.has(commit));
}
/** `origin`, or the address of the repository that the run is for. */
async function remoteOf(environment, git) {
	if ((await require_git.gitOutput(["remote"], git)).toString("utf8").split("\n").includes("origin")) return "origin";
	const [server, repository] = [environment["GITHUB_SERVER_URL"], environment["GITHUB_REPOSITORY"]];
	if (server === void 0 || repository === void 0 || !/^https:\/\/[\w.-]+(?::\d+)?$/.test(server)) return void 0;
	return /^[\w.-]+\/[\w.-]+$/.test(repository) ? `${server}/${repository}.git` : void 0;
}
/**
* The job's token for the server of the run and no other, in variables of git: it stands in no file and on no command
* line. The empty value takes away what actions/checkout has set, since two headers of one name are refused.
*/
function withCredentials(environment) {
	const [token, server] = [environment["GITHUB_TOKEN"], environment["GITHUB_SERVER_URL"]];
	if (token === void 0 || token === "" || server === void 0 || !server.startsWith("https://")) return environment;
	const count = Number(environment["GIT_CONFIG_COUNT"] ?? "0");
	const key = `http.${server.replace(/\/+$/, "")}/.extraheader`;
	const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
	return {
		...environment,
		GIT_CONFIG_COUNT: String(count + 2),
		[`GIT_CONFIG_KEY_${count}`]: key,
		[`GIT_CONFIG_VALUE_${count}`]: "",
		[`GIT_CONFIG_KEY_${count + 1}`]: key,
		[`GIT_CONFIG_VALUE_${count + 1}`]: header
	};
}
function missing(base, shallow, why, { environment }) {
	const inJob = environment["GITHUB_ACTIONS"] === "true";
	const next = shallow ? inJob ? "Check out with `fetch-depth: 0` (actions/checkout), so that the whole history is there." : "Run `git fetch --unshallow`, so that the whole history is here." : inJob ? "Fetch the base branch before this step, or check out with `fetch-depth: 0`." : "Fetch the base branch, `git fetch origin BRANCH`, or name a base that is here.";
	return require_platform_errors.platformErrors.create("SW0154", {
		message: `The commits since ${base.slice(0, 12)}, the base of this change, are not in this clone. ${why}`,
		next
	});
}

// src/project/gate-weakening.ts
/**
* What makes a gate let more through than before. Only what surely tightens it is left out: a number that is raised, an
* entry that is added to a list of demands. Any other change is one that somebody has to look at.
*/
/**
* Each weakening as the rest of a sentence, without the environment's name: "lowers `gate.approvals.required` from 2 to
* 1". Empty where the gate demands as much as before, or more.
*/
function gateWeakenings(before, after) {
	if (!require_json.isJsonObject(before)) return before === void 0 || isSame(before, after) ? [] : ["alters the gate"];
	if (after === void 0) return Object.keys(before).length === 0 ? [] : ["removes the gate"];
	if (!require_json.isJsonObject(after)) return ["alters the gate"];
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
		const [old, now] = [before[key], after[key]];
		if (isSame(old, now)) return [];
		return judgeOf(judges, key)(old, now, `gate.${key}`);
	});
}
const changed = (before, after, name) => {
	if (after === void 0) return [`removes \`${name}\``];
	return [before === void 0 ? `adds \`${name}\`` : `alters \`${name}\``];
};
/** For demands: to add one is no weakening. */
const demand = (judge) => (before, after, name) => {
	if (before === void 0) return [];
	return after === void 0 ? [`removes \`${name}\``] : judge(before, after, name);
};
/** A list of demands may grow. */
const growingList = demand((before, after, name) => {
	const missing = missingFrom(listOf(before), listOf(after));
	return missing.length === 0 ? [] : [`takes entries out of \`${name}\`: ${named(missing)}`];
});
/** A list of those who may do something may shrink. */
const shrinkingList = (before, after, name) => {
	const added = missingFrom(listOf(after), listOf(before));
	return added.length === 0 ? [] : [`adds to \`${name}\`: ${named(added)}`];
};
/** A duration, or a number, that may become longer. */
const atLeast = demand((before, after, name) => {
	const [old, now] = [amountOf(before), amountOf(after)];
	if (old !== void 0 && now !== void 0 && now >= old) return [];
	return [`lowers \`${name}\` from ${shown(before)} to ${shown(after)}`];
});
/** By the order of the words, the strictest first. Without one, the word that then applies. */
const ranked = (words, usual) => (before, after, name) => {
	const rank = (value) => words.indexOf(typeof value === "string" ? value : usual);
	return rank(after) > rank(before) ? [`alters \`${name}\` from ${shown(before ?? usual)} to ${shown(after ?? usual)}`] : [];
};
/** Keys are a stranger's: `constructor` and the like are of no table. */
function judgeOf(table, key) {
	return (Object.hasOwn(table, key) ? table[key] : void 0) ?? changed;
}
const approvals = demand((before, after, name) => {
	if (!require_json.isJsonObject(before) || !require_json.isJsonObject(after)) return [`alters \`${name}\``];
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
		if (isSame(before[key], after[key])) return [];
		return judgeOf(approvalJudges, key)(before[key], after[key], `${name}.${key}`);
	});
});
const approvalJudges = {
	required: atLeast,
	from: shrinkingList,
	expires: (before, after, name) => {
		const [old, now] = [amountOf(before ?? "7d"), amountOf(after ?? "7d")];
		if (old !== void 0 && now !== void 0 && now <= old) return [];
		return [`raises \`${name}\` from ${shown(before ?? "7d")} to ${shown(after ?? "7d")}`];
	},
	digest: ranked(["full", "short"], "full")
};
const judges = {
	approvals,
	windows: demand((before, after, name) => {
		const [old, now] = [listOf(before), listOf(after)];
		const isAllow = (entry) => require_json.isJsonObject(entry) && entry["allow"] !== void 0;
		const isOther = (entry) => !isAllow(entry);
		const found = [];
		const denials = missingFrom(old.filter(isOther), now);
		if (denials.length > 0) found.push(`takes entries out of \`${name}\`: ${named(denials)}`);
		const allowedBefore = old.filter(isAllow);
		if (allowedBefore.length > 0 && !now.some(isAllow)) found.push(`takes every \`allow\` out of \`${name}\``);
		else if (allowedBefore.length > 0) found.push(...shrinkingList(allowedBefore, now.filter(isAllow), name));
		return found;
	}),
	freezes: growingList,
	soak: atLeast,
	checks: growingList,
	evidence: growingList,
	evaluate: (before, after, name) => {
		const [old, now] = [toleranceIn(before), toleranceIn(after)];
		if (old !== void 0 && now !== void 0 && now <= old) return [];
		return [`raises \`${name}.tolerance\` from ${shown(old)} to ${shown(now)}`];
	},
	signedBy: demand(shrinkingList),
	models: atLeast,
	blocked: growingList,
	findings: demand(changed),
	contract: ranked([
		"none",
		"patch",
		"minor",
		"major"
	], "major"),
	github: demand(changed),
	rollback: ranked(["gated", "exempt"], "exempt"),
	zone: changed,
	breakGlass: (before, after, name) => {
		if (after === void 0) return [];
		if (before === void 0) return [`adds \`${name}\``];
		const by = (value) => require_json.isJsonObject(value) ? value : {};
		return shrinkingList(by(before)["by"], by(after)["by"], `${name}.by`);
	}
};
/** Keys of a gate that are judged by what they mean. */
const judgedKeys = new Set(Object.keys(judges));
/** Percent; undefined for what is none. */
function toleranceIn(evaluate) {
	const written = require_json.isJsonObject(evaluate) ? evaluate["tolerance"] : void 0;
	return written === void 0 ? 2 : amountOf(written);
}
function listOf(value) {
	return Array.isArray(value) ? value : value === void 0 ? [] : [value];
}
function missingFrom(wanted, there) {
	return wanted.filter((entry) => !there.some((other) => isSame(entry, other)));
}
/** Milliseconds of `30m`, `12h`, `7d`, `2w`; a number as it is. */
function amountOf(value) {
	if (typeof value === "number") return value;
	return typeof value === "string" ? require_duration.readDuration(value) : void 0;
}
const mostNamed = 5;
function named(entries) {
	const more = entries.length - mostNamed;
	const words = entries.slice(0, mostNamed).map(shown);
	return more > 0 ? `${words.join(", ")} and ${more} more` : require_words.listed(words, "and");
}
/** Cut where nobody would read on, without a backtick that would end the code around it. */
function shown(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
	return `\`${(text.length > 80 ? `${text.slice(0, 79)}\u2026` : text).replaceAll("`", "'")}\``;
}
/** Equal where they say the same, whatever the order of keys. */
function isSame(a, b) {
	return inOneForm(a) === inOneForm(b);
}
function inOneForm(value) {
	return JSON.stringify(value, (_, inner) => require_json.isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => require_order.compareText(a, b))) : inner);
}

// src/project/loosened.ts
const order = [
	"off",
	"note",
	"warning",
	"error"
];
/** What a change may do: what a project is made of, and what has a comparison of its own. Of all else any change counts. */
const ownComparison = /* @__PURE__ */ new Set([
	"rules",
	"limits",
	"media",
	"compat",
	"environments",
	"models",
	"secrets"
]);
const contents = /* @__PURE__ */ new Set([
	"slipway",
	"prompts",
	"partials",
	"templates",
	"tools",
	"schemas",
	"model",
	"bundle"
]);
/** Settings of models that neither cost more nor run or ask something else. */
const harmlessOfModels = /* @__PURE__ */ new Set([
	"region",
	"concurrency",
	"timeout",
	"cache",
	"serviceTier"
]);
/** Settings of an environment that ask for something more: to add one is no loosening. */
const demandsOfEnvironments = /* @__PURE__ */ new Set(["sign", "watch"]);
/**
* The findings of a change from any of the policies in `before` to `after`. What one of them allows already is not the
* change's doing: the base may have moved on since the branch was made.
*/
function loosenedPolicy(before, after, file, defaults) {
	const found = [];
	const report = (pointer, what) => void found.push({
		pointer,
		what
	});
	for (const [rule, usual] of defaults.rules) {
		const now = levelOf(after, rule, usual);
		const lowest = least(before.map((config) => order.indexOf(levelOf(config, rule, usual))));
		if (order.indexOf(now) < lowest) report(`/rules/${rule}`, `lowers the rule \`${rule}\` from \`${order[lowest]}\` to \`${now}\``);
	}
	for (const [name, usual] of Object.entries(defaults.limits)) {
		const now = limitOf(after, name) ?? usual;
		const highest = most(before.map((config) => limitOf(config, name) ?? usual));
		if (now > highest) report(`/limits/${name}`, `raises the limit \`${name}\` from ${highest} to ${now}`);
	}
	const allowed = (after.media?.allow ?? []).filter((prefix) => before.every((config) => !(config.media?.allow ?? []).some((known) => prefix.startsWith(known))));
	if (allowed.length > 0) report("/media/allow", `lets prompts use media below ${require_words.listed(allowed.map(shown), "and")}`);
	if (after.compat === "dotprompt" && before.every(({ compat }) => compat !== "dotprompt")) report("/compat", "renders with `compat: dotprompt`, where data can become a role or a picture");
	for (const key of alteredKeys(before, after, (name) => contents.has(name) || ownComparison.has(name))) report(`/${require_json.escapePointerSegment(key)}`, `alters \`${key}\``);
	for (const { key, what } of modelChanges(before, after)) report(`/models/${require_json.escapePointerSegment(key)}`, what);
	for (const name of distinct(before.flatMap((config) => Object.keys(config.environments ?? {})))) {
		const old = before.flatMap(({ environments }) => environmentIn(environments, name));
		if (old.length < before.length) continue;
		for (const { key, what } of environmentChanges(name, old, environmentIn(after.environments, name)[0])) report(`/environments/${require_json.escapePointerSegment(name)}${key}`, what);
	}
	return found.map(({ pointer, what }) => loosenedFinding(file, pointer, what));
}
/** The finding for a policy that cannot be read as the change leaves it: nobody can say what it loosens. */
function unreadablePolicy(file, problem) {
	return loosenedFinding(file, "", `leaves the policy in a form that cannot be read (${problem.replace(/\.$/, "")})`);
}
function loosenedFinding({ source, locations }, pointer, what) {
	return require_finding_at.createFinding(require_rules.policyLoosened, source, locations.nearestTo(pointer), {
		message: `This change ${what}.`,
		help: `Take it out of this change, or let those who are responsible for ${source.file} agree and merge it in spite of this finding; it counts once the base has it.`
	});
}
function environmentChanges(name, before, after) {
	if (after === void 0) return [{
		key: "",
		what: `removes the environment \`${name}\``
	}];
	const changes = alteredKeys(before, after, (key) => {
		if (key === "gate") return true;
		if (demandsOfEnvironments.has(key)) return before.every((environment) => !Object.hasOwn(environment, key));
		return key === "answers" && isNoMore(before, after);
	}).map((key) => ({
		key: `/${require_json.escapePointerSegment(key)}`,
		what: `alters \`${key}\` of the environment \`${name}\``
	}));
	const [first = [], ...others] = before.map((environment) => gateWeakenings(environment.gate, after.gate));
	const inAll = first.filter((what) => others.every((list) => list.includes(what)));
	return [...changes, ...inAll.map((what) => ({
		key: "/gate",
		what: `${what} of the environment \`${name}\``
	}))];
}
/** Fewer providers whose answers count are no loosening; Bedrock is the usual one. */
function isNoMore(before, after) {
	const now = after.answers ?? ["bedrock"];
	return before.some(({ answers = ["bedrock"] }) => now.every((provider) => answers.includes(provider)));
}
function modelChanges(before, after) {
	const old = before.map(({ models = {} }) => models);
	const now = after.models ?? {};
	const changes = alteredKeys(old, now, (key) => key === "budget" || harmlessOfModels.has(key)).map((key) => ({
		key,
		what: `alters \`models.${key}\``
	}));
	for (const period of ["run", "month"]) {
		const highest = most(old.map(({ budget }) => budget?.[period] ?? Number.POSITIVE_INFINITY));
		const budget = now.budget?.[period] ?? Number.POSITIVE_INFINITY;
		if (budget <= highest) continue;
		const what = Number.isFinite(budget) ? `raises \`models.budget.${period}\` from ${highest} to ${budget}` : `takes \`models.budget.${period}\` away`;
		changes.push({
			key: "budget",
			what
		});
	}
	return changes;
}
/** Keys of which no policy has what the change has, but those that may be altered. */
function alteredKeys(before, after, mayBe) {
	const [old, now] = [before.map((one) => new Map(Object.entries(one))), new Map(Object.entries(after))];
	return distinct([...old.flatMap((one) => [...one.keys()]), ...now.keys()]).filter((key) => !mayBe(key) && old.every((one) => !isSame(one.get(key), now.get(key))));
}
function environmentIn(environments, name) {
	const found = environments !== void 0 && Object.hasOwn(environments, name) ? environments[name] : void 0;
	return found === void 0 ? [] : [found];
}
function levelOf({ rules }, rule, usual) {
	return (rules !== void 0 && Object.hasOwn(rules, rule) ? rules[rule] : void 0) ?? usual;
}
function limitOf({ limits }, name) {
	const value = Object.entries(limits ?? {}).find(([key]) => key === name)?.[1];
	return typeof value === "number" ? value : void 0;
}
function least(numbers) {
	return Math.min(...numbers);
}
function most(numbers) {
	return Math.max(...numbers);
}
function distinct(names) {
	return [...new Set(names)];
}

// src/commands/review/notes.ts
/**
* Tells old notes from new ones: the same words stand in the same file of the base, as often as here.
* @param prefix of the project's folder from the root of the repository, with `/` at its end or empty
*/
async function countNotes(notes, base, prefix, objects) {
	const files = [...new Set(notes.map(({ source }) => source.file))];
	const texts = await require_change.textsAt(base, files.map((file) => prefix + file), objects);
	const seen = /* @__PURE__ */ new Map();
	const fresh = /* @__PURE__ */ new Map();
	return {
		counting: notes.filter((note) => {
			const { file } = note.source;
			const words = note.source.text.slice(note.place.start, note.place.end);
			const key = `${file}\0${words}`;
			const before = seen.get(key) ?? 0;
			seen.set(key, before + 1);
			const counts = occurrences(texts.get(prefix + file) ?? "", words) > before;
			if (!counts) fresh.set(file, (fresh.get(file) ?? 0) + 1);
			return counts;
		}),
		fresh
	};
}
function occurrences(text, words) {
	return words === "" ? 0 : text.split(words).length - 1;
}

// src/commands/review/projects.ts
/** The projects of a repository under review: which there are, and each checked by the policy of its base. */
/** Every project below a folder, sorted by path. `below` is empty for the whole repository. */
async function findProjects(root, base, below, { objects, files }) {
	const [listed, differing] = await Promise.all([files, base?.files]);
	const inHead = foldersOf(listed.all.filter((path) => (0, node_fs.existsSync)((0, node_path.join)(root, path))));
	const inBase = foldersOf(differing === void 0 ? [] : require_change.pathsOfBase(listed, differing));
	const folders = [.../* @__PURE__ */ new Set([...inHead, ...inBase])].filter((folder) => isBelow(folder, below)).sort();
	const texts = base === void 0 ? /* @__PURE__ */ new Map() : await require_change.textsAt(base.commit, folders.map(configIn), objects);
	return folders.map((path) => ({
		path,
		inHead: inHead.has(path),
		baseText: texts.get(configIn(path))
	}));
}
/** Folders with a slipway.yaml, and those with prompts in a usual layout that belong to none of them. */
function foldersOf(paths) {
	const { configured, usual } = require_projects.projectFolders(paths);
	const alone = [...usual].filter((folder) => ![...configured].some((other) => isBelow(folder, other)));
	return /* @__PURE__ */ new Set([...configured, ...alone]);
}
function isBelow(path, folder) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
function configIn(folder) {
	return folder === "" ? require_load.configFileName : `${folder}/${require_load.configFileName}`;
}
/** Checks one project of the head. Without a base its own policy counts. */
async function reviewProject(place, review, context) {
	const { path } = place;
	const loaded = await require_load.loadProject((0, node_path.join)(review.root, path));
	const prompts = [];
	const [base] = review.policy;
	const each = (checked) => void prompts.push(review.promptOf(checked));
	if (base === void 0) {
		const check = await require_project_check.checkProject(loaded, context, {
			each,
			shard: review.shard
		});
		return {
			path,
			findings: check.findings,
			pending: check.pending,
			prompts,
			cases: check.cases,
			hasSecretSettings: hasSecrets(loaded.project.config),
			notes: []
		};
	}
	const policies = await policiesOf(place, review);
	const [policy] = policies;
	const levels = policy?.rules ?? {};
	const prefix = path === "" ? "" : `${path}/`;
	const fresh = /* @__PURE__ */ new Map();
	const check = await require_project_check.checkProject({
		...loaded,
		project: underPolicy(loaded.project, policy ?? {})
	}, context, {
		each,
		shard: review.shard,
		writtenRules: loaded.project.config.rules ?? {},
		async countingNotes(notes) {
			if (notes.length === 0) return notes;
			const counted = await countNotes(notes, base, prefix, review.objects);
			for (const [file, count] of counted.fresh) fresh.set(file, count);
			return counted.counting;
		}
	});
	const loosened = review.shard === void 0 || review.shard.index === 1 ? await loosenedIn(place, loaded, policies, levels) : [];
	return {
		path,
		findings: [...check.findings, ...loosened],
		pending: check.pending,
		prompts,
		cases: check.cases,
		hasSecretSettings: hasSecrets(loaded.project.config) || policies.some(hasSecrets),
		notes: [...fresh].map(([file, count]) => `${require_words.counted(count, "note")} in ${prefix}${file} ${count === 1 ? "is" : "are"} new in this change and silence${count === 1 ? "s" : ""} nothing in its review.`)
	};
}
async function policiesOf(place, { policy, objects }) {
	const [, ...others] = policy;
	const texts = [place.baseText, ...await Promise.all(others.map(async (commit) => (await require_change.textsAt(commit, [configIn(place.path)], objects)).get(configIn(place.path))))];
	return Promise.all(texts.map(async (text, index) => (await configAt(text, `${policy[index]?.slice(0, 12)}`)).project.config));
}
/** What the change loosens, at the severity that the base gives it. */
async function loosenedIn({ baseText }, loaded, policies, levels) {
	if (loaded.project.configFile?.text === baseText) return [];
	const rules = await require_catalogue.loadRules();
	const defaults = {
		rules: new Map(rules.map(({ id, severity }) => [id, severity])),
		limits: {
			...require_load.defaultFileLimits,
			...require_render.defaultPromptLimits
		}
	};
	return require_levels$1.applyRules(loosenedOf(loaded, policies, defaults), {
		levels,
		rules
	});
}
function loosenedOf({ project, findings }, policies, defaults) {
	const file = {
		source: project.configFile ?? require_text.createSource("slipway.yaml", ""),
		locations: project.configFile === void 0 ? require_locations.noLocations(require_load.configFileName) : project.locations
	};
	const problem = findings.find(({ severity, file: name }) => severity === "error" && name === "slipway.yaml");
	if (problem !== void 0) return [unreadablePolicy(file, problem.message)];
	return loosenedPolicy(policies, project.config, file, defaults);
}
function hasSecrets(config) {
	return config.secrets !== void 0;
}

// src/commands/review/prompts.ts
/** Characters of all renderings in one review: with their escapes in JSON well below what a report may have. */
const mostRendered = 12e6;
/** Keeps the renderings of prompts as long as there is room for them. */
function promptsWithRenderings() {
	let room = mostRendered;
	let left = 0;
	return {
		of(checked) {
			const renderings = checked.renderings.map(({ case: name, messages }) => ({
				case: name,
				messages
			}));
			const size = JSON.stringify(renderings).length;
			const fits = size <= room;
			if (fits) room -= size;
			else left += 1;
			return promptOf(checked, fits ? renderings : void 0);
		},
		notes: () => left === 0 ? [] : [`The renderings of ${left} ${left === 1 ? "prompt is" : "prompts are"} left out: there is no room for more.`]
	};
}
function promptOf(checked, renderings) {
	return {
		...require_current_review.factsOfPrompt(checked, checked.renderings),
		...renderings === void 0 || renderings.length === 0 ? {} : { renderings }
	};
}

// src/commands/review/secrets.ts
/** The scan of a change: once for the repository, and once more for each project with settings of its own. */
/** Findings of the whole repository by the settings of its root, with paths from there. */
function scanWhole(change, context) {
	return scanIn("", change, context);
}
/**
* The findings with those of projects with settings of their own in place of what the root's settings found there.
* @param own paths of such projects, from the root
*/
async function withOwnScans(whole, change, own, context) {
	const found = whole.filter(({ file }) => nearestOf(file, own) === "");
	for (const path of own.filter((folder) => folder !== "")) {
		const findings = await scanIn(path, change, context);
		found.push(...findings.filter(({ file }) => nearestOf(file, own) === path));
	}
	return found;
}
async function scanIn(path, { root, range, contents, objects, secrets }, context) {
	const source = range === void 0 ? { kind: "tree" } : {
		kind: "range",
		range: `${range.base}..${range.head}`,
		commits: range
	};
	const cwd = (0, node_path.join)(root, path);
	const { findings } = await require_scan.runScan({
		...require_scan$1.scanRequest({
			...context,
			cwd
		}),
		source,
		allowEmpty: true,
		found: (secret) => {
			secrets.add(secret);
			require_shown_texts.hideSecret(context.redaction, secret);
		},
		contents,
		objects
	});
	const prefix = path === "" ? "" : `${path}/`;
	return findings.map((finding) => ({
		...finding,
		file: fromRoot(prefix, finding.file)
	}));
}
/** The scan names files from the folder in which it works: those outside with `../`. */
function fromRoot(prefix, file) {
	const parts = (prefix + file).split("/");
	const path = [];
	for (const part of parts) if (part === "..") path.pop();
	else if (part !== "") path.push(part);
	return path.join("/");
}
/** The project that a file belongs to: the deepest whose folder it is in; else the root. */
function nearestOf(file, folders) {
	return folders.filter((folder) => folder === "" || file.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0] ?? "";
}

// src/commands/review/unsafe-event.ts
/**
* Looks at the event, the commit that is checked out, and whether the job may ask for an identity token. What cannot be
* seen from within a job: which permissions its GITHUB_TOKEN has.
*
* @throws SW0114 under `pull_request_target`, `workflow_run` and `issue_comment`, and for a pull request in a job with
* `id-token: write`.
*/
function refuseUnsafeEvent(event, tree, environment) {
	if (event === void 0) return;
	const name = environment["GITHUB_EVENT_NAME"] ?? "";
	if (event.kind === "pull_request" && event.target || event.kind === "workflow_run" || event.kind === "issue_comment") {
		const isOwn = tree.commit === environment["GITHUB_SHA"];
		throw require_platform_errors.platformErrors.create("SW0114", {
			message: isOwn ? `A run for \`${name}\` has the base checked out, not the change: a review of it would say nothing about the change.` : `A run for \`${name}\` has the repository's secrets and a token that may write, and here ${tree.commit.slice(0, 12)} is checked out, which is not the commit that the run is for: a stranger's files beside these rights.`,
			next: "Review under `on: pull_request`, with `permissions: contents: read`. It works for forks; the action `report` in a job of its own writes the comment."
		});
	}
	if ("pullRequest" in event && (environment["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "") !== "") throw require_platform_errors.platformErrors.create("SW0114", {
		message: "This job may ask for an identity token (`id-token: write`), and the files of a pull request are checked out in it: whatever runs here could take a cloud role.",
		next: "Give the job of the review `permissions: contents: read` and nothing else. What needs a role belongs into a job of its own, which does not check the pull request out."
	});
}

// src/commands/review/assemble.ts
/** Makes the review document: finds the change, has it checked and scanned, and judges. */
/**
* Reviews what is checked out in the repository of the context's folder.
* @param looked what is there, where somebody has begun to look
*
* @throws SW0114 beside rights that it must not have, SW0154 without the base, SW0201 without a project, SW0151 without
* git, and what scanning throws.
*/
async function reviewChange(request, context, looked = require_change.lookAtCheckout(context)) {
	const checkout = await looked;
	try {
		return await reviewCheckout(request, checkout, context);
	} finally {
		checkout.objects.close();
	}
}
async function reviewCheckout(request, { root, git, objects, event, tree, files }, context) {
	refuseUnsafeEvent(event, tree, context.environment);
	const change = await require_change.changeOf(event, request.base, tree, context, git);
	await haveCommits(change, tree, request.mayFetch, context, git);
	const base = change.base?.commit;
	const range = base === void 0 ? void 0 : {
		base,
		head: tree.commit
	};
	const differing = base === void 0 ? void 0 : {
		commit: base,
		files: require_revisions.trackedChanges(base, "", git)
	};
	differing?.files.catch(() => void 0);
	const isFirst = request.shard === void 0 || request.shard.index === 1;
	const contents = (places) => require_change.contentsAt(places, objects);
	const scanned = {
		root,
		range,
		contents,
		objects,
		secrets: /* @__PURE__ */ new Set()
	};
	const scan = isFirst ? scanWhole(scanned, context) : Promise.resolve([]);
	scan.catch(() => void 0);
	const below = (0, node_path.relative)(root, context.cwd).split(node_path.sep).join("/");
	const places = await findProjects(root, differing, below, {
		objects,
		files
	});
	const present = places.filter(({ inHead }) => inHead);
	if (present.length === 0) throw noProject(context.cwd, places.length);
	const policy = base === void 0 ? [] : await policyCommits(base, tree, git);
	const compared = base === void 0 ? Promise.resolve(nothingCompared) : differencesFrom(base, places, {
		shard: request.shard,
		git,
		objects: shared(objects),
		listed: {
			untracked: (await files).untracked,
			differing
		}
	}, context);
	compared.catch(() => void 0);
	const prompts = promptsWithRenderings();
	const checked = [];
	for (const place of present) checked.push(await reviewProject(place, {
		root,
		policy,
		objects,
		shard: request.shard,
		promptOf: prompts.of
	}, context));
	const own = checked.filter(({ hasSecretSettings }) => hasSecretSettings).map(({ path }) => path);
	const found = isFirst ? await withOwnScans(await scan, scanned, own, context) : [];
	const removed = places.filter(({ inHead }) => !inHead).map(({ path }) => path);
	const differences = await compared;
	const review = assembled({
		change,
		request,
		root,
		below,
		checked,
		scanned: found,
		removed,
		differences,
		notes: [...prompts.notes(), ...differences.notes]
	});
	const { redaction } = context;
	return require_shown_texts.showingTexts({
		redaction,
		secrets: scanned.secrets
	})((texts) => texts.document(review));
}
/** The objects for somebody who ends them when he is done, which we are not. */
function shared({ read }) {
	return {
		read,
		close: () => void 0
	};
}
function assembled({ change, request, root, below, checked, scanned, removed, differences, notes }) {
	const paths = checked.map(({ path }) => path);
	const inProject = (file) => paths.some((path) => path === "" || file.startsWith(`${path}/`));
	const projects = [...checked.map((project) => projectOf(project, root, scanned, paths, differences.projects.get(project.path))), ...removed.flatMap((path) => removedProject(path, differences.projects.get(path)))].sort((a, b) => require_portable_path.compareUtf8(a.path, b.path));
	const others = scanned.filter(({ file }) => !inProject(file) && (below === "" || file.startsWith(`${below}/`)));
	const review = require_review_verdict.judged({
		format: "slipway/review/v1",
		tool: { version: require_package.version },
		...change.repository === void 0 ? {} : { repository: change.repository },
		...change.pullRequest === void 0 ? {} : { pullRequest: change.pullRequest },
		base: change.base ?? null,
		head: change.head,
		...request.shard === void 0 ? {} : { shard: request.shard },
		projects,
		findings: require_findings.inOrder(others),
		level: differences.level,
		...differences.version === void 0 ? {} : { version: differences.version },
		reasons: [],
		notes: [
			...change.notes,
			...checked.flatMap((project) => project.notes),
			...removed.map((path) => `The project in ${path === "" ? "the root" : path} is not there any more.`),
			...notes
		]
	});
	const { warnings } = review.counts;
	if (!request.strict || warnings === 0) return review;
	const reason = `There ${warnings === 1 ? "is" : "are"} ${require_words.counted(warnings, "warning")}, and warnings fail this review.`;
	return require_review_verdict.judged({
		...review,
		reasons: [...review.reasons, reason]
	});
}
function projectOf(project, root, scanned, paths, difference) {
	const { path, prompts } = project;
	const prefix = path === "" ? "" : `${path}/`;
	const own = scanned.filter(({ file }) => file.startsWith(prefix) && nearestOf(file, paths) === path).map((finding) => ({
		...finding,
		file: finding.file.slice(prefix.length)
	}));
	const findings = require_findings.inOrder([...project.findings, ...own]);
	return {
		path,
		name: require_load.nameOf(path === "" ? root.split(node_path.sep).join("/") : path),
		findings,
		counts: require_findings.summarize(findings),
		...project.pending.length === 0 ? {} : { pending: project.pending },
		prompts: withoutShown(prompts, difference).sort((a, b) => require_portable_path.compareUtf8(a.name, b.name)),
		difference: difference ?? null
	};
}
/** The prompts without the renderings that the difference shows. */
function withoutShown(prompts, difference) {
	const shown = new Map((difference?.prompts ?? []).map((prompt) => [prompt.name, new Set(prompt.cases.flatMap(({ name, after }) => after === void 0 ? [] : [name]))]));
	return prompts.map((prompt) => {
		const cases = shown.get(prompt.name);
		if (cases === void 0 || prompt.renderings === void 0) return prompt;
		return {
			...prompt,
			renderings: prompt.renderings.filter((rendering) => !cases.has(rendering.case))
		};
	});
}
/** A project that the change removed: what callers lose. */
function removedProject(path, difference) {
	if (difference === void 0) return [];
	return [{
		path,
		name: require_load.nameOf(path),
		findings: [],
		counts: require_findings.summarize([]),
		prompts: [],
		difference
	}];
}
/**
* The base, and where the branch left it: what the branch had from there is not its doing. A merge of both has no other
* policy than its own first parent.
*/
async function policyCommits(base, tree, git) {
	if (tree.parents[0] === base) return [base];
	const fork = (await require_git.runGit([
		"merge-base",
		base,
		tree.commit
	], git)).output.toString("latin1").trim();
	return fork === "" || fork === base ? [base] : [base, fork];
}
function noProject(directory, removed) {
	return require_errors.projectErrors.create("SW0201", {
		message: `No prompt project was found in ${directory} or below it: no ${require_load.configFileName}, no prompts/*.prompt, and no prompts/*.json beside prompt_templates/*.txt.${removed === 0 ? "" : " The base has one."}`,
		next: `Check the repository out before this step, or write a ${require_load.configFileName} that says where the prompts are: \`slipway: 1\` and \`prompts: [path/to/prompts]\`.`
	});
}

exports.reviewChange = reviewChange;
