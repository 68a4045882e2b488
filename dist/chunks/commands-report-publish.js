const require_errors = require("./platform-errors.js");
const require_pull_requests = require("./github-comments.js");
const require_errors$1 = require("./github-errors.js");
const require_json = require("./platform-json.js");
const require_digest = require("./platform-digest.js");
const require_event = require("./github-event.js");
const require_environment = require("./platform-environment.js");
const require_evaluation = require("./reports-markdown-review-evaluation.js");
const require_github_access = require("./commands-github-access.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_text = require("./commands-report-text.js");

// src/github/own-identity.ts
/** As whom we write: a comment is only ours where its author is who our token acts as. */
/** Who `GITHUB_TOKEN` acts as. */
const jobIdentity = {
	login: "github-actions[bot]",
	id: void 0
};
/**
* Asked of GraphQL, because REST does not tell the token of an app who it is; where GraphQL does not answer, of REST;
* where neither does, it is taken for the token of a job. A wrong guess harms nobody: no comment of somebody else is
* ever changed, because the login of a bot ends in `[bot]`, which no user's can.
*
* @throws SW1005 where the token is no good, SW1009 to SW1011 and SW1014 where GitHub cannot be asked.
*/
async function ownIdentity(client) {
	const viewer = await viewerOf(client);
	if (viewer !== void 0) return viewer;
	const account = await require_pull_requests.ownAccount(client);
	return account === void 0 ? jobIdentity : {
		login: account.login,
		id: account.id
	};
}
/** True where the account is the one that we write as. */
function isOwn(author, own) {
	if (author === void 0) return false;
	if (author.type === "Bot") return own.id === void 0 && botName(author.login) === botName(own.login);
	return own.id !== void 0 && author.id === own.id;
}
/** GraphQL leaves the ending away in some places and has it in others. */
function botName(login) {
	return login.toLowerCase().replace(/\[bot\]$/, "");
}
async function viewerOf(client) {
	const { status, json } = await client.send({
		method: "POST",
		path: "/graphql",
		body: { query: "query { viewer { login databaseId __typename } }" },
		purpose: "see who the token acts as",
		answers: [
			400,
			403,
			404
		],
		lookFirst: async () => void 0
	});
	if (status >= 400) return void 0;
	const viewer = inside(inside(json, "data"), "viewer");
	const login = inside(viewer, "login");
	const id = inside(viewer, "databaseId");
	if (typeof login !== "string" || login === "" || login.length > 110) return void 0;
	if (login.endsWith("[bot]") || inside(viewer, "__typename") === "Bot") return {
		login,
		id: void 0
	};
	return typeof id === "number" ? {
		login,
		id
	} : void 0;
}
function inside(value, name) {
	return require_json.isJsonObject(value) ? require_json.ownProperty(value, name) : void 0;
}

// src/github/report-marker.ts
/** The hidden first line of a report's comment: by it the next run finds the comment again, and sees what it is about. */
const keyPattern = /^[A-Za-z0-9._-]{1,64}$/;
const markerPattern = /^<!-- slipway:report key=([A-Za-z0-9._-]{1,64}) head=([0-9a-f]{40,64}) run=(\d{1,15})\.(\d{1,6}) -->/;
/** A key that can stand in the marker: the text itself where it is short and plain, else a digest of it. */
function reportKeyOf(text) {
	return keyPattern.test(text) ? text : `x-${require_digest.sha256Hex(text).slice(0, 24)}`;
}
/** One line, an HTML comment. `key` and `head` hold nothing that ends one; the parser takes no other form. */
function formatMarker({ key, head, run, attempt }) {
	return `<!-- slipway:report key=${key} head=${head} run=${run}.${attempt} -->`;
}
/** The marker at the very beginning of a comment; undefined where there is none. Anybody can write one. */
function parseMarker(body) {
	const [, key = "", head = "", run = "", attempt = ""] = markerPattern.exec(body) ?? [];
	return require_event.isCommitSha(head) ? {
		key,
		head,
		run: Number(run),
		attempt: Number(attempt)
	} : void 0;
}

// src/github/report-comment.ts
/**
* One comment for one report: found again by its marker and by who wrote it, updated in place, written once. Two runs
* at the same moment end with one comment, and a run for an older head never overwrites the report of a newer one.
*/
/** Comments that vanish between two requests are found or made again so often. */
const mostRounds = 3;
/**
* Writes the report.
*
* @throws SW1014 where the command was interrupted. Everything else is an outcome: a report that cannot be written
* fails nothing.
*/
async function publishComment(access, report) {
	const state = { own: void 0 };
	try {
		return await new Publisher(access, report, state).publish();
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.class !== "outside") throw error;
		return {
			kind: "refused",
			error,
			earlier: await foldEarlier(access, error, state.own)
		};
	}
}
/** An earlier report that cannot be brought up to date says something that is not true any more: it is folded away. */
async function foldEarlier(access, error, own) {
	if (own === void 0) return "none";
	if (error.code !== "SW1006" && error.code !== "SW1008") return "stays";
	try {
		return await require_pull_requests.foldComment(access, own.nodeId) ? "folded" : "stays";
	} catch (thrown) {
		if (!require_errors.isSlipwayError(thrown) || thrown.class !== "outside") throw thrown;
		return "stays";
	}
}
var Publisher = class {
	#access;
	#report;
	/** The comment that was there before, for whoever has to fold it. */
	#state;
	constructor(access, report, state) {
		this.#access = access;
		this.#report = report;
		this.#state = state;
	}
	async publish() {
		const identity = await ownIdentity(this.#access.client);
		for (let round = 0; round < mostRounds; round++) {
			const [first, ...others] = await this.#find(identity);
			this.#state.own = first;
			const reason = await this.#supersededBy(first);
			if (reason !== void 0) return {
				kind: "superseded",
				reason
			};
			if (first === void 0 && this.#report.onlyUpdates === true) return { kind: "nothing" };
			const outcome = first === void 0 ? await this.#create(identity) : await this.#update(first);
			if (outcome === void 0) continue;
			for (const other of others) await this.#deleteIfAllowed(other.id);
			return outcome;
		}
		throw require_errors$1.githubErrors.create("SW1008", {
			message: `The report's comment on pull request #${this.#report.pullRequest} was deleted again and again while it was written.`,
			next: "Look for another tool that removes comments on this pull request."
		});
	}
	/** Our comments with our key, oldest first. */
	async #find(identity) {
		const found = [];
		for await (const comment of require_pull_requests.listComments(this.#access, this.#report.pullRequest)) if (parseMarker(comment.body)?.key === this.#report.marker.key && isOwn(comment.author, identity)) found.push(comment);
		return found.toSorted((a, b) => a.id - b.id);
	}
	/** Why this report is not wanted any more; undefined where it is. */
	async #supersededBy(own) {
		const { marker, pullRequest } = this.#report;
		const pull = await require_pull_requests.readPullRequest(this.#access, pullRequest);
		if (pull === void 0) throw require_errors$1.githubErrors.create("SW1007", {
			message: `There is no pull request #${pullRequest}, or the token may not see it.`,
			next: "Check the number, and that the job has `pull-requests: write`."
		});
		if (pull.head.sha !== marker.head) return `the pull request is at ${pull.head.sha.slice(0, 12)} now, and this report is about ${marker.head.slice(0, 12)}`;
		const there = own === void 0 ? void 0 : parseMarker(own.body);
		if (this.#report.onlyUpdates === true && there?.head === marker.head) return "what stands there is about this commit, from an earlier attempt";
		return there?.head === marker.head && there.run === marker.run && there.attempt > marker.attempt ? `attempt ${there.attempt} of this run has reported already` : void 0;
	}
	async #create(identity) {
		const { pullRequest } = this.#report;
		const { value: made, form } = await this.#inSomeForm((body) => require_pull_requests.createComment(this.#access, pullRequest, body, async () => (await this.#find(identity)).find(({ body: text }) => this.#isOurs(text))));
		const author = made.author;
		const known = author === void 0 ? identity : {
			login: author.login,
			id: author.type === "Bot" ? void 0 : author.id
		};
		const [oldest = made] = await this.#find(known);
		if (oldest.id === made.id) return {
			kind: "created",
			id: made.id,
			form
		};
		await this.#deleteIfAllowed(made.id);
		return this.#update(oldest);
	}
	/** A second comment of ours that cannot be deleted is no reason to fail: the next run tries again. */
	async #deleteIfAllowed(id) {
		try {
			await require_pull_requests.deleteComment(this.#access, id);
		} catch (error) {
			if (!require_errors.isSlipwayError(error) || error.class !== "outside") throw error;
		}
	}
	/** True for what this attempt of this run wrote. */
	#isOurs(body) {
		return body.startsWith(formatMarker(this.#report.marker));
	}
	/** Undefined where the comment is gone. */
	async #update(own) {
		const [full] = this.#report.bodies;
		if (own.body === full()) {
			await this.#unfold(own);
			return {
				kind: "unchanged",
				id: own.id,
				form: 0
			};
		}
		let reason;
		const { value, form } = await this.#inSomeForm((body) => require_pull_requests.updateComment(this.#access, own.id, body, async () => {
			reason = await this.#supersededBy(own);
			return reason === void 0;
		}));
		if (value === "gone") return void 0;
		if (value === "unwanted") return {
			kind: "superseded",
			reason: reason ?? ""
		};
		await this.#unfold(own);
		return {
			kind: "updated",
			id: own.id,
			form
		};
	}
	/** What an earlier run folded as outdated says the truth again. Where it cannot be unfolded, it is there all the same. */
	async #unfold(own) {
		try {
			await require_pull_requests.unfoldComment(this.#access, own.nodeId);
		} catch (error) {
			if (!require_errors.isSlipwayError(error) || error.class !== "outside") throw error;
		}
	}
	/** GitHub counts in its own way: what it does not take (422) is tried shorter. */
	async #inSomeForm(write) {
		const { bodies } = this.#report;
		for (let form = 0;; form++) {
			const body = bodies[form] ?? bodies[0];
			try {
				return {
					value: await write(body()),
					form
				};
			} catch (error) {
				if (!require_errors.isSlipwayError(error) || error.code !== "SW1008" || form + 1 >= bodies.length) throw error;
			}
		}
	}
};

