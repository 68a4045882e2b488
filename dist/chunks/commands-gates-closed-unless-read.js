const require_event = require("./github-event.js");
const require_github_access = require("./commands-github-access.js");
const require_pull_requests = require("./github-comments.js");
const require_digest = require("./platform-digest.js");
const require_environment = require("./platform-environment.js");
const require_limited = require("./platform-limited.js");
const require_errors = require("./platform-errors.js");
const require_json = require("./platform-json.js");
const require_git = require("./platform-git.js");

// src/gates/words.ts
/** `2026-11-30 08:00 UTC (Mon 09:00 in Europe/Berlin)`. */
function momentWords(instant, zone) {
	const utc = new Date(instant).toISOString();
	const wall = new Date(zone.wallAt(instant));
	const day = [
		"Sun",
		"Mon",
		"Tue",
		"Wed",
		"Thu",
		"Fri",
		"Sat"
	][wall.getUTCDay()] ?? "";
	const local = zone.name === "UTC" ? day : `${day} ${wall.toISOString().slice(11, 16)} in ${zone.name}`;
	return `${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC (${local})`;
}
/** `45 s`, `30 min`, `2 h 5 min`, `3 d 4 h`: the two largest units, rounded down. */
function durationWords(milliseconds) {
	const seconds = Math.max(0, Math.floor(milliseconds / 1e3));
	const parts = [
		[Math.floor(seconds / 86400), "d"],
		[Math.floor(seconds / 3600) % 24, "h"],
		[Math.floor(seconds / 60) % 60, "min"],
		[seconds % 60, "s"]
	];
	const first = parts.findIndex(([count]) => count > 0);
	if (first === -1) return "0 s";
	return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}