// src/commands/report/target.ts
/** One head can be proposed to several branches; more than this is no ordinary use. */
const mostPullRequests = 3;
/**
* Finds out from the event. `number` is what the workflow's author wrote into `pull-request`, for events that belong to
* no pull request by themselves.
*
* @throws SW0103 for a number that is none, SW0114 under pull_request_target, and what the API throws.
*/
async function reportTarget(facts, review, access) {
	const { event, number } = facts;
	if (event.kind === "pull_request") {
		if (event.target) throw unsafeEvent();
		return fromOwnEvent(event.pullRequest.number, event.pullRequest.head.sha, review);
	}
	if (event.kind === "workflow_run") return fromFinishedRun(event.run, number, review, access);
	if (number === void 0) return {
		kind: "none",
		reason: `a run for ${facts.run.eventName} belongs to no pull request`
	};
	if (!Number.isInteger(number) || number < 1) throw require_platform_errors.platformErrors.create("SW0103", {
		message: "The number of the pull request is no whole number above 0.",
		next: "Write for example `pull-request: ${{ github.event.issue.number }}`."
	});
	const head = review?.pullRequest?.headSha ?? review?.head.commit;
	if (!require_event.isCommitSha(head)) return {
		kind: "none",
		reason: "the document does not say which commit it is about"
	};
	return {
		kind: "pull requests",
		numbers: [number],
		head,
		madeBy: void 0
	};
}
function fromOwnEvent(number, head, review) {
	const about = review?.pullRequest?.headSha;
	if (about !== void 0 && about !== head) return otherCommit(about, head);
	return {
		kind: "pull requests",
		numbers: [number],
		head,
		madeBy: void 0
	};
}
/**
* The document is the artifact of a run that anybody may have made: it names nothing that is believed. Head repository,
* branch and commit are what GitHub says of the run, and the pull request is the one that GitHub knows for them.
*/
async function fromFinishedRun(finished, number, review, access) {
	if (number !== void 0) throw require_platform_errors.platformErrors.create("SW0103", {
		message: "`pull-request` is not taken in a run for workflow_run: a number could come from a stranger's artifact.",
		next: "Leave it out. The pull request is found by the head of the run."
	});
	if (finished.event !== "pull_request") return {
		kind: "none",
		reason: `the run that ended was for ${finished.event}, not for a pull request`
	};
	const repository = finished.headRepository;
	if (repository === void 0) return {
		kind: "none",
		reason: "the fork of that run was deleted"
	};
	const about = review?.pullRequest?.headSha;
	if (about !== void 0 && about !== finished.headSha) return otherCommit(about, finished.headSha);
	const head = {
		repository,
		branch: finished.headBranch,
		sha: finished.headSha
	};
	const numbers = (await require_pull_requests.pullRequestsOfHead(access(), head)).slice(0, mostPullRequests).map((pull) => pull.number);
	if (numbers.length === 0) return {
		kind: "none",
		reason: `no open pull request has ${finished.headSha.slice(0, 12)} as its head (any more)`
	};
	return {
		kind: "pull requests",
		numbers,
		head: finished.headSha,
		madeBy: finished
	};
}
function otherCommit(about, head) {
	return {
		kind: "none",
		reason: `the document is about ${about.slice(0, 12)}, and this run is about ${head.slice(0, 12)}`
	};
}
function unsafeEvent() {
	return require_platform_errors.platformErrors.create("SW0114", {
		message: "A run for `pull_request_target` has rights that a document made from a stranger's code must not meet.",
		next: "Report under `on: pull_request`, and publish the reports of forks under `on: workflow_run`: docs/pull-requests.md has both workflows."
	});
}