/** A sentence as the rest of another one, which brings a full stop of its own. Names keep their capitals. */
function restOf(sentence) {
	const text = sentence.replace(/\.$/, "");
	return /^(?!Slipway)[A-Z][a-z]*(?![A-Za-z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

// src/github/protection.ts
/** What the repository's settings protect: environments and code scanning. */
/**
* The protection of an environment; undefined where the repository has none of that name. Needs `actions: read`.
*
* @throws SW1005 to SW1014.
*/
async function protectionOf(access, environment) {
	const purpose = `read the protection of the environment ${environment}`;
	const { status, json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}/environments/{environment_name}",
		parameters: require_github_access.pathOf(access, { environment_name: environment }),
		purpose,
		answers: [404]
	});
	if (status === 404) return void 0;
	const fields = require_github_access.answerFields(json, purpose);
	const rules = fields.has("protection_rules") ? fields.objects("protection_rules", 100) : [];
	const reviews = rules.filter((rule) => rule.text("type") === "required_reviewers");
	return {
		rules: rules.map((rule) => rule.text("type")),
		reviewers: reviews.reduce((sum, rule) => sum + (rule.has("reviewers") ? rule.objects("reviewers", 100).length : 0), 0),
		preventsSelfReview: reviews.some((rule) => rule.optionalFlag("prevent_self_review"))
	};
}
/**
* How many alerts of a tool are open on the default branch, as far as 1,000; undefined where code scanning is not
* switched on. Needs `security-events: read`.
*
* @throws SW1005 to SW1014.
*/
async function openAlertsOf(access, tool) {
	const purpose = "read the open alerts of code scanning";
	let count = 0;
	const request = {
		method: "GET",
		path: "/repos/{owner}/{repo}/code-scanning/alerts",
		parameters: require_github_access.pathOf(access),
		query: {
			state: "open",
			tool_name: tool
		},
		purpose,
		answers: [404]
	};
	for await (const { status, json } of access.client.pages(request, 10)) {
		if (status === 404) return void 0;
		count += require_github_access.answerItems(json, purpose).length;
	}
	return count;
}

// src/github/change-history.ts
/** What lies between two commits: the commits, the pull requests that brought them, and who pushed. */
const longestMessage = 1048576;
/**
* The commits that `head` has and `base` has not, at most `most`; with null for `base`, `head` alone. Undefined where
* there are more, or one of them does not exist. Needs `contents: read`.
*
* @throws SW1005 to SW1014.
*/
async function commitsBetween(access, base, head, most) {
	const purpose = "read the commits of a change";
	if (base === null) {
		const { status, json } = await access.client.send({
			method: "GET",
			path: "/repos/{owner}/{repo}/commits/{ref}",
			parameters: require_github_access.pathOf(access, { ref: head }),
			purpose,
			answers: [404, 422]
		});
		return status >= 400 ? void 0 : require_github_access.answerItems([json], purpose).map(signedCommitOf);
	}
	const commits = [];
	const request = {
		method: "GET",
		path: "/repos/{owner}/{repo}/compare/{basehead}",
		parameters: require_github_access.pathOf(access, { basehead: `${base}...${head}` }),
		purpose,
		answers: [404]
	};
	for await (const { status, json } of access.client.pages(request)) {
		if (status === 404) return void 0;
		commits.push(...require_github_access.answerItems(json, purpose, "commits").map(signedCommitOf));
		if (commits.length > most) return void 0;
	}
	return commits;
}
function signedCommitOf(fields) {
	const commit = fields.object("commit");
	return {
		sha: fields.sha("sha"),
		message: commit.text("message", longestMessage),
		author: signatureOf(commit.optionalObject("author"), fields, "author"),
		committer: signatureOf(commit.optionalObject("committer"), fields, "committer")
	};
}
function signatureOf(written, fields, name) {
	return {
		name: written?.optionalText("name") ?? "",
		email: written?.optionalText("email") ?? "",
		account: fields.optionalObject(name)?.has("id") === true ? fields.account(name) : void 0
	};
}
/**
* The pull requests that brought a commit, or that hold it. Needs `pull-requests: read`.
*
* @throws SW1005 to SW1014.
*/
async function pullRequestsOfCommit(access, commit) {
	const purpose = "find the pull requests of a commit";
	const { json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}/commits/{commit_sha}/pulls",
		parameters: require_github_access.pathOf(access, { commit_sha: commit }),
		query: { per_page: 100 },
		purpose
	});
	return require_github_access.answerItems(json, purpose).map(require_event.pullRequestOf);
}
/**
* The newest pushes to a branch, newest first, at most 100; undefined where the server does not tell. Merges by
* GitHub's own button are not among them. Needs `contents: read`.
*
* @throws SW1005 to SW1014.
*/
async function pushesTo(access, branch) {
	const purpose = "see who pushed to a branch";
	const { status, json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}/activity",
		parameters: require_github_access.pathOf(access),
		query: {
			ref: `refs/heads/${branch}`,
			per_page: 100
		},
		purpose,
		answers: [403, 404]
	});
	if (status >= 400) return void 0;
	return require_github_access.answerItems(json, purpose).map((fields) => ({
		actor: fields.optionalAccount("actor"),
		after: fields.sha("after"),
		type: fields.text("activity_type")
	})).filter(({ type }) => type === "push" || type === "force_push" || type === "branch_creation");
}

// src/github/check-states.ts
/** What checks and statuses say about a commit. */
/** Conclusions of a check run that stand in nobody's way, as required checks on GitHub see them. */
const passing = /* @__PURE__ */ new Set([
	"success",
	"neutral",
	"skipped"
]);
/**
* The state of every check run and status at a commit, by name; of several with one name the newest counts, and a
* failure counts where both kinds have the name. Needs `checks: read` and `statuses: read`.
*
* @throws SW1005 to SW1014.
*/
async function checkStatesAt(access, commit) {
	const states = /* @__PURE__ */ new Map();
	const purpose = "read the checks of a commit";
	const parameters = require_github_access.pathOf(access, { ref: commit });
	const newest = /* @__PURE__ */ new Map();
	const runs = {
		method: "GET",
		path: "/repos/{owner}/{repo}/commits/{ref}/check-runs",
		parameters,
		purpose
	};
	for await (const { json } of access.client.pages({
		...runs,
		query: { filter: "latest" }
	})) for (const fields of require_github_access.answerItems(json, purpose, "check_runs")) {
		const name = fields.text("name");
		const id = fields.count("id");
		if ((newest.get(name) ?? -1) > id) continue;
		newest.set(name, id);
		const conclusion = fields.optionalText("conclusion");
		const done = fields.text("status") === "completed" && conclusion !== void 0;
		states.set(name, !done ? "pending" : passing.has(conclusion) ? "passed" : "failed");
	}
	const statuses = {
		method: "GET",
		path: "/repos/{owner}/{repo}/commits/{ref}/status",
		parameters,
		purpose
	};
	for await (const { json } of access.client.pages(statuses)) for (const fields of require_github_access.answerItems(json, purpose, "statuses")) {
		const name = fields.text("context");
		const written = fields.text("state");
		const state = written === "success" ? "passed" : written === "pending" ? "pending" : "failed";
		const other = states.get(name);
		states.set(name, other === void 0 || other === "passed" ? state : other);
	}
	return states;
}

// src/github/contents.ts
/**
* The repository's default branch, by its settings now.
*
* @throws SW1005 to SW1014.
*/
async function readDefaultBranch(access) {
	const purpose = "see the default branch of the repository";
	const { json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}",
		parameters: require_github_access.pathOf(access),
		purpose
	});
	return require_github_access.answerFields(json, purpose).text("default_branch");
}
/**
* The commit that a branch has now; undefined where there is no such branch. Needs `contents: read`.
*
* @throws SW1005 to SW1014.
*/
async function readBranchHead(access, branch) {
	const purpose = "see the newest commit of a branch";
	const { status, json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}/branches/{branch}",
		parameters: require_github_access.pathOf(access, { branch }),
		purpose,
		answers: [404]
	});
	return status === 404 ? void 0 : require_github_access.answerFields(json, purpose).object("commit").sha("sha");
}
/** GitHub gives a file's content up to a megabyte ("Get repository content"); base64 with line feeds is longer. */
const longestContent = 2097152;
/**
* A file at a commit; undefined where there is none, or a folder or link is in its place. Needs `contents: read`.
*
* @throws SW1005 to SW1014.
*/
async function readFileAt(access, path, commit) {
	const purpose = "read a file of the repository";
	const { status, json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}/contents/{path}",
		parameters: require_github_access.pathOf(access, { path }),
		query: { ref: commit },
		purpose,
		answers: [404]
	});
	if (status === 404 || Array.isArray(json)) return void 0;
	const fields = require_github_access.answerFields(json, purpose);
	if (fields.text("type") !== "file" || fields.optionalText("encoding") !== "base64") return void 0;
	return Buffer.from(fields.text("content", longestContent), "base64");
}

// src/github/teams.ts
/**
* Whether somebody is an active member; `unreadable` where this token may not look. A team that the token cannot see at
* all has no members for it.
*
* @throws SW1005 to SW1014.
*/
async function isTeamMember(client, team, login) {
	const purpose = "see whether somebody is in a team";
	const { status, json } = await client.send({
		method: "GET",
		path: "/orgs/{org}/teams/{team_slug}/memberships/{username}",
		parameters: {
			org: team.organization,
			team_slug: team.name,
			username: login
		},
		purpose,
		answers: [403, 404]
	});
	if (status === 403) return "unreadable";
	return status === 200 && require_github_access.answerFields(json, purpose).text("state") === "active";
}

// src/commands/gates/closed-unless-read.ts
/**
* What could not be read is closed, with the sentence that `why` makes of the error.
*
* @throws where the command was interrupted, and what is a fault of Slipway itself.
*/
async function closedUnlessRead(read, why) {
	try {
		return await read();
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.class === "interrupted") throw error;
		return {
			known: false,
			why: why(error)
		};
	}
}