// src/commands/report/publish.ts
/**
* The ladder: a comment where it can be written, else the job's summary, else annotations, else the log. No step of it
* fails the build; each says why it was not taken.
*/
/** True for what stands on GitHub now. */
function isWritten(outcome) {
	return outcome.kind === "created" || outcome.kind === "updated" || outcome.kind === "unchanged";
}
/**
* Publishes as high as possible. Without a review there is none for this commit: an earlier report is marked as
* outdated, and where there is none nothing is written.
*
* @throws what is a mistake of the workflow's author: SW0103, SW0114, SW1002, SW1003. Faults of the outside world are
* reasons, not errors.
*/
async function publishReport(review, options, context) {
	if (context.environment["GITHUB_ACTIONS"] !== "true") return below("this is no run of GitHub Actions", require_text.nothingAround, context);
	const { run, event } = await require_github_access.githubRun(context);
	const around = {
		run,
		madeBy: void 0,
		artifactUrl: checkedArtifactUrl(options.artifactUrl, run, context)
	};
	if (options.comment === "never") return below("no comment is wanted (`comment: never`)", around, context);
	const access = accessOnce(run, context);
	let target;
	try {
		target = await reportTarget({
			run,
			event,
			number: options.pullRequest
		}, review, access);
		if (target.kind === "none") return below(target.reason, around, context);
		const reporting = {
			review,
			run,
			target,
			around: {
				...around,
				madeBy: target.madeBy
			},
			key: keyOf(options.key, run)
		};
		return publicationOf(await commentOnAll(reporting, access(), (text) => context.redaction.redact(text)), reporting.around, context);
	} catch (error) {
		if (!(require_errors.isSlipwayError(error) && (error.class === "outside" || error.code === "SW1001" || error.code === "SW1004"))) throw error;
		return below(withoutFullStop(error.message), around, context, error.code);
	}
}
async function commentOnAll(reporting, access, redact) {
	const { review, run, target, around, key } = reporting;
	const marker = {
		key,
		head: target.head,
		run: run.runId,
		attempt: run.runAttempt
	};
	const first = formatMarker(marker);
	const comments = [];
	for (const pullRequest of target.numbers) {
		const outcome = await publishComment(access, {
			pullRequest,
			marker,
			...review === void 0 ? {
				bodies: [() => require_text.outdatedText(target.head, first, around)],
				onlyUpdates: true
			} : { bodies: [
				() => redact(require_text.commentText(review, first, require_text.commentRoom, around, [require_evaluation.evaluationSection])),
				() => redact(require_text.commentText(review, first, require_text.smallCommentRoom, around, [require_evaluation.evaluationSection])),
				() => redact(require_text.shortestText(review, first, around))
			] }
		});
		comments.push({
			pullRequest,
			outcome,
			url: commentUrl(run, pullRequest, outcome)
		});
	}
	return comments;
}
function publicationOf(comments, around, context) {
	if (comments.some(({ outcome }) => isWritten(outcome))) return {
		rung: "comment",
		reason: void 0,
		code: void 0,
		comments,
		around
	};
	const refused = comments.map(({ outcome }) => outcome).find((outcome) => outcome.kind === "refused");
	if (refused?.kind === "refused") {
		const { error } = refused;
		return {
			...below(withoutFullStop(`${error.message} ${error.next}`), around, context, error.code),
			comments
		};
	}
	const superseded = comments.map(({ outcome }) => outcome).find((outcome) => outcome.kind === "superseded");
	return {
		...below(superseded?.kind === "superseded" ? superseded.reason : "there is no earlier report that could be outdated", around, context),
		comments
	};
}
/** The highest rung below the comment. The edge writes the summary of an action; a `run:` step has to do it itself. */
function below(reason, around, { environment }, code) {
	const isAction = environment["INPUT_RESULT-FORMAT"] !== void 0;
	const hasSummary = (environment["GITHUB_STEP_SUMMARY"] ?? "") !== "";
	const onRunner = require_environment.isOnRunner(environment);
	return {
		rung: isAction && hasSummary ? "summary" : isAction && onRunner ? "annotations" : "log",
		reason,
		code,
		comments: [],
		around
	};
}
/** The client is made when the first request is due: without a token that is an error, and not every event needs one. */
function accessOnce(run, context) {
	let made;
	return () => {
		made ??= {
			client: require_github_access.githubClient(context),
			repository: run.repository
		};
		return made;
	};
}
/** By default the file of the workflow, so that two workflows do not take each other's comment. */
function keyOf(named, { workflowRef, workflow }) {
	if (named !== void 0) return reportKeyOf(named);
	const [, file] = /\/\.github\/workflows\/([^/@]+)@/.exec(workflowRef ?? "") ?? [];
	return reportKeyOf(file ?? workflow);
}
function commentUrl(run, pullRequest, outcome) {
	if (run.serverUrl === void 0 || !isWritten(outcome)) return void 0;
	const { owner, name } = run.repository;
	return `${run.serverUrl}/${owner}/${name}/pull/${pullRequest}#issuecomment-${outcome.id}`;
}
/** An artifact belongs to a run of this repository; no other address gets into the report. */
function checkedArtifactUrl(text, run, context) {
	if (text === void 0) return void 0;
	const { owner, name } = run.repository;
	const url = URL.canParse(text) ? new URL(text).href : "";
	if (run.serverUrl !== void 0 && url.startsWith(`${run.serverUrl}/${owner}/${name}/actions/runs/`) && /^[\w:/.%-]+$/.test(url)) return url;
	context.progress.note("The comment links to no artifact: `artifact-url` is no address of one of this repository. Write `artifact-url: ${{ steps.NAME.outputs.artifact-url }}`.");
}
function withoutFullStop(text) {
	return text.replace(/\.$/, "");
}

exports.isWritten = isWritten;
exports.publishReport = publishReport;