// src/github/deployments.ts
/** Deployments, which GitHub shows on pull requests and environments, and their statuses. */
const list = "/repos/{owner}/{repo}/deployments";
/** Characters; GitHub refuses more. */
const longestDescription = 140;
/**
* Records that a deployment begins. Statuses of the commit are not asked for: the gate has decided. Needs
* `deployments: write`.
*
* @throws SW1005 to SW1014.
*/
async function createDeployment(access, deployment) {
	const purpose = `record a deployment to ${deployment.environment}`;
	let found;
	const { json } = await access.client.send({
		method: "POST",
		path: list,
		parameters: require_github_access.pathOf(access),
		body: {
			ref: deployment.ref,
			environment: deployment.environment,
			description: cut(deployment.description),
			production_environment: deployment.production,
			payload: deployment.payload,
			auto_merge: false,
			required_contexts: []
		},
		purpose,
		lookFirst: async () => {
			found = (await listDeployments(access, deployment.environment)).find(({ payload }) => require_json.isJsonObject(payload) && require_json.ownProperty(payload, "id") === deployment.payload.id);
			return found === void 0 ? void 0 : null;
		}
	});
	return found ?? storedDeployment(require_github_access.answerFields(json, purpose));
}
/**
* The newest deployments of an environment, newest first, at most 100.
*
* @throws SW1005 to SW1014.
*/
async function listDeployments(access, environment) {
	const purpose = `list the deployments of ${environment}`;
	const { json } = await access.client.send({
		method: "GET",
		path: list,
		parameters: require_github_access.pathOf(access),
		query: {
			environment,
			per_page: 100
		},
		purpose
	});
	return require_github_access.answerItems(json, purpose).map(storedDeployment);
}
/**
* Adds a status to a deployment. Addresses must be https; one that is not is left out.
*
* @throws SW1005 to SW1014.
*/
async function addDeploymentStatus(access, deployment, status) {
	await access.client.send({
		method: "POST",
		path: `${list}/{deployment_id}/statuses`,
		parameters: require_github_access.pathOf(access, { deployment_id: deployment }),
		body: {
			state: status.state,
			description: cut(status.description),
			...status.logUrl === void 0 ? {} : { log_url: status.logUrl },
			...status.environmentUrl === void 0 ? {} : { environment_url: status.environmentUrl }
		},
		purpose: `set the status of deployment ${deployment}`,
		lookFirst: async () => {
			const [newest] = await listDeploymentStatuses(access, deployment);
			return newest?.state === status.state ? null : void 0;
		}
	});
}
/**
* The statuses of a deployment, newest first, at most 100.
*
* @throws SW1005 to SW1014.
*/
async function listDeploymentStatuses(access, deployment) {
	const purpose = `read the statuses of deployment ${deployment}`;
	const { json } = await access.client.send({
		method: "GET",
		path: `${list}/{deployment_id}/statuses`,
		parameters: require_github_access.pathOf(access, { deployment_id: deployment }),
		query: { per_page: 100 },
		purpose
	});
	return require_github_access.answerItems(json, purpose).map((fields) => ({
		state: fields.text("state"),
		description: fields.optionalText("description") ?? "",
		creator: fields.optionalAccount("creator"),
		createdAt: fields.time("created_at")
	}));
}
function storedDeployment(fields) {
	return {
		...require_event.deploymentOf(fields),
		payload: fields.raw("payload") ?? null,
		createdAt: fields.time("created_at")
	};
}
function cut(text) {
	const characters = [...text];
	return characters.length <= longestDescription ? text : `${characters.slice(0, 139).join("")}\u2026`;
}

// src/github/workflow-runs.ts
const one = "/repos/{owner}/{repo}/actions/runs/{run_id}";
/**
* Who approved or rejected the environments that a run waited for. Needs `actions: read`.
*
* @throws SW1005 to SW1014.
*/
async function listEnvironmentApprovals(access, run) {
	const purpose = `read the approvals of workflow run ${run}`;
	const { json } = await access.client.send({
		method: "GET",
		path: `${one}/approvals`,
		parameters: require_github_access.pathOf(access, { run_id: run }),
		purpose
	});
	return require_github_access.answerItems(json, purpose).map((fields) => {
		const state = fields.text("state");
		return {
			environments: fields.objects("environments", 100).map((environment) => environment.text("name")),
			state: state === "approved" || state === "rejected" || state === "pending" ? state : "other",
			user: fields.optionalAccount("user"),
			comment: fields.optionalText("comment", 262144) ?? ""
		};
	});
}

// src/commands/gates/environment-reviews.ts
const announcementFormat = "slipway/announcement/v1";
/** The run that this job belongs to, or undefined. */
function runOf(environment) {
	const number = (name) => {
		const text = environment[name] ?? "";
		return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : void 0;
	};
	const id = number("GITHUB_RUN_ID");
	return id === void 0 ? void 0 : {
		id,
		attempt: number("GITHUB_RUN_ATTEMPT") ?? 1
	};
}
/** Records a deployment that names the bundle, for reviewers to see and for the gate to find. */
async function announce(access, run, announcement, commit) {
	const { environment, version, bundle } = announcement;
	const deployment = await createDeployment(access, {
		ref: commit,
		environment,
		description: `${version} (${bundle.slice(0, 19)}) waits for the gate`,
		production: true,
		payload: {
			id: `${run.id}-${run.attempt}-${bundle.slice(7, 19)}`,
			format: announcementFormat,
			run: run.id,
			attempt: run.attempt,
			store: announcement.store,
			environment,
			bundle,
			version,
			policy: announcement.policy,
			live: announcement.live === null ? null : { ...announcement.live }
		}
	});
	await addDeploymentStatus(access, deployment.id, {
		state: "queued",
		description: "Waits for the gate"
	});
}
/** Approving reviews of this run, as approvals of what the run announced. */
async function reviewApprovals(request) {
	const { access, run, environment } = request;
	const reviews = (await listEnvironmentApprovals(access, run.id)).filter(({ state, environments }) => state === "approved" && environments.includes(environment));
	if (reviews.length === 0) return {
		known: true,
		value: []
	};
	const announced = (await listDeployments(access, environment)).flatMap((deployment) => announcementIn(deployment, run) ?? []);
	const own = announced.find(({ attempt }) => attempt === run.attempt);
	const others = announced.filter(({ announcement }) => announcement.bundle !== own?.announcement.bundle);
	const approvals = [];
	for (const { user } of reviews) {
		if (user === void 0 || user.type !== "User" || own === void 0) continue;
		const record = recordOf(request, own, {
			login: user.login,
			id: String(user.id)
		});
		const check = others.length > 0 ? {
			sound: false,
			why: "reviewed a run that announced different bundles, and it is not clear which one was meant"
		} : await request.check(user.login, String(user.id));
		approvals.push({
			record,
			check
		});
	}
	if (own === void 0) return {
		known: true,
		value: unannounced(request, reviews)
	};
	return {
		known: true,
		value: approvals
	};
}
/** Only the workflow itself announces: a deployment that a person made is none of the run's. */
function announcementIn({ payload, creator, createdAt, environment }, run) {
	if (creator?.type !== "Bot" || !require_json.isJsonObject(payload) || require_json.ownProperty(payload, "format") !== announcementFormat) return void 0;
	const text = (name) => {
		const value = require_json.ownProperty(payload, name);
		return typeof value === "string" ? value : "";
	};
	const [bundle, policy, attempt] = [
		text("bundle"),
		text("policy"),
		require_json.ownProperty(payload, "attempt")
	];
	if (require_json.ownProperty(payload, "run") !== run.id || typeof attempt !== "number" || !require_digest.isDigest(bundle) || !require_digest.isDigest(policy)) return void 0;
	if (text("environment") !== environment) return void 0;
	const live = liveOf(require_json.ownProperty(payload, "live"));
	return {
		attempt,
		at: createdAt,
		announcement: {
			environment,
			store: text("store"),
			bundle,
			version: text("version"),
			policy,
			live
		}
	};
}
function liveOf(value) {
	if (!require_json.isJsonObject(value)) return null;
	const member = (name) => require_json.ownProperty(value, name);
	const [seq, version, bundle] = [
		member("seq"),
		member("version"),
		member("bundle")
	];
	return typeof seq === "number" && typeof version === "string" && require_digest.isDigest(bundle) ? {
		seq,
		version,
		bundle
	} : null;
}
function recordOf({ run, expires, url, access, now }, { announcement, at }, who) {
	return {
		format: "slipway/approval/v1",
		kind: "approval",
		id: `review-${run.id}-${run.attempt}-${who.id}`,
		...announcement,
		who: {
			kind: "github",
			...who
		},
		source: {
			kind: "review",
			url: `${url}/actions/runs/${run.id}`,
			repository: `${access.repository.owner}/${access.repository.name}`,
			run: run.id,
			attempt: run.attempt
		},
		shown: {
			url: `${url}/actions/runs/${run.id}`,
			digest: null
		},
		createdAt: new Date(Math.min(at.getTime(), now.getTime())).toISOString(),
		expiresAt: new Date(at.getTime() + expires).toISOString()
	};
}
function unannounced(request, reviews) {
	const at = /* @__PURE__ */ new Date(0);
	const nothing = {
		environment: request.environment,
		store: "",
		bundle: request.bundle,
		version: "",
		policy: request.bundle,
		live: null
	};
	return reviews.flatMap(({ user }) => user === void 0 ? [] : [{
		record: recordOf(request, {
			attempt: request.run.attempt,
			announcement: nothing,
			at
		}, {
			login: user.login,
			id: String(user.id)
		}),
		check: {
			sound: false,
			why: "reviewed a run that announced no bundle: run `slipway gate ENV --announce` in an earlier job"
		}
	}]);
}

// src/commands/gates/people-of-change.ts
/** More commits than anybody reviews; their people are not guessed. */
const mostCommits$1 = 5e3;
/** `base` is the commit of what is live; without one, the last commit alone is the change. */
async function peopleInGit(folder, base, head, context) {
	const git = {
		directory: folder,
		environment: context.environment,
		signal: context.signal
	};
	const isCommit = (text) => /^[0-9a-f]{40,64}$/.test(text);
	const unreadable = (what) => ({
		known: false,
		why: `Who wrote the change is not known: ${what}. Set GITHUB_TOKEN, or check out the whole history (\`fetch-depth: 0\`).`
	});
	if (!isCommit(head) || base !== null && !isCommit(base)) return unreadable("a release names no commit");
	const range = base === null ? ["-1", head] : [
		`--max-count=5001`,
		head,
		`^${base}`
	];
	const { exitCode, output } = await require_git.runGit([
		"log",
		"-z",
		"--no-mailmap",
		"--no-show-signature",
		"--format=%H%n%an%n%ae%n%cn%n%ce%n%B",
		...range,
		"--"
	], git);
	if (exitCode !== 0) return unreadable("git here does not have the commits");
	const commits = output.toString("utf8").split("\0").filter((text) => text.trim() !== "");
	if (commits.length > mostCommits$1) return unreadable(`there are more than ${mostCommits$1} commits between`);
	return {
		known: true,
		value: commits.flatMap(peopleOfCommit)
	};
}
function peopleOfCommit(text) {
	const [hash = "", authorName = "", authorEmail = "", committerName = "", committerEmail = "", ...message] = text.replace(/^\n/, "").split("\n");
	return peopleOf(hash, {
		name: authorName,
		email: authorEmail
	}, {
		name: committerName,
		email: committerEmail
	}, message.join("\n"));
}
/** Everybody whom one commit names. */
function peopleOf(hash, author, committer, message) {
	const short = hash.slice(0, 8);
	const people = [{
		as: `an author of ${short}`,
		...author
	}];
	if (committer.email !== "noreply@github.com" && committer.login !== "web-flow") people.push({
		as: `the committer of ${short}`,
		...committer
	});
	for (const [, name = "", email = ""] of message.matchAll(/^[ \t]*co-authored-by:[ \t]*([^<\n]*?)[ \t]*<([^>\n]*)>/gim)) people.push({
		as: `a co-author of ${short}`,
		name,
		email
	});
	return people;
}

// src/commands/gates/github-open.ts
/** More commits between two releases are not looked through one by one. */
const mostCommits = 250;
const requestsAtOnce = 8;
/** Undefined without a repository or a token. */
function openGithub(context) {
	const { environment } = context;
	const repository = require_event.repositoryNameOf(environment["GITHUB_REPOSITORY"] ?? "");
	const token = environment["GITHUB_TOKEN"];
	if (repository === void 0 || token === void 0 || token === "") return void 0;
	const teamsToken = environment["SLIPWAY_TEAMS_TOKEN"];
	return {
		access: {
			client: require_github_access.githubClient(context, token),
			repository
		},
		teams: teamsToken === void 0 || teamsToken === "" ? void 0 : require_github_access.githubClient(context, teamsToken),
		run: require_environment.isOnRunner(environment) ? runOf(environment) : void 0,
		url: `${environment["GITHUB_SERVER_URL"] ?? "https://github.com"}/${repository.owner}/${repository.name}`
	};
}
/** Undefined without a repository or a token. Nothing is asked of GitHub yet. */
function openGithubView(context) {
	const github = openGithub(context);
	return github === void 0 ? void 0 : new ApiView(github);
}
/** What GitHub refuses or cannot answer closes the gate, with its reason. */
function reading(read) {
	return closedUnlessRead(read, ({ message, next }) => `${message} ${next}`);
}
var ApiView = class {
	#access;
	#teams;
	#run;
	#url;
	constructor({ access, teams, run, url }) {
		this.#access = access;
		this.#teams = teams ?? access.client;
		this.#run = run;
		this.#url = url;
	}
	reviewsOf(environment, bundle, expires, now, teams) {
		const run = this.#run;
		if (run === void 0) return Promise.resolve({
			known: true,
			value: []
		});
		const check = (login, id) => this.#checkStanding(login, id, teams);
		return reading(() => reviewApprovals({
			access: this.#access,
			run,
			environment,
			bundle,
			expires,
			now,
			url: this.#url,
			check
		}));
	}
	async #checkStanding(login, id, teams) {
		const account = await this.accountOf(login, teams);
		if (!account.known) return {
			sound: false,
			why: `cannot be counted: ${restOf(account.why)}`
		};
		if (account.value?.id !== id) return {
			sound: false,
			why: "has not this login any more; approve again"
		};
		return {
			sound: true,
			standing: account.value.standing
		};
	}
	accountOf(login, teams) {
		return reading(async () => {
			const permission = await require_pull_requests.permissionOf(this.#access, login);
			if (permission === void 0) return {
				known: true,
				value: void 0
			};
			const memberships = await require_limited.mapLimited(teams, requestsAtOnce, async (team) => {
				const [organization = "", name = ""] = team.split("/");
				return {
					team,
					isMember: await isTeamMember(this.#teams, {
						organization,
						name
					}, login)
				};
			});
			const standing = {
				role: permission.role === "none" ? null : permission.role,
				permission: permission.permission === "none" ? null : permission.permission,
				teams: memberships.filter(({ isMember }) => isMember === true).map(({ team }) => team.toLowerCase()),
				unreadTeams: memberships.filter(({ isMember }) => isMember === "unreadable").map(({ team }) => team)
			};
			return {
				known: true,
				value: {
					id: String(permission.user.id),
					standing
				}
			};
		});
	}
	async checkApproval(record, teams) {
		const refused = (why) => ({
			sound: false,
			why
		});
		const { who, source } = record;
		if (who.kind !== "github") return refused("is nobody that GitHub knows");
		if (source.kind === "command") return refused("is named by nobody: only a comment or a review shows who somebody is on GitHub");
		if (source.kind === "review") return refused("is named by a stored file as a reviewer: reviews are read from their run alone");
		const repository = require_event.repositoryNameOf(source.repository);
		if (repository === void 0 || !require_event.isSameRepository(repository, this.#access.repository)) return refused("approved in another repository");
		const read = await reading(async () => ({
			known: true,
			value: await this.#checkComment(who.id, source)
		}));
		if (!read.known) return refused(`cannot be counted: ${restOf(read.why)}`);
		if (read.value !== void 0) return refused(read.value);
		return this.#checkStanding(who.login, who.id, teams);
	}
	/** Why a comment does not stand as it stood, or undefined. */
	async #checkComment(id, source) {
		const comment = await require_pull_requests.readComment(this.#access, source.comment);
		if (comment === void 0) return "deleted the comment, or somebody else did";
		if (String(comment.author?.id) !== id) return "is not the author of the comment that the approval names";
		if (comment.author?.type !== "User" || comment.viaApp) return "did not write the comment by hand: bots and apps approve nothing";
		if (comment.updatedAt.getTime() !== comment.createdAt.getTime() || require_digest.sha256Hex(comment.body) !== source.text) return "edited the comment, or somebody else did";
		if (source.head === null) return void 0;
		const pull = await require_pull_requests.readPullRequest(this.#access, source.issue);
		return pull?.head.sha === source.head || pull?.mergeCommit === source.head ? void 0 : `approved pull request ${source.issue} without a digest, and its head has moved since`;
	}
	peopleOfChange(base, head) {
		return reading(async () => {
			const commits = await commitsBetween(this.#access, base, head, mostCommits);
			if (commits === void 0) return {
				known: false,
				why: `Who wrote the change is not known: GitHub does not have the commits from ${(base ?? "").slice(0, 12)} to ${head.slice(0, 12)}, or there are more than ${mostCommits}.`
			};
			return {
				known: true,
				value: [...commits.flatMap(namedIn), ...await this.#requesters(commits)]
			};
		});
	}
	/** Authors of the pull requests, and who pushed: GitHub records both, whatever the commits say. */
	async #requesters(commits) {
		const hashes = new Set(commits.map(({ sha }) => sha));
		const pulls = new Map((await require_limited.mapLimited([...hashes], requestsAtOnce, (sha) => pullRequestsOfCommit(this.#access, sha))).flat().map((pull) => [pull.number, pull]));
		const people = [];
		for (const { number, author, head } of pulls.values()) {
			if (author !== void 0) people.push({
				as: `the author of pull request ${number}`,
				login: author.login,
				id: String(author.id)
			});
			if (head.repository === void 0) continue;
			const [last] = await pushesTo({
				client: this.#access.client,
				repository: head.repository
			}, head.ref) ?? [];
			if (last?.actor !== void 0) people.push({
				as: `the last who pushed to pull request ${number}`,
				login: last.actor.login,
				id: String(last.actor.id)
			});
		}
		const branch = await readDefaultBranch(this.#access);
		for (const { actor, after } of await pushesTo(this.#access, branch) ?? []) if (actor !== void 0 && hashes.has(after)) people.push({
			as: `the one who pushed ${after.slice(0, 8)}`,
			login: actor.login,
			id: String(actor.id)
		});
		return people;
	}
	checksAt(commit) {
		return reading(async () => ({
			known: true,
			value: await checkStatesAt(this.#access, commit)
		}));
	}
	openAlerts() {
		return reading(async () => ({
			known: true,
			value: await openAlertsOf(this.#access, "Slipway")
		}));
	}
	protectionOf(environment) {
		return reading(async () => {
			const protection = await protectionOf(this.#access, environment);
			if (protection === void 0) return {
				known: true,
				value: "missing"
			};
			return {
				known: true,
				value: protection.rules.length === 0 ? "unprotected" : "protected"
			};
		});
	}
};
function namedIn({ sha, author, committer, message }) {
	const signature = ({ name, email, account }) => ({
		name,
		email,
		login: account?.login,
		id: account === void 0 ? void 0 : String(account.id)
	});
	return peopleOf(sha, signature(author), signature(committer), message);
}

Object.defineProperty(exports, "announce", {
  enumerable: true,
  get: function () {
    return announce;
  }
});
Object.defineProperty(exports, "closedUnlessRead", {
  enumerable: true,
  get: function () {
    return closedUnlessRead;
  }
});
Object.defineProperty(exports, "durationWords", {
  enumerable: true,
  get: function () {
    return durationWords;
  }
});
Object.defineProperty(exports, "momentWords", {
  enumerable: true,
  get: function () {
    return momentWords;
  }
});
Object.defineProperty(exports, "openGithub", {
  enumerable: true,
  get: function () {
    return openGithub;
  }
});
Object.defineProperty(exports, "openGithubView", {
  enumerable: true,
  get: function () {
    return openGithubView;
  }
});
Object.defineProperty(exports, "peopleInGit", {
  enumerable: true,
  get: function () {
    return peopleInGit;
  }
});
Object.defineProperty(exports, "protectionOf", {
  enumerable: true,
  get: function () {
    return protectionOf;
  }
});
Object.defineProperty(exports, "readBranchHead", {
  enumerable: true,
  get: function () {
    return readBranchHead;
  }
});
Object.defineProperty(exports, "readDefaultBranch", {
  enumerable: true,
  get: function () {
    return readDefaultBranch;
  }
});
Object.defineProperty(exports, "readFileAt", {
  enumerable: true,
  get: function () {
    return readFileAt;
  }
});
Object.defineProperty(exports, "restOf", {
  enumerable: true,
  get: function () {
    return restOf;
  }
});
